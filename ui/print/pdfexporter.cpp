// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/pdfexporter.h"

#include "ui/print/documentpainter.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

namespace billfold
{

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("PdfExporter", sentence);
}

constexpr int dotsPerInch = 600;

Error unwritable(const QSaveFile& file)
{
    return {ErrorCode::Storage,
            tr("%1 cannot be written. Check the folder and the free space, or choose another place.")
                .arg(file.fileName()),
            file.errorString()};
}

} // namespace

Result<void> writePdf(const QList<Document>& documents, const QString& path,
                      const std::function<bool(int, int)>& progress)
{
    int count = 0;
    for (const Document& document : documents)
        count += DocumentPainter(document).pageCount();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(file);
    QPdfWriter writer(&file);
    writer.setResolution(dotsPerInch); // before anything is measured
    writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)));
    writer.setCreator(QStringLiteral("Billfold"));
    writer.setTitle(documents.isEmpty() ? QString() : documents.first().title);
    QPainter painter;
    if (count == 0 || !painter.begin(&writer))
        return unwritable(file);
    int number = 0;
    for (const Document& document : documents) {
        const DocumentPainter pages(document);
        for (int i = 0; i < pages.pageCount(); ++i) {
            if (number > 0 && !writer.newPage())
                return unwritable(file);
            ++number;
            pages.paint(painter, i, dotsPerInch, number, count);
            if (progress && !progress(number, count))
                return Error{ErrorCode::Cancelled, tr("Stopped. No file was written."), {}};
        }
    }
    painter.end();
    if (!file.commit())
        return unwritable(file);
    return {};
}

} // namespace billfold
