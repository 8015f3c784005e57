// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/scopedactivity.h"

#include "models/storage/activitystore.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// What the caller may be told of.
class Concern
{
public:
    Concern(const BillScope& scope, const World& world) : m_own(scope.account)
    {
        m_ids.insert(m_own);
        const auto own = AccountId::parse(m_own);
        if (!own)
            return;
        const Account* const account = world.account(*own);
        m_name = account ? account->name : QString();
        for (const Handshake& handshake : world.handshakes())
            if (handshake.targetAccount == *own)
                m_ids.insert(handshake.id.toString());
        if (scope.all)
            addOrganization(world, *own);
    }

    /// The record as the caller may read it; nothing where it does not concern it.
    std::optional<ActivityRecord> told(const ActivityRecord& record) const
    {
        ActivityRecord told = record;
        told.fields.removeIf([this](const FieldChange& field) { return !concerns(field.id); });
        if (told.fields.isEmpty() && record.actor != m_own)
            return std::nullopt;
        if (told.fields.size() < record.fields.size())
            told.subject = m_name.isEmpty() ? m_own : u"%1 (%2)"_s.arg(m_name, m_own);
        return told;
    }

private:
    bool concerns(const QString& id) const
    {
        // Attachments, periods and delegations are named by the parts that they join.
        const QStringList parts = id.split(u'/');
        return m_ids.contains(id) || std::any_of(parts.cbegin(), parts.cend(), [this](const QString& part) {
                   return m_ids.contains(part);
               });
    }

    void addOrganization(const World& world, const AccountId& payer)
    {
        const Organization* const organization = world.organizationPaidBy(payer);
        if (!organization)
            return;
        m_ids.insert(organization->id.toString());
        m_ids.insert(organization->root.toString());
        for (const AccountId& member : world.members(organization->id))
            m_ids.insert(member.toString());
        for (const UnitId& unit : world.unitsOf(organization->id))
            m_ids.insert(unit.toString());
        for (const Policy& policy : world.policies())
            if (policy.organization == organization->id)
                m_ids.insert(policy.id.toString());
        for (const Handshake& handshake : world.handshakes())
            if (handshake.organization == organization->id)
                m_ids.insert(handshake.id.toString());
    }

    QString m_own, m_name;
    QSet<QString> m_ids;
};

bool hasText(const ActivityRecord& record, const QString& text)
{
    return record.operation.contains(text, Qt::CaseInsensitive) ||
           record.subject.contains(text, Qt::CaseInsensitive) ||
           record.actor.contains(text, Qt::CaseInsensitive);
}

} // namespace

Result<QList<ActivityRecord>> readActivity(Connection& connection, const ActivityQuery& query,
                                           const BillScope& scope, const World& world)
{
    ActivityStore store(connection);
    if (!scope.limited())
        return store.records(query);
    const Concern concern(scope, world);
    // The text is looked for in what is told: else what is not told could be guessed.
    ActivityQuery all = query;
    all.text.clear();
    const QString text = query.text.trimmed();
    QList<ActivityRecord> records;
    for (;;) {
        auto some = store.records(all);
        if (!some)
            return some;
        for (const ActivityRecord& record : std::as_const(*some)) {
            const auto told = concern.told(record);
            if (!told || (!text.isEmpty() && !hasText(*told, text)))
                continue;
            records.append(*told);
            if (records.size() == query.limit)
                return records;
        }
        if (some->size() < all.limit)
            return records;
        all.before = some->last().id;
    }
}

} // namespace billfold
