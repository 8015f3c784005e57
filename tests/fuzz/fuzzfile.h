// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFile>
#include <QString>

#include <cstdint>
#include <cstdlib>

#include <unistd.h>

namespace billfold::fuzz
{

/// Puts the input into a file in memory, because readers take paths. One for the whole process.
inline QString fileWith(const std::uint8_t* data, std::size_t size, const char* end = "")
{
    static const QString path =
        QStringLiteral("/dev/shm/billfold-fuzz-%1").arg(getpid()) + QString::fromLatin1(end);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) ||
        file.write(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size)) !=
            static_cast<qint64>(size))
        std::abort();
    return path;
}

/// Ends the process with a report where a promise is broken.
inline void expect(bool kept)
{
    if (!kept)
        std::abort();
}

} // namespace billfold::fuzz
