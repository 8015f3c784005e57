// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "ui/charts/chartwidget.h"

namespace billfold
{

class BarView;
class ChartTip;
class TextLabel;

/// The groups of a bill side by side: horizontal bars with the amount printed at each, no grid and no axis.
/// The nine largest; the rest is said in a line below: "Others (191): 368,615.17 (72.4 % of the total)".
///
/// A click or Enter opens a group; arrow keys move (the line about the others is the last stop), Esc lets go.
class AccountBarChart : public ChartWidget
{
    Q_OBJECT

public:
    explicit AccountBarChart(QWidget* parent = nullptr);

    void setTable(const BillTable& table);
    int barCount() const { return static_cast<int>(m_shown.size()); }
    /// Keys of the bars, from the top.
    QStringList keys() const;
    QString othersText() const;
    /// Bar under the pointer or the keyboard; barCount() is the line about the others; -1: none.
    int highlightedRow() const { return m_row; }
    QRect rowRect(int row) const;
    ChartTip* tip() const { return m_tip; }
    /// Marks the bar of a group from outside (a row of the table); empty: none.
    void point(const QString& key);

    void paintPicture(QPainter& painter) const override;
    QSize sizeHint() const override { return {400, 216}; }
    QSize minimumSizeHint() const override;

signals:
    void opened(const QString& key, const QString& name);
    /// Click or Enter on the line about the others.
    void othersOpened();

protected:
    void themeChanged() override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    int rowAt(QPointF position) const;
    int lastRow() const;
    void open(int row);
    void highlight(int row, bool byKeyboard);
    void clearHighlight();
    void showTip(int row);
    void describe();

    QList<BillRow> m_shown;
    Money m_total;
    QString m_currency;
    BarView* m_view;
    TextLabel* m_others;
    ChartTip* m_tip;
    int m_row = -1;
    bool m_byKeyboard = false;
};

} // namespace billfold
