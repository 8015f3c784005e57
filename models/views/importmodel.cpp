// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/importmodel.h"

#include "models/views/datetext.h"
#include "models/views/findingmodel.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QMap>
#include <QSet>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString words(const char* sentence)
{
    return QCoreApplication::translate("ImportModel", sentence);
}

/// Amounts of different currencies are never added.
QMap<QString, Money> totalsByCurrency(const QList<PeriodTotals>& periods)
{
    QMap<QString, Money> totals;
    for (const PeriodTotals& period : periods)
        totals[period.bill.currency] += period.total;
    return totals;
}

QString stateBadge(ImportState state)
{
    switch (state) {
    case ImportState::Active:
        return u"success"_s;
    case ImportState::BesideIssued:
        return u"warning"_s;
    case ImportState::Replaced:
    case ImportState::Undone:
        break;
    }
    return u"neutral"_s;
}

QString stateIcon(ImportState state)
{
    switch (state) {
    case ImportState::Active:
        return {};
    case ImportState::BesideIssued:
        return u"lock"_s;
    case ImportState::Replaced:
        return u"refresh"_s;
    case ImportState::Undone:
        return u"undo"_s;
    }
    return {};
}

} // namespace

ImportState importState(const ImportRecord& record)
{
    if (record.undone)
        return ImportState::Undone;
    if (record.besideIssued)
        return ImportState::BesideIssued;
    return record.active ? ImportState::Active : ImportState::Replaced;
}

QString importStateName(ImportState state)
{
    switch (state) {
    case ImportState::Active:
        return words("Active");
    case ImportState::Replaced:
        return words("Replaced");
    case ImportState::Undone:
        return words("Undone");
    case ImportState::BesideIssued:
        return words("Beside issued");
    }
    return {};
}

QString periodsText(const QList<PeriodTotals>& periods)
{
    QSet<int> months;
    for (const PeriodTotals& period : periods)
        months.insert(period.bill.period.index());
    if (months.isEmpty())
        return noValue();
    const auto [first, last] = std::minmax_element(months.cbegin(), months.cend());
    const QString from = periodName(*BillingPeriod::fromIndex(*first));
    if (months.size() == 1)
        return from;
    const QString to = periodName(*BillingPeriod::fromIndex(*last));
    // A gap in the months would be hidden by "from … to …".
    if (*last - *first + 1 == months.size())
        return words("%1 to %2").arg(from, to);
    return words("%1 months, %2 to %3").arg(months.size()).arg(from, to);
}

QString controlTotalText(const QList<PeriodTotals>& periods)
{
    const QMap<QString, Money> totals = totalsByCurrency(periods);
    QStringList texts;
    for (auto it = totals.cbegin(); it != totals.cend(); ++it)
        texts.append(it.key() + u'\u00a0' + formatExact(it.value()));
    return texts.isEmpty() ? noValue() : texts.join(u"; "_s);
}

QString sourceName(const ImportRecord& record)
{
    return record.reportName.isEmpty() ? QFileInfo(record.source).fileName() : record.reportName;
}

ImportModel::ImportModel(QObject* parent)
    : ColumnsModel({{tr("Imported")},
                    {tr("Source")},
                    {tr("Period")},
                    {tr("Lines"), true},
                    {tr("Control total"), true},
                    {tr("Findings")},
                    {tr("State")}},
                   parent)
{
}

void ImportModel::setImports(const QList<ImportRecord>& imports, const QDateTime& now)
{
    beginResetModel();
    m_imports = imports;
    m_now = now;
    endResetModel();
}

int ImportModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_imports.size());
}

QString ImportModel::text(const ImportRecord& record, int column) const
{
    switch (column) {
    case ImportedColumn:
        return timeText(record.imported);
    case SourceColumn:
        return sourceName(record);
    case PeriodColumn:
        return periodsText(record.periods);
    case LinesColumn:
        return formatCount(record.lines);
    case TotalColumn: {
        const QMap<QString, Money> totals = totalsByCurrency(record.periods);
        return totals.size() == 1 ? formatExact(totals.first()) : controlTotalText(record.periods);
    }
    case FindingsColumn:
        return findingsText(record.errors, record.warnings);
    case StateColumn:
        return importStateName(importState(record));
    default:
        return {};
    }
}

QString ImportModel::secondLine(const ImportRecord& record, int column) const
{
    switch (column) {
    case ImportedColumn:
        return ageText(record.imported, m_now);
    case SourceColumn:
        return record.format;
    case PeriodColumn: {
        QSet<QString> payers;
        for (const PeriodTotals& period : record.periods)
            payers.insert(period.payerName.isEmpty() ? period.bill.payer : period.payerName);
        return payers.size() == 1 ? *payers.cbegin() : tr("%1 payers").arg(payers.size());
    }
    case LinesColumn:
        return record.skippedLines > 0 ? tr("%1 left out").arg(formatCount(record.skippedLines)) : QString();
    case TotalColumn: {
        const QMap<QString, Money> totals = totalsByCurrency(record.periods);
        return totals.size() == 1 ? totals.firstKey() : QString();
    }
    default:
        return {};
    }
}

QVariant ImportModel::sortValue(const ImportRecord& record, int column) const
{
    switch (column) {
    case ImportedColumn:
        return record.imported;
    case PeriodColumn:
        return record.periods.isEmpty() ? 0 : record.periods.first().bill.period.index();
    case LinesColumn:
        return record.lines;
    case TotalColumn: {
        // Amounts of different currencies have no order; they stand apart by their currency.
        const QMap<QString, Money> totals = totalsByCurrency(record.periods);
        return totals.size() == 1
                   ? QVariant::fromValue(static_cast<qlonglong>(totals.first().roundedToCents()))
                   : QVariant(0);
    }
    case FindingsColumn:
        return record.errors * 1'000'000 + record.warnings;
    case StateColumn:
        return static_cast<int>(importState(record));
    default:
        return text(record, column);
    }
}

QVariant ImportModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const ImportRecord& record = m_imports[index.row()];
    const int column = index.column();
    const ImportState state = importState(record);
    switch (role) {
    case Qt::DisplayRole:
        return text(record, column);
    case Qt::ToolTipRole:
        return column == SourceColumn ? record.source : QVariant();
    case Qt::TextAlignmentRole:
        return alignment(column);
    case SecondLineRole:
        return secondLine(record, column);
    case BadgeRole:
        if (column == StateColumn)
            return stateBadge(state);
        if (column == FindingsColumn && record.errors + record.warnings > 0)
            return record.errors > 0 ? u"error"_s : u"warning"_s;
        return {};
    case IconRole:
        return column == StateColumn ? stateIcon(state) : column == SourceColumn ? u"imports"_s : QVariant();
    case MutedRole:
        return column == FindingsColumn && record.errors + record.warnings == 0;
    case SecondaryRole:
        // What is no longer in force steps back.
        return state == ImportState::Replaced || state == ImportState::Undone;
    case ExactRole:
        if (column == TotalColumn && totalsByCurrency(record.periods).size() == 1)
            return formatExact(totalsByCurrency(record.periods).first());
        return column == LinesColumn ? QString::number(record.lines) : QVariant();
    case KeyRole:
        return record.id;
    case SortRole:
        return sortValue(record, column);
    default:
        return {};
    }
}

} // namespace billfold
