// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policylistview.h"

#include "models/organization/apiname.h"
#include "models/views/organizationnames.h"
#include "models/views/policymodels.h"
#include "models/views/roles.h"
#include "ui/pages/permit.h"
#include "ui/pages/policies/policytypesview.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/actionrow.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

PolicyListView::PolicyListView(const OrganizationDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_policies(new PolicyModel(this)),
      m_shown(new QSortFilterProxyModel(this)), m_header(new PageHeader),
      m_disable(makeButton(tr("Disable"), u"stop"_s, ButtonRole::Destructive, m_header)),
      m_enable(makeButton(tr("Enable"), u"check"_s, ButtonRole::Secondary, m_header)),
      m_create(makeButton(tr("Create policy"), u"add"_s, ButtonRole::Primary, m_header)),
      m_notice(new NoticeBar),
      m_search(new SearchField(tr("Search policies"), tr("Name, description, id or tag"))),
      m_table(new TableView), m_stack(nullptr)
{
    build();
    const auto open = [this](const QModelIndex& index) {
        if (const auto id = PolicyId::parse(index.data(KeyRole).toString()))
            emit policyOpened(*id);
    };
    connect(m_table, &TableView::opened, this, open);
    connect(m_table, &TableView::linkClicked, this, open);
    connect(m_table, &TableView::filterRequested, m_search, qOverload<>(&QWidget::setFocus));
    connect(m_search, &SearchField::leaveDown, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_search, &SearchField::searchChanged, this, [this](const QString& text) {
        m_shown->setFilterFixedString(text.trimmed());
        settleState();
    });
    connect(m_stack, &StateStack::clearFiltersRequested, m_search, &QLineEdit::clear);
    connect(m_create, &QPushButton::clicked, this, &PolicyListView::create);
    connect(m_stack->emptyState(), &EmptyState::actionTriggered, this, &PolicyListView::create);
    const auto organization = [this] { return m_id ? m_desk.service->world().organization(*m_id) : nullptr; };
    connect(m_enable, &QPushButton::clicked, this, [this, organization] {
        if (const Organization* known = organization())
            askToEnable(m_desk, *known, m_type, window());
    });
    connect(m_disable, &QPushButton::clicked, this, [this, organization] {
        if (const Organization* known = organization())
            askToDisable(m_desk, *known, m_type, window());
    });
}

void PolicyListView::build()
{
    auto* column = new QVBoxLayout(this);
    // The air that rows of buttons keep for their focus rings; the page leaves it out of its margins.
    column->setContentsMargins(Metrics::inner, Metrics::inner, Metrics::inner, Metrics::inner);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    for (QPushButton* button : {m_disable, m_enable, m_create})
        m_header->addAction(button);
    column->addWidget(m_header);
    m_notice->setClosable(false);
    m_notice->hide();
    column->addWidget(m_notice);
    auto* filters = new ActionRow;
    m_search->setIconName(u"filter"_s);
    m_search->setMinimumWidth(200);
    m_search->setMaximumWidth(320);
    filters->addWidget(m_search, 1);
    filters->addStretch();
    column->addWidget(filters);
    m_shown->setSourceModel(m_policies);
    m_shown->setSortRole(SortRole);
    m_shown->setSortLocaleAware(true);
    m_shown->setFilterKeyColumn(-1);
    m_shown->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_table->setAccessibleName(tr("Policies"));
    m_table->setModel(m_shown);
    m_table->setStretchColumn(PolicyModel::DescriptionColumn);
    m_table->sortByColumn(PolicyModel::NameColumn, Qt::AscendingOrder);
    m_table->setMemoryId(u"policies"_s);
    auto* panel = new Panel;
    panel->addWidget(m_table, 1);
    m_stack = new StateStack(panel);
    m_stack->setMinimumHeight(180);
    m_stack->emptyState()->setContent(
        u"policies"_s, tr("No policy of this type"),
        tr("A policy is written once and attached to the root, to units or to accounts."));
    column->addWidget(m_stack, 1);
}

void PolicyListView::showType(const Organization& organization, PolicyType type)
{
    m_id = organization.id;
    if (m_type != type)
        m_search->clear();
    m_type = type;
    const auto found = organization.policyTypes.constFind(type);
    const auto status = found == organization.policyTypes.cend() ? std::nullopt : std::optional(*found);
    m_header->setTitle(policyTypeName(type));
    m_header->setSubtitle(policyTypePurpose(type));
    m_header->setBadge(*semanticFromName(policyTypeStatusBadge(status)), policyTypeStatusName(status),
                       status && *status != PolicyTypeStatus::Enabled ? u"pending"_s : QString());
    const auto rehearsed = [this](const Command& command) {
        const Result<ChangeSet> result = m_desk.service->rehearse({command});
        return result ? QString() : result.error().message;
    };
    const QString enabling = rehearsed(EnablePolicyType{organization.root, type});
    const QString disabling = rehearsed(DisablePolicyType{organization.root, type});
    m_enable->setVisible(!status);
    m_enable->setEnabled(enabling.isEmpty());
    m_enable->setToolTip(enabling);
    m_disable->setVisible(status.has_value());
    m_disable->setEnabled(disabling.isEmpty());
    m_disable->setToolTip(disabling);
    const bool all = organization.features == FeatureSet::All;
    permit(m_create, mayDo(*m_desk.service, {CreatePolicy{type, {}, {}, {}}}), all);
    m_stack->emptyState()->setAction(all ? tr("Create policy") : QString(), u"add"_s, false);
    m_notice->setVisible(!status);
    if (!status)
        m_notice->setNotice(Semantic::Info, tr("This type is disabled."),
                            all ? tr("Policies can be written, but not attached, and limit nothing.")
                                : tr("Policies need all features; see Settings."));
    const QString before = m_table->currentIndex().data(KeyRole).toString();
    m_policies->setPolicies(policiesOf(m_desk.service->world(), organization.id, type));
    settleState();
    for (int row = 0; row < m_shown->rowCount(); ++row) {
        if (row == 0 || m_shown->index(row, 0).data(KeyRole).toString() == before)
            m_table->setCurrentIndex(m_shown->index(row, 0));
    }
}

void PolicyListView::settleState()
{
    if (m_policies->rowCount() == 0)
        m_stack->showEmpty();
    else if (m_shown->rowCount() == 0)
        m_stack->showFilteredOut(tr("No policy fits what is searched for."));
    else
        m_stack->showContent();
}

void PolicyListView::create()
{
    m_desk.open({.page = PageId::PolicyEditor, .subject = u"new:"_s + toApiName(m_type)});
}

} // namespace billfold
