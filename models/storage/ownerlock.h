// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QLockFile>
#include <QString>

#include <memory>

namespace billfold
{

/// The one program that changes a database: a file beside it (FILE.lock) says which. It goes with the object;
/// one that a program left behind that crashed, or that ran before the machine was started again, is
/// recognised and taken over.
class OwnerLock
{
public:
    /// Waits up to `patience` milliseconds for another program to be done. Refused with Conflict,
    /// "DatabaseInUse" and a sentence that says who has the file open.
    static Result<std::unique_ptr<OwnerLock>> take(const QString& database, int patience);
    OwnerLock(const OwnerLock&) = delete;
    OwnerLock& operator=(const OwnerLock&) = delete;

    static QString fileOf(const QString& database);

private:
    explicit OwnerLock(const QString& database);

    QLockFile m_lock;
};

/// Error::name of what is refused because another program has the file open.
inline constexpr QLatin1StringView databaseInUse("DatabaseInUse");

} // namespace billfold
