// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace billfold
{

/// Text as a CSV cell that a spreadsheet never takes for a formula: a leading = + - @, tab or CR gets an
/// apostrophe before it. Quoted where RFC 4180 asks for it.
QString csvCell(const QString& text);

} // namespace billfold
