// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/organizationsettings/resourcepolicypart.h"

#include "models/views/organizationnames.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/organizationsettings/settingsdialogs.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/pages/policies/policytextedit.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/panel.h"
#include "ui/widgets/statestack.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

ResourcePolicyPart::ResourcePolicyPart(const OrganizationDesk& desk, QWidget* parent)
    : SettingsPart(desk, parent), m_facts(new FactGrid(FactGrid::Arrangement::Rows)),
      m_text(new PolicyEditor), m_stack(nullptr), m_edit(makeButton(tr("Edit"), u"edit"_s)),
      m_remove(makeButton(tr("Delete"), u"delete"_s, ButtonRole::Destructive))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* panel = new Panel(tr("Resource policy"));
    auto* content = new QWidget;
    auto* body = new QVBoxLayout(content);
    body->setSpacing(Metrics::unit);
    body->addWidget(m_facts);
    m_text->setRules(&parseDelegationPolicy);
    m_text->setReadOnly(true);
    m_text->edit()->setAccessibleName(tr("Content of the resource policy"));
    m_text->setMinimumHeight(240);
    auto* frame = new Panel;
    frame->addWidget(m_text, 1);
    body->addWidget(frame, 1);
    m_stack = new StateStack(content);
    m_stack->emptyState()->setContent(
        u"policies"_s, tr("No resource policy"),
        tr("It lets other accounts of the organization administer parts of it, such as its policies."));
    panel->addWidget(m_stack, 1);
    QHBoxLayout* foot = panel->addFoot();
    foot->addWidget(m_edit);
    foot->addWidget(m_remove);
    foot->addStretch(1);
    column->addWidget(panel, 1);
    connect(m_edit, &QPushButton::clicked, this, &ResourcePolicyPart::edit);
    connect(m_remove, &QPushButton::clicked, this, &ResourcePolicyPart::remove);
    connect(m_stack->emptyState(), &EmptyState::actionTriggered, this, &ResourcePolicyPart::edit);
}

void ResourcePolicyPart::showOrganization(const Organization& organization, bool payer)
{
    m_id = organization.id;
    const auto& policy = organization.resourcePolicy;
    m_edit->parentWidget()->setVisible(payer && policy);
    m_stack->emptyState()->setAction(payer ? tr("Write a resource policy") : QString(), u"add"_s, false);
    if (!policy) {
        m_stack->showEmpty();
        return;
    }
    m_stack->showContent();
    m_facts->setFacts({{tr("Id"), policy->id.toString(), true, true}, {tr("Tags"), tagsText(policy->tags)}});
    if (m_text->text() != policy->content)
        m_text->setText(policy->content);
}

void ResourcePolicyPart::edit()
{
    if (const Organization* known = m_id ? world().organization(*m_id) : nullptr)
        openResourcePolicyDialog(service(), *known, desk().notice, window());
}

void ResourcePolicyPart::remove()
{
    confirm(window(), tr("Delete the resource policy?"),
            tr("Accounts that could administer parts of the organization by it can do so no more."),
            tr("Delete"), ButtonRole::Destructive, [this] {
                this->desk().perform({DeleteResourcePolicy{}}, tr("Delete the resource policy"),
                                     tr("The resource policy is deleted."), {});
            });
}

} // namespace billfold
