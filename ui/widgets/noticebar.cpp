// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/noticebar.h"

#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QAccessible>
#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>
#include <QToolButton>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int bar = 3;
constexpr int padding = 12;
constexpr int gap = 10;

ColorRole iconColor(Semantic semantic)
{
    switch (semantic) {
    case Semantic::Neutral:
        return ColorRole::NeuIcon;
    case Semantic::Info:
        return ColorRole::InfoIcon;
    case Semantic::Success:
        return ColorRole::OkIcon;
    case Semantic::Warning:
        return ColorRole::WarnIcon;
    case Semantic::Error:
        return ColorRole::ErrIcon;
    case Semantic::Payer:
        break;
    }
    return ColorRole::Payer;
}

} // namespace

NoticeBar::NoticeBar(QWidget* parent) : NoticeBar(Semantic::Info, {}, {}, parent) {}

NoticeBar::NoticeBar(Semantic semantic, const QString& headline, const QString& text, QWidget* parent)
    : QFrame(parent), m_icon(new IconLabel({}, ColorRole::InfoIcon, Metrics::iconControl, this)),
      m_label(new QLabel(this)), m_action(makeButton({}, {}, ButtonRole::Link, this)),
      m_close(makeToolButton(u"close"_s, tr("Close this notice"), this))
{
    setFrameStyle(QFrame::NoFrame);
    m_label->setTextFormat(Qt::RichText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_close->setProperty("small", true);
    m_close->setIconSize({14, 14});
    m_action->hide();
    m_close->hide();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(bar + padding, Metrics::unit, padding, Metrics::unit);
    row->setSpacing(gap);
    auto* top = new QVBoxLayout;
    top->setContentsMargins(0, 2, 0, 0);
    top->addWidget(m_icon);
    top->addStretch(1);
    row->addLayout(top);
    row->addWidget(m_label, 1);
    row->addWidget(m_action, 0, Qt::AlignTop);
    row->addWidget(m_close, 0, Qt::AlignTop);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(m_action, &QPushButton::clicked, this, &NoticeBar::actionTriggered);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        emit closed();
    });
    setNotice(semantic, headline, text);
}

void NoticeBar::setNotice(Semantic semantic, const QString& headline, const QString& text,
                          const QString& iconName)
{
    m_semantic = semantic;
    m_headline = headline;
    m_text = text;
    m_iconName = iconName.isEmpty() ? semanticIcon(semantic) : iconName;
    setAccessibleName(this->text());
    refresh();
}

void NoticeBar::showNotice(Semantic semantic, const QString& headline, const QString& text)
{
    setNotice(semantic, headline, text);
    setClosable(true);
    show();
}

void NoticeBar::setAction(const QString& text)
{
    m_action->setText(text);
    m_action->setVisible(!text.isEmpty());
}

void NoticeBar::setClosable(bool closable)
{
    m_close->setVisible(closable);
}

QString NoticeBar::text() const
{
    return m_headline.isEmpty() ? m_text : m_text.isEmpty() ? m_headline : m_headline + u' ' + m_text;
}

void NoticeBar::refresh()
{
    const SemanticColors colors = Theme::current().semantic(m_semantic);
    QString html;
    if (!m_headline.isEmpty())
        html += u"<span style=\"font-weight:600\">"_s + m_headline.toHtmlEscaped() + u"</span> "_s;
    html += m_text.toHtmlEscaped();
    if (m_label->text() != html)
        m_label->setText(html);
    m_icon->setIcon(m_iconName, iconColor(m_semantic));
    setTextColor(m_label, colors.text);
    m_action->setProperty("ink", colors.text);
    m_action->update();
    update();
}

void NoticeBar::paintEvent(QPaintEvent*)
{
    const SemanticColors colors = Theme::current().semantic(m_semantic);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), Metrics::radiusControl, Metrics::radiusControl);
    painter.setClipPath(outline);
    painter.fillRect(rect(), colors.background);
    const int x = layoutDirection() == Qt::RightToLeft ? width() - bar : 0;
    painter.fillRect(QRect(x, 0, bar, height()), colors.icon);
}

void NoticeBar::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_label)
        refresh();
}

void NoticeBar::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    // Once for each text: a page that is shown again does not speak its old notice again.
    if (m_announced == text())
        return;
    m_announced = text();
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

} // namespace billfold
