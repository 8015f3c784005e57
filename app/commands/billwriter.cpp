// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/billwriter.h"

#include "models/views/csvwriter.h"

#include <QCoreApplication>
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

constexpr int linesAtATime = 5000;
constexpr int amountWidth = 22;

class TextWriter final : public BillWriter
{
public:
    explicit TextWriter(Out out) : m_out(std::move(out)) {}
    void begin(qsizetype) override {}
    void end() override {}
    void beginBill(const BillSummary& bill) override
    {
        const QString payer = bill.payerName == bill.id.payer
                                  ? bill.id.payer
                                  : tr("%1 (%2)").arg(bill.payerName, bill.id.payer);
        m_out(tr("%1, payer %2, %3\n").arg(bill.id.period.toString(), payer, statusWord(bill)));
    }
    void row(const BillSummary&, const QString& key, const QString& name, Money amount) override
    {
        const QString words = name == key || key.isEmpty() ? name : name + u" ("_s + key + u')';
        m_out(amount.toString().rightJustified(amountWidth) + u"  "_s + words.simplified() + u'\n');
    }
    void endBill(const BillSummary& bill, Money total, const QString& note) override
    {
        m_out(total.toString().rightJustified(amountWidth) + u"  "_s +
              (bill.seenAccount.isEmpty() ? tr("Total charged to payer account, %1\n")
                                          : tr("Total of your account, which the payer is charged, %1\n"))
                  .arg(bill.id.currency));
        if (!note.isEmpty())
            m_out(tr("Note: %1\n").arg(note));
        if (bill.missingLines > 0)
            m_out(counted(bill.missingLines, tr("Note: 1 line with errors was left out of the import.\n"),
                          tr("Note: %1 lines with errors were left out of the import.\n")));
    }

private:
    Out m_out;
};

class CsvBillWriter final : public BillWriter
{
public:
    explicit CsvBillWriter(Out out) : m_out(std::move(out)) {}
    void begin(qsizetype) override { m_out(u"period,payer,currency,key,name,amount\n"_s); }
    void end() override {}
    void beginBill(const BillSummary&) override {}
    void row(const BillSummary& bill, const QString& key, const QString& name, Money amount) override
    {
        CsvWriter csv;
        csv.row({bill.id.period.toString(), bill.id.payer, bill.id.currency, key, name}, {amount});
        m_out(csv.text());
    }
    void endBill(const BillSummary&, Money, const QString&) override {}

private:
    Out m_out;
};

/// A JSON object in one line. Members are in alphabetical order.
QString compact(const QJsonObject& object)
{
    return QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

class JsonWriter final : public BillWriter
{
public:
    explicit JsonWriter(Out out) : m_out(std::move(out)) {}
    void begin(qsizetype count) override
    {
        m_list = count != 1;
        if (m_list)
            m_out(u"["_s);
    }
    void end() override { m_out(m_list ? u"]\n"_s : u"\n"_s); }
    void beginBill(const BillSummary& bill) override
    {
        // Everything but the rows and the total, which is known after them.
        const QString head =
            compact({{u"currency"_s, bill.id.currency},
                     {u"payer"_s, QJsonObject{{u"id"_s, bill.id.payer}, {u"name"_s, bill.payerName}}},
                     {u"period"_s, bill.id.period.toString()},
                     {u"status"_s, statusWord(bill)}});
        m_out((m_bills++ > 0 ? u",\n"_s : QString()) + head.chopped(1) + u",\"rows\":["_s);
        m_rows = 0;
    }
    void row(const BillSummary&, const QString& key, const QString& name, Money amount) override
    {
        m_out((m_rows++ > 0 ? u",\n"_s : u"\n"_s) +
              compact({{u"key"_s, key}, {u"name"_s, name}, {u"amount"_s, amount.toString()}}));
    }
    void endBill(const BillSummary&, Money total, const QString&) override
    {
        m_out(u"],\"total\":\""_s + total.toString() + u"\"}"_s);
    }

private:
    Out m_out;
    bool m_list = false;
    qsizetype m_bills = 0, m_rows = 0;
};

/// The rows of one bill.
Result<void> writeBill(const Workspace& workspace, const BillSummary& bill, const BillRequest& request,
                       BillWriter& writer)
{
    QList<FilterStep> filters;
    if (!request.account.isEmpty())
        filters.append({Dimension::Account, request.account, {}, {}});
    if (request.by != Dimension::Line) {
        auto table = wait(workspace.table({.bill = bill.id,
                                           .by = request.by,
                                           .tagKey = request.tagKey,
                                           .filters = filters,
                                           .basis = request.basis}));
        if (!table)
            return table.error();
        writer.beginBill(bill);
        for (const BillRow& row : std::as_const(table->rows))
            writer.row(bill, row.key, row.name, row.amount);
        writer.endBill(bill, table->total, table->note.sentence);
        return {};
    }
    LineQuery query{.bill = bill.id, .filters = filters, .limit = linesAtATime};
    Money total;
    writer.beginBill(bill);
    for (;;) {
        auto page = wait(workspace.lines(query));
        if (!page)
            return page.error();
        for (const LineRow& line : std::as_const(page->rows)) {
            const QString words = line.description.isEmpty() ? line.usageType : line.description;
            writer.row(bill, line.lineId, words, line.amounts[request.basis]);
            total += line.amounts[request.basis];
        }
        if (!page->more)
            break;
        query.after = page->rows.last().rowId;
    }
    writer.endBill(bill, total, {});
    return {};
}

} // namespace

Result<BillRequest> billRequest(const Options& options)
{
    BillRequest request;
    const QString word = options.value(u"by"_s, u"account"_s);
    const QString ofTag = u"account-tag:"_s;
    const auto by = word.startsWith(ofTag) ? Dimension::AccountTag : dimensionFromKey(word);
    request.tagKey = by == Dimension::AccountTag ? word.mid(ofTag.size()) : QString();
    const bool offered = by && *by != Dimension::Tag && *by != Dimension::Seller &&
                         *by != Dimension::Operation &&
                         (*by != Dimension::AccountTag || !request.tagKey.isEmpty());
    if (!offered)
        return Error{ErrorCode::Usage,
                     tr("--by is account, unit, account-tag:KEY, service, region, usage-type, charge-type, "
                        "invoice or line."),
                     {}};
    const auto basis = basisFromKey(options.value(u"basis"_s, u"unblended"_s));
    if (!basis)
        return Error{ErrorCode::Usage, tr("--basis is unblended, net, amortized, blended or list."), {}};
    request.by = *by;
    request.basis = *basis;
    request.account = options.value(u"account"_s);
    return request;
}

std::unique_ptr<BillWriter> BillWriter::make(BillFormat format, Out out)
{
    switch (format) {
    case BillFormat::Csv:
        return std::make_unique<CsvBillWriter>(std::move(out));
    case BillFormat::Json:
        return std::make_unique<JsonWriter>(std::move(out));
    case BillFormat::Text:
        break;
    }
    return std::make_unique<TextWriter>(std::move(out));
}

Result<void> writeBills(const Workspace& workspace, const QList<BillSummary>& bills,
                        const BillRequest& request, BillWriter& writer)
{
    QList<BillSummary> having = bills;
    if (!request.account.isEmpty()) {
        having.clear();
        for (const BillSummary& bill : bills) {
            auto accounts = wait(workspace.table({.bill = bill.id, .by = Dimension::Account}));
            if (!accounts)
                return accounts.error();
            for (const BillRow& row : std::as_const(accounts->rows)) {
                if (row.key == request.account)
                    having.append(bill);
            }
        }
        if (having.isEmpty())
            return Error{ErrorCode::NotFound,
                         tr("No bill of %1 has an account %2. See billfold bill %1.")
                             .arg(bills.first().id.period.toString(), request.account),
                         {}};
    }
    writer.begin(having.size());
    for (const BillSummary& bill : std::as_const(having)) {
        if (auto written = writeBill(workspace, bill, request, writer); !written)
            return written;
    }
    writer.end();
    return {};
}

} // namespace billfold
