// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"

#include <QAbstractTableModel>

namespace billfold
{

/// The groups of a bill whose amount changed most since the month before, largest change first, whichever its
/// direction. A month that is not over is compared with the same part of the month before, where that is
/// known.
class MoversModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Key, Before, Now, Change, ColumnCount };

    explicit MoversModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    /// `most` rows at most.
    void setTable(const BillTable& table, qsizetype most);
    /// True where the comparison is with a part of the month before.
    bool comparesToDate() const { return m_toDate; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order) override;

private:
    struct Mover {
        QString key, name;
        bool isPayer = false;
        Money before, now;
        Money::Wide beforeCents = 0, nowCents = 0;
        Money::Wide changeCents() const { return nowCents - beforeCents; }
    };
    static QString text(const Mover& mover, int column);
    static QVariant exact(const Mover& mover, int column);

    QList<Mover> m_movers;
    QString m_beforeHeading, m_nowHeading;
    bool m_toDate = false;
};

} // namespace billfold
