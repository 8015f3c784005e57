// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documentinput.h"
#include "models/views/document.h"

namespace billfold
{

// What the documents of a bill share. Private to this folder.

/// Period, status, organization and foot, from the bill and the settings.
void setCommon(Document& document, const BillSummary& bill, const IssueSettings& settings);
/// The address that the payer set; nothing where there is none.
void setAddress(Document& document, const IssueSettings& settings);
/// `Alder Billing (112233445566)`; the key alone where it has no other name.
QString nameAndKey(const QString& name, const QString& key);

DocumentRow textRow(DocumentRow::Kind kind, const QStringList& texts, int indent = 0);
/// Charges, discounts where there are any, credits, tax and the total, in cents that add up.
DocumentTable summaryTable(const QString& title, const SplitTable& split, Money::Wide totalCents,
                           const QString& totalLabel);
/// A row for each service, in cents that add up both ways.
DocumentTable serviceTable(const QString& title, const SplitTable& split);
/// Services as groups with their lines: description, region, usage, rate, amount.
DocumentTable detailTable(const QString& title, const QList<ServiceDetail>& details, Money::Wide totalCents);

} // namespace billfold
