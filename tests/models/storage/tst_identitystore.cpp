// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/identitystore.h"
#include "tests/models/storage/storagesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId payer = *AccountId::parse(u"111111111111");
const AccountId shop = *AccountId::parse(u"222222222222");
const QDateTime day = QDateTime::fromString(u"2026-10-01T00:00:00.007Z"_s, Qt::ISODateWithMs);
const PrincipalId ines{payer, PrincipalId::Kind::User, u"ines.holm"_s};

PasswordPolicy everythingChosen()
{
    PasswordPolicy policy{12, true, true, true, true, true, 90, 24, true};
    return policy;
}

Credentials full(const PrincipalId& principal)
{
    Credentials all{principal};
    all.password = PasswordRecord{"$argon2id$hash", day, true, {"$argon2id$one", "$argon2id$two"}};
    all.devices = {{u"phone"_s, QByteArray("\x00\xff\x31", 3), day, 58, -2},
                   {u"tablet"_s, QByteArray("second"), day.addDays(1), 0, 0}};
    all.recoveryCodes = {QByteArray("\x01\x00", 2), QByteArray("\xfe", 1)};
    all.keys = {{u"AKIAZZZZZZZZZZZZZZZZ"_s, QByteArray("\x02\x00\x03", 3), true, day, day.addDays(2),
                 u"billing:GetBill"_s},
                {u"AKIAAAAAAAAAAAAAAAAA"_s, QByteArray("x"), false, day, {}, {}}};
    all.attempts = {4, day.addSecs(30)};
    all.lastSignIn = day.addDays(3);
    all.mfaPostponed = day.addDays(4);
    return all;
}

/// One of each kind, with every member set, and one with as little as possible.
QList<IdentityEntity> everyKind()
{
    const Permissions granted{{u"arn:aws:iam::aws:policy/ReadOnlyAccess"_s,
                               u"arn:aws:iam::111111111111:policy/B"_s,
                               u"arn:aws:iam::111111111111:policy/A"_s},
                              {{u"own"_s, u"{\"Version\": \"2012-10-17\"}"_s}, {u"other"_s, u"{}"_s}}};
    return {AccountSecurity{payer, u"holm-group"_s, everythingChosen()},
            AccountSecurity{shop, {}, {}},
            User{payer,
                 u"ines.holm"_s,
                 day,
                 {u"Admins"_s, u"Billing"_s},
                 granted,
                 u"arn:aws:iam::111111111111:policy/A"_s,
                 {{u"team"_s, u"finance"_s}, {u"empty"_s, {}}}},
            User{shop, u"ines.holm"_s, day},
            Group{payer, u"Admins"_s, day, granted},
            Group{payer, u"Billing"_s, day},
            Role{payer,
                 u"Audit"_s,
                 u"Looks at bills"_s,
                 day,
                 {shop.toString(), payer.toString()},
                 granted,
                 u"arn:aws:iam::111111111111:policy/B"_s},
            Role{shop, u"Audit"_s, {}, day},
            IdentityPolicy{payer, u"A"_s, u"first"_s, u"{}"_s, day, day.addDays(1)},
            full({payer}),
            Credentials{ines}};
}

IdentityChange addition(const QList<IdentityEntity>& entities)
{
    IdentityChange change{u"Add"_s, {}, {}};
    for (const IdentityEntity& entity : entities)
        change.changes.append({{}, entity});
    return change;
}

Directory load(const Database& db)
{
    auto directory = IdentityStore(*db).load();
    if (!directory)
        qFatal("%s", qPrintable(directory.error().cause));
    return *directory;
}

qint64 write(const Database& db, const IdentityChange& change)
{
    auto written = IdentityStore(*db).write(change);
    if (!written)
        qFatal("%s", qPrintable(written.error().cause));
    return *written;
}

} // namespace

/// Users, permissions and credentials come back as they were written, and a change is written whole or not.
class IdentityStoreTest : public QObject
{
    Q_OBJECT

private slots:
    void everyKindComesBack()
    {
        const Database db;
        QCOMPARE(load(db).everything().size(), 0);
        write(db, addition(everyKind()));
        const Directory back = load(db);
        Directory expected;
        expected.apply(addition(everyKind()));
        QVERIFY(back.everything() == expected.everything());
        QVERIFY(back.isProtected(payer));
        QVERIFY(back.credentialsOfKey(u"AKIAAAAAAAAAAAAAAAAA"_s));
        QCOMPARE(back.securityByAlias(u"HOLM-GROUP"_s)->account, payer);
    }

    void whatGoesLeavesNothing()
    {
        const Database db;
        const QByteArray before = dump(*db, {u"identity_generation"_s});
        write(db, addition(everyKind()));
        IdentityChange removal{u"Remove"_s, {}, {}};
        for (const IdentityEntity& entity : everyKind())
            removal.changes.append({entity, {}});
        write(db, removal);
        QCOMPARE(dump(*db, {u"identity_generation"_s}), before);
    }

    void aRenamedUserKeepsItsNameInAnotherCase()
    {
        const Database db;
        const User before{payer, u"ines"_s, day, {u"Admins"_s}};
        User after = before;
        after.name = u"Ines"_s;
        write(db, addition({before}));
        write(db, {u"RenameUser"_s, {}, {{before, after}}});
        QCOMPARE(load(db).user(payer, u"ines"_s)->name, u"Ines"_s);
        QCOMPARE(load(db).users(payer).size(), 1);
    }

    void aliasesCanBeSwapped()
    {
        const Database db;
        write(db, addition({AccountSecurity{payer, u"one"_s, {}}, AccountSecurity{shop, u"two"_s, {}}}));
        write(db, {u"Swap"_s,
                   {},
                   {{AccountSecurity{payer, u"one"_s, {}}, AccountSecurity{payer, u"TWO"_s, {}}},
                    {AccountSecurity{shop, u"two"_s, {}}, AccountSecurity{shop, u"one"_s, {}}}}});
        QCOMPARE(load(db).securityByAlias(u"two"_s)->account, payer);
    }

    void eachChangeIsAnotherGeneration()
    {
        const Database db;
        const auto first = IdentityStore(*db).generation();
        QVERIFY(first);
        QCOMPARE(write(db, addition({Group{payer, u"A"_s, day}})), *first + 1);
        QCOMPARE(write(db, addition({Group{payer, u"B"_s, day}})), *first + 2);
        QCOMPARE(*IdentityStore(*db).generation(), *first + 2);
    }

    void whatIsNotThereRefusesTheWholeChange()
    {
        const Database db;
        write(db, addition({Group{payer, u"A"_s, day}}));
        const QByteArray before = dump(*db);
        const auto refused = IdentityStore(*db).write(
            {u"X"_s, {}, {{Group{payer, u"A"_s, day}, {}}, {Group{payer, u"Gone"_s, day}, {}}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Conflict);
        QCOMPARE(dump(*db), before);
    }

    void twoOfOneNameAreRefused()
    {
        const Database db;
        write(db, addition({User{payer, u"ines"_s, day}}));
        QVERIFY(!IdentityStore(*db).write(addition({User{payer, u"INES"_s, day}})));
        QCOMPARE(load(db).users(payer).size(), 1);
    }

    void attemptsOfUnknownNamesAreKeptForAWhile()
    {
        const Database db;
        IdentityStore store(*db);
        const auto keep = [&](const char* name, int failures, const QDateTime& last) {
            return store.setAttempts(name, {failures, last}, last.addDays(-1)).ok();
        };
        QVERIFY(keep("old", 5, day));
        QVERIFY(keep("new", 3, day.addSecs(3600)));
        QCOMPARE(store.attempts("old")->failures, 5);
        QCOMPARE(store.attempts("new")->last, day.addSecs(3600));
        QVERIFY(keep("new", 4, day.addDays(1).addSecs(1)));
        QCOMPARE(store.attempts("old")->failures, 0);
        QCOMPARE(store.attempts("new")->failures, 4);
        QVERIFY(keep("new", 0, day.addDays(1)));
        QCOMPARE(db.number("SELECT count(*) FROM sign_in_attempt"), 0);
    }

    void anAccountWithUsersOrAPasswordIsUsed()
    {
        const Database db;
        IdentityStore store(*db);
        QVERIFY(!*store.isUsed(payer));
        write(db, addition({User{payer, u"ines"_s, day}, full({shop})}));
        QVERIFY(*store.isUsed(payer));
        QVERIFY(*store.isUsed(shop));
    }
};

QTEST_GUILESS_MAIN(IdentityStoreTest)
#include "tst_identitystore.moc"
