// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QString>
#include <QStringList>

#include <optional>

namespace billfold
{

/// A group of accounts on a bill. An empty key is the group of those to which the question does not apply:
/// accounts outside of the organization, accounts without the tag.
struct AccountGroup {
    QString key, name;
    friend bool operator==(const AccountGroup&, const AccountGroup&) = default;
};

/// The accounts that a group means: these, or all but these.
struct AccountSet {
    QStringList accounts{};
    bool others = false;
};

/// How the accounts of a payer's bill are grouped by what its organization says of them now: each account is
/// in exactly one group, so that what the groups cost adds up to the bill.
///
/// Units come with the units inside them. Seen from the root the groups are the units directly under it, and
/// its own accounts ("r-ab12"); seen from inside a unit they are the units in it, and its own accounts
/// ("ou-ab12-34567890/").
class AccountGroups
{
public:
    /// \param payer the payer account's key as a bill carries it; one that is no account id, or pays for no
    ///              organization here, has everything outside
    AccountGroups(World world, const QString& payer);

    AccountGroup unitOf(const QString& account, const QString& insideUnit = {}) const;
    AccountGroup tagOf(const QString& account, const QString& tagKey) const;

    AccountSet inUnit(const QString& groupKey) const;
    AccountSet withTag(const QString& tagKey, const QString& value) const;

    /// The keys of the tags that members have, sorted.
    QStringList tagKeys() const;

private:
    const Account* member(const QString& account) const;
    /// "Production / Web", without the root.
    QString pathName(const UnitId& unit) const;
    void collect(const NodeId& node, QStringList& accounts) const;

    World m_world;
    std::optional<Organization> m_organization;
};

} // namespace billfold
