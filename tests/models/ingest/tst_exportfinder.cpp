// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ingest/ingestsupport.h"
#include "tests/models/ingest/packing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <utime.h>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// A part with one line of this cost.
QByteArray part(const std::string& cost, const std::string& month = "2025-08",
                const std::string& payer = "111111111111")
{
    return Table::legacy()
        .row({{"lineItem/UnblendedCost", cost},
              {"bill/PayerAccountId", payer},
              {"bill/BillingPeriodStartDate", month + "-01T00:00:00Z"},
              {"lineItem/UsageStartDate", month + "-02T00:00:00Z"},
              {"lineItem/UsageEndDate", month + "-02T01:00:00Z"}})
        .csv();
}

QByteArray legacyManifest(const QString& assembly, const QStringList& keys,
                          const QString& month = u"202508"_s)
{
    return QJsonDocument(QJsonObject{{u"assemblyId"_s, assembly},
                                     {u"account"_s, u"111111111111"_s},
                                     {u"reportName"_s, u"daily"_s},
                                     {u"billingPeriod"_s,
                                      QJsonObject{{u"start"_s, QString(month + u"01T000000.000Z"_s)}}},
                                     {u"reportKeys"_s, QJsonArray::fromStringList(keys)}})
        .toJson();
}

void setAge(const QString& path, int secondsAgo)
{
    utimbuf times{};
    times.actime = times.modtime = 1'700'000'000 - secondsAgo;
    QCOMPARE(utime(QFile::encodeName(path).constData(), &times), 0);
}

} // namespace

class TestExportFinder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString at(const QString& path) const { return m_dir.filePath(path); }

    /// Sums of the reports found, in order.
    QStringList sums(const QStringList& paths) const
    {
        auto sources = findExports(paths);
        if (!sources)
            return {u"! "_s + sources.error().message};
        QStringList list;
        for (const ExportSource& source : *sources) {
            const Reading reading = readSource(source);
            list.append(reading.error ? u"! "_s + reading.error->message : reading.sink.sum().toString());
        }
        return list;
    }

private slots:
    void init() { QDir(m_dir.path()).removeRecursively(), QDir().mkpath(m_dir.path()); }

    void aFilePackedAnyWay_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("format");
        QTest::newRow("plain") << u"a.csv"_s << part("1") << u"Legacy CUR, CSV"_s;
        QTest::newRow("gzip") << u"a.csv.gz"_s << gzipped(part("1")) << u"Legacy CUR, CSV in gzip"_s;
        QTest::newRow("zip") << u"a.zip"_s << zipped({{"a.csv", part("1")}}) << u"Legacy CUR, CSV in zip"_s;
        QTest::newRow("by content and never by name")
            << u"a.pdf"_s << gzipped(part("1")) << u"Legacy CUR, CSV in gzip"_s;
        QTest::newRow("without a name's end") << u"export"_s << part("1") << u"Legacy CUR, CSV"_s;
    }
    void aFilePackedAnyWay()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(QString, format);
        writeFile(at(name), bytes);
        auto sources = findExports({at(name)});
        QVERIFY2(sources.ok(), sources.ok() ? "" : qPrintable(sources.error().message));
        QCOMPARE(sources->first().formatName, format);
        QCOMPARE(sources->first().bytes, bytes.size());
        QCOMPARE(sums({at(name)}), QStringList{u"1"_s});
    }

    void theProvidersFolder()
    {
        const QString month = u"exports/daily/20250801-20250901"_s;
        writeFile(at(month + u"/aaa/daily-1.csv.gz"_s), gzipped(part("1")));
        writeFile(at(month + u"/aaa/daily-2.csv.gz"_s), gzipped(part("2")));
        const QByteArray manifest =
            legacyManifest(u"aaa"_s, {month + u"/aaa/daily-1.csv.gz"_s, month + u"/aaa/daily-2.csv.gz"_s});
        writeFile(at(month + u"/aaa/daily-Manifest.json"_s), manifest);
        writeFile(at(month + u"/daily-Manifest.json"_s), manifest);
        for (const QString& start :
             {at({}), at(u"exports"_s), at(month), at(month + u"/aaa"_s),
              at(month + u"/daily-Manifest.json"_s), at(month + u"/aaa/daily-Manifest.json"_s)})
            QCOMPARE(sums({start}), QStringList{u"3"_s});
        auto sources = findExports({at({})});
        QCOMPARE(sources->first().reportName, u"daily"_s);
        QCOMPARE(sources->first().assembly, u"aaa"_s);
        QCOMPARE(sources->first().files.size(), 2);
        // Naming everything that lies there is the same report once.
        QCOMPARE(
            sums({at(month), at(month + u"/daily-Manifest.json"_s), at(month + u"/aaa/daily-1.csv.gz"_s)}),
            QStringList{u"3"_s});
    }

    void aNewAssemblyReplacesTheOldOne()
    {
        const QString month = u"daily/20250801-20250901"_s;
        for (const QString& assembly : {u"old"_s, u"new"_s}) {
            const QString folder = month + u'/' + assembly;
            writeFile(at(folder + u"/daily-1.csv"_s), part(assembly == u"old"_s ? "1" : "10"));
            writeFile(at(folder + u"/daily-Manifest.json"_s),
                      legacyManifest(assembly, {folder + u"/daily-1.csv"_s}));
            setAge(at(folder + u"/daily-Manifest.json"_s), assembly == u"old"_s ? 5000 : 10);
        }
        QCOMPARE(sums({at({})}), QStringList{u"10"_s});
        // The manifest of the month's folder is the newest one's, whatever the files' times say after a copy.
        writeFile(at(month + u"/daily-Manifest.json"_s),
                  legacyManifest(u"old"_s, {month + u"/old/daily-1.csv"_s}));
        setAge(at(month + u"/daily-Manifest.json"_s), 9000);
        QCOMPARE(sums({at({})}), QStringList{u"1"_s});
    }

    void oldAssembliesWithoutManifests()
    {
        const QString month = u"daily/20250801-20250901"_s;
        writeFile(at(month + u"/aaa/daily-1.csv"_s), part("1"));
        writeFile(at(month + u"/bbb/daily-1.csv"_s), part("10"));
        setAge(at(month + u"/aaa/daily-1.csv"_s), 10);
        setAge(at(month + u"/bbb/daily-1.csv"_s), 5000);
        QCOMPARE(sums({at({})}), QStringList{u"1"_s});
        const Reading reading = readPaths({at({})});
        QVERIFY(
            reading.findings(Severity::Info).contains(u"older version of this report in bbb is left out"_s));
    }

    void monthsComeInOrder()
    {
        for (const QString& month : {u"202510"_s, u"202508"_s, u"202509"_s}) {
            const QString folder = u"daily/"_s + month + u"01-20251101"_s;
            const std::string name = month.left(4).toStdString() + '-' + month.mid(4).toStdString();
            writeFile(at(folder + u"/a/daily-1.csv"_s), part(month.mid(4).toStdString(), name));
            writeFile(at(folder + u"/daily-Manifest.json"_s),
                      legacyManifest(u"a"_s, {folder + u"/a/daily-1.csv"_s}, month));
        }
        QCOMPARE(sums({at({})}), (QStringList{u"8"_s, u"9"_s, u"10"_s}));
    }

    void dataExports()
    {
        const QString data = u"exports/mine/data/BILLING_PERIOD=2025-08"_s;
        writeFile(at(data + u"/mine-00001.csv.gz"_s), gzipped(part("1")));
        writeFile(at(data + u"/mine-00002.csv.gz"_s), gzipped(part("2")));
        writeFile(at(data + u"/mine-00003.csv.gz"_s),
                  {}); // a surplus chunk of an overwritten export is emptied
        const QJsonObject manifest{
            {u"exportArn"_s, u"arn:aws:bcm-data-exports:us-east-1:111111111111:export/mine"_s},
            {u"executionId"_s, u"run-1"_s},
            {u"dataFiles"_s, QJsonArray{QString(u"s3://bucket/"_s + data + u"/mine-00001.csv.gz"_s),
                                        QString(u"s3://bucket/"_s + data + u"/mine-00002.csv.gz"_s)}}};
        const QString path = u"exports/mine/metadata/BILLING_PERIOD=2025-08/mine-Manifest.json"_s;
        writeFile(at(path), QJsonDocument(manifest).toJson());
        QCOMPARE(sums({at({})}), QStringList{u"3"_s});
        QCOMPARE(sums({at(path)}), QStringList{u"3"_s});
        const Reading reading = readPaths({at({})});
        QCOMPARE(reading.summary.findings.size(), 0);
        QCOMPARE(reading.source.assembly, u"run-1"_s);
        QCOMPARE(reading.source.reportName, u"mine"_s);
    }

    void anEmptyChunkThatTheManifestNames()
    {
        writeFile(at(u"a-1.csv"_s), part("1"));
        writeFile(at(u"a-2.csv"_s), {});
        writeFile(at(u"a-3.csv.gz"_s), gzipped({}));
        writeFile(at(u"a-Manifest.json"_s),
                  legacyManifest(u"x"_s, {u"k/a-1.csv"_s, u"k/a-2.csv"_s, u"k/a-3.csv.gz"_s}));
        QCOMPARE(sums({at({})}), QStringList{u"1"_s});
        QCOMPARE(readPaths({at({})}).summary.findings.size(), 0);
    }

    void aMissingPartRefusesTheReport()
    {
        writeFile(at(u"a-1.csv"_s), part("1"));
        writeFile(at(u"a-Manifest.json"_s), legacyManifest(u"x"_s, {u"k/a-1.csv"_s, u"k/a-2.csv"_s}));
        const QStringList found = sums({at({})});
        QCOMPARE(found.size(), 1);
        QVERIFY2(found[0].contains(u"names parts that are not on this disk: k/a-2.csv"_s),
                 qPrintable(found[0]));
    }

    void aPartAloneIsReadWithAWarning()
    {
        writeFile(at(u"a-1.csv"_s), part("1"));
        writeFile(at(u"a-2.csv"_s), part("2"));
        writeFile(at(u"a-Manifest.json"_s), legacyManifest(u"x"_s, {u"k/a-1.csv"_s, u"k/a-2.csv"_s}));
        const Reading reading = readPaths({at(u"a-1.csv"_s)});
        QVERIFY(!reading.error);
        QCOMPARE(reading.sink.sum().toString(), u"1"_s);
        QVERIFY(reading.findings(Severity::Warning).contains(u"has 2 parts and 1 of them are read"_s));
        QCOMPARE(readPaths({at(u"a-1.csv"_s), at(u"a-2.csv"_s)}).findings(Severity::Warning), QString());
    }

    void manifestsThatAreOfNoUse_data()
    {
        QTest::addColumn<QByteArray>("manifest");
        QTest::addColumn<QString>("says");
        QTest::newRow("no parts") << legacyManifest(u"x"_s, {}) << u"names no parts"_s;
        QTest::newRow("a part outside the tree")
            << legacyManifest(u"x"_s, {u"../../etc/passwd"_s}) << u"not on this disk"_s;
        QTest::newRow("a part that no file can be called")
            << QByteArray(R"({"reportKeys":["a\u0000.csv"]})") << u"not on this disk"_s;
        QTest::newRow("all parts are empty") << legacyManifest(u"x"_s, {u"empty.csv"_s}) << u"are empty"_s;
        QTest::newRow("a part that is no export")
            << legacyManifest(u"x"_s, {u"notes.csv"_s}) << u"not the header"_s;
        QTest::newRow("keys that are no texts")
            << QByteArray(R"({"reportKeys":[1,null,{}]})") << u"names no parts"_s;
        QTest::newRow("keys that are no list")
            << QByteArray(R"({"reportKeys":"a.csv"})") << u"names no parts"_s;
    }
    void manifestsThatAreOfNoUse()
    {
        QFETCH(QByteArray, manifest);
        QFETCH(QString, says);
        writeFile(at(u"empty.csv"_s), {});
        writeFile(at(u"notes.csv"_s), "a,b\n1,2\n");
        writeFile(at(u"m-Manifest.json"_s), manifest);
        const QStringList found = sums({at(u"m-Manifest.json"_s)});
        QCOMPARE(found.size(), 1);
        QVERIFY2(found[0].startsWith(u"! "_s) && found[0].contains(says), qPrintable(found[0]));
    }

    void looseFilesOfOneMonthAreParts()
    {
        writeFile(at(u"part1.csv"_s), part("1"));
        writeFile(at(u"part2.csv"_s), part("2"));
        writeFile(at(u"next month.csv"_s), part("40", "2025-09"));
        writeFile(at(u"another payer.csv"_s), part("800", "2025-08", "999999999999"));
        QStringList found = sums({at({})});
        found.sort();
        QCOMPARE(found, (QStringList{u"3"_s, u"40"_s, u"800"_s}));
    }

    void theSameBytesTwiceAreReadOnce()
    {
        writeFile(at(u"report.csv"_s), part("1"));
        writeFile(at(u"report (1).csv"_s), part("1"));
        const Reading reading = readPaths({at({})});
        QCOMPARE(reading.sink.sum().toString(), u"1"_s);
        QVERIFY(reading.findings(Severity::Info).contains(u"is read once"_s));
        // The same file by two ways is no news.
        QCOMPARE(readPaths({at(u"report.csv"_s), at(u"./report.csv"_s)}).summary.findings.size(), 0);
    }

    void theSameBytesInTwoPartsOfAManifestAreAnError()
    {
        writeFile(at(u"a-1.csv"_s), part("1"));
        writeFile(at(u"a-2.csv"_s), part("1"));
        writeFile(at(u"a-Manifest.json"_s), legacyManifest(u"x"_s, {u"k/a-1.csv"_s, u"k/a-2.csv"_s}));
        const Reading reading = readPaths({at({})});
        QVERIFY(reading.findings(Severity::Error).contains(u"would count twice"_s));
    }

    void otherFilesInTheFolderDoNotMatter()
    {
        writeFile(at(u"report.csv"_s), part("1"));
        writeFile(at(u"notes.txt"_s), "hello\n");
        writeFile(at(u"budget.csv"_s), "month,amount\n");
        writeFile(at(u".DS_Store"_s), QByteArray("\0\0\0\1Bud1", 8));
        QCOMPARE(sums({at({})}), QStringList{u"1"_s});
        // Named, it must be an export.
        QVERIFY(sums({at(u"report.csv"_s), at(u"notes.txt"_s)})[0].startsWith(u"! "_s));
    }

    void aDamagedFileBesideIsSaid()
    {
        writeFile(at(u"report.csv"_s), part("1"));
        writeFile(at(u"part2.csv.gz"_s), QByteArray("\x1f\x8b\x08\x00 broken"));
        const Reading reading = readPaths({at({})});
        QCOMPARE(reading.sink.sum().toString(), u"1"_s);
        QVERIFY2(reading.findings(Severity::Warning).contains(u"part2.csv.gz"_s),
                 qPrintable(reading.findings(Severity::Warning)));
    }

    void linksAreNotFollowedRound()
    {
        writeFile(at(u"a/report.csv"_s), part("1"));
        QVERIFY(QFile::link(at({}), at(u"a/loop"_s)));
        QCOMPARE(sums({at({})}), QStringList{u"1"_s});
    }

    void accountNames_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::newRow("the console's export")
            << QByteArray("Account ID,ARN,Email,Name,Status,Joined method,Joined timestamp\n"
                          "222222222222,arn:x,a@b.example,\"R&D, Lisbon\",ACTIVE,CREATED,2020-01-01\n");
        QTest::newRow("the command line's") << QByteArray("\xef\xbb\xbf"
                                                          "Id,Name\r\n222222222222,\"R&D, Lisbon\"\r\n");
        QTest::newRow("in another order") << QByteArray("name,account id\n\"R&D, Lisbon\",222222222222\n");
        QTest::newRow("with lines of no use")
            << QByteArray("AccountId,AccountName\nshort\n3.57E+11,Mangled\n222222222222,\"R&D, Lisbon\"\n");
    }
    void accountNames()
    {
        QFETCH(QByteArray, list);
        writeFile(at(u"report.csv"_s), part("1"));
        writeFile(at(u"accounts.csv"_s), list);
        for (const QStringList& paths :
             {QStringList{at({})}, QStringList{at(u"report.csv"_s), at(u"accounts.csv"_s)}}) {
            const Reading reading = readPaths(paths);
            QVERIFY(!reading.error);
            QCOMPARE(reading.summary.lines, 1);
            QCOMPARE(reading.summary.accountNames,
                     (QList<QPair<QString, QString>>{{u"222222222222"_s, u"R&D, Lisbon"_s}}));
        }
    }

    void accountNamesAlone()
    {
        writeFile(at(u"accounts.csv"_s), "Account ID,Name\n222222222222,Website\n");
        QVERIFY(sums({at({})})[0].contains(u"lists accounts and holds no charges"_s));
    }
};

QTEST_GUILESS_MAIN(TestExportFinder)
#include "tst_exportfinder.moc"
