// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/roles.h"
#include "models/views/trendtablemodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

using Column = TrendTableModel::Column;

namespace
{

/// One group and its months; an empty text is a missing month.
struct Line {
    QString name;
    QStringList months;
};

TrendTable makeTrend(const QList<Line>& lines, Dimension by = Dimension::Service)
{
    TrendTable table{
        .query = {
            .payer = u"1"_s, .currency = u"USD"_s, .last = *BillingPeriod::parse(u"2026-10"), .by = by}};
    const qsizetype months = lines.isEmpty() ? 0 : lines.first().months.size();
    table.totals.resize(months);
    for (qsizetype i = 0; i < months; ++i) {
        table.periods.append(table.query.last.plus(static_cast<int>(i - months + 1)));
        table.estimated.append(i == months - 1);
    }
    for (const Line& line : lines) {
        TrendRow row{.key = u"key "_s + line.name, .name = line.name};
        row.months.resize(months);
        for (qsizetype i = 0; i < months; ++i) {
            if (line.months[i].isEmpty())
                continue;
            row.months[i] = *Money::fromString(line.months[i]);
            row.total += *row.months[i];
            table.totals[i] = table.totals[i].value_or(Money()) + *row.months[i];
        }
        table.rows.append(row);
    }
    return table;
}

TrendTable manyGroups(int count)
{
    QList<Line> lines;
    for (int i = 0; i < count; ++i)
        lines.append({u"Service %1"_s.arg(i + 1), {u"%1.004"_s.arg(1000 - i), u"%1.337"_s.arg(1100 - i)}});
    return makeTrend(lines);
}

QStringList column(const TrendTableModel& model, int column)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row)
        texts.append(model.index(row, column).data().toString());
    return texts;
}

/// The cents of a text as it is shown in the C locale.
qint64 cents(QString text)
{
    return text.replace(QChar(0x2212), u'-').remove(u',').remove(u'.').remove(u'+').toLongLong();
}

} // namespace

class TstTrendTableModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void isEmptyWithoutMonths();
    void columnsAreMonthsThenSums();
    void showsChangeAndShareOfTheLatestMonth();
    void aMissingMonthHasNoValue();
    void aMissingMonthBeforeHasNoChange();
    void foldsTheSmallIntoOthers_data();
    void foldsTheSmallIntoOthers();
    void expandsAndFolds();
    void centsAddUpInBothDirections();
    void aMovedCentIsMarked();
    void sortsAmountsNamesAndChanges_data();
    void sortsAmountsNamesAndChanges();
    void othersStayLast();
    void indexesMoveWithTheirRows();
    void coloursFollowTheChart();
    void totalsNameTheGroups_data();
    void totalsNameTheGroups();

private:
    std::unique_ptr<TrendTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TstTrendTableModel::init()
{
    m_model = std::make_unique<TrendTableModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TstTrendTableModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void TstTrendTableModel::isEmptyWithoutMonths()
{
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->columnCount(), 0);
    QCOMPARE(m_model->latestMonth(), -1);
    m_model->setTrend(manyGroups(3));
    m_model->setTrend(makeTrend({}));
    QCOMPARE(m_model->rowCount(), 0);
}

void TstTrendTableModel::columnsAreMonthsThenSums()
{
    m_model->setTrend(makeTrend({{u"EC2"_s, {u"1"_s, u"2"_s}}}));
    QStringList headings;
    for (int i = 0; i < m_model->columnCount(); ++i)
        headings.append(m_model->headerData(i, Qt::Horizontal).toString());
    QCOMPARE(headings, (QStringList{u"Service"_s, u"Sep 2026"_s, u"Oct 2026 est."_s, u"Total"_s, u"Change"_s,
                                    u"Change %"_s, u"Share"_s}));
    QCOMPARE(m_model->headerData(2, Qt::Horizontal, Qt::ToolTipRole).toString(),
             u"October 2026, estimated"_s);
    QCOMPARE(m_model->monthOf(2), 1);
    QCOMPARE(m_model->monthOf(3), -1);
    QCOMPARE(m_model->columnKind(3), Column::Total);
    for (int i = 0; i < m_model->columnCount(); ++i) {
        const auto alignment = Qt::Alignment(m_model->index(0, i).data(Qt::TextAlignmentRole).toInt());
        QCOMPARE(alignment.testFlag(Qt::AlignRight), i > 0);
    }
}

void TstTrendTableModel::showsChangeAndShareOfTheLatestMonth()
{
    m_model->setTrend(makeTrend({{u"EC2"_s, {u"143909.88"_s, u"157900.73"_s}},
                                 {u"Redshift"_s, {u"32396.11"_s, u"31109.32"_s}},
                                 {u"New"_s, {u"0"_s, u"5"_s}},
                                 {u"Same"_s, {u"7"_s, u"7"_s}}}));
    QCOMPARE(column(*m_model, 4), (QStringList{u"+13,990.85"_s, u"−1,286.79"_s, u"+5.00"_s, u"0.00"_s}));
    QCOMPARE(column(*m_model, 5).replaceInStrings(QString(QChar(0x00a0)), u" "_s),
             (QStringList{u"+9.7 %"_s, u"−4.0 %"_s, u"new"_s, u"="_s}));
    QCOMPARE(column(*m_model, 6).first().replace(QChar(0x00a0), u' '), u"83.5 %"_s);
    QCOMPARE(m_model->index(0, 4).data(DeltaRole).toInt(), 1);
    QCOMPARE(m_model->index(1, 4).data(DeltaRole).toInt(), -1);
    QCOMPARE(m_model->index(3, 4).data(DeltaRole).toInt(), 0);
    QVERIFY(m_model->index(3, 4).data(MutedRole).toBool());
    QCOMPARE(m_model->sum(4)->delta, 1);
    QVERIFY(!m_model->sum(6));
}

void TstTrendTableModel::aMissingMonthHasNoValue()
{
    m_model->setTrend(makeTrend({{u"EC2"_s, {u"1"_s, {}, u"2"_s}}}));
    QCOMPARE(m_model->index(0, 2).data().toString(), u"–"_s);
    QCOMPARE(m_model->index(0, 2).data(Qt::AccessibleTextRole).toString(), u"no import"_s);
    QVERIFY(m_model->index(0, 2).data(ExactRole).toString().isEmpty());
    QCOMPARE(m_model->sum(2)->text, u"–"_s);
    // The last month may be the one that is missing: the latest is then the one before.
    m_model->setTrend(makeTrend({{u"EC2"_s, {u"1"_s, u"2"_s, {}}}}));
    QCOMPARE(m_model->latestMonth(), 1);
    QCOMPARE(m_model->index(0, 5).data().toString(), u"+1.00"_s);
}

void TstTrendTableModel::aMissingMonthBeforeHasNoChange()
{
    m_model->setTrend(makeTrend({{u"EC2"_s, {u"1"_s, {}, u"2"_s}}}));
    QCOMPARE(m_model->index(0, 5).data().toString(), u"–"_s);
    QVERIFY(!m_model->index(0, 5).data(DeltaRole).isValid());
    QCOMPARE(m_model->sum(5)->text, u"–"_s);
}

void TstTrendTableModel::foldsTheSmallIntoOthers_data()
{
    QTest::addColumn<int>("groups");
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("last");
    QTest::newRow("one") << 1 << 1 << u"Service 1"_s;
    QTest::newRow("ten: nobody is worth an Others") << 10 << 10 << u"Service 10"_s;
    QTest::newRow("eleven") << 11 << 10 << u"Others (2)"_s;
    QTest::newRow("300") << 300 << 10 << u"Others (291)"_s;
}

void TstTrendTableModel::foldsTheSmallIntoOthers()
{
    QFETCH(int, groups);
    QFETCH(int, rows);
    QFETCH(QString, last);
    m_model->setTrend(manyGroups(groups));
    QCOMPARE(m_model->rowCount(), rows);
    QCOMPARE(m_model->groupCount(), groups);
    QCOMPARE(m_model->index(rows - 1, 0).data().toString(), last);
    QCOMPARE(m_model->index(rows - 1, 0).data(LinkRole).toBool(), groups > 10);
}

void TstTrendTableModel::expandsAndFolds()
{
    m_model->setTrend(manyGroups(14));
    m_model->setExpanded(true);
    QCOMPARE(m_model->rowCount(), 14);
    QCOMPARE(m_model->index(13, 0).data().toString(), u"Service 14"_s);
    m_model->setExpanded(false);
    QCOMPARE(m_model->rowCount(), 10);
}

void TstTrendTableModel::centsAddUpInBothDirections()
{
    for (const bool expanded : {false, true}) {
        m_model->setExpanded(expanded);
        m_model->setTrend(manyGroups(37));
        for (int column = 1; column <= 4; ++column) {
            qint64 sum = 0;
            for (int row = 0; row < m_model->rowCount(); ++row)
                sum += cents(m_model->index(row, column).data().toString());
            QCOMPARE(sum, cents(m_model->sum(column)->text));
        }
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const auto at = [&](int column) { return cents(m_model->index(row, column).data().toString()); };
            QCOMPARE(at(1) + at(2), at(3));
            QCOMPARE(at(2) - at(1), at(4));
        }
    }
}

void TstTrendTableModel::aMovedCentIsMarked()
{
    m_model->setTrend(makeTrend({{u"A"_s, {u"0.006"_s}}, {u"B"_s, {u"0.006"_s}}, {u"C"_s, {u"0.006"_s}}}));
    // 0.018 is 0.02; three times 0.01 would be 0.03.
    QCOMPARE(column(*m_model, 1), (QStringList{u"0.01"_s, u"0.01"_s, u"0.00"_s}));
    QVERIFY(!m_model->index(0, 1).data(CentMovedRole).toBool());
    QVERIFY(m_model->index(2, 1).data(CentMovedRole).toBool());
    QCOMPARE(m_model->index(2, 1).data(ExactRole).toString(), u"0.006"_s);
}

void TstTrendTableModel::sortsAmountsNamesAndChanges_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<Qt::SortOrder>("order");
    QTest::addColumn<QString>("names");
    QTest::newRow("chart's order") << -1 << Qt::AscendingOrder << u"A,B,C"_s;
    QTest::newRow("name downwards") << 0 << Qt::DescendingOrder << u"C,B,A"_s;
    QTest::newRow("latest, largest first") << 2 << Qt::DescendingOrder << u"B,C,A"_s;
    QTest::newRow("latest, smallest first") << 2 << Qt::AscendingOrder << u"A,C,B"_s;
    QTest::newRow("change") << 4 << Qt::DescendingOrder << u"B,C,A"_s;
}

void TstTrendTableModel::sortsAmountsNamesAndChanges()
{
    QFETCH(int, column);
    QFETCH(Qt::SortOrder, order);
    QFETCH(QString, names);
    m_model->setTrend(makeTrend(
        {{u"A"_s, {u"100"_s, u"-2"_s}}, {u"B"_s, {u"3"_s, u"30"_s}}, {u"C"_s, {u"1"_s, u"10.5"_s}}}));
    m_model->sort(column, order);
    QCOMPARE(::column(*m_model, 0).join(u","_s), names);
    // The colours stay with the names.
    for (int row = 0; row < 3; ++row) {
        const QModelIndex cell = m_model->index(row, 0);
        QCOMPARE(cell.data(SwatchRole).toInt(), cell.data().toString().at(0).unicode() - u'A');
    }
}

void TstTrendTableModel::othersStayLast()
{
    m_model->setTrend(manyGroups(300));
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        for (int column = 0; column < m_model->columnCount(); ++column) {
            m_model->sort(column, order);
            QVERIFY(m_model->rowAt(9).others);
        }
    }
}

void TstTrendTableModel::indexesMoveWithTheirRows()
{
    m_model->setTrend(manyGroups(5));
    const QPersistentModelIndex first(m_model->index(0, 2));
    const QString text = first.data().toString();
    m_model->sort(2, Qt::AscendingOrder);
    QCOMPARE(first.row(), 4);
    QCOMPARE(first.data().toString(), text);
}

void TstTrendTableModel::coloursFollowTheChart()
{
    m_model->setTrend(manyGroups(16));
    QCOMPARE(m_model->index(8, 0).data(SwatchRole).toInt(), 8);
    QCOMPARE(m_model->index(9, 0).data(SwatchRole).toInt(), 9);
    // A chart of five lines counts the rest among its Others.
    m_model->setChart(5, {});
    QCOMPARE(m_model->index(4, 0).data(SwatchRole).toInt(), 4);
    QCOMPARE(m_model->index(5, 0).data(SwatchRole).toInt(), 9);
    QCOMPARE(m_model->seriesOf(8), 5);
    m_model->setChart(5, {0, 5});
    QCOMPARE(m_model->index(0, 0).data(SwatchRole).toInt(), -1);
    QCOMPARE(m_model->index(7, 0).data(SwatchRole).toInt(), -1);
    QCOMPARE(m_model->index(0, 0).data(Qt::AccessibleTextRole).toString(), u"Service 1, not in the chart"_s);
}

void TstTrendTableModel::totalsNameTheGroups_data()
{
    QTest::addColumn<Dimension>("by");
    QTest::addColumn<int>("groups");
    QTest::addColumn<QString>("text");
    QTest::newRow("services") << Dimension::Service << 2 << u"Total, 2 services"_s;
    QTest::newRow("an account") << Dimension::Account << 1 << u"Total, 1 account"_s;
    QTest::newRow("tag values") << Dimension::Tag << 2 << u"Total, 2 values"_s;
}

void TstTrendTableModel::totalsNameTheGroups()
{
    QFETCH(Dimension, by);
    QFETCH(int, groups);
    QFETCH(QString, text);
    QList<Line> lines;
    for (int i = 0; i < groups; ++i)
        lines.append({QString::number(i), {u"1"_s}});
    m_model->setTrend(makeTrend(lines, by));
    QCOMPARE(m_model->sum(0)->text, text);
}

QTEST_APPLESS_MAIN(TstTrendTableModel)
#include "tst_trendtablemodel.moc"
