// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/moneytext.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

Money money(const QString& text)
{
    return *Money::fromString(text);
}

const QLocale& english()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

const QLocale& german()
{
    static const QLocale locale(QLocale::German, QLocale::Germany);
    return locale;
}

} // namespace

/// Amounts as people read them: in the separators of the locale, never through a binary fraction.
class TstMoneyText : public QObject
{
    Q_OBJECT

private slots:
    void amounts_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("cents");
        QTest::addColumn<QString>("withSign");
        QTest::addColumn<QString>("exact");
        QTest::addColumn<QString>("exactGerman");
        QTest::newRow("zero") << u"0"_s << u"0.00"_s << u"0.00"_s << u"0"_s << u"0"_s;
        QTest::newRow("thousands") << u"157900.7284193"_s << u"157,900.73"_s << u"+157,900.73"_s
                                   << u"157,900.7284193"_s << u"157.900,7284193"_s;
        QTest::newRow("negative") << u"-1200.5"_s << u"\u22121,200.50"_s << u"\u22121,200.50"_s
                                  << u"\u22121,200.5"_s << u"\u22121.200,5"_s;
        QTest::newRow("smaller than a cent")
            << u"0.000000001"_s << u"0.00"_s << u"0.00"_s << u"0.000000001"_s << u"0,000000001"_s;
    }
    void amounts()
    {
        QFETCH(QString, amount);
        const Money value = money(amount);
        QTEST(formatMoney(value, english()), "cents");
        QTEST(formatSigned(value, english()), "withSign");
        QTEST(formatSignedCents(value.roundedToCents(), english()), "withSign");
        QTEST(formatExact(value, english()), "exact");
        QTEST(formatExact(value, german()), "exactGerman");
    }

    void rates_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("rate");
        QTest::addColumn<QString>("rateGerman");
        QTest::newRow("a price") << u"2.7"_s << u"30"_s << u"0.0900"_s << u"0,0900"_s;
        QTest::newRow("a small one") << u"0.5"_s << u"30000"_s << u"0.0000166667"_s << u"0,0000166667"_s;
        QTest::newRow("a large one") << u"24690"_s << u"2"_s << u"12,345.0000"_s << u"12.345,0000"_s;
        QTest::newRow("a deduction") << u"-1"_s << u"2"_s << u"\u22120.5000"_s << u"\u22120,5000"_s;
        QTest::newRow("nothing used") << u"1"_s << u"0"_s << QString() << QString();
    }
    void rates()
    {
        QFETCH(QString, amount);
        QFETCH(QString, quantity);
        QTEST(formatRate(money(amount), money(quantity), english()), "rate");
        QTEST(formatRate(money(amount), money(quantity), german()), "rateGerman");
    }

    void countsOfOneStandInTheSingular()
    {
        const auto lines = [](qint64 count) {
            return formatCounted(count, u"1 line"_s, u"%1 lines"_s, english());
        };
        QCOMPARE(lines(0), u"0 lines"_s);
        QCOMPARE(lines(1), u"1 line"_s);
        QCOMPARE(lines(1'874'210), u"1,874,210 lines"_s);
    }
};

QTEST_APPLESS_MAIN(TstMoneyText)
#include "tst_moneytext.moc"
