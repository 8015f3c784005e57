// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/documentoutput.h"

#include "models/services/auditservice.h"
#include "models/services/identityservice.h"
#include "models/views/billdocument.h"
#include "ui/dialogs/backgroundwork.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/filechooser.h"
#include "ui/dialogs/savebilldialog.h"

#include <QCoreApplication>
#include <QPageLayout>
#include <QPointer>
#include <QPrintDialog>
#include <QPrinter>
#include <QPrinterInfo>
#include <QtConcurrentRun>

#include <functional>
#include <optional>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DocumentOutput", sentence);
}

/// What is written into the audit log of a document that left the program.
struct Leaving {
    std::shared_ptr<Workspace> workspace;
    QString action;
    QString object;
};

/// `make` is called on another thread.
void writeTo(QWidget* parent, const std::function<Document()>& make, const Leaving& leaving,
             const QString& title, const QString& path, const NoticeSink& notice)
{
    BackgroundWork::run(
        parent, tr("Saving %1").arg(title), tr("Page %1 of %2"),
        [make, path](const ExportProgress& progress) {
            return QtConcurrent::run([make, path, progress] { return writePdf({make()}, path, progress); });
        },
        [notice, path, leaving](const Result<void>& result) {
            if (result) {
                leaving.workspace->audit().noteExport(leaving.action, leaving.object, path);
                saySaved(notice, tr("The document is saved."), path);
            } else {
                sayFailed(notice, tr("The document was not saved."), result.error());
            }
        });
}

void printOn(QWidget* parent, const std::shared_ptr<Workspace>& workspace, const DocumentInput& input,
             const QString& title, const std::shared_ptr<QPrinter>& printer, const NoticeSink& notice)
{
    const bool some = printer->printRange() == QPrinter::PageRange;
    const int from = some ? printer->fromPage() : 0;
    const int to = some ? printer->toPage() : 0;
    BackgroundWork::run(
        parent, tr("Printing %1").arg(title), tr("Page %1 of %2"),
        [input, printer, from, to](const ExportProgress& progress) {
            // What was painted so far is thrown away before the printer could take it.
            const auto goOn = [progress, printer](int done, int all) {
                const bool on = progress(done, all);
                if (!on)
                    printer->abort();
                return on;
            };
            return QtConcurrent::run([input, printer, from, to, goOn] {
                return paintDocuments(*printer, {documentOf(input)}, from, to, goOn);
            });
        },
        [notice, workspace, document = documentFileName(input),
         name = printer->printerName()](const Result<void>& result) {
            if (result) {
                workspace->audit().noteExport(u"billing:PrintDocument"_s, document, name);
                notice(Semantic::Success, tr("Sent to the printer."), name);
            } else {
                sayFailed(notice, tr("The document was not printed."), result.error());
            }
        });
}

/// Whether who asked for a document is still who acts: nothing opens over the sign-in page, or for somebody
/// else.
class Asker
{
public:
    explicit Asker(std::shared_ptr<Workspace> workspace)
        : m_workspace(std::move(workspace)), m_who(m_workspace->identity().caller().principal)
    {
    }
    bool isStillThere() const { return m_workspace->identity().caller().principal == m_who; }

private:
    std::shared_ptr<Workspace> m_workspace;
    std::optional<PrincipalId> m_who;
};

void askForPrinter(QWidget* parent, const std::shared_ptr<Workspace>& workspace, const DocumentInput& input,
                   const QString& title, const NoticeSink& notice)
{
    auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(QPageSize(QPageSize::A4));
    printer->setFullPage(true);
    printer->setDocName(title);
    auto* dialog = new QPrintDialog(printer.get(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setOption(QAbstractPrintDialog::PrintPageRange);
    QObject::connect(dialog, qOverload<>(&QDialog::accepted), parent,
                     [=] { printOn(parent, workspace, input, title, printer, notice); });
    // The dialog points at the printer for as long as it lives.
    QObject::connect(dialog, &QObject::destroyed, parent, [printer] {});
    dialog->open();
}

} // namespace

void saveSubject(QWidget* parent, std::shared_ptr<Workspace> workspace, const DocumentSubject& subject,
                 const NoticeSink& notice)
{
    loadDocument(
        parent, *workspace, subject, lastDepth(subject.kind),
        [parent, workspace, title = subject.title, notice](const Result<DocumentInput>& input) {
            if (!input) {
                sayFailed(notice, tr("The document was not saved."), input.error());
                return;
            }
            const QPointer<QWidget> still(parent);
            const QString path = chooseSaveFile(parent, u"documents"_s, tr("Save as PDF"),
                                                documentFileName(*input), u".pdf"_s, tr("PDF (*.pdf)"));
            if (still && !path.isEmpty())
                writeTo(
                    parent, [input = *input] { return documentOf(input); },
                    {workspace, u"billing:ExportDocument"_s, documentFileName(*input)}, title, path, notice);
        });
}

void saveAccessPdf(QWidget* parent, std::shared_ptr<Workspace> workspace, const Document& document,
                   const QString& name, const NoticeSink& notice)
{
    const QString path = chooseSaveFile(parent, u"documents"_s, tr("Save as PDF"),
                                        safeFileName(name) + u".pdf"_s, u".pdf"_s, tr("PDF (*.pdf)"));
    if (!path.isEmpty())
        writeTo(
            parent, [document] { return document; },
            {std::move(workspace), u"organizations:ExportEffectiveAccess"_s, name}, document.title, path,
            notice);
}

void printSubject(QWidget* parent, std::shared_ptr<Workspace> workspace, const DocumentSubject& subject,
                  const NoticeSink& notice)
{
    if (QPrinterInfo::availablePrinterNames().isEmpty()) {
        explainAndOffer(
            parent, tr("No printer is set up"),
            tr("The system knows no printer. The document can be saved as PDF and printed elsewhere."),
            tr("Save as PDF"), [=] { saveSubject(parent, workspace, subject, notice); });
        return;
    }
    loadDocument(parent, *workspace, subject, lastDepth(subject.kind),
                 [parent, workspace, title = subject.title, notice,
                  asker = Asker(workspace)](const Result<DocumentInput>& input) {
                     if (!asker.isStillThere())
                         return;
                     if (input)
                         askForPrinter(parent, workspace, *input, title, notice);
                     else
                         sayFailed(notice, tr("The document was not printed."), input.error());
                 });
}

} // namespace billfold
