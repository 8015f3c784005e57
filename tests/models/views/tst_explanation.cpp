// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/explanation.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

struct Part {
    QString name;
    QString amount;
};

BillRow rowOf(const QString& name, const QString& amount, qint64 lines)
{
    BillRow row{.name = name, .amount = *Money::fromString(amount), .lines = lines};
    row.cents = row.amount.roundedToCents();
    return row;
}

} // namespace

Q_DECLARE_METATYPE(QList<Part>)

class TestExplanation : public QObject
{
    Q_OBJECT

private slots:
    void says_data()
    {
        QTest::addColumn<QList<Part>>("parts");
        QTest::addColumn<qint64>("lines");
        QTest::addColumn<QString>("says");
        QTest::newRow("charges alone") << QList<Part>{{u"Usage"_s, u"12.5"_s}} << qint64(4)
                                       << u"The amount is the sum of 4 lines; nothing is taken off."_s;
        QTest::newRow("one line") << QList<Part>{{u"Usage"_s, u"12.5"_s}} << qint64(1)
                                  << u"The amount is that of its one line; nothing is taken off."_s;
        QTest::newRow("a million lines")
            << QList<Part>{{u"Usage"_s, u"12.5"_s}} << qint64(1'234'567)
            << u"The amount is the sum of 1,234,567 lines; nothing is taken off."_s;
        QTest::newRow("one line that costs nothing")
            << QList<Part>{{u"Usage"_s, u"0"_s}} << qint64(1)
            << u"The amount is zero because its one line is charged at zero: free usage, or usage that a "
               u"reservation covers, whose fee stands on a line of its own."_s;
        QTest::newRow("a credit takes off")
            << QList<Part>{{u"Usage"_s, u"12.5"_s}, {u"Credits"_s, u"-2.5"_s}} << qint64(4)
            << u"12.5 USD were charged, and 2.5 taken off by: Credits (\u22122.5)."_s;
        QTest::newRow("a zero that a credit made")
            << QList<Part>{{u"Usage"_s, u"12.5"_s}, {u"Credits"_s, u"-12.5"_s}} << qint64(4)
            << u"The amount is zero because 12.5 USD of charges are taken off in full by: Credits (\u221212.5)."_s;
        QTest::newRow("a zero that two made")
            << QList<Part>{{u"Usage"_s, u"10"_s},
                           {u"Tax"_s, u"2"_s},
                           {u"Discounts"_s, u"-4"_s},
                           {u"Refunds"_s, u"-8"_s}}
            << qint64(9)
            << u"The amount is zero because 12 USD of charges are taken off in full by: Discounts (\u22124), Refunds (\u22128)."_s;
        QTest::newRow("usage that costs nothing")
            << QList<Part>{{u"Usage"_s, u"0"_s}} << qint64(3)
            << u"The amount is zero because all of its 3 lines are charged at zero: free usage, or usage "
               u"that a "
               u"reservation covers, whose fee stands on lines of its own."_s;
        QTest::newRow("a refund alone")
            << QList<Part>{{u"Refunds"_s, u"-7.01"_s}} << qint64(1)
            << u"Nothing was charged, and 7.01 USD were taken off by: Refunds (\u22127.01)."_s;
    }
    void says()
    {
        QFETCH(QList<Part>, parts);
        QFETCH(qint64, lines);
        QFETCH(QString, says);
        QList<BillRow> types;
        Money sum;
        for (const Part& part : parts) {
            types.append(rowOf(part.name, part.amount, 1));
            sum += types.last().amount;
        }
        QCOMPARE(explainAmount(rowOf(u"EC2"_s, sum.toString(), lines), types, u"USD"_s,
                               QLocale(QLocale::English, QLocale::UnitedStates)),
                 QStringList{says});
    }

    void aMovedCentIsExplained()
    {
        BillRow row = rowOf(u"EC2"_s, u"2122.105263"_s, 2);
        row.cents = 212210;
        row.centMoved = true;
        const QStringList sentences = explainAmount(row, {rowOf(u"Usage"_s, u"2122.105263"_s, 2)}, u"USD"_s,
                                                    QLocale(QLocale::English, QLocale::UnitedStates));
        QCOMPARE(sentences.size(), 2);
        QCOMPARE(
            sentences.last(),
            u"It is shown as 2,122.10 so that the parts add up to the whole; exactly it is 2,122.105263."_s);
    }

    void amountsAreWrittenAsTheLocaleDoes()
    {
        const QList<BillRow> types{rowOf(u"Usage"_s, u"8916.37"_s, 1), rowOf(u"Credits"_s, u"-1000.5"_s, 1)};
        QCOMPARE(
            explainAmount(rowOf(u"EC2"_s, u"7915.87"_s, 2), types, u"USD"_s,
                          QLocale(QLocale::German, QLocale::Germany)),
            QStringList{u"8.916,37 USD were charged, and 1.000,5 taken off by: Credits (\u22121.000,5)."_s});
    }
};

QTEST_APPLESS_MAIN(TestExplanation)
#include "tst_explanation.moc"
