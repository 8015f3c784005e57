// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/result.h"
#include "models/organization/activity.h"
#include "models/organization/organizationreading.h"
#include "models/organization/world.h"

#include <QDateTime>
#include <QList>

namespace billfold
{

/// What would have to change here for the organization to be as it was told.
struct OrganizationDiff {
    OrganizationId organization;
    ChangeSet change{};
    QList<Finding> findings{}; ///< the reading's, and what showed when it was compared
    bool hasErrors() const;
};

/// Compares what was told with what is here. What was not told stays as it is; what new accounts and units
/// need and nobody told gets the value that an organization starts with, and a finding. What was changed here
/// and is not told is undone: the outside is right. An Error where it cannot be said which organization it
/// is, or where it does not go with another one of this database.
Result<OrganizationDiff> compareOrganization(const World& world, const OrganizationReading& reading,
                                             const QDateTime& now);

enum class DiffKind { New, Changed, Gone };

/// One thing that is new, changed or gone, with its fields.
struct DiffRow {
    DiffKind kind = DiffKind::New;
    QString entity; ///< as FieldChange::kind
    QString id;
    QString name; ///< for people; the id where it has none
    QList<FieldChange> fields{};
};
/// For a preview: organization, units, accounts, policies first, then what hangs on them. Membership periods,
/// which only follow, are left out.
QList<DiffRow> diffRows(const World& before, const ChangeSet& change);

struct DiffCounts {
    int added = 0, changed = 0, gone = 0;
    bool isEmpty() const { return added + changed + gone == 0; }
};
DiffCounts countRows(const QList<DiffRow>& rows);

} // namespace billfold
