// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/documents/documentspage.h"

#include "models/views/datetext.h"
#include "models/views/documentmodel.h"
#include "models/views/moneytext.h"
#include "ui/dialogs/issuesettingsdialog.h"
#include "ui/pages/documents/documentdetails.h"
#include "ui/pages/documents/ledgerview.h"
#include "ui/theme/controls.h"
#include "ui/theme/icon.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <set>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr DocumentFilter::States states[] = {DocumentFilter::States::All, DocumentFilter::States::Open,
                                             DocumentFilter::States::Overdue, DocumentFilter::States::Paid};
constexpr DocumentKind kinds[] = {DocumentKind::Bill, DocumentKind::Invoice, DocumentKind::Statement,
                                  DocumentKind::CreditNote, DocumentKind::Correction};

} // namespace

DocumentsPage::DocumentsPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_documents(new DocumentModel(this)),
      m_shown(new DocumentFilter(this)), m_tabs(new QTabBar(this)), m_views(new QStackedWidget(this)),
      m_which(new SegmentedControl(tr("Which documents"), this)), m_kind(new QComboBox),
      m_period(new QComboBox),
      m_search(new SearchField(tr("Search documents"), tr("Number, name or reference"), this)),
      m_table(new TableView), m_details(new DocumentDetails(workspacePointer(), sink())),
      m_ledger(new LedgerView), m_settings(makeButton(tr("Issue settings"), u"settings"_s)), m_list(nullptr),
      m_states(nullptr)
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageTop);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    auto* header = new PageHeader(tr("Documents"), content);
    header->addAction(m_settings);
    column->addWidget(header);
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("Documents"));
    m_tabs->addTab(tr("Ledger of charges"));
    column->addWidget(m_tabs);
    m_views->addWidget(makeList());
    m_views->addWidget(m_ledger);
    column->addWidget(m_views, 1);
    // A short window scrolls rather than crush the parts.
    auto* scroll = new QScrollArea;
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    m_states = new StateStack(scroll, this);
    m_states->setCancellable(false);
    m_states->emptyState()->setContent(u"documents"_s, tr("No document yet"),
                                       tr("When a month is issued, its bill, invoices and statements stand "
                                          "here, with what is open and what is "
                                          "paid. Issue a month from its bill."));
    m_states->emptyState()->setAction(tr("Show the bills"), u"bill"_s);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_states);
    connectParts();
}

NoticeSink DocumentsPage::sink()
{
    return
        [this](Semantic semantic, const QString& headline, const QString& text, const NoticeAction& action) {
            emit noticeWithAction(semantic, headline, text, action.text, action.run);
        };
}

bool DocumentsPage::requestDocument(DocumentRequest::What what)
{
    if (m_tabs->currentIndex() != 0 || !m_table->currentIndex().isValid())
        return false;
    switch (what) {
    case DocumentRequest::What::SavePdf:
        m_details->save();
        return true;
    case DocumentRequest::What::Print:
        m_details->print();
        return true;
    case DocumentRequest::What::Preview:
        m_details->preview();
        return true;
    case DocumentRequest::What::Statements:
    case DocumentRequest::What::Issue:
        break;
    }
    return false;
}

QWidget* DocumentsPage::makeFilters()
{
    // Wraps in a narrow window.
    auto* filters = new QWidget;
    auto* row = new FlowLayout(filters, Metrics::unit, Metrics::unit);
    row->setContentsMargins(0, Metrics::focusAir, 0, Metrics::focusAir);
    for (const QString& text : {tr("All"), tr("Open"), tr("Overdue"), tr("Paid")})
        m_which->addSegment(text);
    m_kind->addItem(tr("Every kind"));
    for (DocumentKind kind : kinds)
        m_kind->addItem(icon(documentKindIcon(kind)), documentKindName(kind));
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(240);
    row->addWidget(m_which);
    const auto labelled = [row, filters](const QString& text, QComboBox* box) {
        // A combo box says its value; only a buddy says what it is.
        auto* pair = new QWidget(filters);
        auto* both = new QHBoxLayout(pair);
        both->setContentsMargins(0, 0, 0, 0);
        auto* label = new TextLabel(text, TextStyle::Caption, ColorRole::Text2, pair);
        label->setBuddy(box);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        both->addWidget(label);
        both->addWidget(box);
        row->addWidget(pair);
    };
    labelled(tr("&Kind"), m_kind);
    labelled(tr("&Period"), m_period);
    row->addWidget(m_search);
    return filters;
}

QWidget* DocumentsPage::makeList()
{
    auto* area = new QWidget;
    auto* column = new QVBoxLayout(area);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    column->addWidget(makeFilters());
    m_shown->setSourceModel(m_documents);
    auto* panel = new Panel;
    m_table->setAccessibleName(tr("Documents"));
    m_table->setModel(m_shown);
    m_table->setColumnHidden(DocumentModel::DueColumn, true);
    m_table->setStretchColumn(DocumentModel::SubjectColumn);
    // As the workspace gives them, latest issue first, until a heading is clicked.
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    m_table->setMemoryId(u"documents"_s);
    panel->addWidget(m_table, 1);
    m_list = new StateStack(panel);
    m_list->setMinimumHeight(160);
    auto* parts = new QSplitter(Qt::Vertical);
    parts->setChildrenCollapsible(false);
    parts->setHandleWidth(Metrics::panelGap);
    parts->addWidget(m_list);
    parts->addWidget(m_details);
    parts->setStretchFactor(0, 1);
    parts->setStretchFactor(1, 0);
    column->addWidget(parts, 1);
    return area;
}

void DocumentsPage::connectParts()
{
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
        m_views->setCurrentIndex(tab);
        emit placeChanged();
    });
    connect(m_which, &SegmentedControl::currentChanged, this, &DocumentsPage::applyFilter);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &DocumentsPage::applyFilter);
    connect(m_period, &QComboBox::currentIndexChanged, this, &DocumentsPage::applyFilter);
    connect(m_search, &SearchField::searchChanged, this, &DocumentsPage::applyFilter);
    connect(m_search, &SearchField::leaveDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_table, &TableView::opened, m_details, &DocumentDetails::preview);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DocumentsPage::showSelected);
    m_table->fillMenu = [this](QMenu& menu, const QModelIndex&) {
        menu.addAction(icon(u"show"_s), tr("Preview"), m_details, &DocumentDetails::preview);
        menu.addAction(icon(u"pdf"_s), tr("Save as PDF"), m_details, &DocumentDetails::save);
        menu.addAction(icon(u"print"_s), tr("Print"), m_details, &DocumentDetails::print);
    };
    connect(m_list, &StateStack::clearFiltersRequested, this, &DocumentsPage::clearFilters);
    connect(m_states, &StateStack::retryRequested, this, &DocumentsPage::ask);
    connect(m_states->emptyState(), &EmptyState::actionTriggered, this,
            [this] { emit openRequested({.page = PageId::Bills}); });
    connect(m_details, &DocumentDetails::openBillRequested, this,
            [this](const BillId& bill) { emit openRequested({.page = PageId::Bills, .bill = bill}); });
    connect(m_ledger, &LedgerView::documentRequested, this, [this](qint64 id) {
        for (const IssuedDocument& document : m_documents->documents()) {
            if (document.id == id) {
                clearFilters();
                m_tabs->setCurrentIndex(0);
                select(document.number);
            }
        }
    });
    connect(m_settings, &QPushButton::clicked, this, &DocumentsPage::openSettings);
}

QString DocumentsPage::title() const
{
    return tr("Documents");
}

QList<Crumb> DocumentsPage::breadcrumb() const
{
    return {{tr("Documents"), std::nullopt}};
}

PageTarget DocumentsPage::target() const
{
    PageTarget target = Page::target();
    target.subject = m_selected;
    return target;
}

void DocumentsPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    if (target.subject.isEmpty())
        return;
    clearFilters();
    m_tabs->setCurrentIndex(0);
    select(target.subject);
}

void DocumentsPage::refresh(Changes what)
{
    if (what & (Changes(Change::Documents) | Change::Bills))
        ask();
}

void DocumentsPage::ask()
{
    if (m_documents->rowCount() == 0)
        m_states->showLoading(tr("Loading the documents"));
    m_asked.ask(this, workspace().documents(), [this](const Result<QList<IssuedDocument>>& documents) {
        if (documents)
            fill(*documents);
        else
            m_states->showFailed(tr("The documents were not read"), documents.error());
    });
}

void DocumentsPage::fill(const QList<IssuedDocument>& documents)
{
    const Permit settings = workspace().mayAsPayer(u"billing:ViewSettings"_s, payerOfSettings());
    m_settings->setEnabled(settings.allowed);
    m_settings->setToolTip(plainToolTip(settings.why));
    const QDate today = workspace().clock().now().toUTC().date();
    const QString before = m_selected;
    m_documents->setDocuments(documents, today);
    m_ledger->setDocuments(documents, today);
    if (documents.isEmpty()) {
        m_states->showEmpty();
        return;
    }
    const QString names[] = {tr("All (%1)"), tr("Open (%1)"), tr("Overdue (%1)"), tr("Paid (%1)")};
    for (int i = 0; i < 4; ++i)
        m_which->setSegmentText(
            i, names[i].arg(formatCount(
                   std::count_if(documents.cbegin(), documents.cend(), [&](const IssuedDocument& document) {
                       return DocumentFilter::holds(states[i], documentState(document, today));
                   }))));
    fillPeriods();
    const bool oneCurrency = std::all_of(documents.cbegin(), documents.cend(), [&](const IssuedDocument& d) {
        return d.bill.currency == documents.first().bill.currency;
    });
    m_table->setColumnHidden(DocumentModel::CurrencyColumn, oneCurrency);
    m_states->showContent();
    applyFilter();
    select(before);
}

void DocumentsPage::fillPeriods()
{
    std::set<int, std::greater<>> months;
    for (const IssuedDocument& document : m_documents->documents())
        months.insert(document.bill.period.index());
    const QSignalBlocker quiet(m_period);
    const QVariant before = m_period->currentData();
    m_period->clear();
    m_period->addItem(tr("Every period"));
    for (int month : months)
        m_period->addItem(periodName(*BillingPeriod::fromIndex(month)), month);
    m_period->setCurrentIndex(before.isValid() ? qMax(0, m_period->findData(before)) : 0);
}

void DocumentsPage::applyFilter()
{
    m_shown->setStates(states[m_which->currentIndex()]);
    m_shown->setKind(m_kind->currentIndex() > 0 ? std::optional(kinds[m_kind->currentIndex() - 1])
                                                : std::nullopt);
    const QVariant month = m_period->currentData();
    m_shown->setPeriod(month.isValid() ? BillingPeriod::fromIndex(month.toInt()) : std::nullopt);
    m_shown->setText(m_search->text());
    if (m_shown->rowCount() == 0)
        m_list->showFilteredOut(tr("No document fits the filters that are set."));
    else
        m_list->showContent();
    if (!m_table->currentIndex().isValid())
        select(m_selected);
    showSelected();
}

void DocumentsPage::clearFilters()
{
    m_which->setCurrentIndex(0);
    m_kind->setCurrentIndex(0);
    m_period->setCurrentIndex(0);
    m_search->clear();
}

void DocumentsPage::select(const QString& number)
{
    m_selected = number;
    m_table->setCurrentValue(number, Qt::DisplayRole);
}

void DocumentsPage::showSelected()
{
    const QModelIndex index = m_shown->mapToSource(m_table->currentIndex());
    m_details->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const IssuedDocument& document = m_documents->at(index.row());
    m_selected = document.number;
    m_details->setDocument(document, m_documents->centsAt(index.row()));
}

QString DocumentsPage::payerOfSettings() const
{
    const QList<IssuedDocument>& documents = m_documents->documents();
    return bill() ? bill()->payer : documents.isEmpty() ? QString() : documents.first().bill.payer;
}

void DocumentsPage::openSettings()
{
    const QList<IssuedDocument>& documents = m_documents->documents();
    const std::optional<BillId> of = bill()                ? bill()
                                     : documents.isEmpty() ? std::nullopt
                                                           : std::optional(documents.first().bill);
    if (!of)
        return;
    auto* dialog = new IssueSettingsDialog(workspacePointer(), of->payer, of->period, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

PageExport DocumentsPage::exported() const
{
    if (m_tabs->currentIndex() == 1)
        return {u"ledger-of-charges"_s, m_ledger->model(), nullptr};
    return {u"documents"_s, m_shown, nullptr};
}

bool DocumentsPage::copy()
{
    TableView* table = m_tabs->currentIndex() == 1 ? m_ledger->table() : m_table;
    if (!table->model() || table->model()->rowCount() == 0)
        return false;
    table->copySelection();
    return true;
}

bool DocumentsPage::find()
{
    m_tabs->setCurrentIndex(0);
    m_search->setFocus();
    return true;
}

} // namespace billfold
