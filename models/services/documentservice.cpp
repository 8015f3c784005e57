// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/documentservice.h"

#include "models/billing/billtable.h"
#include "models/services/billqueries.h"
#include "models/storage/billreader.h"
#include "models/storage/detailreader.h"
#include "models/storage/documentstore.h"
#include "models/storage/organizationstore.h"
#include "models/storage/settingstore.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace billfold
{

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DocumentService", sentence);
}

constexpr qsizetype mixAccounts = 9, mixServices = 7;

/// Adds a charge to its service's row.
class ServiceRows
{
public:
    void add(const DetailGroup& group)
    {
        auto found = m_index.constFind(group.serviceKey);
        if (found == m_index.constEnd()) {
            found = m_index.insert(group.serviceKey, m_rows.size());
            BillRow row;
            row.key = group.serviceKey;
            row.name =
                group.serviceName.isEmpty() ? emptyGroupName(Dimension::Service, {}) : group.serviceName;
            m_rows.append(row);
        }
        m_rows[*found].amount += group.amount;
        m_rows[*found].lines += group.lines;
    }
    /// Settled; with the cents of the whole where they are given.
    BillTable table(const BillId& bill, std::optional<Money::Wide> cents = {}) const
    {
        BillTable table{.query = {.bill = bill, .by = Dimension::Service}, .rows = m_rows};
        settleTable(table);
        if (cents) {
            table.totalCents = *cents;
            shareCentsTo(table.rows, *cents);
        }
        return table;
    }

private:
    QList<BillRow> m_rows;
    QHash<QString, qsizetype> m_index;
};

SplitTable splitOf(const BillId& bill, const QList<DetailGroup>& groups,
                   std::optional<Money::Wide> cents = {})
{
    ServiceRows all, discounts, credits, tax;
    bool refunds = false;
    for (const DetailGroup& group : groups) {
        all.add(group);
        switch (group.type) {
        case ChargeType::Discount:
            discounts.add(group);
            break;
        case ChargeType::Refund:
            refunds = true;
            credits.add(group);
            break;
        case ChargeType::Credit:
            credits.add(group);
            break;
        case ChargeType::Tax:
            tax.add(group);
            break;
        case ChargeType::Usage:
        case ChargeType::Fee:
        case ChargeType::Support:
        case ChargeType::Other:
            break;
        }
    }
    return {all.table(bill, cents), discounts.table(bill), credits.table(bill), tax.table(bill), refunds};
}

/// What a line is called: in the provider's words, else by its usage type, and by its kind where that says
/// nothing of why the amount is there.
QString wordsOf(const DetailGroup& group)
{
    if (!group.description.isEmpty())
        return group.description;
    if (group.usageType.isEmpty())
        return chargeTypeName(group.type);
    const bool used = group.type == ChargeType::Usage || group.type == ChargeType::Fee;
    return used ? group.usageType : tr("%1, %2").arg(chargeTypeName(group.type), group.usageType);
}

/// The lines of each service, largest first, with cents that add up to the service's.
QList<ServiceDetail> detailsOf(const BillTable& services, const QList<DetailGroup>& groups)
{
    QHash<QString, QList<const DetailGroup*>> byService;
    for (const DetailGroup& group : groups)
        byService[group.serviceKey].append(&group);
    QList<ServiceDetail> details;
    for (const BillRow& service : services.rows) {
        QList<const DetailGroup*> of = byService.value(service.key);
        std::stable_sort(of.begin(), of.end(), [](const DetailGroup* a, const DetailGroup* b) {
            return a->amount != b->amount ? a->amount > b->amount : wordsOf(*a) < wordsOf(*b);
        });
        QList<BillRow> shares(of.size());
        for (qsizetype i = 0; i < of.size(); ++i)
            shares[i].amount = of[i]->amount;
        shareCentsTo(shares, service.cents);
        ServiceDetail detail{service, {}};
        for (qsizetype i = 0; i < of.size(); ++i) {
            const DetailGroup& group = *of[i];
            const bool used = !group.usage.isZero() && !group.unit.isEmpty();
            detail.lines.append({wordsOf(group), group.region, used ? group.usage : Money(),
                                 used ? group.unit : QString(), group.amount, shares[i].cents});
        }
        details.append(std::move(detail));
    }
    return details;
}

/// Names by key, the first ones only; `others` where there are more.
QHash<QString, qsizetype> placesOf(const QList<BillRow>& rows, qsizetype most, QStringList& names,
                                   bool& others)
{
    QHash<QString, qsizetype> places;
    others = rows.size() > most + 1;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const bool apart = !others || i < most;
        places.insert(rows[i].key, apart ? i : most);
        if (apart)
            names.append(rows[i].name);
    }
    if (others)
        names.append(tr("Others (%1)").arg(rows.size() - most));
    return places;
}

AccountMix mixOf(const BillTable& accounts, const BillTable& services, const QList<DetailGroup>& groups)
{
    AccountMix mix;
    const auto accountPlaces = placesOf(accounts.rows, mixAccounts, mix.accounts, mix.otherAccounts);
    const auto servicePlaces = placesOf(services.rows, mixServices, mix.services, mix.otherServices);
    mix.amounts.fill(QList<Money>(mix.services.size()), mix.accounts.size());
    for (const DetailGroup& group : groups) {
        const auto account = accountPlaces.constFind(group.accountKey);
        const auto service = servicePlaces.constFind(group.serviceKey);
        if (account != accountPlaces.constEnd() && service != servicePlaces.constEnd())
            mix.amounts[*account][*service] += group.amount;
    }
    return mix;
}

bool sees(const BillScope& scope, const IssuedDocument& document)
{
    return scope.seesWhole(document.bill.payer) ||
           (document.kind == DocumentKind::Statement && document.accountKey == scope.account);
}

/// The documents of one bill.
class BillDocuments final : public DocumentSource
{
public:
    BillDocuments(Connection& connection, const BillId& id, const BillScope& scope)
        : m_connection(connection), m_scope(scope),
          m_snapshot(connection), m_bill{.id = id}, m_accounts{.query = {.bill = id}}
    {
    }

    Result<void> open();

    const BillSummary& summary() const override { return m_bill; }
    QStringList accounts() const override
    {
        QStringList keys;
        for (const BillRow& row : m_accounts.rows)
            if (isSeen(row.key))
                keys.insert(row.isPayer ? 0 : keys.size(), row.key);
        return keys;
    }
    Result<BillDocumentInput> bill(DocumentDepth depth) override;
    Result<StatementInput> statement(const QString& accountKey, DocumentDepth depth) override;
    Result<InvoiceInput> invoice(const IssuedDocument& document);

private:
    Result<void> freeze();
    bool isSeen(const QString& account) const
    {
        return m_scope.seesWhole(m_bill.id.payer) || account == m_scope.account;
    }

    Connection& m_connection;
    BillScope m_scope;
    Snapshot m_snapshot;
    qint64 m_part = 0;
    BillSummary m_bill;
    IssueSettings m_settings;
    BillTable m_accounts;
    QHash<QString, QString> m_numbers; ///< of the statements, by account
};

Result<void> BillDocuments::open()
{
    const BillId id = m_bill.id;
    auto summary = readBill(m_connection, id, m_scope);
    if (!summary)
        return summary.error();
    m_bill = *summary;
    auto part = BillReader(m_connection).part(id);
    if (!part)
        return part.error();
    m_part = (*part)->id;
    auto accounts = readTable(m_connection, {.bill = id, .by = Dimension::Account});
    if (!accounts)
        return accounts.error();
    m_accounts = *accounts;
    return freeze();
}

/// What was issued keeps the number, the settings and the names of that day.
Result<void> BillDocuments::freeze()
{
    const BillId id = m_bill.id;
    auto issued = DocumentStore(m_connection).issued(id);
    if (!issued)
        return issued.error();
    if (!issued->has_value()) {
        auto settings = effectiveSettings(m_connection, id.payer);
        if (!settings)
            return settings.error();
        m_settings = *settings;
        return {};
    }
    m_settings = (*issued)->settings;
    m_bill.status = BillStatus::Issued;
    m_bill.number = (*issued)->number;
    m_bill.issuedOn = (*issued)->issuedOn;
    m_bill.dueOn = (*issued)->dueOn;
    auto documents = DocumentStore(m_connection).documentsOf(id);
    if (!documents)
        return documents.error();
    QHash<QString, QString> names;
    for (const IssuedDocument& document : std::as_const(*documents)) {
        m_bill.payerName = document.payerName;
        if (document.kind != DocumentKind::Statement)
            continue;
        m_numbers.insert(document.accountKey, document.number);
        names.insert(document.accountKey, document.accountName);
    }
    names.insert(id.payer, m_bill.payerName);
    for (BillRow& row : m_accounts.rows)
        row.name = names.value(row.key, row.name);
    return {};
}

Result<BillDocumentInput> BillDocuments::bill(DocumentDepth depth)
{
    if (!m_scope.seesWhole(m_bill.id.payer))
        return payerOnly(m_bill.id.payer);
    auto groups = DetailReader(m_connection).ofPart(m_part);
    if (!groups)
        return groups.error();
    auto sellers = readTable(m_connection, {.bill = m_bill.id, .by = Dimension::Seller});
    if (!sellers)
        return sellers.error();
    BillDocumentInput input{.bill = m_bill,
                            .settings = m_settings,
                            .accounts = m_accounts,
                            .services = splitOf(m_bill.id, *groups),
                            .sellers = *sellers,
                            .depth = depth};
    if (depth != DocumentDepth::UsageTypes)
        return input;
    input.details = detailsOf(input.services.all, *groups);
    auto mix = DetailReader(m_connection).accountServices(m_part);
    if (!mix)
        return mix.error();
    input.mix = mixOf(m_accounts, input.services.all, *mix);
    return input;
}

Result<StatementInput> BillDocuments::statement(const QString& accountKey, DocumentDepth depth)
{
    if (!isSeen(accountKey))
        return payerOnly(m_bill.id.payer);
    const auto account = std::find_if(m_accounts.rows.cbegin(), m_accounts.rows.cend(),
                                      [&](const BillRow& row) { return row.key == accountKey; });
    if (account == m_accounts.rows.cend())
        return Error{ErrorCode::NotFound,
                     tr("The bill of %1 has no account %2.").arg(m_bill.id.period.toString(), accountKey),
                     {}};
    auto groups = DetailReader(m_connection).ofAccount(m_part, accountKey);
    if (!groups)
        return groups.error();
    StatementInput input{.bill = m_bill,
                         .settings = m_settings,
                         .number = m_numbers.value(accountKey),
                         .account = *account,
                         .services = splitOf(m_bill.id, *groups, account->cents),
                         .details = {},
                         .depth = depth};
    if (depth == DocumentDepth::UsageTypes)
        input.details = detailsOf(input.services.all, *groups);
    return input;
}

Result<InvoiceInput> BillDocuments::invoice(const IssuedDocument& document)
{
    if (!m_scope.seesWhole(m_bill.id.payer))
        return payerOnly(m_bill.id.payer);
    InvoiceInput input{
        .document = document, .bill = m_bill, .settings = m_settings, .services = splitOf(m_bill.id, {})};
    if (document.kind != DocumentKind::Invoice)
        return input;
    auto groups = DetailReader(m_connection).ofSeller(m_part, document.seller);
    if (!groups)
        return groups.error();
    // What was issued is whole cents that add up to the bill's, so it is not always the sum's own rounding.
    input.services = splitOf(m_bill.id, *groups, document.amount.roundedToCents());
    return input;
}

} // namespace

Result<std::unique_ptr<DocumentSource>> openDocuments(Connection& connection, const BillId& bill,
                                                      const BillScope& scope)
{
    auto documents = std::make_unique<BillDocuments>(connection, bill, scope);
    if (auto opened = documents->open(); !opened)
        return opened.error();
    return std::unique_ptr<DocumentSource>(std::move(documents));
}

Result<QList<IssuedDocument>> readDocuments(Connection& connection, const BillScope& scope)
{
    auto documents = DocumentStore(connection).documents();
    if (documents && scope.limited())
        documents->removeIf([&](const IssuedDocument& document) { return !sees(scope, document); });
    return documents;
}

Result<DocumentInput> readDocument(Connection& connection, qint64 documentId, DocumentDepth depth,
                                   const BillScope& scope)
{
    auto stored = DocumentStore(connection).document(documentId);
    if (!stored)
        return stored.error();
    if (!stored->has_value())
        return Error{ErrorCode::NotFound, tr("There is no such document."), {}};
    const IssuedDocument& document = **stored;
    if (!sees(scope, document))
        return payerOnly(document.bill.payer);
    BillDocuments documents(connection, document.bill, scope);
    if (auto opened = documents.open(); !opened)
        return opened.error();
    const auto as = [](auto input) -> Result<DocumentInput> {
        if (!input)
            return input.error();
        return DocumentInput(*std::move(input));
    };
    switch (document.kind) {
    case DocumentKind::Bill:
        return as(documents.bill(depth));
    case DocumentKind::Statement:
        return as(documents.statement(document.accountKey, depth));
    case DocumentKind::Invoice:
    case DocumentKind::CreditNote:
    case DocumentKind::Correction:
        break;
    }
    return as(documents.invoice(document));
}

Result<IssueSettings> effectiveSettings(Connection& connection, const QString& payer)
{
    auto settings = SettingStore(connection).issueSettings(payer);
    if (!settings)
        return settings.error();
    if (!settings->organizationName.isEmpty())
        return *settings;
    auto payers = OrganizationStore(connection).payers();
    if (!payers)
        return payers.error();
    for (const StoredPayer& stored : std::as_const(*payers)) {
        if (stored.key != payer)
            continue;
        settings->organizationName = stored.organizationName;
        settings->organizationId = stored.organizationId;
    }
    return *settings;
}

} // namespace billfold
