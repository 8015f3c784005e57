// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/visibleworld.h"

#include <algorithm>

namespace billfold
{

namespace
{

class Selection
{
public:
    Selection(const World& world, const Directory& directory, const AccountId& own, bool linked)
        : m_world(world), m_directory(directory), m_own(own), m_linked(linked)
    {
    }

    World run();

private:
    bool isWhole(const OrganizationId& id) const { return m_whole.contains(id); }
    bool isWhole(const AccountId& account) const;
    bool isMine(const Handshake& handshake) const;
    bool isSeen(const Entity& entity) const;
    void addBriefly(const OrganizationId& id);
    void addSelf();
    void add(const Entity& entity) { m_change.changes.append({std::nullopt, entity}); }

    const World& m_world;
    const Directory& m_directory;
    const AccountId m_own;
    const bool m_linked;
    QSet<OrganizationId> m_whole, m_brief;
    QSet<AccountId> m_added;
    ChangeSet m_change;
};

/// Accounts of organizations that are seen, and those that stand alone and that anybody may act as.
bool Selection::isWhole(const AccountId& account) const
{
    if (account == m_own)
        return true;
    const Organization* const organization = m_world.organizationOf(account);
    return organization ? isWhole(organization->id) : !m_linked && !m_directory.isProtected(account);
}

bool Selection::isMine(const Handshake& handshake) const
{
    if (handshake.targetAccount)
        return *handshake.targetAccount == m_own;
    const Account* const own = m_world.account(m_own);
    return own && !own->email.isEmpty() &&
           own->email.compare(handshake.targetEmail, Qt::CaseInsensitive) == 0;
}

bool Selection::isSeen(const Entity& entity) const
{
    return std::visit(
        [this](const auto& e) {
            using E = std::decay_t<decltype(e)>;
            if constexpr (std::is_same_v<E, Account>)
                return isWhole(e.id);
            else if constexpr (std::is_same_v<E, Organization>)
                return isWhole(e.id);
            else if constexpr (std::is_same_v<E, MembershipPeriod>)
                return e.account == m_own || isWhole(e.organization);
            else if constexpr (std::is_same_v<E, Handshake>)
                return isMine(e) || isWhole(e.organization);
            else if constexpr (std::is_same_v<E, ResponsibilityTransfer>)
                return isWhole(e.source) || isWhole(e.target);
            else
                return isWhole(e.organization);
        },
        entity);
}

/// What everybody is told who has to do with an organization.
void Selection::addBriefly(const OrganizationId& id)
{
    const Organization* const known = m_world.organization(id);
    if (!known || isWhole(id) || m_brief.contains(id))
        return;
    m_brief.insert(id);
    Organization organization = *known;
    organization.rootTags.clear();
    organization.trustedServices.clear();
    organization.resourcePolicy.reset();
    add(organization);
    const Account* const payer = m_world.account(known->payer);
    if (!payer || m_added.contains(payer->id))
        return;
    Account brief = *payer;
    brief.tags.clear();
    if (brief.membership)
        brief.membership->parent = known->root;
    add(brief);
}

/// Where in the tree it stands is the payer's to know.
void Selection::addSelf()
{
    const Account* const known = m_world.account(m_own);
    if (!known)
        return;
    Account self = *known;
    const Organization* const organization = m_world.organizationOf(m_own);
    if (organization && !isWhole(organization->id)) {
        self.membership->parent = organization->root;
        addBriefly(organization->id);
    }
    add(self);
    m_added.insert(m_own);
}

World Selection::run()
{
    if (!m_linked) {
        for (const Organization& organization : m_world.organizations())
            if (organization.payer == m_own || !m_directory.isProtected(organization.payer))
                m_whole.insert(organization.id);
    }
    addSelf();
    for (const Entity& entity : m_world.everything()) {
        const auto* const account = std::get_if<Account>(&entity);
        if ((account && account->id == m_own) || !isSeen(entity))
            continue;
        if (account)
            m_added.insert(account->id);
        add(entity);
        if (const auto* const handshake = std::get_if<Handshake>(&entity))
            addBriefly(handshake->organization);
        if (const auto* const transfer = std::get_if<ResponsibilityTransfer>(&entity)) {
            addBriefly(transfer->source);
            addBriefly(transfer->target);
        }
    }
    World visible;
    visible.apply(m_change);
    return visible;
}

bool anybodySignsIn(const Directory& directory, const AccountId& account)
{
    if (directory.isProtected(account))
        return true;
    const QList<User> users = directory.users(account);
    return std::any_of(users.cbegin(), users.cend(), [&directory](const User& user) {
        const Credentials* const credentials = directory.credentials(user.id());
        return credentials && credentials->password;
    });
}

} // namespace

World visibleWorld(const World& world, const Directory& directory, const Caller& caller)
{
    if (!directory.anyProtected())
        return world;
    if (!caller.principal)
        return {};
    const AccountId& own = caller.principal->account;
    const Organization* const organization = world.organizationOf(own);
    return Selection(world, directory, own, organization && organization->payer != own).run();
}

World signInWorld(const World& world, const Directory& directory)
{
    ChangeSet names;
    for (const Account& account : world.accounts()) {
        if (account.purged || !anybodySignsIn(directory, account.id))
            continue;
        Account name{account.id, account.name, {}, true, AccountState::Active, {}};
        if (const Organization* const organization = world.organizationPaidBy(account.id)) {
            names.changes.append(
                {std::nullopt, Organization{organization->id, organization->root, account.id, {}, {}}});
            name.membership = Membership{organization->id, organization->root, {}};
        }
        names.changes.append({std::nullopt, name});
    }
    World told;
    told.apply(names);
    return told;
}

} // namespace billfold
