// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/documentloader.h"

#include "models/views/datetext.h"
#include "models/views/documentmodel.h"

#include <QCoreApplication>
#include <QSettings>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Documents", sentence);
}

QString depthSetting(DocumentKind kind)
{
    return kind == DocumentKind::Statement ? u"documents/statementDepth"_s : u"documents/depth"_s;
}

template <typename T>
void handOn(QObject* owner, const QFuture<Result<T>>& future,
            std::function<void(const Result<DocumentInput>&)> then)
{
    whenAnswered(owner, future, [then = std::move(then)](const Result<T>& answer) {
        then(answer ? Result<DocumentInput>(DocumentInput(*answer)) : Result<DocumentInput>(answer.error()));
    });
}

} // namespace

DocumentSubject subjectOf(const BillId& bill)
{
    return {bill, tr("Consolidated bill, %1").arg(periodName(bill.period)), DocumentKind::Bill};
}

DocumentSubject subjectOf(const BillId& bill, const QString& account)
{
    return {DocumentSubject::Statement{bill, account},
            tr("Statement of %1, %2").arg(account, periodName(bill.period)), DocumentKind::Statement};
}

DocumentSubject subjectOf(const IssuedDocument& document)
{
    return {document.id, tr("%1 %2").arg(documentKindName(document.kind), document.number), document.kind};
}

void loadDocument(QObject* owner, const Workspace& workspace, const DocumentSubject& subject,
                  DocumentDepth depth, std::function<void(const Result<DocumentInput>&)> then)
{
    if (const auto* bill = std::get_if<BillId>(&subject.what))
        handOn(owner, workspace.billDocument(*bill, depth), std::move(then));
    else if (const auto* statement = std::get_if<DocumentSubject::Statement>(&subject.what))
        handOn(owner, workspace.statement(statement->bill, statement->account, depth), std::move(then));
    else
        whenAnswered(owner, workspace.document(std::get<qint64>(subject.what), depth), std::move(then));
}

DocumentDepth lastDepth(DocumentKind kind)
{
    const auto usual = kind == DocumentKind::Statement ? DocumentDepth::UsageTypes : DocumentDepth::Services;
    const int kept = QSettings().value(depthSetting(kind), static_cast<int>(usual)).toInt();
    return kept >= 0 && kept <= static_cast<int>(DocumentDepth::UsageTypes) ? static_cast<DocumentDepth>(kept)
                                                                            : usual;
}

void rememberDepth(DocumentKind kind, DocumentDepth depth)
{
    QSettings().setValue(depthSetting(kind), static_cast<int>(depth));
}

QString depthName(DocumentDepth depth)
{
    switch (depth) {
    case DocumentDepth::Summary:
        return tr("Summary");
    case DocumentDepth::Services:
        return tr("Services");
    case DocumentDepth::UsageTypes:
        return tr("Usage types");
    }
    return {};
}

} // namespace billfold
