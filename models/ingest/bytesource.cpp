// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/bytesource.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <isa-l/igzip_lib.h>
#include <xxhash.h>
#include <zip.h>

#include <algorithm>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace billfold {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text) { return QCoreApplication::translate("ByteSource", text); }

Error fileError(const QString& path, const char* what)
{
    return {ErrorCode::Storage, tr(what).arg(QFileInfo(path).fileName()), QString::fromLocal8Bit(strerror(errno))};
}

/// A file's raw bytes, hashed as they pass. Says so when the file changes under the reader.
class RawFile
{
public:
    RawFile(int fd, QString path) : m_fd(fd), m_path(std::move(path)), m_state(XXH3_createState())
    {
        XXH3_128bits_reset(m_state);
        fstat(m_fd, &m_before);
    }
    ~RawFile()
    {
        XXH3_freeState(m_state);
        close(m_fd);
    }
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    std::int64_t read(char* to, std::int64_t size)
    {
        std::int64_t got = 0;
        do
            got = ::read(m_fd, to, static_cast<size_t>(size));
        while (got < 0 && errno == EINTR);
        if (got < 0) {
            m_failure = tr("%1 could not be read to the end. Check the disk and import it again.").arg(name());
            return -1;
        }
        if (got == 0) {
            struct stat after {};
            fstat(m_fd, &after);
            if (after.st_size != m_before.st_size || after.st_mtim.tv_sec != m_before.st_mtim.tv_sec ||
                after.st_mtim.tv_nsec != m_before.st_mtim.tv_nsec || m_position != m_before.st_size) {
                m_failure = tr("%1 changed while it was read. Wait until it is complete and import it again.").arg(name());
                return -1;
            }
            return 0;
        }
        m_position += got;
        XXH3_128bits_update(m_state, to, static_cast<size_t>(got));
        return got;
    }
    QString name() const { return QFileInfo(m_path).fileName(); }
    const QString& path() const { return m_path; }
    QString failure() const { return m_failure; }
    std::int64_t position() const { return m_position; }
    QByteArray hash() const
    {
        XXH128_canonical_t canonical;
        XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state));
        return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
    }

private:
    int m_fd;
    QString m_path;
    XXH3_state_t* m_state;
    struct stat m_before {};
    std::int64_t m_position = 0;
    QString m_failure;
};

class PlainSource final : public ByteSource
{
public:
    PlainSource(std::unique_ptr<RawFile> file, QByteArray head) : m_file(std::move(file)), m_head(std::move(head)) {}
    std::int64_t read(char* to, std::int64_t size) override
    {
        if (!m_head.isEmpty()) {
            const auto count = std::min<std::int64_t>(size, m_head.size());
            std::copy_n(m_head.constData(), count, to);
            m_head.remove(0, count);
            return count;
        }
        return m_file->read(to, size);
    }
    QString failure() const override { return m_file->failure(); }
    std::int64_t position() const override { return m_file->position(); }
    QString packing() const override { return tr("CSV"); }
    QByteArray hash() const override { return m_file->hash(); }

private:
    std::unique_ptr<RawFile> m_file;
    QByteArray m_head; // bytes that were read to tell the packing
};

/// gzip, one member or several in a row, as streams that were appended to each other have them.
class GzipSource final : public ByteSource
{
public:
    GzipSource(std::unique_ptr<RawFile> file, const QByteArray& head) : m_file(std::move(file)), m_input(1u << 18)
    {
        std::copy(head.begin(), head.end(), m_input.begin());
        start();
        m_state.next_in = m_input.data();
        m_state.avail_in = static_cast<uint32_t>(head.size());
    }
    std::int64_t read(char* to, std::int64_t size) override
    {
        m_state.next_out = reinterpret_cast<uint8_t*>(to);
        m_state.avail_out = static_cast<uint32_t>(std::min<std::int64_t>(size, 1 << 30));
        const std::int64_t wanted = m_state.avail_out;
        while (m_state.avail_out > 0) {
            if (m_state.avail_in == 0 && !fill())
                return -1;
            if (m_state.block_state == ISAL_BLOCK_FINISH) {
                if (m_state.avail_in == 0)
                    break;
                uint8_t* in = m_state.next_in;
                const uint32_t left = m_state.avail_in;
                uint8_t* out = m_state.next_out;
                const uint32_t room = m_state.avail_out;
                start();
                m_state.next_in = in;
                m_state.avail_in = left;
                m_state.next_out = out;
                m_state.avail_out = room;
            }
            if (m_state.avail_in == 0) {
                m_failure = tr("%1 is cut off: the gzip stream ends in the middle. Download it again.").arg(m_file->name());
                return -1;
            }
            if (isal_inflate(&m_state) != ISAL_DECOMP_OK) {
                m_failure = tr("%1 is damaged: the gzip stream cannot be unpacked. Download it again.").arg(m_file->name());
                return -1;
            }
        }
        return wanted - m_state.avail_out;
    }
    QString failure() const override { return m_failure; }
    std::int64_t position() const override { return m_file->position(); }
    QString packing() const override { return tr("CSV in gzip"); }
    QByteArray hash() const override { return m_file->hash(); }

private:
    void start()
    {
        isal_inflate_init(&m_state);
        m_state.crc_flag = ISAL_GZIP;
    }
    bool fill()
    {
        const std::int64_t got =
            m_file->read(reinterpret_cast<char*>(m_input.data()), static_cast<std::int64_t>(m_input.size()));
        if (got < 0) {
            m_failure = m_file->failure();
            return false;
        }
        m_state.next_in = m_input.data();
        m_state.avail_in = static_cast<uint32_t>(got);
        return true;
    }

    std::unique_ptr<RawFile> m_file;
    std::vector<uint8_t> m_input;
    inflate_state m_state;
    QString m_failure;
};

/// The one CSV in a zip archive.
class ZipSource final : public ByteSource
{
public:
    ZipSource(zip_t* archive, zip_file_t* member, QString name, std::int64_t bytes, QByteArray hash)
        : m_archive(archive), m_member(member), m_name(std::move(name)), m_bytes(bytes), m_hash(std::move(hash))
    {
    }
    ~ZipSource() override
    {
        zip_fclose(m_member);
        zip_discard(m_archive);
    }
    std::int64_t read(char* to, std::int64_t size) override
    {
        const std::int64_t got = zip_fread(m_member, to, static_cast<zip_uint64_t>(size));
        if (got < 0)
            m_failure = tr("%1 is damaged: its zip archive cannot be unpacked. Download it again.").arg(m_name);
        else
            m_unpacked += got;
        return got;
    }
    QString failure() const override { return m_failure; }
    std::int64_t position() const override { return std::min(m_unpacked, m_bytes); }
    QString packing() const override { return tr("CSV in zip"); }
    QByteArray hash() const override { return m_hash; }

private:
    zip_t* m_archive;
    zip_file_t* m_member;
    QString m_name;
    std::int64_t m_bytes;
    std::int64_t m_unpacked = 0;
    QByteArray m_hash;
    QString m_failure;
};

Result<std::unique_ptr<ByteSource>> openZip(RawFile& file, const QByteArray& head)
{
    // libzip reads by itself; the raw pass is for the hash alone.
    std::vector<char> buffer(1u << 20);
    std::int64_t bytes = head.size();
    for (;;) {
        const std::int64_t got = file.read(buffer.data(), static_cast<std::int64_t>(buffer.size()));
        if (got < 0)
            return Error{ErrorCode::Storage, file.failure(), {}};
        if (got == 0)
            break;
        bytes += got;
    }
    const Error damaged{ErrorCode::Invalid,
                        tr("%1 is damaged: its zip archive cannot be opened. Download it again.").arg(file.name()),
                        {}};
    int code = 0;
    zip_t* archive = zip_open(QFile::encodeName(file.path()).constData(), ZIP_RDONLY, &code);
    if (archive == nullptr)
        return damaged;
    zip_int64_t chosen = -1;
    int candidates = 0;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* name = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
        if (name == nullptr || QByteArrayView(name).endsWith('/') || QByteArrayView(name).startsWith("__MACOSX"))
            continue;
        chosen = i;
        ++candidates;
    }
    if (candidates != 1) {
        zip_discard(archive);
        return Error{ErrorCode::Invalid,
                     tr("%1 holds %2 files, and a zipped export holds one. Unpack it and import the folder.")
                         .arg(file.name())
                         .arg(candidates),
                     {}};
    }
    zip_file_t* member = zip_fopen_index(archive, static_cast<zip_uint64_t>(chosen), 0);
    if (member == nullptr) {
        zip_discard(archive);
        return damaged;
    }
    return std::unique_ptr<ByteSource>(std::make_unique<ZipSource>(archive, member, file.name(), bytes, file.hash()));
}

} // namespace

Result<std::unique_ptr<ByteSource>> openByteSource(const QString& path)
{
    const int fd = open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return fileError(path, errno == ENOENT ? "%1 is not there any more. Check the path and import it again."
                                               : "%1 cannot be opened. Check that you may read it.");
    auto file = std::make_unique<RawFile>(fd, path);
    QByteArray head(4, '\0');
    std::int64_t have = 0;
    while (have < head.size()) {
        const std::int64_t got = file->read(head.data() + have, head.size() - have);
        if (got < 0)
            return Error{ErrorCode::Storage, file->failure(), {}};
        if (got == 0)
            break;
        have += got;
    }
    head.truncate(have);
    if (head.startsWith("\x1f\x8b"))
        return std::unique_ptr<ByteSource>(std::make_unique<GzipSource>(std::move(file), head));
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return openZip(*file, head);
    return std::unique_ptr<ByteSource>(std::make_unique<PlainSource>(std::move(file), head));
}

} // namespace billfold
