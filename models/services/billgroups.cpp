// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/billgroups.h"

#include "models/storage/worldstore.h"

#include <QHash>

#include <algorithm>

namespace billfold
{

namespace
{

bool isOfOrganization(Dimension dimension)
{
    return dimension == Dimension::Unit || dimension == Dimension::AccountTag;
}

/// The unit in which a question is asked: of the last step that names one with what is in it.
QString unitAround(const QList<FilterStep>& filters)
{
    QString unit;
    for (const FilterStep& step : filters)
        if (step.dimension == Dimension::Unit && UnitId::parse(step.key))
            unit = step.key;
    return unit;
}

void add(GroupSum& to, const GroupSum& from)
{
    to.amount += from.amount;
    if (to.unit != from.unit || to.unit.isEmpty()) {
        to.unit.clear();
        to.usage = Money();
    } else {
        to.usage += from.usage;
    }
    to.lines += from.lines;
}

} // namespace

BillGroups::BillGroups(Connection& connection, QString payer)
    : m_connection(connection), m_payer(std::move(payer))
{
}

Result<void> BillGroups::readOrganization()
{
    if (m_groups)
        return {};
    auto world = WorldStore(m_connection).load();
    if (!world)
        return world.error();
    m_groups = std::make_unique<AccountGroups>(*std::move(world), m_payer);
    return {};
}

Result<QList<FilterStep>> BillGroups::resolved(const QList<FilterStep>& filters)
{
    QList<FilterStep> result = filters;
    for (FilterStep& step : result) {
        if (!isOfOrganization(step.dimension))
            continue;
        if (const auto read = readOrganization(); !read)
            return read.error();
        const AccountSet set = step.dimension == Dimension::Unit ? m_groups->inUnit(step.key)
                                                                 : m_groups->withTag(step.tagKey, step.key);
        step.accounts = set.accounts;
        step.others = set.others;
    }
    return result;
}

Result<SumRequest> BillGroups::plain(const SumRequest& request)
{
    auto filters = resolved(request.filters);
    if (!filters)
        return filters.error();
    SumRequest plain = request;
    plain.filters = *filters;
    if (!isOfOrganization(request.by))
        return plain;
    if (const auto read = readOrganization(); !read)
        return read.error();
    plain.by = Dimension::Account;
    plain.tagKey.clear();
    return plain;
}

QList<GroupSum> BillGroups::folded(const SumRequest& request, const QList<GroupSum>& accounts) const
{
    if (!isOfOrganization(request.by))
        return accounts;
    const QString around = unitAround(request.filters);
    QList<GroupSum> groups;
    QHash<std::pair<int, QString>, qsizetype> places;
    for (const GroupSum& account : accounts) {
        const AccountGroup group = request.by == Dimension::Unit
                                       ? m_groups->unitOf(account.key, around)
                                       : m_groups->tagOf(account.key, request.tagKey);
        const std::pair<int, QString> key(account.period, group.key);
        const auto place = places.constFind(key);
        if (place != places.constEnd()) {
            add(groups[*place], account);
            continue;
        }
        places.insert(key, groups.size());
        GroupSum first = account;
        first.key = group.key;
        first.name = group.name;
        groups.append(first);
    }
    return groups;
}

Result<QList<GroupSum>> BillGroups::sums(const SumRequest& request)
{
    const auto asked = plain(request);
    if (!asked)
        return asked.error();
    auto sums = SumReader(m_connection).sums(*asked);
    if (!sums)
        return sums.error();
    return folded(request, *sums);
}

Result<QList<GroupSum>> BillGroups::daySums(const SumRequest& request, int lastDay)
{
    const auto asked = plain(request);
    if (!asked)
        return asked.error();
    auto sums = SumReader(m_connection).daySums(*asked, lastDay);
    if (!sums)
        return sums.error();
    return folded(request, *sums);
}

} // namespace billfold
