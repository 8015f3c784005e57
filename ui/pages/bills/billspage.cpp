// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billspage.h"

#include "models/services/permissions.h"
#include "models/views/billpicture.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "ui/charts/accountbarchart.h"
#include "ui/pages/accountgroupings.h"
#include "ui/pages/bills/billchartpanel.h"
#include "ui/pages/bills/billpicturepanel.h"
#include "ui/pages/bills/billpictureview.h"
#include "ui/pages/bills/billtablepanel.h"
#include "ui/pages/bills/billtabs.h"
#include "ui/pages/bills/billwords.h"
#include "ui/pages/bills/compareline.h"
#include "ui/pages/bills/differencedialog.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace billfold
{

using Column = BillTableModel::Column;

namespace
{
/// Below it the title row keeps its menu and the primary button only.
constexpr int compactWidth = 760;
} // namespace

BillsPage::~BillsPage() = default;

QString BillsPage::title() const
{
    return bill() ? periodName(bill()->period) : tr("Bills");
}

QList<Crumb> BillsPage::breadcrumb() const
{
    if (!bill())
        return {{tr("Bills"), {}}};
    PageTarget latest;
    latest.page = PageId::Bills;
    return {{tr("Bills"), latest}, {periodName(bill()->period), {}}};
}

PageTarget BillsPage::target() const
{
    PageTarget target = Page::target();
    const BillQuestion& question = m_tabs->question();
    target.basis = question.basis;
    target.by = question.by;
    target.tagKey = question.tagKey;
    if (question.tab == BillTab::Savings || question.tab == BillTab::Taxes)
        target.subject = question.tab == BillTab::Savings ? u"savings"_s : u"taxes"_s;
    return target;
}

void BillsPage::openTarget(const PageTarget& target)
{
    BillQuestion question = m_tabs->question();
    if (target.basis)
        question.basis = *target.basis;
    if (target.by && *target.by != Dimension::Line) {
        question.tab = target.subject == "savings"_L1     ? BillTab::Savings
                       : target.subject == "taxes"_L1     ? BillTab::Taxes
                       : *target.by == Dimension::Invoice ? BillTab::Invoices
                                                          : BillTab::Groups;
        question.by = *target.by;
        question.tagKey = target.tagKey;
    }
    const bool other = question != m_tabs->question();
    m_tabs->setQuestion(question);
    const std::optional<BillId> before = bill();
    Page::openTarget(target);
    if (other && bill() == before)
        askQuestion();
}

void BillsPage::billChanged()
{
    m_summary.reset();
    m_accounts.reset();
    m_answered = false;
    m_missing->hide();
    m_differs->hide();
    m_header->setTitle(title());
    m_header->setBadge(Semantic::Neutral, {});
}

void BillsPage::refresh(Changes what)
{
    m_header->setTitle(title());
    const bool there = bill().has_value();
    for (QPushButton* button : {m_pdfButton, m_exportButton, m_moreButton})
        button->setVisible(there);
    if (!there) {
        m_issueButton->hide();
        m_reconcileButton->hide();
        m_compare->hide();
        m_header->setSubtitle({});
        if (const Permit see = workspace().may(u"billing:ViewBill"_s); !see.allowed)
            m_states->showDenied(tr("You may not see the bills"), see.why);
        else
            m_states->showEmpty();
        return;
    }
    constexpr Changes shown{Change::Imports, Change::Bills, Change::Documents, Change::Organization};
    if (!(what & shown) && m_states->state() == PageState::Filled)
        return;
    if (!m_summary || !m_accounts || !m_answered)
        m_states->showLoading(tr("Loading %1").arg(periodName(bill()->period)));
    askSummary();
    askQuestion();
    askTagKeys();
}

void BillsPage::askSummary()
{
    m_summaryAsked.ask(this, workspace().bill(*bill()), [this](const Result<BillSummary>& summary) {
        if (!summary) {
            showFailed(summary.error());
            return;
        }
        m_summary = *summary;
        showIfComplete();
    });
    const BillQuery accounts{.bill = *bill()};
    m_accountsAsked.ask(this, workspace().table(accounts), [this](const Result<BillTable>& table) {
        if (!table) {
            showFailed(table.error());
            return;
        }
        m_accounts = *table;
        // The first tab asks the same: one answer serves both.
        if (m_tabs->question() == BillQuestion()) {
            ++m_question;
            showAnswer({*table, {}});
        }
        showIfComplete();
    });
}

void BillsPage::askQuestion()
{
    if (!bill())
        return;
    const quint64 number = ++m_question;
    if (m_tabs->question() == BillQuestion()) {
        if (m_accounts && m_accounts->query.bill == *bill() && m_summary)
            showAnswer({*m_accounts, {}});
        return;
    }
    askBill(this, workspace(), *bill(), m_tabs->question(), [this, number](const Result<BillAnswer>& answer) {
        if (number != m_question)
            return;
        if (!answer) {
            showFailed(answer.error());
            return;
        }
        showAnswer(*answer);
        showIfComplete();
    });
}

void BillsPage::askTagKeys()
{
    m_tagsAsked.ask(this, workspace().tagKeys(bill()->payer), [this](const Result<QStringList>& keys) {
        // Without them the page has one menu less; whatever is wrong shows in the bill itself.
        if (keys)
            m_tabs->setTagKeys(*keys);
    });
    m_tabs->setAccountTagKeys(accountTagKeys(workspace(), bill()->payer));
}

void BillsPage::showFailed(const Error& error)
{
    m_states->showFailed(tr("%1 could not be shown").arg(title()), error);
    // What cannot be shown can be neither issued nor handed on.
    for (QPushButton* button : {m_moreButton, m_issueButton, m_reconcileButton, m_exportButton, m_pdfButton})
        button->hide();
    m_compare->hide();
}

void BillsPage::showIfComplete()
{
    if (!m_summary || !m_accounts || !m_answered)
        return;
    m_states->showContent();
    showSummary();
    showPicture();
    showWarnings();
}

void BillsPage::showSummary()
{
    const bool issued = m_summary->status == BillStatus::Issued;
    m_header->setBadge(issued ? Semantic::Success : Semantic::Warning, issued ? tr("Issued") : tr("Pending"),
                       issued ? u"lock"_s : u"pending"_s);
    m_header->setSubtitle(billSentence(*m_summary));
    m_compare->setBill(*m_summary, *m_accounts);
    showActions();
    m_wholeMonthAction->setVisible(m_accounts->previousToDateTotal.has_value());
    m_differenceAction->setVisible(m_summary->differsFromIssue && m_summary->seenAccount.isEmpty());
}

void BillsPage::showPicture()
{
    const QString search = m_tabs->question() == BillQuestion() ? m_tabs->filterText() : QString();
    m_picture->setPicture(billPicture(*m_summary, *m_accounts, search));
}

void BillsPage::showWarnings()
{
    const QString missing = missingSentence(*m_summary);
    m_missing->setVisible(!missing.isEmpty());
    m_missing->setAction(m_summary->seenAccount.isEmpty() ? tr("Show the findings") : QString());
    if (!missing.isEmpty())
        m_missing->showNotice(Semantic::Warning, tr("The import is incomplete."), missing);
    m_differs->setVisible(m_summary->differsFromIssue);
    m_differs->setAction(m_summary->seenAccount.isEmpty() ? tr("See the difference") : QString());
    if (m_summary->differsFromIssue)
        m_differs->showNotice(Semantic::Info, tr("A later export has other amounts."),
                              tr("The bill stays as it was issued."));
}

void BillsPage::showAnswer(const BillAnswer& answer)
{
    const BillQuestion& question = m_tabs->question();
    QList<Column> columns{Column::Name};
    QString memory = u"bills-groups"_s;
    switch (question.tab) {
    case BillTab::Groups:
        if (question.by == Dimension::Account) {
            columns << Column::Key;
            memory = u"bills-accounts"_s;
        }
        columns << Column::Previous << Column::Change << Column::Amount;
        break;
    case BillTab::Invoices:
        columns << Column::Detail << Column::Amount;
        memory = u"bills-invoices"_s;
        break;
    case BillTab::Savings:
        columns << Column::Detail << Column::Previous << Column::Change << Column::Amount;
        memory = u"bills-savings"_s;
        break;
    case BillTab::Taxes:
        columns << Column::BeforeTax << Column::Tax << Column::Amount;
        memory = u"bills-taxes"_s;
        break;
    }
    BillTableModel* model = m_table->model();
    m_table->setColumns(columns, memory);
    model->setHeading(Column::Detail,
                      question.tab == BillTab::Invoices ? tr("Seller of record") : tr("Kind"));
    model->setHeading(Column::Amount, question.tab == BillTab::Taxes ? tr("After tax") : QString());
    m_table->setNote(question.basis == Basis::Unblended || question.tab == BillTab::Invoices
                         ? QString()
                         : tr("%1 amounts are for information; the payer is charged the unblended total.")
                               .arg(basisName(question.basis)));
    // A service stands there once for each kind of saving.
    const bool savings = question.tab == BillTab::Savings;
    m_table->setCounted(savings ? tr("1 saving") : QString(), savings ? tr("%1 savings") : QString());
    m_table->setTable(answer.table, answer.tax);
    m_chart->setTable(answer.table, m_table->countText(answer.table.rows.size()), chartTitle());
    m_answered = true;
    arrange();
}

QString BillsPage::chartTitle() const
{
    const BillQuestion& question = m_tabs->question();
    switch (question.tab) {
    case BillTab::Groups:
        return hasTagKey(question.by) ? tr("Charges per value of %1").arg(question.tagKey)
                                      : tr("Charges per %1").arg(dimensionName(question.by).toLower());
    case BillTab::Invoices:
        return tr("Amount per invoice");
    case BillTab::Savings:
        return tr("Savings per service");
    case BillTab::Taxes:
        return tr("After tax, per service");
    }
    return {};
}

void BillsPage::setFilter(const QString& text)
{
    m_table->setFilterText(text);
    if (m_summary && m_accounts)
        showPicture();
}

void BillsPage::openRow(const QString& key, const QString& name)
{
    PageTarget target;
    target.page = PageId::DrillDown;
    target.bill = bill();
    target.filters = filtersOf(m_tabs->question(), key, name);
    target.basis = m_tabs->question().basis;
    target.by = nextDimension(target.filters.last().dimension, target.filters);
    emit openRequested(target);
}

void BillsPage::openAccount(const QString& key, const QString& name)
{
    PageTarget target;
    target.page = PageId::DrillDown;
    target.bill = bill();
    target.filters = {{Dimension::Account, key, name, {}}};
    target.by = Dimension::Service;
    target.basis = Basis::Unblended;
    emit openRequested(target);
}

void BillsPage::reconcile()
{
    PageTarget target;
    target.page = PageId::Reconcile;
    target.bill = bill();
    emit openRequested(target);
}

void BillsPage::seeDifference()
{
    if (!bill())
        return;
    auto* dialog = new DifferenceDialog(workspacePointer(), *bill(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &DifferenceDialog::made, this, [this](const IssuedDocument& document) {
        emit notice(Semantic::Success,
                    document.kind == DocumentKind::CreditNote
                        ? tr("Credit note %1 was made.").arg(document.number)
                        : tr("Correction %1 was made.").arg(document.number),
                    tr("It refers to %1 and stands in Documents.").arg(document.refersTo));
    });
    dialog->open();
}

PageExport BillsPage::exported() const
{
    if (!bill() || m_states->state() != PageState::Filled)
        return {};
    const BillQuestion& question = m_tabs->question();
    const QString what = question.tab == BillTab::Savings    ? u"savings"_s
                         : question.tab == BillTab::Taxes    ? u"taxes-by-service"_s
                         : question.tab == BillTab::Invoices ? u"invoices"_s
                                                             : u"by-"_s + dimensionKey(question.by);
    return {bill()->period.toString() + u'-' + what, m_table->model(), m_chart->chart()};
}

bool BillsPage::copy()
{
    if (m_states->state() != PageState::Filled)
        return false;
    m_table->view()->copySelection();
    return true;
}

bool BillsPage::find()
{
    if (m_states->state() != PageState::Filled)
        return false;
    m_tabs->focusFilter();
    return true;
}

bool BillsPage::requestDocument(DocumentRequest::What what)
{
    if (!bill())
        return false;
    const bool part = m_summary && !m_summary->seenAccount.isEmpty();
    emit documentRequested(
        {what, *bill(), Basis::Unblended, part ? QStringList{m_summary->seenAccount} : QStringList()});
    return true;
}

QList<QAction*> BillsPage::pageActions() const
{
    return bill() ? m_actions : QList<QAction*>();
}

void BillsPage::showActions()
{
    if (!m_summary || m_states->state() == PageState::Failed)
        return;
    // What has no room in the title row stands in the menu.
    const bool issued = m_summary->status == BillStatus::Issued;
    const bool compact = width() < compactWidth;
    // Whoever sees a part of the bill has its statement, and nothing to issue or to reconcile.
    const bool whole = m_summary->seenAccount.isEmpty();
    m_issueButton->setVisible(whole && !issued && !compact);
    m_reconcileButton->setVisible(whole && issued && !compact);
    m_exportButton->setVisible(!compact);
    m_issueAction->setVisible(whole && !issued);
    m_reconcileAction->setVisible(whole);
    m_statementsAction->setVisible(whole);
    m_previewAction->setText(whole ? tr("Preview the bill…") : tr("Preview your statement…"));
    m_printAction->setText(whole ? tr("Print the bill…") : tr("Print your statement…"));
    m_exportAction->setVisible(compact);
    allow(m_issueButton, m_issueAction, u"billing:IssueBill"_s);
    allow(m_reconcileButton, m_reconcileAction, u"billing:ViewReconciliation"_s);
    allow(m_exportButton, m_exportAction, u"billing:ExportBill"_s);
}

/// What a policy denies stays in its place, and says which policy.
void BillsPage::allow(QPushButton* button, QAction* action, const QString& what)
{
    const Permit permit = workspace().may(what, billArn(*bill()));
    button->setEnabled(permit.allowed);
    button->setToolTip(plainToolTip(permit.why));
    action->setEnabled(permit.allowed);
    action->setToolTip(permit.why);
}

void BillsPage::arrange()
{
    showActions();
    // Beside each other where both can be read, else one below the other.
    const bool wide = width() >= 900;
    m_lower->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    constexpr int leastChart = 242;
    const int height = std::max(leastChart, m_table->heightOfAll());
    m_chart->setMinimumHeight(leastChart);
    m_chart->setMaximumHeight(wide ? height : leastChart);
    m_table->setMaximumHeight(height);
}

void BillsPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange();
}

} // namespace billfold
