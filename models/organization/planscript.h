// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/plan.h"

#include <QByteArray>
#include <QString>

namespace billfold
{

/// The plan as a script for a POSIX shell: AWS CLI commands, each said before it is run, that end at the
/// first failure. Ids that the provider chooses are kept in shell variables. It refuses to run on behalf of
/// another account or organization. Whatever stands in a name stays text, for the shell and for the AWS CLI
/// (which would load files and pages that values name). Empty steps give a script that only says so.
QByteArray planScript(const Plan& plan);

/// `text` as one word of a POSIX shell, whatever it holds.
QString shellQuoted(const QString& text);

} // namespace billfold
