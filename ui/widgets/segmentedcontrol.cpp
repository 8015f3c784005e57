// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/segmentedcontrol.h"

#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/type.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace billfold
{

namespace
{

constexpr int padding = 12;
constexpr int gap = 6;

/// One part. It paints text, icon and focus; fill, lines and outline belong to the control, which knows the
/// corners.
class SegmentButton : public QAbstractButton
{
public:
    SegmentButton(const QString& text, const QString& iconName, bool iconOnly, QWidget* parent)
        : QAbstractButton(parent), m_iconName(iconName), m_iconOnly(iconOnly)
    {
        setText(text);
        setAccessibleName(text);
        if (iconOnly)
            setToolTip(text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::StrongFocus);
        setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override
    {
        int width = 2 * padding;
        if (!m_iconName.isEmpty())
            width += Metrics::iconControl + (m_iconOnly ? -8 : gap);
        if (!m_iconOnly)
            width += QFontMetrics(Type::font(TextStyle::Strong)).size(Qt::TextShowMnemonic, text()).width();
        return {width, Type::controlHeight() - 2};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter painter(this);
        const QFont font = Type::font(isChecked() ? TextStyle::Strong : TextStyle::Body);
        const int textWidth = m_iconOnly ? 0 : QFontMetrics(font).size(Qt::TextShowMnemonic, text()).width();
        const int iconWidth = m_iconName.isEmpty() ? 0 : Metrics::iconControl;
        const int whole = textWidth + iconWidth + (textWidth > 0 && iconWidth > 0 ? gap : 0);
        const auto mirrored = [this](const QRect& part) {
            return QStyle::visualRect(layoutDirection(), rect(), part);
        };
        int x = (width() - whole) / 2;
        if (iconWidth > 0) {
            const QColor ink = !isEnabled() ? t.disabled : isChecked() ? t.accent : t.text2;
            paintIcon(&painter, mirrored(QRect(x, 0, iconWidth, height())), m_iconName, ink, iconWidth);
            x += iconWidth + gap;
        }
        if (!m_iconOnly) {
            painter.setFont(font);
            painter.setPen(isEnabled() ? t.text : t.disabled);
            painter.drawText(mirrored(QRect(x, 0, textWidth + 1, height())),
                             Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic, text());
        }
        QStyleOption option;
        option.initFrom(this);
        if (Paint::showsFocus(&option))
            Paint::focusRing(&painter, rect().adjusted(1, 1, -1, -1), Metrics::radiusSmall);
    }

    bool event(QEvent* event) override
    {
        // The control paints our fill.
        if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
            parentWidget()->update();
        return QAbstractButton::event(event);
    }

private:
    QString m_iconName;
    bool m_iconOnly;
};

} // namespace

SegmentedControl::SegmentedControl(const QString& accessibleName, QWidget* parent)
    : QWidget(parent), m_group(new QButtonGroup(this))
{
    setAccessibleName(accessibleName);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(1, 1, 1, 1);
    row->setSpacing(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        update();
        if (checked)
            emit currentChanged(id);
    });
}

int SegmentedControl::addSegment(const QString& text, const QString& iconName, bool iconOnly)
{
    auto* button = new SegmentButton(text, iconName, iconOnly, this);
    const int id = count();
    if (id == 0)
        button->setChecked(true);
    m_group->addButton(button, id);
    layout()->addWidget(button);
    return id;
}

void SegmentedControl::setSegmentText(int index, const QString& text)
{
    if (QAbstractButton* part = button(index)) {
        part->setText(text);
        part->setAccessibleName(text);
        part->updateGeometry();
    }
}

int SegmentedControl::currentIndex() const
{
    return m_group->checkedId();
}

int SegmentedControl::count() const
{
    return static_cast<int>(m_group->buttons().size());
}

QAbstractButton* SegmentedControl::button(int index) const
{
    return m_group->button(index);
}

void SegmentedControl::setCurrentIndex(int index)
{
    if (QAbstractButton* part = button(index))
        part->setChecked(true);
}

void SegmentedControl::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Metrics::radiusControl,
                           Metrics::radiusControl);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    painter.setClipPath(outline);
    painter.fillRect(rect(), isEnabled() ? t.surface : t.window);
    const QList<QAbstractButton*> buttons = m_group->buttons();
    for (const QAbstractButton* part : buttons) {
        const QRect box = part->geometry().adjusted(0, -1, 0, 1);
        if (part->isChecked())
            painter.fillRect(box, isEnabled() ? t.sel : t.selInactive);
        else if (part->underMouse() && part->isEnabled())
            painter.fillRect(box, part->isDown() ? t.sunken : t.hover);
        if (part != buttons.last()) {
            const int x = layoutDirection() == Qt::RightToLeft ? box.left() - 1 : box.right() + 1;
            painter.fillRect(QRect(x, 1, 1, height() - 2), t.border);
        }
    }
    painter.restore();
    painter.setPen(isEnabled() ? t.borderStrong : t.border);
    painter.drawPath(outline);
}

} // namespace billfold
