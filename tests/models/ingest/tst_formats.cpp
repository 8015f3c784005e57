// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ingest/ingestsupport.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

Table cur2()
{
    return Table({{"bill_bill_type", "Anniversary"},
                  {"bill_billing_entity", "AWS"},
                  {"bill_billing_period_start_date", "2025-08-01T00:00:00.000Z"},
                  {"bill_invoice_id", "INV-7"},
                  {"bill_invoicing_entity", "Amazon Web Services, Inc."},
                  {"bill_payer_account_id", "111111111111"},
                  {"bill_payer_account_name", "Alder Billing"},
                  {"cost_category", R"({"Team":"Red"})"},
                  {"identity_line_item_id", "id1"},
                  {"line_item_availability_zone", "us-east-1a"},
                  {"line_item_currency_code", "USD"},
                  {"line_item_legal_entity", "Amazon Web Services, Inc."},
                  {"line_item_line_item_description", "$0.096 per hour"},
                  {"line_item_line_item_type", "Usage"},
                  {"line_item_operation", "RunInstances"},
                  {"line_item_product_code", "AmazonEC2"},
                  {"line_item_resource_id", "i-1"},
                  {"line_item_unblended_cost", "0.096"},
                  {"line_item_usage_account_id", "222222222222"},
                  {"line_item_usage_account_name", "Website"},
                  {"line_item_usage_amount", "1.0"},
                  {"line_item_usage_end_date", "2025-08-02T04:00:00.000Z"},
                  {"line_item_usage_start_date", "2025-08-02T03:00:00.000Z"},
                  {"line_item_usage_type", "BoxUsage:m5.large"},
                  {"pricing_public_on_demand_cost", "0.1"},
                  {"pricing_unit", "Hrs"},
                  {"product", R"({"product_name":"Amazon Elastic Compute Cloud"})"},
                  {"product_region_code", "us-east-1"},
                  {"resource_tags", R"({"user_env":"prod"})"}});
}

Table focus(const std::string& version)
{
    Table table({{"AvailabilityZone", "NULL"},
                 {"BilledCost", "0.096"},
                 {"BillingAccountId", "111111111111"},
                 {"BillingAccountName", "Alder Billing"},
                 {"BillingCurrency", "EUR"},
                 {"BillingPeriodEnd", "2025-09-01T00:00:00Z"},
                 {"BillingPeriodStart", "2025-08-01T00:00:00Z"},
                 {"ChargeCategory", "Usage"},
                 {"ChargeClass", "NULL"},
                 {"ChargeDescription", "virtual machine hours"},
                 {"ChargePeriodEnd", "2025-08-02 04:00:00"},
                 {"ChargePeriodStart", "2025-08-02 03:00:00"},
                 {"CommitmentDiscountId", "NULL"},
                 {"ConsumedQuantity", "1"},
                 {"ConsumedUnit", "Hours"},
                 {"ContractedCost", "0.08"},
                 {"EffectiveCost", "0.07"},
                 {"InvoiceIssuerName", "Another Cloud GmbH"},
                 {"ListCost", "0.12"},
                 {"ProviderName", "Another Cloud"},
                 {"PublisherName", "Another Cloud"},
                 {"RegionId", "eu-west"},
                 {"ResourceId", "/vm/1"},
                 {"ServiceCategory", "Compute"},
                 {"ServiceName", "Virtual Machines"},
                 {"SubAccountId", "subscription-1"},
                 {"SubAccountName", "Website"},
                 {"Tags", R"({"env":"prod"})"}});
    if (version != "1.0")
        table.column("SkuMeter", "Compute usage").column("SkuPriceDetails", "{}");
    if (version == "1.2")
        table.column("InvoiceId", "F-7")
            .column("BillingAccountType", "Account")
            .column("SubAccountType", "Subscription");
    return table;
}

Table detailed()
{
    return Table({{"InvoiceID", "Estimated"},
                  {"PayerAccountId", "111111111111"},
                  {"LinkedAccountId", "222222222222"},
                  {"RecordType", "LineItem"},
                  {"RecordId", "31861622192480759163092020"},
                  {"ProductName", "Amazon Elastic Compute Cloud"},
                  {"UsageType", "BoxUsage:m1.small"},
                  {"Operation", "RunInstances"},
                  {"AvailabilityZone", "us-east-1a"},
                  {"ReservedInstance", "N"},
                  {"ItemDescription", "$0.06 per hour"},
                  {"UsageStartDate", "2016-08-02 03:00:00"},
                  {"UsageEndDate", "2016-08-02 04:00:00"},
                  {"UsageQuantity", "1"},
                  {"BlendedCost", "0.05"},
                  {"UnBlendedCost", "0.06"},
                  {"user:env", "prod"}});
}

Table monthly()
{
    return Table({{"InvoiceID", "Estimated"},
                  {"PayerAccountId", "111111111111"},
                  {"LinkedAccountId", "222222222222"},
                  {"RecordType", "LinkedLineItem"},
                  {"RecordID", "1"},
                  {"BillingPeriodStartDate", "2016/08/01 00:00:00"},
                  {"BillingPeriodEndDate", "2016/08/31 23:59:59"},
                  {"PayerAccountName", "Alder Billing"},
                  {"LinkedAccountName", "Website"},
                  {"ProductCode", "AmazonEC2"},
                  {"ProductName", "Amazon Elastic Compute Cloud"},
                  {"SellerOfRecord", "Amazon Web Services, Inc."},
                  {"UsageType", "BoxUsage:m1.small"},
                  {"UsageStartDate", "2016/08/01 00:00:00"},
                  {"UsageEndDate", "2016/08/31 23:59:59"},
                  {"UsageQuantity", "744"},
                  {"CurrencyCode", "USD"},
                  {"CostBeforeTax", "44.640000"},
                  {"Credits", "0.0"},
                  {"TaxAmount", "0.000000"},
                  {"TaxType", "None"},
                  {"TotalCost", "44.640000"}});
}

} // namespace

class TestFormats : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    Reading read(const Table& table) const { return readBytes(m_dir.filePath(u"report.csv"_s), table.csv()); }
    static QString failureOf(const Reading& reading)
    {
        return reading.error ? reading.error->message
                             : reading.findings(Severity::Error) + reading.findings(Severity::Warning);
    }

private slots:
    void legacyCur()
    {
        Table table = Table::legacy();
        table.column("lineItem/AvailabilityZone", "us-east-1a").column("lineItem/ResourceId", "i-1");
        table.column("product/ProductName", "Amazon Elastic Compute Cloud")
            .column("product/regionCode", "us-east-1");
        table.column("pricing/unit", "Hrs")
            .column("lineItem/BlendedCost", "0.09")
            .column("pricing/publicOnDemandCost", "0.1");
        table.column("lineItem/NetUnblendedCost", "0.08")
            .column("lineItem/TaxType")
            .column("bill/InvoicingEntity", "AWS Inc");
        table.column("resourceTags/user:env", "prod")
            .column("costCategory/Team", "Red")
            .column("product/productFamily", "Compute");
        table.column("savingsPlan/SavingsPlanARN").column("reservation/ReservationARN", "arn:ri");
        const Reading reading = read(table.row({{"bill/InvoiceId", "INV-7"}}));
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.source.format, u"cur-legacy"_s);
        const Collector& sink = reading.sink;
        const OriginEntry& origin = sink.originOf(0);
        QCOMPARE(origin.payerKey, std::string("111111111111"));
        QCOMPARE(origin.currency, std::string("USD"));
        QCOMPARE(origin.period, 2025 * 12 + 7);
        QCOMPARE(origin.invoiceId, std::string("INV-7"));
        QCOMPARE(origin.seller, std::string("Amazon Web Services, Inc."));
        QCOMPARE(origin.invoicingEntity, std::string("AWS Inc"));
        QCOMPARE(origin.billingEntity, std::string("AWS"));
        QCOMPARE(origin.billType, std::string("Anniversary"));
        QCOMPARE(origin.provider, std::string("AWS"));
        QCOMPARE(sink.accountOf(0).key, std::string("222222222222"));
        const ItemEntry& item = sink.itemOf(0);
        QCOMPARE(item.serviceCode, std::string("AmazonEC2"));
        QCOMPARE(item.serviceName, std::string("Amazon Elastic Compute Cloud"));
        QCOMPARE(item.region, std::string("us-east-1"));
        QCOMPARE(item.zone, std::string("us-east-1a"));
        QCOMPARE(item.usageType, std::string("BoxUsage:m5.large"));
        QCOMPARE(item.operation, std::string("RunInstances"));
        QCOMPARE(item.unit, std::string("Hrs"));
        QCOMPARE(item.family, std::string("Compute"));
        QCOMPARE(sink.descriptions[0], std::string("$0.096 per hour"));
        QCOMPARE(sink.resources[0], std::string("i-1"));
        QCOMPARE(sink.commitments[0], std::string("arn:ri"));
        QCOMPARE(sink.tagsOf(0), std::string(R"({"costCategory/Team":"Red","user:env":"prod"})"));
        QCOMPARE(sink.ids[0], std::string("id1"));
        const PackedLine& line = sink.lines[0];
        QCOMPARE(QDateTime::fromSecsSinceEpoch(line.start, Qt::UTC),
                 QDateTime(QDate(2025, 8, 2), QTime(3, 0), Qt::UTC));
        QCOMPARE(line.seconds, 3600u);
        QCOMPARE(line.sourceLine, 2u);
        QCOMPARE(line.usage.toString(), u"1"_s);
        const QStringList costs{u"0.096"_s, u"0.08"_s, u"0.096"_s, u"0.09"_s, u"0.1"_s};
        for (size_t basis = 0; basis < basisCount; ++basis)
            QCOMPARE(line.cost[basis].toString(), costs[static_cast<qsizetype>(basis)]);
    }

    /// Athena and Redshift write the same columns in snake case, in any order; people change their case.
    void legacyCurInAnySpelling_data()
    {
        QTest::addColumn<QString>("spelling");
        QTest::newRow("slashes") << u"slashes"_s;
        QTest::newRow("snake case") << u"snake"_s;
        QTest::newRow("upper case") << u"upper"_s;
        QTest::newRow("lower case") << u"lower"_s;
        QTest::newRow("reversed") << u"reversed"_s;
    }
    void legacyCurInAnySpelling()
    {
        QFETCH(QString, spelling);
        QList<QByteArray> lines =
            Table::legacy().column("savingsPlan/SavingsPlanARN", "arn:sp").row().csv().trimmed().split('\n');
        QList<QByteArray> names = lines[0].split(',');
        // The one value with a comma stands last: it stays quoted and last.
        const qsizetype comma = lines[1].indexOf(",\"");
        const QByteArray arn = "arn:sp";
        QByteArray quoted = lines[1].mid(comma + 1);
        quoted.chop(arn.size() + 1);
        QList<QByteArray> values = lines[1].left(comma).split(',') << quoted << arn;
        QCOMPARE(values.size(), names.size());
        if (spelling == u"reversed"_s) {
            std::reverse(names.begin(), names.end());
            std::reverse(values.begin(), values.end());
        }
        for (QByteArray& name : names) {
            if (spelling == u"upper"_s)
                name = name.toUpper();
            if (spelling == u"lower"_s)
                name = name.toLower();
            if (spelling == u"snake"_s) {
                QByteArray snake;
                for (const char c : std::as_const(name)) {
                    const bool upper = c >= 'A' && c <= 'Z';
                    if (upper && !snake.isEmpty() && !snake.endsWith('_'))
                        snake += '_';
                    snake += c == '/' ? '_' : static_cast<char>(upper ? c - 'A' + 'a' : c);
                }
                name = snake;
            }
        }
        const Reading reading =
            readBytes(m_dir.filePath(u"report.csv"_s), names.join(',') + '\n' + values.join(',') + '\n');
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.source.format, u"cur-legacy"_s);
        QCOMPARE(reading.sink.sum().toString(), u"0.096"_s);
        QCOMPARE(reading.sink.accountOf(0).key, std::string("222222222222"));
        QCOMPARE(reading.sink.originOf(0).seller, std::string("Amazon Web Services, Inc."));
        QCOMPARE(reading.sink.commitments, std::vector<std::string>{"arn:sp"});
    }

    void cur20()
    {
        const Reading reading = read(cur2().row());
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.source.format, u"cur-2.0"_s);
        QCOMPARE(reading.sink.originOf(0).payerName, std::string("Alder Billing"));
        QCOMPARE(reading.sink.originOf(0).invoiceId, std::string("INV-7"));
        QCOMPARE(reading.sink.accountOf(0).name, std::string("Website"));
        QCOMPARE(reading.sink.itemOf(0).serviceName, std::string("Amazon Elastic Compute Cloud"));
        QCOMPARE(reading.sink.itemOf(0).region, std::string("us-east-1"));
        QCOMPARE(reading.sink.itemOf(0).unit, std::string("Hrs"));
        QCOMPARE(reading.sink.tagsOf(0), std::string(R"({"costCategory/Team":"Red","user_env":"prod"})"));
        QCOMPARE(reading.sink.sum().toString(), u"0.096"_s);
        QCOMPARE(reading.sink.sum(Basis::List).toString(), u"0.1"_s);
        QVERIFY(reading.summary.basisAvailable[static_cast<size_t>(Basis::Amortized)]);
        QVERIFY(!reading.summary.basisAvailable[static_cast<size_t>(Basis::Blended)]);
    }

    void productMapsOfNoUse_data()
    {
        QTest::addColumn<QByteArray>("product");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("without a name") << QByteArray(R"({"sku":"X"})") << QByteArray();
        QTest::newRow("no map") << QByteArray("EC2") << QByteArray();
        QTest::newRow("not UTF-8") << QByteArray("{\"product_name\":\"M\xfcnchen\"}")
                                   << QByteArray("M\xef\xbf\xbdnchen");
        QTest::newRow("a NUL") << QByteArray(R"({"product_name":"a\u0000"})") << QByteArray("a\xef\xbf\xbd");
    }
    void productMapsOfNoUse()
    {
        QFETCH(QByteArray, product);
        QFETCH(QByteArray, name);
        const Reading reading = read(cur2().row({{"product", product.toStdString()}}));
        QCOMPARE(reading.summary.lines, 1);
        QCOMPARE(reading.sink.itemOf(0).serviceName, name.toStdString());
    }

    void aTagMapThatIsNone()
    {
        const Reading reading = read(cur2().row({{"resource_tags", "user_env=prod"}}));
        QVERIFY(!reading.error);
        QCOMPARE(reading.summary.lines, 1);
        QCOMPARE(reading.summary.warnings, 1);
        QCOMPARE(reading.summary.findings[0].column, u"resource_tags"_s);
        QCOMPARE(reading.sink.tagsOf(0), std::string(R"({"costCategory/Team":"Red"})"));
    }

    void focusOfAnyVersion_data()
    {
        QTest::addColumn<QString>("version");
        for (const char* version : {"1.0", "1.1", "1.2"})
            QTest::newRow(version) << QString::fromLatin1(version);
    }
    void focusOfAnyVersion()
    {
        QFETCH(QString, version);
        const Reading reading = read(focus(version.toStdString()).row());
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.source.format, u"focus-"_s + version);
        const OriginEntry& origin = reading.sink.originOf(0);
        QCOMPARE(origin.payerKey, std::string("111111111111"));
        QCOMPARE(origin.payerName, std::string("Alder Billing"));
        QCOMPARE(origin.currency, std::string("EUR"));
        QCOMPARE(origin.provider, std::string("Another Cloud"));
        QCOMPARE(origin.seller, std::string("Another Cloud GmbH"));
        QCOMPARE(origin.invoiceId, version == u"1.2"_s ? std::string("F-7") : std::string());
        QCOMPARE(reading.sink.accountOf(0).key, std::string("subscription-1"));
        QCOMPARE(reading.sink.accountOf(0).name, std::string("Website"));
        const ItemEntry& item = reading.sink.itemOf(0);
        QCOMPARE(item.serviceName, std::string("Virtual Machines"));
        QCOMPARE(item.region, std::string("eu-west"));
        QCOMPARE(item.zone, std::string()); // the word NULL is no zone
        QCOMPARE(item.unit, std::string("Hours"));
        QCOMPARE(item.family, std::string("Compute"));
        QCOMPARE(reading.sink.commitments.size(), size_t(0));
        QCOMPARE(reading.sink.tagsOf(0), std::string(R"({"env":"prod"})"));
        QCOMPARE(reading.sink.sum().toString(), u"0.096"_s);
        QCOMPARE(reading.sink.sum(Basis::Amortized).toString(), u"0.07"_s);
        QCOMPARE(reading.sink.sum(Basis::List).toString(), u"0.12"_s);
    }

    void focusChargeCategories_data()
    {
        QTest::addColumn<QString>("category");
        QTest::addColumn<QString>("chargeClass");
        QTest::addColumn<QString>("cost");
        QTest::addColumn<ChargeType>("type");
        QTest::newRow("usage") << u"Usage"_s << u"NULL"_s << u"1"_s << ChargeType::Usage;
        QTest::newRow("purchase") << u"Purchase"_s << u"NULL"_s << u"8760"_s << ChargeType::Fee;
        QTest::newRow("tax") << u"Tax"_s << u"NULL"_s << u"0.19"_s << ChargeType::Tax;
        QTest::newRow("credit") << u"Credit"_s << u"NULL"_s << u"-2.6137"_s << ChargeType::Credit;
        QTest::newRow("adjustment") << u"Adjustment"_s << u"NULL"_s << u"-0.01"_s << ChargeType::Other;
        QTest::newRow("money back") << u"Usage"_s << u"Correction"_s << u"-1"_s << ChargeType::Refund;
        QTest::newRow("a later charge") << u"Usage"_s << u"Correction"_s << u"1"_s << ChargeType::Usage;
    }
    void focusChargeCategories()
    {
        QFETCH(QString, category);
        QFETCH(QString, chargeClass);
        QFETCH(QString, cost);
        QFETCH(ChargeType, type);
        const Reading reading = read(focus("1.0").row({{"ChargeCategory", category.toStdString()},
                                                       {"ChargeClass", chargeClass.toStdString()},
                                                       {"BilledCost", cost.toStdString()}}));
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.sink.kindOf(0).type, type);
        QCOMPARE(reading.sink.kindOf(0).rawType, category.toStdString());
        QCOMPARE(reading.sink.sum().toString(), cost);
    }

    void anUnknownKindIsKeptAndReported()
    {
        const Reading reading =
            read(focus("1.1").row().row({{"ChargeCategory", "Gift"}}).row({{"ChargeCategory", "Gift"}}));
        QCOMPARE(reading.summary.lines, 3);
        QCOMPARE(reading.sink.kindOf(1).type, ChargeType::Other);
        QCOMPARE(reading.summary.findings.size(), 1);
        QCOMPARE(reading.summary.findings[0].count, 2);
        QCOMPARE(reading.summary.findings[0].severity, Severity::Warning);
    }

    /// Charges of the payer itself leave the sub account out.
    void focusWithoutASubAccount()
    {
        const Reading reading =
            read(focus("1.0").row({{"SubAccountId", "NULL"}, {"SubAccountName", "NULL"}}));
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.sink.accountOf(0).key, std::string("111111111111"));
        QCOMPARE(reading.sink.accountOf(0).name, std::string("Alder Billing"));
    }

    /// A commitment's purchase is billed and not effective, its use effective and not billed, unused parts
    /// too.
    void focusCommitments()
    {
        Table table = focus("1.0");
        table.column("EffectiveCost", "0").column("BilledCost", "0");
        table.row({{"ChargeCategory", "Purchase"}, {"BilledCost", "8760"}});
        table.row({{"EffectiveCost", "0.75"}, {"CommitmentDiscountId", "plan-1"}});
        table.row({{"EffectiveCost", "0.25"}, {"CommitmentDiscountId", "plan-1"}});
        const Reading reading = read(table);
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.sink.sum().toString(), u"8760"_s);
        QCOMPARE(reading.sink.sum(Basis::Amortized).toString(), u"1"_s);
        QCOMPARE(reading.sink.commitments, std::vector<std::string>{"plan-1"});
    }

    void detailedReport()
    {
        Table table = detailed();
        table.row().row({{"LinkedAccountId", ""}, {"UnBlendedCost", "0.04"}}); // the payer's own
        table.row({{"RecordType", "Rounding"},
                   {"UnBlendedCost", "-0.01"},
                   {"UsageStartDate", ""},
                   {"UsageEndDate", ""}});
        table.row({{"RecordType", "Discount"}, {"UnBlendedCost", "-0.02"}});
        table.row({{"RecordType", "AccountTotal"},
                   {"UnBlendedCost", "0.03"},
                   {"UsageStartDate", ""},
                   {"UsageEndDate", ""}});
        table.row({{"RecordType", "StatementTotal"},
                   {"UnBlendedCost", "0.07"},
                   {"UsageStartDate", ""},
                   {"UsageEndDate", ""}});
        const Reading reading = read(table);
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.source.format, u"dbr"_s);
        QCOMPARE(reading.summary.lines, 4); // totals are no charges
        QCOMPARE(reading.sink.sum().toString(), u"0.07"_s);
        QCOMPARE(reading.sink.originOf(0).period, 2016 * 12 + 7);
        QCOMPARE(reading.sink.originOf(0).currency, std::string("USD"));
        QCOMPARE(reading.sink.originOf(0).invoiceId, std::string()); // "Estimated" is none
        QVERIFY(reading.findings(Severity::Info).contains(u"names no currency"_s));
        QCOMPARE(reading.sink.accountOf(1).key, std::string("111111111111"));
        QCOMPARE(reading.sink.kindOf(3).type, ChargeType::Discount);
        QCOMPARE(reading.sink.tagsOf(0), std::string(R"({"user:env":"prod"})"));
        QCOMPARE(reading.sink.sum(Basis::Blended).toString(), u"0.2"_s);
        QStringList totals;
        for (const auto& [what, amount] : reading.summary.controlTotals)
            totals.append(what + u'=' + amount.toString());
        QCOMPARE(totals, (QStringList{u"AccountTotal 222222222222=0.03"_s, u"StatementTotal=0.07"_s}));
    }

    void totalsThatDoNotAddUp_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("total");
        QTest::addColumn<QString>("says"); // empty: nothing
        QTest::newRow("statement, right") << u"StatementTotal"_s << u"0.12"_s << QString();
        QTest::newRow("statement, rounded") << u"StatementTotal"_s << u"0.125"_s << QString();
        QTest::newRow("statement, wrong")
            << u"StatementTotal"_s << u"0.13"_s
            << u"Statement total: the report says 0.13 and its lines add up to 0.12"_s;
        QTest::newRow("account, wrong")
            << u"AccountTotal"_s << u"5"_s
            << u"Total of account 222222222222: the report says 5 and its lines add up to 0.12"_s;
        QTest::newRow("invoice, wrong") << u"InvoiceTotal"_s << u"5"_s << u"Total of invoice "_s;
        QTest::newRow("no number") << u"StatementTotal"_s << u"much"_s
                                   << u"'much' is not a number, so it checks nothing"_s;
    }
    void totalsThatDoNotAddUp()
    {
        QFETCH(QString, type);
        QFETCH(QString, total);
        QFETCH(QString, says);
        Table table = detailed();
        table.column("InvoiceID", "123");
        table.row().row().row({{"RecordType", type.toStdString()}, {"UnBlendedCost", total.toStdString()}});
        const Reading reading = read(table);
        QCOMPARE(reading.findings(Severity::Error), QString());
        QCOMPARE(reading.summary.lines, 2);
        const QString warnings = reading.findings(Severity::Warning);
        QCOMPARE(warnings.isEmpty(), says.isEmpty());
        QVERIFY2(warnings.contains(says), qPrintable(warnings));
    }

    void monthlyReport()
    {
        Table table = monthly();
        table.row();
        table.row({{"RecordType", "PayerLineItem"},
                   {"LinkedAccountId", ""},
                   {"LinkedAccountName", ""},
                   {"TotalCost", "1.36"}});
        table.row({{"RecordType", "AccountTotal"}, {"TotalCost", "44.640000"}, {"ProductCode", ""}});
        table.row({{"RecordType", "StatementTotal"}, {"TotalCost", "46"}, {"LinkedAccountId", ""}});
        const Reading reading = read(table);
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.source.format, u"monthly"_s);
        QCOMPARE(reading.summary.lines, 2);
        QCOMPARE(reading.sink.sum().toString(), u"46"_s);
        QCOMPARE(reading.sink.accountOf(0).name, std::string("Website"));
        QCOMPARE(reading.sink.accountOf(1).key, std::string("111111111111"));
        QCOMPARE(reading.sink.accountOf(1).name, std::string("Alder Billing"));
        QCOMPARE(reading.sink.originOf(0).seller, std::string("Amazon Web Services, Inc."));
        QCOMPARE(reading.sink.originOf(0).period, 2016 * 12 + 7);
        QCOMPARE(reading.summary.controlTotals.size(), 2);
    }

    void lineItemTypes_data()
    {
        QTest::addColumn<QString>("rawType");
        QTest::addColumn<ChargeType>("type");
        const auto add = [](const char* rawType, ChargeType type) {
            QTest::newRow(rawType) << QString::fromLatin1(rawType) << type;
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
    }
    void lineItemTypes()
    {
        QFETCH(QString, rawType);
        QFETCH(ChargeType, type);
        for (Table table : {Table::legacy(), cur2()}) {
            const bool snake = table.csv().startsWith("bill_");
            const Reading reading = read(table.row(
                {{snake ? "line_item_line_item_type" : "lineItem/LineItemType", rawType.toStdString()},
                 {snake ? "line_item_unblended_cost" : "lineItem/UnblendedCost", "-1.5"}}));
            QCOMPARE(failureOf(reading), QString());
            QCOMPARE(reading.sink.kindOf(0).type, type);
            QCOMPARE(reading.sink.kindOf(0).rawType, rawType.toStdString());
            QCOMPARE(reading.sink.sum().toString(), u"-1.5"_s);
        }
    }

    void supportIsSupport()
    {
        const Reading reading = read(Table::legacy().row({{"lineItem/LineItemType", "Fee"},
                                                          {"lineItem/ProductCode", "AWSSupportBusiness"},
                                                          {"lineItem/UnblendedCost", "100"}}));
        QCOMPARE(reading.sink.kindOf(0).type, ChargeType::Support);
    }

    /// The rule of the provider's own dashboards, each case of it, on lines of a report.
    void amortized_data()
    {
        QTest::addColumn<QStringList>("values"); // column=value
        QTest::addColumn<QString>("cost");
        QTest::addColumn<bool>("given");
        const auto add = [](const char* name, const char* values, const char* cost, bool given = true) {
            QTest::newRow(name) << QString::fromLatin1(values).split(u' ', Qt::SkipEmptyParts)
                                << QString::fromLatin1(cost) << given;
        };
        add("usage", "lineItem/LineItemType=Usage", "1");
        add("covered by a plan",
            "lineItem/LineItemType=SavingsPlanCoveredUsage savingsPlan/SavingsPlanEffectiveCost=0.7", "0.7");
        add("covered by a plan that costs nothing",
            "lineItem/LineItemType=SavingsPlanCoveredUsage savingsPlan/SavingsPlanEffectiveCost=0.0", "0");
        add("covered, not said at what", "lineItem/LineItemType=SavingsPlanCoveredUsage", "1", false);
        add("negation", "lineItem/LineItemType=SavingsPlanNegation", "0");
        add("upfront fee of a plan", "lineItem/LineItemType=SavingsPlanUpfrontFee", "0");
        add("recurring fee of a plan: what of it is unused",
            "lineItem/LineItemType=SavingsPlanRecurringFee savingsPlan/TotalCommitmentToDate=1 "
            "savingsPlan/UsedCommitment=0.75",
            "0.25");
        add("recurring fee, nothing used",
            "lineItem/LineItemType=SavingsPlanRecurringFee savingsPlan/TotalCommitmentToDate=1", "1");
        add("recurring fee, nothing said", "lineItem/LineItemType=SavingsPlanRecurringFee", "1", false);
        add("reserved usage", "lineItem/LineItemType=DiscountedUsage reservation/EffectiveCost=0.114",
            "0.114");
        add("reserved usage, not said at what", "lineItem/LineItemType=DiscountedUsage", "1", false);
        add("fee of a reservation: what of it is unused",
            "lineItem/LineItemType=RIFee reservation/UnusedAmortizedUpfrontFeeForBillingPeriod=2 "
            "reservation/UnusedRecurringFee=0.5",
            "2.5");
        add("fee of a reservation without upfront payment",
            "lineItem/LineItemType=RIFee reservation/UnusedRecurringFee=0.5", "0.5");
        add("upfront fee of a reservation", "lineItem/LineItemType=Fee reservation/ReservationARN=arn:ri",
            "0");
        add("another fee", "lineItem/LineItemType=Fee", "1");
        add("refund of a plan's fee", "lineItem/LineItemType=Refund savingsPlan/SavingsPlanARN=arn:sp", "0");
        add("refund under the plans' own product",
            "lineItem/LineItemType=Refund lineItem/ProductCode=ComputeSavingsPlans", "0");
        add("another refund", "lineItem/LineItemType=Refund", "1");
        add("credit", "lineItem/LineItemType=Credit", "1");
        add("tax", "lineItem/LineItemType=Tax", "1");
        add("a pod's part of an instance", "lineItem/LineItemType=Usage lineItem/Operation=EKSPod-EC2", "0");
        add("a task's part of a covered instance",
            "lineItem/LineItemType=SavingsPlanCoveredUsage lineItem/Operation=ECSTask-EC2 "
            "savingsPlan/SavingsPlanEffectiveCost=0.7",
            "0");
    }
    void amortized()
    {
        QFETCH(QStringList, values);
        QFETCH(QString, cost);
        QFETCH(bool, given);
        Table table = Table::legacy();
        for (const char* column :
             {"reservation/ReservationARN", "reservation/EffectiveCost",
              "reservation/UnusedAmortizedUpfrontFeeForBillingPeriod", "reservation/UnusedRecurringFee",
              "savingsPlan/SavingsPlanARN", "savingsPlan/SavingsPlanEffectiveCost",
              "savingsPlan/TotalCommitmentToDate", "savingsPlan/UsedCommitment"})
            table.column(column);
        Table::Row row{{"lineItem/UnblendedCost", "1"}};
        for (const QString& value : values)
            row[value.section(u'=', 0, 0).toStdString()] = value.section(u'=', 1).toStdString();
        const Reading reading = read(table.row(row));
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.sink.sum(Basis::Amortized).toString(), cost);
        QCOMPARE(reading.sink.lines[0].given[static_cast<size_t>(Basis::Amortized)] != Given::Absent, given);
        QCOMPARE(reading.sink.sum().toString(), u"1"_s); // cash is cash
    }

    /// Lines of one hour: two covered, one that takes both off again, as the provider's documents show them.
    void aSavingsPlanHourNetsToZero()
    {
        Table table = Table::legacy();
        table.column("savingsPlan/SavingsPlanARN", "arn:sp").column("savingsPlan/SavingsPlanEffectiveCost");
        table.row({{"lineItem/LineItemType", "SavingsPlanCoveredUsage"},
                   {"lineItem/UnblendedCost", "0.0052"},
                   {"savingsPlan/SavingsPlanEffectiveCost", "0.0026"}});
        table.row({{"lineItem/LineItemType", "SavingsPlanCoveredUsage"},
                   {"lineItem/UnblendedCost", "0.0026"},
                   {"savingsPlan/SavingsPlanEffectiveCost", "0.0013"}});
        table.row({{"lineItem/LineItemType", "SavingsPlanNegation"}, {"lineItem/UnblendedCost", "-0.0078"}});
        const Reading reading = read(table);
        QCOMPARE(reading.sink.sum().toString(), u"0"_s);
        QCOMPARE(reading.sink.sum(Basis::Amortized).toString(), u"0.0039"_s);
    }

    /// Blended and list of what is taken off is nothing; of tax, list is what it is.
    void whatDeductionsAndTaxHave()
    {
        Table table = Table::legacy();
        table.column("lineItem/BlendedCost").column("pricing/publicOnDemandCost");
        table.row({{"lineItem/LineItemType", "EdpDiscount"}, {"lineItem/UnblendedCost", "-1"}});
        table.row({{"lineItem/LineItemType", "Tax"}, {"lineItem/UnblendedCost", "0.08"}});
        table.row({{"lineItem/LineItemType", "Usage"}, {"lineItem/UnblendedCost", "2"}});
        const Reading reading = read(table);
        QCOMPARE(failureOf(reading), QString());
        const auto of = [&](size_t line, Basis basis) {
            return reading.sink.lines[line].cost[static_cast<size_t>(basis)].toString();
        };
        const auto given = [&](size_t line, Basis basis) {
            return reading.sink.lines[line].given[static_cast<size_t>(basis)] != Given::Absent;
        };
        QCOMPARE(of(0, Basis::Blended), u"0"_s);
        QVERIFY(given(0, Basis::Blended));
        QCOMPARE(of(0, Basis::List), u"0"_s);
        QCOMPARE(of(1, Basis::List), u"0.08"_s);
        QVERIFY(given(1, Basis::List));
        QCOMPARE(of(2, Basis::List), u"2"_s);
        QVERIFY(!given(2, Basis::List)); // usage without a list price is said to lack it
        QCOMPARE(of(2, Basis::Blended), u"0"_s);
        QVERIFY(!given(2, Basis::Blended));
    }

    void severalPeriodsAndCurrenciesInOneFile()
    {
        Table table = Table::legacy();
        table.row({{"lineItem/UnblendedCost", "1"}});
        table.row({{"lineItem/UnblendedCost", "2"}, {"lineItem/CurrencyCode", "CNY"}});
        table.row({{"lineItem/UnblendedCost", "4"},
                   {"bill/BillingPeriodStartDate", "2025-07-01 00:00:00"},
                   {"lineItem/UsageStartDate", "2025-07-31 23:00:00"},
                   {"lineItem/UsageEndDate", "2025-08-01 00:00:00"}});
        const Reading reading = read(table);
        QCOMPARE(failureOf(reading), QString());
        QCOMPARE(reading.sink.originOf(1).currency, std::string("CNY"));
        QCOMPARE(reading.sink.originOf(2).period, 2025 * 12 + 6);
        QCOMPARE(reading.sink.origins.size(), size_t(3));
    }

    void repeatedTextsAreSentOnce()
    {
        Table table = Table::legacy();
        table.column("resourceTags/user:env");
        for (int i = 0; i < 1000; ++i)
            table.row({{"resourceTags/user:env", i % 2 == 0 ? "prod" : ""},
                       {"lineItem/UsageAmount", std::to_string(i)}});
        QByteArray csv = table.csv();
        const Reading reading = readBytes(m_dir.filePath(u"report.csv"_s), csv, {.batchLines = 100});
        QCOMPARE(reading.sink.batches >= 10, true);
        QCOMPARE(reading.sink.lines.size(), size_t(1000));
        QCOMPARE(reading.sink.origins.size(), size_t(1));
        QCOMPARE(reading.sink.items.size(), size_t(1));
        QCOMPARE(reading.sink.descriptions.size(), size_t(1));
        QCOMPARE(reading.sink.tags, std::vector<std::string>{R"({"user:env":"prod"})"});
        QCOMPARE(reading.sink.tagsOf(1), std::string());
        QCOMPARE(reading.sink.lines[999].usage.toString(), u"999"_s);
    }
};

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
