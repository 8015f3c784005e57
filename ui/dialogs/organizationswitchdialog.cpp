// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationswitchdialog.h"

#include "models/views/accountchoicemodel.h"
#include "models/views/roles.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize usual(640, 520);

/// By any column and by the id in the second line.
class ChoiceFilter : public QSortFilterProxyModel
{
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void set(const QString& text)
    {
        m_text = text.trimmed();
        invalidateFilter();
    }

protected:
    bool filterAcceptsRow(int row, const QModelIndex&) const override
    {
        const AccountChoice& choice = static_cast<const AccountChoiceModel*>(sourceModel())->at(row);
        return m_text.isEmpty() || choice.name.contains(m_text, Qt::CaseInsensitive) ||
               choice.id.toString().contains(m_text) || choice.email.contains(m_text, Qt::CaseInsensitive);
    }

private:
    QString m_text;
};

} // namespace

OrganizationSwitchDialog::OrganizationSwitchDialog(const World& world,
                                                   const std::optional<AccountId>& current, QWidget* parent)
    : DialogFrame(tr("Switch account"), parent), m_accounts(new AccountChoiceModel(this)), m_shown(nullptr),
      m_search(new SearchField(tr("Search accounts"), tr("Name, id or e-mail"), this)),
      m_table(new TableView), m_choose(nullptr)
{
    setHeading(tr("Act as another account"),
               tr("Everything you do from then on is done on behalf of that account."));
    body()->addWidget(m_search);
    auto* filter = new ChoiceFilter(this);
    m_shown = filter;
    m_accounts->setChoices(accountChoices(world));
    filter->setSourceModel(m_accounts);
    filter->setSortRole(SortRole);
    m_table->setAccessibleName(tr("Accounts"));
    m_table->setDensity(TableView::Density::TwoLines);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setModel(filter);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    auto* panel = new Panel(this);
    panel->addWidget(m_table, 1);
    body()->addWidget(panel, 1);
    addCancel();
    m_choose = addButton(tr("Act as this account"), ButtonRole::Primary);
    resize(usual);
    for (int row = 0; current && row < filter->rowCount(); ++row) {
        if (filter->index(row, 0).data(KeyRole).toString() == current->toString())
            m_table->selectRow(row);
    }
    connect(m_search, &SearchField::searchChanged, this, [this, filter](const QString& text) {
        filter->set(text);
        selectFirst();
    });
    connect(m_search, &SearchField::leaveDown, m_table, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_table, &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_table, &TableView::opened, this, &OrganizationSwitchDialog::choose);
    connect(m_choose, &QPushButton::clicked, this, &OrganizationSwitchDialog::choose);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_choose->setEnabled(m_table->selectionModel()->hasSelection()); });
    m_choose->setEnabled(m_table->selectionModel()->hasSelection());
    m_search->setFocus();
}

void OrganizationSwitchDialog::selectFirst()
{
    if (!m_table->selectionModel()->hasSelection() && m_shown->rowCount() > 0)
        m_table->selectRow(0);
}

void OrganizationSwitchDialog::choose()
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return;
    const AccountId id = *AccountId::parse(rows.first().data(KeyRole).toString());
    accept();
    emit chosen(id);
}

} // namespace billfold
