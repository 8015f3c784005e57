// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "models/organization/commands.h"
#include "models/organization/world.h"

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <span>

namespace billfold
{

/// What a public method of a service asks for before it acts. All methods are in one table, so that one can
/// see at a glance who may do what; tests/models/services/tst_permissions.cpp fails for one that is not.
struct MethodPermission {
    enum class Kind {
        Action,    ///< `action` is asked for
        ByCommand, ///< the actions of the commands it is given (requiredAction), or of what it takes back
        Nothing    ///< it shows nothing that belongs to an account, or only what belongs to the caller
    };
    QLatin1StringView service, method;
    Kind kind = Kind::Nothing;
    QLatin1StringView action{};
};

std::span<const MethodPermission> methodPermissions();
const MethodPermission* permissionOf(QLatin1StringView service, QLatin1StringView method);

/// The action that an operation on organizations asks for, and the same by the operation's standard name.
QString requiredAction(const Command& command);
QString requiredActionOf(QStringView operation);
/// The ARN of what the operation concerns, or *.
QString concernedResource(const World& world, const Command& command);

/// arn:aws:billing::112233445566:bill/2026-09/USD
QString billArn(const BillId& bill);
/// arn:aws:billing::112233445566:payer
QString payerArn(const QString& payer);
/// arn:aws:account::112233445566:account
QString accountArn(const AccountId& account);

} // namespace billfold
