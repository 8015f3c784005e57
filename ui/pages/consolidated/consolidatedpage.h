// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/organization.h"
#include "models/views/accountsmodel.h"
#include "ui/dialogs/noticesink.h"
#include "ui/pages/page.h"

#include <functional>

class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;

namespace billfold
{

class AccountActions;
class EmptyState;
class FigureBlock;
class GetStarted;
class NoticeBar;
class OrganizationService;
class PageHeader;
class SearchField;
class StateStack;
class TableView;

/// Consolidated billing: the way from nothing to an organization, and then the payer, its linked accounts
/// with their names, and the last bill. What it shows depends on the account one acts as: one that stands
/// alone can create an organization, and sees who invites it; a linked one sees who pays for it.
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
    NoticeBar* invitations() const { return m_invitations; }
    NoticeBar* strangers() const { return m_strangers; }
    EmptyState* linked() const { return m_linkedState; }
    TableView* table() const { return m_table; }

protected:
    void billChanged() override;

private:
    /// Where the person is on the way to an organization.
    enum class Stage {
        NoData,       ///< neither accounts nor bills
        FromBills,    ///< bills name accounts that could be an organization
        Alone,        ///< the acting account is in no organization
        Linked,       ///< it is a linked account: somebody else pays
        Organization, ///< it pays for an organization, or the bills' payer does
    };
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
    QWidget* buildStart();
    QWidget* buildLinked();
    void findPayer(const QList<PayerInfo>& payers);
    void presentStart();
    void presentNoData();
    void presentFromBills();
    void presentAlone();
    void presentInvitations();
    void presentLinked();
    NoticeBar* buildStrangers();
    void askStrangers();
    void addStrangers();
    void createOrganization(FeatureSet features);
    void addAccount();
    void showOwnBill();
    OrganizationService& service() const;
    std::optional<AccountId> actor() const;
    NoticeSink noticeSink();
    void presentOrganization();
    void begin();
    void beginDifferently();
    void followNote();
    void makeOrganization();
    void rename(const QString& key, const QString& name);
    void editCurrent();
    Stage stage() const;

    StateStack* m_state;
    QStackedWidget* m_stages;
    GetStarted* m_start;
    NoticeBar* m_invitations = nullptr;
    NoticeBar* m_strangers = nullptr; ///< accounts on the bill that are not in the organization
    QStringList m_strangerKeys;
    EmptyState* m_linkedState = nullptr;
    AccountActions* m_actions = nullptr;
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
