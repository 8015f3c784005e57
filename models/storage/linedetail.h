// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/billing/chargebatch.h"
#include "models/storage/connection.h"

#include <array>
#include <string>
#include <string_view>

namespace billfold
{

/// What of a charge line nothing is filtered or added up by: it stands packed in one column,
/// charge_line.detail. Half as many columns are a third less work for each line of an import.
struct LineDetail {
    std::string id;         ///< as the export has it
    std::int64_t start = 0; ///< seconds since 1970 UTC
    std::uint32_t seconds = 0;
    std::uint32_t commitment = 0; ///< the database's number; 0: none
    std::uint32_t sourceFile = 0, sourceLine = 0;
    std::array<Money, basisCount> cost{};
};

/// Replaces what is in `to`. The line's numbers are the database's, its costs fit a pair.
///
/// A byte says how the id is stored and whether times are whole hours; then the id (33 bytes of packLineId(),
/// or its length and its text); then as varints: start and seconds (or both in hours), commitment, source
/// file and line; then two bits for each cost but the unblended: equal to that, zero, billionths, or
/// billionths and the rest; then those as zigzag varints.
void packDetail(const PackedLine& line, std::string_view id, std::string& to);
/// Costs that equal the unblended one are not stored. Of damaged bytes, what comes behind the damage is 0.
LineDetail unpackDetail(std::string_view packed, Money unblended);

/// A text that line ids are searched for, in any case of ASCII letters.
class LineIdSearch
{
public:
    explicit LineIdSearch(std::string_view text);
    bool finds(std::string_view packedDetail) const;

private:
    std::string m_text; // in small letters
    bool m_inPackedIds;
};

/// Makes these functions known to the connection's SQL, for statements over charge_line:
///     line_start(detail), line_commitment(detail), line_file(detail)
///     line_cost_n(detail, basis, cost_n, cost_s): the billionths of the cost in a basis
Result<void> addLineFunctions(Connection& connection);

} // namespace billfold
