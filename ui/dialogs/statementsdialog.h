// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/dialogs/dialogframe.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/ask.h"

#include <memory>

class QCheckBox;
class QComboBox;
class QSortFilterProxyModel;

namespace billfold
{

class AccountPickModel;
class SearchField;
class StateStack;
class TableView;

/// One PDF for each chosen account of a bill, into a folder; with the consolidated bill beside them where
/// wanted: the whole set of a month in one go.
class StatementsDialog : public DialogFrame
{
    Q_OBJECT

public:
    /// `accounts` are ticked at first; all where it is empty.
    StatementsDialog(std::shared_ptr<Workspace> workspace, const BillId& bill, QStringList accounts,
                     NoticeSink notice, QWidget* parent);

    TableView* table() const { return m_table; }

private:
    void ask();
    void describe();
    void pickShown(bool picked);
    void write();

    std::shared_ptr<Workspace> m_workspace;
    BillId m_bill;
    QStringList m_wanted;
    NoticeSink m_notice;
    Latest m_asked;
    AccountPickModel* m_accounts;
    QSortFilterProxyModel* m_shown;
    SearchField* m_search;
    TableView* m_table;
    StateStack* m_states;
    QComboBox* m_depth; ///< of the statements and of the bill beside them
    QCheckBox* m_withBill;
    QPushButton* m_write;
};

} // namespace billfold
