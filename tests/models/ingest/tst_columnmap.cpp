// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/columnmap.h"

#include <QTest>

#include <algorithm>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

std::vector<std::string> split(const QString& names)
{
    std::vector<std::string> list;
    for (const QString& name : names.split(u' ', Qt::SkipEmptyParts))
        list.push_back(name.toStdString());
    return list;
}

const QString legacy =
    u"identity/LineItemId bill/InvoiceId bill/BillingEntity bill/PayerAccountId "
    u"bill/BillingPeriodStartDate lineItem/UsageAccountId lineItem/LineItemType lineItem/UsageStartDate "
    u"lineItem/UsageEndDate lineItem/ProductCode lineItem/UsageType lineItem/CurrencyCode "
    u"lineItem/UnblendedCost savingsPlan/SavingsPlanARN reservation/ReservationARN resourceTags/user:env "
    u"costCategory/Team product/ProductName"_s;
const QString snake =
    u"identity_line_item_id bill_payer_account_id bill_billing_period_start_date "
    u"line_item_usage_account_id line_item_line_item_type line_item_usage_start_date "
    u"line_item_usage_end_date line_item_product_code line_item_currency_code line_item_unblended_cost "
    u"savings_plan_savings_plan_a_r_n reservation_reservation_a_r_n resource_tags_user_env"_s;
const QString cur2 =
    snake + u" bill_payer_account_name line_item_usage_account_name resource_tags cost_category product"_s;
const QString focus =
    u"BilledCost BillingAccountId BillingAccountName BillingCurrency BillingPeriodStart ChargeCategory "
    u"ChargeClass ChargeDescription ChargePeriodStart ChargePeriodEnd EffectiveCost ListCost ServiceName "
    u"ServiceCategory SubAccountId SubAccountName Tags ContractedCost"_s;
const QString detailed =
    u"InvoiceID PayerAccountId LinkedAccountId RecordType RecordId ProductName UsageType Operation "
    u"ItemDescription UsageStartDate UsageEndDate UsageQuantity BlendedCost UnBlendedCost user:env"_s;
const QString monthly =
    u"InvoiceID PayerAccountId LinkedAccountId RecordType RecordID BillingPeriodStartDate ProductCode "
    u"ProductName SellerOfRecord UsageType CurrencyCode CostBeforeTax Credits TaxAmount TaxType TotalCost"_s;

} // namespace

class TestColumnMap : public QObject
{
    Q_OBJECT

private slots:
    void formats_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("key");
        QTest::newRow("legacy, slashes") << legacy << u"cur-legacy"_s;
        QTest::newRow("legacy, snake case") << snake << u"cur-legacy"_s;
        QTest::newRow("CUR 2.0") << cur2 << u"cur-2.0"_s;
        QTest::newRow("FOCUS 1.0") << focus << u"focus-1.0"_s;
        QTest::newRow("FOCUS 1.1") << QString(focus + u" SkuMeter SkuPriceDetails") << u"focus-1.1"_s;
        QTest::newRow("FOCUS 1.2") << QString(focus + u" SkuMeter InvoiceId BillingAccountType")
                                   << u"focus-1.2"_s;
        QTest::newRow("detailed") << detailed << u"dbr"_s;
        QTest::newRow("monthly") << monthly << u"monthly"_s;
    }
    void formats()
    {
        QFETCH(QString, header);
        QFETCH(QString, key);
        std::vector<std::string> names = split(header);
        for (int order = 0; order < 3; ++order) {
            for (const bool upper : {false, true}) {
                std::vector<std::string> spelled = names;
                for (std::string& name : spelled) {
                    if (upper)
                        name = QString::fromStdString(name).toUpper().toStdString();
                }
                const HeaderReading reading = readHeader(spelled);
                QCOMPARE(reading.problem, QString());
                QCOMPARE(formatKey(reading.map.format), key);
                const auto unblended = static_cast<size_t>(reading.map.of(Role::Unblended));
                QVERIFY(QString::fromStdString(spelled[unblended]).contains(u"cost"_s, Qt::CaseInsensitive));
            }
            std::rotate(names.begin(), names.begin() + 5, names.end());
        }
    }

    void everyNeededColumnIsNamedWhenMissing_data()
    {
        QTest::addColumn<QString>("header");
        QTest::addColumn<QString>("column");
        const auto add = [](const char* format, const QString& header, const QString& columns) {
            for (const QString& column : columns.split(u' '))
                QTest::addRow("%s %s", format, qPrintable(column)) << header << column;
        };
        add("legacy", legacy,
            u"bill/PayerAccountId lineItem/UsageAccountId bill/BillingPeriodStartDate lineItem/LineItemType "
            u"lineItem/UsageStartDate lineItem/UsageEndDate lineItem/ProductCode lineItem/UnblendedCost "
            u"lineItem/CurrencyCode"_s);
        add("CUR 2.0", cur2,
            u"bill_payer_account_id line_item_usage_account_id bill_billing_period_start_date "
            u"line_item_line_item_type "
            u"line_item_usage_start_date line_item_usage_end_date line_item_product_code "
            u"line_item_unblended_cost "
            u"line_item_currency_code"_s);
        add("FOCUS", focus,
            u"BillingAccountId BillingPeriodStart ChargeCategory ChargePeriodStart ChargePeriodEnd "
            u"ServiceName BilledCost "
            u"BillingCurrency"_s);
        add("detailed", detailed, u"ProductName UsageStartDate UnBlendedCost"_s);
        add("monthly", monthly, u"BillingPeriodStartDate CurrencyCode TotalCost"_s);
    }
    void everyNeededColumnIsNamedWhenMissing()
    {
        QFETCH(QString, header);
        QFETCH(QString, column);
        std::vector<std::string> names = split(header);
        QCOMPARE(std::erase(names, column.toStdString()), size_t(1));
        const HeaderReading reading = readHeader(names);
        QCOMPARE(reading.column, column);
        QVERIFY2(reading.problem.contains(column), qPrintable(reading.problem));
        QVERIFY(reading.map.format != ExportFormat::Unknown);
    }

    void aColumnTwice()
    {
        std::vector<std::string> names = split(legacy);
        // A tag in two spellings first: the needed column behind it must still be seen.
        names.push_back("resourceTags/user:Env");
        QCOMPARE(readHeader(names).problem, QString());
        QVERIFY(readHeader(names).repeated.isEmpty());
        names.push_back("resourceTags/user:env");
        QCOMPARE(readHeader(names).repeated, QStringList{u"resourceTags/user:env"_s});
        names.push_back("lineitem/unblendedcost");
        const HeaderReading reading = readHeader(names);
        QCOMPARE(reading.column, u"lineitem/unblendedcost"_s);
        QVERIFY(reading.problem.contains(u"twice"_s));
    }

    void whatIsNoExport_data()
    {
        QTest::addColumn<QString>("header");
        QTest::newRow("other") << u"date amount payee"_s;
        QTest::newRow("one column") << u"x"_s;
        QTest::newRow("a few of CUR") << u"bill/PayerAccountId lineItem/UnblendedCost"_s;
    }
    void whatIsNoExport()
    {
        QFETCH(QString, header);
        const HeaderReading reading = readHeader(split(header));
        QCOMPARE(reading.map.format, ExportFormat::Unknown);
        QVERIFY(!reading.problem.isEmpty());
    }

    void tagsAndCategories()
    {
        const auto keys = [](const QString& header) {
            std::vector<std::string> found;
            for (const ColumnMap::Tag& tag : readHeader(split(header)).map.tags)
                found.push_back(tag.key);
            return found;
        };
        QCOMPARE(keys(legacy), (std::vector<std::string>{"user:env", "costCategory/Team"}));
        QCOMPARE(keys(snake), (std::vector<std::string>{"user_env"}));
        QCOMPARE(keys(detailed), (std::vector<std::string>{"user:env"}));
        QVERIFY(readHeader(split(cur2)).map.has(Role::TagsMap));
        QVERIFY(readHeader(split(cur2)).map.has(Role::CategoriesMap));
        QVERIFY(readHeader(split(focus)).map.has(Role::TagsMap));
    }

    void bothSpellingsOfTheArn()
    {
        for (const char* name : {"savingsPlan/SavingsPlanARN", "savingsPlan/SavingsPlanArn"}) {
            QString header = legacy;
            header.replace(u"savingsPlan/SavingsPlanARN"_s, QString::fromLatin1(name));
            QVERIFY(readHeader(split(header)).map.has(Role::SpArn));
        }
        QVERIFY(readHeader(split(snake)).map.has(Role::SpArn));
        QVERIFY(readHeader(split(snake)).map.has(Role::RiArn));
    }
};

QTEST_APPLESS_MAIN(TestColumnMap)
#include "tst_columnmap.moc"
