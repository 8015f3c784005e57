// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"
#include "models/storage/batchtable.h"
#include "models/storage/dictionarywriter.h"
#include "models/storage/partwriter.h"
#include "models/storage/sumwriter.h"

#include <functional>

namespace billfold
{

/// What is known of an import besides its lines.
struct ImportHead {
    QDateTime imported;
    QString source, format, formatName, reportName, assembly;
    qint64 bytes = 0;
    QByteArray hash;
    QStringList files;
    qint64 lines = 0, errors = 0, warnings = 0, skipped = 0;
    std::optional<Money> skippedAmount;
    std::array<bool, basisCount> basisAvailable{};
    QList<Finding> findings;
    QList<QPair<QString, QString>> accountNames; ///< key, name
};

/// Writes one report in one transaction: begin, batches, finish. Let it go before finish, or kill the
/// program, and the database is as it was. Use on the connection's thread. PartWriter::settle() says what the
/// report replaces.
class ImportWriter final : public ChargeSink
{
public:
    explicit ImportWriter(Connection& connection);

    Result<void> begin();
    Result<void> take(ChargeBatch&& batch) override;
    Result<void> takeExactText(ExactText&& text) override;
    /// Writes what belongs to the import, in the same transaction.
    using Also = std::function<Result<void>(const ImportOutcome& outcome)>;
    /// Commits; answers with the import's id and what each period holds.
    Result<ImportOutcome> finish(const ImportHead& head, const Also& also = {});

private:
    struct Place; // of a line in the order in which lines are stored
    struct Origin {
        PartWriter::Part* part = nullptr;
        bool estimate = false;
    };
    Result<void> takeOrigins(const std::vector<OriginEntry>& origins);
    std::vector<Place> sorted(std::vector<PackedLine>& lines) const;
    Result<void> writeRun(std::span<const Place> run, qint64 first);
    Result<void> writeHead(const ImportHead& head);
    Result<void> writeFindings(const ImportHead& head);
    Result<void> writeNames(const ImportHead& head);

    Connection& m_connection;
    Transaction m_transaction;
    DictionaryWriter m_dictionaries;
    BatchTable m_table;
    SumWriter m_sums;
    PartWriter m_parts;
    std::vector<Origin> m_origins; // by the reader's numbers
    Statement m_insertRun;
    qint64 m_importId = 0;
    qint64 m_nextLine = 1;
};

} // namespace billfold
