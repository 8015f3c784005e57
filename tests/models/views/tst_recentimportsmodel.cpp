// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/recentimportsmodel.h"
#include "models/views/roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// The last imports at a glance.
class TstRecentImportsModel : public QObject
{
    Q_OBJECT

private slots:
    void theNewestComeFirstUpToTheLimit();
    void theStateIsAWord_data();
    void theStateIsAWord();
};

namespace
{

QDateTime hour(int hour)
{
    return {QDate(2026, 10, 3), QTime(hour, 0), Qt::UTC};
}

ImportRecord record(qint64 id, int imported, const QString& name)
{
    ImportRecord record;
    record.id = id;
    record.imported = hour(imported);
    record.source = u"/exports/"_s + name + u".csv"_s;
    record.reportName = name;
    record.lines = 1234;
    record.periods = {{.bill = {*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s}}};
    return record;
}

} // namespace

void TstRecentImportsModel::theNewestComeFirstUpToTheLimit()
{
    RecentImportsModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ImportRecord unnamed = record(3, 6, u"x"_s);
    unnamed.reportName.clear();
    model.setImports({record(1, 4, u"old"_s), unnamed, record(2, 5, u"middle"_s)}, hour(8), 2);
    QCOMPARE(model.rowCount(), 2);
    // Without a name of its own a report is called by its file.
    QCOMPARE(model.index(0, 0).data().toString(), u"x.csv"_s);
    QCOMPARE(model.index(0, 0).data(SecondLineRole).toString(), u"September 2026, 2 hours ago"_s);
    QVERIFY(model.index(0, 0).data(Qt::ToolTipRole).toString().contains(u"1,234 lines"_s));
    QCOMPARE(model.index(1, 0).data(KeyRole).toLongLong(), 2);
}

void TstRecentImportsModel::theStateIsAWord_data()
{
    QTest::addColumn<bool>("active");
    QTest::addColumn<bool>("undone");
    QTest::addColumn<int>("errors");
    QTest::addColumn<int>("warnings");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("badge");
    QTest::newRow("in force") << true << false << 0 << 0 << u"Active"_s << u"success"_s;
    QTest::newRow("warnings") << true << false << 0 << 2 << u"Findings"_s << u"warning"_s;
    QTest::newRow("errors") << true << false << 1 << 2 << u"Findings"_s << u"error"_s;
    QTest::newRow("replaced") << false << false << 0 << 0 << u"Replaced"_s << u"neutral"_s;
    QTest::newRow("undone") << false << true << 0 << 0 << u"Undone"_s << u"neutral"_s;
    QTest::newRow("replaced, had findings") << false << false << 0 << 3 << u"Replaced"_s << u"neutral"_s;
}

void TstRecentImportsModel::theStateIsAWord()
{
    QFETCH(bool, active);
    QFETCH(bool, undone);
    QFETCH(int, errors);
    QFETCH(int, warnings);
    ImportRecord one = record(1, 4, u"report"_s);
    one.active = active;
    one.undone = undone;
    one.errors = errors;
    one.warnings = warnings;
    RecentImportsModel model;
    model.setImports({one}, hour(8), 4);
    QTEST(model.index(0, RecentImportsModel::State).data().toString(), "word");
    QTEST(model.index(0, RecentImportsModel::State).data(BadgeRole).toString(), "badge");
}

QTEST_APPLESS_MAIN(TstRecentImportsModel)
#include "tst_recentimportsmodel.moc"
