// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/choose.h"
#include "models/ingest/exportreader.h"

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
    return QCoreApplication::translate("ImportCommand", sentence);
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Info:
        return u"info"_s;
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        break;
    }
    return u"error"_s;
}

QString findingText(const Finding& finding)
{
    QString place = finding.file;
    if (finding.line > 0)
        place += tr(", line %1").arg(finding.line);
    if (!finding.column.isEmpty())
        place += tr(", column %1").arg(finding.column);
    QString text = severityWord(finding.severity) + u": "_s + place + u": "_s + finding.message;
    if (finding.count > 1)
        text += tr(" (%1 times)").arg(finding.count);
    return text + u'\n';
}

QJsonObject periodJson(const PeriodTotals& totals)
{
    return {{u"period"_s, totals.bill.period.toString()},
            {u"payer"_s, totals.bill.payer},
            {u"currency"_s, totals.bill.currency},
            {u"lines"_s, totals.lines},
            {u"accounts"_s, totals.accounts},
            {u"total"_s, totals.total.toString()},
            {u"issued"_s, totals.issued}};
}

QJsonObject outcomeJson(const ImportOutcome& outcome)
{
    QJsonArray periods;
    for (const PeriodTotals& totals : outcome.periods)
        periods.append(periodJson(totals));
    QJsonArray findings;
    for (const Finding& finding : outcome.findings)
        findings.append(QJsonObject{{u"severity"_s, severityWord(finding.severity)},
                                    {u"file"_s, finding.file},
                                    {u"line"_s, finding.line},
                                    {u"column"_s, finding.column},
                                    {u"message"_s, finding.message},
                                    {u"count"_s, finding.count}});
    QJsonObject object{{u"format"_s, outcome.format},
                       {u"periods"_s, periods},
                       {u"findings"_s, findings},
                       {u"unchanged"_s, outcome.unchanged},
                       {u"skippedLines"_s, outcome.skippedLines},
                       {u"imported"_s, outcome.importId != 0}};
    if (!outcome.refusal.isEmpty())
        object.insert(u"refusal"_s, outcome.refusal);
    if (outcome.skippedAmount)
        object.insert(u"skippedAmount"_s, outcome.skippedAmount->toString());
    return object;
}

void printText(const ImportOutcome& outcome)
{
    if (outcome.unchanged)
        print(tr("%1: the same bytes are imported already; nothing was changed.\n").arg(outcome.format));
    for (const PeriodTotals& totals : outcome.periods) {
        print(tr("%1  payer %2  %3  %4  %5 %6%7\n")
                  .arg(totals.bill.period.toString(), totals.bill.payer,
                       counted(totals.lines, tr("1 line"), tr("%1 lines")),
                       counted(totals.accounts, tr("1 account"), tr("%1 accounts")), totals.total.toString(),
                       totals.bill.currency,
                       totals.issued ? tr("  (issued before: kept beside it as a difference)") : QString()));
    }
    if (outcome.importId != 0 && outcome.skippedLines > 0) {
        const QString left = counted(outcome.skippedLines, tr("1 line with errors was left out"),
                                     tr("%1 lines with errors were left out"));
        print(outcome.skippedAmount ? tr("%1: %2.\n").arg(left, outcome.skippedAmount->toString())
                                    : tr("%1; what they cost is not known.\n").arg(left));
    }
    for (const Finding& finding : outcome.findings)
        print(findingText(finding));
}

QString progressText(const ImportProgress& progress)
{
    const qint64 percent = progress.totalBytes > 0 ? progress.bytes * 100 / progress.totalBytes : 0;
    QString text =
        tr("%1 %  %2 lines  %3 lines/s").arg(percent, 3).arg(progress.lines).arg(progress.linesPerSecond);
    if (progress.findings > 0)
        text += tr("  %1 findings").arg(progress.findings);
    if (progress.secondsLeft >= 0)
        text += tr("  %1 s left").arg(progress.secondsLeft);
    return text;
}

} // namespace

int importCommand(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {u"keep-good-lines"_s});
    if (!options)
        return report(options.error());
    const QString format = options->value(u"format"_s, u"text"_s);
    if (options->operands().isEmpty())
        return report(
            {ErrorCode::Usage, tr("Name the files or folders to import: billfold import PATH…"), {}});
    if (format != "text"_L1 && format != "json"_L1)
        return report({ErrorCode::Usage, tr("--format is text or json here."), {}});
    auto sources = findExports(options->operands());
    if (!sources)
        return report(sources.error());
    auto workspace = openOrMakeWorkspace(context);
    if (!workspace)
        return report(workspace.error());
    ProgressLine line;
    QJsonArray list;
    int status = exitDone;
    for (const ExportSource& source : std::as_const(*sources)) {
        auto outcome =
            wait((*workspace)
                     ->runImport(source, {.keepGoodLines = options->has(u"keep-good-lines"_s)},
                                 [&line](const ImportProgress& p) { line.show(progressText(p)); }));
        line.clear();
        if (!outcome)
            return report(outcome.error());
        if (format == "json"_L1)
            list.append(outcomeJson(*outcome));
        else
            printText(*outcome);
        if (!outcome->refusal.isEmpty())
            status = report({ErrorCode::Invalid, outcome->refusal, {}});
    }
    if (format == "json"_L1)
        print(QString::fromUtf8(
            QJsonDocument(list.size() == 1 ? QJsonDocument(list[0].toObject()) : QJsonDocument(list))
                .toJson()));
    return status;
}

} // namespace billfold
