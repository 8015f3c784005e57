// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/ticklist.h"

#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QVBoxLayout>

namespace billfold
{

namespace
{

constexpr int mostShown = 7;

} // namespace

TickList::TickList(const QString& name, const QList<Item>& items, const QString& none, QWidget* parent)
    : QScrollArea(parent)
{
    setAccessibleName(name);
    giveAir(this);
    setWidgetResizable(true);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setBackgroundRole(QPalette::Base);
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    constexpr int air = Metrics::focusAir;
    column->setContentsMargins(air, air, air, air);
    column->setSpacing(Metrics::inner);
    for (const Item& item : items) {
        // An ampersand in a name is no mnemonic.
        auto* box = new QCheckBox(QString(item.text).replace(u'&', QStringLiteral("&&")), content);
        box->setToolTip(item.toolTip.isEmpty() ? QString() : plainToolTip(item.toolTip));
        column->addWidget(box);
        m_boxes.append({item.key, box});
        connect(box, &QCheckBox::toggled, this, &TickList::changed);
    }
    if (items.isEmpty())
        column->addWidget(new TextLabel(none, TextStyle::Body, ColorRole::Text2, content));
    column->addStretch(1);
    setWidget(content);
    // A layout counts a check box without its air.
    const int box = m_boxes.isEmpty() ? Type::lineHeight(TextStyle::Body)
                                      : m_boxes.first().second->sizeHint().height() - 2 * air;
    const int rows = qMax(1, qMin(mostShown, static_cast<int>(items.size())));
    setFixedHeight(rows * (box + Metrics::inner) - Metrics::inner + 2 * air);
}

QStringList TickList::ticked() const
{
    QStringList keys;
    for (const auto& [key, box] : m_boxes) {
        if (box->isChecked())
            keys.append(key);
    }
    return keys;
}

void TickList::tick(const QString& key, bool ticked)
{
    for (const auto& [known, box] : m_boxes) {
        if (known == key)
            box->setChecked(ticked);
    }
}

} // namespace billfold
