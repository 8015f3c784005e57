// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/billreader.h"
#include "models/storage/linestore.h"
#include "tests/models/storage/storagesupport.h"

#include <numeric>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// Lines by pages, filtered, searched, and the largest of them.
class LineStoreTest : public QObject
{
    Q_OBJECT

    static constexpr int lineCount = 700;
    Database m_db;
    qint64 m_part = 0;

    /// What line i is, so that tests can count by the same rules.
    static Line line(int i)
    {
        static QList<QByteArray> kept; // texts live as long as the program
        const auto keep = [](const QByteArray& text) {
            kept.append(text);
            return kept.last().constData();
        };
        Line l;
        l.account = i % 5 == 0 ? "222222222222" : i % 5 < 3 ? "333333333333" : "444444444444";
        l.cost = keep(QByteArray::number(i) + ".25");
        l.service = i % 7 == 0 ? "AmazonS3" : "AmazonEC2";
        l.region = i % 2 == 0 ? "us-east-1" : "eu-west-1";
        l.type = i % 11 == 0 ? ChargeType::Tax : ChargeType::Usage;
        l.rawType = i % 11 == 0 ? "Tax" : "Usage";
        l.tags = i % 3 == 0 ? R"({"user:env":"prod"})" : i % 3 == 1 ? R"({"user:team":"a"})" : "";
        l.period = i % 4 == 0 ? "2026-08" : "2026-09"; // August's lie between
        l.day = 1 + i % 28;
        l.invoice = i % 13 == 0 ? "INV-2" : "INV-1";
        l.description = i % 6 == 0 ? "100% of_it" : "per hour";
        l.resource = i % 9 == 0 ? "i-0abc" : "";
        l.id = i % 10 == 0
                   ? keep(QByteArray("q7") + QByteArray(46, 'a') + QByteArray::number(2222 + i % 6 * 1111))
                   : "";
        return l;
    }
    using Rule = bool (*)(int);
    static QList<Money> expected(Rule rule)
    {
        QList<Money> costs;
        for (int i = 0; i < lineCount; ++i) {
            if (i % 4 != 0 && rule(i))
                costs.append(money(line(i).cost));
        }
        return costs;
    }
    /// Every line that a query selects, page by page; empty where a page breaks the rules of paging.
    QList<LineRow> pages(LineQuery query, int limit) const
    {
        QList<LineRow> all;
        query.limit = limit;
        for (;;) {
            const auto page = LineStore(*m_db).lines(m_part, query);
            if (!page || page->rows.size() > limit || (page->more && page->rows.size() != limit))
                return {};
            for (const LineRow& row : page->rows) {
                if (row.rowId <= query.after)
                    return {};
                query.after = row.rowId;
                all.append(row);
            }
            if (!page->more)
                return all;
        }
    }
    static QList<Money> costs(const QList<LineRow>& rows)
    {
        QList<Money> costs;
        for (const LineRow& row : rows)
            costs.append(row.amounts[Basis::Unblended]);
        std::sort(costs.begin(), costs.end());
        return costs;
    }

private slots:
    void initTestCase()
    {
        QList<Line> lines;
        for (int i = 0; i < lineCount; ++i)
            lines.append(line(i));
        import(*m_db, lines, "1", {}, 64);
        m_part = (*BillReader(*m_db).part(billId()))->id;
    }

    void aFilterSelectsItsLines_data()
    {
        QTest::addColumn<QList<FilterStep>>("filters");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QList<Money>>("costs");
        const auto row = [](const char* name, const QList<FilterStep>& filters, const QString& text,
                            Rule rule) { QTest::newRow(name) << filters << text << expected(rule); };
        const FilterStep account{Dimension::Account, u"222222222222"_s};
        const FilterStep s3{Dimension::Service, u"AmazonS3"_s};
        row("everything", {}, {}, [](int) { return true; });
        row("account", {account}, {}, [](int i) { return i % 5 == 0; });
        row("service", {s3}, {}, [](int i) { return i % 7 == 0; });
        row("account and service", {account, s3}, {}, [](int i) { return i % 35 == 0; });
        row("region", {{Dimension::Region, u"eu-west-1"_s}}, {}, [](int i) { return i % 2 == 1; });
        row("charge type", {{Dimension::ChargeType, u"tax"_s}}, {}, [](int i) { return i % 11 == 0; });
        row("invoice", {{Dimension::Invoice, u"INV-2"_s}}, {}, [](int i) { return i % 13 == 0; });
        row("tag", {{Dimension::Tag, u"prod"_s, {}, u"user:env"_s}}, {}, [](int i) { return i % 3 == 0; });
        row("without tag", {{Dimension::Tag, QString(), {}, u"user:env"_s}}, {},
            [](int i) { return i % 3 != 0; });
        row("without either tag",
            {{Dimension::Tag, QString(), {}, u"user:env"_s}, {Dimension::Tag, QString(), {}, u"user:team"_s}},
            {}, [](int i) { return i % 3 == 2; });
        row("an account that has none", {{Dimension::Account, u"999999999999"_s}}, {},
            [](int) { return false; });
        row("text in the description", {}, u"PER hour"_s, [](int i) { return i % 6 != 0; });
        row("text with a sign of LIKE", {}, u"0% of_"_s, [](int i) { return i % 6 == 0; });
        row("text that only looks like one", {}, u"0_ of"_s, [](int) { return false; });
        row("text in the resource", {}, u"0abc"_s, [](int i) { return i % 9 == 0; });
        row("text in the usage type", {}, u"m5.large"_s, [](int) { return true; });
        row("text in a packed line id", {}, u"q7aaaa"_s, [](int i) { return i % 10 == 0; });
        row("end of a packed line id", {}, u"a3333"_s, [](int i) { return i % 10 == 0 && i % 6 == 1; });
        row("a line id that is a text", {}, u"line123"_s, [](int i) { return i == 123; });
        row("text and filter", {s3}, u"i-0abc"_s, [](int i) { return i % 63 == 0; });
    }
    void aFilterSelectsItsLines()
    {
        QFETCH(QList<FilterStep>, filters);
        QFETCH(QString, text);
        QFETCH(QList<Money>, costs);
        const LineQuery query{.bill = billId(), .filters = filters, .text = text};
        QCOMPARE(LineStoreTest::costs(pages(query, 37)), costs);
        QCOMPARE(LineStoreTest::costs(pages(query, 1000)), costs);
        const auto totals = LineStore(*m_db).totals(m_part, query);
        QVERIFY(totals);
        QCOMPARE(totals->second, qint64(costs.size()));
        QCOMPARE(totals->first, std::accumulate(costs.begin(), costs.end(), Money()));
    }

    void aLineSaysWhereItComesFrom()
    {
        const auto rows = pages({.bill = billId(), .text = u"line123"_s}, 10);
        QCOMPARE(rows.size(), 1);
        const LineRow& row = rows.first();
        QCOMPARE(row.lineId, u"line123"_s);
        QCOMPARE(row.accountKey, u"444444444444"_s);
        QCOMPARE(row.accountName, u"444444444444"_s); // for want of a name
        QCOMPARE(row.rawType, u"Usage"_s);
        QCOMPARE(row.service, u"AmazonEC2"_s);
        QCOMPARE(row.tags, u"{\"user:env\":\"prod\"}"_s);
        QCOMPARE(row.start, QDateTime({2026, 9, 12}, {0, 0}, Qt::UTC));
        QCOMPARE(row.end, row.start.addSecs(3600));
        QCOMPARE(row.sourceFile, u"test.csv"_s);
        QCOMPARE(row.sourceLine, 125);
        QCOMPARE(row.amounts[Basis::List], money("123.25"));
    }

    void theLargestComeFirst()
    {
        Database db;
        import(*db, {{.cost = "3"},
                     {.cost = "-7"},
                     {.cost = "5", .amortized = "0"},
                     {.cost = "0.5", .amortized = "6"},
                     {.cost = "0" }});
        const qint64 part = (*BillReader(*db).part(billId()))->id;
        const auto largest = [&](Basis basis) {
            QStringList amounts;
            const auto rows = LineStore(*db).largest(part, {.bill = billId(), .limit = 3}, basis);
            for (const LineRow& row : *rows)
                amounts.append(row.amounts[basis].toString());
            return amounts.join(' '_L1);
        };
        QCOMPARE(largest(Basis::Unblended), u"-7 5 3"_s);
        QCOMPARE(largest(Basis::Amortized), u"-7 6 3"_s);
    }

    void theSmallestNumberThereIsDoesNotBreakTheOrder()
    {
        Database db;
        import(*db, {{.cost = "-9223372036.854775808"}, {.cost = "9223372036"}, {.cost = "1" }});
        const qint64 part = (*BillReader(*db).part(billId()))->id;
        const auto rows = LineStore(*db).largest(part, {.bill = billId(), .limit = 1}, Basis::Unblended);
        QVERIFY(rows);
        QCOMPARE(rows->first().amounts[Basis::Unblended], money("-9223372036.854775808"));
    }
};

QTEST_GUILESS_MAIN(LineStoreTest)
#include "tst_linestore.moc"
