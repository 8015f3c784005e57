// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/bytesource.h"

#include "models/ingest/rawfile.h"

#include <QCoreApplication>
#include <QFile>

#include <isa-l/igzip_lib.h>
#include <zip.h>

#include <algorithm>
#include <vector>

namespace billfold
{

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("ByteSource", text);
}

Error damaged(const QString& sentence, const QString& cause = {})
{
    return {ErrorCode::Invalid, sentence, cause};
}

class PlainSource final : public ByteSource
{
public:
    PlainSource(std::unique_ptr<RawFile> file, QByteArray head)
        : m_file(std::move(file)), m_head(std::move(head))
    {
    }
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
    Error failure() const override { return m_file->failure(); }
    std::int64_t position() const override { return m_file->position(); }
    Packing packing() const override { return Packing::Plain; }
    QByteArray hash() const override { return m_file->hash(); }

private:
    std::unique_ptr<RawFile> m_file;
    QByteArray m_head; // bytes that were read to tell the packing
};

/// gzip, one member or several in a row, as streams that were appended to each other have them.
class GzipSource final : public ByteSource
{
public:
    GzipSource(std::unique_ptr<RawFile> file, const QByteArray& head)
        : m_file(std::move(file)), m_input(1u << 18)
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
        while (m_state.avail_out > 0 && !m_ended) {
            if (!step()) {
                // What was unpacked before the damage is good; the failure comes with the next call.
                if (m_state.avail_out < wanted && m_failure.code == ErrorCode::Invalid)
                    break;
                return -1;
            }
        }
        return wanted - m_state.avail_out;
    }
    Error failure() const override { return m_failure; }
    std::int64_t position() const override { return m_file->position(); }
    Packing packing() const override { return Packing::Gzip; }
    QByteArray hash() const override { return m_file->hash(); }

private:
    void start()
    {
        isal_inflate_init(&m_state);
        m_state.crc_flag = ISAL_GZIP;
    }
    /// A new member behind the one that ended, keeping input and output where they are.
    void startNext()
    {
        uint8_t* const in = m_state.next_in;
        const uint32_t left = m_state.avail_in;
        uint8_t* const out = m_state.next_out;
        const uint32_t room = m_state.avail_out;
        start();
        m_state.next_in = in;
        m_state.avail_in = left;
        m_state.next_out = out;
        m_state.avail_out = room;
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
        m_inputEnded = got == 0;
        return true;
    }
    bool step()
    {
        if (!m_failure.message.isEmpty())
            return false;
        if (m_state.avail_in == 0 && !m_inputEnded && !fill())
            return false;
        if (m_state.block_state == ISAL_BLOCK_FINISH)
            return betweenMembers();
        const uint32_t inBefore = m_state.avail_in;
        const uint32_t outBefore = m_state.avail_out;
        const int result = isal_inflate(&m_state);
        if (result < 0) {
            m_failure = damaged(tr("%1 is damaged: its gzip stream cannot be unpacked. Download it again.")
                                    .arg(m_file->name()),
                                tr("inflate error %1").arg(result));
            return false;
        }
        // The last bytes of a stream may still come out when no more go in.
        const bool stuck = m_state.avail_in == inBefore && m_state.avail_out == outBefore;
        if (m_inputEnded && stuck && m_state.block_state != ISAL_BLOCK_FINISH) {
            m_failure = damaged(tr("%1 is cut off: its gzip stream ends in the middle. Download it again.")
                                    .arg(m_file->name()));
            return false;
        }
        return true;
    }
    /// Zero bytes behind the last member are padding (tapes, block devices), as gzip itself reads them.
    bool betweenMembers()
    {
        while (m_state.avail_in > 0 && *m_state.next_in == 0) {
            ++m_state.next_in;
            --m_state.avail_in;
            m_padded = true;
        }
        if (m_state.avail_in == 0) {
            m_ended = m_inputEnded;
            return true;
        }
        if (m_padded || *m_state.next_in != 0x1f) {
            m_failure = damaged(
                tr("%1 is damaged: bytes follow its gzip stream that do not belong to it. Download it again.")
                    .arg(m_file->name()));
            return false;
        }
        startNext();
        return true;
    }

    std::unique_ptr<RawFile> m_file;
    std::vector<uint8_t> m_input;
    inflate_state m_state;
    bool m_inputEnded = false;
    bool m_ended = false;
    bool m_padded = false;
    Error m_failure;
};

/// The one CSV in a zip archive.
class ZipSource final : public ByteSource
{
public:
    ZipSource(std::unique_ptr<RawFile> file, zip_t* archive, zip_file_t* member, std::uint64_t unpackedSize)
        : m_file(std::move(file)), m_archive(archive), m_member(member), m_unpackedSize(unpackedSize)
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
        if (got < 0) {
            m_failure = damaged(tr("%1 is damaged: its zip archive cannot be unpacked. Download it again.")
                                    .arg(m_file->name()),
                                QString::fromUtf8(zip_file_strerror(m_member)));
            return -1;
        }
        m_unpacked += static_cast<std::uint64_t>(got);
        // The library reads by itself, so the raw bytes are hashed and watched here.
        if (got == 0 && !m_file->readToEnd()) {
            m_failure = m_file->failure();
            return -1;
        }
        return got;
    }
    Error failure() const override { return m_failure; }
    std::int64_t position() const override
    {
        if (m_unpackedSize == 0)
            return 0;
        constexpr std::uint64_t steps = 1000; // fine enough for a progress bar
        const std::uint64_t done = std::min(m_unpacked, m_unpackedSize) * steps / m_unpackedSize;
        return static_cast<std::int64_t>(done) * m_file->size() / static_cast<std::int64_t>(steps);
    }
    Packing packing() const override { return Packing::Zip; }
    QByteArray hash() const override { return m_file->hash(); }

private:
    std::unique_ptr<RawFile> m_file;
    zip_t* m_archive;
    zip_file_t* m_member;
    std::uint64_t m_unpackedSize;
    std::uint64_t m_unpacked = 0;
    Error m_failure;
};

/// The member to read: the only file, or the only CSV among others.
std::vector<zip_uint64_t> candidates(zip_t* archive)
{
    std::vector<zip_uint64_t> all;
    std::vector<zip_uint64_t> csv;
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    for (zip_int64_t i = 0; i < count; ++i) {
        const char* raw = zip_get_name(archive, static_cast<zip_uint64_t>(i), 0);
        const QByteArray name(raw);
        if (raw == nullptr || name.endsWith('/') || name.startsWith("__MACOSX/"))
            continue;
        all.push_back(static_cast<zip_uint64_t>(i));
        if (name.toLower().endsWith(".csv"))
            csv.push_back(static_cast<zip_uint64_t>(i));
    }
    return csv.empty() ? all : csv;
}

Result<std::unique_ptr<ByteSource>> openZip(std::unique_ptr<RawFile> file)
{
    const Error broken =
        damaged(tr("%1 is damaged: its zip archive cannot be opened. Download it again.").arg(file->name()));
    int code = 0;
    zip_t* archive = zip_open(QFile::encodeName(file->path()).constData(), ZIP_RDONLY, &code);
    if (archive == nullptr)
        return broken;
    const std::vector<zip_uint64_t> members = candidates(archive);
    if (members.size() != 1) {
        zip_discard(archive);
        return damaged(
            tr("%1 holds %2 files, and a zipped export holds one. Unpack it and import the folder.")
                .arg(file->name())
                .arg(members.size()));
    }
    zip_stat_t about;
    zip_stat_init(&about);
    const bool known = zip_stat_index(archive, members[0], 0, &about) == 0;
    if (known && (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && about.encryption_method != ZIP_EM_NONE) {
        zip_discard(archive);
        return damaged(
            tr("%1 is protected by a password. Unpack it and import the file in it.").arg(file->name()));
    }
    zip_file_t* member = known ? zip_fopen_index(archive, members[0], 0) : nullptr;
    if (member == nullptr) {
        zip_discard(archive);
        return broken;
    }
    const std::uint64_t size = (about.valid & ZIP_STAT_SIZE) != 0 ? about.size : 0;
    return std::unique_ptr<ByteSource>(std::make_unique<ZipSource>(std::move(file), archive, member, size));
}

} // namespace

QString packingName(Packing packing)
{
    switch (packing) {
    case Packing::Plain:
        break;
    case Packing::Gzip:
        return tr("CSV in gzip");
    case Packing::Zip:
        return tr("CSV in zip");
    }
    return tr("CSV");
}

Result<std::unique_ptr<ByteSource>> openByteSource(const QString& path)
{
    auto opened = RawFile::open(path);
    if (!opened)
        return opened.error();
    std::unique_ptr<RawFile> file = std::move(*opened);
    QByteArray head(4, '\0');
    std::int64_t have = 0;
    while (have < head.size()) {
        const std::int64_t got = file->read(head.data() + have, head.size() - have);
        if (got < 0)
            return file->failure();
        if (got == 0)
            break;
        have += got;
    }
    head.truncate(have);
    if (head.startsWith("\x1f\x8b"))
        return std::unique_ptr<ByteSource>(std::make_unique<GzipSource>(std::move(file), head));
    if (head.startsWith("PK\x03\x04") || head.startsWith("PK\x05\x06"))
        return openZip(std::move(file));
    return std::unique_ptr<ByteSource>(std::make_unique<PlainSource>(std::move(file), head));
}

} // namespace billfold
