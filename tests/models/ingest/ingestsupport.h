// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/exportreader.h"
#include "tests/support/legacycur.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStringList>
#include <QTest>

#include <map>
#include <string>
#include <vector>

namespace billfold::test
{

/// Keeps everything that a reader hands over, with the dictionaries joined.
class Collector : public ChargeSink
{
public:
    Result<void> take(ChargeBatch&& batch) override
    {
        for (PackedLine line : batch.lines) {
            ids.push_back(batch.ids.substr(line.idOffset, line.idLength));
            lines.push_back(line);
        }
        append(origins, batch.origins);
        append(accounts, batch.accounts);
        append(items, batch.items);
        append(kinds, batch.kinds);
        append(descriptions, batch.descriptions);
        append(resources, batch.resources);
        append(commitments, batch.commitments);
        append(tags, batch.tags);
        ++batches;
        if (failAfter > 0 && batches >= failAfter)
            return Error{ErrorCode::Storage, QStringLiteral("sink failed"), {}};
        return {};
    }
    Result<void> takeExactText(ExactText&& text) override
    {
        exact.push_back(std::move(text));
        return {};
    }

    Money sum(Basis basis = Basis::Unblended) const
    {
        Money total;
        for (const PackedLine& line : lines)
            total += line.cost[static_cast<size_t>(basis)];
        return total;
    }
    /// Unblended by account key.
    std::map<std::string, Money> byAccount() const
    {
        std::map<std::string, Money> sums;
        for (const PackedLine& line : lines)
            sums[accounts.at(line.account).key] += line.cost[0];
        return sums;
    }
    std::string tagsOf(size_t line) const
    {
        const auto id = lines.at(line).tags;
        return id == PackedLine::none ? std::string() : tags.at(id);
    }
    const KindEntry& kindOf(size_t line) const { return kinds.at(lines.at(line).kind); }
    const ItemEntry& itemOf(size_t line) const { return items.at(lines.at(line).item); }
    const OriginEntry& originOf(size_t line) const { return origins.at(lines.at(line).origin); }
    const AccountEntry& accountOf(size_t line) const { return accounts.at(lines.at(line).account); }

    std::vector<PackedLine> lines;
    std::vector<std::string> ids;
    std::vector<OriginEntry> origins;
    std::vector<AccountEntry> accounts;
    std::vector<ItemEntry> items;
    std::vector<KindEntry> kinds;
    std::vector<std::string> descriptions, resources, commitments, tags;
    std::vector<ExactText> exact;
    int batches = 0;
    int failAfter = 0;

private:
    template <typename Entry>
    static void append(std::vector<Entry>& to, std::vector<Entry>& from)
    {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    }
};

/// A small CSV export, a column at a time: what a test does not set stands as the defaults say.
class Table
{
public:
    using Row = std::map<std::string, std::string>;

    explicit Table(std::vector<std::pair<std::string, std::string>> columns) : m_columns(std::move(columns))
    {
    }
    /// The legacy CUR with the columns that every charge needs, and some more.
    static Table legacy()
    {
        return Table({{"identity/LineItemId", "id1"},
                      {"bill/InvoiceId", ""},
                      {"bill/BillingEntity", "AWS"},
                      {"bill/BillType", "Anniversary"},
                      {"bill/PayerAccountId", "111111111111"},
                      {"bill/BillingPeriodStartDate", "2025-08-01T00:00:00Z"},
                      {"lineItem/UsageAccountId", "222222222222"},
                      {"lineItem/LineItemType", "Usage"},
                      {"lineItem/UsageStartDate", "2025-08-02T03:00:00Z"},
                      {"lineItem/UsageEndDate", "2025-08-02T04:00:00Z"},
                      {"lineItem/ProductCode", "AmazonEC2"},
                      {"lineItem/UsageType", "BoxUsage:m5.large"},
                      {"lineItem/Operation", "RunInstances"},
                      {"lineItem/UsageAmount", "1.0"},
                      {"lineItem/CurrencyCode", "USD"},
                      {"lineItem/UnblendedCost", "0.096"},
                      {"lineItem/LineItemDescription", "$0.096 per hour"},
                      {"lineItem/LegalEntity", "Amazon Web Services, Inc."}});
    }
    Table& column(const std::string& name, const std::string& value = {})
    {
        for (auto& [known, standard] : m_columns) {
            if (known == name) {
                standard = value;
                return *this;
            }
        }
        m_columns.push_back({name, value});
        return *this;
    }
    Table& without(const std::string& name)
    {
        std::erase_if(m_columns, [&](const auto& column) { return column.first == name; });
        return *this;
    }
    Table& row(const Row& values = {})
    {
        m_rows.push_back(values);
        return *this;
    }
    QByteArray csv(const char* newline = "\n") const
    {
        QByteArray bytes;
        for (size_t i = 0; i < m_columns.size(); ++i)
            bytes += (i == 0 ? "" : ",") + QByteArray::fromStdString(quoted(m_columns[i].first));
        bytes += newline;
        for (const Row& row : m_rows) {
            for (size_t i = 0; i < m_columns.size(); ++i) {
                const auto own = row.find(m_columns[i].first);
                bytes +=
                    (i == 0 ? "" : ",") +
                    QByteArray::fromStdString(quoted(own == row.end() ? m_columns[i].second : own->second));
            }
            bytes += newline;
        }
        return bytes;
    }
    static std::string quoted(const std::string& text)
    {
        if (text.find_first_of(",\"\n\r") == std::string::npos)
            return text;
        std::string result = "\"";
        for (const char c : text) {
            result += c;
            if (c == '"')
                result += c;
        }
        return result + '"';
    }

private:
    std::vector<std::pair<std::string, std::string>> m_columns;
    std::vector<Row> m_rows;
};

/// A file read by itself.
struct Reading {
    Collector sink;
    std::optional<Error> error;
    ReadSummary summary;
    ExportSource source;
    /// The findings of this severity, joined: "file:line column sentence".
    QString findings(Severity severity) const
    {
        QStringList texts;
        for (const Finding& finding : summary.findings) {
            if (finding.severity == severity)
                texts.append(QStringLiteral("%1:%2 %3 x%4 %5")
                                 .arg(finding.file)
                                 .arg(finding.line)
                                 .arg(finding.column)
                                 .arg(finding.count)
                                 .arg(finding.message));
        }
        return texts.join(u'\n');
    }
};

inline Reading readSource(const ExportSource& source, const ReadOptions& options = {})
{
    Reading reading;
    reading.source = source;
    auto read = readExport(source, options, reading.sink);
    if (read)
        reading.summary = std::move(*read);
    else
        reading.error = read.error();
    return reading;
}

inline Reading readPaths(const QStringList& paths, const ReadOptions& options = {})
{
    auto found = findExports(paths);
    if (!found) {
        Reading reading;
        reading.error = found.error();
        return reading;
    }
    return readSource(found->first(), options);
}

inline Reading readBytes(const QString& path, const QByteArray& bytes, const ReadOptions& options = {})
{
    writeFile(path, bytes);
    return readPaths({path}, options);
}

} // namespace billfold::test
