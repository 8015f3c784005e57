// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/program.h"
#include "tests/support/golden.h"

#include <QDir>
#include <QTest>

using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// The six accounts of the picture of a consolidated bill, with services; 636.64 in all.
QByteArray pictureMonth()
{
    struct Line {
        const char *account, *service, *name, *description, *usage, *unit, *cost;
    };
    static constexpr Line lines[] = {
        {"112233445566", "AWSSupportBusiness", "AWS Support (Business)", "Business support", "1", "Month",
         "29"},
        {"112233445566", "AmazonS3", "Amazon S3", "Standard storage, first 50 TB", "457.391304348", "GB-Mo",
         "10.52"},
        {"204417809913", "AmazonEC2", "Amazon EC2", "t3.medium Linux, per hour", "195.614035", "Hrs", "8.92"},
        {"318204557120", "AmazonCloudFront", "Amazon CloudFront", "Data out to the internet, Europe",
         "412.2352941", "GB", "35.04"},
        {"440916273358", "AmazonRDS", "Amazon RDS", "db.t3.medium Multi-AZ, per hour", "764.551282", "Hrs",
         "119.27"},
        {"527730184406", "AmazonS3", "Amazon S3", "Archive storage", "1285", "GB-Mo", "5.14"},
        {"669150428837", "AmazonEC2", "Amazon EC2", "t3.large Linux, per hour", "1440", "Hrs", "131.328"},
        {"669150428837", "AmazonEC2", "Amazon EC2", "t3.medium Linux, per hour", "1440", "Hrs", "65.664"},
        {"669150428837", "AmazonEC2", "Amazon EC2", "gp3 volume storage", "243.295", "GB-Mo", "21.40996"},
        {"669150428837", "AmazonRDS", "Amazon RDS", "db.t3.medium Multi-AZ, per hour", "720", "Hrs",
         "112.32"},
        {"669150428837", "AmazonS3", "Amazon S3", "PUT, COPY, POST, LIST requests", "842000", "Requests",
         "4.21"},
        {"669150428837", "AWSDataTransfer", "AWS Data Transfer", "Data out to the internet", "920.2", "GB",
         "82.818"},
        {"669150428837", "AWSLambda", "AWS Lambda", "Compute, GB-seconds", "660002.4", "GB-s", "11.00004"},
    };
    QList<CurLine> month;
    for (const Line& line : lines)
        month.append({.account = line.account,
                      .cost = line.cost,
                      .service = line.service,
                      .serviceName = line.name,
                      .region = "eu-west-1",
                      .usageType = line.description,
                      .usage = line.usage,
                      .unit = line.unit,
                      .description = line.description,
                      .invoice = "INV-1"});
    return legacyCur(month);
}

/// Discounts, credits, a refund, tax and a second seller; amounts that do not round by themselves.
QByteArray richMonth()
{
    return legacyCur({
        {.account = "112233445566", .cost = "33.333333", .invoice = "INV-1"},
        {.account = "204417809913", .cost = "33.333333", .invoice = "INV-1"},
        {.account = "318204557120",
         .cost = "33.333334",
         .service = "AmazonS3",
         .serviceName = "Amazon S3",
         .invoice = "INV-1"},
        {.account = "204417809913",
         .type = "EdpDiscount",
         .cost = "-1.234567",
         .usage = "0",
         .description = "Enterprise discount",
         .invoice = "INV-1"},
        {.account = "204417809913",
         .type = "Credit",
         .cost = "-5.555555",
         .usage = "0",
         .description = "Promotional credit",
         .invoice = "INV-1"},
        {.account = "318204557120",
         .type = "Refund",
         .cost = "-0.5",
         .service = "AmazonS3",
         .serviceName = "Amazon S3",
         .usage = "0",
         .description = "Refund of August",
         .invoice = "INV-1"},
        {.account = "204417809913",
         .type = "Tax",
         .cost = "2.468",
         .usage = "0",
         .description = "VAT",
         .invoice = "INV-1"},
        {.account = "318204557120",
         .cost = "12.125",
         .service = "5pacme",
         .serviceName = "Acme Monitor",
         .usageType = "MP:Seats",
         .unit = "Units",
         .invoice = "INV-2",
         .seller = "Acme Marketplace Ltd",
         .billingEntity = "AWS Marketplace"},
    });
}

} // namespace

/// What is written for people and for other programs.
class ExportCommandTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_program;

    Ran run(const QStringList& words) const { return m_program->run(words); }
    void import(const QByteArray& csv) const
    {
        m_program->write(u"in/month.csv"_s, csv);
        m_program->write(u"in/accounts.csv"_s, sixAccountNames());
        const Ran imported = run({u"import"_s, m_program->path(u"in"_s)});
        QCOMPARE(imported.err, QString());
        QCOMPARE(imported.status, 0);
    }
    static QString same(const QString& golden, const QByteArray& actual)
    {
        return differsFromGolden(golden, actual);
    }

private slots:
    void init() { m_program = std::make_unique<Program>(); }

    void theConsolidatedBill()
    {
        import(pictureMonth());
        const QString pdf = m_program->path(u"bill.pdf"_s);
        const Ran written = run({u"export"_s, u"2026-09"_s, u"--pdf"_s, pdf, u"--with-statements"_s});
        QCOMPARE(written.err, QString());
        QCOMPARE(written.out, u"Wrote %1, pages: 7\n"_s.arg(pdf));
        const QByteArray text = pdfText(pdf);
        QVERIFY(text.contains("USD 636.64"));
        QCOMPARE(same(u"six-accounts-estimate.txt"_s, text), QString());
    }

    void deductionsSellersAndTax()
    {
        import(richMonth());
        const QString pdf = m_program->path(u"bill.pdf"_s);
        QCOMPARE(run({u"export"_s, u"2026-09"_s, u"--pdf"_s, pdf, u"--depth"_s, u"usage-types"_s,
                      u"--with-statements"_s})
                     .status,
                 0);
        QCOMPARE(same(u"deductions.txt"_s, pdfText(pdf)), QString());
    }

    void aStatementForEachAccount()
    {
        import(pictureMonth());
        const QString folder = m_program->path(u"statements"_s);
        const Ran written = run({u"export"_s, u"2026-09"_s, u"--statements"_s, folder});
        QCOMPARE(written.status, 0);
        QCOMPARE(QDir(folder).entryList(QDir::Files),
                 QStringList({u"2026-09-statement-112233445566-USD-112233445566.pdf"_s,
                              u"2026-09-statement-112233445566-USD-204417809913.pdf"_s,
                              u"2026-09-statement-112233445566-USD-318204557120.pdf"_s,
                              u"2026-09-statement-112233445566-USD-440916273358.pdf"_s,
                              u"2026-09-statement-112233445566-USD-527730184406.pdf"_s,
                              u"2026-09-statement-112233445566-USD-669150428837.pdf"_s}));
        const QByteArray text = pdfText(folder + u"/2026-09-statement-112233445566-USD-669150428837.pdf"_s);
        QVERIFY(text.contains("USD 428.75"));
        QVERIFY(!text.contains("636.64"));
    }

    void statementsGoToTheChosenDepth_data()
    {
        QTest::addColumn<QStringList>("depth");
        QTest::addColumn<bool>("detail");
        QTest::addColumn<bool>("lines");
        QTest::newRow("where none is named") << QStringList() << true << true;
        QTest::newRow("summary") << QStringList{u"--depth"_s, u"summary"_s} << false << false;
        QTest::newRow("services") << QStringList{u"--depth"_s, u"services"_s} << true << false;
        QTest::newRow("usage types") << QStringList{u"--depth"_s, u"usage-types"_s} << true << true;
    }
    void statementsGoToTheChosenDepth()
    {
        QFETCH(QStringList, depth);
        QFETCH(bool, detail);
        QFETCH(bool, lines);
        import(pictureMonth());
        const QString folder = m_program->path(u"statements"_s);
        QCOMPARE(run(QStringList{u"export"_s, u"2026-09"_s, u"--statements"_s, folder} + depth).err,
                 QString());
        const QByteArray text = pdfText(folder + u"/2026-09-statement-112233445566-USD-669150428837.pdf"_s);
        QVERIFY(text.contains("USD 428.75"));
        QCOMPARE(text.contains("Detail for Linked Account"), detail);
        QCOMPARE(text.contains("Region"), lines);
    }

    void statementsOfTwoCurrenciesLieInOneFolder()
    {
        import(legacyCur({{.cost = "1", .currency = "USD"}, {.cost = "2", .currency = "EUR" }}));
        const QString folder = m_program->path(u"statements"_s);
        for (const QString& currency : {u"EUR"_s, u"USD"_s})
            QCOMPARE(
                run({u"export"_s, u"2026-09"_s, u"--statements"_s, folder, u"--currency"_s, currency}).err,
                QString());
        const QStringList files = QDir(folder).entryList(QDir::Files);
        QCOMPARE(files.size(), 2);
        QVERIFY(files.first().contains("-EUR-"_L1));
        QVERIFY(pdfText(folder + u'/' + files.first()).contains("EUR 2.00"));
        QVERIFY(pdfText(folder + u'/' + files.last()).contains("USD 1.00"));
    }

    void chosenAccountsOnly()
    {
        import(pictureMonth());
        const QString folder = m_program->path(u"some"_s);
        QCOMPARE(run({u"export"_s, u"2026-09"_s, u"--statements"_s, folder, u"--account"_s, u"204417809913"_s,
                      u"--account"_s, u"527730184406"_s})
                     .status,
                 0);
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 2);
        const Ran unknown =
            run({u"export"_s, u"2026-09"_s, u"--statements"_s, folder, u"--account"_s, u"999999999999"_s});
        QCOMPARE(unknown.status, 1);
        QCOMPARE(unknown.err, u"billfold: The bill of 2026-09 has no account 999999999999.\n"_s);
    }

    void csvOfEveryGrouping_data()
    {
        QTest::addColumn<QString>("by");
        for (const QString& by : {u"account"_s, u"service"_s, u"region"_s, u"usage-type"_s, u"charge-type"_s,
                                  u"invoice"_s, u"line"_s})
            QTest::newRow(qPrintable(by)) << by;
    }
    void csvOfEveryGrouping()
    {
        QFETCH(QString, by);
        import(richMonth());
        const QString csv = m_program->path(u"out.csv"_s);
        QCOMPARE(run({u"export"_s, u"2026-09"_s, u"--csv"_s, csv, u"--by"_s, by}).status, 0);
        QCOMPARE(same(u"deductions-%1.csv"_s.arg(by), m_program->read(u"out.csv"_s)), QString());
        QCOMPARE(run({u"bill"_s, u"--by"_s, by, u"--format"_s, u"csv"_s}).out.toUtf8(),
                 m_program->read(u"out.csv"_s));
    }

    void aTextOfAnExportNeverBecomesAFormula()
    {
        import(legacyCur(
            {{.account = "112233445566", .cost = "1.5", .description = "=HYPERLINK(\"http://x\",\"y\")"},
             {.account = "112233445566", .cost = "-2.5", .description = "@SUM(A1)"},
             {.account = "112233445566", .cost = "1", .description = "+1"},
             {.account = "112233445566",
              .cost = "1",
              .description = "-1" }}));
        const QString out = run({u"bill"_s, u"--by"_s, u"line"_s, u"--format"_s, u"csv"_s}).out;
        QVERIFY(out.contains("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\",1.5"_L1));
        QVERIFY(out.contains(",'@SUM(A1),-2.5"_L1)); // the amount stays a number
        QVERIFY(out.contains(",'+1,1"_L1));
        QVERIFY(out.contains(",'-1,1"_L1));
    }

    void aMonthWithSeveralBillsAsksWhich()
    {
        import(legacyCur({{.cost = "1", .currency = "USD"}, {.cost = "2", .currency = "EUR" }}));
        const QString pdf = m_program->path(u"bill.pdf"_s);
        const Ran asked = run({u"export"_s, u"2026-09"_s, u"--pdf"_s, pdf});
        QCOMPARE(asked.status, 2);
        QCOMPARE(asked.err,
                 u"billfold: 2026-09 has 2 bills. Choose one: --payer 112233445566 --currency EUR; "
                 "--payer 112233445566 --currency USD\n"_s);
        QVERIFY(!QFile::exists(pdf));
        QCOMPARE(run({u"export"_s, u"2026-09"_s, u"--pdf"_s, pdf, u"--currency"_s, u"EUR"_s}).status, 0);
        QVERIFY(pdfText(pdf).contains("EUR 2.00"));
        // CSV has columns for both.
        const QString csv = m_program->path(u"out.csv"_s);
        QCOMPARE(run({u"export"_s, u"2026-09"_s, u"--csv"_s, csv}).status, 0);
        QCOMPARE(m_program->read(u"out.csv"_s).count('\n'), 3);
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("sentence");
        QTest::addColumn<int>("status");
        const auto row = [](const char* name, const QString& words, const QString& sentence, int status) {
            QTest::newRow(name) << words.split(u' ', Qt::SkipEmptyParts) << sentence << status;
        };
        row("nothing to write", u"2026-09"_s,
            u"Say what to write: --pdf FILE, --statements DIR or --csv FILE."_s, 2);
        row("two things to write", u"2026-09 --pdf a --csv b"_s,
            u"Say what to write: --pdf FILE, --statements DIR or --csv FILE."_s, 2);
        row("no month", u"--pdf a.pdf"_s, u"Name one month: billfold export YYYY-MM --pdf FILE"_s, 2);
        row("not a month", u"2026-9 --pdf a.pdf"_s, u"'2026-9' is not a month such as 2026-09."_s, 2);
        row("no value", u"2026-09 --pdf"_s, u"The option --pdf needs a value."_s, 2);
        row("empty name", u"2026-09 --pdf="_s, u"--pdf needs a name."_s, 2);
        row("not a depth", u"2026-09 --pdf a --depth deep"_s,
            u"--depth is summary, services or usage-types."_s, 2);
        row("depth of a table", u"2026-09 --csv a --depth summary"_s, u"--depth does not go with --csv."_s,
            2);
        row("grouping of a document", u"2026-09 --pdf a --by service"_s, u"--by does not go with --pdf."_s,
            2);
        row("not a grouping", u"2026-09 --csv a --by mood"_s,
            u"--by is account, unit, account-tag:KEY, service, region, usage-type, charge-type, invoice or line."_s,
            2);
        row("month without a bill", u"2020-01 --pdf a.pdf"_s,
            u"There is no bill for 2020-01. See billfold periods."_s, 1);
        row("payer without a bill", u"2026-09 --pdf a.pdf --payer 1"_s,
            u"The payer 1 has no bill for 2026-09. See billfold periods."_s, 1);
        row("currency without a bill", u"2026-09 --pdf a.pdf --currency EUR"_s,
            u"There is no bill in EUR for 2026-09. See billfold periods."_s, 1);
        row("place that cannot be written", u"2026-09 --pdf /nowhere/a.pdf"_s,
            u"/nowhere/a.pdf cannot be written. Check the folder and the free space, or choose another place."_s,
            1);
    }
    void wrongUse()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, sentence);
        QFETCH(int, status);
        import(pictureMonth());
        const Ran ran = run(QStringList{u"export"_s} + words);
        QCOMPARE(ran.err, u"billfold: "_s + sentence + u'\n');
        QCOMPARE(ran.status, status);
        QCOMPARE(ran.out, QString());
    }
};

QTEST_GUILESS_MAIN(ExportCommandTest)
#include "tst_exportcommand.moc"
