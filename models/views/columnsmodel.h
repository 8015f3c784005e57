// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QList>

namespace billfold
{

/// A flat table whose columns are known beforehand: their headings, and which of them hold figures and stand
/// at the right. Whoever derives from it has the rows and their data, and answers Qt::TextAlignmentRole with
/// alignment().
class ColumnsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    struct Column {
        QString heading; ///< translated
        bool figures = false;
    };

    /// In the order of the deriving class's columns.
    ColumnsModel(QList<Column> columns, QObject* parent);
    QVariant alignment(int column) const;

private:
    QList<Column> m_columns;
};

} // namespace billfold
