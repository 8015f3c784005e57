// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/world.h"

#include <QAbstractTableModel>
#include <QDateTime>

namespace billfold
{

/// One handshake as a person sees it who sent or received it.
struct Invitation {
    Handshake handshake;
    QString party;      ///< sent: whom it asks, an id or an address; received: who asks, by name
    QString partyName;  ///< sent: the name of the account, where it is known; else empty
    QString senderName; ///< of the organization's payer
    AccountId sender;
};

/// What the payer's organization asked of others; without the organization's own question to itself.
QList<Invitation> sentInvitations(const World& world, const OrganizationId& organization);
/// What others ask of the account. The run to all features asks the payer too, to finish it.
QList<Invitation> receivedInvitations(const World& world, const AccountId& account);
/// Of those received, how many wait for an answer.
int openInvitations(const World& world, const AccountId& account);
/// What is under way for somebody who acts as the account: invitations that wait for its answer and, where it
/// pays for an organization, those that others have not answered yet.
int liveInvitations(const World& world, const AccountId& account);

/// Whether the account has to answer the handshake: it is meant by id, or by its present address.
bool isAskedOf(const World& world, const Handshake& handshake, const AccountId& account);

/// "Join the organization", "Approve all features"…
QString handshakePurpose(HandshakeAction action);

/// Handshakes sent or received, one a row, in the order given.
class InvitationModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Direction { Sent, Received };
    enum Column {
        PartyColumn,
        PurposeColumn,
        StateColumn,
        SentColumn,
        ExpiresColumn,
        HappenedColumn,
        IdColumn,
        ColumnCount
    };

    explicit InvitationModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    void setInvitations(Direction direction, const QList<Invitation>& invitations, const QDateTime& now);
    Direction direction() const { return m_direction; }
    const QList<Invitation>& invitations() const { return m_invitations; }
    const Invitation& at(int row) const { return m_invitations.at(row); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString text(const Invitation& invitation, int column) const;
    QVariant sortValue(const Invitation& invitation, int column) const;
    QString happened(const Handshake& handshake) const;

    Direction m_direction = Direction::Sent;
    QList<Invitation> m_invitations;
    QDateTime m_now;
};

} // namespace billfold
