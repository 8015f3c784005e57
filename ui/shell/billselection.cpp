// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/billselection.h"

#include <algorithm>

namespace billfold
{

BillSelection::BillSelection(QObject* parent) : QObject(parent) {}

void BillSelection::setWorkspace(std::shared_ptr<Workspace> workspace)
{
    disconnect(m_changes);
    m_askPayers.drop();
    m_askBills.drop();
    m_workspace = std::move(workspace);
    m_payers.clear();
    m_all.clear();
    m_bills.clear();
    m_payer.clear();
    m_current.reset();
    if (m_workspace) {
        m_changes = connect(m_workspace.get(), &Workspace::changed, this, [this](Changes what) {
            if (what & (Change::Bills | Change::Imports | Change::Organization | Change::Documents))
                ask();
        });
        ask();
    }
    emit changed();
}

void BillSelection::ask()
{
    m_askPayers.ask(this, m_workspace->payers(), [this](const Result<QList<PayerInfo>>& payers) {
        if (!payers) {
            emit failed(payers.error());
            return;
        }
        m_payers = *payers;
        // The bills after the payers: both are needed before a choice makes sense.
        m_askBills.ask(this, m_workspace->bills(), [this](const Result<QList<BillSummary>>& bills) {
            if (!bills) {
                emit failed(bills.error());
                return;
            }
            m_all = *bills;
            settle();
        });
    });
}

void BillSelection::settle()
{
    const bool known = std::any_of(m_payers.cbegin(), m_payers.cend(),
                                   [this](const PayerInfo& payer) { return payer.key == m_payer; });
    // The latest bill says which payer matters now.
    if (!known)
        m_payer = !m_all.isEmpty()      ? m_all.first().id.payer
                  : !m_payers.isEmpty() ? m_payers.first().key
                                        : QString();
    m_bills.clear();
    for (const BillSummary& bill : std::as_const(m_all)) {
        if (bill.id.payer == m_payer)
            m_bills.append(bill);
    }
    const bool there =
        m_current && std::any_of(m_bills.cbegin(), m_bills.cend(),
                                 [this](const BillSummary& bill) { return bill.id == *m_current; });
    if (!there) {
        // The same month and currency where the payer has them, else the latest.
        const auto match = std::find_if(m_bills.cbegin(), m_bills.cend(), [this](const BillSummary& bill) {
            return m_current && bill.id.period == m_current->period;
        });
        if (match != m_bills.cend())
            m_current = match->id;
        else if (!m_bills.isEmpty())
            m_current = m_bills.first().id;
        else
            m_current.reset();
    }
    emit changed();
}

void BillSelection::choosePayer(const QString& payer)
{
    if (payer == m_payer)
        return;
    m_payer = payer;
    settle();
}

void BillSelection::choose(const BillId& bill)
{
    if (m_current == bill)
        return;
    m_current = bill;
    m_payer = bill.payer;
    m_bills.clear();
    for (const BillSummary& candidate : std::as_const(m_all)) {
        if (candidate.id.payer == m_payer)
            m_bills.append(candidate);
    }
    emit changed();
}

std::optional<qsizetype> BillSelection::neighbour(int months) const
{
    if (!m_current)
        return std::nullopt;
    std::optional<qsizetype> found;
    for (qsizetype i = 0; i < m_bills.size(); ++i) {
        const BillId& id = m_bills[i].id;
        if (id.currency != m_current->currency)
            continue;
        // Latest first: the first one earlier is the nearest, the last one later is.
        if (months < 0 && id.period < m_current->period)
            return i;
        if (months > 0 && id.period > m_current->period)
            found = i;
    }
    return found;
}

bool BillSelection::canStep(int months) const
{
    return neighbour(months).has_value();
}

void BillSelection::step(int months)
{
    if (const auto index = neighbour(months))
        choose(m_bills[*index].id);
}

void BillSelection::chooseLatest()
{
    if (!m_bills.isEmpty())
        choose(m_bills.first().id);
}

} // namespace billfold
