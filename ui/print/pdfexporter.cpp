// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdfexporter.h"

#include "ui/print/documentpainter.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <vector>

namespace billfold
{

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("PdfExporter", sentence);
}

constexpr int pdfDotsPerInch = 600;

Error stopped()
{
    return {ErrorCode::Cancelled, tr("Stopped. No file was written."), {}};
}

} // namespace

struct PdfFile::Private {
    explicit Private(const QString& path) : file(path) {}
    // In this order: the painter ends on the writer, the writer on the file.
    QSaveFile file;
    std::unique_ptr<QPdfWriter> writer;
    QPainter painter;
    bool blank = true; ///< nothing is on the first page yet

    Error unwritable() const
    {
        return {ErrorCode::Storage,
                tr("%1 cannot be written. Check the folder and the free space, or choose another place.")
                    .arg(file.fileName()),
                file.errorString()};
    }
};

PdfFile::PdfFile(std::unique_ptr<Private> parts) : d(std::move(parts)) {}

PdfFile::~PdfFile()
{
    if (d->painter.isActive())
        d->painter.end();
}

Result<std::unique_ptr<PdfFile>> PdfFile::create(const QString& path, const QString& title)
{
    auto parts = std::make_unique<Private>(path);
    if (!parts->file.open(QIODevice::WriteOnly))
        return parts->unwritable();
    parts->writer = std::make_unique<QPdfWriter>(&parts->file);
    parts->writer->setResolution(pdfDotsPerInch); // before anything is measured
    parts->writer->setPageLayout(
        QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    parts->writer->setCreator(QStringLiteral("Billfold"));
    parts->writer->setTitle(title);
    if (!parts->painter.begin(parts->writer.get()))
        return parts->unwritable();
    return std::unique_ptr<PdfFile>(new PdfFile(std::move(parts)));
}

Result<void> PdfFile::append(const DocumentPainter& pages, int first, int count,
                             const ExportProgress& progress)
{
    for (int i = 0; i < pages.pageCount(); ++i) {
        if (!d->blank && !d->writer->newPage())
            return d->unwritable();
        d->blank = false;
        pages.paint(d->painter, i, pdfDotsPerInch, first + i, count);
        if (progress && !progress(first + i, count))
            return stopped();
    }
    return {};
}

Result<void> PdfFile::commit()
{
    if (!d->painter.end() || !d->file.commit())
        return d->unwritable();
    return {};
}

Result<void> writePdf(const QList<Document>& documents, const QString& path, const ExportProgress& progress)
{
    std::vector<std::unique_ptr<DocumentPainter>> painters;
    int count = 0;
    for (const Document& document : documents) {
        painters.push_back(std::make_unique<DocumentPainter>(document));
        count += painters.back()->pageCount();
    }
    auto file = PdfFile::create(path, documents.isEmpty() ? QString() : documents.first().title);
    if (!file)
        return file.error();
    int first = 1;
    for (const auto& pages : painters) {
        if (auto appended = (*file)->append(*pages, first, count, progress); !appended)
            return appended;
        first += pages->pageCount();
    }
    return (*file)->commit();
}

Result<void> paintDocuments(QPagedPaintDevice& device, const QList<Document>& documents, int from, int to,
                            const ExportProgress& progress)
{
    std::vector<std::unique_ptr<DocumentPainter>> painters;
    int count = 0;
    for (const Document& document : documents) {
        painters.push_back(std::make_unique<DocumentPainter>(document));
        count += painters.back()->pageCount();
    }
    const Error unprintable{
        ErrorCode::Storage, tr("The printer took no page. Check that it is there, or save as PDF."), {}};
    QPainter painter;
    if (count == 0 || !painter.begin(&device))
        return unprintable;
    int number = 0;
    bool blank = true;
    for (const auto& pages : painters) {
        for (int i = 0; i < pages->pageCount(); ++i) {
            ++number;
            if (number < from || (to > 0 && number > to))
                continue;
            if (!blank && !device.newPage())
                return unprintable;
            blank = false;
            pages->paint(painter, i, device.logicalDpiX(), number, count);
            if (progress && !progress(number, count))
                return Error{
                    ErrorCode::Cancelled, tr("Stopped at page %1 of %2.").arg(number).arg(count), {}};
        }
    }
    return {};
}

} // namespace billfold
