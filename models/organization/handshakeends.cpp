// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/handshakeends.h"

#include "models/organization/textrules.h"

#include <QSet>

#include <algorithm>

namespace billfold
{

namespace
{

TransferStatus statusOfEnded(HandshakeState state)
{
    switch (state) {
    case HandshakeState::Accepted:
        return TransferStatus::Accepted;
    case HandshakeState::Declined:
        return TransferStatus::Declined;
    case HandshakeState::Expired:
        return TransferStatus::Expired;
    case HandshakeState::Canceled:
    case HandshakeState::Open:
    case HandshakeState::Requested:
        break;
    }
    return TransferStatus::Canceled;
}

void endOne(Draft& draft, Handshake handshake, HandshakeState state, const QDateTime& at)
{
    handshake.state = state;
    handshake.ended = at;
    draft.put(handshake);
}

} // namespace

Result<HandshakeTarget> readTarget(const World& world, const QString& text)
{
    if (const auto id = AccountId::parse(text))
        return HandshakeTarget{id, {}};
    if (!text.contains(u'@'))
        return refusal(
            u"InvalidInputException", u"INVALID_PARTY_TYPE_TARGET",
            OrganizationText::tr(
                "“%1” is neither an account id nor an email address. Enter twelve digits, or an address "
                "such as name@example.com.")
                .arg(text));
    if (!isValidEmail(text))
        return refusal(
            u"InvalidInputException", u"INVALID_EMAIL_ADDRESS_TARGET",
            OrganizationText::tr("“%1” is not an email address. Write it as name@example.com.").arg(text));
    const Account* const account = world.accountByEmail(text);
    return HandshakeTarget{account ? std::optional(account->id) : std::nullopt, text};
}

std::optional<AccountId> recipientOf(const World& world, const Handshake& handshake)
{
    if (handshake.targetAccount)
        return handshake.targetAccount;
    const Account* const account = world.accountByEmail(handshake.targetEmail);
    return account ? std::optional(account->id) : std::nullopt;
}

const Handshake* runOf(const World& world, const OrganizationId& organization)
{
    for (const Handshake& handshake : world.handshakes())
        if (handshake.action == HandshakeAction::EnableAllFeatures && handshake.live() &&
            handshake.organization == organization)
            return &handshake;
    return nullptr;
}

QList<Handshake> approvalsOf(const World& world, const HandshakeId& run)
{
    QList<Handshake> result;
    for (const Handshake& handshake : world.handshakes())
        if (handshake.parent == run)
            result.append(handshake);
    return result;
}

void endHandshake(Draft& draft, const HandshakeId& id, HandshakeState state, const QDateTime& at)
{
    const Handshake handshake = *draft.world().handshake(id);
    endOne(draft, handshake, state, at);
    if (handshake.transfer) {
        if (const ResponsibilityTransfer* const found = draft.world().transfer(*handshake.transfer)) {
            ResponsibilityTransfer transfer = *found;
            transfer.status = statusOfEnded(state);
            transfer.activeHandshake.reset();
            draft.put(transfer);
        }
    }
    if (handshake.action != HandshakeAction::EnableAllFeatures || state == HandshakeState::Accepted)
        return;
    const QMap<HandshakeId, Handshake> all = draft.world().handshakes();
    for (const Handshake& other : all) {
        const bool promised = other.action == HandshakeAction::Invite &&
                              other.organization == handshake.organization &&
                              other.offeredFeatures == FeatureSet::All;
        if (other.live() && (other.parent == id || promised))
            endOne(draft, other, HandshakeState::Canceled, at);
    }
}

void cancelApprovalsOf(Draft& draft, const OrganizationId& organization, const AccountId& account,
                       const QDateTime& at)
{
    const Handshake* const run = runOf(draft.world(), organization);
    if (!run)
        return;
    for (const Handshake& approval : approvalsOf(draft.world(), run->id))
        if (approval.live() && approval.targetAccount == account)
            endOne(draft, approval, HandshakeState::Canceled, at);
}

void askForApproval(Draft& draft, const Handshake& run, const AccountId& member)
{
    draft.put(Handshake{.id = draft.freshHandshakeId(),
                        .action = HandshakeAction::ApproveAllFeatures,
                        .state = HandshakeState::Open,
                        .organization = run.organization,
                        .targetAccount = member,
                        .parent = run.id,
                        .requested = draft.now(),
                        .expires = run.expires});
}

bool isApproved(const World& world, const Handshake& run)
{
    const QList<Handshake> approvals = approvalsOf(world, run.id);
    QSet<AccountId> approved;
    for (const Handshake& approval : approvals)
        if (approval.state == HandshakeState::Accepted)
            approved.insert(*approval.targetAccount);
    return std::all_of(approvals.begin(), approvals.end(), [&](const Handshake& approval) {
        const Account* const account = world.account(*approval.targetAccount);
        const bool asked = account && account->membership &&
                           account->membership->organization == run.organization &&
                           account->membership->joined <= run.requested;
        return !asked || approved.contains(*approval.targetAccount);
    });
}

void openRunWhenApproved(Draft& draft, const OrganizationId& organization)
{
    const Handshake* const run = runOf(draft.world(), organization);
    if (!run || run->state != HandshakeState::Requested || !isApproved(draft.world(), *run))
        return;
    Handshake open = *run;
    open.state = HandshakeState::Open;
    draft.put(open);
}

} // namespace billfold
