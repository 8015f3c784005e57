// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chartlegend.h"

#include "ui/charts/charttheme.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/theme/type.h"

#include <QFocusEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

namespace
{
constexpr int swatch = 10;
constexpr int textLeft = 16 + 4;
constexpr int widest = 200;
} // namespace

LegendButton::LegendButton(const LegendEntry& entry, QWidget* parent)
    : QAbstractButton(parent), m_entry(entry)
{
    setText(entry.name);
    setCheckable(true);
    setChecked(true);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(entry.name);
    setAccessibleDescription(tr("Shown in the chart while checked. Enter shows it alone."));
    setToolTip(entry.name);
    setFont(Type::font(TextStyle::Caption));
}

QSize LegendButton::sizeHint() const
{
    const QFontMetrics metrics(Type::font(TextStyle::Caption));
    return {std::min(widest, textLeft + metrics.horizontalAdvance(text()) + 6),
            std::max(22, metrics.height() + 4)};
}

QSize LegendButton::minimumSizeHint() const
{
    return {textLeft + 60, sizeHint().height()};
}

void LegendButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::current();
    QPainter painter(this);
    if (underMouse())
        painter.fillRect(rect(), theme.hover);
    const QColor color = theme.series(m_entry.colour);
    const QRect square(4, (height() - swatch) / 2, swatch, swatch);
    if (m_entry.dash >= 0) {
        painter.setPen(ChartTheme::line(isChecked() ? color : theme.disabled, m_entry.dash));
        painter.drawLine(square.left() - 2, height() / 2, square.right() + 3, height() / 2);
    } else if (isChecked()) {
        painter.fillRect(square, color);
    } else {
        painter.setPen(theme.disabled);
        painter.drawRect(square.adjusted(0, 0, -1, -1));
    }
    QFont font = Type::font(TextStyle::Caption);
    // Not by colour alone: a hidden name is struck through.
    font.setStrikeOut(!isChecked());
    painter.setFont(font);
    painter.setPen(isChecked() ? theme.text2 : theme.text3);
    const QRect box(textLeft, 0, width() - textLeft - 4, height());
    painter.drawText(box, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(font).elidedText(text(), Qt::ElideRight, box.width()));
    if (m_ring && hasFocus())
        Paint::focusRing(&painter, rect());
}

void LegendButton::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    emit pointed(true);
}

void LegendButton::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    emit pointed(false);
}

void LegendButton::focusInEvent(QFocusEvent* event)
{
    // Only where the keyboard brought the focus: a window that becomes active must not fade anything.
    const Qt::FocusReason reason = event->reason();
    m_ring =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    QAbstractButton::focusInEvent(event);
    if (m_ring)
        emit pointed(true);
}

void LegendButton::focusOutEvent(QFocusEvent* event)
{
    QAbstractButton::focusOutEvent(event);
    emit pointed(false);
}

void LegendButton::mouseDoubleClickEvent(QMouseEvent* event)
{
    event->accept();
    emit soloRequested(true);
}

void LegendButton::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit soloRequested(false);
        break;
    case Qt::Key_Up:
        emit stepRequested(-1);
        break;
    case Qt::Key_Down:
        emit stepRequested(1);
        break;
    default:
        QAbstractButton::keyPressEvent(event);
        break;
    }
}

ChartLegend::ChartLegend(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    setAccessibleName(tr("Legend"));
}

void ChartLegend::setEntries(const QList<LegendEntry>& entries)
{
    qDeleteAll(m_buttons);
    m_buttons.clear();
    m_hidden.clear();
    while (QLayoutItem* item = m_layout->takeAt(0))
        delete item;
    for (int i = 0; i < entries.size(); ++i) {
        auto* button = new LegendButton(entries[i], this);
        button->setFocusPolicy(i == 0 ? Qt::StrongFocus : Qt::ClickFocus);
        connect(button, &QAbstractButton::clicked, this, [this, i] { toggle(i); });
        connect(button, &LegendButton::soloRequested, this,
                [this, i](bool afterClick) { solo(i, afterClick); });
        connect(button, &LegendButton::stepRequested, this, [this, i](int by) { step(i, by); });
        connect(button, &LegendButton::pointed, this,
                [this, i](bool inside) { emit pointed(inside && !m_hidden.contains(i) ? i : -1); });
        m_layout->addWidget(button);
        m_buttons.append(button);
    }
    m_layout->addStretch(1);
}

void ChartLegend::setHiddenEntries(const QSet<int>& hidden)
{
    if (m_hidden == hidden)
        return;
    m_hidden = hidden;
    apply();
}

void ChartLegend::toggle(int index)
{
    m_hiddenBefore = m_hidden;
    if (!m_hidden.remove(index))
        m_hidden.insert(index);
    // Nothing shown is a chart without sense: the last click then shows all.
    if (m_hidden.size() == m_buttons.size())
        m_hidden.clear();
    apply();
}

void ChartLegend::solo(int index, bool afterClick)
{
    QSet<int> others;
    for (int i = 0; i < m_buttons.size(); ++i) {
        if (i != index)
            others.insert(i);
    }
    const QSet<int> before = afterClick ? m_hiddenBefore : m_hidden;
    m_hidden = before == others ? QSet<int>() : others;
    apply();
}

void ChartLegend::step(int from, int by)
{
    const int to = std::clamp(from + by, 0, static_cast<int>(m_buttons.size()) - 1);
    m_buttons[from]->setFocusPolicy(Qt::ClickFocus);
    m_buttons[to]->setFocusPolicy(Qt::StrongFocus);
    m_buttons[to]->setFocus(Qt::TabFocusReason);
}

void ChartLegend::apply()
{
    for (int i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(!m_hidden.contains(i));
    emit hiddenChanged(m_hidden);
}

} // namespace billfold
