// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/imports/importspage.h"

#include "models/services/auditservice.h"
#include "models/views/csvwriter.h"
#include "models/views/findingmodel.h"
#include "models/views/importmodel.h"
#include "models/views/moneytext.h"
#include "models/views/roles.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/filechooser.h"
#include "ui/pages/imports/importdetails.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QMenu>
#include <QPushButton>
#include <QSaveFile>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QVBoxLayout>
#include <QtConcurrentRun>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Which { All, InForce, WithFindings };

/// By what the segments say and by text in any column.
class ImportFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void set(int which, const QString& text)
    {
        m_which = which;
        m_text = text.trimmed();
        invalidateFilter();
    }
    static bool holds(int which, const ImportRecord& record)
    {
        const ImportState state = importState(record);
        return which == All ||
               (which == InForce && (state == ImportState::Active || state == ImportState::BesideIssued)) ||
               (which == WithFindings && record.errors + record.warnings > 0);
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override
    {
        const ImportRecord& record = static_cast<const ImportModel*>(sourceModel())->at(row);
        if (!holds(m_which, record))
            return false;
        if (m_text.isEmpty() || record.source.contains(m_text, Qt::CaseInsensitive))
            return true;
        for (int column = 0; column < ImportModel::ColumnCount; ++column) {
            const QModelIndex index = sourceModel()->index(row, column, parent);
            if (index.data(Qt::DisplayRole).toString().contains(m_text, Qt::CaseInsensitive) ||
                index.data(SecondLineRole).toString().contains(m_text, Qt::CaseInsensitive))
                return true;
        }
        return false;
    }

private:
    int m_which = All;
    QString m_text;
};

QString findingsAsCsv(const QList<Finding>& findings)
{
    CsvWriter csv;
    csv.row({u"severity"_s, u"file"_s, u"line"_s, u"column"_s, u"lines"_s, u"sentence"_s});
    for (const Finding& finding : findings)
        csv.row({severityBadge(finding.severity), finding.file, QString::number(finding.line), finding.column,
                 QString::number(finding.count), finding.message});
    return csv.text();
}

Result<void> writeText(const QString& path, const QString& text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit())
        return {};
    return Error{
        ErrorCode::Storage,
        ImportsPage::tr("%1 cannot be written. Check the folder and the free space, or choose another "
                        "place.")
            .arg(path),
        file.errorString()};
}

} // namespace

ImportsPage::ImportsPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : Page(std::move(workspace), parent), m_imports(new ImportModel(this)), m_shown(new ImportFilter(this)),
      m_which(new SegmentedControl(tr("Which imports"), this)),
      m_search(new SearchField(tr("Search imports"), tr("File, report, format or period"), this)),
      m_table(new TableView), m_details(new ImportDetails(workspacePointer())), m_parts(new QSplitter),
      m_list(nullptr), m_states(nullptr)
{
    build();
    connect(m_which, &SegmentedControl::currentChanged, this, &ImportsPage::applyFilter);
    connect(m_search, &SearchField::searchChanged, this, &ImportsPage::applyFilter);
    connect(m_search, &SearchField::leaveDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_table, &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportsPage::showSelected);
    connect(m_states, &StateStack::retryRequested, this, &ImportsPage::ask);
    connect(m_states->emptyState(), &EmptyState::actionTriggered, this, &Page::importRequested);
    connect(m_list, &StateStack::clearFiltersRequested, this, [this] {
        m_which->setCurrentIndex(All);
        m_search->clear();
    });
    connect(m_details, &ImportDetails::undoRequested, this, &ImportsPage::confirmUndo);
    connect(m_details, &ImportDetails::exportRequested, this, &ImportsPage::exportFindings);
    connect(m_details, &ImportDetails::openBillRequested, this,
            [this](const BillId& bill) { emit openRequested({.page = PageId::Bills, .bill = bill}); });
}

void ImportsPage::build()
{
    auto* content = new QWidget;
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(Metrics::pageSide, Metrics::pageTop, Metrics::pageSide, Metrics::pageTop);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    auto* header = new PageHeader(tr("Imports"), content);
    QPushButton* import = makeButton(tr("Import"), u"import"_s, ButtonRole::Primary, header);
    header->addAction(import);
    connect(import, &QPushButton::clicked, this, &Page::importRequested);
    column->addWidget(header);
    auto* filters = new ActionRow(content);
    for (const QString& text : {tr("All"), tr("In force"), tr("With findings")})
        m_which->addSegment(text);
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(160);
    m_search->setMaximumWidth(260);
    filters->addWidget(m_which);
    filters->addWidget(m_search, 1);
    filters->addStretch();
    column->addWidget(filters);

    m_shown->setSourceModel(m_imports);
    m_shown->setSortRole(SortRole);
    m_shown->setSortLocaleAware(true);
    auto* panel = new Panel;
    m_table->setAccessibleName(tr("Imports"));
    m_table->setDensity(TableView::Density::TwoLines);
    m_table->setModel(m_shown);
    m_table->setStretchColumn(ImportModel::SourceColumn);
    m_table->sortByColumn(ImportModel::ImportedColumn, Qt::DescendingOrder);
    m_table->setMemoryId(u"imports"_s);
    m_table->fillMenu = [this](QMenu& menu, const QModelIndex&) {
        const int row = m_shown->mapToSource(m_table->currentIndex()).row();
        if (row < 0)
            return;
        QAction* undo = menu.addAction(tr("Undo import"), this, &ImportsPage::confirmUndo);
        undo->setEnabled(undoObstacle(m_imports->at(row)).isEmpty());
    };
    panel->addWidget(m_table, 1);
    m_list = new StateStack(panel);
    m_parts->setOrientation(Qt::Vertical);
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(Metrics::panelGap);
    m_parts->addWidget(m_list);
    m_parts->addWidget(m_details);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 2);
    m_list->setMinimumHeight(160);
    column->addWidget(m_parts, 1);

    // A short window scrolls rather than crush the parts.
    auto* scroll = new QScrollArea;
    scroll->setFrameStyle(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    m_states = new StateStack(scroll, this);
    m_states->setCancellable(false);
    m_states->emptyState()->setContent(u"import"_s, tr("No import yet"),
                                       tr("An import brings the charges of a month from a billing export. "
                                          "Drop files anywhere on the window, or "
                                          "choose them."));
    m_states->emptyState()->setAction(tr("Import"), u"import"_s);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->addWidget(m_states);
}

QString ImportsPage::title() const
{
    return tr("Imports");
}

QList<Crumb> ImportsPage::breadcrumb() const
{
    return {{tr("Imports"), std::nullopt}};
}

PageTarget ImportsPage::target() const
{
    PageTarget target = Page::target();
    target.subject = m_selected > 0 ? QString::number(m_selected) : QString();
    return target;
}

void ImportsPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    if (!target.subject.isEmpty())
        select(target.subject.toLongLong());
}

void ImportsPage::refresh(Changes what)
{
    if (what & (Changes(Change::Imports) | Change::Documents | Change::Bills))
        ask();
}

void ImportsPage::ask()
{
    if (const Permit permit = workspace().mayAsPayer(u"billing:ViewImports"_s, {}); !permit.allowed) {
        m_asked.drop();
        m_imports->setImports({}, workspace().clock().now());
        m_states->showDenied(tr("Imports are the payer's"), permit.why);
        return;
    }
    if (m_imports->rowCount() == 0)
        m_states->showLoading(tr("Loading the imports"));
    // Most exports name no payer; the organization does. The workspace answers in the order of the questions.
    whenAnswered(this, workspace().payers(), [this](const Result<QList<PayerInfo>>& payers) {
        if (!payers)
            return;
        for (const PayerInfo& payer : *payers)
            m_payerNames.insert(payer.key, payer.name);
    });
    m_asked.ask(this, workspace().imports(), [this](const Result<QList<ImportRecord>>& imports) {
        if (imports)
            fill(*imports);
        else
            m_states->showFailed(tr("The imports were not read"), imports.error());
    });
}

void ImportsPage::fill(QList<ImportRecord> imports)
{
    for (ImportRecord& record : imports) {
        for (PeriodTotals& period : record.periods) {
            if (period.payerName.isEmpty())
                period.payerName = m_payerNames.value(period.bill.payer);
        }
    }
    const qint64 before = m_selected;
    m_imports->setImports(imports, workspace().clock().now());
    const auto count = [&](int which) {
        return formatCount(
            std::count_if(imports.cbegin(), imports.cend(), [which](const ImportRecord& record) {
                return ImportFilter::holds(which, record);
            }));
    };
    m_which->setSegmentText(All, tr("All (%1)").arg(count(All)));
    m_which->setSegmentText(InForce, tr("In force (%1)").arg(count(InForce)));
    m_which->setSegmentText(WithFindings, tr("With findings (%1)").arg(count(WithFindings)));
    if (imports.isEmpty()) {
        m_states->showEmpty();
        return;
    }
    m_states->showContent();
    applyFilter();
    select(before);
}

void ImportsPage::applyFilter()
{
    static_cast<ImportFilter*>(m_shown)->set(m_which->currentIndex(), m_search->text());
    if (m_shown->rowCount() == 0)
        m_list->showFilteredOut(tr("No import fits the filters that are set."));
    else
        m_list->showContent();
    if (!m_table->currentIndex().isValid())
        select(m_selected);
}

void ImportsPage::select(qint64 importId)
{
    m_selected = importId;
    m_table->setCurrentValue(importId, KeyRole);
}

void ImportsPage::showSelected()
{
    const QModelIndex index = m_shown->mapToSource(m_table->currentIndex());
    m_details->setVisible(index.isValid());
    if (!index.isValid())
        return;
    const ImportRecord& record = m_imports->at(index.row());
    m_selected = record.id;
    m_details->setImport(record);
}

void ImportsPage::confirmUndo()
{
    const QModelIndex index = m_shown->mapToSource(m_table->currentIndex());
    if (!index.isValid())
        return;
    const ImportRecord& record = m_imports->at(index.row());
    confirm(this, tr("Undo the import of %1?").arg(sourceName(record)),
            undoConsequence(record, m_imports->imports()), tr("Undo import"), ButtonRole::Destructive,
            [this, id = record.id, name = sourceName(record)] {
                whenAnswered(this, workspace().undoImport(id), [this, name](const Result<void>& undone) {
                    if (undone)
                        emit notice(Semantic::Success, tr("The import of %1 is undone.").arg(name), {});
                    else
                        emit notice(Semantic::Error, tr("The import of %1 was not undone.").arg(name),
                                    undone.error().message);
                });
            });
}

void ImportsPage::exportFindings()
{
    const QString path = chooseSaveFile(this, u"export"_s, tr("Export findings"), u"findings.csv"_s,
                                        u".csv"_s, tr("CSV (*.csv)"));
    if (path.isEmpty())
        return;
    const QList<Finding> findings = m_details->findings()->findings();
    whenAnswered(
        this, QtConcurrent::run([path, findings] { return writeText(path, findingsAsCsv(findings)); }),
        [this, path](const Result<void>& written) {
            if (written) {
                workspace().audit().noteExport(u"billing:ExportFindings"_s, u"findings"_s, path);
                emit notice(Semantic::Success, tr("The findings are saved."), path);
            } else {
                emit notice(Semantic::Error, tr("The findings were not saved."), written.error().message);
            }
        });
}

PageExport ImportsPage::exported() const
{
    return {u"imports"_s, m_shown, nullptr};
}

bool ImportsPage::copy()
{
    if (m_shown->rowCount() == 0)
        return false;
    m_table->copySelection();
    return true;
}

bool ImportsPage::find()
{
    m_search->setFocus();
    return true;
}

} // namespace billfold
