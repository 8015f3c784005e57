// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ingest/bytesource.h"
#include "tests/models/ingest/ingestsupport.h"
#include "tests/models/ingest/packing.h"

#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

struct All {
    QByteArray bytes;
    bool failed = false;
    Error error;
    QByteArray hash;
    Packing packing = Packing::Plain;
};

All readAll(const QString& path, std::int64_t portion = 1000, bool ahead = false)
{
    All all;
    auto opened = openByteSource(path);
    if (!opened) {
        all.failed = true;
        all.error = opened.error();
        return all;
    }
    std::unique_ptr<ByteSource> source = std::move(*opened);
    if (ahead)
        source = readAhead(std::move(source));
    all.packing = source->packing();
    std::vector<char> buffer(static_cast<size_t>(portion));
    std::int64_t got = 0;
    while ((got = source->read(buffer.data(), portion)) > 0)
        all.bytes.append(buffer.data(), got);
    all.failed = got < 0;
    all.error = source->failure();
    all.hash = source->hash();
    return all;
}

QByteArray text(int lines)
{
    QByteArray bytes;
    quint32 state = 1;
    for (int i = 0; i < lines; ++i) {
        state = state * 1664525 + 1013904223;
        bytes += "line " + QByteArray::number(i) + ',' + QByteArray::number(state) + '\n';
    }
    return bytes;
}

} // namespace

class TestByteSource : public QObject
{
    Q_OBJECT

private slots:
    void packings_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<Packing>("packing");
        const QByteArray content = text(20000);
        QTest::newRow("plain") << content << content << Packing::Plain;
        QTest::newRow("empty") << QByteArray() << QByteArray() << Packing::Plain;
        QTest::newRow("one byte") << QByteArray("a") << QByteArray("a") << Packing::Plain;
        QTest::newRow("gzip") << gzipped(content) << content << Packing::Gzip;
        QTest::newRow("gzip of nothing") << gzipped({}) << QByteArray() << Packing::Gzip;
        QTest::newRow("gzip, two members")
            << gzipped(content) + gzipped("tail") << QByteArray(content + "tail") << Packing::Gzip;
        QTest::newRow("gzip, many members")
            << gzipped("a") + gzipped({}) + gzipped("b") + gzipped("c") << QByteArray("abc") << Packing::Gzip;
        QTest::newRow("gzip, padded with zeros")
            << QByteArray(gzipped(content) + QByteArray(512, '\0')) << content << Packing::Gzip;
        QTest::newRow("zip") << zipped({{"report.csv", content}}) << content << Packing::Zip;
        QTest::newRow("zip with a folder and a note") << zipped({{"folder/", {}},
                                                                 {"folder/report.CSV", content},
                                                                 {"folder/readme.txt", "x"},
                                                                 {"__MACOSX/report.csv", "y"}})
                                                      << content << Packing::Zip;
    }
    void packings()
    {
        QFETCH(QByteArray, file);
        QFETCH(QByteArray, content);
        QFETCH(Packing, packing);
        const QString path = m_folder.filePath(u"packed"_s);
        writeFile(path, file);
        for (const bool ahead : {false, true}) {
            for (const std::int64_t portion : {7, 1000, 3 << 20}) {
                const All all = readAll(path, portion, ahead);
                QVERIFY2(!all.failed, qPrintable(all.error.message));
                QCOMPARE(all.bytes, content);
                QCOMPARE(all.packing, packing);
                QCOMPARE(all.hash.size(), 16);
            }
        }
        // The hash is of the bytes on disk.
        const QByteArray before = readAll(path).hash;
        QCOMPARE(readAll(path, 7, true).hash, before);
        if (file.size() > 1) {
            writeFile(m_folder.filePath(u"other"_s), file + '\0');
            QVERIFY(readAll(m_folder.filePath(u"other"_s)).hash != before);
        }
    }

    void truncatedGzipGivesWhatCameBefore()
    {
        const QByteArray content = text(3000);
        const QByteArray packed = gzipped(content);
        const QString path = m_folder.filePath(u"cut.gz"_s);
        for (qsizetype length = 3; length < packed.size();
             length += length < 30 || length > packed.size() - 30 ? 1 : 997) {
            writeFile(path, packed.left(length));
            const All all = readAll(path, 1000, length % 2 == 0);
            QVERIFY2(all.failed, qPrintable(QString::number(length)));
            QCOMPARE(all.error.code, ErrorCode::Invalid);
            QVERIFY(all.error.message.contains(u"cut.gz"_s));
            QVERIFY(content.startsWith(all.bytes));
        }
    }

    void corruptGzipNeverPasses()
    {
        const QByteArray content = text(3000);
        const QByteArray packed = gzipped(content);
        const QString path = m_folder.filePath(u"corrupt.gz"_s);
        // Behind the header (flags and names may differ without harm) every changed byte must be noticed.
        for (qsizetype at = 10; at < packed.size(); at += 61) {
            QByteArray changed = packed;
            changed[at] = static_cast<char>(changed[at] ^ 0x10);
            writeFile(path, changed);
            QVERIFY2(readAll(path).failed, qPrintable(QString::number(at)));
        }
        writeFile(path, packed + "garbage");
        QVERIFY(readAll(path).failed);
    }

    void badZips_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QString>("message");
        const QByteArray good = zipped({{"report.csv", text(1000)}});
        QTest::newRow("cut off") << good.left(good.size() / 2) << u"damaged"_s;
        QTest::newRow("without directory") << good.left(good.size() - 60) << u"damaged"_s;
        QTest::newRow("two reports") << zipped({{"a.csv", "1"}, {"b.csv", "2"}}) << u"holds 2 files"_s;
        QTest::newRow("nothing in it") << zipped({{"folder/", {}}}) << u"holds 0 files"_s;
        QByteArray changed = good;
        changed[200] = static_cast<char>(changed[200] ^ 0x55);
        QTest::newRow("changed byte") << changed << u"damaged"_s;
        QTest::newRow("only the magic") << QByteArray("PK\x03\x04zzzz") << u"damaged"_s;
    }
    void badZips()
    {
        QFETCH(QByteArray, file);
        QFETCH(QString, message);
        const QString path = m_folder.filePath(u"bad.zip"_s);
        writeFile(path, file);
        const All all = readAll(path);
        QVERIFY(all.failed);
        QCOMPARE(all.error.code, ErrorCode::Invalid);
        QVERIFY2(all.error.message.contains(message), qPrintable(all.error.message));
        QVERIFY(all.error.message.contains(u"bad.zip"_s));
    }

    void whatIsNoFile()
    {
        QCOMPARE(readAll(m_folder.filePath(u"absent"_s)).error.code, ErrorCode::Storage);
        QCOMPARE(readAll(m_folder.path()).error.code, ErrorCode::Invalid);
        const QString pipe = m_folder.filePath(u"pipe"_s);
        QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
        QCOMPARE(readAll(pipe).error.code, ErrorCode::Invalid);
    }

    void aFileThatChanges_data()
    {
        QTest::addColumn<QString>("how");
        for (const char* how : {"grows", "shrinks", "is removed", "is replaced", "is rewritten"})
            QTest::newRow(how) << QString::fromLatin1(how);
    }
    void aFileThatChanges()
    {
        QFETCH(QString, how);
        const QString path = m_folder.filePath(u"live.csv"_s);
        const QByteArray content = text(50000);
        writeFile(path, content);
        auto opened = openByteSource(path);
        QVERIFY(opened.ok());
        char buffer[1000];
        QVERIFY((*opened)->read(buffer, 1000) > 0);
        QFile file(path);
        if (how == u"grows"_s) {
            QVERIFY(file.open(QIODevice::Append));
            file.write("more\n");
            file.close();
        } else if (how == u"shrinks"_s) {
            QVERIFY(file.resize(5000));
        } else if (how == u"is removed"_s) {
            QVERIFY(file.remove());
        } else if (how == u"is replaced"_s) {
            writeFile(path + u".new"_s, content);
            QVERIFY(file.remove());
            QVERIFY(QFile::rename(path + u".new"_s, path));
        } else {
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write("other");
            file.close();
        }
        std::int64_t got = 0;
        while ((got = (*opened)->read(buffer, 1000)) > 0) {
        }
        QCOMPARE(got, -1);
        QCOMPARE((*opened)->failure().code, ErrorCode::Storage);
        QVERIFY((*opened)->failure().message.contains(u"live.csv"_s));
    }

    void readingAheadCanBeAbandoned()
    {
        const QString path = m_folder.filePath(u"large.gz"_s);
        writeFile(path, gzipped(QByteArray(40 << 20, 'x')));
        auto opened = openByteSource(path);
        QVERIFY(opened.ok());
        auto ahead = readAhead(std::move(*opened));
        char buffer[10];
        QCOMPARE(ahead->read(buffer, 10), 10);
        ahead.reset(); // must not hang
        QVERIFY(ahead == nullptr);
    }

private:
    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestByteSource)
#include "tst_bytesource.moc"
