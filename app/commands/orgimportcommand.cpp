// SPDX-License-Identifier: GPL-3.0-or-later
// billfold org import, export and plan.
#include "app/commands/orgcommands.h"

#include "models/organization/planscript.h"
#include "models/services/organizationservice.h"
#include "ui/print/organizationexport.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("OrgCommand", sentence);
}

QString kindWord(DiffKind kind)
{
    switch (kind) {
    case DiffKind::New:
        return u"new"_s;
    case DiffKind::Gone:
        return u"gone"_s;
    case DiffKind::Changed:
        break;
    }
    return u"changed"_s;
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return u"error"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Info:
        break;
    }
    return u"info"_s;
}

QString findingText(const Finding& finding)
{
    QString place = finding.file;
    if (finding.line > 0)
        place += tr(", line %1").arg(finding.line);
    if (!finding.column.isEmpty())
        place += u", "_s + finding.column;
    QString text = severityWord(finding.severity) + u": "_s +
                   (place.isEmpty() ? QString() : QString(place + u": "_s)) + finding.message;
    if (finding.count > 1)
        text += tr(" (%1 times)").arg(finding.count);
    return text.simplified();
}

QJsonObject rowJson(const DiffRow& row)
{
    QJsonArray fields;
    for (const FieldChange& field : row.fields)
        fields.append(
            QJsonObject{{u"field"_s, field.field}, {u"before"_s, field.before}, {u"after"_s, field.after}});
    return {{u"change"_s, kindWord(row.kind)},
            {u"type"_s, row.entity},
            {u"id"_s, row.id},
            {u"name"_s, row.name},
            {u"fields"_s, fields}};
}

void printPreview(const OrganizationPreview& preview, const QString& format, bool written)
{
    if (format == "json"_L1) {
        QJsonArray rows, findings;
        for (const DiffRow& row : preview.rows)
            rows.append(rowJson(row));
        for (const Finding& finding : preview.diff.findings)
            findings.append(QJsonObject{{u"severity"_s, severityWord(finding.severity)},
                                        {u"file"_s, finding.file},
                                        {u"line"_s, finding.line},
                                        {u"field"_s, finding.column},
                                        {u"message"_s, finding.message},
                                        {u"count"_s, finding.count}});
        print(jsonText({{u"organization"_s, preview.diff.organization.toString()},
                        {u"files"_s, preview.files},
                        {u"new"_s, preview.counts.added},
                        {u"changed"_s, preview.counts.changed},
                        {u"gone"_s, preview.counts.gone},
                        {u"written"_s, written},
                        {u"changes"_s, rows},
                        {u"findings"_s, findings}}));
        return;
    }
    if (format == "csv"_L1) {
        QList<QStringList> rows;
        for (const DiffRow& row : preview.rows)
            for (const FieldChange& field : row.fields)
                rows.append({kindWord(row.kind), row.entity, row.id, row.name, field.field, field.before,
                             field.after});
        print(csvOf({u"change"_s, u"type"_s, u"id"_s, u"name"_s, u"field"_s, u"before"_s, u"after"_s}, rows));
        return;
    }
    print(tr("%1, files: %2, new: %3, changed: %4, gone: %5\n")
              .arg(preview.diff.organization.toString())
              .arg(preview.files)
              .arg(preview.counts.added)
              .arg(preview.counts.changed)
              .arg(preview.counts.gone));
    QList<QStringList> rows;
    for (const DiffRow& row : preview.rows)
        rows.append({kindWord(row.kind), row.entity, row.id, row.name == row.id ? QString() : row.name});
    print(columnsOf(rows));
    for (const Finding& finding : preview.diff.findings)
        print(findingText(finding) + u'\n');
    if (!written)
        print(tr("Nothing was written.\n"));
}

} // namespace

Result<void> orgImport(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {u"dry-run"_s, u"keep-good"_s});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (options->operands().isEmpty())
        return Error{ErrorCode::Usage, tr("Name the folder or files: billfold org import DIR")};
    for (const QString& path : options->operands())
        if (!QFileInfo::exists(path))
            return Error{ErrorCode::NotFound, tr("There is no file or folder %1.").arg(path)};
    const bool dry = options->has(u"dry-run"_s);
    // As with bills, an import makes the database.
    auto workspace = dry && context.databaseNamed
                         ? openWorkspace(context)
                         : openOrMakeWorkspace(context, dry ? OpenMode::Reader : OpenMode::Owner);
    if (!workspace)
        return workspace.error();
    OrganizationService& organizations = (*workspace)->organizations();
    auto preview = wait(organizations.previewImport(options->operands()));
    if (!preview)
        return preview.error();
    const bool refused = preview->diff.hasErrors() && !options->has(u"keep-good"_s);
    if (!dry && !refused) {
        auto written = wait(organizations.import(preview->diff));
        if (!written)
            return written.error();
    }
    printPreview(*preview, *format, !dry && !refused);
    if (refused && !dry)
        return Error{
            ErrorCode::Invalid,
            tr("Nothing was imported, because something in the files is wrong. Mend it, or import the rest "
               "with --keep-good.")};
    return {};
}

Result<void> orgExport(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"organization"_s, u"payer"_s}, {});
    if (!options)
        return options.error();
    if (options->operands().size() != 1)
        return Error{ErrorCode::Usage,
                     tr("Name one file that ends in .csv, .json, .yaml, .svg or .pdf: billfold "
                        "org export FILE")};
    const QString path = options->operands().first();
    if (!organizationFormats().contains(QFileInfo(path).suffix().toLower()))
        return Error{ErrorCode::Usage,
                     tr("The name of the file says what is written: end it with .csv, .json, "
                        ".yaml, .svg or .pdf.")};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    const World world = (*workspace)->organizations().world();
    auto organization = chosenOrganization(world, *options);
    if (!organization)
        return organization.error();
    if (auto written = exportOrganization(world, organization->id, path); !written)
        return written;
    print(tr("Wrote %1\n").arg(path));
    return noteExport(**workspace, u"organizations:ExportOrganization"_s, organization->id.toString(), path);
}

Result<void> orgPlan(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s, u"organization"_s, u"payer"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options, {u"sh"_s});
    if (!format)
        return format.error();
    if (!options->operands().isEmpty())
        return Error{ErrorCode::Usage, tr("billfold org plan takes no operands.")};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    OrganizationService& organizations = (*workspace)->organizations();
    auto organization = chosenOrganization(organizations.world(), *options);
    if (!organization)
        return organization.error();
    auto plan = wait(organizations.plan(organization->id));
    if (!plan)
        return plan.error();
    if (!*plan)
        return Error{
            ErrorCode::NotFound,
            tr("%1 was never imported, so there is nothing to compare it with. Import it: billfold org "
               "import DIR")
                .arg(organization->id.toString())};
    const Plan& steps = (*plan)->plan;
    if (*format == "sh"_L1) {
        print(QString::fromUtf8(planScript(steps)));
        return {};
    }
    QJsonArray list;
    QList<QStringList> rows;
    for (qsizetype i = 0; i < steps.steps.size(); ++i) {
        const PlanStep& step = steps.steps[i];
        const QString operation = step.command ? operationName(*step.command) : QString();
        list.append(QJsonObject{{u"step"_s, i + 1},
                                {u"title"_s, step.title},
                                {u"operation"_s, operation},
                                {u"lasting"_s, step.lasting},
                                {u"byHand"_s, step.byHand}});
        rows.append({QString::number(i + 1), operation, step.title, step.byHand});
    }
    if (*format == "json"_L1)
        print(jsonText({{u"organization"_s, steps.organization.toString()},
                        {u"since"_s, (*plan)->since.toString(Qt::ISODate)},
                        {u"steps"_s, list}}));
    else if (*format == "csv"_L1)
        print(csvOf({u"step"_s, u"operation"_s, u"title"_s, u"by_hand"_s}, rows));
    else if (rows.isEmpty())
        print(tr("Nothing was changed here since %1 was imported.\n").arg(steps.organization.toString()));
    else
        for (const QStringList& row : std::as_const(rows))
            print(QString(row[0] + u". "_s + row[2] +
                          (row[3].isEmpty() ? QString() : QString(u" ("_s + row[3] + u')')))
                      .simplified() +
                  u'\n');
    return {};
}

} // namespace billfold
