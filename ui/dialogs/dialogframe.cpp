// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/dialogframe.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/widgets/elidinglabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

namespace
{

/// The foot: window colour, a hairline above.
class Foot : public QWidget
{
public:
    explicit Foot(QWidget* parent) : QWidget(parent) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), Theme::current().window);
        Paint::hairlineTop(&painter, rect(), Theme::current().border);
    }
};

} // namespace

DialogFrame::DialogFrame(const QString& title, QWidget* parent)
    : QDialog(parent), m_middle(new QHBoxLayout), m_body(new QVBoxLayout),
      m_heading(new ElidingLabel({}, TextStyle::Subtitle, ColorRole::Text, this)),
      m_caption(new TextLabel({}, TextStyle::Body, ColorRole::Text2, this)),
      m_note(new TextLabel({}, TextStyle::Caption, ColorRole::Text2)), m_buttons(new QHBoxLayout)
{
    setWindowTitle(title);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true); // a window is else painted in window colour, whatever its role
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(0);
    m_middle->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setContentsMargins(Metrics::dialogPadding, Metrics::dialogPadding - Metrics::inner,
                               Metrics::dialogPadding, Metrics::dialogPadding);
    column->setSpacing(0);
    m_caption->setWordWrap(true);
    column->addWidget(m_heading);
    column->addWidget(m_caption);
    column->addSpacing(Metrics::panelGap - Metrics::inner);
    m_body->setSpacing(Metrics::panelGap);
    column->addLayout(m_body, 1);
    m_middle->addLayout(column, 1);
    all->addLayout(m_middle, 1);
    auto* foot = new Foot(this);
    foot->setMinimumHeight(Metrics::dialogFoot);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(Metrics::panelPadding, Metrics::unit, Metrics::panelPadding, Metrics::unit);
    row->setSpacing(Metrics::panelGap);
    m_note->setWordWrap(true);
    row->addWidget(m_note, 1);
    m_buttons->setSpacing(Metrics::buttonGap);
    row->addLayout(m_buttons);
    all->addWidget(foot);
    m_heading->hide();
    m_caption->hide();
}

bool DialogFrame::event(QEvent* event)
{
    const bool done = QDialog::event(event);
    // Qt asks a window's layout for its least height at the width it likes best; a sentence that wraps at the
    // present width may need more.
    if ((event->type() == QEvent::LayoutRequest || event->type() == QEvent::Show) &&
        layout()->hasHeightForWidth()) {
        const int needed = layout()->totalMinimumHeightForWidth(width());
        if (height() < needed)
            resize(width(), needed);
    }
    return done;
}

void DialogFrame::setHeading(const QString& heading, const QString& caption)
{
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    m_caption->setText(caption);
    m_caption->setVisible(!caption.isEmpty());
}

void DialogFrame::setSide(QWidget* side)
{
    m_middle->insertWidget(0, side);
}

void DialogFrame::setNote(const QString& note)
{
    m_note->setText(note);
}

QString DialogFrame::note() const
{
    return m_note->text();
}

QPushButton* DialogFrame::addButton(const QString& text, ButtonRole role, const QString& iconName)
{
    QPushButton* button = makeButton(text, iconName, role, this);
    // Qt makes every button of a dialog the default of Enter while it has the focus; ours is the primary one.
    button->setAutoDefault(role == ButtonRole::Primary);
    button->setDefault(role == ButtonRole::Primary);
    m_buttons->addWidget(button);
    return button;
}

QPushButton* DialogFrame::addCancel(const QString& text)
{
    QPushButton* button = addButton(text.isEmpty() ? tr("Cancel") : text);
    connect(button, &QPushButton::clicked, this, &QDialog::reject);
    return button;
}

} // namespace billfold
