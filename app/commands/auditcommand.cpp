// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/identitycommand.h"
#include "app/commands/orgcommands.h"
#include "models/services/auditservice.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AuditCommand", sentence);
}

constexpr std::pair<AuditEvent::Outcome, QLatin1StringView> outcomes[] = {
    {AuditEvent::Outcome::Done, "done"_L1},
    {AuditEvent::Outcome::Denied, "denied"_L1},
    {AuditEvent::Outcome::Failed, "failed"_L1},
};

QString outcomeWord(AuditEvent::Outcome outcome)
{
    const auto* found = std::find_if(std::begin(outcomes), std::end(outcomes),
                                     [&](const auto& known) { return known.first == outcome; });
    return QString(found->second);
}

QStringList filterOptions()
{
    return {u"text"_s, u"account"_s, u"principal"_s, u"action"_s, u"outcome"_s, u"from"_s, u"to"_s};
}

Result<std::optional<QDateTime>> timeOf(const Options& options, const QString& name)
{
    if (!options.has(name))
        return std::optional<QDateTime>();
    QDateTime time = QDateTime::fromString(options.value(name), Qt::ISODate);
    if (!time.isValid())
        return Error{ErrorCode::Usage,
                     tr("--%1 is a day or a time such as 2026-10-03 or 2026-10-03T07:40:00Z.").arg(name)};
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return std::optional(time);
}

Result<AuditQuery> queryOf(const Options& options)
{
    AuditQuery query{.text = options.value(u"text"_s),
                     .account = options.value(u"account"_s),
                     .principal = options.value(u"principal"_s),
                     .action = options.value(u"action"_s),
                     .limit = 0};
    if (options.has(u"outcome"_s)) {
        const auto* found = std::find_if(std::begin(outcomes), std::end(outcomes), [&](const auto& known) {
            return known.second == options.value(u"outcome"_s);
        });
        if (found == std::end(outcomes))
            return Error{ErrorCode::Usage, tr("--outcome is done, denied or failed.")};
        query.outcome = found->first;
    }
    auto from = timeOf(options, u"from"_s);
    if (!from)
        return from.error();
    auto to = timeOf(options, u"to"_s);
    if (!to)
        return to.error();
    query.from = *from;
    query.to = *to;
    return query;
}

Result<void> auditList(const CommandContext& context)
{
    auto options =
        Options::parse(context.arguments, filterOptions() + QStringList{u"limit"_s, u"format"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    auto query = queryOf(*options);
    if (!query)
        return query.error();
    bool number = false;
    query->limit = options->value(u"limit"_s, u"50"_s).toInt(&number);
    if (!number || query->limit < 0)
        return Error{ErrorCode::Usage, tr("--limit is a count; 0 is all.")};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto events = wait((*workspace)->audit().events(*query));
    if (!events)
        return events.error();
    QJsonArray list;
    QList<QStringList> rows;
    for (const AuditEvent& event : std::as_const(*events)) {
        const QString at = event.at.toUTC().toString(Qt::ISODate);
        list.append(QJsonObject{{u"number"_s, event.number},
                                {u"time"_s, at},
                                {u"principal"_s, event.principal},
                                {u"account"_s, event.account},
                                {u"action"_s, event.action},
                                {u"object"_s, event.object},
                                {u"outcome"_s, outcomeWord(event.outcome)},
                                {u"reason"_s, event.reason},
                                {u"before"_s, event.before},
                                {u"after"_s, event.after}});
        rows.append({QString::number(event.number), at, event.principal, event.account, event.action,
                     event.object, outcomeWord(event.outcome), event.reason});
    }
    if (*format == "json"_L1)
        print(QString::fromUtf8(QJsonDocument(list).toJson()));
    else if (*format == "csv"_L1)
        print(csvOf({u"number"_s, u"time"_s, u"principal"_s, u"account"_s, u"action"_s, u"object"_s,
                     u"outcome"_s, u"reason"_s},
                    rows));
    else
        print(columnsOf(rows));
    return {};
}

/// Whether a fingerprint that was kept elsewhere is one of the log's.
Result<void> checkHead(const Workspace& workspace, const QString& head)
{
    static const QRegularExpression form(u"^[0-9a-f]{64}$"_s);
    if (!form.match(head).hasMatch())
        return Error{ErrorCode::Usage, tr("--head is a fingerprint: 64 of the characters 0-9 and a-f.")};
    auto found = wait(workspace.audit().events({.text = head, .limit = 1}));
    if (!found)
        return found.error();
    if (found->isEmpty() || QString::fromLatin1(found->first().hash.toHex()) != head)
        return Error{ErrorCode::Conflict,
                     tr("No event has the fingerprint %1. The log was written anew, or restored from a copy "
                        "that is older.")
                         .arg(head)};
    print(tr("The fingerprint is that of event %1.\n").arg(found->first().number));
    return {};
}

Result<void> auditVerify(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"head"_s, u"format"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto found = wait((*workspace)->audit().verify());
    if (!found)
        return found.error();
    const QString head = QString::fromLatin1(found->head.toHex());
    const auto& broken = found->broken;
    if (*format == "json"_L1)
        print(jsonText({{u"whole"_s, !broken},
                        {u"events"_s, found->events},
                        {u"head"_s, head},
                        {u"firstBroken"_s, broken ? QJsonValue(broken->number) : QJsonValue()},
                        {u"what"_s, broken ? broken->what : QString()}}));
    else if (*format == "csv"_L1)
        print(csvOf({u"whole"_s, u"events"_s, u"head"_s, u"first_broken"_s},
                    {{broken ? u"no"_s : u"yes"_s, QString::number(found->events), head,
                      broken ? QString::number(broken->number) : QString()}}));
    else if (!broken)
        print(tr("The log is whole, events: %1, fingerprint: %2\n").arg(found->events).arg(head));
    if (broken)
        return Error{ErrorCode::Conflict, broken->what};
    return options->has(u"head"_s) ? checkHead(**workspace, options->value(u"head"_s)) : Result<void>();
}

Result<void> auditExport(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, filterOptions(), {});
    if (!options)
        return options.error();
    const QString suffix = options->operands().size() == 1
                               ? QFileInfo(options->operands().first()).suffix().toLower()
                               : QString();
    if (suffix != "csv"_L1 && suffix != "json"_L1)
        return Error{ErrorCode::Usage,
                     tr("Name one file that ends in .csv or .json: billfold audit export FILE")};
    auto query = queryOf(*options);
    if (!query)
        return query.error();
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    const QString path = options->operands().first();
    auto written = wait((*workspace)->audit().exportTo(path, *query, suffix == "json"_L1));
    if (!written)
        return written.error();
    print(tr("Wrote %1, events: %2\n").arg(path).arg(*written));
    return {};
}

constexpr CommandPart auditParts[] = {
    {"list"_L1, auditList}, {"verify"_L1, auditVerify}, {"export"_L1, auditExport}};

} // namespace

int auditCommand(const CommandContext& context)
{
    return runPart(context, auditParts);
}

} // namespace billfold
