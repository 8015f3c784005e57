// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/organizationdiff.h"
#include "models/organization/rules.h"
#include "tests/models/organization/awsfiles.h"

#include <QTest>

#include <algorithm>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const QDateTime now = QDateTime::fromString(u"2026-10-03T07:40:00Z"_s, Qt::ISODate);
const OrganizationId organization = *OrganizationId::parse(u"o-exampleorg1");
const AccountId payer = *AccountId::parse(u"111111111111");
const AccountId shared = *AccountId::parse(u"222222222222");
const AccountId web = *AccountId::parse(u"333333333333");
const AccountId data = *AccountId::parse(u"444444444444");
const RootId root = *RootId::parse(u"r-ab12");
const UnitId workloads = *UnitId::parse(u"ou-ab12-11111111");
const UnitId prod = *UnitId::parse(u"ou-ab12-22222222");
const PolicyId noS3 = *PolicyId::parse(u"p-12345678");

World imported()
{
    return worldOf(AwsFiles().read(), now);
}

/// "new Account 333333333333", "changed Account 333333333333 Name: Web -> Shop", one a field that changed.
QStringList rowTexts(const World& before, const OrganizationDiff& diff)
{
    QStringList texts;
    for (const DiffRow& row : diffRows(before, diff.change)) {
        if (row.kind != DiffKind::Changed)
            texts.append((row.kind == DiffKind::New ? u"new "_s : u"gone "_s) + row.entity + u' ' + row.id);
        else
            for (const FieldChange& field : row.fields)
                texts.append(u"changed %1 %2 %3: %4 -> %5"_s.arg(row.entity, row.id, field.field,
                                                                 field.before, field.after));
    }
    texts.sort();
    return texts;
}

QStringList rowsAfter(const AwsFiles& files, const World& world = imported())
{
    const auto diff = compareOrganization(world, files.read(), now);
    return diff ? rowTexts(world, *diff) : QStringList{diff.error().message};
}

} // namespace

class TestOrganizationDiff : public QObject
{
    Q_OBJECT

private slots:
    void theWholeOrganizationIsNewAtFirst()
    {
        const auto diff = compareOrganization({}, AwsFiles().read(), now);
        QVERIFY(diff);
        QCOMPARE(findingTexts(diff->findings), QStringList());
        World world;
        QVERIFY(world.fits(diff->change));
        world.apply(diff->change);
        QCOMPARE(violations(world), QStringList());
        QCOMPARE(world.pathTo(data), (QList<NodeId>{root, workloads, prod, data}));
        QCOMPARE(world.organization(organization)->payer, payer);
        QCOMPARE(world.organization(organization)->created.toString(Qt::ISODate), u"2020-01-01T00:00:00Z"_s);
        QCOMPARE(world.targetsOf(organization, noS3), QList<NodeId>{prod});
        QCOMPARE(world.attachmentsOn(data).size(), 1);
        QCOMPARE(world.account(web)->tags.value(u"stage"_s), u"prod"_s);
        QVERIFY(world.account(web)->createdByOrganization);
        QCOMPARE(world.periodsOf(web).first().joined.toString(Qt::ISODate), u"2021-03-01T00:00:00Z"_s);
        QCOMPARE(world.periodsOf(web).first().payer, payer);
        QCOMPARE(world.handshakes().first().targetEmail, u"new@example.com"_s);
        QCOMPARE(world.delegationsOf(shared).size(), 1);
        const DiffCounts counts = countRows(diffRows({}, diff->change));
        QCOMPARE(counts.changed + counts.gone, 0);
        QCOMPARE(counts.added, 1 + 2 + 4 + 1 + 8 + 1 + 1); // attachments: seven of full access and one
    }

    void theSameFilesAgainChangeNothing() { QCOMPARE(rowsAfter(AwsFiles()), QStringList()); }

    void whatChangedIsNamedFieldByField()
    {
        AwsFiles files;
        files.replace("list-accounts.json", "\"Web\"", "\"Shop\"");
        files.replace("list-organizational-units-for-parent-ou-ab12-11111111.json", "\"Prod\"",
                      "\"Production\"");
        files.put("list-accounts-for-parent-ou-ab12-11111111.json", files.accounts({}));
        files.put("list-accounts-for-parent-ou-ab12-22222222.json",
                  files.accounts({"333333333333", "444444444444"}));
        files.replace("list-tags-for-resource-333333333333.json", "\"web\"", "\"shop\"");
        QCOMPARE(
            rowsAfter(files),
            (QStringList{u"changed Account 333333333333 Name: Web -> Shop"_s,
                         u"changed Account 333333333333 ParentId: ou-ab12-11111111 -> ou-ab12-22222222"_s,
                         u"changed Account 333333333333 Tags.cost-center: web -> shop"_s,
                         u"changed OrganizationalUnit ou-ab12-22222222 Name: Prod -> Production"_s}));
    }

    void accountsThatExchangeTheirAddressesKeepBoth()
    {
        AwsFiles files;
        files.replace("list-accounts.json", "web@example.com", "x@example.com");
        files.replace("list-accounts.json", "data@example.com", "web@example.com");
        files.replace("list-accounts.json", "x@example.com", "data@example.com");
        World world = imported();
        const auto diff = compareOrganization(world, files.read(), now);
        QVERIFY(diff && world.fits(diff->change));
        world.apply(diff->change);
        QCOMPARE(world.account(web)->email, u"data@example.com"_s);
        QCOMPARE(world.accountByEmail(u"web@example.com"_s)->id, data);
        QCOMPARE(world.accountByEmail(u"data@example.com"_s)->id, web);
    }

    void whatAWholeListLacksIsGone()
    {
        AwsFiles files;
        files.replace(
            "list-accounts.json",
            ',' + files.account("444444444444", "Prod data", "data@example.com", "CREATED", "1614556800"),
            "");
        files.remove("list-accounts-for-parent-ou-ab12-22222222.json");
        files.remove("list-organizational-units-for-parent-ou-ab12-22222222.json");
        files.put("list-organizational-units-for-parent-ou-ab12-11111111.json",
                  R"({"OrganizationalUnits": []})");
        files.put("list-policies-SERVICE_CONTROL_POLICY.json",
                  R"({"Policies": [)" + files.summary("p-FullAWSAccess", "FullAWSAccess", true) + "]}");
        files.remove("describe-policy-p-12345678.json");
        files.remove("list-targets-for-policy-p-12345678.json");
        files.replace("list-targets-for-policy-p-FullAWSAccess.json", R"({"TargetId": "ou-ab12-22222222"},)",
                      "");
        files.replace("list-targets-for-policy-p-FullAWSAccess.json", R"(,{"TargetId": "444444444444"})", "");
        files.put("list-handshakes-for-organization.json", R"({"Handshakes": []})");
        World world = imported();
        const auto diff = compareOrganization(world, files.read(), now);
        QVERIFY(diff);
        QCOMPARE(findingTexts(diff->findings), QStringList());
        QCOMPARE(rowTexts(world, *diff),
                 (QStringList{u"gone Account 444444444444"_s, u"gone Handshake h-12345678"_s,
                              u"gone OrganizationalUnit ou-ab12-22222222"_s, u"gone Policy p-12345678"_s,
                              u"gone PolicyAttachment 444444444444/p-FullAWSAccess"_s,
                              u"gone PolicyAttachment ou-ab12-22222222/p-12345678"_s,
                              u"gone PolicyAttachment ou-ab12-22222222/p-FullAWSAccess"_s}));
        world.apply(diff->change);
        QCOMPARE(violations(world), QStringList());
        QVERIFY(world.account(data) && !world.account(data)->membership);
        QVERIFY(world.periodsOf(data).first().left == now);
    }

    void whatIsNotToldStays()
    {
        AwsFiles files;
        QStringList names;
        const QList<NamedBytes> all = files.files();
        for (const NamedBytes& file : all)
            if (file.name != "describe-organization.json"_L1 && !file.name.startsWith("list-policies"_L1))
                files.remove(file.name.toLatin1().constData());
        const World world = imported();
        const auto diff = compareOrganization(world, files.read(), now);
        QVERIFY(diff);
        QCOMPARE(rowTexts(world, *diff), QStringList());
    }

    void accountsWhosePlaceNobodyTellsStandUnderTheRoot()
    {
        AwsFiles files;
        files.remove("list-accounts-for-parent-ou-ab12-22222222.json");
        const auto diff = compareOrganization({}, files.read(), now);
        QVERIFY(diff);
        QCOMPARE(diff->findings.size(), 1);
        QVERIFY(diff->findings.first().severity == Severity::Warning);
        QVERIFY(diff->findings.first().message.contains("444444444444"_L1));
        World world;
        world.apply(diff->change);
        QCOMPARE(*world.parentOf(data), NodeId(root));
        // And one that is here already stays where it is.
        QCOMPARE(rowsAfter(files), QStringList());
    }

    void withoutAnythingAboutPoliciesFullAccessIsAssumed()
    {
        AwsFiles files;
        files.remove("list-targets-for-policy-p-FullAWSAccess.json");
        const auto diff = compareOrganization({}, files.read(), now);
        QVERIFY(diff);
        QCOMPARE(diff->findings.size(), 1);
        QCOMPARE(diff->findings.first().count, 7);
        World world;
        world.apply(diff->change);
        QCOMPARE(violations(world), QStringList());
    }

    void anAccountListAloneIsEnoughWhenTheRootIsKnown()
    {
        const QByteArray csv =
            "Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n"
            "111111111111,arn:aws:organizations::111111111111:account/o-exampleorg1/111111111111,"
            "pay@example.com,Payer,ACTIVE,INVITED,2020-01-01T00:00:00.123Z\n";
        const OrganizationReading read = readOrganization({{u"a.csv"_s, csv}});
        const auto nothing = compareOrganization({}, read, now);
        QVERIFY(!nothing);
        QVERIFY(nothing.error().message.contains("list-roots.json"_L1));
        const World world = imported();
        const auto diff = compareOrganization(world, read, now);
        QVERIFY(diff);
        const DiffCounts counts = countRows(diffRows(world, diff->change));
        QCOMPARE(counts.added, 0);
        QVERIFY(counts.gone >= 3); // the other accounts, with what was attached to them
    }

    void withoutKnowingWhichOrganizationNothingIsDone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray("{\"Accounts\": []}");
        QTest::newRow("no payer") << QByteArray("{\"Organization\": {\"Id\": \"o-exampleorg1\"}}");
        QTest::newRow("no root") << QByteArray(
            "{\"Organization\": {\"Id\": \"o-exampleorg1\", \"MasterAccountId\": \"111111111111\"}}");
    }
    void withoutKnowingWhichOrganizationNothingIsDone()
    {
        QFETCH(QByteArray, bytes);
        const auto diff = compareOrganization({}, readOrganization({{u"a.json"_s, bytes}}), now);
        QVERIFY(!diff);
        QVERIFY(diff.error().code == ErrorCode::Invalid);
    }

    void anotherPayerOfTheSameOrganizationIsRefused()
    {
        AwsFiles files;
        files.put("describe-organization.json",
                  R"({"Organization": {"Id": "o-exampleorg1", "MasterAccountId": "222222222222"}})");
        const auto diff = compareOrganization(imported(), files.read(), now);
        QVERIFY(!diff);
        QVERIFY(diff.error().code == ErrorCode::Conflict);
    }

    void anOrganizationMadeHereForThePayerGetsItsRealId()
    {
        World world;
        const OrganizationId made = *OrganizationId::parse(u"o-madefrombill");
        const RootId madeRoot = *RootId::parse(u"r-made");
        ChangeSet start;
        const QDateTime joined = now.addYears(-1);
        for (const AccountId& id : {payer, web}) {
            Account account{.id = id, .name = id.toString(), .created = joined};
            account.membership = Membership{made, madeRoot, joined, JoinedMethod::Invited};
            start.changes.append({{}, account});
            start.changes.append({{}, MembershipPeriod{id, made, payer, joined}});
        }
        start.changes.append(
            {{}, Organization{.id = made, .root = madeRoot, .payer = payer, .created = joined}});
        world.apply(start);
        const auto diff = compareOrganization(world, AwsFiles().read(), now);
        QVERIFY(diff);
        QCOMPARE(diff->findings.size(), 1);
        QVERIFY(world.fits(diff->change));
        world.apply(diff->change);
        QCOMPARE(violations(world), QStringList());
        QCOMPARE(world.organizations().size(), 1);
        QCOMPARE(world.account(web)->membership->organization, organization);
        QCOMPARE(world.periodsOf(web).size(), 1);
    }

    void unitsThatGoInACircleAreLeftOut()
    {
        AwsFiles files;
        files.put("list-organizational-units-for-parent-r-ab12.json", R"({"OrganizationalUnits": []})");
        files.put("list-organizational-units-for-parent-ou-ab12-22222222.json",
                  files.unit("ou-ab12-11111111", "Workloads"));
        const auto diff = compareOrganization({}, files.read(), now);
        QVERIFY(diff);
        QVERIFY(diff->hasErrors());
        World world;
        world.apply(diff->change);
        QCOMPARE(world.unitsOf(organization).size(), 0);
    }
};

QTEST_GUILESS_MAIN(TestOrganizationDiff)
#include "tst_organizationdiff.moc"
