// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/bytesource.h"
#include "models/sample/sample.h"
#include "tests/models/ingest/ingestsupport.h"
#include "tests/support/projectfolder.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// Every file of a folder: path below it and bytes.
QMap<QString, QByteArray> contents(const QString& folder)
{
    QMap<QString, QByteArray> files;
    QDirIterator walk(folder, QDir::Files, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        QFile file(walk.next());
        if (file.open(QIODevice::ReadOnly))
            files.insert(QDir(folder).relativeFilePath(file.fileName()), file.readAll());
    }
    return files;
}

QByteArray unpacked(const QString& path)
{
    QByteArray bytes;
    auto source = openByteSource(path);
    if (!source)
        return bytes;
    std::vector<char> buffer(1 << 16);
    std::int64_t got = 0;
    while ((got = (*source)->read(buffer.data(), std::ssize(buffer))) > 0)
        bytes.append(buffer.data(), got);
    return bytes;
}

} // namespace

class TestSample : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::vector<Reading> m_months; ///< the default sample, month by month

private slots:
    void initTestCase()
    {
        const QString folder = m_dir.filePath(u"sample"_s);
        const auto written = writeSample(folder, {});
        QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(written.error().message));
        QCOMPARE(written->accounts, 6);
        QCOMPARE(written->lines, 12000);
        QCOMPARE(written->first.toString(), u"2025-10"_s);
        QCOMPARE(written->last.toString(), u"2026-09"_s);
        auto sources = findExports({folder});
        QVERIFY(sources.ok());
        QCOMPARE(sources->size(), 12);
        for (const ExportSource& source : *sources)
            m_months.push_back(readSource(source));
    }

    void sameOptionsSameBytes()
    {
        SampleOptions options{.accounts = 9, .months = 3, .lines = 900, .seed = 42};
        const QStringList names{u"a"_s, u"b"_s, u"other"_s};
        for (const QString& name : names) {
            options.seed = name == u"other"_s ? 43 : 42;
            QVERIFY(writeSample(m_dir.filePath(name), options).ok());
        }
        const auto first = contents(m_dir.filePath(u"a"_s));
        QCOMPARE(first.size(), 1 + 3 * 4); // the account list; two parts and two manifests a month
        QVERIFY(first == contents(m_dir.filePath(u"b"_s)));
        QVERIFY(first != contents(m_dir.filePath(u"other"_s)));
    }

    void itReadsWithoutFindings()
    {
        qint64 lines = 0;
        for (const Reading& month : m_months) {
            QVERIFY2(!month.error, qPrintable(month.error ? month.error->message : QString()));
            QCOMPARE(month.findings(Severity::Error), QString());
            QCOMPARE(month.findings(Severity::Warning), QString());
            QCOMPARE(month.source.format, u"cur-legacy"_s);
            QCOMPARE(month.source.files.size(), 2);
            QVERIFY(!month.source.assembly.isEmpty());
            for (const bool available : month.summary.basisAvailable)
                QVERIFY(available);
            lines += month.summary.lines;
        }
        QCOMPARE(lines, 12000);
    }

    void exactlyAsManyLinesAsAsked_data()
    {
        QTest::addColumn<int>("accounts");
        QTest::addColumn<int>("months");
        QTest::addColumn<qint64>("lines");
        QTest::newRow("one account, fewest") << 1 << 1 << fewestSampleLines(1, 1);
        QTest::newRow("one account, three months") << 1 << 3 << qint64(300);
        QTest::newRow("fewest of many") << 40 << 4 << fewestSampleLines(40, 4);
        QTest::newRow("one more") << 40 << 4 << fewestSampleLines(40, 4) + 1;
        QTest::newRow("more lines than hours") << 1 << 1 << qint64(5000);
        QTest::newRow("more than a year") << 7 << 26 << qint64(3001);
        QTest::newRow("more accounts than names") << 450 << 2 << qint64(2500);
    }
    void exactlyAsManyLinesAsAsked()
    {
        QFETCH(int, accounts);
        QFETCH(int, months);
        QFETCH(qint64, lines);
        QTemporaryDir dir;
        const auto written =
            writeSample(dir.path(), {.accounts = accounts, .months = months, .lines = lines});
        QVERIFY2(written.ok(), written.ok() ? "" : qPrintable(written.error().message));
        auto sources = findExports({dir.path()});
        QVERIFY(sources.ok());
        QCOMPARE(sources->size(), months);
        qint64 found = 0;
        std::set<QString> names;
        for (const ExportSource& source : *sources) {
            const Reading month = readSource(source);
            QCOMPARE(month.findings(Severity::Error) + month.findings(Severity::Warning), QString());
            found += month.summary.lines;
            for (const auto& [key, name] : month.summary.accountNames)
                names.insert(name);
        }
        QCOMPARE(found, lines);
        QCOMPARE(static_cast<int>(names.size()), accounts); // no name twice
    }

    void wrongOptions_data()
    {
        QTest::addColumn<int>("accounts");
        QTest::addColumn<int>("months");
        QTest::addColumn<qint64>("lines");
        QTest::newRow("no account") << 0 << 12 << qint64(12000);
        QTest::newRow("no month") << 6 << 0 << qint64(12000);
        QTest::newRow("too few lines") << 6 << 12 << fewestSampleLines(6, 12) - 1;
        QTest::newRow("too many lines") << 6 << 12 << (qint64(1) << 40);
        QTest::newRow("too many accounts") << 1000000 << 1 << qint64(12000);
    }
    void wrongOptions()
    {
        QFETCH(int, accounts);
        QFETCH(int, months);
        QFETCH(qint64, lines);
        const QString folder = m_dir.filePath(u"wrong"_s);
        const auto written = writeSample(folder, {.accounts = accounts, .months = months, .lines = lines});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::Invalid);
        QVERIFY(!QFileInfo::exists(folder));
    }

    void aFolderWithFilesIsLeftAlone()
    {
        const QString folder = m_dir.filePath(u"full"_s);
        writeFile(folder + u"/mine.txt"_s, "x");
        const auto written = writeSample(folder, {});
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::Conflict);
        QCOMPARE(contents(folder).size(), 1);
    }

    void everyKindOfChargeIsThere()
    {
        std::set<std::string> types;
        std::set<std::string> sellers;
        std::set<std::string> entities;
        std::set<ChargeType> kinds;
        for (const Reading& month : m_months) {
            for (size_t i = 0; i < month.sink.lines.size(); ++i) {
                types.insert(month.sink.kindOf(i).rawType);
                kinds.insert(month.sink.kindOf(i).type);
                sellers.insert(month.sink.originOf(i).seller);
                entities.insert(month.sink.originOf(i).billingEntity);
            }
        }
        QVERIFY(types == (std::set<std::string>{"Usage", "DiscountedUsage", "SavingsPlanCoveredUsage",
                                                "SavingsPlanNegation", "SavingsPlanRecurringFee", "RIFee",
                                                "Fee", "Tax", "Credit", "Refund", "BundledDiscount"}));
        QVERIFY(kinds == (std::set<ChargeType>{ChargeType::Usage, ChargeType::Fee, ChargeType::Discount,
                                               ChargeType::Credit, ChargeType::Refund, ChargeType::Tax,
                                               ChargeType::Support}));
        QCOMPARE(sellers.size(), size_t(4));
        QVERIFY(entities == (std::set<std::string>{"AWS", "AWS Marketplace"}));
    }

    void everyMonthHasEveryAccount()
    {
        for (const Reading& month : m_months) {
            QCOMPARE(month.sink.byAccount().size(), size_t(6));
            QCOMPARE(month.summary.accountNames.size(), 6);
            for (const auto& [account, amount] : month.sink.byAccount())
                QVERIFY(amount > Money());
        }
    }

    void deductionsAreNegativeAndChargesAreNot()
    {
        for (const Reading& month : m_months) {
            std::map<ChargeType, Money> sums;
            for (size_t i = 0; i < month.sink.lines.size(); ++i) {
                const Money cost = month.sink.lines[i].cost[0];
                const ChargeType type = month.sink.kindOf(i).type;
                const bool deduction =
                    type == ChargeType::Discount || type == ChargeType::Credit || type == ChargeType::Refund;
                QVERIFY(deduction ? cost <= Money() : cost >= Money());
                sums[type] += cost;
            }
            Money total;
            for (const auto& [type, sum] : sums)
                total += sum;
            QVERIFY(total == month.sink.sum());
            QVERIFY(total > Money::fromCents(1'000'000) && total < Money::fromCents(5'000'000));
            QVERIFY(sums[ChargeType::Usage] > total - sums[ChargeType::Usage]);
        }
    }

    void onlyTheLastMonthIsAnEstimate()
    {
        for (size_t number = 0; number < m_months.size(); ++number) {
            const Collector& sink = m_months[number].sink;
            std::set<std::string> invoices;
            for (size_t i = 0; i < sink.lines.size(); ++i)
                invoices.insert(sink.originOf(i).invoiceId);
            const bool last = number + 1 == m_months.size();
            QCOMPARE(invoices.count({}), size_t(last ? 1 : 0));
            QCOMPARE(invoices.size(), size_t(last ? 1 : 4)); // one for each seller
        }
    }

    /// Amortized differs from cash by the reservations' upfront fee alone: it is spread over the hours of the
    /// year.
    void amortizedSpreadsTheUpfrontFee()
    {
        Money upfront;
        for (const Reading& month : m_months) {
            for (size_t i = 0; i < month.sink.lines.size(); ++i) {
                const PackedLine& line = month.sink.lines[i];
                if (month.sink.kindOf(i).rawType == "Fee" && line.commitment != PackedLine::none)
                    upfront += line.cost[0];
            }
        }
        QVERIFY(upfront > Money());
        constexpr int hoursInYear = 8760;
        Money spread;
        Money cash;
        Money amortized;
        for (const Reading& month : m_months) {
            const int days =
                QDate::fromString(
                    u"%1-01"_s.arg(BillingPeriod::fromIndex(month.sink.originOf(0).period)->toString()),
                    Qt::ISODate)
                    .daysInMonth();
            spread += Money::fromAttos(upfront.attos() / hoursInYear * (days * 24));
            cash += month.sink.sum();
            amortized += month.sink.sum(Basis::Amortized);
        }
        QCOMPARE((amortized - cash).toString(), (spread - upfront).toString());
        QCOMPARE(amortized.toString(), cash.toString()); // the sample's twelve months are one year
    }

    /// The lines that a savings plan covers come to nothing, and what of the commitment they use is never
    /// more than it.
    void whatASavingsPlanCoversNetsToZero()
    {
        for (const Reading& month : m_months) {
            Money covered;
            Money effective;
            Money fees;
            Money unused;
            for (size_t i = 0; i < month.sink.lines.size(); ++i) {
                const PackedLine& line = month.sink.lines[i];
                const std::string& type = month.sink.kindOf(i).rawType;
                if (type == "SavingsPlanCoveredUsage" || type == "SavingsPlanNegation") {
                    covered += line.cost[0];
                    effective += line.cost[static_cast<size_t>(Basis::Amortized)];
                }
                if (type == "SavingsPlanRecurringFee") {
                    fees += line.cost[0];
                    unused += line.cost[static_cast<size_t>(Basis::Amortized)];
                    QVERIFY(!line.cost[static_cast<size_t>(Basis::Amortized)].isNegative());
                }
            }
            QVERIFY(covered.isZero());
            QVERIFY(effective > Money() && unused > Money());
            QVERIFY(effective + unused == fees);
        }
    }

    void amountsAreSpelledAsTheProviderDoes()
    {
        int exponents = 0;
        qsizetype longest = 0;
        for (const QString& path : m_months.front().source.files) {
            for (const QByteArray& line : unpacked(path).split('\n')) {
                for (const QByteArray& field : line.split(',')) {
                    const bool number = !field.isEmpty() &&
                                        Money::parse(field.toStdString()).status == Money::ParseStatus::Exact;
                    exponents += number && field.contains("E-") ? 1 : 0;
                    if (number && field.contains('.') && !field.contains('E'))
                        longest = std::max(longest, field.size() - field.indexOf('.') - 1);
                }
            }
        }
        QVERIFY(exponents > 20);
        QCOMPARE(longest, 11);
    }

    void accountSumsAreThoseOfPythonsDecimal()
    {
        for (const size_t number : {size_t(4), size_t(11)}) {
            const Reading& month = m_months[number];
            QStringList arguments{projectFile(u"tests/app/sum_export.py"_s), month.source.files.first(),
                                  u"lineItem/UnblendedCost"_s, u"lineItem/UsageAccountId"_s};
            QProcess python;
            python.start(u"python3"_s, arguments + month.source.files.mid(1));
            QVERIFY(python.waitForFinished());
            const QJsonObject expected = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
            QCOMPARE(month.sink.sum().toString(), expected["total"_L1].toString());
            for (const auto& [account, amount] : month.sink.byAccount())
                QCOMPARE(amount.toString(), expected[QString::fromStdString(account)].toString());
            QCOMPARE(expected.size(), 7);
        }
    }
};

QTEST_GUILESS_MAIN(TestSample)
#include "tst_sample.moc"
