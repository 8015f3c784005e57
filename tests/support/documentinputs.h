// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documentinput.h"

namespace billfold::test
{

/// An amount of a test, exact.
Money money(const char* text);

/// The bill of a payer `112233445566` for September 2026 in USD.
BillId september();
/// The same, issued as 2026-09-0001 on October 3, or pending.
BillSummary billOf(Money total, bool issued = true);
/// A settled table of names (which are the keys too) and amounts. The first account is the payer.
BillTable tableOf(Dimension by, const QList<QPair<QString, Money>>& rows);

/// The six accounts of the picture of a consolidated bill: 636.64.
BillDocumentInput sixAccountsBill(bool issued = true);
/// A statement of one account with `services` services of `lines` lines each; one cent a line.
StatementInput longStatement(int services, int lines);

/// Documents of a bill with so many accounts, each with a statement of so many lines, made as they are asked
/// for.
class FakeSource final : public DocumentSource
{
public:
    FakeSource(int accounts, int lines);
    const BillSummary& summary() const override { return m_bill; }
    QStringList accounts() const override;
    Result<BillDocumentInput> bill(DocumentDepth depth) override;
    Result<StatementInput> statement(const QString& accountKey, DocumentDepth depth) override;
    void setKeys(const QStringList& keys) { m_keys = keys; }

private:
    BillSummary m_bill;
    int m_lines;
    QStringList m_keys;
};

} // namespace billfold::test
