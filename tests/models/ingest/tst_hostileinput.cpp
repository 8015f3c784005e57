// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ingest/ingestsupport.h"
#include "tests/models/ingest/packing.h"

#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Whatever stands in a file, it gets a finding that says where and what, or a sentence that says why nothing
/// of it can be used. Nothing crashes, nothing is invented, nothing is left out in silence.
class TestHostileInput : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path(const QString& name = u"report.csv"_s) const { return m_dir.filePath(name); }

private slots:
    void init() { QDir(m_dir.path()).removeRecursively(), QDir().mkpath(m_dir.path()); }

    /// A wrong value that no charge can do without: an error at its line and column, and only that line is
    /// left out.
    void neededValues_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("says");
        const auto add = [](const char* name, const char* column, const QByteArray& value, const char* says) {
            QTest::newRow(name) << QString::fromLatin1(column) << value << QString::fromLatin1(says);
        };
        add("cost that is no number", "lineItem/UnblendedCost", "many", "'many' is not a number");
        add("empty cost", "lineItem/UnblendedCost", "", "The cost is empty");
        add("cost with a separator", "lineItem/UnblendedCost", "1,234.50", "'1,234.50' is not a number");
        add("cost with a decimal comma", "lineItem/UnblendedCost", "0,096", "'0,096' is not a number");
        add("cost too large to store", "lineItem/UnblendedCost", "9300000000", "too large");
        add("cost of a thousand digits", "lineItem/UnblendedCost", QByteArray(1000, '9'), "too large");
        add("account mangled by a spreadsheet", "lineItem/UsageAccountId", "3.57E+11",
            "changed by a spreadsheet");
        add("payer mangled by a spreadsheet", "bill/PayerAccountId", "3.57E+11", "changed by a spreadsheet");
        add("no account", "lineItem/UsageAccountId", "", "The account is empty");
        add("no payer", "bill/PayerAccountId", "", "The payer account is empty");
        add("year 0", "lineItem/UsageStartDate", "0000-01-01T00:00:00Z",
            "not a time of the years 1970 to 9999");
        add("a date as people write it", "lineItem/UsageStartDate", "8/2/2025 3:00", "not a time");
        add("a serial number of a spreadsheet", "lineItem/UsageEndDate", "45871.125", "not a time");
        add("30 February", "lineItem/UsageEndDate", "2025-02-30T00:00:00Z", "not a time");
        add("end before start", "lineItem/UsageEndDate", "2025-08-01T00:00:00Z", "before the line's start");
        add("no period", "bill/BillingPeriodStartDate", "", "not a time");
        add("period of year 0", "bill/BillingPeriodStartDate", "0000-08-01T00:00:00Z", "not a time");
        add("no currency", "lineItem/CurrencyCode", "", "not a currency code");
        add("a currency sign", "lineItem/CurrencyCode", "$", "not a currency code");
        add("not UTF-8", "lineItem/UsageAccountId", "22222222222\xff", "not UTF-8");
        add("a NUL", "lineItem/LineItemDescription", QByteArray("a\0b", 3), "NUL byte");
    }
    void neededValues()
    {
        QFETCH(QString, column);
        QFETCH(QByteArray, value);
        QFETCH(QString, says);
        Table table = Table::legacy();
        table.row({{"lineItem/UnblendedCost", "1.5"}});
        table.row({{column.toStdString(), value.toStdString()}});
        table.row({{"lineItem/UnblendedCost", "2.5"}});
        const Reading reading = readBytes(path(), table.csv());
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->message : QString()));
        QCOMPARE(reading.summary.findings.size(), 1);
        const Finding& finding = reading.summary.findings.first();
        QCOMPARE(finding.severity, Severity::Error);
        QCOMPARE(finding.file, u"report.csv"_s);
        QCOMPARE(finding.line, 3);
        QCOMPARE(finding.column, column);
        QVERIFY2(finding.message.contains(says), qPrintable(finding.message));
        QVERIFY(finding.message.endsWith(u'.'));
        QVERIFY(finding.message.size() < 250);
        QCOMPARE(reading.summary.errors, 1);
        QCOMPARE(reading.summary.errorLines, 1);
        QCOMPARE(reading.summary.lines, 2);
        QCOMPARE(reading.sink.sum().toString(), u"4"_s);
    }

    /// A wrong value that the charge does not need: a warning, the line is kept, and the basis says what it
    /// lacks.
    void otherValues_data()
    {
        QTest::addColumn<QString>("column");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("says");
        QTest::addColumn<int>("basis"); // that lacks it; -1: none
        const auto add = [](const char* name, const char* column, const QByteArray& value, const char* says,
                            int basis) {
            QTest::newRow(name) << QString::fromLatin1(column) << value << QString::fromLatin1(says) << basis;
        };
        add("list price that is no number", "pricing/publicOnDemandCost", "free", "'free' is not a number",
            static_cast<int>(Basis::List));
        add("net cost that is no number", "lineItem/NetUnblendedCost", "#REF!", "'#REF!' is not a number",
            static_cast<int>(Basis::Net));
        add("blended cost that is no number", "lineItem/BlendedCost", "-", "'-' is not a number",
            static_cast<int>(Basis::Blended));
        add("usage that is no number", "lineItem/UsageAmount", "1h", "'1h' is not a number", -1);
        add("a description that is not UTF-8", "lineItem/LineItemDescription", "M\xfcnchen", "not UTF-8", -1);
        add("a tag that is not UTF-8", "resourceTags/user:env", "pr\xf6", "not UTF-8", -1);
        add("a line id that is not UTF-8", "identity/LineItemId", "id\xff", "not UTF-8", -1);
        add("a resource that is not UTF-8", "lineItem/ResourceId", "\xc3", "not UTF-8", -1);
        add("an account with lost zeros", "lineItem/UsageAccountId", "12345678901", "fewer than 12 digits",
            -1);
        add("a kind that nobody knows", "lineItem/LineItemType", "Surprise", "'Surprise' is a kind of charge",
            -1);
    }
    void otherValues()
    {
        QFETCH(QString, column);
        QFETCH(QByteArray, value);
        QFETCH(QString, says);
        QFETCH(int, basis);
        Table table = Table::legacy();
        table.column("pricing/publicOnDemandCost", "1").column("lineItem/NetUnblendedCost", "1");
        table.column("lineItem/BlendedCost", "1")
            .column("resourceTags/user:env", "prod")
            .column("lineItem/ResourceId", "i-1");
        table.row();
        table.row({{column.toStdString(), value.toStdString()}, {"lineItem/UnblendedCost", "2.5"}});
        const Reading reading = readBytes(path(), table.csv());
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->message : QString()));
        QCOMPARE(reading.summary.findings.size(), 1);
        const Finding& finding = reading.summary.findings.first();
        QCOMPARE(finding.severity, Severity::Warning);
        QCOMPARE(finding.line, 3);
        QCOMPARE(finding.column, column);
        QVERIFY2(finding.message.contains(says), qPrintable(finding.message));
        QCOMPARE(reading.summary.lines, 2);
        QCOMPARE(reading.summary.errorLines, 0);
        QCOMPARE(reading.sink.lines[1].cost[0].toString(), u"2.5"_s);
        for (int other = 0; other < basisCount; ++other)
            QCOMPARE(reading.sink.lines[1].given[static_cast<size_t>(other)] == Given::Absent,
                     other == basis);
        // Texts that go on are UTF-8, with a mark where bytes are lost.
        for (const std::vector<std::string>* texts :
             {&reading.sink.descriptions, &reading.sink.resources, &reading.sink.tags, &reading.sink.ids}) {
            for (const std::string& text : *texts)
                QCOMPARE(QString::fromStdString(text).toStdString(), text);
        }
    }

    void lostBytesAreMarked()
    {
        Table table = Table::legacy();
        table.row({{"lineItem/LineItemDescription", "M\xfcnchen"}});
        table.row({{"lineItem/LineItemDescription", "M\xc3\xbcnchen"}});
        const Reading reading = readBytes(path(), table.csv());
        QCOMPARE(reading.sink.descriptions,
                 (std::vector<std::string>{"M\xef\xbf\xbdnchen", "M\xc3\xbcnchen"}));
    }

    void amountsWithMoreThan18DecimalsKeepTheirText()
    {
        Table table = Table::legacy();
        table.row({{"lineItem/UnblendedCost", "0.1234567890123456789"}});
        const Reading reading = readBytes(path(), table.csv());
        QCOMPARE(reading.summary.warnings, 1);
        QCOMPARE(reading.summary.errors, 0);
        QCOMPARE(reading.sink.exact.size(), size_t(1));
        QCOMPARE(reading.sink.exact[0].text, std::string("0.1234567890123456789"));
        QCOMPARE(reading.sink.exact[0].column, std::string("lineItem/UnblendedCost"));
        QCOMPARE(reading.sink.exact[0].sourceLine, 2u);
        QCOMPARE(reading.sink.sum().toString(), u"0.123456789012345679"_s);
    }

    /// What is left out is counted, and its amount is known while every left-out line's is.
    void whatIsLeftOutIsKnown_data()
    {
        QTest::addColumn<QByteArray>("second");
        QTest::addColumn<QString>("amount"); // empty: not known
        QTest::newRow("amounts are readable") << QByteArray("2") << u"3.5"_s;
        QTest::newRow("one is not") << QByteArray("two") << QString();
    }
    void whatIsLeftOutIsKnown()
    {
        QFETCH(QByteArray, second);
        QFETCH(QString, amount);
        Table table = Table::legacy();
        table.row({{"lineItem/UsageAccountId", "3.57E+11"}, {"lineItem/UnblendedCost", "1.5"}});
        table.row({{"lineItem/UsageStartDate", ""}, {"lineItem/UnblendedCost", second.toStdString()}});
        table.row();
        const Reading reading = readBytes(path(), table.csv());
        QCOMPARE(reading.summary.errorLines, 2);
        QCOMPARE(reading.summary.errorAmount.has_value(), !amount.isEmpty());
        if (reading.summary.errorAmount)
            QCOMPARE(reading.summary.errorAmount->toString(), amount);
    }

    void likeFindingsAreFolded()
    {
        Table table = Table::legacy();
        for (int i = 0; i < 3000; ++i)
            table.row(
                {{"lineItem/UnblendedCost", "x" + std::to_string(i)}, {"pricing/unit", std::to_string(i)}});
        const Reading reading = readBytes(path(), table.csv());
        QCOMPARE(reading.summary.findings.size(), 1);
        QCOMPARE(reading.summary.findings.first().count, 3000);
        QCOMPARE(reading.summary.findings.first().line, 2);
        QCOMPARE(reading.summary.errors, 3000);
    }

    void findingsAreBounded()
    {
        Table table = Table::legacy();
        for (int i = 0; i < 2000; ++i)
            table.row({{"lineItem/LineItemType", "Kind" + std::to_string(i)}});
        const Reading reading = readBytes(path(), table.csv());
        QVERIFY(reading.summary.findings.size() <= 500);
        QCOMPARE(reading.summary.warnings, 2000);
        QCOMPARE(reading.summary.lines, 2000);
    }

    void everyNeededColumnIsNamed_data()
    {
        QTest::addColumn<QString>("column");
        for (const char* column :
             {"bill/PayerAccountId", "bill/BillingPeriodStartDate", "lineItem/UsageAccountId",
              "lineItem/LineItemType", "lineItem/UsageStartDate", "lineItem/UsageEndDate",
              "lineItem/ProductCode", "lineItem/CurrencyCode", "lineItem/UnblendedCost"})
            QTest::newRow(column) << QString::fromLatin1(column);
    }
    void everyNeededColumnIsNamed()
    {
        QFETCH(QString, column);
        Table table = Table::legacy();
        const Reading reading = readBytes(path(), table.without(column.toStdString()).row().csv());
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, ErrorCode::Invalid);
        QVERIFY2(
            reading.error->message.startsWith(u"report.csv, line 1: The column %1 is missing"_s.arg(column)),
            qPrintable(reading.error->message));
        // The same in a folder, beside other files.
        writeFile(path(u"notes.txt"_s), "hello");
        QCOMPARE(readPaths({m_dir.path()}).error->message, reading.error->message);
    }

    void aNeededColumnTwice()
    {
        QByteArray csv = Table::legacy().row().csv();
        csv.replace("bill/BillType", "lineItem/UnblendedCost");
        const Reading reading = readBytes(path(), csv);
        QVERIFY(reading.error);
        QVERIFY2(reading.error->message.contains(u"lineItem/UnblendedCost is there twice"_s),
                 qPrintable(reading.error->message));
    }

    void anotherColumnTwice()
    {
        QByteArray csv = Table::legacy().column("x/a", "1").column("x/b", "2").row().csv();
        csv.replace("x/b", "x/a");
        const Reading reading = readBytes(path(), csv);
        QVERIFY(!reading.error);
        QCOMPARE(reading.summary.lines, 1);
        QCOMPARE(reading.summary.findings.size(), 1);
        QCOMPARE(reading.summary.findings.first().severity, Severity::Warning);
        QCOMPARE(reading.summary.findings.first().column, u"x/a"_s);
        QCOMPARE(reading.summary.findings.first().line, 1);
    }

    /// Files that hold no export at all.
    void noExport_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        QTest::newRow("another CSV") << QByteArray("date,amount,payee\n2025-01-01,5,Ines\n")
                                     << u"not the header of a billing export"_s;
        QTest::newRow("text") << QByteArray("Dear all,\n\nhere is the bill.\n") << u"not the header"_s;
        QTest::newRow("empty") << QByteArray() << u"is empty"_s;
        QTest::newRow("a BOM alone") << QByteArray("\xef\xbb\xbf") << u"empty"_s;
        QTest::newRow("a line break alone") << QByteArray("\n") << u"not the header"_s;
        QTest::newRow("Parquet") << QByteArray("PAR1\x15\x04\x15PAR1") << u"Parquet"_s;
        QTest::newRow("UTF-16") << QByteArray("\xff\xfe"
                                              "i\0d\0",
                                              6)
                                << u"UTF-16"_s;
        QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16) << u"not the header"_s;
        QTest::newRow("JSON") << QByteArray("{\"a\":1}") << u"no manifest"_s;
        QTest::newRow("broken JSON") << QByteArray("{\"reportKeys\":[") << u"no manifest"_s;
        QTest::newRow("a quote that never ends") << QByteArray("\"" + QByteArray(200, 'x')) << u"not"_s;
        QTest::newRow("gzip of nothing") << gzipped({}) << u"empty"_s;
        QTest::newRow("half a gzip header") << QByteArray("\x1f\x8b\x08") << u"cut off"_s;
        QTest::newRow("a broken zip") << QByteArray("PK\x03\x04 and so on") << u"damaged"_s;
    }
    void noExport()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, says);
        const Reading reading = readBytes(path(u"thing.dat"_s), bytes);
        QVERIFY(reading.error);
        QVERIFY2(reading.error->message.contains(says), qPrintable(reading.error->message));
        QVERIFY2(reading.error->message.contains(u"thing.dat"_s), qPrintable(reading.error->message));
        // The same file found in a folder: the folder holds no export, and why is said.
        const Reading folder = readPaths({m_dir.path()});
        QVERIFY(folder.error);
        QVERIFY(!folder.error->message.isEmpty());
    }

    void aFolderWithoutAnExport()
    {
        const Reading reading = readPaths({m_dir.path()});
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, ErrorCode::NotFound);
        QVERIFY2(reading.error->message.startsWith(u"No billing export was found in "_s),
                 qPrintable(reading.error->message));
    }

    void whatIsNotThere()
    {
        const Reading reading = readPaths({path(u"absent.csv"_s)});
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, ErrorCode::NotFound);
        QVERIFY(reading.error->message.contains(u"absent.csv"_s));
    }

    void bomAndLineEndsChangeNothing_data()
    {
        QTest::addColumn<QByteArray>("before");
        QTest::addColumn<QByteArray>("lineEnd");
        QTest::addColumn<QByteArray>("after");
        QTest::newRow("BOM") << QByteArray("\xef\xbb\xbf") << QByteArray("\n") << QByteArray();
        QTest::newRow("CRLF") << QByteArray() << QByteArray("\r\n") << QByteArray();
        QTest::newRow("BOM and CRLF") << QByteArray("\xef\xbb\xbf") << QByteArray("\r\n") << QByteArray();
        QTest::newRow("blank lines at the end") << QByteArray() << QByteArray("\n") << QByteArray("\n\n");
        QTest::newRow("blank CRLF lines at the end")
            << QByteArray() << QByteArray("\r\n") << QByteArray("\r\n");
    }
    void bomAndLineEndsChangeNothing()
    {
        QFETCH(QByteArray, before);
        QFETCH(QByteArray, lineEnd);
        QFETCH(QByteArray, after);
        Table table = Table::legacy();
        table.row({{"lineItem/LegalEntity", "Amazon Web Services, Inc."}});
        table.row({{"lineItem/LineItemDescription", "say \"hi\""}, {"lineItem/LegalEntity", "last"}});
        const Reading reading = readBytes(path(), before + table.csv(lineEnd.constData()) + after);
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->message : QString()));
        QCOMPARE(reading.summary.findings.size(), 0);
        QCOMPARE(reading.summary.lines, 2);
        QCOMPARE(reading.sink.sum().toString(), u"0.192"_s);
        QCOMPARE(reading.sink.ids[0], std::string("id1"));
        QCOMPARE(reading.sink.originOf(1).seller,
                 std::string("last")); // the last column has no line end in it
        QCOMPARE(reading.sink.descriptions.back(), std::string("say \"hi\""));
    }

    void aLastLineWithoutItsEnd()
    {
        QByteArray csv = Table::legacy().row().row().csv();
        csv.chop(1);
        const Reading reading = readBytes(path(), csv);
        QCOMPARE(reading.summary.findings.size(), 0);
        QCOMPARE(reading.summary.lines, 2);
    }

    void quotesThatNeverClose()
    {
        QByteArray csv = Table::legacy().row().row().csv();
        csv += "id,\"never closed" + QByteArray(1000, 'x') + "\nand,more,lines\n";
        const Reading reading = readBytes(path(), csv);
        QVERIFY(!reading.error);
        QCOMPARE(reading.summary.lines, 2);
        QCOMPARE(reading.summary.errors, 1);
        const Finding& finding = reading.summary.findings.first();
        QCOMPARE(finding.severity, Severity::Error);
        QCOMPARE(finding.line, 4);
        QVERIFY2(finding.message.contains(u"never ends"_s), qPrintable(finding.message));
        QVERIFY(!reading.summary.errorAmount); // nobody knows what is missing
    }

    void linesWithTooFewOrTooManyColumns()
    {
        QByteArray csv = Table::legacy().row().csv();
        csv += "id,,AWS\n";
        csv += Table::legacy().row().csv().split('\n')[1] + ",more\n";
        const Reading reading = readBytes(path(), csv);
        QCOMPARE(reading.summary.lines, 1);
        QCOMPARE(reading.summary.errorLines, 2);
        QCOMPARE(reading.summary.findings.size(), 1);
        QCOMPARE(reading.summary.findings.first().line, 3);
        QCOMPARE(reading.summary.findings.first().count, 2);
        QVERIFY2(reading.summary.findings.first().message.contains(u"3 columns and the header 18"_s),
                 qPrintable(reading.summary.findings.first().message));
        QVERIFY(!reading.summary.errorAmount);
    }

    void aFieldOf100Megabytes_data()
    {
        QTest::addColumn<bool>("quoted");
        QTest::addColumn<int>("megabytes");
        QTest::newRow("plain") << false << 100;
        QTest::newRow("quoted line breaks") << true << 20; // more than a record may have is enough
    }
    void aFieldOf100Megabytes()
    {
        QFETCH(bool, quoted);
        QFETCH(int, megabytes);
        QByteArray csv = Table::legacy().row().csv();
        csv += quoted ? "id,\"" : "id,";
        csv += QByteArray(megabytes << 20, quoted ? '\n' : 'x');
        csv += quoted ? "\",more\n" : ",more\n";
        const Reading reading = readBytes(path(), csv);
        QVERIFY(!reading.error);
        QCOMPARE(reading.summary.lines, 1);
        QCOMPARE(reading.summary.errors, 1);
        QCOMPARE(reading.summary.findings.first().line, 3);
        QVERIFY(!reading.summary.errorAmount);
    }

    /// A long value is no harm as long as it is no longer than a record may be.
    void aFieldOfAMegabyte()
    {
        Table table = Table::legacy();
        table.row({{"lineItem/LineItemDescription", std::string(1 << 20, 'x')}});
        table.row();
        const Reading reading = readBytes(path(), table.csv());
        QCOMPARE(reading.summary.findings.size(), 0);
        QCOMPARE(reading.summary.lines, 2);
        QCOMPARE(reading.sink.descriptions[0].size(), size_t(1 << 20));
    }

    void truncatedGzip()
    {
        Table table = Table::legacy();
        for (int i = 0; i < 5000; ++i)
            table.row({{"identity/LineItemId", "line" + std::to_string(i * 7919 % 5000)}});
        const QByteArray packed = gzipped(table.csv());
        const Reading reading = readBytes(path(u"report.csv.gz"_s), packed.left(packed.size() * 2 / 3));
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->message : QString()));
        QVERIFY(reading.summary.lines > 1000 && reading.summary.lines < 5000);
        QVERIFY(reading.summary.errors >= 1);
        QVERIFY(!reading.summary.errorAmount);
        const QString errors = reading.findings(Severity::Error);
        QVERIFY2(errors.contains(u"report.csv.gz is cut off: its gzip stream ends in the middle"_s),
                 qPrintable(errors));
        QVERIFY2(errors.contains(u"report.csv.gz:%1 "_s.arg(reading.summary.lines + 2)), qPrintable(errors));
    }

    void gzipWithWrongBytes()
    {
        Table table = Table::legacy();
        for (int i = 0; i < 5000; ++i)
            table.row({{"identity/LineItemId", "line" + std::to_string(i * 7919 % 5000)}});
        QByteArray packed = gzipped(table.csv());
        packed[packed.size() - 5] = static_cast<char>(packed[packed.size() - 5] ^ 1); // of the check sum
        const Reading reading = readBytes(path(u"report.csv.gz"_s), packed);
        QVERIFY(!reading.error);
        QVERIFY(reading.summary.errors >= 1);
        QVERIFY(reading.findings(Severity::Error).contains(u"damaged"_s));
    }

    void aFileThatChangesWhileItIsRead_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"grows", "shrinks", "vanishes", "is replaced"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void aFileThatChangesWhileItIsRead()
    {
        QFETCH(QString, how);
        // Larger than what is read ahead, so that the change falls into the reading.
        const QByteArray header = Table::legacy().csv();
        const QByteArray csv = header + Table::legacy().row().csv().mid(header.size()).repeated(60000);
        writeFile(path(), csv);
        class Meddler : public Collector
        {
        public:
            std::function<void()> meddle;
            Result<void> take(ChargeBatch&& batch) override
            {
                if (batches == 0)
                    meddle();
                return Collector::take(std::move(batch));
            }
        } sink;
        sink.meddle = [&] {
            QFile file(path());
            if (how == u"grows"_s) {
                QVERIFY(file.open(QIODevice::Append));
                file.write("x\n");
            } else if (how == u"shrinks"_s) {
                QVERIFY(file.resize(file.size() - 100));
            } else if (how == u"vanishes"_s) {
                QVERIFY(file.remove());
            } else {
                writeFile(path(u"other.csv"_s), csv);
                QVERIFY(file.remove());
                QVERIFY(QFile::rename(path(u"other.csv"_s), path()));
            }
        };
        auto sources = findExports({path()});
        QVERIFY(sources.ok());
        const auto read = readExport(sources->first(), {.batchLines = 500}, sink);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().code, ErrorCode::Storage);
        QVERIFY2(read.error().message.contains(u"report.csv changed or was removed"_s),
                 qPrintable(read.error().message));
    }

    void aFileThatVanishesBeforeItIsRead()
    {
        writeFile(path(), Table::legacy().row().csv());
        auto sources = findExports({path()});
        QVERIFY(sources.ok());
        QVERIFY(QFile::remove(path()));
        const Reading reading = readSource(sources->first());
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, ErrorCode::Storage);
        QVERIFY2(reading.error->message.contains(u"report.csv is not there"_s),
                 qPrintable(reading.error->message));
    }

    void aHeaderWithoutLines()
    {
        const Reading reading = readBytes(path(), Table::legacy().csv());
        QVERIFY(!reading.error);
        QCOMPARE(reading.summary.lines, 0);
        QCOMPARE(reading.findings(Severity::Info), u"report.csv:1  x1 The file has a header and no lines."_s);
    }
};

QTEST_GUILESS_MAIN(TestHostileInput)
#include "tst_hostileinput.moc"
