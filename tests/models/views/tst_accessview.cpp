// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accesselsewhere.h"
#include "models/views/organizationtext.h"
#include "tests/support/sampleworld.h"

#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const PolicyId fullAccess = *PolicyId::parse(u"p-FullAWSAccess");
const PolicyId regionsId = *PolicyId::parse(u"p-regions01");

const QString regionsText = uR"({
  "Version": "2012-10-17",
  "Statement": {
    "Sid": "OnlyEurope",
    "Effect": "Deny",
    "NotAction": ["iam:*", "support:*"],
    "Resource": "*",
    "Condition": {"StringNotEquals": {"aws:RequestedRegion": ["eu-west-1"]}}
  }
})"_s;

/// FullAWSAccess everywhere, and work outside Europe denied in Production.
World scene(PolicyTypeStatus status = PolicyTypeStatus::Enabled)
{
    World world = sampleWorld();
    Organization changed = *world.organization(organizationId);
    const Organization before = changed;
    changed.policyTypes.insert(PolicyType::ServiceControl, status);
    world.apply({{}, {}, {{before, changed}}});
    QList<Entity> all{Policy{.id = regionsId,
                             .organization = organizationId,
                             .name = u"European Regions only"_s,
                             .content = regionsText},
                      Attachment{organizationId, regionsId, productionId, PolicyType::ServiceControl}};
    for (const NodeId& node : QList<NodeId>{rootId, sandboxId, workloadsId, productionId, stagingId, payerId,
                                            railId, claimsEuId, claimsUsId, playgroundId})
        all.append(Attachment{organizationId, fullAccess, node, PolicyType::ServiceControl});
    add(world, all);
    return world;
}

AccessQuestion runInstances(const QString& region)
{
    return {.action = u"ec2:RunInstances"_s, .context = {{u"aws:RequestedRegion"_s, {region}}}};
}

} // namespace

class TestAccessView : public QObject
{
    Q_OBJECT

private slots:
    void aDenyOfALevelIsNamedWithItsStatement()
    {
        AccessBook book(scene(), organizationId);
        const AccessAnswer answer = book.answer(runInstances(u"us-east-1"_s), claimsEuId);
        QVERIFY(!answer.allowed);
        QCOMPARE(answer.policy, std::optional(regionsId));
        QVERIFY2(answer.sentence.contains(u"European Regions only, attached to Production, denies"),
                 qUtf8Printable(answer.sentence));
        QVERIFY(answer.statement.contains(u"\"OnlyEurope\""));
        QCOMPARE(answer.levels.size(), 4);
        const QList<AccessLevelView::State> states{
            AccessLevelView::State::Allows, AccessLevelView::State::Allows, AccessLevelView::State::Denies,
            AccessLevelView::State::Allows};
        for (int i = 0; i < 4; ++i) {
            QCOMPARE(answer.levels[i].state, states[i]);
            QCOMPARE(answer.levels[i].decides, i == 2);
        }
        const QList<AccessPolicyLine>& policies = answer.levels[2].policies;
        QStringList says;
        for (const AccessPolicyLine& line : policies)
            says.append(line.name + u": "_s + line.says);
        says.sort();
        QCOMPARE(says, (QStringList{u"European Regions only: statement OnlyEurope denies"_s,
                                    u"FullAWSAccess: allows *"_s}));
    }

    void theAnswerDependsOnRegionActionAndPrincipal_data()
    {
        QTest::addColumn<AccountId>("account");
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("region");
        QTest::addColumn<int>("principal");
        QTest::addColumn<bool>("allowed");
        const int role = static_cast<int>(PrincipalKind::Role);
        const QString run = u"ec2:RunInstances"_s, us = u"us-east-1"_s;
        QTest::newRow("in Europe") << claimsEuId << run << u"eu-west-1"_s << role << true;
        QTest::newRow("elsewhere") << claimsEuId << run << us << role << false;
        QTest::newRow("what has no region") << claimsEuId << u"iam:CreateUser"_s << us << role << true;
        QTest::newRow("another unit") << railId << run << us << role << true;
        QTest::newRow("the payer") << payerId << run << us << role << true;
        QTest::newRow("the root user")
            << claimsEuId << run << us << static_cast<int>(PrincipalKind::RootUser) << false;
        QTest::newRow("a service-linked role")
            << claimsEuId << run << us << static_cast<int>(PrincipalKind::ServiceLinkedRole) << true;
    }
    void theAnswerDependsOnRegionActionAndPrincipal()
    {
        QFETCH(AccountId, account);
        QFETCH(QString, action);
        QFETCH(QString, region);
        QFETCH(int, principal);
        AccessQuestion question = runInstances(region);
        question.action = action;
        question.principal = static_cast<PrincipalKind>(principal);
        AccessBook book(scene(), organizationId);
        QTEST(book.answer(question, account).allowed, "allowed");
    }

    void whatNoLevelAllowsIsDeniedByTheLevelThatLacksIt()
    {
        World world = scene();
        world.apply({{}, {}, {{Attachment{organizationId, fullAccess, workloadsId}, {}}}});
        AccessBook book(world, organizationId);
        const AccessAnswer answer = book.answer(runInstances(u"eu-west-1"_s), claimsEuId);
        QVERIFY(!answer.allowed);
        QCOMPARE(answer.reason, DecisionReason::NoAllow);
        QCOMPARE(answer.shortWhy, u"Nothing at Workloads allows it"_s);
        QVERIFY(!answer.policy);
        QCOMPARE(answer.levels[1].state, AccessLevelView::State::Lacks);
    }

    void nothingIsLimitedWhileTheTypeIsDisabled()
    {
        AccessBook book(scene(PolicyTypeStatus::PendingDisable), organizationId);
        const AccessAnswer answer = book.answer(runInstances(u"us-east-1"_s), claimsEuId);
        QVERIFY(answer.allowed);
        QCOMPARE(answer.reason, DecisionReason::NotLimited);
        QCOMPARE(answer.levels.size(), 4);
    }

    void aConditionMayAskWhereTheAccountStands_data()
    {
        QTest::addColumn<AccountId>("account");
        QTest::addColumn<bool>("allowed");
        QTest::newRow("in Workloads") << claimsEuId << false;
        QTest::newRow("elsewhere") << playgroundId << true;
    }
    void aConditionMayAskWhereTheAccountStands()
    {
        QFETCH(AccountId, account);
        World world = scene();
        const PolicyId id = *PolicyId::parse(u"p-paths0001");
        const QString content = uR"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"s3:*",)"
                                uR"("Resource":"*","Condition":{"ForAnyValue:StringLike":)"
                                uR"({"aws:PrincipalOrgPaths":"%1"}}}})"_s.arg(
                                    u"*"_s + u'/' + workloadsId.toString() + u'/' + u'*');
        add(world, {Policy{.id = id, .organization = organizationId, .name = u"Paths"_s, .content = content},
                    Attachment{organizationId, id, rootId, PolicyType::ServiceControl}});
        const AccessBook book(world, organizationId);
        const AccessAnswer answer = book.answer({.action = u"s3:GetObject"_s}, account);
        QTEST(answer.allowed, "allowed");
        QCOMPARE(answer.levels[0].decides, !answer.allowed);
    }

    void allAccountsAreAnsweredAlike()
    {
        AccessBook book(scene(), organizationId);
        int allowed = 0;
        const QList<CellRow> rows = book.rows(runInstances(u"us-east-1"_s), &allowed);
        QCOMPARE(rows.size(), 5);
        QCOMPARE(allowed, 3);
        for (const CellRow& row : rows) {
            const AccessAnswer answer = book.answer(runInstances(u"us-east-1"_s), *AccountId::parse(row.key));
            QCOMPARE(row.cells[AccessBook::ResultColumn].text, answer.allowed ? u"Allowed"_s : u"Denied"_s);
            QCOMPARE(row.cells[AccessBook::WhyColumn].text, answer.shortWhy);
        }
    }

    void theSameRequestElsewhereSaysWhereItIsAnsweredOtherwise()
    {
        const World world = scene();
        AccessBook book(world, organizationId);
        const AccessQuestion question = runInstances(u"us-east-1"_s);
        const QList<AccessElsewhere> all =
            accessElsewhere(book, world, question, claimsEuId, book.rows(question));
        QStringList texts;
        for (const AccessElsewhere& one : all)
            texts.append(one.what + u": "_s + one.result);
        QCOMPARE(texts,
                 (QStringList{u"In eu-west-1: Allowed"_s, u"iam:CreateUser: Allowed"_s,
                              u"By a service-linked role: Allowed"_s, u"In the payer account: Allowed"_s,
                              u"Production, the other account: Denied"_s, u"Root, 1 account: Allowed"_s,
                              u"Sandbox, 1 account: Allowed"_s}));
        // Each says what to ask to see the same answer in full.
        for (const AccessElsewhere& one : all) {
            if (one.account)
                QCOMPARE(book.answer(one.question, *one.account).allowed,
                         one.state == AccessElsewhere::Result::Allowed);
        }
        QCOMPARE(all[4].unit, nodePath(world, productionId));
        QCOMPARE(accessElsewhereRows(all).size(), all.size());
        // Who may not know of other accounts hears nothing of them.
        QCOMPARE(accessElsewhere(book, world, question, claimsEuId, {}).size(), 3);
    }

    void paperSaysWhatTheScreenSays()
    {
        const World world = scene();
        AccessBook book(world, organizationId);
        const AccessQuestion question = runInstances(u"us-east-1"_s);
        const AccessAnswer answer = book.answer(question, claimsEuId);
        const Document one =
            accessDocument(world, organizationId, question, claimsEuId, answer, {}, QDate(2026, 10, 3));
        QCOMPARE(one.subtitle, u"As the policies were on October 3, 2026"_s);
        QCOMPARE(one.total.amount, u"Denied"_s);
        QCOMPARE(one.facts.last().label, u"Region"_s);
        QCOMPARE(std::get<DocumentNote>(one.sections.first()).text, answer.sentence);
        const auto& levels = std::get<DocumentTable>(one.sections.at(1));
        QCOMPARE(levels.rows.first().kind, DocumentRow::Kind::Group);
        QCOMPARE(levels.rows.first().cells.last().text, u"Allows"_s);
        QVERIFY(std::get<DocumentTable>(one.sections.at(2)).title.contains(u"European Regions only"));
        const QList<CellRow> rows = book.rows(question);
        const Document all = accessDocument(world, organizationId, question, rows, QDate(2026, 10, 3));
        QCOMPARE(all.total.amount, u"Denied in 2 of 5"_s);
        QCOMPARE(std::get<DocumentTable>(all.sections.first()).rows.size(), rows.size());
    }

    void conditionKeysAreReadAsTyped()
    {
        const ContextInput input =
            readContext(u"aws:RequestedRegion=us-east-1, s3:prefix = a=b ,aws:TagKeys=x,aws:TagKeys=y,"_s);
        QVERIFY(input.problem.isEmpty());
        QCOMPARE(input.context.value(u"aws:RequestedRegion"_s), QStringList{u"us-east-1"_s});
        QCOMPARE(input.context.value(u"s3:prefix"_s), QStringList{u"a=b"_s});
        QCOMPARE(input.context.value(u"aws:TagKeys"_s), (QStringList{u"x"_s, u"y"_s}));
        QVERIFY(readContext(u"nonsense"_s).problem.contains(u"nonsense"));
        QVERIFY(!readContext(u"=x"_s).problem.isEmpty());
        QVERIFY(readContext(u""_s).context.isEmpty());
    }
};

Q_DECLARE_METATYPE(billfold::AccountId)

QTEST_GUILESS_MAIN(TestAccessView)
#include "tst_accessview.moc"
