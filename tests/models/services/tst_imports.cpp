// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/importjob.h"
#include "models/storage/importstore.h"
#include "tests/models/services/servicesupport.h"

#include <QElapsedTimer>
#include <QProcess>

#include <sqlite3.h>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// A month of some thousand lines, larger than one batch, so that there is something to break off.
QList<CurLine> manyLines(const QByteArray& cost)
{
    QList<CurLine> lines;
    for (int i = 0; i < 36'000; ++i)
        lines.append(CurLine{.account = QByteArray::number(200000000000 + i % 50),
                             .cost = cost,
                             .usageType = "Type" + QByteArray::number(i % 97),
                             .resource = "i-" + QByteArray::number(i % 1000),
                             .env = i % 3 == 0 ? "prod" : "",
                             .day = 1 + i % 28});
    return lines;
}

} // namespace

/// All of an import or nothing of it, whatever comes between.
class ImportsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_file; // many lines

    QString database() const { return m_dir.filePath(u"t.billfold"_s); }
    std::unique_ptr<Connection> open() const
    {
        auto connection = Connection::open(database());
        if (!connection)
            qFatal("%s", qPrintable(connection.error().message));
        return std::move(*connection);
    }
    /// A fresh database with the six accounts of September in force.
    void prepare() const
    {
        for (const char* suffix : {"", "-wal", "-shm", "-journal"})
            QFile::remove(database() + QString::fromLatin1(suffix));
        const QString old = writeFile(m_dir.filePath(u"old.csv"_s), legacyCur(sixAccounts()));
        const auto connection = open();
        const auto imported = importReports(*connection, {old}, {}, clock(), never(), {});
        if (!imported)
            qFatal("%s", qPrintable(imported.error().message));
    }
    static const Clock& clock()
    {
        static const FixedClock fixed(QDateTime({2026, 10, 3}, {7, 40}, Qt::UTC));
        return fixed;
    }
    static const std::atomic<bool>& never()
    {
        static const std::atomic<bool> no{false};
        return no;
    }
    /// What there is, in short: every table's rows, what is in force, and whether the file is sound.
    static QString state(Connection& connection)
    {
        QStringList facts;
        for (const char* table : {"import", "part", "charge_line", "line_run", "rollup", "rollup_tag", "item",
                                  "resource", "account", "finding", "part_account"})
            facts << QString::number(
                *connection.number(u"SELECT count(*) FROM %1"_s.arg(QLatin1StringView(table))));
        facts << QString::number(*connection.number(u"SELECT sum(total_n) FROM part WHERE state = 0"_s));
        Query check(connection, u"PRAGMA integrity_check"_s);
        if (!check.run() || !check.next())
            qFatal("cannot check");
        return facts.join(u' ') + u' ' + check.text(0);
    }

private slots:
    void initTestCase() { m_file = writeFile(m_dir.filePath(u"many.csv"_s), legacyCur(manyLines("0.01"))); }

    void theSameBytesTwiceChangeNothing()
    {
        Office office;
        QVERIFY(office.import(sixAccounts()).importId > 0);
        const ImportOutcome again = office.import(sixAccounts());
        QVERIFY(again.unchanged && again.importId == 0);
        QCOMPARE(again.periods.size(), 1);
        QVERIFY(again.periods[0].unchanged && again.periods[0].total == money("636.64"));
        QCOMPARE(answer(office->imports()).size(), 1);
        const ImportPreview preview = answer(office->previewImport({office.path(u"export-1.csv"_s)}));
        QVERIFY(preview.periods.first().unchanged);
    }

    void theSameBytesAgainAreToldBeforeAnythingIsWritten()
    {
        prepare();
        const auto connection = open();
        const int written = sqlite3_total_changes(connection->handle());
        const auto again =
            importReports(*connection, {m_dir.filePath(u"old.csv"_s)}, {}, clock(), never(), {});
        QVERIFY(again && again->unchanged && again->periods.size() == 1);
        QCOMPARE(sqlite3_total_changes(connection->handle()), written);
        // Good lines that were kept are no answer to who wants all of them or nothing.
        const QString wrong =
            writeFile(m_dir.filePath(u"wrong.csv"_s),
                      legacyCur({{.cost = "five", .period = "2026-07"}, {.cost = "5", .period = "2026-07"}}));
        QVERIFY(importReports(*connection, {wrong}, {.keepGoodLines = true}, clock(), never(), {})->importId >
                0);
        QVERIFY(
            importReports(*connection, {wrong}, {.keepGoodLines = true}, clock(), never(), {})->unchanged);
        QVERIFY(!importReports(*connection, {wrong}, {}, clock(), never(), {})->refusal.isEmpty());
    }

    void progressCountsWhatWasFound()
    {
        prepare();
        const auto connection = open();
        QList<CurLine> lines = sixAccounts();
        lines.first().cost = "one";
        const QString file = writeFile(m_dir.filePath(u"found.csv"_s), legacyCur(lines));
        qint64 findings = -1;
        const auto outcome =
            importReports(*connection, {file}, {}, clock(), never(),
                          [&](const ImportProgress& progress) { findings = progress.findings; });
        QVERIFY(outcome && !outcome->refusal.isEmpty());
        QCOMPARE(findings, outcome->findings.size());
        QVERIFY(findings > 0);
    }

    void aNewAssemblyReplacesTheOldOne()
    {
        Office office;
        office.import({{.account = "1", .cost = "5"}, {.account = "2", .cost = "5"}});
        const QString file = office.write(u"new.csv"_s, {{.account = "1", .cost = "7"}});
        const ImportPreview preview = answer(office->previewImport({file}));
        QCOMPARE(preview.periods.first().replacesTotal->toString(), u"10"_s);
        QVERIFY(preview.complete && preview.needsOrganization && preview.lines == 1);
        answer(office->runImport(QStringList{file}, {}));
        QCOMPARE(rows(answer(office->table({.bill = billId()}))), u"1=7"_s);
        const QList<ImportRecord> imports = answer(office->imports());
        QVERIFY(imports[0].active && !imports[1].active);
        done(office->undoImport(imports[0].id));
        QCOMPARE(rows(answer(office->table({.bill = billId()}))), u"1=5 2=5"_s);
    }

    void aReportWithErrorsIsRefusedUnlessItsGoodLinesAreKept()
    {
        Office office;
        const QList<CurLine> lines{
            {.account = "1", .cost = "5"}, {.account = "2", .cost = "five"}, {.account = "3", .cost = "2"}};
        const ImportOutcome refused = office.import(lines);
        QVERIFY(refused.refusal.contains(u"nothing was imported"_s) && refused.importId == 0);
        QVERIFY(answer(office->bills()).isEmpty() && answer(office->imports()).isEmpty());
        const ImportOutcome kept = office.import(lines, {.keepGoodLines = true});
        QCOMPARE(kept.skippedLines, 1);
        QCOMPARE(answer(office->bill(billId())).missingLines, 1);
        QCOMPARE(answer(office->bill(billId())).total, money("7"));
        QVERIFY(!answer(office->findings(kept.importId)).isEmpty());
    }

    void aReportThatIsCutOffIsRefusedThoughNoLineIsWrong()
    {
        Office office;
        // The quote that opens last never closes.
        const QString file =
            writeFile(office.path(u"cut.csv"_s), legacyCur({{.account = "1", .cost = "5"}}) + "\"cut");
        const ImportOutcome refused = answer(office->runImport(QStringList{file}, {}));
        QVERIFY2(refused.refusal.contains(u"nothing was imported"_s), qPrintable(refused.refusal));
        QVERIFY(answer(office->bills()).isEmpty());
        const ImportOutcome kept = answer(office->runImport(QStringList{file}, {.keepGoodLines = true}));
        QVERIFY(kept.refusal.isEmpty() && kept.importId > 0);
        QCOMPARE(answer(office->bill(billId())).total, money("5"));
    }

    void severalReportsAreImportedTogetherOrNotAtAll()
    {
        Office office;
        const QString august = office.write(u"a/august.csv"_s, {{.cost = "1", .period = "2026-08"}});
        const QString wrong = writeFile(office.path(u"b/other.csv"_s), legacyCur({{.cost = "wrong"}}) + "\n");
        const ImportOutcome outcome = answer(office->runImport(QStringList{august, wrong}, {}));
        QVERIFY(!outcome.refusal.isEmpty());
        QVERIFY(answer(office->bills()).isEmpty());
        QVERIFY(answer(office->imports()).isEmpty());
    }

    void progressGrowsToTheEnd()
    {
        prepare();
        const auto fresh = open();
        QList<ImportProgress> seen;
        const auto outcome =
            importReports(*fresh, {m_file}, {}, clock(), never(),
                          [&seen](const ImportProgress& progress) { seen.append(progress); });
        QVERIFY(outcome && outcome->importId > 0);
        QVERIFY(!seen.isEmpty());
        for (qsizetype i = 1; i < seen.size(); ++i)
            QVERIFY(seen[i].bytes >= seen[i - 1].bytes && seen[i].lines >= seen[i - 1].lines);
        QCOMPARE(seen.last().totalBytes, QFileInfo(m_file).size());
        QVERIFY(seen.last().bytes <= seen.last().totalBytes);
        QVERIFY(seen.last().accounts == 50 && !seen.last().amount.isZero() && !seen.last().phase.isEmpty());
    }

    void cancelAtAnyRowLeavesTheOldState_data()
    {
        QTest::addColumn<int>("row"); // of those written
        for (const int row : {1, 1'000, 33'000, 36'500})
            QTest::addRow("row %d", row) << row;
    }
    void cancelAtAnyRowLeavesTheOldState()
    {
        QFETCH(int, row);
        prepare();
        const auto connection = open();
        const QString before = state(*connection);
        struct Hook {
            int left;
            std::atomic<bool> cancel{false};
        } hook{row};
        sqlite3_update_hook(
            connection->handle(),
            [](void* data, int, const char*, const char*, sqlite3_int64) {
                auto* counter = static_cast<Hook*>(data);
                if (--counter->left == 0)
                    counter->cancel = true;
            },
            &hook);
        const auto outcome = importReports(*connection, {m_file}, {}, clock(), hook.cancel, {});
        sqlite3_update_hook(connection->handle(), nullptr, nullptr);
        QVERIFY(hook.cancel);
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, ErrorCode::Cancelled);
        QCOMPARE(state(*connection), before);
        connection->execute(u"PRAGMA wal_checkpoint"_s).ok();
        QCOMPARE(state(*open()), before);
    }

    void aFullDiskAtAnyPageGetsASentenceAndLeavesTheOldState_data()
    {
        QTest::addColumn<int>("pages"); // more than there are
        for (const int pages : {0, 10, 150})
            QTest::addRow("%d pages", pages) << pages;
    }
    void aFullDiskAtAnyPageGetsASentenceAndLeavesTheOldState()
    {
        QFETCH(int, pages);
        prepare();
        const auto connection = open();
        const QString before = state(*connection);
        const qint64 now = *connection->number(u"PRAGMA page_count"_s);
        QVERIFY(connection->number(u"PRAGMA max_page_count=%1"_s.arg(now + pages)));
        const auto outcome = importReports(*connection, {m_file}, {}, clock(), never(), {});
        QVERIFY(!outcome);
        QVERIFY2(outcome.error().message.contains(u"is full"_s), qPrintable(outcome.error().message));
        QVERIFY(outcome.error().message.contains(u"nothing was changed"_s));
        QCOMPARE(state(*connection), before);
        QVERIFY(connection->number(u"PRAGMA max_page_count=1000000"_s));
        QVERIFY(importReports(*connection, {m_file}, {}, clock(), never(), {})); // once there is room
    }

    void aFileThatCannotGrowGetsASentenceAndLeavesTheOldState()
    {
        if (qEnvironmentVariable("BILLFOLD_PROGRAM").isEmpty())
            QSKIP("The program is not built.");
        prepare();
        const QString before = state(*open());
        QProcess shell;
        shell.start(u"bash"_s,
                    {u"-c"_s, u"trap '' XFSZ; ulimit -f 1500; exec \"$0\" import \"$1\" --database \"$2\""_s,
                     qEnvironmentVariable("BILLFOLD_PROGRAM"), m_file, database()});
        QVERIFY(shell.waitForFinished(30'000));
        QCOMPARE(shell.exitCode(), 1);
        const QString said = QString::fromUtf8(shell.readAllStandardError());
        QVERIFY2(said.contains(u"is full"_s), qPrintable(said));
        QCOMPARE(state(*open()), before);
    }

    void aKilledImportLeavesTheOldStateOrTheNew()
    {
        const QString program = qEnvironmentVariable("BILLFOLD_PROGRAM");
        if (program.isEmpty())
            QSKIP("The program is not built.");
        prepare();
        const QString before = state(*open());
        const auto start = [&](QProcess& process) {
            process.start(program, {u"import"_s, m_file, u"--database"_s, database()});
            QVERIFY(process.waitForStarted());
        };
        QElapsedTimer whole;
        whole.start();
        {
            QProcess process;
            start(process);
            QVERIFY(process.waitForFinished(30'000));
            QCOMPARE(process.exitCode(), 0);
        }
        const qint64 takes = whole.elapsed();
        const QString after = state(*open());
        QVERIFY(after != before);
        prepare();
        constexpr int moments = 8;
        int brokenOff = 0;
        for (int i = 0; i < moments; ++i) {
            QProcess process;
            start(process);
            static_cast<void>(process.waitForFinished(static_cast<int>(takes * (i + 1) / (moments + 1))));
            const bool killed = process.state() == QProcess::Running;
            if (killed) {
                process.kill(); // kill -9
                QVERIFY(process.waitForFinished(30'000));
            }
            const QString found = state(*open());
            QVERIFY2(found == before || found == after, qPrintable(found));
            if (found == before)
                brokenOff += killed ? 1 : 0;
            else
                prepare();
        }
        QVERIFY2(brokenOff >= moments / 2, qPrintable(QString::number(brokenOff)));
    }

    void anIssuedMonthIsTheSameAfterEveryDoor()
    {
        Office office;
        office.import(sixAccounts());
        answer(office->issue(billId()));
        const auto everything = [&office] {
            QStringList all;
            for (const Dimension by :
                 {Dimension::Account, Dimension::Service, Dimension::Region, Dimension::UsageType,
                  Dimension::ChargeType, Dimension::Invoice, Dimension::Seller}) {
                const BillTable table = answer(office->table({.bill = billId(), .by = by}));
                for (const BillRow& row : table.rows)
                    all << row.key << row.name << row.amount.toString() << centsToString(row.cents)
                        << row.usage.toString();
            }
            const LinePage page = answer(office->lines({.bill = billId()}));
            for (const LineRow& line : page.rows)
                all << QString::number(line.rowId) << line.lineId << line.accountName
                    << line.amounts[Basis::Unblended].toString();
            const QList<IssuedDocument> documents = answer(office->documents());
            for (const IssuedDocument& d : documents) {
                if (d.refersTo.isEmpty())
                    all << d.number << d.payerName << d.accountName << d.amount.toString()
                        << d.dueOn.toString(Qt::ISODate);
            }
            return all.join(u'\n');
        };
        const QString before = everything();
        QVERIFY(before.contains(u"428.75"_s));
        office.import(sixAccounts());                                                  // the same
        office.import({{.account = "669150428837", .cost = "1", .invoice = "INV-9"}}); // another
        QVERIFY(refusal(office->undoImport(1)) != u"done"_s);
        QVERIFY(refusal(office->issue(billId())) != u"done"_s);
        ReconcileRow row = answer(office->reconciliation(billId())).rows.first();
        row.invoiced = money("1");
        row.note = u"no"_s;
        row.state = ReconcileState::Explained;
        done(office->reconcile(billId(), row));
        done(office->makeOrganization(u"112233445566"_s));
        done(office->nameAccount(u"669150428837"_s, u"Another name"_s));
        answer(office->correct(answer(office->documents())[1].id, money("-1"), u"x"_s));
        done(office->setIssueSettings(u"112233445566"_s,
                                      {.billTo = u"x"_s, .numberScheme = u"{N}"_s, .dueDays = 3}));
        QProcess program;
        if (!qEnvironmentVariable("BILLFOLD_PROGRAM").isEmpty()) {
            for (const QStringList& arguments :
                 {QStringList{u"issue"_s, u"2026-09"_s}, QStringList{u"import"_s, m_file}}) {
                program.start(qEnvironmentVariable("BILLFOLD_PROGRAM"),
                              arguments + QStringList{u"--database"_s, office.path(u"t.billfold"_s)});
                QVERIFY(program.waitForFinished(30'000));
            }
        }
        office.open(QDateTime({2027, 10, 3}, {7, 40}, Qt::UTC)); // a year later
        QCOMPARE(everything(), before);
    }
};

QTEST_GUILESS_MAIN(ImportsTest)
#include "tst_imports.moc"
