// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace billfold
{

/// One field of one entity that a change altered. Plain texts, not translated, as scripts would have them
/// (ids, ISO times, the API's words); empty where there was, or will be, nothing.
struct FieldChange {
    QString kind;  ///< of the entity: Account, OrganizationalUnit, Policy, PolicyAttachment, Handshake, …
    QString id;    ///< the entity's key
    QString field; ///< such as ParentId, Name, Tags.cost-center
    QString before, after;
    friend bool operator==(const FieldChange&, const FieldChange&) = default;
};

/// What a change alters, field by field; for a new entity the fields that it starts with.
QList<FieldChange> fieldChanges(const ChangeSet& change);

/// A change as the activity list keeps it.
struct ActivityRecord {
    qint64 id = 0; ///< rises with time
    QDateTime at;
    QString actor;     ///< account id; "system" for what time alone did
    QString operation; ///< the standard name; UndoMoveAccount, RedoMoveAccount for those
    QString subject;
    QList<FieldChange> fields{};
};

struct ActivityQuery {
    QString text{};    ///< found in operation, subject or actor, ignoring case
    QString about{};   ///< only what concerns this id
    qint64 before = 0; ///< only records with a smaller id; 0: from the latest
    int limit = 200;
};

} // namespace billfold
