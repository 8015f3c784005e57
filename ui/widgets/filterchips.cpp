// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/filterchips.h"

#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>

#include <algorithm>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

constexpr int chipHeight = 28;
constexpr int padding = 8;
constexpr int gap = 6;
constexpr int closeWidth = 24;

} // namespace

FilterChip::FilterChip(const QString& dimension, const QString& value, QWidget* parent)
    : QAbstractButton(parent), m_dimension(dimension), m_value(value)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setText(dimension + u": "_s + value);
    setAccessibleName(text());
    setAccessibleDescription(tr("Delete removes this filter and those after it."));
    setToolTip(plainToolTip(text()));
    connect(this, &QAbstractButton::clicked, this, &FilterChip::chosen);
}

void FilterChip::setLast(bool last)
{
    m_last = last;
    update();
}

QSize FilterChip::sizeHint() const
{
    const int width = QFontMetrics(Type::font(TextStyle::Body)).horizontalAdvance(m_dimension) +
                      QFontMetrics(Type::font(TextStyle::Strong)).horizontalAdvance(m_value);
    return {1 + padding + width + gap + closeWidth,
            std::max(chipHeight, Type::lineHeight(TextStyle::Body) + 8)};
}

QRect FilterChip::closeRect() const
{
    return QStyle::visualRect(layoutDirection(), rect(),
                              QRect(width() - closeWidth, 0, closeWidth, height()));
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    const QColor fill = m_last ? t.accentSoft : underMouse() ? t.hover : t.surface;
    Paint::frame(&painter, rect(), fill, m_last ? t.accent : t.borderStrong);
    QStyleOption option;
    option.initFrom(this);
    if (Paint::showsFocus(&option))
        Paint::focusRing(&painter, rect());
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    const QFont body = Type::font(TextStyle::Body);
    const int dimensionWidth = QFontMetrics(body).horizontalAdvance(m_dimension);
    int x = 1 + padding;
    painter.setFont(body);
    painter.setPen(t.text2);
    painter.drawText(mirrored(QRect(x, 0, dimensionWidth + 1, height())), Qt::AlignVCenter | Qt::AlignLeft,
                     m_dimension);
    x += dimensionWidth + gap;
    painter.setFont(Type::font(TextStyle::Strong));
    painter.setPen(t.text);
    painter.drawText(mirrored(QRect(x, 0, width() - closeWidth - x, height())),
                     Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, m_value);
    paintIcon(&painter, closeRect(), u"close"_s, m_overClose ? t.text : t.text3, Metrics::iconControl);
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        emit removeRequested();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && closeRect().contains(event->position().toPoint())) {
        setDown(false);
        emit removeRequested();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::mouseMoveEvent(QMouseEvent* event)
{
    const bool over = closeRect().contains(event->position().toPoint());
    if (over != m_overClose) {
        m_overClose = over;
        update();
    }
    QAbstractButton::mouseMoveEvent(event);
}

void FilterChip::leaveEvent(QEvent* event)
{
    m_overClose = false;
    QAbstractButton::leaveEvent(event);
}

FilterChips::FilterChips(QWidget* parent) : QWidget(parent)
{
    auto* flow = new FlowLayout(this, 6, Metrics::unit);
    flow->setContentsMargins(0, 0, 0, 0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void FilterChips::setFilters(const QList<Filter>& filters)
{
    m_filters = filters;
    rebuild();
}

void FilterChips::setClearable(bool clearable)
{
    m_clearable = clearable;
    rebuild();
}

void FilterChips::rebuild()
{
    // A chip may be in the middle of its own key press: it dies later, but leaves layout and focus chain now.
    qsizetype focused = -1;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        if (m_chips.at(i)->hasFocus())
            focused = i;
    }
    m_chips.clear();
    while (QLayoutItem* item = layout()->takeAt(0)) {
        if (QWidget* widget = item->widget()) {
            widget->hide();
            widget->deleteLater();
        }
        delete item;
    }
    const int count = static_cast<int>(m_filters.size());
    for (int i = 0; i < count; ++i) {
        if (i > 0)
            layout()->addWidget(
                new IconLabel(u"chevron-right"_s, ColorRole::Text2, Metrics::iconControl, this));
        auto* chip = new FilterChip(m_filters.at(i).dimension, m_filters.at(i).value, this);
        chip->setLast(i == count - 1 && count > 1);
        connect(chip, &FilterChip::removeRequested, this, [this, i] { emit removed(i); });
        connect(chip, &FilterChip::chosen, this, [this, i] { emit chosen(i); });
        layout()->addWidget(chip);
        m_chips.append(chip);
    }
    if (m_clearable && count > 0) {
        QToolButton* clear = makeToolButton(u"filter-clear"_s, tr("Clear all filters"), this);
        connect(clear, &QToolButton::clicked, this, &FilterChips::cleared);
        layout()->addWidget(clear);
    }
    for (QWidget* child : findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
        if (layout()->indexOf(child) >= 0)
            child->show();
    }
    if (focused >= 0 && !m_chips.isEmpty())
        m_chips.at(std::clamp<qsizetype>(focused - 1, 0, m_chips.size() - 1))->setFocus(Qt::TabFocusReason);
    updateGeometry();
}

} // namespace billfold
