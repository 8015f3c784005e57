// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/billquery.h"
#include "models/billing/charge.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// Words that other programs and databases hold: they may never change.
class TestWords : public QObject
{
    Q_OBJECT

private slots:
    void dimensions_data()
    {
        QTest::addColumn<Dimension>("dimension");
        QTest::addColumn<QString>("key");
        QTest::newRow("account") << Dimension::Account << u"account"_s;
        QTest::newRow("service") << Dimension::Service << u"service"_s;
        QTest::newRow("region") << Dimension::Region << u"region"_s;
        QTest::newRow("usage type") << Dimension::UsageType << u"usage-type"_s;
        QTest::newRow("charge type") << Dimension::ChargeType << u"charge-type"_s;
        QTest::newRow("invoice") << Dimension::Invoice << u"invoice"_s;
        QTest::newRow("seller") << Dimension::Seller << u"seller"_s;
        QTest::newRow("operation") << Dimension::Operation << u"operation"_s;
        QTest::newRow("tag") << Dimension::Tag << u"tag"_s;
        QTest::newRow("unit") << Dimension::Unit << u"unit"_s;
        QTest::newRow("account tag") << Dimension::AccountTag << u"account-tag"_s;
        QTest::newRow("line") << Dimension::Line << u"line"_s;
    }
    void dimensions()
    {
        QFETCH(Dimension, dimension);
        QFETCH(QString, key);
        QCOMPARE(dimensionKey(dimension), key);
        QVERIFY(dimensionFromKey(key) == dimension);
        QVERIFY(!dimensionName(dimension).isEmpty());
    }

    void bases_data()
    {
        QTest::addColumn<Basis>("basis");
        QTest::addColumn<QString>("key");
        QTest::newRow("unblended") << Basis::Unblended << u"unblended"_s;
        QTest::newRow("net") << Basis::Net << u"net"_s;
        QTest::newRow("amortized") << Basis::Amortized << u"amortized"_s;
        QTest::newRow("blended") << Basis::Blended << u"blended"_s;
        QTest::newRow("list") << Basis::List << u"list"_s;
    }
    void bases()
    {
        QFETCH(Basis, basis);
        QFETCH(QString, key);
        QCOMPARE(basisKey(basis), key);
        QVERIFY(basisFromKey(key) == basis);
        QVERIFY(!basisName(basis).isEmpty());
    }

    void chargeTypes()
    {
        const QStringList keys{u"usage"_s,  u"fee"_s, u"discount"_s, u"credit"_s,
                               u"refund"_s, u"tax"_s, u"support"_s,  u"other"_s};
        QCOMPARE(keys.size(), chargeTypeCount);
        QStringList names;
        for (int i = 0; i < chargeTypeCount; ++i) {
            const auto type = static_cast<ChargeType>(i);
            QCOMPARE(chargeTypeKey(type), keys[i]);
            names.append(chargeTypeName(type));
        }
        QCOMPARE(names.removeDuplicates(), 0);
    }

    void unknownWords()
    {
        for (const QString& word : {u""_s, u"Account"_s, u"account "_s, u"guess"_s}) {
            QVERIFY(!dimensionFromKey(word));
            QVERIFY(!basisFromKey(word));
        }
    }

    void amountsAddUpBasisByBasis()
    {
        Amounts sum;
        Amounts one;
        for (const Basis basis : allBases)
            one[basis] = Money::fromCents(static_cast<int>(basis) + 1);
        sum += one;
        sum += one;
        for (const Basis basis : allBases)
            QVERIFY(sum[basis] == Money::fromCents(2 * (static_cast<int>(basis) + 1)));
        QVERIFY(!(sum == one));
    }
};

QTEST_APPLESS_MAIN(TestWords)
#include "tst_words.moc"
