// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/rawfile.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

#include <xxhash.h>

#include <cerrno>
#include <vector>

#include <fcntl.h>
#include <unistd.h>
#if defined(__x86_64__)
#include <xxh_x86dispatch.h> // the library's own choice of processor code: three times as fast as the plain build
#endif

namespace billfold
{

namespace
{

QString tr(const char* text)
{
    return QCoreApplication::translate("RawFile", text);
}

QString nameOf(const QString& path)
{
    return QFileInfo(path).fileName();
}

Error systemError(const QString& sentence)
{
    return {ErrorCode::Storage, sentence, qt_error_string(errno)};
}

} // namespace

void RawFile::FreeState::operator()(XXH3_state_s* state) const
{
    XXH3_freeState(state);
}

RawFile::RawFile(int fd, QString path) : m_fd(fd), m_path(std::move(path)), m_state(XXH3_createState())
{
    XXH3_128bits_reset(m_state.get());
}

RawFile::~RawFile()
{
    close(m_fd);
}

Result<std::unique_ptr<RawFile>> RawFile::open(const QString& path)
{
    // Not blocking, so that a pipe without a writer cannot hold the import; it makes no difference for files.
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return systemError(tr("%1 is not there. Check the path and import it again.").arg(nameOf(path)));
    if (fd < 0)
        return systemError(tr("%1 cannot be opened. Check that you may read it.").arg(nameOf(path)));
    std::unique_ptr<RawFile> file(new RawFile(fd, path));
    if (fstat(fd, &file->m_before) != 0 || !S_ISREG(file->m_before.st_mode))
        return Error{ErrorCode::Invalid, tr("%1 is not a file that can be imported.").arg(nameOf(path)), {}};
    return file;
}

bool RawFile::isUnchanged() const
{
    struct stat now {
    };
    if (fstat(m_fd, &now) != 0 || now.st_nlink == 0 || m_position != now.st_size)
        return false;
    // Also where another file has taken its place by a rename.
    struct stat byName {
    };
    if (stat(QFile::encodeName(m_path).constData(), &byName) != 0 || byName.st_ino != now.st_ino ||
        byName.st_dev != now.st_dev)
        return false;
    return now.st_size == m_before.st_size && now.st_mtim.tv_sec == m_before.st_mtim.tv_sec &&
           now.st_mtim.tv_nsec == m_before.st_mtim.tv_nsec;
}

std::int64_t RawFile::read(char* to, std::int64_t size)
{
    std::int64_t got = 0;
    do
        got = ::read(m_fd, to, static_cast<size_t>(size));
    while (got < 0 && errno == EINTR);
    if (got < 0) {
        m_failure = systemError(
            tr("%1 could not be read to the end. Check the disk and import it again.").arg(name()));
        return -1;
    }
    if (got == 0 && !isUnchanged()) {
        m_failure = {
            ErrorCode::Storage,
            tr("%1 changed or was removed while it was read. Wait until it is complete and import it again.")
                .arg(name()),
            {}};
        return -1;
    }
    m_position += got;
#if defined(__x86_64__)
    XXH3_128bits_update_dispatch(m_state.get(), to, static_cast<size_t>(got));
#else
    XXH3_128bits_update(m_state.get(), to, static_cast<size_t>(got));
#endif
    return got;
}

bool RawFile::readToEnd()
{
    std::vector<char> buffer(1u << 18);
    std::int64_t got = 0;
    do
        got = read(buffer.data(), static_cast<std::int64_t>(buffer.size()));
    while (got > 0);
    return got == 0;
}

QString RawFile::name() const
{
    return nameOf(m_path);
}

QByteArray RawFile::hash() const
{
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(m_state.get()));
    return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

} // namespace billfold
