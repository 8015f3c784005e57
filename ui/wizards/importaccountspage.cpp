// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/importaccountspage.h"

#include "models/views/moneytext.h"
#include "models/views/roles.h"
#include "models/views/seenaccountmodel.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/tableview.h"

#include <QHBoxLayout>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

ImportAccountsPage::ImportAccountsPage(QWidget* parent)
    : QWidget(parent), m_offer(new QWidget(this)),
      m_make(new OptionCard(
          tr("Make an organization"),
          tr("The payer and every linked account of the export, named as the export names them."),
          u"organization"_s, m_offer)),
      m_leave(new OptionCard(tr("Only import the charges"),
                             tr("The bill is the same. The organization can be made later."), u"bill"_s,
                             m_offer)),
      m_known(new NoticeBar(this)),
      m_search(new SearchField(tr("Search accounts"), tr("Name or account id"), this)),
      m_accounts(new SeenAccountModel(this)), m_filtered(new QSortFilterProxyModel(this)),
      m_table(new TableView)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    auto* cards = new QHBoxLayout(m_offer);
    cards->setContentsMargins(0, 0, 0, 0);
    cards->setSpacing(Metrics::panelGap);
    cards->addWidget(m_make, 1);
    cards->addWidget(m_leave, 1);
    m_make->setChecked(true);
    column->addWidget(m_offer);
    m_known->setNotice(Semantic::Info, {},
                       tr("The organization of this payer is in the database. Accounts that are new in this "
                          "export are on its bill at once."));
    column->addWidget(m_known);
    column->addWidget(m_search);
    auto* panel = new Panel(this);
    m_filtered->setSourceModel(m_accounts);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filtered->setFilterKeyColumn(-1);
    m_filtered->setSortRole(SortRole);
    m_filtered->setSortLocaleAware(true);
    m_table->setAccessibleName(tr("Accounts of the export"));
    m_table->setModel(m_filtered);
    // The order of the export, payers first, until a heading is clicked.
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    panel->addWidget(m_table, 1);
    column->addWidget(panel, 1);
    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_filtered->setFilterFixedString(text);
        m_table->setTotals(
            {{SeenAccountModel::NameColumn,
              {tr("%1 of %2")
                   .arg(formatCount(m_filtered->rowCount()),
                        formatCounted(m_accounts->rowCount(), tr("1 account"), tr("%1 accounts")))}}});
    });
    connect(m_table, &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
}

void ImportAccountsPage::setPreview(const ImportPreview& preview)
{
    QStringList payers;
    for (const PeriodTotals& period : preview.periods)
        payers.append(period.bill.payer);
    m_needed = preview.needsOrganization;
    m_offer->setVisible(m_needed);
    m_known->setVisible(!m_needed);
    m_accounts->setAccounts(preview.accounts, payers);
    m_search->setVisible(preview.accounts.size() > 8);
    m_table->setTotals(
        {{SeenAccountModel::NameColumn,
          {preview.accounts.size() == 1 ? tr("1 account")
                                        : tr("%1 accounts").arg(formatCount(preview.accounts.size()))}}});
}

bool ImportAccountsPage::makesOrganization() const
{
    return m_needed && m_make->isChecked();
}

} // namespace billfold
