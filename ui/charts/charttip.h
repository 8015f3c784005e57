// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace billfold
{

/// One line of the tip: swatch (-1: none), name, amount.
struct TipLine {
    int colour = -1;
    QString name;
    QString amount;
    bool quiet = false; ///< in the second text colour (the total)
};

/// The tool tip of charts: a heading and lines with exact amounts, raised, beside what it tells about and
/// inside the chart. The pointer passes through it.
class ChartTip : public QWidget
{
    Q_OBJECT

public:
    explicit ChartTip(QWidget* chart);

    void setContent(const QString& heading, const QList<TipLine>& lines);
    /// Shows it left or right of `column` (in the parent's coordinates), near `y`, inside the parent.
    void showBeside(const QRect& column, int y);
    QSize sizeHint() const override;
    QString heading() const { return m_heading; }
    const QList<TipLine>& lines() const { return m_lines; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_heading;
    QList<TipLine> m_lines;
};

} // namespace billfold
