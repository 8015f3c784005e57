// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/emptystate.h"

#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

namespace
{

constexpr int sentenceWidth = 420;

} // namespace

EmptyState::EmptyState(QWidget* parent) : EmptyState({}, {}, {}, parent) {}

EmptyState::EmptyState(const QString& iconName, const QString& heading, const QString& sentence,
                       QWidget* parent)
    : QWidget(parent), m_icon(new IconLabel({}, ColorRole::Text2, 24, this)),
      m_heading(new TextLabel({}, TextStyle::Strong, ColorRole::Text, this)),
      m_sentence(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)), m_action(makeButton({})),
      m_second(makeButton({})), m_actions(nullptr), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding,
                                 Metrics::panelPadding);
    m_layout->setSpacing(0);
    m_layout->addStretch(1);
    m_layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    m_layout->addSpacing(Metrics::unit + Metrics::inner);
    m_layout->addWidget(m_heading);
    m_layout->addSpacing(Metrics::inner);
    // Between stretches and not centred by alignment: aligned, a wrapped label takes its narrowest shape and
    // is given the height of another one.
    auto* line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(m_sentence, 1000);
    line->addStretch(1);
    m_layout->addLayout(line);
    m_layout->addSpacing(Metrics::unit + Metrics::inner);
    auto* actions = new ActionRow(this);
    actions->addWidget(m_action);
    actions->addWidget(m_second);
    m_actions = actions;
    m_layout->addWidget(m_actions, 0, Qt::AlignHCenter);
    m_layout->addStretch(1);
    for (TextLabel* label : {m_heading, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_heading->setMinimumHeight(Type::lineHeight(TextStyle::Strong));
    m_action->hide();
    m_second->hide();
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionTriggered);
    connect(m_second, &QPushButton::clicked, this, &EmptyState::secondActionTriggered);
    setContent(iconName, heading, sentence);
}

void EmptyState::setContent(const QString& iconName, const QString& heading, const QString& sentence,
                            ColorRole iconColor)
{
    m_icon->setIcon(iconName, iconColor);
    m_icon->setVisible(!iconName.isEmpty());
    m_heading->setText(heading);
    m_heading->setVisible(!heading.isEmpty());
    m_sentence->setText(sentence);
    m_sentence->setVisible(!sentence.isEmpty());
    // One line up to a readable length.
    const int wanted = m_sentence->fontMetrics().horizontalAdvance(sentence) + 2;
    m_sentence->setMinimumWidth(qMin(wanted, 120));
    m_sentence->setMaximumWidth(qMin(wanted, sentenceWidth));
}

void EmptyState::setAction(const QString& text, const QString& iconName, bool primary)
{
    m_action->setText(text);
    m_action->setIcon(iconName.isEmpty() ? QIcon() : icon(iconName));
    setButtonRole(m_action, primary ? ButtonRole::Primary : ButtonRole::Secondary);
    m_action->setVisible(!text.isEmpty());
}

void EmptyState::setSecondAction(const QString& text, const QString& iconName)
{
    m_second->setText(text);
    m_second->setIcon(iconName.isEmpty() ? QIcon() : icon(iconName));
    m_second->setVisible(!text.isEmpty());
}

void EmptyState::setExtra(QWidget* extra)
{
    m_layout->insertWidget(m_layout->indexOf(m_actions), extra);
    m_layout->insertSpacing(m_layout->indexOf(m_actions), Metrics::unit + Metrics::inner);
}

} // namespace billfold
