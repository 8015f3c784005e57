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

const QString depthSetting = u"documents/depth"_s;

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
    return {bill, tr("Consolidated bill, %1").arg(periodName(bill.period))};
}

DocumentSubject subjectOf(const IssuedDocument& document)
{
    DocumentSubject subject{document.id, tr("%1 %2").arg(documentKindName(document.kind), document.number)};
    subject.depthMatters = document.kind == DocumentKind::Bill;
    return subject;
}

void loadDocument(QObject* owner, const Workspace& workspace, const DocumentSubject& subject,
                  DocumentDepth depth, std::function<void(const Result<DocumentInput>&)> then)
{
    if (const auto* bill = std::get_if<BillId>(&subject.what))
        handOn(owner, workspace.billDocument(*bill, depth), std::move(then));
    else if (const auto* statement = std::get_if<DocumentSubject::Statement>(&subject.what))
        handOn(owner, workspace.statement(statement->bill, statement->account), std::move(then));
    else
        whenAnswered(owner, workspace.document(std::get<qint64>(subject.what), depth), std::move(then));
}

DocumentDepth lastDepth()
{
    const int kept = QSettings().value(depthSetting, static_cast<int>(DocumentDepth::Services)).toInt();
    return kept >= 0 && kept <= static_cast<int>(DocumentDepth::UsageTypes) ? static_cast<DocumentDepth>(kept)
                                                                            : DocumentDepth::Services;
}

void rememberDepth(DocumentDepth depth)
{
    QSettings().setValue(depthSetting, static_cast<int>(depth));
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
