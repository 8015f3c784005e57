// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace billfold
{

/// One thing that somebody did or tried: a sign-in, a change, an export. Plain texts, not translated, as
/// scripts would have them.
struct AuditEvent {
    qint64 number = 0; ///< from 1, without gaps
    QDateTime at;
    QString principal; ///< ARN; of a failed sign-in the account as it was typed, never the password; "system"
    QString account;   ///< on whose behalf
    QString action;    ///< such as organizations:MoveAccount, billfold:SignIn, billing:ExportBill
    QString object;    ///< ARN, id or file name
    QString before{}, after{};
    enum class Outcome { Done, Denied, Failed } outcome = Outcome::Done;
    QString reason{};  ///< why it was denied or failed
    QByteArray hash{}; ///< of the event and the hash before it: see chainHash
};

/// BLAKE2b (libsodium) over all members but the hash, each with its length, and the hash of the event before;
/// the first event follows `chainStart()`.
QByteArray chainHash(const QByteArray& previous, const AuditEvent& event);
QByteArray chainStart();

/// Where a chain is broken.
struct ChainBreak {
    qint64 number = 0; ///< the first event that does not fit
    QString what;      ///< translated: "Event 12 was altered or the one before it removed."
};

/// Checks events one after the other as they are read.
class ChainCheck
{
public:
    /// Continues after an event that is known to be good.
    explicit ChainCheck(qint64 number = 0, QByteArray hash = chainStart());
    std::optional<ChainBreak> next(const AuditEvent& event);
    /// The end: `number` and `hash` as they were kept apart (the last event cannot be cut off unseen).
    std::optional<ChainBreak> end(qint64 number, const QByteArray& hash) const;

private:
    qint64 m_number;
    QByteArray m_hash;
};

struct AuditQuery {
    QString text{};
    QString account{}, principal{}, action{}; ///< empty: any
    std::optional<AuditEvent::Outcome> outcome{};
    std::optional<QDateTime> from{}, to{};
    qint64 before = 0; ///< only events with a smaller number; 0: from the latest
    int limit = 500;   ///< 0: all
};

} // namespace billfold
