// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billdocument.h"
#include "tests/support/documentinputs.h"
#include "tests/support/golden.h"
#include "ui/print/documentexport.h"
#include "ui/print/documentpainter.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

class PdfExporterTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString path(const QString& name) const { return m_dir.filePath(name); }

    /// What the process holds now, in kilobytes.
    static qint64 residentMemory()
    {
        QFile file(u"/proc/self/status"_s);
        if (!file.open(QIODevice::ReadOnly))
            return 0;
        for (const QByteArray& line : file.readAll().split('\n')) {
            if (line.startsWith("VmRSS:"))
                return line.mid(6).trimmed().split(' ').first().toLongLong();
        }
        return 0;
    }

private slots:
    void init()
    {
        for (const QString& name : QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden))
            QFile::remove(path(name));
    }

    void theTextOfAPdfIsItsDocuments()
    {
        QVERIFY(writePdf({billDocument(sixAccountsBill())}, path(u"bill.pdf"_s)).ok());
        const QByteArray text = pdfText(path(u"bill.pdf"_s));
        QVERIFY(text.contains("Total charged to payer account"));
        QVERIFY(text.contains("USD 636.64"));
        QVERIFY(text.contains("Page 1 of 1"));
    }

    void headingsAndFootStandOnEveryPage()
    {
        StatementInput input = longStatement(3, 60);
        input.bill = billOf(input.bill.total, false);
        QVERIFY(writePdf({statementDocument(input)}, path(u"long.pdf"_s)).ok());
        const QList<QByteArray> pages = pdfText(path(u"long.pdf"_s)).split('\f');
        QCOMPARE(pages.size(), 6); // five, and nothing after the last form feed
        for (int i = 0; i < 5; ++i) {
            QVERIFY2(pages[i].contains("Estimate"), "an estimate says so on every page");
            QVERIFY(pages[i].contains(u"Page %1 of 5"_s.arg(i + 1).toUtf8()));
            QVERIFY(pages[i].contains("Description"));
        }
    }

    void aServiceIsNotPartedFromItsFirstLine()
    {
        // Whatever the number of lines before it, a group never ends a page.
        for (int before = 20; before < 60; ++before) {
            StatementInput input = longStatement(2, before);
            const PageFonts fonts;
            const Document document = statementDocument(input);
            const PageLayout layout = layOut(document, fonts);
            for (const PageBlocks& page : layout.pages) {
                const PageBlock& last = page.last();
                if (last.kind != PageBlock::Kind::Row)
                    continue;
                const auto& table = std::get<DocumentTable>(document.sections[last.section]);
                QVERIFY(table.rows[last.row].kind != DocumentRow::Kind::Group);
                QVERIFY(last.y + last.height <= page::contentBottom);
            }
        }
    }

    void aLongTextWrapsAndAnAmountIsNeverCut()
    {
        StatementInput input = longStatement(1, 1);
        input.details[0].lines[0].description =
            u"$0.085 per GB - data transfer out (Europe), first 10 TB per month, including requests from the edge"_s;
        input.details[0].lines[0].region = u"a-region-with-a-name-that-is-longer-than-its-column"_s;
        input.details[0].lines[0].cents = 123456789012345;
        QVERIFY(writePdf({statementDocument(input)}, path(u"wide.pdf"_s)).ok());
        QByteArray text = pdfText(path(u"wide.pdf"_s)).simplified();
        QVERIFY(text.contains("1,234,567,890,123.45"));
        QVERIFY2(text.contains("requests from the edge") || text.contains("from the edge"), text.constData());
        QVERIFY(!text.contains("\u2026"));
    }

    void aThousandPagesTakeSecondsAndLittleMemory()
    {
        const qint64 before = residentMemory();
        QElapsedTimer timer;
        timer.start();
        const StatementInput input = longStatement(100, 430);
        int pages = 0;
        QVERIFY(writePdf({statementDocument(input)}, path(u"thousand.pdf"_s), [&](int done, int) {
                    pages = done;
                    return true;
                }).ok());
        QVERIFY2(pages >= 1000, qPrintable(QString::number(pages)));
        const qint64 grown = (residentMemory() - before) / 1024;
        QVERIFY2(grown < 200, qPrintable(u"%1 MB"_s.arg(grown)));
        QVERIFY2(timer.elapsed() < 30000, qPrintable(u"%1 ms"_s.arg(timer.elapsed())));
        qInfo("%d pages, %lld ms, %lld MB more than before", pages, timer.elapsed(), grown);
    }

    void stoppingLeavesNoFile()
    {
        const auto written = writePdf({statementDocument(longStatement(1, 500))}, path(u"stopped.pdf"_s),
                                      [](int done, int) { return done < 3; });
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::Cancelled);
        QCOMPARE(QDir(m_dir.path()).entryList(QDir::Files | QDir::Hidden), QStringList());
    }

    void aPlaceThatCannotBeWrittenIsNamed()
    {
        const QString nowhere = path(u"no/such/folder/bill.pdf"_s);
        const auto written = writePdf({billDocument(sixAccountsBill())}, nowhere);
        QVERIFY(!written.ok());
        QVERIFY(written.error().message.contains(nowhere));
    }

    void itWorksOffTheGuiThread()
    {
        std::optional<Result<void>> written;
        std::thread thread(
            [&] { written = writePdf({billDocument(sixAccountsBill())}, path(u"thread.pdf"_s)); });
        thread.join();
        QVERIFY(written->ok());
        QVERIFY(pdfText(path(u"thread.pdf"_s)).contains("636.64"));
    }

    void billAndStatementsAreNumberedThrough()
    {
        FakeSource source(5, 60);
        QVERIFY(writeBillPdf(source, DocumentDepth::UsageTypes, true, path(u"set.pdf"_s)).ok());
        const QByteArray text = pdfText(path(u"set.pdf"_s));
        QVERIFY(text.contains("Page 1 of 11"));
        QVERIFY(text.contains("Page 11 of 11"));
        QVERIFY(text.contains("follows on pages 2 to 11"));
    }

    void statementsHaveFilesOfTheirOwn()
    {
        FakeSource source(3, 5);
        QList<int> counts;
        const auto written = writeStatements(source, DocumentDepth::UsageTypes, {}, path(u"statements"_s),
                                             [&](int done, int all) {
                                                 counts.append(done * 10 + all);
                                                 return true;
                                             });
        QVERIFY(written.ok());
        QCOMPARE(counts, QList<int>({13, 23, 33}));
        QCOMPARE(QDir(path(u"statements"_s)).entryList(QDir::Files),
                 QStringList({u"2026-09-statement-112233445566-USD-100000000000.pdf"_s,
                              u"2026-09-statement-112233445566-USD-100000000001.pdf"_s,
                              u"2026-09-statement-112233445566-USD-100000000002.pdf"_s}));
        QDir(path(u"statements"_s)).removeRecursively();
    }

    void keysThatMakeTheSameNameDoNotOverwriteEachOther()
    {
        FakeSource source(0, 1);
        source.setKeys({u"a/b"_s, u"a:b"_s, u"a_b"_s, u"A_b"_s});
        const auto written = writeStatements(source, DocumentDepth::UsageTypes, {}, path(u"same"_s));
        QVERIFY(written.ok());
        QStringList names = QDir(path(u"same"_s)).entryList(QDir::Files);
        names.sort();
        QCOMPARE(names, QStringList({u"2026-09-statement-112233445566-USD-A_b-2.pdf"_s,
                                     u"2026-09-statement-112233445566-USD-a_b-6783a3.pdf"_s,
                                     u"2026-09-statement-112233445566-USD-a_b-c14cdd.pdf"_s,
                                     u"2026-09-statement-112233445566-USD-a_b.pdf"_s}));
        QDir(path(u"same"_s)).removeRecursively();
    }

    void anAccountThatIsNotThereIsAnError()
    {
        FakeSource source(1, 1);
        const auto written = writeStatements(source, DocumentDepth::UsageTypes, {u"999"_s}, path(u"none"_s));
        QVERIFY(!written.ok());
        QCOMPARE(written.error().code, ErrorCode::NotFound);
        QDir(path(u"none"_s)).removeRecursively();
    }

    void everyDeviceBreaksPagesAtTheSamePlaces()
    {
        const Document document = statementDocument(longStatement(3, 60));
        const DocumentPainter painter(document);
        const QImage image = painter.image(0, 96, 1, painter.pageCount());
        QCOMPARE(image.size(), QSize(794, 1123));
        QVERIFY(image.pixelColor(5, 5) == Qt::white);
        // A printer that prints pages 2 to 3 only.
        QPdfWriter printer(path(u"printed.pdf"_s));
        printer.setPageSize(QPageSize(QPageSize::A4));
        printer.setPageMargins(QMarginsF(0, 0, 0, 0));
        QVERIFY(paintDocuments(printer, {document}, 2, 3).ok());
        const QByteArray text = pdfText(path(u"printed.pdf"_s));
        QVERIFY(!text.contains("Page 1 of"));
        QVERIFY(text.contains("Page 2 of 5"));
        QVERIFY(text.contains("Page 3 of 5"));
        QVERIFY(!text.contains("Page 4 of"));
    }
};

QTEST_MAIN(PdfExporterTest)
#include "tst_pdfexporter.moc"
