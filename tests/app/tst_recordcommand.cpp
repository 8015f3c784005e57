// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/auditservice.h"
#include "models/services/organizationservice.h"
#include "models/services/workspace.h"
#include "models/storage/connection.h"
#include "tests/app/program.h"

#include <QDir>
#include <QTest>

#include <unistd.h>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// September of the six accounts, imported.
struct Filled : Program {
    Filled()
    {
        writeSixAccounts(path(u"in"_s));
        const Ran ran = run({u"import"_s, path(u"in"_s)});
        if (ran.status != 0)
            qFatal("%s", qPrintable(ran.err));
    }
    QString database() const { return path(u"t.billfold"_s); }
    QString actions() const
    {
        QStringList names;
        for (const QJsonValue& event : run({u"audit"_s, u"list"_s, u"--format"_s, u"json"_s}).list())
            names.prepend(event[u"action"_s].toString().section(u':', 1) +
                          (event[u"outcome"_s].toString() == u"done"_s ? QString() : u"!"_s));
        return names.join(u' ');
    }
    /// As somebody does who gets round the program.
    void tamper(const QString& sql) const
    {
        auto connection = Connection::open(database());
        QVERIFY(connection.ok());
        QVERIFY((*connection)->execute(u"DROP TRIGGER audit_event_unchanged"_s));
        QVERIFY((*connection)->execute(u"DROP TRIGGER audit_event_stays"_s));
        QVERIFY((*connection)->execute(sql));
    }
    QString firstCopy() const
    {
        return run({u"backup"_s, u"list"_s, u"--format"_s, u"json"_s}).list().first()[u"file"_s].toString();
    }
};

} // namespace

/// The audit log, copies, and who has the file, from the command line.
class RecordCommandTest : public QObject
{
    Q_OBJECT

private slots:
    void everyCommandThatChangesOrExportsIsInTheLog()
    {
        Filled program;
        QCOMPARE(program.run({u"export"_s, u"2026-09"_s, u"--csv"_s, program.path(u"a.csv"_s)}).status, 0);
        QCOMPARE(program.run({u"bill"_s, u"--format"_s, u"json"_s}).status, 0);
        QCOMPARE(program.run({u"bill"_s}).status, 0); // on the screen
        QCOMPARE(program.run({u"issue"_s, u"2026-09"_s}).status, 0);
        program.write(u"bad.csv"_s, legacyCur({{.cost = "no number"}}));
        QCOMPARE(program.run({u"import"_s, program.path(u"bad.csv"_s)}).status, 1);
        const QString actions = program.actions();
        QVERIFY2(actions.endsWith(u"ExportBill ExportBill IssueBill ImportUsage!"_s), qPrintable(actions));
        QVERIFY(actions.startsWith(u"ImportUsage"_s));
    }

    void theLogIsListedByFilter()
    {
        Filled program;
        program.write(u"bad.csv"_s, legacyCur({{.cost = "no number"}}));
        QCOMPARE(program.run({u"import"_s, program.path(u"bad.csv"_s)}).status, 1);
        const Ran denied =
            program.run({u"audit"_s, u"list"_s, u"--outcome"_s, u"failed"_s, u"--format"_s, u"csv"_s});
        QCOMPARE(denied.out.count(u'\n'), 2);
        QVERIFY2(denied.out.contains(u"billing:ImportUsage"_s), qPrintable(denied.out));
        QCOMPARE(program.run({u"audit"_s, u"list"_s, u"--from"_s, u"2026-10-04"_s}).out, QString());
        QCOMPARE(program.run({u"audit"_s, u"list"_s, u"--limit"_s, u"1"_s}).out.count(u'\n'), 1);
        QCOMPARE(program.run({u"audit"_s, u"list"_s, u"--outcome"_s, u"odd"_s}).status, 2);
        QCOMPARE(program.run({u"audit"_s, u"list"_s, u"--from"_s, u"odd"_s}).status, 2);
        QCOMPARE(program.run({u"audit"_s}).status, 2);
    }

    void aWholeLogIsVerifiedAndItsFingerprintFoundLater()
    {
        Filled program;
        const Ran whole = program.run({u"audit"_s, u"verify"_s});
        QCOMPARE(whole.status, 0);
        const QString head = whole.out.trimmed().right(64);
        QCOMPARE(program.run({u"issue"_s, u"2026-09"_s}).status, 0);
        QCOMPARE(program.run({u"audit"_s, u"verify"_s, u"--head"_s, head}).status, 0);
        const Ran other = program.run({u"audit"_s, u"verify"_s, u"--head"_s, QString(64, u'0')});
        QCOMPARE(other.status, 1);
        QVERIFY(other.err.contains(u"No event has the fingerprint"_s));
    }

    void aBrokenLogEndsWithOneAndNamesTheFirstEvent_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::addColumn<int>("event");
        QTest::newRow("altered") << u"UPDATE audit_event SET object = 'x' WHERE number = 1"_s << 1;
        QTest::newRow("cut off") << u"DELETE FROM audit_event WHERE number = 2"_s << 2;
    }
    void aBrokenLogEndsWithOneAndNamesTheFirstEvent()
    {
        QFETCH(QString, sql);
        QFETCH(int, event);
        Filled program;
        QCOMPARE(program.run({u"issue"_s, u"2026-09"_s}).status, 0);
        program.tamper(sql);
        const Ran ran = program.run({u"audit"_s, u"verify"_s, u"--format"_s, u"json"_s});
        QCOMPARE(ran.status, 1);
        QCOMPARE(ran.json()[u"firstBroken"_s].toInt(), event);
        QVERIFY2(ran.err.contains(u"event %1"_s.arg(event), Qt::CaseInsensitive), qPrintable(ran.err));
    }

    void theLogIsExported()
    {
        Filled program;
        for (const QString& name : {u"log.csv"_s, u"log.json"_s}) {
            QCOMPARE(program.run({u"audit"_s, u"export"_s, program.path(name)}).status, 0);
            QVERIFY(program.read(name).contains("billing:ImportUsage"));
        }
        QCOMPARE(program.run({u"audit"_s, u"export"_s, program.path(u"log.txt"_s)}).status, 2);
    }

    void copiesAreMadeListedCheckedAndPutBack()
    {
        Filled program;
        QCOMPARE(program.run({u"backup"_s, u"make"_s}).status, 0);
        QCOMPARE(program.run({u"backup"_s, u"verify"_s}).status, 0);
        const QString copy = program.firstCopy();
        QVERIFY(QFile::exists(copy));
        QCOMPARE(program.run({u"issue"_s, u"2026-09"_s}).status, 0);
        const Ran dry =
            program.run({u"backup"_s, u"restore"_s, copy, u"--dry-run"_s, u"--format"_s, u"json"_s});
        QCOMPARE(dry.status, 0);
        QCOMPARE(dry.json()[u"copy"_s][u"bills"_s][0][u"status"_s].toString(), u"pending"_s);
        QCOMPARE(dry.json()[u"before"_s][u"bills"_s][0][u"status"_s].toString(), u"issued"_s);
        QVERIFY(program.run({u"documents"_s}).out.contains(u"2026-09-0001"_s));
        QCOMPARE(program.run({u"backup"_s, u"restore"_s, copy}).status, 0);
        QVERIFY(!program.run({u"documents"_s}).out.contains(u"2026-09-0001"_s));
        QVERIFY(program.actions().endsWith(u"RestoreBackup"_s));
        QCOMPARE(program.run({u"audit"_s, u"verify"_s}).status, 0);
        // What was there is a copy, too.
        QCOMPARE(program.run({u"backup"_s, u"list"_s, u"--format"_s, u"json"_s}).list().size(), 2);
        QCOMPARE(program.run({u"backup"_s, u"restore"_s, u"none.billfold"_s}).status, 1);
    }

    void aCopyIsMadeByItselfOnceADayWhereSomethingHappened()
    {
        Filled program;
        const auto copies = [&program] {
            return program.run({u"backup"_s, u"list"_s, u"--format"_s, u"json"_s}).list().size();
        };
        QCOMPARE(copies(), 0);
        const auto openOn = [&program](const QDateTime& day) {
            auto workspace = Workspace::open(program.database(), std::make_shared<FixedClock>(day));
            QVERIFY(workspace.ok());
            // The copy is made first; what is asked there next waits for it.
            QVERIFY((*workspace)->audit().verify().result().ok());
            (*workspace)->organizations().refresh();
        };
        const QDateTime day({2026, 10, 4}, {8, 0}, Qt::UTC);
        openOn(day);
        QCOMPARE(copies(), 1);
        openOn(day.addSecs(3600));
        QCOMPARE(copies(), 1); // within a day
        openOn(day.addDays(2));
        QCOMPARE(copies(), 1); // nothing happened
        program.setClock(u"2026-10-06T09:00:00Z"_s);
        QCOMPARE(program.run({u"issue"_s, u"2026-09"_s}).status, 0);
        openOn(day.addDays(3));
        QVERIFY(copies() >= 2);
    }

    void aDamagedFileIsToldWithTheNewestGoodCopy()
    {
        Filled program;
        QCOMPARE(program.run({u"backup"_s, u"make"_s}).status, 0);
        const QString copy = program.firstCopy();
        QFile file(program.database());
        QVERIFY(file.open(QIODevice::ReadWrite));
        for (qint64 at = 8192 * 3; at < file.size(); at += 8192 * 2)
            QVERIFY(file.seek(at) && file.write(QByteArray(8192, 'x')) == 8192);
        file.close();
        const Ran ran = program.run({u"periods"_s});
        QCOMPARE(ran.status, 1);
        QVERIFY2(ran.err.contains(u"is damaged"_s) && ran.err.contains(copy), qPrintable(ran.err));
        QCOMPARE(program.run({u"backup"_s, u"restore"_s, copy}).status, 0);
        QCOMPARE(program.run({u"periods"_s}).status, 0);
    }

    void anAnonymizedCopyOpensAndTellsNothing()
    {
        Filled program;
        const QString copy = program.path(u"report.billfold"_s);
        QCOMPARE(program.run({u"backup"_s, u"anonymize"_s, copy}).status, 0);
        const Ran bills = program.runAlone({u"--database"_s, copy, u"bill"_s});
        QCOMPARE(bills.status, 0);
        QVERIFY(!bills.out.contains(u"636.64"_s));
        QVERIFY(!program.read(u"report.billfold"_s).contains("112233445566"));
    }

    void whileAWindowHasTheFileReadingGoesOnAndWritingIsRefused()
    {
        Filled program;
        const QDateTime now({2026, 10, 3}, {7, 40}, Qt::UTC);
        {
            auto window = Workspace::open(program.database(), std::make_shared<FixedClock>(now));
            QVERIFY(window.ok());
            QCOMPARE(program.run({u"bill"_s}).status, 0);
            const QString csv = program.path(u"a.csv"_s);
            QCOMPARE(program.run({u"export"_s, u"2026-09"_s, u"--csv"_s, csv}).status, 0);
            for (const QStringList& command :
                 {QStringList{u"issue"_s, u"2026-09"_s}, QStringList{u"import"_s, program.path(u"in"_s)},
                  QStringList{u"backup"_s, u"restore"_s, u"x"_s}}) {
                const Ran ran = program.run(command);
                QCOMPARE(ran.status, 1);
                if (command.first() == u"backup"_s)
                    continue; // there is no such copy
                QVERIFY2(ran.err.contains(u"is open in"_s) &&
                             ran.err.contains(u"(process %1)"_s.arg(::getpid())),
                         qPrintable(ran.err));
            }
            QVERIFY(program.actions().endsWith(u"ExportBill"_s)); // exports are in the log nevertheless
            QVERIFY(!Workspace::open(program.database(), std::make_shared<FixedClock>(now)));
        }
        QCOMPARE(program.run({u"issue"_s, u"2026-09"_s}).status, 0);
    }
};

QTEST_GUILESS_MAIN(RecordCommandTest)
#include "tst_recordcommand.moc"
