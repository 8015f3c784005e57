// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/awsfilename.h"
#include "models/organization/awsjson.h"
#include "models/organization/awsjsonfields.h"
#include "models/organization/awsjsontext.h"
#include "tests/models/organization/awsfiles.h"

#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId shared = *AccountId::parse(u"222222222222");
const AccountId web = *AccountId::parse(u"333333333333");
const RootId root = *RootId::parse(u"r-ab12");
const UnitId workloads = *UnitId::parse(u"ou-ab12-11111111");
const UnitId prod = *UnitId::parse(u"ou-ab12-22222222");
const PolicyId noS3 = *PolicyId::parse(u"p-12345678");

OrganizationReading readOne(const QString& name, const QByteArray& bytes)
{
    return readOrganization({{name, bytes}});
}

} // namespace

class TestAwsJson : public QObject
{
    Q_OBJECT

private slots:
    void everyOutputIsUnderstood()
    {
        const OrganizationReading read = AwsFiles().read();
        QCOMPARE(findingTexts(read.findings), QStringList());
        QCOMPARE(read.files, AwsFiles().files().size());
        QCOMPARE(read.id->toString(), u"o-exampleorg1"_s);
        QCOMPARE(read.payer->toString(), u"111111111111"_s);
        QCOMPARE(*read.payerEmail, u"pay@example.com"_s);
        QVERIFY(read.features == FeatureSet::All);
        QCOMPARE(*read.root, root);
        QVERIFY(read.policyTypes->value(PolicyType::ServiceControl) == PolicyTypeStatus::Enabled);
        QCOMPARE(read.accounts.size(), 4);
        QCOMPARE(*read.accounts[web].name, u"Web"_s);
        QVERIFY(read.accounts[web].method == JoinedMethod::Created);
        QVERIFY(read.accounts[web].state == AccountState::Active);
        QCOMPARE(*read.accounts[web].parent, NodeId(workloads));
        QCOMPARE(*read.units[prod].name, u"Prod"_s);
        QCOMPARE(*read.units[prod].parent, NodeId(workloads));
        QCOMPARE(read.policies.size(), 1);
        QVERIFY(read.policies[noS3].content->contains("NoS3"_L1));
        QVERIFY(read.attachments[prod].contains(noS3));
        QCOMPARE(read.handshakes.size(), 1);
        QCOMPARE(read.handshakes.first().targetEmail, u"new@example.com"_s);
        QCOMPARE(read.handshakes.first().notes, u"Join us"_s);
        QCOMPARE(read.tags[web.toString()], (Tags{{u"cost-center"_s, u"web"_s}, {u"stage"_s, u"prod"_s}}));
        QCOMPARE(read.services->keys(), QStringList{u"cloudtrail.amazonaws.com"_s});
        QCOMPARE(read.delegations[shared].keys(), QStringList{u"cloudtrail.amazonaws.com"_s});
        QVERIFY(read.allAccounts && read.allHandshakes && read.allDelegations);
        QVERIFY(read.unitsIn.contains(root) && read.unitsIn.contains(prod) && read.accountsIn.contains(prod));
        QVERIFY(read.policiesOf.contains(PolicyType::ServiceControl));
        QVERIFY(read.targetsOf.contains(noS3));
    }

    void timesAreIsoOrSecondsSince1970_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("time");
        QTest::newRow("zone") << QByteArray("\"2019-02-08T11:04:28.512000-08:00\"")
                              << u"2019-02-08T19:04:28.512Z"_s;
        QTest::newRow("no fraction") << QByteArray("\"2021-03-01T01:00:00+01:00\"")
                                     << u"2021-03-01T00:00:00.000Z"_s;
        QTest::newRow("Z") << QByteArray("\"2021-03-01T01:00:00Z\"") << u"2021-03-01T01:00:00.000Z"_s;
        QTest::newRow("seconds") << QByteArray("1549652668") << u"2019-02-08T19:04:28.000Z"_s;
        QTest::newRow("decimals") << QByteArray("1549652668.512") << u"2019-02-08T19:04:28.512Z"_s;
        QTest::newRow("microseconds") << QByteArray("1549652668.512999") << u"2019-02-08T19:04:28.512Z"_s;
        QTest::newRow("exponent") << QByteArray("1.549652668512E9") << u"2019-02-08T19:04:28.512Z"_s;
        QTest::newRow("no zone") << QByteArray("\"2019-02-08T11:04:28\"") << QString();
        QTest::newRow("no time") << QByteArray("\"yesterday\"") << QString();
        QTest::newRow("true") << QByteArray("true") << QString();
        QTest::newRow("huge") << QByteArray("1e400") << QString();
        QTest::newRow("huge exponent") << QByteArray("1e99999999999999999999") << QString();
        QTest::newRow("before 1970") << QByteArray("-5") << QString();
    }
    void timesAreIsoOrSecondsSince1970()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, time);
        const JsonStream stream = readJsonStream(json);
        QVERIFY(!stream.flaw);
        const auto read = apiTime(stream.values.first());
        QCOMPARE(read ? read->toString(Qt::ISODateWithMs) : QString(), time);
    }

    void fileNamesSayWhose_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("id");
        QTest::newRow("unit") << u"list-organizational-units-for-parent-ou-ab12-34567890.json"_s
                              << u"list-organizational-units-for-parent"_s << u"ou-ab12-34567890"_s;
        QTest::newRow("root") << u"list-accounts-for-parent-r-ab12.json"_s << u"list-accounts-for-parent"_s
                              << u"r-ab12"_s;
        QTest::newRow("page") << u"list-accounts-for-parent-r-ab12-2.json"_s << u"list-accounts-for-parent"_s
                              << u"r-ab12"_s;
        QTest::newRow("policy") << u"describe-policy-p-FullAWSAccess.json"_s << u"describe-policy"_s
                                << u"p-FullAWSAccess"_s;
        QTest::newRow("account") << u"list-tags-for-resource-012345678901.json"_s
                                 << u"list-tags-for-resource"_s << u"012345678901"_s;
        QTest::newRow("type") << u"list-policies-for-target-r-ab12-SERVICE_CONTROL_POLICY.json"_s
                              << u"list-policies-for-target"_s << u"r-ab12"_s;
        QTest::newRow("nobody's") << u"list-accounts.json"_s << u"list-accounts"_s << QString();
        QTest::newRow("numbered") << u"list-accounts-2.json"_s << u"list-accounts"_s << QString();
        QTest::newRow("another") << u"accounts.json"_s << QString() << QString();
    }
    void fileNamesSayWhose()
    {
        QFETCH(QString, name);
        QFETCH(QString, command);
        QFETCH(QString, id);
        const AwsFileName parsed = parseAwsFileName(name);
        QCOMPARE(parsed.command, command);
        QCOMPARE(parsed.id, id);
    }

    void aPathSaysWhereWhateverTheNameIs()
    {
        const OrganizationReading read = readOrganization(
            {{u"a.json"_s, R"({"OrganizationalUnits": [{"Id": "ou-ab12-22222222", "Name": "Prod",
                              "Path": "o-exampleorg1/r-ab12/ou-ab12-11111111/ou-ab12-22222222/"}]})"},
             {u"b.json"_s, R"({"Accounts": [{"Id": "333333333333", "Name": "Web",
                              "Paths": ["o-exampleorg1/r-ab12/ou-ab12-11111111/333333333333/"]}]})"}});
        QCOMPARE(findingTexts(read.findings), QStringList());
        QCOMPARE(*read.units[prod].parent, NodeId(workloads));
        QCOMPARE(*read.accounts[web].parent, NodeId(workloads));
        QCOMPARE(*read.root, root);
    }

    void pagesOfOneOutputMakeAWhole()
    {
        AwsFiles files;
        files.remove("list-accounts.json");
        files.put("list-accounts-1.json",
                  R"({"NextToken": "abc", "Accounts": [{"Id": "111111111111"}, {"Id": "222222222222"}]})");
        files.put("list-accounts-2.json",
                  R"({"Accounts": [{"Id": "333333333333"}]} {"NextToken": "x", "Accounts": []})");
        const OrganizationReading read = files.read();
        QCOMPARE(findingTexts(read.findings), QStringList());
        QVERIFY(read.allAccounts);
    }

    void withoutItsLastPageNothingIsWhole()
    {
        const OrganizationReading read =
            readOne(u"list-accounts.json"_s, R"({"NextToken": "abc", "Accounts": [{"Id": "111111111111"}]})");
        QVERIFY(!read.allAccounts);
        QCOMPARE(read.findings.size(), 1);
        QCOMPARE(read.findings.first().column, u"NextToken"_s);
        QVERIFY(read.findings.first().severity == Severity::Warning);
    }

    void contradictionsAreSaidAndTheFirstIsKept()
    {
        AwsFiles files;
        files.put("list-accounts-for-parent-ou-ab12-22222222.json", files.accounts({"333333333333"}));
        files.put("describe-account-444444444444.json",
                  R"({"Account": {"Id": "444444444444", "Name": "Other", "State": "SUSPENDED"}})");
        const OrganizationReading read = files.read();
        QCOMPARE(*read.accounts[web].parent, NodeId(workloads));
        const QString all = findingTexts(read.findings).join(u'\n');
        QVERIFY2(all.contains("\"ou-ab12-22222222\" here contradicts \"ou-ab12-11111111\""_L1),
                 qPrintable(all));
        QVERIFY2(all.contains("\"SUSPENDED\" here contradicts \"ACTIVE\""_L1), qPrintable(all));
        QVERIFY2(all.contains("contradicts"_L1) && !read.hasErrors(), qPrintable(all));
    }

    void theOlderStatusSaysLessAndContradictsNothing()
    {
        const OrganizationReading read = readOrganization(
            {{u"a.json"_s, R"({"Accounts": [{"Id": "333333333333", "Status": "SUSPENDED"}]})"},
             {u"b.json"_s,
              R"({"Accounts": [{"Id": "333333333333", "Status": "SUSPENDED", "State": "CLOSED"}]})"}});
        QCOMPARE(findingTexts(read.findings), QStringList());
        QVERIFY(read.accounts[web].state == AccountState::Closed);
    }

    void twoOrganizationsAtATimeAreAnError()
    {
        AwsFiles files;
        files.put("z.json",
                  R"({"Organization": {"Id": "o-otherorgan1", "MasterAccountId": "999999999999"}})");
        const OrganizationReading read = files.read();
        QVERIFY(read.hasErrors());
        QCOMPARE(read.payer->toString(), u"111111111111"_s);
    }

    void whatIsWrongIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("severity");
        QTest::addColumn<qint64>("line");
        QTest::addColumn<QString>("column");
        const auto error = int(Severity::Error), warning = int(Severity::Warning);
        QTest::newRow("empty") << u"a.json"_s << QByteArray() << warning << qint64(1) << QString();
        QTest::newRow("cut off") << u"a.json"_s << QByteArray("{\"Accounts\": [\n{\"Id\":") << error
                                 << qint64(2) << QString();
        QTest::newRow("not JSON") << u"a.json"_s << QByteArray("{\n\"Accounts\": nonsense}") << error
                                  << qint64(2) << QString();
        QTest::newRow("trailing") << u"a.json"_s << QByteArray("{\"Roots\": []}\n]") << error << qint64(2)
                                  << QString();
        QTest::newRow("unknown output")
            << u"a.json"_s << QByteArray("{\"Buckets\": []}") << warning << qint64(1) << QString();
        QTest::newRow("a list") << u"a.json"_s << QByteArray("[1, 2]") << warning << qint64(1) << QString();
        QTest::newRow("list expected")
            << u"a.json"_s << QByteArray("{\"Accounts\": 5}") << error << qint64(1) << u"Accounts"_s;
        QTest::newRow("text expected")
            << u"a.json"_s << QByteArray("{\"Accounts\": [{\"Id\": \"333333333333\",\n\"Name\": {}}]}")
            << error << qint64(2) << u"Accounts[0].Name"_s;
        QTest::newRow("no id") << u"a.json"_s << QByteArray("{\"Accounts\": [\n{\"Name\": \"x\"}]}") << error
                               << qint64(2) << u"Accounts[0].Id"_s;
        QTest::newRow("bad id") << u"a.json"_s << QByteArray("{\"Accounts\": [{\"Id\": \"12\"}]}") << error
                                << qint64(1) << u"Accounts[0].Id"_s;
        QTest::newRow("number for id")
            << u"a.json"_s << QByteArray("{\"Accounts\": [{\"Id\": 333333333333}]}") << error << qint64(1)
            << u"Accounts[0].Id"_s;
        QTest::newRow("no object") << u"a.json"_s << QByteArray("{\"Accounts\": [7]}") << error << qint64(1)
                                   << u"Accounts[0].Id"_s;
        QTest::newRow("unknown word")
            << u"a.json"_s << QByteArray("{\"Accounts\": [{\"Id\": \"333333333333\", \"State\": \"ODD\"}]}")
            << warning << qint64(1) << u"Accounts[0].State"_s;
        QTest::newRow("bad time")
            << u"a.json"_s
            << QByteArray("{\"Accounts\": [{\"Id\": \"333333333333\", \"JoinedTimestamp\": \"soon\"}]}")
            << warning << qint64(1) << u"Accounts[0].JoinedTimestamp"_s;
        QTest::newRow("whose tags") << u"tags.json"_s << QByteArray("{\"Tags\": []}") << warning << qint64(1)
                                    << QString();
        QTest::newRow("whose policies")
            << u"list-policies-for-target.json"_s << QByteArray("{\"Policies\": []}") << warning << qint64(1)
            << QString();
    }
    void whatIsWrongIsSaidWithItsPlace()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, severity);
        QFETCH(qint64, line);
        QFETCH(QString, column);
        const OrganizationReading read = readOne(name, bytes);
        QVERIFY(!read.findings.isEmpty());
        const Finding& finding = read.findings.first();
        QCOMPARE(int(finding.severity), severity);
        QCOMPARE(finding.file, name);
        QCOMPARE(finding.line, line);
        QCOMPARE(finding.column, column);
        QVERIFY(!finding.message.isEmpty());
    }

    void hostileFilesEndInAFinding_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("deep") << QByteArray(1'000'000, '[');
        QTest::newRow("deep objects") << QByteArray("{\"a\":").repeated(100'000);
        QTest::newRow("endless string")
            << "{\"Accounts\": [{\"Id\": \"" + QByteArray(5'000'000, 'x') + "\"}]}";
        QTest::newRow("unended string") << "\"" + QByteArray(5'000'000, 'x');
        QTest::newRow("too large") << "{\"a\": \"" + QByteArray(65 << 20, 'x') + "\"}";
        QTest::newRow("zeros") << "{" + QByteArray(1000, '\0');
        QTest::newRow("not UTF-8") << QByteArray("{\"Accounts\": [{\"Id\": \"\xff\xfe\xfd\"}]}");
        QTest::newRow("half escapes") << QByteArray("{\"Accounts\": [{\"Id\": \"\\ud8\"}]}");
    }
    void hostileFilesEndInAFinding()
    {
        QFETCH(QByteArray, bytes);
        const OrganizationReading read = readOne(u"a.json"_s, bytes);
        QVERIFY(!read.findings.isEmpty());
        QVERIFY(read.hasErrors());
        QVERIFY(read.accounts.isEmpty());
        for (const Finding& finding : read.findings)
            QVERIFY(finding.message.size() < 400);
    }

    void moreValuesThanAnyOutputHasAreRefused()
    {
        const JsonStream stream = readJsonStream("[1,2,3,4,5]", {.values = 4});
        QVERIFY(stream.flaw);
    }

    void theCommandsAreLinesThatAShellReads()
    {
        for (const ShellCommand& command : organizationCommands()) {
            QVERIFY(!command.line.contains(u'\n'));
            QProcess shell;
            shell.start(u"sh"_s, {u"-n"_s, u"-c"_s, command.line});
            QVERIFY(shell.waitForFinished());
            QVERIFY2(shell.exitCode() == 0, shell.readAllStandardError().constData());
        }
    }

    void theOrderOfTheFilesDoesNotMatter()
    {
        QList<NamedBytes> files = AwsFiles().files();
        const QDateTime now = QDateTime::fromString(u"2026-10-03T07:40:00Z"_s, Qt::ISODate);
        const QList<Entity> expected = worldOf(readOrganization(files), now).everything();
        for (int i = 0; i < 5; ++i) {
            std::rotate(files.begin(), files.begin() + 3, files.end());
            QVERIFY(worldOf(readOrganization(files), now).everything() == expected);
        }
    }
};

QTEST_GUILESS_MAIN(TestAwsJson)
#include "tst_awsjson.moc"
