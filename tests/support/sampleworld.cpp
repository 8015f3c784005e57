// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sampleworld.h"

namespace billfold::test
{

using namespace Qt::StringLiterals;

const AccountId payerId = *AccountId::parse(u"111111111111");
const AccountId railId = *AccountId::parse(u"000000000222");
const AccountId playgroundId = *AccountId::parse(u"333333333333");
const AccountId claimsEuId = *AccountId::parse(u"444444444444");
const AccountId claimsUsId = *AccountId::parse(u"555555555555");
const AccountId northpierId = *AccountId::parse(u"666666666666");
const AccountId harbourId = *AccountId::parse(u"777777777777");
const OrganizationId organizationId = *OrganizationId::parse(u"o-7m3k9x2qfa");
const RootId rootId = *RootId::parse(u"r-ab12");
const UnitId sandboxId = *UnitId::parse(u"ou-ab12-00000001");
const UnitId workloadsId = *UnitId::parse(u"ou-ab12-00000002");
const UnitId productionId = *UnitId::parse(u"ou-ab12-00000003");
const UnitId stagingId = *UnitId::parse(u"ou-ab12-00000004");

namespace
{

QDateTime at(const QString& iso)
{
    return QDateTime::fromString(iso, Qt::ISODate);
}

Account member(const AccountId& id, const QString& name, const QString& email, const NodeId& parent,
               const QString& joined, JoinedMethod method)
{
    Account account{.id = id, .name = name, .email = email, .created = at(joined)};
    account.membership = Membership{organizationId, parent, at(joined), method};
    return account;
}

} // namespace

void add(World& world, const QList<Entity>& entities)
{
    ChangeSet change;
    for (const Entity& entity : entities)
        change.changes.append({{}, entity});
    world.apply(change);
}

World sampleWorld()
{
    const QDateTime start = at(u"2021-02-14T09:00:00Z"_s);
    Account playground = member(playgroundId, u"Playground"_s, u"playground@meridian.example"_s, sandboxId,
                                u"2023-06-01T09:00:00Z"_s, JoinedMethod::Created);
    playground.state = AccountState::Closed;
    playground.closed = at(u"2026-09-20T09:00:00Z"_s);
    CreateAccountRequest pending{.id = *CreateRequestId::parse(u"car-00000001"),
                                 .organization = organizationId,
                                 .accountName = u"Rail AP"_s,
                                 .email = u"rail-ap@meridian.example"_s,
                                 .roleName = u"OrganizationAccountAccessRole"_s,
                                 .requested = at(u"2026-10-03T07:39:59Z"_s)};
    CreateAccountRequest failed = pending;
    failed.id = *CreateRequestId::parse(u"car-00000002");
    failed.accountName = u"Air Cargo"_s;
    failed.state = CreateAccountState::Failed;
    failed.failureReason = u"EMAIL_ALREADY_EXISTS"_s;
    World world;
    add(world, {Organization{.id = organizationId, .root = rootId, .payer = payerId, .created = start},
                Unit{sandboxId, organizationId, rootId, u"Sandbox"_s, start},
                Unit{workloadsId, organizationId, rootId, u"Workloads"_s, start},
                Unit{productionId, organizationId, workloadsId, u"Production"_s, start},
                Unit{stagingId, organizationId, workloadsId, u"Staging"_s, start},
                member(payerId, u"Meridian Billing"_s, u"billing@meridian.example"_s, rootId,
                       u"2021-02-14T09:00:00Z"_s, JoinedMethod::Invited),
                member(railId, u"Rail Freight"_s, u"rail@meridian.example"_s, rootId,
                       u"2022-03-01T00:00:00Z"_s, JoinedMethod::Invited),
                playground,
                member(claimsEuId, u"Claims EU"_s, u"claims-eu@meridian.example"_s, productionId,
                       u"2021-02-15T00:00:00Z"_s, JoinedMethod::Created),
                member(claimsUsId, u"Claims US"_s, {}, productionId, u"2024-01-09T00:00:00Z"_s,
                       JoinedMethod::Created),
                Account{.id = northpierId,
                        .name = u"Northpier"_s,
                        .email = u"billing@northpier.example"_s,
                        .created = at(u"2026-10-01T00:00:00Z"_s)},
                Account{.id = harbourId,
                        .name = u"Harbour"_s,
                        .email = u"it@harbour.example"_s,
                        .created = at(u"2026-10-02T00:00:00Z"_s)},
                pending, failed});
    return world;
}

World largeWorld(int accounts, int units)
{
    const QDateTime start = at(u"2021-02-14T09:00:00Z"_s);
    QList<Entity> entities{
        Organization{.id = organizationId, .root = rootId, .payer = payerId, .created = start}};
    QList<NodeId> places{rootId};
    for (int i = 0; i < units; ++i) {
        const UnitId id = *UnitId::parse(u"ou-ab12-%1"_s.arg(i, 8, 10, QChar(u'0')));
        entities.append(Unit{id, organizationId, places[i / 10], u"Unit %1"_s.arg(i), start});
        places.append(id);
    }
    entities.append(member(payerId, u"Payer"_s, u"payer@example.com"_s, rootId, u"2021-02-14T09:00:00Z"_s,
                           JoinedMethod::Invited));
    for (int i = 1; i < accounts; ++i) {
        const AccountId id = *AccountId::parse(QString::number(200'000'000'000 + i));
        entities.append(member(id, u"Account %1"_s.arg(i), u"account-%1@example.com"_s.arg(i),
                               places[1 + i % units], u"2022-02-14T09:00:00Z"_s, JoinedMethod::Created));
    }
    World world;
    add(world, entities);
    return world;
}

} // namespace billfold::test
