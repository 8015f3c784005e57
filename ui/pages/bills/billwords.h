// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QString>

namespace billfold
{

/// What the Bills pages say about a bill, in one place. All translated.

/// "Bill 2026-09-0001, issued 3 Oct 2026 to Alder Billing (112233445566). Service provider: …" or "Estimate
/// from the import of …"; of a bill of which only one account may be seen, that it is a part, and who pays.
QString billSentence(const BillSummary& bill);
/// "6 accounts", "1 service".
QString countedGroups(Dimension dimension, qint64 count);
/// "accounts", "services": for a heading.
QString pluralName(Dimension dimension);
/// "Charges by account".
QString chargesBy(Dimension dimension, const QString& tagKey = {});
/// What is missing of an incomplete import, in lines and money; empty where nothing is.
QString missingSentence(const BillSummary& bill);
/// What a basis is, in one line, for tool tips and lists.
QString basisMeaning(Basis basis);
/// What comes below a dimension when one goes into detail.
Dimension nextDimension(Dimension dimension, const QList<FilterStep>& filters);

} // namespace billfold
