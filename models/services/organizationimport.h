// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/result.h"
#include "models/organization/organizationdiff.h"
#include "models/organization/plan.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <optional>

namespace billfold
{

/// What importing the files would do here, for looking through before anything is written.
struct OrganizationPreview {
    OrganizationDiff diff;
    QList<DiffRow> rows{};
    DiffCounts counts{};
    int files = 0;      ///< that told something
    int localSteps = 0; ///< of the plan, which the import takes back: save it before
};

/// The plan of an organization that was imported, and since when it is counted.
struct OrganizationPlan {
    Plan plan;
    QDateTime since;
};

/// Reads files, and of folders all that end in .json or .csv, whatever folders are in them. What cannot be
/// read is a finding. Blocks.
QList<NamedBytes> readFiles(const QStringList& paths, QList<Finding>& findings);

/// Reads and compares with what is here. Blocks; see OrganizationService::previewImport.
Result<OrganizationPreview> previewOrganization(const World& world, const QStringList& paths,
                                                const QDateTime& now);

/// The world that a baseline's tree (treeAsJson) tells.
Result<World> worldOfTree(const QByteArray& tree, const QDateTime& taken);

} // namespace billfold
