// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/holderview.h"

#include "models/views/datetext.h"
#include "models/views/identitywords.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/pages/credentials/credentialparts.h"
#include "ui/pages/users/permissionspart.h"
#include "ui/pages/users/simulatepart.h"
#include "ui/pages/users/userdialogs.h"
#include "ui/theme/controls.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/cellpanel.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/textlabel.h"

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

using Kind = HolderView::Subject::Kind;

namespace
{

constexpr int mostRows = 6;

} // namespace

HolderView::HolderView(IdentityDesk desk, QWidget* parent)
    : QWidget(parent), m_desk(std::move(desk)), m_header(new PageHeader({}, this)),
      m_rename(makeButton(tr("Rename"), u"edit"_s)), m_boundary(makeButton(tr("Boundary"), u"policies"_s)),
      m_unlock(makeButton(tr("Unlock"), u"unlock"_s)),
      m_delete(makeButton(tr("Delete"), u"delete"_s, ButtonRole::Destructive)),
      m_facts(new FactGrid(FactGrid::Arrangement::Columns, this)),
      m_members(new CellPanel(tr("Groups"), {tr("Name")}, this)), m_add(makeButton(tr("Add to groups"))),
      m_noMembers(new TextLabel({}, TextStyle::Body, ColorRole::Text2, m_members)),
      m_takeOut(makeButton(tr("Take out"))), m_permissions(new PermissionsPart(m_desk, this)),
      m_simulate(new SimulatePart(m_desk, this)), m_password(new PasswordPart(m_desk, this)),
      m_mfa(new MfaPart(m_desk, this)), m_keys(new AccessKeysPart(m_desk, this))
{
    auto* column = new QVBoxLayout(this);
    constexpr int air = Metrics::focusAir;
    column->setContentsMargins(air, air, air, air);
    column->setSpacing(Metrics::panelGap - Metrics::inner);
    for (QPushButton* button : {m_unlock, m_rename, m_boundary, m_delete})
        m_header->addAction(button);
    auto* facts = new Panel(this);
    facts->addPaddedBody()->addWidget(m_facts);
    m_members->setMostRows(mostRows);
    m_noMembers->setMargin(Metrics::panelPadding - 1); // the frame is the other one
    m_members->addWidget(m_noMembers);
    m_members->addTool(m_takeOut);
    m_members->addTool(m_add);
    column->addWidget(m_header);
    column->addWidget(facts);
    for (QWidget* part : {static_cast<QWidget*>(m_members), static_cast<QWidget*>(m_permissions),
                          static_cast<QWidget*>(m_simulate), static_cast<QWidget*>(m_password),
                          static_cast<QWidget*>(m_mfa), static_cast<QWidget*>(m_keys)})
        column->addWidget(part);
    column->addStretch(1);
    wire();
}

void HolderView::wire()
{
    connect(m_rename, &QPushButton::clicked, this, &HolderView::rename);
    connect(m_delete, &QPushButton::clicked, this, &HolderView::remove);
    connect(m_takeOut, &QPushButton::clicked, this, &HolderView::removeMember);
    connect(m_members, &CellPanel::currentChanged, this, &HolderView::settleButtons);
    connect(m_add, &QPushButton::clicked, this,
            [this] { openJoinGroups(m_desk.workspace, *principal(), m_desk.notice, window()); });
    connect(m_boundary, &QPushButton::clicked, this,
            [this] { openBoundary(m_desk.workspace, *principal(), m_desk.notice, window()); });
    connect(m_unlock, &QPushButton::clicked, this, [this] {
        m_desk.perform(this, UnlockPrincipal{*principal()}, tr("%1 can try again at once.").arg(shownName()));
    });
}

std::optional<PrincipalId> HolderView::principal() const
{
    switch (m_subject->kind) {
    case Kind::Root:
        return PrincipalId{m_subject->account};
    case Kind::User:
        return PrincipalId{m_subject->account, PrincipalId::Kind::User, m_subject->name};
    case Kind::Role:
        return PrincipalId{m_subject->account, PrincipalId::Kind::Role, m_subject->name};
    case Kind::Group:
        break;
    }
    return std::nullopt;
}

PermissionHolder HolderView::holder() const
{
    const auto kind = m_subject->kind == Kind::Group  ? PermissionHolder::Kind::Group
                      : m_subject->kind == Kind::Role ? PermissionHolder::Kind::Role
                                                      : PermissionHolder::Kind::User;
    return {m_subject->account, kind, m_subject->name};
}

QString HolderView::shownName() const
{
    return m_subject->kind == Kind::Root ? principalName(PrincipalId{m_subject->account}) : m_subject->name;
}

bool HolderView::showSubject(const Subject& subject)
{
    m_subject = subject;
    const Directory& directory = m_desk.service().directory();
    const bool known =
        subject.kind == Kind::Root ||
        (subject.kind == Kind::User && directory.user(subject.account, subject.name) != nullptr) ||
        (subject.kind == Kind::Group && directory.group(subject.account, subject.name) != nullptr) ||
        (subject.kind == Kind::Role && directory.role(subject.account, subject.name) != nullptr);
    if (!known)
        return false;
    m_header->setTitle(shownName());
    const auto who = principal();
    const bool own = who && m_desk.service().caller().principal == who;
    showFacts();
    showMembers();
    m_permissions->setVisible(subject.kind != Kind::Root);
    if (subject.kind != Kind::Root)
        m_permissions->showHolder(holder());
    m_simulate->setVisible(who.has_value());
    if (who)
        m_simulate->showPrincipal(*who);
    const bool signsIn = subject.kind == Kind::Root || subject.kind == Kind::User;
    for (QWidget* part :
         {static_cast<QWidget*>(m_password), static_cast<QWidget*>(m_mfa), static_cast<QWidget*>(m_keys)})
        part->setVisible(signsIn);
    if (signsIn) {
        m_password->showPrincipal(*who, own);
        m_mfa->showPrincipal(*who, own);
        m_keys->showPrincipal(*who, own);
    }
    settleButtons();
    return true;
}

void HolderView::showFacts()
{
    const Directory& directory = m_desk.service().directory();
    QList<FactGrid::Fact> facts;
    const auto add = [&facts](const QString& label, const QString& value) {
        facts.append({.label = label, .value = value.isEmpty() ? QString(u'\u2013') : value});
    };
    const auto boundary = [](const std::optional<PolicyArn>& policy) {
        return policy ? policyTitle(*policy) : HolderView::tr("None");
    };
    if (const auto who = principal())
        facts.append({.label = tr("ARN"), .value = who->arn(), .code = true, .copyable = true, .wide = true});
    if (const User* user = isUser() ? directory.user(m_subject->account, m_subject->name) : nullptr) {
        add(tr("Created"), timeText(user->created));
        add(tr("Permissions boundary"), boundary(user->boundary));
    } else if (m_subject->kind == Kind::Group) {
        add(tr("Created"), timeText(directory.group(m_subject->account, m_subject->name)->created));
    } else if (m_subject->kind == Kind::Role) {
        const Role* role = directory.role(m_subject->account, m_subject->name);
        add(tr("Created"), timeText(role->created));
        add(tr("Permissions boundary"), boundary(role->boundary));
        add(tr("Trusts"), role->trusted.join(u", "_s));
        add(tr("Description"), role->description);
    } else if (m_subject->kind == Kind::Root) {
        add(tr("Permissions"), tr("Everything in the account, and what the organization allows"));
    }
    const auto who = principal();
    const Credentials* credentials = who ? directory.credentials(*who) : nullptr;
    bool locked = false;
    if (m_subject->kind == Kind::Root || isUser()) {
        const bool signedIn = credentials != nullptr && credentials->lastSignIn;
        add(tr("Last sign-in"), signedIn ? timeText(*credentials->lastSignIn) : tr("Never"));
        locked = credentials != nullptr && credentials->attempts.failures >= lockedFrom;
        if (credentials != nullptr && credentials->attempts.failures > 0)
            add(tr("Wrong attempts"), tr("%1 in a row, the last %2")
                                          .arg(credentials->attempts.failures)
                                          .arg(timeText(credentials->attempts.last)));
    }
    m_facts->setFacts(facts);
    m_header->setBadge(Semantic::Error, locked ? tr("Locked") : QString(), u"lock"_s);
    m_unlock->setVisible(locked);
    if (locked)
        permit(m_unlock, m_desk.may(UnlockPrincipal{*who}));
}

void HolderView::showMembers()
{
    const Directory& directory = m_desk.service().directory();
    QList<CellRow> rows;
    if (isUser()) {
        m_members->setHeading(tr("Groups"));
        for (const QString& group : directory.user(m_subject->account, m_subject->name)->groups)
            rows.append({group, {Cell{.text = group, .icon = u"users"_s}}});
    } else if (m_subject->kind == Kind::Group) {
        m_members->setHeading(tr("Users"));
        for (const User& user : directory.usersOf(m_subject->account, m_subject->name))
            rows.append({user.name, {Cell{.text = user.name, .icon = u"user"_s}}});
    }
    m_members->setRows(rows);
    m_noMembers->setText(isUser() ? tr("In no group.") : tr("No user is in it."));
    m_noMembers->setVisible(rows.isEmpty());
    m_members->stack()->setVisible(!rows.isEmpty());
    m_members->setVisible(isUser() || m_subject->kind == Kind::Group);
    m_add->setVisible(isUser());
    m_takeOut->setVisible(!rows.isEmpty());
}

void HolderView::settleButtons()
{
    if (!m_subject)
        return;
    m_rename->setVisible(isUser() || m_subject->kind == Kind::Role);
    m_rename->setText(isUser() ? tr("Rename") : tr("Change"));
    m_boundary->setVisible(isUser() || m_subject->kind == Kind::Role);
    m_delete->setVisible(m_subject->kind != Kind::Root);
    const auto who = principal();
    if (isUser()) {
        permit(m_rename, m_desk.may(RenameUser{*who, m_subject->name}));
        permit(m_delete, m_desk.may(DeleteUser{*who}));
        permit(m_add, m_desk.may(AddUserToGroup{*who, {}}));
    } else if (m_subject->kind == Kind::Role) {
        permit(m_rename, m_desk.may(UpdateRole{*who, {}, {}}));
        permit(m_delete, m_desk.may(DeleteRole{*who}));
    } else if (m_subject->kind == Kind::Group) {
        permit(m_delete, m_desk.may(DeleteGroup{m_subject->account, m_subject->name}));
    }
    if (isUser() || m_subject->kind == Kind::Role)
        permit(m_boundary, m_desk.may(SetPermissionsBoundary{*who, std::nullopt}));
    const QString member = m_members->currentKey();
    if (member.isEmpty())
        return;
    const PrincipalId user{m_subject->account, PrincipalId::Kind::User, isUser() ? m_subject->name : member};
    permit(m_takeOut, m_desk.may(RemoveUserFromGroup{user, isUser() ? member : m_subject->name}));
}

void HolderView::rename()
{
    if (!isUser()) {
        openTrust(m_desk.workspace, *principal(), m_desk.notice, window());
        return;
    }
    // The name is known once it is written; the view follows.
    QDialog* dialog = openRenameUser(m_desk.workspace, *principal(), m_desk.notice, window());
    auto* line = dialog->findChild<QLineEdit*>();
    connect(dialog, &QDialog::accepted, this, [this, account = m_subject->account, line] {
        emit renamed(PrincipalId{account, PrincipalId::Kind::User, line->text().trimmed()});
    });
}

void HolderView::remove()
{
    const QString name = m_subject->name;
    IdentityCommand command = DeleteUser{PrincipalId{m_subject->account, PrincipalId::Kind::User, name}};
    QString consequence = tr("With its password, devices and access keys.");
    if (m_subject->kind == Kind::Group) {
        command = DeleteGroup{m_subject->account, name};
        consequence = tr("Its users stay, without what the group allowed them.");
    } else if (m_subject->kind == Kind::Role) {
        command = DeleteRole{PrincipalId{m_subject->account, PrincipalId::Kind::Role, name}};
        consequence = tr("Nobody can take it on any more.");
    }
    confirm(window(), tr("Delete %1?").arg(name), consequence, tr("Delete"), ButtonRole::Destructive,
            [this, command, name] {
                m_desk.perform(this, command, tr("%1 is deleted.").arg(name));
                emit left();
            });
}

void HolderView::removeMember()
{
    const QString member = m_members->currentKey();
    const PrincipalId user{m_subject->account, PrincipalId::Kind::User, isUser() ? m_subject->name : member};
    const QString group = isUser() ? member : m_subject->name;
    m_desk.perform(this, RemoveUserFromGroup{user, group}, tr("%1 is out of %2.").arg(user.name, group));
}

} // namespace billfold
