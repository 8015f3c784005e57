// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/accountgroups.h"

#include "models/organization/draft.h"

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

/// Marks the group of a unit's own accounts, beside those of the units in it.
constexpr QChar own = u'/';

} // namespace

AccountGroups::AccountGroups(World world, const QString& payer) : m_world(std::move(world))
{
    if (const auto id = AccountId::parse(payer))
        if (const Organization* const found = m_world.organizationPaidBy(*id))
            m_organization = *found;
}

const Account* AccountGroups::member(const QString& account) const
{
    const auto id = AccountId::parse(account);
    const Account* const found = id ? m_world.account(*id) : nullptr;
    return m_organization && found && found->membership &&
                   found->membership->organization == m_organization->id
               ? found
               : nullptr;
}

QString AccountGroups::pathName(const UnitId& unit) const
{
    QStringList names;
    for (const NodeId& node : m_world.pathTo(unit))
        if (const auto id = node.unit())
            names.append(m_world.unit(*id)->name);
    return names.join(u" / "_s);
}

AccountGroup AccountGroups::unitOf(const QString& account, const QString& insideUnit) const
{
    const Account* const found = member(account);
    if (!found)
        return {};
    const QList<NodeId> path = m_world.pathTo(found->id);
    qsizetype above = 0; // the node from inside which the tree is seen
    if (const auto unit = UnitId::parse(insideUnit))
        above = path.indexOf(NodeId(*unit));
    if (above < 0)
        return {};
    const auto unit = path.at(above + 1).unit();
    if (unit)
        return {unit->toString(), pathName(*unit)};
    if (const auto parent = path.at(above).unit())
        return {parent->toString() + own, OrganizationText::tr("Directly in %1").arg(pathName(*parent))};
    return {m_organization->root.toString(), OrganizationText::tr("Directly in the root")};
}

AccountGroup AccountGroups::tagOf(const QString& account, const QString& tagKey) const
{
    const Account* const found = member(account);
    const auto tag = found ? found->tags.constFind(tagKey) : Tags::const_iterator();
    if (!found || tag == found->tags.cend())
        return {};
    // A tag without a value is another group than no tag
    return tag->isEmpty() ? AccountGroup{u"="_s, OrganizationText::tr("%1 without a value").arg(tagKey)}
                          : AccountGroup{u'=' + *tag, *tag};
}

void AccountGroups::collect(const NodeId& node, QStringList& accounts) const
{
    for (const AccountId& account : m_world.accountsIn(node))
        accounts.append(account.toString());
    for (const UnitId& unit : m_world.unitsIn(node))
        collect(unit, accounts);
}

AccountSet AccountGroups::inUnit(const QString& groupKey) const
{
    AccountSet set;
    if (!m_organization) {
        set.others = groupKey.isEmpty();
        return set;
    }
    if (groupKey.isEmpty()) {
        set.others = true;
        collect(m_organization->root, set.accounts);
        return set;
    }
    const bool ownOnly = groupKey.endsWith(own) || RootId::parse(groupKey);
    const auto node = NodeId::parse(QStringView(groupKey).chopped(groupKey.endsWith(own) ? 1 : 0));
    const Organization* const owner = node ? m_world.organizationOf(*node) : nullptr;
    if (!owner || owner->id != m_organization->id)
        return set;
    if (!ownOnly) {
        collect(*node, set.accounts);
        return set;
    }
    for (const AccountId& account : m_world.accountsIn(*node))
        set.accounts.append(account.toString());
    return set;
}

AccountSet AccountGroups::withTag(const QString& tagKey, const QString& value) const
{
    AccountSet set{{}, value.isEmpty()};
    if (!m_organization)
        return set;
    for (const AccountId& id : m_world.members(m_organization->id)) {
        const QString key = tagOf(id.toString(), tagKey).key;
        if (value.isEmpty() ? !key.isEmpty() : key == value)
            set.accounts.append(id.toString());
    }
    return set;
}

QStringList AccountGroups::tagKeys() const
{
    QMap<QString, bool> keys;
    if (m_organization)
        for (const AccountId& id : m_world.members(m_organization->id))
            for (auto tag = m_world.account(id)->tags.cbegin(); tag != m_world.account(id)->tags.cend();
                 ++tag)
                keys.insert(tag.key(), true);
    return keys.keys();
}

} // namespace billfold
