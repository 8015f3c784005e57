// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/draft.h"

namespace billfold
{

// Whom handshakes go to, how they end, and what ends with them. Inside of models/organization only.

struct HandshakeTarget {
    std::optional<AccountId> account; ///< where it is known, or given by id
    QString email;                    ///< as it was given; empty where an id was given
};
/// Twelve digits or an address.
Result<HandshakeTarget> readTarget(const World& world, const QString& text);

/// Who answers: the account of that id, or the one that has the address now; nothing where it is unknown.
std::optional<AccountId> recipientOf(const World& world, const Handshake& handshake);

/// The run to all features that is on; nullptr where there is none.
const Handshake* runOf(const World& world, const OrganizationId& organization);
/// The approvals that belong to a run, by id.
QList<Handshake> approvalsOf(const World& world, const HandshakeId& run);

/// Ends one handshake at that time. With a run end its approvals, and the invitations that were sent during
/// it, which promised all features; but for one that was accepted. A transfer gets the state that it leads
/// to.
void endHandshake(Draft& draft, const HandshakeId& id, HandshakeState state, const QDateTime& at);

/// An account that is no member any more has nothing to approve.
void cancelApprovalsOf(Draft& draft, const OrganizationId& organization, const AccountId& account,
                       const QDateTime& at);

/// Asks the member to approve all features, for as long as the run lasts. \pre `run` is a run
void askForApproval(Draft& draft, const Handshake& run, const AccountId& member);
/// Whether each invited member that was asked has approved, the first time or when it was asked again. \pre
/// `run` is a run
bool isApproved(const World& world, const Handshake& run);
/// A run that everybody approved can be finalized: its handshake becomes Open.
void openRunWhenApproved(Draft& draft, const OrganizationId& organization);

} // namespace billfold
