// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/accountid.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestAccountId : public QObject
{
    Q_OBJECT

private slots:
    void parse_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("plain") << u"112233445566"_s << true;
        QTest::newRow("leading zeros are kept") << u"000000000012"_s << true;
        QTest::newRow("empty") << QString() << false;
        QTest::newRow("eleven digits") << u"11223344556"_s << false;
        QTest::newRow("thirteen digits") << u"1122334455667"_s << false;
        QTest::newRow("a letter") << u"11223344556a"_s << false;
        QTest::newRow("grouped") << u"1122-3344-5566"_s << false;
        QTest::newRow("a blank") << u" 12233445566"_s << false;
        QTest::newRow("digits of another script") << u"١١٢٢٣٣٤٤٥٥٦٦"_s << false;
        QTest::newRow("mangled by a spreadsheet") << u"1.12233E+11"_s << false;
    }
    void parse()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        const auto id = AccountId::parse(text);
        QCOMPARE(id.has_value(), valid);
        if (id)
            QCOMPARE(id->toString(), text);
    }

    void order()
    {
        const AccountId low = *AccountId::parse(u"000000000012");
        const AccountId high = *AccountId::parse(u"112233445566");
        QVERIFY(low < high);
        QVERIFY(low == *AccountId::parse(u"000000000012"));
        QVERIFY(low != high);
    }
};

QTEST_APPLESS_MAIN(TestAccountId)
#include "tst_accountid.moc"
