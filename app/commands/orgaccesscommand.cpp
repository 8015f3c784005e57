// SPDX-License-Identifier: GPL-3.0-or-later
// billfold org can and evaluate.
#include "app/commands/orgcommands.h"

#include "models/organization/access.h"
#include "models/organization/draft.h"
#include "models/organization/managedpolicy.h"
#include "models/policy/accessdecision.h"
#include "models/policy/evaluate.h"
#include "models/policy/vectors.h"
#include "models/services/organizationservice.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrgCommand", sentence);
}

/// The account that a word names: by its id, or its address.
Result<Account> accountCalled(const World& world, const QString& word)
{
    const auto id = AccountId::parse(word);
    const Account* const found = id ? world.account(*id) : world.accountByEmail(word);
    if (!found)
        return Error{ErrorCode::NotFound, tr("There is no account %1. See billfold org accounts.").arg(word)};
    return *found;
}

Result<PolicyRequest> requestOf(const Options& options, const Account& account)
{
    PolicyRequest request{.action = options.operands()[1], .resource = options.value(u"resource"_s, u"*"_s)};
    const qsizetype colon = request.action.indexOf(u':');
    if (colon <= 0 || colon + 1 == request.action.size())
        return Error{ErrorCode::Usage, tr("'%1' is not an action such as s3:GetObject.").arg(request.action)};
    const QString principal = options.value(u"principal"_s);
    const QString arn =
        principal == "root"_L1 ? QString(u"arn:aws:iam::"_s + account.id.toString() + u":root"_s) : principal;
    if (!arn.isEmpty()) {
        const auto kind = principalKindOf(arn);
        if (!kind || arn.section(u':', 4, 4) != account.id.toString())
            return Error{
                ErrorCode::Usage,
                tr("--principal is root, or the ARN of a user or a role of %1.").arg(account.id.toString())};
        request.principal = *kind;
        request.context.insert(u"aws:PrincipalArn"_s, {arn});
    }
    QMap<QString, QStringList> given;
    for (const QString& pair : options.values(u"context"_s)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals <= 0)
            return Error{ErrorCode::Usage,
                         tr("--context is a key and a value, such as aws:RequestedRegion=eu-west-1.")};
        given[pair.left(equals)].append(pair.mid(equals + 1));
    }
    for (auto key = given.cbegin(); key != given.cend(); ++key)
        request.context.insert(key.key(), *key);
    return request;
}

QString whyOf(const World& world, const EffectiveAccess& access)
{
    switch (access.exemption) {
    case AccessExemption::Payer:
    case AccessExemption::ServiceLinkedRole:
        return tr("service control policies do not limit this principal");
    case AccessExemption::NoOrganization:
    case AccessExemption::ConsolidatedBilling:
    case AccessExemption::TypeDisabled:
        return tr("no service control policy is in force");
    case AccessExemption::None:
        break;
    }
    if (access.reason == DecisionReason::NoAllow)
        return tr("nothing that is attached to %1 allows it").arg(nodeLabel(world, *access.at));
    QStringList statements;
    for (const AccessStatement& one : access.by) {
        const QString number = QString::number(one.statement);
        statements.append(tr("statement %1 of %2 on %3")
                              .arg(one.sid.isEmpty() ? number : QString(number + u" ("_s + one.sid + u')'),
                                   policyName(world, one.policy), nodeLabel(world, one.target)));
    }
    return statements.join("; "_L1);
}

QJsonArray byJson(const EffectiveAccess& access)
{
    QJsonArray list;
    for (const AccessStatement& one : access.by)
        list.append(QJsonObject{{u"policy"_s, one.policy.toString()},
                                {u"sid"_s, one.sid},
                                {u"target"_s, one.target.toString()},
                                {u"effect"_s, one.effect == PolicyEffect::Deny ? u"Deny"_s : u"Allow"_s}});
    return list;
}

} // namespace

Result<void> orgCan(const CommandContext& context)
{
    auto options =
        Options::parse(context.arguments, {u"format"_s, u"resource"_s, u"context"_s, u"principal"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (options->operands().size() != 2)
        return Error{ErrorCode::Usage,
                     tr("Name an account and an action: billfold org can ACCOUNT s3:GetObject")};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    const World world = (*workspace)->organizations().world();
    auto account = accountCalled(world, options->operands().first());
    if (!account)
        return account.error();
    auto request = requestOf(*options, *account);
    if (!request)
        return request.error();
    const EffectiveAccess access = effectiveAccess(world, account->id, *request);
    const QString word = access.allowed ? u"allowed"_s : u"denied"_s;
    const QString why = whyOf(world, access);
    if (*format == "json"_L1)
        print(jsonText({{u"decision"_s, word}, {u"why"_s, why}, {u"by"_s, byJson(access)}}));
    else if (*format == "csv"_L1)
        print(csvOf({u"decision"_s, u"why"_s}, {{word, why}}));
    else
        print(word + u": "_s + why.simplified() + u'\n');
    return {};
}

Result<void> orgEvaluate(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (options->operands().size() != 1)
        return Error{ErrorCode::Usage, tr("Name one file: billfold org evaluate FILE")};
    QFile file(options->operands().first());
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Storage,
                     tr("%1 cannot be read. Check that it is there.").arg(file.fileName()),
                     file.errorString()};
    auto decisions = evaluateVectors(file.readAll());
    if (!decisions)
        return decisions.error();
    QJsonArray list;
    QList<QStringList> rows;
    for (const VectorDecision& decision : *decisions) {
        const QString word = decision.allowed ? u"ALLOW"_s : u"DENY"_s;
        list.append(
            QJsonObject{{u"id"_s, decision.id}, {u"decision"_s, word}, {u"reason"_s, decision.reason}});
        rows.append({decision.id, word, decision.reason});
        for (const QString& note : decision.notes)
            printError(decision.id + u": "_s + note.simplified());
    }
    if (*format == "json"_L1)
        print(QString::fromUtf8(QJsonDocument(list).toJson()));
    else if (*format == "csv"_L1)
        print(csvOf({u"id"_s, u"decision"_s, u"reason"_s}, rows));
    else
        for (const QStringList& row : std::as_const(rows))
            print(row[0] + u' ' + row[1] + u'\n');
    return {};
}

} // namespace billfold
