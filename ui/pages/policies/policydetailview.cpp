// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policydetailview.h"

#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtables.h"
#include "models/views/organizationtext.h"
#include "models/views/placemodel.h"
#include "models/views/roles.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/policydialogs.h"
#include "ui/pages/permit.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Tab { Content, Targets, TagsTab };

} // namespace

PolicyDetailView::PolicyDetailView(const OrganizationDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_header(new PageHeader),
      m_delete(makeButton(tr("Delete"), u"delete"_s, ButtonRole::Destructive, m_header)),
      m_edit(makeButton(tr("Edit policy"), u"edit"_s, ButtonRole::Primary, m_header)),
      m_facts(new FactGrid(FactGrid::Arrangement::Columns)), m_tabs(new QTabBar), m_stack(new QStackedWidget),
      m_content(new PolicyEditor(nullptr)), m_places(new PlaceModel(false, this)), m_targets(new TableView),
      m_targetStates(nullptr), m_attach(makeButton(tr("Attach"), u"attach"_s)),
      m_detach(makeButton(tr("Detach"), u"detach"_s)), m_tags(new CellPanel(tr("Tags"), tagHeadings())),
      m_manageTags(makeButton(tr("Manage tags"), u"tag"_s))
{
    build();
    connect(m_tabs, &QTabBar::currentChanged, m_stack, &QStackedWidget::setCurrentIndex);
    connect(m_edit, &QPushButton::clicked, this, [this] {
        if (m_policy)
            m_desk.open({.page = PageId::PolicyEditor, .subject = m_policy->id.toString()});
    });
    connect(m_delete, &QPushButton::clicked, this, &PolicyDetailView::remove);
    connect(m_attach, &QPushButton::clicked, this, &PolicyDetailView::attach);
    connect(m_targetStates->emptyState(), &EmptyState::actionTriggered, this, &PolicyDetailView::attach);
    connect(m_detach, &QPushButton::clicked, this, &PolicyDetailView::detach);
    connect(m_targets->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &PolicyDetailView::settleTargets);
    const auto open = [this](const QModelIndex& index) {
        m_desk.open({.page = PageId::Node, .subject = index.data(KeyRole).toString()});
    };
    connect(m_targets, &TableView::opened, this, open);
    connect(m_targets, &TableView::linkClicked, this, open);
    connect(m_manageTags, &QPushButton::clicked, this, [this] {
        if (m_policy)
            openPolicyTagsDialog(*m_desk.service, *m_id, m_policy->id, m_desk.notice, window());
    });
}

void PolicyDetailView::build()
{
    auto* column = new QVBoxLayout(this);
    // The air that rows of buttons keep for their focus rings; the page leaves it out of its margins.
    column->setContentsMargins(Metrics::inner, Metrics::inner, Metrics::inner, Metrics::inner);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    m_header->addAction(m_delete);
    m_header->addAction(m_edit);
    column->addWidget(m_header);
    auto* facts = new Panel;
    facts->addPaddedBody()->addWidget(m_facts);
    column->addWidget(facts);
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setAccessibleName(tr("Part of the policy"));
    for (const QString& text : {tr("Content"), tr("Targets"), tr("Tags")})
        m_tabs->addTab(text);
    column->addWidget(m_tabs);
    m_content->setReadOnly(true);
    m_content->setMinimumHeight(240);
    auto* content = new Panel;
    content->addWidget(m_content, 1);
    m_stack->addWidget(content);
    m_stack->addWidget(buildTargets());
    m_stack->addWidget(buildTags());
    column->addWidget(m_stack, 1);
}

QWidget* PolicyDetailView::buildTargets()
{
    m_targets->setAccessibleName(tr("Targets of the policy"));
    m_targets->setModel(m_places);
    m_targets->setSortingEnabled(false);
    m_targets->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_targets->setStretchColumn(PlaceModel::PathColumn);
    m_targets->setMemoryId(u"policy-targets"_s);
    auto* panel = new Panel;
    m_targetStates = new StateStack(m_targets);
    m_targetStates->emptyState()->setContent(
        u"attach"_s, tr("Attached to nothing"),
        tr("While it is attached nowhere the policy limits nothing. Attached to the root or to a unit, it "
           "counts for all accounts below."));
    panel->addWidget(m_targetStates, 1);
    QHBoxLayout* foot = panel->addFoot();
    foot->addWidget(m_attach);
    foot->addWidget(m_detach);
    foot->addStretch(1);
    return panel;
}

QWidget* PolicyDetailView::buildTags()
{
    m_tags->stack()->emptyState()->setContent(u"tag"_s, tr("No tags"),
                                              tr("Words of your own, to find and group policies by."));
    QHBoxLayout* foot = m_tags->addFoot();
    foot->addWidget(m_manageTags);
    foot->addStretch(1);
    return m_tags;
}

void PolicyDetailView::showPolicy(const Organization& organization, const PolicyRow& policy)
{
    const World& world = m_desk.service->world();
    if (!m_policy || m_policy->id != policy.id)
        m_tabs->setCurrentIndex(Content);
    m_id = organization.id;
    m_policy = policy;
    m_header->setTitle(policy.name);
    m_header->setSubtitle(policy.description);
    m_header->setBadge(Semantic::Neutral, policy.managed ? tr("AWS managed") : QString(), u"lock"_s);
    m_edit->setVisible(!policy.managed);
    m_delete->setVisible(!policy.managed);
    permit(m_edit, mayDo(*m_desk.service, {UpdatePolicy{policy.id}}));
    permit(m_delete, mayDo(*m_desk.service, {DeletePolicy{policy.id}}));
    m_facts->setFacts(
        {{tr("Type"), policyTypeName(policy.type)},
         {tr("Policy id"), policy.id.toString(), true, true},
         {tr("ARN"), policyArn(world, organization.id, policy.id, policy.type), true, true, false, true}});
    m_content->setKind(policy.type);
    if (m_content->text() != policy.content)
        m_content->setText(policy.content);
    m_places->setPlaces(targetsOf(world, organization.id, policy.id));
    m_tabs->setTabText(Targets, tr("Targets (%1)").arg(formatCount(policy.targets)));
    m_tabs->setTabText(TagsTab, tr("Tags (%1)").arg(formatCount(policy.tags.size())));
    // Nobody tags what is the provider's.
    m_tabs->setTabVisible(TagsTab, !policy.managed);
    if (policy.managed && m_tabs->currentIndex() == TagsTab)
        m_tabs->setCurrentIndex(Content);
    m_tags->setRows(tagRows(policy.tags));
    const bool enabled = organization.policyTypes.value(policy.type, PolicyTypeStatus::PendingEnable) ==
                         PolicyTypeStatus::Enabled;
    const Permit attaches = mayDo(*m_desk.service, {AttachPolicy{policy.id, organization.root}});
    permit(m_attach, attaches, enabled);
    if (attaches.allowed && !enabled)
        m_attach->setToolTip(tr("First enable %1.").arg(policyTypeName(policy.type)));
    m_targetStates->emptyState()->setAction(enabled ? tr("Attach") : QString(), u"attach"_s, false);
    if (policy.targets == 0)
        m_targetStates->showEmpty();
    else
        m_targetStates->showContent();
    settleTargets();
}

QList<NodeId> PolicyDetailView::chosenTargets() const
{
    QList<NodeId> nodes;
    for (const QModelIndex& index : m_targets->selectionModel()->selectedRows())
        nodes.append(m_places->at(index.row()).node);
    return nodes;
}

void PolicyDetailView::settleTargets()
{
    QString obstacle;
    const QList<NodeId> nodes = chosenTargets();
    if (m_policy && !nodes.isEmpty()) {
        Commands commands;
        for (const NodeId& node : nodes)
            commands.append(DetachPolicy{m_policy->id, node});
        const Result<ChangeSet> rehearsed = m_desk.service->rehearse(commands);
        if (!rehearsed)
            obstacle = rehearsed.error().message;
    }
    m_detach->setEnabled(!nodes.isEmpty() && obstacle.isEmpty());
    m_detach->setToolTip(obstacle);
}

void PolicyDetailView::attach()
{
    if (m_policy)
        openAttachDialog(*m_desk.service, *m_id, m_policy->id, m_desk.notice, window());
}

void PolicyDetailView::detach()
{
    const QList<NodeId> nodes = chosenTargets();
    if (!m_policy || nodes.isEmpty())
        return;
    Commands commands;
    for (const NodeId& node : nodes)
        commands.append(DetachPolicy{m_policy->id, node});
    const QString where = nodes.size() == 1 ? nodePath(m_desk.service->world(), nodes.first())
                                            : tr("%1 places").arg(formatCount(nodes.size()));
    confirm(window(), tr("Detach %1 from %2?").arg(m_policy->name, where),
            tr("It counts at once no more for the accounts there and below, unless it is attached to them "
               "elsewhere on their path. This can be undone."),
            tr("Detach"), ButtonRole::Primary, [desk = m_desk, commands, name = m_policy->name, where] {
                desk.perform(commands, tr("Detach %1").arg(name),
                             tr("%1 is detached from %2.").arg(name, where), {});
            });
}

void PolicyDetailView::remove()
{
    if (!m_policy)
        return;
    const World& world = m_desk.service->world();
    const QString where = targetsText(world, *m_id, m_policy->id);
    if (!where.isEmpty()) {
        explainAndOffer(window(), tr("%1 is still attached").arg(m_policy->name),
                        tr("Only a policy that is attached nowhere can be deleted. This one is attached to "
                           "%1: detach it first.")
                            .arg(where),
                        tr("Show targets"), [this] { m_tabs->setCurrentIndex(Targets); });
        return;
    }
    confirmByTyping(window(), tr("Delete %1?").arg(m_policy->name),
                    tr("Its text and its tags go for good. It limits nothing now, so nothing changes for the "
                       "accounts."),
                    tr("Type %1 to confirm").arg(m_policy->name), m_policy->name.trimmed(), tr("Delete"),
                    [this, id = m_policy->id, name = m_policy->name, type = m_policy->type] {
                        // Away from it first: the page would else show what is no more.
                        emit deleted(type);
                        m_desk.perform({DeletePolicy{id}}, tr("Delete %1").arg(name),
                                       tr("%1 is deleted.").arg(name), {});
                    });
}

} // namespace billfold
