// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/billwriter.h"
#include "models/services/auditservice.h"
#include "ui/print/documentexport.h"

#include <QCoreApplication>
#include <QSaveFile>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("ExportCommand", sentence);
}

Result<DocumentDepth> depthOf(const Options& options, const QString& usual)
{
    const QString depth = options.value(u"depth"_s, usual);
    if (depth == "summary"_L1)
        return DocumentDepth::Summary;
    if (depth == "services"_L1)
        return DocumentDepth::Services;
    if (depth == "usage-types"_L1)
        return DocumentDepth::UsageTypes;
    return Error{ErrorCode::Usage, tr("--depth is summary, services or usage-types."), {}};
}

ExportProgress progressOn(ProgressLine& line, const QString& what)
{
    return [&line, what](int done, int all) {
        line.show(all > 0 ? what.arg(done).arg(all) : tr("Counting pages"));
        return true;
    };
}

Result<void> exportPdf(const Workspace& workspace, const BillSummary& bill, const Options& options)
{
    auto depth = depthOf(options, u"services"_s);
    if (!depth)
        return depth.error();
    const QString path = options.value(u"pdf"_s);
    const bool statements = options.has(u"with-statements"_s);
    ProgressLine line;
    int pages = 0;
    auto written = wait(workspace.withDocuments(bill.id, [&](DocumentSource& source) {
        const ExportProgress shown = progressOn(line, tr("Page %1 of %2"));
        return writeBillPdf(source, *depth, statements, path, [&](int done, int all) {
            pages = all;
            return shown(done, all);
        });
    }));
    line.clear();
    if (!written)
        return written;
    print(tr("Wrote %1, pages: %2\n").arg(path).arg(pages));
    return noteExport(workspace, u"billing:ExportBill"_s, auditObject(bill.id), path);
}

Result<void> exportStatements(const Workspace& workspace, const BillSummary& bill, const Options& options)
{
    auto depth = depthOf(options, u"usage-types"_s);
    if (!depth)
        return depth.error();
    const QString folder = options.value(u"statements"_s);
    ProgressLine line;
    QStringList paths;
    auto written = wait(workspace.withDocuments(bill.id, [&](DocumentSource& source) -> Result<void> {
        auto files = writeStatements(source, *depth, options.values(u"account"_s), folder,
                                     progressOn(line, tr("Statement %1 of %2")));
        if (!files)
            return files.error();
        paths = *files;
        return {};
    }));
    line.clear();
    if (!written)
        return written;
    print(tr("Wrote to %1, statements: %2\n").arg(folder).arg(paths.size()));
    return noteExport(workspace, u"billing:ExportStatements"_s, auditObject(bill.id), folder);
}

Result<void> exportCsv(const Workspace& workspace, BillingPeriod month, const Options& options)
{
    auto request = billRequest(options);
    if (!request)
        return request.error();
    auto bills = chosenBills(workspace, month, options);
    if (!bills)
        return bills.error();
    QSaveFile file(options.value(u"csv"_s));
    const auto unwritable = [&file] {
        return Error{ErrorCode::Storage,
                     tr("%1 cannot be written. Check the folder and the free space, or choose another place.")
                         .arg(file.fileName()),
                     file.errorString()};
    };
    if (!file.open(QIODevice::WriteOnly))
        return unwritable();
    qint64 rows = -1; // the headings
    const auto writer = BillWriter::make(BillFormat::Csv, [&](const QString& text) {
        file.write(text.toUtf8());
        ++rows;
    });
    if (auto written = writeBills(workspace, *bills, *request, *writer); !written)
        return written;
    if (!file.commit())
        return unwritable();
    print(tr("Wrote %1, rows: %2\n").arg(file.fileName()).arg(rows));
    return noteExport(workspace, u"billing:ExportBill"_s, month.toString(), file.fileName());
}

/// What makes no sense together is told rather than passed over.
Result<void> checkUse(const Options& options)
{
    struct Part {
        QString option;
        QStringList targets;
    };
    const QList<Part> parts{{u"depth"_s, {u"pdf"_s, u"statements"_s}},
                            {u"with-statements"_s, {u"pdf"_s}},
                            {u"account"_s, {u"statements"_s, u"csv"_s}},
                            {u"by"_s, {u"csv"_s}},
                            {u"basis"_s, {u"csv"_s}}};
    QStringList chosen;
    for (const QString& target : {u"pdf"_s, u"statements"_s, u"csv"_s}) {
        if (options.has(target))
            chosen.append(target);
    }
    if (chosen.size() != 1)
        return Error{
            ErrorCode::Usage, tr("Say what to write: --pdf FILE, --statements DIR or --csv FILE."), {}};
    if (options.value(chosen.first()).isEmpty())
        return Error{ErrorCode::Usage, tr("--%1 needs a name.").arg(chosen.first()), {}};
    for (const Part& part : parts) {
        if (options.has(part.option) && !part.targets.contains(chosen.first()))
            return Error{
                ErrorCode::Usage, tr("--%1 does not go with --%2.").arg(part.option, chosen.first()), {}};
    }
    if (options.operands().size() != 1)
        return Error{ErrorCode::Usage, tr("Name one month: billfold export YYYY-MM --pdf FILE"), {}};
    return {};
}

Result<void> exportMonth(const CommandContext& context)
{
    auto options = Options::parse(context.arguments,
                                  {u"pdf"_s, u"statements"_s, u"csv"_s, u"depth"_s, u"account"_s, u"by"_s,
                                   u"basis"_s, u"payer"_s, u"currency"_s},
                                  {u"with-statements"_s});
    if (!options)
        return options.error();
    if (auto checked = checkUse(*options); !checked)
        return checked;
    auto month = monthOf(options->operands().first());
    if (!month)
        return month.error();
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    if (options->has(u"csv"_s)) // has columns for payer and currency: all bills of the month
        return exportCsv(**workspace, *month, *options);
    auto bill = chosenBill(**workspace, *month, *options);
    if (!bill)
        return bill.error();
    return options->has(u"pdf"_s) ? exportPdf(**workspace, *bill, *options)
                                  : exportStatements(**workspace, *bill, *options);
}

} // namespace

int exportCommand(const CommandContext& context)
{
    auto done = exportMonth(context);
    return done ? exitDone : report(done.error());
}

} // namespace billfold
