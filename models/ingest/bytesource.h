// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>

namespace billfold {

/// The bytes of an export's file, decompressed as its content asks (plain, gzip, zip), streamed.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Up to `size` bytes; 0 at the end; -1 on failure, then failure() says why.
    virtual std::int64_t read(char* to, std::int64_t size) = 0;
    /// One translated sentence; empty while nothing failed.
    virtual QString failure() const = 0;
    /// Bytes of the file on disk that were read so far: for progress.
    virtual std::int64_t position() const = 0;
    /// "CSV", "CSV in gzip", "CSV in zip".
    virtual QString packing() const = 0;
    /// Hash over all bytes on disk (XXH3, 128 bits); valid at the end.
    virtual QByteArray hash() const = 0;
};

/// Opens a file and looks at its first bytes. An empty file is a source without bytes.
Result<std::unique_ptr<ByteSource>> openByteSource(const QString& path);

} // namespace billfold
