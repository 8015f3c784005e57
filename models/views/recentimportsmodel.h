// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"

#include <QAbstractTableModel>

namespace billfold
{

/// The last imports, newest first, in rows of two lines: report and when; lines.
class RecentImportsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Report, State, ColumnCount };

    explicit RecentImportsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setImports(const QList<ImportRecord>& imports, const QDateTime& now, qsizetype most);
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

private:
    QList<ImportRecord> m_imports;
    QDateTime m_now;
};

} // namespace billfold
