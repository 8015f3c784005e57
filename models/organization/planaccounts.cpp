// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts and invitations of a plan.
#include "models/organization/planmaker.h"

#include "models/organization/draft.h"

namespace billfold
{

using namespace Qt::StringLiterals;

const CreateAccountRequest* PlanMaker::requestOf(const AccountId& account) const
{
    for (const CreateAccountRequest& request : m_now.createRequests())
        if (request.account == account && request.organization == m_is.id)
            return &request;
    return nullptr;
}

const Handshake* PlanMaker::invitationOf(const World& world, const AccountId& account, bool live) const
{
    const Account* const found = m_now.account(account);
    for (const Handshake& handshake : world.handshakes()) {
        const bool meant =
            handshake.targetAccount
                ? *handshake.targetAccount == account
                : found && handshake.targetEmail.compare(found->email, Qt::CaseInsensitive) == 0;
        if (meant && handshake.organization == m_is.id && handshake.action == HandshakeAction::Invite &&
            (live ? handshake.live() : handshake.state == HandshakeState::Accepted))
            return &handshake;
    }
    return nullptr;
}

void PlanMaker::createAccounts()
{
    for (const AccountId& id : m_now.members(m_is.id)) {
        if (m_accountParents.contains(id))
            continue;
        const Account& account = *m_now.account(id);
        if (account.membership->method != JoinedMethod::Created) {
            m_newcomers.append(id);
            continue;
        }
        const CreateAccountRequest* const request = requestOf(id);
        add(tr("Create the account %1 with the address %2").arg(account.name, account.email),
            CreateAccount{account.name, account.email, request ? request->roleName : QString(),
                          request ? request->billingAccess : true, account.tags},
            true, id.toString());
        m_accountParents.insert(id, m_is.root);
        startWithFullAccess(id);
    }
    for (const CreateAccountRequest& request : m_now.createRequests())
        if (request.organization == m_is.id && request.state == CreateAccountState::InProgress)
            add(tr("Create the account %1 with the address %2").arg(request.accountName, request.email),
                CreateAccount{request.accountName, request.email, request.roleName, request.billingAccess,
                              request.tags},
                true);
}

/// A member of both: name, address, place, policies and tags.
void PlanMaker::planAccount(const AccountId& id)
{
    const Account& here = *m_now.account(id);
    const Account* const was = m_before.account(id);
    const QString label = accountLabel(m_now, id);
    const bool member = was && isMember(m_before, id);
    if (member && was->name != here.name)
        add(tr("Rename the account %1 to %2").arg(accountLabel(m_before, id), here.name),
            RenameAccount{id, here.name});
    if (member && was->email != here.email && !here.email.isEmpty())
        addByHand(tr("Change the address of %1 to %2").arg(label, here.email),
                  tr("Its owner gets a code at the new address: account management, primary e-mail."));
    attachTo(id, id);
    const NodeId source = *m_accountParents.constFind(id), destination = planned(here.membership->parent);
    if (!(source == destination)) {
        add(tr("Move %1 to %2").arg(label, nodeLabel(m_now, here.membership->parent)),
            MoveAccount{id, source, destination});
        m_accountParents.insert(id, destination);
    }
    if (member)
        planTagsOf(id.toString(), label, was->tags, here.tags);
}

void PlanMaker::planClosings()
{
    const auto closes = [](AccountState state) {
        return state == AccountState::PendingClosure || state == AccountState::Closed;
    };
    for (const AccountId& id : m_before.members(m_is.id)) {
        const Account& was = *m_before.account(id);
        const Account* const here = m_now.account(id);
        if (!here || (!isMember(m_now, id) && !here->purged))
            continue;
        if (!closes(was.state) && (closes(here->state) || here->purged))
            add(tr("Close the account %1").arg(accountLabel(m_before, id)), CloseAccount{id}, true);
        else if (closes(was.state) && here->state == AccountState::Active)
            addByHand(tr("Have the account %1 opened again").arg(accountLabel(m_before, id)),
                      tr("The provider's support can do that within 90 days of the closing."));
    }
}

void PlanMaker::planInvitations()
{
    for (const Handshake& handshake : m_now.handshakes()) {
        if (handshake.organization != m_is.id || handshake.action != HandshakeAction::Invite ||
            !handshake.live() || m_before.handshake(handshake.id))
            continue;
        const QString target =
            handshake.targetAccount ? handshake.targetAccount->toString() : handshake.targetEmail;
        add(tr("Invite %1").arg(target), InviteAccountToOrganization{target, handshake.notes, handshake.tags},
            true, handshake.id.toString());
    }
}

void PlanMaker::planNewcomers()
{
    for (const AccountId& id : std::as_const(m_newcomers))
        planNewcomer(id);
}

/// An account that joined here by invitation has to accept it outside, and only then can anything be done
/// with it.
void PlanMaker::planNewcomer(const AccountId& id)
{
    const Account& account = *m_now.account(id);
    const QString label = accountLabel(m_now, id);
    const Handshake* const open = invitationOf(m_before, id, true);
    const Handshake* const accepted = invitationOf(m_now, id, false);
    const QString handshake = open ? open->id.toString() : accepted ? accepted->id.toString() : QString();
    if (!open)
        add(tr("Invite %1").arg(label),
            InviteAccountToOrganization{id.toString(), accepted ? accepted->notes : QString(),
                                        accepted ? accepted->tags : Tags()},
            true, handshake);
    addByHand(tr("%1 accepts the invitation").arg(label),
              tr("Sign in to %1, open Invitations and accept.").arg(id.toString()));
    m_plan.steps.last().waitsFor = handshake;
    m_accountParents.insert(id, m_is.root);
    startWithFullAccess(id);
    attachTo(id, id);
    const NodeId destination = planned(account.membership->parent);
    if (!(destination == NodeId(m_is.root)))
        add(tr("Move %1 to %2").arg(label, nodeLabel(m_now, account.membership->parent)),
            MoveAccount{id, m_is.root, destination});
    const Handshake* const source = accepted ? accepted : open;
    planTagsOf(id.toString(), label, source ? source->tags : Tags(), account.tags);
    for (const Delegation& delegation : m_now.delegationsOf(id))
        if (delegation.organization == m_is.id)
            add(tr("%1 administers %2").arg(label, delegation.service),
                RegisterDelegatedAdministrator{id, delegation.service});
}

} // namespace billfold
