// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/invitations/invitationdetails.h"

#include "models/views/datetext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"
#include "ui/theme/metrics.h"
#include "ui/widgets/badge.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/textlabel.h"

#include <QVBoxLayout>

namespace billfold
{

InvitationDetails::InvitationDetails(QWidget* parent)
    : Panel(parent), m_badge(new Badge(this)), m_facts(new FactGrid(FactGrid::Arrangement::Columns, this)),
      m_obstacle(new TextLabel({}, TextStyle::Caption, ColorRole::Text2, this))
{
    addTool(m_badge);
    auto* body = addPaddedBody();
    body->addWidget(m_facts);
    m_obstacle->setWordWrap(true);
    body->addWidget(m_obstacle);
}

void InvitationDetails::setInvitation(const World& world, const Invitation& invitation,
                                      InvitationModel::Direction direction, const QString& obstacle)
{
    const Handshake& handshake = invitation.handshake;
    const bool sent = direction == InvitationModel::Direction::Sent;
    setHeading(sent && !invitation.partyName.isEmpty()
                   ? tr("%1 (%2)").arg(invitation.party, invitation.partyName)
                   : invitation.party);
    m_badge->setState(*semanticFromName(handshakeStateBadge(handshake.state)),
                      handshakeStateWord(handshake.state), handshakeStateIcon(handshake.state));
    QList<FactGrid::Fact> facts{
        {tr("Sent by"), accountNameAndId(world, invitation.sender)},
        {tr("Sent"), timeText(handshake.requested)},
        {handshake.live() || handshake.ended.isNull() ? tr("Expires") : tr("Ended"),
         timeText(handshake.live() || handshake.ended.isNull() ? handshake.expires : handshake.ended)},
        {tr("Tags"), tagsText(handshake.tags)},
        {tr("Asks to"), handshakePurpose(handshake.action)},
        {tr("Invitation id"), handshake.id.toString(), true, true, false, false},
    };
    if (handshake.action == HandshakeAction::Invite)
        facts.append({tr("The organization has"), featureSetName(handshake.offeredFeatures)});
    if (!handshake.notes.isEmpty())
        facts.append({tr("Message"), handshake.notes, false, false, false, true});
    m_facts->setFacts(facts);
    m_obstacle->setText(obstacle);
    m_obstacle->setVisible(!obstacle.isEmpty());
}

} // namespace billfold
