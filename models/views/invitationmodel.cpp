// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/invitationmodel.h"

#include "models/views/datetext.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/roles.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString targetText(const Handshake& handshake)
{
    return handshake.targetEmail.isEmpty() && handshake.targetAccount ? handshake.targetAccount->toString()
                                                                      : handshake.targetEmail;
}

std::optional<Invitation> invitationOf(const World& world, const Handshake& handshake)
{
    const Organization* organization = world.organization(handshake.organization);
    if (organization == nullptr)
        return std::nullopt;
    return Invitation{handshake, {}, {}, accountName(world, organization->payer), organization->payer};
}

QString untilText(const QDateTime& expires, const QDateTime& now)
{
    const qint64 seconds = now.secsTo(expires);
    if (seconds < 3600)
        return InvitationModel::tr("within the hour");
    if (seconds < 24 * 3600)
        return InvitationModel::tr("today");
    return InvitationModel::tr("in %1").arg(daysText(seconds / (24 * 3600)));
}

} // namespace

QString handshakePurpose(HandshakeAction action)
{
    switch (action) {
    case HandshakeAction::Invite:
        return InvitationModel::tr("Join the organization");
    case HandshakeAction::EnableAllFeatures:
        return InvitationModel::tr("Finish the change to all features");
    case HandshakeAction::ApproveAllFeatures:
        return InvitationModel::tr("Approve all features");
    case HandshakeAction::AddServiceLinkedRole:
        return InvitationModel::tr("Let the organization's role be made again");
    case HandshakeAction::TransferResponsibility:
        return InvitationModel::tr("Let another organization pay the bill");
    }
    return {};
}

bool isAskedOf(const World& world, const Handshake& handshake, const AccountId& account)
{
    if (handshake.targetAccount)
        return *handshake.targetAccount == account;
    if (handshake.action == HandshakeAction::EnableAllFeatures) {
        const Organization* organization = world.organization(handshake.organization);
        return organization != nullptr && organization->payer == account;
    }
    const Account* known = world.account(account);
    return known != nullptr && !handshake.targetEmail.isEmpty() &&
           known->email.compare(handshake.targetEmail, Qt::CaseInsensitive) == 0;
}

QList<Invitation> sentInvitations(const World& world, const OrganizationId& organization)
{
    QList<Invitation> sent;
    for (const Handshake& handshake : world.handshakes()) {
        if (handshake.organization != organization || handshake.action == HandshakeAction::EnableAllFeatures)
            continue;
        auto invitation = invitationOf(world, handshake);
        if (!invitation)
            continue;
        invitation->party = targetText(handshake);
        const Account* asked = handshake.targetAccount ? world.account(*handshake.targetAccount)
                                                       : world.accountByEmail(handshake.targetEmail);
        if (asked != nullptr)
            invitation->partyName = asked->name;
        sent.append(*invitation);
    }
    return sent;
}

QList<Invitation> receivedInvitations(const World& world, const AccountId& account)
{
    QList<Invitation> received;
    for (const Handshake& handshake : world.handshakes()) {
        if (!isAskedOf(world, handshake, account))
            continue;
        auto invitation = invitationOf(world, handshake);
        if (!invitation)
            continue;
        invitation->party = invitation->senderName;
        received.append(*invitation);
    }
    return received;
}

int openInvitations(const World& world, const AccountId& account)
{
    int open = 0;
    for (const Handshake& handshake : world.handshakes())
        open += handshake.state == HandshakeState::Open && isAskedOf(world, handshake, account) ? 1 : 0;
    return open;
}

int liveInvitations(const World& world, const AccountId& account)
{
    int live = openInvitations(world, account);
    const Organization* own = world.organizationOf(account);
    if (own == nullptr || own->payer != account)
        return live;
    for (const Handshake& handshake : world.handshakes())
        live += handshake.live() && handshake.organization == own->id &&
                        handshake.action != HandshakeAction::EnableAllFeatures &&
                        !isAskedOf(world, handshake, account)
                    ? 1
                    : 0;
    return live;
}

void InvitationModel::setInvitations(Direction direction, const QList<Invitation>& invitations,
                                     const QDateTime& now)
{
    beginResetModel();
    m_direction = direction;
    m_invitations = invitations;
    m_now = now;
    endResetModel();
}

int InvitationModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_invitations.size());
}

int InvitationModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString InvitationModel::happened(const Handshake& handshake) const
{
    if (handshake.live())
        return untilText(handshake.expires, m_now);
    const QString day = dayText(handshake.ended.toUTC().date());
    switch (handshake.state) {
    case HandshakeState::Accepted:
        return handshake.action == HandshakeAction::Invite ? tr("Joined %1").arg(day)
                                                           : tr("Accepted %1").arg(day);
    case HandshakeState::Declined:
        return tr("Declined %1").arg(day);
    case HandshakeState::Canceled:
        return tr("Canceled %1").arg(day);
    case HandshakeState::Expired:
        return tr("Expired %1").arg(day);
    case HandshakeState::Open:
    case HandshakeState::Requested:
        break;
    }
    return {};
}

QString InvitationModel::text(const Invitation& invitation, int column) const
{
    const Handshake& handshake = invitation.handshake;
    switch (column) {
    case PartyColumn:
        return invitation.party;
    case PurposeColumn:
        return handshakePurpose(handshake.action);
    case StateColumn:
        return handshakeStateWord(handshake.state);
    case SentColumn:
        return dayText(handshake.requested.toUTC().date());
    case ExpiresColumn:
        // What was answered expires no more.
        return handshake.live() || handshake.state == HandshakeState::Expired
                   ? dayText(handshake.expires.toUTC().date())
                   : noValue();
    case HappenedColumn:
        return happened(handshake);
    case IdColumn:
        return handshake.id.toString();
    default:
        return {};
    }
}

QVariant InvitationModel::sortValue(const Invitation& invitation, int column) const
{
    switch (column) {
    case SentColumn:
        return invitation.handshake.requested.toMSecsSinceEpoch();
    case ExpiresColumn:
        return invitation.handshake.expires.toMSecsSinceEpoch();
    case HappenedColumn:
        return invitation.handshake.live() ? invitation.handshake.expires.toMSecsSinceEpoch()
                                           : invitation.handshake.ended.toMSecsSinceEpoch();
    default:
        return text(invitation, column);
    }
}

QVariant InvitationModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Invitation& invitation = m_invitations[index.row()];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        return text(invitation, column);
    case Qt::ToolTipRole:
        if (column == PartyColumn && !invitation.partyName.isEmpty())
            return invitation.partyName;
        if (column == SentColumn)
            return timeText(invitation.handshake.requested);
        if (column == ExpiresColumn)
            return timeText(invitation.handshake.expires);
        return {};
    case SortRole:
        return sortValue(invitation, column);
    case BadgeRole:
        return column == StateColumn ? QVariant(handshakeStateBadge(invitation.handshake.state)) : QVariant();
    case IconRole:
        if (column == StateColumn)
            return handshakeStateIcon(invitation.handshake.state);
        if (column != PartyColumn)
            return {};
        if (m_direction == Direction::Received)
            return u"organization"_s;
        return invitation.handshake.targetEmail.isEmpty() ? u"account"_s : u"invitations"_s;
    case KeyRole:
        return invitation.handshake.id.toString();
    case SecondaryRole:
        return column == HappenedColumn || column == IdColumn || column == PurposeColumn;
    default:
        return {};
    }
}

QVariant InvitationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    const QString names[ColumnCount] = {
        m_direction == Direction::Sent ? tr("Invited account") : tr("Organization of"),
        tr("Asks to"),
        tr("State"),
        tr("Sent"),
        tr("Expires"),
        tr("What happened"),
        tr("Invitation id"),
    };
    return names[section];
}

} // namespace billfold
