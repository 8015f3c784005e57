// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/world.h"
#include "models/policy/evaluate.h"

#include <QList>
#include <QStringView>

#include <optional>

namespace billfold
{

/// A statement that had a say: of which policy, and where that is attached.
struct AccessStatement {
    PolicyId policy;
    NodeId target;
    int statement = 0; ///< from 1
    QString sid;
    PolicyEffect effect = PolicyEffect::Deny;
    friend bool operator==(const AccessStatement&, const AccessStatement&) = default;
};

/// Why service control policies do not limit an account (section 5.1 of the
/// reference).
enum class AccessExemption {
    None,
    NoOrganization,
    ConsolidatedBilling, ///< without all features there are no policies
    TypeDisabled,        ///< service control policies are not enabled
    Payer,
    ServiceLinkedRole
};

/// What an organization lets a principal of one account do. It grants nothing:
/// what is allowed here still needs the account's own permissions.
struct EffectiveAccess {
    AccountId account;
    bool allowed = true;
    AccessExemption exemption = AccessExemption::None;
    DecisionReason reason = DecisionReason::NotLimited;
    std::optional<NodeId> at{};         ///< the topmost place that denies it, or that does not allow it
    QList<AccessStatement> by{};        ///< as PolicyDecision::by
    QList<AccessStatement> otherwise{}; ///< as PolicyDecision::otherwise
    QList<PolicyId> unreadable{};       ///< attached policies whose text makes no
                                        ///< sense: they allow nothing
};

/// Allowed or denied, by which statement of which policy on which target. Keys
/// that follow from the account (aws:PrincipalAccount, aws:PrincipalOrgID,
/// aws:PrincipalOrgPaths, and the root user's aws:PrincipalArn) are filled in
/// where the request does not say them.
EffectiveAccess effectiveAccess(const World& world, const AccountId& account, const PolicyRequest& request);

/// The same for each member of the organization, by id. Policies are read once
/// for all: thousands of accounts take well under a second.
QList<EffectiveAccess> effectiveAccessOfAll(const World& world, const OrganizationId& organization,
                                            const PolicyRequest& request);

/// Whether the organization's service control policies let the member's users
/// call that operation: AccessDeniedException where they do not.
Result<void> checkMayCall(const World& world, const AccountId& account, QStringView action);

} // namespace billfold
