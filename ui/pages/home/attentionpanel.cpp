// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/home/attentionpanel.h"

#include "models/views/moneytext.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/theme/painting.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

ColorRole inkOf(Semantic semantic)
{
    switch (semantic) {
    case Semantic::Error:
        return ColorRole::ErrIcon;
    case Semantic::Warning:
        return ColorRole::WarnIcon;
    case Semantic::Success:
        return ColorRole::OkIcon;
    default:
        return ColorRole::InfoIcon;
    }
}

/// One item with a hairline below.
class AttentionRow : public QWidget
{
public:
    explicit AttentionRow(const AttentionItem& item, QWidget* parent) : QWidget(parent)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(Metrics::panelPadding - 1, Metrics::unit, Metrics::unit - 1,
                                Metrics::unit + 1);
        row->setSpacing(Metrics::unit + 2);
        auto* mark = new IconLabel(item.iconName, inkOf(item.semantic), Metrics::iconControl, this);
        auto* marks = new QVBoxLayout;
        marks->setContentsMargins(0, 2, 0, 0);
        marks->addWidget(mark);
        marks->addStretch(1);
        row->addLayout(marks);
        auto* texts = new QVBoxLayout;
        texts->setSpacing(0);
        texts->addWidget(new ElidingLabel(item.headline, TextStyle::Strong, ColorRole::Text, this));
        texts->addWidget(new ElidingLabel(item.sentence, TextStyle::Caption, ColorRole::Text2, this));
        row->addLayout(texts, 1);
        if (!item.action.isEmpty()) {
            m_button = makeButton(item.action, {}, ButtonRole::Link, this);
            // "Show" alone says nothing to somebody who hears it.
            m_button->setAccessibleName(u"%1: %2"_s.arg(item.action, item.headline));
            row->addWidget(m_button, 0, Qt::AlignTop);
        }
    }
    QPushButton* button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        Paint::hairlineBottom(&painter, rect(), Theme::current().border);
    }

private:
    QPushButton* m_button = nullptr;
};

} // namespace

AttentionPanel::AttentionPanel(QWidget* parent) : Panel(tr("Needs attention"), parent)
{
    body()->addStretch(1);
}

void AttentionPanel::setItems(const QList<AttentionItem>& items)
{
    for (QWidget* row : std::as_const(m_rows)) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    setHeadingNote(items.isEmpty() ? QString() : formatCount(items.size()));
    QList<AttentionItem> shown = items;
    if (items.isEmpty())
        shown.append({Semantic::Success,
                      u"success"_s,
                      tr("Nothing needs attention"),
                      tr("Months, invoices and imports are in order"),
                      {}});
    for (const AttentionItem& item : std::as_const(shown)) {
        auto* row = new AttentionRow(item, this);
        body()->insertWidget(body()->count() - 1, row);
        m_rows.append(row);
        if (row->button() != nullptr)
            connect(row->button(), &QPushButton::clicked, this, [this, item] { emit chosen(item); });
    }
}

} // namespace billfold
