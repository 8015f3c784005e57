// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// What a person sees who tries the program for the first time.
class TestSampleCommand : public QObject
{
    Q_OBJECT

    struct Ran {
        int status = -1;
        QString out, err;
    };
    QTemporaryDir m_dir;

    Ran run(const QStringList& arguments, const QString& clock = {}) const
    {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(u"BILLFOLD_CLOCK"_s);
        if (!clock.isEmpty())
            environment.insert(u"BILLFOLD_CLOCK"_s, clock);
        process.setProcessEnvironment(environment);
        process.start(qEnvironmentVariable("BILLFOLD_PROGRAM"),
                      QStringList{u"--database"_s, m_dir.filePath(u"t.billfold"_s)} + arguments);
        process.waitForFinished(60000);
        return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
                QString::fromUtf8(process.readAllStandardError())};
    }

private slots:
    void aSampleBecomesABill()
    {
        const QString folder = m_dir.filePath(u"sample"_s);
        const Ran made = run({u"sample"_s, folder, u"--lines"_s, u"1200"_s});
        QCOMPARE(made.err, QString());
        QCOMPARE(made.status, 0);
        QVERIFY2(made.out.startsWith("2025-10 to 2026-09: 6 accounts, 1200 lines in 24 files"_L1),
                 qPrintable(made.out));
        const Ran imported = run({u"import"_s, folder});
        QCOMPARE(imported.err, QString());
        QCOMPARE(imported.status, 0);
        QVERIFY2(!imported.out.contains("warning"_L1), qPrintable(imported.out));
        const QJsonObject bill =
            QJsonDocument::fromJson(run({u"bill"_s, u"--format"_s, u"json"_s}).out.toUtf8()).object();
        QCOMPARE(bill["period"_L1].toString(), u"2026-09"_s);
        QCOMPARE(bill["payer"_L1].toObject()["name"_L1].toString(), u"Alder Billing"_s);
        QCOMPARE(bill["rows"_L1].toArray().size(), 6);
        QCOMPARE(bill["rows"_L1].toArray().at(0).toObject()["name"_L1].toString(), u"Production"_s);
    }

    void aFixedClockSetsTheLastMonth()
    {
        const Ran made =
            run({u"sample"_s, m_dir.filePath(u"clock"_s), u"--months"_s, u"2"_s}, u"2025-01-15T00:00:00Z"_s);
        QVERIFY2(made.out.startsWith("2024-11 to 2024-12"_L1), qPrintable(made.out));
    }

    void moreAccountsGetTheLinesTheyNeed()
    {
        const Ran made = run({u"sample"_s, m_dir.filePath(u"many"_s), u"--accounts"_s, u"700"_s});
        QCOMPARE(made.err, QString());
        QVERIFY2(made.out.contains("700 accounts"_L1), qPrintable(made.out));
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("no folder") << QStringList{u"sample"_s} << 2;
        QTest::newRow("two folders") << QStringList{u"sample"_s, u"a"_s, u"b"_s} << 2;
        QTest::newRow("no number") << QStringList{u"sample"_s, u"a"_s, u"--lines"_s, u"many"_s} << 2;
        QTest::newRow("negative") << QStringList{u"sample"_s, u"a"_s, u"--months"_s, u"-1"_s} << 2;
        QTest::newRow("unknown option") << QStringList{u"sample"_s, u"a"_s, u"--size"_s, u"1"_s} << 2;
        QTest::newRow("too few lines")
            << QStringList{u"sample"_s, m_dir.filePath(u"few"_s), u"--lines"_s, u"3"_s} << 1;
        QTest::newRow("a folder with files") << QStringList{u"sample"_s, m_dir.path()} << 1;
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
};

QTEST_GUILESS_MAIN(TestSampleCommand)
#include "tst_samplecommand.moc"
