// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace billfold
{

/// Wrong attempts of one name, kept in the database so that a restart forgives nothing.
struct Attempts {
    int failures = 0; ///< in a row
    QDateTime last{}; ///< of the last failure
    friend bool operator==(const Attempts&, const Attempts&) = default;
};

/// From when on the next attempt is heard, `now` or later: at once for the first three failures, then 5 s,
/// 10 s, 20 s… up to 15 minutes. A clock that was put back locks nobody: a failure that lies in the future
/// keeps its place in the count, and the next one waits from the new time on.
QDateTime nextAttemptAt(const Attempts& attempts, const QDateTime& now);
Attempts afterFailure(const Attempts& attempts, const QDateTime& now);
/// Failures older than a day are forgotten.
Attempts afterTime(const Attempts& attempts, const QDateTime& now);
/// From this many failures in a row on the name counts as locked, and pages say so.
constexpr int lockedFrom = 10;

} // namespace billfold
