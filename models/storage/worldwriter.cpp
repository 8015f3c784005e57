// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/storage/worldrows.h"
#include "models/storage/worldstore.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

/// Takes entities out of their tables and puts them in. One that changes goes out and comes in again: with
/// all of a change going out before any comes in, no value that has to be unique (an address) is there twice
/// on the way.
class EntityWriter
{
public:
    explicit EntityWriter(Connection& connection) : m_rows(connection) {}

    Result<void> remove(const Entity& entity)
    {
        return std::visit([this](const auto& e) { return out(e); }, entity);
    }
    Result<void> insert(const Entity& entity)
    {
        return std::visit([this](const auto& e) { return in(e); }, entity);
    }

private:
    /// Of one row that has to be there.
    Result<void> takeOut(const char* sql, const std::vector<Cell>& key)
    {
        const auto rows = m_rows.run(sql, key);
        if (!rows)
            return rows.error();
        if (*rows == 1)
            return {};
        return Error{
            ErrorCode::Conflict,
            QCoreApplication::translate("WorldStore", "Another program changed the same thing. Try again."),
            QString::fromLatin1(sql)};
    }
    Result<void> put(const char* sql, const std::vector<Cell>& cells)
    {
        const auto rows = m_rows.run(sql, cells);
        return rows ? Result<void>() : Result<void>(rows.error());
    }
    Result<void> putTags(TagOwner kind, const QString& owner, const Tags& tags)
    {
        for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag) {
            if (auto ran = put("INSERT INTO tag VALUES (?,?,?,?)",
                               {cell(kind), cell(owner), cell(tag.key()), cell(tag.value())});
                !ran)
                return ran;
        }
        return {};
    }
    Result<void> takeTags(TagOwner kind, const QString& owner, const Tags& tags)
    {
        if (tags.isEmpty())
            return {};
        return put("DELETE FROM tag WHERE owner_kind = ? AND owner = ?", {cell(kind), cell(owner)});
    }

    Result<void> out(const Account& e)
    {
        if (auto ran = takeTags(TagOwner::Account, e.id.toString(), e.tags); !ran)
            return ran;
        return takeOut("DELETE FROM org_account WHERE id = ?", {cell(e.id.toString())});
    }
    Result<void> in(const Account& e)
    {
        const auto& m = e.membership;
        const StandaloneData& has = e.standalone;
        if (auto ran = put(
                "INSERT INTO org_account VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                {cell(e.id.toString()), cell(e.name), cell(e.email), cell(e.emailVerified), cell(e.state),
                 cell(e.created), cell(e.createdByOrganization), cell(has.contact), cell(has.paymentMethod),
                 cell(has.phoneVerified), cell(has.agreement), m ? cell(m->organization.toString()) : Cell(),
                 m ? cell(m->parent.unit()) : Cell(), m ? cell(m->joined) : Cell(),
                 m ? cell(m->method) : Cell(), cell(e.closeRequested), cell(e.closed), cell(e.purged)});
            !ran)
            return ran;
        return putTags(TagOwner::Account, e.id.toString(), e.tags);
    }

    Result<void> out(const MembershipPeriod& e)
    {
        return takeOut("DELETE FROM membership_period WHERE account = ? AND joined = ? AND organization = ?",
                       {cell(e.account.toString()), cell(e.joined), cell(e.organization.toString())});
    }
    Result<void> in(const MembershipPeriod& e)
    {
        return put("INSERT INTO membership_period VALUES (?,?,?,?,?,?,?)",
                   {cell(e.account.toString()), cell(e.joined), cell(e.organization.toString()),
                    cell(e.payer.toString()), cell(e.method), cell(e.left), cell(e.departure)});
    }

    Result<void> out(const CreateAccountRequest& e)
    {
        if (auto ran = takeTags(TagOwner::CreateRequest, e.id.toString(), e.tags); !ran)
            return ran;
        return takeOut("DELETE FROM create_request WHERE id = ?", {cell(e.id.toString())});
    }
    Result<void> in(const CreateAccountRequest& e)
    {
        if (auto ran = put("INSERT INTO create_request VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
                           {cell(e.id.toString()), cell(e.organization.toString()), cell(e.accountName),
                            cell(e.email), cell(e.roleName), cell(e.billingAccess), cell(e.state),
                            cell(e.failureReason), cell(e.requested), cell(e.completed), cell(e.account),
                            cell(e.destination)});
            !ran)
            return ran;
        return putTags(TagOwner::CreateRequest, e.id.toString(), e.tags);
    }

    Result<void> out(const Organization& e)
    {
        const std::vector<Cell> id{cell(e.id.toString())};
        if (auto ran = takeTags(TagOwner::Root, e.root.toString(), e.rootTags); !ran)
            return ran;
        if (e.resourcePolicy) {
            const QString policy = e.resourcePolicy->id.toString();
            if (auto ran = takeTags(TagOwner::ResourcePolicy, policy, e.resourcePolicy->tags); !ran)
                return ran;
        }
        for (const char* sql : {"DELETE FROM organization_policy_type WHERE organization = ?",
                                "DELETE FROM trusted_service WHERE organization = ?",
                                "DELETE FROM resource_policy WHERE organization = ?"}) {
            if (auto ran = put(sql, id); !ran)
                return ran;
        }
        return takeOut("DELETE FROM organization WHERE id = ?", id);
    }
    Result<void> in(const Organization& e)
    {
        const Cell id = cell(e.id.toString());
        if (auto ran = put("INSERT INTO organization VALUES (?,?,?,?,?,?,?)",
                           {id, cell(e.root.toString()), cell(e.payer.toString()), cell(e.features),
                            cell(e.created), cell(e.finalizedAt), cell(e.accountQuota)});
            !ran)
            return ran;
        for (auto type = e.policyTypes.cbegin(); type != e.policyTypes.cend(); ++type) {
            if (auto ran = put("INSERT INTO organization_policy_type VALUES (?,?,?)",
                               {id, cell(type.key()), cell(type.value())});
                !ran)
                return ran;
        }
        for (auto service = e.trustedServices.cbegin(); service != e.trustedServices.cend(); ++service) {
            if (auto ran = put("INSERT INTO trusted_service VALUES (?,?,?)",
                               {id, cell(service.key()), cell(service.value())});
                !ran)
                return ran;
        }
        if (const auto& policy = e.resourcePolicy) {
            if (auto ran = put("INSERT INTO resource_policy VALUES (?,?,?)",
                               {id, cell(policy->id.toString()), cell(policy->content)});
                !ran)
                return ran;
            if (auto ran = putTags(TagOwner::ResourcePolicy, policy->id.toString(), policy->tags); !ran)
                return ran;
        }
        return putTags(TagOwner::Root, e.root.toString(), e.rootTags);
    }

    Result<void> out(const Unit& e)
    {
        if (auto ran = takeTags(TagOwner::Unit, e.id.toString(), e.tags); !ran)
            return ran;
        return takeOut("DELETE FROM unit WHERE id = ?", {cell(e.id.toString())});
    }
    Result<void> in(const Unit& e)
    {
        if (auto ran = put("INSERT INTO unit VALUES (?,?,?,?,?)",
                           {cell(e.id.toString()), cell(e.organization.toString()), cell(e.parent.unit()),
                            cell(e.name), cell(e.created)});
            !ran)
            return ran;
        return putTags(TagOwner::Unit, e.id.toString(), e.tags);
    }

    Result<void> out(const Policy& e)
    {
        if (auto ran = takeTags(TagOwner::Policy, e.id.toString(), e.tags); !ran)
            return ran;
        return takeOut("DELETE FROM policy WHERE id = ?", {cell(e.id.toString())});
    }
    Result<void> in(const Policy& e)
    {
        if (auto ran = put("INSERT INTO policy VALUES (?,?,?,?,?,?)",
                           {cell(e.id.toString()), cell(e.organization.toString()), cell(e.type),
                            cell(e.name), cell(e.description), cell(e.content)});
            !ran)
            return ran;
        return putTags(TagOwner::Policy, e.id.toString(), e.tags);
    }

    Result<void> out(const Attachment& e)
    {
        return takeOut("DELETE FROM attachment WHERE target = ? AND policy = ?",
                       {cell(e.target.toString()), cell(e.policy.toString())});
    }
    Result<void> in(const Attachment& e)
    {
        return put("INSERT INTO attachment VALUES (?,?,?,?)",
                   {cell(e.target.toString()), cell(e.policy.toString()), cell(e.organization.toString()),
                    cell(e.type)});
    }

    Result<void> out(const Delegation& e)
    {
        return takeOut("DELETE FROM delegation WHERE account = ? AND service = ?",
                       {cell(e.account.toString()), cell(e.service)});
    }
    Result<void> in(const Delegation& e)
    {
        return put(
            "INSERT INTO delegation VALUES (?,?,?,?)",
            {cell(e.account.toString()), cell(e.service), cell(e.organization.toString()), cell(e.since)});
    }

    Result<void> out(const Handshake& e)
    {
        if (auto ran = takeTags(TagOwner::Handshake, e.id.toString(), e.tags); !ran)
            return ran;
        return takeOut("DELETE FROM handshake WHERE id = ?", {cell(e.id.toString())});
    }
    Result<void> in(const Handshake& e)
    {
        if (auto ran = put("INSERT INTO handshake VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
                           {cell(e.id.toString()), cell(e.action), cell(e.state),
                            cell(e.organization.toString()), cell(e.targetAccount), cell(e.targetEmail),
                            cell(e.parent), cell(e.transfer), cell(e.offeredFeatures), cell(e.notes),
                            cell(e.requested), cell(e.expires), cell(e.ended)});
            !ran)
            return ran;
        return putTags(TagOwner::Handshake, e.id.toString(), e.tags);
    }

    Result<void> out(const ResponsibilityTransfer& e)
    {
        if (auto ran = takeTags(TagOwner::Transfer, e.id.toString(), e.tags); !ran)
            return ran;
        return takeOut("DELETE FROM responsibility_transfer WHERE id = ?", {cell(e.id.toString())});
    }
    Result<void> in(const ResponsibilityTransfer& e)
    {
        if (auto ran = put("INSERT INTO responsibility_transfer VALUES (?,?,?,?,?,?,?,?)",
                           {cell(e.id.toString()), cell(e.name), cell(e.source.toString()),
                            cell(e.target.toString()), cell(e.status), cell(e.start), cell(e.end),
                            cell(e.activeHandshake)});
            !ran)
            return ran;
        return putTags(TagOwner::Transfer, e.id.toString(), e.tags);
    }

    RowWriter m_rows;
};

} // namespace

Result<void> WorldStore::write(const ChangeSet& change)
{
    const ChangeSet merged = change.merged();
    Transaction transaction(m_connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    {
        EntityWriter writer(m_connection); // its statements go before the transaction ends
        for (const EntityChange& c : merged.changes) {
            if (!c.before)
                continue;
            if (auto removed = writer.remove(*c.before); !removed)
                return removed;
        }
        for (const EntityChange& c : merged.changes) {
            if (!c.after)
                continue;
            if (auto inserted = writer.insert(*c.after); !inserted)
                return inserted;
        }
    }
    return transaction.commit();
}

} // namespace billfold
