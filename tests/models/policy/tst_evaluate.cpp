// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/evaluate.h"
#include "models/policy/policyparser.h"

#include <QRandomGenerator>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

PolicyPtr compiled(const QString& statements)
{
    const PolicyParse parse =
        parsePolicy(u"{\"Version\": \"2012-10-17\", \"Statement\": ["_s + statements + u"]}"_s,
                    PolicyType::ServiceControl);
    Q_ASSERT(parse.document);
    return std::make_shared<const CompiledPolicy>(*parse.document);
}

QString statement(const QString& effect, const QString& action, const QString& more = {})
{
    return u"{\"Effect\": \"%1\", \"Action\": %2, \"Resource\": \"*\"%3}"_s.arg(effect, action, more);
}

PolicyRequest request(const QString& action, const QString& resource = u"*"_s)
{
    PolicyRequest made;
    made.action = action;
    made.resource = resource;
    return made;
}

const QString ALLOW = u"Allow"_s;
const QString DENY = u"Deny"_s;

PolicyPtr fullAccess()
{
    static const PolicyPtr policy = compiled(statement(ALLOW, u"\"*\""_s));
    return policy;
}

} // namespace

class TestEvaluate : public QObject
{
    Q_OBJECT

private slots:
    void actions_data()
    {
        QTest::addColumn<QString>("element");
        QTest::addColumn<QString>("action");
        QTest::addColumn<bool>("hit");
        const auto row = [](const QString& element, const QString& action, bool hit) {
            QTest::newRow(qPrintable(element + u' ' + action)) << element << action << hit;
        };
        row(u"\"Action\": \"*\""_s, u"s3:GetObject"_s, true);
        row(u"\"Action\": \"*:*\""_s, u"s3:GetObject"_s, true);
        row(u"\"Action\": \"s3:GetObject\""_s, u"s3:GetObject"_s, true);
        row(u"\"Action\": \"S3:getobject\""_s, u"s3:GetObject"_s, true);
        row(u"\"Action\": \"s3:*\""_s, u"S3:GETOBJECT"_s, true);
        row(u"\"Action\": \"s3:*\""_s, u"s3-object-lambda:GetObject"_s, false);
        row(u"\"Action\": \"s3:Get*\""_s, u"s3:PutObject"_s, false);
        row(u"\"Action\": \"servicequotas:*Delete*\""_s, u"servicequotas:AnyDeleteThing"_s, true);
        row(u"\"Action\": \"ec2:*Instance?\""_s, u"ec2:RunInstances"_s, true);
        row(u"\"Action\": [\"iam:*\", \"s3:Put*\"]"_s, u"s3:PutObject"_s, true);
        row(u"\"NotAction\": [\"iam:*\", \"s3:Put*\"]"_s, u"s3:PutObject"_s, false);
        row(u"\"NotAction\": [\"iam:*\", \"s3:Put*\"]"_s, u"s3:GetObject"_s, true);
        row(u"\"NotAction\": \"*\""_s, u"s3:GetObject"_s, false);
    }
    void actions()
    {
        QFETCH(QString, element);
        QFETCH(QString, action);
        QFETCH(bool, hit);
        const PolicyPtr policy = compiled(u"{\"Effect\": \"Deny\", %1, \"Resource\": \"*\"}"_s.arg(element));
        QCOMPARE(policy->ask(request(action)).denies, hit ? QList<int>{1} : QList<int>());
    }

    void resources_data()
    {
        QTest::addColumn<QString>("element");
        QTest::addColumn<QString>("resource");
        QTest::addColumn<bool>("hit");
        const QString instance = u"arn:aws:ec2:us-east-1:111122223333:instance/i-1"_s;
        QTest::newRow("all") << u"\"Resource\": \"*\""_s << instance << true;
        QTest::newRow("wildcards") << u"\"Resource\": \"arn:aws:ec2:*:*:instance/*\""_s << instance << true;
        QTest::newRow("another") << u"\"Resource\": \"arn:aws:ec2:*:*:volume/*\""_s << instance << false;
        QTest::newRow("but these") << u"\"NotResource\": \"arn:aws:ec2:*:*:volume/*\""_s << instance << true;
        QTest::newRow("but this") << u"\"NotResource\": \"arn:aws:ec2:*:*:instance/*\""_s << instance
                                  << false;
        QTest::newRow("an ARN for no resource in particular")
            << u"\"Resource\": \"arn:aws:s3:::b\""_s << u"*"_s << false;
        QTest::newRow("case counts") << u"\"Resource\": \"arn:aws:s3:::B\""_s << u"arn:aws:s3:::b"_s << false;
        QTest::newRow("variable") << u"\"Resource\": \"arn:aws:s3:::${aws:username}/*\""_s
                                  << u"arn:aws:s3:::ines/x"_s << true;
    }
    void resources()
    {
        QFETCH(QString, element);
        QFETCH(QString, resource);
        QFETCH(bool, hit);
        const PolicyPtr policy = compiled(u"{\"Effect\": \"Deny\", \"Action\": \"*\", %1}"_s.arg(element));
        PolicyRequest asked = request(u"any:Thing"_s, resource);
        asked.context.insert(u"aws:username", {u"ines"_s});
        const PolicyVerdict verdict = policy->ask(asked);
        QCOMPARE(verdict.denies, hit ? QList<int>{1} : QList<int>());
        QCOMPARE(verdict.otherwise, hit ? QList<int>() : QList<int>{1});
    }

    void tellsWho()
    {
        const PolicyPtr unit = compiled(
            statement(ALLOW, u"\"ec2:*\""_s) + u',' +
            u"{\"Sid\": \"NoStop\", \"Effect\": \"Deny\", \"Action\": \"ec2:Stop*\", \"Resource\": \"*\"}"_s);
        const QList<PolicyLevel> levels{{fullAccess()}, {fullAccess(), unit}, {unit}};
        const PolicyDecision decision = decide(levels, request(u"ec2:StopInstances"_s));
        QVERIFY(!decision.allowed);
        QVERIFY(decision.reason == DecisionReason::ExplicitDeny);
        QCOMPARE(decision.level, 1);
        const QList<DecidingStatement> by{{1, 1, 2, u"NoStop"_s, PolicyEffect::Deny},
                                          {2, 0, 2, u"NoStop"_s, PolicyEffect::Deny}};
        QVERIFY(decision.by == by);
    }

    void tellsWhoAllows()
    {
        const PolicyPtr only =
            compiled(statement(ALLOW, u"\"s3:*\""_s) + u',' + statement(ALLOW, u"\"ec2:*\""_s));
        const PolicyDecision decision = decide({{fullAccess()}, {only}}, request(u"ec2:RunInstances"_s));
        QVERIFY(decision.allowed);
        QVERIFY(decision.reason == DecisionReason::Allowed);
        QCOMPARE(decision.level, -1);
        const QList<DecidingStatement> by{{0, 0, 1, {}, PolicyEffect::Allow},
                                          {1, 0, 2, {}, PolicyEffect::Allow}};
        QVERIFY(decision.by == by);
    }

    void tellsWhereNothingAllows()
    {
        const PolicyPtr only = compiled(statement(ALLOW, u"\"s3:*\""_s));
        const PolicyDecision decision =
            decide({{fullAccess()}, {only}, {only}}, request(u"ec2:RunInstances"_s));
        QVERIFY(!decision.allowed);
        QVERIFY(decision.reason == DecisionReason::NoAllow);
        QCOMPARE(decision.level, 1);
        QVERIFY(decision.by.isEmpty());
    }

    void tellsWhatDependsOnCircumstances()
    {
        const PolicyPtr region = compiled(
            statement(DENY, u"\"*\""_s,
                      u", \"Condition\": {\"StringEquals\": {\"aws:RequestedRegion\": \"us-east-1\"}}"_s));
        const PolicyDecision decision = decide({{fullAccess(), region}}, request(u"ec2:RunInstances"_s));
        QVERIFY(decision.allowed);
        QCOMPARE(decision.otherwise.size(), 1);
        QCOMPARE(decision.otherwise.first().policy, 1);
    }

    void principals()
    {
        const QList<PolicyLevel> levels{{compiled(statement(DENY, u"\"*\""_s))}};
        PolicyRequest asked = request(u"s3:GetObject"_s);
        for (const auto& [kind, limited] :
             {std::pair(PrincipalKind::User, true), std::pair(PrincipalKind::Role, true),
              std::pair(PrincipalKind::RootUser, true), std::pair(PrincipalKind::ServiceLinkedRole, false),
              std::pair(PrincipalKind::ManagementAccount, false)}) {
            asked.principal = kind;
            const PolicyDecision decision = decide(levels, asked);
            QCOMPARE(decision.allowed, !limited);
            QCOMPARE(decision.reason == DecisionReason::NotLimited, !limited);
        }
    }

    /// Policies of the old version know no variables.
    void oldVersion()
    {
        PolicyDocument document;
        document.version = u"2008-10-17"_s;
        PolicyStatement one;
        one.actions = QStringList{u"*"_s};
        one.resources = QStringList{u"${aws:username}"_s};
        document.statements.append(one);
        QCOMPARE(CompiledPolicy(document).ask(request(u"a:b"_s, u"${aws:username}"_s)).denies, QList<int>{1});
    }

    void accountsWithTheirOwnCircumstances()
    {
        const PolicyPtr policy = compiled(statement(
            DENY, u"\"*\""_s,
            u", \"Condition\": {\"StringEquals\": {\"aws:PrincipalAccount\": \"111122223333\"}}"_s));
        PolicyEvaluation evaluation(request(u"s3:GetObject"_s));
        const QList<PolicyLevel> levels{{fullAccess(), policy}};
        RequestContext first;
        first.insert(u"aws:PrincipalAccount", {u"111122223333"_s});
        RequestContext second;
        second.insert(u"aws:PrincipalAccount", {u"444455556666"_s});
        QVERIFY(!evaluation.decide(levels, first).allowed);
        QVERIFY(evaluation.decide(levels, second).allowed);
        QVERIFY(evaluation.decide(levels).allowed);
        QVERIFY(!evaluation.decide(levels, first).allowed);
    }

    /// Deny always wins; one allow more never takes anything away; one deny more never gives anything.
    void moreAllowsAndDenies()
    {
        QRandomGenerator random(4711);
        const QStringList names{
            u"\"*\""_s,     u"\"s3:*\""_s, u"\"s3:Get*\""_s,  u"\"s3:GetObject\""_s,
            u"\"ec2:*\""_s, u"\"*:*\""_s,  u"\"ec2:?un*\""_s, u"[\"iam:*\", \"s3:Put*\"]"_s};
        const QStringList conditions{QString(), QString(),
                                     u", \"Condition\": {\"Bool\": {\"aws:a\": \"true\"}}"_s,
                                     u", \"Condition\": {\"StringNotEquals\": {\"aws:b\": \"x\"}}"_s};
        const QStringList asked{u"s3:GetObject"_s, u"s3:PutObject"_s, u"ec2:RunInstances"_s,
                                u"iam:CreateUser"_s};
        const auto pick = [&random](const QStringList& list) { return list[random.bounded(list.size())]; };
        const auto anyPolicy = [&](const QString& effect) {
            return compiled(statement(effect, pick(names), pick(conditions)));
        };
        for (int round = 0; round < 3000; ++round) {
            QList<PolicyLevel> levels(1 + random.bounded(4));
            for (PolicyLevel& level : levels) {
                const int count = random.bounded(4);
                for (int i = 0; i < count; ++i)
                    level.append(random.bounded(3) == 0 ? anyPolicy(DENY) : anyPolicy(ALLOW));
            }
            PolicyRequest one = request(pick(asked));
            if (random.bounded(2))
                one.context.insert(u"aws:a", {random.bounded(2) ? u"true"_s : u"false"_s});
            if (random.bounded(2))
                one.context.insert(u"aws:b", {random.bounded(2) ? u"x"_s : u"y"_s});
            const bool before = decide(levels, one).allowed;
            PolicyLevel& place = levels[random.bounded(levels.size())];
            const PolicyLevel kept = place;

            place.append(anyPolicy(ALLOW));
            QVERIFY(!before || decide(levels, one).allowed);
            place = kept;
            place.append(anyPolicy(DENY));
            QVERIFY(before || !decide(levels, one).allowed);
            place.append(compiled(statement(DENY, u"\"*\""_s)));
            place.append(fullAccess());
            QVERIFY(!decide(levels, one).allowed);
        }
    }

    /// What is remembered answers like what is asked afresh.
    void rememberedAnswersAreTheSame()
    {
        const PolicyPtr only = compiled(statement(ALLOW, u"\"s3:*\""_s));
        const PolicyPtr no = compiled(statement(DENY, u"\"s3:Put*\""_s));
        const QList<QList<PolicyLevel>> accounts{
            {{fullAccess()}, {only}}, {{fullAccess(), no}, {only}}, {{only}, {no}}, {}};
        for (const QString& action : {u"s3:GetObject"_s, u"s3:PutObject"_s, u"ec2:RunInstances"_s}) {
            PolicyEvaluation evaluation(request(action));
            for (int round = 0; round < 2; ++round) {
                for (const QList<PolicyLevel>& levels : accounts) {
                    const PolicyDecision together = evaluation.decide(levels);
                    const PolicyDecision alone = decide(levels, request(action));
                    QCOMPARE(together.allowed, alone.allowed);
                    QVERIFY(together.by == alone.by && together.reason == alone.reason);
                }
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
