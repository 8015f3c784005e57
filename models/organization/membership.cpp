// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/membership.h"

#include "models/organization/handshakeends.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/quotas.h"

namespace billfold
{

void join(Draft& draft, const AccountId& id, const OrganizationId& organizationId, const QDateTime& at,
          JoinedMethod method, const Tags& tags)
{
    const Organization organization = *draft.world().organization(organizationId);
    Account account = *draft.world().account(id);
    account.membership = Membership{organizationId, organization.root, at, method};
    account.tags = tags;
    draft.put(account);
    draft.put(MembershipPeriod{id, organizationId, organization.payer, at, method});
    attachFullAccess(draft, organization, id);
}

void depart(Draft& draft, const AccountId& id, const QDateTime& at, DepartureMethod method)
{
    Account account = *draft.world().account(id);
    const OrganizationId organization = account.membership->organization;
    for (MembershipPeriod period : draft.world().periodsOf(id)) {
        if (period.left)
            continue;
        period.left = at;
        period.departure = method;
        draft.put(period);
    }
    for (const Delegation& delegation : draft.world().delegationsOf(id))
        draft.remove(delegation);
    detachEverything(draft, id);
    account.membership.reset();
    account.tags.clear();
    draft.put(account);
    cancelApprovalsOf(draft, organization, id, at);
    openRunWhenApproved(draft, organization);
}

Result<void> checkMayDepart(const Draft& draft, const Account& account)
{
    const QString label = accountLabel(draft.world(), account.id);
    if (account.state != AccountState::Active && account.state != AccountState::PendingActivation)
        return refusal(
            u"ConstraintViolationException", u"ACCOUNT_CANNOT_LEAVE_ORGANIZATION",
            OrganizationText::tr(
                "%1 is closed, being closed or suspended, and stays in the organization until it is gone "
                "for good.")
                .arg(label));
    if (account.createdByOrganization && account.created.addDuration(createdAccountsWait) > draft.now())
        return refusal(
            u"ConstraintViolationException", u"WAIT_PERIOD_ACTIVE",
            OrganizationText::tr("%1 was created less than 4 days ago. Wait until it is 4 days old.")
                .arg(label));
    if (!draft.world().delegationsOf(account.id).isEmpty())
        return refusal(
            u"ConstraintViolationException", u"CANNOT_REMOVE_DELEGATED_ADMINISTRATOR_FROM_ORG",
            OrganizationText::tr("%1 administers a service for the organization. Deregister it there first.")
                .arg(label));
    return {};
}

Result<void> checkStandsAlone(const Draft& draft, const Account& account)
{
    const QString label = accountLabel(draft.world(), account.id);
    const auto missing = [&](QStringView reason, const QString& what) {
        return refusal(u"ConstraintViolationException", reason,
                       OrganizationText::tr(
                           "%1 cannot be paid for on its own: %2. Complete its sign-up, then try again.")
                           .arg(label, what));
    };
    const StandaloneData& data = account.standalone;
    if (!data.paymentMethod)
        return missing(u"MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
                       OrganizationText::tr("it has no payment method"));
    if (!data.phoneVerified)
        return missing(u"ACCOUNT_CANNOT_LEAVE_WITHOUT_PHONE_VERIFICATION",
                       OrganizationText::tr("its telephone number is not verified"));
    if (!data.agreement)
        return missing(u"ACCOUNT_CANNOT_LEAVE_WITHOUT_EULA",
                       OrganizationText::tr("it has not accepted the customer agreement"));
    if (!data.contact)
        return missing(u"ACCOUNT_CREATION_NOT_COMPLETE",
                       OrganizationText::tr("it has no contact information"));
    return {};
}

void attachFullAccess(Draft& draft, const Organization& organization, const NodeId& target)
{
    for (auto type = organization.policyTypes.cbegin(); type != organization.policyTypes.cend(); ++type) {
        const ManagedPolicy* const policy = fullAccessPolicy(type.key());
        if (policy && type.value() == PolicyTypeStatus::Enabled)
            draft.put(Attachment{organization.id, policy->id, target, policy->type});
    }
}

void detachEverything(Draft& draft, const NodeId& target)
{
    for (const Attachment& attachment : draft.world().attachmentsOn(target))
        draft.remove(attachment);
}

} // namespace billfold
