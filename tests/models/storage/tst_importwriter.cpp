// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/billreader.h"
#include "models/storage/importstore.h"
#include "models/storage/linedetail.h"
#include "tests/models/storage/storagesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// What an import leaves behind, what it replaces, and what can be taken back.
class ImportWriterTest : public QObject
{
    Q_OBJECT

    static QString total(const Database& db, const BillId& id = billId())
    {
        auto part = BillReader(*db).part(id);
        if (!part)
            qFatal("%s", qPrintable(part.error().cause));
        return part->has_value() ? (*part)->summary.total.toString() : u"none"_s;
    }
    static QString undo(const Database& db, qint64 id)
    {
        const auto undone = ImportStore(*db).undo(id);
        return undone ? u"done"_s : undone.error().message;
    }

private slots:
    void aPartCountsWhatItHolds()
    {
        const Database db;
        const ImportOutcome outcome = import(*db, {{.cost = "1.5", .day = 3},
                                                   {.account = "111111111111", .cost = "-0.25", .day = 9},
                                                   {.cost = "0.000000000000000001", .invoice = ""}});
        QCOMPARE(outcome.periods.size(), 1);
        const PeriodTotals& totals = outcome.periods.first();
        QCOMPARE(totals.bill, billId());
        QCOMPARE(totals.lines, 3);
        QCOMPARE(totals.accounts, 2);
        QCOMPARE(totals.total.toString(), u"1.250000000000000001"_s);
        QVERIFY(totals.estimate);
        QCOMPARE(totals.firstDay, QDate(2026, 9, 1));
        QCOMPARE(totals.lastDay, QDate(2026, 9, 9));
        QVERIFY(!totals.replacesTotal);
        const auto part = *BillReader(*db).part(billId());
        QCOMPARE(part->summary.total, totals.total);
        QCOMPARE(part->summary.chargesUntil, QDate(2026, 9, 9));
        QVERIFY(part->summary.estimate);
    }

    void payersMonthsAndCurrenciesStandApart()
    {
        const Database db;
        const ImportOutcome outcome = import(*db, {{.cost = "1"},
                                                   {.cost = "2", .period = "2026-08"},
                                                   {.cost = "4", .currency = "EUR"},
                                                   {.cost = "8", .payer = "333333333333"},
                                                   {.cost = "16"}});
        QCOMPARE(outcome.periods.size(), 4);
        QCOMPARE(total(db), u"17"_s);
        QCOMPARE(total(db, billId("2026-08")), u"2"_s);
        QCOMPARE(total(db, billId("2026-09", "111111111111", "EUR")), u"4"_s);
        QCOMPARE(total(db, billId("2026-09", "333333333333")), u"8"_s);
        QCOMPARE(total(db, billId("2026-07")), u"none"_s);
    }

    void equalTextsStandOnce()
    {
        const Database db;
        import(*db, {{}, {}, {.cost = "2" }});
        import(*db, {{.period = "2026-08" }}, "2");
        QCOMPARE(db.number("SELECT count(*) FROM item"), 1);
        QCOMPARE(db.number("SELECT count(*) FROM kind"), 1);
        QCOMPARE(db.number("SELECT count(*) FROM account"), 1);
        QCOMPARE(db.number("SELECT count(*) FROM origin"), 2); // the month is a part of it
    }

    void runsHoldTheLinesOfAnAccountInOrder()
    {
        const Database db;
        QList<Line> lines;
        for (int i = 0; i < 300; ++i)
            lines.append({.account = i % 3 == 0   ? "222222222222"
                                     : i % 3 == 1 ? "333333333333"
                                                  : "444444444444",
                          .usageType = i % 2 == 0 ? "a" : "b",
                          .period = i % 7 == 0 ? "2026-08" : "2026-09",
                          .day = 1 + i % 28});
        import(*db, lines, "1", {}, 100);
        QVERIFY(addLineFunctions(*db));
        QCOMPARE(db.number("SELECT count(*) FROM line_run"), 3 * 3 * 2); // batches, accounts, months
        QCOMPARE(db.number("SELECT sum(last - first + 1) FROM line_run"), 300);
        QCOMPARE(
            db.number("SELECT count(*) FROM line_run r JOIN charge_line l ON l.id BETWEEN r.first AND r.last"
                      " WHERE l.account <> r.account OR l.item NOT BETWEEN r.item_low AND r.item_high"),
            0);
        QCOMPARE(
            db.number(
                "SELECT count(*) FROM line_run r JOIN charge_line l ON l.id >= r.first AND l.id < r.last JOIN"
                " charge_line n ON n.id = l.id + 1 WHERE (l.item, line_start(l.detail)) > (n.item, "
                "line_start(n.detail))"),
            0);
    }

    void aCostIsStoredWhereItDiffers()
    {
        const Database db;
        import(*db, {{.cost = "1"}, {.cost = "0", .amortized = "0.75" }});
        QVERIFY(addLineFunctions(*db));
        QCOMPARE(db.number("SELECT sum(line_cost_n(detail, 2, cost_n, cost_s)) FROM charge_line"),
                 1'750'000'000);
        QCOMPARE(db.number("SELECT sum(line_cost_n(detail, 3, cost_n, cost_s)) FROM charge_line"),
                 1'000'000'000);
        QVERIFY(db.number("SELECT max(length(detail)) - min(length(detail)) FROM charge_line") > 0);
        QCOMPARE(db.number("SELECT amortized_n FROM rollup"), 1'750'000'000);
    }

    void aSumBeyondAPairIsExact()
    {
        const Database db;
        const char* const most = "9000000000";
        const QList<Line> lines{{.cost = most, .usage = most},
                                {.cost = most, .usage = most},
                                {.cost = "-8999999999.999999999999999999"}};
        import(*db, lines, "1");
        QCOMPARE(total(db), u"9000000000.000000000000000001"_s);
        QCOMPARE(db.number("SELECT sum(lines) FROM rollup"), 3);
        QVERIFY(db.number("SELECT count(*) FROM rollup") > 1);
    }

    void aTotalBeyondAPairIsRefusedWhole()
    {
        const Database db;
        ImportWriter writer(*db);
        QVERIFY(writer.begin());
        const QList<Line> lines{{.cost = "9000000000"}, {.cost = "9000000000"}};
        QVERIFY(writer.take(batchOf(lines)));
        const auto refused = writer.finish(headOf(lines, "1"));
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"too large"_s));
    }

    void whatIsNotFinishedLeavesNothing()
    {
        const Database db;
        import(*db, {{.cost = "5" }});
        const QByteArray before = dump(*db);
        {
            ImportWriter writer(*db);
            QVERIFY(writer.begin());
            QVERIFY(
                writer.take(batchOf({{.cost = "7", .service = "AmazonS3"}, {.account = "999999999999"}})));
        }
        QCOMPARE(dump(*db), before);
        import(*db, {{.cost = "7" }}, "2"); // and the writer's place is free
        QCOMPARE(total(db), u"7"_s);
    }

    void aLaterImportReplacesAMonth()
    {
        const Database db;
        import(*db, {{.cost = "5"}, {.cost = "3", .period = "2026-08" }});
        const ImportOutcome outcome = import(*db, {{.cost = "7"}}, "2");
        QCOMPARE(outcome.periods.first().replacesTotal->toString(), u"5"_s);
        QCOMPARE(total(db), u"7"_s);
        QCOMPARE(total(db, billId("2026-08")), u"3"_s);
        const auto records = *ImportStore(*db).imports();
        QCOMPARE(records.size(), 2);
        QVERIFY(records[0].active && records[1].active); // August is still in force
    }

    void anotherReportOfTheMonthReplacesItToo()
    {
        // Two reports of one payer's month would count its charges twice.
        const Database db;
        import(*db, {{.cost = "5" }}, "1", u"hourly"_s);
        import(*db, {{.cost = "6" }}, "2", u"focus"_s);
        QCOMPARE(total(db), u"6"_s);
    }

    void aReportWithdrawsCurrenciesThatItHasNoMore_data()
    {
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("euros");
        QTest::newRow("the same report") << u"hourly"_s << u"none"_s;
        QTest::newRow("another one") << u"focus"_s << u"4"_s;
        QTest::newRow("one without a name") << QString() << u"4"_s;
    }
    void aReportWithdrawsCurrenciesThatItHasNoMore()
    {
        QFETCH(QString, second);
        const Database db;
        import(*db, {{.cost = "5"}, {.cost = "4", .currency = "EUR" }}, "1", u"hourly"_s);
        const qint64 later = import(*db, {{.cost = "6"}}, "2", second).importId;
        QTEST(total(db, billId("2026-09", "111111111111", "EUR")), "euros");
        QCOMPARE(undo(db, later), u"done"_s);
        QCOMPARE(total(db, billId("2026-09", "111111111111", "EUR")), u"4"_s);
        QCOMPARE(total(db), u"5"_s);
    }

    void anImportIsTakenBackAndWhatItReplacedIsInForce()
    {
        const Database db;
        const qint64 first = import(*db, {{.cost = "5"}}).importId;
        const qint64 second = import(*db, {{.cost = "7"}, {.cost = "1", .period = "2026-08"}}, "2").importId;
        QVERIFY(undo(db, first).contains(u"later import took its place"_s));
        QCOMPARE(undo(db, second), u"done"_s);
        QCOMPARE(total(db), u"5"_s);
        QCOMPARE(total(db, billId("2026-08")), u"none"_s);
        QCOMPARE(db.number("SELECT count(*) FROM charge_line"), 1);
        QVERIFY(undo(db, second).contains(u"taken back already"_s));
        QCOMPARE(undo(db, first), u"done"_s);
        QCOMPARE(total(db), u"none"_s);
        for (const char* table : {"charge_line", "line_run", "rollup", "rollup_tag"})
            QCOMPARE(db.number(QByteArray("SELECT count(*) FROM ").append(table).constData()), 0);
        QVERIFY(undo(db, 77).contains(u"no such import"_s));
    }

    void onlyWhatCanComeBackKeepsItsLines()
    {
        const Database db;
        import(*db, {{.cost = "1" }}, "1");
        const qint64 second = import(*db, {{.cost = "2"}}, "2").importId;
        const qint64 third = import(*db, {{.cost = "4"}}, "3").importId;
        QCOMPARE(db.number("SELECT count(*) FROM charge_line"), 2);
        QCOMPARE(undo(db, third), u"done"_s);
        QCOMPARE(total(db), u"2"_s);
        QVERIFY(undo(db, second).contains(u"no longer kept"_s));
        QCOMPARE(total(db), u"2"_s);
    }

    void theSameBytesAreKnownWhileTheyAreInForce()
    {
        const Database db;
        const auto held = [&db](const char* hash) { return *ImportStore(*db).holding(hash); };
        const qint64 first = import(*db, {{.cost = "1"}}, "one").importId;
        QCOMPARE(held("one"), first);
        QCOMPARE(held("two"), 0);
        const qint64 second = import(*db, {{.cost = "2"}}, "two").importId;
        QCOMPARE(held("one"), 0); // replaced: importing it again would change the bill
        QCOMPARE(undo(db, second), u"done"_s);
        QCOMPARE(held("one"), first);
        QCOMPARE(held("two"), 0);
    }

    void anAccountKeepsTheNameThatAPersonGave()
    {
        const Database db;
        import(*db, {{.accountName = "old name" }});
        QVERIFY((*db).execute(u"UPDATE account SET given_name = 'mine'"_s));
        import(*db, {{.accountName = "new name" }}, "2");
        import(*db, {{.accountName = "" }}, "3"); // an export without names takes none away
        QCOMPARE(db.number("SELECT count(*) FROM named_account WHERE name = 'mine'"), 1);
        QVERIFY((*db).execute(u"UPDATE account SET given_name = ''"_s));
        QCOMPARE(db.number("SELECT count(*) FROM named_account WHERE name = 'new name'"), 1);
    }

    void linesOutsideTheirMonthCountOnItsEdge()
    {
        const Database db;
        import(*db, {{.cost = "1", .day = -40}, {.cost = "2", .day = 400}, {.cost = "4", .day = 15 }});
        QCOMPARE(total(db), u"7"_s);
    }
};

QTEST_GUILESS_MAIN(ImportWriterTest)
#include "tst_importwriter.moc"
