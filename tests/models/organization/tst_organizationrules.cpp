// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const AccountId nobody = *AccountId::parse(u"999999999999");
constexpr StandaloneData noContact{.contact = false};
constexpr StandaloneData noPayment{.paymentMethod = false};
constexpr StandaloneData noPhone{.phoneVerified = false};
constexpr auto billing = FeatureSet::ConsolidatedBilling;

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows{
        {"CreateOrganization", {}, [](Scene& s) { return s.refusal(s.add(u"A"_s), CreateOrganization{}); }},
        {"DeleteOrganization",
         {},
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), DeleteOrganization{}); }},
        {"EnableAllFeatures",
         {},
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s, billing), EnableAllFeatures{}); }},
        {"CreateOrganization", u"AccessDeniedException"_s,
         [](Scene& s) { return s.refusal(nobody, CreateOrganization{}); }, "an unknown account"},
        {"CreateOrganization", u"AlreadyInOrganizationException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), CreateOrganization{}); }, "a payer"},
        {"CreateOrganization", u"AlreadyInOrganizationException"_s,
         [](Scene& s) { return s.refusal(s.join(s.addPayer(u"Pay"_s), u"Member"_s), CreateOrganization{}); },
         "a member"},
        {"CreateOrganization", u"ConstraintViolationException MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s, noPayment), CreateOrganization{}); }},
        {"CreateOrganization", u"ConstraintViolationException MASTER_ACCOUNT_MISSING_CONTACT_INFO"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s, noContact), CreateOrganization{}); }},
        {"CreateOrganization", u"ConstraintViolationException ACCOUNT_CREATION_NOT_COMPLETE"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s, noPhone), CreateOrganization{}); }},

        {"DeleteOrganization", u"AWSOrganizationsNotInUseException"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s), DeleteOrganization{}); }},
        {"DeleteOrganization", u"AccessDeniedException"_s,
         [](Scene& s) { return s.refusal(s.join(s.addPayer(u"Pay"_s), u"Member"_s), DeleteOrganization{}); }},
        {"DeleteOrganization", u"OrganizationNotEmptyException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.join(payer, u"Member"_s);
             return s.refusal(payer, DeleteOrganization{});
         }},
        {"DeleteOrganization", u"OrganizationNotEmptyException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, CloseAccount{s.create(payer, u"Member"_s)});
             s.pass(std::chrono::days(89));
             return s.refusal(payer, DeleteOrganization{});
         },
         "a closed account is still in it"},
        {"DeleteOrganization", u"ConstraintViolationException ACTIVE_RESPONSIBILITY_TRANSFER_PROCESS"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), other = s.addPayer(u"Other"_s);
             s.done(payer,
                    InviteOrganizationToTransferResponsibility{
                        other.toString(), u"Bill"_s, QDateTime(QDate(2026, 12, 1), QTime(0, 0), Qt::UTC)});
             return s.refusal(other, DeleteOrganization{});
         }},

        {"EnableAllFeatures", u"AWSOrganizationsNotInUseException"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s), EnableAllFeatures{}); }},
        {"EnableAllFeatures", u"AccessDeniedException"_s,
         [](Scene& s) {
             return s.refusal(s.join(s.addPayer(u"Pay"_s, billing), u"Member"_s), EnableAllFeatures{});
         }},
        {"EnableAllFeatures",
         u"HandshakeConstraintViolationException ORGANIZATION_ALREADY_HAS_ALL_FEATURES"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), EnableAllFeatures{}); }},
        {"EnableAllFeatures",
         u"HandshakeConstraintViolationException "
         "ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s, billing);
             s.done(payer, EnableAllFeatures{});
             return s.refusal(payer, EnableAllFeatures{});
         }},
        {"EnableAllFeatures",
         u"ConstraintViolationException ALL_FEATURES_MIGRATION_ORGANIZATION_SIZE_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s, billing);
             s.done(payer, SetAccountQuota{6000});
             s.fill(payer, 4999);
             return s.refusal(payer, EnableAllFeatures{});
         }},

        {"SetAccountQuota", u"AccessDeniedException"_s,
         [](Scene& s) { return s.refusal(s.join(s.addPayer(u"Pay"_s), u"Member"_s), SetAccountQuota{20}); }},
        {"SetAccountQuota", u"InvalidInputException MAX_VALUE_EXCEEDED"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), SetAccountQuota{50'001}); }},
        {"SetAccountQuota", u"InvalidInputException MIN_VALUE_EXCEEDED"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), SetAccountQuota{0}); }},
        {"SetAccountQuota", u"ConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.join(payer, u"Member"_s);
             return s.refusal(payer, SetAccountQuota{1});
         }},
    };
    return rows;
}

} // namespace

class TestOrganizationRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Organizations, refusals()), QStringList());
    }

    void theAccountThatCreatesAnOrganizationPaysForIt()
    {
        Scene s;
        const AccountId payer = s.add(u"Pay"_s);
        s.done(payer, CreateOrganization{billing});
        const Organization& organization = s.organization(payer);
        QCOMPARE(organization.payer, payer);
        QCOMPARE(organization.features, billing);
        QCOMPARE(organization.created, s.now);
        QCOMPARE(organization.finalizedAt, s.now);
        QCOMPARE(organization.accountQuota, 10);
        QVERIFY(organization.policyTypes.isEmpty());
        QCOMPARE(s.account(payer).membership->parent, NodeId(organization.root));
        QCOMPARE(s.account(payer).membership->method, JoinedMethod::Invited);
        const QList<MembershipPeriod> periods = s.world.periodsOf(payer);
        QCOMPARE(periods.size(), 1);
        QCOMPARE(periods[0].joined, s.now);
        QVERIFY(!periods[0].left);
    }

    void deletingAnOrganizationLeavesItsPayerAloneAndNothingElse()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const AccountId other = s.add(u"Other"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"Unit"_s);
        s.done(payer, EnablePolicyType{s.root(payer)});
        s.done(payer, AttachPolicy{s.policy(payer, u"Deny"_s), unit});
        s.done(payer, CreateAccount{u"Wrong"_s, Scene::addressOf(u"Pay"_s)}); // fails, and stays in the list
        s.invite(payer, other);
        s.done(payer, TagResource{payer.toString(), {{u"k"_s, u"v"_s}}});
        s.pass(1h);
        s.done(payer, DeleteOrganization{});
        QVERIFY(s.world.organizations().isEmpty());
        QVERIFY(s.world.units().isEmpty());
        QVERIFY(s.world.policies().isEmpty());
        QVERIFY(s.world.handshakes().isEmpty());
        QVERIFY(s.world.createRequests().isEmpty());
        QVERIFY(s.world.attachmentsOn(payer).isEmpty());
        QVERIFY(!s.account(payer).membership);
        QVERIFY(s.account(payer).tags.isEmpty());
        QCOMPARE(s.world.periodsOf(payer).constFirst().left, std::optional(s.now));
        QCOMPARE(violations(s.world), QStringList());
        // And it can make another one
        QCOMPARE(s.refusal(payer, CreateOrganization{}), QString());
    }

    void turningOnAllFeaturesNeedsEachInvitedAccountAndThenThePayer()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s, billing);
        const AccountId first = s.join(payer, u"First"_s), second = s.join(payer, u"Second"_s);
        s.create(payer, u"Created"_s);
        const AccountId late = s.add(u"Late"_s);
        const HandshakeId stale = s.invite(payer, late);
        const HandshakeId run = s.newHandshake([&] { s.done(payer, EnableAllFeatures{}); });

        QCOMPARE(s.world.handshake(stale)->state, HandshakeState::Canceled);
        QCOMPARE(s.world.handshake(run)->state, HandshakeState::Requested);
        QCOMPARE(s.world.handshake(run)->expires, s.now.addDays(90));
        QMap<AccountId, HandshakeId> approvals;
        for (const Handshake& handshake : s.world.handshakes())
            if (handshake.parent == run)
                approvals.insert(*handshake.targetAccount, handshake.id);
        QCOMPARE(approvals.size(), 2);
        QVERIFY(approvals.contains(first) && approvals.contains(second));
        QCOMPARE(s.refusal(payer, AcceptHandshake{run}), u"InvalidHandshakeTransitionException"_s);

        s.done(first, AcceptHandshake{*approvals.constFind(first)});
        QCOMPARE(s.world.handshake(run)->state, HandshakeState::Requested);
        s.done(second, AcceptHandshake{*approvals.constFind(second)});
        QCOMPARE(s.world.handshake(run)->state, HandshakeState::Open);
        QCOMPARE(s.organization(payer).features, billing);
        QCOMPARE(s.refusal(first, AcceptHandshake{run}), u"HandshakeNotFoundException"_s);
        s.done(payer, AcceptHandshake{run});
        QCOMPARE(s.organization(payer).features, FeatureSet::All);
        QVERIFY(s.organization(payer).policyTypes.isEmpty());
    }

    void anOrganizationWithoutInvitedAccountsCanFinalizeAtOnce()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s, billing);
        s.create(payer, u"Created"_s);
        const HandshakeId run = s.newHandshake([&] { s.done(payer, EnableAllFeatures{}); });
        QCOMPARE(s.world.handshake(run)->state, HandshakeState::Open);
    }

    void anAccountThatDeclinesBlocksTheRunUntilItIsRemoved()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s, billing);
        const AccountId member = s.join(payer, u"Member"_s);
        const HandshakeId run = s.newHandshake([&] { s.done(payer, EnableAllFeatures{}); });
        const auto all = s.world.handshakes();
        for (const Handshake& handshake : all)
            if (handshake.parent == run)
                s.done(member, DeclineHandshake{handshake.id});
        QCOMPARE(s.world.handshake(run)->state, HandshakeState::Requested);
        s.done(payer, RemoveAccountFromOrganization{member});
        QCOMPARE(s.world.handshake(run)->state, HandshakeState::Open);
    }

    void aRunThatEndsTakesItsApprovalsAndInvitationsAlong_data()
    {
        QTest::addColumn<bool>("cancelled");
        QTest::newRow("cancelled") << true;
        QTest::newRow("expired") << false;
    }
    void aRunThatEndsTakesItsApprovalsAndInvitationsAlong()
    {
        QFETCH(bool, cancelled);
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s, billing);
        s.join(payer, u"Member"_s);
        const HandshakeId run = s.newHandshake([&] { s.done(payer, EnableAllFeatures{}); });
        s.pass(std::chrono::days(80));
        const HandshakeId invitation = s.invite(payer, s.add(u"Late"_s));
        QCOMPARE(s.world.handshake(invitation)->offeredFeatures, FeatureSet::All);
        if (cancelled)
            s.done(payer, CancelHandshake{run});
        else
            s.pass(std::chrono::days(10));
        QCOMPARE(s.world.handshake(run)->state,
                 cancelled ? HandshakeState::Canceled : HandshakeState::Expired);
        QCOMPARE(s.world.handshake(invitation)->state, HandshakeState::Canceled);
        for (const Handshake& handshake : s.world.handshakes())
            QVERIFY(!handshake.live());
        QCOMPARE(s.organization(payer).features, billing);
    }

    void anOrganizationThatIsNotFinalTakesNoAccounts()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const AccountId other = s.add(u"Other"_s);
        s.beingMade(payer);
        QCOMPARE(s.refusal(payer, CreateAccount{u"A"_s, u"a@example.com"_s}),
                 u"FinalizingOrganizationException"_s);
        QCOMPARE(s.refusal(payer, InviteAccountToOrganization{other.toString()}),
                 u"FinalizingOrganizationException"_s);
        s.pass(1h);
        QCOMPARE(s.refusal(payer, CreateAccount{u"A"_s, u"a@example.com"_s}), QString());
        QCOMPARE(s.refusal(payer, InviteAccountToOrganization{other.toString()}), QString());
    }
};

QTEST_GUILESS_MAIN(TestOrganizationRules)
#include "tst_organizationrules.moc"
