// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/organizationsettings/servicespart.h"

#include "models/views/organizationnames.h"
#include "models/views/organizationtables.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/organizationsettings/settingsdialogs.h"
#include "ui/pages/permit.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int mostRows = 8;

} // namespace

ServicesPart::ServicesPart(const OrganizationDesk& desk, QWidget* parent)
    : SettingsPart(desk, parent), m_services(new CellPanel(tr("Trusted services"), serviceHeadings())),
      m_delegations(new CellPanel(tr("Delegated administrators"), delegationHeadings())),
      m_enable(makeButton(tr("Enable trusted access"), u"add"_s)),
      m_disable(makeButton(tr("Disable trusted access"), u"remove"_s)),
      m_register(makeButton(tr("Register"), u"add"_s)),
      m_deregister(makeButton(tr("Deregister"), u"remove"_s))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Metrics::panelGap);
    column->addWidget(m_services);
    column->addWidget(m_delegations);
    column->addStretch(1);
    m_services->stack()->emptyState()->setContent(
        u"service"_s, tr("No trusted service"),
        tr("A trusted service may work in all accounts of the organization, such as to keep one trail of "
           "what is done in them."));
    m_delegations->stack()->emptyState()->setContent(
        u"users"_s, tr("No delegated administrator"),
        tr("An account can administer one trusted service for all others, so that the payer account need "
           "not be used for it."));
    for (CellPanel* panel : {m_services, m_delegations})
        panel->setMostRows(mostRows);
    m_services->table()->setMemoryId(u"trusted-services"_s);
    m_delegations->table()->setMemoryId(u"delegated-administrators"_s);
    const auto addFoot = [](CellPanel* panel, QPushButton* first, QPushButton* second) {
        QHBoxLayout* foot = panel->addFoot();
        foot->addWidget(first);
        foot->addWidget(second);
        foot->addStretch(1);
    };
    addFoot(m_services, m_enable, m_disable);
    addFoot(m_delegations, m_register, m_deregister);
    connect(m_services, &CellPanel::currentChanged, this, &ServicesPart::settleButtons);
    connect(m_delegations, &CellPanel::currentChanged, this, &ServicesPart::settleButtons);
    connect(m_delegations, &CellPanel::opened, this, [this](const QString& key) {
        if (const auto delegation = m_id ? delegationOfKey(world(), *m_id, key) : std::nullopt)
            this->desk().open({.page = PageId::Node, .subject = delegation->account.toString()});
    });
    connect(m_enable, &QPushButton::clicked, this,
            [this] { openServiceDialog(service(), this->desk().notice, window()); });
    connect(m_register, &QPushButton::clicked, this, [this] {
        if (const Organization* known = organization())
            openDelegateDialog(service(), *known, this->desk().notice, window());
    });
    connect(m_disable, &QPushButton::clicked, this, &ServicesPart::disableService);
    connect(m_deregister, &QPushButton::clicked, this, &ServicesPart::deregister);
}

const Organization* ServicesPart::organization() const
{
    return m_id ? world().organization(*m_id) : nullptr;
}

void ServicesPart::showOrganization(const Organization& organization, bool payer)
{
    m_id = organization.id;
    m_payer = payer;
    m_services->setRows(serviceRows(world(), organization));
    m_delegations->setRows(delegationRows(world(), organization.id));
    settleButtons();
}

void ServicesPart::settleButtons()
{
    const Organization* known = organization();
    const bool all = known != nullptr && known->features == FeatureSet::All;
    for (QPushButton* button : {m_enable, m_disable, m_register, m_deregister})
        button->setVisible(m_payer);
    const Permit enables = mayDo(service(), {EnableServiceAccess{{}}});
    permit(m_enable, enables, all);
    if (enables.allowed && !all)
        m_enable->setToolTip(tr("The organization needs all features."));
    permit(m_disable, mayDo(service(), {DisableServiceAccess{{}}}), !m_services->currentKey().isEmpty());
    const bool trusted = known != nullptr && !known->trustedServices.isEmpty();
    const Permit registers =
        known != nullptr ? mayDo(service(), {RegisterDelegatedAdministrator{known->payer, {}}}) : Permit();
    permit(m_register, registers, trusted);
    if (registers.allowed && !trusted)
        m_register->setToolTip(tr("First a service needs trusted access."));
    permit(m_deregister,
           known != nullptr ? mayDo(service(), {DeregisterDelegatedAdministrator{known->payer, {}}})
                            : Permit(),
           !m_delegations->currentKey().isEmpty());
    m_services->setHeadingNote(all ? QString() : tr("The organization needs all features"));
}

void ServicesPart::disableService()
{
    const QString principal = m_services->currentKey();
    confirm(window(), tr("Disable trusted access of %1?").arg(principal),
            tr("The service can then no longer work in the accounts of the organization, and its delegated "
               "administrators lose it."),
            tr("Disable trusted access"), ButtonRole::Destructive, [this, principal] {
                this->desk().perform({DisableServiceAccess{principal}}, tr("Disable trusted access"),
                                     tr("%1 has no trusted access any more.").arg(principal), {});
            });
}

void ServicesPart::deregister()
{
    const auto delegation =
        m_id ? delegationOfKey(world(), *m_id, m_delegations->currentKey()) : std::nullopt;
    if (!delegation)
        return;
    const QString name = accountName(world(), delegation->account);
    confirm(window(), tr("Deregister %1?").arg(name),
            tr("It can then no longer administer %1 for the organization.").arg(delegation->service),
            tr("Deregister"), ButtonRole::Destructive, [this, name, found = *delegation] {
                this->desk().perform({DeregisterDelegatedAdministrator{found.account, found.service}},
                                     tr("Deregister delegated administrator"),
                                     tr("%1 does not administer %2 any more.").arg(name, found.service), {});
            });
}

} // namespace billfold
