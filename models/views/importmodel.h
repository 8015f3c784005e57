// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"
#include "models/views/columnsmodel.h"

#include <QList>

namespace billfold
{

/// What became of an import.
enum class ImportState { Active, Replaced, Undone, BesideIssued };
ImportState importState(const ImportRecord& record);
QString importStateName(ImportState state);

/// "October 2026", "September to November 2026", "3 months": the periods that an import has charges of.
QString periodsText(const QList<PeriodTotals>& periods);
/// The exact control total with its currency; where there are several currencies, one after the other.
QString controlTotalText(const QList<PeriodTotals>& periods);
/// Source as people call it: the report's name, else the file or folder without its path.
QString sourceName(const ImportRecord& record);

/// Every import there was, in rows of two lines; latest first as given.
class ImportModel : public ColumnsModel
{
    Q_OBJECT

public:
    enum Column {
        ImportedColumn,
        SourceColumn,
        PeriodColumn,
        LinesColumn,
        TotalColumn,
        FindingsColumn,
        StateColumn,
        ColumnCount
    };

    explicit ImportModel(QObject* parent = nullptr);

    /// `now` is what the ages are counted from.
    void setImports(const QList<ImportRecord>& imports, const QDateTime& now);
    const QList<ImportRecord>& imports() const { return m_imports; }
    const ImportRecord& at(int row) const { return m_imports[row]; }

    int rowCount(const QModelIndex& parent = {}) const override;
    /// KeyRole is the import's id.
    QVariant data(const QModelIndex& index, int role) const override;

private:
    QString text(const ImportRecord& record, int column) const;
    QString secondLine(const ImportRecord& record, int column) const;
    QVariant sortValue(const ImportRecord& record, int column) const;

    QList<ImportRecord> m_imports;
    QDateTime m_now;
};

} // namespace billfold
