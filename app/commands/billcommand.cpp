// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/command.h"

#include "models/services/billqueries.h"
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

/// A bill as this command prints it.
struct Printed {
    BillSummary bill;
    Money total;
    struct Row {
        QString key, name;
        Money amount;
    };
    QList<Row> rows;
    BasisNote note;
};

QString statusWord(const BillSummary& bill)
{
    return bill.status == BillStatus::Issued ? u"issued"_s : u"pending"_s;
}

Result<Printed> byLine(Connection& connection, const BillSummary& bill, const QList<FilterStep>& filters,
                       Basis basis)
{
    Printed printed{bill, {}, {}, {}};
    LineQuery query{.bill = bill.id, .filters = filters, .limit = 5000};
    for (;;) {
        auto page = readLines(connection, query);
        if (!page)
            return page.error();
        for (const LineRow& line : std::as_const(page->rows)) {
            printed.rows.append({line.lineId, line.description.isEmpty() ? line.usageType : line.description,
                                 line.amounts[basis]});
            printed.total += line.amounts[basis];
        }
        if (!page->more)
            return printed;
        query.after = page->rows.last().rowId;
    }
}

Result<Printed> byGroup(Connection& connection, const BillSummary& bill, const QList<FilterStep>& filters,
                        Dimension by, Basis basis)
{
    auto table = readTable(connection, {.bill = bill.id, .by = by, .filters = filters, .basis = basis});
    if (!table)
        return table.error();
    Printed printed{bill, table->total, {}, table->note};
    for (const BillRow& row : std::as_const(table->rows))
        printed.rows.append({row.key, row.name, row.amount});
    return printed;
}

QJsonObject json(const Printed& printed)
{
    QJsonArray rows;
    for (const Printed::Row& row : printed.rows)
        rows.append(
            QJsonObject{{u"key"_s, row.key}, {u"name"_s, row.name}, {u"amount"_s, row.amount.toString()}});
    return {{u"period"_s, printed.bill.id.period.toString()},
            {u"payer"_s, QJsonObject{{u"id"_s, printed.bill.id.payer}, {u"name"_s, printed.bill.payerName}}},
            {u"status"_s, statusWord(printed.bill)},
            {u"currency"_s, printed.bill.id.currency},
            {u"total"_s, printed.total.toString()},
            {u"rows"_s, rows}};
}

void printText(const Printed& printed)
{
    print(tr("%1, payer %2 (%3), %4\n")
              .arg(printed.bill.id.period.toString(), printed.bill.payerName, printed.bill.id.payer,
                   statusWord(printed.bill)));
    qsizetype width = 0;
    for (const Printed::Row& row : printed.rows)
        width = std::max(width, row.amount.toString().size());
    width = std::max(width, printed.total.toString().size());
    for (const Printed::Row& row : printed.rows) {
        const QString name =
            row.name == row.key || row.key.isEmpty() ? row.name : row.name + u" ("_s + row.key + u')';
        print(u"  "_s + row.amount.toString().rightJustified(width) + u"  "_s + name + u'\n');
    }
    print(u"  "_s + printed.total.toString().rightJustified(width) + u"  "_s +
          tr("Total charged to payer account, %1\n").arg(printed.bill.id.currency));
    if (!printed.note.sentence.isEmpty())
        print(tr("  Note: %1\n").arg(printed.note.sentence));
}

/// The bills of the asked month, or of the latest one there is.
Result<QList<BillSummary>> chosenBills(Connection& connection, const QStringList& operands)
{
    std::optional<BillingPeriod> period;
    if (!operands.isEmpty()) {
        period = BillingPeriod::parse(operands.first());
        if (!period)
            return Error{
                ErrorCode::Usage, tr("'%1' is not a month such as 2026-09.").arg(operands.first()), {}};
    }
    auto bills = readBills(connection);
    if (!bills)
        return bills.error();
    if (bills->isEmpty())
        return Error{ErrorCode::NotFound,
                     tr("There are no bills yet. Import a billing export: billfold import PATH"),
                     {}};
    if (!period)
        period = bills->first().id.period;
    bills->removeIf([&](const BillSummary& bill) { return bill.id.period != *period; });
    if (bills->isEmpty())
        return Error{ErrorCode::NotFound,
                     tr("There is no bill for %1. See billfold periods.").arg(period->toString()),
                     {}};
    return bills;
}

} // namespace

int billCommand(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"by"_s, u"account"_s, u"basis"_s, u"format"_s}, {});
    if (!options)
        return report(options.error());
    const auto by = dimensionFromKey(options->value(u"by"_s, u"account"_s));
    const auto basis = basisFromKey(options->value(u"basis"_s, u"unblended"_s));
    const QString format = options->value(u"format"_s, u"text"_s);
    const bool dimensionKnown = by && *by != Dimension::Tag;
    if (!dimensionKnown)
        return report({ErrorCode::Usage,
                       tr("--by is account, service, region, usage-type, charge-type, invoice or line."),
                       {}});
    if (!basis)
        return report({ErrorCode::Usage, tr("--basis is unblended, net, amortized, blended or list."), {}});
    if (format != "text"_L1 && format != "csv"_L1 && format != "json"_L1)
        return report({ErrorCode::Usage, tr("--format is text, csv or json."), {}});
    if (options->operands().size() > 1)
        return report({ErrorCode::Usage, tr("Name one month: billfold bill YYYY-MM"), {}});
    auto connection = Connection::open(context.database);
    if (!connection)
        return report(connection.error());
    auto bills = chosenBills(**connection, options->operands());
    if (!bills)
        return report(bills.error());
    QList<FilterStep> filters;
    if (options->has(u"account"_s))
        filters.append({Dimension::Account, options->value(u"account"_s), {}, {}});
    QJsonArray list;
    CsvWriter csv;
    csv.row({u"period"_s, u"payer"_s, u"currency"_s, u"key"_s, u"name"_s, u"amount"_s});
    for (const BillSummary& bill : std::as_const(*bills)) {
        auto printed = *by == Dimension::Line ? byLine(**connection, bill, filters, *basis)
                                              : byGroup(**connection, bill, filters, *by, *basis);
        if (!printed)
            return report(printed.error());
        if (format == "json"_L1)
            list.append(json(*printed));
        else if (format == "text"_L1)
            printText(*printed);
        for (const Printed::Row& row : std::as_const(printed->rows))
            csv.row({bill.id.period.toString(), bill.id.payer, bill.id.currency, row.key, row.name},
                    {row.amount});
    }
    if (format == "csv"_L1)
        print(csv.text());
    if (format == "json"_L1)
        print(QString::fromUtf8(
            (list.size() == 1 ? QJsonDocument(list[0].toObject()) : QJsonDocument(list)).toJson()));
    return exitDone;
}

int periodsCommand(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {});
    if (!options)
        return report(options.error());
    auto connection = Connection::open(context.database);
    if (!connection)
        return report(connection.error());
    auto bills = readBills(**connection);
    if (!bills)
        return report(bills.error());
    const QString format = options->value(u"format"_s, u"text"_s);
    QJsonArray list;
    CsvWriter csv;
    csv.row({u"period"_s, u"payer"_s, u"status"_s, u"currency"_s, u"accounts"_s, u"lines"_s, u"total"_s});
    for (const BillSummary& bill : std::as_const(*bills)) {
        const QString period = bill.id.period.toString();
        list.append(
            QJsonObject{{u"period"_s, period},
                        {u"payer"_s, QJsonObject{{u"id"_s, bill.id.payer}, {u"name"_s, bill.payerName}}},
                        {u"status"_s, statusWord(bill)},
                        {u"currency"_s, bill.id.currency},
                        {u"accounts"_s, bill.accounts},
                        {u"lines"_s, bill.lines},
                        {u"total"_s, bill.total.toString()}});
        csv.row({period, bill.id.payer, statusWord(bill), bill.id.currency, QString::number(bill.accounts),
                 QString::number(bill.lines)},
                {bill.total});
        if (format == "text"_L1)
            print(tr("%1  %2  payer %3 (%4)  %5 accounts  %6 %7\n")
                      .arg(period, statusWord(bill), bill.payerName, bill.id.payer)
                      .arg(bill.accounts)
                      .arg(bill.total.toString(), bill.id.currency));
    }
    if (format == "json"_L1)
        print(QString::fromUtf8(QJsonDocument(list).toJson()));
    else if (format == "csv"_L1)
        print(csv.text());
    else if (format != "text"_L1)
        return report({ErrorCode::Usage, tr("--format is text, csv or json."), {}});
    else if (bills->isEmpty())
        print(tr("There are no bills yet. Import a billing export: billfold import PATH\n"));
    return exitDone;
}

} // namespace billfold
