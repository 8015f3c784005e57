// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/dictionarywriter.h"

#include <sqlite3.h>
#include <xxhash.h>

#include <array>
#include <cstring>

namespace billfold
{

Result<void> DictionaryWriter::prepareOne(Dictionary& dictionary, const char* table, const char* columns,
                                          int count)
{
    std::string insert = std::string("INSERT INTO ") + table + " (hash, " + columns + ") VALUES (?";
    for (int i = 0; i < count; ++i)
        insert += ",?";
    insert += ')';
    auto find = Statement::prepare(
        m_connection, (std::string("SELECT id, ") + columns + " FROM " + table + " WHERE hash = ?").c_str());
    if (!find)
        return find.error();
    auto add = Statement::prepare(m_connection, insert.c_str());
    if (!add)
        return add.error();
    dictionary.find = std::move(*find);
    dictionary.insert = std::move(*add);
    return {};
}

Result<void> DictionaryWriter::prepare()
{
    struct Entry {
        Dictionary& dictionary;
        const char *table, *columns;
        int count;
    };
    for (const Entry& e :
         {Entry{m_origins, "origin",
                "payer, payer_name, currency, invoice, seller, invoicing_entity, billing_entity,"
                " bill_type, provider, period",
                10},
          Entry{m_items, "item",
                "service_code, service_name, region, zone, usage_type, operation, unit, family", 8},
          Entry{m_kinds, "kind", "raw_type, tax_type, charge_type", 3},
          Entry{m_descriptions, "description", "text", 1}, Entry{m_resources, "resource", "text", 1},
          Entry{m_tags, "tagset", "text", 1}, Entry{m_commitments, "commitment", "text", 1}}) {
        if (auto prepared = prepareOne(e.dictionary, e.table, e.columns, e.count); !prepared)
            return prepared;
    }
    auto account = Statement::prepare(
        m_connection, "INSERT INTO account (key, imported_name) VALUES (?, ?) ON CONFLICT (key) DO UPDATE "
                      "SET imported_name ="
                      " coalesce(nullif(excluded.imported_name, ''), imported_name) RETURNING id");
    if (!account)
        return account.error();
    m_account = std::move(*account);
    return {};
}

/// Finds or makes the entry; a number, where there is one, is its last column.
Result<void> DictionaryWriter::add(Dictionary& dictionary, std::span<const std::string_view> texts,
                                   const std::int64_t* number)
{
    m_joined.clear();
    for (const std::string_view text : texts) {
        m_joined.append(text);
        m_joined.push_back('\x1f');
    }
    if (number != nullptr)
        m_joined.append(reinterpret_cast<const char*>(number), sizeof *number);
    std::int64_t hash = 0;
    const auto bits = XXH3_64bits(m_joined.data(), m_joined.size());
    std::memcpy(&hash, &bits, sizeof hash);
    const auto numberColumn = static_cast<int>(texts.size()) + 1;

    Statement& find = dictionary.find;
    find.bind(1, hash);
    for (;;) {
        auto row = find.step();
        if (!row)
            return row.error();
        if (!*row)
            break;
        bool same = number == nullptr || find.integer(numberColumn) == *number;
        for (size_t i = 0; i < texts.size() && same; ++i)
            same = find.text(static_cast<int>(i) + 1) == texts[i];
        if (!same)
            continue;
        dictionary.ids.push_back(static_cast<std::uint32_t>(find.integer(0)));
        find.reset();
        return {};
    }
    Statement& insert = dictionary.insert;
    insert.bind(1, hash);
    for (size_t i = 0; i < texts.size(); ++i)
        insert.bindText(static_cast<int>(i) + 2, texts[i]);
    if (number != nullptr)
        insert.bind(numberColumn + 1, *number);
    if (auto ran = insert.run(); !ran)
        return ran;
    dictionary.ids.push_back(static_cast<std::uint32_t>(sqlite3_last_insert_rowid(m_connection.handle())));
    return {};
}

Result<void> DictionaryWriter::takeTexts(Dictionary& dictionary, const std::vector<std::string>& texts)
{
    for (const std::string& text : texts) {
        if (text.empty()) {
            dictionary.ids.push_back(0);
            continue;
        }
        const std::array<std::string_view, 1> one{text};
        if (auto added = add(dictionary, one, nullptr); !added)
            return added;
    }
    return {};
}

Result<void> DictionaryWriter::takeOrigins(const std::vector<OriginEntry>& entries)
{
    for (const OriginEntry& e : entries) {
        if (e.period == 0) { // a wrong one, of which no line is kept
            m_origins.ids.push_back(0);
            continue;
        }
        const std::array<std::string_view, 9> texts{e.payerKey,      e.payerName, e.currency,
                                                    e.invoiceId,     e.seller,    e.invoicingEntity,
                                                    e.billingEntity, e.billType,  e.provider};
        const std::int64_t period = e.period;
        if (auto added = add(m_origins, texts, &period); !added)
            return added;
    }
    return {};
}

Result<void> DictionaryWriter::takeAccounts(const std::vector<AccountEntry>& entries)
{
    for (const AccountEntry& e : entries) {
        m_account.bindText(1, e.key);
        m_account.bindText(2, e.name);
        auto row = m_account.step();
        if (!row)
            return row.error();
        m_accounts.push_back(static_cast<std::uint32_t>(m_account.integer(0)));
        m_account.reset();
    }
    return {};
}

Result<void> DictionaryWriter::takeItems(const std::vector<ItemEntry>& entries)
{
    for (const ItemEntry& e : entries) {
        const std::array<std::string_view, 8> texts{e.serviceCode, e.serviceName, e.region, e.zone,
                                                    e.usageType,   e.operation,   e.unit,   e.family};
        if (auto added = add(m_items, texts, nullptr); !added)
            return added;
    }
    return {};
}

Result<void> DictionaryWriter::takeKinds(const std::vector<KindEntry>& entries)
{
    for (const KindEntry& e : entries) {
        const std::array<std::string_view, 2> texts{e.rawType, e.taxType};
        const auto type = static_cast<std::int64_t>(e.type);
        if (auto added = add(m_kinds, texts, &type); !added)
            return added;
    }
    return {};
}

Result<void> DictionaryWriter::take(const ChargeBatch& batch)
{
    if (auto taken = takeOrigins(batch.origins); !taken)
        return taken;
    if (auto taken = takeAccounts(batch.accounts); !taken)
        return taken;
    if (auto taken = takeItems(batch.items); !taken)
        return taken;
    if (auto taken = takeKinds(batch.kinds); !taken)
        return taken;
    if (auto taken = takeTexts(m_descriptions, batch.descriptions); !taken)
        return taken;
    if (auto taken = takeTexts(m_resources, batch.resources); !taken)
        return taken;
    if (auto taken = takeTexts(m_tags, batch.tags); !taken)
        return taken;
    return takeTexts(m_commitments, batch.commitments);
}

void DictionaryWriter::translate(PackedLine& line) const
{
    const auto optional = [](const Dictionary& dictionary, std::uint32_t number) {
        return number == PackedLine::none ? 0 : dictionary.ids[number];
    };
    line.origin = m_origins.ids[line.origin];
    line.account = m_accounts[line.account];
    line.item = m_items.ids[line.item];
    line.kind = m_kinds.ids[line.kind];
    line.description = optional(m_descriptions, line.description);
    line.resource = optional(m_resources, line.resource);
    line.tags = optional(m_tags, line.tags);
    line.commitment = optional(m_commitments, line.commitment);
}

} // namespace billfold
