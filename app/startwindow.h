// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"

#include <QString>

#include <memory>

namespace billfold
{

/// Opens the window on a database and runs it to its end; answers with the exit status. Makes the
/// QApplication.
int startWindow(int argc, char** argv, const QString& database, std::shared_ptr<const Clock> clock);

} // namespace billfold
