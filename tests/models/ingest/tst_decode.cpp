// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/decode.h"
#include "models/ingest/tagset.h"

#include <QDateTime>
#include <QTest>

using namespace billfold;

class TestDecode : public QObject
{
    Q_OBJECT

private slots:
    void times_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<QString>("iso"); // empty: no time
        const auto add = [](const char* text, const char* iso) {
            QTest::newRow(text) << std::string(text) << QString::fromLatin1(iso);
        };
        add("2025-08-01T00:00:00Z", "2025-08-01T00:00:00Z");
        add("2023-11-01T00:00:00.000Z", "2023-11-01T00:00:00Z");
        add("2018-06-01 00:00:00", "2018-06-01T00:00:00Z");
        add("2025-08-01 00:00:00+00:00", "2025-08-01T00:00:00Z");
        add("2025-08-01T02:30:00+02:30", "2025-08-01T00:00:00Z");
        add("2025-07-31T22:00:00-0200", "2025-08-01T00:00:00Z");
        add("2025-08-01T01:00:00+01", "2025-08-01T00:00:00Z");
        add("2016/01/31 23:59:59", "2016-01-31T23:59:59Z");
        add("2025-08-01", "2025-08-01T00:00:00Z");
        add("2025-08-01T10:20Z", "2025-08-01T10:20:00Z");
        add("2025-08-01 00:00:00 UTC", "2025-08-01T00:00:00Z");
        add("2024-02-29T12:00:00Z", "2024-02-29T12:00:00Z");
        add("2000-02-29", "2000-02-29T00:00:00Z");
        add("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z");
        add("9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z");
        for (const char* wrong : {"",
                                  "0000-01-01T00:00:00Z",
                                  "0001-01-01",
                                  "1969-12-31T23:59:59Z",
                                  "2025-13-01",
                                  "2025-00-01",
                                  "2025-02-29",
                                  "2100-02-29",
                                  "2025-04-31",
                                  "2025-08-00",
                                  "2025-08-01T24:00:00Z",
                                  "2025-08-01T00:60:00Z",
                                  "2025-08-01T00:00:60Z",
                                  "2025-08-01T",
                                  "2025-08-01T1",
                                  "2025-08-01T10",
                                  "2025-08-01T10:",
                                  "2025-08-01x10:00:00",
                                  "2025-08-01T10:00:00X",
                                  "2025-08-01T10:00:00.",
                                  "2025-08-01T10:00:00+1",
                                  "2025-08-01T10:00:00+99:00",
                                  "2025/08-01",
                                  "2025.08.01",
                                  "8/1/2025",
                                  "45870",
                                  "4.5870E+4",
                                  "yesterday",
                                  "-025-08-01",
                                  "2025-08-01T00:00:00Z ",
                                  "20250801T000000Z",
                                  "2025-8-1"})
            QTest::newRow(wrong) << std::string(wrong) << QString();
    }
    void times()
    {
        QFETCH(std::string, text);
        QFETCH(QString, iso);
        const auto seconds = decodeTime(text);
        QCOMPARE(seconds.has_value(), !iso.isEmpty());
        if (seconds)
            QCOMPARE(QDateTime::fromSecsSinceEpoch(*seconds, Qt::UTC),
                     QDateTime::fromString(iso, Qt::ISODate));
    }
    void everyDay()
    {
        for (QDate day(1970, 1, 1); day.year() < 2110; day = day.addDays(1)) {
            const auto seconds = decodeTime(day.toString(Qt::ISODate).toStdString());
            QVERIFY(seconds);
            QCOMPARE(*seconds, day.startOfDay(Qt::UTC).toSecsSinceEpoch());
        }
    }

    void utf8_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<size_t>("invalid");
        const auto npos = std::string::npos;
        QTest::newRow("ASCII") << std::string("plain text, longer than eight") << npos;
        QTest::newRow("two") << std::string("gr\xc3\xbc\xc3\x9f") << npos;
        QTest::newRow("three") << std::string("\xe2\x82\xac") << npos;
        QTest::newRow("four") << std::string("\xf0\x9f\x98\x80") << npos;
        QTest::newRow("highest") << std::string("\xf4\x8f\xbf\xbf") << npos;
        QTest::newRow("Latin-1") << std::string("12345678 M\xfcnchen") << size_t(10);
        QTest::newRow("lone continuation") << std::string("a\x80") << size_t(1);
        QTest::newRow("cut off") << std::string("abc\xe2\x82") << size_t(3);
        QTest::newRow("overlong") << std::string("\xc0\xaf") << size_t(0);
        QTest::newRow("overlong three") << std::string("\xe0\x80\xaf") << size_t(0);
        QTest::newRow("surrogate") << std::string("\xed\xa0\x80") << size_t(0);
        QTest::newRow("too high") << std::string("\xf4\x90\x80\x80") << size_t(0);
        QTest::newRow("never a byte") << std::string("12345678\xff") << size_t(8);
    }
    void utf8()
    {
        QFETCH(std::string, text);
        QFETCH(size_t, invalid);
        QCOMPARE(findInvalidUtf8(text), invalid);
    }

    void mangledIds_data()
    {
        QTest::addColumn<std::string>("text");
        QTest::addColumn<bool>("mangled");
        for (const char* text : {"3.57E+11", "3.57e+11", "1E+12", "3,57E+11", "9.99999E+11"})
            QTest::newRow(text) << std::string(text) << true;
        for (const char* text :
             {"", "123456789012", "012345678901", "0123E5", "E+11", "3.57E11", "3.E+11", "12.5E+3", "3.57E+",
              "3.57E+1x", "subscription-3E+1", "012345-6789AB-CDEF01"})
            QTest::newRow(text[0] == '\0' ? "empty" : text) << std::string(text) << false;
    }
    void mangledIds()
    {
        QFETCH(std::string, text);
        QFETCH(bool, mangled);
        QCOMPARE(isMangledId(text), mangled);
    }

    void tagMaps_data()
    {
        QTest::addColumn<std::string>("json");
        QTest::addColumn<std::string>("result"); // "no" where it is no map
        const auto add = [](const char* json, const char* result) {
            QTest::newRow(json) << std::string(json) << std::string(result);
        };
        add("{}", "");
        add(" { } ", "");
        add("{\"b\":\"2\",\"a\":\"1\"}", "{\"a\":\"1\",\"b\":\"2\"}");
        add("{\"user:env\": \"dev\", \"business_unit\" : \"ViennaAI\"}",
            "{\"business_unit\":\"ViennaAI\",\"user:env\":\"dev\"}");
        add("{\"q\":\"say \\\"hi\\\"\\n\\\\\"}", "{\"q\":\"say \\\"hi\\\"\\u000a\\\\\"}");
        add("{\"u\":\"gr\\u00fc\\u00df \\ud83d\\ude00 \\u20ac\"}",
            "{\"u\":\"gr\xc3\xbc\xc3\x9f \xf0\x9f\x98\x80 \xe2\x82\xac\"}");
        add("{\"order\":12345678901234567890123,\"rate\":0.10,\"on\":true,\"off\":false,\"none\":null,"
            "\"blank\":\"\"}",
            "{\"off\":\"false\",\"on\":\"true\",\"order\":\"12345678901234567890123\",\"rate\":\"0.10\"}");
        add("{\"deep\":{\"x\":[1,\"}\"]},\"list\":[1,2]}",
            "{\"deep\":\"{\\\"x\\\":[1,\\\"}\\\"]}\",\"list\":\"[1,2]\"}");
        add("{\"nul\":\"a\\u0000b\"}", "{\"nul\":\"a\xef\xbf\xbd"
                                       "b\"}");
        add("{\"a\":\"1\",\"a\":\"2\"}", "{\"a\":\"2\"}");
        for (const char* wrong : {"",
                                  "null",
                                  "[]",
                                  "\"x\"",
                                  "{",
                                  "{\"a\"",
                                  "{\"a\":",
                                  "{\"a\":}",
                                  "{\"a\":1",
                                  "{\"a\":1,}",
                                  "{\"a\":1}x",
                                  "{a:1}",
                                  "{\"a\":\"x}",
                                  "{\"a\":\"\\x\"}",
                                  "{\"a\":\"\\u12\"}",
                                  "{\"a\":\"\\ud800\"}",
                                  "{\"a\":\"\\udc00\"}",
                                  "{\"a\":[1}",
                                  "{\"a\":{\"b\":1}",
                                  "user_env=prod",
                                  "{\"a\":yes}",
                                  "{\"a\" 1}",
                                  "{\"a\":\"\\"})
            QTest::newRow(wrong) << std::string(wrong) << std::string("no");
    }
    void tagMaps()
    {
        QFETCH(std::string, json);
        QFETCH(std::string, result);
        TagSet tags{{"kept", "1"}};
        const bool read = readTagMap(json, {}, tags);
        QCOMPARE(read, result != "no");
        QCOMPARE(tags["kept"], std::string("1"));
        tags.erase("kept");
        QCOMPARE(tagJson(tags), read ? result : std::string());
    }
    void tagPrefix()
    {
        TagSet tags;
        QVERIFY(readTagMap("{\"Team\":\"Red\"}", "costCategory/", tags));
        QCOMPARE(tagJson(tags), std::string("{\"costCategory/Team\":\"Red\"}"));
    }
};

QTEST_APPLESS_MAIN(TestDecode)
#include "tst_decode.moc"
