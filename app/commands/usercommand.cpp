// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/identitycommand.h"
#include "app/commands/orgcommands.h"
#include "app/secretinput.h"
#include "models/identity/jobfunctions.h"

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
    return QCoreApplication::translate("UserCommand", sentence);
}

/// A policy by its ARN, or by the name of one of the account's or of a ready-made one.
PolicyArn policyCalled(const Directory& directory, const AccountId& account, const QString& name)
{
    if (name.startsWith("arn:"_L1))
        return name;
    for (const IdentityPolicy& policy : directory.policies(account)) {
        if (policy.name.compare(name, Qt::CaseInsensitive) == 0)
            return policy.arn();
    }
    for (const JobFunction& job : jobFunctions()) {
        if (job.name.compare(name, Qt::CaseInsensitive) == 0)
            return job.arn;
    }
    return u"arn:aws:iam::%1:policy/%2"_s.arg(account.toString(), name); // refused, by its name
}

struct UserRow {
    QString name, arn;
    QStringList groups;
    const Credentials* credentials;
};

QList<UserRow> rowsOf(const Directory& directory, const AccountId& account)
{
    const PrincipalId root{account};
    QList<UserRow> rows{{u"root"_s, root.arn(), {}, directory.credentials(root)}};
    for (const User& user : directory.users(account))
        rows.append({user.name, user.id().arn(), user.groups, directory.credentials(user.id())});
    return rows;
}

QJsonObject jsonOf(const UserRow& row)
{
    const Credentials* const has = row.credentials;
    return {{u"name"_s, row.name},
            {u"arn"_s, row.arn},
            {u"groups"_s, QJsonArray::fromStringList(row.groups)},
            {u"password"_s, has && has->password},
            {u"mfa"_s, has && !has->devices.isEmpty()},
            {u"keys"_s, has ? has->keys.size() : 0},
            {u"lastSignIn"_s, has ? timeText(has->lastSignIn) : QString()},
            {u"failures"_s, has ? has->attempts.failures : 0}};
}

QStringList cellsOf(const UserRow& row)
{
    const Credentials* const has = row.credentials;
    const auto word = [](bool yes) { return yes ? u"yes"_s : u"no"_s; };
    return {row.name,
            row.arn,
            row.groups.join(u' '),
            word(has && has->password),
            word(has && !has->devices.isEmpty()),
            QString::number(has ? has->keys.size() : 0),
            has ? timeText(has->lastSignIn) : QString()};
}

Result<void> list(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto acting = actingPrincipal(**workspace);
    if (!acting)
        return acting.error();
    if (auto may = checkMay(**workspace, u"iam:ListUsers"_s, u"*"_s); !may)
        return may;
    const QList<UserRow> rows = rowsOf((*workspace)->identity().directory(), acting->account);
    if (*format == "json"_L1) {
        QJsonArray all;
        for (const UserRow& row : rows)
            all.append(jsonOf(row));
        print(QString::fromUtf8(QJsonDocument(all).toJson()));
        return {};
    }
    QList<QStringList> cells;
    for (const UserRow& row : rows)
        cells.append(cellsOf(row));
    const QStringList header{u"name"_s, u"arn"_s,  u"groups"_s,      u"password"_s,
                             u"mfa"_s,  u"keys"_s, u"last_sign_in"_s};
    print(*format == "csv"_L1 ? csvOf(header, cells) : columnsOf(QList<QStringList>{header} + cells));
    return {};
}

Result<void> create(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"group"_s, u"policy"_s, u"new-password-fd"_s},
                                  {u"new-password"_s, u"keep-password"_s});
    if (!options)
        return options.error();
    if (options->operands().size() != 1)
        return Error{ErrorCode::Usage, tr("Name one user: billfold user create NAME")};
    auto workspace = openWorkspace(context, OpenMode::Owner);
    if (!workspace)
        return workspace.error();
    auto acting = actingPrincipal(**workspace);
    if (!acting)
        return acting.error();
    IdentityService& identity = (*workspace)->identity();
    CreateUser command{acting->account, options->operands().first(), options->values(u"group"_s)};
    for (const QString& policy : options->values(u"policy"_s))
        command.permissions.policies.append(policyCalled(identity.directory(), acting->account, policy));
    std::optional<SecretText> password;
    if (options->has(u"new-password-fd"_s) || options->has(u"new-password"_s)) {
        // Asked for and looked at first, so that no half of it is done.
        auto given = options->has(u"new-password-fd"_s)
                         ? readSecret(options->value(u"new-password-fd"_s), u"--new-password-fd"_s)
                         : askNewSecret(tr("Password of %1: ").arg(command.name), tr("The same again: "));
        if (!given)
            return given.error();
        password = *given;
        for (const PasswordRule& rule :
             identity.checkPassword({acting->account, PrincipalId::Kind::User, command.name}, *password)) {
            if (!rule.met)
                return Error{
                    ErrorCode::Invalid,
                    tr("The password does not keep a rule: %1. No user was created.").arg(rule.text)};
        }
    }
    auto created = heard(identity.perform(command));
    if (!created)
        return created.error();
    if (password) {
        // Who was given a password chooses its own at the first sign-in.
        auto set = heard(identity.setUserPassword({acting->account, PrincipalId::Kind::User, command.name},
                                                  *password, !options->has(u"keep-password"_s)));
        if (!set)
            return set.error();
    }
    print(PrincipalId{acting->account, PrincipalId::Kind::User, command.name}.arn() + u'\n');
    return {};
}

Result<void> remove(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {}, {});
    if (!options)
        return options.error();
    if (options->operands().size() != 1)
        return Error{ErrorCode::Usage, tr("Name one user: billfold user delete NAME")};
    auto workspace = openWorkspace(context, OpenMode::Owner);
    if (!workspace)
        return workspace.error();
    auto user = principalCalled(**workspace, options->operands().first());
    if (!user)
        return user.error();
    if (user->kind != PrincipalId::Kind::User)
        return Error{ErrorCode::Usage, tr("The root user stays as long as its account.")};
    auto gone = heard((*workspace)->identity().perform(DeleteUser{*user}));
    return gone ? Result<void>() : gone.error();
}

Result<void> printReport(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {}, {});
    if (!options)
        return options.error();
    if (!options->operands().isEmpty())
        return Error{ErrorCode::Usage, tr("billfold user report takes no words of its own.")};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto acting = actingPrincipal(**workspace);
    if (!acting)
        return acting.error();
    auto report = heard((*workspace)->identity().credentialReport(acting->account));
    if (!report)
        return report.error();
    print(QString::fromUtf8(*report));
    return {};
}

Result<void> simulate(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s, u"resource"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (options->operands().size() != 2)
        return Error{
            ErrorCode::Usage,
            tr("Name a user (or root) and an action: billfold user simulate NAME billing:IssueBill")};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto principal = principalCalled(**workspace, options->operands().first());
    if (!principal)
        return principal.error();
    if (auto may = checkMay(**workspace, u"iam:SimulatePrincipalPolicy"_s, principal->arn()); !may)
        return may;
    const Permit permit =
        (*workspace)
            ->identity()
            .simulate(*principal, options->operands().last(), options->value(u"resource"_s, u"*"_s));
    const QString word = permit.allowed ? u"allowed"_s : u"denied"_s;
    if (*format == "json"_L1)
        print(jsonText({{u"decision"_s, word},
                        {u"why"_s, permit.why},
                        {u"policies"_s, QJsonArray::fromStringList(permit.policies)}}));
    else if (*format == "csv"_L1)
        print(csvOf({u"decision"_s, u"why"_s}, {{word, permit.why}}));
    else
        print(permit.allowed ? word + u'\n' : QString(word + u": "_s + permit.why.simplified() + u'\n'));
    return {};
}

constexpr CommandPart parts[] = {{"list"_L1, list},
                                 {"create"_L1, create},
                                 {"delete"_L1, remove},
                                 {"report"_L1, printReport},
                                 {"simulate"_L1, simulate}};

} // namespace

int userCommand(const CommandContext& context)
{
    return runPart(context, parts);
}

} // namespace billfold
