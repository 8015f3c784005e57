// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace billfold
{

/// part.state, as the database has it. At most one part of a payer's month in one currency is in force, and
/// at most one is kept beside it.
enum class PartState {
    InForce = 0,
    Replaced = 1, ///< by a later import; its lines are kept for as long as it can come back
    Undone = 2,
    Beside = 3, ///< a later export of an issued month
};

} // namespace billfold
