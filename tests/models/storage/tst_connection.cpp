// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/connection.h"

#include <QFile>
#include <QFileInfo>
#include <QSqlError>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace billfold;
using namespace Qt::StringLiterals;

/// How a database file is opened, and what is refused with a sentence and left as it is.
class ConnectionTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path(const char* name) const { return m_dir.filePath(QString::fromLatin1(name)); }
    static QByteArray bytes(const QString& file)
    {
        QFile f(file);
        return f.open(QIODevice::ReadOnly) ? f.readAll() : QByteArray("unreadable");
    }
    static void write(const QString& file, const QByteArray& content)
    {
        QFile f(file);
        QVERIFY(f.open(QIODevice::WriteOnly) && f.write(content) == content.size());
    }
    /// A database as another program, or another version, would have it.
    void make(const QString& file, const QStringList& statements)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            database.setDatabaseName(file);
            QVERIFY(database.open());
            for (const QString& sql : statements) {
                QSqlQuery query(database);
                QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
            }
        }
        QSqlDatabase::removeDatabase(u"other"_s);
    }
    QStringList around(const char* name) const
    {
        return QDir(m_dir.path()).entryList({QString::fromLatin1(name) + '*'_L1}, QDir::Files);
    }

private slots:
    void aNewFileIsItsOwnersAlone()
    {
        auto connection = Connection::open(path("sub/new.billfold"));
        QVERIFY(connection);
        const auto mode = QFileInfo(path("sub/new.billfold")).permissions();
        QVERIFY(!(mode & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther)));
        QCOMPARE(*(*connection)->number(u"PRAGMA application_id"_s), qint64(Connection::applicationId));
        QCOMPARE(*(*connection)->number(u"PRAGMA foreign_keys"_s), 1);
    }

    void whatIsNoDatabaseOfOursIsRefusedAndUntouched_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("a text") << QByteArray("account,cost\n1,2\n");
        QTest::newRow("half a head") << QByteArray("SQLite form");
        QTest::newRow("a head and nothing") << QByteArray("SQLite format 3\0", 16) + QByteArray(2000, 'x');
    }
    void whatIsNoDatabaseOfOursIsRefusedAndUntouched()
    {
        QFETCH(QByteArray, content);
        const QString file = path("other.csv");
        write(file, content);
        const auto refused = Connection::open(file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Storage);
        QVERIFY2(refused.error().message.contains(u"not a Billfold database"_s),
                 qPrintable(refused.error().message));
        QCOMPARE(bytes(file), content);
        QCOMPARE(around("other.csv").size(), 1); // nothing was laid beside it
    }

    void anotherProgramsDatabaseIsRefusedAndUntouched()
    {
        const QString file = path("theirs.db");
        make(file, {u"CREATE TABLE notes (text TEXT)"_s, u"INSERT INTO notes VALUES ('mine')"_s});
        const QByteArray before = bytes(file);
        const auto refused = Connection::open(file);
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"not a Billfold database"_s));
        QCOMPARE(bytes(file), before);
        QCOMPARE(around("theirs.db").size(), 1);
    }

    void aNewerVersionIsRefusedAndUntouched()
    {
        const QString file = path("newer.billfold");
        make(file,
             {u"PRAGMA journal_mode=WAL"_s, u"CREATE TABLE part (something TEXT)"_s,
              u"PRAGMA application_id=%1"_s.arg(Connection::applicationId), u"PRAGMA user_version=9999"_s});
        const QByteArray before = bytes(file);
        const auto refused = Connection::open(file);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TooNew);
        QVERIFY(refused.error().message.contains(u"newer Billfold"_s));
        QCOMPARE(bytes(file), before);
        QCOMPARE(around("newer.billfold").size(), 1);
    }

    void aFolderIsNoDatabase()
    {
        const auto refused = Connection::open(m_dir.path());
        QVERIFY(!refused);
        QVERIFY(refused.error().message.contains(u"is a folder"_s));
    }

    void aFolderThatCannotBeWrittenGetsASentence()
    {
        if (geteuid() == 0)
            QSKIP("Nothing is forbidden to root.");
        QDir().mkdir(path("locked"));
        QVERIFY(QFile::setPermissions(path("locked"), QFile::ReadOwner | QFile::ExeOwner));
        const auto refused = Connection::open(path("locked/new.billfold"));
        QFile::setPermissions(path("locked"), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Storage);
        QVERIFY(refused.error().message.contains(u"Check that you may"_s));
    }

    void aPlaceThatIsNoFolderGetsASentence()
    {
        write(path("file"), "x");
        const auto refused = Connection::open(path("file/new.billfold"));
        QVERIFY(!refused);
        QVERIFY(!refused.error().message.isEmpty());
        QCOMPARE(bytes(path("file")), QByteArray("x"));
    }

    void anOlderVersionIsTakenForwardAndACopyIsKept()
    {
        const QString file = path("old.billfold");
        const QList<Migration> first{{u"1"_s, "CREATE TABLE a (x INTEGER); INSERT INTO a VALUES (7);"}};
        QVERIFY(Connection::open(file, first));
        QVERIFY(!QFile::exists(file + u".before-1"_s)); // there was nothing to keep
        QList<Migration> second = first;
        second.append({u"2"_s, "CREATE TABLE b (y INTEGER); INSERT INTO b SELECT x FROM a;"});
        {
            auto connection = Connection::open(file, second);
            QVERIFY(connection);
            QCOMPARE(*(*connection)->number(u"SELECT y FROM b"_s), 7);
            QCOMPARE(*(*connection)->number(u"PRAGMA user_version"_s), 2);
        }
        const QString copy = file + u".before-2"_s;
        QCOMPARE(QFileInfo(copy).permissions() & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        auto kept = Connection::open(copy, first);
        QVERIFY(kept);
        QCOMPARE(*(*kept)->number(u"SELECT x FROM a"_s), 7);
        QCOMPARE(*(*kept)->number(u"SELECT count(*) FROM sqlite_schema WHERE name = 'b'"_s), 0);
    }

    void aStepThatFailsLeavesTheOldVersion()
    {
        const QString file = path("broken.billfold");
        const QList<Migration> first{{u"1"_s, "CREATE TABLE a (x INTEGER);"}};
        QVERIFY(Connection::open(file, first));
        QList<Migration> second = first;
        second.append({u"2"_s, "CREATE TABLE b (y INTEGER); CREATE TABLE b (y INTEGER);"});
        QVERIFY(!Connection::open(file, second));
        auto again = Connection::open(file, first);
        QVERIFY(again);
        QCOMPARE(*(*again)->number(u"PRAGMA user_version"_s), 1);
        QCOMPARE(*(*again)->number(u"SELECT count(*) FROM sqlite_schema WHERE name = 'b'"_s), 0);
    }

    void twoProgramsReadWhileOneWrites()
    {
        const QString file = path("shared.billfold");
        auto one = Connection::open(file);
        auto other = Connection::open(file);
        QVERIFY(one && other);
        QVERIFY((*one)->execute(u"INSERT INTO setting VALUES ('a', 'old')"_s));
        Transaction writing(**one);
        QVERIFY(writing.begin());
        QVERIFY((*one)->execute(u"UPDATE setting SET value = 'new'"_s));
        const auto seen = [&] {
            return *(*other)->number(u"SELECT count(*) FROM setting WHERE value = 'old'"_s);
        };
        QCOMPARE(seen(), 1); // at once, and what was there before
        QVERIFY((*other)->execute(u"PRAGMA busy_timeout=0"_s));
        Transaction second(**other);
        const auto refused = second.begin();
        QVERIFY(!refused);
        QVERIFY2(refused.error().message.contains(u"Another program is writing"_s),
                 qPrintable(refused.error().message));
        QVERIFY(writing.commit());
        QCOMPARE(seen(), 0);
        QVERIFY(second.begin());
    }

    void aSnapshotSeesOneMoment()
    {
        const QString file = path("moment.billfold");
        auto writer = Connection::open(file);
        auto reader = Connection::open(file);
        QVERIFY(writer && reader);
        const auto count = [&] { return *(*reader)->number(u"SELECT count(*) FROM setting"_s); };
        {
            const Snapshot snapshot(**reader);
            QCOMPARE(count(), 0);
            QVERIFY((*writer)->execute(u"INSERT INTO setting VALUES ('a', 'b')"_s));
            const Snapshot within(**reader);
            QCOMPARE(count(), 0);
        }
        QCOMPARE(count(), 1);
    }

    void aWithdrawnStatementEndsEarly()
    {
        auto connection = Connection::open(path("withdrawn.billfold"));
        QVERIFY(connection);
        const QString counting =
            u"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1)"
            " SELECT count(*) FROM n"_s;
        int asked = 0;
        {
            const Snapshot snapshot(**connection);
            const Withdrawable withdrawable(**connection, [&asked] { return ++asked == 3; });
            const auto never = (*connection)->number(counting.arg(Q_INT64_C(1'000'000'000'000)));
            QVERIFY(!never);
            QCOMPARE(never.error().code, ErrorCode::Cancelled);
            QCOMPARE(*(*connection)->number(counting.arg(1000)), 1000); // what follows is not touched
        }
        const int askedWithin = asked;
        QCOMPARE(*(*connection)->number(counting.arg(100'000)), 100'000);
        QCOMPARE(asked, askedWithin);
        QVERIFY((*connection)->execute(u"INSERT INTO setting VALUES ('a', 'b')"_s));
    }

    void aTransactionWithinAnotherIsRolledBackAlone()
    {
        auto connection = Connection::open(path("nested.billfold"));
        QVERIFY(connection);
        const auto add = [&](const char* name) {
            return (*connection)
                ->execute(u"INSERT INTO setting VALUES (?, '')"_s, {QString::fromLatin1(name)})
                .ok();
        };
        Transaction outer(**connection);
        QVERIFY(outer.begin() && add("kept"));
        {
            Transaction inner(**connection);
            QVERIFY(inner.begin() && add("dropped"));
        }
        {
            Transaction inner(**connection);
            QVERIFY(inner.begin() && add("kept too") && inner.commit());
        }
        QVERIFY(outer.commit());
        QCOMPARE(*(*connection)->number(u"SELECT count(*) FROM setting"_s), 2);
        QCOMPARE(*(*connection)->number(u"SELECT count(*) FROM setting WHERE name LIKE 'kept%'"_s), 2);
    }
};

QTEST_GUILESS_MAIN(ConnectionTest)
#include "tst_connection.moc"
