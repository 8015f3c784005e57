// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billdocument.h"
#include "models/views/documentparts.h"
#include "models/views/documenttext.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillDocument", sentence);
}

struct Words {
    QString title, number, total;
};

Words wordsOf(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::CreditNote:
        return {tr("Credit note"), tr("Credit note"), tr("Total of this credit note")};
    case DocumentKind::Correction:
        return {tr("Correction"), tr("Correction"), tr("Total of this correction")};
    case DocumentKind::Invoice:
    case DocumentKind::Bill:
    case DocumentKind::Statement:
        break;
    }
    return {tr("Invoice"), tr("Invoice number"), tr("Total for this invoice")};
}

/// What an invoice of its own is about: the invoice that it changes, and why.
void correctionSections(Document& document, const IssuedDocument& issued, Money::Wide cents,
                        const QString& total)
{
    DocumentTable table{issued.kind == DocumentKind::CreditNote ? tr("Credit") : tr("Correction"),
                        {{QString(), false, false, 300}, {QString(), true, false, 100}},
                        false,
                        {}};
    table.rows.append(textRow(DocumentRow::Kind::Normal,
                              {tr("To invoice %1").arg(issued.refersTo), documentAmount(cents)}));
    table.rows.append(textRow(DocumentRow::Kind::Total, {total, documentAmount(cents)}));
    document.sections.append(table);
    document.sections.append(DocumentNote{tr("Reason: %1").arg(issued.reason)});
    document.sections.append(DocumentNote{
        issued.kind == DocumentKind::CreditNote
            ? tr("The invoice stays as it was issued; this amount is credited to the payer account.")
            : tr("The invoice stays as it was issued; this amount is charged to the payer account.")});
}

} // namespace

Document invoiceDocument(const InvoiceInput& input)
{
    const IssuedDocument& issued = input.document;
    const BillSummary& bill = input.bill;
    const Words words = wordsOf(issued.kind);
    const bool invoice = issued.kind == DocumentKind::Invoice;
    const Money::Wide cents = invoice ? input.services.all.totalCents : issued.amount.roundedToCents();
    Document document;
    document.title = words.title;
    setCommon(document, bill, input.settings);
    setAddress(document, input.settings);
    document.foot =
        tr("%1 %2, issued %3, of bill %4. Amounts in %5.")
            .arg(words.title, issued.number, documentDate(issued.issuedOn), bill.number, bill.id.currency);
    document.facts = {
        {tr("Payer account"), nameAndKey(issued.payerName, bill.id.payer)},
        {words.number, issued.number},
        {tr("Issued"), documentDate(issued.issuedOn)},
        {tr("Seller of record"), issued.seller.isEmpty() ? tr("not named by the export") : issued.seller}};
    if (invoice)
        document.facts.append({tr("Part of bill"), bill.number});
    else
        document.facts.append({tr("Refers to"), issued.refersTo});
    document.total = {words.total,
                      issued.kind == DocumentKind::CreditNote ? tr("Credited to the payer account")
                                                              : tr("Due %1").arg(documentDate(issued.dueOn)),
                      bill.id.currency + u' ' + documentAmount(cents)};
    if (!invoice) {
        correctionSections(document, issued, cents, words.total);
        return document;
    }
    document.foot += u' ' + tr("* May include estimated US sales tax, VAT, GST and CT.");
    document.sections.append(summaryTable(tr("Invoice Summary"), input.services, cents, words.total));
    document.sections.append(serviceTable(tr("Detail for Invoice"), input.services));
    document.sections.append(DocumentNote{
        tr("This invoice is one seller's part of consolidated bill %1. The payer account is charged.")
            .arg(bill.number)});
    return document;
}

} // namespace billfold
