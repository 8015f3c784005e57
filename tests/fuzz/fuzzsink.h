// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/decode.h"
#include "models/ingest/exportreader.h"
#include "tests/fuzz/fuzzfile.h"

namespace billfold::fuzz
{

/// Checks what every store relies on: ids that were sent before, whole texts, one sum that does not depend on
/// how the lines were cut into batches.
class CheckingSink : public ChargeSink
{
public:
    Result<void> take(ChargeBatch&& batch) override
    {
        m_origins += batch.origins.size();
        m_accounts += batch.accounts.size();
        m_items += batch.items.size();
        m_kinds += batch.kinds.size();
        m_descriptions += batch.descriptions.size();
        m_resources += batch.resources.size();
        m_commitments += batch.commitments.size();
        m_tags += batch.tags.size();
        for (const OriginEntry& origin : batch.origins) {
            expect(!origin.payerKey.empty() && origin.currency.size() == 3);
            checkTexts({origin.payerKey, origin.payerName, origin.invoiceId, origin.seller, origin.provider});
        }
        for (const AccountEntry& account : batch.accounts) {
            expect(!account.key.empty());
            checkTexts({account.key, account.name});
        }
        for (const ItemEntry& item : batch.items)
            checkTexts(
                {item.serviceCode, item.serviceName, item.region, item.zone, item.usageType, item.operation});
        for (const auto* texts : {&batch.descriptions, &batch.resources, &batch.commitments, &batch.tags}) {
            for (const std::string& text : *texts)
                checkTexts({text});
        }
        checkTexts({batch.ids});
        for (const PackedLine& line : batch.lines)
            check(line, batch);
        lines += static_cast<qint64>(batch.lines.size());
        return {};
    }
    Result<void> takeExactText(ExactText&&) override { return {}; }

    qint64 lines = 0;
    Money sum;

private:
    static void checkTexts(std::initializer_list<std::string_view> texts)
    {
        for (const std::string_view text : texts)
            expect(findInvalidUtf8(text) == std::string_view::npos &&
                   text.find('\0') == std::string_view::npos);
    }
    void check(const PackedLine& line, const ChargeBatch& batch)
    {
        const auto known = [](std::uint32_t id, std::size_t count) {
            return id == PackedLine::none || id < count;
        };
        expect(line.origin < m_origins && line.account < m_accounts && line.item < m_items &&
               line.kind < m_kinds);
        expect(known(line.description, m_descriptions) && known(line.resource, m_resources) &&
               known(line.tags, m_tags) && known(line.commitment, m_commitments));
        expect(std::size_t(line.idOffset) + line.idLength <= batch.ids.size());
        expect(line.start >= 0 && line.sourceLine >= 2);
        for (const Money cost : line.cost)
            expect(cost.fitsPair());
        expect(line.usage.fitsPair());
        sum += line.cost[0];
    }

    std::size_t m_origins = 0, m_accounts = 0, m_items = 0, m_kinds = 0;
    std::size_t m_descriptions = 0, m_resources = 0, m_commitments = 0, m_tags = 0;
};

/// Reads a file as the import does, whole and in small batches, and compares.
inline void readTwice(const QString& path)
{
    auto sources = findExports({path});
    if (!sources) {
        expect(!sources.error().message.isEmpty());
        return;
    }
    for (const ExportSource& source : *sources) {
        CheckingSink whole;
        CheckingSink small;
        const auto first = readExport(source, {}, whole);
        const auto second = readExport(source, {.batchLines = 1}, small);
        expect(first.ok() == second.ok());
        if (!first.ok())
            continue;
        expect(whole.lines == small.lines && whole.sum == small.sum && first->lines == whole.lines);
        expect(first->findings == second->findings);
        expect(first->contentHash == second->contentHash);
        for (const Finding& finding : first->findings)
            expect(!finding.message.isEmpty() && !finding.file.isEmpty() && finding.line >= 0);
        expect(first->errorLines <= first->errors);
    }
}

} // namespace billfold::fuzz
