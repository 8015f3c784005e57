// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/account.h"
#include "models/organization/handshake.h"
#include "models/organization/organization.h"

#include <QHash>
#include <QList>
#include <QMap>

#include <optional>
#include <variant>

namespace billfold
{

/// Everything that a database knows of accounts and organizations is made of these.
using Entity = std::variant<Account, MembershipPeriod, CreateAccountRequest, Organization, Unit, Policy,
                            Attachment, Delegation, Handshake, ResponsibilityTransfer>;

/// Identifies an entity within its kind, for good: no change alters the key.
QString entityKey(const Entity& entity);

/// One entity as it was and as it becomes; both of one kind and key. No `before`: it is new; no `after`: it
/// goes.
struct EntityChange {
    std::optional<Entity> before{}, after{};

    const Entity& any() const { return after ? *after : *before; }
    friend bool operator==(const EntityChange&, const EntityChange&) = default;
};

/// What one operation does, whole: written in one transaction, undone by its inverse.
struct ChangeSet {
    QString operation{}; ///< the standard name, such as MoveAccount
    QString subject{};   ///< whom it concerns, for people: names and ids
    QList<EntityChange> changes{};

    bool isEmpty() const { return changes.isEmpty(); }
    /// The changes backwards, each the other way round.
    ChangeSet inverse() const;
    /// Several changes of one entity become one, so that applying or storing writes each entity once.
    ChangeSet merged() const;
};

/// All accounts and organizations of a database at one moment: a value, cheap to copy (implicitly shared),
/// read by any number of threads. Only `apply` changes it; the rules (rules.h) say how.
class World
{
public:
    // Looking up; nullptr where there is none
    const Account* account(const AccountId& id) const;
    const Account* accountByEmail(const QString& email) const; ///< ignores case
    const Organization* organization(const OrganizationId& id) const;
    const Organization* organizationOfRoot(const RootId& id) const;
    const Organization* organizationOf(const AccountId& member) const; ///< the payer is a member too
    const Organization* organizationPaidBy(const AccountId& payer) const;
    const Unit* unit(const UnitId& id) const;
    const Policy* policy(const PolicyId& id) const; ///< of any organization; not the provider's own
    const Handshake* handshake(const HandshakeId& id) const;
    const CreateAccountRequest* createRequest(const CreateRequestId& id) const;
    const ResponsibilityTransfer* transfer(const TransferId& id) const;

    // All of a kind, in the order of their ids
    const QMap<AccountId, Account>& accounts() const { return m_accounts; }
    const QMap<OrganizationId, Organization>& organizations() const { return m_organizations; }
    const QMap<UnitId, Unit>& units() const { return m_units; }
    const QMap<PolicyId, Policy>& policies() const { return m_policies; }
    const QMap<HandshakeId, Handshake>& handshakes() const { return m_handshakes; }
    const QMap<CreateRequestId, CreateAccountRequest>& createRequests() const { return m_createRequests; }
    const QMap<TransferId, ResponsibilityTransfer>& transfers() const { return m_transfers; }

    // The tree. `node` is a root or a unit; the answers are direct children only, by id
    QList<AccountId> accountsIn(const NodeId& node) const;
    QList<UnitId> unitsIn(const NodeId& node) const;
    /// The root or unit above; nothing for a root and for what stands in no organization.
    std::optional<NodeId> parentOf(const NodeId& node) const;
    /// From the root down to the node itself. Empty where it is in no organization.
    QList<NodeId> pathTo(const NodeId& node) const;
    /// The organization a node belongs to.
    const Organization* organizationOf(const NodeId& node) const;
    /// Members with the payer, closed ones included, by id.
    QList<AccountId> members(const OrganizationId& organization) const;
    QList<UnitId> unitsOf(const OrganizationId& organization) const;

    // What hangs on it
    QList<Attachment> attachmentsOn(const NodeId& target) const; ///< directly, by type, then policy
    QList<NodeId> targetsOf(const OrganizationId& organization, const PolicyId& policy) const;
    QList<MembershipPeriod> periodsOf(const AccountId& account) const; ///< oldest first
    QList<Delegation> delegationsOf(const OrganizationId& organization) const;
    QList<Delegation> delegationsOf(const AccountId& account) const;

    /// Any entity as it is now.
    std::optional<Entity> find(const Entity& like) const;
    QList<Entity> everything() const;

    /// True where each entity of the change is as its `before` says, so that it can be applied.
    bool fits(const ChangeSet& change) const;
    /// Applies the changes one after the other. What does not fit is a bug of the caller: see fits.
    void apply(const ChangeSet& change);

private:
    void index(const Entity& entity);
    void unindex(const Entity& entity);

    QMap<AccountId, Account> m_accounts;
    QMap<OrganizationId, Organization> m_organizations;
    QMap<UnitId, Unit> m_units;
    QMap<PolicyId, Policy> m_policies;
    QMap<HandshakeId, Handshake> m_handshakes;
    QMap<CreateRequestId, CreateAccountRequest> m_createRequests;
    QMap<TransferId, ResponsibilityTransfer> m_transfers;
    QMap<QString, Attachment> m_attachments;   // by entityKey
    QMap<QString, MembershipPeriod> m_periods; // by entityKey
    QMap<QString, Delegation> m_delegations;   // by entityKey

    // What looking up and the tree need; each follows from the maps above
    QHash<QString, AccountId> m_accountOfEmail; // address in lower case
    QHash<RootId, OrganizationId> m_organizationOfRoot;
    QHash<AccountId, OrganizationId> m_organizationOfPayer;
    QHash<NodeId, QMap<AccountId, bool>> m_accountsIn;
    QHash<NodeId, QMap<UnitId, bool>> m_unitsIn;
    QHash<OrganizationId, QMap<AccountId, bool>> m_members;
    QHash<NodeId, QMap<QString, bool>> m_attachmentsOn; // attachment keys
    QHash<PolicyId, QMap<QString, bool>> m_attachmentsOf;
    QHash<AccountId, QMap<QString, bool>> m_periodsOf;
};

} // namespace billfold
