// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/explore/filterdialog.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"
#include "ui/pages/explore/explorequestion.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QComboBox>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QVBoxLayout>

#include <algorithm>

namespace billfold
{

namespace
{

constexpr int tagKeyRole = Qt::UserRole + 1;
constexpr Dimension choices[] = {Dimension::Account,   Dimension::Service,    Dimension::Region,
                                 Dimension::UsageType, Dimension::ChargeType, Dimension::Seller,
                                 Dimension::Operation};

/// The amounts in the order of their size: a proxy orders numbers, and Money has more digits than any of
/// them.
class ValueOrder : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;

protected:
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override
    {
        const QVariant a = left.data(SortRole);
        const QVariant b = right.data(SortRole);
        if (a.canConvert<Money>() && b.canConvert<Money>())
            return a.value<Money>() < b.value<Money>();
        return QString::localeAwareCompare(left.data().toString(), right.data().toString()) < 0;
    }
};

} // namespace

FilterDialog::FilterDialog(std::shared_ptr<Workspace> workspace, const TrendQuery& query,
                           const QStringList& tagKeys, QWidget* parent)
    : DialogFrame(tr("Add filter"), parent), m_workspace(std::move(workspace)), m_query(query),
      m_dimensions(new QComboBox), m_search(new SearchField(tr("Find a value"), tr("Find a value"), this)),
      m_table(new TableView), m_values(new QStandardItemModel(this)), m_found(new ValueOrder(this))
{
    m_query.top = 0;
    setHeading(tr("Add a filter"), tr("Only charges of the value that you choose are added up."));
    body()->addWidget(new FormField(tr("&Filter by"), m_dimensions, {}, this));
    auto* list = new QVBoxLayout;
    list->setSpacing(8);
    list->addWidget(m_search);
    m_stack = new StateStack(m_table, this);
    m_stack->setCancellable(false);
    auto* panel = new Panel(this);
    panel->addWidget(m_stack, 1);
    list->addWidget(panel, 1);
    body()->addLayout(list, 1);

    m_found->setSourceModel(m_values);
    m_found->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_found->setFilterKeyColumn(-1);
    m_values->setColumnCount(2);
    m_table->setModel(m_found);
    m_table->setAccessibleName(tr("Values"));
    m_table->setDensity(TableView::Density::Dense);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);

    addCancel();
    m_add = addButton(tr("Add filter"), ButtonRole::Primary);
    connect(m_add, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_dimensions, &QComboBox::currentIndexChanged, this, &FilterDialog::ask);
    connect(m_stack, &StateStack::retryRequested, this, &FilterDialog::ask);
    connect(m_stack, &StateStack::clearFiltersRequested, m_search, &QLineEdit::clear);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_found->setFilterFixedString(text);
        check();
    });
    connect(m_search, &SearchField::leaveDown, m_table, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FilterDialog::check);
    connect(m_table, &TableView::opened, this, &QDialog::accept);
    connect(m_table, &TableView::filterRequested, m_search,
            [this] { m_search->setFocus(Qt::TabFocusReason); });
    resize(520, 560);
    fillDimensions(tagKeys);
    ask();
}

void FilterDialog::fillDimensions(const QStringList& tagKeys)
{
    const auto fixed = [this](Dimension dimension, const QString& key) {
        return std::any_of(m_query.filters.begin(), m_query.filters.end(), [&](const FilterStep& step) {
            return step.dimension == dimension && step.tagKey == key;
        });
    };
    const QSignalBlocker quiet(m_dimensions);
    for (const Dimension dimension : choices) {
        if (!fixed(dimension, {}))
            m_dimensions->addItem(dimensionName(dimension), static_cast<int>(dimension));
    }
    for (const QString& key : tagKeys) {
        if (fixed(Dimension::Tag, key))
            continue;
        m_dimensions->addItem(groupingName(Dimension::Tag, key), static_cast<int>(Dimension::Tag));
        m_dimensions->setItemData(m_dimensions->count() - 1, key, tagKeyRole);
    }
}

void FilterDialog::ask()
{
    m_query.by = static_cast<Dimension>(m_dimensions->currentData().toInt());
    m_query.tagKey = m_dimensions->currentData(tagKeyRole).toString();
    m_values->removeRows(0, m_values->rowCount());
    check();
    m_stack->showLoading(tr("Looking for values"));
    m_latest.ask(this, m_workspace->trend(m_query), [this](const Result<TrendTable>& answer) {
        if (answer)
            fill(*answer);
        else
            m_stack->showFailed(tr("The values were not read"), answer.error());
    });
}

void FilterDialog::fill(const TrendTable& table)
{
    QList<QStandardItem*> names;
    QList<QStandardItem*> ids;
    QList<QStandardItem*> amounts;
    for (const TrendRow& row : table.rows) {
        auto* name = new QStandardItem(row.name);
        name->setData(row.key, KeyRole);
        auto* id = new QStandardItem(row.key);
        id->setData(true, SecondaryRole);
        auto* amount = new QStandardItem(formatMoney(row.total));
        amount->setData(static_cast<int>(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
        amount->setData(formatExact(row.total), ExactRole);
        amount->setData(QVariant::fromValue(row.total), SortRole);
        names.append(name);
        ids.append(id);
        amounts.append(amount);
    }
    m_values->clear();
    QStringList headings{groupingName(m_query.by, m_query.tagKey), tr("Amount, %1").arg(m_query.currency)};
    m_values->appendColumn(names);
    if (m_query.by == Dimension::Account) {
        m_values->appendColumn(ids);
        headings.insert(1, tr("Account id"));
    } else {
        qDeleteAll(ids);
    }
    m_values->appendColumn(amounts);
    m_values->setHorizontalHeaderLabels(headings);
    const int last = static_cast<int>(headings.size()) - 1;
    m_values->setHeaderData(last, Qt::Horizontal, static_cast<int>(Qt::AlignRight), Qt::TextAlignmentRole);
    // The view fitted its columns before they had headings.
    m_table->fitColumns();
    m_table->sortByColumn(last, Qt::DescendingOrder);
    check();
}

void FilterDialog::check()
{
    if (m_values->rowCount() > 0 && m_found->rowCount() == 0)
        m_stack->showFilteredOut(tr("No value contains '%1'.").arg(m_search->text()));
    else if (m_values->rowCount() > 0)
        m_stack->showContent();
    m_add->setEnabled(step().has_value());
    setNote(step() ? QString() : tr("Choose a value."));
}

std::optional<FilterStep> FilterDialog::step() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return std::nullopt;
    return FilterStep{m_query.by, rows.first().data(KeyRole).toString(), rows.first().data().toString(),
                      m_query.tagKey};
}

} // namespace billfold
