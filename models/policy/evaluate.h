// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/compiledcondition.h"
#include "models/policy/policydocument.h"
#include "models/policy/policypattern.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>

#include <memory>
#include <vector>

namespace billfold
{

/// Who asks. Service control policies limit users, roles and the root user of linked accounts, and never
/// principals of the payer account nor service-linked roles.
enum class PrincipalKind { User, Role, RootUser, ServiceLinkedRole, ManagementAccount };

/// One request to a service: may this principal do that with this resource?
struct PolicyRequest {
    QString action;                         ///< "ec2:RunInstances"; compared without regard to case
    QString resource = QStringLiteral("*"); ///< an ARN, or * where the action is about none in particular
    RequestContext context;
    PrincipalKind principal = PrincipalKind::Role;
};

/// Whether it limits this principal at all.
bool isLimitedByServiceControl(PrincipalKind principal);

/// What a policy says to one request.
struct PolicyVerdict {
    QList<int> allows; ///< numbers of the statements that allow it, from 1
    QList<int> denies; ///< and of those that deny it
    /// Numbers of statements that are about the action, and would have a say were the resource another or a
    /// condition answered differently.
    QList<int> otherwise;
};

/// A document made ready to be asked often. Immutable, and shared by every place it is attached to.
class CompiledPolicy
{
public:
    explicit CompiledPolicy(const PolicyDocument& document);

    PolicyVerdict ask(const PolicyRequest& request) const;
    /// Whether the answer can differ for requests with the same action and resource.
    bool asksContext() const { return m_asksContext; }
    /// The statement with that number (from 1).
    const PolicyStatement& statement(int number) const { return m_document.statements.at(number - 1); }
    const PolicyDocument& document() const { return m_document; }

private:
    /// Action names, of which there may be hundreds in a policy: most are found by a hash.
    struct Names {
        bool all = false;
        QSet<QString> exact;                           ///< in lower case: "s3:getobject"
        QSet<QString> services;                        ///< of "s3:*"
        QHash<QString, QList<PolicyPattern>> patterns; ///< of "s3:Get*", by service
        QList<PolicyPattern> otherPatterns;            ///< with a wildcard before the colon

        bool contain(const QString& lowerAction, const QString& lowerService) const;
    };
    struct Statement {
        Names actions;
        QList<PolicyPattern> resources;
        std::vector<CompiledCondition> conditions;
    };

    static Names namesOf(const QStringList& actions);

    PolicyDocument m_document;
    std::vector<Statement> m_statements;
    bool m_asksContext = false;
};

using PolicyPtr = std::shared_ptr<const CompiledPolicy>;
/// The policies attached to one place: the root, a unit, an account.
using PolicyLevel = QList<PolicyPtr>;

/// Which statement had a say: the place of its level among the levels and of its policy in the level (from
/// 0), and its number in the policy (from 1).
struct DecidingStatement {
    int level = 0;
    int policy = 0;
    int statement = 0;
    QString sid;
    PolicyEffect effect = PolicyEffect::Deny;

    friend bool operator==(const DecidingStatement&, const DecidingStatement&) = default;
};

enum class DecisionReason {
    Allowed,      ///< every level allows it, and none denies it
    NotLimited,   ///< these policies do not limit this principal
    ExplicitDeny, ///< `by` deny it
    NoAllow,      ///< nothing at `level` allows it
};

/// What the levels say to a request, and why.
struct PolicyDecision {
    bool allowed = true;
    DecisionReason reason = DecisionReason::Allowed;
    int level = -1; ///< the topmost level that denies it or does not allow it; -1 where it is allowed
    /// The statements that decided: all that deny it, or else for each level the first that allows it.
    QList<DecidingStatement> by;
    /// Statements that would have a say for another resource or in other circumstances, such as a Deny with a
    /// condition: the decision holds for the request as it was asked.
    QList<DecidingStatement> otherwise;
};

/// Asks many accounts' levels the same thing. Each policy is read once and remembered, so that accounts that
/// share their policies cost next to nothing. Keeps the policies that it was asked about; of no use to two
/// threads at once.
class PolicyEvaluation
{
public:
    explicit PolicyEvaluation(PolicyRequest request);

    /// `levels` from the root to the account. No level at all is no limit.
    PolicyDecision decide(const QList<PolicyLevel>& levels);
    /// The same with other circumstances, such as the account's own aws:PrincipalArn, in place of the
    /// request's.
    PolicyDecision decide(const QList<PolicyLevel>& levels, const RequestContext& context);

private:
    PolicyDecision decideWith(const QList<PolicyLevel>& levels, bool ownContext);
    PolicyVerdict verdict(const PolicyPtr& policy, bool ownContext);

    PolicyRequest m_request;
    PolicyRequest m_other; ///< the request in other circumstances
    QHash<const CompiledPolicy*, PolicyVerdict> m_known;
    QHash<const CompiledPolicy*, PolicyPtr> m_kept; ///< so that an address in m_known stays that policy's
};

/// One request, asked once.
PolicyDecision decide(const QList<PolicyLevel>& levels, const PolicyRequest& request);

} // namespace billfold
