// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/visibleworld.h"
#include "tests/support/sampleworld.h"

#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

Directory protecting(const QList<AccountId>& accounts)
{
    Directory directory;
    for (const AccountId& account : accounts) {
        Credentials credentials{.principal = PrincipalId{account}};
        credentials.password = PasswordRecord{.hash = "x"};
        directory.apply({u"CreateLoginProfile"_s, {}, {{std::nullopt, credentials}}});
    }
    return directory;
}

QString accountsOf(const World& world)
{
    QStringList names;
    for (const Account& account : world.accounts())
        names.append(account.name);
    names.sort();
    return names.join(u", "_s);
}

Caller root(const AccountId& account)
{
    return {.principal = PrincipalId{account}, .signedIn = true};
}

} // namespace

/// What a caller is shown of accounts and organizations where there are passwords.
class VisibleWorldTest : public QObject
{
    Q_OBJECT

private slots:
    void withoutPasswordsItIsEverything()
    {
        const World world = sampleWorld();
        QVERIFY(visibleWorld(world, {}, root(claimsEuId)).everything() == world.everything());
        QVERIFY(visibleWorld(world, {}, {}).everything() == world.everything());
    }

    void accounts_data()
    {
        QTest::addColumn<QString>("caller");
        QTest::addColumn<QString>("seen");
        QTest::newRow("nobody") << QString() << QString();
        QTest::newRow("the payer")
            << payerId.toString()
            << u"Claims EU, Claims US, Meridian Billing, Northpier, Playground, Rail Freight"_s;
        QTest::newRow("a linked account") << claimsEuId.toString() << u"Claims EU, Meridian Billing"_s;
        QTest::newRow("one that stands alone") << northpierId.toString() << u"Northpier"_s;
        QTest::newRow("another, with a password") << harbourId.toString() << u"Harbour, Northpier"_s;
    }
    void accounts()
    {
        QFETCH(QString, caller);
        QFETCH(QString, seen);
        const auto id = AccountId::parse(caller);
        const World visible =
            visibleWorld(sampleWorld(), protecting({payerId, harbourId}), id ? root(*id) : Caller());
        QCOMPARE(accountsOf(visible), seen);
    }

    void thePayersOwnOrganizationIsWhole()
    {
        const World world = sampleWorld();
        const World visible = visibleWorld(world, protecting({payerId}), root(payerId));
        QVERIFY(visible.everything() == world.everything());
    }

    void aLinkedAccountDoesNotSeeTheTree()
    {
        const World world = sampleWorld();
        const World visible = visibleWorld(world, protecting({payerId}), root(claimsEuId));
        QVERIFY(visible.units().isEmpty() && visible.policies().isEmpty());
        QVERIFY(visible.createRequests().isEmpty());
        QCOMPARE(visible.organizationOf(claimsEuId)->payer, payerId);
        QCOMPARE(*visible.parentOf(claimsEuId), NodeId(rootId));
        QCOMPARE(visible.members(organizationId).size(), 2);
        for (const MembershipPeriod& period : visible.periodsOf(claimsEuId))
            QCOMPARE(period.account, claimsEuId);
        QVERIFY(visible.periodsOf(claimsUsId).isEmpty());
    }

    void invitationsAreSeenByBothSides()
    {
        World world = sampleWorld();
        Handshake invitation{.id = *HandshakeId::parse(u"h-00000001"),
                             .organization = organizationId,
                             .targetAccount = harbourId,
                             .requested = QDateTime({2026, 10, 1}, {8, 0}, Qt::UTC)};
        Handshake elsewhere = invitation;
        elsewhere.id = *HandshakeId::parse(u"h-00000002");
        elsewhere.targetAccount = northpierId;
        add(world, {invitation, elsewhere});
        const Directory directory = protecting({payerId, harbourId});
        const World invited = visibleWorld(world, directory, root(harbourId));
        QCOMPARE(invited.handshakes().size(), 1);
        QVERIFY(invited.handshake(invitation.id));
        QCOMPARE(invited.organization(organizationId)->payer, payerId);
        QVERIFY(invited.account(payerId) && !invited.account(claimsEuId));
        QCOMPARE(visibleWorld(world, directory, root(payerId)).handshakes().size(), 2);
        QVERIFY(visibleWorld(world, directory, root(claimsEuId)).handshakes().isEmpty());
    }
};

QTEST_GUILESS_MAIN(VisibleWorldTest)
#include "tst_visibleworld.moc"
