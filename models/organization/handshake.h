// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/organizationids.h"
#include "models/organization/account.h"
#include "models/organization/organization.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace billfold
{

enum class HandshakeState { Requested, Open, Canceled, Accepted, Declined, Expired };

enum class HandshakeAction {
    Invite,
    EnableAllFeatures,  ///< the parent; its recipient is the organization's payer
    ApproveAllFeatures, ///< a child, one for each invited member
    AddServiceLinkedRole,
    TransferResponsibility
};

/// An offer that one party makes and another answers (section 2.1).
struct Handshake {
    HandshakeId id;
    HandshakeAction action = HandshakeAction::Invite;
    HandshakeState state = HandshakeState::Open;
    OrganizationId organization; ///< the sender's
    /// Who is asked: by id, or by address (then the account that has that address answers).
    std::optional<AccountId> targetAccount{};
    QString targetEmail{};
    std::optional<HandshakeId> parent{};
    std::optional<TransferId> transfer{};
    FeatureSet offeredFeatures = FeatureSet::All; ///< what an invitation says that the organization has
    QString notes{};
    Tags tags{}; ///< given to the account when it accepts
    QDateTime requested;
    QDateTime expires;
    QDateTime ended{}; ///< null while it is live

    bool live() const { return state == HandshakeState::Open || state == HandshakeState::Requested; }
    friend bool operator==(const Handshake&, const Handshake&) = default;
};

enum class TransferStatus { Requested, Accepted, Declined, Canceled, Expired, Withdrawn };

/// One organization's payer hands the paying of its bill to another (section 2.6).
struct ResponsibilityTransfer {
    TransferId id;
    QString name;
    OrganizationId source; ///< whose bill it is
    OrganizationId target; ///< who pays it then
    TransferStatus status = TransferStatus::Requested;
    QDateTime start; ///< the first instant of a month
    QDateTime end{}; ///< null: no end; else the last instant of a month
    std::optional<HandshakeId> activeHandshake{};
    Tags tags{};
    friend bool operator==(const ResponsibilityTransfer&, const ResponsibilityTransfer&) = default;
};

} // namespace billfold
