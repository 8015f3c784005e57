// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/reconcilemodel.h"

#include "models/views/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

ReconcileRow row(const char* invoice, const char* bill, const char* invoiced = nullptr,
                 ReconcileState state = ReconcileState::Open, const QString& note = {})
{
    ReconcileRow row;
    row.invoiceId = QString::fromLatin1(invoice);
    row.seller = u"AWS"_s;
    row.bill = *Money::fromString(QString::fromLatin1(bill));
    if (invoiced)
        row.invoiced = *Money::fromString(QString::fromLatin1(invoiced));
    row.state = state;
    row.note = note;
    return row;
}

Reconciliation reconciliation(const QList<ReconcileRow>& rows)
{
    Reconciliation result{.bill = {*BillingPeriod::parse(u"2026-09"), u"1"_s, u"USD"_s}};
    result.rows = rows;
    return result;
}

QStringList invoices(const ReconcileModel& model)
{
    QStringList names;
    for (int i = 0; i < model.rowCount(); ++i)
        names << model.index(i, ReconcileModel::Invoice).data().toString();
    return names;
}

QString text(const ReconcileModel& model, int at, ReconcileModel::Column column)
{
    return model.index(at, column).data().toString();
}

} // namespace

class TstReconcileModel : public QObject
{
    Q_OBJECT

private slots:
    void differencesComeFirst();
    void statesHaveWords_data();
    void statesHaveWords();
    void finishWaitsForEveryRow();
    void totalsAreSumsOfWhatIsShown();
    void theSameRowsKeepTheSelection();
    void aTickIsSaid();
    void invoicesAreATableWithBothKeys();
};

void TstReconcileModel::differencesComeFirst()
{
    ReconcileModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReconciliation(reconciliation(
        {row("same", "900", "900", ReconcileState::Matched), row("small", "10", "10.5"), row("none", "800"),
         row("big", "20", "10"), row("told", "5", "4", ReconcileState::Explained, u"rounding"_s)}));
    QCOMPARE(invoices(model), QStringList({u"big"_s, u"small"_s, u"told"_s, u"none"_s, u"same"_s}));
    model.setShow(ReconcileModel::Show::OnlyDifferences);
    QCOMPARE(invoices(model), QStringList({u"big"_s, u"small"_s, u"told"_s}));
    model.setShow(ReconcileModel::Show::All);
    QCOMPARE(invoices(model), QStringList({u"same"_s, u"none"_s, u"big"_s, u"small"_s, u"told"_s}));
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void TstReconcileModel::statesHaveWords_data()
{
    QTest::addColumn<QString>("invoiced");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("badge");
    QTest::addColumn<QString>("difference");
    const int open = static_cast<int>(ReconcileState::Open);
    const int explained = static_cast<int>(ReconcileState::Explained);
    QTest::newRow("nothing entered") << QString() << open << u"Open"_s << u"neutral"_s << u"\u2013"_s;
    QTest::newRow("equal") << u"12.344"_s << open << u"Matches"_s << u"success"_s << u"0.00"_s;
    QTest::newRow("less") << u"10.22"_s << open << u"Differs"_s << u"warning"_s << u"\u22122.12"_s;
    QTest::newRow("more") << u"12.98"_s << open << u"Differs"_s << u"warning"_s << u"+0.64"_s;
    QTest::newRow("explained") << u"10.22"_s << explained << u"Explained"_s << u"info"_s << u"\u22122.12"_s;
}

void TstReconcileModel::statesHaveWords()
{
    QFETCH(QString, invoiced);
    QFETCH(int, state);
    ReconcileModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReconciliation(
        reconciliation({row("i", "12.341", invoiced.isEmpty() ? nullptr : qPrintable(invoiced),
                            static_cast<ReconcileState>(state), u"note"_s)}));
    QTEST(text(model, 0, ReconcileModel::State), "word");
    QTEST(model.index(0, ReconcileModel::State).data(BadgeRole).toString(), "badge");
    QTEST(text(model, 0, ReconcileModel::Difference), "difference");
}

void TstReconcileModel::finishWaitsForEveryRow()
{
    ReconcileModel model;
    QVERIFY(!model.obstacle().isEmpty());
    model.setReconciliation(reconciliation({row("a", "1"), row("b", "2")}));
    QCOMPARE(model.obstacle(), u"The amounts of 2 invoices are missing."_s);
    model.setReconciliation(reconciliation({row("a", "1", "1"), row("b", "2", "2.01")}));
    QCOMPARE(model.obstacle(), u"1 difference is not explained."_s);
    // What matched once and differs after a later import is not done.
    model.setReconciliation(reconciliation({row("b", "2", "2.01", ReconcileState::Matched)}));
    QCOMPARE(model.obstacle(), u"1 difference is not explained."_s);
    model.setReconciliation(reconciliation(
        {row("a", "1", "1"), row("b", "2", "2.01", ReconcileState::Explained, u"rounding"_s)}));
    QCOMPARE(model.obstacle(), QString());
}

void TstReconcileModel::totalsAreSumsOfWhatIsShown()
{
    ReconcileModel model;
    model.setReconciliation(
        reconciliation({row("a", "1.004", "1"), row("b", "2.004", "2.5", ReconcileState::Explained, u"x"_s),
                        row("c", "3.004"), row("d", "4.004", "4.24")}));
    const ReconcileModel::Totals totals = model.totals();
    QCOMPARE(totals.rows, 4);
    QCOMPARE(totals.entered, 3);
    QCOMPARE(totals.differing, 2);
    QVERIFY(totals.bill == 1000); // 1.00 + 2.00 + 3.00 + 4.00, as the rows show
    QVERIFY(totals.invoiced == 774);
    QVERIFY(totals.difference == 74);
    QVERIFY(totals.unexplained == 24);
}

void TstReconcileModel::theSameRowsKeepTheSelection()
{
    ReconcileModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setReconciliation(reconciliation({row("a", "2", "1"), row("b", "1")}));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    const QPersistentModelIndex kept = model.index(0, 0);
    ReconcileRow changed = row("a", "2", "1.5");
    model.setRow(changed);
    QCOMPARE(text(model, 0, ReconcileModel::Difference), u"\u22120.50"_s);
    model.setReconciliation(reconciliation({changed, row("b", "1")}));
    QVERIFY(kept.isValid());
    QCOMPARE(resets.count(), 0);
}

void TstReconcileModel::aTickIsSaid()
{
    ReconcileModel model;
    model.setReconciliation(
        reconciliation({row("a", "2", "2"), row("b", "1", "1", ReconcileState::Matched)}));
    QList<QPair<QString, bool>> said;
    connect(&model, &ReconcileModel::ticked, this, [&said](const ReconcileRow& of, bool done) {
        said.append({of.invoiceId, done});
    });
    const int a = model.rowOf(u"a"_s, u"AWS"_s);
    const int b = model.rowOf(u"b"_s, u"AWS"_s);
    QCOMPARE(model.index(a, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    QCOMPARE(model.index(b, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
    QVERIFY(model.setData(model.index(a, 0), Qt::Checked, Qt::CheckStateRole));
    QVERIFY(model.setData(model.index(b, 0), Qt::Unchecked, Qt::CheckStateRole));
    QCOMPARE(said, (QList<QPair<QString, bool>>{{u"a"_s, true}, {u"b"_s, false}}));
    // The model keeps nothing by itself.
    QCOMPARE(model.index(a, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
}

void TstReconcileModel::invoicesAreATableWithBothKeys()
{
    const BillTable table = invoiceTable(reconciliation({row("", "2.004"), row("INV", "1.004")}));
    QCOMPARE(table.rows.size(), 2);
    QCOMPARE(table.rows[0].name, u"Not invoiced yet"_s);
    QCOMPARE(table.rows[0].detail, u"AWS"_s);
    QVERIFY(table.totalCents == 301);
    QVERIFY(table.rows[0].cents + table.rows[1].cents == 301);
    QCOMPARE(splitInvoiceKey(table.rows[1].key), (QPair<QString, QString>(u"INV"_s, u"AWS"_s)));
}

QTEST_GUILESS_MAIN(TstReconcileModel)
#include "tst_reconcilemodel.moc"
