// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/panel.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/theme/theme.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/iconlabel.h"

#include <QChildEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>

namespace billfold
{

namespace
{

constexpr int radius = Metrics::radiusPanel;

/// Covers what a view has painted outside the round corner, and draws the arc of the border again.
class Corner : public QWidget
{
public:
    explicit Corner(QWidget* panel) : QWidget(panel)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setFixedSize(radius, radius);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const QWidget* panel = parentWidget();
        const QWidget* ground = panel->parentWidget();
        const QColor outside =
            ground ? ground->palette().color(ground->backgroundRole()) : Theme::current().window;
        QPainter painter(this);
        painter.translate(-pos());
        painter.setRenderHint(QPainter::Antialiasing);
        QPainterPath square;
        square.addRect(geometry());
        QPainterPath round;
        round.addRoundedRect(QRectF(panel->rect()), radius, radius);
        painter.fillPath(square.subtracted(round), outside);
        painter.setPen(Theme::current().border);
        painter.drawRoundedRect(QRectF(panel->rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius - 0.5,
                                radius - 0.5);
    }
};

/// Heading row and foot: a fill and one hairline towards the content.
class Band : public QWidget
{
public:
    Band(bool foot, QWidget* panel) : QWidget(panel), m_foot(foot) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter painter(this);
        painter.fillRect(rect(), m_foot ? t.window : t.surface);
        if (m_foot)
            Paint::hairlineTop(&painter, rect(), t.border);
        else
            Paint::hairlineBottom(&painter, rect(), t.border);
    }

private:
    bool m_foot;
};

} // namespace

Panel::Panel(QWidget* parent) : QFrame(parent)
{
    init();
}

Panel::Panel(const QString& heading, QWidget* parent) : QFrame(parent)
{
    init();
    setHeading(heading);
}

void Panel::init()
{
    setFrameStyle(QFrame::NoFrame);
    // What lies inside stands on surface, so that children which ask for their background get the right one.
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    m_head = new Band(false, this);
    m_head->setMinimumHeight(Metrics::panelHeading);
    auto* row = new QHBoxLayout(m_head);
    row->setContentsMargins(Metrics::panelPadding - 1, 0, Metrics::unit - 1, 1);
    row->setSpacing(Metrics::unit);
    m_icon = new IconLabel({}, ColorRole::Text2, Metrics::iconControl, m_head);
    m_heading = new ElidingLabel({}, TextStyle::Strong, ColorRole::Text, m_head);
    m_note = new TextLabel({}, TextStyle::Caption, ColorRole::Text2, m_head);
    m_tools = new QHBoxLayout;
    m_tools->setSpacing(Metrics::unit);
    row->addWidget(m_icon);
    row->addWidget(m_heading, 1);
    row->addWidget(m_note);
    row->addLayout(m_tools);
    m_icon->hide();
    m_note->hide();
    m_head->hide();
    m_body = new QVBoxLayout;
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(0);
    column->addWidget(m_head);
    column->addLayout(m_body, 1);
    for (QWidget*& corner : m_corners)
        corner = new Corner(this);
}

void Panel::setHeading(const QString& heading)
{
    m_heading->setText(heading);
    m_head->setVisible(!heading.isEmpty());
    setAccessibleName(heading);
}

QString Panel::heading() const
{
    return m_heading->text();
}

void Panel::setHeadingIcon(const QString& iconName)
{
    m_icon->setIcon(iconName, ColorRole::Text2);
    m_icon->setVisible(!iconName.isEmpty());
}

void Panel::setHeadingNote(const QString& note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
    // Without a tool at the right the note stands at the padding of the panel.
    m_head->layout()->setContentsMargins(
        Metrics::panelPadding - 1, 0,
        (m_tools->isEmpty() && !note.isEmpty() ? Metrics::panelPadding : Metrics::unit) - 1, 1);
}

void Panel::addTool(QWidget* tool)
{
    m_tools->addWidget(tool);
    m_head->show();
}

QVBoxLayout* Panel::addPaddedBody()
{
    auto* padded = new QVBoxLayout;
    padded->setContentsMargins(Metrics::panelPadding - 1, Metrics::panelPadding - 1,
                               Metrics::panelPadding - 1, Metrics::panelPadding - 1);
    padded->setSpacing(Metrics::unit);
    m_body->addLayout(padded);
    return padded;
}

void Panel::addWidget(QWidget* widget, int stretch)
{
    m_body->addWidget(widget, stretch);
}

QHBoxLayout* Panel::addFoot()
{
    auto* foot = new Band(true, this);
    foot->setMinimumHeight(Metrics::dialogFoot);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::panelPadding - 1, Metrics::unit, Metrics::panelPadding - 1,
                            Metrics::unit);
    row->setSpacing(Metrics::unit);
    static_cast<QVBoxLayout*>(layout())->addWidget(foot);
    return row;
}

void Panel::paintEvent(QPaintEvent*)
{
    const Theme& t = Theme::current();
    QPainter painter(this);
    Paint::frame(&painter, rect(), t.surface, t.border, 1, radius);
}

void Panel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_corners[0]->move(0, 0);
    m_corners[1]->move(width() - radius, 0);
    m_corners[2]->move(0, height() - radius);
    m_corners[3]->move(width() - radius, height() - radius);
}

void Panel::childEvent(QChildEvent* event)
{
    QFrame::childEvent(event);
    if (!event->added() || !m_corners[3])
        return;
    for (QWidget* corner : m_corners)
        corner->raise();
}

} // namespace billfold
