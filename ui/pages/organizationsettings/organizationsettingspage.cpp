// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/organizationsettings/organizationsettingspage.h"

#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"
#include "ui/pages/organizationsettings/overviewpart.h"
#include "ui/pages/organizationsettings/resourcepolicypart.h"
#include "ui/pages/organizationsettings/servicespart.h"
#include "ui/pages/organizationsettings/transferspart.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/currentstack.h"
#include "ui/widgets/noticebar.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"

#include <QTabBar>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::array<QStringView, 4> words{u"overview", u"services", u"resource-policy", u"transfers"};

} // namespace

OrganizationSettingsPage::OrganizationSettingsPage(std::shared_ptr<Workspace> workspace, QWidget* parent)
    : OrganizationPage(std::move(workspace), parent), m_header(new PageHeader(tr("Settings"))),
      m_notice(new NoticeBar), m_tabs(new QTabBar), m_stack(new CurrentStack)
{
    QVBoxLayout* column = buildFrame();
    column->addWidget(m_header);
    m_notice->setClosable(false);
    m_notice->hide();
    column->addWidget(m_notice);
    m_tabs->setDrawBase(true);
    m_tabs->setExpanding(false);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setAccessibleName(tr("Part of the settings"));
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    addPart(new OverviewPart(desk()), tr("Organization"));
    addPart(new ServicesPart(desk()), tr("Services"));
    addPart(new ResourcePolicyPart(desk()), tr("Resource policy"));
    addPart(new TransfersPart(desk()), tr("Who pays"));
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        emit placeChanged();
    });
}

void OrganizationSettingsPage::addPart(SettingsPart* part, const QString& name)
{
    m_parts.append(part);
    m_stack->addWidget(part);
    m_tabs->addTab(name);
}

QString OrganizationSettingsPage::title() const
{
    return tr("Settings");
}

QList<Crumb> OrganizationSettingsPage::breadcrumb() const
{
    return {{tr("Settings"), std::nullopt}};
}

PageTarget OrganizationSettingsPage::target() const
{
    PageTarget target = Page::target();
    target.subject = words[static_cast<size_t>(m_tabs->currentIndex())].toString();
    return target;
}

void OrganizationSettingsPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    const auto found = std::find(words.begin(), words.end(), target.subject);
    if (found != words.end())
        m_tabs->setCurrentIndex(static_cast<int>(found - words.begin()));
}

void OrganizationSettingsPage::showWorld()
{
    const Organization* known = organization();
    if (showNoOrganization(u"settings"_s,
                           tr("The settings of an organization: its ids, its features and the way to all of "
                              "them, trusted services, and who pays its bill.")))
        return;
    states()->showContent();
    m_header->setSubtitle(organizationTitle(world(), *known));
    m_header->setBadge(known->features == FeatureSet::All ? Semantic::Success : Semantic::Neutral,
                       featureSetName(known->features));
    m_notice->setVisible(!isPayer());
    if (!isPayer())
        m_notice->setNotice(Semantic::Info, tr("Only the payer account changes these settings."),
                            tr("It is %1.").arg(accountNameAndId(world(), known->payer)));
    for (SettingsPart* part : std::as_const(m_parts))
        part->showOrganization(*known, isPayer());
}

} // namespace billfold
