// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/backup.h"

#include "models/storage/auditstore.h"
#include "models/storage/ownerlock.h"
#include "tests/models/storage/storagesupport.h"

#include <QDir>
#include <QFileInfo>

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime noon({2026, 10, 3}, {12, 0}, Qt::UTC);

bool never()
{
    return false;
}

/// Two months of two accounts, one event.
struct Filled : Database {
    Filled()
    {
        import(*connection, {{.cost = "1.25"},
                             {.account = "111111111111",
                              .cost = "2.5",
                              .period = "2026-08" }});
        note(u"billing:ImportReport"_s);
    }
    void note(const QString& action) const
    {
        AuditEvent event{.at = noon, .principal = u"system"_s, .action = action};
        if (auto written = AuditStore(*connection).append(event); !written)
            qFatal("%s", qPrintable(written.error().cause));
    }
    QString path() const { return connection->path(); }
    BackupFile copy(BackupKind kind = BackupKind::Daily, const QDateTime& at = noon) const
    {
        auto made = writeBackup(*connection, kind, at, never);
        if (!made)
            qFatal("%s", qPrintable(made.error().message + made.error().cause));
        return *made;
    }
    void close() { connection.reset(); }
};

/// Names of the files in a folder.
QString filesOf(const QString& folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name).join(u' ');
}

/// Overwrites pages in the middle, as a bad disk does.
void damage(const QString& path)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 page = 8192;
    for (qint64 at = page * 3; at + page <= file.size(); at += page * 2) {
        QVERIFY(file.seek(at));
        QVERIFY(file.write(QByteArray(page, 'x')) == page);
    }
}

Result<void> nothingMore(Connection&)
{
    return {};
}

} // namespace

/// Copies are whole or not there, and put back whole.
class BackupTest : public QObject
{
    Q_OBJECT

private slots:
    void aCopyIsItsOwnersAloneAndHasEverything()
    {
        Filled database;
        const BackupFile made = database.copy();
        QCOMPARE(QFileInfo(made.path).fileName(), u"2026-10-03T120000Z-daily.billfold"_s);
        QCOMPARE(QFileInfo(made.path).absolutePath(), database.path() + u"-backups"_s);
        const auto owner = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;
        QCOMPARE(QFileInfo(made.path).permissions(), owner);
        QVERIFY((QFileInfo(backupFolder(database.path())).permissions() &
                 (QFile::ReadGroup | QFile::ReadOther | QFile::ExeOther)) == 0);
        QCOMPARE(filesOf(backupFolder(database.path())), QFileInfo(made.path).fileName());
        auto copy = Connection::open(made.path);
        QVERIFY(copy.ok());
        QCOMPARE(dump(**copy), dump(*database));
        QVERIFY(verifyBackup(made.path, never));
    }

    void copiesAreListedNewestFirst()
    {
        const Filled database;
        database.copy(BackupKind::Daily, noon);
        database.copy(BackupKind::Manual, noon.addDays(2));
        database.copy(BackupKind::BeforeRestore, noon.addDays(1));
        database.copy(BackupKind::Manual, noon.addDays(2)); // within the same second
        writeOther(backupFolder(database.path()) + u"/notes.billfold"_s);
        QStringList kinds;
        for (const BackupFile& backup : backupsOf(database.path()))
            kinds.append(backupKindWord(backup.kind) + u' ' + backup.made.toString(u"dd"_s));
        QCOMPARE(kinds.join(u", "_s), u"manual 05, manual 05, before-restore 04, daily 03"_s);
    }

    void whatThePolicyDoesNotKeepGoes_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("days");
        QTest::addColumn<QString>("left");
        QTest::newRow("all fit") << 10 << 90 << u"daily10 daily9 daily8 daily7 daily6 manual5"_s;
        QTest::newRow("by number") << 2 << 90 << u"daily10 daily9 manual5"_s;
        QTest::newRow("by age") << 10 << 3 << u"daily10 daily9 daily8 daily7 manual5"_s;
        QTest::newRow("the newest stays") << 1 << 1 << u"daily10 manual5"_s;
    }
    void whatThePolicyDoesNotKeepGoes()
    {
        QFETCH(int, count);
        QFETCH(int, days);
        const Filled database;
        const QDateTime first({2026, 10, 1}, {12, 0}, Qt::UTC);
        database.copy(BackupKind::Manual, first.addDays(4));
        for (int day = 6; day <= 10; ++day)
            database.copy(BackupKind::Daily, first.addDays(day - 1));
        pruneBackups(database.path(), {true, count, days}, first.addDays(9));
        QStringList left;
        for (const BackupFile& backup : backupsOf(database.path()))
            left.append(backupKindWord(backup.kind) + QString::number(backup.made.date().day()));
        QTEST(left.join(u' '), "left");
    }

    void aCopyThatIsDamagedIsTold_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("pages overwritten") << 0;
        QTest::newRow("cut off") << 1;
        QTest::newRow("empty") << 2;
        QTest::newRow("another file") << 3;
        QTest::newRow("its log altered") << 4;
    }
    void aCopyThatIsDamagedIsTold()
    {
        QFETCH(int, how);
        const Filled database;
        const BackupFile made = database.copy();
        if (how == 0)
            damage(made.path);
        if (how == 1)
            QVERIFY(QFile(made.path).resize(made.bytes / 2));
        if (how == 2)
            QVERIFY(QFile(made.path).resize(0));
        if (how == 3)
            writeOther(made.path);
        if (how == 4) {
            auto copy = Connection::open(made.path);
            QVERIFY((*copy)->execute(u"DROP TRIGGER audit_event_unchanged"_s));
            QVERIFY((*copy)->execute(u"UPDATE audit_event SET object = 'x'"_s));
        }
        const auto verified = verifyBackup(made.path, never);
        QVERIFY(!verified);
        QVERIFY(!verified.error().message.isEmpty());
        const QByteArray before = bytesOf(database.path());
        QVERIFY(!putInPlace(database.path(), made.path, noon, nothingMore)); // and it is not put in place
        QCOMPARE(bytesOf(database.path()), before);
    }

    void whatIsStoppedLeavesNothing()
    {
        Filled database;
        const auto stopped = writeBackup(*database, BackupKind::Manual, noon, [] { return true; });
        QVERIFY(!stopped);
        QVERIFY(stopped.error().code == ErrorCode::Cancelled);
        QCOMPARE(filesOf(backupFolder(database.path())), QString());
    }

    void aFolderThatCannotBeMadeIsToldAndNothingIsLost()
    {
        Filled database;
        writeOther(backupFolder(database.path())); // a file where the folder should be
        const auto made = writeBackup(*database, BackupKind::Manual, noon, never);
        QVERIFY(!made && made.error().message.contains(u"cannot be made"_s));
        QCOMPARE(database.number("SELECT count(*) FROM part"), 2);
    }

    void aFullDiskIsToldAndLeavesNothing()
    {
        // Files of this process may grow no further than this, which is how a full disk looks to it.
        Filled database;
        QVERIFY(database.connection->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s));
        rlimit before{};
        QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
        rlimit small = before;
        small.rlim_cur = 20'000;
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto made = writeBackup(*database, BackupKind::Manual, noon, never);
        QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
        std::signal(SIGXFSZ, handler);
        QVERIFY(!made);
        QVERIFY2(made.error().message.contains(u"full"_s), qPrintable(made.error().message));
        QCOMPARE(filesOf(backupFolder(database.path())), QString());
    }

    void whatHappenedSinceIsKnown()
    {
        const Filled database;
        const BackupFile made = database.copy();
        QVERIFY(!*changedSince(*database, made.path));
        database.note(u"billfold:MakeBackup"_s);
        database.note(u"billing:ExportBill"_s);
        QVERIFY(!*changedSince(*database, made.path)); // which change nothing
        database.note(u"billing:IssueBill"_s);
        QVERIFY(*changedSince(*database, made.path));
        const Filled another;
        another.note(u"billing:IssueBill"_s);
        const BackupFile later = another.copy();
        QVERIFY(*changedSince(*database, later.path)); // of another history
    }

    void itsContentsAreTold()
    {
        const Filled database;
        auto contents = contentsOf(*database);
        QVERIFY(contents.ok());
        QCOMPARE(contents->bills.size(), 2);
        QCOMPARE(contents->bills[0].id.period.toString(), u"2026-09"_s);
        QCOMPARE(contents->bills[0].total, money("1.25"));
        QCOMPARE(contents->bills[1].total, money("2.5"));
        QCOMPARE(contents->events, 1);
        QCOMPARE(contents->lastAction, u"billing:ImportReport"_s);
    }

    void aCopyIsPutInPlaceAndWhatWasThereIsKept()
    {
        Filled database;
        const BackupFile made = database.copy();
        import(*database, {{.cost = "7", .period = "2026-10" }}, "2");
        const QByteArray later = dump(*database);
        const QString path = database.path();
        database.close();
        const auto aside = putInPlace(path, made.path, noon.addDays(1), [](Connection& restored) {
            AuditEvent event{.at = noon, .action = u"billfold:RestoreBackup"_s};
            auto written = AuditStore(restored).append(event);
            return written ? Result<void>() : Result<void>(written.error());
        });
        QVERIFY2(aside.ok(), qPrintable(aside ? QString() : aside.error().message + aside.error().cause));
        QVERIFY(aside->kind == BackupKind::BeforeRestore);
        {
            auto restored = Connection::open(path);
            QVERIFY(restored.ok());
            QCOMPARE(*(*restored)->number(u"SELECT count(*) FROM part"_s), 2);
            QCOMPARE(AuditStore(**restored).events({.limit = 1})->first().action,
                     u"billfold:RestoreBackup"_s);
            QVERIFY(!AuditStore(**restored).verify()->has_value());
            QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
                     QFile::Permissions());
        }
        // And back.
        QVERIFY(putInPlace(path, aside->path, noon.addDays(2), nothingMore));
        auto back = Connection::open(path);
        QCOMPARE(dump(**back), later);
        QVERIFY(!filesOf(QFileInfo(path).absolutePath()).contains(u"restoring"_s));
    }

    void aDamagedFileIsKeptByItsBytes()
    {
        Filled database;
        const BackupFile made = database.copy();
        const QString path = database.path();
        database.close();
        damage(path);
        const QByteArray bytes = bytesOf(path);
        const auto aside = putInPlace(path, made.path, noon.addDays(1), nothingMore);
        QVERIFY2(aside.ok(), qPrintable(aside ? QString() : aside.error().message + aside.error().cause));
        QVERIFY(aside->kind == BackupKind::Damaged);
        QCOMPARE(bytesOf(aside->path), bytes);
        auto restored = Connection::open(path);
        QVERIFY(restored.ok());
        QCOMPARE(*(*restored)->number(u"SELECT count(*) FROM part"_s), 2);
    }

    void aLostFileIsRestored()
    {
        Filled database;
        const BackupFile made = database.copy();
        const QString path = database.path();
        database.close();
        QVERIFY(QFile::remove(path));
        const auto aside = putInPlace(path, made.path, noon, nothingMore);
        QVERIFY(aside && aside->path.isEmpty());
        QVERIFY(Connection::open(path).ok());
    }

    void whatCanStillBeReadIsTold()
    {
        Filled database;
        const QString path = database.path();
        QVERIFY(readableOf(path).startsWith(u"These can still be read: bills (2)"_s));
        database.close();
        damage(path);
        const QString sentence = readableOf(path);
        QVERIFY2(sentence.contains(u"cannot"_s) || sentence.startsWith(u"Nothing"_s), qPrintable(sentence));
    }

    void oneProgramOwnsAFile()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"t.billfold"_s);
        auto first = OwnerLock::take(path, 0);
        QVERIFY(first.ok());
        const auto second = OwnerLock::take(path, 0);
        QVERIFY(!second);
        QCOMPARE(second.error().name, u"DatabaseInUse"_s);
        QVERIFY2(second.error().message.contains(u"(process %1)"_s.arg(::getpid())),
                 qPrintable(second.error().message));
        first->reset();
        QVERIFY(OwnerLock::take(path, 0).ok());
    }

    void theLockOfAProgramThatIsGoneIsNoneAnyMore()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"t.billfold"_s);
        {
            auto lock = OwnerLock::take(path, 0);
            QVERIFY(lock.ok());
            // As it lies there after a crash: with the number of a process that is no more.
            QByteArray text = bytesOf(OwnerLock::fileOf(path));
            text.replace(QByteArray(QByteArray::number(::getpid()) + '\n'),
                         "4194304\n"); // beyond what Linux gives
            QFile::remove(OwnerLock::fileOf(path) + u".crashed"_s);
            QFile crashed(OwnerLock::fileOf(path) + u".crashed"_s);
            QVERIFY(crashed.open(QIODevice::WriteOnly) && crashed.write(text) == text.size());
        }
        QVERIFY(QFile::rename(OwnerLock::fileOf(path) + u".crashed"_s, OwnerLock::fileOf(path)));
        QVERIFY(OwnerLock::take(path, 0).ok());
    }

private:
    static void writeOther(const QString& path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no database of anybody, but a text that is longer than the head of a file has to be, so "
                   "that it is looked at");
    }
    static QByteArray bytesOf(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

QTEST_GUILESS_MAIN(BackupTest)
#include "tst_backup.moc"
