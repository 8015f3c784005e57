// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/accessdecision.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

struct Said {
    AccessLayer layer;
    PolicyDecision decision;
};

/// What each layer that there is says, in order.
QList<Said> askLayers(const AccessPolicies& policies, const PolicyRequest& request)
{
    QList<Said> all;
    if (policies.serviceControlEnabled)
        all.append({AccessLayer::ServiceControl, decide(policies.serviceControl, request)});
    PolicyRequest other = request;
    // Resource control policies guard the resources of linked accounts, also from the payer's principals.
    if (request.principal == PrincipalKind::ManagementAccount)
        other.principal = PrincipalKind::Role;
    if (!policies.resourceControl.isEmpty())
        all.append({AccessLayer::ResourceControl, decide(policies.resourceControl, other)});
    if (request.principal == PrincipalKind::RootUser)
        return all;
    // The account's own policies are for every principal.
    other.principal = PrincipalKind::Role;
    const auto askOne = [&all, &other](AccessLayer layer, const std::optional<PolicyLevel>& level) {
        if (level)
            all.append({layer, decide({*level}, other)});
    };
    askOne(AccessLayer::Identity, policies.identity);
    askOne(AccessLayer::Boundary, policies.boundary);
    askOne(AccessLayer::Session, policies.session);
    return all;
}

} // namespace

AccessDecision decideAccess(const AccessPolicies& policies, const PolicyRequest& request)
{
    const QList<Said> all = askLayers(policies, request);
    for (const DecisionReason reason : {DecisionReason::ExplicitDeny, DecisionReason::NoAllow}) {
        for (const Said& said : all) {
            if (said.decision.reason == reason)
                return {false, said.layer, said.decision};
        }
    }
    if (all.isEmpty())
        return {true, AccessLayer::ServiceControl, {true, DecisionReason::NotLimited, -1, {}, {}}};
    return {true, all.first().layer, all.first().decision};
}

QString accessReason(const AccessDecision& decision)
{
    if (decision.allowed)
        return u"ok"_s;
    const bool denied = decision.decision.reason == DecisionReason::ExplicitDeny;
    const QString how = denied ? u"explicit"_s : u"implicit"_s;
    switch (decision.layer) {
    case AccessLayer::ServiceControl:
        return u"scp_%1@%2"_s.arg(how).arg(decision.decision.level);
    case AccessLayer::ResourceControl:
        return u"rcp_%1@%2"_s.arg(how).arg(decision.decision.level);
    case AccessLayer::Identity:
        return u"iam_"_s + how;
    case AccessLayer::Boundary:
        return u"boundary_"_s + how;
    case AccessLayer::Session:
        return u"session_"_s + how;
    }
    return {};
}

std::optional<PrincipalKind> principalKindOf(QStringView arn)
{
    const QList<QStringView> parts = arn.split(u':');
    if (parts.size() < 6 || parts[0] != u"arn" || (parts[2] != u"iam" && parts[2] != u"sts"))
        return std::nullopt;
    const QStringView resource = parts[5];
    if (resource == u"root")
        return PrincipalKind::RootUser;
    if (resource.startsWith(u"user/") || resource.startsWith(u"federated-user/"))
        return PrincipalKind::User;
    if (resource.startsWith(u"role/aws-service-role/") ||
        resource.startsWith(u"assumed-role/AWSServiceRoleFor"))
        return PrincipalKind::ServiceLinkedRole;
    if (resource.startsWith(u"role/") || resource.startsWith(u"assumed-role/"))
        return PrincipalKind::Role;
    return std::nullopt;
}

} // namespace billfold
