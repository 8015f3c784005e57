// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

const AccountId stranger = *AccountId::parse(u"111122223333");
const UnitId noUnit = *UnitId::parse(u"ou-zzzz-zzzzzzzz");
constexpr auto billing = FeatureSet::ConsolidatedBilling;
constexpr StandaloneData noContact{.contact = false}, noPayment{.paymentMethod = false},
    noPhone{.phoneVerified = false}, noAgreement{.agreement = false};

/// What is missing, told to a payer that removes and to a member that leaves.
QString removing(Scene& s, const StandaloneData& data)
{
    const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
    s.done(member, CompleteSignUp{member, data});
    return s.refusal(payer, RemoveAccountFromOrganization{member});
}
QString leaving(Scene& s, const StandaloneData& data)
{
    const AccountId member = s.join(s.addPayer(u"Pay"_s), u"A"_s);
    s.done(member, CompleteSignUp{member, data});
    return s.refusal(member, LeaveOrganization{});
}

QString creating(Scene& s, const CreateAccount& command)
{
    return s.refusal(s.addPayer(u"Pay"_s), command);
}

/// A member that administers a service.
AccountId delegate(Scene& s, const AccountId& payer)
{
    const AccountId member = s.join(payer, u"A"_s);
    s.done(payer, EnableServiceAccess{u"config.amazonaws.com"_s});
    s.done(payer, RegisterDelegatedAdministrator{member, u"config.amazonaws.com"_s});
    return member;
}

/// Closes in a world that does not settle, where the closings stay in progress.
QString closing(Scene& s, const AccountId& payer, int inProgress)
{
    const AccountId last = s.create(payer, u"Last"_s);
    QList<AccountId> members;
    for (int i = 0; i < inProgress; ++i)
        members.append(s.create(payer, u"A%1"_s.arg(i)));
    for (const AccountId& member : members) {
        const auto change = decide(s.world, CloseAccount{member}, {s.now, {payer}, s.ids});
        s.world.apply(*change);
    }
    const auto change = decide(s.world, CloseAccount{last}, {s.now, {payer}, s.ids});
    return change ? QString() : change.error().name + u' ' + change.error().reason;
}

QList<Refusal> creationRefusals()
{
    return {
        {"CreateAccount",
         {},
         [](Scene& s) {
             return creating(s, {u"B"_s, u"b@example.com"_s});
         }},
        {"CreateAccount", u"FinalizingOrganizationException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.beingMade(payer);
             return s.refusal(payer, CreateAccount{u"B"_s, u"b@example.com"_s});
         }},
        {"CreateAccount", u"AWSOrganizationsNotInUseException"_s,
         [](Scene& s) {
             return s.refusal(s.add(u"A"_s), CreateAccount{u"B"_s, u"b@example.com"_s});
         }},
        {"CreateAccount", u"AccessDeniedException"_s,
         [](Scene& s) {
             return s.refusal(s.join(s.addPayer(u"Pay"_s), u"A"_s),
                              CreateAccount{u"B"_s, u"b@example.com"_s});
         }},
        {"CreateAccount", u"ConstraintViolationException ACCOUNT_NUMBER_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.fill(payer, 8);
             s.invite(payer, s.add(u"Invited"_s)); // an open invitation counts
             return s.refusal(payer, CreateAccount{u"B"_s, u"b@example.com"_s});
         }},
        {"CreateAccount", u"ConstraintViolationException ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             QString last;
             for (int i = 0; i < 6; ++i) {
                 const auto change = decide(s.world, CreateAccount{u"B"_s, u"b%1@example.com"_s.arg(i)},
                                            {s.now, {payer}, s.ids});
                 if (change)
                     s.world.apply(*change);
                 else
                     last = change.error().name + u' ' + change.error().reason;
             }
             return last;
         }},
        {"CreateAccount", u"InvalidInputException INVALID_ROLE_NAME"_s,
         [](Scene& s) {
             return creating(s, {u"B"_s, u"b@example.com"_s, u"AWSServiceRoleForMe"_s});
         }},
        {"CreateAccount", u"InvalidInputException INVALID_PATTERN"_s,
         [](Scene& s) {
             return creating(s, {u"Müller"_s, u"b@example.com"_s});
         },
         "a name with an accent"},
        {"CreateAccount", u"InvalidInputException MAX_LENGTH_EXCEEDED"_s,
         [](Scene& s) {
             return creating(s, {QString(51, u'x'), u"b@example.com"_s});
         }},
        {"CreateAccount", u"InvalidInputException MIN_LENGTH_EXCEEDED"_s,
         [](Scene& s) {
             return creating(s, {u"B"_s, u"b@e.d"_s});
         }},
        {"CreateAccount", u"InvalidInputException INVALID_SYSTEM_TAGS_PARAMETER"_s,
         [](Scene& s) {
             return creating(s, {u"B"_s, u"b@example.com"_s, {}, true, {{u"aws:x"_s, {}}}});
         }},
        {"CreateAccount", u"ConstraintViolationException MAX_TAG_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             Tags tags;
             for (int i = 0; i < 51; ++i)
                 tags.insert(QString::number(i), {});
             return creating(s, {u"B"_s, u"b@example.com"_s, {}, true, tags});
         }},
        {"CreateAccount", u"DestinationParentNotFoundException"_s,
         [](Scene& s) {
             const AccountId other = s.addPayer(u"Other"_s);
             const UnitId foreign = s.unit(other, s.root(other), u"Foreign"_s);
             return creating(
                 s, {.name = u"B"_s, .email = u"b@example.com"_s, .tags = {}, .destination = foreign});
         }},
    };
}

QList<Refusal> moveRefusals()
{
    return {
        {"MoveAccount",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
             return s.refusal(payer, MoveAccount{s.join(payer, u"A"_s), s.root(payer), unit});
         }},
        {"MoveAccount", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             return s.refusal(member, MoveAccount{member, s.root(payer), s.root(payer)});
         }},
        {"MoveAccount", u"AccountNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveAccount{stranger, s.root(payer), s.root(payer)});
         }},
        {"MoveAccount", u"SourceParentNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
             return s.refusal(payer, MoveAccount{s.join(payer, u"A"_s), unit, s.root(payer)});
         }},
        {"MoveAccount", u"DestinationParentNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveAccount{s.join(payer, u"A"_s), s.root(payer), noUnit});
         }},
        {"MoveAccount", u"DestinationParentNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveAccount{s.join(payer, u"A"_s), s.root(payer), payer});
         },
         "an account is no place"},
        {"MoveAccount", u"DuplicateAccountException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, MoveAccount{s.join(payer, u"A"_s), s.root(payer), s.root(payer)});
         }},
        {"MoveAccount", u"InvalidInputException MOVING_ACCOUNT_BETWEEN_DIFFERENT_ROOTS"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), other = s.addPayer(u"Other"_s);
             return s.refusal(payer, MoveAccount{s.join(payer, u"A"_s), s.root(payer), s.root(other)});
         }},
    };
}

QList<Refusal> departureRefusals()
{
    return {
        {"RemoveAccountFromOrganization", {}, [](Scene& s) { return removing(s, {}); }},
        {"LeaveOrganization", {}, [](Scene& s) { return leaving(s, {}); }},
        {"RemoveAccountFromOrganization", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId member = s.join(s.addPayer(u"Pay"_s), u"A"_s);
             return s.refusal(member, RemoveAccountFromOrganization{member});
         }},
        {"RemoveAccountFromOrganization", u"AccountNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), RemoveAccountFromOrganization{stranger}); }},
        {"RemoveAccountFromOrganization", u"MasterCannotLeaveOrganizationException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, RemoveAccountFromOrganization{payer});
         }},
        {"RemoveAccountFromOrganization", u"ConstraintViolationException WAIT_PERIOD_ACTIVE"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.create(payer, u"A"_s);
             s.done(member, CompleteSignUp{member, {}});
             s.pass(std::chrono::days(4) - 1s);
             return s.refusal(payer, RemoveAccountFromOrganization{member});
         }},
        {"RemoveAccountFromOrganization",
         u"ConstraintViolationException MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED"_s,
         [](Scene& s) { return removing(s, noPayment); }},
        {"RemoveAccountFromOrganization",
         u"ConstraintViolationException ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION"_s,
         [](Scene& s) { return removing(s, noPhone); }},
        {"RemoveAccountFromOrganization", u"ConstraintViolationException ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA"_s,
         [](Scene& s) { return removing(s, noAgreement); }},
        {"RemoveAccountFromOrganization", u"ConstraintViolationException ACCOUNT_CREATION_NOT_COMPLETE"_s,
         [](Scene& s) { return removing(s, noContact); }},
        {"RemoveAccountFromOrganization",
         u"ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, RemoveAccountFromOrganization{delegate(s, payer)});
         }},
        {"RemoveAccountFromOrganization", u"ConstraintViolationException ACCOUNT_CANNOT_LEAVE_ORGANIZATION"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             s.done(payer, CloseAccount{member});
             return s.refusal(payer, RemoveAccountFromOrganization{member});
         },
         "closed"},
        {"LeaveOrganization", u"AWSOrganizationsNotInUseException"_s,
         [](Scene& s) { return s.refusal(s.add(u"A"_s), LeaveOrganization{}); }},
        {"LeaveOrganization", u"MasterCannotLeaveOrganizationException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), LeaveOrganization{}); }},
        {"LeaveOrganization", u"ConstraintViolationException WAIT_PERIOD_ACTIVE"_s,
         [](Scene& s) { return s.refusal(s.create(s.addPayer(u"Pay"_s), u"A"_s), LeaveOrganization{}); }},
        {"LeaveOrganization", u"ConstraintViolationException MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED"_s,
         [](Scene& s) { return leaving(s, noPayment); }},
        {"LeaveOrganization",
         u"ConstraintViolationException ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION"_s,
         [](Scene& s) { return leaving(s, noPhone); }},
        {"LeaveOrganization", u"ConstraintViolationException ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA"_s,
         [](Scene& s) { return leaving(s, noAgreement); }},
        {"LeaveOrganization",
         u"ConstraintViolationException CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG"_s,
         [](Scene& s) { return s.refusal(delegate(s, s.addPayer(u"Pay"_s)), LeaveOrganization{}); }},
        {"LeaveOrganization", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             s.done(payer, EnablePolicyType{s.root(payer)});
             s.done(payer, CreatePolicy{PolicyType::ServiceControl,
                                        u"Stay"_s,
                                        {},
                                        uR"({"Version":"2012-10-17","Statement":{"Effect":"Deny",)"
                                        uR"("Action":"organizations:LeaveOrganization","Resource":"*"}})"_s});
             s.done(payer, AttachPolicy{s.world.policies().firstKey(), s.root(payer)});
             return s.refusal(member, LeaveOrganization{});
         },
         "a policy forbids it"},
    };
}

QList<Refusal> closingRefusals()
{
    return {
        {"CloseAccount",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, CloseAccount{s.join(payer, u"A"_s)});
         }},
        {"ReinstateAccount",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             s.done(payer, CloseAccount{member});
             s.pass(std::chrono::days(89));
             return s.refusal(payer, ReinstateAccount{member});
         }},
        {"CloseAccount", u"ConflictException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             s.give(member, AccountState::Suspended);
             return s.refusal(payer, CloseAccount{member});
         },
         "suspended"},
        {"CloseAccount", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId member = s.join(s.addPayer(u"Pay"_s), u"A"_s);
             return s.refusal(member, CloseAccount{member});
         }},
        {"CloseAccount", u"AccountNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), CloseAccount{stranger}); }},
        {"CloseAccount", u"AccountAlreadyClosedException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             s.done(payer, CloseAccount{member});
             return s.refusal(payer, CloseAccount{member});
         }},
        {"CloseAccount", u"ConflictException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             s.world.apply(*decide(s.world, CloseAccount{member}, {s.now, {payer}, s.ids}));
             return decide(s.world, CloseAccount{member}, {s.now, {payer}, s.ids}).error().name;
         }},
        {"CloseAccount", u"ConstraintViolationException CANNOT_CLOSE_MANAGEMENT_ACCOUNT"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, CloseAccount{payer});
         }},
        {"CloseAccount", u"ConstraintViolationException ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s, billing);
             return s.refusal(payer, CloseAccount{s.join(payer, u"A"_s)});
         }},
        {"CloseAccount", u"ConstraintViolationException CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED"_s,
         [](Scene& s) { return closing(s, s.addPayer(u"Pay"_s), 3); }},
        {"CloseAccount", u"ConstraintViolationException CLOSE_ACCOUNT_QUOTA_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, SetAccountQuota{400});
             s.fill(payer, 251);
             const QList<AccountId> members = s.world.members(s.organization(payer).id);
             for (int i = 0; i < 250; ++i)
                 s.done(payer, CloseAccount{members.at(i + 1)});
             s.pass(std::chrono::days(29));
             return s.refusal(payer, CloseAccount{members.last()});
         }},
        {"ReinstateAccount", u"ConflictException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, ReinstateAccount{s.join(payer, u"A"_s)});
         }},
        {"ReinstateAccount", u"AccountNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
             s.done(payer, CloseAccount{member});
             s.pass(std::chrono::days(90));
             return s.refusal(payer, ReinstateAccount{member});
         },
         "gone for good"},
    };
}

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows =
        creationRefusals() + moveRefusals() + departureRefusals() + closingRefusals();
    return rows;
}

} // namespace

class TestMemberRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Members, refusals()), QStringList());
    }

    void aCreatedAccountStandsUnderTheRootAndIsPaidForFromItsRequest()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const ChangeSet asked =
            s.done(payer, CreateAccount{u"New"_s, u"new@example.com"_s, {}, false, {{u"team"_s, u"a"_s}}});
        const auto& request = std::get<CreateAccountRequest>(*asked.changes.constFirst().after);
        QCOMPARE(request.state, CreateAccountState::InProgress);
        QVERIFY(!request.account && !request.completed.isValid());

        const CreateAccountRequest done = *s.world.createRequest(request.id);
        QCOMPARE(done.state, CreateAccountState::Succeeded);
        QCOMPARE(done.roleName, u"OrganizationAccountAccessRole"_s);
        const Account& account = s.account(*done.account);
        QCOMPARE(account.state, AccountState::Active);
        QCOMPARE(account.membership->parent, NodeId(s.root(payer)));
        QCOMPARE(account.membership->method, JoinedMethod::Created);
        QCOMPARE(account.tags, (Tags{{u"team"_s, u"a"_s}}));
        QVERIFY(account.createdByOrganization && !account.standalone.complete());
        QCOMPARE(s.world.periodsOf(account.id).constFirst().payer, payer);
        QCOMPARE(s.world.periodsOf(account.id).constFirst().joined, s.now);
    }

    void aCreatedAccountGoesToItsUnitAsLongAsThatIsThere()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"Web"_s);
        const auto create = [&](const QString& name) {
            return CreateAccount{
                .name = name, .email = Scene::addressOf(name), .tags = {}, .destination = unit};
        };
        s.done(payer, create(u"New"_s));
        const AccountId made = s.world.accountByEmail(Scene::addressOf(u"New"_s))->id;
        QCOMPARE(s.account(made).membership->parent, NodeId(unit));
        s.done(payer, MoveAccount{made, unit, s.root(payer)});

        s.world.apply(*decide(s.world, create(u"Late"_s), {s.now, {payer}, s.ids}));
        s.world.apply(*decide(s.world, DeleteOrganizationalUnit{unit}, {s.now, {payer}, s.ids}));
        s.settled();
        const AccountId late = s.world.accountByEmail(Scene::addressOf(u"Late"_s))->id;
        QCOMPARE(s.account(late).membership->parent, NodeId(s.root(payer)));
        QCOMPARE(violations(s.world), QStringList());
    }

    void theReasonsForWhichACreationFails_data()
    {
        QTest::addColumn<QString>("email");
        QTest::addColumn<QString>("reason");
        QTest::newRow("the payer's own") << u"PAY@example.com"_s << u"EMAIL_ALREADY_EXISTS"_s;
        QTest::newRow("of an account elsewhere") << u"alone@example.com"_s << u"EMAIL_ALREADY_EXISTS"_s;
        QTest::newRow("begins with a dot") << u".a@example.com"_s << u"INVALID_EMAIL"_s;
        QTest::newRow("an accent") << u"mül@example.com"_s << u"INVALID_EMAIL"_s;
        QTest::newRow("a bracket") << u"a(b)@example.com"_s << u"INVALID_EMAIL"_s;
        QTest::newRow("the domain ends with a dash") << u"ab@example.com-"_s << u"INVALID_EMAIL"_s;
        QTest::newRow("an underscore in the domain") << u"ab@ex_ample.com"_s << u"INVALID_EMAIL"_s;
    }
    void theReasonsForWhichACreationFails()
    {
        QFETCH(QString, email);
        QFETCH(QString, reason);
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        s.add(u"Alone"_s);
        s.done(payer, CreateAccount{u"New"_s, email});
        const CreateAccountRequest request = s.world.createRequests().constBegin().value();
        QCOMPARE(request.state, CreateAccountState::Failed);
        QCOMPARE(request.failureReason, reason);
        QVERIFY(!request.account);
        QCOMPARE(s.world.members(s.organization(payer).id).size(), 1);
    }

    void aCreationFailsWhereThePayerCannotPayOrTheQuotaShrankMeanwhile()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        s.done(payer, CompleteSignUp{payer, {.paymentMethod = false}});
        s.done(payer, CreateAccount{u"New"_s, u"new@example.com"_s});
        QCOMPARE(s.world.createRequests().constBegin()->failureReason, u"MISSING_PAYMENT_INSTRUMENT"_s);

        s.done(payer, CompleteSignUp{payer, {}});
        s.world.apply(
            *decide(s.world, CreateAccount{u"New"_s, u"new@example.com"_s}, {s.now, {payer}, s.ids}));
        Organization small = s.organization(payer);
        small.accountQuota = 1;
        s.world.apply({{}, {}, {{Entity(s.organization(payer)), Entity(small)}}});
        s.settled();
        QStringList reasons;
        for (const CreateAccountRequest& request : s.world.createRequests())
            reasons.append(request.failureReason);
        QVERIFY(reasons.contains(u"ACCOUNT_LIMIT_EXCEEDED"_s));
    }

    void anAddressOfAClosedAccountStaysTakenForGood()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.create(payer, u"Old"_s);
        s.done(payer, CloseAccount{member});
        s.pass(std::chrono::days(400));
        QVERIFY(s.account(member).purged);
        s.done(payer, CreateAccount{u"New"_s, Scene::addressOf(u"Old"_s)});
        QVERIFY(s.world.createRequests().size() == 2);
        QCOMPARE(s.world.members(s.organization(payer).id).size(), 1);
    }

    void membersAndThePayerMoveBetweenRootAndUnits()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        s.done(payer, MoveAccount{member, s.root(payer), unit});
        s.done(payer, MoveAccount{payer, s.root(payer), unit});
        QCOMPARE(s.world.accountsIn(unit).size(), 2);
        s.done(payer, MoveAccount{member, unit, s.root(payer)});
        QCOMPARE(s.world.accountsIn(unit), QList<AccountId>{payer});
    }

    void leavingEndsWhatThePayerPays_data()
    {
        QTest::addColumn<bool>("removed");
        QTest::newRow("by itself") << false;
        QTest::newRow("by the payer") << true;
    }
    void leavingEndsWhatThePayerPays()
    {
        QFETCH(bool, removed);
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        s.done(payer, TagResource{member.toString(), {{u"team"_s, u"a"_s}}});
        s.done(payer, EnablePolicyType{s.root(payer)});
        const QDateTime joined = s.now;
        s.pass(24h);
        if (removed)
            s.done(payer, RemoveAccountFromOrganization{member});
        else
            s.done(member, LeaveOrganization{});
        QVERIFY(!s.account(member).membership);
        QVERIFY(s.account(member).tags.isEmpty());
        QVERIFY(s.world.attachmentsOn(member).isEmpty());
        const QList<MembershipPeriod> periods = s.world.periodsOf(member);
        QCOMPARE(periods.size(), 1);
        QCOMPARE(periods[0].joined, joined);
        QCOMPARE(periods[0].left, std::optional(s.now));
        QCOMPARE(periods[0].departure,
                 std::optional(removed ? DepartureMethod::Removed : DepartureMethod::Left));
        QCOMPARE(violations(s.world), QStringList());
    }

    void aCreatedAccountMayLeaveAfterFourDaysOnceItCanPay()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.create(payer, u"A"_s);
        s.pass(std::chrono::days(4));
        QCOMPARE(s.refusal(member, LeaveOrganization{}),
                 u"ConstraintViolationException MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED"_s);
        s.done(member, CompleteSignUp{member, {}});
        QCOMPARE(s.refusal(member, LeaveOrganization{}), QString());
    }

    void aClosedAccountKeepsItsPlaceForNinetyDays()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        const QDateTime closed = s.now;
        s.done(payer, CloseAccount{member});
        QCOMPARE(s.account(member).state, AccountState::Closed);
        QCOMPARE(s.account(member).closed, closed);
        QVERIFY(s.account(member).membership);
        QCOMPARE(s.refusal(member, LeaveOrganization{}), u"AccessDeniedException"_s);
        s.pass(std::chrono::days(90) - 1ms);
        QVERIFY(s.account(member).membership);
        s.pass(1ms);
        QVERIFY(!s.account(member).membership);
        QVERIFY(s.account(member).purged);
        const MembershipPeriod period = s.world.periodsOf(member).constFirst();
        QCOMPARE(period.left, std::optional(closed.addDays(90)));
        QCOMPARE(period.departure, std::optional(DepartureMethod::Cleaned));
    }

    void aClosedAccountCanBeReinstatedAndCountsAsClosedForTheQuota()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        s.done(payer, CloseAccount{member});
        const QDateTime asked = s.now;
        s.pass(std::chrono::days(10));
        s.done(payer, ReinstateAccount{member});
        QCOMPARE(s.account(member).state, AccountState::Active);
        QVERIFY(!s.account(member).closed.isValid());
        QCOMPARE(s.account(member).closeRequested, asked);
        s.pass(std::chrono::days(200));
        QVERIFY(s.account(member).membership);
    }
};

QTEST_GUILESS_MAIN(TestMemberRules)
#include "tst_memberrules.moc"
