// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/world.h"

#include <QtGlobal>

#include <algorithm>

namespace billfold
{

namespace
{

template <class... Ts>
struct Overloaded : Ts... {
    using Ts::operator()...;
};
template <class... Ts>
Overloaded(Ts...) -> Overloaded<Ts...>;

/// QMap and QHash answer with copies or need a default; the rules want the value itself, or nothing.
template <typename Map, typename Key>
const typename Map::mapped_type* at(const Map& map, const Key& key)
{
    const auto found = map.constFind(key);
    return found == map.constEnd() ? nullptr : &*found;
}

template <typename Set, typename Key, typename Member>
void add(Set& sets, const Key& key, const Member& member)
{
    sets[key].insert(member, true);
}

template <typename Set, typename Key, typename Member>
void take(Set& sets, const Key& key, const Member& member)
{
    const auto found = sets.find(key);
    if (found == sets.end())
        return;
    found->remove(member);
    if (found->isEmpty())
        sets.erase(found);
}

template <typename Set, typename Key>
auto keysOf(const Set& sets, const Key& key)
{
    const auto* const members = at(sets, key);
    return members ? members->keys() : decltype(members->keys())();
}

QString isoOf(const QDateTime& time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace

QString entityKey(const Entity& entity)
{
    return std::visit(Overloaded{[](const Account& e) { return e.id.toString(); },
                                 [](const MembershipPeriod& e) -> QString {
                                     return e.account.toString() + QLatin1Char('/') + isoOf(e.joined) +
                                            QLatin1Char('/') + e.organization.toString();
                                 },
                                 [](const CreateAccountRequest& e) { return e.id.toString(); },
                                 [](const Organization& e) { return e.id.toString(); },
                                 [](const Unit& e) { return e.id.toString(); },
                                 [](const Policy& e) { return e.id.toString(); },
                                 [](const Attachment& e) -> QString {
                                     return e.target.toString() + QLatin1Char('/') + e.policy.toString();
                                 },
                                 [](const Delegation& e) -> QString {
                                     return e.account.toString() + QLatin1Char('/') + e.service;
                                 },
                                 [](const Handshake& e) { return e.id.toString(); },
                                 [](const ResponsibilityTransfer& e) { return e.id.toString(); }},
                      entity);
}

ChangeSet ChangeSet::inverse() const
{
    ChangeSet result{operation, subject, {}};
    result.changes.reserve(changes.size());
    for (auto change = changes.crbegin(); change != changes.crend(); ++change)
        result.changes.append({change->after, change->before});
    return result;
}

ChangeSet ChangeSet::merged() const
{
    ChangeSet result{operation, subject, {}};
    QHash<QString, qsizetype> places;
    for (const EntityChange& change : changes) {
        const QString key =
            QString::number(change.any().index()) + QLatin1Char(' ') + entityKey(change.any());
        const auto place = places.constFind(key);
        if (place == places.constEnd()) {
            places.insert(key, result.changes.size());
            result.changes.append(change);
        } else {
            result.changes[*place].after = change.after;
        }
    }
    result.changes.removeIf([](const EntityChange& c) { return c.before == c.after; });
    return result;
}

const Account* World::account(const AccountId& id) const
{
    return at(m_accounts, id);
}

const Account* World::accountByEmail(const QString& email) const
{
    const AccountId* const id = at(m_accountOfEmail, email.toLower());
    return id ? account(*id) : nullptr;
}

const Organization* World::organization(const OrganizationId& id) const
{
    return at(m_organizations, id);
}

const Organization* World::organizationOfRoot(const RootId& id) const
{
    const OrganizationId* const found = at(m_organizationOfRoot, id);
    return found ? organization(*found) : nullptr;
}

const Organization* World::organizationOf(const AccountId& member) const
{
    const Account* const found = account(member);
    return found && found->membership ? organization(found->membership->organization) : nullptr;
}

const Organization* World::organizationPaidBy(const AccountId& payer) const
{
    const OrganizationId* const found = at(m_organizationOfPayer, payer);
    return found ? organization(*found) : nullptr;
}

const Unit* World::unit(const UnitId& id) const
{
    return at(m_units, id);
}

const Policy* World::policy(const PolicyId& id) const
{
    return at(m_policies, id);
}

const Handshake* World::handshake(const HandshakeId& id) const
{
    return at(m_handshakes, id);
}

const CreateAccountRequest* World::createRequest(const CreateRequestId& id) const
{
    return at(m_createRequests, id);
}

const ResponsibilityTransfer* World::transfer(const TransferId& id) const
{
    return at(m_transfers, id);
}

QList<AccountId> World::accountsIn(const NodeId& node) const
{
    return keysOf(m_accountsIn, node);
}

QList<UnitId> World::unitsIn(const NodeId& node) const
{
    return keysOf(m_unitsIn, node);
}

std::optional<NodeId> World::parentOf(const NodeId& node) const
{
    if (const auto id = node.account()) {
        const Account* const found = account(*id);
        return found && found->membership ? std::optional(found->membership->parent) : std::nullopt;
    }
    if (const auto id = node.unit()) {
        const Unit* const found = unit(*id);
        return found ? std::optional(found->parent) : std::nullopt;
    }
    return std::nullopt;
}

QList<NodeId> World::pathTo(const NodeId& node) const
{
    QList<NodeId> path{node};
    while (const auto parent = parentOf(path.constFirst()))
        path.prepend(*parent);
    const auto root = path.constFirst().root();
    return root && organizationOfRoot(*root) ? path : QList<NodeId>();
}

const Organization* World::organizationOf(const NodeId& node) const
{
    if (const auto id = node.account())
        return organizationOf(*id);
    if (const auto id = node.root())
        return organizationOfRoot(*id);
    const Unit* const found = unit(*node.unit());
    return found ? organization(found->organization) : nullptr;
}

QList<AccountId> World::members(const OrganizationId& organization) const
{
    return keysOf(m_members, organization);
}

QList<UnitId> World::unitsOf(const OrganizationId& organization) const
{
    QList<UnitId> result;
    for (const Unit& unit : m_units)
        if (unit.organization == organization)
            result.append(unit.id);
    return result;
}

QList<Attachment> World::attachmentsOn(const NodeId& target) const
{
    QList<Attachment> result;
    for (const QString& key : keysOf(m_attachmentsOn, target))
        result.append(*at(m_attachments, key));
    std::stable_sort(result.begin(), result.end(),
                     [](const Attachment& a, const Attachment& b) { return a.type < b.type; });
    return result;
}

QList<NodeId> World::targetsOf(const OrganizationId& organization, const PolicyId& policy) const
{
    QList<NodeId> result;
    for (const QString& key : keysOf(m_attachmentsOf, policy)) {
        const Attachment& attachment = *at(m_attachments, key);
        if (attachment.organization == organization)
            result.append(attachment.target);
    }
    return result;
}

QList<MembershipPeriod> World::periodsOf(const AccountId& account) const
{
    QList<MembershipPeriod> result;
    for (const QString& key : keysOf(m_periodsOf, account))
        result.append(*at(m_periods, key));
    return result;
}

QList<Delegation> World::delegationsOf(const OrganizationId& organization) const
{
    QList<Delegation> result;
    for (const Delegation& delegation : m_delegations)
        if (delegation.organization == organization)
            result.append(delegation);
    return result;
}

QList<Delegation> World::delegationsOf(const AccountId& account) const
{
    QList<Delegation> result;
    for (const Delegation& delegation : m_delegations)
        if (delegation.account == account)
            result.append(delegation);
    return result;
}

std::optional<Entity> World::find(const Entity& like) const
{
    const auto copyOf = [](const auto* found) {
        return found ? std::optional<Entity>(*found) : std::nullopt;
    };
    return std::visit(
        Overloaded{[&](const Account& e) { return copyOf(at(m_accounts, e.id)); },
                   [&](const MembershipPeriod& e) { return copyOf(at(m_periods, entityKey(e))); },
                   [&](const CreateAccountRequest& e) { return copyOf(at(m_createRequests, e.id)); },
                   [&](const Organization& e) { return copyOf(at(m_organizations, e.id)); },
                   [&](const Unit& e) { return copyOf(at(m_units, e.id)); },
                   [&](const Policy& e) { return copyOf(at(m_policies, e.id)); },
                   [&](const Attachment& e) { return copyOf(at(m_attachments, entityKey(e))); },
                   [&](const Delegation& e) { return copyOf(at(m_delegations, entityKey(e))); },
                   [&](const Handshake& e) { return copyOf(at(m_handshakes, e.id)); },
                   [&](const ResponsibilityTransfer& e) { return copyOf(at(m_transfers, e.id)); }},
        like);
}

QList<Entity> World::everything() const
{
    QList<Entity> result;
    const auto append = [&](const auto& map) {
        for (const auto& entity : map)
            result.append(entity);
    };
    append(m_accounts);
    append(m_organizations);
    append(m_units);
    append(m_policies);
    append(m_attachments);
    append(m_delegations);
    append(m_periods);
    append(m_createRequests);
    append(m_handshakes);
    append(m_transfers);
    return result;
}

bool World::fits(const ChangeSet& change) const
{
    const ChangeSet merged = change.merged();
    return std::all_of(merged.changes.begin(), merged.changes.end(),
                       [&](const EntityChange& c) { return find(c.any()) == c.before; });
}

void World::apply(const ChangeSet& change)
{
    for (const EntityChange& c : change.changes) {
        Q_ASSERT(find(c.any()) == c.before);
        if (c.before)
            unindex(*c.before);
        if (c.after)
            index(*c.after);
    }
}

void World::index(const Entity& entity)
{
    std::visit(Overloaded{[&](const Account& e) {
                              if (!e.email.isEmpty())
                                  m_accountOfEmail.insert(e.email.toLower(), e.id);
                              if (e.membership) {
                                  add(m_accountsIn, e.membership->parent, e.id);
                                  add(m_members, e.membership->organization, e.id);
                              }
                              m_accounts.insert(e.id, e);
                          },
                          [&](const MembershipPeriod& e) {
                              const QString key = entityKey(e);
                              add(m_periodsOf, e.account, key);
                              m_periods.insert(key, e);
                          },
                          [&](const CreateAccountRequest& e) { m_createRequests.insert(e.id, e); },
                          [&](const Organization& e) {
                              m_organizationOfRoot.insert(e.root, e.id);
                              m_organizationOfPayer.insert(e.payer, e.id);
                              m_organizations.insert(e.id, e);
                          },
                          [&](const Unit& e) {
                              add(m_unitsIn, e.parent, e.id);
                              m_units.insert(e.id, e);
                          },
                          [&](const Policy& e) { m_policies.insert(e.id, e); },
                          [&](const Attachment& e) {
                              const QString key = entityKey(e);
                              add(m_attachmentsOn, e.target, key);
                              add(m_attachmentsOf, e.policy, key);
                              m_attachments.insert(key, e);
                          },
                          [&](const Delegation& e) { m_delegations.insert(entityKey(e), e); },
                          [&](const Handshake& e) { m_handshakes.insert(e.id, e); },
                          [&](const ResponsibilityTransfer& e) { m_transfers.insert(e.id, e); }},
               entity);
}

void World::unindex(const Entity& entity)
{
    std::visit(Overloaded{[&](const Account& e) {
                              // Another account may have taken the address over already.
                              if (const AccountId* const holder = at(m_accountOfEmail, e.email.toLower());
                                  holder && *holder == e.id)
                                  m_accountOfEmail.remove(e.email.toLower());
                              if (e.membership) {
                                  take(m_accountsIn, e.membership->parent, e.id);
                                  take(m_members, e.membership->organization, e.id);
                              }
                              m_accounts.remove(e.id);
                          },
                          [&](const MembershipPeriod& e) {
                              const QString key = entityKey(e);
                              take(m_periodsOf, e.account, key);
                              m_periods.remove(key);
                          },
                          [&](const CreateAccountRequest& e) { m_createRequests.remove(e.id); },
                          [&](const Organization& e) {
                              m_organizationOfRoot.remove(e.root);
                              m_organizationOfPayer.remove(e.payer);
                              m_organizations.remove(e.id);
                          },
                          [&](const Unit& e) {
                              take(m_unitsIn, e.parent, e.id);
                              m_units.remove(e.id);
                          },
                          [&](const Policy& e) { m_policies.remove(e.id); },
                          [&](const Attachment& e) {
                              const QString key = entityKey(e);
                              take(m_attachmentsOn, e.target, key);
                              take(m_attachmentsOf, e.policy, key);
                              m_attachments.remove(key);
                          },
                          [&](const Delegation& e) { m_delegations.remove(entityKey(e)); },
                          [&](const Handshake& e) { m_handshakes.remove(e.id); },
                          [&](const ResponsibilityTransfer& e) { m_transfers.remove(e.id); }},
               entity);
}

} // namespace billfold
