// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/accountid.h"
#include "models/organization/world.h"
#include "ui/dialogs/dialogframe.h"

#include <optional>

class QPushButton;
class QSortFilterProxyModel;

namespace billfold
{

class AccountChoiceModel;
class SearchField;
class TableView;

/// Chooses the account to act as, of all accounts of the database.
class OrganizationSwitchDialog : public DialogFrame
{
    Q_OBJECT

public:
    OrganizationSwitchDialog(const World& world, const std::optional<AccountId>& current, QWidget* parent);

    SearchField* search() const { return m_search; }
    TableView* table() const { return m_table; }

signals:
    void chosen(const billfold::AccountId& account);

private:
    void choose();
    void selectFirst();

    AccountChoiceModel* m_accounts;
    QSortFilterProxyModel* m_shown;
    SearchField* m_search;
    TableView* m_table;
    QPushButton* m_choose;
};

} // namespace billfold
