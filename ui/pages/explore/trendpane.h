// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "ui/pages/explore/explorequestion.h"

#include <QWidget>

class QMenu;
class QPushButton;

namespace billfold
{

class Panel;
class TableView;
class TextLabel;
class TrendChart;
class TrendTableModel;

/// The answer of the Explore page: the chart and its table twin, whose swatches are the chart's legend.
/// Pointing at a row fades the other series, Space hides the row's series and shows it again, the row's menu
/// shows it alone. Beside the chart only the latest months that fit stand in the table; alone it has all of
/// them.
class TrendPane : public QWidget
{
    Q_OBJECT

public:
    explicit TrendPane(QWidget* parent = nullptr);

    /// `name` is what chart and table are called: "Cost by service".
    void setTrend(const TrendTable& table, const QString& name, bool expanded);
    void setShape(ExploreShape shape);
    void setExpanded(bool expanded);

    QSize minimumSizeHint() const override;

    TrendTableModel* model() const { return m_model; }
    TrendChart* chart() const { return m_chart; }
    TableView* table() const { return m_table; }

signals:
    /// A part of a month was chosen: a group's.
    void groupOpened(int month, const billfold::TrendRow& group);
    void monthOpened(int month);
    /// Others was chosen (true), or shall be one row again (false).
    void expandRequested(bool expanded);

protected:
    bool eventFilter(QObject* object, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void openFromChart(int month, int series);
    void openFromTable(const QModelIndex& index);
    void fillMenu(QMenu& menu, const QModelIndex& index);
    void pointAt(int row);
    void toggle(int series);
    void showAlone(int series);
    void followChart();
    void sortAgain();
    void refill();
    void placeColumns();
    void placeHeights();
    int monthOf(const QModelIndex& index) const;

    TrendTableModel* m_model;
    Panel* m_chartPanel;
    TrendChart* m_chart;
    Panel* m_tablePanel;
    TableView* m_table;
    QWidget* m_foot;
    TextLabel* m_footText;
    ExploreShape m_shape = ExploreShape::Stacked;
    /// What the table is sorted by: a kind of column and, for months, how many before the latest.
    int m_sortKind;
    int m_sortBack = 0;
    Qt::SortOrder m_sortOrder = Qt::DescendingOrder;
    bool m_filling = false;
};

} // namespace billfold
