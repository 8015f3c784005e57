// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/billreader.h"
#include "models/storage/sumreader.h"
#include "tests/models/storage/storagesupport.h"

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Sums by every dimension, filtered by every dimension.
class SumReaderTest : public QObject
{
    Q_OBJECT

    Database m_db;
    qint64 m_part = 0, m_august = 0;

    static QList<Line> lines()
    {
        return {
            {.account = "222222222222", .cost = "1", .tags = R"({"user:env":"prod"})", .day = 1},
            {.account = "222222222222",
             .cost = "2",
             .service = "AmazonS3",
             .usageType = "Requests",
             .operation = "Get",
             .day = 2,
             .usage = "100",
             .unit = "Requests"},
            {.account = "333333333333",
             .cost = "4",
             .region = "eu-west-1",
             .tags = R"({"user:env":"dev","user:team":"a"})",
             .day = 15,
             .invoice = "INV-2"},
            {.account = "333333333333",
             .cost = "-0.5",
             .region = "",
             .type = ChargeType::Credit,
             .rawType = "Credit",
             .day = 20},
            {.account = "111111111111",
             .cost = "8",
             .service = "Market",
             .type = ChargeType::Fee,
             .rawType = "Fee",
             .tags = R"({"user:team":"a"})",
             .day = 30,
             .seller = "Example GmbH"},
            {.account = "222222222222",
             .cost = "0",
             .type = ChargeType::Discount,
             .rawType = "DiscountedUsage",
             .day = 3,
             .amortized = "0.25"},
        };
    }
    /// "key=amount/lines" of each group, sorted.
    static QString text(const Result<QList<GroupSum>>& sums)
    {
        if (!sums)
            return sums.error().cause;
        QStringList groups;
        for (const GroupSum& sum : *sums)
            groups.append(sum.key + '='_L1 + sum.amount.toString() + '/'_L1 + QString::number(sum.lines));
        groups.sort();
        return groups.join(' '_L1);
    }

private slots:
    void initTestCase()
    {
        import(*m_db, lines(), "1", {}, 2);
        import(*m_db, {{.cost = "16", .period = "2026-08" }}, "2");
        m_part = (*BillReader(*m_db).part(billId()))->id;
        m_august = (*BillReader(*m_db).part(billId("2026-08")))->id;
    }

    void byEveryDimension_data()
    {
        QTest::addColumn<Dimension>("by");
        QTest::addColumn<QString>("sums");
        QTest::newRow("account") << Dimension::Account
                                 << u"111111111111=8/1 222222222222=3/3 333333333333=3.5/2"_s;
        QTest::newRow("service") << Dimension::Service << u"AmazonEC2=4.5/4 AmazonS3=2/1 Market=8/1"_s;
        QTest::newRow("region") << Dimension::Region << u"=-0.5/1 eu-west-1=4/1 us-east-1=11/4"_s;
        QTest::newRow("usage type") << Dimension::UsageType << u"BoxUsage:m5.large=12.5/5 Requests=2/1"_s;
        QTest::newRow("charge type") << Dimension::ChargeType
                                     << u"credit=-0.5/1 discount=0/1 fee=8/1 usage=7/3"_s;
        QTest::newRow("invoice") << Dimension::Invoice << u"INV-1=10.5/5 INV-2=4/1"_s;
        QTest::newRow("seller") << Dimension::Seller << u"Amazon Web Services, Inc.=6.5/5 Example GmbH=8/1"_s;
        QTest::newRow("operation") << Dimension::Operation << u"Get=2/1 RunInstances=12.5/5"_s;
        QTest::newRow("tag") << Dimension::Tag << u"=9.5/4 dev=4/1 prod=1/1"_s;
        QTest::newRow("nothing") << Dimension::Line << u"=14.5/6"_s;
    }
    void byEveryDimension()
    {
        QFETCH(Dimension, by);
        QTEST(text(SumReader(*m_db).sums({.parts = {m_part}, .by = by, .tagKey = u"user:env"_s})), "sums");
    }

    void filteredByEveryDimension_data()
    {
        QTest::addColumn<QList<FilterStep>>("filters");
        QTest::addColumn<QString>("accounts");
        QTest::addColumn<QString>("teams");
        const auto row = [](const char* name, const QList<FilterStep>& filters, const QString& accounts,
                            const QString& teams) { QTest::newRow(name) << filters << accounts << teams; };
        const FilterStep ec2{Dimension::Service, u"AmazonEC2"_s};
        row("account", {{Dimension::Account, u"333333333333"_s}}, u"333333333333=3.5/2"_s,
            u"=-0.5/1 a=4/1"_s);
        row("service", {ec2}, u"222222222222=1/2 333333333333=3.5/2"_s, u"=0.5/3 a=4/1"_s);
        row("without a region", {{Dimension::Region, QString()}}, u"333333333333=-0.5/1"_s, u"=-0.5/1"_s);
        row("charge type", {{Dimension::ChargeType, u"fee"_s}}, u"111111111111=8/1"_s, u"a=8/1"_s);
        row("invoice", {{Dimension::Invoice, u"INV-2"_s}}, u"333333333333=4/1"_s, u"a=4/1"_s);
        row("seller", {{Dimension::Seller, u"Example GmbH"_s}}, u"111111111111=8/1"_s, u"a=8/1"_s);
        row("operation", {{Dimension::Operation, u"Get"_s}}, u"222222222222=2/1"_s, u"=2/1"_s);
        row("two together", {ec2, {Dimension::Region, u"eu-west-1"_s}}, u"333333333333=4/1"_s, u"a=4/1"_s);
        row("with a tag", {{Dimension::Tag, u"prod"_s, {}, u"user:env"_s}}, u"222222222222=1/1"_s, u"=1/1"_s);
        row("without a tag", {{Dimension::Tag, QString(), {}, u"user:env"_s}},
            u"111111111111=8/1 222222222222=2/2 333333333333=-0.5/1"_s, u"=1.5/3 a=8/1"_s);
        row("without two tags",
            {{Dimension::Tag, QString(), {}, u"user:env"_s}, {Dimension::Tag, QString(), {}, u"user:team"_s}},
            u"222222222222=2/2 333333333333=-0.5/1"_s, u"=1.5/3"_s);
        row("what nothing has", {{Dimension::Service, u"Nothing"_s}}, {}, {});
        row("a charge type that is none", {{Dimension::ChargeType, u"gift"_s}}, {}, {});
    }
    void filteredByEveryDimension()
    {
        QFETCH(QList<FilterStep>, filters);
        QTEST(text(SumReader(*m_db).sums({.parts = {m_part}, .by = Dimension::Account, .filters = filters})),
              "accounts");
        QTEST(text(SumReader(*m_db).sums(
                  {.parts = {m_part}, .by = Dimension::Tag, .tagKey = u"user:team"_s, .filters = filters})),
              "teams");
    }

    void inAnotherBasis()
    {
        const auto sums = SumReader(*m_db).sums({.parts = {m_part},
                                                 .by = Dimension::ChargeType,
                                                 .filters = {{Dimension::Account, u"222222222222"_s}},
                                                 .basis = Basis::Amortized});
        QCOMPARE(text(sums), u"discount=0.25/1 usage=3/2"_s);
    }

    void severalPartsByPeriod()
    {
        const auto sums =
            SumReader(*m_db).sums({.parts = {m_part, m_august}, .by = Dimension::Service, .byPeriod = true});
        QVERIFY(sums);
        QHash<int, Money> months;
        for (const GroupSum& sum : *sums)
            months[sum.period] += sum.amount;
        QCOMPARE(months[month("2026-08").index()], money("16"));
        QCOMPARE(months[month("2026-09").index()], money("14.5"));
        QCOMPARE(text(SumReader(*m_db).sums({.parts = {m_part, m_august}, .by = Dimension::Line})),
                 u"=30.5/7"_s);
        QCOMPARE(text(SumReader(*m_db).sums({.by = Dimension::Line})), QString());
    }

    void usageHasAUnitWhereAllAgree()
    {
        const auto sums = *SumReader(*m_db).sums({.parts = {m_part}, .by = Dimension::Account});
        for (const GroupSum& sum : sums) {
            if (sum.key == u"222222222222"_s)
                QCOMPARE(sum.unit, QString()); // hours and requests
            else
                QCOMPARE(sum.unit, u"Hrs"_s);
            if (sum.key == u"333333333333"_s)
                QCOMPARE(sum.usage, money("2"));
        }
    }

    void upToADay_data()
    {
        QTest::addColumn<int>("day");
        QTest::addColumn<QString>("accounts");
        QTest::addColumn<QString>("invoices");
        QTest::newRow("the first") << 1 << u"222222222222=1"_s << u"INV-1=1"_s;
        QTest::newRow("the second") << 2 << u"222222222222=3"_s << u"INV-1=3"_s;
        QTest::newRow("the middle") << 15 << u"222222222222=3 333333333333=4"_s << u"INV-1=3 INV-2=4"_s;
        QTest::newRow("the end") << 30 << u"111111111111=8 222222222222=3 333333333333=3.5"_s
                                 << u"INV-1=10.5 INV-2=4"_s;
    }
    void upToADay()
    {
        QFETCH(int, day);
        const auto amounts = [&](Dimension by) {
            const auto sums = SumReader(*m_db).daySums({.parts = {m_part}, .by = by}, day);
            QStringList groups;
            for (const GroupSum& sum : *sums)
                groups.append(sum.key + '='_L1 + sum.amount.toString());
            groups.sort();
            return groups.join(' '_L1);
        };
        QTEST(amounts(Dimension::Account), "accounts");
        QTEST(amounts(Dimension::Invoice), "invoices");
    }

    void tagKeysAreThoseInForce()
    {
        QCOMPARE(*BillReader(*m_db).tagKeys(u"111111111111"_s), QStringList({u"user:env"_s, u"user:team"_s}));
        QCOMPARE(*BillReader(*m_db).tagKeys(u"999999999999"_s), QStringList());
    }

    void aTagsNameMayBeAnything()
    {
        Database db;
        import(*db, {{.tags = "{\"a.b\\\"c$[0]\":\"x\",\"costCategory/Team\":\"red\"}" }});
        const qint64 part = (*BillReader(*db).part(billId()))->id;
        for (const auto& [key, value] :
             {std::pair(u"a.b\"c$[0]"_s, u"x=1/1"_s), std::pair(u"costCategory/Team"_s, u"red=1/1"_s),
              std::pair(u"a"_s, u"=1/1"_s)})
            QCOMPARE(text(SumReader(*db).sums({.parts = {part}, .by = Dimension::Tag, .tagKey = key})),
                     value);
    }
};

QTEST_GUILESS_MAIN(SumReaderTest)
#include "tst_sumreader.moc"
