// SPDX-License-Identifier: GPL-3.0-or-later
#include "identityscene.h"

#include "models/identity/identityquotas.h"
#include "models/policy/policytype.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

/// What has to be so whatever was done.
class Invariants
{
public:
    explicit Invariants(const Directory& directory) : m_directory(directory) {}

    /// Empty, or what is not so.
    QString broken()
    {
        Directory rebuilt;
        IdentityChange all;
        for (const IdentityEntity& entity : m_directory.everything()) {
            std::visit([this](const auto& e) { check(e); }, entity);
            all.changes.append({std::nullopt, entity});
        }
        rebuilt.apply(all);
        if (rebuilt.anyProtected() != m_directory.anyProtected())
            m_broken += u"protected accounts are counted wrongly; "_s;
        return m_broken;
    }

private:
    void expect(bool so, const QString& what)
    {
        if (!so)
            m_broken += what + u"; "_s;
    }
    bool exists(const PrincipalId& id) const
    {
        return id.kind == PrincipalId::Kind::Root ||
               (id.kind == PrincipalId::Kind::User ? m_directory.user(id.account, id.name) != nullptr
                                                   : m_directory.role(id.account, id.name) != nullptr);
    }
    void checkPolicy(const AccountId& account, const PolicyArn& arn, const QString& whose)
    {
        const IdentityPolicy* const policy = m_directory.policy(arn);
        expect(jobFunction(arn) || (policy && policy->account == account && policy->arn() == arn),
               whose + u" has the policy "_s + arn + u" that is not there"_s);
    }
    void checkPermissions(const AccountId& account, const Permissions& permissions, int inlineSize,
                          const QString& whose)
    {
        expect(permissions.policies.size() <= attachedPoliciesQuota, whose + u" has too many policies"_s);
        for (const PolicyArn& arn : permissions.policies)
            checkPolicy(account, arn, whose);
        qsizetype size = 0;
        for (const QString& content : permissions.inlinePolicies)
            size += policySize(strippedPolicy(content));
        expect(size <= inlineSize, whose + u" has too large inline policies"_s);
    }

    void check(const User& user)
    {
        expect(user.groups.size() <= groupsOfUserQuota, user.name + u" is in too many groups"_s);
        QStringList sorted = user.groups;
        sorted.sort(Qt::CaseInsensitive);
        expect(sorted == user.groups, user.name + u"'s groups are not sorted"_s);
        for (const QString& name : user.groups) {
            const Group* const group = m_directory.group(user.account, name);
            expect(group && group->name == name,
                   user.name + u" is in the group "_s + name + u" that is not there"_s);
        }
        checkPermissions(user.account, user.permissions, userInlineSize, user.name);
        if (user.boundary)
            checkPolicy(user.account, *user.boundary, user.name);
    }
    void check(const Group& group)
    {
        checkPermissions(group.account, group.permissions, groupInlineSize, group.name);
    }
    void check(const Role& role)
    {
        checkPermissions(role.account, role.permissions, roleInlineSize, role.name);
        if (role.boundary)
            checkPolicy(role.account, *role.boundary, role.name);
        for (const QString& trusted : role.trusted) {
            const auto id = PrincipalId::parse(trusted);
            expect(AccountId::parse(trusted) || (id && exists(*id)),
                   role.name + u" trusts nobody: "_s + trusted);
        }
    }
    void check(const IdentityPolicy& policy)
    {
        expect(policy.updated >= policy.created, policy.name + u" was changed before it was made"_s);
    }
    void check(const AccountSecurity& security)
    {
        const AccountSecurity* const found = m_directory.securityByAlias(security.alias);
        expect(security.alias.isEmpty() || (found && found->account == security.account),
               u"the alias "_s + security.alias + u" is not found"_s);
        expect(!security.alias.isEmpty() || security.passwordPolicy, u"what says nothing is kept"_s);
    }
    void check(const Credentials& credentials)
    {
        expect(exists(credentials.principal), u"credentials of nobody: "_s + credentials.principal.arn());
        for (const AccessKey& key : credentials.keys) {
            const Credentials* const found = m_directory.credentialsOfKey(key.id);
            expect(found && found->principal == credentials.principal, u"a key is not found: "_s + key.id);
        }
        expect(!credentials.devices.isEmpty() || credentials.recoveryCodes.isEmpty(),
               u"recovery codes without a device"_s);
    }

    const Directory& m_directory;
    QString m_broken{};
};

/// Throws the dice among few names, so that commands meet each other.
class Player
{
public:
    explicit Player(quint32 seed) : m_dice(seed) {}

    /// One step; empty where all is as it should be, else what is not.
    QString step()
    {
        m_scene.now = m_scene.now.addSecs(1);
        if (roll(12) == 0)
            equip();
        const IdentityCommand command = roll(3) == 0   ? credentialCommand()
                                        : roll(2) == 0 ? change()
                                                       : create();
        const Result<IdentityChange> decided = decide(m_scene.directory, command, m_scene.now);
        if (!decided) {
            ++refused;
            return decided.error().message.isEmpty() ? u"no sentence"_s : QString();
        }
        ++done;
        const QString what = operationName(command) + u": "_s;
        if (!m_scene.directory.fits(*decided))
            return what + u"does not fit"_s;
        const QList<IdentityEntity> before = m_scene.directory.everything();
        m_scene.directory.apply(*decided);
        if (const QString broken = Invariants(m_scene.directory).broken(); !broken.isEmpty())
            return what + broken;
        Directory undone = m_scene.directory;
        IdentityChange back = *decided;
        for (IdentityEntityChange& one : back.changes)
            std::swap(one.before, one.after);
        if (!undone.fits(back))
            return what + u"cannot be taken back"_s;
        undone.apply(back);
        return undone.everything() == before ? QString() : what + u"taken back is not as before"_s;
    }
    int done = 0, refused = 0;

private:
    int roll(int sides) { return m_dice.bounded(sides); }
    AccountId place() { return roll(4) == 0 ? m_scene.other : m_scene.home; }
    QString name()
    {
        return QStringList{u"a"_s, u"B"_s, u"c"_s, u"A"_s, u"b"_s, u"d"_s, u"a b"_s}.at(roll(7));
    }
    PrincipalId user() { return {place(), PrincipalId::Kind::User, name()}; }
    PrincipalId anybody()
    {
        const int kind = roll(6);
        return kind == 0 ? PrincipalId{place()}
                         : PrincipalId{place(), kind == 1 ? PrincipalId::Kind::Role : PrincipalId::Kind::User,
                                       name()};
    }
    PolicyArn policy()
    {
        return roll(3) == 0 ? jobFunctions().at(roll(int(jobFunctions().size()))).arn
                            : IdentityPolicy{place(), name(), {}, {}, {}, {}}.arn();
    }
    QString content()
    {
        return roll(5) == 0 ? u"{}"_s : QString(allowAll).replace(u"*"_s, QString(roll(3) + 1, u'*'));
    }
    PermissionHolder holder() { return {place(), PermissionHolder::Kind(roll(3)), name()}; }
    QStringList some(const std::function<QString()>& make)
    {
        QStringList list;
        for (int count = roll(3); count > 0; --count)
            list.append(make());
        return list;
    }
    Permissions permissions()
    {
        Permissions result{some([this] { return policy(); }), {}};
        if (roll(3) == 0)
            result.inlinePolicies.insert(name(), content());
        return result;
    }
    QStringList trusted()
    {
        return some([this] { return roll(3) == 0 ? place().toString() : anybody().arn(); });
    }
    std::optional<PolicyArn> perhapsAPolicy()
    {
        return roll(2) == 0 ? std::nullopt : std::optional(policy());
    }

    void equip()
    {
        const PrincipalId principal = anybody();
        const bool isThere = principal.kind == PrincipalId::Kind::Root ||
                             (principal.kind == PrincipalId::Kind::User &&
                              m_scene.directory.user(principal.account, principal.name));
        if (!isThere)
            return;
        Credentials credentials{principal};
        credentials.password = PasswordRecord{"hash"_ba, m_scene.now, false, {}};
        credentials.devices = {{u"one"_s, "secret"_ba, m_scene.now}, {u"two"_s, "secret"_ba, m_scene.now}};
        credentials.recoveryCodes = {"code"_ba};
        const QString key = u"AKIA"_s + QString::number(++m_keys).rightJustified(16, u'0');
        credentials.keys = {{key, "hash"_ba, true, m_scene.now, {}, {}}};
        m_scene.put(credentials);
    }

    IdentityCommand create()
    {
        switch (roll(6)) {
        case 0:
            return CreateGroup{place(), name(), permissions()};
        case 1:
            return CreateRole{place(), name(), {}, trusted(), permissions(), perhapsAPolicy()};
        case 2:
            return CreateIdentityPolicy{place(), name(), {}, content()};
        case 3:
            return SetAccountAlias{place(), roll(3) == 0 ? QString() : u"alias-%1"_s.arg(roll(3))};
        case 4:
            return UpdatePasswordPolicy{place(), roll(3) == 0 ? std::nullopt
                                                              : std::optional(PasswordPolicy{roll(140)})};
        default:
            return CreateUser{place(), name(), some([this] { return name(); }), permissions(),
                              perhapsAPolicy()};
        }
    }
    IdentityCommand change()
    {
        switch (roll(13)) {
        case 0:
            return RenameUser{user(), name()};
        case 1:
            return DeleteUser{user()};
        case 2:
            return DeleteGroup{place(), name()};
        case 3:
            return AddUserToGroup{user(), name()};
        case 4:
            return RemoveUserFromGroup{user(), name()};
        case 5:
            return UpdateRole{{place(), PrincipalId::Kind::Role, name()}, name(), trusted()};
        case 6:
            return DeleteRole{{place(), PrincipalId::Kind::Role, name()}};
        case 7:
            return UpdateIdentityPolicy{policy(), {}, content()};
        case 8:
            return DeleteIdentityPolicy{policy()};
        case 9:
            return DetachIdentityPolicy{holder(), policy()};
        case 10:
            return PutInlinePolicy{holder(), name(), content()};
        case 11:
            return SetPermissionsBoundary{anybody(), perhapsAPolicy()};
        default:
            return AttachIdentityPolicy{holder(), policy()};
        }
    }
    IdentityCommand credentialCommand()
    {
        const QString key = u"AKIA"_s + QString::number(roll(m_keys + 1)).rightJustified(16, u'0');
        switch (roll(6)) {
        case 0:
            return UpdateAccessKey{anybody(), key, roll(2) == 0};
        case 1:
            return DeleteAccessKey{anybody(), key};
        case 2:
            return DeleteLoginProfile{user()};
        case 3:
            return UnlockPrincipal{anybody()};
        case 4:
            return DeleteInlinePolicy{holder(), name()};
        default:
            return DeactivateMfaDevice{anybody(), roll(2) == 0 ? u"one"_s : u"two"_s};
        }
    }

    QRandomGenerator m_dice;
    IdentityScene m_scene;
    int m_keys = 0;
};

} // namespace

class TestRandomIdentities : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheDirectoryWhole_data();
    void keepsTheDirectoryWhole();
};

void TestRandomIdentities::keepsTheDirectoryWhole_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestRandomIdentities::keepsTheDirectoryWhole()
{
    QFETCH(quint32, seed);
    Player player(seed);
    for (int i = 0; i < 400; ++i) {
        const QString broken = player.step();
        QVERIFY2(broken.isEmpty(), qPrintable(u"step %1: %2"_s.arg(i).arg(broken)));
    }
    // Dice that are always refused would show nothing.
    QVERIFY2(player.done > 40 && player.refused > 40,
             qPrintable(u"%1 done, %2 refused"_s.arg(player.done).arg(player.refused)));
}

QTEST_APPLESS_MAIN(TestRandomIdentities)
#include "tst_randomidentities.moc"
