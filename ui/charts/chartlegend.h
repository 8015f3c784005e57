// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>
#include <QList>
#include <QSet>
#include <QWidget>

class QVBoxLayout;

namespace billfold
{

struct LegendEntry {
    QString name;
    int colour = 0;
    int dash = -1; ///< index of the line pattern; -1: a square
};

/// One name of a legend: a toggle that says whether its series is shown.
class LegendButton : public QAbstractButton
{
    Q_OBJECT

public:
    LegendButton(const LegendEntry& entry, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

signals:
    void pointed(bool inside);
    /// After a click, which toggled already, or by a key, which did not.
    void soloRequested(bool afterClick);
    void stepRequested(int step);

protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    LegendEntry m_entry;
    bool m_ring = false;
};

/// Names right of a chart, largest first. Pointing fades the other series, a click hides one, a double click
/// (Enter) shows it alone, and again all. Arrow keys move, Space hides. It is one stop of the Tab key.
class ChartLegend : public QWidget
{
    Q_OBJECT

public:
    explicit ChartLegend(QWidget* parent = nullptr);

    void setEntries(const QList<LegendEntry>& entries);
    const QSet<int>& hiddenEntries() const { return m_hidden; }
    void setHiddenEntries(const QSet<int>& hidden);
    QList<LegendButton*> buttons() const { return m_buttons; }

signals:
    void hiddenChanged(const QSet<int>& hidden);
    /// The entry under the pointer or with the focus; -1 for none.
    void pointed(int index);

private:
    void toggle(int index);
    void solo(int index, bool afterClick);
    void step(int from, int by);
    void apply();

    QVBoxLayout* m_layout;
    QList<LegendButton*> m_buttons;
    QSet<int> m_hidden;
    QSet<int> m_hiddenBefore;
};

} // namespace billfold
