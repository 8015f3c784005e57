// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/ask.h"

#include <QObject>

#include <memory>

namespace billfold
{

/// Which payer and which bill the window shows, out of those that the database has. It asks again when bills
/// change and keeps the choice as long as it exists.
class BillSelection : public QObject
{
    Q_OBJECT

public:
    explicit BillSelection(QObject* parent = nullptr);

    /// nullptr: no database is open, so there is nothing to choose.
    void setWorkspace(std::shared_ptr<Workspace> workspace);

    const QList<PayerInfo>& payers() const { return m_payers; }
    /// The bills of the chosen payer, latest first; currencies of a month follow each other.
    const QList<BillSummary>& bills() const { return m_bills; }
    const QString& payer() const { return m_payer; }
    const std::optional<BillId>& current() const { return m_current; }

    void choosePayer(const QString& payer);
    /// Takes over its payer too. A bill that does not exist is taken as well: its page says so.
    void choose(const BillId& bill);
    /// Months to go, in the same currency: -1 earlier, 1 later. False where there is none.
    bool canStep(int months) const;
    void step(int months);
    void chooseLatest();

signals:
    /// Payers, bills or the choice are others now.
    void changed();
    void failed(const billfold::Error& error);

private:
    void ask();
    void settle();
    std::optional<qsizetype> neighbour(int months) const;

    std::shared_ptr<Workspace> m_workspace;
    QList<PayerInfo> m_payers;
    QList<BillSummary> m_all;
    QList<BillSummary> m_bills;
    QString m_payer;
    std::optional<BillId> m_current;
    Latest m_askPayers;
    Latest m_askBills;
    QMetaObject::Connection m_changes;
};

} // namespace billfold
