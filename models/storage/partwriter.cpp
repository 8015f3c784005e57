// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/partwriter.h"

#include "models/storage/importstore.h"
#include "models/storage/partstate.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::int64_t secondsPerDay = 86400;

std::tuple<QString, int, QString> keyOf(const BillId& bill)
{
    return {bill.payer, bill.period.index(), bill.currency};
}

} // namespace

struct PartWriter::Before {
    qint64 id = 0, replaces = 0; // 0: none
    bool issued = false;
    Money total;
    QDateTime imported;
};

PartWriter::Part::Part(qint64 number, const BillId& month)
    : id(static_cast<std::uint32_t>(number)), bill(month),
      monthStart(QDate(1970, 1, 1).daysTo(month.period.firstDay())), monthDays(month.period.lastDay().day())
{
}

int PartWriter::Part::dayOf(const PackedLine& line) const
{
    const std::int64_t day = line.start / secondsPerDay - monthStart;
    return static_cast<int>(std::clamp<std::int64_t>(day, 0, monthDays - 1));
}

void PartWriter::Part::add(const PackedLine& line, std::int64_t row)
{
    const std::int64_t day = line.start / secondsPerDay;
    if (lines == 0)
        firstLine = row;
    lastLine = row;
    ++lines;
    total += line.cost[0];
    firstDay = std::min(firstDay, day);
    lastDay = std::max(lastDay, day);
    for (std::size_t i = 1; i < line.given.size(); ++i)
        absent[i] += line.given[i] == Given::Absent ? 1 : 0;
    if (accounts.size() <= line.account)
        accounts.resize(line.account + 1);
    accounts[line.account] = true;
}

Result<qint64> PartWriter::open(const BillId& bill, const QString& payerName, qint64 import)
{
    // Its figures are written at the end; until then it is in force nowhere.
    Query query(m_connection,
                u"INSERT INTO part (import, payer, payer_name, period, currency, state, lines, accounts,"
                " estimate, first_day, last_day, first_line, last_line, total_n, total_s, absent_net,"
                " absent_amortized, absent_blended, absent_list)"
                " VALUES (?,?,?,?,?,?,0,0,0,0,0,0,0,0,0,0,0,0,0)"_s);
    query.bind({import, bound(bill.payer), bound(payerName), bill.period.index(), bound(bill.currency),
                static_cast<int>(PartState::Replaced)});
    if (auto ran = query.run(); !ran)
        return ran.error();
    return query.lastId();
}

Result<PartWriter::Part*> PartWriter::of(const OriginEntry& origin, qint64 import)
{
    const BillId bill{*BillingPeriod::fromIndex(origin.period), QString::fromStdString(origin.payerKey),
                      QString::fromStdString(origin.currency)};
    auto& part = m_parts[keyOf(bill)];
    const QString name = QString::fromStdString(origin.payerName);
    if (!part) {
        auto id = open(bill, name, import);
        if (!id)
            return id.error();
        part = std::make_unique<Part>(*id, bill);
    }
    if (part->payerName.isEmpty())
        part->payerName = name;
    return part.get();
}

Result<PartWriter::Before> PartWriter::before(const BillId& bill)
{
    Query query(
        m_connection,
        u"SELECT p.id, coalesce(p.replaces, 0), p.issued, p.total_n, p.total_s, i.imported FROM part p"
        " JOIN import i ON i.id = p.import WHERE p.payer = ? AND p.period = ? AND p.currency = ?"
        " AND p.state = 0"_s);
    query.bind({bound(bill.payer), bill.period.index(), bound(bill.currency)});
    if (auto ran = query.run(); !ran)
        return ran.error();
    Before found;
    if (query.next())
        found = {query.integer(0), query.integer(1), query.integer(2) != 0, query.pair(3),
                 QDateTime::fromSecsSinceEpoch(query.integer(5), Qt::UTC)};
    return found;
}

Result<void> PartWriter::replace(const Before& before)
{
    if (auto ran = m_connection.execute(u"UPDATE part SET state = ? WHERE id = ?"_s,
                                        {static_cast<int>(PartState::Replaced), before.id});
        !ran)
        return ran;
    if (before.replaces == 0)
        return {};
    return deletePartLines(m_connection, before.replaces);
}

Result<void> PartWriter::replaceBeside(const BillId& bill)
{
    const auto beside = m_connection.number(
        u"SELECT id FROM part WHERE payer = ? AND period = ? AND currency = ? AND state = 3"_s,
        {bound(bill.payer), bill.period.index(), bound(bill.currency)});
    if (!beside)
        return beside.error();
    if (*beside == 0)
        return {};
    if (auto dropped = deletePartLines(m_connection, *beside); !dropped)
        return dropped;
    return m_connection.execute(u"UPDATE part SET state = ? WHERE id = ?"_s,
                                {static_cast<int>(PartState::Replaced), *beside});
}

Result<void> PartWriter::writeAccounts(const Part& part)
{
    for (std::size_t account = 0; account < part.accounts.size(); ++account) {
        if (!part.accounts[account])
            continue;
        if (auto ran =
                m_connection.execute(u"INSERT INTO part_account VALUES (?,?)"_s, {part.id, qint64(account)});
            !ran)
            return ran;
    }
    return {};
}

Result<void> PartWriter::write(const Part& part, int state, qint64 replaces)
{
    if (!part.total.fitsPair())
        return Error{ErrorCode::Invalid,
                     QCoreApplication::translate("PartWriter", "The total of %1 is too large to be stored.")
                         .arg(part.bill.period.toString()),
                     {}};
    const QVariant nothing(QMetaType::fromType<qint64>());
    const auto accounts = std::count(part.accounts.begin(), part.accounts.end(), true);
    const bool any = part.lines > 0;
    if (auto written = writeAccounts(part); !written)
        return written;
    return m_connection.execute(
        u"UPDATE part SET state = ?, replaces = ?, payer_name = ?, lines = ?, accounts = ?, estimate = ?, "
        u"first_day = ?,"
        " last_day = ?, first_line = ?, last_line = ?, total_n = ?, total_s = ?, absent_net = ?, "
        "absent_amortized = ?,"
        " absent_blended = ?, absent_list = ? WHERE id = ?"_s,
        {state, replaces == 0 ? nothing : QVariant(replaces), bound(part.payerName), part.lines,
         qint64(accounts), part.estimate ? 1 : 0, any ? qint64(part.firstDay) : 0,
         any ? qint64(part.lastDay) : 0, qint64(part.firstLine), qint64(part.lastLine), part.total.nanos(),
         part.total.subs(), part.absent[1], part.absent[2], part.absent[3], part.absent[4], part.id});
}

Result<PeriodTotals> PartWriter::settleOne(const Part& part)
{
    auto old = before(part.bill);
    if (!old)
        return old.error();
    if (old->issued) {
        if (auto replaced = replaceBeside(part.bill); !replaced)
            return replaced.error();
    } else if (old->id != 0) {
        if (auto replaced = replace(*old); !replaced)
            return replaced.error();
    }
    const PartState state = old->issued ? PartState::Beside : PartState::InForce;
    if (auto written = write(part, static_cast<int>(state), old->issued ? 0 : old->id); !written)
        return written.error();
    PeriodTotals totals{.bill = part.bill};
    if (old->id != 0) {
        totals.replacesTotal = old->total;
        totals.replacesImported = old->imported;
    }
    totals.payerName = part.payerName;
    totals.lines = part.lines;
    totals.accounts = static_cast<int>(std::count(part.accounts.begin(), part.accounts.end(), true));
    totals.total = part.total;
    totals.estimate = part.estimate;
    totals.firstDay = QDate(1970, 1, 1).addDays(part.firstDay);
    totals.lastDay = QDate(1970, 1, 1).addDays(part.lastDay);
    totals.issued = old->issued;
    return totals;
}

/// Empty parts for the currencies that the same report had in force for a payer's month and has no more.
Result<void> PartWriter::addWithdrawn(qint64 import, const QString& reportName)
{
    if (reportName.isEmpty())
        return {};
    QList<QPair<BillId, QString>> withdrawn;
    {
        Query query(m_connection,
                    u"SELECT DISTINCT old.period, old.payer, old.currency, old.payer_name FROM part old"
                    " JOIN import i ON i.id = old.import JOIN part new ON new.payer = old.payer"
                    " AND new.period = old.period WHERE new.import = ? AND old.import <> new.import"
                    " AND old.state = 0 AND old.lines > 0 AND i.report_name = ?"_s);
        query.bind({import, reportName});
        if (auto ran = query.run(); !ran)
            return ran;
        while (query.next())
            withdrawn.append({{*BillingPeriod::fromIndex(static_cast<int>(query.integer(0))), query.text(1),
                               query.text(2)},
                              query.text(3)});
    }
    for (const auto& [bill, payerName] : std::as_const(withdrawn)) {
        if (m_parts.contains(keyOf(bill)))
            continue;
        auto id = open(bill, payerName, import);
        if (!id)
            return id.error();
        auto part = std::make_unique<Part>(*id, bill);
        part->payerName = payerName;
        m_parts.emplace(keyOf(bill), std::move(part));
    }
    return {};
}

Result<QList<PeriodTotals>> PartWriter::settle(qint64 import, const QString& reportName)
{
    for (auto part = m_parts.begin(); part != m_parts.end();) {
        if (part->second->lines > 0) {
            ++part;
            continue;
        }
        // Nothing but wrong lines were met.
        if (auto ran = m_connection.execute(u"DELETE FROM part WHERE id = ?"_s, {part->second->id}); !ran)
            return ran.error();
        part = m_parts.erase(part);
    }
    if (auto added = addWithdrawn(import, reportName); !added)
        return added.error();
    QList<PeriodTotals> periods;
    for (const auto& [key, part] : m_parts) {
        auto totals = settleOne(*part);
        if (!totals)
            return totals.error();
        if (part->lines > 0)
            periods.append(*std::move(totals));
    }
    return periods;
}

} // namespace billfold
