// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rulelist.h"

#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QPainter>

#include <algorithm>
#include <functional>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int parts = 4;
constexpr int barHeight = 6;
constexpr int barWidth = 160;

class MeterBar : public QWidget
{
public:
    MeterBar(std::function<int()> score, QWidget* parent) : QWidget(parent), m_score(std::move(score))
    {
        setFixedSize(barWidth, barHeight);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter painter(this);
        const int score = m_score();
        // Even the worst password fills one part, so that typing shows.
        const int filled = score < 0 ? 0 : std::max(1, score);
        const QColor ink = score <= 1 ? t.errIcon : score == 2 ? t.warnIcon : t.okIcon;
        constexpr int gap = 4;
        const int width = (this->width() - (parts - 1) * gap) / parts;
        for (int i = 0; i < parts; ++i)
            Paint::frame(&painter, QRect(i * (width + gap), 0, width, height()), i < filled ? ink : t.sunken,
                         {}, 0, 2);
    }

private:
    std::function<int()> m_score;
};

} // namespace

RuleList::RuleList(int columns, QWidget* parent)
    : QWidget(parent), m_columns(columns), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Metrics::unit);
    m_grid->setVerticalSpacing(Metrics::inner);
    for (int column = 0; column < columns; ++column)
        m_grid->setColumnStretch(2 * column + 1, 1);
}

void RuleList::setRules(const QList<Rule>& rules)
{
    if (rules == m_rules)
        return;
    const bool same = rules.size() == m_rules.size();
    m_rules = rules;
    if (!same)
        rebuild();
    for (qsizetype i = 0; i < rules.size(); ++i) {
        const Rule& rule = rules[i];
        m_marks[i]->setIcon(rule.met ? u"check"_s : u"dot"_s,
                            rule.met ? ColorRole::OkIcon : ColorRole::Text3);
        m_texts[i]->setText(rule.text);
        m_texts[i]->setColor(rule.met ? ColorRole::Text : ColorRole::Text2);
        m_texts[i]->setAccessibleName(rule.met ? tr("%1: fulfilled").arg(rule.text)
                                               : tr("%1: not yet").arg(rule.text));
    }
}

bool RuleList::allMet() const
{
    return std::all_of(m_rules.cbegin(), m_rules.cend(), [](const Rule& rule) { return rule.met; });
}

void RuleList::rebuild()
{
    qDeleteAll(m_marks);
    qDeleteAll(m_texts);
    m_marks.clear();
    m_texts.clear();
    for (int i = 0; i < m_rules.size(); ++i) {
        auto* mark = new IconLabel({}, ColorRole::Text3, Metrics::iconBadge, this);
        auto* text = new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this);
        text->setWordWrap(true);
        text->setAlignment(Qt::AlignLeft |
                           Qt::AlignTop); // beside its mark, also where its neighbour has more lines
        m_grid->addWidget(mark, i / m_columns, 2 * (i % m_columns), Qt::AlignTop);
        m_grid->addWidget(text, i / m_columns, 2 * (i % m_columns) + 1);
        m_marks.append(mark);
        m_texts.append(text);
    }
}

StrengthMeter::StrengthMeter(QWidget* parent)
    : QWidget(parent), m_bar(new MeterBar([this] { return m_score; }, this)),
      m_word(new TextLabel({}, TextStyle::CaptionStrong, ColorRole::Text, this)),
      m_advice(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::inner);
    auto* row = new QHBoxLayout;
    row->setSpacing(Metrics::unit);
    row->addWidget(m_bar, 0, Qt::AlignVCenter);
    row->addWidget(m_word, 1);
    column->addLayout(row);
    column->addWidget(m_advice);
    m_advice->setWordWrap(true);
    // Two lines of room from the beginning: what is below must not jump with every letter.
    m_advice->setMinimumHeight(Type::lineHeight(TextStyle::Caption));
    m_advice->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setStrength(-1, {});
}

void StrengthMeter::setStrength(int score, const QString& advice)
{
    m_score = qBound(-1, score, parts);
    m_word->setText(word());
    m_advice->setText(advice);
    setAccessibleName(m_score < 0 ? tr("Strength") : tr("Strength: %1").arg(word()));
    m_bar->update();
}

QString StrengthMeter::word() const
{
    switch (m_score) {
    case 0:
        return tr("Guessed at once");
    case 1:
        return tr("Weak");
    case 2:
        return tr("Fair");
    case 3:
        return tr("Good");
    case 4:
        return tr("Strong");
    default:
        return {};
    }
}

} // namespace billfold
