// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/storage/connection.h"

namespace billfold
{

/// Makes line_has_text(description, resource, item, detail) known to the connection's SQL: whether a line has
/// the text in its description, resource, usage type or id, in any case of ASCII letters. The dictionaries
/// are searched here, once; for each of very many lines it remains to look into them by number.
Result<void> addLineSearch(Connection& connection, const QString& text);

} // namespace billfold
