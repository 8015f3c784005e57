// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/billing/imports.h"
#include "models/storage/connection.h"
#include "models/storage/sumtable.h"

#include <map>
#include <memory>

struct sqlite3_stmt;

namespace billfold
{

/// What is known of an import besides its lines.
struct ImportHead {
    QDateTime imported;
    QString source, format, formatName, reportName, assembly;
    QByteArray hash;
    QStringList files;
    qint64 lines = 0, errors = 0, warnings = 0, skipped = 0;
    std::optional<Money> skippedAmount;
    std::array<bool, basisCount> basisAvailable{};
    QList<Finding> findings;
    QList<QPair<QString, QString>> accountNames;
};

/// Writes one report in one transaction: begin, batches, finish. Let it go before finish, or kill the
/// program, and the database is as it was. Use on the connection's thread. Each payer's month that the report
/// holds takes the place of what was in force for it; an issued month stays, and the report's lines are kept
/// beside it.
class ImportWriter final : public ChargeSink
{
public:
    explicit ImportWriter(Connection& connection);
    ~ImportWriter() override;

    Result<void> begin();
    Result<void> take(ChargeBatch&& batch) override;
    Result<void> takeExactText(ExactText&& text) override;
    /// Commits; answers with the import's id and what each period holds.
    Result<ImportOutcome> finish(const ImportHead& head);

private:
    struct Statement;
    struct PartState {
        qint64 id = 0;
        QString payer, payerName, currency;
        int period = 0;
        qint64 lines = 0;
        Money total;
        bool estimate = false;
        std::int64_t firstDay = INT64_MAX, lastDay = INT64_MIN;
        std::array<qint64, basisCount> absent{};
        std::vector<bool> accounts;
        int accountCount = 0;
    };
    using Rollup = SumTable<5, 6>;    // part, origin, account, item, kind -> usage, five costs
    using TagRollup = SumTable<6, 6>; // and tag set
    using DayRollup = SumTable<5, 1>; // part, day, account, item, kind -> unblended

    Result<void> takeEntries(const ChargeBatch& batch);
    Result<void> takeLines(ChargeBatch& batch);
    Result<std::uint32_t> entryId(Statement& find, Statement& insert, const QByteArray& hash,
                                  std::initializer_list<std::string_view> texts, qint64 number,
                                  bool hasNumber);
    Result<void> insertLine(const PackedLine& line, std::string_view lineId, qint64 id);
    Result<PartState*> partOf(std::uint32_t originId, const OriginEntry& entry);
    void addSums(const PackedLine& line, PartState& part);
    template <typename Table>
    Result<void> writeSums(Table& table, const char* sql, size_t keyColumns, bool withLines);
    Result<void> flushSums();
    Result<void> settleParts(qint64 importId, const ImportHead& head, QList<PeriodTotals>& periods);
    Result<void> dropLines(qint64 partId);
    Result<qint64> writeHead(const ImportHead& head);
    Result<void> writeNames(const ImportHead& head);
    Error stepFailed(const char* what);

    Connection& m_connection;
    Transaction m_transaction;
    std::vector<std::unique_ptr<Statement>> m_statements;
    Statement* m_line = nullptr;
    Statement* m_run = nullptr;
    // By the reader's numbers.
    std::vector<std::uint32_t> m_origins, m_accounts, m_items, m_kinds, m_descriptions, m_resources, m_tags,
        m_commitments;
    std::vector<PartState*> m_originParts;
    std::vector<bool> m_originEstimate;
    std::map<std::tuple<QString, int, QString>, std::unique_ptr<PartState>> m_parts;
    std::vector<std::pair<std::uint32_t, std::string>> m_payerNames;
    Rollup m_rollup;
    TagRollup m_tagRollup;
    DayRollup m_dayRollup;
    std::vector<ExactText> m_exactTexts;
    std::map<qint64, qint64> m_sumRows; // part -> rows written, for the clustered key
    qint64 m_importId = 0;
    qint64 m_nextLine = 1;
    qint64 m_lines = 0;
};


} // namespace billfold
