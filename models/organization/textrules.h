// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/account.h"

#include <QString>
#include <QStringView>

namespace billfold
{

// Section 3.2 of the organizations reference: what texts may be. Each answers with InvalidInputException and
// the reason. Fields may ask while somebody types: they are cheap, and see nothing but the text.

/// The name that a creation or a renaming gives: 1 to 50 printable ASCII characters; renaming takes no < or
/// >.
Result<void> checkNewAccountName(const QString& name);
Result<void> checkAccountRename(const QString& name);
/// The name of an account that exists already: 1 to 128 characters, any that print.
Result<void> checkKnownAccountName(const QString& name);

/// What the request itself is refused for: 6 to 64 characters, one @ with something on both sides and a dot
/// behind.
Result<void> checkEmailShape(const QString& email);
/// All the rules, also those that a creation finds only when it is carried out (INVALID_EMAIL).
Result<void> checkEmail(const QString& email);
bool isValidEmail(const QString& email);

Result<void> checkUnitName(const QString& name);
Result<void> checkPolicyName(const QString& name);
Result<void> checkPolicyDescription(const QString& description);
Result<void> checkNotes(const QString& notes);
Result<void> checkRoleName(const QString& role); ///< empty: the usual role
Result<void> checkServicePrincipal(const QString& service);
Result<void> checkTransferName(const QString& name);

/// Each key and value alone: 1 to 128 and 0 to 256 characters of the allowed ones, no key of the provider's.
Result<void> checkTags(const Tags& tags);
Result<void> checkTagKey(const QString& key);
/// ConstraintViolationException where the resource would have more than 50 of them.
Result<void> checkTagCount(const Tags& tags);

} // namespace billfold
