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
    /// True where there is more or less detail to choose.
    bool hasDepth() const { return !std::holds_alternative<Statement>(what) && depthMatters; }
    bool depthMatters = true;
};
DocumentSubject subjectOf(const BillId& bill);
DocumentSubject subjectOf(const IssuedDocument& document);

/// Asks for the subject's document; the answer comes in the thread of `owner`.
void loadDocument(QObject* owner, const Workspace& workspace, const DocumentSubject& subject,
                  DocumentDepth depth, std::function<void(const Result<DocumentInput>&)> then);

/// The depth that was chosen last, kept in the settings.
DocumentDepth lastDepth();
void rememberDepth(DocumentDepth depth);
QString depthName(DocumentDepth depth);

} // namespace billfold
