// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/shareview.h"

#include "models/views/moneytext.h"
#include "ui/charts/charttheme.h"
#include "ui/charts/trendplot.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{
constexpr int wholeHeight = 20;
constexpr int wholeGap = 12;
constexpr int swatch = 10;
constexpr int tallestRow = 30;
} // namespace

ShareView::ShareView(QWidget* parent) : ChartWidget(parent)
{
    setMouseTracking(true);
}

void ShareView::setTable(const BillTable& table)
{
    QList<BillRow> rows = table.rows;
    std::stable_sort(rows.begin(), rows.end(),
                     [](const BillRow& a, const BillRow& b) { return a.amount > b.amount; });
    m_parts.clear();
    m_total = table.total;
    m_positive = {};
    m_currency = table.query.bill.currency;
    Part others;
    others.others = true;
    others.colour = mostParts;
    // Ten names need no "Others": it would take the place of the tenth.
    const qsizetype shown = rows.size() <= mostParts + 1 ? rows.size() : mostParts;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        if (i < shown)
            m_parts << Part{rows[i].key, rows[i].name, rows[i].amount, static_cast<int>(i), false};
        else
            others.amount += rows[i].amount;
    }
    if (rows.size() > shown) {
        others.name = tr("Others (%1)").arg(formatCount(rows.size() - shown));
        m_parts << others;
    }
    for (const Part& part : std::as_const(m_parts)) {
        if (!part.amount.isNegative())
            m_positive += part.amount;
    }
    m_row = -1;
    describe();
    update();
}

void ShareView::describe()
{
    QStringList words;
    for (const Part& part : std::as_const(m_parts))
        words << tr("%1 %2").arg(part.name, formatShare(part.amount, m_total));
    setSummary(m_parts.isEmpty()
                   ? tr("No charges.")
                   : tr("Shares of %1 %2: %3.").arg(formatMoney(m_total), m_currency, words.join(u", "_s)));
}

QSize ShareView::minimumSizeHint() const
{
    return {240, wholeHeight + wholeGap + static_cast<int>(std::max<qsizetype>(3, m_parts.size())) * 17};
}

QRect ShareView::rowRect(int row) const
{
    if (row < 0 || row >= m_parts.size())
        return {};
    const int top = wholeHeight + wholeGap;
    const double each = std::min<double>(tallestRow, static_cast<double>(height() - top) /
                                                         static_cast<double>(m_parts.size()));
    const int from = top + static_cast<int>(std::lround(each * row));
    return QRect(0, from, width(), top + static_cast<int>(std::lround(each * (row + 1))) - from);
}

QRect ShareView::partRect(int row) const
{
    if (row < 0 || row >= m_parts.size() || m_parts[row].amount.isNegative() || m_positive.isZero())
        return {};
    Money before;
    for (int i = 0; i < row; ++i) {
        if (!m_parts[i].amount.isNegative())
            before += m_parts[i].amount;
    }
    const double whole = m_positive.toPixelScale();
    const int left = static_cast<int>(std::lround(before.toPixelScale() / whole * width()));
    const int right =
        static_cast<int>(std::lround((before + m_parts[row].amount).toPixelScale() / whole * width()));
    return QRect(left, 0, right - left, wholeHeight);
}

int ShareView::rowAt(QPoint position) const
{
    for (int i = 0; i < m_parts.size(); ++i) {
        if (partRect(i).contains(position) || rowRect(i).contains(position))
            return i;
    }
    return -1;
}

void ShareView::paint(QPainter& painter, bool marks) const
{
    const Theme& theme = Theme::current();
    painter.fillRect(rect(), theme.surface);
    if (m_parts.isEmpty()) {
        painter.setFont(Type::font(TextStyle::Body));
        painter.setPen(theme.text2);
        painter.drawText(rect(), Qt::AlignCenter, tr("No charges"));
        return;
    }
    const QFont caption = Type::font(TextStyle::Caption);
    const QFontMetrics metrics(caption);
    painter.setFont(caption);
    int amounts = 0;
    int shares = 0;
    int names = 0;
    for (const Part& part : m_parts) {
        amounts = std::max(amounts, metrics.horizontalAdvance(formatMoney(part.amount)));
        shares = std::max(shares, metrics.horizontalAdvance(formatShare(part.amount, m_total)));
        names = std::max(names, metrics.horizontalAdvance(part.name));
    }
    names = std::min(names, std::max(60, width() * 4 / 10)) + swatch + 7 + 4;
    for (int i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        const QColor color = marks && m_row >= 0 && m_row != i
                                 ? ChartTheme::faded(theme.series(part.colour), theme)
                                 : theme.series(part.colour);
        // A gap of one pixel between parts.
        painter.fillRect(partRect(i).adjusted(0, 0, i + 1 < m_parts.size() ? -1 : 0, 0), color);
        const QRect row = rowRect(i);
        if (marks && m_row == i)
            painter.fillRect(row, theme.hover);
        painter.fillRect(QRect(4, row.center().y() - swatch / 2 + 1, swatch, swatch), color);
        const QRect name(4 + swatch + 7, row.top(), names - swatch - 7 - 4, row.height());
        painter.setPen(theme.text2);
        painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                         metrics.elidedText(part.name, Qt::ElideRight, name.width()));
        painter.setPen(theme.text);
        painter.drawText(row.adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter,
                         formatMoney(part.amount));
        const int shareRight = width() - 4 - amounts - 12;
        painter.drawText(QRect(shareRight - shares, row.top(), shares, row.height()),
                         Qt::AlignRight | Qt::AlignVCenter, formatShare(part.amount, m_total));
        const int left = names + 8;
        const int room = shareRight - shares - 12 - left;
        if (room > 24 && !m_positive.isZero()) {
            const double share = std::abs(part.amount.toPixelScale()) / m_positive.toPixelScale();
            const int length = std::clamp(static_cast<int>(std::lround(share * room)), 1, room);
            const QRect bar(left, row.center().y() - 3, length, 8);
            if (part.amount.isNegative()) {
                painter.setPen(color);
                painter.drawRect(bar.adjusted(0, 0, -1, -1));
            } else {
                painter.fillRect(bar, color);
            }
        }
    }
    if (marks && m_outline && m_row >= 0)
        Paint::focusRing(&painter, rowRect(m_row));
    else if (marks && ringVisible())
        Paint::focusRing(&painter, rect());
}

void ShareView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, true);
}

void ShareView::paintPicture(QPainter& painter) const
{
    paint(painter, false);
}

void ShareView::themeChanged()
{
    update();
}

void ShareView::setRow(int row, bool byKeyboard)
{
    m_row = row;
    m_outline = byKeyboard;
    if (byKeyboard && row >= 0) {
        announce(tr("%1, %2, %3 of the total")
                     .arg(m_parts[row].name, formatExact(m_parts[row].amount),
                          formatShare(m_parts[row].amount, m_total)));
    } else {
        describe();
    }
    update();
}

void ShareView::open(int row)
{
    if (row < 0)
        return;
    if (m_parts[row].others)
        emit othersOpened();
    else
        emit opened(m_parts[row].key, m_parts[row].name);
}

bool ShareView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int row = rowAt(help->pos());
        if (row < 0) {
            QToolTip::hideText();
            return true;
        }
        const Part& part = m_parts[row];
        QToolTip::showText(help->globalPos(),
                           tr("%1\n%2, %3 of the total")
                               .arg(part.name, formatExact(part.amount), formatShare(part.amount, m_total)),
                           this);
        return true;
    }
    return ChartWidget::event(event);
}

void ShareView::mouseMoveEvent(QMouseEvent* event)
{
    const int row = rowAt(event->position().toPoint());
    setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (row != m_row)
        setRow(row, false);
}

void ShareView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        open(rowAt(event->position().toPoint()));
}

void ShareView::leaveEvent(QEvent* event)
{
    ChartWidget::leaveEvent(event);
    setRow(-1, false);
}

void ShareView::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_parts.size()) - 1;
    if (last < 0) {
        ChartWidget::keyPressEvent(event);
        return;
    }
    keyboardUsed();
    switch (event->key()) {
    case Qt::Key_Up:
        setRow(m_row < 0 ? last : std::max(0, m_row - 1), true);
        break;
    case Qt::Key_Down:
        setRow(std::min(last, m_row + 1), true);
        break;
    case Qt::Key_Home:
        setRow(0, true);
        break;
    case Qt::Key_End:
        setRow(last, true);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        open(m_row);
        break;
    case Qt::Key_Escape:
        if (m_row >= 0) {
            setRow(-1, false);
            break;
        }
        [[fallthrough]];
    default:
        ChartWidget::keyPressEvent(event);
        break;
    }
}

} // namespace billfold
