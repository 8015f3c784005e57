// SPDX-License-Identifier: GPL-3.0-or-later
#include "operationtable.h"
#include "scene.h"

#include "models/organization/managedpolicy.h"
#include "models/policy/policytype.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const PolicyId fullAccess = *PolicyId::parse(u"p-FullAWSAccess");
const PolicyId resourceFullAccess = *PolicyId::parse(u"p-RCPFullAWSAccess");
const PolicyId noPolicy = *PolicyId::parse(u"p-00000000");
const UnitId noUnit = *UnitId::parse(u"ou-zzzz-zzzzzzzz");
const RootId noRoot = *RootId::parse(u"r-zzzz");
constexpr auto billing = FeatureSet::ConsolidatedBilling;
constexpr auto serviceControl = PolicyType::ServiceControl;

AccountId payerWithPolicies(Scene& s, PolicyType type = serviceControl)
{
    const AccountId payer = s.addPayer(u"Pay"_s);
    s.done(payer, EnablePolicyType{s.root(payer), type});
    return payer;
}

/// As it is between the request and its effect.
void pending(Scene& s, const AccountId& payer, const Command& command)
{
    s.settled();
    s.world.apply(*decide(s.world, command, {s.now, {payer}, s.ids}));
}
QString pendingRefusal(Scene& s, const AccountId& payer, const Command& command)
{
    return decide(s.world, command, {s.now, {payer}, s.ids}).error().name;
}

QString creating(Scene& s, const CreatePolicy& command)
{
    return s.refusal(s.addPayer(u"Pay"_s), command);
}

QList<Refusal> textRefusals()
{
    const QString content = Scene::contentFor(serviceControl);
    return {
        {"CreatePolicy",
         {},
         [=](Scene& s) {
             return creating(s, {serviceControl, u"P"_s, {}, content});
         }},
        {"UpdatePolicy",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, UpdatePolicy{s.policy(payer, u"P"_s), u"Q"_s});
         }},
        {"DeletePolicy",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, DeletePolicy{s.policy(payer, u"P"_s)});
         }},
        {"UpdatePolicy", u"ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED"_s,
         [=](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             QString large = content;
             large.replace(u"NoS3"_s, QString(10'240, u'x'));
             return s.refusal(payer, UpdatePolicy{s.policy(payer, u"P"_s), {}, {}, large});
         }},
        {"CreatePolicy", u"AWSOrganizationsNotInUseException"_s,
         [=](Scene& s) {
             return s.refusal(s.add(u"A"_s), CreatePolicy{serviceControl, u"P"_s, {}, content});
         }},
        {"CreatePolicy", u"AccessDeniedException"_s,
         [=](Scene& s) {
             return s.refusal(s.join(s.addPayer(u"Pay"_s), u"A"_s),
                              CreatePolicy{serviceControl, u"P"_s, {}, content});
         }},
        {"CreatePolicy", u"PolicyTypeNotAvailableForOrganizationException"_s,
         [=](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s, billing),
                              CreatePolicy{serviceControl, u"P"_s, {}, content});
         }},
        {"CreatePolicy", u"DuplicatePolicyException"_s,
         [=](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.policy(payer, u"P"_s);
             return s.refusal(payer, CreatePolicy{serviceControl, u"P"_s, {}, content});
         }},
        {"CreatePolicy", u"DuplicatePolicyException"_s,
         [=](Scene& s) {
             return creating(s, {serviceControl, u"FullAWSAccess"_s, {}, content});
         },
         "the provider's name"},
        {"CreatePolicy", u"MalformedPolicyDocumentException"_s,
         [](Scene& s) {
             return creating(s, {serviceControl, u"P"_s, {}, u"{"_s});
         }},
        {"CreatePolicy", u"MalformedPolicyDocumentException"_s,
         [](Scene& s) {
             return creating(s, {PolicyType::Tag, u"P"_s, {}, u"[]"_s});
         },
         "a tag policy"},
        {"CreatePolicy", u"ConstraintViolationException POLICY_CONTENT_LIMIT_EXCEEDED"_s,
         [=](Scene& s) {
             QString large = content;
             large.replace(u"NoS3"_s, QString(10'240, u'x'));
             return creating(s, {serviceControl, u"P"_s, {}, large});
         }},
        {"CreatePolicy", u"ConstraintViolationException POLICY_NUMBER_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             ChangeSet change;
             for (int i = 0; i < 1000; ++i)
                 change.changes.append({{},
                                        Policy{*PolicyId::parse(u"p-x%1"_s.arg(i, 8, 10, QLatin1Char('0'))),
                                               s.organization(payer).id,
                                               PolicyType::Tag,
                                               QString::number(i),
                                               {},
                                               u"{}"_s}});
             s.world.apply(change);
             return s.refusal(payer,
                              CreatePolicy{PolicyType::Tag, u"P"_s, {}, Scene::contentFor(PolicyType::Tag)});
         }},
        {"CreatePolicy", u"InvalidInputException MAX_LENGTH_EXCEEDED"_s,
         [=](Scene& s) {
             return creating(s, {serviceControl, u"P"_s, QString(513, u'x'), content});
         },
         "the description"},
        {"UpdatePolicy", u"PolicyNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), UpdatePolicy{noPolicy, u"P"_s});
         }},
        {"UpdatePolicy", u"InvalidInputException IMMUTABLE_POLICY"_s,
         [](Scene& s) {
             return s.refusal(s.addPayer(u"Pay"_s), UpdatePolicy{fullAccess, u"P"_s});
         }},
        {"UpdatePolicy", u"DuplicatePolicyException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             s.policy(payer, u"P"_s);
             return s.refusal(payer, UpdatePolicy{s.policy(payer, u"Q"_s), u"P"_s});
         }},
        {"UpdatePolicy", u"MalformedPolicyDocumentException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, UpdatePolicy{s.policy(payer, u"P"_s), {}, {}, u"nonsense"_s});
         }},
        {"UpdatePolicy", u"PolicyChangesInProgressException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const PolicyId policy = s.policy(payer, u"P"_s);
             pending(s, payer, EnablePolicyType{s.root(payer)});
             return pendingRefusal(s, payer, UpdatePolicy{policy, u"Q"_s});
         }},
        {"DeletePolicy", u"PolicyNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), DeletePolicy{noPolicy}); }},
        {"DeletePolicy", u"InvalidInputException IMMUTABLE_POLICY"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), DeletePolicy{resourceFullAccess}); }},
        {"DeletePolicy", u"PolicyInUseException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             const PolicyId policy = s.policy(payer, u"P"_s);
             s.done(payer, AttachPolicy{policy, payer});
             return s.refusal(payer, DeletePolicy{policy});
         }},
    };
}

QList<Refusal> attachmentRefusals()
{
    return {
        {"AttachPolicy",
         {},
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, AttachPolicy{s.policy(payer, u"P"_s), payer});
         }},
        {"DetachPolicy",
         {},
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             s.done(payer, AttachPolicy{s.policy(payer, u"P"_s), payer});
             return s.refusal(payer, DetachPolicy{fullAccess, payer});
         }},
        {"DetachPolicy", u"PolicyChangesInProgressException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             pending(s, payer, DisablePolicyType{s.root(payer)});
             return pendingRefusal(s, payer, DetachPolicy{fullAccess, payer});
         }},
        {"AttachPolicy", u"PolicyNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, AttachPolicy{noPolicy, payer});
         }},
        {"AttachPolicy", u"TargetNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, AttachPolicy{s.policy(payer, u"P"_s), noUnit});
         }},
        {"AttachPolicy", u"TargetNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, AttachPolicy{s.policy(payer, u"P"_s), s.add(u"Alone"_s)});
         },
         "an account in no organization"},
        {"AttachPolicy", u"PolicyTypeNotEnabledException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, AttachPolicy{s.policy(payer, u"P"_s), payer});
         }},
        {"AttachPolicy", u"DuplicatePolicyAttachmentException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, AttachPolicy{fullAccess, payer});
         }},
        {"AttachPolicy", u"ConstraintViolationException MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             for (int i = 0; i < 9; ++i)
                 s.done(payer, AttachPolicy{s.policy(payer, QString::number(i)), payer});
             return s.refusal(payer, AttachPolicy{s.policy(payer, u"P"_s), payer});
         }},
        {"AttachPolicy", u"PolicyChangesInProgressException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             const PolicyId policy = s.policy(payer, u"P"_s);
             pending(s, payer, EnablePolicyType{s.root(payer)});
             return pendingRefusal(s, payer, AttachPolicy{policy, payer});
         }},
        {"DetachPolicy", u"PolicyNotFoundException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, DetachPolicy{noPolicy, payer});
         }},
        {"DetachPolicy", u"TargetNotFoundException"_s,
         [](Scene& s) {
             return s.refusal(payerWithPolicies(s), DetachPolicy{fullAccess, noUnit});
         }},
        {"DetachPolicy", u"PolicyNotAttachedException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, DetachPolicy{s.policy(payer, u"P"_s), payer});
         }},
        {"DetachPolicy", u"ConstraintViolationException MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, DetachPolicy{fullAccess, payer});
         }},
        {"DetachPolicy", u"InvalidInputException NON_DETACHABLE_POLICY"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s, PolicyType::ResourceControl);
             s.done(payer, AttachPolicy{s.policy(payer, u"P"_s, PolicyType::ResourceControl), payer});
             return s.refusal(payer, DetachPolicy{resourceFullAccess, payer});
         }},
    };
}

QList<Refusal> typeRefusals()
{
    return {
        {"EnablePolicyType",
         {},
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, EnablePolicyType{s.root(payer)});
         }},
        {"DisablePolicyType",
         {},
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, DisablePolicyType{s.root(payer)});
         }},
        {"EnablePolicyType", u"PolicyTypeAlreadyEnabledException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             return s.refusal(payer, EnablePolicyType{s.root(payer)});
         }},
        {"EnablePolicyType", u"RootNotFoundException"_s,
         [](Scene& s) { return s.refusal(s.addPayer(u"Pay"_s), EnablePolicyType{noRoot}); }},
        {"EnablePolicyType", u"PolicyTypeNotAvailableForOrganizationException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s, billing);
             return s.refusal(payer, EnablePolicyType{s.root(payer)});
         }},
        {"EnablePolicyType", u"ConstraintViolationException SERVICE_ACCESS_NOT_ENABLED"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, EnablePolicyType{s.root(payer), PolicyType::SecurityHub});
         }},
        {"EnablePolicyType", u"PolicyChangesInProgressException"_s,
         [](Scene& s) {
             const AccountId payer = payerWithPolicies(s);
             pending(s, payer, DisablePolicyType{s.root(payer)});
             return pendingRefusal(s, payer, EnablePolicyType{s.root(payer)});
         }},
        {"DisablePolicyType", u"PolicyTypeNotEnabledException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             return s.refusal(payer, DisablePolicyType{s.root(payer)});
         }},
        {"DisablePolicyType", u"RootNotFoundException"_s,
         [](Scene& s) { return s.refusal(payerWithPolicies(s), DisablePolicyType{noRoot}); }},
        {"DisablePolicyType", u"PolicyChangesInProgressException"_s,
         [](Scene& s) {
             const AccountId payer = s.addPayer(u"Pay"_s);
             pending(s, payer, EnablePolicyType{s.root(payer)});
             return pendingRefusal(s, payer, DisablePolicyType{s.root(payer)});
         }},
    };
}

const QList<Refusal>& refusals()
{
    static const QList<Refusal> rows = textRefusals() + attachmentRefusals() + typeRefusals();
    return rows;
}

QStringList attached(const Scene& s, const NodeId& node)
{
    QStringList names;
    for (const Attachment& attachment : s.world.attachmentsOn(node))
        names.append(policyName(s.world, attachment.policy));
    return names;
}

} // namespace

class TestPolicyRules : public QObject
{
    Q_OBJECT

private slots:
    void refusal_data() { addRefusals(refusals()); }
    void refusal() { checkRefusal(refusals()); }
    void everyOperationHasACaseForEachOutcome()
    {
        QCOMPARE(missingCases(OperationRow::Policies, refusals()), QStringList());
    }

    void enablingServiceControlAllowsEverythingEverywhere()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s), member = s.join(payer, u"A"_s);
        const UnitId unit = s.unit(payer, s.root(payer), u"U"_s);
        pending(s, payer, EnablePolicyType{s.root(payer)});
        QCOMPARE(s.organization(payer).policyTypes.value(serviceControl), PolicyTypeStatus::PendingEnable);
        QCOMPARE(attached(s, member), QStringList());
        s.settled();
        QCOMPARE(s.organization(payer).policyTypes.value(serviceControl), PolicyTypeStatus::Enabled);
        for (const NodeId& node : {NodeId(s.root(payer)), NodeId(unit), NodeId(member), NodeId(payer)})
            QCOMPARE(attached(s, node), QStringList{u"FullAWSAccess"_s});
        // And what comes later
        QCOMPARE(attached(s, s.join(payer, u"B"_s)), QStringList{u"FullAWSAccess"_s});
        QCOMPARE(attached(s, s.create(payer, u"C"_s)), QStringList{u"FullAWSAccess"_s});
        QCOMPARE(attached(s, s.unit(payer, unit, u"V"_s)), QStringList{u"FullAWSAccess"_s});
        QCOMPARE(violations(s.world), QStringList());
    }

    void disablingATypeDetachesItsPoliciesAndKeepsThem()
    {
        Scene s;
        const AccountId payer = payerWithPolicies(s);
        const PolicyId policy = s.policy(payer, u"P"_s);
        s.done(payer, AttachPolicy{policy, s.root(payer)});
        s.done(payer, EnablePolicyType{s.root(payer), PolicyType::Tag});
        const PolicyId tags = s.policy(payer, u"T"_s, PolicyType::Tag);
        s.done(payer, AttachPolicy{tags, s.root(payer)});
        s.done(payer, DisablePolicyType{s.root(payer)});
        QVERIFY(!s.organization(payer).policyTypes.contains(serviceControl));
        QCOMPARE(attached(s, s.root(payer)), QStringList{u"T"_s});
        QVERIFY(s.world.policy(policy));
        // Enabling again restores only what allows everything
        s.done(payer, EnablePolicyType{s.root(payer)});
        QCOMPARE(attached(s, s.root(payer)), (QStringList{u"FullAWSAccess"_s, u"T"_s}));
    }

    void anAllowListReplacesFullAccess()
    {
        Scene s;
        const AccountId payer = payerWithPolicies(s);
        const PolicyId policy = s.policy(payer, u"P"_s);
        s.done(payer, AttachPolicy{policy, s.root(payer)});
        s.done(payer, DetachPolicy{fullAccess, s.root(payer)});
        QCOMPARE(attached(s, s.root(payer)), QStringList{u"P"_s});
        s.done(payer, AttachPolicy{fullAccess, s.root(payer)});
        s.done(payer, DetachPolicy{policy, s.root(payer)});
        s.done(payer, DeletePolicy{policy});
        QVERIFY(!s.world.policy(policy));
    }

    void managementPoliciesNeedNotStay()
    {
        Scene s;
        const AccountId payer = payerWithPolicies(s, PolicyType::Tag);
        const PolicyId tags = s.policy(payer, u"T"_s, PolicyType::Tag);
        s.done(payer, AttachPolicy{tags, payer});
        s.done(payer, DetachPolicy{tags, payer});
        QCOMPARE(attached(s, payer), QStringList());
    }

    void anUpdateChangesOnlyWhatItSays()
    {
        Scene s;
        const AccountId payer = s.addPayer(u"Pay"_s);
        const PolicyId id = s.policy(payer, u"P"_s);
        const Policy before = *s.world.policy(id);
        s.done(payer, UpdatePolicy{id, {}, u"Why"_s, {}});
        QCOMPARE(s.world.policy(id)->name, before.name);
        QCOMPARE(s.world.policy(id)->content, before.content);
        QCOMPARE(s.world.policy(id)->description, u"Why"_s);
    }

    void aDelegatedAdministratorMayChangePolicies()
    {
        Scene s;
        const AccountId payer = payerWithPolicies(s), member = s.join(payer, u"A"_s);
        QVERIFY(!s.refusal(member, AttachPolicy{s.policy(payer, u"P"_s), payer}).isEmpty());
        s.done(payer, EnableServiceAccess{u"config.amazonaws.com"_s});
        s.done(payer, RegisterDelegatedAdministrator{member, u"config.amazonaws.com"_s});
        s.done(member, AttachPolicy{s.policy(member, u"Q"_s), payer});
        QCOMPARE(attached(s, payer).size(), 2);
    }

    void whiteSpaceDoesNotCountForTheLength()
    {
        Scene s;
        QString content = Scene::contentFor(serviceControl);
        content.replace(u"{\"Sid\""_s, QString(20'000, u' ') + u"{\"Sid\""_s);
        QCOMPARE(creating(s, {serviceControl, u"P"_s, {}, content}), QString());
    }
};

QTEST_GUILESS_MAIN(TestPolicyRules)
#include "tst_policyrules.moc"
