// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/handshakeends.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/membership.h"
#include "models/organization/quotas.h"
#include "models/organization/settling.h"
#include "models/organization/textrules.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace billfold
{

// Everything takes effect at the moment it was due, whenever it is looked at: a database that was closed for
// a year settles into the same world as one that was open.

namespace
{

/// What is due, before the draft changes: a copy of the whole map would have to be made where one entity of
/// it changes.
template <typename Id, typename Value, typename IsDue>
QList<Value> allThat(const QMap<Id, Value>& map, IsDue isDue)
{
    QList<Value> result;
    std::copy_if(map.begin(), map.end(), std::back_inserter(result), isDue);
    return result;
}

// The reasons for which a creation fails that cannot occur without a cloud: INVALID_ADDRESS,
// CONCURRENT_ACCOUNT_MODIFICATION, INTERNAL_FAILURE, GOVCLOUD_ACCOUNT_ALREADY_EXISTS, the
// *_BUSINESS_VALIDATION ones and UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED, and
// INVALID_PAYMENT_INSTRUMENT, for a payment method is only there or not.
QString creationFailure(const World& world, const CreateAccountRequest& request)
{
    const Organization* const organization = world.organization(request.organization);
    if (!isValidEmail(request.email))
        return u"INVALID_EMAIL"_s;
    if (world.accountByEmail(request.email))
        return u"EMAIL_ALREADY_EXISTS"_s;
    if (!world.account(organization->payer)->standalone.paymentMethod)
        return u"MISSING_PAYMENT_INSTRUMENT"_s;
    // The request itself is counted
    if (accountsCounted(world, organization->id) > organization->accountQuota)
        return u"ACCOUNT_LIMIT_EXCEEDED"_s;
    return {};
}

void completeCreation(Draft& draft, CreateAccountRequest request)
{
    request.completed = request.requested;
    request.failureReason = creationFailure(draft.world(), request);
    if (!request.failureReason.isEmpty()) {
        request.state = CreateAccountState::Failed;
        draft.put(request);
        return;
    }
    // The payer's contact information is copied; the rest somebody has to enter before it can leave
    const Account account{.id = draft.freshAccountId(),
                          .name = request.accountName,
                          .email = request.email,
                          .emailVerified = false,
                          .created = request.requested,
                          .createdByOrganization = true,
                          .standalone = {true, false, false, false}};
    draft.put(account);
    request.state = CreateAccountState::Succeeded;
    request.account = account.id;
    draft.put(request);
    join(draft, account.id, request.organization, request.requested, JoinedMethod::Created, request.tags);
    const Unit* const unit = request.destination ? draft.world().unit(*request.destination) : nullptr;
    if (unit && unit->organization == request.organization) {
        Account placed = *draft.world().account(account.id);
        placed.membership->parent = unit->id;
        draft.put(placed);
    }
}

void completeCreations(Draft& draft)
{
    for (const CreateAccountRequest& request :
         allThat(draft.world().createRequests(),
                 [](const CreateAccountRequest& r) { return r.state == CreateAccountState::InProgress; }))
        completeCreation(draft, request);
}

void expireHandshakes(Draft& draft)
{
    QList<Handshake> due = allThat(draft.world().handshakes(), [&](const Handshake& handshake) {
        return handshake.live() && handshake.expires <= draft.now();
    });
    // A run takes its approvals along: they are cancelled, and do not expire
    std::stable_partition(due.begin(), due.end(),
                          [](const Handshake& handshake) { return !handshake.parent; });
    for (const Handshake& handshake : due)
        if (draft.world().handshake(handshake.id)->live())
            endHandshake(draft, handshake.id, HandshakeState::Expired, handshake.expires);
}

/// When an ended handshake is no longer listed. An approval stays as long as its run, which counts it.
QDateTime vanishes(const World& world, const Handshake& handshake)
{
    if (handshake.live())
        return {};
    const QDateTime ended = handshake.ended.isValid() ? handshake.ended : handshake.expires;
    const QDateTime own = ended.addDuration(endedHandshakesStay);
    const Handshake* const run = handshake.parent ? world.handshake(*handshake.parent) : nullptr;
    if (!run)
        return own;
    const QDateTime runs = vanishes(world, *run);
    return runs.isValid() ? std::max(own, runs) : QDateTime();
}

void pruneHandshakes(Draft& draft)
{
    const auto due = allThat(draft.world().handshakes(), [&](const Handshake& handshake) {
        const QDateTime at = vanishes(draft.world(), handshake);
        return at.isValid() && at <= draft.now();
    });
    for (const Handshake& handshake : due)
        draft.remove(handshake);
}

/// When a closed account goes for good; null for the others.
QDateTime goesForGood(const Account& account)
{
    const bool waits = account.state == AccountState::Closed && !account.purged && account.closed.isValid();
    return waits ? account.closed.addDuration(closedAccountsStay) : QDateTime();
}

void closeAccounts(Draft& draft)
{
    for (Account account : allThat(draft.world().accounts(), [](const Account& a) {
             return a.state == AccountState::PendingClosure;
         })) {
        account.state = AccountState::Closed;
        account.closed = account.closeRequested.isValid() ? account.closeRequested : draft.now();
        draft.put(account);
    }
    for (Account account : allThat(draft.world().accounts(), [&](const Account& a) {
             const QDateTime gone = goesForGood(a);
             return gone.isValid() && gone <= draft.now();
         })) {
        if (account.membership)
            depart(draft, account.id, goesForGood(account), DepartureMethod::Cleaned);
        account = *draft.world().account(account.id);
        account.purged = true;
        draft.put(account);
    }
}

void attachEverywhere(Draft& draft, const Organization& organization, const ManagedPolicy& policy)
{
    const auto attach = [&](const NodeId& target) {
        draft.put(Attachment{organization.id, policy.id, target, policy.type});
    };
    attach(organization.root);
    for (const UnitId& unit : draft.world().unitsOf(organization.id))
        attach(unit);
    for (const AccountId& member : draft.world().members(organization.id))
        attach(member);
}

void detachEverywhere(Draft& draft, const Organization& organization, PolicyType type)
{
    QList<NodeId> nodes{organization.root};
    for (const UnitId& unit : draft.world().unitsOf(organization.id))
        nodes.append(unit);
    for (const AccountId& member : draft.world().members(organization.id))
        nodes.append(member);
    for (const NodeId& node : nodes)
        for (const Attachment& attachment : draft.world().attachmentsOn(node))
            if (attachment.type == type)
                draft.remove(attachment);
}

void switchPolicyTypes(Draft& draft)
{
    const auto isPending = [](PolicyTypeStatus status) { return status != PolicyTypeStatus::Enabled; };
    for (Organization organization : allThat(draft.world().organizations(), [&](const Organization& o) {
             return std::any_of(o.policyTypes.begin(), o.policyTypes.end(), isPending);
         })) {
        const auto types = organization.policyTypes;
        for (auto type = types.cbegin(); type != types.cend(); ++type) {
            if (!isPending(type.value()))
                continue;
            if (type.value() == PolicyTypeStatus::PendingEnable) {
                organization.policyTypes.insert(type.key(), PolicyTypeStatus::Enabled);
                if (const ManagedPolicy* const policy = fullAccessPolicy(type.key()))
                    attachEverywhere(draft, organization, *policy);
            } else {
                organization.policyTypes.remove(type.key());
                detachEverywhere(draft, organization, type.key());
            }
            draft.put(organization);
        }
    }
}

} // namespace

void settleDraft(Draft& draft)
{
    completeCreations(draft);
    switchPolicyTypes(draft);
    closeAccounts(draft);
    expireHandshakes(draft);
    for (const OrganizationId& organization : draft.world().organizations().keys())
        openRunWhenApproved(draft, organization);
    pruneHandshakes(draft);
}

ChangeSet settle(const World& world, const QDateTime& now, IdSource& ids)
{
    Draft draft(world, now, ids);
    settleDraft(draft);
    return draft.change(u"Settle"_s);
}

QDateTime nextDue(const World& world, const QDateTime& now)
{
    QDateTime next;
    const auto consider = [&](const QDateTime& due) {
        if (due.isValid() && (!next.isValid() || due < next))
            next = due;
    };
    for (const CreateAccountRequest& request : world.createRequests())
        if (request.state == CreateAccountState::InProgress)
            consider(now);
    for (const Handshake& handshake : world.handshakes()) {
        consider(handshake.live() ? handshake.expires : vanishes(world, handshake));
        if (handshake.action == HandshakeAction::EnableAllFeatures &&
            handshake.state == HandshakeState::Requested && isApproved(world, handshake))
            consider(now);
    }
    for (const Account& account : world.accounts()) {
        if (account.state == AccountState::PendingClosure)
            consider(now);
        consider(goesForGood(account));
    }
    for (const Organization& organization : world.organizations())
        for (const PolicyTypeStatus status : organization.policyTypes)
            if (status != PolicyTypeStatus::Enabled)
                consider(now);
    return next.isValid() ? std::max(next, now) : next;
}

} // namespace billfold
