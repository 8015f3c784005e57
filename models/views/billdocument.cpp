// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billdocument.h"

#include <QCoreApplication>
#include <QLocale>

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

const QLocale& english()
{
    static const QLocale locale(QLocale::English, QLocale::UnitedStates);
    return locale;
}

QString dateText(QDate date)
{
    return english().toString(date, u"MMMM d, yyyy"_s);
}

/// Exact amounts and quantities, grouped, at most `decimals` shown exactly as they are.
QString grouped(const Money& value)
{
    const QString plain = value.abs().toString();
    const qsizetype point = plain.indexOf(u'.');
    QString whole = point < 0 ? plain : plain.left(point);
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, u',');
    return (value.isNegative() ? QString(QChar(0x2212)) : QString()) + whole +
           (point < 0 ? QString() : plain.mid(point));
}

QString shareText(Money part, Money whole)
{
    if (whole.isZero())
        return u"0.0 %"_s;
    // Tenths of a per cent, rounded half away from zero, in whole numbers.
    const Money::Wide scaled = part.attos() / 1000000 * 1000;
    const Money::Wide base = whole.attos() / 1000000;
    if (base == 0)
        return u"0.0 %"_s;
    const Money::Wide twice = scaled * 2 / base;
    const auto tenths = static_cast<qint64>(twice >= 0 ? (twice + 1) / 2 : (twice - 1) / 2);
    return u"%1%2.%3 %"_s.arg(tenths < 0 ? QString(QChar(0x2212)) : QString())
        .arg(qAbs(tenths) / 10)
        .arg(qAbs(tenths) % 10);
}

/// The facts, foot and organization that a bill and its statements share.
void common(Document& document, const BillSummary& bill, const IssueSettings& settings)
{
    const bool issued = bill.status == BillStatus::Issued;
    document.subtitle = tr("Billing period %1").arg(periodText(bill.id.period));
    document.status = issued ? QString() : tr("Estimate");
    document.organization = settings.organizationName;
    document.organizationCaption =
        settings.organizationId.isEmpty() ? QString() : tr("Organization %1").arg(settings.organizationId);
    const QString state =
        issued ? tr("Bill %1, issued %2.").arg(bill.number, dateText(bill.issuedOn))
               : tr("Estimate, not issued; charges until %1.").arg(dateText(bill.chargesUntil));
    document.foot = tr("%1 Amounts in %2. * May include estimated US sales tax, VAT, GST and CT.")
                        .arg(state, bill.id.currency);
}

DocumentRow textRow(DocumentRow::Kind kind, const QStringList& texts, int indent = 0)
{
    DocumentRow row{kind, indent, {}};
    for (const QString& text : texts)
        row.cells.append({text, 0, false});
    return row;
}

Money::Wide centsOf(const BillTable& table, const QString& key)
{
    for (const BillRow& row : table.rows) {
        if (row.key == key)
            return row.cents;
    }
    return 0;
}

/// Charges, credits, tax and the total, all in cents that add up.
DocumentTable summaryTable(const QString& title, const SplitTable& split, Money::Wide totalCents,
                           const QString& totalLabel)
{
    DocumentTable table{title, {{QString(), false, false, 300}, {QString(), true, false, 100}}, false, {}};
    const Money::Wide discounts = split.discounts.totalCents;
    const Money::Wide credits = split.credits.totalCents;
    const Money::Wide tax = split.tax.totalCents;
    const auto add = [&table](const QString& label, Money::Wide cents,
                              DocumentRow::Kind kind = DocumentRow::Kind::Normal) {
        table.rows.append(textRow(kind, {label, documentAmount(cents)}));
    };
    add(tr("Charges"), totalCents - discounts - credits - tax);
    if (!split.discounts.rows.isEmpty())
        add(tr("Discounts"), discounts);
    add(tr("Credits"), credits);
    add(tr("Tax *"), tax);
    add(totalLabel, totalCents, DocumentRow::Kind::Total);
    return table;
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
DocumentTable accountTable(const BillDocumentInput& input)
{
    DocumentTable table{tr("Activity By Account"),
                        {{tr("Account"), false, false, 150},
                         {tr("Account id"), false, false, 68},
                         {QString(), false, false, 96, true},
                         {tr("Share"), true, false, 40},
                         {tr("Amount"), true, false, 60}},
                        true,
                        {}};
    QList<BillRow> rows = input.accounts.rows;
    std::stable_partition(rows.begin(), rows.end(), [](const BillRow& row) { return row.isPayer; });
    Money largest;
    for (const BillRow& row : std::as_const(rows))
        largest = std::max(largest, row.amount);
    for (const BillRow& row : std::as_const(rows)) {
        DocumentRow line =
            textRow(DocumentRow::Kind::Normal,
                    {row.isPayer ? tr("%1 (payer)").arg(row.name) : row.name, row.key, QString(),
                     shareText(row.amount, input.accounts.total), documentAmount(row.cents)});
        if (!largest.isZero() && !row.amount.isNegative()) {
            line.cells[2].fraction = static_cast<int>(row.amount.attos() / 1000000 * 10000 /
                                                      std::max<Money::Wide>(largest.attos() / 1000000, 1));
            line.cells[2].payer = row.isPayer;
        }
        table.rows.append(line);
    }
    table.rows.append(
        textRow(DocumentRow::Kind::Total, {tr("Total charged to payer account"), QString(), QString(),
                                           QString(), documentAmount(input.accounts.totalCents)}));
    return table;
}

DocumentTable serviceTable(const QString& title, const SplitTable& split)
{
    DocumentTable table{title,
                        {{tr("Service"), false, false, 200},
                         {tr("Charges"), true, false, 70},
                         {tr("Credits"), true, false, 60},
                         {tr("Tax *"), true, false, 60},
                         {tr("Amount"), true, false, 70}},
                        true,
                        {}};
    Money::Wide charges = 0;
    for (const BillRow& row : split.all.rows) {
        const Money::Wide credits = centsOf(split.credits, row.key);
        const Money::Wide tax = centsOf(split.tax, row.key);
        charges += row.cents - credits - tax;
        table.rows.append(textRow(DocumentRow::Kind::Normal,
                                  {row.name, documentAmount(row.cents - credits - tax),
                                   documentAmount(credits), documentAmount(tax), documentAmount(row.cents)}));
    }
    table.rows.append(textRow(DocumentRow::Kind::Total,
                              {tr("Total, %1 services").arg(split.all.rows.size()), documentAmount(charges),
                               documentAmount(split.credits.totalCents), documentAmount(split.tax.totalCents),
                               documentAmount(split.all.totalCents)}));
    return table;
}

} // namespace

QString periodText(BillingPeriod period)
{
    const QDate first = period.firstDay();
    const QDate last = period.lastDay();
    return english().toString(first, u"MMMM d"_s) + u" \u2013 "_s +
           english().toString(last, u"MMMM d, yyyy"_s);
}

QString documentAmount(Money::Wide cents)
{
    const bool negative = cents < 0;
    QString text = centsToString(negative ? -cents : cents);
    for (qsizetype at = text.size() - 6; at > 0; at -= 3)
        text.insert(at, u',');
    return negative ? QChar(0x2212) + text : text;
}

Document billDocument(const BillDocumentInput& input)
{
    const BillSummary& bill = input.bill;
    const bool issued = bill.status == BillStatus::Issued;
    Document document;
    document.title = tr("Consolidated bill");
    common(document, bill, input.settings);
    if (!input.settings.billTo.trimmed().isEmpty()) {
        document.addressTitle = tr("Bill to");
        document.address = input.settings.billTo.trimmed().split(u'\n');
    }
    document.facts.append({tr("Payer account"), bill.payerName == bill.id.payer
                                                    ? bill.id.payer
                                                    : tr("%1 (%2)").arg(bill.payerName, bill.id.payer)});
    if (issued) {
        document.facts.append({tr("Bill number"), bill.number});
        document.facts.append({tr("Issued"), dateText(bill.issuedOn)});
    } else {
        document.facts.append({tr("Status"), tr("Pending, an estimate")});
    }
    document.facts.append({tr("Provider"), bill.sellers.isEmpty() ? tr("not named by the export")
                                                                  : bill.sellers.join(u"; "_s)});
    const int linked =
        static_cast<int>(std::count_if(input.accounts.rows.cbegin(), input.accounts.rows.cend(),
                                       [](const BillRow& row) { return !row.isPayer; }));
    document.facts.append({tr("Accounts"), tr("%1 (%2 payer, %3 linked)")
                                               .arg(input.accounts.rows.size())
                                               .arg(input.accounts.rows.size() - linked)
                                               .arg(linked)});
    document.total = {tr("Total charged to payer account"),
                      issued ? tr("Due %1").arg(dateText(bill.dueOn))
                             : tr("Estimate; the month is not issued"),
                      bill.id.currency + u' ' + documentAmount(input.accounts.totalCents)};
    document.sections.append(summaryTable(tr("Invoice Summary"), input.services, input.accounts.totalCents,
                                          tr("Total for this invoice")));
    if (input.sellers.rows.size() > 1)
        document.sections.append(sellerTable(input.sellers));
    document.sections.append(accountTable(input));
    if (input.depth != DocumentDepth::Summary)
        document.sections.append(serviceTable(tr("Detail for Consolidated Bill"), input.services));
    if (bill.missingLines > 0)
        document.sections.append(DocumentNote{
            bill.missingAmount
                ? tr("%1 lines of the export had errors and are not in this bill: %2 %3.")
                      .arg(bill.missingLines)
                      .arg(bill.missingAmount->toString(), bill.id.currency)
                : tr("%1 lines of the export had errors and are not in this bill; their amount is not known.")
                      .arg(bill.missingLines)});
    document.sections.append(DocumentNote{input.statementsFollow
                                              ? tr("The statement of each linked account follows, for "
                                                   "information. The payer account is charged.")
                                              : tr("The payer account is charged for all accounts above. "
                                                   "Statements of linked accounts are for information.")});
    return document;
}

Document statementDocument(const StatementInput& input)
{
    const BillSummary& bill = input.bill;
    const bool issued = bill.status == BillStatus::Issued;
    Document document;
    document.title = tr("Statement of linked account");
    common(document, bill, input.settings);
    document.total = {
        tr("Total allocated for this statement"),
        QString(),
        bill.id.currency + u' ' + documentAmount(input.account.cents),
        false,
        input.account.name,
        tr("Account %1. Paid by %2 (%3).").arg(input.account.key, bill.payerName, bill.id.payer)};
    document.sections.append(summaryTable(tr("Summary for Linked Account"), input.services,
                                          input.account.cents, tr("Total allocated for this statement")));
    DocumentTable table{tr("Detail for Linked Account"),
                        {{tr("Description"), false, false, 200},
                         {tr("Usage"), true, false, 90},
                         {tr("Amount"), true, false, 60}},
                        true,
                        {}};
    for (const StatementService& service : input.details) {
        table.rows.append(textRow(DocumentRow::Kind::Group,
                                  {service.service.name, QString(), documentAmount(service.service.cents)}));
        for (const BillRow& row : service.usage.rows) {
            const QString usage =
                row.unit.isEmpty() || row.usage.isZero() ? QString() : grouped(row.usage) + u' ' + row.unit;
            table.rows.append(
                textRow(DocumentRow::Kind::Normal, {row.name, usage, documentAmount(row.cents)}, 1));
        }
    }
    table.rows.append(textRow(DocumentRow::Kind::Total, {tr("Total, %1 services").arg(input.details.size()),
                                                         QString(), documentAmount(input.account.cents)}));
    document.sections.append(table);
    document.sections.append(DocumentNote{
        issued ? tr("For information only. The payer account is charged for this amount in bill %1.")
                     .arg(bill.number)
               : tr("For information only. The payer account is charged for this amount when the month is "
                    "issued.")});
    return document;
}

} // namespace billfold
