// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/worldrows.h"
#include "models/storage/worldstore.h"

#include <QCoreApplication>

#include <array>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

using Row = Statement;

/// Reads the tables one after the other. A row that has no valid id stops it: the file is not as this program
/// wrote it.
class WorldReader
{
public:
    explicit WorldReader(Connection& connection) : m_connection(connection) {}

    Result<World> read()
    {
        for (const auto part :
             {&WorldReader::readTags, &WorldReader::readOrganizationParts, &WorldReader::readOrganizations,
              &WorldReader::readUnits, &WorldReader::readAccounts, &WorldReader::readPeriods,
              &WorldReader::readRequests, &WorldReader::readPolicies, &WorldReader::readAttachments,
              &WorldReader::readDelegations, &WorldReader::readHandshakes, &WorldReader::readTransfers}) {
            if (auto done = (this->*part)(); !done)
                return done.error();
        }
        World world;
        world.apply(m_all);
        return world;
    }

private:
    /// What `make` makes of each row; nothing made is an error.
    template <typename Make>
    Result<void> each(const char* sql, Make make)
    {
        auto rows = Statement::prepare(m_connection, sql);
        if (!rows)
            return rows.error();
        for (;;) {
            auto row = rows->step();
            if (!row)
                return row.error();
            if (!*row)
                return {};
            if (!make(*rows))
                return Error{ErrorCode::Storage,
                             QCoreApplication::translate("WorldStore", "%1 is damaged. Restore a copy of it.")
                                 .arg(m_connection.path()),
                             QString::fromLatin1(sql)};
        }
    }
    bool add(Entity entity)
    {
        m_all.changes.append({{}, std::move(entity)});
        return true;
    }
    Tags tagsOf(TagOwner kind, const QString& owner) const
    {
        return m_tags[static_cast<std::size_t>(kind)].value(owner);
    }
    template <typename Id>
    static std::optional<Id> idAt(const Row& row, int column)
    {
        return Id::parse(row.string(column));
    }
    /// The unit, or the root of the organization where there is none.
    std::optional<NodeId> parentAt(const Row& row, int column, const OrganizationId& organization) const
    {
        if (!row.isNull(column))
            return NodeId::parse(row.string(column));
        const auto root = m_roots.constFind(organization);
        return root == m_roots.constEnd() ? std::nullopt : std::optional(NodeId(*root));
    }

    Result<void> readTags()
    {
        return each("SELECT owner_kind, owner, key, value FROM tag", [this](const Row& row) {
            m_tags[static_cast<std::size_t>(row.integer(0))][row.string(1)].insert(row.string(2),
                                                                                   row.string(3));
            return true;
        });
    }

    Result<void> readOrganizationParts()
    {
        if (auto done = each("SELECT organization, type, status FROM organization_policy_type",
                             [this](const Row& row) {
                                 m_policyTypes[row.string(0)].insert(enumAt<PolicyType>(row, 1),
                                                                     enumAt<PolicyTypeStatus>(row, 2));
                                 return true;
                             });
            !done)
            return done;
        if (auto done = each("SELECT organization, service, since FROM trusted_service",
                             [this](const Row& row) {
                                 m_services[row.string(0)].insert(row.string(1), timeAt(row, 2));
                                 return true;
                             });
            !done)
            return done;
        return each("SELECT organization, id, content FROM resource_policy", [this](const Row& row) {
            const auto id = idAt<ResourcePolicyId>(row, 1);
            if (!id)
                return false;
            m_resourcePolicies.insert(
                row.string(0),
                ResourcePolicy{*id, row.string(2), tagsOf(TagOwner::ResourcePolicy, id->toString())});
            return true;
        });
    }

    Result<void> readOrganizations()
    {
        return each("SELECT id, root, payer, features, created, finalized, account_quota FROM organization",
                    [this](const Row& row) {
                        const auto id = idAt<OrganizationId>(row, 0);
                        const auto root = idAt<RootId>(row, 1);
                        const auto payer = idAt<AccountId>(row, 2);
                        if (!id || !root || !payer)
                            return false;
                        m_roots.insert(*id, *root);
                        Organization e{.id = *id, .root = *root, .payer = *payer};
                        e.features = enumAt<FeatureSet>(row, 3);
                        e.created = timeAt(row, 4);
                        e.finalizedAt = timeAt(row, 5);
                        e.accountQuota = static_cast<int>(row.integer(6));
                        e.rootTags = tagsOf(TagOwner::Root, root->toString());
                        e.policyTypes = m_policyTypes.value(id->toString());
                        e.trustedServices = m_services.value(id->toString());
                        if (const auto policy = m_resourcePolicies.constFind(id->toString());
                            policy != m_resourcePolicies.constEnd())
                            e.resourcePolicy = *policy;
                        return add(std::move(e));
                    });
    }

    Result<void> readUnits()
    {
        return each("SELECT id, organization, parent, name, created FROM unit", [this](const Row& row) {
            const auto id = idAt<UnitId>(row, 0);
            const auto organization = idAt<OrganizationId>(row, 1);
            const auto parent = organization ? parentAt(row, 2, *organization) : std::nullopt;
            if (!id || !parent)
                return false;
            return add(Unit{*id, *organization, *parent, row.string(3), timeAt(row, 4),
                            tagsOf(TagOwner::Unit, id->toString())});
        });
    }

    Result<void> readAccounts()
    {
        return each("SELECT id, name, email, email_verified, state, created, created_by_organization,"
                    " has_contact, has_payment_method, has_phone, has_agreement, close_requested, closed,"
                    " purged, organization, unit, joined, joined_method FROM org_account",
                    [this](const Row& row) {
                        const auto id = idAt<AccountId>(row, 0);
                        if (!id)
                            return false;
                        Account e{.id = *id, .name = row.string(1), .email = row.string(2)};
                        e.emailVerified = row.integer(3) != 0;
                        e.state = enumAt<AccountState>(row, 4);
                        e.created = timeAt(row, 5);
                        e.createdByOrganization = row.integer(6) != 0;
                        e.standalone = {row.integer(7) != 0, row.integer(8) != 0, row.integer(9) != 0,
                                        row.integer(10) != 0};
                        e.closeRequested = timeAt(row, 11);
                        e.closed = timeAt(row, 12);
                        e.purged = row.integer(13) != 0;
                        e.tags = tagsOf(TagOwner::Account, id->toString());
                        if (!row.isNull(14)) {
                            const auto organization = idAt<OrganizationId>(row, 14);
                            const auto parent =
                                organization ? parentAt(row, 15, *organization) : std::nullopt;
                            if (!parent)
                                return false;
                            e.membership = Membership{*organization, *parent, timeAt(row, 16),
                                                      enumAt<JoinedMethod>(row, 17)};
                        }
                        return add(std::move(e));
                    });
    }

    Result<void> readPeriods()
    {
        return each("SELECT account, organization, payer, joined, method, left_at, departure"
                    " FROM membership_period",
                    [this](const Row& row) {
                        const auto account = idAt<AccountId>(row, 0);
                        const auto organization = idAt<OrganizationId>(row, 1);
                        const auto payer = idAt<AccountId>(row, 2);
                        if (!account || !organization || !payer)
                            return false;
                        MembershipPeriod e{*account, *organization, *payer, timeAt(row, 3),
                                           enumAt<JoinedMethod>(row, 4)};
                        if (!row.isNull(5))
                            e.left = timeAt(row, 5);
                        if (!row.isNull(6))
                            e.departure = enumAt<DepartureMethod>(row, 6);
                        return add(std::move(e));
                    });
    }

    Result<void> readRequests()
    {
        return each(
            "SELECT id, organization, account_name, email, role_name, billing_access, state,"
            " failure_reason, requested, completed, account, destination FROM create_request",
            [this](const Row& row) {
                const auto id = idAt<CreateRequestId>(row, 0);
                const auto organization = idAt<OrganizationId>(row, 1);
                if (!id || !organization)
                    return false;
                CreateAccountRequest e{*id, *organization, row.string(2), row.string(3), row.string(4)};
                e.billingAccess = row.integer(5) != 0;
                e.tags = tagsOf(TagOwner::CreateRequest, id->toString());
                e.state = enumAt<CreateAccountState>(row, 6);
                e.failureReason = row.string(7);
                e.requested = timeAt(row, 8);
                e.completed = timeAt(row, 9);
                e.account = idAt<AccountId>(row, 10);
                e.destination = idAt<UnitId>(row, 11);
                return add(std::move(e));
            });
    }

    Result<void> readPolicies()
    {
        return each(
            "SELECT id, organization, type, name, description, content FROM policy", [this](const Row& row) {
                const auto id = idAt<PolicyId>(row, 0);
                const auto organization = idAt<OrganizationId>(row, 1);
                if (!id || !organization)
                    return false;
                return add(Policy{*id, *organization, enumAt<PolicyType>(row, 2), row.string(3),
                                  row.string(4), row.string(5), tagsOf(TagOwner::Policy, id->toString())});
            });
    }

    Result<void> readAttachments()
    {
        return each("SELECT organization, policy, target, type FROM attachment", [this](const Row& row) {
            const auto organization = idAt<OrganizationId>(row, 0);
            const auto policy = idAt<PolicyId>(row, 1);
            const auto target = NodeId::parse(row.string(2));
            if (!organization || !policy || !target)
                return false;
            return add(Attachment{*organization, *policy, *target, enumAt<PolicyType>(row, 3)});
        });
    }

    Result<void> readDelegations()
    {
        return each("SELECT organization, account, service, since FROM delegation", [this](const Row& row) {
            const auto organization = idAt<OrganizationId>(row, 0);
            const auto account = idAt<AccountId>(row, 1);
            if (!organization || !account)
                return false;
            return add(Delegation{*organization, *account, row.string(2), timeAt(row, 3)});
        });
    }

    Result<void> readHandshakes()
    {
        return each("SELECT id, organization, action, state, target_account, target_email, parent, transfer,"
                    " offered_features, notes, requested, expires, ended FROM handshake",
                    [this](const Row& row) {
                        const auto id = idAt<HandshakeId>(row, 0);
                        const auto organization = idAt<OrganizationId>(row, 1);
                        if (!id || !organization)
                            return false;
                        Handshake e{.id = *id, .organization = *organization};
                        e.action = enumAt<HandshakeAction>(row, 2);
                        e.state = enumAt<HandshakeState>(row, 3);
                        e.targetAccount = idAt<AccountId>(row, 4);
                        e.targetEmail = row.string(5);
                        e.parent = idAt<HandshakeId>(row, 6);
                        e.transfer = idAt<TransferId>(row, 7);
                        e.offeredFeatures = enumAt<FeatureSet>(row, 8);
                        e.notes = row.string(9);
                        e.requested = timeAt(row, 10);
                        e.expires = timeAt(row, 11);
                        e.ended = timeAt(row, 12);
                        e.tags = tagsOf(TagOwner::Handshake, id->toString());
                        return add(std::move(e));
                    });
    }

    Result<void> readTransfers()
    {
        return each("SELECT id, name, source, target, status, starts, ends, active_handshake"
                    " FROM responsibility_transfer",
                    [this](const Row& row) {
                        const auto id = idAt<TransferId>(row, 0);
                        const auto source = idAt<OrganizationId>(row, 2);
                        const auto target = idAt<OrganizationId>(row, 3);
                        if (!id || !source || !target)
                            return false;
                        ResponsibilityTransfer e{*id, row.string(1), *source, *target};
                        e.status = enumAt<TransferStatus>(row, 4);
                        e.start = timeAt(row, 5);
                        e.end = timeAt(row, 6);
                        e.activeHandshake = idAt<HandshakeId>(row, 7);
                        e.tags = tagsOf(TagOwner::Transfer, id->toString());
                        return add(std::move(e));
                    });
    }

    Connection& m_connection;
    ChangeSet m_all;
    std::array<QHash<QString, Tags>, tagOwnerCount> m_tags; // by TagOwner
    QHash<OrganizationId, RootId> m_roots;
    QHash<QString, QMap<PolicyType, PolicyTypeStatus>> m_policyTypes; // these three by organization
    QHash<QString, QMap<QString, QDateTime>> m_services;
    QHash<QString, ResourcePolicy> m_resourcePolicies;
};

} // namespace

Result<World> WorldStore::load()
{
    const Snapshot snapshot(m_connection);
    return WorldReader(m_connection).read();
}

} // namespace billfold
