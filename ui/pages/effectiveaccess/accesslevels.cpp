// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/effectiveaccess/accesslevels.h"

#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/iconlabel.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// A surface with a border; red and thick where the level decides.
class Card : public QWidget
{
public:
    explicit Card(bool decides, QWidget* parent) : QWidget(parent), m_decides(decides) {}

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter painter(this);
        Paint::frame(&painter, rect(), t.surface, m_decides ? t.errIcon : t.border, m_decides ? 2 : 1,
                     Metrics::radiusPanel);
    }

private:
    bool m_decides;
};

/// The mark of a level, with the line that goes on to the next one.
class Mark : public QWidget
{
public:
    Mark(AccessLevelView::State state, bool last, QWidget* parent)
        : QWidget(parent), m_state(state), m_last(last)
    {
        setFixedWidth(Metrics::iconNavigation + Metrics::inner);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& t = Theme::current();
        QPainter painter(this);
        const bool good = m_state == AccessLevelView::State::Allows;
        const int top = Metrics::unit + Metrics::inner;
        const QRect at(0, top, width(), Metrics::iconNavigation);
        paintIcon(&painter, at, good ? u"success"_s : u"denied"_s, good ? t.okIcon : t.errIcon,
                  Metrics::iconNavigation);
        if (!m_last)
            painter.fillRect(QRect(width() / 2, at.bottom() + Metrics::inner, 1, height() - at.bottom()),
                             t.borderStrong);
    }

private:
    AccessLevelView::State m_state;
    bool m_last;
};

Badge* badgeOf(AccessLevelView::State state, QWidget* parent)
{
    switch (state) {
    case AccessLevelView::State::Allows:
        return new Badge(Semantic::Success, AccessLevels::tr("Allows"), u"success"_s, parent);
    case AccessLevelView::State::Denies:
        return new Badge(Semantic::Error, AccessLevels::tr("Denies"), u"denied"_s, parent);
    case AccessLevelView::State::Lacks:
        break;
    }
    return new Badge(Semantic::Error, AccessLevels::tr("Does not allow"), u"denied"_s, parent);
}

} // namespace

AccessLevels::AccessLevels(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(Metrics::unit);
}

void AccessLevels::setLevels(const QList<AccessLevelView>& levels)
{
    for (QWidget* row : std::as_const(m_rows))
        delete row;
    m_rows.clear();
    for (qsizetype i = 0; i < levels.size(); ++i) {
        const AccessLevelView& level = levels[i];
        auto* row = new QWidget(this);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        line->setSpacing(Metrics::unit);
        line->addWidget(new Mark(level.state, i + 1 == levels.size(), row));
        auto* card = new Card(level.decides, row);
        card->setAccessibleName(level.name);
        auto* grid = new QGridLayout(card);
        grid->setContentsMargins(Metrics::panelPadding, Metrics::unit, Metrics::panelPadding, Metrics::unit);
        grid->setVerticalSpacing(0);
        grid->addWidget(new IconLabel(level.icon, ColorRole::Text2, Metrics::iconControl, card), 0, 0);
        auto* heading = new QHBoxLayout;
        heading->setSpacing(Metrics::unit);
        heading->addWidget(new ElidingLabel(level.name, TextStyle::Strong, ColorRole::Text, card));
        const QString id = level.node.kind() == NodeId::Kind::Account ? level.node.toString() : level.kind;
        heading->addWidget(new TextLabel(level.name == level.kind ? QString() : id, TextStyle::Caption,
                                         ColorRole::Text2, card));
        heading->addStretch(1);
        grid->addLayout(heading, 0, 1);
        grid->addWidget(badgeOf(level.state, card), 0, 2, Qt::AlignRight);
        grid->setColumnStretch(1, 1);
        for (qsizetype p = 0; p < level.policies.size(); ++p) {
            const AccessPolicyLine& policy = level.policies[p];
            const int at = static_cast<int>(p) + 1;
            grid->addWidget(new IconLabel(u"policies"_s, ColorRole::Text2, Metrics::iconControl, card), at,
                            0);
            QPushButton* link = makeButton(policy.name, {}, ButtonRole::Link, card);
            connect(link, &QPushButton::clicked, this, [this, id = policy.id] { emit policyOpened(id); });
            grid->addWidget(link, at, 1, Qt::AlignLeft);
            grid->addWidget(new TextLabel(policy.says, policy.decides ? TextStyle::Strong : TextStyle::Body,
                                          ColorRole::Text2, card),
                            at, 2, Qt::AlignRight);
        }
        line->addWidget(card, 1);
        m_column->addWidget(row);
        row->show(); // else a visible page shows it only in the next round of events
        m_rows.append(row);
    }
}

} // namespace billfold
