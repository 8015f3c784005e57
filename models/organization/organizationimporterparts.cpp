// SPDX-License-Identifier: GPL-3.0-or-later
// Policies, handshakes, delegation and tags: the other half of organizationimporter.cpp.
#include "models/organization/organizationimporter.h"

#include "models/organization/apiname.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/membership.h"
#include "models/organization/quotas.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

void OrganizationImporter::putPolicies()
{
    for (auto i = m_reading.policies.cbegin(); i != m_reading.policies.cend(); ++i) {
        const Policy* const known = world().policy(i.key());
        if (known && known->organization != *m_id) {
            add(Severity::Error,
                tr("The policy %1 belongs to another organization of this database.").arg(i.key().toString()),
                i->place);
            continue;
        }
        if (!known && !i->type) {
            add(Severity::Error,
                tr("No file tells the type of the policy %1. It is left out; add the outputs of "
                   "list-policies.")
                    .arg(i.key().toString()),
                i->place);
            continue;
        }
        Policy next =
            known ? *known : Policy{.id = i.key(), .organization = *m_id, .name = i.key().toString()};
        if (!known && !i->name)
            m_unnamed.note(i.key().toString(), i->place);
        if (!i->content && next.content.isEmpty())
            m_contentless.note(i.key().toString(), i->place);
        next.type = i->type.value_or(next.type);
        next.name = i->name.value_or(next.name);
        next.description = i->description.value_or(next.description);
        next.content = i->content.value_or(next.content);
        m_draft.put(next);
    }
}

void OrganizationImporter::removePolicies()
{
    const QList<Policy> all = world().policies().values();
    for (const Policy& policy : all) {
        if (policy.organization != *m_id || !m_reading.policiesOf.contains(policy.type) ||
            m_reading.policies.contains(policy.id))
            continue;
        for (const NodeId& target : world().targetsOf(*m_id, policy.id))
            m_draft.remove(Attachment{*m_id, policy.id, target, policy.type});
        m_draft.remove(policy);
    }
}

void OrganizationImporter::putAttachments()
{
    for (auto target = m_reading.attachments.cbegin(); target != m_reading.attachments.cend(); ++target) {
        if (!isNode(target.key())) {
            add(Severity::Warning,
                tr("Policies are told to be attached to %1, which no file tells. They are left "
                   "out.")
                    .arg(target.key().toString()));
            continue;
        }
        for (auto one = target->cbegin(); one != target->cend(); ++one) {
            if (!awsManagedPolicy(one.key()) && !world().policy(one.key())) {
                add(Severity::Warning,
                    tr("No file tells what the policy %1 is, which is attached to %2. Add the "
                       "outputs of list-policies and describe-policy.")
                        .arg(one.key().toString(), target.key().toString()));
                continue;
            }
            if (!organization().policyTypes.contains(*one)) {
                Organization next = organization();
                next.policyTypes.insert(*one, PolicyTypeStatus::Enabled);
                add(Severity::Warning,
                    tr("Policies of the type %1 are attached, and no file tells that it is "
                       "enabled. It is taken to be; add list-roots.json.")
                        .arg(toApiName(*one)));
                m_draft.put(next);
            }
            m_draft.put(Attachment{*m_id, one.key(), target.key(), *one});
        }
    }
}

void OrganizationImporter::removeAttachments()
{
    for (const NodeId& node : nodes()) {
        const auto told = m_reading.attachments.constFind(node);
        for (const Attachment& attachment : world().attachmentsOn(node)) {
            if (told != m_reading.attachments.constEnd() && told->contains(attachment.policy))
                continue;
            if (m_reading.attachmentsOn.value(node).contains(attachment.type) ||
                m_reading.targetsOf.contains(attachment.policy) ||
                !organization().policyTypes.contains(attachment.type))
                m_draft.remove(attachment);
        }
    }
}

void OrganizationImporter::assumeFullAccess()
{
    const QList<PolicyType> enabled = organization().policyTypes.keys();
    for (const PolicyType type : enabled) {
        const ManagedPolicy* const full = fullAccessPolicy(type);
        if (!full || m_reading.targetsOf.contains(full->id))
            continue;
        for (const NodeId& node : nodes()) {
            if (m_reading.attachmentsOn.value(node).contains(type))
                continue;
            const QList<Attachment> attached = world().attachmentsOn(node);
            const bool some = std::any_of(attached.begin(), attached.end(),
                                          [&](const Attachment& a) { return a.type == type; });
            if (some && !m_newNodes.contains(node))
                continue;
            if (!world().find(Attachment{*m_id, full->id, node, type})) {
                m_assumed.note(node.toString(), {});
                m_draft.put(Attachment{*m_id, full->id, node, type});
            }
        }
    }
}

void OrganizationImporter::putHandshakes()
{
    for (auto i = m_reading.handshakes.cbegin(); i != m_reading.handshakes.cend(); ++i)
        putHandshake(i.key(), *i);
    if (!m_reading.allHandshakes)
        return;
    const QList<Handshake> all = world().handshakes().values();
    for (const Handshake& handshake : all)
        if (handshake.organization == *m_id && handshake.action != HandshakeAction::TransferResponsibility &&
            !m_reading.handshakes.contains(handshake.id))
            m_draft.remove(handshake);
}

void OrganizationImporter::putHandshake(const HandshakeId& id, const ReadHandshake& told)
{
    const Handshake* const known = world().handshake(id);
    if (known && known->organization != *m_id)
        return;
    Handshake next{.id = id, .organization = *m_id, .offeredFeatures = organization().features};
    if (known)
        next = *known;
    next.action = told.action;
    next.state = told.state;
    next.targetAccount = told.targetAccount;
    next.targetEmail = told.targetEmail;
    next.notes = told.notes;
    next.parent = told.parent;
    next.requested = told.requested;
    next.expires = told.expires;
    next.offeredFeatures = told.offeredFeatures.value_or(next.offeredFeatures);
    if (next.action == HandshakeAction::EnableAllFeatures)
        next.targetAccount = *m_payer;
    if (!next.targetAccount && next.targetEmail.isEmpty()) {
        add(Severity::Warning,
            tr("The handshake %1 does not say who is asked. It is left out.").arg(id.toString()));
        return;
    }
    // Nobody tells when it ended: at the latest now, so that it is listed no shorter than it should be.
    if (next.live())
        next.ended = QDateTime();
    else if (!next.ended.isValid())
        next.ended = std::min(next.expires, m_now);
    m_draft.put(next);
}

void OrganizationImporter::putDelegations()
{
    for (auto i = m_reading.delegations.cbegin(); i != m_reading.delegations.cend(); ++i) {
        if (!isNode(i.key()))
            continue;
        for (const Delegation& delegation : world().delegationsOf(i.key()))
            if (!i->contains(delegation.service))
                m_draft.remove(delegation);
        for (auto service = i->cbegin(); service != i->cend(); ++service) {
            Delegation next{*m_id, i.key(), service.key(), *service};
            if (!next.since.isValid()) {
                const auto known = world().find(next);
                next.since = known ? std::get<Delegation>(*known).since : m_now;
            }
            m_draft.put(next);
        }
    }
}

void OrganizationImporter::putTags()
{
    for (auto i = m_reading.tags.cbegin(); i != m_reading.tags.cend(); ++i)
        setTags(i.key(), *i);
}

void OrganizationImporter::setTags(const QString& id, const Tags& tags)
{
    const auto node = NodeId::parse(id);
    if (node && isNode(*node)) {
        if (const auto account = node->account()) {
            Account next = *world().account(*account);
            next.tags = tags;
            m_draft.put(next);
        } else if (const auto unit = node->unit()) {
            Unit next = *world().unit(*unit);
            next.tags = tags;
            m_draft.put(next);
        } else {
            Organization next = organization();
            next.rootTags = tags;
            m_draft.put(next);
        }
        return;
    }
    const auto policyId = PolicyId::parse(id);
    if (const Policy* const policy = policyId ? world().policy(*policyId) : nullptr;
        policy && policy->organization == *m_id) {
        Policy next = *policy;
        next.tags = tags;
        m_draft.put(next);
    } else if (organization().resourcePolicy && organization().resourcePolicy->id.toString() == id) {
        Organization next = organization();
        next.resourcePolicy->tags = tags;
        m_draft.put(next);
    } else if (!tags.isEmpty()) {
        add(Severity::Warning,
            tr("The tags of %1 are told, and no file tells what that is. They are left out.")
                .arg(id.left(80)));
    }
}

void OrganizationImporter::raiseQuota()
{
    const int counted = accountsCounted(world(), *m_id);
    if (counted <= organization().accountQuota)
        return;
    Organization next = organization();
    next.accountQuota = counted;
    m_draft.put(next);
    add(Severity::Info,
        tr("No output tells how many accounts the organization may have. %1 are taken, as many as "
           "there are.")
            .arg(counted));
}

void OrganizationImporter::checkResult()
{
    const QStringList before = violations(m_before);
    for (const QString& sentence : violations(world()))
        if (!before.contains(sentence))
            add(Severity::Error, sentence);
}

} // namespace billfold
