// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/billquery.h"
#include "ui/pages/pagetarget.h"

#include <QWidget>

class QAction;
class QComboBox;
class QToolButton;

namespace billfold
{

class AccountMenu;
class BreadcrumbBar;
class SearchField;

/// Above the page: back, forward, where one is, search, billing period, the account one acts as.
class TopBar : public QWidget
{
    Q_OBJECT

public:
    /// The buttons follow the two actions of the menu, so that both are enabled and named alike.
    TopBar(QAction* back, QAction* forward, QWidget* parent = nullptr);

    BreadcrumbBar* breadcrumb() const { return m_breadcrumb; }
    SearchField* search() const { return m_search; }
    QComboBox* period() const { return m_period; }
    AccountMenu* account() const { return m_account; }
    /// The bills that can be chosen, latest first. `shown` false hides the chooser: the page has no period.
    void setBills(const QList<BillSummary>& bills, const std::optional<BillId>& current);
    void setPeriodShown(bool shown);

signals:
    void billChosen(const billfold::BillId& bill);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QToolButton* m_back;
    QToolButton* m_forward;
    BreadcrumbBar* m_breadcrumb;
    SearchField* m_search;
    QComboBox* m_period;
    AccountMenu* m_account;
    QList<BillSummary> m_bills;
    bool m_periodWanted = false;
};

} // namespace billfold
