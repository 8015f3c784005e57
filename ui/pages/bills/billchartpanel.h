// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/billtablemodel.h"
#include "ui/widgets/panel.h"

class QStackedWidget;
class QToolButton;

namespace billfold
{

class AccountBarChart;
class ChartWidget;
class ShareView;
class TableView;

/// The chart of a bill's groups: as bars, as shares, or as the table with the same rows, order, colours and
/// total. One button each; what was chosen is remembered.
class BillChartPanel : public Panel
{
    Q_OBJECT

public:
    enum class Shape { Bars, Share, Table };

    explicit BillChartPanel(QWidget* parent = nullptr);

    /// `counted`: how many rows there are, with their word: "6 accounts".
    void setTable(const BillTable& table, const QString& counted, const QString& title);
    void setShape(Shape shape);
    Shape shape() const { return m_shape; }
    /// What is shown, where it is a picture that can be saved; the bars where the table is shown.
    ChartWidget* chart() const;
    AccountBarChart* bars() const { return m_bars; }

signals:
    void opened(const QString& key, const QString& name);
    /// The groups that have no bar of their own were asked for.
    void othersOpened();

private:
    QToolButton* addShape(Shape shape, const QString& icon, const QString& text);

    Shape m_shape = Shape::Bars;
    QString m_title;
    qsizetype m_groups = 0;
    AccountBarChart* m_bars;
    ShareView* m_shares;
    BillTableModel* m_model;
    TableView* m_twin;
    QStackedWidget* m_stack;
    QList<QToolButton*> m_buttons;
};

} // namespace billfold
