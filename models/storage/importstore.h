// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/imports.h"
#include "models/storage/connection.h"

namespace billfold
{

enum class PartState;

/// What was imported: which reports, what they held, what can be taken back.
class ImportStore
{
public:
    explicit ImportStore(Connection& connection) : m_connection(connection) {}

    /// Latest first.
    Result<QList<ImportRecord>> imports();
    Result<QList<Finding>> findings(qint64 importId);
    /// The import of a report with these very bytes (ReadSummary::contentHash) that is all still there: in
    /// force, or beside an issued month. Importing it again would change nothing. 0 where there is none.
    Result<qint64> holding(const QByteArray& contentHash);
    /// Whether there may be such an import, for a report of this size: only then is its hash worth knowing
    /// before it is read. `withErrors`: also one of which only the good lines were kept.
    Result<bool> mayHold(qint64 bytes, bool withErrors);
    /// Takes an import back, in one transaction: what it replaced is in force again; what it was the first
    /// for is gone. Refused (Conflict) where one of its months is issued, where it was replaced or undone
    /// already. Unknown: NotFound.
    Result<void> undo(qint64 importId);

private:
    Result<void> undoPart(qint64 partId, qint64 replaces, PartState state);

    Connection& m_connection;
};

/// Deletes a part's lines and sums; its head stays. Cheap for as long as nothing is issued: lines of an
/// import stand together. The file keeps its size, later imports fill the free pages. To be called within a
/// transaction.
Result<void> deletePartLines(Connection& connection, qint64 partId);

} // namespace billfold
