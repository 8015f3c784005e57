// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace Qt::StringLiterals;

/// The command line is a contract with other programs: what is tested here is what they see.
class CommandLineTest : public QObject
{
    Q_OBJECT

    struct Ran {
        int status = -1;
        QString out, err;
        QJsonObject json() const { return QJsonDocument::fromJson(out.toUtf8()).object(); }
    };

    QTemporaryDir m_dir;

    Ran run(const QStringList& arguments) const
    {
        QProcess process;
        process.start(qEnvironmentVariable("BILLFOLD_PROGRAM"),
                      QStringList{u"--database"_s, m_dir.filePath(u"t.billfold"_s)} + arguments);
        process.waitForFinished(60000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write a test file");
        return file.fileName();
    }
    /// Six accounts as the picture of a consolidated bill has them.
    static QByteArray sixAccounts()
    {
        QByteArray csv =
            "identity/LineItemId,bill/InvoiceId,bill/PayerAccountId,bill/BillingPeriodStartDate,"
            "lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/UsageEndDate,"
            "lineItem/ProductCode,lineItem/UsageType,lineItem/UnblendedCost,lineItem/CurrencyCode\n";
        const QList<QPair<QByteArray, QByteArray>> rows{
            {"112233445566", "39.52"},  {"204417809913", "8.92"}, {"318204557120", "35.04"},
            {"440916273358", "119.27"}, {"527730184406", "5.14"}, {"669150428837", "428.75"},
        };
        int number = 0;
        for (const auto& [account, cost] : rows)
            csv += "line" + QByteArray::number(++number) + ",INV-1,112233445566,2026-09-01T00:00:00Z," +
                   account + ",Usage,2026-09-01T00:00:00Z,2026-09-01T01:00:00Z,AmazonEC2,BoxUsage," + cost +
                   ",USD\n";
        return csv;
    }

private slots:
    void init()
    {
        QDir dir(m_dir.path());
        const QStringList names = dir.entryList(QDir::Files);
        for (const QString& name : names)
            dir.remove(name);
    }

    void sixAccountsMakeTheBill()
    {
        const QString file = write(u"six.csv"_s, sixAccounts());
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

    void theSameBytesTwiceChangeNothing()
    {
        const QString file = write(u"six.csv"_s, sixAccounts());
        QCOMPARE(run({u"import"_s, file}).status, 0);
        const Ran again = run({u"import"_s, file, u"--format"_s, u"json"_s});
        QCOMPARE(again.status, 0);
        QCOMPARE(again.json()["unchanged"_L1].toBool(), true);
        QCOMPARE(run({u"bill"_s, u"--format"_s, u"json"_s}).json()["total"_L1].toString(), u"636.64"_s);
    }

    void aWrongAmountRefusesTheWholeReport()
    {
        QByteArray csv = sixAccounts();
        csv.replace("119.27", "many");
        const QString file = write(u"wrong.csv"_s, csv);
        const Ran refused = run({u"import"_s, file});
        QCOMPARE(refused.status, 1);
        QVERIFY2(refused.err.contains("line 5"_L1), qPrintable(refused.err));
        QVERIFY2(refused.err.contains("lineItem/UnblendedCost"_L1), qPrintable(refused.err));
        QCOMPARE(run({u"bill"_s}).status, 1);
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
        QTest::newRow("no such file") << QStringList{u"import"_s, u"/nowhere/at/all.csv"_s} << 1;
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
        const QString path = QStringLiteral(BILLFOLD_SOURCE_DIR "/../shared/samples/") + file;
        if (!QFile::exists(path))
            QSKIP("the samples are not on this machine");
        QCOMPARE(run({u"import"_s, path}).status, 0);
        QProcess python;
        python.start(u"python3"_s,
                     {QStringLiteral(BILLFOLD_SOURCE_DIR "/tests/app/sum_export.py"), path, cost, account});
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
