// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/documentinputs.h"

#include "models/billing/billtable.h"

namespace billfold::test
{

using namespace Qt::StringLiterals;

Money money(const char* text)
{
    return *Money::fromString(QString::fromLatin1(text));
}

BillId september()
{
    return {*BillingPeriod::parse(u"2026-09"), u"112233445566"_s, u"USD"_s};
}

BillSummary billOf(Money total, bool issued)
{
    BillSummary bill{.id = september()};
    bill.payerName = u"Alder Billing"_s;
    bill.total = total;
    bill.totalCents = total.roundedToCents();
    bill.chargesUntil = QDate(2026, 9, 30);
    bill.sellers = {u"Amazon Web Services, Inc."_s};
    if (issued) {
        bill.status = BillStatus::Issued;
        bill.number = u"2026-09-0001"_s;
        bill.issuedOn = bill.dueOn = QDate(2026, 10, 3);
    }
    return bill;
}

BillTable tableOf(Dimension by, const QList<QPair<QString, Money>>& rows)
{
    BillTable table{.query = {.bill = september(), .by = by}};
    for (const auto& [name, amount] : rows) {
        BillRow row;
        row.key = row.name = name;
        row.amount = amount;
        row.isPayer = by == Dimension::Account && table.rows.isEmpty();
        table.rows.append(row);
    }
    settleTable(table);
    return table;
}

BillDocumentInput sixAccountsBill(bool issued)
{
    const BillTable accounts = tableOf(Dimension::Account, {{u"Alder Billing"_s, money("39.52")},
                                                            {u"Sandbox"_s, money("8.92")},
                                                            {u"Website"_s, money("35.04")},
                                                            {u"Analytics"_s, money("119.27")},
                                                            {u"Audit archive"_s, money("5.14")},
                                                            {u"Production"_s, money("428.75")}});
    const BillTable none = tableOf(Dimension::Service, {});
    return {.bill = billOf(accounts.total, issued),
            .settings = {},
            .accounts = accounts,
            .services = {tableOf(Dimension::Service,
                                 {{u"Amazon EC2"_s, money("600")}, {u"Amazon S3"_s, money("36.64")}}),
                         none, none, none},
            .sellers = tableOf(Dimension::Seller, {{u"Amazon Web Services, Inc."_s, accounts.total}})};
}

StatementInput longStatement(int services, int lines)
{
    QList<QPair<QString, Money>> rows;
    for (int s = 0; s < services; ++s)
        rows.append({u"Service %1"_s.arg(s + 1), Money::fromCents(lines)});
    const BillTable none = tableOf(Dimension::Service, {});
    StatementInput input{.bill = billOf(Money::fromCents(qint64(services) * lines)),
                         .settings = {},
                         .number = {},
                         .account = {},
                         .services = {tableOf(Dimension::Service, rows), none, none, none}};
    input.account.key = u"669150428837"_s;
    input.account.name = u"Production"_s;
    input.account.amount = input.bill.total;
    input.account.cents = input.bill.totalCents;
    for (const BillRow& service : std::as_const(input.services.all.rows)) {
        ServiceDetail detail{service, {}};
        for (int i = 0; i < lines; ++i)
            detail.lines.append({u"Line %1 of %2"_s.arg(i + 1).arg(service.name), u"eu-west-1"_s,
                                 money("1440"), u"Hrs"_s, Money::fromCents(1), 1});
        input.details.append(detail);
    }
    return input;
}

FakeSource::FakeSource(int accounts, int lines)
    : m_bill(billOf(Money::fromCents(qint64(accounts) * lines))), m_lines(lines)
{
    for (int i = 0; i < accounts; ++i)
        m_keys.append(QString::number(100000000000 + i));
}

QStringList FakeSource::accounts() const
{
    return m_keys;
}

Result<BillDocumentInput> FakeSource::bill(DocumentDepth depth)
{
    QList<QPair<QString, Money>> rows;
    for (const QString& key : std::as_const(m_keys))
        rows.append({key, Money::fromCents(m_lines)});
    BillDocumentInput input = sixAccountsBill();
    input.bill = m_bill;
    input.accounts = tableOf(Dimension::Account, rows);
    input.depth = depth;
    return input;
}

Result<StatementInput> FakeSource::statement(const QString& accountKey, DocumentDepth depth)
{
    if (!m_keys.contains(accountKey))
        return Error{ErrorCode::NotFound, u"There is no such account."_s, {}};
    StatementInput input = longStatement(1, m_lines);
    input.account.key = input.account.name = accountKey;
    input.depth = depth;
    return input;
}

} // namespace billfold::test
