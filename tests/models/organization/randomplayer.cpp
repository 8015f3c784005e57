// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts, organizations, invitations and units; and what is held against the model after each step.
#include "randomplayer.h"

#include "models/organization/apiname.h"

#include <utility>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

bool isLegal(AccountState from, AccountState to)
{
    using S = AccountState;
    static const QList<std::pair<S, S>> legal{{S::PendingActivation, S::Active},
                                              {S::Active, S::PendingClosure},
                                              {S::PendingClosure, S::Closed},
                                              {S::Active, S::Closed}, // both steps merged
                                              {S::Closed, S::Active}};
    return from == to || legal.contains(std::pair(from, to));
}

/// Every transition of every entity is one that there is, and keys stay.
QString illegalTransition(const ChangeSet& change)
{
    for (const EntityChange& one : change.changes) {
        if (!one.before || !one.after)
            continue;
        if (entityKey(*one.before) != entityKey(*one.after))
            return u"a key changed"_s;
        if (const auto* before = std::get_if<Account>(&*one.before))
            if (!isLegal(before->state, std::get<Account>(*one.after).state))
                return u"account "_s + toApiName(before->state);
        if (const auto* before = std::get_if<Handshake>(&*one.before))
            if (!before->live())
                return u"handshake "_s + toApiName(before->state);
        if (const auto* before = std::get_if<CreateAccountRequest>(&*one.before))
            if (before->state != CreateAccountState::InProgress)
                return u"creation "_s + toApiName(before->state);
        if (const auto* before = std::get_if<Organization>(&*one.before)) {
            const auto& after = std::get<Organization>(*one.after);
            if (before->payer != after.payer || before->root != after.root)
                return u"another payer"_s;
            if (before->features == FeatureSet::All && after.features != FeatureSet::All)
                return u"features taken away"_s;
        }
        if (const auto* before = std::get_if<MembershipPeriod>(&*one.before))
            if (before->left)
                return u"a period that had ended"_s;
    }
    return {};
}

} // namespace

AccountId RandomPlayer::someAccount()
{
    const auto payers = m_model.roots.keys();
    const auto all = m_model.accounts.keys();
    return *AccountId::parse(!payers.isEmpty() && roll(2) ? oneOf(payers) : oneOf(all));
}

AccountId RandomPlayer::mostly(const QString& account)
{
    const auto id = AccountId::parse(account);
    return id && roll(4) ? *id : someAccount();
}

NodeId RandomPlayer::somePlace()
{
    const QStringList places = m_model.roots.values() + m_model.units.keys();
    return *NodeId::parse(oneOf(places));
}

NodeId RandomPlayer::someNode()
{
    return roll(3) ? *NodeId::parse(oneOf(m_model.roots.values())) : roll(2) ? somePlace() : someAccount();
}

QString RandomPlayer::play(const AccountId& actor, const Command& command, bool expected,
                           const std::function<void(const ChangeSet&)>& effect)
{
    const QString what = operationName(command) + u" by "_s + actor.toString();
    const Result<ChangeSet> change = m_scene.ask(actor, command);
    if (change.ok() != expected)
        return what + (change ? u": done, and the model refuses it"_s
                              : u": refused, and the model does it: "_s + change.error().message);
    Count& count = counts[operationName(command)];
    change ? ++count.done : ++count.refused;
    if (!change)
        return {};
    const World before = m_scene.world;
    if (!before.fits(*change))
        return what + u": does not fit"_s;
    m_changed = true;
    m_scene.world.apply(*change);
    World back = m_scene.world;
    back.apply(change->inverse());
    if (back.everything() != before.everything())
        return what + u": cannot be taken back"_s;
    ChangeSet whole = *change;
    const ChangeSet due = settle(m_scene.world, m_scene.now, m_scene.ids);
    m_scene.world.apply(due);
    whole.changes += due.changes;
    whole = whole.merged();
    effect(whole);
    const QString illegal = illegalTransition(whole);
    return illegal.isEmpty() ? QString() : what + u": "_s + illegal;
}

QString RandomPlayer::accountsStep()
{
    QStringList members;
    for (auto one = m_model.accounts.cbegin(); one != m_model.accounts.cend(); ++one)
        if (!one->payer.isEmpty() && !m_model.isPayer(one.key()))
            members.append(one.key());
    const AccountId other =
        *AccountId::parse(oneOf(members.isEmpty() || roll(3) == 0 ? m_model.accounts.keys() : members));
    const AccountId actor = roll(2) ? someAccount() : mostly(m_model.accounts[other.toString()].payer);
    const QString a = actor.toString(), o = other.toString();
    switch (roll(8)) {
    case 0:
        return play(actor, CompleteSignUp{other, {}},
                    !m_model.accounts[o].closed.isValid() &&
                        (m_model.accounts[o].payer.isEmpty() || a == o || m_model.accounts[o].payer == a),
                    [&](const ChangeSet&) { m_model.accounts[o].complete = true; });
    case 1:
    case 2: {
        const QString name = u"C%1"_s.arg(m_names++);
        return play(actor, CreateAccount{name, Scene::addressOf(name)}, m_model.mayCreateAccount(a),
                    [&](const ChangeSet& change) {
                        const QString id = made<Account>(change)->id.toString();
                        m_model.accounts.insert(id, {{}, {}, m_scene.now, {}, true, false});
                        m_model.enter(id, a, m_scene.now, false);
                    });
    }
    case 3:
    case 4: {
        const NodeId to = somePlace();
        const QString from = m_model.accounts[o].parent;
        const auto source = NodeId::parse(from);
        if (!source)
            return {};
        return play(actor, MoveAccount{other, *source, to}, m_model.mayMove(a, o, from, to.toString()),
                    [&](const ChangeSet&) { m_model.accounts[o].parent = to.toString(); });
    }
    case 5:
        return play(actor, RemoveAccountFromOrganization{other},
                    m_model.paysFor(a, o) && m_model.mayDepart(o, m_scene.now),
                    [&](const ChangeSet&) { m_model.leave(o); });
    case 6:
        return play(actor, LeaveOrganization{},
                    !m_model.accounts[a].payer.isEmpty() && m_model.mayDepart(a, m_scene.now) &&
                        m_model.isFreeToLeave(a),
                    [&](const ChangeSet&) { m_model.leave(a); });
    default:
        if (roll(3) == 0)
            return reinstateStep(actor);
        return play(actor, CloseAccount{other}, m_model.mayClose(a, o),
                    [&](const ChangeSet&) { m_model.accounts[o].closed = m_scene.now; });
    }
}

QString RandomPlayer::reinstateStep(const AccountId& actor)
{
    QStringList closed;
    for (auto one = m_model.accounts.cbegin(); one != m_model.accounts.cend(); ++one)
        if (one->closed.isValid() && !one->payer.isEmpty())
            closed.append(one.key());
    const QString o = closed.isEmpty() ? actor.toString() : oneOf(closed);
    const AccountId who = mostly(m_model.accounts[o].payer);
    return play(who, ReinstateAccount{*AccountId::parse(o)},
                m_model.paysFor(who.toString(), o) && m_model.accounts[o].closed.isValid(),
                [&](const ChangeSet&) { m_model.accounts[o].closed = {}; });
}

QString RandomPlayer::organizationStep()
{
    const AccountId actor = someAccount();
    const QString a = actor.toString();
    if (roll(4) == 0)
        return play(actor, DeleteOrganization{},
                    m_model.mayDeleteOrganization(a) && !m_model.hasLiveTransfer(a),
                    [&](const ChangeSet&) { m_model.deleteOrganization(a); });
    const FeatureSet features = roll(2) ? FeatureSet::All : FeatureSet::ConsolidatedBilling;
    return play(actor, CreateOrganization{features}, m_model.mayCreateOrganization(a),
                [&](const ChangeSet& change) {
                    m_model.roots.insert(a, made<Organization>(change)->root.toString());
                    m_model.enter(a, a, m_scene.now, true);
                    if (features != FeatureSet::All)
                        m_model.billingOnly.insert(a);
                });
}

QString RandomPlayer::handshakeStep()
{
    const AccountId actor = someAccount();
    const QString a = actor.toString();
    if (roll(2) == 0 || m_model.invitations.isEmpty()) {
        const AccountId other = someAccount();
        const QString o = other.toString();
        return play(
            actor, InviteAccountToOrganization{o}, m_model.mayInvite(a, o, m_scene.now),
            [&](const ChangeSet& change) {
                m_model.invitations.insert(made<Handshake>(change)->id.toString(), {a, o, m_scene.now});
            });
    }
    const QString h = oneOf(m_model.invitations.keys());
    TreeModel::Invitation& invitation = m_model.invitations[h];
    const HandshakeId handshake = *HandshakeId::parse(h);
    // Mostly the one who is asked answers
    const AccountId who = roll(4) ? *AccountId::parse(invitation.account) : actor;
    const QString w = who.toString();
    switch (roll(4)) {
    case 0:
        return play(who, DeclineHandshake{handshake}, m_model.mayDecline(w, h),
                    [&](const ChangeSet&) { invitation.live = false; });
    case 1:
        return play(actor, CancelHandshake{handshake}, m_model.mayCancel(a, h),
                    [&](const ChangeSet&) { invitation.live = false; });
    default:
        return play(who, AcceptHandshake{handshake}, m_model.mayAccept(w, h, m_scene.now),
                    [&](const ChangeSet&) {
                        invitation.live = false;
                        invitation.accepted = true;
                        m_model.enter(w, invitation.payer, m_scene.now, true);
                    });
    }
}

QString RandomPlayer::unitStep()
{
    const NodeId place = somePlace();
    const QString p = place.toString();
    const AccountId actor = mostly(m_model.taggedPayer(p));
    const QString a = actor.toString();
    const QString name = u"U%1"_s.arg(roll(4));
    const bool pays = m_model.acts(a) && m_model.isPayer(a);
    if (m_model.units.isEmpty() || roll(2) == 0)
        return play(actor, CreateOrganizationalUnit{place, name},
                    pays && m_model.isPlaceOf(a, p) && m_model.nameIsFree(p, name) && m_model.depth(p) < 5,
                    [&](const ChangeSet& change) {
                        const QString id = made<Unit>(change)->id.toString();
                        m_model.units.insert(id, {a, p, name});
                        m_model.startWithFullAccess(id, a);
                    });
    QStringList candidates;
    for (auto one = m_model.units.cbegin(); one != m_model.units.cend(); ++one)
        if (one->payer == a)
            candidates.append(one.key());
    const QString u = oneOf(candidates.isEmpty() || roll(4) == 0 ? m_model.units.keys() : candidates);
    const UnitId unit = *UnitId::parse(u);
    const QString parent = m_model.units[u].parent;
    const bool own = pays && m_model.units[u].payer == a;
    switch (roll(3)) {
    case 0:
        return play(actor, UpdateOrganizationalUnit{unit, name}, own && m_model.nameIsFree(parent, name, u),
                    [&](const ChangeSet&) { m_model.units[u].name = name; });
    case 1:
        return play(actor, MoveOrganizationalUnit{unit, place},
                    own && m_model.isPlaceOf(a, p) && p != parent && !m_model.isInside(p, u) &&
                        m_model.nameIsFree(p, m_model.units[u].name) &&
                        m_model.depth(p) + m_model.height(u) <= 5,
                    [&](const ChangeSet&) { m_model.units[u].parent = p; });
    default:
        return play(actor, DeleteOrganizationalUnit{unit}, own && m_model.isEmpty(u),
                    [&](const ChangeSet&) { m_model.deleteUnit(u); });
    }
}

QString RandomPlayer::treeDifferences() const
{
    const World& world = m_scene.world;
    if (world.accounts().size() != m_model.accounts.size())
        return u"other accounts"_s;
    for (auto one = m_model.accounts.cbegin(); one != m_model.accounts.cend(); ++one) {
        const Account& account = *world.account(*AccountId::parse(one.key()));
        const Organization* const organization = world.organizationOf(account.id);
        if ((organization ? organization->payer.toString() : QString()) != one->payer)
            return one.key() + u" is paid for by somebody else"_s;
        if ((account.membership ? account.membership->parent.toString() : QString()) != one->parent)
            return one.key() + u" is somewhere else"_s;
        if ((account.state == AccountState::Closed) != one->closed.isValid())
            return one.key() + u" is in another state"_s;
    }
    if (world.units().size() != m_model.units.size() || world.organizations().size() != m_model.roots.size())
        return u"other units or organizations"_s;
    for (auto one = m_model.units.cbegin(); one != m_model.units.cend(); ++one) {
        const Unit& unit = *world.unit(*UnitId::parse(one.key()));
        if (unit.parent.toString() != one->parent || unit.name != one->name)
            return one.key() + u" is somewhere else"_s;
    }
    for (auto one = m_model.invitations.cbegin(); one != m_model.invitations.cend(); ++one) {
        const Handshake* const handshake = world.handshake(*HandshakeId::parse(one.key()));
        if ((handshake && handshake->live()) != one->live)
            return one.key() + u" is in another state"_s;
    }
    return {};
}

/// Where the world is not as the model says.
QString RandomPlayer::differences() const
{
    const QString tree = treeDifferences();
    return tree.isEmpty() ? ruleDifferences() : tree;
}

void RandomPlayer::pass()
{
    m_changed = true;
    m_scene.pass(std::chrono::hours(roll(24 * 12)));
    m_model.pass(m_scene.now);
    const auto isGone = [&](auto one) { return !m_scene.world.handshake(*HandshakeId::parse(one.key())); };
    m_model.invitations.removeIf(isGone);
    m_model.approvals.removeIf(isGone);
    m_model.runs.removeIf(isGone);
}

QString RandomPlayer::step()
{
    if (m_model.accounts.size() < 3 || (m_model.accounts.size() < 40 && roll(12) == 0)) {
        const AccountId id = m_scene.add(u"A%1"_s.arg(m_names++));
        m_model.accounts.insert(id.toString(), {{}, {}, m_scene.now, {}, false, true});
    }
    if (!m_model.roots.isEmpty() && roll(10) == 0)
        pass();
    using Step = QString (RandomPlayer::*)();
    static const QList<std::pair<Step, int>> kinds{
        {&RandomPlayer::organizationStep, 1}, {&RandomPlayer::accountsStep, 4},
        {&RandomPlayer::handshakeStep, 4},    {&RandomPlayer::unitStep, 2},
        {&RandomPlayer::policyStep, 1},       {&RandomPlayer::attachmentStep, 3},
        {&RandomPlayer::tagStep, 1},          {&RandomPlayer::serviceStep, 2},
        {&RandomPlayer::featureStep, 3},      {&RandomPlayer::transferStep, 2}};
    static const QList<Step> steps = [] {
        QList<Step> list;
        for (const auto& [kind, often] : kinds)
            list.append(QList<Step>(often, kind));
        return list;
    }();
    const Step next = m_model.roots.isEmpty() ? &RandomPlayer::organizationStep : oneOf(steps);
    QString wrong = (this->*next)();
    if (!std::exchange(m_changed, false))
        return wrong;
    if (wrong.isEmpty())
        wrong = differences();
    return wrong.isEmpty() ? violations(m_scene.world).join(u' ') : wrong;
}

} // namespace billfold
