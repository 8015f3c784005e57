// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/findingmodel.h"
#include "models/views/importmodel.h"
#include "models/views/periodtotalsmodel.h"
#include "models/views/previewlinemodel.h"
#include "models/views/roles.h"
#include "models/views/seenaccountmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime now(QDate(2026, 11, 4), QTime(9, 12), Qt::UTC);

BillId bill(const QString& period, const QString& payer = u"112233445566"_s,
            const QString& currency = u"USD"_s)
{
    return {*BillingPeriod::parse(period), payer, currency};
}

PeriodTotals totals(const BillId& id, const QString& amount)
{
    PeriodTotals period{.bill = id};
    period.total = *Money::fromString(amount);
    period.lines = 3;
    period.accounts = 2;
    return period;
}

ImportRecord record(const QList<PeriodTotals>& periods)
{
    ImportRecord record;
    record.id = 7;
    record.imported = now.addSecs(-3 * 3600);
    record.source = u"/srv/exports/2026-10/part-1.csv.gz"_s;
    record.format = u"Legacy CUR, CSV in gzip"_s;
    record.periods = periods;
    record.lines = 1874210;
    return record;
}

QString shown(const QAbstractItemModel& model, int row, int column, int role = Qt::DisplayRole)
{
    return model.index(row, column).data(role).toString();
}

} // namespace

class TstImportModels : public QObject
{
    Q_OBJECT

private slots:
    void periodsInWords_data();
    void periodsInWords();
    void currenciesAreNeverAdded();
    void statesOfAnImport_data();
    void statesOfAnImport();
    void anImportInARow();
    void findings();
    void findingsInWords_data();
    void findingsInWords();
    void effectsOfAnImport_data();
    void effectsOfAnImport();
    void previewLinesStandAsInTheFile();
    void payersComeFirst();
};

void TstImportModels::periodsInWords_data()
{
    QTest::addColumn<QStringList>("periods");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << QStringList() << u"–"_s;
    QTest::newRow("one") << QStringList{u"2026-10"_s} << u"October 2026"_s;
    QTest::newRow("one of two payers") << QStringList{u"2026-10"_s, u"2026-10"_s} << u"October 2026"_s;
    QTest::newRow("a run") << QStringList{u"2026-11"_s, u"2026-10"_s} << u"October 2026 to November 2026"_s;
    QTest::newRow("with a gap") << QStringList{u"2026-08"_s, u"2026-10"_s}
                                << u"2 months, August 2026 to October 2026"_s;
}

void TstImportModels::periodsInWords()
{
    QFETCH(QStringList, periods);
    QList<PeriodTotals> list;
    for (const QString& period : periods)
        list.append(totals(bill(period), u"1"_s));
    QTEST(periodsText(list), "words");
}

void TstImportModels::currenciesAreNeverAdded()
{
    const QList<PeriodTotals> same{totals(bill(u"2026-09"_s), u"1.5"_s),
                                   totals(bill(u"2026-10"_s), u"0.000000001"_s)};
    QCOMPARE(controlTotalText(same), u"USD\u00a01.500000001"_s);
    const QList<PeriodTotals> mixed{totals(bill(u"2026-09"_s), u"1.5"_s),
                                    totals(bill(u"2026-09"_s, u"1"_s, u"EUR"_s), u"2"_s)};
    QCOMPARE(controlTotalText(mixed), u"EUR\u00a02; USD\u00a01.5"_s);
}

void TstImportModels::statesOfAnImport_data()
{
    QTest::addColumn<bool>("active");
    QTest::addColumn<bool>("beside");
    QTest::addColumn<bool>("undone");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("badge");
    QTest::newRow("in force") << true << false << false << u"Active"_s << u"success"_s;
    QTest::newRow("replaced") << false << false << false << u"Replaced"_s << u"neutral"_s;
    QTest::newRow("undone") << false << false << true << u"Undone"_s << u"neutral"_s;
    QTest::newRow("beside an issued month") << false << true << false << u"Beside issued"_s << u"warning"_s;
}

void TstImportModels::statesOfAnImport()
{
    QFETCH(bool, active);
    QFETCH(bool, beside);
    QFETCH(bool, undone);
    ImportModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ImportRecord entry = record({totals(bill(u"2026-10"_s), u"1"_s)});
    entry.active = active;
    entry.besideIssued = beside;
    entry.undone = undone;
    model.setImports({entry}, now);
    QTEST(shown(model, 0, ImportModel::StateColumn), "word");
    QTEST(shown(model, 0, ImportModel::StateColumn, BadgeRole), "badge");
}

void TstImportModels::anImportInARow()
{
    ImportModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setImports({record({totals(bill(u"2026-10"_s), u"508974.4612"_s)})}, now);
    const QStringList wanted{
        u"4 Nov 2026, 06:12 UTC"_s, u"part-1.csv.gz"_s, u"October 2026"_s, u"1,874,210"_s,
        u"508,974.4612"_s,          u"No findings"_s,   u"Active"_s};
    QStringList row;
    for (int column = 0; column < ImportModel::ColumnCount; ++column)
        row.append(shown(model, 0, column));
    QCOMPARE(row, wanted);
    QCOMPARE(shown(model, 0, ImportModel::ImportedColumn, SecondLineRole), u"3 hours ago"_s);
    QCOMPARE(shown(model, 0, ImportModel::TotalColumn, ExactRole), u"508,974.4612"_s);
    QCOMPARE(model.index(0, 0).data(KeyRole).toLongLong(), 7);
    model.setImports({}, now);
    QCOMPARE(model.rowCount(), 0);
}

void TstImportModels::findings()
{
    FindingModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFindings(
        {{Severity::Error, u"/srv/part-17.csv"_s, 88214, u"lineItem/UnblendedCost"_s, u"No number."_s, 12},
         {Severity::Warning, u"/srv/part-17.csv"_s, 0, {}, u"Truncated."_s, 1}});
    const QStringList wanted{u"Error"_s, u"part-17.csv"_s, u"88,214"_s, u"lineItem/UnblendedCost"_s,
                             u"12"_s,    u"No number."_s};
    QStringList row;
    for (int column = 0; column < FindingModel::ColumnCount; ++column)
        row.append(shown(model, 0, column));
    QCOMPARE(row, wanted);
    QCOMPARE(shown(model, 0, FindingModel::LineColumn, ExactRole), u"88214"_s);
    QCOMPARE(shown(model, 1, FindingModel::LineColumn), u"–"_s); // the whole file is meant
    QCOMPARE(shown(model, 0, FindingModel::FileColumn, Qt::ToolTipRole), u"/srv/part-17.csv"_s);
    QVERIFY(model.index(0, FindingModel::SeverityColumn).data(SortRole).toInt() <
            model.index(1, FindingModel::SeverityColumn).data(SortRole).toInt());
}

void TstImportModels::findingsInWords_data()
{
    QTest::addColumn<qint64>("errors");
    QTest::addColumn<qint64>("warnings");
    QTest::addColumn<QString>("words");
    QTest::newRow("none") << qint64(0) << qint64(0) << u"No findings"_s;
    QTest::newRow("one of each") << qint64(1) << qint64(1) << u"1 error, 1 warning"_s;
    QTest::newRow("only warnings") << qint64(0) << qint64(1300) << u"1,300 warnings"_s;
    QTest::newRow("only errors") << qint64(2) << qint64(0) << u"2 errors"_s;
}

void TstImportModels::findingsInWords()
{
    QFETCH(qint64, errors);
    QFETCH(qint64, warnings);
    QTEST(findingsText(errors, warnings), "words");
}

void TstImportModels::effectsOfAnImport_data()
{
    QTest::addColumn<bool>("replaces");
    QTest::addColumn<bool>("issued");
    QTest::addColumn<bool>("unchanged");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing there") << false << false << false << u"New"_s;
    QTest::newRow("an import there") << true << false << false << u"Replaces"_s;
    QTest::newRow("issued") << true << true << false << u"Beside issued"_s;
    QTest::newRow("the same bytes") << true << true << true << u"Unchanged"_s;
}

void TstImportModels::effectsOfAnImport()
{
    QFETCH(bool, replaces);
    QFETCH(bool, issued);
    QFETCH(bool, unchanged);
    PeriodTotalsModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    PeriodTotals period = totals(bill(u"2026-10"_s), u"10.000000001"_s);
    if (replaces)
        period.replacesTotal = Money::fromString(u"9.5"_s);
    period.issued = issued;
    period.unchanged = unchanged;
    model.setPeriods({period});
    QTEST(shown(model, 0, PeriodTotalsModel::EffectColumn), "word");
    QCOMPARE(shown(model, 0, PeriodTotalsModel::TotalColumn), u"10.000000001\u00a0USD"_s);
    QCOMPARE(shown(model, 0, PeriodTotalsModel::PresentColumn), replaces ? u"9.5"_s : u"–"_s);
}

void TstImportModels::previewLinesStandAsInTheFile()
{
    PreviewLineModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LineRow line;
    line.rawType = u"DiscountedUsage"_s;
    line.accountKey = u"962206530332"_s;
    line.service = u"Amazon S3"_s;
    line.usage = *Money::fromString(u"0.00000482"_s);
    line.amounts[Basis::Unblended] = *Money::fromString(u"0.00000011086"_s);
    model.setLines({line});
    const QStringList wanted{u"DiscountedUsage"_s, u"962206530332"_s, u"Amazon S3"_s, u"–"_s,
                             u"0.00000482"_s,      u"0.00000011086"_s};
    QStringList row;
    for (int column = 0; column < PreviewLineModel::ColumnCount; ++column)
        row.append(shown(model, 0, column));
    QCOMPARE(row, wanted);
}

void TstImportModels::payersComeFirst()
{
    SeenAccountModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setAccounts({{u"1"_s, u"Sandbox"_s}, {u"2"_s, QString()}, {u"3"_s, u"Billing"_s}}, {u"3"_s});
    QStringList names;
    for (int row = 0; row < model.rowCount(); ++row)
        names.append(shown(model, row, SeenAccountModel::NameColumn));
    QCOMPARE(names, (QStringList{u"Billing"_s, u"Sandbox"_s, u"No name in the export"_s}));
    QCOMPARE(shown(model, 0, SeenAccountModel::RoleColumn), u"Payer account"_s);
}

QTEST_GUILESS_MAIN(TstImportModels)
#include "tst_importmodels.moc"
