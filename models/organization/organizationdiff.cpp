// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/organizationdiff.h"

#include "models/organization/draft.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/organizationimporter.h"

#include <QHash>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Where the kind stands in a preview; nothing for what only follows.
std::optional<int> rankOf(const Entity& entity)
{
    if (std::holds_alternative<MembershipPeriod>(entity))
        return std::nullopt;
    if (std::holds_alternative<Organization>(entity))
        return 0;
    if (std::holds_alternative<Unit>(entity))
        return 1;
    if (std::holds_alternative<Account>(entity))
        return 2;
    if (std::holds_alternative<Policy>(entity))
        return 3;
    return std::holds_alternative<Attachment>(entity) ? 4 : 5;
}

QString nameOf(const Entity& entity, const World& world)
{
    if (const auto* const account = std::get_if<Account>(&entity))
        return account->name;
    if (const auto* const unit = std::get_if<Unit>(&entity))
        return unit->name;
    if (const auto* const policy = std::get_if<Policy>(&entity))
        return policy->name;
    if (const auto* const attachment = std::get_if<Attachment>(&entity))
        return QCoreApplication::translate("OrganizationDiff", "%1 on %2")
            .arg(policyName(world, attachment->policy), nodeLabel(world, attachment->target));
    if (const auto* const handshake = std::get_if<Handshake>(&entity); handshake && handshake->targetAccount)
        return accountLabel(world, *handshake->targetAccount);
    else if (handshake)
        return handshake->targetEmail;
    return entityKey(entity);
}

} // namespace

bool OrganizationDiff::hasErrors() const
{
    return std::any_of(findings.begin(), findings.end(),
                       [](const Finding& finding) { return finding.severity == Severity::Error; });
}

Result<OrganizationDiff> compareOrganization(const World& world, const OrganizationReading& reading,
                                             const QDateTime& now)
{
    return OrganizationImporter(world, reading, now).run();
}

QList<DiffRow> diffRows(const World& before, const ChangeSet& change)
{
    World after = before;
    after.apply(change);
    QList<std::pair<int, DiffRow>> ranked;
    for (const EntityChange& one : change.changes) {
        const auto rank = rankOf(one.any());
        if (!rank)
            continue;
        DiffRow row{!one.before  ? DiffKind::New
                    : !one.after ? DiffKind::Gone
                                 : DiffKind::Changed,
                    {},
                    entityKey(one.any()),
                    nameOf(one.any(), one.after ? after : before),
                    fieldChanges({change.operation, change.subject, {one}})};
        if (row.fields.isEmpty())
            continue;
        row.entity = row.fields.first().kind;
        // An account that leaves the organization stays in the database, and is gone for the organization.
        const auto* const was = one.before ? std::get_if<Account>(&*one.before) : nullptr;
        const auto* const is = one.after ? std::get_if<Account>(&*one.after) : nullptr;
        if (was && is && was->membership && !is->membership)
            row.kind = DiffKind::Gone;
        else if (was && is && !was->membership && is->membership)
            row.kind = DiffKind::New;
        ranked.append({*rank, row});
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    QList<DiffRow> rows;
    for (const auto& [rank, row] : std::as_const(ranked))
        rows.append(row);
    return rows;
}

DiffCounts countRows(const QList<DiffRow>& rows)
{
    DiffCounts counts;
    for (const DiffRow& row : rows)
        ++(row.kind == DiffKind::New    ? counts.added
           : row.kind == DiffKind::Gone ? counts.gone
                                        : counts.changed);
    return counts;
}

} // namespace billfold
