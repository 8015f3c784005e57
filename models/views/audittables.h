// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/audit.h"
#include "models/organization/world.h"
#include "models/views/cellmodel.h"

namespace billfold
{

/// The tables of the audit log, for CellModel.

QStringList auditHeadings();
/// The key is the event's number.
QList<CellRow> auditRows(const World& world, const QList<AuditEvent>& events);

QStringList auditValueHeadings();
/// What was before and after, value by value; a text that is no JSON object stands as one value.
QList<CellRow> auditValueRows(const AuditEvent& event);

/// "Root user", "ines.holm", "By itself" for the ARN or the word of who did it.
QString principalText(const QString& principal);
/// "Done", "Denied", "Failed".
QString outcomeText(AuditEvent::Outcome outcome);
QString outcomeBadge(AuditEvent::Outcome outcome);
QString outcomeIcon(AuditEvent::Outcome outcome);

} // namespace billfold
