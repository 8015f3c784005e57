// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/policy/evaluate.h"

#include <optional>

namespace billfold
{

/// All policies that take part in one request within one account. Without identity policies a request is
/// judged by the organization alone.
struct AccessPolicies {
    bool serviceControlEnabled = true; ///< all features, and the type is enabled on the root
    QList<PolicyLevel> serviceControl; ///< from the root to the principal's account
    QList<PolicyLevel>
        resourceControl; ///< from the root to the resource's account; empty where there are none
    std::optional<PolicyLevel> identity; ///< of the user or role; an empty list allows nothing
    std::optional<PolicyLevel> boundary;
    std::optional<PolicyLevel> session;
};

/// In the order in which they are asked.
enum class AccessLayer { ServiceControl, ResourceControl, Identity, Boundary, Session };

struct AccessDecision {
    bool allowed = true;
    AccessLayer layer =
        AccessLayer::ServiceControl; ///< which kind of policy denied it; means nothing where allowed
    PolicyDecision decision;         ///< what that layer said
};

/// The whole decision: an explicit Deny of any layer, else the first layer that lacks an Allow, else allowed.
/// The root user has no identity policies, no boundary and no session, and needs none.
AccessDecision decideAccess(const AccessPolicies& policies, const PolicyRequest& request);

/// "ok", "scp_explicit@1", "scp_implicit@0", "iam_implicit", "boundary_implicit"…: for scripts.
QString accessReason(const AccessDecision& decision);

/// The kind of principal that an ARN names: …:root, …:user/…, …:role/…, …:assumed-role/…, and service-linked
/// roles. Nothing for other ARNs. That an account is the payer cannot be seen from an ARN.
std::optional<PrincipalKind> principalKindOf(QStringView arn);

} // namespace billfold
