// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/views/document.h"

#include <QList>
#include <QString>

#include <functional>
#include <memory>

class QPagedPaintDevice;

namespace billfold
{

class DocumentPainter;

/// Gets what is done and what there is in all, in pages or in documents; answers false to stop.
using ExportProgress = std::function<bool(int done, int all)>;

/// A PDF that is being written (A4, vector, selectable text, one font subset for all pages). It appears
/// complete, by commit(), or not at all. Works on any thread and needs a QGuiApplication.
class PdfFile
{
public:
    static Result<std::unique_ptr<PdfFile>> create(const QString& path, const QString& title);
    ~PdfFile();
    PdfFile(const PdfFile&) = delete;
    PdfFile& operator=(const PdfFile&) = delete;

    /// Appends a document. Its first page is number `first` of `count`.
    Result<void> append(const DocumentPainter& pages, int first, int count,
                        const ExportProgress& progress = {});
    Result<void> commit();

private:
    struct Private;
    explicit PdfFile(std::unique_ptr<Private> parts);
    std::unique_ptr<Private> d;
};

/// Writes documents one after the other into one PDF, pages numbered through. Progress counts pages.
Result<void> writePdf(const QList<Document>& documents, const QString& path,
                      const ExportProgress& progress = {});

/// Paints documents on a printer (one that offers its full page) or a preview, numbered through. `from` and
/// `to` count pages from 1; 0: from the first, to the last. Progress counts pages.
Result<void> paintDocuments(QPagedPaintDevice& device, const QList<Document>& documents, int from = 0,
                            int to = 0, const ExportProgress& progress = {});

} // namespace billfold
