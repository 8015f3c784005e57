// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"
#include "tests/app/program.h"
#include "tests/support/golden.h"
#include "tests/support/projectfolder.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

/// The command line is a contract with other programs: what is tested here is what they see.
class CommandLineTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Program> m_program;

    Ran run(const QStringList& arguments) const { return m_program->run(arguments); }
    QString write(const QString& name, const QByteArray& bytes) const
    {
        return m_program->write(name, bytes);
    }

private slots:
    void init() { m_program = std::make_unique<Program>(); }

    void sixAccountsMakeTheBill()
    {
        const QString file = write(u"six.csv"_s, legacyCur(sixAccounts()));
        const Ran imported = run({u"import"_s, file});
        QCOMPARE(imported.err, QString());
        QCOMPARE(imported.status, 0);
        const Ran bill = run({u"bill"_s, u"2026-09"_s, u"--format"_s, u"json"_s});
        QCOMPARE(bill.status, 0);
        const QJsonObject json = bill.json();
        QCOMPARE(json["total"_L1].toString(), u"636.64"_s);
        QCOMPARE(json["period"_L1].toString(), u"2026-09"_s);
        QCOMPARE(json["currency"_L1].toString(), u"USD"_s);
        QCOMPARE(json["status"_L1].toString(), u"pending"_s);
        QCOMPARE(json["payer"_L1].toObject()["id"_L1].toString(), u"112233445566"_s);
        const QJsonArray rows = json["rows"_L1].toArray();
        QCOMPARE(rows.size(), 6);
        QCOMPARE(rows[0].toObject()["key"_L1].toString(), u"669150428837"_s);
        QCOMPARE(rows[0].toObject()["amount"_L1].toString(), u"428.75"_s);
        QCOMPARE(rows[5].toObject()["amount"_L1].toString(), u"5.14"_s);
    }

    void everyFormatIsAsItsReference()
    {
        QCOMPARE(run({u"import"_s, writeSixAccounts(m_program->path(u"in"_s))}).status, 0);
        const auto differs = [this](const QString& golden, const QStringList& words) {
            return differsFromGolden(golden, run(words).out.toUtf8());
        };
        QCOMPARE(differs(u"six-accounts.json"_s, {u"bill"_s, u"--format"_s, u"json"_s}), QString());
        QCOMPARE(differs(u"six-accounts.csv"_s, {u"bill"_s, u"--format"_s, u"csv"_s}), QString());
        QCOMPARE(differs(u"six-accounts.txt"_s, {u"bill"_s}), QString());
        QCOMPARE(differs(u"periods.json"_s, {u"periods"_s, u"--format"_s, u"json"_s}), QString());
        QCOMPARE(differs(u"periods.csv"_s, {u"periods"_s, u"--format"_s, u"csv"_s}), QString());
        QCOMPARE(differs(u"periods.txt"_s, {u"periods"_s}), QString());
    }

    void oneAccountAndEveryBasis()
    {
        write(
            u"m.csv"_s,
            legacyCur(
                {{.account = "204417809913", .cost = "0.00000001", .blendedCost = "2", .listCost = "1.81E-8"},
                 {.account = "318204557120", .cost = "9"}}));
        QCOMPARE(run({u"import"_s, m_program->path(u"m.csv"_s)}).status, 0);
        const auto total = [this](const QString& basis) {
            return run({u"bill"_s, u"--account"_s, u"204417809913"_s, u"--basis"_s, basis, u"--format"_s,
                        u"json"_s})
                .json()["total"_L1]
                .toString();
        };
        QCOMPARE(total(u"unblended"_s), u"0.00000001"_s);
        QCOMPARE(total(u"blended"_s), u"2"_s);
        QCOMPARE(total(u"list"_s), u"0.0000000181"_s);
        QCOMPARE(total(u"net"_s), u"0.00000001"_s);
        QCOMPARE(total(u"amortized"_s), u"0.00000001"_s);
        const Ran unknown = run({u"bill"_s, u"--account"_s, u"1"_s});
        QCOMPARE(unknown.status, 1);
        QCOMPARE(unknown.err,
                 u"billfold: No bill of 2026-09 has an account 1. See billfold bill 2026-09.\n"_s);
    }

    void severalCurrenciesAreAList()
    {
        write(u"m.csv"_s,
              legacyCur({{.cost = "1.5", .currency = "USD"}, {.cost = "2.5", .currency = "EUR"}}));
        QCOMPARE(run({u"import"_s, m_program->path(u"m.csv"_s)}).status, 0);
        const QJsonArray list = run({u"bill"_s, u"--format"_s, u"json"_s}).list();
        QCOMPARE(list.size(), 2);
        QCOMPARE(list[0]["currency"_L1].toString(), u"EUR"_s);
        QCOMPARE(list[0]["total"_L1].toString(), u"2.5"_s);
        QCOMPARE(list[1]["total"_L1].toString(), u"1.5"_s);
        QCOMPARE(run({u"bill"_s, u"--currency"_s, u"EUR"_s, u"--format"_s, u"json"_s})
                     .json()["total"_L1]
                     .toString(),
                 u"2.5"_s);
    }

    void everyLineAddsUp()
    {
        QList<CurLine> lines;
        for (int i = 0; i < 6000; ++i) // more than are asked for at a time
            lines.append(CurLine{.account = i % 2 == 0 ? "204417809913" : "318204557120", .cost = "0.0001"});
        write(u"m.csv"_s, legacyCur(lines));
        QCOMPARE(run({u"import"_s, m_program->path(u"m.csv"_s)}).status, 0);
        const QJsonObject bill = run({u"bill"_s, u"--by"_s, u"line"_s, u"--format"_s, u"json"_s}).json();
        QCOMPARE(bill["rows"_L1].toArray().size(), 6000);
        QCOMPARE(bill["total"_L1].toString(), u"0.6"_s);
    }

    void aNamedDatabaseIsNotMadeByLooking()
    {
        const Ran looked = run({u"periods"_s});
        QCOMPARE(looked.status, 1);
        QVERIFY(looked.err.contains("There is no database"_L1));
        QVERIFY(!QFile::exists(m_program->path(u"t.billfold"_s)));
    }

    void theHelpNamesEveryCommand()
    {
        const Ran help = m_program->runAlone({u"--help"_s});
        QCOMPARE(help.status, 0);
        QCOMPARE(help.err, QString());
        for (const QString& command :
             {u"import"_s, u"bill"_s, u"export"_s, u"periods"_s, u"issue"_s, u"documents"_s, u"org"_s,
              u"user"_s, u"password"_s, u"key"_s, u"keyring"_s, u"sample"_s})
            QVERIFY2(help.out.contains(u"  billfold "_s + command + u' '), qPrintable(command));
        QCOMPARE(m_program->runAlone({u"--version"_s}).out, u"billfold 0.1.0\n"_s);
    }

    void theSameBytesTwiceChangeNothing()
    {
        const QString file = write(u"six.csv"_s, legacyCur(sixAccounts()));
        QCOMPARE(run({u"import"_s, file}).status, 0);
        const Ran again = run({u"import"_s, file, u"--format"_s, u"json"_s});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.json()["unchanged"_L1].toBool(), true);
        QCOMPARE(run({u"bill"_s, u"--format"_s, u"json"_s}).json()["total"_L1].toString(), u"636.64"_s);
    }

    void aWrongAmountRefusesTheWholeReport()
    {
        QByteArray csv = legacyCur(sixAccounts());
        csv.replace("119.27", "many");
        const QString file = write(u"wrong.csv"_s, csv);
        const Ran refused = run({u"import"_s, file});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("line 5"_L1), qPrintable(refused.err));
        QVERIFY2(refused.err.contains("lineItem/UnblendedCost"_L1), qPrintable(refused.err));
        QCOMPARE(refused.err.count(u'\n'), 1);
        const Ran nothing = run({u"bill"_s});
        QCOMPARE(nothing.status, 1);
        QCOMPARE(nothing.err,
                 u"billfold: There are no bills yet. Import a billing export: billfold import PATH\n"_s);
        const Ran kept = run({u"import"_s, file, u"--keep-good-lines"_s});
        QCOMPARE(kept.status, 0);
        QCOMPARE(run({u"bill"_s, u"--format"_s, u"json"_s}).json()["total"_L1].toString(), u"517.37"_s);
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("unknown command") << QStringList{u"dance"_s} << 2;
        QTest::newRow("unknown option") << QStringList{u"bill"_s, u"--loud"_s} << 2;
        QTest::newRow("no path") << QStringList{u"import"_s} << 2;
        QTest::newRow("not a month") << QStringList{u"bill"_s, u"2026-13"_s} << 2;
        QTest::newRow("not a basis") << QStringList{u"bill"_s, u"--basis"_s, u"guess"_s} << 2;
        QTest::newRow("two months") << QStringList{u"bill"_s, u"2026-09"_s, u"2026-10"_s} << 2;
        QTest::newRow("not a grouping") << QStringList{u"bill"_s, u"--by"_s, u"tag"_s} << 2;
        QTest::newRow("not a format") << QStringList{u"bill"_s, u"--format"_s, u"xml"_s} << 2;
        QTest::newRow("format of an import")
            << QStringList{u"import"_s, u"x"_s, u"--format"_s, u"csv"_s} << 2;
        QTest::newRow("operand of periods") << QStringList{u"periods"_s, u"2026-09"_s} << 2;
        QTest::newRow("an option without its value") << QStringList{u"bill"_s, u"--by"_s} << 2;
        QTest::newRow("no such file") << QStringList{u"import"_s, u"/nowhere/at/all.csv"_s} << 1;
        QTest::newRow("no such database") << QStringList{u"bill"_s} << 1;
    }
    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Ran ran = run(arguments);
        QCOMPARE(ran.status, status);
        QVERIFY(ran.err.startsWith("billfold: "_L1));
        QCOMPARE(ran.err.count(u'\n'), 1);
    }

    void realExportsAddUpExactly_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("cost");
        QTest::addColumn<QString>("account");
        QTest::addColumn<QString>("total");
        QTest::newRow("legacy CUR") << u"cur-real/sample-anonymous-aws-export-dataset.csv"_s
                                    << u"lineItem/UnblendedCost"_s << u"lineItem/UsageAccountId"_s
                                    << u"1.6823086974"_s;
        QTest::newRow("FOCUS 1.0") << u"focus-1.0/focus_sample.csv"_s << u"BilledCost"_s << u"SubAccountId"_s
                                   << u"20.52022672899"_s;
    }
    void realExportsAddUpExactly()
    {
        QFETCH(QString, file);
        QFETCH(QString, cost);
        QFETCH(QString, account);
        QFETCH(QString, total);
        const QString path = projectFile(u"../shared/samples/"_s + file);
        if (!QFile::exists(path))
            QSKIP("the samples are not on this machine");
        QCOMPARE(run({u"import"_s, path}).status, 0);
        QProcess python;
        python.start(u"python3"_s, {projectFile(u"tests/app/sum_export.py"_s), path, cost, account});
        QVERIFY(python.waitForFinished(60000));
        const QJsonObject expected = QJsonDocument::fromJson(python.readAllStandardOutput()).object();
        QCOMPARE(expected["total"_L1].toString(), total);

        const QJsonArray periods =
            QJsonDocument::fromJson(run({u"periods"_s, u"--format"_s, u"json"_s}).out.toUtf8()).array();
        QStringList months;
        for (const QJsonValue& period : periods) {
            const QString month = period["period"_L1].toString();
            if (!months.contains(month))
                months.append(month);
        }
        QHash<QString, Money> sums;
        Money sum;
        for (const QString& month : std::as_const(months)) {
            const QJsonDocument document =
                QJsonDocument::fromJson(run({u"bill"_s, month, u"--format"_s, u"json"_s}).out.toUtf8());
            const QJsonArray bills = document.isArray() ? document.array() : QJsonArray{document.object()};
            for (const QJsonValue& bill : bills) {
                sum += *Money::fromString(bill["total"_L1].toString());
                const QJsonArray rows = bill["rows"_L1].toArray();
                for (const QJsonValue& row : rows)
                    sums[row["key"_L1].toString()] += *Money::fromString(row["amount"_L1].toString());
            }
        }
        QCOMPARE(sum.toString(), total);
        for (auto it = sums.cbegin(); it != sums.cend(); ++it)
            QCOMPARE(it.value().toString(), expected[it.key()].toString());
        QCOMPARE(sums.size(), expected.size() - 1);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_commandline.moc"
