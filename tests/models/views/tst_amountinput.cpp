// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/amountinput.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TstAmountInput : public QObject
{
    Q_OBJECT

private slots:
    void reads_data();
    void reads();
    void refusesWithASentence_data();
    void refusesWithASentence();
};

void TstAmountInput::reads_data()
{
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("amount");
    const auto row = [](const char* locale, const QString& text, const char* amount) {
        QTest::newRow(qPrintable(QLatin1StringView(locale) + u' ' + text))
            << QString::fromLatin1(locale) << text << QString::fromLatin1(amount);
    };
    // What the text itself says holds in every locale.
    for (const char* locale : {"en_US", "de_DE", "fr_FR", "de_CH", "C"}) {
        row(locale, u"USD 1,234.56"_s, "1234.56");
        row(locale, u"1,234.56 USD"_s, "1234.56");
        row(locale, u"usd 1.234,56"_s, "1234.56");
        row(locale, u"$1,234,567.89"_s, "1234567.89");
        row(locale, u"US$ 12.50"_s, "12.5");
        row(locale, u"1 234,56"_s, "1234.56");
        row(locale, u"1\u00a0234,56 $"_s, "1234.56");
        row(locale, u"1\u202f234.56"_s, "1234.56");
        row(locale, u"1'234.56"_s, "1234.56");
        row(locale, u"1\u2019234.56"_s, "1234.56");
        row(locale, u" 636 "_s, "636");
        row(locale, u"(12.00)"_s, "-12");
        row(locale, u"-$4.18"_s, "-4.18");
        row(locale, u"$-4.18"_s, "-4.18");
        row(locale, u"\u22124.18"_s, "-4.18");
        row(locale, u"4.18-"_s, "-4.18");
        row(locale, u"+7.5"_s, "7.5");
        row(locale, u"1.234.567"_s, "1234567");
        row(locale, u"0.184206"_s, "0.184206");
        row(locale, u"12,5"_s, "12.5");
    }
    // One separator with three digits after it: the locale decides.
    row("en_US", u"1,234"_s, "1234");
    row("de_DE", u"1,234"_s, "1.234");
    row("en_US", u"1.234"_s, "1.234");
    row("de_DE", u"1.234"_s, "1234");
    row("de_DE", u".5"_s, "0.5");
}

void TstAmountInput::reads()
{
    QFETCH(QString, locale);
    QFETCH(QString, text);
    QFETCH(QString, amount);
    const Result<Money> read = readAmount(text, u"USD"_s, QLocale(locale));
    QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().message));
    QCOMPARE(read->toString(), amount);
}

void TstAmountInput::refusesWithASentence_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << u"  "_s << u"Type the amount"_s;
    QTest::newRow("words") << u"see page 2"_s << u"is not an amount"_s;
    QTest::newRow("other currency") << u"EUR 12.00"_s << u"This bill is in USD; the amount is in EUR."_s;
    QTest::newRow("other sign") << u"\u20ac12.00"_s << u"in EUR"_s;
    QTest::newRow("groups of two") << u"12,34,567.00"_s << u"is not an amount"_s;
    QTest::newRow("two points") << u"1.2.3"_s << u"is not an amount"_s;
    QTest::newRow("only a point") << u"."_s << u"is not an amount"_s;
    QTest::newRow("formula") << u"=1+2"_s << u"is not an amount"_s;
    QTest::newRow("too fine") << u"1.0000000000000000001"_s << u"more than 18 decimals"_s;
    QTest::newRow("too large") << u"999999999999999999999999"_s << u"too large"_s;
}

void TstAmountInput::refusesWithASentence()
{
    QFETCH(QString, text);
    QFETCH(QString, says);
    const Result<Money> read = readAmount(text, u"USD"_s, QLocale(u"en_US"_s));
    QVERIFY(!read.ok());
    QVERIFY2(read.error().message.contains(says), qPrintable(read.error().message));
}

QTEST_GUILESS_MAIN(TstAmountInput)
#include "tst_amountinput.moc"
