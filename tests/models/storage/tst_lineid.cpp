// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/lineid.h"

#include <QSet>
#include <QTest>

using namespace billfold;

class LineIdTest : public QObject
{
    Q_OBJECT

private slots:
    void anIdOfAReportComesBackAsItWas_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("all letters and digits")
            << QByteArray("abcdefghijklmnopqrstuvwxyz234567abcdefghijklmnopqrst");
        QTest::newRow("from the back") << QByteArray("765432zyxwvutsrqponmlkjihgfedcba765432zyxwvutsrqponm");
        QTest::newRow("only a") << QByteArray(52, 'a');
        QTest::newRow("only 7") << QByteArray(52, '7');
    }
    void anIdOfAReportComesBackAsItWas()
    {
        QFETCH(QByteArray, id);
        char bytes[packedLineIdSize];
        QVERIFY(packLineId({id.constData(), static_cast<size_t>(id.size())}, bytes));
        char back[lineIdSize];
        unpackLineId(bytes, back);
        QCOMPARE(QByteArray(back, lineIdSize), id);
    }

    void anyOtherIdIsLeftToBeAText_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray(51, 'a');
        QTest::newRow("long") << QByteArray(53, 'a');
        for (int place = 0; place < 52; ++place) {
            QByteArray id(52, 'b');
            id[place] = '8';
            QTest::addRow("with 8 at %d", place) << id;
        }
        for (const char wrong : {'A', 'Z', '0', '1', '8', '9', '-', '`', '{', '\0', '\xe4', '\xff'})
            QTest::addRow("with %d", int(static_cast<unsigned char>(wrong))) << QByteArray(51, 'b') + wrong;
    }
    void anyOtherIdIsLeftToBeAText()
    {
        QFETCH(QByteArray, id);
        char bytes[packedLineIdSize];
        QVERIFY(!packLineId({id.constData(), static_cast<size_t>(id.size())}, bytes));
    }

    void everyCharacterInEveryPlace()
    {
        for (int place = 0; place < 52; ++place) {
            for (int c = 0; c < 256; ++c) {
                QByteArray id(52, 'k');
                id[place] = static_cast<char>(c);
                char bytes[packedLineIdSize];
                const bool packed = packLineId({id.constData(), static_cast<size_t>(id.size())}, bytes);
                QCOMPARE(packed, (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7'));
                if (!packed)
                    continue;
                char back[lineIdSize];
                unpackLineId(bytes, back);
                QCOMPARE(QByteArray(back, lineIdSize), id);
            }
        }
    }

    void differentIdsHaveDifferentBytes()
    {
        QSet<QByteArray> seen;
        for (int place = 0; place < 52; ++place) {
            for (const char c : {'b', 'c', 'e', 'i', 'q'}) { // one bit each
                QByteArray id(52, 'a');
                id[place] = c;
                char bytes[packedLineIdSize];
                QVERIFY(packLineId({id.constData(), static_cast<size_t>(id.size())}, bytes));
                seen.insert(QByteArray(bytes, packedLineIdSize));
            }
        }
        QCOMPARE(seen.size(), 52 * 5);
    }
};

QTEST_APPLESS_MAIN(LineIdTest)
#include "tst_lineid.moc"
