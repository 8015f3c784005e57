// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/documentdialogs.h"

#include "ui/dialogs/documentoutput.h"
#include "ui/dialogs/issuedialog.h"
#include "ui/dialogs/previewdialog.h"
#include "ui/dialogs/savebilldialog.h"
#include "ui/dialogs/statementsdialog.h"

namespace billfold
{

namespace
{

void openModal(QDialog* dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void openPreview(QWidget* parent, const std::shared_ptr<Workspace>& workspace, const DocumentSubject& subject,
                 const NoticeSink& notice)
{
    // Not modal: a person looks at the bill and at its document side by side.
    auto* dialog = new PreviewDialog(workspace, subject, notice, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

/// What is shown or printed: the bill, or the statement of the one account that the request names.
DocumentSubject subjectOf(const DocumentRequest& request)
{
    return request.accounts.size() == 1 ? billfold::subjectOf(request.bill, request.accounts.first())
                                        : billfold::subjectOf(request.bill);
}

} // namespace

void runDocumentRequest(QWidget* parent, std::shared_ptr<Workspace> workspace, const DocumentRequest& request,
                        NoticeSink notice)
{
    switch (request.what) {
    case DocumentRequest::What::SavePdf:
        if (request.accounts.size() == 1)
            saveSubject(parent, workspace, subjectOf(request), notice);
        else
            openModal(new SaveBillDialog(workspace, request.bill, notice, parent));
        break;
    case DocumentRequest::What::Print:
        printSubject(parent, workspace, subjectOf(request), notice);
        break;
    case DocumentRequest::What::Preview:
        openPreview(parent, workspace, subjectOf(request), notice);
        break;
    case DocumentRequest::What::Statements:
        openModal(new StatementsDialog(workspace, request.bill, request.accounts, notice, parent));
        break;
    case DocumentRequest::What::Issue:
        openModal(new IssueDialog(workspace, request.bill, notice, parent));
        break;
    }
}

void previewDocument(QWidget* parent, std::shared_ptr<Workspace> workspace, const IssuedDocument& document,
                     NoticeSink notice)
{
    openPreview(parent, workspace, subjectOf(document), notice);
}

void saveDocument(QWidget* parent, std::shared_ptr<Workspace> workspace, const IssuedDocument& document,
                  NoticeSink notice)
{
    saveSubject(parent, std::move(workspace), subjectOf(document), notice);
}

void printDocument(QWidget* parent, std::shared_ptr<Workspace> workspace, const IssuedDocument& document,
                   NoticeSink notice)
{
    printSubject(parent, std::move(workspace), subjectOf(document), notice);
}

} // namespace billfold
