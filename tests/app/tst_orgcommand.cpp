// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/models/organization/awsfiles.h"
#include "tests/support/projectfolder.h"

#include <QDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// `billfold org`, as other programs see it.
class OrgCommandTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_program;

    Ran org(const QStringList& words) const { return m_program->run(QStringList{u"org"_s} + words); }
    QString folderOf(const AwsFiles& files, const QString& name = u"aws"_s) const
    {
        QDir().mkpath(m_program->path(name));
        for (const NamedBytes& file : files.files())
            m_program->write(name + u'/' + file.name, file.bytes);
        return m_program->path(name);
    }
    void import(const AwsFiles& files = {}) const
    {
        const Ran ran = org({u"import"_s, folderOf(files)});
        QCOMPARE(ran.err, QString());
        QCOMPARE(ran.status, 0);
    }

private slots:
    void init() { m_program = std::make_unique<Program>(); }

    void anImportSaysWhatIsNewAndWritesIt()
    {
        const Ran first = org({u"import"_s, folderOf({}), u"--format"_s, u"json"_s});
        QCOMPARE(first.status, 0);
        QCOMPARE(first.json()["organization"_L1].toString(), u"o-exampleorg1"_s);
        QCOMPARE(first.json()["new"_L1].toInt(), 18);
        QCOMPARE(first.json()["written"_L1].toBool(), true);
        QCOMPARE(first.json()["findings"_L1].toArray().size(), 0);
        const Ran again = org({u"import"_s, m_program->path(u"aws"_s)});
        QCOMPARE(again.out, u"o-exampleorg1, files: 18, new: 0, changed: 0, gone: 0\n"_s);
    }

    void aDryRunWritesNothing()
    {
        import();
        AwsFiles files;
        files.replace("list-accounts.json", "\"Web\"", "\"Shop\"");
        const Ran dry = org({u"import"_s, folderOf(files, u"other"_s), u"--dry-run"_s, u"--format=csv"_s});
        QCOMPARE(dry.status, 0);
        QCOMPARE(dry.out, u"change,type,id,name,field,before,after\n"
                          "changed,Account,333333333333,Shop,Name,Web,Shop\n"_s);
        QVERIFY(org({u"accounts"_s}).out.contains("Web"_L1));
    }

    void whatIsWrongIsRefusedUnlessTheRestIsWanted()
    {
        AwsFiles files;
        files.put("list-accounts-2.json", "{\"Accounts\": [{\"Id\": \"12\"}]}");
        const Ran refused = org({u"import"_s, folderOf(files)});
        QCOMPARE(refused.status, 1);
        QCOMPARE(refused.err.count(u'\n'), 1);
        QVERIFY(refused.out.contains("error: list-accounts-2.json, line 1, Accounts[0].Id"_L1));
        QCOMPARE(org({u"show"_s}).status, 1);
        QCOMPARE(org({u"import"_s, m_program->path(u"aws"_s), u"--keep-good"_s}).status, 0);
        QCOMPARE(org({u"show"_s}).status, 0);
    }

    void showAccountsAndTreeInEveryFormat()
    {
        import();
        const QJsonObject show = org({u"show"_s, u"--format"_s, u"json"_s}).json();
        QCOMPARE(show["payer"_L1]["id"_L1].toString(), u"111111111111"_s);
        QCOMPARE(show["accounts"_L1].toInt(), 4);
        QCOMPARE(show["openInvitations"_L1].toInt(), 1);
        QVERIFY(org({u"show"_s, u"--format=csv"_s}).out.startsWith("field,value\nid,o-exampleorg1\n"_L1));
        const QJsonArray accounts = org({u"accounts"_s, u"--format"_s, u"json"_s}).list();
        QCOMPARE(accounts.size(), 4);
        QCOMPARE(accounts[3]["path"_L1].toString(), u"Root/Workloads/Prod"_s);
        QCOMPARE(accounts[2]["tags"_L1]["stage"_L1].toString(), u"prod"_s);
        QVERIFY(org({u"accounts"_s, u"--format=csv"_s}).out.contains("Root/Workloads,cost-center=web"_L1));
        QCOMPARE(org({u"tree"_s}).out, QString::fromUtf8("Root (r-ab12)\n"
                                                         "├─ Payer (111111111111) payer\n"
                                                         "├─ Shared (222222222222)\n"
                                                         "└─ Workloads (ou-ab12-11111111)\n"
                                                         "   ├─ Web (333333333333)\n"
                                                         "   └─ Prod (ou-ab12-22222222)\n"
                                                         "      └─ Prod data (444444444444)\n"));
        QCOMPARE(org({u"tree"_s, u"--format"_s, u"json"_s}).json()["Id"_L1].toString(), u"o-exampleorg1"_s);
        QVERIFY(org({u"tree"_s, u"--format"_s, u"csv"_s})
                    .out.contains("2,ORGANIZATIONAL_UNIT,ou-ab12-22222222,Prod,ou-ab12-11111111"_L1));
    }

    void exportsAreByTheEndingOfTheName()
    {
        import();
        const auto written = [this](const QString& name) {
            const Ran ran = org({u"export"_s, m_program->path(name)});
            return ran.status == 0 ? m_program->read(name) : ran.err.toUtf8();
        };
        QVERIFY(written(u"a.csv"_s).startsWith("Account ID,ARN,"));
        QVERIFY(written(u"a.yaml"_s).startsWith("Format: "));
        QVERIFY(written(u"a.svg"_s).contains("<svg "));
        QVERIFY(written(u"a.pdf"_s).startsWith("%PDF-"));
        QVERIFY(written(u"a.json"_s).startsWith("{"));
        const Ran other = org({u"export"_s, m_program->path(u"a.txt"_s)});
        QCOMPARE(other.status, 2);
        QVERIFY(!QFile::exists(m_program->path(u"a.txt"_s)));
        // What was exported comes in again.
        const Ran back = m_program->runAlone({u"--database"_s, m_program->path(u"other.billfold"_s), u"org"_s,
                                              u"import"_s, m_program->path(u"a.json"_s)});
        QCOMPARE(back.status, 0);
        QVERIFY(back.out.contains("new: 18"_L1));
    }

    void thePlanStartsFromWhatWasImported()
    {
        QCOMPARE(org({u"plan"_s}).status, 1);
        import();
        QCOMPARE(org({u"plan"_s}).out, u"Nothing was changed here since o-exampleorg1 was imported.\n"_s);
        QVERIFY(org({u"plan"_s, u"--format"_s, u"sh"_s}).out.startsWith("#!/bin/sh\n"_L1));
        QCOMPARE(org({u"plan"_s, u"--format"_s, u"json"_s}).json()["steps"_L1].toArray().size(), 0);
        QCOMPARE(org({u"plan"_s, u"--format"_s, u"csv"_s}).out, u"step,operation,title,by_hand\n"_s);
    }

    void canSaysWhetherAndWhy()
    {
        import();
        const Ran denied = org({u"can"_s, u"444444444444"_s, u"s3:GetObject"_s});
        QCOMPARE(denied.err, QString());
        QCOMPARE(denied.out, u"denied: statement 1 (NoS3) of No S3 on Prod (ou-ab12-22222222)\n"_s);
        const QJsonObject json =
            org({u"can"_s, u"data@example.com"_s, u"s3:GetObject"_s, u"--format"_s, u"json"_s}).json();
        QCOMPARE(json["decision"_L1].toString(), u"denied"_s);
        const QJsonObject by = json["by"_L1].toArray().first().toObject();
        QCOMPARE(by, (QJsonObject{{u"policy"_s, u"p-12345678"_s},
                                  {u"sid"_s, u"NoS3"_s},
                                  {u"target"_s, u"ou-ab12-22222222"_s},
                                  {u"effect"_s, u"Deny"_s}}));
        QVERIFY(org({u"can"_s, u"444444444444"_s, u"ec2:RunInstances"_s}).out.startsWith("allowed: "_L1));
        QVERIFY(org({u"can"_s, u"444444444444"_s, u"s3:GetObject"_s, u"--principal"_s, u"root"_s})
                    .out.startsWith("denied: "_L1));
        QVERIFY(org({u"can"_s, u"111111111111"_s, u"s3:GetObject"_s}).out.startsWith("allowed: "_L1));
        QCOMPARE(org({u"can"_s, u"999999999999"_s, u"s3:GetObject"_s}).status, 1);
        QCOMPARE(org({u"can"_s, u"444444444444"_s, u"GetObject"_s}).status, 2);
        QCOMPARE(org({u"can"_s, u"444444444444"_s, u"s3:GetObject"_s, u"--context"_s, u"x"_s}).status, 2);
        QCOMPARE(org({u"can"_s, u"444444444444"_s}).status, 2);
    }

    void vectorsAreDecidedOneALine()
    {
        const QString file = m_program->write(
            u"v.json"_s, "[{\"id\": \"A\", \"levels\": [[{\"Version\": \"2012-10-17\", \"Statement\": "
                         "[{\"Effect\": \"Allow\", "
                         "\"Action\": \"ec2:*\", \"Resource\": \"*\"}]}]], \"action\": \"ec2:RunInstances\"},"
                         "{\"id\": \"B\", \"levels\": [[{\"Version\": \"2012-10-17\", \"Statement\": "
                         "[{\"Effect\": \"Allow\", "
                         "\"Action\": \"ec2:*\", \"Resource\": \"*\"}]}]], \"action\": \"s3:GetObject\"}]");
        const Ran ran = m_program->runAlone({u"org"_s, u"evaluate"_s, file});
        QCOMPARE(ran.status, 0);
        QCOMPARE(ran.out, u"A ALLOW\nB DENY\n"_s);
        QCOMPARE(m_program->runAlone({u"org"_s, u"evaluate"_s, m_program->path(u"none"_s)}).status, 1);
    }

    void allVectorsOfTheReferencePass()
    {
        const QString path = projectFile(u"../shared/reference/scp_vectors.json"_s);
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            QSKIP("The vectors are not at ../shared/reference/scp_vectors.json.");
        QString expected;
        const QJsonArray vectors = QJsonDocument::fromJson(file.readAll()).array();
        for (const QJsonValue& vector : vectors)
            expected += vector["id"_L1].toString() + u' ' + vector["expected"_L1].toString() + u'\n';
        QCOMPARE(m_program->runAlone({u"org"_s, u"evaluate"_s, path}).out, expected);
    }

    void wrongUseIsStatusTwo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown") << QStringList{u"dance"_s};
        QTest::newRow("no folder") << QStringList{u"import"_s};
        QTest::newRow("no file") << QStringList{u"export"_s};
        QTest::newRow("format") << QStringList{u"show"_s, u"--format"_s, u"xml"_s};
        QTest::newRow("operand") << QStringList{u"show"_s, u"x"_s};
        QTest::newRow("option") << QStringList{u"show"_s, u"--odd"_s};
    }
    void wrongUseIsStatusTwo()
    {
        QFETCH(QStringList, words);
        const Ran ran = org(words);
        QCOMPARE(ran.status, 2);
        QCOMPARE(ran.err.count(u'\n'), 1);
        QVERIFY(ran.err.startsWith("billfold: "_L1));
    }

    void aFolderThatIsNotThereIsSaid()
    {
        const Ran ran = org({u"import"_s, u"/nowhere/at/all"_s});
        QCOMPARE(ran.status, 1);
        QVERIFY(!QFile::exists(m_program->path(u"t.billfold"_s)));
    }
};

QTEST_GUILESS_MAIN(OrgCommandTest)
#include "tst_orgcommand.moc"
