// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/throttle.h"

#include <algorithm>

namespace billfold
{

namespace
{

constexpr int freeFailures = 3;
constexpr int firstDelay = 5; // seconds
constexpr int longestDelay = 15 * 60;
constexpr int forgottenAfter = 24 * 60 * 60;

int delayAfter(int failures)
{
    if (failures <= freeFailures)
        return 0;
    const int doublings = std::min(failures - freeFailures - 1, 16);
    return std::min(firstDelay << doublings, longestDelay);
}

} // namespace

QDateTime nextAttemptAt(const Attempts& attempts, const QDateTime& now)
{
    const Attempts known = afterTime(attempts, now);
    // A failure that is still to come is one of before the clock was put back. Waiting for it again could
    // take years; the next failure counts from the new time.
    if (!known.last.isValid() || known.last > now)
        return now;
    return std::max(now, known.last.addSecs(delayAfter(known.failures)));
}

Attempts afterFailure(const Attempts& attempts, const QDateTime& now)
{
    return {afterTime(attempts, now).failures + 1, now};
}

Attempts afterTime(const Attempts& attempts, const QDateTime& now)
{
    if (attempts.last.isValid() && attempts.last.secsTo(now) > forgottenAfter)
        return {};
    return attempts;
}

} // namespace billfold
