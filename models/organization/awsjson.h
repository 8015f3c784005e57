// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/organizationreading.h"

#include <QList>
#include <QStringList>

namespace billfold
{

/// Reads an organization from what the AWS CLI printed (`--output json`), from the account list that its
/// console exports (accountcsv.h) and from trees that were written here (treeexport.h), in any order and any
/// number of pieces. What a file holds is told by its content; whose it is, where the output does not say, by
/// its name `<command>-<id>.json` or by the Path inside of it. What is wrong, contradictory or missing
/// becomes a finding; nothing is made up. Pure; may take a second for a hundred megabytes.
OrganizationReading readOrganization(QList<NamedBytes> files);

/// A command for a POSIX shell, and what it is for.
struct ShellCommand {
    QString purpose; ///< translated
    QString line;
};
/// The commands that write all those files into the present folder.
QList<ShellCommand> organizationCommands();

} // namespace billfold
