// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/activity.h"
#include "models/organization/world.h"
#include "models/views/cellmodel.h"

namespace billfold
{

/// The rows of the small tables about an organization, each with its headings, for CellModel.

/// The run to all features, while one is live: the parent, and what each account that was asked has answered.
struct FeatureRun {
    Handshake parent;
    QList<Handshake> children;
    int approved = 0, waiting = 0, refused = 0;
};
std::optional<FeatureRun> featureRunOf(const World& world, const OrganizationId& organization);
QStringList approvalHeadings();
/// By account; the key is the account's id.
QList<CellRow> approvalRows(const World& world, const FeatureRun& run);

QStringList serviceHeadings();
/// The key is the service's principal.
QList<CellRow> serviceRows(const World& world, const Organization& organization);

QStringList delegationHeadings();
/// The key is "account service"; see delegationOfKey.
QList<CellRow> delegationRows(const World& world, const OrganizationId& organization);
std::optional<Delegation> delegationOfKey(const World& world, const OrganizationId& organization,
                                          const QString& key);

QStringList transferHeadings();
/// Of the organization's own bill and of those it pays or would pay. The key is the transfer's id.
QList<CellRow> transferRows(const World& world, const OrganizationId& organization);

QStringList tagHeadings();
QList<CellRow> tagRows(const Tags& tags);

QStringList activityHeadings();
/// The key is the record's id.
QList<CellRow> activityRows(const World& world, const QList<ActivityRecord>& records);
/// "Move account" for MoveAccount; the word itself for what is not known.
QString operationText(const QString& operation);
QStringList fieldHeadings();
QList<CellRow> fieldRows(const ActivityRecord& record);
/// "ParentId: r-ab12 → ou-ab12-11111111"; the count where there are more.
QString fieldsSummary(const QList<FieldChange>& fields);

} // namespace billfold
