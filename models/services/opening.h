// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "models/storage/connection.h"
#include "models/storage/ownerlock.h"

namespace billfold
{

/// What a workspace begins with: the right to change the file, or why there is none.
struct Opening {
    std::unique_ptr<OwnerLock> lock;
    QString readOnly; ///< why nothing can be changed; empty: it can
};

/// Takes the right to change a file, as the mode says. Refused with "DatabaseInUse".
Result<Opening> beginOpening(const QString& path, OpenMode mode);

/// Looks through the file for as long as a person does not notice. Damage is an error; false where the time
/// was not enough, so that the rest is to be looked at later.
Result<bool> checkAtOnce(Connection& connection);
/// The same to the end, or until `withdrawn`.
Result<void> checkWhole(Connection& connection, const std::function<bool()>& withdrawn);

/// Of a file that is damaged: with what can still be read, and which copy is the newest good one. Another
/// error as it is.
Error withRescue(const Error& error, const QString& path);

} // namespace billfold
