// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <utility>

namespace billfold
{

/// The bracket beside the cursor (before it, or else behind it) and the one that goes with it, as places of
/// the text; nothing where there is none. Brackets in quotes are text.
std::optional<std::pair<int, int>> bracketsAt(const QString& text, int cursor);

} // namespace billfold
