// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/bills/billtablepanel.h"

#include "models/views/moneytext.h"
#include "ui/pages/bills/billwords.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

using Column = BillTableModel::Column;

BillTablePanel::BillTablePanel(QWidget* parent)
    : QWidget(parent), m_model(new BillTableModel(this)), m_panel(new Panel(this)),
      m_view(new TableView(m_panel)), m_states(new StateStack(m_view, m_panel)), m_noteRow(new QWidget(this)),
      m_note(new TextLabel({}, TextStyle::Caption, ColorRole::Text2))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::unit);
    m_panel->addWidget(m_states, 1);
    column->addWidget(m_panel, 1);

    auto* row = new QHBoxLayout(m_noteRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Metrics::unit);
    row->addWidget(new IconLabel(u"info"_s, ColorRole::Text3, Metrics::iconBadge, m_noteRow), 0,
                   Qt::AlignTop);
    m_note->setWordWrap(true);
    row->addWidget(m_note, 1);
    column->addWidget(m_noteRow);
    column->addStretch(0);
    m_noteRow->hide();

    m_view->setModel(m_model);
    connect(m_view, &TableView::opened, this, &BillTablePanel::open);
    connect(m_view, &TableView::filterRequested, this, &BillTablePanel::filterRequested);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &BillTablePanel::currentChanged);
    connect(m_states, &StateStack::clearFiltersRequested, this, &BillTablePanel::clearFilterRequested);
}

void BillTablePanel::setColumns(const QList<Column>& columns, const QString& memoryId)
{
    if (columns == m_model->columns() && !m_view->property("columnsSet").isNull())
        return;
    m_view->setProperty("columnsSet", true);
    m_view->setMemoryId({});
    m_model->setColumns(columns);
    m_view->setStretchColumn(0);
    m_view->sortByColumn(m_model->columnOf(Column::Amount), Qt::DescendingOrder);
    m_view->setMemoryId(memoryId);
}

void BillTablePanel::setTable(const BillTable& table, const std::optional<BillTable>& tax)
{
    const BillRow* current = currentRow();
    const bool had = current != nullptr;
    const QString key = had ? current->key : QString();
    m_model->setTable(table);
    if (tax)
        m_model->setTax(*tax);
    m_view->setAccessibleName(chargesBy(table.query.by, table.query.tagKey));
    showTotals();
    showNotes();
    m_states->showContent();
    const int row = had ? m_model->rowOf(key) : 0;
    if (m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(std::max(0, row), 0));
    emit currentChanged();
}

void BillTablePanel::setNote(const QString& note)
{
    m_extraNote = note;
    showNotes();
}

void BillTablePanel::setFilterText(const QString& text)
{
    m_model->setFilterText(text);
    showTotals();
    showNotes();
    if (m_model->rowCount() == 0 && !text.isEmpty()) {
        m_states->showFilteredOut(tr("No row contains '%1'.").arg(text));
    } else {
        m_states->showContent();
        if (m_model->rowCount() > 0)
            m_view->setCurrentIndex(m_model->index(0, 0));
    }
    emit currentChanged();
}

int BillTablePanel::heightOfAll() const
{
    // Of all rows, whatever the filter shows: the page does not jump while one types.
    const auto rows = static_cast<int>(m_model->table().rows.size()) + 1;
    const int note = m_noteRow->isHidden() ? 0 : m_noteRow->sizeHint().height() + Metrics::unit;
    return m_view->heightForRows(std::max(rows, 3)) + 2 + note;
}

const BillRow* BillTablePanel::currentRow() const
{
    const QModelIndex index = m_view->currentIndex();
    return index.isValid() ? m_model->rowAt(index.row()) : nullptr;
}

void BillTablePanel::selectKey(const QString& key)
{
    if (const int row = m_model->rowOf(key); row >= 0)
        m_view->setCurrentIndex(m_model->index(row, 0));
}

void BillTablePanel::open(const QModelIndex& index)
{
    if (const BillRow* row = m_model->rowAt(index.row()))
        emit opened(row->key, row->name);
}

void BillTablePanel::setCounted(const QString& one, const QString& many)
{
    m_one = one;
    m_many = many;
}

QString BillTablePanel::countText(qint64 rows) const
{
    return m_many.isEmpty() ? countedGroups(m_model->table().query.by, rows)
                            : formatCounted(rows, m_one, m_many);
}

void BillTablePanel::showTotals()
{
    const BillTableModel::Totals totals = m_model->totals();
    QHash<int, TotalsCell> cells;
    const auto set = [&](Column column, const TotalsCell& cell) {
        if (const int at = m_model->columnOf(column); at >= 0)
            cells.insert(at, cell);
    };
    const bool ids = m_model->columnOf(Column::Key) >= 0 || m_model->columnOf(Column::Detail) >= 0;
    const QString counted = countText(totals.rows);
    set(Column::Name, {ids ? tr("Total") : tr("Total, %1").arg(counted)});
    set(m_model->columnOf(Column::Key) >= 0 ? Column::Key : Column::Detail, {counted});
    if (totals.hasPrevious) {
        const Money::Wide change = totals.cents - totals.previousCents;
        const QString text = formatCents(change);
        set(Column::Previous, {formatCents(totals.previousCents), formatExact(totals.previous)});
        set(Column::Change, {change > 0 ? u'+' + text : text, formatExact(totals.amount - totals.previous),
                             change > 0   ? 1
                             : change < 0 ? -1
                                          : 0});
    }
    if (!totals.unit.isEmpty()) {
        set(Column::Usage, {formatMoney(totals.usage), formatExact(totals.usage)});
        set(Column::Unit, {totals.unit});
    }
    set(Column::Lines, {formatCount(totals.lines)});
    set(Column::BeforeTax, {formatCents(totals.cents - totals.taxCents)});
    set(Column::Tax, {formatCents(totals.taxCents)});
    set(Column::Exact, {formatExact(totals.amount)});
    set(Column::Amount, {formatCents(totals.cents), formatExact(totals.amount)});
    m_view->setTotals(cells);
}

void BillTablePanel::showNotes()
{
    QStringList notes;
    if (!m_model->table().note.sentence.isEmpty())
        notes << m_model->table().note.sentence;
    if (!m_extraNote.isEmpty())
        notes << m_extraNote;
    if (m_model->anyCentMoved())
        notes << tr("Dotted: moved by one cent so that the parts add up to the whole.");
    m_note->setText(notes.join(u' '));
    m_noteRow->setVisible(!notes.isEmpty());
}

} // namespace billfold
