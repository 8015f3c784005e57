// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/organization.h"

#include <QString>

#include <optional>

namespace billfold
{

/// What the name of an output's file says: `<command>-<id>.json`, after the id (or the command) perhaps a
/// type of policies, and behind that anything, such as the number of a page.
struct AwsFileName {
    QString command{}; ///< such as list-accounts-for-parent; empty where the name begins with none
    QString id{};      ///< whose the output is; empty where the name does not say
    std::optional<PolicyType> type{};
};
AwsFileName parseAwsFileName(const QString& name);

} // namespace billfold
