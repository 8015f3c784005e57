// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/audit.h"
#include "models/identity/directory.h"
#include "models/organization/world.h"
#include "models/views/cellmodel.h"

namespace billfold
{

// The tables of the Security credentials and Users pages: headings, and rows with their keys.

QStringList mfaHeadings();
/// Keys are the devices' names.
QList<CellRow> mfaRows(const Credentials* credentials, const QDateTime& now);

QStringList accessKeyHeadings();
/// Keys are the access keys' ids.
QList<CellRow> accessKeyRows(const Credentials* credentials, const QDateTime& now);

QStringList signInHeadings();
/// Of the sign-ins of one principal, as the audit log has them.
QList<CellRow> signInRows(const QList<AuditEvent>& events, const QDateTime& now);

QStringList userHeadings();
/// The root user first, whose key is its ARN as the users' are.
QList<CellRow> userRows(const Directory& directory, const AccountId& account, const QDateTime& now);

QStringList groupHeadings();
QList<CellRow> groupRows(const Directory& directory, const AccountId& account);

QStringList roleHeadings();
QList<CellRow> roleRows(const World& world, const Directory& directory, const AccountId& account);

QStringList identityPolicyHeadings();
/// The account's own and the ready-made ones; keys are ARNs.
QList<CellRow> identityPolicyRows(const Directory& directory, const AccountId& account, const QDateTime& now);

QStringList attachedHeadings();
/// The policies of a user, with the group that each comes by, or of a group or role. Keys are ARNs, of a
/// group's policy empty, and "inline:NAME".
QList<CellRow> attachedRows(const Permissions& permissions, const QList<Group>& groups);

} // namespace billfold
