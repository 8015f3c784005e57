// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/supportplan.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// The worked examples of the billing reference (TV-SUP, TV-SUP-PRO), and the ends of the bands.
class TstSupportPlan : public QObject
{
    Q_OBJECT

private slots:
    void charge_data()
    {
        QTest::addColumn<QString>("plan");
        QTest::addColumn<QString>("charges");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const char* plan, const char* charges, const char* expected) {
            QTest::newRow(name) << QString::fromLatin1(plan) << QString::fromLatin1(charges)
                                << QString::fromLatin1(expected);
        };
        row("developer is three percent", "developer", "2000", "60");
        row("developer is at least its minimum", "developer", "100", "29");
        row("business goes through three bands", "business", "85000", "6150");
        row("business is at least its minimum", "business", "500", "100");
        row("business at the end of the first band", "business", "10000", "1000");
        row("business a cent into the second band", "business", "10000.01", "1000.0007");
        row("business in its last band", "business", "300000", "15900");
        row("business of one account of two", "business", "60000", "4500");
        row("business of two accounts together, which is not how it is charged", "business", "120000",
            "7900");
        row("on-ramp is ten percent", "enterprise-on-ramp", "100000", "10000");
        row("on-ramp is at least its minimum", "enterprise-on-ramp", "0", "5500");
        row("enterprise goes through four bands", "enterprise", "1200000", "70500");
        row("enterprise far into its last band", "enterprise", "2000000", "94500");
        row("enterprise is at least its minimum", "enterprise", "50000", "15000");
        row("basic is free", "basic", "123456.78", "0");
        row("credits do not make it negative", "business", "-500", "100");
        row("every decimal counts", "developer", "2000.123456789012", "60.00370370367036");
    }

    void charge()
    {
        QFETCH(QString, plan);
        QFETCH(QString, charges);
        QFETCH(QString, expected);
        const SupportPlan* found = supportPlan(plan);
        QVERIFY(found);
        QCOMPARE(supportCharge(*found, *Money::fromString(charges)).toString(), expected);
    }

    void signingUpInTheMiddleOfAMonthCostsHalfOfItAndTheNext()
    {
        const SupportSignUp signUp = supportSignUp(*supportPlan(u"business"), QDate(2026, 11, 16));
        QCOMPARE(signUp.thisMonth.toString(), u"50"_s);
        QCOMPARE(signUp.nextMonth.toString(), u"100"_s);
    }

    void signingUpOnTheFirstDayCostsAWholeMonth()
    {
        QCOMPARE(supportSignUp(*supportPlan(u"business"), QDate(2026, 10, 1)).thisMonth.toString(), u"100"_s);
    }

    void plansAreInTheOrderOfTheirPrice()
    {
        Money before;
        for (const SupportPlan& plan : supportPlans()) {
            QVERIFY2(plan.minimum >= before, qPrintable(plan.key));
            QVERIFY(plan.bands.isEmpty() || !plan.bands.last().upTo);
            before = plan.minimum;
        }
        QCOMPARE(supportPlans().first().key, u"basic"_s);
        QVERIFY(!supportPlan(u"gold"));
    }
};

QTEST_APPLESS_MAIN(TstSupportPlan)
#include "tst_supportplan.moc"
