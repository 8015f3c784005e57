// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "ui/pages/page.h"

namespace billfold
{

/// Writes what a page shows into files. Each file appears complete or not at all; failures are sentences.

Result<void> writeTable(const PageExport& shown, const QString& path, bool json);
/// SVG where the name ends so, else PNG at twice the size of the screen.
Result<void> writeChart(const PageExport& shown, const QString& path);

} // namespace billfold
