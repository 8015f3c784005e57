// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/vectors.h"
#include "tests/support/projectfolder.h"

#include <QFile>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// What the vectors are written with: F is FullAWSAccess.
QByteArray withNames(QByteArray json)
{
    json.replace(
        "+ec2+cw",
        R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["ec2:*","cloudwatch:*"],"Resource":"*"}})");
    json.replace(
        "+ec2", R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"ec2:*","Resource":"*"}})");
    json.replace("+s3",
                 R"({"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}})");
    json.replace("-ec2",
                 R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"ec2:*","Resource":"*"}})");
    json.replace(
        "-s3", R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":["S3:*"],"Resource":"*"}})");
    json.replace("-all",
                 R"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}})");
    json.replace("F",
                 R"({"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]})");
    return json;
}

QByteArray oneVector(const QByteArray& levels, const QByteArray& iam, const QByteArray& action,
                     const QByteArray& args)
{
    const QByteArray identity = iam.isEmpty() ? QByteArray() : ",\"iam\":" + withNames(iam);
    return "[{\"id\":\"x\",\"levels\":" + withNames(levels) + identity + ",\"action\":\"" + action +
           "\",\"args\":" + withNames(args) + "}]";
}

} // namespace

class TestVectors : public QObject
{
    Q_OBJECT

private slots:
    void decides_data()
    {
        QTest::addColumn<QByteArray>("levels");
        QTest::addColumn<QByteArray>("iam");
        QTest::addColumn<QByteArray>("action");
        QTest::addColumn<QByteArray>("args");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char* name, const char* levels, const char* iam, const char* action,
                            const char* args, const char* reason) {
            QTest::newRow(name) << QByteArray(levels) << QByteArray(iam) << QByteArray(action)
                                << QByteArray(args) << QString::fromLatin1(reason);
        };
        row("all allow", "[[F],[F],[F]]", "[F]", "sqs:SendMessage", "{}", "ok");
        row("a unit denies", "[[F],[F,-s3],[F]]", "[F]", "s3:GetObject", "{}", "scp_explicit@1");
        row("a unit denies another service", "[[F],[F,-s3],[F]]", "[F]", "ec2:RunInstances", "{}", "ok");
        row("the account denies", "[[F],[F],[F,-ec2]]", "[F]", "ec2:RunInstances", "{}", "scp_explicit@2");
        row("a unit allows only", "[[F],[+ec2],[F]]", "[F]", "s3:GetObject", "{}", "scp_implicit@1");
        row("what a unit allows", "[[F],[+ec2],[F]]", "[F]", "ec2:RunInstances", "{}", "ok");
        row("a root without an allow", "[[-s3],[F],[F]]", "[F]", "ec2:RunInstances", "{}", "scp_implicit@0");
        row("two policies of a level unite", "[[+ec2+cw,+s3],[F]]", "[F]", "s3:GetObject", "{}", "ok");
        row("levels intersect", "[[+ec2],[+s3]]", "[F]", "s3:GetObject", "{}", "scp_implicit@0");
        row("deny above allow", "[[F,-s3],[F],[+s3],[F]]", "[F]", "s3:GetObject", "{}", "scp_explicit@0");
        row("deny beats a missing allow", "[[+ec2],[F,-s3]]", "[F]", "s3:GetObject", "{}", "scp_explicit@1");
        row("a user without a policy", "[[F],[F]]", "[]", "ec2:RunInstances", "{}", "iam_implicit");
        row("a user's own deny", "[[F],[F]]", "[F,-s3]", "s3:GetObject", "{}", "iam_explicit");
        row("no identity policies in question", "[[F],[F]]", "", "ec2:RunInstances", "{}", "ok");
        row("the payer account is not limited", "[[F,-all],[F]]", "[F]", "ec2:RunInstances",
            R"({"mgmt":true})", "ok");
        row("the payer's user needs a policy all the same", "[[F]]", "[]", "ec2:RunInstances",
            R"({"mgmt":true})", "iam_implicit");
        row("a service-linked role is not limited", "[[-all],[F]]", "[F]", "ec2:RunInstances",
            R"({"principal":"slr"})", "ok");
        row("the root user is limited", "[[F,-s3],[F]]", "[]", "s3:GetObject", R"({"principal":"root"})",
            "scp_explicit@0");
        row("the root user needs no policy", "[[F],[F]]", "[]", "s3:GetObject", R"({"principal":"root"})",
            "ok");
        row("the type is disabled", "[[-all]]", "[F]", "s3:GetObject", R"({"scp_enabled":false})", "ok");
        row("a boundary", "[[F]]", "[F]", "s3:GetObject", R"({"boundary":[+ec2]})", "boundary_implicit");
        row("a session", "[[F]]", "[F]", "s3:GetObject", R"({"session":[-s3]})", "session_explicit");
        row("no levels", "[]", "[F]", "s3:GetObject", "{}", "ok");
        row("an empty level allows nothing", "[[F],[]]", "[F]", "s3:GetObject", "{}", "scp_implicit@1");
    }
    void decides()
    {
        QFETCH(QByteArray, levels);
        QFETCH(QByteArray, iam);
        QFETCH(QByteArray, action);
        QFETCH(QByteArray, args);
        QFETCH(QString, reason);
        const auto decisions = evaluateVectors(oneVector(levels, iam, action, args));
        QVERIFY2(decisions, decisions ? "" : qPrintable(decisions.error().message));
        QCOMPARE(decisions->size(), 1);
        QCOMPARE(decisions->first().reason, reason);
        QCOMPARE(decisions->first().allowed, reason == u"ok"_s);
        QCOMPARE(decisions->first().notes, QStringList());
    }

    void theRootUserHasItsName()
    {
        const QByteArray policy =
            R"([[F,{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"ec2:*",
            "Resource":"*","Condition":{"StringLike":{"aws:PrincipalArn":["arn:aws:iam::*:root"]}}}}]])";
        const auto decisions =
            evaluateVectors(oneVector(policy, "[]", "ec2:RunInstances", R"({"principal":"root"})"));
        QVERIFY(decisions);
        QCOMPARE(decisions->first().reason, u"scp_explicit@0"_s);
    }

    void whatIsNotKnownIsSaid()
    {
        const auto decisions =
            evaluateVectors(oneVector("[[F]]", "[F]", "s3:GetObject", R"({"moon":"full"})"));
        QVERIFY(decisions);
        QCOMPARE(decisions->first().notes.size(), 1);
        QVERIFY(decisions->first().notes.first().contains(u"moon"_s));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("part");
        QTest::newRow("no JSON") << QByteArray("[\n{\"id\": }]") << u"Line 2"_s;
        QTest::newRow("another form") << QByteArray("{\"a\": 1}") << u"list of vectors"_s;
        QTest::newRow("no action") << QByteArray(R"([{"id":"V9","levels":[]}])") << u"V9"_s;
        QTest::newRow("no levels") << QByteArray(R"([{"id":"V9","action":"s3:Get"}])") << u"levels"_s;
        QTest::newRow("a policy without an effect")
            << QByteArray("[{\"id\":\"V9\",\"action\":\"s3:Get\",\"levels\":[[\n{\"Version\":\"2012-10-17\","
                          "\"Statement\":"
                          "{\"Action\":\"*\",\"Resource\":\"*\"}}]]}]")
            << u"Line 2, vector V9"_s;
    }
    void refuses()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, part);
        const auto decisions = evaluateVectors(json);
        QVERIFY(!decisions);
        QVERIFY2(decisions.error().message.contains(part), qPrintable(decisions.error().message));
    }

    void publishedVectors()
    {
        QFile file(test::projectFile(u"../shared/reference/scp_vectors.json"_s));
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("../shared/reference/scp_vectors.json is not there.");
        const auto decisions = evaluateVectors(file.readAll());
        QVERIFY2(decisions, decisions ? "" : qPrintable(decisions.error().message));
        QVERIFY(decisions->size() >= 30);
        for (const VectorDecision& decision : *decisions) {
            QVERIFY2(decision.expected == decision.allowed, qPrintable(decision.id + u' ' + decision.reason));
            QVERIFY2(decision.notes.isEmpty(), qPrintable(decision.id + decision.notes.join(u' ')));
        }
    }
};

QTEST_APPLESS_MAIN(TestVectors)
#include "tst_vectors.moc"
