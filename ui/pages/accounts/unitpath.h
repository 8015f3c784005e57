// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <optional>

namespace billfold
{

/// The unit (or root) that a path of names leads to: "Workloads / Production", also with "Root" in front.
/// Nothing where there is none, or where a name is not unique.
std::optional<NodeId> nodeAtPath(const World& world, const Organization& organization, const QString& path);

} // namespace billfold
