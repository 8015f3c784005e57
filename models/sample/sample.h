// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/billingperiod.h"
#include "models/core/result.h"

#include <QString>

#include <functional>

namespace billfold
{

/// A made-up organization's billing exports, to try the program with: legacy CUR with every kind of charge,
/// laid out in folders as the provider does, and the account list that names its accounts. The same options
/// give the same bytes, on every machine and at any time.
struct SampleOptions {
    int accounts = 6;
    int months = 12;
    qint64 lines = 12000; ///< of all months together; exactly so many are written
    quint64 seed = 1;
    /// The last month. It carries no invoice ids yet, as a month does whose bill is an estimate.
    BillingPeriod last = *BillingPeriod::parse(QStringLiteral("2026-09"));
};

struct SampleSummary {
    int accounts = 0;
    qint64 lines = 0;
    int files = 0; ///< parts, without manifests
    BillingPeriod first, last;
};

/// The fewest lines that this many accounts and months need to have a bill that shows everything.
qint64 fewestSampleLines(int accounts, int months);

/// Writes the sample into a folder that does not exist yet or is empty. `monthDone` is called with 1 …
/// months.
Result<SampleSummary> writeSample(const QString& folder, const SampleOptions& options,
                                  const std::function<void(int)>& monthDone = {});

} // namespace billfold
