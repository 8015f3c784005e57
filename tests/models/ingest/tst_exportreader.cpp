// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ingest/ingestsupport.h"
#include "tests/models/ingest/packing.h"

#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

class TestExportReader : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;

private slots:
    void initTestCase()
    {
        m_path = m_dir.filePath(u"report.csv"_s);
        Table table = Table::legacy();
        for (int i = 0; i < 5000; ++i)
            table.row({{"identity/LineItemId", std::to_string(i)}, {"lineItem/UnblendedCost", "0.01"}});
        writeFile(m_path, table.csv());
    }

    void inBatches()
    {
        const Reading reading = readPaths({m_path}, {.batchLines = 300});
        QCOMPARE(reading.summary.lines, 5000);
        QVERIFY(reading.sink.batches >= 17);
        QCOMPARE(reading.sink.sum().toString(), u"50"_s);
        for (size_t i = 0; i < reading.sink.ids.size(); ++i) {
            QCOMPARE(reading.sink.ids[i], std::to_string(i));
            QCOMPARE(reading.sink.lines[i].sourceLine, static_cast<std::uint32_t>(i) + 2);
        }
    }

    void aPreviewStops()
    {
        const Reading reading = readPaths({m_path}, {.maxLines = 100});
        QCOMPARE(reading.summary.lines, 100);
        QVERIFY(!reading.summary.complete);
        QVERIFY(reading.summary.contentHash.isEmpty());
        QCOMPARE(readPaths({m_path}, {.maxLines = 5000}).summary.lines, 5000);
    }

    void theHashIsOfTheBytes()
    {
        const QByteArray hash = readPaths({m_path}).summary.contentHash;
        QCOMPARE(hash.size(), 16);
        QCOMPARE(readPaths({m_path}, {.batchLines = 7}).summary.contentHash, hash);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const QString other = m_dir.filePath(u"other.csv"_s);
        QCOMPARE(readBytes(other, bytes).summary.contentHash, hash);
        QVERIFY(readBytes(other, bytes + '\n').summary.contentHash != hash);
        // Packed, they are other bytes with the same lines.
        const Reading packed = readBytes(other, gzipped(bytes));
        QVERIFY(packed.summary.contentHash != hash);
        QCOMPARE(packed.sink.sum().toString(), u"50"_s);
    }

    void theHashIsKnownWithoutReadingLines()
    {
        const QString folder = m_dir.filePath(u"hashed"_s);
        const QByteArray csv = Table::legacy().row().csv();
        writeFile(folder + u"/a.csv"_s, csv);
        writeFile(folder + u"/b.csv.gz"_s, gzipped(csv + '\n'));
        writeFile(folder + u"/c.zip"_s, zipped({{"in.csv", csv + "\n\n"}}));
        const Reading reading = readPaths({folder});
        QVERIFY(!reading.error);
        QCOMPARE(reading.summary.files.size(), 3);
        const auto hash = contentHashOf(reading.source, nullptr);
        QVERIFY(hash);
        QCOMPARE(*hash, reading.summary.contentHash);
        const std::atomic<bool> cancel{true};
        const auto cancelled = contentHashOf(reading.source, &cancel);
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error().code, ErrorCode::Cancelled);
    }

    void cancelling()
    {
        std::atomic<bool> cancel{false};
        ReadOptions options{.batchLines = 100, .cancel = &cancel};
        options.progress = [&](const ReadProgress&) { cancel = true; };
        // Larger than what is read at once, so that there is something to cancel.
        const QString large = m_dir.filePath(u"large.csv"_s);
        const QByteArray header = Table::legacy().csv();
        const QByteArray csv = header + Table::legacy().row().csv().mid(header.size()).repeated(40000);
        const Reading reading = readBytes(large, csv, options);
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, ErrorCode::Cancelled);
        QVERIFY(QFile::remove(large));
    }

    void cancelledBeforeItBegins()
    {
        std::atomic<bool> cancel{true};
        const Reading reading = readPaths({m_path}, {.cancel = &cancel});
        QVERIFY(reading.error);
        QCOMPARE(reading.error->code, ErrorCode::Cancelled);
        QCOMPARE(reading.sink.lines.size(), size_t(0));
    }

    void anErrorOfTheSinkEndsTheReading()
    {
        Collector sink;
        sink.failAfter = 3;
        auto sources = findExports({m_path});
        const auto read = readExport(sources->first(), {.batchLines = 100}, sink);
        QVERIFY(!read.ok());
        QCOMPARE(read.error().message, u"sink failed"_s);
        QCOMPARE(sink.batches, 3);
    }

    void progressGoesForward()
    {
        qint64 lastBytes = 0;
        qint64 lastLines = 0;
        int calls = 0;
        ReadOptions options{.batchLines = 500};
        options.progress = [&](const ReadProgress& now) {
            QVERIFY(now.bytes >= lastBytes && now.lines >= lastLines);
            QCOMPARE(now.file, u"report.csv"_s);
            QVERIFY(now.filesDone <= 1);
            QCOMPARE(now.findings, 0);
            lastBytes = now.bytes;
            lastLines = now.lines;
            ++calls;
        };
        const Reading reading = readPaths({m_path}, options);
        QVERIFY(calls >= 10);
        QCOMPARE(lastLines, 5000);
        QCOMPARE(lastBytes, reading.source.bytes);
    }

    void severalPartsAreOneReport()
    {
        const QStringList names{u"p1.csv"_s, u"p2.csv.gz"_s, u"p3.zip"_s, u"p4.csv"_s};
        QStringList paths;
        for (qsizetype i = 0; i < names.size(); ++i) {
            const QByteArray csv =
                i == 3
                    ? Table::legacy().csv()
                    : Table::legacy()
                          .row({{"identity/LineItemId", std::to_string(i)}, {"lineItem/UnblendedCost", "1"}})
                          .csv();
            paths.append(m_dir.filePath(u"parts/"_s + names[i]));
            writeFile(paths.last(), i == 1 ? gzipped(csv) : i == 2 ? zipped({{"in.csv", csv}}) : csv);
        }
        const Reading reading = readPaths({m_dir.filePath(u"parts"_s)});
        QVERIFY2(!reading.error, qPrintable(reading.error ? reading.error->message : QString()));
        QCOMPARE(reading.summary.lines, 3);
        QCOMPARE(reading.summary.files, paths);
        for (size_t i = 0; i < 3; ++i)
            QCOMPARE(reading.sink.lines[i].sourceFile, static_cast<std::uint16_t>(i));
        // The last one has a header and no line: worth knowing, and no more.
        QCOMPARE(reading.findings(Severity::Info), u"p4.csv:1  x1 The file has a header and no lines."_s);
        QCOMPARE(reading.summary.warnings, 0);
    }

    /// Parts of one report may have their columns in different order.
    void partsWithDifferentHeaders()
    {
        ExportSource source{.format = u"cur-legacy"_s};
        const QByteArray first = Table::legacy().row({{"lineItem/UnblendedCost", "1"}}).csv();
        const QByteArray second = Table::legacy()
                                      .without("bill/BillType")
                                      .column("bill/BillType", "Purchase")
                                      .row({{"lineItem/UnblendedCost", "2"}})
                                      .csv();
        for (const QByteArray& csv : {first, second}) {
            source.files.append(m_dir.filePath(u"different%1.csv"_s.arg(source.files.size())));
            writeFile(source.files.last(), csv);
        }
        const Reading reading = readSource(source);
        QCOMPARE(reading.sink.sum().toString(), u"3"_s);
        QCOMPARE(reading.sink.originOf(0).billType, std::string("Anniversary"));
        QCOMPARE(reading.sink.originOf(1).billType, std::string("Purchase"));
    }
};

QTEST_GUILESS_MAIN(TestExportReader)
#include "tst_exportreader.moc"
