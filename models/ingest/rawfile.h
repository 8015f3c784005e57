// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <sys/stat.h>

#include <cstdint>
#include <memory>

struct XXH3_state_s;

namespace billfold
{

/// A file's raw bytes, hashed as they pass. Notices when the file changes or vanishes under the reader: what
/// was read then is a mixture of two files, or of a file that was still being written.
class RawFile
{
public:
    /// An error where it is not there, may not be read, or is no regular file.
    static Result<std::unique_ptr<RawFile>> open(const QString& path);
    ~RawFile();
    RawFile(const RawFile&) = delete;
    RawFile& operator=(const RawFile&) = delete;

    /// As ByteSource::read().
    std::int64_t read(char* to, std::int64_t size);
    /// Reads what is left, for the hash and the check at the end. False on failure.
    bool readToEnd();
    const Error& failure() const { return m_failure; }
    std::int64_t position() const { return m_position; }
    std::int64_t size() const { return m_before.st_size; }
    const QString& path() const { return m_path; }
    QString name() const;
    QByteArray hash() const;

private:
    RawFile(int fd, QString path);
    bool isUnchanged() const;

    int m_fd;
    QString m_path;
    struct FreeState {
        void operator()(XXH3_state_s* state) const;
    };
    std::unique_ptr<XXH3_state_s, FreeState> m_state;
    struct stat m_before {
    };
    std::int64_t m_position = 0;
    Error m_failure;
};

} // namespace billfold
