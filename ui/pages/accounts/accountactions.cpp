// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/accountactions.h"

#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/organizationmovedialog.h"
#include "ui/dialogs/organizationnamedialog.h"
#include "ui/pages/ask.h"
#include "ui/theme/icon.h"

#include <QAction>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

AccountActions::AccountActions(std::shared_ptr<Workspace> workspace, NoticeSink notice, QWidget* parent)
    : QObject(parent), m_workspace(std::move(workspace)), m_notice(std::move(notice))
{
    addForAccounts();
    addForMembers();
    addForUnits();
    connect(&service(), &OrganizationService::changed, this, &AccountActions::refresh);
    connect(&service(), &OrganizationService::actorChanged, this, &AccountActions::refresh);
    refresh();
}

void AccountActions::addForAccounts()
{
    add(Id::Show, tr("Open details"), u"info"_s,
        [this] { emit openRequested({.page = PageId::Node, .subject = m_keys.value(0)}); });
    add(Id::ActAs, tr("Act as this account"), u"user"_s, [this] { service().actAs(account()->id); });
    add(Id::Move, tr("Move…"), u"move"_s, [this] { move(); });
    add(Id::Rename, tr("Rename…"), u"edit"_s, [this] { rename(); });
    add(Id::ChangeEmail, tr("Change e-mail address…"), u"send"_s, [this] { changeEmail(); });
    add(Id::VerifyEmail, tr("Confirm the e-mail address"), u"check"_s, [this] {
        perform({VerifyEmail{account()->id}}, {},
                tr("The e-mail address of %1 is confirmed.").arg(nodeName(world(), account()->id)), {});
    });
    add(Id::CompleteSignUp, tr("Complete sign-up…"), u"credentials"_s,
        [this] { completeSignUp(account()->id); });
}

void AccountActions::addForMembers()
{
    add(Id::Invite, tr("Invite into this organization…"), u"invitations"_s, [this] {
        emit openRequested({.page = PageId::AddAccount, .subject = u"invite "_s + m_keys.join(u' ')});
    });
    add(Id::Remove, tr("Remove from organization…"), u"leave"_s, [this] { removeFromOrganization(); });
    add(Id::Leave, tr("Leave this organization…"), u"leave"_s, [this] { leave(); });
    add(Id::Close, tr("Close account…"), u"suspended"_s, [this] { close(); });
    add(Id::Reinstate, tr("Reinstate"), u"undo"_s, [this] {
        perform({ReinstateAccount{account()->id}}, {},
                tr("%1 is active again.").arg(nodeName(world(), account()->id)),
                tr("From now on its usage is on the bill again."));
    });
    add(Id::Forget, tr("Take out of this database…"), u"delete"_s, [this] { forget(); });
}

void AccountActions::addForUnits()
{
    add(Id::AddAccount, tr("Add account here…"), u"add"_s,
        [this] { emit openRequested({.page = PageId::AddAccount, .subject = m_keys.value(0)}); });
    add(Id::CreateUnit, tr("Create unit…"), u"unit"_s, [this] { createUnit(); });
    add(Id::DeleteUnits, tr("Delete…"), u"delete"_s, [this] { deleteUnits(); });
}

QAction* AccountActions::add(Id id, const QString& text, const QString& iconName, std::function<void()> run)
{
    auto* action = new QAction(icon(iconName), text, this);
    connect(action, &QAction::triggered, this, std::move(run));
    m_actions.append({id, action});
    return action;
}

QAction* AccountActions::action(Id id) const
{
    for (const auto& [known, action] : m_actions) {
        if (known == id)
            return action;
    }
    return nullptr;
}

QWidget* AccountActions::window() const
{
    return static_cast<QWidget*>(parent())->window();
}

void AccountActions::setSelection(const QStringList& keys)
{
    m_keys.clear();
    for (const QString& key : keys) {
        if (NodeId::parse(key))
            m_keys.append(key);
    }
    refresh();
}

QList<AccountId> AccountActions::accounts() const
{
    QList<AccountId> found;
    for (const QString& key : m_keys) {
        if (const auto id = AccountId::parse(key); id && world().account(*id) != nullptr)
            found.append(*id);
    }
    return found;
}

const Account* AccountActions::account() const
{
    const QList<AccountId> found = accounts();
    return m_keys.size() == 1 && found.size() == 1 ? world().account(found.first()) : nullptr;
}

const Unit* AccountActions::unit() const
{
    const auto id = m_keys.size() == 1 ? UnitId::parse(m_keys.first()) : std::nullopt;
    return id ? world().unit(*id) : nullptr;
}

void AccountActions::refresh()
{
    const std::optional<AccountId> actor = service().actingAs();
    const Organization* own = actor ? world().organizationPaidBy(*actor) : nullptr;
    const QList<AccountId> chosen = accounts();
    const Account* one = account();
    const bool onlyAccounts = !chosen.isEmpty() && chosen.size() == m_keys.size();
    const auto inOwn = [&](const AccountId& id) {
        return own != nullptr && world().organizationOf(id) == own;
    };
    const bool allMine = onlyAccounts && std::all_of(chosen.cbegin(), chosen.cend(), inOwn);
    const bool allAlone = onlyAccounts && std::all_of(chosen.cbegin(), chosen.cend(), [&](const auto& id) {
                              return !world().account(id)->membership;
                          });
    const bool payerChosen = actor && chosen.contains(*actor);
    qsizetype units = 0, roots = 0;
    for (const QString& key : std::as_const(m_keys)) {
        units += UnitId::parse(key).has_value();
        roots += RootId::parse(key).has_value();
    }
    const bool self = one != nullptr && actor == one->id;
    const bool mayChange = one != nullptr && (self || inOwn(one->id) || !one->membership);
    const bool closed = one != nullptr && one->state == AccountState::Closed;
    const auto offer = [this](Id id, bool concerns) { action(id)->setVisible(concerns); };
    offer(Id::Show, m_keys.size() == 1);
    offer(Id::ActAs, one != nullptr && !self && !one->purged);
    offer(Id::Move, own != nullptr && !m_keys.isEmpty() && roots == 0 && !allAlone);
    offer(Id::Rename, (mayChange && !closed) || (own != nullptr && unit() != nullptr));
    offer(Id::ChangeEmail, mayChange && !closed);
    offer(Id::VerifyEmail, mayChange && !one->emailVerified);
    offer(Id::CompleteSignUp, mayChange && !one->standalone.complete());
    offer(Id::Invite, own != nullptr && allAlone);
    offer(Id::Remove, allMine && !payerChosen);
    offer(Id::Leave, self && one->membership && own == nullptr);
    offer(Id::Close, one != nullptr && allMine && !self && one->state == AccountState::Active);
    offer(Id::Reinstate, mayChange && closed);
    offer(Id::Forget, allAlone);
    offer(Id::AddAccount, own != nullptr && m_keys.size() == 1 && units + roots == 1);
    offer(Id::CreateUnit, own != nullptr && m_keys.size() == 1 && units + roots == 1);
    offer(Id::DeleteUnits, own != nullptr && units > 0 && units == m_keys.size());
}

void AccountActions::fill(QMenu& menu) const
{
    static const QList<Id> firstOfGroup{Id::Move, Id::Invite, Id::AddAccount};
    bool separate = false;
    for (const auto& [id, action] : m_actions) {
        separate = separate || firstOfGroup.contains(id);
        if (!action->isVisible())
            continue;
        if (separate && !menu.isEmpty())
            menu.addSeparator();
        separate = false;
        menu.addAction(action);
    }
}

void AccountActions::perform(const Commands& commands, const QString& title, const QString& done,
                             const QString& text)
{
    whenAnswered(this, service().perform(commands, title), [this, done, text](const Result<ChangeSet>& made) {
        if (made)
            m_notice(Semantic::Success, done, text);
        else
            m_notice(Semantic::Error, tr("Nothing was changed."), made.error().message);
    });
}

bool AccountActions::refused(const Commands& commands, const QString& headline)
{
    const Result<ChangeSet> would = service().rehearse(commands);
    if (!would)
        m_notice(Semantic::Error, headline, would.error().message);
    return !would.ok();
}

void AccountActions::moveTo(const QStringList& keys, const QString& destination)
{
    const auto place = NodeId::parse(destination);
    const Commands commands = place ? moveCommands(world(), keys, *place) : Commands();
    if (!commands.isEmpty())
        perform(commands, moveTitle(world(), keys),
                keys.size() == 1 ? tr("%1 is moved.").arg(nodeName(world(), *NodeId::parse(keys.first())))
                                 : tr("%1 accounts and units are moved.").arg(formatCount(keys.size())),
                tr("To %1. Edit, Undo takes it back.").arg(nodePath(world(), *place)));
}

void AccountActions::move()
{
    (new OrganizationMoveDialog(m_workspace, m_keys, m_notice, window()))->open();
}

void AccountActions::rename()
{
    OrganizationNameDialog::Question question;
    question.verb = tr("Rename");
    question.done = tr("The name is %1 now.");
    if (const Account* one = account()) {
        question.title = tr("Rename %1").arg(nodeName(world(), one->id));
        question.caption = tr("Bills and documents that are issued keep the name they were issued with.");
        question.label = tr("Account &name");
        question.help = tr("1 to 50 characters.");
        question.text = one->name;
        question.command = [id = one->id](const QString& name) { return Commands{RenameAccount{id, name}}; };
    } else if (const Unit* place = unit()) {
        question.title = tr("Rename %1").arg(place->name);
        question.caption = tr("Its id, its accounts and its policies stay as they are.");
        question.label = tr("Unit &name");
        question.help = tr("1 to 128 characters, and not that of a unit beside it.");
        question.text = place->name;
        question.command = [id = place->id](const QString& name) {
            return Commands{UpdateOrganizationalUnit{id, name}};
        };
    } else {
        return;
    }
    (new OrganizationNameDialog(m_workspace, question, m_notice, window()))->open();
}

void AccountActions::changeEmail()
{
    const Account& one = *account();
    OrganizationNameDialog::Question question;
    question.title = tr("Change the e-mail address of %1").arg(nodeName(world(), one.id));
    question.caption = tr("Invitations that are sent to the address reach the account that has it.");
    question.label = tr("&E-mail address");
    question.help = tr("Each account has its own.");
    question.text = one.email;
    question.verb = tr("Change address");
    question.done = tr("The e-mail address is %1 now.");
    question.command = [id = one.id](const QString& email) { return Commands{ChangeEmail{id, email}}; };
    (new OrganizationNameDialog(m_workspace, question, m_notice, window()))->open();
}

void AccountActions::completeSignUp(const AccountId& id)
{
    const QString name = nodeName(world(), id);
    confirm(window(), tr("Complete the sign-up of %1?").arg(name),
            tr("From then on %1 has what an account needs to pay its own bill: contact, payment method, a "
               "verified phone number and the customer agreement. Without them it cannot leave an "
               "organization.")
                .arg(name),
            tr("Complete sign-up"), ButtonRole::Primary, [this, id, name] {
                perform({CompleteSignUp{id, StandaloneData{}}}, {},
                        tr("The sign-up of %1 is complete.").arg(name), tr("It could stand alone now."));
            });
}

void AccountActions::removeFromOrganization()
{
    const QList<AccountId> chosen = accounts();
    Commands commands;
    for (const AccountId& id : chosen)
        commands.append(RemoveAccountFromOrganization{id});
    const QString name = nodeName(world(), chosen.first());
    const bool one = chosen.size() == 1;
    const Result<ChangeSet> would = service().rehearse(commands);
    const Account& first = *world().account(chosen.first());
    if (!would && one && !first.standalone.complete()) {
        explainAndOffer(window(), tr("%1 cannot stand alone yet.").arg(name), would.error().message,
                        tr("Complete sign-up"), [this, id = first.id] { completeSignUp(id); });
        return;
    }
    if (refused(commands, one ? tr("%1 cannot be removed.").arg(name) : tr("They cannot be removed.")))
        return;
    confirm(window(),
            one ? tr("Remove account '%1' (#%2) from organization?").arg(name, first.id.toString())
                : tr("Remove %1 accounts from the organization?").arg(formatCount(chosen.size())),
            one ? tr("%1 pays for itself then: its usage from today is on its own bill, what it used before "
                     "stays on yours. Your policies no longer apply to it, and the tags it has here are "
                     "deleted.")
                      .arg(name)
                : tr("They pay for themselves then: their usage from today is on bills of their own, what "
                     "they used before stays on yours. Your policies no longer apply to them, and the tags "
                     "they have here are deleted."),
            one ? tr("Remove account") : tr("Remove accounts"), ButtonRole::Destructive,
            [this, commands, name, one, count = chosen.size()] {
                perform(commands, {},
                        one ? tr("%1 left the organization.").arg(name)
                            : tr("%1 accounts left the organization.").arg(formatCount(count)),
                        tr("Usage from today is on bills of their own."));
            });
}

void AccountActions::leave()
{
    const Account& one = *account();
    const Organization& organization = *world().organizationOf(one.id);
    const QString payer = organizationTitle(world(), organization);
    const QString name = nodeName(world(), one.id);
    const Commands commands{LeaveOrganization{}};
    const Result<ChangeSet> would = service().rehearse(commands);
    if (!would && !one.standalone.complete()) {
        explainAndOffer(window(), tr("You can't leave the organization yet."), would.error().message,
                        tr("Complete sign-up"), [this, id = one.id] { completeSignUp(id); });
        return;
    }
    if (refused(commands, tr("You can't leave the organization.")))
        return;
    confirm(window(), tr("Confirm leaving the organization?"),
            tr("From now on %1 pays for itself: its usage from today is on its own bill, and no longer on "
               "that of %2. The policies of the organization no longer apply to it, and what it cost while "
               "it was a member stays with the payer.")
                .arg(name, payer),
            tr("Leave organization"), ButtonRole::Destructive, [this, commands, name, payer] {
                perform(commands, {}, tr("%1 left the organization of %2.").arg(name, payer),
                        tr("Its usage from today is on its own bill."));
            });
}

void AccountActions::close()
{
    const Account& one = *account();
    const QString name = nodeName(world(), one.id);
    const Commands commands{CloseAccount{one.id}};
    if (refused(commands, tr("%1 cannot be closed.").arg(name)))
        return;
    confirmByTyping(window(), tr("Close account '%1'?").arg(name),
                    tr("Nobody can use it then. What it cost until it is closed is on your bill. It stays in "
                       "the organization as CLOSED for 90 days, counts as an account so long, and its "
                       "e-mail address can never be used again."),
                    tr("Type %1 to confirm").arg(one.id.toString()), one.id.toString(), tr("Close account"),
                    [this, commands, name] {
                        perform(commands, {}, tr("%1 is being closed.").arg(name),
                                tr("Until the 90 days are over it can be reinstated."));
                    });
}

void AccountActions::forget()
{
    const QList<AccountId> chosen = accounts();
    Commands commands;
    for (const AccountId& id : chosen)
        commands.append(ForgetAccount{id});
    const bool one = chosen.size() == 1;
    const QString name = nodeName(world(), chosen.first());
    if (refused(commands, one ? tr("%1 stays in the database.").arg(name) : tr("They stay in the database.")))
        return;
    confirm(window(),
            one ? tr("Take %1 out of this database?").arg(name)
                : tr("Take %1 accounts out of this database?").arg(formatCount(chosen.size())),
            tr("Nothing happens to the account itself, and no bill is lost. It can be added again."),
            tr("Take out"), ButtonRole::Destructive, [this, commands, name, one, count = chosen.size()] {
                perform(commands, {},
                        one ? tr("%1 is taken out.").arg(name)
                            : tr("%1 accounts are taken out.").arg(formatCount(count)),
                        {});
            });
}

void AccountActions::createUnit()
{
    const auto parent = NodeId::parse(m_keys.first());
    OrganizationNameDialog::Question question;
    question.title = tr("Create organizational unit in %1").arg(nodeName(world(), *parent));
    question.caption = tr("A unit holds accounts and other units; policies on it apply to all of them. The "
                          "bill can be grouped by units.");
    question.label = tr("Unit &name");
    question.help = tr("1 to 128 characters, and not that of a unit beside it.");
    question.verb = tr("Create organizational unit");
    question.done = tr("The unit %1 is created.");
    question.command = [parent = *parent](const QString& name) {
        return Commands{CreateOrganizationalUnit{parent, name}};
    };
    (new OrganizationNameDialog(m_workspace, question, m_notice, window()))->open();
}

void AccountActions::deleteUnits()
{
    QList<UnitId> units;
    for (const QString& key : std::as_const(m_keys))
        units.append(*UnitId::parse(key));
    // What is inside another one goes first, or that one would not be empty.
    std::stable_sort(units.begin(), units.end(), [this](const UnitId& a, const UnitId& b) {
        return world().pathTo(a).size() > world().pathTo(b).size();
    });
    Commands commands;
    for (const UnitId& id : std::as_const(units))
        commands.append(DeleteOrganizationalUnit{id});
    const bool one = units.size() == 1;
    const QString name = nodeName(world(), units.first());
    if (refused(commands, one ? tr("%1 cannot be deleted.").arg(name) : tr("They cannot be deleted.")))
        return;
    const QString word = one ? name : tr("delete");
    confirmByTyping(
        window(),
        one ? tr("Delete the unit '%1'?").arg(name) : tr("Delete %1 units?").arg(formatCount(units.size())),
        tr("No account is in it, so nothing changes on the bill. Policies that are attached to it are "
           "detached; they are not deleted themselves."),
        tr("Type %1 to confirm").arg(word), word, tr("Delete"),
        [this, commands, name, one, count = units.size()] {
            perform(commands, {},
                    one ? tr("The unit %1 is deleted.").arg(name)
                        : tr("%1 units are deleted.").arg(formatCount(count)),
                    {});
        });
}

} // namespace billfold
