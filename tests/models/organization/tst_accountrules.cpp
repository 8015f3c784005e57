// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const AccountId known = *AccountId::parse(u"111122223333");
const AccountId nobody = *AccountId::parse(u"999999999999");
constexpr auto billing = FeatureSet::ConsolidatedBilling;

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows{
        {"AddAccount", u"DuplicateAccountException"_s,
         [](Scene& s) {
             s.done(nobody, AddAccount{known, u"A"_s, {}});
             return s.refusal(nobody, AddAccount{known, u"B"_s, {}});
         }},
        {"AddAccount", u"ConflictException EMAIL_ALREADY_EXISTS"_s,
         [](Scene& s) {
             s.add(u"A"_s);
             return s.refusal(nobody, AddAccount{{}, u"B"_s, u"A@Example.com"_s});
         }},
        {"AddAccount", u"InvalidInputException INPUT_REQUIRED"_s,
         [](Scene& s) {
             return s.refusal(nobody, AddAccount{{}, {}, {}});
         }},
        {"AddAccount", u"InvalidInputException INVALID_PATTERN"_s,
         [](Scene& s) {
             return s.refusal(nobody, AddAccount{{}, u"B"_s, u"nobody.example"_s});
         }},
        {"CompleteSignUp", u"AccountNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(nobody, CompleteSignUp{known, {}});
         }},
        {"CompleteSignUp", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(s.join(payer, u"A"_s), CompleteSignUp{s.join(payer, u"B"_s), {}});
         },
         "another member"},
        {"VerifyEmail", u"InvalidInputException INPUT_REQUIRED"_s,
         [](Scene& s) {
             s.done(nobody, AddAccount{known, u"A"_s, {}});
             return s.refusal(known, VerifyEmail{known});
         }},
        {"ChangeEmail", u"ConflictException EMAIL_ALREADY_EXISTS"_s,
         [](Scene& s) {
             s.add(u"A"_s);
             const AccountId b = s.add(u"B"_s);
             return s.refusal(b, ChangeEmail{b, u"a@example.com"_s});
         }},
        {"ChangeEmail", u"ConstraintViolationException ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s, billing);
             return s.refusal(payer, ChangeEmail{s.join(payer, u"A"_s), u"new@example.com"_s});
         }},
        {"RenameAccount", u"ConstraintViolationException ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s, billing);
             return s.refusal(payer, RenameAccount{s.join(payer, u"A"_s), u"B"_s});
         }},
        {"RenameAccount", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(s.join(payer, u"A"_s), RenameAccount{payer, u"B"_s});
         },
         "another member"},
        {"RenameAccount", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.create(payer, u"A"_s);
             s.done(payer, CloseAccount{member});
             return s.refusal(payer, RenameAccount{member, u"B"_s});
         },
         "a closed account"},
        {"RenameAccount", u"InvalidInputException MAX_LENGTH_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId a = s.add(u"A"_s);
             return s.refusal(a, RenameAccount{a, QString(51, u'x')});
         }},
        {"RenameAccount", u"InvalidInputException INVALID_PATTERN"_s,
         [](Scene& s) {
             const AccountId a = s.add(u"A"_s);
             return s.refusal(a, RenameAccount{a, u"<b>"_s});
         }},
        {"ForgetAccount", u"AccountNotFoundException"_s,
         [](Scene& s) { return s.refusal(nobody, ForgetAccount{known}); }},
        {"ForgetAccount", u"ConflictException"_s,
         [](Scene& s) { return s.refusal(nobody, ForgetAccount{s.addPayer(u"Pay"_s)}); }, "a payer"},
        {"ForgetAccount", u"ConflictException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s), member = s.create(payer, u"A"_s);
             s.done(payer, CloseAccount{member});
             s.pass(std::chrono::days(91));
             return s.refusal(payer, ForgetAccount{member});
         },
         "gone for good"},
    };
    return rows;
}

} // namespace

class TestAccountRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }

    void anAccountIsAddedAsItIsOrWithAnIdOfItsOwn()
    {
        Scene s;
        s.done(nobody, AddAccount{known, u"Müller & Söhne"_s, u"a@example.com"_s});
        QCOMPARE(s.account(known).name, u"Müller & Söhne"_s);
        QCOMPARE(s.account(known).state, AccountState::Active);
        QCOMPARE(s.account(known).created, s.now);
        QVERIFY(!s.account(known).membership);
        s.done(nobody, AddAccount{{}, u"Second"_s, {}});
        s.done(nobody, AddAccount{{}, u"Third"_s, {}}); // two without an address are no conflict
        QCOMPARE(s.world.accounts().size(), 3);
    }

    void anAccountWhoseSignUpIsNotCompleteWaitsForIt()
    {
        Scene s;
        const AccountId a = s.add(u"A"_s, {.phoneVerified = false});
        QCOMPARE(s.account(a).state, AccountState::PendingActivation);
        s.done(a, CompleteSignUp{a, {}});
        QCOMPARE(s.account(a).state, AccountState::Active);
        QVERIFY(s.account(a).standalone.complete());
    }

    void onlyAPayersNewAddressHasToBeVerifiedAgain()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        s.done(payer, ChangeEmail{member, u"new@example.com"_s});
        QVERIFY(s.account(member).emailVerified);
        s.done(payer, ChangeEmail{payer, u"PAY@example.com"_s}); // the same, written differently
        QVERIFY(s.account(payer).emailVerified);
        s.done(payer, ChangeEmail{payer, u"pay2@example.com"_s});
        QVERIFY(!s.account(payer).emailVerified);
        s.done(payer, VerifyEmail{payer});
        QVERIFY(s.account(payer).emailVerified);
    }

    void aNameIsChangedByTheAccountItselfWhateverTheFeatures()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s, billing), member = s.join(payer, u"A"_s);
        s.done(member, RenameAccount{member, u"Own name"_s});
        QCOMPARE(s.account(member).name, u"Own name"_s);
    }

    void forgettingAnAccountForgetsWhoPaidForIt()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        s.done(member, LeaveOrganization{});
        s.done(payer, ForgetAccount{member});
        QVERIFY(!s.world.account(member));
        QVERIFY(s.world.periodsOf(member).isEmpty());
        QCOMPARE(s.refusal(nobody, AddAccount{member, u"A"_s, Scene::addressOf(u"A"_s)}), QString());
    }
};

QTEST_GUILESS_MAIN(TestAccountRules)
#include "tst_accountrules.moc"
