// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/storage/statement.h"

#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace billfold
{

/// Puts the texts of an import into the database's dictionaries, where each stands once however many imports
/// bring it, and knows the database's number for each of the reader's numbers. Numbers count from 1; 0 is
/// "none".
class DictionaryWriter
{
public:
    explicit DictionaryWriter(Connection& connection) : m_connection(connection) {}

    Result<void> prepare();
    Result<void> take(const ChargeBatch& batch);
    /// Sets the database's numbers in place of the reader's.
    void translate(PackedLine& line) const;
    std::uint32_t origin(std::uint32_t readersNumber) const { return m_origins.ids[readersNumber]; }

private:
    struct Dictionary {
        Statement find, insert;
        std::vector<std::uint32_t> ids; ///< by the reader's numbers
    };
    Result<void> prepareOne(Dictionary& dictionary, const char* table, const char* columns, int count);
    Result<void> add(Dictionary& dictionary, std::span<const std::string_view> texts,
                     const std::int64_t* number);
    Result<void> takeTexts(Dictionary& dictionary, const std::vector<std::string>& texts);
    Result<void> takeOrigins(const std::vector<OriginEntry>& entries);
    Result<void> takeAccounts(const std::vector<AccountEntry>& entries);
    Result<void> takeItems(const std::vector<ItemEntry>& entries);
    Result<void> takeKinds(const std::vector<KindEntry>& entries);

    Connection& m_connection;
    Dictionary m_origins, m_items, m_kinds, m_descriptions, m_resources, m_tags, m_commitments;
    Statement m_account;
    std::vector<std::uint32_t> m_accounts;
    std::string m_joined;
};

} // namespace billfold
