// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/identity/directory.h"
#include "models/organization/access.h"
#include "models/organization/world.h"

#include <QSet>
#include <QString>

#include <optional>

namespace billfold
{

/// On whose behalf a service is asked. In a database without passwords that is the root user of the account
/// that was chosen in the window, or nobody where there is no account yet; nobody may do everything.
struct Caller {
    std::optional<PrincipalId> principal{};
    bool mfa = false;      ///< signed in with a code
    bool signedIn = false; ///< false where the database asks nobody to sign in
};

/// May the caller do that, and which policy says so.
struct Permit {
    bool allowed = true;
    /// Translated, empty where allowed: "Denied by the policy DenyBilling, attached to the unit Test." A
    /// person is shown this where a page or a button is disabled.
    QString why{};
    /// Where the organization decided; what `billfold org can` prints.
    std::optional<EffectiveAccess> organization{};
    /// The identity policies or the boundary that decided, by name; empty where they did not.
    QStringList policies{};
};

/// The one evaluator: identity policies, and the boundary, and the organization's policies. Pure; any thread.
/// `action` as in a policy ("billing:IssueBill"), `resource` an ARN or *.
Permit authorize(const World& world, const Directory& directory, const Caller& caller, const QString& action,
                 const QString& resource = QStringLiteral("*"));
/// The refusal of a service: AccessDeniedException, with Permit::why.
Error denied(const QString& action, const Permit& permit);

/// Which bills a caller may see at all, through any door. A linked account sees its own lines of its payer's
/// bills and nothing else of them; an account that pays, or stands alone, sees the bills that it pays.
struct BillScope {
    /// Every payer's bills but those of `hiddenPayers`; else only lines of `account`.
    bool all = true;
    QString account{};            ///< key of the account that asks; of it, lines may be seen on any bill
    QSet<QString> hiddenPayers{}; ///< payers with a password of their own, that are not the caller's

    /// Whether the payer's bills may be seen as they are, with its documents, imports and invoices.
    bool seesWhole(const QString& payer) const
    {
        return (!account.isEmpty() && payer == account) || (all && !hiddenPayers.contains(payer));
    }
    /// Whether there is anything that may not be seen.
    bool limited() const { return !all || !hiddenPayers.isEmpty(); }
    friend bool operator==(const BillScope&, const BillScope&) = default;
};
BillScope billScope(const World& world, const Directory& directory, const Caller& caller);

/// A caller, and what it may see of bills: fixed when a service is asked, whatever happens until it answers.
struct Admission {
    Caller caller{};
    BillScope scope{};
};

/// The refusal of what only a payer is shown or may do with its bills; no payer: of what concerns them all.
Error payerOnly(const QString& payer = {});
/// The refusal of what only the owner of an account decides.
Error ownerOnly(const AccountId& account);

} // namespace billfold
