// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/documents.h"
#include "models/billing/imports.h"
#include "ui/pages/pagetarget.h"
#include "ui/theme/theme.h"

#include <QDate>

namespace billfold
{

/// One thing that wants to be done, and the way there: a place, or the issue of a bill.
struct AttentionItem {
    Semantic semantic = Semantic::Info;
    QString iconName, headline, sentence, action;
    std::optional<PageTarget> target = {};
    std::optional<DocumentRequest> request = {};
};

/// What the Home page knows of one payer.
struct AttentionInput {
    BillId bill;
    QList<BillSummary> bills;      ///< of the payer and currency of `bill`, latest first
    Reconciliation reconciliation; ///< of `bill`
    QList<ImportRecord> imports;
    QList<IssuedDocument> documents;
    bool hasOrganization = true;
    bool seesWhole = true; ///< false: only one account's part of the bills, so there is nothing to be done
    bool mayIssue = true;
    QDate today; ///< UTC
};

/// Most urgent first.
QList<AttentionItem> attentionItems(const AttentionInput& input);

} // namespace billfold
