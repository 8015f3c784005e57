// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/print/documentexport.h"

#include "models/views/billdocument.h"
#include "ui/print/documentpainter.h"

#include <QCoreApplication>
#include <QDir>
#include <QSet>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DocumentExport", sentence);
}

/// Two accounts whose keys differ in the case of letters alone get names that differ: some file systems take
/// them for one.
QString freeName(const QString& name, QSet<QString>& taken)
{
    QString candidate = name;
    for (int number = 2; taken.contains(candidate.toLower()); ++number)
        candidate = name.chopped(4) + u"-%1.pdf"_s.arg(number);
    taken.insert(candidate.toLower());
    return candidate;
}

/// How many pages the statements of all accounts have.
Result<int> countPages(DocumentSource& source, DocumentDepth depth, const QStringList& accounts,
                       const ExportProgress& progress)
{
    int pages = 0;
    for (const QString& account : accounts) {
        auto statement = source.statement(account, depth);
        if (!statement)
            return statement.error();
        pages += DocumentPainter(statementDocument(*statement)).pageCount();
        if (progress && !progress(0, 0))
            return Error{ErrorCode::Cancelled, tr("Stopped. No file was written."), {}};
    }
    return pages;
}

} // namespace

Result<void> writeBillPdf(DocumentSource& source, DocumentDepth depth, bool withStatements,
                          const QString& path, const ExportProgress& progress)
{
    auto input = source.bill(depth);
    if (!input)
        return input.error();
    const QStringList accounts = withStatements ? source.accounts() : QStringList();
    auto statementPages = countPages(source, depth, accounts, progress);
    if (!statementPages)
        return statementPages.error();
    std::unique_ptr<DocumentPainter> bill;
    // The note that names the pages is part of the bill, so it could be what fills one more page.
    int billPages = 1;
    for (int tries = 0; tries < 3; ++tries) {
        if (withStatements) {
            input->statementsFrom = billPages + 1;
            input->statementsTo = billPages + *statementPages;
        }
        bill = std::make_unique<DocumentPainter>(billDocument(*input));
        if (bill->pageCount() == billPages)
            break;
        billPages = bill->pageCount();
    }
    const int count = billPages + *statementPages;
    auto file = PdfFile::create(path, bill->document().title + u' ' + source.summary().id.period.toString());
    if (!file)
        return file.error();
    if (auto appended = (*file)->append(*bill, 1, count, progress); !appended)
        return appended;
    int next = billPages + 1;
    for (const QString& account : accounts) {
        auto statement = source.statement(account, depth);
        if (!statement)
            return statement.error();
        const DocumentPainter pages(statementDocument(*statement));
        if (auto appended = (*file)->append(pages, next, count, progress); !appended)
            return appended;
        next += pages.pageCount();
    }
    return (*file)->commit();
}

Result<QStringList> writeStatements(DocumentSource& source, DocumentDepth depth, const QStringList& accounts,
                                    const QString& folder, const ExportProgress& progress)
{
    QStringList keys = accounts.isEmpty() ? source.accounts() : accounts;
    keys.removeDuplicates();
    if (!QDir().mkpath(folder))
        return Error{
            ErrorCode::Storage, tr("The folder %1 cannot be made. Choose another place.").arg(folder), {}};
    QStringList paths;
    QSet<QString> taken;
    for (const QString& key : keys) {
        auto statement = source.statement(key, depth);
        if (!statement)
            return statement.error();
        const QString path = QDir(folder).filePath(freeName(documentFileName(*statement), taken));
        if (auto written = writePdf({statementDocument(*statement)}, path); !written)
            return written.error();
        paths.append(path);
        if (progress && !progress(static_cast<int>(paths.size()), static_cast<int>(keys.size())))
            return Error{ErrorCode::Cancelled,
                         tr("Stopped. Statements written to %3: %1 of %2.")
                             .arg(paths.size())
                             .arg(keys.size())
                             .arg(folder),
                         {}};
    }
    return paths;
}

} // namespace billfold
