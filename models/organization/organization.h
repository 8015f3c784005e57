// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/organizationids.h"
#include "models/organization/account.h"
#include "models/policy/policytype.h"

#include <QDateTime>
#include <QMap>
#include <QString>

#include <optional>

namespace billfold
{

enum class FeatureSet { ConsolidatedBilling, All };

enum class PolicyTypeStatus { PendingEnable, Enabled, PendingDisable };

/// The organization's one resource-based policy, which delegates its administration.
struct ResourcePolicy {
    ResourcePolicyId id;
    QString content;
    Tags tags{};
    friend bool operator==(const ResourcePolicy&, const ResourcePolicy&) = default;
};

struct Organization {
    OrganizationId id;
    RootId root;
    AccountId payer; ///< the management account; never changes
    FeatureSet features = FeatureSet::All;
    QDateTime created;
    QDateTime finalizedAt{}; ///< until then adding accounts is refused; null (imported): nothing to wait for
    int accountQuota = 10;
    Tags rootTags{};
    QMap<PolicyType, PolicyTypeStatus> policyTypes{}; ///< not listed: disabled
    QMap<QString, QDateTime> trustedServices{};       ///< service principal and since when
    std::optional<ResourcePolicy> resourcePolicy{};
    friend bool operator==(const Organization&, const Organization&) = default;
};

struct Unit {
    UnitId id;
    OrganizationId organization;
    NodeId parent; ///< the root or a unit
    QString name;
    QDateTime created;
    Tags tags{};
    friend bool operator==(const Unit&, const Unit&) = default;
};

/// A policy that the organization wrote. Those of the provider (awsManagedPolicy) exist by themselves.
struct Policy {
    PolicyId id;
    OrganizationId organization;
    PolicyType type = PolicyType::ServiceControl;
    QString name, description, content;
    Tags tags{};
    friend bool operator==(const Policy&, const Policy&) = default;
};

struct Attachment {
    OrganizationId organization;
    PolicyId policy;
    NodeId target;
    PolicyType type = PolicyType::ServiceControl;
    friend bool operator==(const Attachment&, const Attachment&) = default;
};

/// A member that administers one service for the whole organization.
struct Delegation {
    OrganizationId organization;
    AccountId account;
    QString service; ///< its principal
    QDateTime since;
    friend bool operator==(const Delegation&, const Delegation&) = default;
};

} // namespace billfold
