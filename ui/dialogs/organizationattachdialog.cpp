// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/organizationattachdialog.h"

#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "models/views/policymodels.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QPushButton>
#include <QSet>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QSize usual(640, 460);

QList<PolicyRow> attachable(const World& world, const NodeId& target)
{
    QList<PolicyRow> found;
    const Organization* organization = world.organizationOf(target);
    if (organization == nullptr)
        return found;
    QSet<PolicyId> there;
    const QList<Attachment> attached = world.attachmentsOn(target);
    for (const Attachment& attachment : attached)
        there.insert(attachment.policy);
    for (auto type = organization->policyTypes.cbegin(); type != organization->policyTypes.cend(); ++type) {
        if (type.value() != PolicyTypeStatus::Enabled)
            continue;
        const QList<PolicyRow> policies = policiesOf(world, organization->id, type.key());
        for (const PolicyRow& policy : policies) {
            if (!there.contains(policy.id))
                found.append(policy);
        }
    }
    return found;
}

} // namespace

OrganizationAttachDialog::OrganizationAttachDialog(std::shared_ptr<Workspace> workspace, const NodeId& target,
                                                   NoticeSink notice, QWidget* parent)
    : OrganizationDialog(tr("Attach policies"), std::move(workspace), std::move(notice), parent),
      m_target(target), m_model(new PolicyModel(this)), m_shown(new QSortFilterProxyModel(this)),
      m_search(new SearchField(tr("Search policies"), tr("Name or description"), this)),
      m_table(new TableView), m_attach(nullptr)
{
    setHeading(tr("Attach policies to %1").arg(nodeName(world(), target)),
               tr("They have effect at once, on it and on everything below it."));
    m_model->setPolicies(attachable(world(), target));
    m_shown->setSourceModel(m_model);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setAccessibleName(tr("Policies that can be attached"));
    m_table->setModel(m_shown);
    m_table->sortByColumn(-1, Qt::AscendingOrder);
    auto* panel = new Panel(this);
    auto* states = new StateStack(m_table, panel);
    states->setCancellable(false);
    states->emptyState()->setContent(u"policies"_s, tr("No other policy"),
                                     tr("Every policy of the enabled types is attached here already."));
    panel->addWidget(states, 1);
    body()->addWidget(m_search);
    body()->addWidget(panel, 1);
    if (m_model->rowCount() == 0)
        states->showEmpty();
    addCancel();
    m_attach = addButton(tr("Attach"), ButtonRole::Primary, u"attach"_s);
    resize(usual);
    connect(m_search, &SearchField::searchChanged, m_shown, &QSortFilterProxyModel::setFilterFixedString);
    connect(m_search, &SearchField::leaveDown, m_table, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_table, &TableView::opened, this, &OrganizationAttachDialog::attach);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &OrganizationAttachDialog::check);
    connect(m_attach, &QPushButton::clicked, this, &OrganizationAttachDialog::attach);
    check();
    m_table->setFocus();
}

Commands OrganizationAttachDialog::commands() const
{
    Commands commands;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    for (const QModelIndex& row : rows)
        commands.append(AttachPolicy{m_model->at(m_shown->mapToSource(row).row()).id, m_target});
    return commands;
}

void OrganizationAttachDialog::check()
{
    const Commands wanted = commands();
    const Result<ChangeSet> would =
        wanted.isEmpty() ? Result<ChangeSet>(ChangeSet()) : service().rehearse(wanted);
    m_attach->setEnabled(!wanted.isEmpty() && would.ok());
    setNote(!would             ? would.error().message
            : wanted.isEmpty() ? tr("Choose one policy or several.")
                               : QString());
}

void OrganizationAttachDialog::attach()
{
    const Commands wanted = commands();
    if (wanted.isEmpty() || !m_attach->isEnabled())
        return;
    const QString target = nodeName(world(), m_target);
    perform(wanted, {}, m_attach,
            wanted.size() == 1
                ? tr("The policy is attached to %1.").arg(target)
                : tr("%1 policies are attached to %2.").arg(formatCount(wanted.size()), target),
            tr("Edit, Undo takes it back."));
}

} // namespace billfold
