// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/services/servicesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Questions about bills, asked as pages ask them.
class BillsTest : public QObject
{
    Q_OBJECT

private slots:
    void aBillHasItsAccountsLargestFirst()
    {
        Office office;
        QVERIFY(answer(office->bills()).isEmpty());
        office.import(sixAccounts());
        const BillTable table = answer(office->table({.bill = billId()}));
        QCOMPARE(rows(table), u"669150428837=428.75 440916273358=119.27 112233445566=39.52 318204557120=35.04"
                              " 204417809913=8.92 527730184406=5.14"_s);
        QCOMPARE(table.total, money("636.64"));
        QVERIFY(table.rows[2].isPayer && !table.rows[0].isPayer);
        const BillSummary bill = answer(office->bill(billId()));
        QCOMPARE(bill.total, money("636.64"));
        QCOMPARE(bill.accounts, 6);
        QCOMPARE(bill.sellers, QStringList(u"Amazon Web Services, Inc."_s));
        QCOMPARE(bill.lastImport, QDateTime({2026, 10, 3}, {7, 40}, Qt::UTC));
        QVERIFY(!bill.estimate);
        QVERIFY(refusal(office->table({.bill = billId("2026-07")})).contains(u"no charges for 2026-07"_s));
    }

    void centsOfTheRowsAddUp_data()
    {
        QTest::addColumn<Dimension>("by");
        for (const Dimension by :
             {Dimension::Account, Dimension::Service, Dimension::UsageType, Dimension::ChargeType})
            QTest::newRow(qPrintable(dimensionKey(by))) << by;
    }
    void centsOfTheRowsAddUp()
    {
        QFETCH(Dimension, by);
        Office office;
        QList<CurLine> lines;
        for (int i = 0; i < 90; ++i)
            lines.append(
                CurLine{.account = QByteArray::number(200000000000 + i % 37),
                        .type = i % 8 == 0 ? "Credit" : "Usage",
                        .cost = (i % 8 == 0 ? "-0.00" : "0.00") + QByteArray::number(4 + i % 5) + "33",
                        .service = "Service" + QByteArray::number(i % 11),
                        .usageType = "Type" + QByteArray::number(i % 29)});
        office.import(lines);
        const BillTable table = answer(office->table({.bill = billId(), .by = by}));
        Money::Wide cents = 0;
        Money sum;
        for (const BillRow& row : table.rows) {
            cents += row.cents;
            sum += row.amount;
        }
        QCOMPARE(sum, table.total);
        QVERIFY(cents == table.totalCents && cents == sum.roundedToCents());
    }

    void theMonthBeforeStandsBesideIt()
    {
        Office office;
        office.import({{.account = "1", .cost = "10", .period = "2026-08", .day = 2},
                       {.account = "2", .cost = "20", .period = "2026-08", .day = 20},
                       {.account = "4", .cost = "5", .period = "2026-08", .day = 31}});
        // September is not over: estimated, and with charges until the 15th.
        office.import({{.account = "1", .cost = "12", .day = 15}, {.account = "3", .cost = "1", .day = 1}});
        const BillTable table = answer(office->table({.bill = billId()}));
        QCOMPARE(rows(table), u"1=12 3=1"_s);
        QCOMPARE(table.previousTotal->toString(), u"35"_s);
        QCOMPARE(table.previousToDateTotal->toString(), u"10"_s);
        QCOMPARE(table.rows[0].previous->toString(), u"10"_s);
        QCOMPARE(table.rows[0].previousToDate->toString(), u"10"_s);
        QCOMPARE(table.rows[1].previous->toString(), u"0"_s); // known, and nothing
        const BillTable august = answer(office->table({.bill = billId("2026-08")}));
        QVERIFY(!august.previousTotal && !august.rows[0].previous); // not known is not nothing
        const BillTable byInvoice = answer(office->table({.bill = billId(), .by = Dimension::Invoice}));
        QCOMPARE(byInvoice.previousToDateTotal->toString(), u"10"_s);
        const BillTable amortized = answer(office->table({.bill = billId(), .basis = Basis::Amortized}));
        QCOMPARE(amortized.previousTotal->toString(), u"35"_s);
        QVERIFY(!amortized.previousToDateTotal); // days are kept unblended
    }

    void aMonthThatIsOverIsComparedAsAWhole()
    {
        Office office;
        office.import({{.cost = "10", .period = "2026-08", .day = 20, .invoice = "A"},
                       {.cost = "4", .day = 10, .invoice = "B"}});
        const BillTable table = answer(office->table({.bill = billId()}));
        QCOMPARE(table.previousTotal->toString(), u"10"_s);
        QVERIFY(!table.previousToDateTotal);
    }

    void linesOfADrillDownAreItsTotal()
    {
        Office office;
        office.import({{.account = "1", .cost = "1"},
                       {.account = "1", .cost = "2", .service = "AmazonS3", .serviceName = "Simple Storage"},
                       {.account = "2", .cost = "4"}});
        const QList<FilterStep> filters{{Dimension::Account, u"1"_s}, {Dimension::Service, u"AmazonS3"_s}};
        const LinePage page = answer(office->lines({.bill = billId(), .filters = filters}));
        QCOMPARE(page.rows.size(), 1);
        QCOMPARE(page.rows[0].service, u"Simple Storage"_s);
        const auto totals = answer(office->lineTotals({.bill = billId(), .filters = filters}));
        QCOMPARE(totals, qMakePair(money("2"), qint64(1)));
        QCOMPARE(
            answer(office->table({.bill = billId(), .by = Dimension::UsageType, .filters = filters})).total,
            money("2"));
    }

    void aZeroIsExplained()
    {
        Office office;
        office.import(
            {{.cost = "5"}, {.type = "Credit", .cost = "-5"}, {.cost = "1", .service = "AmazonS3"}});
        const Explanation why =
            answer(office->explain({.bill = billId(), .by = Dimension::Service}, u"AmazonEC2"_s));
        QCOMPARE(why.row.amount, Money());
        QCOMPARE(why.currency, u"USD"_s);
        QCOMPARE(why.chargeTypes.size(), 2);
        QCOMPARE(why.lines.size(), 2);
        QCOMPARE(why.usageTypes.size(), 1);
        QCOMPARE(why.prices.size(), 1); // both are lines without a description
        QVERIFY(why.prices[0].amount.isZero());
        QVERIFY(refusal(office->explain({.bill = billId(), .by = Dimension::Service}, u"gone"_s))
                    .contains(u"not in the bill"_s));
    }

    // Two tiers of a price, as the lines describe them; many lines each.
    void aUsageTypeIsExplainedByItsPrices()
    {
        Office office;
        QList<CurLine> lines;
        for (int day = 1; day <= 3; ++day)
            lines.append(
                {.cost = "0.9", .usage = "10", .description = "$0.09 per GB, first 10 TB", .day = day});
        lines.append({.cost = "0.85", .usage = "10", .description = "$0.085 per GB, next 40 TB"});
        lines.append({.cost = "7", .usageType = "Other", .usage = "1"});
        for (CurLine& line : lines)
            line.unit = "GB";
        office.import(lines);
        const Explanation why =
            answer(office->explain({.bill = billId(), .by = Dimension::UsageType}, u"BoxUsage:m5.large"_s));
        QCOMPARE(why.prices.size(), 2);
        QCOMPARE(why.prices[0].description, u"$0.09 per GB, first 10 TB"_s);
        QCOMPARE(why.prices[0].amount, money("2.7"));
        QCOMPARE(why.prices[0].usage, money("30"));
        QCOMPARE(why.prices[0].unit, u"GB"_s);
        QCOMPARE(why.prices[0].lines, 3);
        QCOMPARE(why.prices[1].amount, money("0.85"));
        // Several usage types together have no price.
        QVERIFY(answer(office->explain({.bill = billId(), .by = Dimension::Service}, u"AmazonEC2"_s))
                    .prices.isEmpty());
    }

    void monthsStandSideBySide()
    {
        Office office;
        QList<CurLine> lines;
        for (int service = 0; service < 12; ++service) {
            lines.append(CurLine{.cost = QByteArray::number(service + 1),
                                 .service = "S" + QByteArray::number(service),
                                 .period = "2026-09"});
            lines.append(CurLine{.cost = "1",
                                 .service = "S" + QByteArray::number(service),
                                 .period = "2026-07",
                                 .invoice = "INV"});
        }
        office.import(lines);
        const TrendTable table = answer(office->trend({.payer = u"112233445566"_s,
                                                       .currency = u"USD"_s,
                                                       .last = billId().period,
                                                       .months = 4,
                                                       .by = Dimension::Service,
                                                       .top = 3}));
        QCOMPARE(table.periods.size(), 4);
        QCOMPARE(table.periods.first().toString(), u"2026-06"_s);
        QVERIFY(!table.totals[0]); // nothing is known of June
        QCOMPARE(table.totals[1]->toString(), u"12"_s);
        QVERIFY(!table.totals[2]);
        QCOMPARE(table.totals[3]->toString(), u"78"_s);
        QCOMPARE(table.estimated, QList<bool>({false, false, false, true}));
        QCOMPARE(table.rows.size(), 4);
        QCOMPARE(table.rows[0].key, u"S11"_s);
        QVERIFY(table.rows[3].others && table.rows[3].name == u"Others (9)"_s);
        QCOMPARE(table.rows[3].othersCount, 9);
        for (qsizetype month = 0; month < 4; ++month) {
            Money sum;
            for (const TrendRow& row : table.rows) {
                QCOMPARE(row.months[month].has_value(), table.totals[month].has_value());
                sum += row.months[month].value_or(Money());
            }
            QCOMPARE(sum, table.totals[month].value_or(Money()));
        }
        const TrendTable all = answer(office->trend({.payer = u"112233445566"_s,
                                                     .currency = u"USD"_s,
                                                     .last = billId().period,
                                                     .months = 4,
                                                     .by = Dimension::Service,
                                                     .top = 0}));
        QCOMPARE(all.rows.size(), 12);
        const TrendTable none =
            answer(office->trend({.payer = u"9"_s, .currency = u"USD"_s, .last = billId().period}));
        QVERIFY(none.rows.isEmpty() && none.periods.size() == 12);
    }

    void tagsAreFound()
    {
        Office office;
        office.import({{.cost = "1", .env = "prod"}, {.cost = "2"}});
        QCOMPARE(answer(office->tagKeys(u"112233445566"_s)), QStringList(u"user:env"_s));
        const BillTable table =
            answer(office->table({.bill = billId(), .by = Dimension::Tag, .tagKey = u"user:env"_s}));
        QCOMPARE(rows(table), u"=2 prod=1"_s);
        QCOMPARE(table.rows[0].name, u"Without user:env"_s);
    }

    void anOrganizationIsMadeOfWhatAPayerPaysFor()
    {
        Office office;
        const QString folder = writeSixAccounts(office.path(u"six"_s));
        answer(office->runImport(QStringList{folder}, {.makeOrganization = true}));
        const QList<PayerInfo> payers = answer(office->payers());
        QCOMPARE(payers.size(), 1);
        QCOMPARE(payers[0].name, u"Alder Billing"_s);
        QCOMPARE(payers[0].organizationName, u"Alder Billing"_s);
        QVERIFY(payers[0].organizationId.startsWith(u"o-"_s) && payers[0].organizationId.size() == 12);
        QCOMPARE(payers[0].linkedAccounts, 5);
        done(office->makeOrganization(u"112233445566"_s)); // a second time changes nothing
        QCOMPARE(answer(office->payers())[0].organizationId, payers[0].organizationId);
        done(office->nameAccount(u"318204557120"_s, u"  Shop "_s));
        const BillTable table = answer(office->table({.bill = billId()}));
        QCOMPARE(table.rows[3].name, u"Shop"_s);
        QVERIFY(refusal(office->nameAccount(u"999999999999"_s, u"x"_s)).contains(u"999999999999"_s));
    }

    void savedViewsComeBackAsTheyWere()
    {
        Office office;
        const SavedView view{u"Storage"_s,
                             {.payer = u"112233445566"_s,
                              .currency = u"USD"_s,
                              .last = billId().period,
                              .months = 6,
                              .by = Dimension::Tag,
                              .tagKey = u"user:env"_s,
                              .filters = {{Dimension::Service, u"AmazonS3"_s, u"S3"_s}},
                              .basis = Basis::Amortized,
                              .top = 5},
                             u"line"_s};
        done(office->saveView(view));
        QVERIFY(refusal(office->saveView({u" "_s, view.query, u"line"_s})).contains(u"name"_s));
        office.open(office->clock().now()); // closed and opened again
        const QList<SavedView> views = answer(office->savedViews());
        QCOMPARE(views.size(), 1);
        QCOMPARE(views[0].name, view.name);
        QCOMPARE(views[0].shape, view.shape);
        QCOMPARE(views[0].query.filters, view.query.filters);
        QCOMPARE(views[0].query.tagKey, view.query.tagKey);
        QVERIFY(views[0].query.basis == view.query.basis && views[0].query.months == 6 &&
                views[0].query.top == 5);
        done(office->removeView(u"Storage"_s));
        QVERIFY(answer(office->savedViews()).isEmpty());
    }

    void changesAreTold()
    {
        Office office;
        Changes told;
        connect(office.workspace.get(), &Workspace::changed, this, [&told](Changes what) { told |= what; });
        office.import(sixAccounts());
        QTRY_VERIFY(told.testFlag(Change::Bills) && told.testFlag(Change::Imports));
        told = {};
        QVERIFY(refusal(office->nameAccount(u"none"_s, u"x"_s)) != u"done"_s);
        QCoreApplication::processEvents();
        QVERIFY(!told); // nothing was changed, so nothing is told
    }
};

QTEST_GUILESS_MAIN(BillsTest)
#include "tst_bills.moc"
