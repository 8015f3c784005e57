// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/consolidated/consolidatedpage.h"

#include "models/services/organizationservice.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "models/views/roles.h"
#include "ui/pages/accounts/accountactions.h"
#include "ui/pages/ask.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/figureblock.h"
#include "ui/widgets/getstarted.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QToolButton>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

ConsolidatedPage::ConsolidatedPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_stages(new QStackedWidget), m_start(new GetStarted({}, {})),
      m_rename(new QAction(icon(u"edit"_s), tr("Change name"), this))
{
    m_state = new StateStack(m_stages, this);
    m_state->setCancellable(false);
    m_actions = new AccountActions(workspacePointer(), noticeSink(), this);
    m_stages->addWidget(buildStart());
    m_stages->addWidget(buildOrganization());
    m_stages->addWidget(buildLinked());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_state);
    m_rename->setEnabled(false);
    connect(m_rename, &QAction::triggered, this, &ConsolidatedPage::editCurrent);
    connect(m_state, &StateStack::retryRequested, this, [this] { refresh({}); });
    connect(m_start, &GetStarted::primaryTriggered, this, &ConsolidatedPage::begin);
    connect(m_start, &GetStarted::secondTriggered, this, &ConsolidatedPage::beginDifferently);
    connect(m_start, &GetStarted::noteTriggered, this, &ConsolidatedPage::followNote);
    connect(m_start, &GetStarted::otherNoteTriggered, this, &Page::organizationImportRequested);
    const auto anew = [this] { invalidate(Change::Organization); };
    connect(&service(), &OrganizationService::changed, this, anew);
    connect(&service(), &OrganizationService::actorChanged, this, anew);
}

ConsolidatedPage::~ConsolidatedPage() = default;

QWidget* ConsolidatedPage::buildFigures()
{
    auto* panel = new Panel;
    auto* row = new QHBoxLayout;
    row->setContentsMargins(Metrics::panelPadding, Metrics::panelPadding, Metrics::panelPadding,
                            Metrics::panelPadding);
    row->setSpacing(Metrics::pageSide * 2);
    m_payer = new FigureBlock(tr("Payer account"));
    m_linked = new FigureBlock(tr("Linked accounts"));
    m_last = new FigureBlock;
    for (FigureBlock* figure : {m_payer, m_linked, m_last}) {
        figure->setSize(FigureBlock::Size::Small);
        row->addWidget(figure);
    }
    m_payer->setFigureColor(ColorRole::Payer);
    row->addStretch(1);
    panel->body()->addLayout(row);
    return panel;
}

QWidget* ConsolidatedPage::buildOrganization()
{
    auto* sheet = new QWidget;
    auto* column = new QVBoxLayout(sheet);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageSide);
    column->setSpacing(Metrics::panelGap);
    m_header = new PageHeader(title(), sheet);
    m_openBill = makeButton({}, u"bill"_s, ButtonRole::Primary);
    m_header->addAction(m_openBill);
    connect(m_openBill, &QPushButton::clicked, this, [this] {
        if (m_facts.bills.isEmpty()) {
            emit importRequested();
            return;
        }
        PageTarget target{PageId::Bills};
        target.bill = m_facts.bills.first().id;
        emit openRequested(target);
    });
    column->addWidget(m_header);
    column->addWidget(buildStrangers());
    column->addWidget(buildFigures());

    auto* panel = new Panel(tr("Accounts"));
    m_filter = new SearchField(tr("Filter accounts"), tr("Filter by name or id"));
    m_filter->setIconName(u"filter"_s);
    m_filter->setFixedWidth(220);
    auto* rename = new QToolButton;
    rename->setDefaultAction(m_rename);
    rename->setAutoRaise(true);
    rename->setFocusPolicy(Qt::StrongFocus);
    panel->addTool(m_filter);
    panel->addTool(rename);
    m_proxy = new QSortFilterProxyModel(this);
    m_proxy->setSourceModel(&m_accounts);
    m_proxy->setSortRole(SortRole);
    m_proxy->setFilterKeyColumn(-1);
    m_proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table = new TableView(panel);
    m_table->setModel(m_proxy);
    m_table->setAccessibleName(tr("Accounts"));
    m_table->setFrameStyle(QFrame::NoFrame);
    m_table->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_table->setMemoryId(u"accounts"_s);
    m_table->fillMenu = [this](QMenu& menu, const QModelIndex&) { menu.addAction(m_rename); };
    panel->addWidget(m_table, 1);
    column->addWidget(panel, 1);
    connect(m_filter, &SearchField::searchChanged, m_proxy, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_filter, &SearchField::leaveDown, m_table, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_table, &TableView::filterRequested, this, [this] { find(); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) { m_rename->setEnabled(current.isValid()); });
    connect(&m_accounts, &AccountsModel::renamed, this, &ConsolidatedPage::rename);
    connect(m_table, &TableView::opened, this, [this](const QModelIndex& index) {
        if (m_facts.bills.isEmpty())
            return;
        const QModelIndex name = index.siblingAtColumn(AccountsModel::Name);
        PageTarget target{PageId::DrillDown};
        target.bill = m_facts.bills.first().id;
        target.filters = {{Dimension::Account, name.data(KeyRole).toString(), name.data().toString(), {}}};
        emit openRequested(target);
    });
    return sheet;
}

QList<Crumb> ConsolidatedPage::breadcrumb() const
{
    if (stage() == Stage::Organization || stage() == Stage::Linked)
        return {{title(), {}}};
    return {{title(), PageTarget{PageId::Consolidated}}, {tr("Get started"), {}}};
}

ConsolidatedPage::Stage ConsolidatedPage::stage() const
{
    const bool known = m_facts.payer.has_value();
    const bool organized = known && !m_facts.payer->organizationId.isEmpty();
    if (const auto acting = actor()) {
        switch (standingOf(service().world(), *acting)) {
        case Standing::Payer:
            return Stage::Organization;
        case Standing::Linked:
            return Stage::Linked;
        case Standing::Alone:
            break;
        }
        // Payers of other providers have keys that no account of an organization has: their bills are shown
        // whoever acts.
        const bool own = known && m_facts.payer->key == acting->toString();
        const bool foreign = known && !AccountId::parse(m_facts.payer->key);
        if (!foreign)
            return own && m_facts.payer->linkedAccounts > 0 ? Stage::FromBills : Stage::Alone;
    }
    return !known ? Stage::NoData : organized ? Stage::Organization : Stage::FromBills;
}

void ConsolidatedPage::billChanged()
{
    // Another payer has another organization; another month of the same payer changes nothing here.
    if (bill() && m_facts.payer && m_facts.payer->key != bill()->payer)
        m_state->showLoading(tr("Reading the organization"));
}

template <typename T>
void ConsolidatedPage::askFor(const QFuture<Result<T>>& answer, std::function<void(const T&)> take)
{
    whenAnswered(this, answer,
                 [this, question = m_question, take = std::move(take)](const Result<T>& result) {
                     if (question != m_question)
                         return;
                     if (result)
                         take(*result);
                     else
                         m_state->showFailed(tr("The organization could not be read."), result.error());
                 });
}

void ConsolidatedPage::refresh(Changes)
{
    ++m_question;
    m_state->showLoading(tr("Reading the organization"));
    askFor<QList<PayerInfo>>(workspace().payers(), [this](const QList<PayerInfo>& payers) {
        m_facts = {};
        findPayer(payers);
        if (stage() == Stage::Organization)
            askAccounts();
        else if (stage() == Stage::Linked)
            presentLinked();
        else
            presentStart();
    });
}

void ConsolidatedPage::askAccounts()
{
    // One after the other: each answer says what to ask next.
    askFor<QList<BillSummary>>(workspace().bills(), [this](const QList<BillSummary>& bills) {
        std::copy_if(bills.cbegin(), bills.cend(), std::back_inserter(m_facts.bills),
                     [this](const BillSummary& other) { return other.id.payer == m_facts.payer->key; });
        askFor<QList<AccountInfo>>(
            workspace().accounts(m_facts.payer->key), [this](const QList<AccountInfo>& accounts) {
                m_facts.accounts = accounts;
                if (m_facts.bills.isEmpty()) {
                    presentOrganization();
                    return;
                }
                askFor<BillTable>(workspace().table(BillQuery{m_facts.bills.first().id}),
                                  [this](const BillTable& table) {
                                      m_facts.table = table;
                                      presentOrganization();
                                  });
            });
    });
}

void ConsolidatedPage::presentOrganization()
{
    const PayerInfo& payer = *m_facts.payer;
    m_header->setSubtitle(tr("Organization %1 (%2)").arg(payer.organizationName, payer.organizationId));
    m_payer->setFigure(payer.name);
    m_payer->setCaption(payer.key);
    const auto linked =
        std::count_if(m_facts.accounts.cbegin(), m_facts.accounts.cend(),
                      [&payer](const AccountInfo& account) { return account.key != payer.key; });
    m_linked->setFigure(formatCount(linked));
    m_linked->setCaption(tr("each with its own statement"));
    const bool billed = !m_facts.bills.isEmpty();
    QString heading;
    m_openBill->setIcon(icon(billed ? u"bill"_s : u"import"_s, ColorRole::OnAccent));
    if (billed) {
        const BillSummary& last = m_facts.bills.first();
        heading = periodName(last.id.period);
        m_last->setLabel(tr("Last bill, %1").arg(heading));
        m_last->setFigure(formatCentsWithCurrency(last.id.currency, last.totalCents),
                          u"%1 %2"_s.arg(last.id.currency, formatExact(last.total)));
        m_last->setCaption(last.status == BillStatus::Issued
                               ? tr("Bill %1, issued %2").arg(last.number, dayText(last.issuedOn))
                               : tr("Pending"));
        m_openBill->setText(tr("Open the bill of %1").arg(heading));
    } else {
        m_last->setLabel(tr("Last bill"));
        m_last->setFigure(noValue());
        m_last->setCaption(tr("No bill yet"));
        m_openBill->setText(tr("Import a billing export"));
    }
    const QList<BillRow> charges = m_facts.table ? m_facts.table->rows : QList<BillRow>();
    const Money total = m_facts.table ? m_facts.table->total : Money();
    const Money::Wide totalCents = m_facts.table ? m_facts.table->totalCents : 0;
    QList<AccountsModel::Account> accounts;
    for (const AccountInfo& account : std::as_const(m_facts.accounts)) {
        AccountsModel::Account row{account.key, account.name, account.key == payer.key};
        for (const BillRow& charged : charges) {
            if (charged.key == account.key) {
                row.amount = charged.amount;
                row.cents = charged.cents;
                row.centMoved = charged.centMoved;
                row.charged = true;
            }
        }
        accounts.append(row);
    }
    m_accounts.setAccounts(accounts, total, heading);
    m_table->setTotals(
        {{AccountsModel::Name, {tr("Total")}},
         {AccountsModel::Key, {formatCounted(accounts.size(), tr("1 account"), tr("%1 accounts"))}},
         {AccountsModel::Amount, {formatCents(totalCents), formatExact(total)}}});
    m_stages->setCurrentIndex(1);
    m_state->showContent();
    askStrangers();
    emit titleChanged();
}

void ConsolidatedPage::makeOrganization()
{
    const PayerInfo payer = *m_facts.payer;
    m_start->primary()->setEnabled(false);
    whenAnswered(this, workspace().makeOrganization(payer.key), [this, payer](const Result<void>& made) {
        m_start->primary()->setEnabled(true);
        if (!made)
            emit notice(Semantic::Error, tr("The organization was not created."), made.error().message);
        else
            emit notice(Semantic::Success, tr("The organization is created."),
                        tr("%1 pays for %2.")
                            .arg(payer.name, formatCounted(payer.linkedAccounts, tr("1 linked account"),
                                                           tr("%1 linked accounts"))));
    });
}

void ConsolidatedPage::rename(const QString& key, const QString& name)
{
    whenAnswered(this, workspace().nameAccount(key, name), [this, key](const Result<void>& named) {
        if (!named)
            emit notice(Semantic::Error, tr("Account %1 keeps its name.").arg(key), named.error().message);
    });
}

void ConsolidatedPage::editCurrent()
{
    const QModelIndex current = m_table->currentIndex();
    if (!current.isValid())
        return;
    m_table->setFocus(Qt::OtherFocusReason);
    m_table->edit(current.siblingAtColumn(AccountsModel::Name));
}

PageExport ConsolidatedPage::exported() const
{
    if (stage() != Stage::Organization || m_state->state() != PageState::Filled)
        return {};
    return {u"accounts"_s, m_proxy, nullptr};
}

bool ConsolidatedPage::copy()
{
    if (stage() != Stage::Organization)
        return false;
    m_table->copySelection();
    return true;
}

bool ConsolidatedPage::find()
{
    if (stage() != Stage::Organization)
        return false;
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
    return true;
}

QList<QAction*> ConsolidatedPage::pageActions() const
{
    return stage() == Stage::Organization ? QList<QAction*>{m_rename} : QList<QAction*>{};
}

} // namespace billfold
