// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/chargerules.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestChargeRules : public QObject
{
    Q_OBJECT

private slots:
    void curKinds_data()
    {
        QTest::addColumn<std::string>("name");
        QTest::addColumn<ChargeType>("type");
        QTest::addColumn<bool>("known");
        const auto add = [](const char* name, ChargeType type, bool known = true) {
            QTest::newRow(name[0] == '\0' ? "empty" : name) << std::string(name) << type << known;
        };
        add("Usage", ChargeType::Usage);
        add("DiscountedUsage", ChargeType::Usage);
        add("SavingsPlanCoveredUsage", ChargeType::Usage);
        add("SavingsPlanNegation", ChargeType::Discount);
        add("SavingsPlanUpfrontFee", ChargeType::Fee);
        add("SavingsPlanRecurringFee", ChargeType::Fee);
        add("RIFee", ChargeType::Fee);
        add("Fee", ChargeType::Fee);
        add("FlatRateSubscription", ChargeType::Fee);
        add("Tax", ChargeType::Tax);
        add("Credit", ChargeType::Credit);
        add("Refund", ChargeType::Refund);
        add("BundledDiscount", ChargeType::Discount);
        add("Discount", ChargeType::Discount);
        add("EdpDiscount", ChargeType::Discount);
        add("PrivateRateDiscount", ChargeType::Discount);
        add("SppDiscount", ChargeType::Discount);
        add("usage", ChargeType::Usage);
        add("rifee", ChargeType::Fee);
        add("SomethingNew", ChargeType::Other, false);
        add("Usages", ChargeType::Other, false);
        add("", ChargeType::Other, false);
    }
    void curKinds()
    {
        QFETCH(std::string, name);
        QFETCH(ChargeType, type);
        QFETCH(bool, known);
        const KindRule rule = curKind(name);
        QCOMPARE(rule.type, type);
        QCOMPARE(rule.known, known);
        QVERIFY(!rule.total);
    }

    void focusKinds_data()
    {
        QTest::addColumn<std::string>("category");
        QTest::addColumn<std::string>("chargeClass");
        QTest::addColumn<bool>("support");
        QTest::addColumn<bool>("negative");
        QTest::addColumn<ChargeType>("type");
        const auto add = [](const char* title, const char* category, const char* chargeClass, bool support,
                            bool negative, ChargeType type) {
            QTest::newRow(title) << std::string(category) << std::string(chargeClass) << support << negative
                                 << type;
        };
        add("usage", "Usage", "", false, false, ChargeType::Usage);
        add("purchase", "Purchase", "", false, false, ChargeType::Fee);
        add("tax", "Tax", "", false, false, ChargeType::Tax);
        add("credit", "Credit", "", false, true, ChargeType::Credit);
        add("adjustment", "Adjustment", "", false, true, ChargeType::Other);
        add("unknown", "Gift", "", false, false, ChargeType::Other);
        add("money back", "Usage", "Correction", false, true, ChargeType::Refund);
        add("money back on a purchase", "Purchase", "Correction", false, true, ChargeType::Refund);
        add("a later charge", "Usage", "Correction", false, false, ChargeType::Usage);
        add("corrected adjustment", "Adjustment", "Correction", false, true, ChargeType::Refund);
        add("corrected tax stays tax", "Tax", "Correction", false, true, ChargeType::Tax);
        add("corrected credit stays credit", "Credit", "Correction", false, true, ChargeType::Credit);
        add("negative usage that corrects nothing", "Usage", "", false, true, ChargeType::Usage);
        add("support", "Usage", "", true, false, ChargeType::Support);
        add("support fee", "Purchase", "", true, false, ChargeType::Support);
        add("support's tax is tax", "Tax", "", true, false, ChargeType::Tax);
        add("support given back", "Usage", "Correction", true, true, ChargeType::Refund);
        add("any case", "USAGE", "correction", false, true, ChargeType::Refund);
    }
    void focusKinds()
    {
        QFETCH(std::string, category);
        QFETCH(std::string, chargeClass);
        QFETCH(bool, support);
        QFETCH(bool, negative);
        QFETCH(ChargeType, type);
        QCOMPARE(chargeTypeOf(focusKind(category, chargeClass), support, negative), type);
    }

    void recordKinds()
    {
        for (const char* total : {"InvoiceTotal", "AccountTotal", "StatementTotal", "invoicetotal"})
            QVERIFY(recordKind(total).total);
        for (const char* line : {"LineItem", "LinkedLineItem", "PayerLineItem"}) {
            QVERIFY(!recordKind(line).total);
            QCOMPARE(recordKind(line).type, ChargeType::Usage);
        }
        QCOMPARE(recordKind("Discount").type, ChargeType::Discount);
        QCOMPARE(recordKind("Rounding").type, ChargeType::Other);
        QVERIFY(recordKind("Rounding").known);
        QVERIFY(!recordKind("Surprise").known);
    }

    void services()
    {
        QVERIFY(isSupportService("AWSSupportBusiness", ""));
        QVERIFY(isSupportService("AWSDeveloperSupport", ""));
        QVERIFY(isSupportService("", "AWS Support (Developer)"));
        QVERIFY(isSupportService("", "AWS Premium Support"));
        QVERIFY(!isSupportService("AmazonEC2", "Amazon Elastic Compute Cloud"));
        QVERIFY(isSavingsPlanService("ComputeSavingsPlans"));
        QVERIFY(isSavingsPlanService("MachineLearningSavingsPlans"));
        QVERIFY(!isSavingsPlanService("AmazonEC2"));
        QVERIFY(isSplitCopy("EKSPod-EC2"));
        QVERIFY(isSplitCopy("ECSTask-EC2"));
        QVERIFY(!isSplitCopy("RunInstances"));
    }

    /// Reference: billing rules §1.3, the summary view of the provider's own dashboards.
    void amortized_data()
    {
        QTest::addColumn<AmortizeInput>("input");
        QTest::addColumn<QString>("cost");
        const auto money = [](const char* text) { return *Money::fromString(QString::fromLatin1(text)); };
        const auto line = [&](LineKind kind, const char* unblended) {
            AmortizeInput input;
            input.kind = kind;
            input.unblended = money(unblended);
            return input;
        };
        QTest::newRow("usage") << line(LineKind::Plain, "1.25") << u"1.25"_s;
        QTest::newRow("tax") << line(LineKind::Tax, "0.08") << u"0.08"_s;
        QTest::newRow("credit") << line(LineKind::Credit, "-3") << u"-3"_s;
        QTest::newRow("discount") << line(LineKind::Discount, "-0.5") << u"-0.5"_s;
        AmortizeInput covered = line(LineKind::SpCovered, "0.0052");
        covered.spEffective = money("0.0026");
        QTest::newRow("covered by a savings plan") << covered << u"0.0026"_s;
        AmortizeInput recurring = line(LineKind::SpRecurring, "10");
        recurring.spTotalCommitment = money("10");
        recurring.spUsedCommitment = money("7.5");
        QTest::newRow("unused part of a savings plan") << recurring << u"2.5"_s;
        QTest::newRow("negation") << line(LineKind::SpNegation, "-0.0078") << u"0"_s;
        QTest::newRow("savings plan upfront") << line(LineKind::SpUpfront, "500") << u"0"_s;
        AmortizeInput reserved = line(LineKind::DiscountedUsage, "0");
        reserved.riEffective = money("0.041666666");
        QTest::newRow("reserved usage") << reserved << u"0.041666666"_s;
        AmortizeInput riFee = line(LineKind::RiFee, "22.9896");
        riFee.riUnusedUpfront = money("1.5");
        riFee.riUnusedRecurring = money("0.75");
        QTest::newRow("reservation fee") << riFee << u"2.25"_s;
        AmortizeInput upfront = line(LineKind::Fee, "365");
        upfront.hasReservation = true;
        QTest::newRow("reservation upfront") << upfront << u"0"_s;
        QTest::newRow("another fee") << line(LineKind::Fee, "12") << u"12"_s;
        AmortizeInput spRefund = line(LineKind::Refund, "-500");
        spRefund.ofSavingsPlan = true;
        QTest::newRow("refund of a savings plan") << spRefund << u"0"_s;
        QTest::newRow("another refund") << line(LineKind::Refund, "-5") << u"-5"_s;
        AmortizeInput split = line(LineKind::Plain, "0");
        split.splitCopy = true;
        QTest::newRow("split copy") << split << u"0"_s;
        AmortizeInput splitCovered = covered;
        splitCovered.splitCopy = true;
        QTest::newRow("split copy that is covered") << splitCovered << u"0"_s;
    }
    void amortized()
    {
        QFETCH(AmortizeInput, input);
        QFETCH(QString, cost);
        QCOMPARE(amortizedCost(input).toString(), cost);
    }
};

QTEST_APPLESS_MAIN(TestChargeRules)
#include "tst_chargerules.moc"
