// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/account.h"
#include "models/organization/handshake.h"
#include "models/organization/organization.h"
#include "models/organization/world.h"

#include <QString>
#include <QStringView>

#include <optional>
#include <span>

namespace billfold
{

// The words of the organizations' API for what is an enumeration here, both ways: for files and scripts,
// never for people.

template <typename Value>
struct ApiWord {
    Value value;
    QLatin1StringView word;
};

/// All words of an enumeration, in its order.
template <typename Value>
std::span<const ApiWord<Value>> apiWords();
template <>
std::span<const ApiWord<AccountState>> apiWords();
template <>
std::span<const ApiWord<JoinedMethod>> apiWords();
template <>
std::span<const ApiWord<DepartureMethod>> apiWords();
template <>
std::span<const ApiWord<CreateAccountState>> apiWords();
template <>
std::span<const ApiWord<FeatureSet>> apiWords();
template <>
std::span<const ApiWord<PolicyType>> apiWords();
template <>
std::span<const ApiWord<PolicyTypeStatus>> apiWords();
template <>
std::span<const ApiWord<HandshakeState>> apiWords();
template <>
std::span<const ApiWord<HandshakeAction>> apiWords();
template <>
std::span<const ApiWord<TransferStatus>> apiWords();
template <>
std::span<const ApiWord<NodeId::Kind>> apiWords(); ///< the types of targets

template <typename Value>
QString toApiName(Value value)
{
    for (const ApiWord<Value>& entry : apiWords<Value>())
        if (entry.value == value)
            return entry.word;
    return {};
}

/// Nothing for a word that the API does not have. Case matters.
template <typename Value>
std::optional<Value> fromApiName(QStringView word)
{
    for (const ApiWord<Value>& entry : apiWords<Value>())
        if (word == entry.word)
            return entry.value;
    return std::nullopt;
}

/// The older Status of a State: ACTIVE, SUSPENDED or PENDING_CLOSURE; PENDING, as the console's list prints
/// it, where the API documents none.
QString statusOf(AccountState state);

// Names of resources. `organization` is the one that they belong to; its payer stands in each of them
QString arnOf(const Organization& organization);
QString arnOf(const Organization& organization, const NodeId& node);
QString arnOf(const Organization& organization, const Policy& policy);
QString arnOf(const Organization& organization, const Handshake& handshake);
/// Of the provider's own policies; empty for an id that is none of them.
QString arnOfManagedPolicy(const PolicyId& id);

/// "o-…/r-…/ou-…/123456789012/", as newer outputs carry it; empty for what is in no organization.
QString pathOf(const World& world, const NodeId& node);

} // namespace billfold
