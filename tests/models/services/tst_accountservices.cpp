// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/organizationservice.h"
#include "tests/models/services/servicesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

const AccountId payer = *AccountId::parse(u"112233445566");
const AccountId website = *AccountId::parse(u"318204557120");
const AccountId stranger = *AccountId::parse(u"999999999999");

/// "s3: Amazon S3, signed up, 2026-08 to 2026-09, 3.5 USD" for each.
QStringList lines(const QList<AccountService>& services)
{
    QStringList texts;
    for (const AccountService& service : services) {
        texts.append(
            u"%1: %2, %3"_s.arg(service.prefix, service.name, service.signedUp ? u"signed up"_s : u"left"_s));
        if (service.firstUsed)
            texts.last() +=
                u", %1 to %2, %3 %4"_s.arg(service.firstUsed->toString(), service.lastUsed->toString(),
                                           service.latest.toString(), service.currency);
    }
    return texts;
}

QString sentence(const Result<void>& result)
{
    return result ? u"done"_s : result.error().message;
}

/// An organization of the payer and one linked account, which uses two services.
class Shop : public Office
{
public:
    Shop()
    {
        import({{.account = "318204557120", .cost = "1.25", .resource = "i-1", .period = "2026-08"},
                {.account = "112233445566",
                 .cost = "9",
                 .period = "2026-08" }});
        import(
            {{.account = "318204557120", .cost = "2", .resource = "i-1"},
             {.account = "318204557120", .cost = "0.5", .usageType = "EBS:VolumeUsage", .resource = "i-1"},
             {.account = "318204557120",
              .cost = "7",
              .service = "AmazonS3",
              .serviceName = "Amazon S3",
              .resource = "bucket"},
             {.account = "318204557120", .cost = "0.125", .service = "AmazonS3", .serviceName = "Amazon S3"},
             {.account = "318204557120",
              .type = "Tax",
              .cost = "0.75",
              .service = "AmazonS3",
              .serviceName = "Amazon S3"},
             {.account = "318204557120",
              .cost = "40",
              .service = "p1",
              .serviceName = "Some Seller",
              .billingEntity = "AWS Marketplace"},
             {.account = "112233445566",
              .cost = "9" }},
            {.makeOrganization = true});
        QCoreApplication::processEvents();
        organizations().actAs(payer);
    }
    /// The owner of the account decides.
    Result<void> choose(const AccountId& account, const QString& prefix, bool signUp)
    {
        organizations().actAs(account);
        auto future = workspace->chooseService(account, prefix, signUp);
        future.waitForFinished();
        organizations().actAs(payer);
        return future.result();
    }
    Result<void> choose(const AccountId& account, const QString& plan)
    {
        organizations().actAs(account);
        auto future = workspace->chooseSupport(account, plan);
        future.waitForFinished();
        organizations().actAs(payer);
        return future.result();
    }
    OrganizationService& organizations() { return workspace->organizations(); }
    /// Denies the linked account everything of a service; all features are on.
    void deny(const QString& service)
    {
        const Organization& own = *organizations().world().organizationPaidBy(payer);
        if (!own.policyTypes.contains(PolicyType::ServiceControl))
            done(EnablePolicyType{own.root});
        done(CreatePolicy{PolicyType::ServiceControl,
                          u"No "_s + service,
                          {},
                          uR"({"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"%1:*",)"
                          uR"("Resource":"*"}})"_s.arg(service)});
        for (const Policy& policy : organizations().world().policies()) {
            if (policy.name.endsWith(service))
                done(AttachPolicy{policy.id, website});
        }
    }
    void done(const Command& command)
    {
        answer(organizations().perform({command}));
        QCoreApplication::processEvents();
    }
};

} // namespace

/// A linked account is independent: it signs up for services and chooses its support, unless the payer
/// restricts it.
class AccountServicesTest : public QObject
{
    Q_OBJECT

private slots:
    void servicesAreThoseOfItsUsage()
    {
        Shop shop;
        QCOMPARE(lines(answer(shop->accountServices(website))),
                 (QStringList{u"ec2: Amazon Elastic Compute Cloud, signed up, 2026-08 to 2026-09, 2.5 USD"_s,
                              u"s3: Amazon S3, signed up, 2026-09 to 2026-09, 7.875 USD"_s,
                              u"p1: Some Seller, signed up, 2026-09 to 2026-09, 40 USD"_s}));
        QVERIFY(answer(shop->accountServices(stranger)).isEmpty());
    }

    void signingUpAndLeavingAreKeptAndRecorded()
    {
        Shop shop;
        QVERIFY(shop.choose(website, u"sqs"_s, true));
        QVERIFY(lines(answer(shop->accountServices(website))).contains(u"sqs: Amazon SQS, signed up"_s));
        QVERIFY(shop.choose(website, u"sqs"_s, false));
        QVERIFY(lines(answer(shop->accountServices(website))).contains(u"sqs: Amazon SQS, left"_s));
        QVERIFY(shop.choose(website, u"s3"_s, false));
        QVERIFY(lines(answer(shop->accountServices(website)))
                    .contains(u"s3: Amazon S3, left, 2026-09 to 2026-09, 7.875 USD"_s));
        const QList<ActivityRecord> activity = answer(shop.organizations().activity({}));
        QCOMPARE(activity.at(0).operation, u"LeaveService"_s);
        QCOMPARE(activity.at(0).fields.first().id, u"318204557120/s3"_s);
        QCOMPARE(activity.at(2).operation, u"SignUpForService"_s);
        QCOMPARE(activity.at(2).fields.first().after, u"true"_s);
    }

    void whatIsSoAlreadyIsRefused()
    {
        Shop shop;
        QCOMPARE(sentence(shop.choose(website, u"s3"_s, true)),
                 u"The account has signed up for Amazon S3 already."_s);
        QCOMPARE(sentence(shop.choose(website, u"sqs"_s, false)),
                 u"The account has not signed up for Amazon SQS."_s);
        QCOMPARE(sentence(shop.choose(stranger, u"s3"_s, true)),
                 u"Only the owner of the account 999999999999 decides this. Act as that account."_s);
        QCOMPARE(sentence(shop.choose(website, u"gold"_s)), u"There is no support plan “gold”."_s);
        QCOMPARE(sentence(shop.choose(website, u"basic"_s)), u"The account has this plan already."_s);
    }

    void onlyTheOwnerDecides()
    {
        Shop shop; // the payer acts
        const auto refused = shop->chooseService(website, u"sqs"_s, true);
        QCOMPARE(refusal(refused),
                 u"Only the owner of the account 318204557120 decides this. Act as that account."_s);
        QCOMPARE(refused.result().error().name, u"AccessDeniedException"_s);
        shop.organizations().actAs(website);
        QVERIFY(refusal(shop->accountServices(payer)).startsWith(u"Only the payer account"));
    }

    void aPolicyRestrictsItAndIsNamed()
    {
        Shop shop;
        shop.deny(u"sqs"_s);
        QCOMPARE(sentence(shop.choose(website, u"sqs"_s, true)),
                 u"The policy “No sqs” on 318204557120 forbids sqs:SignUp. Ask the payer to change it."_s);
        QVERIFY(shop.choose(website, u"sns"_s, true));
        QVERIFY(shop.choose(payer, u"sqs"_s, true)); // the payer is never restricted
        shop.deny(u"supportplans"_s);
        QVERIFY(sentence(shop.choose(website, u"business"_s)).startsWith(u"The policy “No supportplans”"));
        QVERIFY(shop.choose(website, u"enterprise"_s)); // which policies cannot forbid
    }

    void resourcesAreThoseOfTheLatestMonthWithTheirCost()
    {
        Shop shop;
        const AccountResources all = answer(shop->accountResources(website, 10));
        QCOMPARE(all.bill, std::optional(billId()));
        QCOMPARE(all.count, 2);
        QCOMPARE(all.rows.size(), 2);
        QCOMPARE(all.rows[0].resource, u"bucket"_s);
        QCOMPARE(all.rows[0].amount, money("7"));
        QCOMPARE(all.rows[1].resource, u"i-1"_s);
        QCOMPARE(all.rows[1].amount, money("2.5"));
        QCOMPARE(all.rows[1].lines, 2);
        QCOMPARE(all.rows[1].region, u"us-east-1"_s);
        QCOMPARE(all.total, money("9.5"));
        QCOMPARE(all.withoutResource, money("40.875"));
        // What is listed and what is not add up to the account's part of the bill.
        Money account;
        for (const BillRow& row : answer(shop->table({.bill = billId()})).rows) {
            if (row.key == website.toString())
                account = row.amount;
        }
        QCOMPARE(all.total + all.withoutResource, account);
        QCOMPARE(answer(shop->accountResources(website, 1)).rows.size(), 1);
        QCOMPARE(answer(shop->accountResources(website, 1)).count, 2);
        QVERIFY(!answer(shop->accountResources(stranger, 1)).bill);
    }

    void supportIsCountedOnUsageWithoutTaxAndTheMarketplace()
    {
        Shop shop;
        AccountSupport support = answer(shop->accountSupport(website));
        QCOMPARE(support.plan, u"basic"_s);
        QVERIFY(!support.since);
        QCOMPARE(support.charges, money("9.625"));
        QVERIFY(shop.choose(website, u"business"_s));
        QVERIFY(shop.choose(website, u"developer"_s));
        support = answer(shop->accountSupport(website));
        QCOMPARE(support.plan, u"developer"_s);
        QCOMPARE(support.before, u"business"_s);
        QVERIFY(support.since);
    }

    void choicesOutliveTheProgram()
    {
        Shop shop;
        QVERIFY(shop.choose(website, u"sqs"_s, true));
        QVERIFY(shop.choose(website, u"business"_s));
        shop.open(QDateTime({2026, 10, 2}, {7, 40}, Qt::UTC)); // and the clock was put back
        QVERIFY(shop.choose(website, u"developer"_s));
        QCOMPARE(answer(shop->accountSupport(website)).plan, u"developer"_s);
        QCOMPARE(answer(shop->accountServices(website)).size(), 4);
    }
};

QTEST_GUILESS_MAIN(AccountServicesTest)
#include "tst_accountservices.moc"
