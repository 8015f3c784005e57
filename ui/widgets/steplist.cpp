// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/steplist.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace billfold
{

namespace
{

using namespace Qt::StringLiterals;

constexpr int listWidth = 200;
constexpr int stepHeight = 36;
constexpr int side = 8;
constexpr int top = 16;
constexpr int disc = 20;

} // namespace

StepList::StepList(const QStringList& steps, QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setSteps(steps);
}

void StepList::setSteps(const QStringList& steps)
{
    m_steps = steps;
    describe();
    updateGeometry();
    update();
}

void StepList::setCurrent(int index)
{
    m_current = index;
    describe();
    update();
}

void StepList::describe()
{
    setAccessibleName(
        tr("Step %1 of %2, %3").arg(m_current + 1).arg(m_steps.size()).arg(m_steps.value(m_current)));
}

QSize StepList::sizeHint() const
{
    return {listWidth, 2 * top + stepHeight * static_cast<int>(m_steps.size())};
}

void StepList::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    painter.fillRect(rect(), t.window);
    painter.fillRect(mirrored(QRect(width() - 1, 0, 1, height())), t.border);
    for (int i = 0; i < m_steps.size(); ++i) {
        const QRect row = mirrored(QRect(side, top + i * stepHeight, width() - 1 - 2 * side, stepHeight));
        const bool current = i == m_current;
        const bool done = i < m_current;
        if (current)
            Paint::frame(&painter, row, t.sel, t.sel, 0, Metrics::radiusControl);
        const QRect circle =
            QStyle::visualRect(layoutDirection(), row,
                               QRect(row.left() + side, row.top() + (stepHeight - disc) / 2, disc, disc));
        Paint::frame(&painter, circle, current ? t.accent : QColor(),
                     done      ? t.okIcon
                     : current ? t.accent
                               : t.borderStrong,
                     1, disc / 2);
        if (done) {
            paintIcon(&painter, circle, u"check"_s, t.okIcon, Metrics::iconBadge, 2);
        } else {
            painter.setFont(Type::font(TextStyle::Caption));
            painter.setPen(current ? t.onAccent : t.text2);
            painter.drawText(circle, Qt::AlignCenter, locale().toString(i + 1));
        }
        painter.setFont(Type::font(current ? TextStyle::Strong : TextStyle::Body));
        painter.setPen(current || done ? t.text : t.text2);
        const QRect text =
            QStyle::visualRect(layoutDirection(), row, row.adjusted(side + disc + 10, 0, -side, 0));
        painter.drawText(text, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         painter.fontMetrics().elidedText(m_steps.at(i), Qt::ElideRight, text.width()));
    }
}

} // namespace billfold
