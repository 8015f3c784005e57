// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/organization/world.h"
#include "models/policy/evaluate.h"

#include <QList>
#include <QStringView>

#include <memory>
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

/// What one policy of a place says to the request.
struct PolicyAnswer {
    PolicyId policy;
    PolicyPtr text; ///< null: it makes no sense, and allows nothing
    PolicyVerdict verdict{};
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

/// Asks the accounts of one world the same thing. Keys that follow from the
/// account (aws:PrincipalAccount, aws:PrincipalOrgID, aws:PrincipalOrgPaths, and
/// aws:PrincipalArn of the root user or where the principal has a name) are
/// filled in where the request does not say them. Each policy is read once.
/// `world` stays until the inquiry is over; of no use to two threads at once.
class AccessInquiry
{
public:
    /// \param principalName of the user or role in each account; empty: any
    AccessInquiry(const World& world, const PolicyRequest& request, const QString& principalName = {});
    ~AccessInquiry();

    /// Allowed or denied, by which statement of which policy on which target.
    EffectiveAccess ask(const AccountId& account);
    /// What each service control policy on one place says to the account, in
    /// the order in which they are attached. \pre the account is a member
    QList<PolicyAnswer> answersAt(const NodeId& place, const AccountId& account);
    /// The statement that had a say.
    PolicyStatement statementOf(const AccessStatement& statement);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// One question, asked once.
EffectiveAccess effectiveAccess(const World& world, const AccountId& account, const PolicyRequest& request);

/// The same for each member of the organization, by id: thousands of accounts
/// take well under a second.
QList<EffectiveAccess> effectiveAccessOfAll(const World& world, const OrganizationId& organization,
                                            const PolicyRequest& request);

/// Whether the organization's service control policies let the member's users
/// call that operation: AccessDeniedException where they do not.
Result<void> checkMayCall(const World& world, const AccountId& account, QStringView action);

} // namespace billfold
