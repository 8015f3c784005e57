// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/handshakeends.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/quotas.h"
#include "models/organization/rules.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// Gathers sentences.
class Check
{
public:
    explicit Check(const World& world) : m_world(world) {}

    void organizations();
    void units();
    void accounts();
    void addresses();
    void periods();
    void attachments();
    void policies();
    void handshakes();
    void transfers();
    void delegations();
    void requests();

    QStringList found;

private:
    void unless(bool holds, const QString& sentence, const QString& first, const QString& second = {})
    {
        if (!holds)
            found.append(second.isEmpty() ? sentence.arg(first) : sentence.arg(first, second));
    }
    bool isParentIn(const NodeId& parent, const OrganizationId& organization) const
    {
        const Organization* const owner =
            parent.kind() == NodeId::Kind::Account ? nullptr : m_world.organizationOf(parent);
        return owner && owner->id == organization;
    }
    void attachedCounts(const Organization& organization, const NodeId& node);

    const World& m_world;
};

void Check::organizations()
{
    QSet<QString> payers, roots;
    for (const Organization& organization : m_world.organizations()) {
        const QString id = organization.id.toString();
        const Account* const payer = m_world.account(organization.payer);
        unless(payer && payer->membership && payer->membership->organization == organization.id,
               OrganizationText::tr("The payer account %1 of %2 is not in its organization."),
               organization.payer.toString(), id);
        unless(!payers.contains(organization.payer.toString()),
               OrganizationText::tr("The account %1 pays for two organizations."),
               organization.payer.toString());
        unless(!roots.contains(organization.root.toString()),
               OrganizationText::tr("Two organizations have the root %1."), organization.root.toString());
        payers.insert(organization.payer.toString());
        roots.insert(organization.root.toString());
        unless(accountsCounted(m_world, organization.id) <= organization.accountQuota,
               OrganizationText::tr("%1 has more accounts and open invitations than its quota allows."), id);
        unless(m_world.unitsOf(organization.id).size() <= unitQuota,
               OrganizationText::tr("%1 has too many units."), id);
        unless(organization.features == FeatureSet::All ||
                   (organization.policyTypes.isEmpty() && organization.trustedServices.isEmpty()),
               OrganizationText::tr(
                   "%1 has consolidated billing features and policies or services all the same."),
               id);
        unless(organization.rootTags.size() <= tagQuota, OrganizationText::tr("%1 has too many tags."), id);
    }
}

void Check::units()
{
    QSet<QString> names;
    for (const Unit& unit : m_world.units()) {
        const QString id = unit.id.toString();
        unless(m_world.organization(unit.organization) && isParentIn(unit.parent, unit.organization),
               OrganizationText::tr("The unit %1 stands in no unit or root of its organization."), id);
        const QString name = unit.parent.toString() + u'/' + unit.name;
        unless(!names.contains(name), OrganizationText::tr("There are two units “%1” in %2."), unit.name,
               unit.parent.toString());
        names.insert(name);
        // Climbing by hand: a circle must be told, not followed
        NodeId above = unit.parent;
        int depth = 1;
        while (depth <= unitDepth && above.kind() == NodeId::Kind::Unit) {
            const Unit* const parent = m_world.unit(*above.unit());
            if (!parent)
                break;
            above = parent->parent;
            ++depth;
        }
        unless(depth <= unitDepth, OrganizationText::tr("The unit %1 is too deep in the tree."), id);
        unless(unit.tags.size() <= tagQuota, OrganizationText::tr("%1 has too many tags."), id);
    }
}

void Check::accounts()
{
    for (const Account& account : m_world.accounts()) {
        const QString id = account.id.toString();
        if (account.membership) {
            const OrganizationId& organization = account.membership->organization;
            unless(m_world.organization(organization) && isParentIn(account.membership->parent, organization),
                   OrganizationText::tr("The account %1 stands in no unit or root of its organization."), id);
            unless(!account.purged,
                   OrganizationText::tr("The account %1 is gone for good and in an organization."), id);
        }
        unless(!account.purged || account.state == AccountState::Closed,
               OrganizationText::tr("The account %1 is gone for good and not closed."), id);
        unless(!account.closed.isValid() || account.state == AccountState::Closed,
               OrganizationText::tr("The account %1 has a closing date and is not closed."), id);
        unless(account.membership || account.tags.isEmpty(),
               OrganizationText::tr("The account %1 has tags and no organization."), id);
        unless(account.tags.size() <= tagQuota, OrganizationText::tr("%1 has too many tags."), id);
    }
}

void Check::addresses()
{
    QSet<QString> seen;
    for (const Account& account : m_world.accounts()) {
        const QString address = account.email.toLower();
        if (address.isEmpty())
            continue;
        unless(!seen.contains(address), OrganizationText::tr("Two accounts have the address %1."),
               account.email);
        seen.insert(address);
    }
}

void Check::periods()
{
    for (const Account& account : m_world.accounts()) {
        const QString id = account.id.toString();
        QDateTime freeFrom;
        int open = 0;
        for (const MembershipPeriod& period : m_world.periodsOf(account.id)) {
            unless(!freeFrom.isValid() || period.joined >= freeFrom,
                   OrganizationText::tr("The account %1 was in two organizations at one time."), id);
            unless(!period.left || *period.left >= period.joined,
                   OrganizationText::tr("The account %1 left an organization before it joined it."), id);
            freeFrom = period.left.value_or(period.joined);
            if (period.left)
                continue;
            ++open;
            const Organization* const organization = m_world.organizationOf(account.id);
            unless(organization && organization->id == period.organization &&
                       organization->payer == period.payer && account.membership->joined == period.joined,
                   OrganizationText::tr("The membership of the account %1 is not the one that is paid for."),
                   id);
        }
        unless(open == (account.membership ? 1 : 0),
               OrganizationText::tr("It is not clear who pays for the account %1 now."), id);
    }
}

void Check::attachedCounts(const Organization& organization, const NodeId& node)
{
    QMap<PolicyType, int> counts;
    for (const Attachment& attachment : m_world.attachmentsOn(node))
        ++counts[attachment.type];
    for (auto type = organization.policyTypes.cbegin(); type != organization.policyTypes.cend(); ++type) {
        const PolicyQuota quota = policyQuota(type.key());
        const int count = counts.take(type.key());
        unless(count <= quota.most, OrganizationText::tr("Too many policies of one type are attached to %1."),
               node.toString());
        unless(type.value() != PolicyTypeStatus::Enabled || count >= quota.fewest,
               OrganizationText::tr("Too few policies of one type are attached to %1."), node.toString());
    }
    unless(counts.isEmpty(),
           OrganizationText::tr("Policies of a type that is not enabled are attached to %1."),
           node.toString());
}

void Check::attachments()
{
    for (const Organization& organization : m_world.organizations()) {
        attachedCounts(organization, organization.root);
        for (const UnitId& unit : m_world.unitsOf(organization.id))
            attachedCounts(organization, unit);
        for (const AccountId& member : m_world.members(organization.id))
            attachedCounts(organization, member);
    }
    for (const Entity& entity : m_world.everything()) {
        const auto* const attachment = std::get_if<Attachment>(&entity);
        if (!attachment)
            continue;
        const Organization* const owner = m_world.organizationOf(attachment->target);
        const Policy* const policy = m_world.policy(attachment->policy);
        const ManagedPolicy* const managed = awsManagedPolicy(attachment->policy);
        unless(owner && owner->id == attachment->organization &&
                   (managed ? managed->type == attachment->type
                            : policy && policy->organization == attachment->organization &&
                                  policy->type == attachment->type),
               OrganizationText::tr("%1 is attached to %2, and one of them is not there."),
               attachment->policy.toString(), attachment->target.toString());
    }
}

void Check::policies()
{
    QSet<QString> names;
    for (const Policy& policy : m_world.policies()) {
        unless(m_world.organization(policy.organization),
               OrganizationText::tr("The policy %1 belongs to no organization."), policy.id.toString());
        const QString name =
            policy.organization.toString() + u'/' + QString::number(int(policy.type)) + u'/' + policy.name;
        unless(!names.contains(name), OrganizationText::tr("There are two policies “%1”."), policy.name);
        names.insert(name);
        unless(policy.tags.size() <= tagQuota, OrganizationText::tr("%1 has too many tags."),
               policy.id.toString());
    }
}

void Check::handshakes()
{
    QSet<QString> runs;
    for (const Handshake& handshake : m_world.handshakes()) {
        const QString id = handshake.id.toString();
        const QString organization = handshake.organization.toString();
        unless(m_world.organization(handshake.organization),
               OrganizationText::tr("The handshake %1 comes from no organization."), id);
        unless(handshake.targetAccount || !handshake.targetEmail.isEmpty(),
               OrganizationText::tr("The handshake %1 asks nobody."), id);
        unless(!handshake.live() || !handshake.ended.isValid(),
               OrganizationText::tr("The handshake %1 has ended and is open."), id);
        if (handshake.parent && handshake.live()) {
            const Handshake* const parent = m_world.handshake(*handshake.parent);
            unless(parent && parent->live(), OrganizationText::tr("The approval %1 belongs to no request."),
                   id);
        }
        if (handshake.action != HandshakeAction::EnableAllFeatures || !handshake.live())
            continue;
        unless(!runs.contains(organization), OrganizationText::tr("%1 asks for all features twice."),
               organization);
        runs.insert(organization);
    }
}

void Check::transfers()
{
    for (const ResponsibilityTransfer& transfer : m_world.transfers()) {
        unless(m_world.organization(transfer.source) && m_world.organization(transfer.target) &&
                   transfer.source != transfer.target,
               OrganizationText::tr("The transfer %1 needs two organizations."), transfer.id.toString());
        unless(!transfer.activeHandshake || m_world.handshake(*transfer.activeHandshake),
               OrganizationText::tr("The transfer %1 waits for an answer to nothing."),
               transfer.id.toString());
    }
}

void Check::delegations()
{
    for (const Organization& organization : m_world.organizations())
        for (const Delegation& delegation : m_world.delegationsOf(organization.id)) {
            const Organization* const owner = m_world.organizationOf(delegation.account);
            unless(owner && owner->id == organization.id && owner->payer != delegation.account &&
                       owner->trustedServices.contains(delegation.service),
                   OrganizationText::tr("The account %1 must not administer %2."),
                   delegation.account.toString(), delegation.service);
        }
}

void Check::requests()
{
    for (const CreateAccountRequest& request : m_world.createRequests()) {
        unless(m_world.organization(request.organization),
               OrganizationText::tr("The creation %1 belongs to no organization."), request.id.toString());
        unless((request.state == CreateAccountState::Succeeded) == request.account.has_value() &&
                   (request.state == CreateAccountState::Failed) == !request.failureReason.isEmpty(),
               OrganizationText::tr("The creation %1 does not say what became of it."),
               request.id.toString());
    }
}

} // namespace

QStringList violations(const World& world)
{
    Check check(world);
    check.organizations();
    check.units();
    check.accounts();
    check.addresses();
    check.periods();
    check.attachments();
    check.policies();
    check.handshakes();
    check.transfers();
    check.delegations();
    check.requests();
    return check.found;
}

} // namespace billfold
