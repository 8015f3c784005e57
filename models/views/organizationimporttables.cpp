// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/organizationimporttables.h"

#include <QCoreApplication>
#include <QHash>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrganizationImportTables", sentence);
}

QString kindName(DiffKind kind)
{
    switch (kind) {
    case DiffKind::New:
        return tr("New");
    case DiffKind::Gone:
        return tr("Gone");
    case DiffKind::Changed:
        break;
    }
    return tr("Changed");
}

/// What a person calls the kind of an entity.
QString entityName(const QString& kind)
{
    static const QHash<QString, const char*> names{
        {u"Account"_s, QT_TRANSLATE_NOOP("OrganizationImportTables", "Account")},
        {u"Organization"_s, QT_TRANSLATE_NOOP("OrganizationImportTables", "Organization")},
        {u"OrganizationalUnit"_s, QT_TRANSLATE_NOOP("OrganizationImportTables", "Organizational unit")},
        {u"Policy"_s, QT_TRANSLATE_NOOP("OrganizationImportTables", "Policy")},
        {u"PolicyAttachment"_s, QT_TRANSLATE_NOOP("OrganizationImportTables", "Attached policy")},
        {u"Handshake"_s, QT_TRANSLATE_NOOP("OrganizationImportTables", "Invitation")},
        {u"DelegatedAdministrator"_s,
         QT_TRANSLATE_NOOP("OrganizationImportTables", "Delegated administrator")},
    };
    const auto name = names.constFind(kind);
    return name == names.constEnd() ? kind : tr(*name);
}

/// "Name: Web → Shop" for a change; nothing for what is new or gone as a whole.
QString changeText(const DiffRow& row)
{
    if (row.kind != DiffKind::Changed)
        return {};
    QStringList parts;
    for (const FieldChange& field : row.fields)
        parts.append(u"%1: %2 → %3"_s
                         .arg(field.field, field.before.isEmpty() ? u"–"_s : field.before,
                              field.after.isEmpty() ? u"–"_s : field.after)
                         .left(300));
    return parts.join("; "_L1);
}

QString severityName(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return tr("Error");
    case Severity::Warning:
        return tr("Warning");
    case Severity::Info:
        break;
    }
    return tr("Note");
}

QString severityIcon(Severity severity)
{
    return severity == Severity::Error     ? u"error"_s
           : severity == Severity::Warning ? u"warning"_s
                                           : u"info"_s;
}

} // namespace

QStringList diffHeadings()
{
    return {tr("Name"), tr("What"), tr("Change"), tr("Id"), tr("From and to")};
}

QList<CellRow> diffTable(const QList<DiffRow>& rows)
{
    QList<CellRow> table;
    for (const DiffRow& row : rows) {
        const QString text = changeText(row);
        table.append({row.entity + u' ' + row.id,
                      {{row.name},
                       {.text = entityName(row.entity), .secondary = true},
                       {.text = kindName(row.kind)},
                       {.text = row.id, .secondary = true},
                       {.text = text, .toolTip = text}}});
    }
    return table;
}

QStringList findingHeadings()
{
    return {tr("What"), tr("File"), tr("Line"), tr("How often"), tr("Kind")};
}

QList<CellRow> findingTable(const QList<Finding>& findings)
{
    QList<CellRow> table;
    for (qsizetype i = 0; i < findings.size(); ++i) {
        const Finding& finding = findings[i];
        table.append(
            {QString::number(i),
             {{.text = finding.message, .icon = severityIcon(finding.severity), .toolTip = finding.message},
              {.text = finding.file, .secondary = true},
              {.text = finding.line > 0 ? QString::number(finding.line) : QString(),
               .sort = finding.line,
               .right = true},
              {.text = QString::number(finding.count), .sort = finding.count, .right = true},
              {.text = severityName(finding.severity)}}});
    }
    return table;
}

QStringList planHeadings()
{
    return {tr("Step"), tr("What is done"), tr("By hand")};
}

QList<CellRow> planTable(const Plan& plan)
{
    QList<CellRow> table;
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        const PlanStep& step = plan.steps[i];
        const QString number = QString::number(i + 1);
        table.append({number,
                      {{.text = number, .sort = i, .right = true},
                       {.text = step.title,
                        .badge = step.lasting ? tr("Cannot be taken back") : QString(),
                        .toolTip = step.title},
                       {.text = step.byHand, .toolTip = step.byHand, .secondary = true}}});
    }
    return table;
}

} // namespace billfold
