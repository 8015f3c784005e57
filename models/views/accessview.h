// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/access.h"
#include "models/organization/world.h"
#include "models/views/cellmodel.h"

#include <QMap>

namespace billfold
{

/// A request as a person puts it: who, in which account, would do what.
struct AccessQuestion {
    PrincipalKind principal = PrincipalKind::Role; ///< User, Role, RootUser or ServiceLinkedRole
    QString principalName{};                       ///< empty: any user or role
    QString action{};
    QString resource = QStringLiteral("*");
    QMap<QString, QStringList> context{}; ///< condition keys as typed
};

/// "aws:RequestedRegion=us-east-1, ec2:InstanceType=t3.micro": a key that stands twice has two values. The
/// problem is a sentence where the text is not so; empty else.
struct ContextInput {
    QMap<QString, QStringList> context;
    QString problem;
};
ContextInput readContext(const QString& text);

/// What one policy on the way says.
struct AccessPolicyLine {
    PolicyId id;
    QString name, says;
    bool decides = false;
};

/// One level of the way from the root to the account.
struct AccessLevelView {
    enum class State { Allows, Denies, Lacks };
    NodeId node;
    QString name, kind, icon;
    State state = State::Allows;
    bool decides = false;
    QList<AccessPolicyLine> policies{};
};

/// The answer for one account, with what decided.
struct AccessAnswer {
    bool allowed = true;
    DecisionReason reason = DecisionReason::Allowed;
    QString sentence;  ///< why, for people
    QString shortWhy;  ///< the same in a table's cell
    QString otherwise; ///< which statements would say something else in other circumstances; may be empty
    QList<AccessLevelView> levels{};
    std::optional<PolicyId> policy{}; ///< whose statement decided
    QString policyName{};
    QString statement{}; ///< as JSON; empty where none decided
};

/// Answers questions about the service control policies of one organization, as its world was when this was
/// made, in words and rows.
class AccessBook
{
public:
    AccessBook(World world, const OrganizationId& organization);

    /// \pre the account is a member
    AccessAnswer answer(const AccessQuestion& question, const AccountId& account) const;
    /// The same question for every member, by path and name. The key is the account's id.
    QList<CellRow> rows(const AccessQuestion& question, int* allowed = nullptr) const;
    static QStringList headings();
    enum Column { AccountColumn, IdColumn, PathColumn, ResultColumn, WhyColumn, PolicyColumn };

private:
    AccessInquiry inquiry(const AccessQuestion& question) const;
    /// All but the levels.
    AccessAnswer explained(const EffectiveAccess& access, const AccessQuestion& question,
                           AccessInquiry& asking) const;
    static void explainExemption(AccessAnswer& answer, AccessExemption exemption);
    void fillLevel(AccessLevelView& view, const EffectiveAccess& access,
                   const QList<PolicyAnswer>& answers) const;

    World m_world;
    OrganizationId m_organization;
};

/// "denies organizations:LeaveOrganization", "allows *", "denies all but iam:* and 3 more".
QString statementSummary(const PolicyStatement& statement);

} // namespace billfold
