// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"
#include "models/services/workspace.h"
#include "ui/pages/ask.h"
#include "ui/pages/pagetarget.h"

#include <QWidget>

#include <memory>

class QStandardItemModel;
class QVBoxLayout;

namespace billfold
{

class FigureBlock;
class StateStack;
class TableView;
class TrendChart;

/// What an account, a unit with all below it, or a whole organization cost month by month, with the way to
/// each month's bill.
class CostPane : public QWidget
{
    Q_OBJECT

public:
    enum class Form {
        Summary, ///< the latest month with its change, and six columns
        Full     ///< twelve columns and a table
    };

    CostPane(std::shared_ptr<Workspace> workspace, Form form, QWidget* parent = nullptr);

    /// `bill` is the latest month that counts, and says which payer's bills; nothing: no bill.
    void setNode(const std::optional<NodeId>& node, const std::optional<BillId>& bill);
    TrendChart* chart() const { return m_chart; }
    TableView* table() const { return m_table; }
    StateStack* states() const { return m_states; }
    FigureBlock* figure() const { return m_figure; }
    /// The bill of a month, with this node alone where that can be.
    PageTarget targetOf(BillingPeriod month) const;

signals:
    void openRequested(const billfold::PageTarget& target);

private:
    void buildFull(QVBoxLayout* column);
    void ask();
    void show(const TrendTable& trend);
    void fillTable(const TrendTable& trend);
    TrendTable folded(const TrendTable& trend) const;

    std::shared_ptr<Workspace> m_workspace;
    Form m_form;
    std::optional<NodeId> m_node;
    std::optional<BillId> m_bill;
    QList<BillingPeriod> m_months;
    Latest m_asked;
    FigureBlock* m_figure;
    TrendChart* m_chart;
    TableView* m_table = nullptr;
    QStandardItemModel* m_rows = nullptr;
    StateStack* m_states;
};

} // namespace billfold
