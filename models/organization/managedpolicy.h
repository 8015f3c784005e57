// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/organization/organization.h"
#include "models/organization/world.h"

#include <QList>
#include <QString>

namespace billfold
{

/// A policy that the provider made. It belongs to no organization and nobody
/// can change it.
struct ManagedPolicy {
    PolicyId id;
    PolicyType type;
    QString name, description, content;
};

/// p-FullAWSAccess for service control, p-RCPFullAWSAccess for resource
/// control: what an organization starts from. Threads may read it.
const QList<ManagedPolicy>& awsManagedPolicies();

/// The provider's policy of that id; nullptr where there is none.
const ManagedPolicy* awsManagedPolicy(const PolicyId& id);

/// The policy that is attached to everything in which the type is enabled;
/// nullptr for the types without one.
const ManagedPolicy* fullAccessPolicy(PolicyType type);

/// The policy's name, whoever wrote it; its id where nobody knows it.
QString policyName(const World& world, const PolicyId& id);

/// Its text; empty where nobody knows it.
QString policyContent(const World& world, const PolicyId& id);

} // namespace billfold
