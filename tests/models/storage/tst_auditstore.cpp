// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/auditstore.h"
#include "tests/models/storage/storagesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime noon({2026, 10, 3}, {12, 0}, Qt::UTC);

/// Twelve events: every third was denied, by two principals.
struct Log : Database {
    Log()
    {
        for (int i = 1; i <= 12; ++i) {
            AuditEvent event{.at = noon.addSecs(i * 60),
                             .principal = i % 2 == 0 ? u"arn:aws:iam::111111111111:root"_s
                                                     : u"arn:aws:iam::222222222222:user/ines"_s,
                             .account = i % 2 == 0 ? u"111111111111"_s : u"222222222222"_s,
                             .action = i % 4 == 0 ? u"billing:IssueBill"_s : u"billing:ExportBill"_s,
                             .object = u"Object %1"_s.arg(i)};
            event.before = u"before %1"_s.arg(i);
            event.after = u"after %1"_s.arg(i);
            if (i % 3 == 0) {
                event.outcome = AuditEvent::Outcome::Denied;
                event.reason = u"AccessDeniedException: no"_s;
            }
            append(event);
        }
    }
    AuditEvent append(const AuditEvent& event) const
    {
        auto written = AuditStore(*connection).append(event);
        if (!written)
            qFatal("%s", qPrintable(written.error().cause));
        return *written;
    }
    QString numbers(const AuditQuery& query) const
    {
        auto events = AuditStore(*connection).events(query);
        if (!events)
            return events.error().cause;
        QStringList texts;
        for (const AuditEvent& event : std::as_const(*events))
            texts.append(QString::number(event.number));
        return texts.join(u' ');
    }
    /// As somebody does who gets round the program: without its triggers.
    void tamper(const QStringList& statements) const
    {
        for (const char* trigger : {"audit_event_stays", "audit_event_unchanged", "audit_event_follows",
                                    "audit_head_stays", "audit_head_follows"})
            QVERIFY(connection->execute(u"DROP TRIGGER "_s + QString::fromLatin1(trigger)));
        for (const QString& sql : statements)
            QVERIFY2(connection->execute(sql), qPrintable(sql));
    }
    /// The first event that does not fit; 0 where the chain is whole.
    qint64 broken() const
    {
        auto found = AuditStore(*connection).verify();
        if (!found)
            qFatal("%s", qPrintable(found.error().cause));
        return *found ? (*found)->number : 0;
    }
};

} // namespace

/// The audit log is written once, found again by what is asked for, and tells where it was altered.
class AuditStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void whatIsWrittenIsRead()
    {
        const Log log;
        const AuditEvent event{.at = noon.addMSecs(123),
                               .principal = u"arn:aws:iam::111111111111:root"_s,
                               .account = u"111111111111"_s,
                               .action = u"billing:MarkPaid"_s,
                               .object = u"2026-09-0001"_s,
                               .before = u"{\"a\":\"ä\"}"_s,
                               .after = u"{\"a\":\"ö\"}"_s,
                               .outcome = AuditEvent::Outcome::Failed,
                               .reason = u"why"_s};
        const AuditEvent written = log.append(event);
        QCOMPARE(written.number, 13);
        const AuditEvent read = AuditStore(*log.connection).events({.limit = 1})->first();
        QCOMPARE(read.number, 13);
        QCOMPARE(read.at, event.at);
        QCOMPARE(read.principal, event.principal);
        QCOMPARE(read.account, event.account);
        QCOMPARE(read.action, event.action);
        QCOMPARE(read.object, event.object);
        QCOMPARE(read.before, event.before);
        QCOMPARE(read.after, event.after);
        QVERIFY(read.outcome == event.outcome);
        QCOMPARE(read.reason, event.reason);
        QCOMPARE(read.hash, written.hash);
        const auto head = AuditStore(*log.connection).head();
        QCOMPARE(head->number, 13);
        QCOMPARE(head->hash, written.hash);
        QCOMPARE(log.broken(), 0);
    }

    void anEmptyLogIsWhole()
    {
        const Database database;
        QVERIFY(!AuditStore(*database).verify()->has_value());
        QCOMPARE(AuditStore(*database).head()->number, 0);
    }

    void whatIsRolledBackLeavesNoEvent()
    {
        const Log log;
        {
            Transaction transaction(*log.connection);
            QVERIFY(transaction.begin());
            QCOMPARE(log.append({.at = noon, .action = u"x"_s}).number, 13);
        }
        QCOMPARE(AuditStore(*log.connection).head()->number, 12);
        QCOMPARE(log.append({.at = noon, .action = u"y"_s}).number, 13);
        QCOMPARE(log.broken(), 0);
    }

    void queriesSelect_data()
    {
        QTest::addColumn<AuditQuery>("query");
        QTest::addColumn<QString>("expected");
        QTest::newRow("all") << AuditQuery{.limit = 0} << u"12 11 10 9 8 7 6 5 4 3 2 1"_s;
        QTest::newRow("a portion") << AuditQuery{.before = 9, .limit = 3} << u"8 7 6"_s;
        QTest::newRow("of an account") << AuditQuery{.account = u"111111111111"_s} << u"12 10 8 6 4 2"_s;
        QTest::newRow("of a principal")
            << AuditQuery{.principal = u"arn:aws:iam::222222222222:user/ines"_s, .limit = 2} << u"11 9"_s;
        QTest::newRow("of an action") << AuditQuery{.action = u"billing:IssueBill"_s} << u"12 8 4"_s;
        QTest::newRow("denied") << AuditQuery{.outcome = AuditEvent::Outcome::Denied} << u"12 9 6 3"_s;
        QTest::newRow("failed") << AuditQuery{.outcome = AuditEvent::Outcome::Failed} << QString();
        QTest::newRow("of a time") << AuditQuery{.from = noon.addSecs(180), .to = noon.addSecs(300)}
                                   << u"5 4 3"_s;
        QTest::newRow("a text in the object, in any case") << AuditQuery{.text = u" oBJECT 11 "_s} << u"11"_s;
        QTest::newRow("a text before") << AuditQuery{.text = u"before 7"_s} << u"7"_s;
        QTest::newRow("a text in the reason, up to a count")
            << AuditQuery{.text = u"accessdenied"_s, .limit = 2} << u"12 9"_s;
        QTest::newRow("both") << AuditQuery{.account = u"111111111111"_s,
                                            .outcome = AuditEvent::Outcome::Denied}
                              << u"12 6"_s;
    }
    void queriesSelect()
    {
        QFETCH(AuditQuery, query);
        static const Log log; // read only
        QTEST(log.numbers(query), "expected");
    }

    void theirValuesAreOffered()
    {
        const Log log;
        AuditStore store(*log.connection);
        QCOMPARE(*store.values(AuditStore::Column::Account),
                 (QStringList{u"111111111111"_s, u"222222222222"_s}));
        QCOMPARE(*store.values(AuditStore::Column::Action),
                 (QStringList{u"billing:ExportBill"_s, u"billing:IssueBill"_s}));
        QCOMPARE(store.values(AuditStore::Column::Principal)->size(), 2);
    }

    /// Whatever door somebody adds later, the tables refuse.
    void theTablesRefuse_data()
    {
        QTest::addColumn<QString>("sql");
        QTest::newRow("to delete") << u"DELETE FROM audit_event WHERE number = 12"_s;
        QTest::newRow("to alter") << u"UPDATE audit_event SET reason = '' WHERE number = 3"_s;
        QTest::newRow("to replace")
            << u"INSERT OR REPLACE INTO audit_event SELECT * FROM audit_event WHERE number = 12"_s;
        QTest::newRow("a gap")
            << u"INSERT INTO audit_event VALUES (14, 1, '', '', '', '', '', '', 0, '', x'00')"_s;
        QTest::newRow("to delete the head") << u"DELETE FROM audit_head"_s;
        QTest::newRow("to move the head back")
            << u"UPDATE audit_head SET number = 11, hash = (SELECT hash FROM audit_event WHERE number = 11)"_s;
        QTest::newRow("another hash") << u"UPDATE audit_head SET hash = x'00'"_s;
    }
    void theTablesRefuse()
    {
        QFETCH(QString, sql);
        const Log log;
        QVERIFY(!log.connection->execute(sql));
        QCOMPARE(log.broken(), 0);
        QCOMPARE(log.number("SELECT count(*) FROM audit_event"), 12);
    }

    void whoGetsRoundThemIsFound_data()
    {
        QTest::addColumn<QStringList>("statements");
        QTest::addColumn<qint64>("first");
        QTest::newRow("nothing") << QStringList() << qint64(0);
        for (const char* column :
             {"principal", "account", "action", "object", "before_text", "after_text", "reason"})
            QTest::addRow("%s altered", column)
                << QStringList{u"UPDATE audit_event SET %1 = %1 || '.' WHERE number = 5"_s.arg(
                       QString::fromLatin1(column))}
                << qint64(5);
        QTest::newRow("the time altered")
            << QStringList{u"UPDATE audit_event SET at = at + 1 WHERE number = 5"_s} << qint64(5);
        QTest::newRow("the outcome altered")
            << QStringList{u"UPDATE audit_event SET outcome = 0 WHERE number = 6"_s} << qint64(6);
        QTest::newRow("the hash altered")
            << QStringList{u"UPDATE audit_event SET hash = zeroblob(32) WHERE number = 7"_s} << qint64(7);
        QTest::newRow("removed") << QStringList{u"DELETE FROM audit_event WHERE number = 4"_s} << qint64(4);
        QTest::newRow("removed and closed up")
            << QStringList{u"DELETE FROM audit_event WHERE number = 4"_s,
                           u"UPDATE audit_event SET number = -number WHERE number > 4"_s,
                           u"UPDATE audit_event SET number = -number - 1 WHERE number < 0"_s}
            << qint64(4);
        QTest::newRow("cut off") << QStringList{u"DELETE FROM audit_event WHERE number > 10"_s} << qint64(11);
        QTest::newRow("all gone") << QStringList{u"DELETE FROM audit_event"_s} << qint64(1);
        QTest::newRow("added past the program")
            << QStringList{u"INSERT INTO audit_event SELECT 13, at, principal, account, action, object,"
                           " before_text, after_text, outcome, reason, hash FROM audit_event WHERE number = 12"_s}
            << qint64(13);
        QTest::newRow("two exchanged")
            << QStringList{u"UPDATE audit_event SET number = 100 WHERE number = 8"_s,
                           u"UPDATE audit_event SET number = 8 WHERE number = 9"_s,
                           u"UPDATE audit_event SET number = 9 WHERE number = 100"_s}
            << qint64(8);
    }
    void whoGetsRoundThemIsFound()
    {
        QFETCH(QStringList, statements);
        const Log log;
        log.tamper(statements);
        QTEST(log.broken(), "first");
    }
};

Q_DECLARE_METATYPE(billfold::AuditQuery)
QTEST_GUILESS_MAIN(AuditStoreTest)
#include "tst_auditstore.moc"
