// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ingest/ingestsupport.h"
#include "tests/support/projectfolder.h"

#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Real exports that nobody here wrote: they lie beside the project, never in it.
class TestSamples : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_folder = projectFile(u"../shared/samples"_s);
        if (!QFileInfo(m_folder).isDir())
            QSKIP("the sample exports are not at ../shared/samples");
    }

    void realLegacyCur()
    {
        const Reading reading =
            readPaths({m_folder + u"/cur-real/sample-anonymous-aws-export-dataset.csv"_s});
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->message : QString()));
        QCOMPARE(reading.source.format, u"cur-legacy"_s);
        QCOMPARE(reading.findings(Severity::Error), QString());
        QCOMPARE(reading.findings(Severity::Warning), QString());
        QCOMPARE(reading.summary.lines, 1281);
        QCOMPARE(reading.sink.sum().toString(), u"1.6823086974"_s);
        std::map<std::string, int> kinds;
        Money tax;
        for (size_t i = 0; i < reading.sink.lines.size(); ++i) {
            ++kinds[reading.sink.kindOf(i).rawType];
            if (reading.sink.kindOf(i).type == ChargeType::Tax)
                tax += reading.sink.lines[i].cost[0];
        }
        QCOMPARE(kinds["Usage"], 1269);
        QCOMPARE(kinds["Tax"], 12);
        QCOMPARE(tax.toString(), u"0.08"_s);
        QCOMPARE(reading.sink.accounts.size(), size_t(1));
        QCOMPARE(reading.sink.accounts[0].key, std::string("123412340534"));
        QCOMPARE(reading.sink.originOf(0).invoiceId, std::string());
        QCOMPARE(reading.sink.originOf(0).period, 2023 * 12 + 10);
        QCOMPARE(reading.sink.originOf(0).seller, std::string("Amazon Web Services Canada, Inc."));
    }

    void realFocus()
    {
        const Reading reading = readPaths({m_folder + u"/focus-1.0/focus_sample.csv"_s});
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->message : QString()));
        QCOMPARE(reading.source.format, u"focus-1.0"_s);
        QCOMPARE(reading.findings(Severity::Error), QString());
        QCOMPARE(reading.findings(Severity::Warning), QString());
        QCOMPARE(reading.summary.lines, 1000);
        QCOMPARE(reading.sink.sum().toString(), u"20.52022672899"_s);
        QCOMPARE(reading.sink.sum(Basis::Amortized).toString(), u"14.97651418586"_s);
        QCOMPARE(reading.sink.sum(Basis::List).toString(), u"20.39090575119"_s);
        std::map<std::string, Money> providers;
        for (size_t i = 0; i < reading.sink.lines.size(); ++i)
            providers[reading.sink.originOf(i).provider] += reading.sink.lines[i].cost[0];
        QCOMPARE(providers["AWS"].toString(), u"18.0066386184"_s);
        QVERIFY(reading.summary.basisAvailable[static_cast<size_t>(Basis::Amortized)]);
        QVERIFY(!reading.summary.basisAvailable[static_cast<size_t>(Basis::Blended)]);
    }

private:
    QString m_folder;
};

QTEST_APPLESS_MAIN(TestSamples)
#include "tst_samples.moc"
