// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/access.h"

#include "models/organization/apiname.h"
#include "models/organization/draft.h"
#include "models/organization/managedpolicy.h"
#include "models/policy/policyparser.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// The policies that are attached to one place, in the order of `ids`.
struct Place {
    NodeId node;
    PolicyLevel level;
    QList<PolicyId> ids;
};

QString principalArn(const AccountId& account, PrincipalKind kind, const QString& name)
{
    const QString start = "arn:aws:iam::"_L1 + account.toString() + u':';
    switch (kind) {
    case PrincipalKind::RootUser:
        return start + "root"_L1;
    case PrincipalKind::User:
        return start + "user/"_L1 + name;
    case PrincipalKind::ServiceLinkedRole:
        return start + "role/aws-service-role/"_L1 + name;
    case PrincipalKind::Role:
    case PrincipalKind::ManagementAccount:
        break;
    }
    return start + "role/"_L1 + name;
}

} // namespace

/// Everything that many accounts share when they are asked the same thing.
struct AccessInquiry::Private {
    Private(const World& world, const PolicyRequest& request, const QString& principalName)
        : m_world(world), m_request(request), m_principalName(principalName), m_evaluation(request)
    {
    }

    AccessExemption exemptionOf(const Organization* organization, const AccountId& account) const;
    PolicyPtr compiled(const PolicyId& id);
    Place placeOf(const NodeId& node);
    /// The places above an account are shared by its siblings.
    const QList<Place>& placesDownTo(const NodeId& parent);
    void fillContext(const Organization& organization, const AccountId& account);

    const World& m_world;
    const PolicyRequest m_request;
    const QString m_principalName;
    PolicyEvaluation m_evaluation;
    RequestContext m_context;
    QHash<PolicyId, PolicyPtr> m_policies; // null: unreadable
    QHash<NodeId, QList<Place>> m_places;
    bool m_asksContext = false;
};

AccessExemption AccessInquiry::Private::exemptionOf(const Organization* organization,
                                                    const AccountId& account) const
{
    if (!organization)
        return AccessExemption::NoOrganization;
    if (organization->features != FeatureSet::All)
        return AccessExemption::ConsolidatedBilling;
    if (organization->policyTypes.value(PolicyType::ServiceControl, PolicyTypeStatus::PendingEnable) !=
        PolicyTypeStatus::Enabled)
        return AccessExemption::TypeDisabled;
    if (organization->payer == account)
        return AccessExemption::Payer;
    if (m_request.principal == PrincipalKind::ServiceLinkedRole)
        return AccessExemption::ServiceLinkedRole;
    return AccessExemption::None;
}

PolicyPtr AccessInquiry::Private::compiled(const PolicyId& id)
{
    const auto known = m_policies.constFind(id);
    if (known != m_policies.constEnd())
        return *known;
    const PolicyParse parse =
        parsePolicy(policyContent(m_world, id), PolicyType::ServiceControl,
                    awsManagedPolicy(id) ? PolicyOrigin::Vendor : PolicyOrigin::Customer);
    const PolicyPtr policy =
        parse.document ? std::make_shared<const CompiledPolicy>(*parse.document) : PolicyPtr();
    m_asksContext = m_asksContext || (policy && policy->asksContext());
    return *m_policies.insert(id, policy);
}

Place AccessInquiry::Private::placeOf(const NodeId& node)
{
    Place place{node, {}, {}};
    for (const Attachment& attachment : m_world.attachmentsOn(node)) {
        if (attachment.type != PolicyType::ServiceControl)
            continue;
        place.level.append(compiled(attachment.policy));
        place.ids.append(attachment.policy);
    }
    return place;
}

const QList<Place>& AccessInquiry::Private::placesDownTo(const NodeId& parent)
{
    const auto known = m_places.constFind(parent);
    if (known != m_places.constEnd())
        return *known;
    QList<Place> places;
    for (const NodeId& node : m_world.pathTo(parent))
        places.append(placeOf(node));
    return *m_places.insert(parent, places);
}

void AccessInquiry::Private::fillContext(const Organization& organization, const AccountId& account)
{
    m_context = m_request.context;
    const auto offer = [&](const QString& key, const QString& value) {
        if (!m_request.context.find(key.toLower()))
            m_context.insert(key, {value});
    };
    offer(u"aws:PrincipalAccount"_s, account.toString());
    offer(u"aws:PrincipalOrgID"_s, organization.id.toString());
    // Unlike an account's path, this one ends with the unit
    offer(u"aws:PrincipalOrgPaths"_s, pathOf(m_world, m_world.account(account)->membership->parent));
    if (m_request.principal == PrincipalKind::RootUser || !m_principalName.isEmpty())
        offer(u"aws:PrincipalArn"_s, principalArn(account, m_request.principal, m_principalName));
}

AccessInquiry::AccessInquiry(const World& world, const PolicyRequest& request, const QString& principalName)
    : d(std::make_unique<Private>(world, request, principalName))
{
}

AccessInquiry::~AccessInquiry() = default;

EffectiveAccess AccessInquiry::ask(const AccountId& account)
{
    EffectiveAccess result{.account = account};
    const Organization* const organization = d->m_world.organizationOf(account);
    result.exemption = d->exemptionOf(organization, account);
    if (result.exemption != AccessExemption::None)
        return result;
    QList<Place> places = d->placesDownTo(d->m_world.account(account)->membership->parent);
    places.append(d->placeOf(account));
    QList<PolicyLevel> levels;
    for (Place& place : places) {
        for (qsizetype i = place.level.size() - 1; i >= 0; --i) {
            if (place.level.at(i))
                continue;
            result.unreadable.prepend(place.ids.at(i));
            place.level.removeAt(i);
            place.ids.removeAt(i);
        }
        levels.append(place.level);
    }
    PolicyDecision decision;
    if (d->m_asksContext) {
        d->fillContext(*organization, account);
        decision = d->m_evaluation.decide(levels, d->m_context);
    } else {
        decision = d->m_evaluation.decide(levels);
    }
    const auto named = [&](const QList<DecidingStatement>& statements) {
        QList<AccessStatement> list;
        list.reserve(statements.size());
        for (const DecidingStatement& statement : statements) {
            const Place& place = places.at(statement.level);
            list.append({place.ids.at(statement.policy), place.node, statement.statement, statement.sid,
                         statement.effect});
        }
        return list;
    };
    result.allowed = decision.allowed;
    result.reason = decision.reason;
    if (decision.level >= 0)
        result.at = places.at(decision.level).node;
    result.by = named(decision.by);
    result.otherwise = named(decision.otherwise);
    return result;
}

QList<PolicyAnswer> AccessInquiry::answersAt(const NodeId& place, const AccountId& account)
{
    PolicyRequest asked = d->m_request;
    d->fillContext(*d->m_world.organizationOf(account), account);
    asked.context = d->m_context;
    QList<PolicyAnswer> answers;
    const Place found = d->placeOf(place);
    for (qsizetype i = 0; i < found.ids.size(); ++i) {
        const PolicyPtr& text = found.level.at(i);
        answers.append({found.ids.at(i), text, text ? text->ask(asked) : PolicyVerdict()});
    }
    return answers;
}

PolicyStatement AccessInquiry::statementOf(const AccessStatement& statement)
{
    return d->compiled(statement.policy)->statement(statement.statement);
}

EffectiveAccess effectiveAccess(const World& world, const AccountId& account, const PolicyRequest& request)
{
    return AccessInquiry(world, request).ask(account);
}

QList<EffectiveAccess> effectiveAccessOfAll(const World& world, const OrganizationId& organization,
                                            const PolicyRequest& request)
{
    AccessInquiry inquiry(world, request);
    const QList<AccountId> members = world.members(organization);
    QList<EffectiveAccess> result;
    result.reserve(members.size());
    for (const AccountId& member : members)
        result.append(inquiry.ask(member));
    return result;
}

Result<void> checkMayCall(const World& world, const AccountId& account, QStringView action)
{
    PolicyRequest request;
    request.action = action.toString();
    const EffectiveAccess access = effectiveAccess(world, account, request);
    if (access.allowed)
        return {};
    const QString where = access.at ? nodeLabel(world, *access.at) : QString();
    return refusal(u"AccessDeniedException", {},
                   access.by.isEmpty()
                       ? OrganizationText::tr("No policy on %1 allows %2. Ask the payer to "
                                              "change its policies.")
                             .arg(where, request.action)
                       : OrganizationText::tr("The policy “%1” on %2 forbids %3. Ask the payer to change it.")
                             .arg(policyName(world, access.by.constFirst().policy), where, request.action));
}

} // namespace billfold
