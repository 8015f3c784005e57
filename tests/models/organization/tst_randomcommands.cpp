// SPDX-License-Identifier: GPL-3.0-or-later
#include "treemodel.h"

#include "models/organization/apiname.h"

#include <QRandomGenerator>
#include <QTest>

using namespace billfold;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace
{

/// The one entity of that kind that a change makes.
template <typename Kind>
const Kind* made(const ChangeSet& change)
{
    for (const EntityChange& one : change.changes)
        if (!one.before)
            if (const auto* entity = std::get_if<Kind>(&*one.after))
                return entity;
    return nullptr;
}

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

/// Throws the dice, and keeps a world and its model side by side.
class Player
{
public:
    explicit Player(quint32 seed) : m_dice(seed) {}

    /// One step; empty where all is as it should be, else what is not.
    QString step();
    const Scene& scene() const { return m_scene; }
    int done = 0, refused = 0;

protected:
    int roll(int sides) { return m_dice.bounded(sides); }
    template <typename List>
    auto oneOf(const List& list)
    {
        return list.at(roll(int(list.size())));
    }
    /// Any account; more often a payer than not.
    AccountId someAccount()
    {
        const auto payers = m_model.roots.keys();
        const auto all = m_model.accounts.keys();
        return *AccountId::parse(!payers.isEmpty() && roll(2) ? oneOf(payers) : oneOf(all));
    }
    NodeId somePlace()
    {
        const QStringList places = m_model.roots.values() + m_model.units.keys();
        return *NodeId::parse(oneOf(places));
    }

    QString play(const AccountId& actor, const Command& command, bool expected,
                 const std::function<void(const ChangeSet&)>& effect);
    QString accountsStep();
    QString organizationStep();
    QString handshakeStep();
    QString unitStep();
    QString differences() const;

    QRandomGenerator m_dice;
    Scene m_scene;
    TreeModel m_model;
    int m_names = 0;
};

QString Player::play(const AccountId& actor, const Command& command, bool expected,
                     const std::function<void(const ChangeSet&)>& effect)
{
    const QString what = operationName(command) + u" by "_s + actor.toString();
    const Result<ChangeSet> change = m_scene.ask(actor, command);
    if (change.ok() != expected)
        return what + (change ? u": done, and the model refuses it"_s
                              : u": refused, and the model does it: "_s + change.error().message);
    change ? ++done : ++refused;
    if (!change)
        return {};
    const World before = m_scene.world;
    if (!before.fits(*change))
        return what + u": does not fit"_s;
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

QString Player::accountsStep()
{
    const AccountId actor = someAccount();
    const AccountId other = someAccount();
    const QString a = actor.toString(), o = other.toString();
    switch (roll(8)) {
    case 0:
        return play(actor, CompleteSignUp{actor, {}}, !m_model.accounts[a].closed.isValid(),
                    [&](const ChangeSet&) { m_model.accounts[a].complete = true; });
    case 1:
    case 2: {
        const QString name = u"C%1"_s.arg(m_names++);
        return play(actor, CreateAccount{name, Scene::addressOf(name)}, m_model.mayCreateAccount(a),
                    [&](const ChangeSet& change) {
                        const QString id = made<Account>(change)->id.toString();
                        m_model.accounts.insert(id, {{}, {}, m_scene.now, {}, true, false});
                        m_model.enter(id, a);
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
                    !m_model.accounts[a].payer.isEmpty() && m_model.mayDepart(a, m_scene.now),
                    [&](const ChangeSet&) { m_model.leave(a); });
    default:
        if (roll(3) == 0)
            return play(actor, ReinstateAccount{other},
                        m_model.paysFor(a, o) && m_model.accounts[o].closed.isValid(),
                        [&](const ChangeSet&) { m_model.accounts[o].closed = {}; });
        return play(actor, CloseAccount{other}, m_model.mayClose(a, o),
                    [&](const ChangeSet&) { m_model.accounts[o].closed = m_scene.now; });
    }
}

QString Player::organizationStep()
{
    const AccountId actor = someAccount();
    const QString a = actor.toString();
    if (roll(4) == 0)
        return play(actor, DeleteOrganization{}, m_model.mayDeleteOrganization(a),
                    [&](const ChangeSet&) { m_model.deleteOrganization(a); });
    return play(actor, CreateOrganization{}, m_model.mayCreateOrganization(a), [&](const ChangeSet& change) {
        m_model.roots.insert(a, made<Organization>(change)->root.toString());
        m_model.enter(a, a);
    });
}

QString Player::handshakeStep()
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
                        m_model.enter(w, invitation.payer);
                    });
    }
}

QString Player::unitStep()
{
    const AccountId actor = someAccount();
    const QString a = actor.toString();
    const NodeId place = somePlace();
    const QString p = place.toString();
    const QString name = u"U%1"_s.arg(roll(4));
    const bool pays = m_model.acts(a) && m_model.isPayer(a);
    if (m_model.units.isEmpty() || roll(2) == 0)
        return play(actor, CreateOrganizationalUnit{place, name},
                    pays && m_model.isPlaceOf(a, p) && m_model.nameIsFree(p, name) && m_model.depth(p) < 5,
                    [&](const ChangeSet& change) {
                        m_model.units.insert(made<Unit>(change)->id.toString(), {a, p, name});
                    });
    const QString u = oneOf(m_model.units.keys());
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
                    [&](const ChangeSet&) { m_model.units.remove(u); });
    }
}

/// Where the world is not as the model says.
QString Player::differences() const
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

QString Player::step()
{
    if (m_model.accounts.size() < 3 || (m_model.accounts.size() < 40 && roll(12) == 0)) {
        const AccountId id = m_scene.add(u"A%1"_s.arg(m_names++));
        m_model.accounts.insert(id.toString(), {{}, {}, m_scene.now, {}, false, true});
    }
    if (m_model.roots.isEmpty()) {
        const QString wrong = organizationStep();
        return wrong.isEmpty() ? differences() : wrong;
    }
    if (roll(10) == 0) {
        m_scene.pass(std::chrono::hours(roll(24 * 12)));
        m_model.pass(m_scene.now);
        m_model.invitations.removeIf(
            [&](auto invitation) { return !m_scene.world.handshake(*HandshakeId::parse(invitation.key())); });
    }
    QString wrong;
    switch (roll(8)) {
    case 0:
        wrong = organizationStep();
        break;
    case 1:
    case 2:
    case 3:
        wrong = accountsStep();
        break;
    case 4:
    case 5:
        wrong = handshakeStep();
        break;
    default:
        wrong = unitStep();
        break;
    }
    if (wrong.isEmpty())
        wrong = differences();
    return wrong.isEmpty() ? violations(m_scene.world).join(u' ') : wrong;
}

} // namespace

class TestRandomCommands : public QObject
{
    Q_OBJECT

private slots:
    void anySequenceDoesWhatTheModelSays_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anySequenceDoesWhatTheModelSays()
    {
        QFETCH(quint32, seed);
        Player player(seed);
        for (int step = 0; step < 500; ++step) {
            const QString wrong = player.step();
            QVERIFY2(wrong.isEmpty(), qPrintable(u"step %1: %2"_s.arg(step).arg(wrong)));
        }
        // A sequence in which nothing happens shows nothing
        QVERIFY(player.done > 100);
        QVERIFY(player.refused > 100);
    }
};

QTEST_GUILESS_MAIN(TestRandomCommands)
#include "tst_randomcommands.moc"
