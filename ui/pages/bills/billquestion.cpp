// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billquestion.h"

#include "models/billing/billtable.h"
#include "models/views/reconcilemodel.h"
#include "ui/pages/ask.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QChar unitSeparator(0x1f);
constexpr ChargeType savingTypes[] = {ChargeType::Discount, ChargeType::Credit, ChargeType::Refund};

using Answered = std::function<void(const Result<BillAnswer>&)>;

BillQuery queryOf(const BillId& bill, const BillQuestion& question)
{
    return {bill, question.by, question.tagKey, {}, question.basis};
}

FilterStep ofType(ChargeType type)
{
    return {Dimension::ChargeType, chargeTypeKey(type), chargeTypeName(type), {}};
}

/// Several tables, answered together; the first error ends it.
void askTables(QObject* owner, const Workspace& workspace, const QList<BillQuery>& queries,
               std::function<void(const Result<QList<BillTable>>&)> then)
{
    struct Pending {
        QList<std::optional<BillTable>> tables;
        qsizetype missing = 0;
        bool failed = false;
    };
    auto pending = std::make_shared<Pending>();
    pending->tables.resize(queries.size());
    pending->missing = queries.size();
    for (qsizetype i = 0; i < queries.size(); ++i) {
        whenAnswered(owner, workspace.table(queries[i]), [pending, then, i](const Result<BillTable>& table) {
            if (pending->failed)
                return;
            if (!table) {
                pending->failed = true;
                then(table.error());
                return;
            }
            pending->tables[i] = *table;
            if (--pending->missing > 0)
                return;
            QList<BillTable> tables;
            for (const auto& answered : std::as_const(pending->tables))
                tables.append(*answered);
            then(tables);
        });
    }
}

/// Discounts, credits and refunds by service, in one table.
BillTable savingsTable(const BillQuery& query, const QList<BillTable>& tables)
{
    BillTable all{.query = query};
    for (const BillTable& table : tables) {
        for (BillRow row : table.rows) {
            const FilterStep& type = table.query.filters.first();
            row.key = type.key + unitSeparator + row.key;
            row.detail = type.name;
            all.rows.append(std::move(row));
        }
        if (table.previousTotal)
            all.previousTotal = all.previousTotal.value_or(Money()) + *table.previousTotal;
        if (table.previousToDateTotal)
            all.previousToDateTotal = all.previousToDateTotal.value_or(Money()) + *table.previousToDateTotal;
        all.note = table.note;
    }
    settleTable(all);
    return all;
}

void askSavings(QObject* owner, const Workspace& workspace, const BillQuery& query, const Answered& then)
{
    QList<BillQuery> queries;
    for (const ChargeType type : savingTypes) {
        queries.append(query);
        queries.last().filters = {ofType(type)};
    }
    askTables(owner, workspace, queries, [query, then](const Result<QList<BillTable>>& tables) {
        if (tables)
            then(BillAnswer{savingsTable(query, *tables), {}});
        else
            then(tables.error());
    });
}

void askTaxes(QObject* owner, const Workspace& workspace, const BillQuery& query, const Answered& then)
{
    BillQuery tax = query;
    tax.filters = {ofType(ChargeType::Tax)};
    askTables(owner, workspace, {query, tax}, [then](const Result<QList<BillTable>>& tables) {
        if (tables)
            then(BillAnswer{tables->at(0), tables->at(1)});
        else
            then(tables.error());
    });
}

} // namespace

void askBill(QObject* owner, const Workspace& workspace, const BillId& bill, const BillQuestion& question,
             Answered then)
{
    BillQuery query = queryOf(bill, question);
    switch (question.tab) {
    case BillTab::Groups:
        whenAnswered(owner, workspace.table(query), [then](const Result<BillTable>& table) {
            if (table)
                then(BillAnswer{*table, {}});
            else
                then(table.error());
        });
        break;
    case BillTab::Invoices:
        whenAnswered(owner, workspace.reconciliation(bill), [then](const Result<Reconciliation>& invoices) {
            if (invoices)
                then(BillAnswer{invoiceTable(*invoices), {}});
            else
                then(invoices.error());
        });
        break;
    case BillTab::Savings:
        query.by = Dimension::Service;
        askSavings(owner, workspace, query, then);
        break;
    case BillTab::Taxes:
        query.by = Dimension::Service;
        askTaxes(owner, workspace, query, then);
        break;
    }
}

QList<FilterStep> filtersOf(const BillQuestion& question, const QString& key, const QString& name)
{
    switch (question.tab) {
    case BillTab::Groups:
        return {{question.by, key, name, question.tagKey}};
    case BillTab::Invoices: {
        const auto [invoice, seller] = splitInvoiceKey(key);
        QList<FilterStep> steps{{Dimension::Invoice, invoice, name, {}}};
        steps.append({Dimension::Seller,
                      seller,
                      seller.isEmpty() ? emptyGroupName(Dimension::Seller, {}) : seller,
                      {}});
        return steps;
    }
    case BillTab::Savings:
        for (const ChargeType type : savingTypes) {
            const FilterStep step = ofType(type);
            if (key.startsWith(step.key + unitSeparator))
                return {step, {Dimension::Service, key.mid(step.key.size() + 1), name, {}}};
        }
        break;
    case BillTab::Taxes:
        return {{Dimension::Service, key, name, {}}};
    }
    return {};
}

} // namespace billfold
