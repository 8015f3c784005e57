// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/documentparts.h"

#include "models/views/documenttext.h"

#include <QCoreApplication>
#include <QHash>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("BillDocument", sentence);
}

QHash<QString, Money::Wide> centsByKey(const BillTable& table)
{
    QHash<QString, Money::Wide> cents;
    for (const BillRow& row : table.rows)
        cents.insert(row.key, row.cents);
    return cents;
}

QString creditsLabel(const SplitTable& split)
{
    return split.hasRefunds ? tr("Credits, refunds") : tr("Credits");
}

QString totalOfServices(qsizetype count)
{
    return count == 1 ? tr("Total, 1 service") : tr("Total, %1 services").arg(count);
}

} // namespace

void setCommon(Document& document, const BillSummary& bill, const IssueSettings& settings)
{
    const bool issued = bill.status == BillStatus::Issued;
    document.subtitle = tr("Billing period %1").arg(periodText(bill.id.period));
    document.status = issued ? QString() : tr("Estimate");
    document.organization = settings.organizationName;
    document.organizationCaption =
        settings.organizationId.isEmpty() ? QString() : tr("Organization %1").arg(settings.organizationId);
    const QString state = issued ? tr("Bill %1, issued %2.").arg(bill.number, documentDate(bill.issuedOn))
                                 : tr("Estimate, charges until %1.").arg(documentDate(bill.chargesUntil));
    document.foot = tr("%1 Amounts in %2. * May include estimated US sales tax, VAT, GST and CT.")
                        .arg(state, bill.id.currency);
}

void setAddress(Document& document, const IssueSettings& settings)
{
    const QString billTo = settings.billTo.trimmed();
    if (billTo.isEmpty())
        return;
    document.addressTitle = tr("Bill to");
    document.address = billTo.split(u'\n');
}

QString nameAndKey(const QString& name, const QString& key)
{
    return name.isEmpty() || name == key ? key : tr("%1 (%2)").arg(name, key);
}

DocumentRow textRow(DocumentRow::Kind kind, const QStringList& texts, int indent)
{
    DocumentRow row{kind, indent, {}};
    for (const QString& text : texts)
        row.cells.append({text, 0, false});
    return row;
}

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
    add(creditsLabel(split), credits);
    add(tr("Tax *"), tax);
    add(totalLabel, totalCents, DocumentRow::Kind::Total);
    return table;
}

DocumentTable serviceTable(const QString& title, const SplitTable& split)
{
    const bool discounted = !split.discounts.rows.isEmpty();
    DocumentTable table{
        title, {{tr("Service"), false, false, 200}, {tr("Charges"), true, false, 70}}, true, {}};
    if (discounted)
        table.columns.append({tr("Discounts"), true, false, 70});
    table.columns.append({creditsLabel(split), true, false, split.hasRefunds ? 80 : 60});
    table.columns.append({tr("Tax *"), true, false, 60});
    table.columns.append({tr("Amount"), true, false, 70});
    const auto discounts = centsByKey(split.discounts);
    const auto credits = centsByKey(split.credits);
    const auto taxes = centsByKey(split.tax);
    const auto cells = [discounted](const QString& name, Money::Wide all, Money::Wide discount,
                                    Money::Wide credit, Money::Wide tax) {
        QStringList texts{name, documentAmount(all - discount - credit - tax)};
        if (discounted)
            texts.append(documentAmount(discount));
        return texts + QStringList{documentAmount(credit), documentAmount(tax), documentAmount(all)};
    };
    for (const BillRow& row : split.all.rows)
        table.rows.append(
            textRow(DocumentRow::Kind::Normal, cells(row.name, row.cents, discounts.value(row.key),
                                                     credits.value(row.key), taxes.value(row.key))));
    table.rows.append(
        textRow(DocumentRow::Kind::Total,
                cells(totalOfServices(split.all.rows.size()), split.all.totalCents,
                      split.discounts.totalCents, split.credits.totalCents, split.tax.totalCents)));
    return table;
}

DocumentTable detailTable(const QString& title, const QList<ServiceDetail>& details, Money::Wide totalCents)
{
    DocumentTable table{title,
                        {{tr("Description"), false, false, 156},
                         {tr("Region"), false, true, 56},
                         {tr("Usage"), true, false, 70},
                         {tr("Rate"), true, true, 56},
                         {tr("Amount"), true, false, 46}},
                        true,
                        {}};
    for (const ServiceDetail& detail : details) {
        table.rows.append(
            textRow(DocumentRow::Kind::Group, {detail.service.name, QString(), QString(), QString(),
                                               documentAmount(detail.service.cents)}));
        for (const DetailLine& line : detail.lines) {
            const bool used = !line.unit.isEmpty();
            table.rows.append(textRow(DocumentRow::Kind::Normal,
                                      {line.description, line.region,
                                       used ? documentQuantity(line.usage) + u' ' + line.unit : QString(),
                                       used ? documentRate(line.amount, line.usage) : QString(),
                                       documentAmount(line.cents)},
                                      1));
        }
    }
    table.rows.append(textRow(DocumentRow::Kind::Total, {totalOfServices(details.size()), QString(),
                                                         QString(), QString(), documentAmount(totalCents)}));
    return table;
}

} // namespace billfold
