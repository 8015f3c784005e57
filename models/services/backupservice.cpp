// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backupservice.h"

#include "models/services/auditnote.h"
#include "models/services/backupservice_p.h"
#include "models/services/permissions.h"
#include "models/storage/anonymize.h"
#include "models/storage/backup.h"
#include "models/storage/ownerlock.h"
#include "models/storage/settingstore.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QLoggingCategory>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Q_LOGGING_CATEGORY(logBackup, "billfold.backup")

const QString dailyKey = u"backup/daily"_s;
const QString countKey = u"backup/count"_s;
const QString daysKey = u"backup/days"_s;

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BackupService", sentence);
}

Result<BackupPolicy> readPolicy(Connection& connection)
{
    BackupPolicy policy;
    SettingStore store(connection);
    const auto number = [&store](const QString& name, int usual) -> Result<int> {
        auto text = store.value(name);
        if (!text)
            return text.error();
        const int value = text->value_or(QString()).toInt();
        return value > 0 ? value : usual;
    };
    auto count = number(countKey, policy.count);
    if (!count)
        return count.error();
    auto days = number(daysKey, policy.days);
    if (!days)
        return days.error();
    auto daily = store.value(dailyKey);
    if (!daily)
        return daily.error();
    return BackupPolicy{daily->value_or(u"yes"_s) != u"no"_s, *count, *days};
}

QString policyText(const BackupPolicy& policy)
{
    return auditText({{u"daily"_s, policy.daily ? u"yes"_s : u"no"_s},
                      {u"count"_s, QString::number(policy.count)},
                      {u"days"_s, QString::number(policy.days)}});
}

Result<void> writePolicy(Connection& connection, const BackupPolicy& policy)
{
    if (policy.count < 1 || policy.days < 1)
        return Error{ErrorCode::Invalid, tr("Keep at least one copy, for at least a day.")};
    auto before = readPolicy(connection);
    if (!before)
        return before.error();
    return audited<void>(connection,
                         {.action = u"billfold:UpdateBackupSettings"_s,
                          .before = policyText(*before),
                          .after = policyText(policy)},
                         [&](AuditEvent&) -> Result<void> {
                             SettingStore store(connection);
                             for (const auto& [name, value] :
                                  {std::pair(dailyKey, policy.daily ? u"yes"_s : u"no"_s),
                                   std::pair(countKey, QString::number(policy.count)),
                                   std::pair(daysKey, QString::number(policy.days))}) {
                                 if (auto kept = store.setValue(name, value); !kept)
                                     return kept;
                             }
                             return {};
                         });
}

Result<void> makeWhenDue(Connection& connection, const QDateTime& now, const std::function<bool()>& stopped)
{
    auto policy = readPolicy(connection);
    if (!policy)
        return policy.error();
    if (!policy->daily)
        return {};
    const QList<BackupFile> backups = backupsOf(connection.path());
    // Also one from the future: a clock that was wrong once must not stop copies for years.
    if (!backups.isEmpty() && backups.first().made <= now && backups.first().made.addDays(1) > now)
        return {};
    auto events = connection.number(u"SELECT number FROM audit_head"_s);
    if (!events)
        return events.error();
    if (*events == 0)
        return {};
    if (!backups.isEmpty()) {
        auto changed = changedSince(connection, backups.first().path);
        if (!changed)
            return changed.error();
        if (!*changed)
            return {};
    }
    auto made = writeBackup(connection, BackupKind::Daily, now, stopped);
    if (!made)
        return made.error();
    pruneBackups(connection.path(), *policy, now);
    return {};
}

} // namespace

std::optional<Error> BackupService::Private::unseen(Of whose) const
{
    if (!gate->admission().scope.all)
        return payerOnly();
    if (whose == Of::Everybody && gate->auditSight().limited())
        return Error{
            ErrorCode::Conflict,
            tr("A copy has the bills of other accounts with passwords of their own, too, which you may not "
               "see."),
            {},
            u"AccessDeniedException"_s};
    return std::nullopt;
}

Result<void> BackupService::Private::enter(const char* method, Of whose) const
{
    constexpr auto service = "BackupService"_L1;
    const auto entered = gate->enter(service, method);
    if (!entered)
        return entered.error();
    if (const auto error = unseen(whose))
        return gate->refused(permissionOf(service, QLatin1StringView(method))->action, u"*"_s, *error);
    return {};
}

BackupService::BackupService(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

BackupService::~BackupService() = default;

QFuture<Result<QList<BackupFile>>> BackupService::list() const
{
    if (auto may = d->enter(__func__); !may)
        return Private::refused<QList<BackupFile>>(may.error());
    return d->background.post<QList<BackupFile>>(
        [path = d->path](Connection&) -> Result<QList<BackupFile>> { return backupsOf(path); });
}

QFuture<Result<BackupFile>> BackupService::make() const
{
    if (auto may = d->enter(__func__); !may)
        return Private::refused<BackupFile>(may.error());
    Private* const parts = d.get();
    return d->background.post<BackupFile>([parts, who = d->audit.actor()](Connection& connection) {
        const WritingAllowed allowed(connection);
        const AuditScope scope(who, parts->clock);
        auto made = writeBackup(connection, BackupKind::Manual, parts->clock->now(), parts->stopped());
        AuditEvent event{.action = u"billfold:MakeBackup"_s, .object = parts->path};
        if (!made) {
            noteRefusal(connection, event, made.error());
            return made;
        }
        event.object = made->path;
        auto noted = noteAudit(connection, event);
        return noted ? made : Result<BackupFile>(noted.error());
    });
}

QFuture<Result<void>> BackupService::verify(const QString& path) const
{
    if (auto may = d->enter(__func__); !may)
        return Private::refused<void>(may.error());
    return d->background.post<void>(
        [path, stopped = d->stopped()](Connection&) { return verifyBackup(path, stopped); });
}

QFuture<Result<BackupPreview>> BackupService::preview(const QString& path) const
{
    if (auto may = d->enter(__func__, Private::Of::Everybody); !may)
        return Private::refused<BackupPreview>(may.error());
    return d->background.post<BackupPreview>(
        [path, database = d->path](Connection& connection) -> Result<BackupPreview> {
            auto copy = backupContents({path});
            if (!copy)
                return copy.error();
            auto present = contentsOf(connection);
            return BackupPreview{*copy, present ? std::optional(*present) : std::nullopt};
        });
}

QFuture<Result<BackupPolicy>> BackupService::policy() const
{
    if (auto may = d->enter(__func__); !may)
        return Private::refused<BackupPolicy>(may.error());
    return d->background.post<BackupPolicy>(readPolicy);
}

QFuture<Result<void>> BackupService::setPolicy(const BackupPolicy& policy) const
{
    if (auto may = d->enter(__func__); !may)
        return Private::refused<void>(may.error());
    Private* const parts = d.get();
    return d->writer.post<void>([=, who = d->audit.actor()](Connection& connection) {
        const AuditScope scope(who, parts->clock);
        auto written = writePolicy(connection, policy);
        if (written)
            pruneBackups(parts->path, policy, parts->clock->now());
        return written;
    });
}

QFuture<Result<void>> BackupService::anonymize(const QString& path) const
{
    if (auto may = d->enter(__func__, Private::Of::Everybody); !may)
        return Private::refused<void>(may.error());
    Private* const parts = d.get();
    return d->background.post<void>([=, who = d->audit.actor()](Connection& connection) {
        const WritingAllowed allowed(connection);
        const AuditScope scope(who, parts->clock);
        const AuditEvent event{.action = u"billfold:ExportAnonymizedCopy"_s, .object = path};
        auto written = writeAnonymized(connection, path, parts->stopped());
        if (written)
            return noteAudit(connection, event);
        noteRefusal(connection, event, written.error());
        return written;
    });
}

Permit BackupService::mayRestore() const
{
    Permit permit = d->gate->may(u"billfold:RestoreBackup"_s);
    if (!permit.allowed)
        return permit;
    if (const auto error = d->unseen(Private::Of::Everybody)) {
        permit.allowed = false;
        permit.why = error->message;
    }
    return permit;
}

void BackupService::makeDaily() const
{
    Private* const parts = d.get();
    static_cast<void>(d->background.post<void>([parts](Connection& connection) {
        auto made = makeWhenDue(connection, parts->clock->now(), parts->stopped());
        if (!made && made.error().code != ErrorCode::Cancelled)
            qCWarning(logBackup) << made.error().message << made.error().cause;
        return made;
    }));
}

QList<BackupFile> backupFiles(const QString& database)
{
    return backupsOf(database);
}

Result<BackupContents> backupContents(const BackupFile& file)
{
    auto connection = Connection::openAsItIs(file.path);
    if (!connection)
        return connection.error();
    auto contents = contentsOf(**connection);
    if (!contents)
        return contents;
    contents->file = file;
    const QList<BackupFile> known =
        backupsOf(QFileInfo(QFileInfo(file.path).absolutePath()).absoluteFilePath().chopped(8));
    for (const BackupFile& backup : known) {
        if (backup.path == QFileInfo(file.path).absoluteFilePath())
            contents->file = backup;
    }
    return contents;
}

std::optional<BackupContents> presentContents(const QString& database)
{
    auto contents = backupContents({database});
    return contents ? std::optional(*contents) : std::nullopt;
}

Result<BackupFile> restoreBackup(const QString& database, const QString& backup, const AuditActor& actor,
                                 const std::shared_ptr<const Clock>& clock)
{
    constexpr int patience = 3000; // milliseconds until a workspace that was closed is gone
    auto lock = OwnerLock::take(database, patience);
    if (!lock)
        return lock.error();
    const AuditScope scope(actor, clock);
    return putInPlace(database, backup, clock->now(), [&](Connection& restored) {
        return noteAudit(restored, {.action = u"billfold:RestoreBackup"_s, .object = backup});
    });
}

QString backupWord(BackupKind kind)
{
    return backupKindWord(kind);
}

} // namespace billfold
