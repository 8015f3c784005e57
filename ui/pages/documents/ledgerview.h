// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/ledgermodel.h"

#include <QWidget>

class QComboBox;

namespace billfold
{

class FigureBlock;
class StateStack;
class TableView;

/// The ledger of charges of one payer: what was charged, what is paid, what is open.
class LedgerView : public QWidget
{
    Q_OBJECT

public:
    explicit LedgerView(QWidget* parent = nullptr);

    /// `today` is a day of UTC.
    void setDocuments(const QList<IssuedDocument>& documents, QDate today);
    LedgerModel* model() const { return m_ledger; }
    TableView* table() const { return m_table; }

signals:
    /// The person wants to see this document in the list.
    void documentRequested(qint64 id);

private:
    void showLedger(int ledger);

    QList<IssuedDocument> m_documents;
    QList<LedgerKey> m_keys;
    QDate m_today;
    QWidget* m_choice;
    QComboBox* m_payer;
    FigureBlock* m_figures[4]{};
    LedgerModel* m_ledger;
    TableView* m_table;
    StateStack* m_states;
};

} // namespace billfold
