// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/identitycommand.h"
#include "app/commands/orgcommands.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("KeyCommand", sentence);
}

/// What each part needs: whose keys, and the key that is named.
struct Opened {
    Options options;
    QString format;
    std::shared_ptr<Workspace> workspace;
    PrincipalId owner;
    QString keyId;

    QList<AccessKey> keys() const
    {
        const Credentials* const has = workspace->identity().directory().credentials(owner);
        return has ? has->keys : QList<AccessKey>();
    }
};

Result<Opened> open(const CommandContext& context, bool namesKey, OpenMode mode = OpenMode::Owner)
{
    auto options = Options::parse(context.arguments, {u"format"_s, u"of"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (options->operands().size() > (namesKey ? 1 : 0))
        return Error{
            ErrorCode::Usage,
            tr("There is no place for '%1' here. See billfold --help.").arg(options->operands().last())};
    auto workspace = openWorkspace(context, mode);
    if (!workspace)
        return workspace.error();
    auto owner = principalCalled(**workspace, options->value(u"of"_s));
    if (!owner)
        return owner.error();
    return Opened{*options, *format, *workspace, *owner, options->operands().value(0)};
}

/// The key that is named, or the only one.
Result<AccessKey> keyOf(const Opened& opened)
{
    const QList<AccessKey> keys = opened.keys();
    if (opened.keyId.isEmpty() && keys.size() == 1)
        return keys.first();
    for (const AccessKey& key : keys) {
        if (key.id == opened.keyId)
            return key;
    }
    if (opened.keyId.isEmpty())
        return Error{ErrorCode::Usage,
                     tr("There are %1 access keys. Name one; see billfold key list.").arg(keys.size())};
    return Error{
        ErrorCode::NotFound, tr("There is no access key %1. See billfold key list.").arg(opened.keyId), {}};
}

/// The only time that the secret is shown.
void printNew(const NewAccessKey& key, const QString& format)
{
    QString secret = key.secret.text();
    if (format == "json"_L1)
        print(jsonText({{u"id"_s, key.id}, {u"secret"_s, secret}}));
    else if (format == "csv"_L1)
        print(csvOf({u"id"_s, u"secret"_s}, {{key.id, secret}}));
    else
        print(key.id + u'\n' + secret + u'\n');
    wipe(secret);
}

Result<void> create(const CommandContext& context)
{
    auto opened = open(context, false);
    if (!opened)
        return opened.error();
    auto key = heard(opened->workspace->identity().createAccessKey(opened->owner));
    if (!key)
        return key.error();
    printNew(*key, opened->format);
    return {};
}

Result<void> rotate(const CommandContext& context)
{
    auto opened = open(context, true);
    if (!opened)
        return opened.error();
    auto old = keyOf(*opened);
    if (!old)
        return old.error();
    IdentityService& identity = opened->workspace->identity();
    // The old one stays until it is revoked, switched off, so that one can go back.
    if (auto may = identity.rehearse(UpdateAccessKey{opened->owner, old->id, false}); !may)
        return may;
    auto key = heard(identity.createAccessKey(opened->owner));
    if (!key)
        return key.error();
    printNew(*key, opened->format);
    auto off = heard(identity.perform(UpdateAccessKey{opened->owner, old->id, false}));
    return off ? Result<void>() : off.error();
}

Result<void> revoke(const CommandContext& context)
{
    auto opened = open(context, true);
    if (!opened)
        return opened.error();
    auto key = keyOf(*opened);
    if (!key)
        return key.error();
    auto gone = heard(opened->workspace->identity().perform(DeleteAccessKey{opened->owner, key->id}));
    return gone ? Result<void>() : gone.error();
}

Result<void> list(const CommandContext& context)
{
    auto opened = open(context, false, OpenMode::Reader);
    if (!opened)
        return opened.error();
    if (auto may = checkMay(*opened->workspace, u"iam:ListAccessKeys"_s, opened->owner.arn()); !may)
        return may;
    QJsonArray all;
    QList<QStringList> rows;
    for (const AccessKey& key : opened->keys()) {
        const QString state = key.active ? u"active"_s : u"inactive"_s;
        all.append(QJsonObject{{u"id"_s, key.id},
                               {u"state"_s, state},
                               {u"created"_s, key.created.toString(Qt::ISODate)},
                               {u"lastUsed"_s, timeText(key.lastUsed)},
                               {u"lastAction"_s, key.lastAction}});
        rows.append(
            {key.id, state, key.created.toString(Qt::ISODate), timeText(key.lastUsed), key.lastAction});
    }
    const QStringList header{u"id"_s, u"state"_s, u"created"_s, u"last_used"_s, u"last_action"_s};
    if (opened->format == "json"_L1)
        print(QString::fromUtf8(QJsonDocument(all).toJson()));
    else
        print(opened->format == "csv"_L1 ? csvOf(header, rows)
                                         : columnsOf(QList<QStringList>{header} + rows));
    return {};
}

constexpr CommandPart parts[] = {
    {"create"_L1, create}, {"rotate"_L1, rotate}, {"revoke"_L1, revoke}, {"list"_L1, list}};

} // namespace

int keyCommand(const CommandContext& context)
{
    return runPart(context, parts);
}

} // namespace billfold
