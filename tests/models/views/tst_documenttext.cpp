// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/documenttext.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class DocumentTextTest : public QObject
{
    Q_OBJECT

    static Money money(const QString& text) { return *Money::fromString(text); }

private slots:
    void amountsAreGroupedCents_data()
    {
        QTest::addColumn<qint64>("cents");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero is printed") << qint64(0) << u"0.00"_s;
        QTest::newRow("cents alone") << qint64(7) << u"0.07"_s;
        QTest::newRow("hundreds") << qint64(63664) << u"636.64"_s;
        QTest::newRow("thousands") << qint64(123456) << u"1,234.56"_s;
        QTest::newRow("millions") << qint64(123456789012) << u"1,234,567,890.12"_s;
        QTest::newRow("a deduction has a minus sign") << qint64(-120000) << u"\u22121,200.00"_s;
    }
    void amountsAreGroupedCents()
    {
        QFETCH(qint64, cents);
        QTEST(documentAmount(cents), "text");
    }

    void quantities_data()
    {
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("text");
        QTest::newRow("whole numbers as they are") << u"842000"_s << u"842,000"_s;
        QTest::newRow("three decimals") << u"1012.61"_s << u"1,012.610"_s;
        QTest::newRow("three decimals, rounded") << u"243.2954"_s << u"243.295"_s;
        QTest::newRow("small ones keep six digits") << u"0.00068343219876"_s << u"0.000683432"_s;
        QTest::newRow("rounding carries") << u"0.9999999"_s << u"1.000"_s;
        QTest::newRow("rounding carries into a new digit") << u"999.9996"_s << u"1,000.000"_s;
        QTest::newRow("the smallest there is") << u"0.000000000000000001"_s << u"0.000000000000000001"_s;
        QTest::newRow("negative") << u"-2.5"_s << u"\u22122.500"_s;
    }
    void quantities()
    {
        QFETCH(QString, quantity);
        QTEST(documentQuantity(money(quantity)), "text");
    }

    void rates_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("quantity");
        QTest::addColumn<QString>("text");
        QTest::newRow("four decimals at least") << u"131.328"_s << u"1440"_s << u"0.0912"_s;
        QTest::newRow("as many as it takes") << u"4.21"_s << u"842000"_s << u"0.000005"_s;
        QTest::newRow("periodic") << u"10.40"_s << u"624000"_s << u"0.0000166667"_s;
        QTest::newRow("above one") << u"1234567.5"_s << u"1"_s << u"1,234,567.5000"_s;
        QTest::newRow("nothing was used") << u"1"_s << u"0"_s << QString();
        QTest::newRow("free") << u"0"_s << u"12"_s << u"0.0000"_s;
        QTest::newRow("a deduction") << u"-1"_s << u"4"_s << u"\u22120.2500"_s;
        QTest::newRow("huge by tiny") << u"9000000000"_s << u"0.000000000000000001"_s
                                      << u"9,000,000,000,000,000,000,000,000,000.0000"_s;
    }
    void rates()
    {
        QFETCH(QString, amount);
        QFETCH(QString, quantity);
        QTEST(documentRate(money(amount), money(quantity)), "text");
    }

    void shares_data()
    {
        QTest::addColumn<QString>("part");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("text");
        QTest::newRow("of the picture") << u"39.52"_s << u"636.64"_s << u"6.2 %"_s;
        QTest::newRow("all") << u"5"_s << u"5"_s << u"100.0 %"_s;
        QTest::newRow("half up") << u"0.0005"_s << u"1"_s << u"0.1 %"_s;
        QTest::newRow("negative") << u"-1"_s << u"8"_s << u"\u221212.5 %"_s;
        QTest::newRow("of nothing") << u"1"_s << u"0"_s << u"0.0 %"_s;
    }
    void shares()
    {
        QFETCH(QString, part);
        QFETCH(QString, whole);
        QTEST(documentShare(money(part), money(whole)), "text");
    }

    void fileNames_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("name");
        QTest::newRow("an account id") << u"112233445566"_s << u"112233445566"_s;
        QTest::newRow("a path of another provider")
            << u"/providers/Microsoft.Billing/8611537"_s << u"_providers_Microsoft.Billing_8611537"_s;
        QTest::newRow("out of the folder") << u"../../etc/passwd"_s << u"_._.._etc_passwd"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"_bashrc"_s;
        QTest::newRow("nothing") << QString() << u"unnamed"_s;
        QTest::newRow("line breaks and quotes") << u"a\n\"b\""_s << u"a__b_"_s;
        QTest::newRow("too long") << QString(200, u'x') << QString(80, u'x');
    }
    void fileNames()
    {
        QFETCH(QString, key);
        QTEST(fileNamePart(key), "name");
    }

    void keysThatAreNoFileNameStayApart()
    {
        QCOMPARE(fileNameKey(u"112233445566"_s), u"112233445566"_s);
        const QString slash = fileNameKey(u"a/b"_s), colon = fileNameKey(u"a:b"_s);
        QVERIFY(slash.startsWith("a_b-"_L1));
        QCOMPARE(slash.size(), 10);
        QVERIFY(slash != colon);
        QVERIFY(fileNameKey(QString(81, u'x')) != fileNameKey(QString(82, u'x')));
        QCOMPARE(fileNameKey(u"a/b"_s), slash); // and the same each time
    }

    void periodsAndDatesAreWrittenOut()
    {
        QCOMPARE(periodText(*BillingPeriod::parse(u"2026-09")), u"September 1 \u2013 September 30, 2026"_s);
        QCOMPARE(periodText(*BillingPeriod::parse(u"2028-02")), u"February 1 \u2013 February 29, 2028"_s);
        QCOMPARE(documentDate(QDate(2026, 10, 3)), u"October 3, 2026"_s);
    }
};

QTEST_GUILESS_MAIN(DocumentTextTest)
#include "tst_documenttext.moc"
