// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/backup.h"

#include "models/storage/auditstore.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QScopeGuard>
#include <QStorageInfo>

#include <algorithm>

#include <fcntl.h>
#include <unistd.h>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Backup", sentence);
}

const QString stampForm = u"yyyy-MM-ddTHHmmss'Z'"_s;

constexpr std::pair<BackupKind, QLatin1StringView> kinds[] = {
    {BackupKind::Daily, "daily"_L1},
    {BackupKind::Manual, "manual"_L1},
    {BackupKind::BeforeRestore, "before-restore"_L1},
    {BackupKind::Damaged, "damaged"_L1},
};

bool neverWithdrawn()
{
    return false;
}

/// Takes a half-written file away unless it got its name.
class Leftover
{
public:
    explicit Leftover(QString path) : m_path(std::move(path)) { remove(); }
    ~Leftover() { remove(); }
    Leftover(const Leftover&) = delete;
    Leftover& operator=(const Leftover&) = delete;
    void kept() { m_path.clear(); }

private:
    void remove() const
    {
        if (m_path.isEmpty())
            return;
        for (const auto& end : {QString(), u"-journal"_s, u"-wal"_s, u"-shm"_s})
            QFile::remove(m_path + end);
    }
    QString m_path;
};

/// What is written is on the disk, and not in its cache alone.
bool writeThrough(const QString& path)
{
    const int fd = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool done = ::fsync(fd) == 0;
    ::close(fd);
    return done;
}

Error notWritten(const QString& path, const QString& cause)
{
    return {ErrorCode::Storage,
            tr("The copy %1 cannot be written. Check the folder and the free space; nothing was changed.")
                .arg(path),
            cause};
}

Result<void> renameOver(const QString& from, const QString& to)
{
    if (!writeThrough(from) ||
        ::rename(QFile::encodeName(from).constData(), QFile::encodeName(to).constData()) != 0)
        return notWritten(to, QString::fromLocal8Bit(strerror(errno)));
    writeThrough(QFileInfo(to).absolutePath()); // the folder: so that the name stays
    return {};
}

Result<void> makeFolder(const QString& folder)
{
    if (!QDir().mkpath(folder))
        return Error{ErrorCode::Storage, tr("The folder %1 cannot be made.").arg(folder), {}};
    QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return {};
}

/// So many bytes a copy takes at most.
Result<void> checkRoom(Connection& connection, const QString& folder)
{
    auto pages = connection.number(u"PRAGMA page_count"_s);
    if (!pages)
        return pages.error();
    auto free = connection.number(u"PRAGMA freelist_count"_s);
    if (!free)
        return free.error();
    auto size = connection.number(u"PRAGMA page_size"_s);
    if (!size)
        return size.error();
    const qint64 needed = (*pages - *free) * *size, room = QStorageInfo(folder).bytesAvailable();
    if (room >= needed)
        return {};
    return Error{ErrorCode::Storage,
                 tr("The disk has no room for a copy in %1: it needs %2, and %3 are left. Free some space.")
                     .arg(folder, QLocale().formattedDataSize(needed), QLocale().formattedDataSize(room))};
}

/// What tells two databases with the same history apart where one of them lacks something.
Result<QList<qint64>> countsOf(Connection& connection)
{
    QList<qint64> counts;
    for (const char* sql :
         {"SELECT number FROM audit_head", "SELECT count(*) FROM audit_event", "SELECT count(*) FROM part",
          "SELECT count(*) FROM import", "SELECT count(*) FROM line_run", "SELECT max(id) FROM charge_line",
          "SELECT count(*) FROM document", "SELECT count(*) FROM org_account", "SELECT count(*) FROM policy",
          "SELECT count(*) FROM activity", "SELECT count(*) FROM setting"}) {
        auto count = connection.number(QString::fromLatin1(sql));
        if (!count)
            return count.error();
        counts.append(*count);
    }
    return counts;
}

Error badCopy(const QString& path, const QString& cause)
{
    return {ErrorCode::Storage, tr("The copy %1 is damaged.").arg(path), cause, QString(databaseDamaged)};
}

Result<void> checkChain(Connection& connection, const QString& path)
{
    auto logged = connection.number(u"SELECT count(*) FROM sqlite_schema WHERE name = 'audit_event'"_s);
    if (!logged)
        return logged.error();
    if (*logged == 0) // of a version that had no audit log
        return {};
    auto broken = AuditStore(connection).verify();
    if (!broken)
        return broken.error();
    if (*broken)
        return Error{ErrorCode::Conflict,
                     tr("The audit log in %1 was tampered with. %2").arg(path, (*broken)->what),
                     {},
                     QString(databaseDamaged)};
    return {};
}

Result<void> checkCounts(Connection& source, const QString& copy)
{
    auto there = Connection::openAsItIs(copy);
    if (!there)
        return there.error();
    auto here = countsOf(source);
    if (!here)
        return here.error();
    auto copied = countsOf(**there);
    if (!copied)
        return copied.error();
    // Something that was written meanwhile has a later event.
    if (here->first() == copied->first() && *here != *copied)
        return badCopy(copy, u"counts differ"_s);
    return {};
}

/// Bytes as they are, of what cannot be read.
Result<BackupFile> keepBytes(const QString& database, const QDateTime& now)
{
    const QString folder = backupFolder(database);
    if (auto made = makeFolder(folder); !made)
        return made.error();
    const QString path = folder + u'/' + now.toUTC().toString(stampForm) + u"-damaged.billfold"_s;
    for (const QString& end : {QString(), u"-wal"_s}) {
        if (!QFile::exists(database + end))
            continue;
        QFile::remove(path + end);
        if (!QFile::copy(database + end, path + end) || !writeThrough(path + end))
            return notWritten(path + end, {});
        QFile::setPermissions(path + end, QFile::ReadOwner | QFile::WriteOwner);
    }
    return BackupFile{path, now, BackupKind::Damaged, QFileInfo(path).size()};
}

/// Makes a copy of what is there, and leaves nothing of it in a log beside it.
Result<BackupFile> setAside(const QString& database, const QDateTime& now)
{
    if (!QFile::exists(database))
        return BackupFile{};
    auto connection = Connection::open(database);
    if (!connection)
        return keepBytes(database, now);
    auto copied = writeBackup(**connection, BackupKind::BeforeRestore, now, neverWithdrawn);
    if (!copied)
        return copied.error().name == databaseDamaged ? keepBytes(database, now) : copied;
    if (auto emptied = (*connection)->execute(u"PRAGMA wal_checkpoint(TRUNCATE)"_s); !emptied)
        return emptied.error();
    return copied;
}

} // namespace

QString backupFolder(const QString& database)
{
    return QFileInfo(database).absoluteFilePath() + u"-backups"_s;
}

QString backupKindWord(BackupKind kind)
{
    const auto* found =
        std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& k) { return k.first == kind; });
    return QString(found->second);
}

QList<BackupFile> backupsOf(const QString& database)
{
    QList<BackupFile> backups;
    const QFileInfoList files =
        QDir(backupFolder(database)).entryInfoList({u"*.billfold"_s}, QDir::Files | QDir::Readable);
    for (const QFileInfo& file : files) {
        const QString stamp = file.completeBaseName().section(u'-', 0, 2);
        const QString word = file.completeBaseName().section(u'-', 3).section(u'.', 0, 0);
        QDateTime made = QDateTime::fromString(stamp, stampForm);
        const auto* kind =
            std::find_if(std::begin(kinds), std::end(kinds), [&](const auto& k) { return k.second == word; });
        if (!made.isValid() || kind == std::end(kinds))
            continue;
        made.setTimeSpec(Qt::UTC);
        backups.append({file.absoluteFilePath(), made, kind->first, file.size()});
    }
    std::sort(backups.begin(), backups.end(), [](const BackupFile& a, const BackupFile& b) {
        return a.made != b.made ? a.made > b.made : a.path > b.path;
    });
    return backups;
}

Result<BackupFile> writeBackupAs(Connection& connection, const QString& path, BackupKind kind,
                                 const QDateTime& now, const std::function<bool()>& withdrawn)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (auto room = checkRoom(connection, folder); !room)
        return room.error();
    const QString part = path + u".part"_s;
    Leftover leftover(part);
    // An empty file of the right mode first: SQLite fills it and never makes one that others can read.
    if (auto made = makePrivateFile(part); !made)
        return made.error();
    {
        const Withdrawable withdrawable(connection, withdrawn);
        if (auto copied = connection.execute(u"VACUUM INTO ?"_s, {part}); !copied)
            return copied.error();
    }
    if (auto good = verifyBackup(part, withdrawn); !good)
        return good.error();
    if (auto same = checkCounts(connection, part); !same)
        return same.error();
    if (withdrawn()) // a small file is done before anybody looks
        return Error{ErrorCode::Cancelled, tr("The copy was given up. Nothing was changed."), {}};
    if (auto renamed = renameOver(part, path); !renamed)
        return renamed.error();
    leftover.kept();
    return BackupFile{path, now, kind, QFileInfo(path).size()};
}

Result<BackupFile> writeBackup(Connection& connection, BackupKind kind, const QDateTime& now,
                               const std::function<bool()>& withdrawn)
{
    const QString folder = backupFolder(connection.path());
    if (auto made = makeFolder(folder); !made)
        return made.error();
    const QString stem = folder + u'/' + now.toUTC().toString(stampForm) + u'-' + backupKindWord(kind);
    QString path = stem + u".billfold"_s;
    for (int i = 2; QFile::exists(path); ++i) // two within a second
        path = stem + u".%1.billfold"_s.arg(i);
    return writeBackupAs(connection, path, kind, now, withdrawn);
}

Result<void> verifyBackup(const QString& path, const std::function<bool()>& withdrawn)
{
    auto connection = Connection::openAsItIs(path);
    if (!connection)
        return connection.error();
    const Withdrawable withdrawable(**connection, withdrawn);
    auto version = (*connection)->number(u"PRAGMA user_version"_s);
    if (!version)
        return version.error();
    if (*version == 0) // an empty file passes every other check
        return badCopy(path, u"empty"_s);
    Query check(**connection, u"PRAGMA integrity_check(1)"_s);
    if (auto ran = check.run(); !ran)
        return ran.error();
    if (!check.next() || check.text(0) != "ok"_L1)
        return badCopy(path, check.text(0));
    return checkChain(**connection, path);
}

/// Whether there is such a table or view: an older version may lack it.
static bool has(Connection& connection, const QString& table)
{
    const auto count =
        connection.number(u"SELECT count(*) FROM sqlite_schema WHERE name = ?"_s, {bound(table)});
    return count && *count > 0;
}

static Result<QList<BackupContents::Bill>> billsOf(Connection& connection)
{
    Query query(connection, u"SELECT payer, payer_name, period, currency, total_n, total_s, issued FROM part"
                            " WHERE state = 0 ORDER BY period DESC, payer, currency"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<BackupContents::Bill> bills;
    while (query.next()) {
        if (const auto period = BillingPeriod::fromIndex(static_cast<int>(query.integer(2))))
            bills.append({{*period, query.text(0), query.text(3)},
                          query.text(1),
                          query.pair(4),
                          query.integer(6) != 0});
    }
    return bills;
}

Result<BackupContents> contentsOf(Connection& connection)
{
    const Snapshot snapshot(connection);
    BackupContents contents;
    auto bills = billsOf(connection);
    if (!bills)
        return bills.error();
    contents.bills = *std::move(bills);
    auto documents = connection.number(u"SELECT count(*) FROM document"_s);
    if (!documents)
        return documents.error();
    contents.documents = *documents;
    if (has(connection, u"payer_organization"_s)) {
        Query query(connection,
                    u"SELECT coalesce(nullif(name, ''), payer) FROM payer_organization ORDER BY 1"_s);
        if (auto ran = query.run(); !ran)
            return ran.error();
        while (query.next())
            contents.organizations.append(query.text(0));
        auto accounts = connection.number(u"SELECT count(*) FROM org_account"_s);
        if (!accounts)
            return accounts.error();
        contents.accounts = *accounts;
    }
    if (has(connection, u"audit_event"_s)) {
        auto last = AuditStore(connection).events({.limit = 1});
        if (!last)
            return last.error();
        if (!last->isEmpty()) {
            contents.events = last->first().number;
            contents.lastEvent = last->first().at;
            contents.lastAction = last->first().action;
        }
    }
    return contents;
}

Result<bool> changedSince(Connection& connection, const QString& backup)
{
    auto copy = Connection::openAsItIs(backup);
    if (!copy || !has(**copy, u"audit_head"_s))
        return true;
    auto then = AuditStore(**copy).head();
    if (!then)
        return true;
    auto same = then->number == 0
                    ? Result<qint64>(1)
                    : connection.number(u"SELECT count(*) FROM audit_event WHERE number = ? AND "
                                        "hash = ?"_s,
                                        {then->number, then->hash});
    if (!same)
        return same.error();
    auto later = connection.number(u"SELECT count(*) FROM audit_event WHERE number > ? AND action NOT LIKE "
                                   "'%:Export%' AND action <> 'billfold:MakeBackup'"_s,
                                   {then->number});
    if (!later)
        return later.error();
    return *same == 0 || *later > 0;
}

void pruneBackups(const QString& database, const BackupPolicy& policy, const QDateTime& now)
{
    const QList<BackupFile> backups = backupsOf(database);
    int kept = 0;
    for (qsizetype i = 0; i < backups.size(); ++i) {
        const BackupFile& backup = backups[i];
        if (backup.kind != BackupKind::Daily && backup.kind != BackupKind::BeforeRestore)
            continue;
        const bool old = backup.made.addDays(policy.days) < now || kept >= policy.count;
        if (i > 0 && old)
            QFile::remove(backup.path);
        else
            ++kept;
    }
}

Result<BackupFile> putInPlace(const QString& database, const QString& backup, const QDateTime& now,
                              const std::function<Result<void>(Connection& restored)>& complete)
{
    if (auto good = verifyBackup(backup, neverWithdrawn); !good)
        return good.error();
    const QString coming = QFileInfo(database).absoluteFilePath() + u".restoring"_s;
    Leftover leftover(coming);
    const auto migrated = qScopeGuard([&coming] { // the copies that bringing it up to date made
        const QFileInfo file(coming);
        const QDir folder = file.absoluteDir();
        for (const QString& name : folder.entryList({file.fileName() + u".before-*"_s}, QDir::Files))
            QFile::remove(folder.filePath(name));
    });
    {
        auto source = Connection::openAsItIs(backup);
        if (!source)
            return source.error();
        if (auto made = makePrivateFile(coming); !made)
            return made.error();
        if (auto copied = (*source)->execute(u"VACUUM INTO ?"_s, {coming}); !copied)
            return copied.error();
    }
    {
        auto restored = Connection::open(coming); // brings an older one up to date
        if (!restored)
            return restored.error();
        if (auto completed = complete(**restored); !completed)
            return completed.error();
        for (const QString& pragma :
             {u"PRAGMA wal_checkpoint(TRUNCATE)"_s, u"PRAGMA journal_mode=DELETE"_s}) {
            if (auto ran = (*restored)->execute(pragma); !ran)
                return ran.error();
        }
    }
    auto aside = setAside(database, now);
    if (!aside)
        return aside;
    // A log of the old file must not be read into the new one.
    for (const QString& end : {u"-wal"_s, u"-shm"_s})
        QFile::remove(database + end);
    if (auto renamed = renameOver(coming, QFileInfo(database).absoluteFilePath()); !renamed)
        return renamed.error();
    leftover.kept();
    return aside;
}

QString readableOf(const QString& path)
{
    constexpr int patience = 2000; // milliseconds for all
    auto connection = Connection::openAsItIs(path);
    if (!connection)
        return tr("Nothing of it can be read.");
    QElapsedTimer timer;
    timer.start();
    const Withdrawable withdrawable(**connection, [&timer] { return timer.elapsed() > patience; });
    struct Kind {
        const char *what, *sql;
    };
    // Each reads every row, and not only an index.
    constexpr Kind all[] = {
        {QT_TRANSLATE_NOOP("Backup", "bills"), "SELECT count(total_n) FROM part WHERE state = 0"},
        {QT_TRANSLATE_NOOP("Backup", "sums of bills"), "SELECT count(days) FROM rollup"},
        {QT_TRANSLATE_NOOP("Backup", "charge lines"), "SELECT count(detail) FROM charge_line"},
        {QT_TRANSLATE_NOOP("Backup", "issued documents"), "SELECT count(reason) FROM document"},
        {QT_TRANSLATE_NOOP("Backup", "accounts"), "SELECT count(email) FROM org_account"},
        {QT_TRANSLATE_NOOP("Backup", "policies"), "SELECT count(content) FROM policy"},
        {QT_TRANSLATE_NOOP("Backup", "audit events"), "SELECT count(hash) FROM audit_event"},
    };
    QStringList readable, lost;
    for (const Kind& kind : all) {
        const auto count = (*connection)->number(QString::fromLatin1(kind.sql));
        if (count)
            readable.append(u"%1 (%2)"_s.arg(tr(kind.what)).arg(*count));
        else
            lost.append(tr(kind.what));
    }
    if (readable.isEmpty())
        return tr("Nothing of it can be read.");
    if (lost.isEmpty())
        return tr("These can still be read: %1.").arg(readable.join(u", "_s));
    return tr("These can still be read: %1; these cannot: %2.")
        .arg(readable.join(u", "_s), lost.join(u", "_s));
}

} // namespace billfold
