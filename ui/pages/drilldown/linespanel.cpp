// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/drilldown/linespanel.h"

#include "models/services/auditservice.h"
#include "models/views/moneytext.h"
#include "ui/pages/bills/billwords.h"
#include "ui/pages/drilldown/lineexport.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

const QString columnsKey = u"drilldown/lineColumns"_s;

/// Shown until the person chooses others.
const QList<int> firstColumns{LinePageModel::Start, LinePageModel::Description, LinePageModel::Type,
                              LinePageModel::Usage, LinePageModel::Unit,        LinePageModel::Amount};

} // namespace

LinesPanel::LinesPanel(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : QWidget(parent), m_workspace(std::move(workspace)), m_model(new LinePageModel(this)),
      m_view(new TableView), m_count(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this)),
      m_cancel(makeButton(tr("Cancel the export"), {}, ButtonRole::Link, this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    auto* panel = new Panel(this);
    m_states = new StateStack(m_view, panel);
    m_states->setCancellable(false);
    panel->addWidget(m_states, 1);
    column->addWidget(panel, 1);
    auto* foot = new QHBoxLayout;
    foot->setSpacing(Metrics::unit);
    foot->addWidget(m_count, 1);
    foot->addWidget(m_cancel);
    column->addLayout(foot);
    m_cancel->hide();

    m_view->setAccessibleName(tr("Charge lines"));
    m_view->setSortingEnabled(false);
    m_view->setModel(m_model);
    m_view->setStretchColumn(LinePageModel::Description);
    restoreColumns();
    m_view->setMemoryId(u"drilldown-lines"_s);
    connect(m_model, &LinePageModel::pageWanted, this, &LinesPanel::read);
    connect(m_view, &TableView::filterRequested, this, &LinesPanel::filterRequested);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &LinesPanel::currentChanged);
    connect(m_states, &StateStack::clearFiltersRequested, this, &LinesPanel::clearFilterRequested);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_export)
            m_export->cancel();
    });
    connect(m_states, &StateStack::retryRequested, this, [this] {
        if (m_query)
            ask(*m_query, m_basis);
    });
}

void LinesPanel::ask(const LineQuery& query, Basis basis)
{
    withdraw();
    m_query = query;
    m_basis = basis;
    m_total.reset();
    m_lines = -1;
    m_view->setTotals({});
    m_count->clear();
    m_states->showLoading(tr("Loading charge lines"));
    m_model->ask(query, basis);
    // A search has to look at every line for its total: that waits for what it finds first.
    if (query.text.isEmpty())
        askTotals();
}

void LinesPanel::clear()
{
    withdraw();
    m_query.reset();
    m_model->clear();
}

/// A search may look at a million lines: one that nobody waits for any more must not keep the next one
/// waiting.
void LinesPanel::withdraw()
{
    m_totalsAsked.drop();
    for (QFuture<void>& reading : m_reading)
        reading.cancel();
    m_reading.clear();
}

void LinesPanel::read(const LineQuery& query, int generation)
{
    const auto answer = m_workspace->lines(query);
    m_reading.removeIf([](const QFuture<void>& reading) { return reading.isFinished(); });
    m_reading.append(QFuture<void>(answer));
    whenAnswered(this, answer, [this, generation, query](const Result<LinePage>& page) {
        if (!page) {
            m_model->failPage(generation, query.after);
            if (m_model->rowCount() == 0)
                m_states->showFailed(tr("The charge lines were not read"), page.error());
            return;
        }
        const bool searched =
            query.after == 0 && !query.text.isEmpty() && m_query && m_query->text == query.text;
        if (searched && m_lines < 0)
            countFound(*page);
        m_model->addPage(generation, query.after, *page);
        if (m_model->rowCount() > 0) {
            m_states->showContent();
            if (!m_view->currentIndex().isValid())
                m_view->setCurrentIndex(m_model->index(0, LinePageModel::Description));
        } else if (m_query && m_query->text == query.text) {
            m_states->showFilteredOut(query.text.isEmpty()
                                          ? tr("There are no charge lines here.")
                                          : tr("No charge line contains '%1'.").arg(query.text));
        }
        showCount();
    });
}

void LinesPanel::countFound(const LinePage& first)
{
    if (first.more) {
        askTotals();
        return;
    }
    Money total;
    for (const LineRow& line : first.rows)
        total += line.amounts[m_basis];
    m_total = total;
    m_lines = first.rows.size();
    showTotals();
}

void LinesPanel::askTotals()
{
    if (m_query->text.isEmpty()) {
        // The sums of the bill know this without looking at a line.
        BillQuery sums{m_query->bill, Dimension::ChargeType, {}, m_query->filters, m_basis};
        m_totalsAsked.ask(this, m_workspace->table(sums), [this](const Result<BillTable>& table) {
            if (!table)
                return;
            m_total = table->total;
            m_lines = table->lines;
            showTotals();
        });
        return;
    }
    m_totalsAsked.ask(this, m_workspace->lineTotals(*m_query),
                      [this](const Result<QPair<Money, qint64>>& totals) {
                          if (!totals)
                              return;
                          if (m_basis == Basis::Unblended)
                              m_total = totals->first;
                          m_lines = totals->second;
                          showTotals();
                      });
}

void LinesPanel::showTotals()
{
    QHash<int, TotalsCell> cells;
    cells.insert(LinePageModel::Description, {tr("Total, %1").arg(countedGroups(Dimension::Line, m_lines))});
    if (m_total)
        cells.insert(LinePageModel::Amount, {formatExact(*m_total), formatExact(*m_total)});
    m_view->setTotals(cells);
    showCount();
}

void LinesPanel::save(const QString& path)
{
    if (!m_query || m_export)
        return;
    m_export = new LineExport(m_workspace, *m_query, path, this);
    connect(m_export, &LineExport::progressed, this, &LinesPanel::showCount);
    connect(m_export, &LineExport::finished, this,
            [this, path, bill = auditObject(m_query->bill)](const Result<qint64>& lines) {
                m_export->deleteLater();
                m_export = nullptr;
                m_cancel->hide();
                showCount();
                if (lines)
                    m_workspace->audit().noteExport(u"billing:ExportLines"_s, bill, path);
                emit saved(lines, path);
            });
    m_cancel->show();
    m_export->start();
}

void LinesPanel::showCount()
{
    if (m_export) {
        const QString written = formatCount(m_export->lines());
        m_count->setText(
            m_lines < 0
                ? tr("Saving: %1 charge lines written.").arg(written)
                : tr("Saving: %1 of %2 written.").arg(written, countedGroups(Dimension::Line, m_lines)));
        return;
    }
    const QString read = countedGroups(Dimension::Line, m_model->rowCount());
    if (m_lines < 0)
        m_count->setText(tr("%1 read so far.").arg(read));
    else if (m_model->isComplete())
        m_count->setText(tr("All %1, in the order of the export.").arg(read));
    else
        m_count->setText(tr("%1 of %2 read, in the order of the export; scroll down for more.")
                             .arg(formatCount(m_model->rowCount()), countedGroups(Dimension::Line, m_lines)));
}

bool LinesPanel::holdsAll() const
{
    return m_model->isComplete() && m_model->rowCount() <= LinePageModel::maxPages * LinePageModel::pageSize;
}

const LineRow* LinesPanel::currentLine() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_model->lineAt(index.row()) : nullptr;
}

void LinesPanel::restoreColumns()
{
    QList<int> shown = firstColumns;
    const QSettings settings;
    if (settings.contains(columnsKey)) {
        shown.clear();
        for (const QString& column : settings.value(columnsKey).toStringList())
            shown.append(column.toInt());
    }
    for (int column = 0; column < LinePageModel::columnTotal; ++column)
        m_view->setColumnHidden(column, !shown.contains(column) && column != LinePageModel::Description);
}

void LinesPanel::fillColumnMenu(QMenu* menu)
{
    for (int column = 0; column < LinePageModel::columnTotal; ++column) {
        QAction* action = menu->addAction(m_model->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!m_view->isColumnHidden(column));
        // One column always stays: without any there is nothing to right-click.
        action->setEnabled(column != LinePageModel::Description);
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_view->setColumnHidden(column, !shown);
            m_view->fitColumns();
            QStringList columns;
            for (int i = 0; i < LinePageModel::columnTotal; ++i) {
                if (!m_view->isColumnHidden(i))
                    columns.append(QString::number(i));
            }
            QSettings().setValue(columnsKey, columns);
        });
    }
}

} // namespace billfold
