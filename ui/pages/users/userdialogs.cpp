// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/users/userdialogs.h"

#include "models/identity/jobfunctions.h"
#include "models/services/organizationservice.h"
#include "models/views/identitywords.h"
#include "models/views/organizationtext.h"
#include "ui/pages/policies/policyeditor.h"
#include "ui/widgets/choicebox.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* text)
{
    return IdentityFormDialog::tr(text);
}

const Permissions* permissionsOf(const Directory& directory, const PermissionHolder& holder)
{
    switch (holder.kind) {
    case PermissionHolder::Kind::User:
        if (const User* user = directory.user(holder.account, holder.name))
            return &user->permissions;
        break;
    case PermissionHolder::Kind::Group:
        if (const Group* group = directory.group(holder.account, holder.name))
            return &group->permissions;
        break;
    case PermissionHolder::Kind::Role:
        if (const Role* role = directory.role(holder.account, holder.name))
            return &role->permissions;
        break;
    }
    return nullptr;
}

void addHeaded(IdentityFormDialog* dialog, QVBoxLayout* body, const QString& heading, QWidget* part)
{
    body->addWidget(new TextLabel(heading, TextStyle::Strong, ColorRole::Text, dialog));
    body->addWidget(part);
}

QLineEdit* addName(IdentityFormDialog* dialog, const QString& label, const QString& text = {})
{
    auto* name = new QLineEdit(text, dialog);
    dialog->body()->addWidget(new FormField(label, name, {}, dialog));
    dialog->watch(name);
    name->setFocus();
    return name;
}

/// Ids of accounts and ARNs of principals, one a line.
QStringList linesOf(const QPlainTextEdit* edit)
{
    QStringList lines;
    for (const QString& line : edit->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

QPlainTextEdit* addTrust(IdentityFormDialog* dialog, const QStringList& trusted)
{
    auto* edit = new QPlainTextEdit(trusted.join(u'\n'), dialog);
    edit->setFixedHeight(84);
    edit->setTabChangesFocus(true);
    dialog->body()->addWidget(new FormField(
        tr("&Whom it trusts"), edit,
        tr("One a line: the id of an account, for all in it who may, or the ARN of a user or a role."),
        dialog));
    QObject::connect(edit, &QPlainTextEdit::textChanged, dialog, &IdentityFormDialog::settle);
    return edit;
}

} // namespace

QList<TickList::Item> policyItems(const Directory& directory, const AccountId& account)
{
    QList<TickList::Item> items;
    for (const IdentityPolicy& policy : directory.policies(account))
        items.append({policy.arn(), policy.name, policy.description});
    for (const JobFunction& ready : jobFunctions())
        items.append({ready.arn, ready.title, ready.description});
    return items;
}

IdentityFormDialog::IdentityFormDialog(std::shared_ptr<Workspace> workspace, const QString& title,
                                       const QString& verb, NoticeSink notice, QWidget* parent)
    : IdentityDialog(title, std::move(workspace), std::move(notice), parent), m_verb(nullptr)
{
    setHeading(title);
    addCancel();
    m_verb = addButton(verb, ButtonRole::Primary);
    setMinimumWidth(460);
    connect(m_verb, &QPushButton::clicked, this, [this] {
        m_running = m_commands();
        run(0);
    });
}

void IdentityFormDialog::setCommands(std::function<QList<IdentityCommand>()> commands)
{
    m_commands = std::move(commands);
    settle();
}

void IdentityFormDialog::watch(QLineEdit* input)
{
    connect(input, &QLineEdit::textChanged, this, &IdentityFormDialog::settle);
}

void IdentityFormDialog::watch(TickList* list)
{
    connect(list, &TickList::changed, this, &IdentityFormDialog::settle);
}

void IdentityFormDialog::settle()
{
    if (!m_commands || isRunning())
        return;
    const QList<IdentityCommand> commands = m_commands();
    QString obstacle;
    for (const IdentityCommand& command : commands) {
        const Result<void> would = service().rehearse(command);
        if (!would && obstacle.isEmpty())
            obstacle = would.error().message;
    }
    setNote(obstacle);
    m_verb->setEnabled(!commands.isEmpty() && obstacle.isEmpty());
}

void IdentityFormDialog::run(qsizetype index)
{
    m_verb->setEnabled(false);
    if (index == m_running.size()) {
        finish(m_done());
        return;
    }
    await(service().perform(m_running[index]),
          [this, index](const Result<IdentityChange>&) { run(index + 1); });
}

IdentityFormDialog* openRenameUser(const std::shared_ptr<Workspace>& workspace, const PrincipalId& user,
                                   NoticeSink notice, QWidget* parent)
{
    auto* dialog = new IdentityFormDialog(workspace, tr("Rename %1").arg(user.name), tr("Rename user"),
                                          std::move(notice), parent);
    QLineEdit* name = addName(dialog, tr("User &name"), user.name);
    name->selectAll();
    dialog->setDone([user, name] { return tr("%1 is now %2.").arg(user.name, name->text().trimmed()); });
    dialog->setCommands([user, name]() -> QList<IdentityCommand> {
        const QString next = name->text().trimmed();
        if (next.isEmpty() || next == user.name)
            return {};
        return {RenameUser{user, next}};
    });
    dialog->open();
    return dialog;
}

IdentityFormDialog* openCreateGroup(const std::shared_ptr<Workspace>& workspace, const AccountId& account,
                                    NoticeSink notice, QWidget* parent)
{
    auto* dialog =
        new IdentityFormDialog(workspace, tr("Create group"), tr("Create group"), std::move(notice), parent);
    QLineEdit* name = addName(dialog, tr("Group &name"));
    auto* policies =
        new TickList(tr("Policies"), policyItems(workspace->identity().directory(), account), {}, dialog);
    addHeaded(dialog, dialog->body(), tr("Policies"), policies);
    dialog->watch(policies);
    dialog->setDone([name] { return tr("The group %1 is created.").arg(name->text().trimmed()); });
    dialog->setCommands([account, name, policies]() -> QList<IdentityCommand> {
        if (name->text().trimmed().isEmpty())
            return {};
        return {CreateGroup{account, name->text().trimmed(), {.policies = policies->ticked()}}};
    });
    dialog->open();
    return dialog;
}

IdentityFormDialog* openCreateRole(const std::shared_ptr<Workspace>& workspace, const AccountId& account,
                                   NoticeSink notice, QWidget* parent)
{
    auto* dialog =
        new IdentityFormDialog(workspace, tr("Create role"), tr("Create role"), std::move(notice), parent);
    QLineEdit* name = addName(dialog, tr("Role &name"));
    auto* description = new QLineEdit(dialog);
    dialog->body()->addWidget(new FormField(tr("&Description"), description, {}, dialog));
    dialog->watch(description);
    QPlainTextEdit* trusted = addTrust(dialog, {account.toString()});
    auto* policies =
        new TickList(tr("Policies"), policyItems(workspace->identity().directory(), account), {}, dialog);
    addHeaded(dialog, dialog->body(), tr("Policies"), policies);
    dialog->watch(policies);
    dialog->setDone([name] { return tr("The role %1 is created.").arg(name->text().trimmed()); });
    dialog->setCommands([=]() -> QList<IdentityCommand> {
        if (name->text().trimmed().isEmpty())
            return {};
        return {CreateRole{.account = account,
                           .name = name->text().trimmed(),
                           .description = description->text().trimmed(),
                           .trusted = linesOf(trusted),
                           .permissions = {.policies = policies->ticked()}}};
    });
    dialog->open();
    return dialog;
}

IdentityFormDialog* openTrust(const std::shared_ptr<Workspace>& workspace, const PrincipalId& role,
                              NoticeSink notice, QWidget* parent)
{
    const Role* known = workspace->identity().directory().role(role.account, role.name);
    if (known == nullptr)
        return nullptr;
    auto* dialog = new IdentityFormDialog(workspace, tr("Role %1").arg(role.name), tr("Save role"),
                                          std::move(notice), parent);
    auto* description = new QLineEdit(known->description, dialog);
    dialog->body()->addWidget(new FormField(tr("&Description"), description, {}, dialog));
    dialog->watch(description);
    QPlainTextEdit* trusted = addTrust(dialog, known->trusted);
    dialog->setDone([role] { return tr("The role %1 is changed.").arg(role.name); });
    dialog->setCommands([=, before = *known]() -> QList<IdentityCommand> {
        const UpdateRole update{role, description->text().trimmed(), linesOf(trusted)};
        if (update.description == before.description && update.trusted == before.trusted)
            return {};
        return {update};
    });
    dialog->open();
    return dialog;
}

IdentityFormDialog* openAttachPolicies(const std::shared_ptr<Workspace>& workspace,
                                       const PermissionHolder& holder, NoticeSink notice, QWidget* parent)
{
    const Directory& directory = workspace->identity().directory();
    const Permissions* permissions = permissionsOf(directory, holder);
    QList<TickList::Item> items = policyItems(directory, holder.account);
    items.removeIf([permissions](const TickList::Item& item) {
        return permissions != nullptr && permissions->policies.contains(item.key);
    });
    auto* dialog = new IdentityFormDialog(workspace, tr("Attach policies to %1").arg(holder.name),
                                          tr("Attach"), std::move(notice), parent);
    auto* policies = new TickList(tr("Policies"), items, tr("Every policy is attached already."), dialog);
    addHeaded(dialog, dialog->body(), tr("Policies"), policies);
    dialog->watch(policies);
    dialog->setDone([holder] { return tr("%1 has other permissions now.").arg(holder.name); });
    dialog->setCommands([holder, policies] {
        QList<IdentityCommand> commands;
        for (const QString& policy : policies->ticked())
            commands.append(AttachIdentityPolicy{holder, policy});
        return commands;
    });
    dialog->open();
    return dialog;
}

IdentityFormDialog* openJoinGroups(const std::shared_ptr<Workspace>& workspace, const PrincipalId& user,
                                   NoticeSink notice, QWidget* parent)
{
    const Directory& directory = workspace->identity().directory();
    const User* known = directory.user(user.account, user.name);
    QList<TickList::Item> items;
    for (const Group& group : directory.groups(user.account)) {
        if (known != nullptr && !known->groups.contains(group.name))
            items.append({group.name, group.name});
    }
    auto* dialog = new IdentityFormDialog(workspace, tr("Add %1 to groups").arg(user.name), tr("Add"),
                                          std::move(notice), parent);
    auto* groups = new TickList(tr("Groups"), items, tr("There is no other group."), dialog);
    addHeaded(dialog, dialog->body(), tr("Groups"), groups);
    dialog->watch(groups);
    dialog->setDone([user] { return tr("%1 is in more groups now.").arg(user.name); });
    dialog->setCommands([user, groups] {
        QList<IdentityCommand> commands;
        for (const QString& group : groups->ticked())
            commands.append(AddUserToGroup{user, group});
        return commands;
    });
    dialog->open();
    return dialog;
}

IdentityFormDialog* openBoundary(const std::shared_ptr<Workspace>& workspace, const PrincipalId& principal,
                                 NoticeSink notice, QWidget* parent)
{
    const Directory& directory = workspace->identity().directory();
    std::optional<PolicyArn> before;
    if (const User* user = directory.user(principal.account, principal.name);
        user != nullptr && principal.kind == PrincipalId::Kind::User)
        before = user->boundary;
    else if (const Role* role = directory.role(principal.account, principal.name))
        before = role->boundary;
    auto* dialog = new IdentityFormDialog(workspace, tr("Permissions boundary of %1").arg(principal.name),
                                          tr("Save boundary"), std::move(notice), parent);
    auto* choice = new QComboBox(dialog);
    choice->addItem(tr("None"), QString());
    for (const TickList::Item& item : policyItems(directory, principal.account))
        choice->addItem(item.text, item.key);
    choice->setCurrentIndex(qMax(0, choice->findData(before.value_or(PolicyArn()))));
    dialog->body()->addWidget(new FormField(
        tr("&Boundary"), choice,
        tr("A boundary gives nothing: what the policies allow counts only as far as it allows it too."),
        dialog));
    QObject::connect(choice, &QComboBox::currentIndexChanged, dialog, &IdentityFormDialog::settle);
    dialog->setDone([principal] { return tr("The boundary of %1 is changed.").arg(principal.name); });
    dialog->setCommands([=]() -> QList<IdentityCommand> {
        const QString chosen = choice->currentData().toString();
        if (chosen == before.value_or(PolicyArn()))
            return {};
        return {SetPermissionsBoundary{principal,
                                       chosen.isEmpty() ? std::nullopt : std::optional<PolicyArn>(chosen)}};
    });
    dialog->open();
    return dialog;
}

IdentityFormDialog* openInlinePolicy(const std::shared_ptr<Workspace>& workspace,
                                     const PermissionHolder& holder, const QString& name, NoticeSink notice,
                                     QWidget* parent)
{
    const Permissions* permissions = permissionsOf(workspace->identity().directory(), holder);
    const QString before = permissions != nullptr ? permissions->inlinePolicies.value(name) : QString();
    auto* dialog =
        new IdentityFormDialog(workspace, name.isEmpty() ? tr("Inline policy of %1").arg(holder.name) : name,
                               tr("Save policy"), std::move(notice), parent);
    QLineEdit* title = addName(dialog, tr("Policy &name"), name);
    title->setReadOnly(!name.isEmpty());
    auto* editor = new PolicyEditor(dialog);
    editor->setText(before.isEmpty() ? jobFunctions().last().content : before);
    editor->setMinimumSize(560, 300);
    dialog->body()->addWidget(editor, 1);
    QObject::connect(editor, &PolicyEditor::validated, dialog, &IdentityFormDialog::settle);
    dialog->setDone([title] { return tr("%1 is saved.").arg(title->text().trimmed()); });
    dialog->setCommands([=]() -> QList<IdentityCommand> {
        if (title->text().trimmed().isEmpty() || editor->hasErrors() || editor->text() == before)
            return {};
        return {PutInlinePolicy{holder, title->text().trimmed(), editor->text()}};
    });
    dialog->open();
    return dialog;
}

} // namespace billfold
