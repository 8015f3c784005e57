// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"

#include <QAbstractTableModel>
#include <QList>
#include <QString>

#include <optional>

namespace billfold
{

/// One account of a list that somebody pasted, or of a CSV file.
struct AccountInput {
    int line = 0; ///< 1-based, where it stands in the text
    QString name, email;
    std::optional<AccountId> id;
    QString unit;    ///< path of names below the root: "Workloads / Production"; empty: the root
    QString problem; ///< why the row cannot be used, as a sentence; empty where it can
};

/// Reads accounts from a text, one a line: cells apart by comma, semicolon or tab, quoted as CSV has it.
/// Where the first line names columns (Name, Email, Account ID, Organizational unit, as the provider's export
/// has them) they are read by it; else a cell with @ is the address, one of twelve digits the id, the first
/// of the others the name, the next the unit. Empty lines are left out. Rows that cannot be read, and
/// addresses and ids that stand twice, carry a problem.
QList<AccountInput> readAccountList(const QString& text);

/// What is wanted of each row.
enum class AccountInputKind {
    Existing, ///< name, address and id of an account that stands alone
    Create    ///< name and address of a new account, and the unit it goes to
};

/// A list of accounts that were read, with what would come of each: ready, or refused and why.
class AccountInputModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { LineColumn, NameColumn, EmailColumn, LastColumn, ResultColumn, ColumnCount };

    explicit AccountInputModel(AccountInputKind kind, QObject* parent = nullptr)
        : QAbstractTableModel(parent), m_kind(kind)
    {
    }

    void setRows(const QList<AccountInput>& rows);
    const QList<AccountInput>& rows() const { return m_rows; }
    qsizetype refused() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const AccountInput& row, int column) const;

    AccountInputKind m_kind;
    QList<AccountInput> m_rows;
};

} // namespace billfold
