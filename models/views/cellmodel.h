// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QStringList>
#include <QVariant>

namespace billfold
{

/// What one cell shows; see roles.h for what the members mean.
struct Cell {
    QString text;
    QString badge{}, icon{};
    QVariant sort{}; ///< by the text where it is invalid
    QString toolTip{};
    QString secondLine{};
    bool secondary = false, muted = false, link = false, right = false;
};

/// A row that `key` identifies. It has a cell for each column of its model.
struct CellRow {
    QString key;
    QList<Cell> cells;
};

/// A small table whose rows are made elsewhere, as values, by functions that say what each shows
/// (organizationtables.h). For lists that need no behaviour of their own.
class CellModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    /// \pre each row has as many cells as there are headings
    explicit CellModel(const QStringList& headings, QObject* parent = nullptr);

    void setHeadings(const QStringList& headings);
    void setRows(const QList<CellRow>& rows);
    void appendRows(const QList<CellRow>& rows);
    const QList<CellRow>& rows() const { return m_rows; }
    /// The key of a row; empty outside.
    QString keyAt(int row) const;
    int rowOf(const QString& key) const; ///< -1 where there is none

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QStringList m_headings;
    QList<CellRow> m_rows;
};

} // namespace billfold
