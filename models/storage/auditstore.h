// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/audit.h"
#include "models/storage/connection.h"

#include <QStringList>

#include <functional>

namespace billfold
{

/// The end of the audit log: kept apart from the events, so that a log that was cut off is found.
struct AuditHead {
    qint64 number = 0; ///< of the last event; 0: none
    QByteArray hash = chainStart();
};

/// The audit log of a database. Its tables refuse to change or delete an event, whoever asks; that somebody
/// got round that is found by the chain.
class AuditStore
{
public:
    explicit AuditStore(Connection& connection) : m_connection(connection) {}

    /// Writes the event as the next of the chain, in the transaction that runs or in one of its own; number
    /// and hash are given in the answer. Its time is kept to the millisecond.
    Result<AuditEvent> append(AuditEvent event);
    Result<AuditHead> head();
    /// Latest first. `text` is looked for in every column and in the hash, ignoring case.
    Result<QList<AuditEvent>> events(const AuditQuery& query);
    /// Oldest first, as they are read. An error that `take` answers with ends it.
    Result<void> forEach(const AuditQuery& query,
                         const std::function<Result<void>(const AuditEvent& event)>& take);
    /// The different values of a column that are not empty, sorted.
    enum class Column { Account, Principal, Action };
    Result<QStringList> values(Column column);
    /// Follows the whole chain to its head; nothing where it is whole.
    Result<std::optional<ChainBreak>> verify();

private:
    Result<void> read(const AuditQuery& query, bool latestFirst,
                      const std::function<Result<bool>(AuditEvent&& event)>& take);

    Connection& m_connection;
};

} // namespace billfold
