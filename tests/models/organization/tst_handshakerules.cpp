// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const HandshakeId noHandshake = *HandshakeId::parse(u"h-00000000");

/// An invitation and its two parties.
struct Invited {
    AccountId payer, account;
    HandshakeId handshake;
};
Invited invited(Scene& s)
{
    const AccountId payer = s.addPayer(u"Pay"_s), account = s.add(u"A"_s);
    return {payer, account, s.invite(payer, account)};
}

/// What each answer is refused for once the invitation has ended in another way.
QString afterwards(Scene& s, int end, int answer)
{
    const auto [payer, account, handshake] = invited(s);
    const auto act = [&](int which) -> std::pair<AccountId, Command> {
        if (which == 0)
            return {account, AcceptHandshake{handshake}};
        if (which == 1)
            return {account, DeclineHandshake{handshake}};
        return {payer, CancelHandshake{handshake}};
    };
    if (end == 3)
        s.pass(std::chrono::days(15));
    else
        s.done(act(end).first, act(end).second);
    return s.refusal(act(answer).first, act(answer).second);
}

QList<Refusal> transitions()
{
    const char* const operations[] = {"AcceptHandshake", "DeclineHandshake", "CancelHandshake"};
    const char* const ends[] = {"accepted", "declined", "cancelled", "expired"};
    QList<Refusal> rows;
    for (int end = 0; end < 4; ++end)
        for (int answer = 0; answer < 3; ++answer)
            rows.append({operations[answer],
                         end == answer ? u"HandshakeAlreadyInStateException"_s
                                       : u"InvalidHandshakeTransitionException"_s,
                         [end, answer](Scene& s) { return afterwards(s, end, answer); }, ends[end]});
    return rows;
}

QList<Refusal> invitationRefusals()
{
    return {
        {"InviteAccountToOrganization",
         {},
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), InviteAccountToOrganization{u"111122223333"_s});
         }},
        {"InviteAccountToOrganization", u"FinalizingOrganizationException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.beingMade(payer);
             return s.refusal(payer, InviteAccountToOrganization{u"111122223333"_s});
         }},
        {"InviteAccountToOrganization", u"AWSOrganizationsNotInUseException"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s), InviteAccountToOrganization{u"111122223333"_s}); }},
        {"InviteAccountToOrganization", u"AccessDeniedException"_s,
         [](Scene& s) {
             return s.refusal(s.join(s.addPayer(u"Pay"_s), u"A"_s),
                              InviteAccountToOrganization{u"111122223333"_s});
         }},
        {"InviteAccountToOrganization", u"AccountOwnerNotVerifiedException"_s,
         [](Scene& s) {
             const AccountId payer = s.add(u"Pay"_s, {}, false);
             s.done(payer, CreateOrganization{});
             return s.refusal(payer, InviteAccountToOrganization{u"111122223333"_s});
         }},
        {"InviteAccountToOrganization", u"DuplicateHandshakeException"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(payer, InviteAccountToOrganization{account.toString()});
         }},
        {"InviteAccountToOrganization", u"DuplicateHandshakeException"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(payer, InviteAccountToOrganization{s.account(account).email});
         },
         "the same account by its address"},
        {"InviteAccountToOrganization", u"DuplicateHandshakeException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, InviteAccountToOrganization{u"un@known.example"_s});
             return s.refusal(payer, InviteAccountToOrganization{u"Un@Known.example"_s});
         },
         "an address that nobody has yet"},
        {"InviteAccountToOrganization",
         u"HandshakeConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.fill(payer, 9);
             return s.refusal(payer, InviteAccountToOrganization{u"111122223333"_s});
         }},
        {"InviteAccountToOrganization",
         u"HandshakeConstraintViolationException HANDSHAKE_RATE_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), account = s.add(u"A"_s);
             for (int i = 0; i < 20; ++i)
                 s.done(account, DeclineHandshake{s.invite(payer, account)});
             return s.refusal(payer, InviteAccountToOrganization{account.toString()});
         }},
        {"InviteAccountToOrganization", u"HandshakeConstraintViolationException ALREADY_IN_AN_ORGANIZATION"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, InviteAccountToOrganization{s.join(payer, u"A"_s).toString()});
         }},
        {"InviteAccountToOrganization",
         u"HandshakeConstraintViolationException PAYMENT_INSTRUMENT_REQUIRED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, CompleteSignUp{payer, {.paymentMethod = false}});
             return s.refusal(payer, InviteAccountToOrganization{u"111122223333"_s});
         }},
        {"InviteAccountToOrganization", u"InvalidInputException INVALID_PARTY_TYPE_TARGET"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), InviteAccountToOrganization{u"1234"_s}); }},
        {"InviteAccountToOrganization", u"InvalidInputException INVALID_EMAIL_ADDRESS_TARGET"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), InviteAccountToOrganization{u"a@b"_s}); }},
        {"InviteAccountToOrganization", u"InvalidInputException MAX_LENGTH_EXCEEDED"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s),
                              InviteAccountToOrganization{u"111122223333"_s, QString(1025, u'x')});
         },
         "the message"},
        {"InviteAccountToOrganization", u"InvalidInputException INVALID_SYSTEM_TAGS_PARAMETER"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s),
                              InviteAccountToOrganization{u"111122223333"_s, {}, {{u"aws:x"_s, {}}}});
         }},
    };
}

QList<Refusal> answerRefusals()
{
    return {
        {"AcceptHandshake",
         {},
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(account, AcceptHandshake{handshake});
         }},
        {"DeclineHandshake",
         {},
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(account, DeclineHandshake{handshake});
         }},
        {"CancelHandshake",
         {},
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(payer, CancelHandshake{handshake});
         }},
        {"AcceptHandshake", u"HandshakeNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s), AcceptHandshake{noHandshake}); }},
        {"AcceptHandshake", u"HandshakeNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.add(u"Other"_s), AcceptHandshake{invited(s).handshake}); },
         "somebody else's"},
        {"AcceptHandshake", u"AccessDeniedException"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(payer, AcceptHandshake{handshake});
         },
         "the sender"},
        {"AcceptHandshake", u"HandshakeConstraintViolationException ALREADY_IN_AN_ORGANIZATION"_s,
         [](Scene& s) {
             // The address came to be this account's only after it was invited by id too
             const AccountId payer = s.addPayer(u"Pay"_s), account = s.add(u"A"_s);
             const HandshakeId byAddress =
                 s.newHandshake([&] { s.done(payer, InviteAccountToOrganization{u"new@example.com"_s}); });
             const HandshakeId byId = s.invite(payer, account);
             s.done(account, ChangeEmail{account, u"new@example.com"_s});
             s.done(account, AcceptHandshake{byId});
             return s.refusal(account, AcceptHandshake{byAddress});
         }},
        {"AcceptHandshake", u"HandshakeConstraintViolationException MANAGEMENT_ACCOUNT_EMAIL_NOT_VERIFIED"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             s.done(payer, ChangeEmail{payer, u"other@example.com"_s});
             return s.refusal(account, AcceptHandshake{handshake});
         }},
        {"AcceptHandshake", u"HandshakeConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             s.fill(payer, 8);
             Organization small = s.organization(payer);
             small.accountQuota = 9;
             s.world.apply({{}, {}, {{Entity(s.organization(payer)), Entity(small)}}});
             const QString refusal = s.refusal(account, AcceptHandshake{handshake});
             s.done(payer, CancelHandshake{handshake});
             return refusal;
         }},
        {"AcceptHandshake", u"MasterCannotLeaveOrganizationException"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             s.done(account, CreateOrganization{});
             return s.refusal(account, AcceptHandshake{handshake});
         }},
        {"AcceptHandshake", u"ConstraintViolationException ACCOUNT_CREATION_NOT_COMPLETE"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), account = s.add(u"A"_s, {.phoneVerified = false});
             return s.refusal(account, AcceptHandshake{s.invite(payer, account)});
         }},
        {"AcceptHandshake", u"ConstraintViolationException WAIT_PERIOD_ACTIVE"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), other = s.addPayer(u"Other"_s);
             const AccountId created = s.create(other, u"A"_s);
             return s.refusal(created, AcceptHandshake{s.invite(payer, created)});
         },
         "from another organization"},
        {"AcceptHandshake", u"ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), other = s.addPayer(u"Other"_s);
             const AccountId member = s.join(other, u"A"_s);
             s.done(other, EnableServiceAccess{u"config.amazonaws.com"_s});
             s.done(other, RegisterDelegatedAdministrator{member, u"config.amazonaws.com"_s});
             return s.refusal(member, AcceptHandshake{s.invite(payer, member)});
         },
         "from another organization"},
        {"DeclineHandshake", u"HandshakeNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s), DeclineHandshake{noHandshake}); }},
        {"DeclineHandshake", u"AccessDeniedException"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(payer, DeclineHandshake{handshake});
         },
         "the sender"},
        {"CancelHandshake", u"HandshakeNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), CancelHandshake{noHandshake}); }},
        {"CancelHandshake", u"HandshakeNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.add(u"Other"_s), CancelHandshake{invited(s).handshake}); },
         "somebody else's"},
        {"CancelHandshake", u"AccessDeniedException"_s,
         [](Scene& s) {
             const auto [payer, account, handshake] = invited(s);
             return s.refusal(account, CancelHandshake{handshake});
         },
         "the recipient"},
    };
}

/// A member that was asked to approve all features, and what it was asked with.
struct Asked {
    AccountId payer, member;
    HandshakeId run, approval;
};
Asked asked(Scene& s)
{
    const AccountId payer = s.addPayer(u"Pay"_s, FeatureSet::ConsolidatedBilling);
    const AccountId member = s.join(payer, u"A"_s);
    const HandshakeId run = s.newHandshake([&] { s.done(payer, EnableAllFeatures{}); });
    return {payer, member, run, s.approvalOf(member)};
}

QList<Refusal> resendRefusals()
{
    const char* const operation = "ResendApproval";
    return {
        {operation,
         {},
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.member, DeclineHandshake{a.approval});
             return s.refusal(a.payer, ResendApproval{a.approval});
         }},
        {operation, u"AccessDeniedException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.member, DeclineHandshake{a.approval});
             return s.refusal(a.member, ResendApproval{a.approval});
         }},
        {operation, u"HandshakeNotFoundException"_s,
         [](Scene& s) { return s.refusal(asked(s).payer, ResendApproval{noHandshake}); }},
        {operation, u"HandshakeNotFoundException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             return s.refusal(a.payer, ResendApproval{a.run});
         },
         "no approval"},
        {operation, u"HandshakeNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Other"_s), ResendApproval{asked(s).approval}); },
         "another organization's"},
        {operation, u"DuplicateHandshakeException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             return s.refusal(a.payer, ResendApproval{a.approval});
         },
         "not answered yet"},
        {operation, u"DuplicateHandshakeException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.member, DeclineHandshake{a.approval});
             s.done(a.payer, ResendApproval{a.approval});
             return s.refusal(a.payer, ResendApproval{a.approval});
         },
         "sent again already"},
        {operation, u"InvalidHandshakeTransitionException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.member, AcceptHandshake{a.approval});
             return s.refusal(a.payer, ResendApproval{a.approval});
         },
         "approved"},
        {operation, u"InvalidHandshakeTransitionException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.member, DeclineHandshake{a.approval});
             s.done(a.payer, CancelHandshake{a.run});
             return s.refusal(a.payer, ResendApproval{a.approval});
         },
         "the request has ended"},
        {operation, u"InvalidHandshakeTransitionException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.member, DeclineHandshake{a.approval});
             s.done(a.payer, RemoveAccountFromOrganization{a.member});
             return s.refusal(a.payer, ResendApproval{a.approval});
         },
         "no member any more"},
        {operation, u"InvalidHandshakeTransitionException"_s,
         [](Scene& s) {
             const Asked a = asked(s);
             s.done(a.member, DeclineHandshake{a.approval});
             s.done(a.payer, RemoveAccountFromOrganization{a.member});
             s.pass(1h);
             s.done(a.member, AcceptHandshake{s.invite(a.payer, a.member)});
             return s.refusal(a.payer, ResendApproval{a.approval});
         },
         "came back since"},
    };
}

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows =
        transitions() + invitationRefusals() + answerRefusals() + resendRefusals();
    return rows;
}

} // namespace

class TestHandshakeRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Handshakes, refusals()), QStringList());
    }

    void anInvitationIsOpenForFifteenDaysAndSaysWhatItOffers()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), account = s.add(u"A"_s);
        const HandshakeId id = s.newHandshake([&] {
            s.done(payer, InviteAccountToOrganization{
                              Scene::addressOf(u"A"_s), u"Welcome"_s, {{u"team"_s, u"a"_s}}});
        });
        const Handshake& handshake = *s.world.handshake(id);
        QCOMPARE(handshake.state, HandshakeState::Open);
        QCOMPARE(handshake.expires, s.now.addDays(15));
        QCOMPARE(handshake.targetEmail, Scene::addressOf(u"A"_s));
        QVERIFY(!handshake.targetAccount);
        QCOMPARE(handshake.notes, u"Welcome"_s);
        QCOMPARE(handshake.offeredFeatures, FeatureSet::All);
        // The account that has the address answers
        s.done(account, AcceptHandshake{id});
        QCOMPARE(s.account(account).tags, (Tags{{u"team"_s, u"a"_s}}));
    }

    void whoAcceptsStandsUnderTheRootAndIsPaidForFromThen()
    {
        Scene s;
        const auto [payer, account, handshake] = invited(s);
        s.pass(3h);
        s.done(account, AcceptHandshake{handshake});
        const Membership& membership = *s.account(account).membership;
        QCOMPARE(membership.parent, NodeId(s.root(payer)));
        QCOMPARE(membership.method, JoinedMethod::Invited);
        QCOMPARE(membership.joined, s.now);
        const MembershipPeriod period = s.world.periodsOf(account).constFirst();
        QCOMPARE(period.joined, s.now);
        QCOMPARE(period.payer, payer);
        QVERIFY(!period.left);
        QCOMPARE(s.world.handshake(handshake)->state, HandshakeState::Accepted);
    }

    void whoAcceptsElsewhereLeavesAndJoinsAtOneMoment()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), other = s.addPayer(u"Other"_s);
        const AccountId member = s.join(other, u"A"_s);
        s.done(other, TagResource{member.toString(), {{u"old"_s, u"1"_s}}});
        const HandshakeId handshake = s.invite(payer, member, {{u"new"_s, u"2"_s}});
        s.pass(24h);
        s.done(member, AcceptHandshake{handshake});
        QCOMPARE(s.organization(member).payer, payer);
        QCOMPARE(s.account(member).tags, (Tags{{u"new"_s, u"2"_s}}));
        const QList<MembershipPeriod> periods = s.world.periodsOf(member);
        QCOMPARE(periods.size(), 2);
        QCOMPARE(periods[0].payer, other);
        QCOMPARE(periods[0].left, std::optional(s.now));
        QCOMPARE(periods[0].departure, std::optional(DepartureMethod::Left));
        QCOMPARE(periods[1].payer, payer);
        QCOMPARE(periods[1].joined, s.now);
        QCOMPARE(violations(s.world), QStringList());
    }

    void anInvitationThatEndsFreesItsPlaceAndIsListedThirtyDays()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), account = s.add(u"A"_s);
        s.fill(payer, 8);
        const HandshakeId first = s.invite(payer, account);
        QCOMPARE(s.refusal(payer, CreateAccount{u"B"_s, u"b@example.com"_s}),
                 u"ConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED"_s);
        s.done(account, DeclineHandshake{first});
        QCOMPARE(s.refusal(payer, CreateAccount{u"B"_s, u"b@example.com"_s}), QString());
        const HandshakeId second = s.invite(payer, account);
        s.pass(std::chrono::days(15));
        QCOMPARE(s.world.handshake(second)->state, HandshakeState::Expired);
        s.pass(std::chrono::days(15) - 1ms);
        QVERIFY(s.world.handshake(first));
        s.pass(1ms);
        QVERIFY(!s.world.handshake(first));
        QVERIFY(s.world.handshake(second));
        s.pass(std::chrono::days(15));
        QVERIFY(!s.world.handshake(second));
    }

    void anApprovalThatWasDeclinedIsSentAgainAndThenCounts()
    {
        Scene s;
        const Asked a = asked(s);
        const QDateTime expires = s.world.handshake(a.run)->expires;
        s.done(a.member, DeclineHandshake{a.approval});
        s.pass(24h);
        s.done(a.payer, ResendApproval{a.approval});
        const HandshakeId again = s.approvalOf(a.member);
        QVERIFY(again != a.approval);
        QCOMPARE(s.world.handshake(a.approval)->state, HandshakeState::Declined);
        QCOMPARE(s.world.handshake(again)->state, HandshakeState::Open);
        QCOMPARE(s.world.handshake(again)->parent, std::optional(a.run));
        QCOMPARE(s.world.handshake(again)->requested, s.now);
        QCOMPARE(s.world.handshake(again)->expires, expires); // with the request it belongs to
        QCOMPARE(s.world.handshake(a.run)->state, HandshakeState::Requested);
        s.done(a.member, AcceptHandshake{again});
        QCOMPARE(s.world.handshake(a.run)->state, HandshakeState::Open);
        QCOMPARE(violations(s.world), QStringList());
    }

    void anApprovalThatWasSentAgainMayBeDeclinedAgain()
    {
        Scene s;
        const Asked a = asked(s);
        s.done(a.member, DeclineHandshake{a.approval});
        s.done(a.payer, ResendApproval{a.approval});
        const HandshakeId again = s.approvalOf(a.member);
        s.done(a.member, DeclineHandshake{again});
        QCOMPARE(s.world.handshake(a.run)->state, HandshakeState::Requested);
        QCOMPARE(s.refusal(a.payer, ResendApproval{again}), QString());
    }

    void acceptedInvitationsDoNotCountForTheDay()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        s.done(payer, SetAccountQuota{20});
        const AccountId account = s.add(u"A"_s);
        s.join(payer, u"B"_s);
        for (int i = 0; i < 19; ++i)
            s.done(payer, CancelHandshake{s.invite(payer, account)});
        QCOMPARE(s.refusal(payer, InviteAccountToOrganization{account.toString()}), QString());
        s.done(payer, CancelHandshake{s.invite(payer, account)});
        QVERIFY(!s.refusal(payer, InviteAccountToOrganization{account.toString()}).isEmpty());
        s.pass(24h);
        QCOMPARE(s.refusal(payer, InviteAccountToOrganization{account.toString()}), QString());
    }
};

QTEST_GUILESS_MAIN(TestHandshakeRules)
#include "tst_handshakerules.moc"
