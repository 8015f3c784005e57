// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/billdocument.h"
#include "tests/support/documentinputs.h"
#include "tests/support/golden.h"
#include "ui/print/pdfexporter.h"

#include <QPrinter>
#include <QTemporaryDir>
#include <QTest>

using namespace billfold;
using namespace billfold::test;
using namespace Qt::StringLiterals;

namespace
{

/// A printer that prints into a file, set up as the print command sets up any.
void printInto(QPrinter& printer, const QString& path)
{
    printer.setOutputFormat(QPrinter::PdfFormat);
    printer.setOutputFileName(path);
    printer.setPageSize(QPageSize(QPageSize::A4));
    printer.setFullPage(true);
}

} // namespace

/// Documents on a printer. There is none where tests run; one that prints into a file stands for it.
class TstDocumentOutput : public QObject
{
    Q_OBJECT

private slots:
    void aPrinterGetsTheChosenPages();
    void aPrinterThatIsNotThereIsASentence();
    void printingStopsWhereItIsTold();
};

void TstDocumentOutput::aPrinterGetsTheChosenPages()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"print.pdf"_s);
    {
        QPrinter printer(QPrinter::HighResolution);
        printInto(printer, path);
        QVERIFY(paintDocuments(printer, {statementDocument(longStatement(3, 60))}, 2, 3).ok());
    }
    const QByteArray text = pdfText(path);
    QVERIFY(!text.contains("Page 1 of"));
    QVERIFY(text.contains("Page 2 of") && text.contains("Page 3 of"));
    QVERIFY(!text.contains("Page 4 of"));
}

void TstDocumentOutput::aPrinterThatIsNotThereIsASentence()
{
    QPrinter printer(QPrinter::HighResolution);
    printInto(printer, u"/nowhere/print.pdf"_s);
    const Result<void> printed = paintDocuments(printer, {statementDocument(longStatement(1, 1))});
    QVERIFY(!printed);
    QCOMPARE(printed.error().message, u"The printer took no page. Check that it is there, or save as PDF."_s);
}

void TstDocumentOutput::printingStopsWhereItIsTold()
{
    const QTemporaryDir folder;
    QPrinter printer(QPrinter::HighResolution);
    printInto(printer, folder.filePath(u"print.pdf"_s));
    const Result<void> printed = paintDocuments(printer, {statementDocument(longStatement(3, 60))}, 0, 0,
                                                [](int done, int) { return done < 2; });
    QVERIFY(!printed);
    QCOMPARE(printed.error().code, ErrorCode::Cancelled);
}

QTEST_MAIN(TstDocumentOutput)
#include "tst_documentoutput.moc"
