// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billdocument.h"

#include "models/views/documentparts.h"
#include "models/views/documenttext.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillDocument", sentence);
}

DocumentTable sellerTable(const BillTable& sellers)
{
    DocumentTable table{tr("Invoices By Seller Of Record"),
                        {{tr("Seller of record"), false, false, 300}, {tr("Amount"), true, false, 100}},
                        true,
                        {}};
    for (const BillRow& row : sellers.rows)
        table.rows.append(textRow(DocumentRow::Kind::Normal, {row.name, documentAmount(row.cents)}));
    table.rows.append(textRow(DocumentRow::Kind::Total, {tr("Total, %1 sellers").arg(sellers.rows.size()),
                                                         documentAmount(sellers.totalCents)}));
    return table;
}

/// The payer first, then by amount, with bars.
DocumentTable accountTable(const BillTable& accounts)
{
    DocumentTable table{tr("Activity By Account"),
                        {{tr("Account"), false, false, 150},
                         {tr("Account id"), false, false, 62},
                         {QString(), false, false, 96, true},
                         {tr("Share"), true, false, 36},
                         {tr("Amount"), true, false, 56}},
                        true,
                        {}};
    QList<BillRow> rows = accounts.rows;
    std::stable_partition(rows.begin(), rows.end(), [](const BillRow& row) { return row.isPayer; });
    Money largest;
    for (const BillRow& row : std::as_const(rows))
        largest = std::max(largest, row.amount);
    const Money::Wide full = std::max<Money::Wide>(largest.attos() / 1'000'000, 1);
    for (const BillRow& row : std::as_const(rows)) {
        DocumentRow line =
            textRow(DocumentRow::Kind::Normal,
                    {row.isPayer ? tr("%1 (payer)").arg(row.name) : row.name, row.key, QString(),
                     documentShare(row.amount, accounts.total), documentAmount(row.cents)});
        if (!row.amount.isNegative()) {
            line.cells[2].fraction = static_cast<int>(row.amount.attos() / 1'000'000 * 10000 / full);
            line.cells[2].payer = row.isPayer;
        }
        table.rows.append(line);
    }
    table.rows.append(
        textRow(DocumentRow::Kind::Total, {tr("Total charged to payer account"), QString(), QString(),
                                           QString(), documentAmount(accounts.totalCents)}));
    return table;
}

/// The accounts side by side, stacked by service. Chart colours are those of the screen.
DocumentChart accountChart(const BillDocumentInput& input)
{
    const AccountMix& mix = input.mix;
    DocumentChart chart{tr("Services By Account"), mix.accounts, {}, {}};
    constexpr int others = -1;
    for (qsizetype s = 0; s < mix.services.size(); ++s) {
        const bool last = s + 1 == mix.services.size();
        DocumentChart::Series series{
            mix.services[s], last && mix.otherServices ? others : static_cast<int>(s), {}};
        for (const QList<Money>& account : mix.amounts)
            series.heights.append(static_cast<qint64>(account[s].roundedToCents()));
        chart.series.append(std::move(series));
    }
    Money::Wide rest = input.accounts.totalCents;
    for (qsizetype a = 0; a < mix.accounts.size(); ++a) {
        const bool last = a + 1 == mix.accounts.size();
        const Money::Wide cents = last && mix.otherAccounts ? rest : input.accounts.rows[a].cents;
        chart.amounts.append(documentAmount(cents));
        rest -= cents;
    }
    return chart;
}

QList<DocumentFact> billFacts(const BillDocumentInput& input)
{
    const BillSummary& bill = input.bill;
    QList<DocumentFact> facts{{tr("Payer account"), nameAndKey(bill.payerName, bill.id.payer)}};
    if (bill.status == BillStatus::Issued) {
        facts.append({tr("Bill number"), bill.number});
        facts.append({tr("Issued"), documentDate(bill.issuedOn)});
    } else {
        facts.append({tr("Status"), tr("Pending, an estimate")});
    }
    // More than one have a table of their own.
    facts.append({tr("Provider"), bill.sellers.isEmpty() ? tr("not named by the export")
                                  : bill.sellers.size() == 1
                                      ? bill.sellers.first()
                                      : tr("%1 sellers of record, see below").arg(bill.sellers.size())});
    const auto payers = std::count_if(input.accounts.rows.cbegin(), input.accounts.rows.cend(),
                                      [](const BillRow& row) { return row.isPayer; });
    facts.append({tr("Accounts"), tr("%1 (%2 payer, %3 linked)")
                                      .arg(input.accounts.rows.size())
                                      .arg(payers)
                                      .arg(input.accounts.rows.size() - payers)});
    return facts;
}

QString missingNote(const BillSummary& bill)
{
    const QString left =
        bill.missingLines == 1
            ? tr("1 line of the export had errors and is not in this bill")
            : tr("%1 lines of the export had errors and are not in this bill").arg(bill.missingLines);
    return bill.missingAmount ? tr("%1: %2 %3.").arg(left, bill.missingAmount->toString(), bill.id.currency)
                              : tr("%1; what they cost is not known.").arg(left);
}

QString closingNote(const BillDocumentInput& input)
{
    if (input.statementsFrom == 0)
        return tr(
            "The payer account is charged for all accounts above. Statements of linked accounts are for "
            "information.");
    const QString pages = input.statementsFrom == input.statementsTo
                              ? tr("page %1").arg(input.statementsFrom)
                              : tr("pages %1 to %2").arg(input.statementsFrom).arg(input.statementsTo);
    return tr("The statement of each account follows on %1, for information. The payer account is charged.")
        .arg(pages);
}

} // namespace

Document billDocument(const BillDocumentInput& input)
{
    const BillSummary& bill = input.bill;
    Document document;
    document.title = tr("Consolidated bill");
    setCommon(document, bill, input.settings);
    setAddress(document, input.settings);
    document.facts = billFacts(input);
    document.total = {tr("Total charged to payer account"),
                      bill.status == BillStatus::Issued ? tr("Due %1").arg(documentDate(bill.dueOn))
                                                        : tr("Estimate; the month is not issued"),
                      bill.id.currency + u' ' + documentAmount(input.accounts.totalCents)};
    document.sections.append(summaryTable(tr("Invoice Summary"), input.services, input.accounts.totalCents,
                                          tr("Total for this invoice")));
    if (input.sellers.rows.size() > 1)
        document.sections.append(sellerTable(input.sellers));
    document.sections.append(accountTable(input.accounts));
    if (input.depth == DocumentDepth::UsageTypes && !input.mix.accounts.isEmpty())
        document.sections.append(accountChart(input));
    if (input.depth != DocumentDepth::Summary)
        document.sections.append(serviceTable(tr("Detail for Consolidated Bill"), input.services));
    if (input.depth == DocumentDepth::UsageTypes)
        document.sections.append(
            detailTable(tr("Detail By Usage Type"), input.details, input.services.all.totalCents));
    if (bill.missingLines > 0)
        document.sections.append(DocumentNote{missingNote(bill)});
    document.sections.append(DocumentNote{closingNote(input)});
    return document;
}

Document statementDocument(const StatementInput& input)
{
    const BillSummary& bill = input.bill;
    Document document;
    document.title =
        input.account.isPayer ? tr("Statement of payer account") : tr("Statement of linked account");
    setCommon(document, bill, input.settings);
    const QString payer = nameAndKey(bill.payerName, bill.id.payer);
    document.total = {tr("Total allocated for this statement"),
                      QString(),
                      bill.id.currency + u' ' + documentAmount(input.account.cents),
                      false,
                      input.account.name,
                      input.account.isPayer ? tr("Account %1.").arg(input.account.key)
                                            : tr("Account %1. Paid by %2.").arg(input.account.key, payer)};
    document.sections.append(summaryTable(
        input.account.isPayer ? tr("Summary for Payer Account") : tr("Summary for Linked Account"),
        input.services, input.account.cents, tr("Total allocated for this statement")));
    const QString detail =
        input.account.isPayer ? tr("Detail for Payer Account") : tr("Detail for Linked Account");
    if (input.depth == DocumentDepth::Services)
        document.sections.append(serviceTable(detail, input.services));
    else if (input.depth == DocumentDepth::UsageTypes)
        document.sections.append(detailTable(detail, input.details, input.account.cents));
    QString note =
        bill.status == BillStatus::Issued
            ? tr("For information only. The payer account is charged for this amount in bill %1.")
                  .arg(bill.number)
            : tr("For information only. The payer account is charged for this amount when the month is "
                 "issued.");
    if (!input.number.isEmpty())
        note += u' ' + tr("This is statement %1.").arg(input.number);
    document.sections.append(DocumentNote{note});
    return document;
}

Document documentOf(const DocumentInput& input)
{
    struct Visitor {
        Document operator()(const BillDocumentInput& bill) const { return billDocument(bill); }
        Document operator()(const StatementInput& statement) const { return statementDocument(statement); }
        Document operator()(const InvoiceInput& invoice) const { return invoiceDocument(invoice); }
    };
    return std::visit(Visitor(), input);
}

QString documentFileName(const BillId& bill)
{
    return u"%1-bill-%2-%3.pdf"_s.arg(bill.period.toString(), fileNameKey(bill.payer),
                                      fileNameKey(bill.currency));
}

QString documentFileName(const DocumentInput& input)
{
    struct Visitor {
        QString operator()(const BillDocumentInput& i) const { return documentFileName(i.bill.id); }
        QString operator()(const StatementInput& i) const
        {
            const BillId& bill = i.bill.id;
            return u"%1-statement-%2-%3-%4.pdf"_s.arg(bill.period.toString(), fileNameKey(bill.payer),
                                                      fileNameKey(bill.currency), fileNameKey(i.account.key));
        }
        QString operator()(const InvoiceInput& i) const
        {
            const QString kind = i.document.kind == DocumentKind::Invoice      ? u"invoice"_s
                                 : i.document.kind == DocumentKind::CreditNote ? u"credit-note"_s
                                                                               : u"correction"_s;
            const BillId& bill = i.bill.id;
            return u"%1-%2-%3-%4.pdf"_s.arg(bill.period.toString(), kind, fileNameKey(bill.payer),
                                            fileNamePart(i.document.number));
        }
    };
    return std::visit(Visitor(), input);
}

} // namespace billfold
