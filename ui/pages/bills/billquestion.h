// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"

#include <QObject>

#include <functional>
#include <optional>

namespace billfold
{

/// What the lower part of the Bills page shows: a grouping of the bill, or one of the tables that need more
/// than one question.
enum class BillTab { Groups, Invoices, Savings, Taxes };

struct BillQuestion {
    BillTab tab = BillTab::Groups;
    Dimension by = Dimension::Account; ///< where tab is Groups
    QString tagKey;
    Basis basis = Basis::Unblended;
    friend bool operator==(const BillQuestion&, const BillQuestion&) = default;
};

/// Savings are by service and kind: the key of such a row holds both.
struct BillAnswer {
    BillTable table;
    std::optional<BillTable> tax; ///< of Taxes: the part of each row that is tax
};

/// Asks a question about a bill; `then` is called once, in the thread of `owner`, unless that is gone.
void askBill(QObject* owner, const Workspace& workspace, const BillId& bill, const BillQuestion& question,
             std::function<void(const Result<BillAnswer>&)> then);

/// Where a row of a question's table leads: the filters of its drill-down.
QList<FilterStep> filtersOf(const BillQuestion& question, const QString& key, const QString& name);

} // namespace billfold
