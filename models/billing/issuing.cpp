// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/billing/issuing.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Issuing", sentence);
}

constexpr Money::Wide attosPerCent = Money::attosPerUnit / 100;

const QRegularExpression& counterPattern()
{
    static const QRegularExpression pattern(u"\\{(N{1,4})\\}"_s);
    return pattern;
}

} // namespace

QString numberSchemeProblem(const QString& scheme)
{
    QString rest = scheme;
    rest.replace(u"{YYYY}"_s, QString()).replace(u"{MM}"_s, QString()).remove(counterPattern());
    if (rest.contains(u'{') || rest.contains(u'}'))
        return tr("'%1' has a part that is not known. Use {YYYY}, {MM} and {N} to {NNNN}.").arg(scheme);
    if (scheme.count(counterPattern()) != 1)
        return tr("'%1' needs one counter: {N}, {NN}, {NNN} or {NNNN}.").arg(scheme);
    if (scheme.size() > 60)
        return tr("The number scheme is longer than 60 characters.");
    return {};
}

QString nextNumber(const QString& scheme, BillingPeriod period, const QStringList& taken)
{
    QString text = numberSchemeProblem(scheme).isEmpty() ? scheme : defaultNumberScheme;
    text.replace(u"{YYYY}"_s, QString::number(period.year()));
    text.replace(u"{MM}"_s, u"%1"_s.arg(period.month(), 2, 10, QLatin1Char('0')));
    const QRegularExpressionMatch counter = counterPattern().match(text);
    const QString before = text.left(counter.capturedStart());
    const QString after = text.mid(counter.capturedEnd());
    const auto digits = static_cast<int>(counter.capturedLength(1));
    for (int number = 1;; ++number) {
        const QString candidate = before + u"%1"_s.arg(number, digits, 10, QLatin1Char('0')) + after;
        if (!taken.contains(candidate))
            return candidate;
    }
}

QList<IssuedDocument> documentsOfIssue(const IssueInput& input)
{
    const QString number = nextNumber(input.settings.numberScheme, input.bill.id.period, input.takenNumbers);
    IssuedDocument base{.bill = input.bill.id};
    base.payerName = input.bill.payerName;
    base.issuedOn = input.today;
    base.dueOn = input.today.addDays(input.settings.dueDays);
    QList<IssuedDocument> documents;
    IssuedDocument bill = base;
    bill.kind = DocumentKind::Bill;
    bill.number = number;
    bill.amount = Money::fromAttos(input.bill.totalCents * attosPerCent);
    documents.append(bill);
    for (qsizetype i = 0; i < input.sellers.size(); ++i) {
        IssuedDocument invoice = base;
        invoice.kind = DocumentKind::Invoice;
        invoice.number = number + u"-I%1"_s.arg(i + 1);
        invoice.seller = input.sellers[i].key;
        invoice.amount = Money::fromAttos(input.sellers[i].cents * attosPerCent);
        invoice.payment = PaymentState::Open;
        documents.append(invoice);
    }
    int statement = 0;
    for (const BillRow& account : input.accounts) {
        if (account.isPayer)
            continue;
        IssuedDocument document = base;
        document.kind = DocumentKind::Statement;
        document.number = number + u"-S%1"_s.arg(++statement);
        document.accountKey = account.key;
        document.accountName = account.name;
        document.amount = Money::fromAttos(account.cents * attosPerCent);
        documents.append(document);
    }
    return documents;
}

QList<IssueConcern> issueConcerns(const ConcernInput& input)
{
    QList<IssueConcern> concerns;
    const auto warn = [&](const QString& sentence) { concerns.append({Severity::Warning, sentence}); };
    const BillSummary& bill = input.bill;
    if (input.today <= bill.id.period.lastDay())
        warn(tr("The month is not over: it ends on %1.").arg(bill.id.period.lastDay().toString(Qt::ISODate)));
    if (bill.estimate)
        warn(tr("The bill is an estimate: some charges carry no invoice id of the provider yet."));
    if (bill.missingLines > 0) {
        const QString left =
            bill.missingLines == 1
                ? tr("1 line with errors was left out of the import")
                : tr("%1 lines with errors were left out of the import").arg(bill.missingLines);
        warn(bill.missingAmount ? tr("%1: %2 %3.").arg(left, bill.missingAmount->toString(), bill.id.currency)
                                : tr("%1, and what they cost is not known.").arg(left));
    }
    bool entered = false;
    for (const ReconcileRow& row : input.reconciliation.rows) {
        const auto difference = row.differenceCents();
        entered = entered || row.invoiced.has_value();
        if (difference && *difference != 0 && row.state != ReconcileState::Explained)
            warn(tr("The bill differs from the provider's invoice %1 by %2 %3, and the difference is not "
                    "explained.")
                     .arg(row.invoiceId.isEmpty() ? tr("(none yet)") : row.invoiceId,
                          centsToString(*difference), bill.id.currency));
    }
    if (!entered)
        concerns.append({Severity::Info, tr("The bill was not compared with the provider's invoice.")});
    if (input.hasOrganization && !input.unknownAccounts.isEmpty()) {
        constexpr qsizetype named = 5;
        const qsizetype count = input.unknownAccounts.size();
        QString names = input.unknownAccounts.mid(0, named).join(u", "_s);
        if (count > named)
            names = tr("%1 and %2 more").arg(names).arg(count - named);
        warn(count == 1 ? tr("The account %1 of the bill is in no organization of this payer.").arg(names)
                        : tr("%1 accounts of the bill are in no organization of this payer: %2.")
                              .arg(count)
                              .arg(names));
    }
    if (input.importErrors > 0 || input.importWarnings > 0) {
        const QString errors =
            input.importErrors == 1 ? tr("1 error") : tr("%1 errors").arg(input.importErrors);
        const QString warnings =
            input.importWarnings == 1 ? tr("1 warning") : tr("%1 warnings").arg(input.importWarnings);
        warn(tr("The import has findings: %1 and %2.").arg(errors, warnings));
    }
    return concerns;
}

QString reconcileProblem(const ReconcileRow& row)
{
    switch (row.state) {
    case ReconcileState::Open:
        return {};
    case ReconcileState::Matched:
        if (!row.invoiced)
            return tr("Enter the invoiced amount first; nothing can match without it.");
        if (*row.differenceCents() != 0)
            return tr("The amounts differ by %1. Explain the difference with a note, or leave it open.")
                .arg(centsToString(*row.differenceCents()));
        return {};
    case ReconcileState::Explained:
        if (row.note.trimmed().isEmpty())
            return tr("Write a note that explains the difference.");
        return {};
    }
    return {};
}

} // namespace billfold
