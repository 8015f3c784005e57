// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/draft.h"

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

constexpr QStringView digits = u"0123456789";
constexpr QStringView lowerAndDigits = u"0123456789abcdefghijklmnopqrstuvwxyz";

/// Draws until `isTaken` says that nothing has the id.
template <typename Id, typename IsTaken>
Id freshId(IdSource& ids, const QString& prefix, int length, IsTaken isTaken)
{
    while (true) {
        const QString text = prefix + ids.draw(length, lowerAndDigits);
        const auto id = Id::parse(text);
        if (!isTaken(*id))
            return *id;
    }
}

} // namespace

void Draft::put(const Entity& entity)
{
    ChangeSet step{{}, {}, {{m_world.find(entity), entity}}};
    if (step.changes.constFirst().before == step.changes.constFirst().after)
        return;
    m_world.apply(step);
    m_changes += step.changes;
}

void Draft::remove(const Entity& entity)
{
    const std::optional<Entity> before = m_world.find(entity);
    if (!before)
        return;
    ChangeSet step{{}, {}, {{before, std::nullopt}}};
    m_world.apply(step);
    m_changes += step.changes;
}

ChangeSet Draft::change(const QString& operation) const
{
    return ChangeSet{operation, m_subject, m_changes}.merged();
}

AccountId Draft::freshAccountId()
{
    while (true) {
        QString text = m_ids.draw(1, digits.mid(1));
        text += m_ids.draw(11, digits);
        const auto id = AccountId::parse(text);
        if (!m_world.account(*id))
            return *id;
    }
}

OrganizationId Draft::freshOrganizationId()
{
    return freshId<OrganizationId>(m_ids, "o-"_L1, 10,
                                   [&](const OrganizationId& id) { return m_world.organization(id); });
}

RootId Draft::freshRootId()
{
    return freshId<RootId>(m_ids, "r-"_L1, 4,
                           [&](const RootId& id) { return m_world.organizationOfRoot(id); });
}

UnitId Draft::freshUnitId(const RootId& root)
{
    const QString prefix = "ou-"_L1 + root.toString().mid(2) + u'-';
    return freshId<UnitId>(m_ids, prefix, 8, [&](const UnitId& id) { return m_world.unit(id); });
}

PolicyId Draft::freshPolicyId()
{
    return freshId<PolicyId>(m_ids, "p-"_L1, 8, [&](const PolicyId& id) { return m_world.policy(id); });
}

HandshakeId Draft::freshHandshakeId()
{
    return freshId<HandshakeId>(m_ids, "h-"_L1, 32,
                                [&](const HandshakeId& id) { return m_world.handshake(id); });
}

CreateRequestId Draft::freshRequestId()
{
    return freshId<CreateRequestId>(m_ids, "car-"_L1, 32,
                                    [&](const CreateRequestId& id) { return m_world.createRequest(id); });
}

TransferId Draft::freshTransferId()
{
    return freshId<TransferId>(m_ids, "rt-"_L1, 8,
                               [&](const TransferId& id) { return m_world.transfer(id); });
}

ResourcePolicyId Draft::freshResourcePolicyId()
{
    // An organization has one at most, so any will do
    return freshId<ResourcePolicyId>(m_ids, "rp-"_L1, 8, [](const ResourcePolicyId&) { return false; });
}

QString accountLabel(const World& world, const AccountId& id)
{
    const Account* const account = world.account(id);
    return account && !account->name.isEmpty() ? account->name + " ("_L1 + id.toString() + u')'
                                               : id.toString();
}

QString nodeLabel(const World& world, const NodeId& node)
{
    if (const auto account = node.account())
        return accountLabel(world, *account);
    if (node.kind() == NodeId::Kind::Root)
        return OrganizationText::tr("Root");
    const Unit* const unit = world.unit(*node.unit());
    return unit ? unit->name + " ("_L1 + node.toString() + u')' : node.toString();
}

Result<Account> requireAccount(const Draft& draft, const AccountId& actor)
{
    const Account* const account = draft.world().account(actor);
    if (!account)
        return refusal(
            u"AccessDeniedException", {},
            OrganizationText::tr("The account %1 is not in this database. Add it, or act as another account.")
                .arg(actor.toString()));
    if (account->state == AccountState::Closed || account->state == AccountState::Suspended)
        return refusal(
            u"AccessDeniedException", {},
            OrganizationText::tr(
                "The account %1 is closed or suspended and can do nothing. Act as another account.")
                .arg(accountLabel(draft.world(), actor)));
    return *account;
}

Result<Organization> requireMember(const Draft& draft, const AccountId& actor)
{
    const Result<Account> account = requireAccount(draft, actor);
    if (!account)
        return account.error();
    const Organization* const organization = draft.world().organizationOf(actor);
    if (!organization)
        return refusal(
            u"AWSOrganizationsNotInUseException", {},
            OrganizationText::tr(
                "The account %1 is in no organization. Create one, accept an invitation, or act as the "
                "payer account.")
                .arg(accountLabel(draft.world(), actor)));
    return *organization;
}

Result<Organization> requirePayer(const Draft& draft, const AccountId& actor)
{
    Result<Organization> organization = requireMember(draft, actor);
    if (organization && organization->payer != actor)
        return refusal(u"AccessDeniedException", {},
                       OrganizationText::tr("Only the payer account can do this. Act as %1.")
                           .arg(accountLabel(draft.world(), organization->payer)));
    return organization;
}

Result<Organization> requireAdministrator(const Draft& draft, const AccountId& actor)
{
    Result<Organization> organization = requireMember(draft, actor);
    if (organization && organization->payer != actor && draft.world().delegationsOf(actor).isEmpty())
        return refusal(u"AccessDeniedException", {},
                       OrganizationText::tr(
                           "Only the payer account and delegated administrators can do this. Act as %1.")
                           .arg(accountLabel(draft.world(), organization->payer)));
    return organization;
}

} // namespace billfold
