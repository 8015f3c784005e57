// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/accountcsv.h"
#include "tests/models/organization/awsfiles.h"

#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime now = QDateTime::fromString(u"2026-10-03T07:40:00Z"_s, Qt::ISODate);
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const AccountId web = *AccountId::parse(u"333333333333");
constexpr auto header = "Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n";

QByteArray line(const QByteArray& id, const QByteArray& rest)
{
    return id + ",arn:aws:organizations::111111111111:account/o-exampleorg1/" + id + ',' + rest + '\n';
}

} // namespace

class TestAccountCsv : public QObject
{
    Q_OBJECT

private slots:
    void theConsolesListIsRead()
    {
        const OrganizationReading read = readOrganization(
            {{u"Organization_accounts_information.csv"_s,
              header + line("111111111111", "pay@example.com,Payer,ACTIVE,INVITED,2020-01-01T00:00:00Z") +
                  line("333333333333",
                       "\"web@example.com\",\"Web, \"\"main\"\"\",SUSPENDED,CREATED,1614556800")}});
        QCOMPARE(findingTexts(read.findings), QStringList());
        QCOMPARE(*read.id, organization);
        QCOMPARE(read.payer->toString(), u"111111111111"_s);
        QVERIFY(read.allAccounts);
        QCOMPARE(*read.accounts[web].name, u"Web, \"main\""_s);
        QVERIFY(read.accounts[web].state == AccountState::Suspended);
        QVERIFY(read.accounts[web].method == JoinedMethod::Created);
        QCOMPARE(read.accounts[web].joined->toString(Qt::ISODate), u"2021-03-01T00:00:00Z"_s);
    }

    void zerosThatASpreadsheetTookOffAreBack()
    {
        const OrganizationReading read =
            readOrganization({{u"a.csv"_s, "Account ID,Email,Name\n12345678901,a@example.com,A\n"}});
        QVERIFY(read.accounts.contains(*AccountId::parse(u"012345678901")));
    }

    void whatIsWrongIsSaidWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("line");
        QTest::addColumn<QString>("column");
        QTest::newRow("other columns") << QByteArray("a,b\n1,2\n") << qint64(1) << QString();
        QTest::newRow("bad id") << QByteArray(header) + "\nabc,,x@example.com,X,ACTIVE,INVITED,\n"
                                << qint64(3) << u"Account ID"_s;
        QTest::newRow("status") << header + line("333333333333", "x@example.com,X,ODD,INVITED,") << qint64(2)
                                << u"Status"_s;
        QTest::newRow("time") << header + line("333333333333", "x@example.com,X,ACTIVE,INVITED,soon")
                              << qint64(2) << u"Joined timestamp"_s;
        QTest::newRow("open quote") << QByteArray("Account ID,Name\n333333333333,\"X\n") << qint64(2)
                                    << QString();
        QTest::newRow("endless text") << "Account ID,Name\n333333333333," + QByteArray(2'000'000, 'x') + "\n"
                                      << qint64(2) << u"Name"_s;
    }
    void whatIsWrongIsSaidWithItsPlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(qint64, line);
        QFETCH(QString, column);
        const OrganizationReading read = readOrganization({{u"a.csv"_s, bytes}});
        QCOMPARE(read.findings.size(), 1);
        QCOMPARE(read.findings.first().line, line);
        QCOMPARE(read.findings.first().column, column);
    }

    void theListThatIsWrittenHasThePlacesAndIsReadAgain()
    {
        AwsFiles files;
        files.replace("list-accounts.json", "\"Prod data\"", "\"=HYPERLINK(\\\"x\\\"), data\"");
        const World world = worldOf(files.read(), now);
        const QByteArray csv = accountListCsv(world, organization);
        const QList<QByteArray> lines = csv.split('\n');
        QCOMPARE(lines[0],
                 QByteArray("Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp,State,Parent "
                            "ID,Unit path,Tags"));
        QCOMPARE(lines[3],
                 QByteArray("333333333333,arn:aws:organizations::111111111111:account/o-exampleorg1/"
                            "333333333333,web@example.com,Web,ACTIVE,CREATED,2021-03-01T00:00:00.000Z,ACTIVE,"
                            "ou-ab12-11111111,Root/Workloads,cost-center=web; stage=prod"));
        QVERIFY(lines[4].contains("\"'=HYPERLINK(\"\"x\"\"), data\""));
        QVERIFY(lines[4].contains("Root/Workloads/Prod"));
        const OrganizationReading read = readOrganization({{u"a.csv"_s, csv}});
        QCOMPARE(findingTexts(read.findings), QStringList());
        const auto diff = compareOrganization(world, read, now);
        QVERIFY(diff);
        QVERIFY(diff->change.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestAccountCsv)
#include "tst_accountcsv.moc"
