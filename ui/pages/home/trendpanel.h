// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/trendtablemodel.h"
#include "ui/widgets/panel.h"

class QStackedWidget;

namespace billfold
{

class TableView;
class TrendChart;

/// The last months by service: stacked columns, or the same as a table by one button.
class HomeTrendPanel : public Panel
{
    Q_OBJECT

public:
    explicit HomeTrendPanel(QWidget* parent = nullptr);

    /// With all groups apart (TrendQuery::top 0).
    void setTrend(const TrendTable& table);
    TrendChart* chart() const { return m_chart; }
    TableView* table() const { return m_table; }
    /// The table twin, also while the chart is shown.
    TrendTableModel* model() const { return m_model; }
    bool showsTable() const;
    void showTable(bool table);

signals:
    void monthOpened(billfold::BillingPeriod period);

private:
    TrendChart* m_chart;
    TrendTableModel* m_model;
    TableView* m_table;
    QStackedWidget* m_stack;
};

} // namespace billfold
