// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "ui/charts/chartwidget.h"

namespace billfold
{

/// How much of the whole each group is: one bar of 100 % in parts, and below it the names with their share in
/// per cent and a bar of it. No pie: lengths compare, angles do not. Groups that are negative (credits) have
/// a share of their own sign and no place in the bar of the whole.
///
/// A click or Enter opens a group; arrow keys move, Esc lets go.
class ShareView : public ChartWidget
{
    Q_OBJECT

public:
    struct Part {
        QString key, name;
        Money amount;
        int colour = 0;
        bool others = false;
    };

    explicit ShareView(QWidget* parent = nullptr);

    void setTable(const BillTable& table);
    const QList<Part>& parts() const { return m_parts; }
    QRect rowRect(int row) const;
    /// Where the part lies in the bar of the whole; empty for negative ones.
    QRect partRect(int row) const;
    int highlightedRow() const { return m_row; }

    void paintPicture(QPainter& painter) const override;
    QSize sizeHint() const override { return {400, 216}; }
    QSize minimumSizeHint() const override;

signals:
    void opened(const QString& key, const QString& name);
    void othersOpened();

protected:
    void paintEvent(QPaintEvent* event) override;
    void themeChanged() override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    void paint(QPainter& painter, bool marks) const;
    int rowAt(QPoint position) const;
    void setRow(int row, bool byKeyboard);
    void open(int row);
    void describe();

    QList<Part> m_parts;
    Money m_total;
    Money m_positive;
    QString m_currency;
    int m_row = -1;
    bool m_outline = false;
};

} // namespace billfold
