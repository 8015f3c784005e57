// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/periodtotalsmodel.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString effectBadge(const PeriodTotals& period)
{
    if (period.unchanged)
        return u"neutral"_s;
    return period.issued ? u"warning"_s : period.replacesTotal ? u"info"_s : u"success"_s;
}

QString effectIcon(const PeriodTotals& period)
{
    if (period.unchanged)
        return u"duplicate"_s;
    return period.issued ? u"lock"_s : period.replacesTotal ? u"refresh"_s : u"add"_s;
}

} // namespace

PeriodTotalsModel::PeriodTotalsModel(QObject* parent)
    : ColumnsModel({{tr("Period")},
                    {tr("Payer account")},
                    {tr("Accounts"), true},
                    {tr("Lines"), true},
                    {tr("Total, exact"), true},
                    {tr("Now here"), true},
                    {tr("Effect")}},
                   parent)
{
}

void PeriodTotalsModel::setPeriods(const QList<PeriodTotals>& periods)
{
    beginResetModel();
    m_periods = periods;
    endResetModel();
}

int PeriodTotalsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_periods.size());
}

QString PeriodTotalsModel::text(const PeriodTotals& period, int column) const
{
    switch (column) {
    case PeriodColumn:
        return periodName(period.bill.period);
    case PayerColumn:
        return period.payerName.isEmpty() ? period.bill.payer : period.payerName;
    case AccountsColumn:
        return formatCount(period.accounts);
    case LinesColumn:
        return formatCount(period.lines);
    case TotalColumn:
        return formatExact(period.total) + u'\u00a0' + period.bill.currency;
    case PresentColumn:
        return period.replacesTotal ? formatExact(*period.replacesTotal) : noValue();
    case EffectColumn:
        if (period.unchanged)
            return tr("Unchanged");
        return period.issued ? tr("Beside issued") : period.replacesTotal ? tr("Replaces") : tr("New");
    default:
        return {};
    }
}

QVariant PeriodTotalsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const PeriodTotals& period = m_periods[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(period, column);
    case Qt::ToolTipRole:
        return column == PayerColumn ? period.bill.payer : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(column);
    case BadgeRole:
        return column == EffectColumn ? effectBadge(period) : QVariant();
    case IconRole:
        return column == EffectColumn ? effectIcon(period) : QVariant();
    case SecondaryRole:
        return column == PayerColumn || column == PresentColumn;
    case ExactRole:
        return column == TotalColumn ? formatExact(period.total) : QVariant();
    default:
        return {};
    }
}

} // namespace billfold
