// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/permissionspart.h"

#include "models/identity/jobfunctions.h"
#include "models/views/identitytables.h"
#include "ui/pages/users/userdialogs.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QLatin1String inlinePrefix("inline:");
constexpr int mostRows = 8;

} // namespace

PermissionsPart::PermissionsPart(IdentityDesk desk, QWidget* parent)
    : QWidget(parent), m_desk(std::move(desk)),
      m_policies(new CellPanel(tr("Permissions"), attachedHeadings(), this)),
      m_none(new TextLabel(tr("No policy: nothing is allowed."), TextStyle::Body, ColorRole::Text2, this)),
      m_attach(makeButton(tr("Attach policies"))), m_inline(makeButton(tr("Write inline policy"))),
      m_detach(makeButton(tr("Detach")))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_policies);
    m_policies->setMostRows(mostRows);
    m_none->setMargin(Metrics::panelPadding - 1); // the frame is the other one
    m_policies->addWidget(m_none);
    for (QPushButton* tool : {m_detach, m_inline, m_attach})
        m_policies->addTool(tool);
    connect(m_policies, &CellPanel::currentChanged, this, &PermissionsPart::settleButtons);
    connect(m_policies, &CellPanel::opened, this, [this](const QString& key) {
        if (key.startsWith(inlinePrefix))
            openInlinePolicy(m_desk.workspace, *m_holder, key.mid(inlinePrefix.size()), m_desk.notice,
                             window());
    });
    connect(m_attach, &QPushButton::clicked, this,
            [this] { openAttachPolicies(m_desk.workspace, *m_holder, m_desk.notice, window()); });
    connect(m_inline, &QPushButton::clicked, this,
            [this] { openInlinePolicy(m_desk.workspace, *m_holder, {}, m_desk.notice, window()); });
    connect(m_detach, &QPushButton::clicked, this, &PermissionsPart::removeCurrent);
}

void PermissionsPart::showHolder(const PermissionHolder& holder)
{
    m_holder = holder;
    const Directory& directory = m_desk.service().directory();
    Permissions permissions;
    QList<Group> groups;
    if (holder.kind == PermissionHolder::Kind::User) {
        if (const User* user = directory.user(holder.account, holder.name)) {
            permissions = user->permissions;
            for (const QString& name : user->groups) {
                if (const Group* group = directory.group(holder.account, name))
                    groups.append(*group);
            }
        }
    } else if (holder.kind == PermissionHolder::Kind::Group) {
        if (const Group* group = directory.group(holder.account, holder.name))
            permissions = group->permissions;
    } else if (const Role* role = directory.role(holder.account, holder.name)) {
        permissions = role->permissions;
    }
    m_policies->setRows(attachedRows(permissions, groups));
    const bool empty = m_policies->model()->rowCount() == 0;
    m_policies->stack()->setVisible(!empty);
    m_none->setVisible(empty);
    permit(m_attach, m_desk.may(AttachIdentityPolicy{holder, jobFunctions().first().arn}));
    permit(m_inline, m_desk.may(PutInlinePolicy{holder, {}, {}}));
    settleButtons();
}

void PermissionsPart::settleButtons()
{
    const QString key = m_policies->currentKey();
    const bool written = key.startsWith(inlinePrefix);
    m_detach->setVisible(m_policies->model()->rowCount() > 0);
    m_detach->setText(written ? tr("Delete") : tr("Detach"));
    if (!m_holder)
        return;
    permit(m_detach,
           written ? m_desk.may(DeleteInlinePolicy{*m_holder, key.mid(inlinePrefix.size())})
                   : m_desk.may(DetachIdentityPolicy{*m_holder, key}),
           !key.isEmpty());
    if (key.isEmpty())
        m_detach->setToolTip(tr("This policy comes by a group. Take the user out of the group, or detach it "
                                "there."));
}

void PermissionsPart::removeCurrent()
{
    const QString key = m_policies->currentKey();
    if (key.startsWith(inlinePrefix))
        m_desk.perform(this, DeleteInlinePolicy{*m_holder, key.mid(inlinePrefix.size())},
                       tr("The inline policy is deleted."));
    else if (!key.isEmpty())
        m_desk.perform(this, DetachIdentityPolicy{*m_holder, key}, tr("The policy is detached."));
}

} // namespace billfold
