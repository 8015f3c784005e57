// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/authorization.h"

#include "models/organization/draft.h"
#include "models/organization/managedpolicy.h"
#include "models/organization/refusal.h"
#include "models/policy/accessdecision.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("Authorization", sentence);
}

Permit refused(const QString& why)
{
    Permit permit;
    permit.allowed = false;
    permit.why = why;
    return permit;
}

/// What people call whoever asks.
QString nameOf(const PrincipalId& principal)
{
    switch (principal.kind) {
    case PrincipalId::Kind::Root:
        return tr("the root user of %1").arg(principal.account.toString());
    case PrincipalId::Kind::User:
        return tr("the user %1").arg(principal.name);
    case PrincipalId::Kind::Role:
        break;
    }
    return tr("the role %1").arg(principal.name);
}

QString statementName(const QString& sid, int number)
{
    return sid.isEmpty() ? QString::number(number) : sid;
}

PolicyRequest requestOf(const Caller& caller, const QString& action, const QString& resource)
{
    const PrincipalId& who = *caller.principal;
    PolicyRequest request{.action = action, .resource = resource};
    request.principal = who.kind == PrincipalId::Kind::Root   ? PrincipalKind::RootUser
                        : who.kind == PrincipalId::Kind::User ? PrincipalKind::User
                                                              : PrincipalKind::Role;
    request.context.insert(u"aws:PrincipalArn"_s, {who.arn()});
    request.context.insert(u"aws:PrincipalAccount"_s, {who.account.toString()});
    request.context.insert(u"aws:MultiFactorAuthPresent"_s, {caller.mfa ? u"true"_s : u"false"_s});
    if (who.kind == PrincipalId::Kind::User)
        request.context.insert(u"aws:username"_s, {who.name});
    return request;
}

/// Why the organization refuses, and where that hangs.
QString organizationSentence(const World& world, const EffectiveAccess& access, const QString& action)
{
    if (access.reason == DecisionReason::ExplicitDeny && !access.by.isEmpty()) {
        const AccessStatement& by = access.by.first();
        return tr("Denied by the statement %1 of the policy “%2”, attached to %3.")
            .arg(statementName(by.sid, by.statement), policyName(world, by.policy),
                 nodeLabel(world, by.target));
    }
    return tr("No policy attached to %1 allows %2.")
        .arg(access.at ? nodeLabel(world, *access.at) : access.account.toString(), action);
}

/// Why the caller's own policies refuse.
QString ownSentence(const PrincipalId& who, const IdentityPolicies& own, const AccessDecision& decision,
                    const QString& action)
{
    const bool boundary = decision.layer == AccessLayer::Boundary;
    if (decision.decision.reason == DecisionReason::ExplicitDeny && !decision.decision.by.isEmpty()) {
        const DecidingStatement& by = decision.decision.by.first();
        const QString policy = (boundary ? own.boundaryNames : own.identityNames).value(by.policy);
        const QString statement = statementName(by.sid, by.statement);
        return boundary ? tr("Denied by the statement %1 of the policy “%2”, the permissions boundary of %3.")
                              .arg(statement, policy, nameOf(who))
                        : tr("Denied by the statement %1 of the policy “%2”, attached to %3.")
                              .arg(statement, policy, nameOf(who));
    }
    return boundary ? tr("The permissions boundary of %1 does not allow %2.").arg(nameOf(who), action)
                    : tr("No policy of %1 allows %2.").arg(nameOf(who), action);
}

QStringList decidingPolicies(const IdentityPolicies& own, const AccessDecision& decision)
{
    const QStringList& names =
        decision.layer == AccessLayer::Boundary ? own.boundaryNames : own.identityNames;
    QStringList deciding;
    for (const DecidingStatement& by : decision.decision.by)
        deciding.append(names.value(by.policy));
    deciding.removeDuplicates();
    return deciding;
}

} // namespace

Permit authorize(const World& world, const Directory& directory, const Caller& caller, const QString& action,
                 const QString& resource)
{
    if (!caller.principal)
        return directory.anyProtected() ? refused(tr("Sign in first.")) : Permit{};
    const PrincipalId& who = *caller.principal;
    if (!caller.signedIn && directory.isProtected(who.account))
        return refused(tr("Sign in to the account %1 first.").arg(who.account.toString()));
    const auto own = identityPolicies(directory, who);
    if (!own && who.kind != PrincipalId::Kind::Root)
        return refused(tr("There is no longer %1.").arg(nameOf(who)));

    const PolicyRequest request = requestOf(caller, action, resource);
    const EffectiveAccess organization = effectiveAccess(world, who.account, request);
    AccessDecision decision;
    if (own) {
        AccessPolicies policies;
        policies.serviceControlEnabled = false; // asked above, with the names of what decides
        policies.identity = own->identity;
        policies.boundary = own->boundary;
        decision = decideAccess(policies, request);
    }
    Permit permit;
    permit.allowed = organization.allowed && decision.allowed;
    permit.organization = organization;
    // A Deny goes before what merely is not allowed.
    const bool ownDeny = !decision.allowed && decision.decision.reason == DecisionReason::ExplicitDeny;
    const bool organizationDecides =
        !organization.allowed && (organization.reason == DecisionReason::ExplicitDeny || !ownDeny);
    if (organizationDecides) {
        permit.why = organizationSentence(world, organization, action);
    } else if (!decision.allowed) {
        permit.why = ownSentence(who, *own, decision, action);
        permit.policies = decidingPolicies(*own, decision);
    } else if (own) {
        permit.policies = decidingPolicies(*own, decision);
    }
    return permit;
}

Error denied(const QString& action, const Permit& permit)
{
    Error error = refusal(u"AccessDeniedException", {},
                          permit.why.isEmpty() ? tr("%1 is not allowed.").arg(action) : permit.why);
    error.cause = action;
    return error;
}

BillScope billScope(const World& world, const Directory& directory, const Caller& caller)
{
    BillScope scope;
    if (!caller.principal) {
        scope.all = !directory.anyProtected();
        return scope;
    }
    const AccountId& account = caller.principal->account;
    scope.account = account.toString();
    const Organization* const organization = world.organizationOf(account);
    scope.all = !organization || organization->payer == account;
    if (!scope.all || !directory.anyProtected())
        return scope;
    for (const Account& other : world.accounts())
        if (other.id != account && directory.isProtected(other.id))
            scope.hiddenPayers.insert(other.id.toString());
    return scope;
}

Error payerOnly(const QString& payer)
{
    return refusal(u"AccessDeniedException", {},
                   payer.isEmpty() ? tr("Only the payer account sees this.")
                                   : tr("Only the payer account %1 sees this.").arg(payer));
}

Error ownerOnly(const AccountId& account)
{
    return refusal(
        u"AccessDeniedException", {},
        tr("Only the owner of the account %1 decides this. Act as that account.").arg(account.toString()));
}

} // namespace billfold
