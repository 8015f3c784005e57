// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/actioncatalog.h"
#include "models/policy/policyparser.h"

#include <QSet>
#include <QTest>

#include <algorithm>

using namespace billfold;
using namespace Qt::StringLiterals;

class TestActionCatalog : public QObject
{
    Q_OBJECT

private slots:
    void wellFormed()
    {
        QVERIFY(catalogServices().size() >= 60);
        QSet<QString> prefixes;
        for (const CatalogService& service : catalogServices()) {
            QVERIFY2(!prefixes.contains(service.prefix), qPrintable(service.prefix));
            prefixes.insert(service.prefix);
            QVERIFY(!service.name.isEmpty());
            QVERIFY(!service.actions.isEmpty());
            QVERIFY(std::is_sorted(service.actions.begin(), service.actions.end()));
            for (const QString& action : service.actions) {
                const QString text =
                    uR"({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "%1:%2", "Resource": "*"}})"_s
                        .arg(service.prefix, action);
                const PolicyParse parse = parsePolicy(text, PolicyType::ServiceControl);
                QVERIFY2(parse.findings.isEmpty(), qPrintable(service.prefix + u':' + action));
            }
        }
    }

    void doubts_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("meant");
        QTest::newRow("a letter too many") << u"s3:DeleteBuckets"_s << u"s3:DeleteBucket"_s;
        QTest::newRow("two letters exchanged") << u"ec2:RunInstnaces"_s << u"ec2:RunInstances"_s;
        QTest::newRow("the service") << u"clodtrail:StopLogging"_s << u"cloudtrail:StopLogging"_s;
        QTest::newRow("known") << u"s3:DeleteBucket"_s << u""_s;
        QTest::newRow("known, in another case") << u"S3:deletebucket"_s << u""_s;
        QTest::newRow("like nothing that is known") << u"s3:GetMultiRegionAccessPoint"_s << u""_s;
        QTest::newRow("Get where Put is known") << u"s3:GetBucketWebsite"_s << u""_s;
        QTest::newRow("an unknown service") << u"brandnew:DoIt"_s << u""_s;
        QTest::newRow("a known service without actions") << u"lightsail:CreateDisk"_s << u""_s;
        QTest::newRow("a wildcard") << u"s3:DeleteBuckets*"_s << u""_s;
        QTest::newRow("no service") << u"DeleteBuckets"_s << u""_s;
    }
    void doubts()
    {
        QFETCH(QString, action);
        QFETCH(QString, meant);
        const auto doubt = doubtAction(action);
        QCOMPARE(doubt ? doubt->meant : QString(), meant);
    }

    void doubtIsAWarningWithAnOffer()
    {
        const PolicyParse parse = parsePolicy(
            uR"({"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "s3:DeleteBuckets", "Resource": "*"}})"_s,
            PolicyType::ServiceControl);
        QCOMPARE(parse.findings.size(), 1);
        QVERIFY(!parse.hasErrors());
        QCOMPARE(parse.findings.first().replacement, u"\"s3:DeleteBucket\""_s);
        QVERIFY(parse.findings.first().sentence.contains(u"Amazon S3"_s));
    }

    void completes()
    {
        QVERIFY(completeAction(u"clou").contains(u"cloudtrail:"_s));
        QVERIFY(completeAction(u"CLOUDTRAIL:stop").contains(u"cloudtrail:StopLogging"_s));
        QVERIFY(!completeAction(u"cloudtrail:stop").contains(u"cloudtrail:StartLogging"_s));
        QVERIFY(completeAction(u"brandnew:").isEmpty());
        QCOMPARE(completeAction(u"ec2:", 5).size(), 5);
    }
};

QTEST_APPLESS_MAIN(TestActionCatalog)
#include "tst_actioncatalog.moc"
