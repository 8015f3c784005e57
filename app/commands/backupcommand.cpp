// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/identitycommand.h"
#include "app/commands/orgcommands.h"
#include "models/services/authorization.h"
#include "models/services/backupservice.h"
#include "models/storage/backup.h"
#include "models/storage/connection.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BackupCommand", sentence);
}

bool neverWithdrawn()
{
    return false;
}

Result<void> noOperands(const Options& options)
{
    return options.operands().isEmpty()
               ? Result<void>()
               : Result<void>(
                     Error{ErrorCode::Usage, tr("There is no place for '%1' here. See billfold --help.")
                                                 .arg(options.operands().first())});
}

/// The copy that is meant: a path, or the name of a file in the database's folder of copies.
Result<QString> copyOf(const CommandContext& context, const QString& name)
{
    const QString inFolder = QDir(backupFolder(context.database)).filePath(name);
    for (const QString& path : {name, inFolder}) {
        if (QFileInfo(path).isFile())
            return QFileInfo(path).absoluteFilePath();
    }
    return Error{ErrorCode::NotFound, tr("There is no copy %1. See billfold backup list.").arg(name)};
}

Result<void> backupList(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (auto none = noOperands(*options); !none)
        return none;
    QJsonArray list;
    QList<QStringList> rows;
    for (const BackupFile& backup : backupFiles(context.database)) {
        const QString made = backup.made.toString(Qt::ISODate);
        list.append(QJsonObject{{u"made"_s, made},
                                {u"kind"_s, backupWord(backup.kind)},
                                {u"bytes"_s, backup.bytes},
                                {u"file"_s, backup.path}});
        rows.append({made, backupWord(backup.kind), QString::number(backup.bytes), backup.path});
    }
    if (*format == "json"_L1)
        print(QString::fromUtf8(QJsonDocument(list).toJson()));
    else if (*format == "csv"_L1)
        print(csvOf({u"made"_s, u"kind"_s, u"bytes"_s, u"file"_s}, rows));
    else if (rows.isEmpty())
        print(tr("There are no copies of %1 yet. Make one: billfold backup make\n").arg(context.database));
    else
        print(columnsOf(rows));
    return {};
}

/// Who asks, after signing in where the database asks for that, and whether they may: a copy has everybody's
/// bills. Where the database is gone or damaged there is nobody to ask.
Result<AuditActor> mayRestore(const CommandContext& context)
{
    if (!QFileInfo::exists(context.database))
        return AuditActor{u"system"_s, {}};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error().name == databaseDamaged ? Result<AuditActor>(AuditActor{u"system"_s, {}})
                                                         : workspace.error();
    const Permit permit = (*workspace)->backups().mayRestore();
    return permit.allowed ? Result<AuditActor>((*workspace)->audit().actor())
                          : denied(u"billfold:RestoreBackup"_s, permit);
}

Result<void> backupMake(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {}, {});
    if (!options)
        return options.error();
    if (auto none = noOperands(*options); !none)
        return none;
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto made = wait((*workspace)->backups().make());
    if (!made)
        return made.error();
    print(tr("Wrote %1\n").arg(made->path));
    return {};
}

Result<void> backupVerify(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {}, {});
    if (!options)
        return options.error();
    QStringList paths;
    for (const QString& name : options->operands()) {
        auto path = copyOf(context, name);
        if (!path)
            return path.error();
        paths.append(*path);
    }
    if (paths.isEmpty()) {
        for (const BackupFile& backup : backupFiles(context.database)) {
            if (backup.kind != BackupKind::Damaged)
                paths.append(backup.path);
        }
    }
    std::optional<Error> first;
    for (const QString& path : std::as_const(paths)) {
        const auto good = verifyBackup(path, neverWithdrawn);
        print(u"%1  %2\n"_s.arg(good ? u"good"_s : u"bad"_s, path));
        if (!good && !first)
            first = good.error();
    }
    return first ? Result<void>(*first) : Result<void>();
}

QJsonObject contentsJson(const BackupContents& contents)
{
    QJsonArray bills;
    for (const BackupContents::Bill& bill : contents.bills)
        bills.append(QJsonObject{{u"period"_s, bill.id.period.toString()},
                                 {u"payer"_s, bill.id.payer},
                                 {u"currency"_s, bill.id.currency},
                                 {u"total"_s, bill.total.toString()},
                                 {u"status"_s, bill.issued ? u"issued"_s : u"pending"_s}});
    return {{u"organizations"_s, QJsonArray::fromStringList(contents.organizations)},
            {u"accounts"_s, contents.accounts},
            {u"documents"_s, contents.documents},
            {u"bills"_s, bills},
            {u"events"_s, contents.events},
            {u"lastEvent"_s, contents.lastEvent.toString(Qt::ISODate)},
            {u"lastAction"_s, contents.lastAction}};
}

QString contentsText(const BackupContents& contents)
{
    QString text = tr("organizations: %1, accounts: %2, bills: %3, documents: %4, last event: %5 %6\n")
                       .arg(contents.organizations.size())
                       .arg(contents.accounts)
                       .arg(contents.bills.size())
                       .arg(contents.documents)
                       .arg(contents.lastEvent.toString(Qt::ISODate), contents.lastAction);
    for (const BackupContents::Bill& bill : contents.bills)
        text +=
            u"  %1  %2  %3 %4  %5\n"_s.arg(bill.id.period.toString(), bill.id.payer, bill.total.toString(),
                                           bill.id.currency, bill.issued ? u"issued"_s : u"pending"_s);
    return text;
}

Result<void> backupRestore(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {u"dry-run"_s});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (*format == "csv"_L1 || options->operands().size() != 1)
        return Error{ErrorCode::Usage,
                     tr("Name one copy: billfold backup restore FILE [--dry-run] [--format text|json]")};
    auto path = copyOf(context, options->operands().first());
    if (!path)
        return path.error();
    auto actor = mayRestore(context);
    if (!actor)
        return actor.error();
    auto copy = backupContents({*path});
    if (!copy)
        return copy.error();
    const std::optional<BackupContents> present = presentContents(context.database);
    BackupFile aside;
    if (!options->has(u"dry-run"_s)) {
        auto restored = restoreBackup(context.database, *path, *actor, context.clock);
        if (!restored)
            return restored.error();
        aside = *restored;
    } else if (auto good = verifyBackup(*path, neverWithdrawn); !good) {
        return good;
    }
    if (*format == "json"_L1) {
        print(jsonText({{u"copy"_s, contentsJson(*copy)},
                        {u"before"_s, present ? QJsonValue(contentsJson(*present)) : QJsonValue()},
                        {u"restored"_s, !options->has(u"dry-run"_s)},
                        {u"keptAs"_s, aside.path}}));
        return {};
    }
    print(tr("The copy has ") + contentsText(*copy));
    print(present ? QString(tr("The database has ") + contentsText(*present))
                  : tr("The database cannot be read.\n"));
    if (options->has(u"dry-run"_s))
        print(tr("Nothing was changed.\n"));
    else if (aside.path.isEmpty())
        print(tr("Restored %1.\n").arg(context.database));
    else
        print(tr("Restored %1; what was there is %2.\n").arg(context.database, aside.path));
    return {};
}

Result<void> backupAnonymize(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {}, {});
    if (!options)
        return options.error();
    if (options->operands().size() != 1)
        return Error{ErrorCode::Usage, tr("Name one file: billfold backup anonymize FILE")};
    const QString path = options->operands().first();
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    if (auto written = wait((*workspace)->backups().anonymize(path)); !written)
        return written;
    print(tr("Wrote %1\n").arg(path));
    return {};
}

constexpr CommandPart backupParts[] = {{"list"_L1, backupList},
                                       {"make"_L1, backupMake},
                                       {"verify"_L1, backupVerify},
                                       {"restore"_L1, backupRestore},
                                       {"anonymize"_L1, backupAnonymize}};

} // namespace

int backupCommand(const CommandContext& context)
{
    return runPart(context, backupParts);
}

} // namespace billfold
