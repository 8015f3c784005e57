// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/workspace.h"
#include "ui/pages/ask.h"

#include <functional>
#include <memory>
#include <variant>

namespace billfold
{

/// What a preview, a printer or a file shall get: a bill that may not be issued yet, one account's statement
/// of it, or a document that was issued.
struct DocumentSubject {
    struct Statement {
        BillId bill;
        QString account;
    };
    std::variant<BillId, Statement, qint64> what;
    QString title; ///< for headings: "Consolidated bill, September 2026"
    DocumentKind kind = DocumentKind::Bill;
    /// True where there is more or less detail to choose.
    bool hasDepth() const { return kind == DocumentKind::Bill || kind == DocumentKind::Statement; }
};
DocumentSubject subjectOf(const BillId& bill);
/// The statement of one of the bill's accounts, issued or not.
DocumentSubject subjectOf(const BillId& bill, const QString& account);
DocumentSubject subjectOf(const IssuedDocument& document);

/// Asks for the subject's document; the answer comes in the thread of `owner`.
void loadDocument(QObject* owner, const Workspace& workspace, const DocumentSubject& subject,
                  DocumentDepth depth, std::function<void(const Result<DocumentInput>&)> then);

/// The depth that was chosen last for documents of this kind, kept in the settings. Bills begin with their
/// services, statements with their usage types.
DocumentDepth lastDepth(DocumentKind kind);
void rememberDepth(DocumentKind kind, DocumentDepth depth);
QString depthName(DocumentDepth depth);

} // namespace billfold
