// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/accounts/addaccountpage.h"

#include "models/organization/quotas.h"
#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationtext.h"
#include "ui/dialogs/organizationlistpane.h"
#include "ui/pages/accounts/unitpath.h"
#include "ui/pages/ask.h"
#include "ui/theme/icon.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/formfield.h"
#include "ui/widgets/optioncard.h"
#include "ui/widgets/segmentedcontrol.h"
#include "ui/widgets/statestack.h"
#include "ui/widgets/tagseditor.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

enum Form { CreateOne, CreateMany, Invite };

/// All units below a node, with their paths, in the order of the tree.
void addUnits(const World& world, const NodeId& node, const QString& path, QComboBox* box)
{
    QMap<QString, UnitId> sorted;
    const QList<UnitId> units = world.unitsIn(node);
    for (const UnitId& id : units)
        sorted.insert(world.unit(id)->name.toCaseFolded() + id.toString(), id);
    for (const UnitId& id : std::as_const(sorted)) {
        const QString name = path.isEmpty() ? world.unit(id)->name : path + u" / "_s + world.unit(id)->name;
        box->addItem(icon(u"folder"_s), name, id.toString());
        addUnits(world, id, name, box);
    }
}

} // namespace

QList<Crumb> AddAccountPage::breadcrumb() const
{
    return {{tr("Accounts"), PageTarget{PageId::Accounts}}, {title(), {}}};
}

void AddAccountPage::openTarget(const PageTarget& target)
{
    Page::openTarget(target);
    if (target.subject.startsWith(u"invite"_s)) {
        m_inviteCard->setChecked(true);
        QStringList ids = target.subject.split(u' ', Qt::SkipEmptyParts);
        ids.removeFirst();
        if (!ids.isEmpty())
            m_targets->setPlainText(ids.join(u'\n'));
    } else if (!target.subject.isEmpty()) {
        m_createCard->setChecked(true);
        fillUnits();
        if (const int unit = m_unit->findData(target.subject); unit >= 0)
            m_unit->setCurrentIndex(unit);
    }
    showForm();
}

void AddAccountPage::showWorld()
{
    if (!isPayer()) {
        states()->emptyState()->setContent(
            u"accounts"_s, tr("Accounts are added by the payer account"),
            tr("Act as the payer account of an organization, or create an organization from this account."));
        setEmptyAction(tr("Open Consolidated billing"), u"consolidated"_s,
                       [this] { emit openRequested({.page = PageId::Consolidated}); });
        states()->showEmpty();
        return;
    }
    states()->showContent();
    fillUnits();
    m_list->recheck();
    const Organization& own = *organization();
    const int used = accountsCounted(world(), own.id);
    m_used->setText(tr("%1 of %2 accounts are used, open invitations among them. %3 can still be added.")
                        .arg(formatCount(used), formatCount(own.accountQuota),
                             formatCount(qMax(0, own.accountQuota - used))));
    check();
}

void AddAccountPage::fillUnits()
{
    if (organization() == nullptr)
        return;
    const QString chosen = m_unit->currentData().toString();
    m_unit->clear();
    m_unit->addItem(icon(u"root"_s), nodeName(world(), organization()->root),
                    organization()->root.toString());
    addUnits(world(), organization()->root, {}, m_unit);
    m_unit->setCurrentIndex(qMax(0, m_unit->findData(chosen)));
}

bool AddAccountPage::inviting() const
{
    return m_inviteCard->isChecked();
}

bool AddAccountPage::several() const
{
    return !inviting() && m_howMany->currentIndex() == 1;
}

QString AddAccountPage::note() const
{
    return m_note->text();
}

void AddAccountPage::showForm()
{
    const int shown = inviting() ? Invite : several() ? CreateMany : CreateOne;
    for (int form = 0; form < m_forms.size(); ++form)
        m_forms[form]->setVisible(form == shown);
    m_howMany->setVisible(!inviting());
    m_tagsPart->setVisible(!several());
    m_action->setIcon(icon(inviting() ? u"send"_s : u"add"_s, ColorRole::OnAccent));
    showWhatHappens();
    check();
}

void AddAccountPage::showWhatHappens()
{
    const QString texts[2][3][2] = {
        {{tr("The account is requested"), tr("It is shown as pending; you can go on working.")},
         {tr("It appears under the chosen unit"),
          tr("With the role named here and the policies of the unit.")},
         {tr("Its charges are on your bill"), tr("From the first hour, in its own row.")}},
        {{tr("The invitation is sent"), tr("State OPEN. It expires after 15 days.")},
         {tr("The owner accepts or declines"), tr("Nothing changes until then.")},
         {tr("The account joins under Root"),
          tr("Its charges from that moment are on your bill; earlier ones stay with the owner.")}}};
    for (int i = 0; i < 3; ++i) {
        for (int line = 0; line < 2; ++line)
            m_steps[i][line]->setText(texts[inviting() ? 1 : 0][i][line]);
    }
}

// ---- what would be refused

void AddAccountPage::setAction(bool possible, const QString& note)
{
    m_action->setEnabled(possible);
    m_note->setText(note);
}

void AddAccountPage::check()
{
    if (!isPayer())
        return;
    m_tags->setError(m_tagsPart->isVisibleTo(this) ? m_tags->problem() : QString());
    if (inviting())
        checkInvite();
    else if (several())
        checkList();
    else
        checkCreate();
}

CreateAccount AddAccountPage::wanted() const
{
    return {.name = m_name->text().trimmed(),
            .email = m_email->text().trimmed(),
            .roleName = m_role->text().trimmed(),
            .billingAccess = true,
            .tags = m_tags->tags(),
            .destination = UnitId::parse(m_unit->currentData().toString())};
}

CreateAccount AddAccountPage::wanted(const AccountInput& row) const
{
    const auto place =
        organization() != nullptr ? nodeAtPath(world(), *organization(), row.unit) : std::nullopt;
    return {.name = row.name,
            .email = row.email,
            .roleName = {},
            .tags = {},
            .destination = place ? place->unit() : std::nullopt};
}

void AddAccountPage::checkCreate()
{
    m_action->setText(tr("Create account"));
    CreateAccount command = wanted();
    m_nameField->setError({});
    m_emailField->setError({});
    m_roleField->setError({});
    const QString lasting = tr("An account cannot be deleted, only closed.");
    // The creation itself finds a taken address only when it is carried out; here it can be said before.
    const Account* taken = command.email.isEmpty() ? nullptr : world().accountByEmail(command.email);
    if (taken != nullptr)
        m_emailField->setError(
            tr("This address belongs to %1. Each account needs its own.").arg(nodeName(world(), taken->id)));
    if (command.name.isEmpty() || command.email.isEmpty()) {
        setAction(false, lasting);
        return;
    }
    const Result<ChangeSet> would = service().rehearse({command});
    if (!would) {
        // Which field it is: the one without which, or with something safe in its place, it would go.
        CreateAccount other = command;
        other.name = u"Account"_s;
        const bool name = service().rehearse({other}).ok();
        other = command;
        other.email = u"nobody@billfold.example"_s;
        const bool email = service().rehearse({other}).ok();
        other = command;
        other.roleName.clear();
        const bool role = service().rehearse({other}).ok();
        other = command;
        other.tags.clear();
        const QString& message = would.error().message;
        if (name)
            m_nameField->setError(message);
        else if (email)
            m_emailField->setError(message);
        else if (role)
            m_roleField->setError(message);
        else if (service().rehearse({other}))
            m_tags->setError(message);
        else {
            setAction(false, message);
            return;
        }
    }
    setAction(would.ok() && taken == nullptr && m_tags->problem().isEmpty(), lasting);
}

void AddAccountPage::checkList()
{
    const qsizetype rows = m_list->rows().size();
    m_action->setText(rows == 0 ? tr("Create accounts")
                                : formatCounted(rows, tr("Create 1 account"), tr("Create %1 accounts")));
    const QString& obstacle = m_list->obstacle();
    setAction(obstacle.isEmpty(), obstacle.isEmpty() ? tr("All of them are created, or none.") : obstacle);
}

QString AddAccountPage::problemOf(const AccountInput& row) const
{
    // The creation itself finds both only when it is carried out; here they can be said before.
    if (const Account* taken = row.email.isEmpty() ? nullptr : world().accountByEmail(row.email))
        return tr("The address belongs to %1. Each account needs its own.").arg(nodeName(world(), taken->id));
    if (organization() != nullptr && !nodeAtPath(world(), *organization(), row.unit))
        return tr("There is no unit %1, or several have the name.").arg(row.unit);
    return {};
}

QStringList AddAccountPage::invited() const
{
    static const QRegularExpression between(u"[,;\\s]+"_s);
    QStringList targets = m_targets->toPlainText().split(between, Qt::SkipEmptyParts);
    targets.removeDuplicates();
    return targets;
}

Commands AddAccountPage::invitations() const
{
    Commands commands;
    for (const QString& target : invited())
        commands.append(InviteAccountToOrganization{target, m_message->toPlainText(), m_tags->tags()});
    return commands;
}

void AddAccountPage::checkInvite()
{
    const QStringList targets = invited();
    m_action->setText(targets.size() > 1 ? tr("Send %1 invitations").arg(formatCount(targets.size()))
                                         : tr("Send invitation"));
    m_targetsField->setError({});
    m_messageField->setError({});
    if (targets.isEmpty()) {
        setAction(false, tr("Write whom to invite."));
        return;
    }
    const Result<ChangeSet> would = service().rehearse(invitations());
    if (!would) {
        InviteAccountToOrganization plain{targets.first(), {}, {}};
        QString message = would.error().message;
        // Of several targets, say which one it is.
        for (const QString& target : targets) {
            plain.target = target;
            const Result<ChangeSet> one = service().rehearse({plain});
            if (!one) {
                m_targetsField->setError(targets.size() == 1 ? one.error().message
                                                             : tr("%1: %2").arg(target, one.error().message));
                setAction(false, {});
                return;
            }
        }
        plain.notes = m_message->toPlainText();
        if (!service().rehearse({plain}))
            m_messageField->setError(message);
        else
            m_tags->setError(message);
        setAction(false, {});
        return;
    }
    const QString day = dayText(now().toUTC().date().addDays(15));
    setAction(
        m_tags->problem().isEmpty(),
        targets.size() == 1
            ? tr("1 invitation will be sent. It expires on %1.").arg(day)
            : tr("%1 invitations will be sent. They expire on %2.").arg(formatCount(targets.size()), day));
}

// ---- doing it

void AddAccountPage::act()
{
    if (inviting())
        invite();
    else if (several())
        createMany();
    else
        create();
}

void AddAccountPage::create()
{
    const CreateAccount command = wanted();
    m_action->setEnabled(false);
    whenAnswered(this, service().perform({command}), [this, command](const Result<ChangeSet>& made) {
        if (!made) {
            emit notice(Semantic::Error, tr("No account was created."), made.error().message);
            check();
            return;
        }
        emit notice(Semantic::Success, tr("%1 is being created.").arg(command.name),
                    tr("Its charges are on your bill from the first hour."));
        clear();
        emit openRequested({.page = PageId::Accounts});
    });
}

void AddAccountPage::createMany()
{
    m_list->check();
    if (!m_action->isEnabled())
        return;
    const Commands commands = m_list->commands();
    m_action->setEnabled(false);
    whenAnswered(this, service().perform(commands), [this, commands](const Result<ChangeSet>& made) {
        if (!made) {
            emit notice(Semantic::Error, tr("No account was created."), made.error().message);
            check();
            return;
        }
        emit notice(Semantic::Success,
                    formatCounted(commands.size(), tr("1 account is being created."),
                                  tr("%1 accounts are being created.")),
                    tr("Their charges are on your bill from the first hour."));
        clear();
        emit openRequested({.page = PageId::Accounts});
    });
}

void AddAccountPage::invite()
{
    const Commands commands = invitations();
    m_action->setEnabled(false);
    whenAnswered(this, service().perform(commands), [this, commands](const Result<ChangeSet>& made) {
        if (!made) {
            emit notice(Semantic::Error, tr("No invitation was sent."), made.error().message);
            check();
            return;
        }
        tellSent(*made, commands.size());
        clear();
        emit openRequested({.page = PageId::Invitations});
    });
}

void AddAccountPage::tellSent(const ChangeSet& made, qsizetype count)
{
    const QString headline =
        formatCounted(count, tr("1 invitation is sent."), tr("%1 invitations are sent."));
    const QString text = tr("From the moment an account accepts, you pay for it.");
    // Of an account of this database the person holds both ends: the other one is a click away.
    std::optional<AccountId> invited;
    for (const EntityChange& change : made.changes) {
        const auto* handshake = change.after ? std::get_if<Handshake>(&*change.after) : nullptr;
        if (handshake == nullptr)
            continue;
        const Account* account = handshake->targetAccount ? world().account(*handshake->targetAccount)
                                                          : world().accountByEmail(handshake->targetEmail);
        invited = account != nullptr ? std::optional(account->id) : std::nullopt;
    }
    if (count != 1 || !invited) {
        emit notice(Semantic::Success, headline, text);
        return;
    }
    emit noticeWithAction(Semantic::Success, headline, text,
                          tr("Answer as %1").arg(nodeName(world(), *invited)),
                          [page = QPointer(this), account = *invited] {
                              if (page)
                                  page->service().actAs(account);
                          });
}

void AddAccountPage::clear()
{
    m_name->clear();
    m_email->clear();
    m_unit->setCurrentIndex(0);
    m_tags->setTags({});
    m_list->setText({});
    m_targets->clear();
    m_message->clear();
    check();
}

} // namespace billfold
