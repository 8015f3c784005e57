// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <memory>

namespace billfold
{

/// How an export's file is packed, told by its first bytes.
enum class Packing { Plain, Gzip, Zip };
/// For people: "CSV", "CSV in gzip", "CSV in zip".
QString packingName(Packing packing);

/// The bytes of an export's file, unpacked, streamed. One thread at a time.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    /// Up to `size` bytes; 0 at the end; -1 on failure, then failure() says why.
    virtual std::int64_t read(char* to, std::int64_t size) = 0;
    /// What went wrong, as one translated sentence that names the file. Invalid: the bytes are damaged, and
    /// what came before them is good; Storage: the file cannot be read, changed or vanished, and nothing of
    /// it can be trusted.
    virtual Error failure() const = 0;
    /// Bytes of the file on disk that were read so far: for progress.
    virtual std::int64_t position() const = 0;
    virtual Packing packing() const = 0;
    /// Hash over all bytes on disk (XXH3, 128 bits); valid at the end.
    virtual QByteArray hash() const = 0;
};

/// Opens a file and looks at its first bytes. An empty file is a source without bytes.
Result<std::unique_ptr<ByteSource>> openByteSource(const QString& path);

/// Unpacks ahead in a thread of its own, through a queue of bounded size. For packed sources, where unpacking
/// costs as much as parsing.
std::unique_ptr<ByteSource> readAhead(std::unique_ptr<ByteSource> source);

} // namespace billfold
