// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/evaluate.h"

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString serviceOf(const QString& action)
{
    return action.left(std::max<qsizetype>(action.indexOf(u':'), 0));
}

bool isPlain(const QString& text)
{
    return !text.contains(u'*') && !text.contains(u'?');
}

} // namespace

bool isLimitedByServiceControl(PrincipalKind principal)
{
    return principal != PrincipalKind::ServiceLinkedRole && principal != PrincipalKind::ManagementAccount;
}

bool CompiledPolicy::Names::contain(const QString& lowerAction, const QString& lowerService) const
{
    if (all || exact.contains(lowerAction) || services.contains(lowerService))
        return true;
    static const RequestContext none;
    const auto fits = [&lowerAction](const PolicyPattern& pattern) {
        return pattern.matches(lowerAction, none);
    };
    const auto ofService = patterns.constFind(lowerService);
    if (ofService != patterns.constEnd() && std::any_of(ofService->begin(), ofService->end(), fits))
        return true;
    return std::any_of(otherPatterns.begin(), otherPatterns.end(), fits);
}

CompiledPolicy::Names CompiledPolicy::namesOf(const QStringList& actions)
{
    Names names;
    for (const QString& action : actions) {
        const QString lower = action.toLower();
        const QString service = serviceOf(lower);
        if (lower == u"*"_s)
            names.all = true;
        else if (isPlain(lower))
            names.exact.insert(lower);
        else if (isPlain(service) && lower.size() == service.size() + 2 && lower.endsWith(u":*"_s))
            names.services.insert(service);
        else
            (!service.isEmpty() && isPlain(service) ? names.patterns[service] : names.otherPatterns)
                .append(PolicyPattern(lower, PolicyPattern::Wildcards::Yes, PolicyPattern::Variables::No));
    }
    return names;
}

CompiledPolicy::CompiledPolicy(const PolicyDocument& document) : m_document(document)
{
    const bool variables = document.version == u"2012-10-17"_s;
    for (const PolicyStatement& statement : document.statements) {
        Statement compiled;
        compiled.actions = namesOf(statement.actions);
        for (const QString& resource : statement.resources) {
            compiled.resources.append(
                PolicyPattern(resource, PolicyPattern::Wildcards::Yes,
                              variables ? PolicyPattern::Variables::Yes : PolicyPattern::Variables::No));
            m_asksContext = m_asksContext || compiled.resources.last().hasVariables();
        }
        for (const PolicyCondition& condition : statement.conditions)
            compiled.conditions.emplace_back(condition, variables);
        m_asksContext = m_asksContext || !compiled.conditions.empty();
        m_statements.push_back(std::move(compiled));
    }
}

PolicyVerdict CompiledPolicy::ask(const PolicyRequest& request) const
{
    PolicyVerdict verdict;
    const QString action = request.action.toLower();
    const QString service = serviceOf(action);
    for (qsizetype i = 0; i < m_document.statements.size(); ++i) {
        const PolicyStatement& statement = m_document.statements[i];
        const Statement& compiled = m_statements[static_cast<std::size_t>(i)];
        if (compiled.actions.contain(action, service) == statement.notActions)
            continue;
        const bool named = std::any_of(compiled.resources.begin(), compiled.resources.end(),
                                       [&request](const PolicyPattern& pattern) {
                                           return pattern.matches(request.resource, request.context);
                                       });
        const bool holds = named != statement.notResources &&
                           std::all_of(compiled.conditions.begin(), compiled.conditions.end(),
                                       [&request](const CompiledCondition& condition) {
                                           return condition.holds(request.context);
                                       });
        const int number = static_cast<int>(i) + 1;
        if (!holds)
            verdict.otherwise.append(number);
        else if (statement.effect == PolicyEffect::Allow)
            verdict.allows.append(number);
        else
            verdict.denies.append(number);
    }
    return verdict;
}

PolicyEvaluation::PolicyEvaluation(PolicyRequest request) : m_request(std::move(request)), m_other(m_request)
{
}

PolicyVerdict PolicyEvaluation::verdict(const PolicyPtr& policy, bool ownContext)
{
    if (!ownContext && policy->asksContext())
        return policy->ask(m_other);
    const auto known = m_known.constFind(policy.get());
    if (known != m_known.constEnd())
        return *known;
    m_kept.insert(policy.get(), policy);
    return *m_known.insert(policy.get(), policy->ask(m_request));
}

PolicyDecision PolicyEvaluation::decide(const QList<PolicyLevel>& levels)
{
    return decideWith(levels, true);
}

PolicyDecision PolicyEvaluation::decide(const QList<PolicyLevel>& levels, const RequestContext& context)
{
    m_other.context = context;
    return decideWith(levels, false);
}

PolicyDecision PolicyEvaluation::decideWith(const QList<PolicyLevel>& levels, bool ownContext)
{
    PolicyDecision decision;
    if (!isLimitedByServiceControl(m_request.principal)) {
        decision.reason = DecisionReason::NotLimited;
        return decision;
    }
    QList<DecidingStatement> denies;
    QList<DecidingStatement> allows;
    int withoutAllow = -1;
    for (int level = 0; level < levels.size(); ++level) {
        bool allowed = false;
        for (int policy = 0; policy < levels[level].size(); ++policy) {
            const PolicyPtr& pointer = levels[level][policy];
            const PolicyVerdict found = verdict(pointer, ownContext);
            const auto name = [&pointer, level, policy](int number) {
                const PolicyStatement& statement = pointer->statement(number);
                return DecidingStatement{level, policy, number, statement.sid, statement.effect};
            };
            for (const int number : found.denies)
                denies.append(name(number));
            if (!allowed && !found.allows.isEmpty()) {
                allows.append(name(found.allows.first()));
                allowed = true;
            }
            for (const int number : found.otherwise)
                decision.otherwise.append(name(number));
        }
        if (!allowed && withoutAllow < 0)
            withoutAllow = level;
    }
    if (!denies.isEmpty()) {
        decision.allowed = false;
        decision.reason = DecisionReason::ExplicitDeny;
        decision.level = denies.first().level;
        decision.by = denies;
    } else if (withoutAllow >= 0) {
        decision.allowed = false;
        decision.reason = DecisionReason::NoAllow;
        decision.level = withoutAllow;
    } else {
        decision.by = allows;
    }
    return decision;
}

PolicyDecision decide(const QList<PolicyLevel>& levels, const PolicyRequest& request)
{
    return PolicyEvaluation(request).decide(levels);
}

} // namespace billfold
