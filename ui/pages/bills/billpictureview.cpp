// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billpictureview.h"

#include "ui/theme/icon.h"
#include "ui/theme/theme.h"
#include "ui/theme/type.h"
#include "ui/widgets/textlabel.h"

#include <QFocusEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

BillPictureInk inkOfTheme()
{
    const Theme& t = Theme::current();
    BillPictureInk ink;
    ink.surface = t.surface;
    ink.text = t.text;
    ink.text2 = t.text2;
    ink.line = t.borderStrong;
    ink.hairline = t.border;
    ink.payer = t.payer;
    ink.payerBackground = t.payerBg;
    ink.hover = t.hover;
    ink.focus = t.focus;
    ink.body = Type::font(TextStyle::Body);
    ink.strong = Type::font(TextStyle::Strong);
    ink.caption = Type::font(TextStyle::Caption);
    ink.total = Type::font(TextStyle::Subtitle);
    ink.icon = [](QPainter& painter, const QRectF& box, const QString& name, const QColor& color) {
        paintIcon(&painter, box.toAlignedRect(), name, color, 16);
    };
    return ink;
}

} // namespace

BillPictureView::BillPictureView(QWidget* parent) : ChartWidget(parent), m_painter({}, inkOfTheme())
{
    setTitle(tr("Monthly Consolidated Bill"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BillPictureView::setPicture(const BillPicture& picture)
{
    const QString key = m_painter.picture().rows.value(m_current).key;
    m_painter = BillPicturePainter(picture, inkOfTheme());
    m_painter.layOut(width());
    m_hovered = -1;
    m_current = -1;
    for (int i = 0; i < picture.rows.size(); ++i) {
        if (hasFocus() && !key.isEmpty() && picture.rows[i].key == key)
            m_current = i;
    }
    describe();
    updateGeometry();
    update();
}

void BillPictureView::describe()
{
    const BillPicture& picture = m_painter.picture();
    QStringList parts;
    for (const BillPicture::Row& row : picture.rows)
        parts << (row.payer ? tr("%1, payer account: %2") : tr("%1: %2")).arg(row.name, row.amount);
    parts << tr("%1: %2").arg(picture.totalLabel, picture.total);
    setSummary(tr("%1. %2.").arg(picture.titleNote, parts.join(u"; "_s)));
}

void BillPictureView::paintPicture(QPainter& painter) const
{
    m_painter.paint(painter);
}

QSize BillPictureView::sizeHint() const
{
    return {960, static_cast<int>(m_painter.height() + 0.5)};
}

QSize BillPictureView::minimumSizeHint() const
{
    return {280, sizeHint().height()};
}

void BillPictureView::themeChanged()
{
    m_painter.setInk(inkOfTheme());
    m_painter.layOut(width());
    updateGeometry();
    update();
}

void BillPictureView::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    m_painter.layOut(width());
}

void BillPictureView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    m_painter.paint(painter, {m_hovered, ringVisible() ? m_current : -1});
    // Focus before an arrow key: the whole picture.
    if (ringVisible() && m_current < 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::current().focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

bool BillPictureView::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ChartWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int row = m_painter.rowAt(help->pos());
    QString tip;
    if (row >= 0) {
        const BillPicture::Row& shown = m_painter.picture().rows[row];
        const QString name = shown.rest > 0 ? shown.name : tr("%1 (%2)").arg(shown.name, shown.key);
        tip = shown.centMoved ? tr("%1\nExact %2. Shown as %3 so that the parts add up to the total.")
                                    .arg(name, shown.exact, shown.amount)
                              : tr("%1\nExact %2").arg(name, shown.exact);
    }
    QToolTip::showText(help->globalPos(), tip.isEmpty() ? QString() : plainToolTip(tip), this);
    return true;
}

void BillPictureView::hover(int row)
{
    if (row == m_hovered)
        return;
    m_hovered = row;
    setCursor(row >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void BillPictureView::mouseMoveEvent(QMouseEvent* event)
{
    hover(m_painter.rowAt(event->position()));
}

void BillPictureView::leaveEvent(QEvent* event)
{
    ChartWidget::leaveEvent(event);
    hover(-1);
}

void BillPictureView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        open(m_painter.rowAt(event->position()));
}

void BillPictureView::open(int row)
{
    if (row < 0 || row >= m_painter.picture().rows.size())
        return;
    const BillPicture::Row chosen = m_painter.picture().rows[row];
    if (chosen.rest > 0)
        emit restOpened();
    else
        emit opened(chosen.key, chosen.name);
}

void BillPictureView::setCurrent(int row)
{
    m_current = row;
    keyboardUsed();
    if (row >= 0) {
        const BillPicture::Row& shown = m_painter.picture().rows[row];
        announce(tr("%1, %2").arg(shown.name, shown.amount));
    }
    update();
}

void BillPictureView::keyPressEvent(QKeyEvent* event)
{
    const int last = static_cast<int>(m_painter.picture().rows.size()) - 1;
    switch (event->key()) {
    case Qt::Key_Down:
        setCurrent(std::min(last, m_current + 1));
        break;
    case Qt::Key_Up:
        setCurrent(m_current < 0 ? last : std::max(0, m_current - 1));
        break;
    case Qt::Key_Home:
        setCurrent(std::min(0, last));
        break;
    case Qt::Key_End:
        setCurrent(last);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        open(m_current);
        break;
    case Qt::Key_Escape:
        if (m_current < 0) {
            ChartWidget::keyPressEvent(event);
            break;
        }
        setCurrent(-1);
        describe();
        break;
    default:
        ChartWidget::keyPressEvent(event);
        break;
    }
}

void BillPictureView::focusInEvent(QFocusEvent* event)
{
    ChartWidget::focusInEvent(event);
    update();
}

void BillPictureView::focusOutEvent(QFocusEvent* event)
{
    m_current = -1;
    describe();
    ChartWidget::focusOutEvent(event);
}

} // namespace billfold
