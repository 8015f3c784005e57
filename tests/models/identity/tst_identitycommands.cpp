// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identitycommands.h"

#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

namespace
{

const AccountId home = *AccountId::parse(u"111111111111");
const PrincipalId ines{home, PrincipalId::Kind::User, u"ines"_s};
const PrincipalId audit{home, PrincipalId::Kind::Role, u"Audit"_s};
const QString own = u"arn:aws:iam::111111111111:policy/Own"_s;

using Kind = PermissionHolder::Kind;

struct Row {
    IdentityCommand command;
    QString action;
    QString resource; ///< behind arn:aws:iam::111111111111:
};

const QList<Row>& rows()
{
    static const QList<Row> all{
        {SetAccountAlias{home, u"x"_s}, u"CreateAccountAlias"_s, u"root"_s},
        {SetAccountAlias{home, {}}, u"DeleteAccountAlias"_s, u"root"_s},
        {UpdatePasswordPolicy{home, PasswordPolicy{}}, u"UpdateAccountPasswordPolicy"_s, u"root"_s},
        {UpdatePasswordPolicy{home, {}}, u"DeleteAccountPasswordPolicy"_s, u"root"_s},
        {CreateUser{home, u"ines"_s}, u"CreateUser"_s, u"user/ines"_s},
        {RenameUser{ines, u"inge"_s}, u"UpdateUser"_s, u"user/ines"_s},
        {DeleteUser{ines}, u"DeleteUser"_s, u"user/ines"_s},
        {CreateGroup{home, u"Clerks"_s}, u"CreateGroup"_s, u"group/Clerks"_s},
        {DeleteGroup{home, u"Clerks"_s}, u"DeleteGroup"_s, u"group/Clerks"_s},
        {AddUserToGroup{ines, u"Clerks"_s}, u"AddUserToGroup"_s, u"group/Clerks"_s},
        {RemoveUserFromGroup{ines, u"Clerks"_s}, u"RemoveUserFromGroup"_s, u"group/Clerks"_s},
        {CreateRole{home, u"Audit"_s}, u"CreateRole"_s, u"role/Audit"_s},
        {UpdateRole{audit, {}, {}}, u"UpdateRole"_s, u"role/Audit"_s},
        {DeleteRole{audit}, u"DeleteRole"_s, u"role/Audit"_s},
        {CreateIdentityPolicy{home, u"Own"_s, {}, {}}, u"CreatePolicy"_s, u"policy/Own"_s},
        {UpdateIdentityPolicy{own, {}, {}}, u"CreatePolicyVersion"_s, u"policy/Own"_s},
        {DeleteIdentityPolicy{own}, u"DeletePolicy"_s, u"policy/Own"_s},
        {AttachIdentityPolicy{{home, Kind::User, u"ines"_s}, own}, u"AttachUserPolicy"_s, u"user/ines"_s},
        {AttachIdentityPolicy{{home, Kind::Group, u"C"_s}, own}, u"AttachGroupPolicy"_s, u"group/C"_s},
        {AttachIdentityPolicy{{home, Kind::Role, u"R"_s}, own}, u"AttachRolePolicy"_s, u"role/R"_s},
        {DetachIdentityPolicy{{home, Kind::User, u"ines"_s}, own}, u"DetachUserPolicy"_s, u"user/ines"_s},
        {DetachIdentityPolicy{{home, Kind::Group, u"C"_s}, own}, u"DetachGroupPolicy"_s, u"group/C"_s},
        {DetachIdentityPolicy{{home, Kind::Role, u"R"_s}, own}, u"DetachRolePolicy"_s, u"role/R"_s},
        {PutInlinePolicy{{home, Kind::User, u"ines"_s}, {}, {}}, u"PutUserPolicy"_s, u"user/ines"_s},
        {PutInlinePolicy{{home, Kind::Group, u"C"_s}, {}, {}}, u"PutGroupPolicy"_s, u"group/C"_s},
        {PutInlinePolicy{{home, Kind::Role, u"R"_s}, {}, {}}, u"PutRolePolicy"_s, u"role/R"_s},
        {DeleteInlinePolicy{{home, Kind::User, u"ines"_s}, {}}, u"DeleteUserPolicy"_s, u"user/ines"_s},
        {DeleteInlinePolicy{{home, Kind::Group, u"C"_s}, {}}, u"DeleteGroupPolicy"_s, u"group/C"_s},
        {DeleteInlinePolicy{{home, Kind::Role, u"R"_s}, {}}, u"DeleteRolePolicy"_s, u"role/R"_s},
        {SetPermissionsBoundary{ines, own}, u"PutUserPermissionsBoundary"_s, u"user/ines"_s},
        {SetPermissionsBoundary{ines, {}}, u"DeleteUserPermissionsBoundary"_s, u"user/ines"_s},
        {SetPermissionsBoundary{audit, own}, u"PutRolePermissionsBoundary"_s, u"role/Audit"_s},
        {SetPermissionsBoundary{audit, {}}, u"DeleteRolePermissionsBoundary"_s, u"role/Audit"_s},
        {UpdateAccessKey{ines, {}, true}, u"UpdateAccessKey"_s, u"user/ines"_s},
        {DeleteAccessKey{{home}, {}}, u"DeleteAccessKey"_s, u"root"_s},
        {DeactivateMfaDevice{ines, {}}, u"DeactivateMFADevice"_s, u"user/ines"_s},
        {DeleteLoginProfile{ines}, u"DeleteLoginProfile"_s, u"user/ines"_s},
        {UnlockPrincipal{ines}, u"UnlockPrincipal"_s, u"user/ines"_s},
    };
    return all;
}

QStringList needed(const IdentityCommand& command)
{
    QStringList list;
    for (const RequiredPermission& permission : requiredPermissions(command))
        list.append(permission.action.mid(4) + u' ' + permission.resource.section(u':', 5));
    return list;
}

} // namespace

class TestIdentityCommands : public QObject
{
    Q_OBJECT

private slots:
    void coversEachCommand();
    void namesTheActionAndTheResource_data();
    void namesTheActionAndTheResource();
    void asksForAllThatComesWithANewUser();
    void asksForAllThatComesWithANewGroupOrRole();
    void asksForTheTrustOfARoleToo();
    void placesStrangeArnsNowhere();
};

void TestIdentityCommands::coversEachCommand()
{
    QSet<size_t> seen;
    for (const Row& row : rows())
        seen.insert(row.command.index());
    QCOMPARE(size_t(seen.size()), std::variant_size_v<IdentityCommand>);
}

void TestIdentityCommands::namesTheActionAndTheResource_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < rows().size(); ++i)
        QTest::newRow(qPrintable(rows().at(i).action + u' ' + QString::number(i))) << i;
}

void TestIdentityCommands::namesTheActionAndTheResource()
{
    QFETCH(int, number);
    const Row& row = rows().at(number);
    QCOMPARE(operationName(row.command), row.action);
    QCOMPARE(requiredAction(row.command), u"iam:"_s + row.action);
    QCOMPARE(concernedResource(row.command), u"arn:aws:iam::111111111111:"_s + row.resource);
    QCOMPARE(accountOf(row.command), home);
    const RequiredPermission first = requiredPermissions(row.command).constFirst();
    QCOMPARE(first, (RequiredPermission{requiredAction(row.command), concernedResource(row.command)}));
}

void TestIdentityCommands::asksForAllThatComesWithANewUser()
{
    QCOMPARE(needed(CreateUser{home, u"ines"_s}), QStringList{u"CreateUser user/ines"_s});
    QCOMPARE(
        needed(CreateUser{
            home, u"ines"_s, {u"Clerks"_s, u"Admins"_s}, {{own}, {{u"Mine"_s, {}}}}, own, {{u"team"_s, {}}}}),
        (QStringList{u"CreateUser user/ines"_s, u"AddUserToGroup group/Clerks"_s,
                     u"AddUserToGroup group/Admins"_s, u"AttachUserPolicy user/ines"_s,
                     u"PutUserPolicy user/ines"_s, u"PutUserPermissionsBoundary user/ines"_s,
                     u"TagUser user/ines"_s}));
}

void TestIdentityCommands::asksForAllThatComesWithANewGroupOrRole()
{
    const Permissions permissions{{own}, {{u"Mine"_s, {}}}};
    QCOMPARE(
        needed(CreateGroup{home, u"C"_s, permissions}),
        (QStringList{u"CreateGroup group/C"_s, u"AttachGroupPolicy group/C"_s, u"PutGroupPolicy group/C"_s}));
    QCOMPARE(needed(CreateRole{home, u"R"_s, {}, {}, permissions, own}),
             (QStringList{u"CreateRole role/R"_s, u"AttachRolePolicy role/R"_s, u"PutRolePolicy role/R"_s,
                          u"PutRolePermissionsBoundary role/R"_s}));
}

void TestIdentityCommands::asksForTheTrustOfARoleToo()
{
    QCOMPARE(needed(UpdateRole{audit, {}, {}}),
             (QStringList{u"UpdateRole role/Audit"_s, u"UpdateAssumeRolePolicy role/Audit"_s}));
    QCOMPARE(needed(RenameUser{ines, u"inge"_s}),
             (QStringList{u"UpdateUser user/ines"_s, u"UpdateUser user/inge"_s}));
}

void TestIdentityCommands::placesStrangeArnsNowhere()
{
    for (const QString& arn : {u"arn:aws:iam::aws:policy/AdministratorAccess"_s, u"nothing"_s, QString()})
        QCOMPARE(accountOf(DeleteIdentityPolicy{arn}).toString(), u"000000000000"_s);
}

QTEST_APPLESS_MAIN(TestIdentityCommands)
#include "tst_identitycommands.moc"
