// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/policyvalues.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestPolicyValues : public QObject
{
    Q_OBJECT

private slots:
    void numbers_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("order");
        QTest::newRow("same") << u"10"_s << u"10"_s << 0;
        QTest::newRow("zeros do not count") << u"010.50"_s << u"10.5"_s << 0;
        QTest::newRow("not by letters") << u"9"_s << u"10"_s << -1;
        QTest::newRow("fractions") << u"0.5"_s << u"0.49"_s << 1;
        QTest::newRow("negative") << u"-5"_s << u"3"_s << -1;
        QTest::newRow("both negative") << u"-5"_s << u"-3"_s << -1;
        QTest::newRow("minus nothing") << u"-0"_s << u"0.0"_s << 0;
        QTest::newRow("exponent") << u"1.5e3"_s << u"1500"_s << 0;
        QTest::newRow("negative exponent") << u"15E-1"_s << u"1.5"_s << 0;
        QTest::newRow("tiny") << u"1e-3"_s << u"0.001"_s << 0;
        QTest::newRow("exact where floating point is not")
            << u"9007199254740993"_s << u"9007199254740992"_s << 1;
    }
    void numbers()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, order);
        const auto x = PolicyNumber::parse(a);
        const auto y = PolicyNumber::parse(b);
        QVERIFY(x && y);
        QVERIFY((*x <=> *y) == (order <=> 0));
        QVERIFY((*y <=> *x) == (0 <=> order));
    }

    void notNumbers()
    {
        for (const QString& text : {u""_s, u"-"_s, u"."_s, u"1.2.3"_s, u"1,5"_s, u"0x10"_s, u"e5"_s, u"1e"_s,
                                    u"1e9999"_s, u"--1"_s, u"٣"_s})
            QVERIFY2(!PolicyNumber::parse(text), qPrintable(text));
    }

    void dates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("milliseconds");
        QTest::newRow("day") << u"2026-10-03"_s << qint64(1'790'985'600'000);
        QTest::newRow("month") << u"2026-10"_s << qint64(1'790'812'800'000);
        QTest::newRow("year") << u"2026"_s << qint64(1'767'225'600'000);
        QTest::newRow("seconds") << u"1790985600"_s << qint64(1'790'985'600'000);
        QTest::newRow("minute") << u"2026-10-03T07:40Z"_s << qint64(1'791'013'200'000);
        QTest::newRow("second") << u"2026-10-03T07:40:00Z"_s << qint64(1'791'013'200'000);
        QTest::newRow("fraction") << u"2026-10-03T07:40:00.25Z"_s << qint64(1'791'013'200'250);
        QTest::newRow("zone") << u"2026-10-03T09:40:00+02:00"_s << qint64(1'791'013'200'000);
        QTest::newRow("zone west") << u"2026-10-03T02:40:00-0500"_s << qint64(1'791'013'200'000);
    }
    void dates()
    {
        QFETCH(QString, text);
        QFETCH(qint64, milliseconds);
        const auto moment = parsePolicyDate(text);
        QVERIFY(moment);
        QCOMPARE(*moment, milliseconds);
    }

    void notDates()
    {
        for (const QString& text : {u""_s, u"tomorrow"_s, u"2026-13"_s, u"2026-02-30"_s,
                                    u"2026-10-03T25:00Z"_s, u"2026-10-03T07:40"_s, u"2026-10-03T07:40:00.Z"_s,
                                    u"2026-10-03 07:40Z"_s, u"2026-1-1"_s, u"99999999999999999999"_s})
            QVERIFY2(!parsePolicyDate(text), qPrintable(text));
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("inside");
        QTest::newRow("same") << u"10.1.2.3"_s << u"10.1.2.3"_s << true;
        QTest::newRow("another") << u"10.1.2.3"_s << u"10.1.2.4"_s << false;
        QTest::newRow("whole bytes") << u"10.0.0.0/8"_s << u"10.255.0.1"_s << true;
        QTest::newRow("outside") << u"10.0.0.0/8"_s << u"11.0.0.0"_s << false;
        QTest::newRow("bits") << u"203.0.113.128/25"_s << u"203.0.113.127"_s << false;
        QTest::newRow("bits inside") << u"203.0.113.128/25"_s << u"203.0.113.200"_s << true;
        QTest::newRow("all") << u"0.0.0.0/0"_s << u"1.2.3.4"_s << true;
        QTest::newRow("a range in a range") << u"10.0.0.0/8"_s << u"10.1.0.0/16"_s << true;
        QTest::newRow("a wider range") << u"10.1.0.0/16"_s << u"10.0.0.0/8"_s << false;
        QTest::newRow("six") << u"2001:db8::/32"_s << u"2001:0DB8:1::1"_s << true;
        QTest::newRow("six outside") << u"2001:db8::/32"_s << u"2001:db9::1"_s << false;
        QTest::newRow("six written in two ways") << u"::1"_s << u"0:0:0:0:0:0:0:1"_s << true;
        QTest::newRow("six with four in it") << u"::ffff:10.0.0.0/104"_s << u"::ffff:10.9.9.9"_s << true;
        QTest::newRow("four is not six") << u"::/0"_s << u"10.0.0.1"_s << false;
    }
    void addresses()
    {
        QFETCH(QString, range);
        QFETCH(QString, address);
        QFETCH(bool, inside);
        const auto outer = IpRange::parse(range);
        const auto inner = IpRange::parse(address);
        QVERIFY(outer && inner);
        QCOMPARE(outer->contains(*inner), inside);
    }

    void notAddresses()
    {
        for (const QString& text : {u""_s, u"10.0.0"_s, u"10.0.0.256"_s, u"10.0.0.0/33"_s, u"10.0.0.0/"_s,
                                    u"10.0.0.0/a"_s, u"1:2:3"_s, u":::"_s, u"2001:db8::/129"_s, u"1::2::3"_s,
                                    u"g::1"_s, u"12345::"_s, u"1:2:3:4:5:6:7:8:9"_s, u"1:2:3:4:5:6:7::8:9"_s})
            QVERIFY2(!IpRange::parse(text), qPrintable(text));
    }

    void truthAndBytes()
    {
        QVERIFY(parsePolicyBool(u"True") == true);
        QVERIFY(parsePolicyBool(u"FALSE") == false);
        QVERIFY(!parsePolicyBool(u"1"));
        QVERIFY(parsePolicyBinary(u"QmluYXJ5") == QByteArray("Binary"));
        QVERIFY(!parsePolicyBinary(u"%%"));
    }
};

QTEST_APPLESS_MAIN(TestPolicyValues)
#include "tst_policyvalues.moc"
