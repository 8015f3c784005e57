// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/moversmodel.h"
#include "models/views/roles.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// Which accounts changed most, in either direction.
class TstMoversModel : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theLargestChangeComesFirstWhicheverItsDirection();
    void whatDidNotChangeIsNotShown();
    void aNewAccountChangedByItsWholeAmount();
    void theChangeIsTheDifferenceOfWhatIsShown();
    void anUnfinishedMonthIsComparedWithTheSamePart();
    void amountsAreExactForExport();
    void sortingKeepsTheRows();

private:
    QStringList names() const;
    QString text(int row, int column) const { return m_model->index(row, column).data().toString(); }

    std::unique_ptr<MoversModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace
{

Money money(const char* text)
{
    return *Money::fromString(QString::fromLatin1(text));
}

BillRow row(const QString& name, const char* now, const char* before = nullptr)
{
    BillRow row;
    row.key = name;
    row.name = name;
    row.amount = money(now);
    row.cents = row.amount.roundedToCents();
    if (before != nullptr)
        row.previous = money(before);
    return row;
}

BillTable table(const QList<BillRow>& rows)
{
    BillTable table{{{*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s}}};
    table.rows = rows;
    table.previousTotal = Money();
    for (const BillRow& each : rows)
        *table.previousTotal += each.previous.value_or(Money());
    return table;
}

} // namespace

void TstMoversModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<MoversModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QStringList TstMoversModel::names() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names.append(text(row, MoversModel::Name));
    return names;
}

void TstMoversModel::theLargestChangeComesFirstWhicheverItsDirection()
{
    m_model->setTable(table({row(u"A"_s, "10", "9"), row(u"B"_s, "1", "6"), row(u"C"_s, "8", "4")}), 2);
    QCOMPARE(names(), QStringList({u"B"_s, u"C"_s}));
    QCOMPARE(m_model->index(0, MoversModel::Change).data(DeltaRole).toInt(), -1);
    QCOMPARE(m_model->index(1, MoversModel::Change).data(DeltaRole).toInt(), 1);
    QCOMPARE(text(0, MoversModel::Change), u"\u22125.00"_s);
    QCOMPARE(text(1, MoversModel::Change), u"+4.00"_s);
    QCOMPARE(m_model->headerData(MoversModel::Before, Qt::Horizontal).toString(), u"August"_s);
    QCOMPARE(m_model->headerData(MoversModel::Now, Qt::Horizontal).toString(), u"September"_s);
}

void TstMoversModel::whatDidNotChangeIsNotShown()
{
    m_model->setTable(table({row(u"A"_s, "10", "10"), row(u"B"_s, "5.001", "5.002")}), 5);
    QCOMPARE(m_model->rowCount(), 0);
}

void TstMoversModel::aNewAccountChangedByItsWholeAmount()
{
    m_model->setTable(table({row(u"New"_s, "7.25")}), 5);
    QCOMPARE(text(0, MoversModel::Before), u"0.00"_s);
    QCOMPARE(text(0, MoversModel::Change), u"+7.25"_s);
}

void TstMoversModel::theChangeIsTheDifferenceOfWhatIsShown()
{
    // 1.004 shows as 1.00 and 2.006 as 2.01: a change of 1.01, though the exact one rounds to 1.00.
    m_model->setTable(table({row(u"A"_s, "2.006", "1.004")}), 5);
    QCOMPARE(text(0, MoversModel::Change), u"+1.01"_s);
}

void TstMoversModel::anUnfinishedMonthIsComparedWithTheSamePart()
{
    BillRow half = row(u"A"_s, "5", "9");
    half.previousToDate = money("4");
    BillTable now = table({half});
    now.previousToDateTotal = money("4");
    m_model->setTable(now, 5);
    QVERIFY(m_model->comparesToDate());
    QCOMPARE(text(0, MoversModel::Before), u"4.00"_s);
    QCOMPARE(m_model->headerData(MoversModel::Before, Qt::Horizontal).toString(), u"August so far"_s);
}

void TstMoversModel::amountsAreExactForExport()
{
    m_model->setTable(table({row(u"A"_s, "2.0061234", "1.004")}), 5);
    QCOMPARE(m_model->index(0, MoversModel::Now).data(ExactRole).toString(), u"2.0061234"_s);
    QCOMPARE(m_model->index(0, MoversModel::Change).data(ExactRole).toString(), u"1.0021234"_s);
    QVERIFY(!m_model->index(0, MoversModel::Name).data(ExactRole).isValid());
}

void TstMoversModel::sortingKeepsTheRows()
{
    m_model->setTable(table({row(u"B"_s, "10", "9"), row(u"A"_s, "1", "6"), row(u"C"_s, "8", "4")}), 5);
    const QPersistentModelIndex c = m_model->match(m_model->index(0, 0), Qt::DisplayRole, u"C"_s).value(0);
    m_model->sort(MoversModel::Name, Qt::AscendingOrder);
    QCOMPARE(names(), QStringList({u"A"_s, u"B"_s, u"C"_s}));
    QCOMPARE(c.row(), 2);
    m_model->sort(MoversModel::Now, Qt::DescendingOrder);
    QCOMPARE(names(), QStringList({u"B"_s, u"C"_s, u"A"_s}));
    QCOMPARE(c.row(), 1);
}

QTEST_APPLESS_MAIN(TstMoversModel)
#include "tst_moversmodel.moc"
