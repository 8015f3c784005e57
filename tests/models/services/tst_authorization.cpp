// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/jobfunctions.h"
#include "models/services/authorization.h"
#include "tests/models/organization/scene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const AccountId pays = *AccountId::parse(u"111111111111");
const AccountId shop = *AccountId::parse(u"222222222222");
const PrincipalId ines{shop, PrincipalId::Kind::User, u"ines.holm"_s};

QString statement(const QString& effect, const QString& action, const QString& sid = u"S"_s,
                  const QString& condition = {})
{
    const QString tail = condition.isEmpty() ? QString() : uR"(,"Condition":%1)"_s.arg(condition);
    return uR"({"Version":"2012-10-17","Statement":[{"Sid":"%1","Effect":"%2","Action":"%3","Resource":"*"%4}]})"_s
        .arg(sid, effect, action, tail);
}

void add(Directory& directory, const IdentityEntity& entity)
{
    directory.apply({u"Test"_s, {}, {{std::nullopt, entity}}});
}

/// A payer with one linked account in a unit, all features, and a user in the linked account.
struct Firm {
    Scene scene;
    Directory directory;
    UnitId unit = *UnitId::parse(u"ou-aaaa-00000000");
    User user{.account = shop, .name = ines.name};

    Firm()
    {
        scene.done(pays, AddAccount{pays, u"Payer"_s, u"pay@example.com"_s});
        scene.done(shop, AddAccount{shop, u"Shop"_s, u"shop@example.com"_s});
        scene.done(pays, CreateOrganization{});
        scene.done(pays, InviteAccountToOrganization{shop.toString()});
        scene.done(shop, AcceptHandshake{scene.world.handshakes().first().id});
        scene.done(pays, EnablePolicyType{organization().root});
        scene.done(pays, CreateOrganizationalUnit{organization().root, u"Test"_s});
        unit = scene.world.unitsOf(organization().id).first();
        scene.done(pays, MoveAccount{shop, organization().root, unit});
    }
    const Organization& organization() const { return scene.world.organizations().first(); }
    void control(const QString& content)
    {
        scene.done(pays, CreatePolicy{PolicyType::ServiceControl, u"NoBilling"_s, u"d"_s, content});
        scene.done(pays, AttachPolicy{scene.world.policies().first().id, unit});
    }
    void give(const QString& name, const QString& content)
    {
        user.permissions.inlinePolicies.insert(name, content);
    }
    void bound(const QString& content)
    {
        IdentityPolicy policy{.account = shop, .name = u"Bound"_s, .content = content};
        add(directory, policy);
        user.boundary = policy.arn();
    }
    void setPassword(const AccountId& account)
    {
        Credentials credentials{.principal = PrincipalId{account}};
        credentials.password = PasswordRecord{.hash = "x"};
        add(directory, credentials);
    }
    Permit ask(const PrincipalId& who, const QString& action, bool mfa = false)
    {
        add(directory, user);
        return authorize(scene.world, directory, {who, mfa, true}, action);
    }
};

} // namespace

/// Identity policies, and the boundary, and the organization: all of them must allow it.
class AuthorizationTest : public QObject
{
    Q_OBJECT

private slots:
    void allOfThemMustAllow_data()
    {
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("boundary");
        QTest::addColumn<QString>("organization");
        QTest::addColumn<QString>("why"); // empty: allowed
        const QString all = statement(u"Allow"_s, u"*"_s);
        const QString view = statement(u"Allow"_s, u"billing:View*"_s);
        const QString nothing = statement(u"Deny"_s, u"billing:ViewBill"_s, u"Hidden"_s);
        const QString other = statement(u"Allow"_s, u"ec2:*"_s);
        QTest::newRow("the user's own policy") << view << QString() << QString() << QString();
        QTest::newRow("none of its own") << QString() << QString() << QString()
                                         << u"No policy of the user ines.holm allows billing:ViewBill."_s;
        QTest::newRow("its own denies") << nothing << QString() << QString()
                                        << u"Denied by the statement Hidden of the policy “own”, attached to "
                                           "the user ines.holm."_s;
        QTest::newRow("within the boundary") << all << view << QString() << QString();
        QTest::newRow("outside of the boundary")
            << all << other << QString()
            << u"The permissions boundary of the user ines.holm does not allow billing:ViewBill."_s;
        QTest::newRow("the boundary denies")
            << all << nothing << QString()
            << u"Denied by the statement Hidden of the policy “Bound”, the permissions boundary of the user "
               "ines.holm."_s;
        QTest::newRow("the organization denies")
            << all << QString() << nothing
            << u"Denied by the statement Hidden of the policy “NoBilling”, attached to Test"_s;
        QTest::newRow("a boundary alone gives nothing")
            << QString() << all << QString() << u"No policy of the user ines.holm allows billing:ViewBill."_s;
        QTest::newRow("a Deny goes before what is not allowed")
            << QString() << QString() << nothing
            << u"Denied by the statement Hidden of the policy “NoBilling”, attached to Test"_s;
    }
    void allOfThemMustAllow()
    {
        QFETCH(QString, own);
        QFETCH(QString, boundary);
        QFETCH(QString, organization);
        QFETCH(QString, why);
        Firm firm;
        if (!own.isEmpty())
            firm.give(u"own"_s, own);
        if (!boundary.isEmpty())
            firm.bound(boundary);
        if (!organization.isEmpty())
            firm.control(organization);
        const Permit permit = firm.ask(ines, u"billing:ViewBill"_s);
        QCOMPARE(permit.allowed, why.isEmpty());
        QVERIFY2(permit.why.startsWith(why) && permit.why.isEmpty() == why.isEmpty(), qPrintable(permit.why));
        const Error error = denied(u"billing:ViewBill"_s, permit);
        QCOMPARE(error.name, u"AccessDeniedException"_s);
    }

    void thePayerIsNeverRestricted()
    {
        Firm firm;
        firm.scene.done(
            pays, CreatePolicy{PolicyType::ServiceControl, u"N"_s, u"d"_s, statement(u"Deny"_s, u"*"_s)});
        firm.scene.done(pays, AttachPolicy{firm.scene.world.policies().first().id, firm.organization().root});
        QVERIFY(firm.ask(PrincipalId{pays}, u"billing:IssueBill"_s).allowed);
        QVERIFY(!firm.ask(PrincipalId{shop}, u"billing:ViewBill"_s).allowed);
    }

    void withTheTypeDisabledNothingRestricts()
    {
        Firm firm;
        firm.control(statement(u"Deny"_s, u"*"_s));
        QVERIFY(!firm.ask(PrincipalId{shop}, u"billing:ViewBill"_s).allowed);
        firm.scene.done(pays, DisablePolicyType{firm.organization().root});
        QVERIFY(firm.ask(PrincipalId{shop}, u"billing:ViewBill"_s).allowed);
    }

    void aCodeCanBeDemanded()
    {
        Firm firm;
        firm.give(u"all"_s, statement(u"Allow"_s, u"*"_s));
        firm.give(u"mfa"_s, statement(u"Deny"_s, u"billing:*"_s, u"Code"_s,
                                      uR"({"Bool":{"aws:MultiFactorAuthPresent":"false"}})"_s));
        QVERIFY(!firm.ask(ines, u"billing:ViewBill"_s, false).allowed);
        QVERIFY(firm.ask(ines, u"billing:ViewBill"_s, true).allowed);
    }

    void readyMadePoliciesGiveWhatTheySay_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<QString>("may");
        QTest::addColumn<QString>("mayNot");
        QTest::newRow("administrator") << u"AdministratorAccess"_s << u"billing:IssueBill"_s << QString();
        QTest::newRow("billing") << u"Billing"_s << u"billing:IssueBill"_s << u"organizations:MoveAccount"_s;
        QTest::newRow("billing, view")
            << u"AWSBillingReadOnlyAccess"_s << u"billing:ExportBill"_s << u"billing:IssueBill"_s;
        QTest::newRow("organization")
            << u"AWSOrganizationsFullAccess"_s << u"organizations:MoveAccount"_s << u"billing:ViewBill"_s;
        QTest::newRow("read only") << u"ReadOnlyAccess"_s << u"billing:ViewBill"_s << u"billing:ExportBill"_s;
        QTest::newRow("read only, activity")
            << u"ReadOnlyAccess"_s << u"billfold:ListActivity"_s << u"billing:UpdateSettings"_s;
    }
    void readyMadePoliciesGiveWhatTheySay()
    {
        QFETCH(QString, policy);
        QFETCH(QString, may);
        QFETCH(QString, mayNot);
        Firm firm;
        for (const JobFunction& job : jobFunctions())
            if (job.name == policy)
                firm.user.permissions.policies.append(job.arn);
        QVERIFY2(firm.ask(ines, may).allowed, qPrintable(may));
        QVERIFY2(mayNot.isEmpty() || !firm.ask(ines, mayNot).allowed, qPrintable(mayNot));
    }

    void nobodyMayDoAnythingUntilSomebodySignsIn()
    {
        Firm firm;
        const auto may = [&](const Caller& caller) {
            return authorize(firm.scene.world, firm.directory, caller, u"billing:ViewBill"_s);
        };
        QVERIFY(may({}).allowed); // a database without passwords
        firm.setPassword(pays);
        QCOMPARE(may({}).why, u"Sign in first."_s);
        QCOMPARE(may({.principal = PrincipalId{pays}}).why, u"Sign in to the account 111111111111 first."_s);
        QVERIFY(may({.principal = PrincipalId{pays}, .signedIn = true}).allowed);
        QVERIFY(may({.principal = PrincipalId{shop}}).allowed); // it has no password
        QVERIFY(!may({.principal = PrincipalId{shop, PrincipalId::Kind::User, u"gone"_s}}).allowed);
    }
};

QTEST_GUILESS_MAIN(AuthorizationTest)
#include "tst_authorization.moc"
