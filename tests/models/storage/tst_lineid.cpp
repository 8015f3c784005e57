// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/lineid.h"

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
        QCOMPARE(unpackLineId(QByteArray(bytes, packedLineIdSize)), QString::fromLatin1(id));
    }

    void anyOtherIdIsLeftToBeAText_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("short") << QByteArray(51, 'a');
        QTest::newRow("long") << QByteArray(53, 'a');
        for (const char wrong : {'A', 'Z', '0', '1', '8', '9', '-', '`', '{', '\0', '\xe4', '\xff'})
            QTest::addRow("with %d", int(static_cast<unsigned char>(wrong))) << QByteArray(51, 'b') + wrong;
    }
    void anyOtherIdIsLeftToBeAText()
    {
        QFETCH(QByteArray, id);
        char bytes[packedLineIdSize];
        QVERIFY(!packLineId({id.constData(), static_cast<size_t>(id.size())}, bytes));
        QCOMPARE(unpackLineId(QString::fromLatin1(id)), QString::fromLatin1(id));
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
