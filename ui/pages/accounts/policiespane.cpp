// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/policiespane.h"

#include "models/views/nodepolicymodel.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/organizationattachdialog.h"
#include "ui/pages/ask.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

PoliciesPane::PoliciesPane(std::shared_ptr<Workspace> workspace, NoticeSink notice, bool narrow,
                           QWidget* parent)
    : QWidget(parent), m_workspace(std::move(workspace)), m_notice(std::move(notice)),
      m_model(new NodePolicyModel(this)), m_table(new TableView), m_states(nullptr),
      m_attach(makeButton(tr("Attach…"), u"attach"_s)), m_detach(makeButton(tr("Detach"), u"detach"_s))
{
    m_table->setAccessibleName(tr("Policies, attached and inherited"));
    m_table->setSortingEnabled(false);
    m_table->setModel(m_model);
    if (narrow)
        m_table->setShownColumns({NodePolicyModel::NameColumn, NodePolicyModel::FromColumn});
    m_states = new StateStack(m_table, this);
    m_states->setCancellable(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_states, 1);
    auto* row = new ActionRow(this);
    row->row()->setContentsMargins(12, Metrics::unit, 12, Metrics::unit);
    row->addStretch();
    row->addWidget(m_detach);
    row->addWidget(m_attach);
    column->addWidget(row);
    connect(m_attach, &QPushButton::clicked, this, &PoliciesPane::attach);
    connect(m_detach, &QPushButton::clicked, this, &PoliciesPane::detach);
    const auto open = [this](const QModelIndex& index) {
        emit openRequested({.page = PageId::Policies, .subject = m_model->at(index.row()).policy.toString()});
    };
    connect(m_table, &TableView::linkClicked, this, open);
    connect(m_table, &TableView::opened, this, open);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PoliciesPane::refreshButtons);
}

void PoliciesPane::setNode(const std::optional<NodeId>& node)
{
    m_node = node;
    m_model->setPolicies(node ? policiesOn(world(), *node) : QList<NodePolicy>());
    const Organization* organization = node ? world().organizationOf(*node) : nullptr;
    const bool all = organization != nullptr && organization->features == FeatureSet::All;
    EmptyState* empty = m_states->emptyState();
    empty->setContent(u"policies"_s, tr("No policies"),
                      !node || organization == nullptr ? tr("Policies hold in organizations alone.")
                      : !all
                          ? tr("The organization has consolidated billing features only; policies need all "
                               "features. Settings has the way there.")
                          : tr("No type of policies is enabled, or nothing is attached here or above."));
    if (m_model->rowCount() == 0)
        m_states->showEmpty();
    else
        m_states->showContent();
    refreshButtons();
}

void PoliciesPane::refreshButtons()
{
    const std::optional<AccountId> actor = m_workspace->organizations().actingAs();
    const Organization* organization = m_node ? world().organizationOf(*m_node) : nullptr;
    const bool mine = organization != nullptr && actor == organization->payer;
    m_attach->setVisible(mine);
    m_detach->setVisible(mine);
    m_attach->setEnabled(mine && !organization->policyTypes.isEmpty());
    m_attach->setToolTip(m_attach->isEnabled() ? QString()
                                               : tr("Enable a type of policies on the page Policies first."));
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    bool here = !rows.isEmpty();
    for (const QModelIndex& row : rows)
        here = here && m_model->at(row.row()).here;
    m_detach->setEnabled(here);
}

void PoliciesPane::attach()
{
    (new OrganizationAttachDialog(m_workspace, *m_node, m_notice, window()))->open();
}

void PoliciesPane::detach()
{
    Commands commands;
    QString name;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows) {
        commands.append(DetachPolicy{m_model->at(row.row()).policy, *m_node});
        name = m_model->at(row.row()).name;
    }
    if (commands.isEmpty())
        return;
    const QString target = nodeName(world(), *m_node);
    whenAnswered(this, m_workspace->organizations().perform(commands),
                 [this, name, target, one = commands.size() == 1](const Result<ChangeSet>& made) {
                     if (made)
                         m_notice(Semantic::Success,
                                  one ? tr("%1 is detached from %2.").arg(name, target)
                                      : tr("The policies are detached from %1.").arg(target),
                                  tr("It has effect at once. Edit, Undo takes it back."));
                     else
                         m_notice(Semantic::Error, tr("Nothing was detached."), made.error().message);
                 });
}

} // namespace billfold
