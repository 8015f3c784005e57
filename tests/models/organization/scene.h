// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/rules.h"

#include <QList>
#include <QTest>

#include <chrono>
#include <functional>

namespace billfold
{

/// A world at a moment, in which accounts act. Each step settles it first, as a service would.
class Scene
{
public:
    World world;
    QDateTime now = QDateTime(QDate(2026, 10, 1), QTime(8, 0), Qt::UTC);
    CountingIds ids;

    void settled()
    {
        const ChangeSet due = settle(world, now, ids);
        world.apply(due);
    }

    void pass(std::chrono::milliseconds time)
    {
        now = now.addDuration(time);
        settled();
    }

    Result<ChangeSet> ask(const AccountId& actor, const Command& command)
    {
        settled();
        return decide(world, command, {now, {actor}, ids});
    }

    /// What has to be allowed; the world settles after it.
    ChangeSet done(const AccountId& actor, const Command& command)
    {
        const Result<ChangeSet> change = ask(actor, command);
        if (!change)
            qFatal("%s refused: %s/%s: %s", qPrintable(operationName(command)),
                   qPrintable(change.error().name), qPrintable(change.error().reason),
                   qPrintable(change.error().message));
        world.apply(*change);
        settled();
        return *change;
    }

    /// "ConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED", or empty where it would be done. A
    /// refusal without a sentence is no refusal.
    QString refusal(const AccountId& actor, const Command& command)
    {
        const Result<ChangeSet> change = ask(actor, command);
        if (change)
            return {};
        const Error& error = change.error();
        if (error.message.isEmpty() || error.message.contains(QLatin1String("%1")))
            return QStringLiteral("no sentence");
        return error.reason.isEmpty() ? error.name : error.name + QLatin1Char(' ') + error.reason;
    }

    AccountId add(const QString& name, const StandaloneData& standalone = {}, bool verified = true)
    {
        const AccountId anybody = *AccountId::parse(u"999999999999");
        done(anybody, AddAccount{std::nullopt, name, addressOf(name), standalone, verified});
        return world.accountByEmail(addressOf(name))->id;
    }

    /// A payer and its organization.
    AccountId addPayer(const QString& name, FeatureSet features = FeatureSet::All)
    {
        const AccountId payer = add(name);
        done(payer, CreateOrganization{features});
        return payer;
    }

    AccountId create(const AccountId& payer, const QString& name)
    {
        done(payer, CreateAccount{name, addressOf(name)});
        return world.accountByEmail(addressOf(name))->id;
    }

    /// Sends an invitation and does not answer it.
    HandshakeId invite(const AccountId& payer, const AccountId& account, const Tags& tags = {})
    {
        return newHandshake([&] { done(payer, InviteAccountToOrganization{account.toString(), {}, tags}); });
    }

    AccountId join(const AccountId& payer, const QString& name)
    {
        const AccountId account = add(name);
        done(account, AcceptHandshake{invite(payer, account)});
        return account;
    }

    UnitId unit(const AccountId& payer, const NodeId& parent, const QString& name)
    {
        done(payer, CreateOrganizationalUnit{parent, name});
        for (const UnitId& unit : world.unitsIn(parent))
            if (world.unit(unit)->name == name)
                return unit;
        qFatal("no unit");
    }

    PolicyId policy(const AccountId& payer, const QString& name, PolicyType type = PolicyType::ServiceControl)
    {
        done(payer, CreatePolicy{type, name, {}, contentFor(type)});
        for (const Policy& policy : world.policies())
            if (policy.name == name)
                return policy.id;
        qFatal("no policy");
    }

    /// The organization is finished an hour later.
    void beingMade(const AccountId& payer)
    {
        Organization organization = this->organization(payer);
        organization.finalizedAt = now.addSecs(3600);
        world.apply({{}, {}, {{Entity(this->organization(payer)), Entity(organization)}}});
    }
    /// A state that only the provider gives.
    void give(const AccountId& id, AccountState state)
    {
        Account account = this->account(id);
        account.state = state;
        world.apply({{}, {}, {{Entity(this->account(id)), Entity(account)}}});
    }

    /// That many created members, all at once.
    void fill(const AccountId& payer, int count)
    {
        const Organization& to = organization(payer);
        ChangeSet change;
        for (int i = 0; i < count; ++i) {
            const QString id = QStringLiteral("%1").arg(700'000'000'000 + i);
            Account account{.id = *AccountId::parse(id), .name = id, .created = now};
            account.createdByOrganization = true;
            account.membership = Membership{to.id, to.root, now, JoinedMethod::Created};
            change.changes.append({{}, account});
            change.changes.append(
                {{}, MembershipPeriod{account.id, to.id, to.payer, now, JoinedMethod::Created}});
        }
        world.apply(change);
    }

    const Organization& organization(const AccountId& member) const { return *world.organizationOf(member); }
    RootId root(const AccountId& member) const { return organization(member).root; }
    const Account& account(const AccountId& id) const { return *world.account(id); }

    /// The handshake that comes to be while `act` runs and asks somebody.
    HandshakeId newHandshake(const std::function<void()>& act)
    {
        const auto before = world.handshakes();
        act();
        for (const Handshake& handshake : world.handshakes())
            if (!before.contains(handshake.id) && !handshake.parent)
                return handshake.id;
        qFatal("no handshake");
    }

    /// The approval of all features that the member was asked for last.
    HandshakeId approvalOf(const AccountId& member) const
    {
        std::optional<Handshake> last;
        for (const Handshake& handshake : world.handshakes())
            if (handshake.parent && handshake.targetAccount == member &&
                (!last || handshake.live() || last->requested < handshake.requested))
                last = handshake;
        return last->id;
    }

    static QString addressOf(const QString& name)
    {
        return name.toLower().replace(QLatin1Char(' '), QLatin1Char('.')) + QStringLiteral("@example.com");
    }

    static QString contentFor(PolicyType type)
    {
        if (type == PolicyType::ServiceControl)
            return QStringLiteral(R"({"Version":"2012-10-17","Statement":[{"Sid":"NoS3","Effect":"Deny",)"
                                  R"("Action":"s3:*","Resource":"*"}]})");
        if (type == PolicyType::ResourceControl)
            return QStringLiteral(R"({"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*",)"
                                  R"("Action":"s3:*","Resource":"*"}]})");
        return QStringLiteral(R"({"tags":{"cost":{"tag_key":{"@@assign":"Cost"}}}})");
    }
};

/// One row of a table of refusals: what is done first, and the refusal of what is asked then.
struct Refusal {
    const char* operation;
    QString expected; ///< as Scene::refusal says it; empty: it is done
    std::function<QString(Scene&)> asked;
    const char* note = "";
};

/// Names the rows "MoveAccount: DuplicateAccountException", or "MoveAccount: done", for QTest::newRow.
inline void addRefusals(const QList<Refusal>& refusals)
{
    QTest::addColumn<qsizetype>("row");
    for (qsizetype i = 0; i < refusals.size(); ++i)
        QTest::addRow("%s: %s%s%s", refusals[i].operation,
                      refusals[i].expected.isEmpty() ? "done" : qPrintable(refusals[i].expected),
                      *refusals[i].note ? ", " : "", refusals[i].note)
            << i;
}

inline void checkRefusal(const QList<Refusal>& refusals)
{
    QFETCH(qsizetype, row);
    Scene scene;
    QCOMPARE(refusals.at(row).asked(scene), refusals.at(row).expected);
    QCOMPARE(violations(scene.world), QStringList());
}

} // namespace billfold
