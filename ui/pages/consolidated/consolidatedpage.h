// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/views/accountsmodel.h"
#include "ui/pages/page.h"

#include <functional>

class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;

namespace billfold
{

class FigureBlock;
class GetStarted;
class PageHeader;
class SearchField;
class StateStack;
class TableView;

/// Consolidated billing: the way from nothing to an organization, and then the payer, its linked accounts
/// with their names, and the last bill.
class ConsolidatedPage : public Page
{
    Q_OBJECT

public:
    explicit ConsolidatedPage(std::shared_ptr<Workspace> workspace, QWidget* parent = nullptr);
    ~ConsolidatedPage() override;

    PageId id() const override { return PageId::Consolidated; }
    QString title() const override { return tr("Consolidated billing"); }
    QList<Crumb> breadcrumb() const override;
    void refresh(Changes what) override;
    PageExport exported() const override;
    bool copy() override;
    bool find() override;
    QList<QAction*> pageActions() const override;

    StateStack* state() const { return m_state; }
    GetStarted* getStarted() const { return m_start; }
    TableView* table() const { return m_table; }

protected:
    void billChanged() override;

private:
    /// Where the person is on the way to an organization.
    enum class Stage { NoData, NoOrganization, Organization };
    struct Facts {
        std::optional<PayerInfo> payer;
        QList<BillSummary> bills; ///< of the payer, latest first
        QList<AccountInfo> accounts;
        std::optional<BillTable> table; ///< the latest bill by account; nothing where there is no bill
    };

    QWidget* buildOrganization();
    QWidget* buildFigures();
    void askAccounts();
    template <typename T>
    void askFor(const QFuture<Result<T>>& answer, std::function<void(const T&)> take);
    void presentStart();
    void presentOrganization();
    void begin();
    void makeOrganization();
    void rename(const QString& key, const QString& name);
    void editCurrent();
    Stage stage() const;

    StateStack* m_state;
    QStackedWidget* m_stages;
    GetStarted* m_start;
    PageHeader* m_header = nullptr;
    FigureBlock* m_payer = nullptr;
    FigureBlock* m_linked = nullptr;
    FigureBlock* m_last = nullptr;
    SearchField* m_filter = nullptr;
    TableView* m_table = nullptr;
    QPushButton* m_openBill = nullptr;
    QAction* m_rename;
    AccountsModel m_accounts;
    QSortFilterProxyModel* m_proxy = nullptr;
    Facts m_facts;
    quint64 m_question = 0;
};

} // namespace billfold
