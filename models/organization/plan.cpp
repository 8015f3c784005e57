// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/plan.h"

#include "models/organization/apiname.h"
#include "models/organization/draft.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/planmaker.h"
#include "models/organization/quotas.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

PlanMaker::PlanMaker(const World& before, const World& now, const Organization& was, const Organization& is)
    : m_before(before), m_now(now), m_was(was), m_is(is), m_plan{is.id, is.payer, is.root}
{
    for (const UnitId& unit : m_before.unitsOf(m_is.id))
        m_unitParents.insert(unit, m_before.unit(unit)->parent);
    for (const AccountId& account : m_before.members(m_is.id))
        m_accountParents.insert(account, m_before.account(account)->membership->parent);
    QList<NodeId> nodes{m_was.root};
    for (auto unit = m_unitParents.keyBegin(); unit != m_unitParents.keyEnd(); ++unit)
        nodes.append(*unit);
    for (auto account = m_accountParents.keyBegin(); account != m_accountParents.keyEnd(); ++account)
        nodes.append(*account);
    for (const NodeId& node : std::as_const(nodes))
        for (const Attachment& attachment : m_before.attachmentsOn(node))
            m_attached[node].insert(attachment.policy, attachment.type);
    const QList<PolicyType> types = m_was.policyTypes.keys();
    m_types = QSet<PolicyType>(types.begin(), types.end());
    sortUnits();
}

Plan PlanMaker::run()
{
    planFeatures();
    planQuota();
    planTypes();
    planEnds();
    planRemovals();
    deleteEmptyUnits();
    planUnitNames();
    createUnits();
    planPolicyNames();
    planPolicies();
    planAttachments();
    createAccounts();
    for (const AccountId& account : m_now.members(m_is.id))
        if (m_accountParents.contains(account))
            planAccount(account);
    planTags();
    planServices();
    planResourcePolicy();
    planDeletions();
    planClosings();
    planInvitations();
    planNewcomers();
    planTransfers();
    return m_plan;
}

void PlanMaker::add(const QString& title, const Command& command, bool lasting, const QString& creates)
{
    m_plan.steps.append({title, command, creates, lasting});
}

void PlanMaker::addByHand(const QString& title, const QString& byHand)
{
    m_plan.steps.append({title, std::nullopt, {}, false, byHand});
}

NodeId PlanMaker::planned(const NodeId& node) const
{
    const auto unit = node.unit();
    const auto found = unit ? m_placeholders.constFind(*unit) : m_placeholders.constEnd();
    return found == m_placeholders.constEnd() ? node : NodeId(*found);
}

void PlanMaker::planFeatures()
{
    if (m_was.features == m_is.features || m_is.features != FeatureSet::All)
        return;
    add(tr("Turn on all features"), EnableAllFeatures{}, true);
    m_plan.steps.last().byHand =
        tr("Every invited account has to approve. When all have, accept the request to finalize it.");
}

void PlanMaker::planQuota()
{
    if (m_is.accountQuota <= m_was.accountQuota || m_is.accountQuota <= accountQuotaDefault)
        return;
    add(tr("Have the number of accounts raised to %1").arg(m_is.accountQuota),
        SetAccountQuota{m_is.accountQuota});
    m_plan.steps.last().byHand =
        tr("Ask the provider for %1 accounts, where the organization may not have so many yet.")
            .arg(m_is.accountQuota);
}

void PlanMaker::startWithFullAccess(const NodeId& node)
{
    for (const PolicyType type : std::as_const(m_types))
        if (const ManagedPolicy* const full = fullAccessPolicy(type))
            m_attached[node].insert(full->id, type);
}

void PlanMaker::planTypes()
{
    for (auto type = m_is.policyTypes.keyBegin(); type != m_is.policyTypes.keyEnd(); ++type) {
        if (m_types.contains(*type))
            continue;
        add(tr("Enable policies of the type %1").arg(toApiName(*type)), EnablePolicyType{m_is.root, *type});
        m_types.insert(*type);
        QList<NodeId> nodes{m_is.root};
        for (auto unit = m_unitParents.keyBegin(); unit != m_unitParents.keyEnd(); ++unit)
            nodes.append(*unit);
        for (auto account = m_accountParents.keyBegin(); account != m_accountParents.keyEnd(); ++account)
            nodes.append(*account);
        const ManagedPolicy* const full = fullAccessPolicy(*type);
        for (const NodeId& node : std::as_const(nodes))
            if (full)
                m_attached[node].insert(full->id, *type);
    }
}

/// What has to end before anything else may: delegated administrators cannot be removed, and open invitations
/// take places.
void PlanMaker::planEnds()
{
    for (const Delegation& delegation : m_before.delegationsOf(m_is.id))
        if (!m_now.find(delegation))
            add(tr("%1 no longer administers %2")
                    .arg(accountLabel(m_before, delegation.account), delegation.service),
                DeregisterDelegatedAdministrator{delegation.account, delegation.service});
    for (const Handshake& handshake : m_before.handshakes()) {
        const Handshake* const here = m_now.handshake(handshake.id);
        if (handshake.organization == m_is.id && handshake.action == HandshakeAction::Invite &&
            handshake.live() && here && here->state == HandshakeState::Canceled)
            add(tr("Cancel the invitation of %1")
                    .arg(handshake.targetAccount ? handshake.targetAccount->toString()
                                                 : handshake.targetEmail),
                CancelHandshake{handshake.id}, true);
    }
}

void PlanMaker::planRemovals()
{
    for (const AccountId& id : m_before.members(m_is.id)) {
        const Account* const here = m_now.account(id);
        if (isMember(m_now, id) || (here && here->purged))
            continue;
        add(tr("Remove %1 from the organization").arg(accountLabel(m_before, id)),
            RemoveAccountFromOrganization{id}, true);
        m_accountParents.remove(id);
        m_attached.remove(id);
    }
}

void PlanMaker::planAttachments()
{
    attachTo(m_is.root, m_is.root);
    for (const UnitId& unit : std::as_const(m_same))
        attachTo(unit, unit);
    for (const UnitId& unit : std::as_const(m_fresh))
        attachTo(planned(unit), unit);
}

/// One must always stay attached, and there must never be more than the quota: so by turns.
void PlanMaker::attachTo(const NodeId& target, const NodeId& asHere)
{
    QMap<PolicyId, PolicyType>& attached = m_attached[target];
    QMap<PolicyType, std::pair<QList<PolicyId>, QList<PolicyId>>> changes; // to attach, to detach
    for (const Attachment& attachment : m_now.attachmentsOn(asHere))
        if (!attached.contains(attachment.policy))
            changes[attachment.type].first.append(attachment.policy);
    for (auto one = attached.cbegin(); one != attached.cend(); ++one)
        if (m_is.policyTypes.contains(*one) && !m_now.find(Attachment{m_is.id, one.key(), asHere, *one}))
            changes[*one].second.append(one.key());
    const QString label = nodeLabel(m_now, asHere);
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        auto& [toAttach, toDetach] = *change;
        qsizetype count = std::count(attached.begin(), attached.end(), change.key());
        while (!toAttach.isEmpty() || !toDetach.isEmpty()) {
            const bool attaches =
                !toAttach.isEmpty() && (toDetach.isEmpty() || count < policyQuota(change.key()).most);
            const PolicyId policy = attaches ? toAttach.takeFirst() : toDetach.takeFirst();
            const QString name = policyName(attaches ? m_now : m_before, policy);
            if (attaches) {
                add(tr("Attach %1 to %2").arg(name, label), AttachPolicy{policy, target});
                attached.insert(policy, change.key());
            } else {
                add(tr("Detach %1 from %2").arg(name, label), DetachPolicy{policy, target});
                attached.remove(policy);
            }
            count += attaches ? 1 : -1;
        }
    }
}

void PlanMaker::planTagsOf(const QString& resource, const QString& label, const Tags& from, const Tags& to)
{
    QStringList gone;
    for (auto tag = from.keyBegin(); tag != from.keyEnd(); ++tag)
        if (!to.contains(*tag))
            gone.append(*tag);
    Tags set;
    for (auto tag = to.cbegin(); tag != to.cend(); ++tag)
        if (!from.contains(tag.key()) || from.value(tag.key()) != *tag)
            set.insert(tag.key(), *tag);
    if (!gone.isEmpty())
        add(tr("Take the tags %1 off %2").arg(gone.join(", "_L1), label), UntagResource{resource, gone});
    if (!set.isEmpty())
        add(tr("Tag %1: %2").arg(label, set.keys().join(", "_L1)), TagResource{resource, set});
}

void PlanMaker::planTags()
{
    planTagsOf(m_is.root.toString(), tr("the root"), m_was.rootTags, m_is.rootTags);
    for (const UnitId& unit : std::as_const(m_same))
        planTagsOf(unit.toString(), nodeLabel(m_now, unit), m_before.unit(unit)->tags,
                   m_now.unit(unit)->tags);
    for (const Policy& policy : m_now.policies())
        if (const Policy* const was = m_before.policy(policy.id); was && policy.organization == m_is.id)
            planTagsOf(policy.id.toString(), policy.name, was->tags, policy.tags);
}

void PlanMaker::planServices()
{
    if (m_is.features != FeatureSet::All)
        return;
    const auto& was = m_was.trustedServices;
    const auto& is = m_is.trustedServices;
    for (auto service = is.keyBegin(); service != is.keyEnd(); ++service)
        if (!was.contains(*service))
            add(tr("Trust the service %1").arg(*service), EnableServiceAccess{*service});
    for (const Delegation& delegation : m_now.delegationsOf(m_is.id))
        if (!m_before.find(delegation) && !m_newcomers.contains(delegation.account))
            add(tr("%1 administers %2").arg(accountLabel(m_now, delegation.account), delegation.service),
                RegisterDelegatedAdministrator{delegation.account, delegation.service});
    for (auto service = was.keyBegin(); service != was.keyEnd(); ++service)
        if (!is.contains(*service))
            add(tr("No longer trust the service %1").arg(*service), DisableServiceAccess{*service});
}

void PlanMaker::planResourcePolicy()
{
    const auto& was = m_was.resourcePolicy;
    const auto& is = m_is.resourcePolicy;
    if (was && !is)
        add(tr("Delete the organization's resource policy"), DeleteResourcePolicy{}, true);
    if (is && (!was || was->content != is->content))
        add(tr("Write the organization's resource policy"),
            PutResourcePolicy{is->content, was ? Tags() : is->tags}, false,
            was ? QString() : is->id.toString());
    if (was && is)
        planTagsOf(was->id.toString(), tr("the resource policy"), was->tags, is->tags);
}

bool PlanMaker::isMember(const World& world, const AccountId& account) const
{
    const Account* const found = world.account(account);
    return found && found->membership && found->membership->organization == m_is.id;
}

std::optional<Plan> makePlan(const World& before, const World& now, const OrganizationId& organization)
{
    const Organization* const was = before.organization(organization);
    const Organization* const is = now.organization(organization);
    if (!was || !is)
        return std::nullopt;
    return PlanMaker(before, now, *was, *is).run();
}

} // namespace billfold
