// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/linedetail.h"
#include "models/storage/moneypair.h"

#include <QTest>

#include <limits>

using namespace billfold;

namespace
{

Money money(const char* text)
{
    return *Money::fromString(QString::fromLatin1(text));
}

constexpr char packedForm[] = "abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst";

PackedLine lineOf(const QByteArrayList& costs)
{
    PackedLine line;
    line.commitment = 0;
    line.cost.fill(money(costs.first().constData()));
    for (qsizetype i = 1; i < costs.size(); ++i)
        line.cost[static_cast<std::size_t>(i)] = money(costs[i].constData());
    return line;
}

std::string packed(const PackedLine& line, std::string_view id)
{
    std::string bytes = "what was there before";
    packDetail(line, id, bytes);
    return bytes;
}

} // namespace

/// What stands packed beside a line's columns comes back as it was.
class LineDetailTest : public QObject
{
    Q_OBJECT

private slots:
    void everythingComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<qint64>("start");
        QTest::addColumn<quint32>("seconds");
        QTest::addColumn<QByteArrayList>("costs");
        const QByteArrayList same{"1.5"};
        QTest::newRow("an id of a report")
            << QByteArray(packedForm) << qint64(1'756'684'800) << 3600u << same;
        QTest::newRow("another id") << QByteArray("line/1 ä") << qint64(1'756'684'800) << 3600u << same;
        QTest::newRow("a long id") << QByteArray(100'000, 'x') << qint64(3600) << 7200u << same;
        QTest::newRow("no id") << QByteArray() << qint64(1'756'684'800) << 3600u << same;
        QTest::newRow("not on the hour") << QByteArray(packedForm) << qint64(1'756'684'801) << 3600u << same;
        QTest::newRow("not for an hour") << QByteArray(packedForm) << qint64(1'756'684'800) << 61u << same;
        QTest::newRow("the beginning") << QByteArray() << qint64(0) << 0u << same;
        QTest::newRow("before it") << QByteArray() << qint64(-3600) << 3600u << same;
        QTest::newRow("the year 9999") << QByteArray() << qint64(253'402'300'799) << 0xffffffffu << same;
        QTest::newRow("every cost of its own")
            << QByteArray(packedForm) << qint64(3600) << 3600u
            << QByteArrayList{"1.5", "0", "-0.0000000001", "0.000000000000000001", "1529.783612928"};
        QTest::newRow("the largest there are")
            << QByteArray() << qint64(3600) << 3600u
            << QByteArrayList{"0", "9223372036.854775807999999999", "-9223372036.854775808999999999", "9.3",
                              "-9.3"};
        QTest::newRow("only the last differs")
            << QByteArray() << qint64(3600) << 3600u << QByteArrayList{"0", "0", "0", "0", "7"};
    }
    void everythingComesBackAsItWas()
    {
        QFETCH(QByteArray, id);
        QFETCH(qint64, start);
        QFETCH(quint32, seconds);
        QFETCH(QByteArrayList, costs);
        for (const std::uint32_t number : {0u, 1u, 127u, 128u, 65'535u, 0xffffffffu}) {
            PackedLine line = lineOf(costs);
            line.start = start;
            line.seconds = seconds;
            line.commitment = line.sourceLine = number;
            line.sourceFile = static_cast<std::uint16_t>(number);
            const LineDetail back = unpackDetail(
                packed(line, {id.constData(), static_cast<std::size_t>(id.size())}), line.cost[0]);
            QCOMPARE(QByteArray::fromStdString(back.id), id);
            QCOMPARE(back.start, start);
            QCOMPARE(back.seconds, seconds);
            QCOMPARE(back.commitment, number);
            QCOMPARE(back.sourceLine, number);
            QCOMPARE(back.sourceFile, line.sourceFile);
            QVERIFY(back.cost == line.cost);
        }
    }

    void anOrdinaryLineTakesFewBytes()
    {
        PackedLine line = lineOf({"1.5"});
        line.start = 1'756'684'800;
        line.seconds = 3600;
        line.sourceLine = 1'000'000;
        QCOMPARE(packed(line, packedForm).size(), std::size_t(1 + 33 + 3 + 1 + 1 + 1 + 3 + 1));
    }

    void damagedBytesAreReadToTheDamage()
    {
        PackedLine line = lineOf({"1", "2", "3", "4", "5"});
        line.start = 1;
        line.seconds = 1;
        for (const char* id : {"", "text", packedForm}) {
            const std::string whole = packed(line, id);
            for (std::size_t length = 0; length < whole.size(); ++length) {
                const LineDetail back = unpackDetail(std::string_view(whole).substr(0, length), line.cost[0]);
                QVERIFY(back.cost != line.cost);
                QVERIFY(back.id.empty() || back.id == id);
            }
            // Any byte at all.
            for (std::size_t at = 0; at < whole.size(); ++at) {
                for (int byte = 0; byte < 256; ++byte) {
                    std::string damaged = whole;
                    damaged[at] = static_cast<char>(byte);
                    unpackDetail(damaged, line.cost[0]);
                }
            }
        }
        QCOMPARE(unpackDetail(std::string(200, '\xff'), Money()).start, 0);
    }

    void aPairIsTheOneOfMoney_data()
    {
        QTest::addColumn<QByteArray>("amount");
        for (const char* amount :
             {"0", "1", "-1", "0.000000000000000001", "-0.000000000000000001", "9.223372036854775807",
              "9.223372036854775808", "-9.223372036854775808", "-9.223372036854775809", "1529.783612928",
              "9223372036.854775807999999999", "-9223372036.854775808999999999"})
            QTest::newRow(amount) << QByteArray(amount);
    }
    void aPairIsTheOneOfMoney()
    {
        QFETCH(QByteArray, amount);
        const Money value = money(amount.constData());
        const MoneyPair pair(value);
        QCOMPARE(pair.nanos, value.nanos());
        QCOMPARE(pair.subs, value.subs());
        QCOMPARE(Money::fromPair(pair.nanos, pair.subs), value);
    }
};

QTEST_APPLESS_MAIN(LineDetailTest)
#include "tst_linedetail.moc"
