// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/compareline.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/elidinglabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace billfold
{

CompareLine::CompareLine(QWidget* parent)
    : QWidget(parent), m_change(new TextLabel({}, TextStyle::Caption, ColorRole::Text, this)),
      m_arrow(new IconLabel({}, ColorRole::Text3, Metrics::iconBadge, this)),
      m_rest(new ElidingLabel({}, TextStyle::Caption, ColorRole::Text2, this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::inner);
    row->addWidget(m_change);
    row->addWidget(m_arrow);
    row->addWidget(m_rest, 1);
    hide();
}

void CompareLine::setBill(const BillSummary& bill, const BillTable& table)
{
    setVisible(table.previousTotal.has_value());
    if (!table.previousTotal)
        return;
    const QString before = monthName(bill.id.period.plus(-1));
    const bool part = table.previousToDateTotal.has_value();
    const Money base = part ? *table.previousToDateTotal : *table.previousTotal;
    const Money change = Money::fromCents(static_cast<qint64>(table.totalCents - base.roundedToCents()));
    const int direction = change.isZero() ? 0 : change.isNegative() ? -1 : 1;
    m_change->setText(formatSigned(change));
    m_arrow->setIcon(direction > 0   ? u"delta-up"_s
                     : direction < 0 ? u"delta-down"_s
                                     : u"delta-flat"_s,
                     direction > 0   ? ColorRole::Up
                     : direction < 0 ? ColorRole::Down
                                     : ColorRole::Text3);
    const QString share = change.isZero() ? tr("no change") : formatChange(base, table.total);
    m_rest->setText(part
                        ? tr("%1 from the same part of %2, which was %3 (charges until %4). Whole of %2: %5.")
                              .arg(share, before, formatMoney(base), dayText(bill.chargesUntil),
                                   formatMoney(*table.previousTotal))
                        : tr("%1 from %2, which was %3.").arg(share, before, formatMoney(base)));
}

QString CompareLine::text() const
{
    return m_change->text() + u' ' + m_rest->text();
}

} // namespace billfold
