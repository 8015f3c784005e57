// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/factgrid.h"

#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/textlabel.h"

#include <QClipboard>
#include <QEvent>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int copyButton = 24;

} // namespace

FactGrid::FactGrid(Arrangement arrangement, QWidget* parent)
    : QWidget(parent), m_arrangement(arrangement), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(Metrics::panelGap);
    m_grid->setVerticalSpacing(arrangement == Arrangement::Rows ? Metrics::inner : 0);
}

void FactGrid::setColumns(int columns)
{
    m_columns = columns;
    rebuild();
    fill();
}

void FactGrid::setFacts(const QList<Fact>& facts)
{
    const auto sameShape = [](const Fact& a, const Fact& b) {
        return a.label == b.label && a.code == b.code && a.copyable == b.copyable && a.link == b.link &&
               a.wide == b.wide;
    };
    const bool same = std::equal(facts.begin(), facts.end(), m_facts.begin(), m_facts.end(), sameShape);
    m_facts = facts;
    if (!same)
        rebuild();
    fill();
}

bool FactGrid::event(QEvent* event)
{
    const bool done = QWidget::event(event);
    const QEvent::Type type = event->type();
    if ((type == QEvent::Resize || type == QEvent::Show || type == QEvent::LayoutRequest) && isVisible() &&
        m_grid->hasHeightForWidth()) {
        // A label that wraps calls one line its least height, and a layout without room would cut the others.
        if (const int needed = m_grid->heightForWidth(width()); needed != minimumHeight())
            setMinimumHeight(needed);
    }
    return done;
}

QWidget* FactGrid::makeValue(int index)
{
    const Fact& fact = m_facts[index];
    if (fact.link) {
        QPushButton* link = makeButton({}, {}, ButtonRole::Link, this);
        connect(link, &QPushButton::clicked, this, [this, index] { emit linkActivated(index); });
        m_values.append(link);
        m_copies.append(nullptr);
        return link;
    }
    const TextStyle style = fact.code ? TextStyle::Code : TextStyle::Body;
    if (fact.code && fact.copyable) {
        // A resource name has no blanks to wrap at and begins like all others: its end is what tells.
        auto* name = new ElidingLabel({}, style, ColorRole::Text, this);
        name->setElideMode(Qt::ElideLeft);
        m_values.append(name);
        return withCopy(name, index);
    }
    auto* label = new TextLabel({}, style, ColorRole::Text, this);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_values.append(label);
    if (!fact.copyable) {
        m_copies.append(nullptr);
        return label;
    }
    label->setWordWrap(false);
    return withCopy(label, index);
}

QWidget* FactGrid::withCopy(TextLabel* label, int index)
{
    auto* holder = new QWidget(this);
    auto* row = new QHBoxLayout(holder);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::inner);
    QToolButton* copy = makeToolButton(u"copy"_s, tr("Copy %1").arg(m_facts[index].label), holder);
    connect(copy, &QToolButton::clicked, this,
            [this, index] { QGuiApplication::clipboard()->setText(m_facts.value(index).value); });
    copy->setFixedSize(copyButton, copyButton); // hardly higher than the line
    row->addWidget(label);
    row->addWidget(copy);
    row->addStretch(1);
    m_copies.append(copy);
    return holder;
}

void FactGrid::rebuild()
{
    for (QWidget* part : std::as_const(m_parts))
        delete part;
    m_parts.clear();
    m_values.clear();
    m_copies.clear();
    int row = 0, column = 0;
    for (int i = 0; i < m_facts.size(); ++i) {
        auto* label = new TextLabel(
            m_facts[i].label, m_arrangement == Arrangement::Columns ? TextStyle::Caption : TextStyle::Body,
            ColorRole::Text2, this);
        QWidget* value = makeValue(i);
        m_parts << label << value;
        label->show(); // else a visible grid shows them only in the next round of events
        value->show();
        if (m_arrangement == Arrangement::Rows) {
            const bool oneLine = m_facts[i].copyable || m_facts[i].link;
            m_grid->addWidget(label, i, 0, Qt::AlignLeft | (oneLine ? Qt::AlignVCenter : Qt::AlignTop));
            m_grid->addWidget(value, i, 1, m_facts[i].link ? Qt::AlignLeft : Qt::Alignment());
            continue;
        }
        if (m_facts[i].wide && column > 0) {
            row += 3;
            column = 0;
        }
        const int span = m_facts[i].wide ? m_columns : 1;
        m_grid->addWidget(label, row, column, 1, span);
        m_grid->addWidget(value, row + 1, column, 1, span, Qt::AlignTop);
        m_grid->setRowMinimumHeight(row + 2, Metrics::unit);
        column += span;
        if (column >= m_columns) {
            row += 3;
            column = 0;
        }
    }
    for (int i = 0; i < m_grid->columnCount(); ++i)
        m_grid->setColumnStretch(i, m_arrangement == Arrangement::Columns ? (i < m_columns ? 1 : 0) : i);
}

void FactGrid::fill()
{
    for (int i = 0; i < m_values.size(); ++i) {
        const QString value = m_facts[i].value.isEmpty() ? u"\u2013"_s : m_facts[i].value;
        if (auto* link = qobject_cast<QPushButton*>(m_values[i])) {
            link->setText(value);
        } else {
            auto* label = static_cast<TextLabel*>(m_values[i]);
            label->setText(value);
            label->setAccessibleName(tr("%1: %2").arg(m_facts[i].label, value));
        }
        if (m_copies[i] != nullptr)
            m_copies[i]->setEnabled(!m_facts[i].value.isEmpty());
    }
}

} // namespace billfold
