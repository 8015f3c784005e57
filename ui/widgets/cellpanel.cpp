// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/cellpanel.h"

#include "models/views/roles.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QSortFilterProxyModel>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

namespace
{

/// Icon, heading and two lines of a sentence.
constexpr int emptyHeight = 152;

} // namespace

CellPanel::CellPanel(const QString& heading, const QStringList& headings, QWidget* parent)
    : Panel(heading, parent), m_model(new CellModel(headings, this)),
      m_shown(new QSortFilterProxyModel(this)), m_table(new TableView), m_stack(nullptr)
{
    m_shown->setSourceModel(m_model);
    m_shown->setSortRole(SortRole);
    m_shown->setSortLocaleAware(true);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setAccessibleName(heading);
    m_table->setModel(m_shown);
    m_stack = new StateStack(m_table);
    addWidget(m_stack, 1);
    const auto open = [this](const QModelIndex& index) { emit opened(index.data(KeyRole).toString()); };
    connect(m_table, &TableView::opened, this, open);
    connect(m_table, &TableView::linkClicked, this, open);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CellPanel::currentChanged);
    settleState();
}

void CellPanel::setRows(const QList<CellRow>& rows)
{
    const QString before = currentKey();
    m_model->setRows(rows);
    settleState();
    select(before);
    emit currentChanged();
}

void CellPanel::setMostRows(int rows)
{
    m_mostRows = rows;
    settleHeight();
}

void CellPanel::setFilter(const QString& text)
{
    const QString before = currentKey();
    m_shown->setFilterFixedString(text.trimmed());
    settleState();
    select(before);
}

QString CellPanel::currentKey() const
{
    return m_table->currentIndex().data(KeyRole).toString();
}

void CellPanel::select(const QString& key)
{
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        if (m_shown->index(row, 0).data(KeyRole).toString() == key) {
            m_table->setCurrentIndex(m_shown->index(row, 0));
            return;
        }
    }
    m_table->setCurrentIndex(m_shown->rowCount() > 0 ? m_shown->index(0, 0) : QModelIndex());
}

void CellPanel::settleState()
{
    if (m_model->rowCount() == 0)
        m_stack->showEmpty();
    else if (m_shown->rowCount() == 0)
        m_stack->showFilteredOut();
    else
        m_stack->showContent();
    settleHeight();
}

void CellPanel::settleHeight()
{
    if (m_mostRows == 0)
        return;
    const int rows = std::clamp(m_shown->rowCount(), 1, m_mostRows);
    m_stack->setFixedHeight(m_model->rowCount() == 0 ? emptyHeight : m_table->heightForRows(rows));
}

} // namespace billfold
