// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/audittables.h"

#include "models/core/accountid.h"
#include "models/identity/directory.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AuditTables", sentence);
}

QJsonObject valuesOf(const QString& text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text.toUtf8());
    if (document.isObject())
        return document.object();
    return text.isEmpty() ? QJsonObject() : QJsonObject{{tr("Value"), text}};
}

QString textOf(const QJsonValue& value)
{
    switch (value.type()) {
    case QJsonValue::Undefined:
    case QJsonValue::Null:
        return {};
    case QJsonValue::Array:
        return QString::fromUtf8(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Object:
        return QString::fromUtf8(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    default:
        return value.toVariant().toString();
    }
}

Cell valueCell(const QJsonValue& value)
{
    const QString text = textOf(value);
    return {.text = text.isEmpty() ? noValue() : text.simplified(), .toolTip = text, .muted = text.isEmpty()};
}

} // namespace

QString principalText(const QString& principal)
{
    if (principal == "system"_L1)
        return tr("By itself");
    if (principal == "nobody"_L1)
        return tr("Nobody signed in");
    const auto id = PrincipalId::parse(principal);
    if (!id)
        return principal;
    return id->kind == PrincipalId::Kind::Root ? tr("Root user") : id->name;
}

QString outcomeText(AuditEvent::Outcome outcome)
{
    switch (outcome) {
    case AuditEvent::Outcome::Done:
        return tr("Done");
    case AuditEvent::Outcome::Denied:
        return tr("Denied");
    case AuditEvent::Outcome::Failed:
        break;
    }
    return tr("Failed");
}

QString outcomeBadge(AuditEvent::Outcome outcome)
{
    return outcome == AuditEvent::Outcome::Done     ? u"success"_s
           : outcome == AuditEvent::Outcome::Denied ? u"error"_s
                                                    : u"warning"_s;
}

QString outcomeIcon(AuditEvent::Outcome outcome)
{
    return outcome == AuditEvent::Outcome::Done     ? u"success"_s
           : outcome == AuditEvent::Outcome::Denied ? u"denied"_s
                                                    : u"warning"_s;
}

QStringList auditHeadings()
{
    return {tr("Time"), tr("User"), tr("Account"), tr("Action"), tr("Object"), tr("Result")};
}

QList<CellRow> auditRows(const World& world, const QList<AuditEvent>& events)
{
    QList<CellRow> rows;
    for (const AuditEvent& event : events) {
        const auto account = AccountId::parse(event.account);
        const QString object = event.object.simplified();
        rows.append(
            {QString::number(event.number),
             {{.text = timeText(event.at), .sort = event.number, .secondary = true},
              {.text = principalText(event.principal), .toolTip = event.principal},
              {.text = account ? accountName(world, *account) : event.account, .toolTip = event.account},
              {.text = event.action},
              {.text = object.isEmpty() ? noValue() : object,
               .toolTip = event.object,
               .secondary = true,
               .muted = object.isEmpty()},
              {.text = outcomeText(event.outcome),
               .badge = outcomeBadge(event.outcome),
               .icon = outcomeIcon(event.outcome),
               .toolTip = event.reason}}});
    }
    return rows;
}

QStringList auditValueHeadings()
{
    return {tr("Value"), tr("Before"), tr("After")};
}

QList<CellRow> auditValueRows(const AuditEvent& event)
{
    const QJsonObject before = valuesOf(event.before), after = valuesOf(event.after);
    QStringList names = before.keys() + after.keys();
    names.sort();
    names.removeDuplicates();
    QList<CellRow> rows;
    for (const QString& name : std::as_const(names))
        rows.append({name, {{.text = name}, valueCell(before[name]), valueCell(after[name])}});
    return rows;
}

} // namespace billfold
