// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ingest/chargerules.h"
#include "models/ingest/fieldreader.h"

namespace billfold
{

/// What the costs of a line depend on beside its amounts.
struct CostContext {
    const KindRule& rule;
    bool splitCopy = false;
    bool savingsPlanService = false;
};

/// Fills a line's cost in every basis, and its usage. False where the unblended (billed) cost is wrong, which
/// is the only one that a line cannot do without; whatever else is wrong is a warning, and that basis is
/// Absent on the line.
bool readCosts(FieldReader& fields, const CsvScanner::Record& record, const CostContext& context,
               PackedLine& line);

/// The bases that a file with these columns has.
std::array<bool, basisCount> basesOf(const ColumnMap& map);

} // namespace billfold
