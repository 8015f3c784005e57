// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/documentstore.h"

#include "models/storage/importstore.h"
#include "models/storage/settingstore.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("DocumentStore", sentence);
}

const QDate epoch(1970, 1, 1);
qint64 dayNumber(QDate date)
{
    return epoch.daysTo(date);
}
QDate dayOf(qint64 day)
{
    return epoch.addDays(day);
}

Error unknownDocument()
{
    return {ErrorCode::NotFound, tr("There is no such document."), {}};
}

Result<std::optional<qint64>> partInForce(Connection& connection, const BillId& bill)
{
    Query query(
        connection,
        u"SELECT id, issued FROM part WHERE payer = ? AND period = ? AND currency = ? AND state = 0"_s);
    query.bind(bound(bill.payer)).bind(bill.period.index()).bind(bound(bill.currency));
    if (auto ran = query.run(); !ran)
        return ran.error();
    if (!query.next())
        return std::optional<qint64>();
    if (query.integer(1) != 0)
        return Error{ErrorCode::Conflict, tr("%1 is issued already.").arg(bill.period.toString()), {}};
    return std::optional(query.integer(0));
}

} // namespace

Result<qint64> DocumentStore::insert(qint64 part, const IssuedDocument& d)
{
    const auto taken =
        m_connection.number(u"SELECT count(*) FROM document WHERE number = ?"_s, {bound(d.number)});
    if (!taken)
        return taken.error();
    if (*taken > 0)
        return Error{ErrorCode::Conflict,
                     tr("The number %1 is taken. Choose another number scheme.").arg(d.number),
                     {}};
    if (!d.amount.fitsPair())
        return Error{ErrorCode::Invalid, tr("The amount of %1 is too large to be stored.").arg(d.number), {}};
    Query query(m_connection,
                u"INSERT INTO document (kind, number, part, account_key, account_name, seller, amount_n,"
                " amount_s, issued_on, due_on, payable, refers_to, reason)"
                " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)"_s);
    query.bind({static_cast<int>(d.kind), d.number, part, bound(d.accountKey), bound(d.accountName),
                bound(d.seller), d.amount.nanos(), d.amount.subs(), dayNumber(d.issuedOn), dayNumber(d.dueOn),
                d.payment == PaymentState::None ? 0 : 1, bound(d.refersTo), bound(d.reason)});
    if (auto ran = query.run(); !ran)
        return ran.error();
    return query.lastId();
}

Result<QList<IssuedDocument>> DocumentStore::issue(const BillId& bill, const QList<IssuedDocument>& documents,
                                                   const IssueSettings& settings)
{
    const auto head = std::find_if(documents.cbegin(), documents.cend(),
                                   [](const IssuedDocument& d) { return d.kind == DocumentKind::Bill; });
    if (head == documents.cend())
        return Error{ErrorCode::Invalid, tr("An issue needs a bill among its documents."), {}};
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    auto part = partInForce(m_connection, bill);
    if (!part)
        return part.error();
    if (!part->has_value())
        return Error{
            ErrorCode::NotFound, tr("There are no charges for %1 to issue.").arg(bill.period.toString()), {}};
    const qint64 id = **part;
    if (auto ran = m_connection.execute(u"INSERT INTO issued_bill VALUES (?,?,?,?,?,?)"_s,
                                        {id, head->number, dayNumber(head->issuedOn), dayNumber(head->dueOn),
                                         bound(head->payerName), issueSettingsToText(settings)});
        !ran)
        return ran.error();
    if (auto ran = m_connection.execute(
            u"INSERT INTO issued_account SELECT p.part, a.id, a.name FROM part_account p JOIN named_account a"
            " ON a.id = p.account WHERE p.part = ?"_s,
            {id});
        !ran)
        return ran.error();
    QList<IssuedDocument> issued = documents;
    for (IssuedDocument& document : issued) {
        auto inserted = insert(id, document);
        if (!inserted)
            return inserted.error();
        document.id = *inserted;
        document.bill = bill;
    }
    // What it replaced can never come back.
    const auto older = m_connection.number(
        u"SELECT r.id FROM part p JOIN part r ON r.id = p.replaces WHERE p.id = ? AND r.has_lines = 1"_s,
        {id});
    if (!older)
        return older.error();
    if (*older != 0) {
        if (auto dropped = deletePartLines(m_connection, *older); !dropped)
            return dropped.error();
    }
    if (auto ran = m_connection.execute(u"UPDATE part SET issued = 1 WHERE id = ?"_s, {id}); !ran)
        return ran.error();
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return issued;
}

Result<std::optional<IssuedBill>> DocumentStore::issued(const BillId& bill)
{
    Query query(m_connection,
                u"SELECT p.id, b.number, b.issued_on, b.due_on, b.settings FROM part p JOIN issued_bill b"
                " ON b.part = p.id WHERE p.payer = ? AND p.period = ? AND p.currency = ? AND p.issued = 1"_s);
    query.bind(bound(bill.payer)).bind(bill.period.index()).bind(bound(bill.currency));
    if (auto ran = query.run(); !ran)
        return ran.error();
    if (!query.next())
        return std::optional<IssuedBill>();
    return std::optional(IssuedBill{query.integer(0), bill, query.text(1), dayOf(query.integer(2)),
                                    dayOf(query.integer(3)), issueSettingsFromText(query.text(4))});
}

Result<QList<IssuedDocument>> DocumentStore::read(const QString& where, const QVariantList& values)
{
    Query query(m_connection,
                u"SELECT d.id, d.kind, d.number, p.period, p.payer, p.currency, b.payer_name, d.account_key, "
                u"d.account_name,"
                " d.seller, d.amount_n, d.amount_s, d.issued_on, d.due_on, d.payable, y.paid_on, "
                "y.reference, d.refers_to,"
                " d.reason FROM document d JOIN issued_bill b ON b.part = d.part JOIN part p ON p.id = d.part"
                " LEFT JOIN payment y ON y.document = d.id "_s +
                    where);
    if (auto ran = query.bind(values).run(); !ran)
        return ran.error();
    QList<IssuedDocument> documents;
    while (query.next()) {
        const auto period = BillingPeriod::fromIndex(static_cast<int>(query.integer(3)));
        IssuedDocument d{.bill = {*period, query.text(4), query.text(5)}};
        d.id = query.integer(0);
        d.kind = static_cast<DocumentKind>(query.integer(1));
        d.number = query.text(2);
        d.payerName = query.text(6);
        d.accountKey = query.text(7);
        d.accountName = query.text(8);
        d.seller = query.text(9);
        d.amount = query.pair(10);
        d.issuedOn = dayOf(query.integer(12));
        d.dueOn = dayOf(query.integer(13));
        const bool payable = query.integer(14) != 0;
        const bool paid = !query.isNull(15);
        d.payment = paid ? PaymentState::Paid : payable ? PaymentState::Open : PaymentState::None;
        if (paid) {
            d.paidOn = dayOf(query.integer(15));
            d.paidReference = query.text(16);
        }
        d.refersTo = query.text(17);
        d.reason = query.text(18);
        documents.append(std::move(d));
    }
    return documents;
}

Result<QList<IssuedDocument>> DocumentStore::documents()
{
    return read(u"ORDER BY d.issued_on DESC, d.part DESC, d.kind, d.id"_s, {});
}

Result<QList<IssuedDocument>> DocumentStore::documentsOf(const BillId& bill)
{
    return read(u"WHERE p.payer = ? AND p.period = ? AND p.currency = ? ORDER BY d.kind, d.id"_s,
                {bound(bill.payer), bill.period.index(), bound(bill.currency)});
}

Result<std::optional<IssuedDocument>> DocumentStore::document(qint64 id)
{
    auto found = read(u"WHERE d.id = ?"_s, {id});
    if (!found)
        return found.error();
    if (found->isEmpty())
        return std::optional<IssuedDocument>();
    return std::optional(found->first());
}

Result<IssuedDocument> DocumentStore::append(const IssuedDocument& document)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun.error();
    const auto part =
        m_connection.number(u"SELECT part FROM document WHERE number = ?"_s, {bound(document.refersTo)});
    if (!part)
        return part.error();
    if (*part == 0)
        return unknownDocument();
    auto id = insert(*part, document);
    if (!id)
        return id.error();
    auto stored = this->document(*id);
    if (!stored)
        return stored.error();
    if (auto committed = transaction.commit(); !committed)
        return committed.error();
    return **stored;
}

Result<QStringList> DocumentStore::numbers()
{
    Query query(m_connection, u"SELECT number FROM document ORDER BY id"_s);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QStringList numbers;
    while (query.next())
        numbers.append(query.text(0));
    return numbers;
}

Result<void> DocumentStore::setPaid(qint64 id, QDate on, const QString& reference)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto found = document(id);
    if (!found)
        return found.error();
    if (!found->has_value())
        return unknownDocument();
    if ((*found)->payment == PaymentState::None)
        return Error{
            ErrorCode::Conflict, tr("%1 is for information and is not paid.").arg((*found)->number), {}};
    if (auto ran = m_connection.execute(
            u"INSERT INTO payment VALUES (?,?,?) ON CONFLICT (document)"
            " DO UPDATE SET paid_on = excluded.paid_on, reference = excluded.reference"_s,
            {id, dayNumber(on), bound(reference)});
        !ran)
        return ran;
    return transaction.commit();
}

Result<void> DocumentStore::setOpen(qint64 id)
{
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto found = document(id);
    if (!found)
        return found.error();
    if (!found->has_value())
        return unknownDocument();
    if (auto ran = m_connection.execute(u"DELETE FROM payment WHERE document = ?"_s, {id}); !ran)
        return ran;
    return transaction.commit();
}

} // namespace billfold
