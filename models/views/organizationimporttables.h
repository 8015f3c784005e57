// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/organization/organizationdiff.h"
#include "models/organization/plan.h"
#include "models/views/cellmodel.h"

namespace billfold
{

// What the dialogs for importing an organization and for its plan show, for a CellModel.

QStringList diffHeadings();
/// One row for each thing that is new, changed or gone. Keys are unique.
QList<CellRow> diffTable(const QList<DiffRow>& rows);

QStringList findingHeadings();
QList<CellRow> findingTable(const QList<Finding>& findings);

QStringList planHeadings();
QList<CellRow> planTable(const Plan& plan);

} // namespace billfold
