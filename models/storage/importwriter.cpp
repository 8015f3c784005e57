// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/importwriter.h"

#include "models/storage/importstore.h"
#include "models/storage/lineid.h"

#include <QCoreApplication>

#include <sqlite3.h>
#include <xxhash.h>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr std::int64_t secondsPerDay = 86400;
// Sums that are flushed early: an import's memory stays bounded however many cells it has.
constexpr size_t maxCells = 400'000;

QByteArray contentHash(std::initializer_list<std::string_view> texts, qint64 number)
{
    std::string joined;
    for (const std::string_view text : texts) {
        joined.append(text);
        joined.push_back('\x1f');
    }
    joined.append(std::to_string(number));
    XXH128_canonical_t canonical;
    XXH128_canonicalFromHash(&canonical, XXH3_128bits(joined.data(), joined.size()));
    return {reinterpret_cast<const char*>(canonical.digest), sizeof canonical.digest};
}

} // namespace

/// A prepared statement of the C API.
struct ImportWriter::Statement {
    sqlite3_stmt* handle = nullptr;
    ~Statement() { sqlite3_finalize(handle); }
    void bind(int at, std::int64_t value) { sqlite3_bind_int64(handle, at, value); }
    void bind(int at, std::string_view text)
    {
        sqlite3_bind_text(handle, at, text.data(), static_cast<int>(text.size()), SQLITE_STATIC);
    }
    void bindBlob(int at, const char* bytes, size_t size)
    {
        sqlite3_bind_blob(handle, at, bytes, static_cast<int>(size), SQLITE_STATIC);
    }
    void bindNull(int at) { sqlite3_bind_null(handle, at); }
    void bindPair(int at, Money value)
    {
        bind(at, value.nanos());
        bind(at + 1, value.subs());
    }
    /// Dictionary number, or NULL for none.
    void bindId(int at, std::uint32_t id) { id == 0 ? bindNull(at) : bind(at, std::int64_t(id)); }
};

ImportWriter::ImportWriter(Connection& connection) : m_connection(connection), m_transaction(connection) {}

ImportWriter::~ImportWriter() = default;

Error ImportWriter::stepFailed(const char* what)
{
    sqlite3* db = m_connection.handle();
    return m_connection.failed(QString::fromLatin1(what), QString::fromUtf8(sqlite3_errmsg(db)),
                               sqlite3_extended_errcode(db));
}

Result<void> ImportWriter::begin()
{
    if (auto begun = m_transaction.begin(); !begun)
        return begun;
    const auto prepare = [this](const char* sql) -> Statement* {
        auto statement = std::make_unique<Statement>();
        if (sqlite3_prepare_v3(m_connection.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &statement->handle,
                               nullptr) != SQLITE_OK)
            return nullptr;
        m_statements.push_back(std::move(statement));
        return m_statements.back().get();
    };
    m_line = prepare("INSERT INTO charge_line VALUES "
                     "(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
    m_run = prepare("INSERT INTO line_run VALUES (?,?,?,?)");
    if (m_line == nullptr || m_run == nullptr)
        return stepFailed("prepare");
    if (auto made = m_connection.execute(
            u"INSERT INTO import (imported, source, format, format_name, report_name, assembly, hash, lines, "
            u"errors,"
            " warnings, skipped, has_amortized, has_blended, has_list) VALUES (0,'','','','','',x'',0,0,0,0,0,0,0)"_s);
        !made)
        return made;
    m_importId = sqlite3_last_insert_rowid(m_connection.handle());
    Query last(m_connection, u"SELECT coalesce(max(id), 0) + 1 FROM charge_line"_s);
    if (auto ran = last.run(); !ran)
        return ran;
    m_nextLine = last.next() ? last.integer(0) : 1;
    return {};
}

Result<std::uint32_t> ImportWriter::entryId(Statement& find, Statement& insert, const QByteArray& hash,
                                            std::initializer_list<std::string_view> texts, qint64 number,
                                            bool hasNumber)
{
    find.bindBlob(1, hash.constData(), static_cast<size_t>(hash.size()));
    int code = sqlite3_step(find.handle);
    std::int64_t id = code == SQLITE_ROW ? sqlite3_column_int64(find.handle, 0) : 0;
    sqlite3_reset(find.handle);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        return stepFailed("find entry");
    if (id == 0) {
        int at = 1;
        insert.bindBlob(at++, hash.constData(), static_cast<size_t>(hash.size()));
        for (const std::string_view text : texts)
            insert.bind(at++, text);
        if (hasNumber)
            insert.bind(at, std::int64_t(number));
        code = sqlite3_step(insert.handle);
        sqlite3_reset(insert.handle);
        if (code != SQLITE_DONE)
            return stepFailed("insert entry");
        id = sqlite3_last_insert_rowid(m_connection.handle());
    }
    return static_cast<std::uint32_t>(id);
}

Result<ImportWriter::PartState*> ImportWriter::partOf(std::uint32_t originId, const OriginEntry& entry)
{
    Q_UNUSED(originId)
    const QString payer = QString::fromStdString(entry.payerKey);
    const QString currency = QString::fromStdString(entry.currency);
    auto& state = m_parts[{payer, entry.period, currency}];
    if (state)
        return state.get();
    auto made = std::make_unique<PartState>();
    made->payer = payer;
    made->payerName = QString::fromStdString(entry.payerName);
    made->currency = currency;
    made->period = entry.period;
    // Its figures are written at the end; until then it is in force nowhere.
    if (auto ran = m_connection.execute(
            u"INSERT INTO part (import, payer, payer_name, period, currency, state, lines, accounts, "
            u"estimate, first_day,"
            " last_day, total_n, total_s, absent_net, absent_amortized, absent_blended, absent_list)"
            " VALUES (?,?,?,?,?,1,0,0,0,0,0,0,0,0,0,0,0)"_s,
            {m_importId, payer, made->payerName, entry.period, currency});
        !ran)
        return ran.error();
    made->id = sqlite3_last_insert_rowid(m_connection.handle());
    state = std::move(made);
    return state.get();
}

Result<void> ImportWriter::takeEntries(const ChargeBatch& batch)
{
    struct Pair {
        Statement find, insert;
    };
    const auto prepare = [this](Pair& pair, const char* table, const char* columns, const char* marks) {
        const std::string find = std::string("SELECT id FROM ") + table + " WHERE hash = ?";
        const std::string insert =
            std::string("INSERT INTO ") + table + " (hash, " + columns + ") VALUES (?, " + marks + ")";
        sqlite3* db = m_connection.handle();
        return sqlite3_prepare_v2(db, find.c_str(), -1, &pair.find.handle, nullptr) == SQLITE_OK &&
               sqlite3_prepare_v2(db, insert.c_str(), -1, &pair.insert.handle, nullptr) == SQLITE_OK;
    };
    if (!batch.origins.empty()) {
        Pair pair;
        if (!prepare(pair, "origin",
                     "payer, payer_name, currency, invoice, seller, invoicing_entity, billing_entity, "
                     "bill_type, provider, "
                     "period",
                     "?,?,?,?,?,?,?,?,?,?"))
            return stepFailed("prepare origin");
        for (const OriginEntry& e : batch.origins) {
            if (e.period == 0) { // a wrong one, of which no line is kept
                m_origins.push_back(0);
                m_originParts.push_back(nullptr);
                m_originEstimate.push_back(false);
                continue;
            }
            const std::initializer_list<std::string_view> texts{
                e.payerKey,        e.payerName,     e.currency, e.invoiceId, e.seller,
                e.invoicingEntity, e.billingEntity, e.billType, e.provider};
            auto id = entryId(pair.find, pair.insert, contentHash(texts, e.period), texts, e.period, true);
            if (!id)
                return id.error();
            m_origins.push_back(*id);
            auto part = partOf(*id, e);
            if (!part)
                return part.error();
            m_originParts.push_back(*part);
            m_originEstimate.push_back(e.invoiceId.empty());
        }
    }
    if (!batch.accounts.empty()) {
        for (const AccountEntry& e : batch.accounts) {
            const QString key = QString::fromStdString(e.key);
            const QString name = QString::fromStdString(e.name);
            if (auto ran =
                    m_connection.execute(u"INSERT INTO account (key, name) VALUES (?, ?) ON CONFLICT (key) "
                                         u"DO UPDATE SET name = CASE WHEN renamed"
                                         " = 1 OR excluded.name = '' THEN name ELSE excluded.name END"_s,
                                         {key, name.isEmpty() ? u""_s : name});
                !ran)
                return ran;
            Query find(m_connection, u"SELECT id FROM account WHERE key = ?"_s);
            find.bind(key);
            if (auto ran = find.run(); !ran)
                return ran;
            find.next();
            m_accounts.push_back(static_cast<std::uint32_t>(find.integer(0)));
        }
    }
    if (!batch.items.empty()) {
        Pair pair;
        if (!prepare(pair, "item",
                     "service_code, service_name, region, zone, usage_type, operation, unit, family",
                     "?,?,?,?,?,?,?,?"))
            return stepFailed("prepare item");
        for (const ItemEntry& e : batch.items) {
            const std::initializer_list<std::string_view> texts{
                e.serviceCode, e.serviceName, e.region, e.zone, e.usageType, e.operation, e.unit, e.family};
            auto id = entryId(pair.find, pair.insert, contentHash(texts, 0), texts, 0, false);
            if (!id)
                return id.error();
            m_items.push_back(*id);
        }
    }
    if (!batch.kinds.empty()) {
        Pair pair;
        if (!prepare(pair, "kind", "raw_type, tax_type, charge_type", "?,?,?"))
            return stepFailed("prepare kind");
        for (const KindEntry& e : batch.kinds) {
            const auto type = static_cast<qint64>(e.type);
            auto id = entryId(pair.find, pair.insert, contentHash({e.rawType, e.taxType}, type),
                              {e.rawType, e.taxType}, type, true);
            if (!id)
                return id.error();
            m_kinds.push_back(*id);
        }
    }
    const auto takeTexts = [&](const std::vector<std::string>& texts, const char* table,
                               std::vector<std::uint32_t>& ids) -> Result<void> {
        if (texts.empty())
            return {};
        Pair pair;
        if (!prepare(pair, table, "text", "?"))
            return stepFailed(table);
        for (const std::string& text : texts) {
            if (text.empty()) {
                ids.push_back(0);
                continue;
            }
            auto id = entryId(pair.find, pair.insert, contentHash({text}, 0), {text}, 0, false);
            if (!id)
                return id.error();
            ids.push_back(*id);
        }
        return {};
    };
    if (auto taken = takeTexts(batch.descriptions, "description", m_descriptions); !taken)
        return taken;
    if (auto taken = takeTexts(batch.resources, "resource", m_resources); !taken)
        return taken;
    if (auto taken = takeTexts(batch.tags, "tagset", m_tags); !taken)
        return taken;
    return takeTexts(batch.commitments, "commitment", m_commitments);
}

Result<void> ImportWriter::insertLine(const PackedLine& line, std::string_view lineId, qint64 id)
{
    Statement& s = *m_line;
    s.bind(1, std::int64_t(id));
    s.bind(2, std::int64_t(line.origin));
    s.bind(3, std::int64_t(line.account));
    s.bind(4, std::int64_t(line.item));
    s.bind(5, std::int64_t(line.kind));
    s.bindId(6, line.description);
    s.bindId(7, line.resource);
    s.bindId(8, line.tags);
    s.bindId(9, line.commitment);
    s.bind(10, line.start);
    s.bind(11, std::int64_t(line.seconds));
    s.bindPair(12, line.usage);
    s.bindPair(14, line.cost[0]);
    for (size_t i = 1; i < line.cost.size(); ++i) {
        const int at = static_cast<int>(14 + 2 * i);
        if (line.cost[i] == line.cost[0]) {
            s.bindNull(at);
            s.bindNull(at + 1);
        } else {
            s.bindPair(at, line.cost[i]);
        }
    }
    s.bind(24, std::int64_t(line.sourceFile));
    s.bind(25, std::int64_t(line.sourceLine));
    char packed[33];
    if (packLineId(lineId, packed))
        s.bindBlob(26, packed, sizeof packed);
    else
        s.bind(26, lineId);
    const int code = sqlite3_step(s.handle);
    sqlite3_reset(s.handle);
    if (code != SQLITE_DONE)
        return stepFailed("insert line");
    return {};
}

void ImportWriter::addSums(const PackedLine& line, PartState& part)
{
    const auto partKey = static_cast<std::uint32_t>(part.id);
    const auto add = [&line](auto& cell) {
        ++cell.lines;
        cell.sum[0] += line.usage;
        for (size_t i = 0; i < line.cost.size(); ++i)
            cell.sum[i + 1] += line.cost[i];
    };
    add(m_rollup.at({partKey, line.origin, line.account, line.item, line.kind}));
    if (line.tags != 0)
        add(m_tagRollup.at({partKey, line.origin, line.account, line.item, line.kind, line.tags}));
    const std::int64_t day = line.start / secondsPerDay;
    auto& dayCell =
        m_dayRollup.at({partKey, static_cast<std::uint32_t>(day), line.account, line.item, line.kind});
    ++dayCell.lines;
    dayCell.sum[0] += line.cost[0];
    ++part.lines;
    part.total += line.cost[0];
    part.firstDay = std::min(part.firstDay, day);
    part.lastDay = std::max(part.lastDay, day);
    for (size_t i = 0; i < line.given.size(); ++i)
        part.absent[i] += line.given[i] == Given::Absent ? 1 : 0;
    if (part.accounts.size() <= line.account)
        part.accounts.resize(line.account + 1);
    if (!part.accounts[line.account]) {
        part.accounts[line.account] = true;
        ++part.accountCount;
    }
}

Result<void> ImportWriter::takeLines(ChargeBatch& batch)
{
    const auto mapped = [](const std::vector<std::uint32_t>& ids, std::uint32_t local) {
        return local == PackedLine::none ? 0 : ids[local];
    };
    struct Order {
        std::uint64_t group; // part, account
        std::uint64_t rest;  // item, start
        std::uint32_t at;
        PartState* part;
    };
    std::vector<Order> order;
    order.reserve(batch.lines.size());
    for (std::uint32_t i = 0; i < batch.lines.size(); ++i) {
        PackedLine& line = batch.lines[i];
        PartState* part = m_originParts[line.origin];
        part->estimate = part->estimate || m_originEstimate[line.origin];
        line.origin = m_origins[line.origin];
        line.account = m_accounts[line.account];
        line.item = m_items[line.item];
        line.kind = m_kinds[line.kind];
        line.description = mapped(m_descriptions, line.description);
        line.resource = mapped(m_resources, line.resource);
        line.tags = mapped(m_tags, line.tags);
        line.commitment = mapped(m_commitments, line.commitment);
        order.push_back({(static_cast<std::uint64_t>(part->id) << 32) | line.account,
                         (static_cast<std::uint64_t>(line.item) << 36) |
                             static_cast<std::uint64_t>(line.start & 0xfffffffff),
                         i, part});
    }
    std::sort(order.begin(), order.end(), [](const Order& a, const Order& b) {
        return a.group != b.group ? a.group < b.group : a.rest != b.rest ? a.rest < b.rest : a.at < b.at;
    });
    size_t runStart = 0;
    for (size_t i = 0; i < order.size(); ++i) {
        const PackedLine& line = batch.lines[order[i].at];
        const std::string_view id = std::string_view(batch.ids).substr(line.idOffset, line.idLength);
        if (auto inserted = insertLine(line, id, m_nextLine + static_cast<qint64>(i)); !inserted)
            return inserted;
        addSums(line, *order[i].part);
        if (i + 1 < order.size() && order[i + 1].group == order[i].group)
            continue;
        m_run->bind(1, std::int64_t(order[i].part->id));
        m_run->bind(2, std::int64_t(line.account));
        m_run->bind(3, std::int64_t(m_nextLine + static_cast<qint64>(runStart)));
        m_run->bind(4, std::int64_t(m_nextLine + static_cast<qint64>(i)));
        const int code = sqlite3_step(m_run->handle);
        sqlite3_reset(m_run->handle);
        if (code != SQLITE_DONE)
            return stepFailed("insert run");
        runStart = i + 1;
    }
    m_nextLine += static_cast<qint64>(order.size());
    m_lines += static_cast<qint64>(order.size());
    return {};
}

Result<void> ImportWriter::take(ChargeBatch&& batch)
{
    if (auto taken = takeEntries(batch); !taken)
        return taken;
    if (auto taken = takeLines(batch); !taken)
        return taken;
    if (m_rollup.size() + m_tagRollup.size() + m_dayRollup.size() > maxCells)
        return flushSums();
    return {};
}

Result<void> ImportWriter::takeExactText(ExactText&& text)
{
    return m_connection.execute(u"INSERT OR REPLACE INTO exact_text VALUES (?,?,?,?,?)"_s,
                                {m_importId, text.sourceFile, text.sourceLine,
                                 QString::fromStdString(text.column), QString::fromStdString(text.text)});
}

/// One row a cell; a sum beyond a pair goes into as many rows as it needs.
template <typename Table>
Result<void> ImportWriter::writeSums(Table& table, const char* sql, size_t keyColumns, bool withLines)
{
    Statement statement;
    if (sqlite3_prepare_v2(m_connection.handle(), sql, -1, &statement.handle, nullptr) != SQLITE_OK)
        return stepFailed(sql);
    auto& cells = table.cells();
    std::sort(cells.begin(), cells.end(), [](const auto& a, const auto& b) { return a.key < b.key; });
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    const Money largest = Money::fromPair(most, 0);
    for (auto& cell : cells) {
        bool more = true;
        std::int64_t lines = cell.lines;
        while (more) {
            more = false;
            int at = 1;
            statement.bind(at++, std::int64_t(cell.key[0]));
            statement.bind(at++, std::int64_t(m_sumRows[cell.key[0]]++));
            for (size_t k = 1; k < keyColumns; ++k)
                statement.bind(at++, std::int64_t(cell.key[k]));
            if (withLines)
                statement.bind(at++, lines);
            lines = 0;
            for (Money& sum : cell.sum) {
                const Money now = sum.fitsPair() ? sum : sum.isNegative() ? -largest : largest;
                statement.bindPair(at, now);
                at += 2;
                sum -= now;
                more = more || !sum.isZero();
            }
            const int code = sqlite3_step(statement.handle);
            sqlite3_reset(statement.handle);
            if (code != SQLITE_DONE)
                return stepFailed(sql);
        }
    }
    table.clear();
    return {};
}

Result<void> ImportWriter::flushSums()
{
    if (auto written =
            writeSums(m_rollup, "INSERT INTO rollup VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", 5, true);
        !written)
        return written;
    if (auto written = writeSums(
            m_tagRollup, "INSERT INTO rollup_tag VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", 6, true);
        !written)
        return written;
    return writeSums(m_dayRollup, "INSERT INTO rollup_day VALUES (?,?,?,?,?,?,?,?)", 5, false);
}

/// Brings the parts into force. What a part replaces keeps its lines, so that the import can be undone; what
/// that one had replaced before gives its lines up.
Result<void> ImportWriter::settleParts(qint64 importId, const ImportHead& head, QList<PeriodTotals>& periods)
{
    Q_UNUSED(importId)
    Q_UNUSED(head)
    for (const auto& [key, state] : m_parts) {
        const PartState& part = *state;
        if (part.lines == 0) { // nothing but wrong lines
            if (auto ran = m_connection.execute(u"DELETE FROM part WHERE id = ?"_s, {part.id}); !ran)
                return ran;
            continue;
        }
        qint64 old = 0;
        qint64 older = 0;
        bool issued = false;
        PeriodTotals totals{.bill = {*BillingPeriod::fromIndex(part.period), part.payer, part.currency}};
        {
            Query query(
                m_connection,
                u"SELECT p.id, coalesce(p.replaces, 0), p.issued, p.total_n, p.total_s, i.imported FROM part "
                u"p JOIN"
                " import i ON i.id = p.import WHERE p.payer = ? AND p.period = ? AND p.currency = ? AND p.state = 0"_s);
            query.bind(part.payer).bind(part.period).bind(part.currency);
            if (auto ran = query.run(); !ran)
                return ran;
            if (query.next()) {
                old = query.integer(0);
                older = query.integer(1);
                issued = query.integer(2) != 0;
                totals.replacesTotal = query.pair(3);
                totals.replacesImported = QDateTime::fromSecsSinceEpoch(query.integer(5), Qt::UTC);
            }
        }
        int newState = 0;
        QVariant replaces;
        if (issued) {
            newState = 3;
            QList<qint64> beside;
            Query query(
                m_connection,
                u"SELECT id FROM part WHERE payer = ? AND period = ? AND currency = ? AND state = 3"_s);
            query.bind(part.payer).bind(part.period).bind(part.currency);
            if (auto ran = query.run(); !ran)
                return ran;
            while (query.next())
                beside.append(query.integer(0));
            for (const qint64 id : std::as_const(beside)) {
                if (auto dropped = deletePartLines(m_connection, id); !dropped)
                    return dropped;
                if (auto ran = m_connection.execute(u"UPDATE part SET state = 1 WHERE id = ?"_s, {id}); !ran)
                    return ran;
            }
        } else if (old != 0) {
            replaces = old;
            if (auto ran = m_connection.execute(u"UPDATE part SET state = 1 WHERE id = ?"_s, {old}); !ran)
                return ran;
            if (older != 0) {
                if (auto dropped = deletePartLines(m_connection, older); !dropped)
                    return dropped;
            }
        }
        if (!part.total.fitsPair())
            return Error{
                ErrorCode::Invalid,
                QCoreApplication::translate("ImportWriter", "The total of %1 is too large to be stored.")
                    .arg(totals.bill.period.toString()),
                {}};
        if (auto ran = m_connection.execute(
                u"UPDATE part SET state = ?, replaces = ?, lines = ?, accounts = ?, estimate = ?, first_day "
                u"= ?, last_day = ?,"
                " total_n = ?, total_s = ?, absent_net = ?, absent_amortized = ?, absent_blended = ?, absent_list = ? WHERE id = ?"_s,
                {newState, replaces, part.lines, part.accountCount, part.estimate ? 1 : 0,
                 qint64(part.firstDay), qint64(part.lastDay), part.total.nanos(), part.total.subs(),
                 part.absent[1], part.absent[2], part.absent[3], part.absent[4], part.id});
            !ran)
            return ran;
        totals.payerName = part.payerName;
        totals.lines = part.lines;
        totals.accounts = part.accountCount;
        totals.total = part.total;
        totals.estimate = part.estimate;
        totals.firstDay = QDate(1970, 1, 1).addDays(part.firstDay);
        totals.lastDay = QDate(1970, 1, 1).addDays(part.lastDay);
        totals.issued = issued;
        periods.append(totals);
    }
    return {};
}

Result<qint64> ImportWriter::writeHead(const ImportHead& head)
{
    const QVariant nothing(QMetaType::fromType<qint64>());
    const auto has = [&head](Basis basis) { return head.basisAvailable[static_cast<size_t>(basis)] ? 1 : 0; };
    if (auto ran =
            m_connection.execute(u"UPDATE import SET imported = ?, source = ?, format = ?, format_name = ?, "
                                 u"report_name = ?, assembly = ?, hash = ?,"
                                 " lines = ?, errors = ?, warnings = ?, skipped = ?, skipped_n = ?, "
                                 "skipped_s = ?, has_amortized = ?, has_blended = ?,"
                                 " has_list = ? WHERE id = ?"_s,
                                 {head.imported.toSecsSinceEpoch(), head.source, head.format, head.formatName,
                                  head.reportName.isNull() ? u""_s : head.reportName,
                                  head.assembly.isNull() ? u""_s : head.assembly, head.hash, head.lines,
                                  head.errors, head.warnings, head.skipped,
                                  head.skippedAmount ? QVariant(head.skippedAmount->nanos()) : nothing,
                                  head.skippedAmount ? QVariant(head.skippedAmount->subs()) : nothing,
                                  has(Basis::Amortized), has(Basis::Blended), has(Basis::List), m_importId});
        !ran)
        return ran.error();
    for (qsizetype i = 0; i < head.files.size(); ++i) {
        if (auto ran = m_connection.execute(u"INSERT INTO import_file VALUES (?,?,?)"_s,
                                            {m_importId, i, head.files[i]});
            !ran)
            return ran.error();
    }
    for (qsizetype i = 0; i < head.findings.size(); ++i) {
        const Finding& f = head.findings[i];
        if (auto ran = m_connection.execute(u"INSERT INTO finding VALUES (?,?,?,?,?,?,?,?)"_s,
                                            {m_importId, i, static_cast<int>(f.severity),
                                             f.file.isNull() ? u""_s : f.file, f.line,
                                             f.column.isNull() ? u""_s : f.column, f.message, f.count});
            !ran)
            return ran.error();
    }
    return m_importId;
}

Result<void> ImportWriter::writeNames(const ImportHead& head)
{
    for (const auto& [key, name] : head.accountNames) {
        if (auto ran = m_connection.execute(u"UPDATE account SET name = ? WHERE key = ? AND renamed = 0"_s,
                                            {name, key});
            !ran)
            return ran;
    }
    return {};
}

Result<ImportOutcome> ImportWriter::finish(const ImportHead& head)
{
    ImportOutcome outcome;
    outcome.format = head.formatName;
    outcome.findings = head.findings;
    outcome.skippedLines = head.skipped;
    outcome.skippedAmount = head.skippedAmount;
    m_statements.clear();
    if (auto flushed = flushSums(); !flushed)
        return flushed.error();
    if (auto settled = settleParts(m_importId, head, outcome.periods); !settled)
        return settled.error();
    auto id = writeHead(head);
    if (!id)
        return id.error();
    if (auto named = writeNames(head); !named)
        return named.error();
    if (auto committed = m_transaction.commit(); !committed)
        return committed.error();
    outcome.importId = *id;
    return outcome;
}

} // namespace billfold
