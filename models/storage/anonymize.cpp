// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/anonymize.h"

#include "models/billing/chargebatch.h"
#include "models/storage/backup.h"
#include "models/storage/daysums.h"
#include "models/storage/linedetail.h"
#include "models/storage/pseudonyms.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QSet>

#include <sqlite3.h>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Anonymize", sentence);
}

/// How each known table is written anew; an empty text keeps it as it is. The rows of others are deleted.
struct TableRule {
    const char *table, *set;
};
constexpr TableRule rules[] = {
    {"account", "key = anon_id(key), imported_name = anon_name(imported_name), given_name = "
                "anon_name(given_name)"},
    {"origin", "hash = anon_number(hash), payer = anon_id(payer), payer_name = anon_name(payer_name),"
               " invoice = anon_text('invoice', invoice), seller = anon_text('seller', seller),"
               " invoicing_entity = anon_text('seller', invoicing_entity),"
               " billing_entity = anon_text('seller', billing_entity)"},
    {"item", ""},
    {"kind", ""},
    {"description", "hash = anon_number(hash), text = anon_text('Description', text)"},
    {"resource", "hash = anon_number(hash), text = anon_text('resource', text)"},
    {"tagset", "hash = anon_number(hash), text = anon_tags(text)"},
    {"commitment", "hash = anon_number(hash), text = anon_text('commitment', text)"},
    {"import", "source = anon_path(source), report_name = anon_text('report', report_name),"
               " assembly = anon_text('assembly', assembly), hash = anon_bytes(hash),"
               " skipped_n = cost_n(skipped_n, skipped_s), skipped_s = cost_s(skipped_n, skipped_s)"},
    {"import_file", "path = anon_path(path)"},
    {"finding", "file = anon_path(file), column_name = anon_text('column', column_name),"
                " message = anon_text('Finding', message)"},
    {"part", "payer = anon_id(payer), payer_name = anon_name(payer_name),"
             " total_n = cost_n(total_n, total_s), total_s = cost_s(total_n, total_s)"},
    {"part_account", ""},
    {"charge_line", "detail = anon_detail(detail, id, cost_n, cost_s), usage_n = usage_n(usage_n, usage_s),"
                    " usage_s = usage_s(usage_n, usage_s), cost_n = cost_n(cost_n, cost_s),"
                    " cost_s = cost_s(cost_n, cost_s)"},
    {"line_run", ""},
    {"rollup",
     "usage_n = usage_n(usage_n, usage_s), usage_s = usage_s(usage_n, usage_s),"
     " cost_n = cost_n(cost_n, cost_s), cost_s = cost_s(cost_n, cost_s),"
     " net_n = cost_n(net_n, net_s), net_s = cost_s(net_n, net_s),"
     " amortized_n = cost_n(amortized_n, amortized_s), amortized_s = cost_s(amortized_n, amortized_s),"
     " blended_n = cost_n(blended_n, blended_s), blended_s = cost_s(blended_n, blended_s),"
     " list_n = cost_n(list_n, list_s), list_s = cost_s(list_n, list_s), days = anon_days(days)"},
    {"rollup_tag",
     "usage_n = usage_n(usage_n, usage_s), usage_s = usage_s(usage_n, usage_s),"
     " cost_n = cost_n(cost_n, cost_s), cost_s = cost_s(cost_n, cost_s),"
     " net_n = cost_n(net_n, net_s), net_s = cost_s(net_n, net_s),"
     " amortized_n = cost_n(amortized_n, amortized_s), amortized_s = cost_s(amortized_n, amortized_s),"
     " blended_n = cost_n(blended_n, blended_s), blended_s = cost_s(blended_n, blended_s),"
     " list_n = cost_n(list_n, list_s), list_s = cost_s(list_n, list_s)"},
    {"reconcile",
     "payer = anon_id(payer), invoice = anon_text('invoice', invoice),"
     " seller = anon_text('seller', seller), note = anon_text('Note', note),"
     " invoiced_n = cost_n(invoiced_n, invoiced_s), invoiced_s = cost_s(invoiced_n, invoiced_s)"},
    {"issued_bill", "number = anon_text('N', number), payer_name = anon_name(payer_name), settings = '{}'"},
    {"issued_account", "name = anon_name(name)"},
    {"document", "number = anon_text('N', number), account_key = anon_id(account_key),"
                 " account_name = anon_name(account_name), seller = anon_text('seller', seller),"
                 " refers_to = anon_text('N', refers_to), reason = anon_text('Reason', reason),"
                 " amount_n = cost_n(amount_n, amount_s), amount_s = cost_s(amount_n, amount_s)"},
    {"payment", "reference = anon_text('Reference', reference)"},
    {"organization", "id = anon_id(id), root = anon_id(root), payer = anon_id(payer)"},
    {"organization_policy_type", "organization = anon_id(organization)"},
    {"trusted_service", "organization = anon_id(organization)"},
    {"resource_policy",
     "organization = anon_id(organization), id = anon_id(id), content = anon_policy(content)"},
    {"unit", "id = anon_id(id), organization = anon_id(organization), parent = anon_id(parent),"
             " name = anon_text('Unit', name)"},
    {"org_account", "id = anon_id(id), name = anon_name(name), email = anon_mail(email),"
                    " organization = anon_id(organization), unit = anon_id(unit)"},
    {"membership_period",
     "account = anon_id(account), organization = anon_id(organization), payer = anon_id(payer)"},
    {"create_request", "id = anon_id(id), organization = anon_id(organization),"
                       " account_name = anon_name(account_name), email = anon_mail(email),"
                       " role_name = anon_text('Role', role_name), account = anon_id(account)"},
    {"policy", "id = anon_id(id), organization = anon_id(organization), name = anon_text('Policy', name),"
               " description = anon_text('Description', description), content = anon_policy(content)"},
    {"attachment",
     "target = anon_id(target), policy = anon_id(policy), organization = anon_id(organization)"},
    {"delegation", "account = anon_id(account), organization = anon_id(organization)"},
    {"handshake",
     "id = anon_id(id), organization = anon_id(organization),"
     " target_account = anon_id(target_account), target_email = anon_mail(target_email),"
     " parent = anon_id(parent), transfer = anon_id(transfer), notes = anon_text('Note', notes)"},
    {"responsibility_transfer",
     "id = anon_id(id), name = anon_text('Transfer', name), source = anon_id(source),"
     " target = anon_id(target), active_handshake = anon_id(active_handshake)"},
    {"tag", "owner = anon_id(owner), key = anon_tagkey(key), value = anon_text('value', value)"},
    {"known_payer", "payer = anon_id(payer), name = anon_name(name), organization_id = "
                    "anon_id(organization_id)"},
    {"known_member", "payer = anon_id(payer)"},
};

/// What the functions of SQL work with.
struct Secrets {
    Pseudonyms names;
    SecretFactor cost, usage;
};

QString textOf(sqlite3_value* value)
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_value_text(value));
    return QString::fromUtf8(bytes, sqlite3_value_bytes(value));
}

std::string_view bytesOf(sqlite3_value* value)
{
    const auto* bytes = static_cast<const char*>(sqlite3_value_blob(value));
    return {bytes != nullptr ? bytes : "", static_cast<std::size_t>(sqlite3_value_bytes(value))};
}

Money pairOf(sqlite3_value** values)
{
    return Money::fromPair(sqlite3_value_int64(values[0]), sqlite3_value_int64(values[1]));
}

void answerBytes(sqlite3_context* context, std::string_view bytes)
{
    sqlite3_result_blob(context, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
}

const Secrets& secretsOf(sqlite3_context* context)
{
    return *static_cast<const Secrets*>(sqlite3_user_data(context));
}

/// A text of the first value; NULL stays NULL.
template <QString (Pseudonyms::*make)(const QString&) const>
void replaceText(sqlite3_context* context, int, sqlite3_value** values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return sqlite3_result_null(context);
    const QByteArray text = (secretsOf(context).names.*make)(textOf(values[0])).toUtf8();
    sqlite3_result_text(context, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void replaceNamed(sqlite3_context* context, int, sqlite3_value** values)
{
    const QByteArray text = secretsOf(context).names.text(textOf(values[0]), textOf(values[1])).toUtf8();
    sqlite3_result_text(context, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void replaceNumber(sqlite3_context* context, int, sqlite3_value** values)
{
    sqlite3_result_int64(context, secretsOf(context).names.number(textOf(values[0])));
}

void replaceBytes(sqlite3_context* context, int, sqlite3_value** values)
{
    const std::string_view bytes = bytesOf(values[0]);
    const QByteArray replaced =
        secretsOf(context).names.bytes(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())));
    answerBytes(context, {replaced.constData(), static_cast<std::size_t>(replaced.size())});
}

template <SecretFactor Secrets::*factor, bool nanos>
void scale(sqlite3_context* context, int, sqlite3_value** values)
{
    if (sqlite3_value_type(values[0]) == SQLITE_NULL)
        return sqlite3_result_null(context);
    const Money scaled = (secretsOf(context).*factor).times(pairOf(values));
    if (!scaled.fitsPair())
        return sqlite3_result_error(context, "an amount is too large to be scaled", -1);
    sqlite3_result_int64(context, nanos ? scaled.nanos() : scaled.subs());
}

void scaleDays(sqlite3_context* context, int, sqlite3_value** values)
{
    const SecretFactor& factor = secretsOf(context).cost;
    DaySums sums;
    DaySums::forEach(bytesOf(values[0]), [&](int day, Money amount) { sums.add(day, factor.times(amount)); });
    std::string packed;
    sums.pack(packed);
    answerBytes(context, packed);
}

/// detail, id, cost_n, cost_s.
void scaleDetail(sqlite3_context* context, int, sqlite3_value** values)
{
    const SecretFactor& factor = secretsOf(context).cost;
    const LineDetail detail = unpackDetail(bytesOf(values[0]), pairOf(values + 2));
    PackedLine line;
    line.start = detail.start;
    line.seconds = detail.seconds;
    line.commitment = detail.commitment;
    line.sourceFile = static_cast<std::uint16_t>(detail.sourceFile);
    line.sourceLine = detail.sourceLine;
    for (std::size_t i = 0; i < line.cost.size(); ++i)
        line.cost[i] = factor.times(detail.cost[i]);
    std::string packed;
    packDetail(line, "line-" + std::to_string(sqlite3_value_int64(values[1])), packed);
    answerBytes(context, packed);
}

/// The most decimals of the costs of a line: detail, cost_n, cost_s; or of one amount: n, s.
void countPlaces(sqlite3_context* context, int count, sqlite3_value** values)
{
    int most = 0;
    if (count == 2) {
        most = SecretFactor::places(pairOf(values));
    } else {
        for (const Money cost : unpackDetail(bytesOf(values[0]), pairOf(values + 1)).cost)
            most = std::max(most, SecretFactor::places(cost));
    }
    sqlite3_result_int(context, most);
}

using Function = void (*)(sqlite3_context*, int, sqlite3_value**);

Result<void> addFunction(Connection& connection, const char* name, int values, Function function,
                         void* secrets)
{
    if (sqlite3_create_function_v2(connection.handle(), name, values, SQLITE_UTF8 | SQLITE_DETERMINISTIC,
                                   secrets, function, nullptr, nullptr, nullptr) == SQLITE_OK)
        return {};
    return Error{ErrorCode::Storage, tr("The copy could not be made."), QString::fromLatin1(name)};
}

Result<void> addFunctions(Connection& connection, Secrets& secrets)
{
    struct Named {
        const char* name;
        int values;
        Function function;
    };
    const Named all[] = {
        {"anon_id", 1, replaceText<&Pseudonyms::id>},
        {"anon_name", 1, replaceText<&Pseudonyms::name>},
        {"anon_mail", 1, replaceText<&Pseudonyms::mail>},
        {"anon_path", 1, replaceText<&Pseudonyms::path>},
        {"anon_tags", 1, replaceText<&Pseudonyms::tags>},
        {"anon_tagkey", 1, replaceText<&Pseudonyms::tagKey>},
        {"anon_policy", 1, replaceText<&Pseudonyms::policy>},
        {"anon_text", 2, replaceNamed},
        {"anon_number", 1, replaceNumber},
        {"anon_bytes", 1, replaceBytes},
        {"anon_days", 1, scaleDays},
        {"anon_detail", 4, scaleDetail},
        {"cost_n", 2, scale<&Secrets::cost, true>},
        {"cost_s", 2, scale<&Secrets::cost, false>},
        {"usage_n", 2, scale<&Secrets::usage, true>},
        {"usage_s", 2, scale<&Secrets::usage, false>},
    };
    for (const Named& named : all) {
        if (auto added = addFunction(connection, named.name, named.values, named.function, &secrets); !added)
            return added;
    }
    return {};
}

struct Places {
    int cost = 0, usage = 0;
};

/// How many decimals the amounts have: of lines, of sums whose lines are gone, and of what was entered.
Result<Places> placesOf(Connection& connection)
{
    for (const int values : {2, 3}) {
        if (auto added = addFunction(connection, "places", values, countPlaces, nullptr); !added)
            return added.error();
    }
    Places places;
    const auto most = [&](int& into, const char* sql) -> Result<void> {
        auto number = connection.number(QString::fromLatin1(sql));
        if (!number)
            return number.error();
        into = std::max(into, static_cast<int>(*number));
        return {};
    };
    for (const char* sql :
         {"SELECT max(places(detail, cost_n, cost_s)) FROM charge_line",
          "SELECT max(max(places(cost_n, cost_s), places(coalesce(net_n, 0), coalesce(net_s, 0)),"
          " places(coalesce(amortized_n, 0), coalesce(amortized_s, 0)),"
          " places(coalesce(blended_n, 0), coalesce(blended_s, 0)),"
          " places(coalesce(list_n, 0), coalesce(list_s, 0)))) FROM rollup",
          "SELECT max(places(total_n, total_s)) FROM part",
          "SELECT max(places(amount_n, amount_s)) FROM document",
          "SELECT max(places(coalesce(invoiced_n, 0), coalesce(invoiced_s, 0))) FROM reconcile",
          "SELECT max(places(coalesce(skipped_n, 0), coalesce(skipped_s, 0))) FROM import"}) {
        if (auto counted = most(places.cost, sql); !counted)
            return counted.error();
    }
    for (const char* sql : {"SELECT max(places(usage_n, usage_s)) FROM charge_line",
                            "SELECT max(places(usage_n, usage_s)) FROM rollup"}) {
        if (auto counted = most(places.usage, sql); !counted)
            return counted.error();
    }
    return places;
}

Result<QList<QPair<QString, QString>>> schemaOf(Connection& connection, const QString& type)
{
    Query query(connection, u"SELECT name, sql FROM sqlite_schema WHERE type = ? AND name NOT LIKE "
                            "'sqlite_%'"_s);
    query.bind(type);
    if (auto ran = query.run(); !ran)
        return ran.error();
    QList<QPair<QString, QString>> all;
    while (query.next())
        all.append({query.text(0), query.text(1)});
    return all;
}

Result<void> rewriteTables(Connection& connection)
{
    auto tables = schemaOf(connection, u"table"_s);
    if (!tables)
        return tables.error();
    for (const auto& [table, sql] : std::as_const(*tables)) {
        const TableRule* rule = nullptr;
        for (const TableRule& known : rules) {
            if (table == QLatin1StringView(known.table))
                rule = &known;
        }
        QString statement;
        if (table == "audit_head"_L1)
            statement = u"UPDATE audit_head SET number = 0, hash = x''"_s;
        else if (rule == nullptr)
            statement = u"DELETE FROM \"%1\""_s.arg(table);
        else if (*rule->set != '\0')
            statement = u"UPDATE \"%1\" SET %2"_s.arg(table, QString::fromLatin1(rule->set));
        if (statement.isEmpty())
            continue;
        if (auto ran = connection.execute(statement); !ran)
            return ran;
    }
    return {};
}

/// All in one transaction, without the triggers that keep what was issued.
Result<void> rewrite(Connection& connection)
{
    auto places = placesOf(connection);
    if (!places)
        return places.error();
    Secrets secrets{{}, SecretFactor(places->cost), SecretFactor(places->usage)};
    if (auto added = addFunctions(connection, secrets); !added)
        return added;
    if (auto off = connection.execute(u"PRAGMA foreign_keys=OFF"_s); !off)
        return off;
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    auto triggers = schemaOf(connection, u"trigger"_s);
    if (!triggers)
        return triggers.error();
    for (const auto& [name, sql] : std::as_const(*triggers)) {
        if (auto ran = connection.execute(u"DROP TRIGGER \"%1\""_s.arg(name)); !ran)
            return ran;
    }
    if (auto written = rewriteTables(connection); !written)
        return written;
    for (const auto& [name, sql] : std::as_const(*triggers)) {
        if (auto ran = connection.execute(sql); !ran)
            return ran;
    }
    return transaction.commit();
}

/// The copy that is rewritten holds everything as it was: it lies beside the database, not where the
/// anonymized one goes, and is removed whatever happens.
class ClearCopy
{
public:
    explicit ClearCopy(QString path) : m_path(std::move(path)) { remove(); }
    ~ClearCopy() { remove(); }
    ClearCopy(const ClearCopy&) = delete;
    ClearCopy& operator=(const ClearCopy&) = delete;
    const QString& path() const { return m_path; }

private:
    void remove() const
    {
        for (const QString& end : {QString(), u"-wal"_s, u"-shm"_s, u"-journal"_s})
            QFile::remove(m_path + end);
    }
    QString m_path;
};

Result<void> attempt(Connection& connection, const QString& path, const std::function<bool()>& withdrawn)
{
    const ClearCopy clear(connection.path() + u".anonymizing"_s);
    if (auto made = makePrivateFile(clear.path()); !made)
        return made;
    {
        const Withdrawable withdrawable(connection, withdrawn);
        if (auto copied = connection.execute(u"VACUUM INTO ?"_s, {clear.path()}); !copied)
            return copied;
    }
    auto copy = Connection::open(clear.path());
    if (!copy)
        return copy.error();
    {
        const Withdrawable withdrawable(**copy, withdrawn);
        if (auto rewritten = rewrite(**copy); !rewritten)
            return rewritten;
    }
    // Written anew: nothing of what was replaced is left in free space.
    auto written = writeBackupAs(**copy, path, BackupKind::Manual, {}, withdrawn);
    return written ? Result<void>() : Result<void>(written.error());
}

} // namespace

Result<void> writeAnonymized(Connection& connection, const QString& path,
                             const std::function<bool()>& withdrawn)
{
    if (QFileInfo::exists(path) &&
        QFileInfo(path).canonicalFilePath() == QFileInfo(connection.path()).canonicalFilePath())
        return Error{ErrorCode::Invalid,
                     tr("%1 is the database itself. Choose another name for the copy.").arg(path)};
    constexpr int attempts = 3; // two ids may get the same replacement by chance, which the tables refuse
    Result<void> done;
    for (int i = 0; i < attempts; ++i) {
        done = attempt(connection, path, withdrawn);
        if (done || !done.error().cause.contains("UNIQUE"_L1))
            break;
    }
    return done;
}

} // namespace billfold
