// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/decisions.h"
#include "models/organization/textrules.h"

namespace billfold
{

namespace
{

Error unknownAccount(const AccountId& id)
{
    return refusal(
        u"AccountNotFoundException", {},
        OrganizationText::tr("The account %1 is not in this database. Check the id.").arg(id.toString()));
}

Error addressTaken(const World& world, const Account& owner, const QString& email)
{
    return refusal(u"ConflictException", u"EMAIL_ALREADY_EXISTS",
                   OrganizationText::tr("The address %1 belongs to %2 already. Use another one.")
                       .arg(email, accountLabel(world, owner.id)));
}

/// The account, where the actor may look after its sign-up and its address: the account itself, the payer of
/// its organization, and anybody for an account in no organization, which somebody entered here.
Result<Account> requireKeeper(const Draft& draft, const AccountId& actor, const AccountId& id)
{
    const Account* const account = draft.world().account(id);
    if (!account)
        return unknownAccount(id);
    if (account->state == AccountState::Closed)
        return refusal(u"AccessDeniedException", {},
                       OrganizationText::tr("%1 is closed, so nothing about it can be changed.")
                           .arg(accountLabel(draft.world(), id)));
    const Organization* const organization = draft.world().organizationOf(id);
    if (organization && actor != id && actor != organization->payer)
        return refusal(
            u"AccessDeniedException", {},
            OrganizationText::tr("Only the account itself and its payer can change this. Act as %1 or as %2.")
                .arg(accountLabel(draft.world(), id), accountLabel(draft.world(), organization->payer)));
    return *account;
}

/// What the payer changes in a member needs all features.
Result<Account> requireCentralKeeper(const Draft& draft, const AccountId& actor, const AccountId& id)
{
    const Result<Account> account = requireKeeper(draft, actor, id);
    const Organization* const organization = draft.world().organizationOf(id);
    if (account && organization && actor != id && organization->features != FeatureSet::All)
        return refusal(
            u"ConstraintViolationException", u"ORGANIZATION_NOT_IN_ALL_FEATURES_MODE",
            OrganizationText::tr(
                "With consolidated billing features only the account itself can change this. Act as %1, "
                "or turn on all features.")
                .arg(accountLabel(draft.world(), id)));
    return account;
}

bool isSignedUp(const StandaloneData& data)
{
    return data.phoneVerified && data.agreement;
}

} // namespace

Result<void> carryOut(Draft& draft, const AccountId&, const AddAccount& command)
{
    const World& world = draft.world();
    if (command.id && world.account(*command.id))
        return refusal(u"DuplicateAccountException", {},
                       OrganizationText::tr("The account %1 is in this database already.")
                           .arg(accountLabel(world, *command.id)));
    if (const auto name = checkKnownAccountName(command.name); !name)
        return name;
    if (!command.email.isEmpty()) {
        if (const auto email = checkEmail(command.email); !email)
            return email;
        if (const Account* const owner = world.accountByEmail(command.email))
            return addressTaken(world, *owner, command.email);
    }
    Account account{.id = command.id ? *command.id : draft.freshAccountId(),
                    .name = command.name,
                    .email = command.email,
                    .emailVerified = command.emailVerified,
                    .created = draft.now(),
                    .standalone = command.standalone};
    if (!isSignedUp(command.standalone))
        account.state = AccountState::PendingActivation;
    draft.put(account);
    draft.about(accountLabel(draft.world(), account.id));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const CompleteSignUp& command)
{
    Result<Account> account = requireKeeper(draft, actor, command.account);
    if (!account)
        return account.error();
    account->standalone = command.standalone;
    if (account->state == AccountState::PendingActivation && isSignedUp(command.standalone))
        account->state = AccountState::Active;
    draft.put(*account);
    draft.about(accountLabel(draft.world(), command.account));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const VerifyEmail& command)
{
    Result<Account> account = requireKeeper(draft, actor, command.account);
    if (!account)
        return account.error();
    if (account->email.isEmpty())
        return refusal(u"InvalidInputException", u"INPUT_REQUIRED",
                       OrganizationText::tr("%1 has no email address. Enter one first.")
                           .arg(accountLabel(draft.world(), command.account)));
    account->emailVerified = true;
    draft.put(*account);
    draft.about(accountLabel(draft.world(), command.account));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const ChangeEmail& command)
{
    Result<Account> account = requireCentralKeeper(draft, actor, command.account);
    if (!account)
        return account.error();
    if (const auto email = checkEmail(command.email); !email)
        return email;
    const Account* const owner = draft.world().accountByEmail(command.email);
    if (owner && owner->id != command.account)
        return addressTaken(draft.world(), *owner, command.email);
    if (account->email.compare(command.email, Qt::CaseInsensitive) != 0 &&
        draft.world().organizationPaidBy(command.account))
        account->emailVerified = false;
    account->email = command.email;
    draft.put(*account);
    draft.about(accountLabel(draft.world(), command.account));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId& actor, const RenameAccount& command)
{
    Result<Account> account = requireCentralKeeper(draft, actor, command.account);
    if (!account)
        return account.error();
    if (const auto name = checkAccountRename(command.name); !name)
        return name;
    account->name = command.name;
    draft.put(*account);
    draft.about(accountLabel(draft.world(), command.account));
    return {};
}

Result<void> carryOut(Draft& draft, const AccountId&, const ForgetAccount& command)
{
    const Account* const account = draft.world().account(command.account);
    if (!account)
        return unknownAccount(command.account);
    const QString label = accountLabel(draft.world(), command.account);
    if (account->membership)
        return refusal(u"ConflictException", {},
                       OrganizationText::tr("%1 is in an organization. Remove it there first.").arg(label));
    if (account->state == AccountState::Closed)
        return refusal(
            u"ConflictException", {},
            OrganizationText::tr(
                "%1 was closed, and its address stays taken for good, so it has to stay known here.")
                .arg(label));
    for (const MembershipPeriod& period : draft.world().periodsOf(command.account))
        draft.remove(period);
    draft.about(label);
    draft.remove(*draft.world().account(command.account));
    return {};
}

} // namespace billfold
