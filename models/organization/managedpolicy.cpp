// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/managedpolicy.h"

#include "models/policy/policytype.h"

using namespace Qt::StringLiterals;

namespace billfold
{

const QList<ManagedPolicy>& awsManagedPolicies()
{
    static const QList<ManagedPolicy> policies{
        {*PolicyId::parse(u"p-FullAWSAccess"), PolicyType::ServiceControl, u"FullAWSAccess"_s,
         u"Allows access to every operation"_s, fullAccessText(PolicyType::ServiceControl)},
        {*PolicyId::parse(u"p-RCPFullAWSAccess"), PolicyType::ResourceControl, u"RCPFullAWSAccess"_s,
         u"Allows access to every resource"_s, fullAccessText(PolicyType::ResourceControl)}};
    return policies;
}

const ManagedPolicy* awsManagedPolicy(const PolicyId& id)
{
    for (const ManagedPolicy& policy : awsManagedPolicies())
        if (policy.id == id)
            return &policy;
    return nullptr;
}

const ManagedPolicy* fullAccessPolicy(PolicyType type)
{
    for (const ManagedPolicy& policy : awsManagedPolicies())
        if (policy.type == type)
            return &policy;
    return nullptr;
}

QString policyName(const World& world, const PolicyId& id)
{
    if (const ManagedPolicy* const managed = awsManagedPolicy(id))
        return managed->name;
    const Policy* const policy = world.policy(id);
    return policy ? policy->name : id.toString();
}

QString policyContent(const World& world, const PolicyId& id)
{
    if (const ManagedPolicy* const managed = awsManagedPolicy(id))
        return managed->content;
    const Policy* const policy = world.policy(id);
    return policy ? policy->content : QString();
}

} // namespace billfold
