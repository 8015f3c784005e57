// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/billwriter.h"
#include "models/views/csvwriter.h"

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
    return QCoreApplication::translate("BillCommand", sentence);
}

Result<BillFormat> formatOf(const Options& options)
{
    const QString format = options.value(u"format"_s, u"text"_s);
    if (format == "text"_L1)
        return BillFormat::Text;
    if (format == "csv"_L1)
        return BillFormat::Csv;
    if (format == "json"_L1)
        return BillFormat::Json;
    return Error{ErrorCode::Usage, tr("--format is text, csv or json."), {}};
}

Result<void> bill(const CommandContext& context)
{
    auto options = Options::parse(
        context.arguments, {u"by"_s, u"account"_s, u"basis"_s, u"format"_s, u"payer"_s, u"currency"_s}, {});
    if (!options)
        return options.error();
    auto request = billRequest(*options);
    if (!request)
        return request.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (options->operands().size() > 1)
        return Error{ErrorCode::Usage, tr("Name one month: billfold bill YYYY-MM"), {}};
    std::optional<BillingPeriod> month;
    if (!options->operands().isEmpty()) {
        auto named = monthOf(options->operands().first());
        if (!named)
            return named.error();
        month = *named;
    }
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto bills = chosenBills(**workspace, month, *options);
    if (!bills)
        return bills.error();
    const auto writer = BillWriter::make(*format, print);
    if (auto written = writeBills(**workspace, *bills, *request, *writer); !written)
        return written;
    // What another program reads has left this one; what a person reads on the screen has not.
    if (*format == BillFormat::Text)
        return {};
    return noteExport(**workspace, u"billing:ExportBill"_s, bills->first().id.period.toString(), u"stdout"_s);
}

QJsonObject periodJson(const BillSummary& bill)
{
    return {{u"period"_s, bill.id.period.toString()},
            {u"payer"_s, QJsonObject{{u"id"_s, bill.id.payer}, {u"name"_s, bill.payerName}}},
            {u"status"_s, statusWord(bill)},
            {u"currency"_s, bill.id.currency},
            {u"accounts"_s, bill.accounts},
            {u"lines"_s, bill.lines},
            {u"total"_s, bill.total.toString()}};
}

void printPeriods(const QList<BillSummary>& bills, BillFormat format)
{
    QJsonArray list;
    CsvWriter csv;
    csv.row({u"period"_s, u"payer"_s, u"status"_s, u"currency"_s, u"accounts"_s, u"lines"_s, u"total"_s});
    for (const BillSummary& bill : bills) {
        list.append(periodJson(bill));
        csv.row({bill.id.period.toString(), bill.id.payer, statusWord(bill), bill.id.currency,
                 QString::number(bill.accounts), QString::number(bill.lines)},
                {bill.total});
        if (format == BillFormat::Text)
            print(tr("%1  %2  payer %3 (%4)  %5  %6 %7\n")
                      .arg(bill.id.period.toString(), statusWord(bill), bill.payerName, bill.id.payer,
                           counted(bill.accounts, tr("1 account"), tr("%1 accounts")), bill.total.toString(),
                           bill.id.currency));
    }
    if (format == BillFormat::Json)
        print(QString::fromUtf8(QJsonDocument(list).toJson()));
    else if (format == BillFormat::Csv)
        print(csv.text());
    else if (bills.isEmpty())
        print(tr("There are no bills yet. Import a billing export: billfold import PATH\n"));
}

Result<void> periods(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {});
    if (!options)
        return options.error();
    auto format = formatOf(*options);
    if (!format)
        return format.error();
    if (!options->operands().isEmpty())
        return Error{ErrorCode::Usage, tr("billfold periods takes no operands."), {}};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto bills = wait((*workspace)->bills());
    if (!bills)
        return bills.error();
    printPeriods(*bills, *format);
    return {};
}

} // namespace

int billCommand(const CommandContext& context)
{
    auto done = bill(context);
    return done ? exitDone : report(done.error());
}

int periodsCommand(const CommandContext& context)
{
    auto done = periods(context);
    return done ? exitDone : report(done.error());
}

} // namespace billfold
