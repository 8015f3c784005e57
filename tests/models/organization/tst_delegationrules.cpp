// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QString config = u"config.amazonaws.com"_s, guardDuty = u"guardduty.amazonaws.com"_s,
              securityHub = u"securityhub.amazonaws.com"_s;
const AccountId stranger = *AccountId::parse(u"111122223333");
constexpr auto billing = FeatureSet::ConsolidatedBilling;

QString resourcePolicy(const QString& principal, const QString& action = u"organizations:ListAccounts"_s)
{
    return uR"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":%1,)"
           uR"("Action":"%2","Resource":"*"}]})"_s.arg(principal, action);
}
const QString goodPolicy = resourcePolicy(uR"({"AWS":"111122223333"})"_s);

AccountId payerWith(Scene& s, const QString& service)
{
    const AccountId payer = s.addPayer(u"Pay"_s);
    s.done(payer, EnableServiceAccess{service});
    return payer;
}

QString putting(Scene& s, const QString& content)
{
    return s.refusal(s.addPayer(u"Pay"_s), PutResourcePolicy{content});
}

QList<Refusal> accessRefusals()
{
    return {
        {"EnableAWSServiceAccess",
         {},
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), EnableServiceAccess{config}); }},
        {"DisableAWSServiceAccess",
         {},
         [](Scene& s) { return s.refusal(payerWith(s, config), DisableServiceAccess{config}); }},
        {"EnableAWSServiceAccess", u"AccessDeniedException"_s,
         [](Scene& s) {
             return s.refusal(s.join(s.addPayer(u"Pay"_s), u"A"_s), EnableServiceAccess{config});
         }},
        {"EnableAWSServiceAccess", u"ConstraintViolationException ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s, billing), EnableServiceAccess{config}); }},
        {"EnableAWSServiceAccess", u"InvalidInputException UNRECOGNIZED_SERVICE_PRINCIPAL"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), EnableServiceAccess{u"config"_s}); }},
        {"DisableAWSServiceAccess", u"ConstraintViolationException ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s, billing), DisableServiceAccess{config}); }},
        {"DisableAWSServiceAccess", u"InvalidInputException UNRECOGNIZED_SERVICE_PRINCIPAL"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), DisableServiceAccess{u"config"_s}); }},
        {"DisableAWSServiceAccess", u"ConstraintViolationException POLICY_TYPE_ENABLED_FOR_THIS_SERVICE"_s,
         [](Scene& s) {
             const AccountId payer = payerWith(s, securityHub);
             s.done(payer, EnablePolicyType{s.root(payer), PolicyType::SecurityHub});
             return s.refusal(payer, DisableServiceAccess{securityHub});
         }},
        {"DisableAWSServiceAccess",
         u"ConstraintViolationException DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE"_s,
         [](Scene& s) {
             const AccountId payer = payerWith(s, config);
             s.done(payer, RegisterDelegatedAdministrator{s.join(payer, u"A"_s), config});
             return s.refusal(payer, DisableServiceAccess{config});
         }},
    };
}

QList<Refusal> administratorRefusals()
{
    return {
        {"RegisterDelegatedAdministrator",
         {},
         [](Scene& s) {
             const AccountId payer = payerWith(s, config);
             return s.refusal(payer, RegisterDelegatedAdministrator{s.join(payer, u"A"_s), config});
         }},
        {"DeregisterDelegatedAdministrator",
         {},
         [](Scene& s) {
             const AccountId payer = payerWith(s, config), member = s.join(payer, u"A"_s);
             s.done(payer, RegisterDelegatedAdministrator{member, config});
             return s.refusal(payer, DeregisterDelegatedAdministrator{member, config});
         }},
        {"RegisterDelegatedAdministrator", u"AccessDeniedException"_s,
         [](Scene& s) {
             const AccountId member = s.join(payerWith(s, config), u"A"_s);
             return s.refusal(member, RegisterDelegatedAdministrator{member, config});
         }},
        {"RegisterDelegatedAdministrator", u"AccountNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(payerWith(s, config), RegisterDelegatedAdministrator{stranger, config});
         }},
        {"RegisterDelegatedAdministrator", u"AccountAlreadyRegisteredException"_s,
         [](Scene& s) {
             const AccountId payer = payerWith(s, config), member = s.join(payer, u"A"_s);
             s.done(payer, RegisterDelegatedAdministrator{member, config});
             return s.refusal(payer, RegisterDelegatedAdministrator{member, config});
         }},
        {"RegisterDelegatedAdministrator",
         u"ConstraintViolationException CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR"_s,
         [](Scene& s) {
             const AccountId payer = payerWith(s, config);
             return s.refusal(payer, RegisterDelegatedAdministrator{payer, config});
         }},
        {"RegisterDelegatedAdministrator",
         u"ConstraintViolationException CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR"_s,
         [](Scene& s) {
             const AccountId payer = payerWith(s, config), member = s.join(payer, u"A"_s);
             s.done(payer, CloseAccount{member});
             return s.refusal(payer, RegisterDelegatedAdministrator{member, config});
         }},
        {"RegisterDelegatedAdministrator", u"ConstraintViolationException SERVICE_ACCESS_NOT_ENABLED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, RegisterDelegatedAdministrator{s.join(payer, u"A"_s), config});
         }},
        {"RegisterDelegatedAdministrator",
         u"ConstraintViolationException MAX_DELEGATED_ADMINISTRATORS_FOR_SERVICE_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = payerWith(s, guardDuty);
             s.done(payer, RegisterDelegatedAdministrator{s.join(payer, u"A"_s), guardDuty});
             return s.refusal(payer, RegisterDelegatedAdministrator{s.join(payer, u"B"_s), guardDuty});
         }},
        {"DeregisterDelegatedAdministrator", u"AccountNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(payerWith(s, config), DeregisterDelegatedAdministrator{stranger, config});
         }},
        {"DeregisterDelegatedAdministrator", u"AccountNotRegisteredException"_s,
         [](Scene& s) {
             const AccountId payer = payerWith(s, config);
             return s.refusal(payer, DeregisterDelegatedAdministrator{s.join(payer, u"A"_s), config});
         }},
    };
}

QList<Refusal> resourcePolicyRefusals()
{
    return {
        {"PutResourcePolicy", {}, [](Scene& s) { return putting(s, goodPolicy); }},
        {"PutResourcePolicy", u"ConstraintViolationException ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s, billing), PutResourcePolicy{goodPolicy}); }},
        {"DeleteResourcePolicy",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, PutResourcePolicy{goodPolicy});
             return s.refusal(payer, DeleteResourcePolicy{});
         }},
        {"PutResourcePolicy", u"AccessDeniedException"_s,
         [](Scene& s) {
             return s.refusal(s.join(s.addPayer(u"Pay"_s), u"A"_s), PutResourcePolicy{goodPolicy});
         }},
        {"PutResourcePolicy", u"InvalidInputException INVALID_RESOURCE_POLICY_JSON"_s,
         [](Scene& s) { return putting(s, u"{"_s); }},
        {"PutResourcePolicy", u"InvalidInputException INVALID_RESOURCE_POLICY_JSON"_s,
         [](Scene& s) { return putting(s, uR"({"Version":"2012-10-17"})"_s); }, "without statements"},
        {"PutResourcePolicy", u"InvalidInputException INVALID_PRINCIPAL"_s,
         [](Scene& s) { return putting(s, resourcePolicy(u"\"*\""_s)); }},
        {"PutResourcePolicy", u"InvalidInputException UNSUPPORTED_ACTION_IN_RESOURCE_POLICY"_s,
         [](Scene& s) {
             return putting(s, resourcePolicy(uR"({"AWS":"111122223333"})"_s, u"s3:GetObject"_s));
         }},
        {"PutResourcePolicy", u"InvalidInputException MAX_LENGTH_EXCEEDED"_s,
         [](Scene& s) { return putting(s, QString(40'001, u' ')); }},
        {"PutResourcePolicy",
         u"InvalidInputException UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.done(payer, PutResourcePolicy{goodPolicy, {{u"k"_s, {}}}});
             return s.refusal(payer, PutResourcePolicy{goodPolicy, {{u"k"_s, {}}}});
         }},
        {"DeleteResourcePolicy", u"ResourcePolicyNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), DeleteResourcePolicy{}); }},
    };
}

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows = accessRefusals() + administratorRefusals() + resourcePolicyRefusals();
    return rows;
}

} // namespace

class TestDelegationRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Delegations, refusals()), QStringList());
    }

    void accessOfAServiceIsEnabledOnceAndDisabledAgain()
    {
        Scene s;
        const AccountId payer = payerWith(s, config);
        const QDateTime since = s.now;
        s.pass(std::chrono::hours(1));
        s.done(payer, EnableServiceAccess{config});
        QCOMPARE(s.organization(payer).trustedServices.value(config), since);
        s.done(payer, DisableServiceAccess{config});
        QVERIFY(s.organization(payer).trustedServices.isEmpty());
    }

    void anAdministratorIsRegisteredAndDeregistered()
    {
        Scene s;
        const AccountId payer = payerWith(s, config), member = s.join(payer, u"A"_s);
        s.done(payer, RegisterDelegatedAdministrator{member, config});
        QCOMPARE(s.world.delegationsOf(member).size(), 1);
        s.done(payer, DeregisterDelegatedAdministrator{member, config});
        QVERIFY(s.world.delegationsOf(member).isEmpty());
    }

    void theResourcePolicyKeepsItsIdAndTagsWhenItsTextChanges()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        s.done(payer, PutResourcePolicy{goodPolicy, {{u"k"_s, u"v"_s}}});
        const ResourcePolicy before = *s.organization(payer).resourcePolicy;
        const QString text = resourcePolicy(uR"({"AWS":"arn:aws:iam::111122223333:root"})"_s);
        s.done(payer, PutResourcePolicy{text});
        const ResourcePolicy after = *s.organization(payer).resourcePolicy;
        QCOMPARE(after.id.toString(), before.id.toString());
        QCOMPARE(after.tags, before.tags);
        QCOMPARE(after.content, text);
        s.done(payer, DeleteResourcePolicy{});
        QVERIFY(!s.organization(payer).resourcePolicy);
    }
};

QTEST_GUILESS_MAIN(TestDelegationRules)
#include "tst_delegationrules.moc"
