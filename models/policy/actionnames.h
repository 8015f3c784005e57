// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace billfold
{

/// One service of the catalog as it is written down: the actions stand in one text, with blanks between them.
struct ServiceRow {
    const char* prefix;
    const char* name;
    const char* actions;
};

extern const ServiceRow SERVICE_ROWS[];
extern const int SERVICE_ROW_COUNT;
/// Further prefixes of which no actions are listed, with blanks between them.
extern const char* const OTHER_PREFIXES;

} // namespace billfold
