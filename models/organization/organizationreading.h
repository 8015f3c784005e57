// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/organization/account.h"
#include "models/organization/handshake.h"
#include "models/organization/organization.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QMap>
#include <QSet>

#include <optional>
#include <utility>

namespace billfold
{

/// A file as it was found: its name without folders, and what is in it.
struct NamedBytes {
    QString name;
    QByteArray bytes;
};

/// Where something was read first.
struct ReadPlace {
    QString file{};
    qint64 line = 0;
};

/// What was told about an account, a unit, a policy. What no file told is empty, and stays as it is here.
struct ReadAccount {
    std::optional<QString> name{}, email{};
    std::optional<AccountState> state{};
    bool stateIsStatus = false; ///< told by the older Status, which does not tell closed from suspended
    std::optional<JoinedMethod> method{};
    std::optional<QDateTime> joined{};
    std::optional<NodeId> parent{};
    ReadPlace place{};
};
struct ReadUnit {
    std::optional<QString> name{};
    std::optional<NodeId> parent{};
    ReadPlace place{};
};
struct ReadPolicy {
    std::optional<PolicyType> type{};
    std::optional<QString> name{}, description{}, content{};
    ReadPlace place{};
};
/// A handshake's `organization` is the reading's.
struct ReadHandshake {
    HandshakeAction action = HandshakeAction::Invite;
    HandshakeState state = HandshakeState::Open;
    std::optional<AccountId> targetAccount{};
    QString targetEmail{}, notes{};
    std::optional<HandshakeId> parent{};
    std::optional<FeatureSet> offeredFeatures{};
    QDateTime requested{}, expires{};
};
/// The organization's resource-based policy. `content` is empty where there is none.
struct ReadResourcePolicy {
    std::optional<ResourcePolicyId> id{};
    QString content{};
};

/// An organization as files from elsewhere tell it: only what stands in them, merged, with what is wrong.
struct OrganizationReading {
    std::optional<OrganizationId> id{};
    std::optional<AccountId> payer{};
    std::optional<QString> payerEmail{};
    std::optional<FeatureSet> features{};
    std::optional<RootId> root{};
    std::optional<QDateTime> created{};
    std::optional<int> accountQuota{};
    std::optional<QMap<PolicyType, PolicyTypeStatus>> policyTypes{};
    QMap<AccountId, ReadAccount> accounts{};
    QMap<UnitId, ReadUnit> units{};
    QMap<PolicyId, ReadPolicy> policies{}; ///< without the provider's own
    QMap<NodeId, QMap<PolicyId, PolicyType>> attachments{};
    QMap<HandshakeId, ReadHandshake> handshakes{};
    QMap<QString, Tags> tags{};                              ///< by the id of what has them
    std::optional<QMap<QString, QDateTime>> services{};      ///< trusted ones
    QMap<AccountId, QMap<QString, QDateTime>> delegations{}; ///< the services that an account administers
    std::optional<ReadResourcePolicy> resourcePolicy{};

    // What was told whole, so that what is missing from it is gone
    bool allAccounts = false;
    bool allHandshakes = false;
    bool allDelegations = false;
    QSet<NodeId> unitsIn{};    ///< the units directly below these
    QSet<NodeId> accountsIn{}; ///< the accounts directly below these
    QSet<PolicyType> policiesOf{};
    QMap<NodeId, QSet<PolicyType>> attachmentsOn{}; ///< by where they are attached
    QSet<PolicyId> targetsOf{};

    QList<Finding> findings{};
    int files = 0; ///< that told something

    bool hasErrors() const;
};

} // namespace billfold
