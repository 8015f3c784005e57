// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/invitations/invitationwords.h"

#include "models/views/datetext.h"
#include "models/views/organizationnames.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("InvitationWords", sentence);
}

QString transferStart(const World& world, const Handshake& handshake)
{
    const ResponsibilityTransfer* transfer =
        handshake.transfer ? world.transfer(*handshake.transfer) : nullptr;
    return transfer == nullptr ? QString() : dayText(transfer->start.toUTC().date());
}

QString joinConsequence(const World& world, const Invitation& invitation, const AccountId& account)
{
    const QString payer = accountNameAndId(world, invitation.sender);
    const QString name = accountName(world, account);
    QStringList sentences;
    sentences.append(
        tr("From now on %1 pays for %2: its charges stand in that account's consolidated bill, and its own "
           "payment method is not used any more.")
            .arg(payer, name));
    const Organization* present = world.organizationOf(account);
    if (present != nullptr && present->id != invitation.handshake.organization)
        sentences.append(tr("It leaves the organization of %1, which pays for its usage until now.")
                             .arg(accountName(world, present->payer)));
    if (invitation.handshake.offeredFeatures == FeatureSet::All)
        sentences.append(
            tr("The organization has all features: its policies apply to %1 at once.").arg(name));
    sentences.append(tr("Other open invitations to %1 can then not be accepted.").arg(name));
    return sentences.join(u' ');
}

} // namespace

QString askedSentence(const World& world, const Invitation& invitation, const AccountId& account)
{
    const QString sender = accountNameAndId(world, invitation.sender);
    const QString name = accountName(world, account);
    switch (invitation.handshake.action) {
    case HandshakeAction::Invite:
        return tr("%1 invites %2 into its organization, and would pay for it.").arg(sender, name);
    case HandshakeAction::EnableAllFeatures:
        return tr("All accounts have approved all features. Finish the change in Settings.");
    case HandshakeAction::ApproveAllFeatures:
        return tr("%1 wants all features for the organization, and needs the approval of %2.")
            .arg(sender, name);
    case HandshakeAction::AddServiceLinkedRole:
        return tr("%1 asks %2 to let the organization's role be made again.").arg(sender, name);
    case HandshakeAction::TransferResponsibility:
        return tr("%1 offers to pay the bill of your organization from %2.")
            .arg(sender, transferStart(world, invitation.handshake));
    }
    return {};
}

InvitationQuestion acceptQuestion(const World& world, const Invitation& invitation, const AccountId& account)
{
    const QString sender = accountName(world, invitation.sender);
    const QString name = accountName(world, account);
    switch (invitation.handshake.action) {
    case HandshakeAction::Invite:
        return {tr("Join the organization of %1?").arg(sender), joinConsequence(world, invitation, account),
                tr("Accept invitation"), tr("%1 joined the organization of %2.").arg(name, sender),
                tr("From now on %1 pays for it.").arg(sender)};
    case HandshakeAction::EnableAllFeatures:
        return {tr("Enable all features?"),
                tr("From now on policies can limit what users and roles of the linked accounts may do, and "
                   "accounts can be closed from here. Who pays stays as it is. This cannot be taken back."),
                tr("Finalize"), tr("The organization has all features."),
                tr("Policy types are enabled one by one on the page Policies.")};
    case HandshakeAction::ApproveAllFeatures:
        return {tr("Approve all features?"),
                tr("Once all accounts have approved and %1 finishes the change, its policies can limit what "
                   "users and roles of %2 may do, and even keep it from leaving. Who pays stays as it is.")
                    .arg(sender, name),
                tr("Approve"),
                tr("%1 approved all features.").arg(name),
                {}};
    case HandshakeAction::AddServiceLinkedRole:
        return {tr("Let the role be made again?"),
                tr("The role AWSServiceRoleForOrganizations is made in %1, so that the organization can "
                   "work with the account.")
                    .arg(name),
                tr("Accept"),
                tr("The role of the organization is there again."),
                {}};
    case HandshakeAction::TransferResponsibility:
        break;
    }
    return {tr("Let %1 pay your bill?").arg(sender),
            tr("From %2 on %1 pays for everything that the accounts of your organization use. Until then, "
               "and for what was used before, you pay.")
                .arg(accountNameAndId(world, invitation.sender), transferStart(world, invitation.handshake)),
            tr("Accept"),
            tr("%1 pays your bill from %2 on.").arg(sender, transferStart(world, invitation.handshake)),
            {}};
}

InvitationQuestion declineQuestion(const World& world, const Invitation& invitation, const AccountId& account)
{
    const QString sender = accountName(world, invitation.sender);
    const QString name = accountName(world, account);
    switch (invitation.handshake.action) {
    case HandshakeAction::Invite:
        return {tr("Decline the invitation of %1?").arg(sender),
                tr("Who pays for %1 stays as it is. %2 can send another invitation.").arg(name, sender),
                tr("Decline invitation"),
                tr("The invitation of %1 is declined.").arg(sender),
                {}};
    case HandshakeAction::ApproveAllFeatures:
        return {tr("Refuse all features?"),
                tr("%1 cannot finish the change to all features while %2 is in the organization without "
                   "having approved. Who pays stays as it is.")
                    .arg(sender, name),
                tr("Refuse"),
                tr("%1 refused all features.").arg(name),
                {}};
    case HandshakeAction::EnableAllFeatures:
    case HandshakeAction::AddServiceLinkedRole:
    case HandshakeAction::TransferResponsibility:
        break;
    }
    return {tr("Decline what %1 asks?").arg(sender),
            tr("Everything stays as it is."),
            tr("Decline"),
            tr("The request of %1 is declined.").arg(sender),
            {}};
}

InvitationQuestion cancelQuestion(const Invitation& invitation)
{
    const Handshake& handshake = invitation.handshake;
    if (handshake.action == HandshakeAction::EnableAllFeatures)
        return {tr("Cancel the change to all features?"),
                tr("Nothing changes for the accounts. Their approvals are lost: the next time every one is "
                   "asked anew."),
                tr("Cancel the change"),
                tr("The change to all features is canceled."),
                {}};
    if (handshake.action == HandshakeAction::TransferResponsibility)
        return {tr("Cancel the offer to %1?").arg(invitation.party),
                tr("Who pays stays as it is."),
                tr("Cancel offer"),
                tr("The offer to %1 is canceled.").arg(invitation.party),
                {}};
    return {tr("Cancel the invitation of %1?").arg(invitation.party),
            tr("It can then no longer be accepted, and its place in the quota of accounts is free again. The "
               "same account can be invited anew."),
            tr("Cancel invitation"),
            tr("The invitation of %1 is canceled.").arg(invitation.party),
            {}};
}

} // namespace billfold
