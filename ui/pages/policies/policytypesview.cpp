// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/policies/policytypesview.h"

#include "models/organization/managedpolicy.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/policymodels.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/tableview.h"

#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

void askToEnable(const OrganizationDesk& desk, const Organization& organization, PolicyType type,
                 QWidget* window)
{
    const ManagedPolicy* full = fullAccessPolicy(type);
    const QString name = policyTypeName(type);
    confirm(window, PolicyTypesView::tr("Enable %1?").arg(name),
            full != nullptr
                ? PolicyTypesView::tr("%1 is attached to the root, to every unit and to every account, so "
                                      "that nothing changes until another policy is attached.")
                      .arg(full->name)
                : PolicyTypesView::tr("Nothing changes until a policy of this type is attached."),
            PolicyTypesView::tr("Enable"), ButtonRole::Primary,
            [desk, name, command = EnablePolicyType{organization.root, type}] {
                desk.perform({command}, PolicyTypesView::tr("Enable %1").arg(name),
                             PolicyTypesView::tr("%1 are being enabled.").arg(name), {});
            });
}

void askToDisable(const OrganizationDesk& desk, const Organization& organization, PolicyType type,
                  QWidget* window)
{
    const QString name = policyTypeName(type);
    int attachments = 0;
    for (const PolicyRow& policy : policiesOf(desk.service->world(), organization.id, type))
        attachments += policy.targets;
    confirmByTyping(
        window, PolicyTypesView::tr("Disable %1?").arg(name),
        PolicyTypesView::tr("All policies of this type are detached from everything (%1 attachments), and "
                            "limit nothing any more. The policies stay, but where they were attached is "
                            "forgotten for good.")
            .arg(formatCount(attachments)),
        PolicyTypesView::tr("Type disable to confirm"), u"disable"_s, PolicyTypesView::tr("Disable"),
        [desk, name, command = DisablePolicyType{organization.root, type}] {
            desk.perform({command}, PolicyTypesView::tr("Disable %1").arg(name),
                         PolicyTypesView::tr("%1 are being disabled.").arg(name), {});
        });
}

PolicyTypesView::PolicyTypesView(const OrganizationDesk& desk, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_types(new PolicyTypeModel(this)), m_table(new TableView),
      m_notice(new NoticeBar), m_enable(makeButton(tr("Enable"), u"check"_s)),
      m_disable(makeButton(tr("Disable"), u"stop"_s, ButtonRole::Destructive)),
      m_open(makeButton(tr("Show policies"), u"policies"_s))
{
    auto* column = new QVBoxLayout(this);
    // The air that rows of buttons keep for their focus rings; the page leaves it out of its margins.
    column->setContentsMargins(Metrics::inner, Metrics::inner, Metrics::inner, Metrics::inner);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    auto* header = new PageHeader(tr("Policies"));
    QPushButton* access = makeButton(tr("Effective access"), u"search"_s, ButtonRole::Secondary, header);
    for (QPushButton* button : {access, m_disable, m_enable, m_open})
        header->addAction(button);
    column->addWidget(header);
    m_notice->setClosable(false);
    m_notice->hide();
    column->addWidget(m_notice);
    m_table->setAccessibleName(tr("Types of policies"));
    m_table->setDensity(TableView::Density::TwoLines);
    m_table->setSortingEnabled(false);
    m_table->setModel(m_types);
    m_table->setStretchColumn(PolicyTypeModel::NameColumn);
    m_table->setMemoryId(u"policy-types"_s);
    m_table->fillMenu = [this](QMenu& menu, const QModelIndex&) {
        for (QPushButton* button : {m_open, m_enable, m_disable})
            menu.addAction(button->icon(), button->text(), button, &QPushButton::click)
                ->setEnabled(button->isEnabled());
    };
    auto* panel = new Panel;
    panel->addWidget(m_table, 1);
    panel->setMinimumHeight(200);
    column->addWidget(panel, 1);
    const auto open = [this] {
        if (const auto type = current())
            emit typeOpened(*type);
    };
    connect(m_table, &TableView::opened, this, open);
    connect(m_table, &TableView::linkClicked, this, open);
    connect(m_open, &QPushButton::clicked, this, open);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PolicyTypesView::settleButtons);
    connect(access, &QPushButton::clicked, this, [this] { m_desk.open({.page = PageId::EffectiveAccess}); });
    connect(m_notice, &NoticeBar::actionTriggered, this,
            [this] { m_desk.open({.page = PageId::OrganizationSettings}); });
    connect(m_enable, &QPushButton::clicked, this, [this] {
        const Organization* known = m_id ? m_desk.service->world().organization(*m_id) : nullptr;
        if (const auto type = current(); type && known != nullptr)
            askToEnable(m_desk, *known, *type, window());
    });
    connect(m_disable, &QPushButton::clicked, this, [this] {
        const Organization* known = m_id ? m_desk.service->world().organization(*m_id) : nullptr;
        if (const auto type = current(); type && known != nullptr)
            askToDisable(m_desk, *known, *type, window());
    });
}

void PolicyTypesView::showOrganization(const Organization& organization)
{
    m_id = organization.id;
    m_types->setRows(policyTypesOf(m_desk.service->world(), organization.id));
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_types->index(0, 0));
    const bool all = organization.features == FeatureSet::All;
    m_notice->setVisible(!all);
    if (!all) {
        m_notice->setNotice(Semantic::Info, tr("Policies need all features."),
                            tr("The organization has consolidated billing features only."));
        m_notice->setAction(tr("Open Settings"));
    }
    settleButtons();
}

std::optional<PolicyType> PolicyTypesView::current() const
{
    const int row = m_table->currentIndex().row();
    return row < 0 ? std::nullopt : std::optional(m_types->at(row).type);
}

void PolicyTypesView::settleButtons()
{
    const Organization* known = m_id ? m_desk.service->world().organization(*m_id) : nullptr;
    const int row = m_table->currentIndex().row();
    const bool some = known != nullptr && row >= 0;
    m_open->setEnabled(some);
    m_enable->setEnabled(false);
    m_disable->setEnabled(false);
    if (!some)
        return;
    const PolicyType type = m_types->at(row).type;
    const Result<ChangeSet> enabling = m_desk.service->rehearse({EnablePolicyType{known->root, type}});
    const Result<ChangeSet> disabling = m_desk.service->rehearse({DisablePolicyType{known->root, type}});
    m_enable->setEnabled(enabling.ok());
    m_disable->setEnabled(disabling.ok());
    m_enable->setToolTip(enabling ? QString() : enabling.error().message);
    m_disable->setToolTip(disabling ? QString() : disabling.error().message);
}

} // namespace billfold
