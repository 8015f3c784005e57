// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/billreader.h"
#include "models/storage/documentstore.h"
#include "models/storage/importstore.h"
#include "models/storage/organizationstore.h"
#include "models/storage/sumreader.h"
#include "tests/models/storage/storagesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// What is issued stays: by every door of the program, and by the database itself for whoever comes past it.
class FrozenTest : public QObject
{
    Q_OBJECT

    /// September of two, in the middle of an import that has August around it; one beside, one before.
    struct Issued : Database {
        Issued()
        {
            replaced = import(*connection, {{.cost = "1"}}, "0").importId;
            QList<Line> lines;
            for (int i = 0; i < 40; ++i)
                lines.append({.account = i % 2 == 0 ? "222222222222" : "111111111111",
                              .cost = "1.25",
                              .tags = R"({"user:env":"prod"})",
                              .period = i % 3 == 0 ? "2026-08" : "2026-09",
                              .accountName = i % 2 == 0 ? "first name" : "payer"});
            issued = import(*connection, lines, "1", {}, 16).importId;
            const BillId bill = billId();
            IssuedDocument head{.kind = DocumentKind::Bill, .number = u"2026-09-0001"_s, .bill = bill};
            head.payerName = u"payer"_s;
            head.amount = money("32.5");
            head.issuedOn = QDate(2026, 10, 3);
            head.dueOn = QDate(2026, 10, 17);
            IssuedDocument invoice = head;
            invoice.kind = DocumentKind::Invoice;
            invoice.number = u"2026-09-0001-I1"_s;
            invoice.payment = PaymentState::Open;
            auto documents = DocumentStore(*connection).issue(bill, {head, invoice}, {.billTo = u"Anna"_s});
            if (!documents)
                qFatal("%s", qPrintable(documents.error().cause));
            invoiceId = documents->last().id;
        }
        /// What was frozen, as the database has it.
        QByteArray frozen() const
        {
            QByteArray all;
            for (const char* sql :
                 {"SELECT * FROM part WHERE issued = 1", "SELECT * FROM import WHERE id = 2",
                  "SELECT l.* FROM part p JOIN line_run r ON r.part = p.id JOIN charge_line l ON l.id "
                  "BETWEEN r.first AND r.last"
                  " WHERE p.issued = 1 ORDER BY l.id",
                  "SELECT r.* FROM line_run r JOIN part p ON p.id = r.part WHERE p.issued = 1 ORDER BY 3",
                  "SELECT r.* FROM rollup r JOIN part p ON p.id = r.part WHERE p.issued = 1 ORDER BY 2, 3, 4",
                  "SELECT r.* FROM rollup_tag r JOIN part p ON p.id = r.part WHERE p.issued = 1 ORDER BY 2, "
                  "3, 4",
                  "SELECT a.* FROM part_account a JOIN part p ON p.id = a.part WHERE p.issued = 1 ORDER BY 2",
                  "SELECT * FROM issued_bill", "SELECT * FROM issued_account ORDER BY 2",
                  "SELECT * FROM document ORDER BY 1"}) {
                Query query(*connection, QString::fromLatin1(sql));
                if (auto ran = query.run(); !ran)
                    qFatal("%s", qPrintable(ran.error().cause));
                while (query.next()) {
                    for (int i = 0; query.value(i).isValid(); ++i)
                        all += query.value(i).toByteArray() + (query.isNull(i) ? "NULL|" : "|");
                    all += '\n';
                }
            }
            return all;
        }
        qint64 replaced = 0, issued = 0, invoiceId = 0;
    };

private slots:
    void theDatabaseRefusesWhoeverAsks_data()
    {
        QTest::addColumn<QString>("sql");
        for (const char* sql : {
                 "UPDATE part SET state = 2 WHERE issued = 1",
                 "UPDATE part SET issued = 0 WHERE issued = 1",
                 "UPDATE part SET total_n = 0",
                 "DELETE FROM part WHERE issued = 1",
                 "INSERT OR REPLACE INTO part SELECT * FROM part WHERE issued = 1",
                 "UPDATE import SET lines = 0 WHERE id = 2",
                 "DELETE FROM import WHERE id = 2",
                 "DELETE FROM import_file WHERE import = 2",
                 "UPDATE import_file SET path = 'x' WHERE import = 2",
                 "DELETE FROM charge_line",
                 "DELETE FROM charge_line WHERE id = (SELECT r.first FROM line_run r JOIN part p ON p.id = "
                 "r.part WHERE issued = 1)",
                 "UPDATE charge_line SET cost_n = 0",
                 "INSERT OR REPLACE INTO charge_line SELECT * FROM charge_line",
                 "DELETE FROM line_run WHERE part = (SELECT id FROM part WHERE issued = 1)",
                 "UPDATE line_run SET last = first",
                 "INSERT INTO line_run SELECT id, 1, 9000, 9001, 0, 9 FROM part WHERE issued = 1",
                 "DELETE FROM rollup WHERE part = (SELECT id FROM part WHERE issued = 1)",
                 "UPDATE rollup SET cost_n = 0",
                 "INSERT INTO rollup SELECT part, account, item, kind, origin, 99, lines, usage_n, usage_s, "
                 "cost_n, cost_s,"
                 " net_n, net_s, amortized_n, amortized_s, blended_n, blended_s, list_n, list_s, absent_net, "
                 "absent_amortized,"
                 " absent_blended, absent_list, days FROM rollup WHERE part = (SELECT id FROM part WHERE "
                 "issued = 1)",
                 "INSERT OR REPLACE INTO rollup SELECT * FROM rollup",
                 "DELETE FROM rollup_tag WHERE part = (SELECT id FROM part WHERE issued = 1)",
                 "UPDATE rollup_tag SET cost_n = 0",
                 "DELETE FROM part_account",
                 "INSERT INTO part_account SELECT p.id, a.id FROM part p, account a WHERE p.issued = 1 AND "
                 "a.key = '333333333333'",
                 "DELETE FROM origin",
                 "UPDATE origin SET seller = 'other'",
                 "DELETE FROM item",
                 "UPDATE item SET service_name = 'other'",
                 "UPDATE kind SET charge_type = 3",
                 "UPDATE tagset SET text = '{}'",
                 "UPDATE description SET text = 'other'",
                 "DELETE FROM account",
                 "UPDATE account SET key = '0'",
                 "DELETE FROM issued_bill",
                 "UPDATE issued_bill SET number = 'other'",
                 "DELETE FROM issued_account",
                 "UPDATE issued_account SET name = 'other'",
                 "DELETE FROM document",
                 "UPDATE document SET amount_n = 0",
                 "INSERT OR REPLACE INTO document SELECT * FROM document",
             })
            QTest::newRow(sql) << QString::fromLatin1(sql);
    }
    void theDatabaseRefusesWhoeverAsks()
    {
        QFETCH(QString, sql);
        static const Issued db; // it is as before after each of them: that is the test
        static const bool prepared =
            (*db).execute(u"INSERT INTO account (key, imported_name) VALUES ('333333333333', '')"_s).ok() &&
            (*db).execute(u"INSERT INTO description (hash, text) VALUES (1, 'x')"_s).ok();
        QVERIFY(prepared);
        const QByteArray before = db.frozen();
        QVERIFY(before.size() > 1000);
        const auto refused = (*db).execute(sql);
        QVERIFY2(!refused, "it was done");
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QVERIFY(refused.error().message.contains(u"issued"_s));
        QCOMPARE(db.frozen(), before);
    }

    void everyDoorLeavesItAsItWas()
    {
        const Issued db;
        const QByteArray before = db.frozen();
        // A later export: kept beside, replacing what was beside before.
        const qint64 beside =
            import(*db, {{.cost = "99", .accountName = "second name"}, {.cost = "7", .period = "2026-08"}},
                   "2")
                .importId;
        QCOMPARE(db.frozen(), before);
        import(*db, {{.cost = "100" }}, "3");
        QCOMPARE(db.frozen(), before);
        QCOMPARE(db.number("SELECT count(*) FROM part WHERE state = 3"), 1);
        // Undo.
        for (const qint64 id : {db.issued, db.replaced, beside}) {
            QVERIFY(!ImportStore(*db).undo(id));
            QCOMPARE(db.frozen(), before);
        }
        // Names and organizations.
        QVERIFY(OrganizationStore(*db).nameAccount(u"222222222222"_s, u"third name"_s));
        QVERIFY(OrganizationStore(*db).knowPayer(u"111111111111"_s, u"n"_s, u"o-1"_s,
                                                 QDateTime::fromSecsSinceEpoch(1, Qt::UTC)));
        QVERIFY(OrganizationStore(*db).knowMembers(u"111111111111"_s, {u"222222222222"_s}));
        QCOMPARE(db.frozen(), before);
        // Payments change, and nothing else.
        QVERIFY(DocumentStore(*db).setPaid(db.invoiceId, QDate(2026, 11, 1), u"ref"_s));
        QVERIFY(DocumentStore(*db).setOpen(db.invoiceId));
        QCOMPARE(db.frozen(), before);
        // A second issue.
        const auto again = DocumentStore(*db).issue(
            billId(), {{.kind = DocumentKind::Bill, .number = u"x"_s, .bill = billId()}}, {});
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
        QCOMPARE(db.frozen(), before);
    }

    void namesAreThoseOfTheDayOfIssue()
    {
        const Issued db;
        import(*db, {{.account = "111111111111", .cost = "1", .accountName = "renamed payer" }}, "2");
        QVERIFY(OrganizationStore(*db).nameAccount(u"222222222222"_s, u"renamed"_s));
        const auto part = **BillReader(*db).part(billId());
        QCOMPARE(part.summary.payerName, u"payer"_s);
        QStringList names;
        const auto sums = SumReader(*db).sums({.parts = {part.id}});
        for (const GroupSum& sum : *sums)
            names.append(sum.name);
        names.sort();
        QCOMPARE(names, QStringList({u"first name"_s, u"payer"_s}));
        // A month that is not issued has today's.
        const auto august = **BillReader(*db).part(billId("2026-08"));
        QCOMPARE(august.summary.payerName, u"renamed payer"_s);
    }

    void whatTheIssuedMonthReplacedGivesItsLinesUp()
    {
        const Issued db;
        QCOMPARE(db.number("SELECT count(*) FROM part WHERE import = 1 AND has_lines = 1"), 0);
        QCOMPARE(db.number("SELECT count(*) FROM charge_line"), 40);
    }

    void otherMonthsOfTheImportStayFree()
    {
        // August lies among September's lines in the file; it can still be replaced, twice, which deletes it.
        const Issued db;
        const QByteArray before = db.frozen();
        import(*db, {{.cost = "5", .period = "2026-08" }}, "2");
        import(*db, {{.cost = "6", .period = "2026-08" }}, "3");
        QCOMPARE((*BillReader(*db).part(billId("2026-08")))->summary.total, money("6"));
        QCOMPARE(db.frozen(), before);
    }
};

QTEST_GUILESS_MAIN(FrozenTest)
#include "tst_frozen.moc"
