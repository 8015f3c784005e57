// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace billfold::test
{

/// The path of a file of the project, such as "tests/golden/bill.csv"; "../shared/samples" lies beside it.
QString projectFile(const QString& name);

} // namespace billfold::test
