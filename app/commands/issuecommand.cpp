// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/choose.h"
#include "models/views/csvwriter.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("IssueCommand", sentence);
}

QString kindWord(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Bill:
        return u"bill"_s;
    case DocumentKind::Invoice:
        return u"invoice"_s;
    case DocumentKind::Statement:
        return u"statement"_s;
    case DocumentKind::CreditNote:
        return u"credit-note"_s;
    case DocumentKind::Correction:
        break;
    }
    return u"correction"_s;
}

QString paymentWord(PaymentState state)
{
    switch (state) {
    case PaymentState::Open:
        return u"open"_s;
    case PaymentState::Paid:
        return u"paid"_s;
    case PaymentState::None:
        break;
    }
    return u"none"_s;
}

QString severityWord(Severity severity)
{
    switch (severity) {
    case Severity::Warning:
        return u"warning"_s;
    case Severity::Error:
        return u"error"_s;
    case Severity::Info:
        break;
    }
    return u"info"_s;
}

QJsonObject documentJson(const IssuedDocument& document)
{
    QJsonObject json{
        {u"number"_s, document.number},
        {u"kind"_s, kindWord(document.kind)},
        {u"period"_s, document.bill.period.toString()},
        {u"payer"_s, QJsonObject{{u"id"_s, document.bill.payer}, {u"name"_s, document.payerName}}},
        {u"currency"_s, document.bill.currency},
        {u"amount"_s, document.amount.toString()},
        {u"issuedOn"_s, document.issuedOn.toString(Qt::ISODate)},
        {u"dueOn"_s, document.dueOn.toString(Qt::ISODate)},
        {u"payment"_s, paymentWord(document.payment)}};
    if (document.kind == DocumentKind::Statement)
        json.insert(u"account"_s,
                    QJsonObject{{u"id"_s, document.accountKey}, {u"name"_s, document.accountName}});
    if (!document.seller.isEmpty())
        json.insert(u"seller"_s, document.seller);
    if (document.payment == PaymentState::Paid) {
        json.insert(u"paidOn"_s, document.paidOn.toString(Qt::ISODate));
        json.insert(u"reference"_s, document.paidReference);
    }
    if (!document.refersTo.isEmpty()) {
        json.insert(u"refersTo"_s, document.refersTo);
        json.insert(u"reason"_s, document.reason);
    }
    return json;
}

QJsonArray documentsJson(const QList<IssuedDocument>& documents)
{
    QJsonArray list;
    for (const IssuedDocument& document : documents)
        list.append(documentJson(document));
    return list;
}

/// Of whom a document is: the account of a statement, the seller of an invoice, else the payer.
QString subjectOf(const IssuedDocument& document)
{
    if (document.kind == DocumentKind::Statement)
        return document.accountName == document.accountKey
                   ? document.accountKey
                   : tr("%1 (%2)").arg(document.accountName, document.accountKey);
    if (document.kind == DocumentKind::Bill || document.seller.isEmpty())
        return tr("%1 (%2)").arg(document.payerName, document.bill.payer);
    return document.seller;
}

void printDocuments(const QList<IssuedDocument>& documents)
{
    qsizetype numberWidth = 0, amountWidth = 0;
    for (const IssuedDocument& document : documents) {
        numberWidth = std::max(numberWidth, document.number.size());
        amountWidth = std::max(amountWidth, document.amount.toString().size());
    }
    for (const IssuedDocument& document : documents) {
        const QString payment = document.payment == PaymentState::Open
                                    ? tr("due %1").arg(document.dueOn.toString(Qt::ISODate))
                                : document.payment == PaymentState::Paid
                                    ? tr("paid %1").arg(document.paidOn.toString(Qt::ISODate))
                                    : tr("not to be paid");
        print(u"%1  %2  %3 %4  %5  %6\n"_s.arg(
            document.number.leftJustified(numberWidth), kindWord(document.kind).leftJustified(11),
            document.amount.toString().rightJustified(amountWidth), document.bill.currency,
            payment.leftJustified(14), subjectOf(document).simplified()));
    }
}

struct Issued {
    IssueRehearsal rehearsal;
    QList<IssuedDocument> documents;
    bool dry = false;
};

void printIssued(const Issued& issued)
{
    const BillSummary& bill = issued.rehearsal.bill;
    print(tr("%1, payer %2 (%3): %4 %5 charged to payer account\n")
              .arg(bill.id.period.toString(), bill.payerName, bill.id.payer, bill.total.toString(),
                   bill.id.currency));
    for (const IssueConcern& concern : issued.rehearsal.concerns)
        print(severityWord(concern.severity) + u": "_s + concern.sentence + u'\n');
    printDocuments(issued.documents);
    print(issued.dry ? tr("Nothing was issued: this is a rehearsal.\n")
                     : tr("Issued as %1.\n").arg(issued.documents.first().number));
}

void printIssuedJson(const Issued& issued)
{
    const BillSummary& bill = issued.rehearsal.bill;
    QJsonArray concerns;
    for (const IssueConcern& concern : issued.rehearsal.concerns)
        concerns.append(
            QJsonObject{{u"severity"_s, severityWord(concern.severity)}, {u"message"_s, concern.sentence}});
    print(QString::fromUtf8(QJsonDocument(QJsonObject{{u"period"_s, bill.id.period.toString()},
                                                      {u"payer"_s, QJsonObject{{u"id"_s, bill.id.payer},
                                                                               {u"name"_s, bill.payerName}}},
                                                      {u"currency"_s, bill.id.currency},
                                                      {u"total"_s, bill.total.toString()},
                                                      {u"issued"_s, !issued.dry},
                                                      {u"concerns"_s, concerns},
                                                      {u"documents"_s, documentsJson(issued.documents)}})
                                .toJson()));
}

Result<void> issue(const CommandContext& context)
{
    auto options =
        Options::parse(context.arguments, {u"format"_s, u"payer"_s, u"currency"_s}, {u"dry-run"_s});
    if (!options)
        return options.error();
    const QString format = options->value(u"format"_s, u"text"_s);
    if (format != "text"_L1 && format != "json"_L1)
        return Error{ErrorCode::Usage, tr("--format is text or json here."), {}};
    if (options->operands().size() != 1)
        return Error{ErrorCode::Usage, tr("Name one month: billfold issue YYYY-MM [--dry-run]"), {}};
    auto month = monthOf(options->operands().first());
    if (!month)
        return month.error();
    auto workspace = openWorkspace(context, options->has(u"dry-run"_s) ? OpenMode::Reader : OpenMode::Owner);
    if (!workspace)
        return workspace.error();
    auto bill = chosenBill(**workspace, *month, *options);
    if (!bill)
        return bill.error();
    auto rehearsal = wait((*workspace)->rehearseIssue(bill->id));
    if (!rehearsal)
        return rehearsal.error();
    if (!rehearsal->possible)
        return Error{ErrorCode::Conflict,
                     rehearsal->concerns.isEmpty() ? tr("There is nothing to issue.")
                                                   : rehearsal->concerns.first().sentence,
                     {}};
    Issued issued{*rehearsal, rehearsal->documents, options->has(u"dry-run"_s)};
    if (!issued.dry) {
        auto documents = wait((*workspace)->issue(bill->id));
        if (!documents)
            return documents.error();
        issued.documents = *documents;
    }
    if (format == "json"_L1)
        printIssuedJson(issued);
    else
        printIssued(issued);
    return {};
}

QString csvOf(const QList<IssuedDocument>& documents)
{
    CsvWriter csv;
    csv.row({u"number"_s, u"kind"_s, u"period"_s, u"payer"_s, u"account"_s, u"seller"_s, u"currency"_s,
             u"issued_on"_s, u"due_on"_s, u"payment"_s, u"paid_on"_s, u"reference"_s, u"refers_to"_s,
             u"reason"_s, u"amount"_s});
    for (const IssuedDocument& d : documents)
        csv.row({d.number, kindWord(d.kind), d.bill.period.toString(), d.bill.payer, d.accountKey, d.seller,
                 d.bill.currency, d.issuedOn.toString(Qt::ISODate), d.dueOn.toString(Qt::ISODate),
                 paymentWord(d.payment), d.paidOn.toString(Qt::ISODate), d.paidReference, d.refersTo,
                 d.reason},
                {d.amount});
    return csv.text();
}

Result<void> listDocuments(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"format"_s}, {});
    if (!options)
        return options.error();
    const QString format = options->value(u"format"_s, u"text"_s);
    if (format != "text"_L1 && format != "csv"_L1 && format != "json"_L1)
        return Error{ErrorCode::Usage, tr("--format is text, csv or json."), {}};
    if (!options->operands().isEmpty())
        return Error{ErrorCode::Usage, tr("billfold documents takes no operands."), {}};
    auto workspace = openWorkspace(context);
    if (!workspace)
        return workspace.error();
    auto documents = wait((*workspace)->documents());
    if (!documents)
        return documents.error();
    if (format == "json"_L1)
        print(QString::fromUtf8(QJsonDocument(documentsJson(*documents)).toJson()));
    else if (format == "csv"_L1)
        print(csvOf(*documents));
    else if (documents->isEmpty())
        print(tr("There are no documents yet. Issue a month: billfold issue YYYY-MM\n"));
    else
        printDocuments(*documents);
    return {};
}

} // namespace

int issueCommand(const CommandContext& context)
{
    auto done = issue(context);
    return done ? exitDone : report(done.error());
}

int documentsCommand(const CommandContext& context)
{
    auto done = listDocuments(context);
    return done ? exitDone : report(done.error());
}

} // namespace billfold
