// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QRandomGenerator>

#include <algorithm>

namespace billfold::test
{

/// Makes worlds with every kind of entity, and changes of them. What they mean is left aside (no rule is kept
/// but those of the tables: what is referred to is there, addresses are unique), so that each field takes all
/// of its values.
class RandomWorld
{
public:
    explicit RandomWorld(quint32 seed) : m_random(seed) {}

    /// A change that adds about as many entities as asked for.
    ChangeSet additions(const World& world, int count)
    {
        ChangeSet change{QStringLiteral("Add"), {}, {}};
        const auto add = [&](const Entity& entity) { change.changes.append({{}, entity}); };
        for (int i = 0; i < 1 + count / 20; ++i)
            addOrganization(add);
        World after = world;
        after.apply(change);
        for (int i = 0; i < count; ++i) {
            const Entity entity = entityOf(after, i % 9);
            if (after.find(entity))
                continue;
            add(entity);
            after.apply({{}, {}, {{{}, entity}}});
        }
        return change;
    }

    /// Alters a third of what can be altered, and takes out some of what nothing refers to.
    ChangeSet alterations(const World& world)
    {
        ChangeSet change{QStringLiteral("Alter"), {}, {}};
        const QList<Entity> all = world.everything();
        for (const Entity& entity : all) {
            const int choice = below(9);
            if (choice < 3)
                change.changes.append({entity, altered(world, entity)});
            else if (choice == 3 && isLeaf(entity))
                change.changes.append({entity, {}});
        }
        return change;
    }

private:
    int below(int end) { return m_random.bounded(end); }
    bool coin() { return below(2) == 1; }
    template <typename Enum>
    Enum any(Enum last)
    {
        return static_cast<Enum>(below(static_cast<int>(last) + 1));
    }
    QString characters(int length)
    {
        QString text;
        for (int i = 0; i < length; ++i)
            text += QChar(u"abcdefghijklmnopqrstuvwxyz0123456789"[below(36)]);
        return text;
    }
    QString words()
    {
        static const QStringList some{{},
                                      QStringLiteral("Production"),
                                      QStringLiteral("a 'quoted' \"name\" % _ ?"),
                                      QStringLiteral("Größe — 部門 🚀"),
                                      QStringLiteral("line\nbreak\tand NUL\0 in it")};
        return some.at(below(static_cast<int>(some.size()))) + QString::number(below(1000));
    }
    QDateTime time()
    {
        return QDateTime::fromMSecsSinceEpoch(1'790'000'000'000 + below(1'000'000'000), Qt::UTC);
    }
    QDateTime timeOrNull() { return coin() ? time() : QDateTime(); }
    template <typename Id>
    Id fresh(const QString& prefix, int length = 12)
    {
        return *Id::parse(QString(prefix + characters(length)));
    }
    AccountId account()
    {
        return *AccountId::parse(
            QStringLiteral("%1").arg(m_random.bounded(999'999'999'999LL), 12, 10, QLatin1Char('0')));
    }
    Tags tags()
    {
        Tags tags;
        for (int i = below(4); i > 0; --i)
            tags.insert(QStringLiteral("key") + QString::number(below(6)), coin() ? words() : QString());
        return tags;
    }
    template <typename Map>
    typename Map::mapped_type one(const Map& map)
    {
        return *std::next(map.begin(), below(static_cast<int>(map.size())));
    }
    NodeId parentIn(const World& world, const Organization& organization)
    {
        const QList<UnitId> units = world.unitsOf(organization.id);
        if (units.isEmpty() || below(3) == 0)
            return organization.root;
        return units.at(below(static_cast<int>(units.size())));
    }

    template <typename Add>
    void addOrganization(const Add& add)
    {
        Organization organization{.id = fresh<OrganizationId>(QStringLiteral("o-")),
                                  .root = fresh<RootId>(QStringLiteral("r-")),
                                  .payer = account()};
        fill(organization);
        add(organization);
        Account payer{.id = organization.payer, .created = time()};
        payer.membership = Membership{organization.id, organization.root, time(), any(JoinedMethod::Created)};
        add(payer);
    }
    void fill(Organization& e)
    {
        e.features = any(FeatureSet::All);
        e.created = time();
        e.finalizedAt = timeOrNull();
        e.accountQuota = below(50'000);
        e.rootTags = tags();
        e.policyTypes.clear();
        for (int i = below(5); i > 0; --i)
            e.policyTypes.insert(any(PolicyType::NetworkSecurityDirector),
                                 any(PolicyTypeStatus::PendingDisable));
        e.trustedServices.clear();
        for (int i = below(3); i > 0; --i)
            e.trustedServices.insert(characters(8) + QStringLiteral(".amazonaws.com"), time());
        e.resourcePolicy.reset();
        if (coin())
            e.resourcePolicy =
                ResourcePolicy{fresh<ResourcePolicyId>(QStringLiteral("rp-")), words(), tags()};
    }
    void fill(const World& world, Account& e)
    {
        e.name = words();
        e.email = coin() ? characters(12) + QStringLiteral("@Example.com") : QString();
        e.emailVerified = coin();
        e.state = any(AccountState::Closed);
        e.created = time();
        e.createdByOrganization = coin();
        e.standalone = {coin(), coin(), coin(), coin()};
        e.closeRequested = timeOrNull();
        e.closed = timeOrNull();
        e.purged = coin();
        e.tags = tags();
        e.membership.reset();
        if (coin()) {
            const Organization organization = one(world.organizations());
            e.membership = Membership{organization.id, parentIn(world, organization), time(),
                                      any(JoinedMethod::Created)};
        }
    }
    void fill(Handshake& e)
    {
        e.action = any(HandshakeAction::TransferResponsibility);
        e.state = any(HandshakeState::Expired);
        e.targetAccount = coin() ? std::optional(account()) : std::nullopt;
        e.targetEmail = coin() ? words() : QString();
        e.parent = coin() ? std::optional(fresh<HandshakeId>(QStringLiteral("h-"))) : std::nullopt;
        e.transfer = coin() ? std::optional(fresh<TransferId>(QStringLiteral("rt-"))) : std::nullopt;
        e.offeredFeatures = any(FeatureSet::All);
        e.notes = words();
        e.tags = tags();
        e.requested = time();
        e.expires = time();
        e.ended = timeOrNull();
    }
    void fill(CreateAccountRequest& e)
    {
        e.accountName = words();
        e.email = words();
        e.roleName = words();
        e.billingAccess = coin();
        e.tags = tags();
        e.state = any(CreateAccountState::Failed);
        e.failureReason = coin() ? words() : QString();
        e.requested = time();
        e.completed = timeOrNull();
        e.account = coin() ? std::optional(account()) : std::nullopt;
        e.destination =
            coin() ? UnitId::parse(QString(QStringLiteral("ou-ab12-") + characters(8))) : std::nullopt;
    }
    void fill(ResponsibilityTransfer& e)
    {
        e.tags = tags();
        e.name = words();
        e.status = any(TransferStatus::Withdrawn);
        e.start = time();
        e.end = timeOrNull();
        e.activeHandshake = coin() ? std::optional(fresh<HandshakeId>(QStringLiteral("h-"))) : std::nullopt;
    }

    Entity entityOf(const World& world, int kind)
    {
        const Organization organization = one(world.organizations());
        switch (kind) {
        case 0: {
            Account e{.id = account()};
            fill(world, e);
            return e;
        }
        case 1:
            return MembershipPeriod{account(),
                                    organization.id,
                                    account(),
                                    time(),
                                    any(JoinedMethod::Created),
                                    coin() ? std::optional(time()) : std::nullopt,
                                    coin() ? std::optional(any(DepartureMethod::Cleaned)) : std::nullopt};
        case 2: {
            CreateAccountRequest e{.id = fresh<CreateRequestId>(QStringLiteral("car-")),
                                   .organization = organization.id};
            fill(e);
            return e;
        }
        case 3:
            return Unit{*UnitId::parse(QString(QStringLiteral("ou-ab12-") + characters(8))),
                        organization.id,
                        parentIn(world, organization),
                        words(),
                        time(),
                        tags()};
        case 4:
            return Policy{fresh<PolicyId>(QStringLiteral("p-")),
                          organization.id,
                          any(PolicyType::NetworkSecurityDirector),
                          words(),
                          words(),
                          words(),
                          tags()};
        case 5:
            return Attachment{organization.id, fresh<PolicyId>(QStringLiteral("p-")),
                              coin() ? parentIn(world, organization) : NodeId(account()),
                              any(PolicyType::NetworkSecurityDirector)};
        case 6:
            return Delegation{organization.id, one(world.accounts()).id,
                              characters(6) + QStringLiteral(".amazonaws.com"), time()};
        case 7: {
            Handshake e{.id = fresh<HandshakeId>(QStringLiteral("h-")), .organization = organization.id};
            fill(e);
            return e;
        }
        default: {
            ResponsibilityTransfer e{.id = fresh<TransferId>(QStringLiteral("rt-")),
                                     .source = organization.id,
                                     .target = one(world.organizations()).id};
            fill(e);
            return e;
        }
        }
    }

    /// The same key with other values.
    Entity altered(const World& world, Entity entity)
    {
        if (auto* account = std::get_if<Account>(&entity)) {
            const auto membership = account->membership;
            fill(world, *account);
            if (world.organizationPaidBy(account->id))
                account->membership = membership;
        } else if (auto* organization = std::get_if<Organization>(&entity)) {
            fill(*organization);
        } else if (auto* unit = std::get_if<Unit>(&entity)) {
            unit->name = words();
            unit->tags = tags();
        } else if (auto* policy = std::get_if<Policy>(&entity)) {
            policy->content = words();
            policy->tags = tags();
        } else if (auto* handshake = std::get_if<Handshake>(&entity)) {
            fill(*handshake);
        } else if (auto* request = std::get_if<CreateAccountRequest>(&entity)) {
            fill(*request);
        } else if (auto* transfer = std::get_if<ResponsibilityTransfer>(&entity)) {
            fill(*transfer);
        } else if (auto* period = std::get_if<MembershipPeriod>(&entity)) {
            period->left = time();
            period->departure = any(DepartureMethod::Cleaned);
        }
        return entity;
    }
    static bool isLeaf(const Entity& entity)
    {
        return !std::holds_alternative<Organization>(entity) && !std::holds_alternative<Unit>(entity) &&
               !std::holds_alternative<Account>(entity);
    }

    QRandomGenerator m_random;
};

} // namespace billfold::test
