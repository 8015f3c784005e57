// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"

#include <QWidget>

class QSortFilterProxyModel;

namespace billfold
{

class NoticeBar;
class OptionCard;
class SearchField;
class SeenAccountModel;
class TableView;

/// The accounts of the export, and, where their payer has no organization yet, the offer to make one.
class ImportAccountsPage : public QWidget
{
    Q_OBJECT

public:
    explicit ImportAccountsPage(QWidget* parent = nullptr);

    void setPreview(const ImportPreview& preview);
    bool makesOrganization() const;

private:
    QWidget* m_offer;
    OptionCard* m_make;
    OptionCard* m_leave;
    NoticeBar* m_known;
    SearchField* m_search;
    SeenAccountModel* m_accounts;
    QSortFilterProxyModel* m_filtered;
    TableView* m_table;
    bool m_needed = false;
};

} // namespace billfold
