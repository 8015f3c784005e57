// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/accountspage.h"

#include "models/views/accountrowsmodel.h"
#include "models/views/accounttreemodel.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/organizationaccountdialog.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/accounts/nodedetails.h"
#include "ui/pages/permit.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/treeview.h"

#include <QAction>
#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QSplitter>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// An organization of so few rows is shown with all of them.
constexpr qsizetype opensWhole = 60;
/// Below it the details stand under the tree.
constexpr int narrowPage = 880;

} // namespace

void AccountsPage::showWorld()
{
    if (!actor()) {
        states()->emptyState()->setContent(
            u"accounts"_s, tr("No account yet"),
            tr("Accounts are what bills are made for. Add the account that pays, or the ones that shall be "
               "invited; or import a billing export, which brings its accounts along."));
        setEmptyAction(tr("Add existing account"), u"add"_s, [this] { addAccount(); });
        states()->emptyState()->setSecondAction(tr("Import organization"), u"import"_s);
        states()->showEmpty();
        return;
    }
    states()->showContent();
    showStanding();
    showRows();
    askAmounts();
}

void AccountsPage::showStanding()
{
    const Organization* own = organization();
    const bool payer = isPayer();
    const bool linked = own != nullptr && !payer;
    const QString name = nodeName(world(), *actor());
    m_header->setSubtitle(payer    ? tr("Organization %1, paid for by %2").arg(own->id.toString(), name)
                          : linked ? tr("%1 is a linked account of %2, which pays its bill")
                                         .arg(name, organizationTitle(world(), *own))
                                   : tr("%1 stands alone, and pays its own bill").arg(name));
    m_view->setVisible(payer);
    m_leave->setVisible(linked);
    if (linked)
        permit(m_leave, mayDo(service(), {LeaveOrganization{}}));
    m_start->setVisible(own == nullptr);
    m_export->setVisible(!linked);
    m_add->setVisible(!linked);
    m_add->setText(payer ? tr("Add account") : tr("Add existing account"));
    const Permit creates =
        mayDo(service(), payer ? Commands{CreateAccount{{}, {}}} : Commands{AddAccount{{}, {}, {}}});
    const bool invites = payer && mayDo(service(), {InviteAccountToOrganization{{}}}).allowed;
    permit(m_add, invites ? Permit() : creates);
    m_bar->setVisible(!linked);
    m_parts->widget(0)->setVisible(!linked);
}

void AccountsPage::showRows()
{
    const bool alone = !isPayer() || m_view->currentIndex() == Alone;
    const bool list = m_view->currentIndex() == List;
    const std::optional<OrganizationId> shown = alone ? std::nullopt : std::optional(organization()->id);
    const int scrolled = m_tree->verticalScrollBar()->value();
    const QString current = m_current;
    {
        const QScopedValueRollback restoring(m_restoring, true);
        m_model->setEditable(true);
        m_model->setShape(list || alone ? AccountTree::Shape::List : AccountTree::Shape::Hierarchy);
        m_model->setWorld(world(), shown);
        if (shown != m_organization) {
            m_organization = shown;
            m_open.clear();
            for (const AccountTree::Node& node : m_model->tree().nodes()) {
                if (node.kind == AccountTree::Kind::Root ||
                    (node.kind == AccountTree::Kind::Unit && m_model->tree().nodes().size() <= opensWhole))
                    m_open.insert(node.key);
            }
        }
    }
    m_tree->setRootIsDecorated(!list && !alone);
    const auto& nodes = m_model->tree().nodes();
    m_failed->setVisible(std::any_of(nodes.cbegin(), nodes.cend(), [](const AccountTree::Node& node) {
        return node.request == CreateAccountState::Failed;
    }));
    m_current = current;
    restoreExpansion();
    // After the rows are unfolded: the columns are as wide as what they show.
    showColumns();
    showStates();
    m_tree->verticalScrollBar()->setValue(scrolled);
}

void AccountsPage::showColumns()
{
    using Model = AccountTreeModel;
    const bool alone = !isPayer() || m_view->currentIndex() == Alone;
    const bool list = m_view->currentIndex() == List;
    QSet<int> shown{Model::NameColumn};
    if (alone)
        shown |= {Model::IdColumn, Model::EmailColumn, Model::StateColumn, Model::JoinedColumn};
    else if (list)
        shown |=
            {Model::IdColumn, Model::EmailColumn, Model::UnitColumn, Model::StateColumn, Model::JoinedColumn};
    else
        shown |= {Model::IdColumn, Model::AccountsColumn};
    if (m_month && !alone)
        shown.insert(Model::AmountColumn);
    m_tree->setShownColumns(shown);
    m_details->setVisible(isPayer() ? !list && !alone : organization() != nullptr);
}

void AccountsPage::restoreExpansion()
{
    const QScopedValueRollback restoring(m_restoring, true);
    const AccountTree::Filter& filter = m_model->tree().filter();
    if (!filter.text.trimmed().isEmpty() || filter.state) {
        m_tree->expandAll();
    } else {
        for (const QString& key : std::as_const(m_open)) {
            if (const QModelIndex index = m_model->indexOf(key); index.isValid())
                m_tree->setExpanded(index, true);
        }
    }
    QModelIndex index = m_model->indexOf(m_current);
    if (!index.isValid() && m_model->rowCount() > 0)
        index = m_model->index(0, 0);
    m_tree->setCurrentIndex(index);
    selectionChanged();
}

void AccountsPage::showStates()
{
    const AccountTree::Filter& filter = m_model->tree().filter();
    if (m_model->rowCount() > 0) {
        m_list->showContent();
    } else if (!filter.text.trimmed().isEmpty() || filter.state) {
        m_list->showFilteredOut(tr("No account fits."));
    } else {
        m_list->emptyState()->setContent(u"account"_s, tr("No account stands alone"),
                                         tr("Accounts that are in no organization are listed here, so that "
                                            "they can be invited."));
        m_list->emptyState()->setAction(tr("Add existing account"), u"add"_s, false);
        m_list->showEmpty();
    }
}

void AccountsPage::applyFilter()
{
    const QVariant state = m_stateChoice->currentData();
    {
        const QScopedValueRollback restoring(m_restoring, true);
        m_model->setFilter({.text = m_search->text(),
                            .state = state.isValid() ? std::optional(static_cast<AccountState>(state.toInt()))
                                                     : std::nullopt,
                            .failedRequests = m_failed->isChecked(),
                            .placesOnly = false});
    }
    restoreExpansion();
    showStates();
}

QStringList AccountsPage::selectedKeys() const
{
    QStringList keys = m_model->ticked();
    if (keys.isEmpty()) {
        const QModelIndexList rows = m_tree->selectionModel()->selectedRows();
        for (const QModelIndex& row : rows)
            keys.append(m_model->keyAt(row));
    }
    return keys;
}

void AccountsPage::selectionChanged()
{
    const bool linked = organization() != nullptr && !isPayer();
    const QString key = linked && actor() ? actor()->toString() : m_model->keyAt(m_tree->currentIndex());
    if (!m_restoring)
        m_current = key;
    m_details->setKey(key, m_month);
    showActions();
}

void AccountsPage::showActions()
{
    const QStringList keys = selectedKeys();
    m_actions->setSelection(keys);
    const qsizetype ticked = m_model->ticked().size();
    m_selected->setText(ticked == 0 ? QString() : formatCounted(ticked, tr("1 selected"), tr("%1 selected")));
    m_actionsButton->setEnabled(m_model->rowCount() > 0);
}

// ---- amounts

QString AccountsPage::payerKey() const
{
    if (const Organization* own = organization())
        return own->payer.toString();
    return actor() ? actor()->toString() : QString();
}

void AccountsPage::askAmounts()
{
    m_billsAsked.ask(this, workspace().bills(), [this](const Result<QList<BillSummary>>& bills) {
        // Without amounts the page is as useful as before; the pages of bills say what is wrong with them.
        takeBills(bills ? *bills : QList<BillSummary>());
    });
}

void AccountsPage::takeBills(const QList<BillSummary>& bills)
{
    std::optional<BillId> month;
    for (const BillSummary& summary : bills) {
        if (summary.id.payer != payerKey())
            continue;
        // The month of the top bar where it is one of these, else the latest.
        if (!month || (bill() && summary.id == *bill()))
            month = summary.id;
    }
    const bool changed = month.has_value() != m_month.has_value();
    m_month = month;
    m_details->setKey(m_details->key(), m_month);
    if (changed)
        showColumns();
    if (!month) {
        m_model->setAmounts({}, {});
        return;
    }
    m_amountsAsked.ask(this, workspace().table(BillQuery{*month}),
                       [this, month](const Result<BillTable>& table) {
                           QHash<QString, AccountAmount> amounts;
                           if (table) {
                               for (const BillRow& row : table->rows)
                                   amounts.insert(row.key, {row.amount, row.cents, row.centMoved});
                           }
                           m_model->setAmounts(amounts, monthName(month->period));
                           showColumns();
                       });
}

void AccountsPage::billChanged()
{
    if (isVisible())
        askAmounts();
}

// ---- the page

void AccountsPage::refresh(Changes what)
{
    OrganizationPage::refresh(what | Change::Organization);
}

void AccountsPage::addAccount()
{
    if (isPayer() && m_view->currentIndex() != Alone)
        emit openRequested({.page = PageId::AddAccount});
    else
        (new OrganizationAccountDialog(workspacePointer(), noticeSink(), this))->open();
}

PageTarget AccountsPage::target() const
{
    PageTarget target = Page::target();
    static const QStringList views{u"hierarchy"_s, u"list"_s, u"alone"_s};
    target.subject = views[m_view->currentIndex()];
    return target;
}

void AccountsPage::openTarget(const PageTarget& target)
{
    static const QStringList views{u"hierarchy"_s, u"list"_s, u"alone"_s};
    if (const qsizetype view = views.indexOf(target.subject); view >= 0)
        m_view->setCurrentIndex(static_cast<int>(view));
    else if (!target.subject.isEmpty() && target.subject != m_current) {
        m_current = target.subject;
        invalidate(Change::Organization);
    }
    Page::openTarget(target);
}

PageExport AccountsPage::exported() const
{
    if (!actor() || m_model->rowCount() == 0)
        return {};
    return {u"Organization_accounts_information"_s, m_rows, nullptr};
}

bool AccountsPage::copy()
{
    if (m_model->rowCount() == 0)
        return false;
    m_tree->copySelection();
    return true;
}

bool AccountsPage::find()
{
    if (!m_bar->isVisibleTo(this))
        return false;
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

QList<QAction*> AccountsPage::pageActions() const
{
    return {};
}

void AccountsPage::resizeEvent(QResizeEvent* event)
{
    OrganizationPage::resizeEvent(event);
    m_parts->setOrientation(width() < narrowPage ? Qt::Vertical : Qt::Horizontal);
    const bool narrow = width() < narrowPage;
    m_barLayout->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    QBoxLayout* actions = narrow ? m_firstRow : m_lastPart;
    if (actions->indexOf(m_actionsButton) < 0) {
        for (QWidget* part : {static_cast<QWidget*>(m_selected), static_cast<QWidget*>(m_actionsButton)})
            actions->addWidget(part);
    }
}

} // namespace billfold
