// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/recentimportsmodel.h"

#include "models/views/datetext.h"
#include "models/views/importmodel.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"

#include <QFileInfo>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

void RecentImportsModel::setImports(const QList<ImportRecord>& imports, const QDateTime& now, qsizetype most)
{
    beginResetModel();
    m_imports = imports;
    m_now = now;
    std::stable_sort(m_imports.begin(), m_imports.end(),
                     [](const ImportRecord& a, const ImportRecord& b) { return a.imported > b.imported; });
    m_imports.resize(std::min(most, m_imports.size()));
    endResetModel();
}

int RecentImportsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_imports.size());
}

int RecentImportsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecentImportsModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ImportRecord& record = m_imports[index.row()];
    const bool report = index.column() == Report;
    const bool wrong = record.errors + record.warnings > 0;
    switch (role) {
    case Qt::DisplayRole:
        if (!report)
            return record.undone    ? tr("Undone")
                   : !record.active ? tr("Replaced")
                   : wrong          ? tr("Findings")
                                    : tr("Active");
        return record.reportName.isEmpty() ? QFileInfo(record.source).fileName() : record.reportName;
    case SecondLineRole:
        return report
                   ? QVariant(tr("%1, %2").arg(periodsText(record.periods), ageText(record.imported, m_now)))
                   : QVariant();
    case Qt::ToolTipRole:
        return report ? QVariant(tr("%1, %2, %3")
                                     .arg(record.source,
                                          formatCounted(record.lines, tr("1 line"), tr("%1 lines")),
                                          timeText(record.imported)))
                      : QVariant();
    case IconRole:
        return report ? QVariant(u"imports"_s) : QVariant();
    case BadgeRole:
        return report                            ? QVariant()
               : record.undone || !record.active ? QVariant(u"neutral"_s)
               : record.errors > 0               ? QVariant(u"error"_s)
               : wrong                           ? QVariant(u"warning"_s)
                                                 : QVariant(u"success"_s);
    case KeyRole:
        return record.id;
    default:
        return {};
    }
}

} // namespace billfold
