// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accessview.h"

#include "models/organization/managedpolicy.h"
#include "models/policy/policyparser.h"
#include "models/policy/policywriter.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("AccessView", sentence);
}

QString statementName(const QString& sid, int number)
{
    return sid.isEmpty() ? tr("statement %1").arg(number) : tr("statement %1").arg(sid);
}

QString principalArn(const AccessQuestion& question, const AccountId& account)
{
    const QString id = account.toString();
    const QString name = question.principalName;
    switch (question.principal) {
    case PrincipalKind::RootUser:
        return u"arn:aws:iam::%1:root"_s.arg(id);
    case PrincipalKind::User:
        return u"arn:aws:iam::%1:user/%2"_s.arg(id, name.isEmpty() ? u"user"_s : name);
    case PrincipalKind::ServiceLinkedRole:
        return u"arn:aws:iam::%1:role/aws-service-role/%2"_s.arg(id, name.isEmpty() ? u"role"_s : name);
    case PrincipalKind::Role:
    case PrincipalKind::ManagementAccount:
        break;
    }
    return u"arn:aws:iam::%1:role/%2"_s.arg(id, name.isEmpty() ? u"role"_s : name);
}

} // namespace

QString statementSummary(const PolicyStatement& statement)
{
    const QString verb = statement.effect == PolicyEffect::Allow ? tr("allows") : tr("denies");
    QString what = statement.actions.isEmpty() ? QString() : statement.actions.first();
    if (statement.actions.size() > 1)
        what = tr("%1 and %2 more").arg(what, formatCount(statement.actions.size() - 1));
    return statement.notActions ? tr("%1 all but %2").arg(verb, what) : tr("%1 %2").arg(verb, what);
}

ContextInput readContext(const QString& text)
{
    ContextInput input;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString trimmed = part.trimmed();
        if (trimmed.isEmpty())
            continue;
        const qsizetype at = trimmed.indexOf(u'=');
        const QString key = trimmed.left(at).trimmed();
        if (at <= 0 || !key.contains(u':')) {
            input.problem = tr("“%1” is no condition key with a value. Write it like "
                               "aws:RequestedRegion=us-east-1.")
                                .arg(trimmed);
            return input;
        }
        input.context[key].append(trimmed.mid(at + 1).trimmed());
    }
    return input;
}

AccessBook::AccessBook(World world, const OrganizationId& organization)
    : m_world(std::move(world)), m_organization(organization)
{
}

bool AccessBook::limits() const
{
    const Organization* known = m_world.organization(m_organization);
    return known != nullptr && known->features == FeatureSet::All &&
           known->policyTypes.value(PolicyType::ServiceControl, PolicyTypeStatus::PendingEnable) ==
               PolicyTypeStatus::Enabled;
}

const AccessBook::Level& AccessBook::level(const NodeId& node)
{
    if (const auto found = m_levels.constFind(node); found != m_levels.cend())
        return *found;
    Level level;
    for (const Attachment& attachment : m_world.attachmentsOn(node)) {
        if (attachment.type != PolicyType::ServiceControl)
            continue;
        const PolicyId id = attachment.policy;
        if (!m_compiled.contains(id)) {
            const bool managed = awsManagedPolicy(id) != nullptr;
            const PolicyParse parse = parsePolicy(policyContent(m_world, id), PolicyKind::ServiceControl,
                                                  managed ? PolicyOrigin::Vendor : PolicyOrigin::Customer);
            // A text that cannot be read never got so far; it would allow nothing.
            m_compiled.insert(id,
                              std::make_shared<CompiledPolicy>(parse.document.value_or(PolicyDocument())));
        }
        level.append({id, policyName(m_world, id), m_compiled.value(id)});
    }
    return *m_levels.insert(node, level);
}

PolicyRequest AccessBook::request(const AccessQuestion& question) const
{
    return {question.action.trimmed(),
            question.resource.trimmed().isEmpty() ? u"*"_s : question.resource.trimmed(),
            {},
            question.principal};
}

RequestContext AccessBook::context(const AccessQuestion& question, const AccountId& account) const
{
    RequestContext context;
    context.insert(u"aws:PrincipalArn", {principalArn(question, account)});
    context.insert(u"aws:PrincipalAccount", {account.toString()});
    context.insert(u"aws:PrincipalOrgID", {m_organization.toString()});
    for (auto it = question.context.cbegin(); it != question.context.cend(); ++it)
        context.insert(it.key(), it.value());
    return context;
}

AccessAnswer AccessBook::answer(const AccessQuestion& question, const AccountId& account)
{
    PolicyEvaluation evaluation(request(question));
    return answer(question, account, evaluation, true);
}

AccessAnswer AccessBook::answer(const AccessQuestion& question, const AccountId& account,
                                PolicyEvaluation& evaluation, bool inFull)
{
    AccessAnswer answer;
    const Organization* known = m_world.organization(m_organization);
    const QList<NodeId> path = m_world.pathTo(account);
    const bool payer = known != nullptr && known->payer == account;
    if (payer || !limits() || !isLimitedByServiceControl(question.principal)) {
        answer.reason = DecisionReason::NotLimited;
        answer.shortWhy = payer       ? tr("Policies never limit the payer account")
                          : !limits() ? tr("Service control policies are disabled")
                                      : tr("Policies never limit service-linked roles");
        answer.sentence =
            payer       ? tr("Policies never limit the payer account, wherever it stands.")
            : !limits() ? tr("Service control policies are disabled in this organization, so they limit "
                             "nobody.")
                        : tr("Service-linked roles work for services, and no policy limits them.");
    } else {
        QList<PolicyLevel> levels;
        for (const NodeId& node : path) {
            PolicyLevel policies;
            for (const Known& policy : level(node))
                policies.append(policy.compiled);
            levels.append(policies);
        }
        const PolicyDecision decision = evaluation.decide(levels, context(question, account));
        answer.allowed = decision.allowed;
        answer.reason = decision.reason;
        explain(answer, question, path, decision);
        if (inFull) {
            for (int i = 0; i < path.size(); ++i)
                answer.levels.append(levelView(path[i], i, question, account, decision));
        }
        return answer;
    }
    if (inFull) {
        for (const NodeId& node : path)
            answer.levels.append(
                {node, nodeName(m_world, node), nodeKindName(m_world, node), nodeIcon(m_world, node)});
    }
    return answer;
}

void AccessBook::explain(AccessAnswer& answer, const AccessQuestion& question, const QList<NodeId>& path,
                         const PolicyDecision& decision)
{
    const QString action = question.action.trimmed();
    if (decision.allowed) {
        answer.sentence = tr("Every level allows %1, and none denies it. The user or role needs its own "
                             "permission too: these policies never grant anything.")
                              .arg(action);
        answer.shortWhy = tr("Every level allows it");
    } else if (decision.reason == DecisionReason::ExplicitDeny && !decision.by.isEmpty()) {
        const DecidingStatement& by = decision.by.first();
        const Known& policy = level(path[by.level])[by.policy];
        answer.policy = policy.id;
        answer.policyName = policy.name;
        answer.statement = writeStatement(policy.compiled->statement(by.statement));
        answer.sentence = tr("%1, attached to %2, denies %3 (%4). A deny at any level wins.")
                              .arg(policy.name, nodeName(m_world, path[by.level]), action,
                                   statementName(by.sid, by.statement));
        answer.shortWhy = tr("%1 denies, at %2")
                              .arg(statementName(by.sid, by.statement), nodeName(m_world, path[by.level]));
    } else {
        const int at = std::max(0, decision.level);
        const QString where = at < path.size() ? nodeName(m_world, path[at]) : QString();
        answer.sentence =
            tr("No policy attached to %1 allows %2. Every level has to allow it.").arg(where, action);
        answer.shortWhy = tr("Nothing at %1 allows it").arg(where);
    }
    QStringList others;
    for (const DecidingStatement& other : decision.otherwise) {
        const QString name =
            tr("%1 of %2")
                .arg(statementName(other.sid, other.statement), level(path[other.level])[other.policy].name);
        if (!others.contains(name))
            others.append(name);
    }
    if (!others.isEmpty())
        answer.otherwise = tr("With another resource or other conditions the answer could differ: see %1.")
                               .arg(others.join(u", "_s));
}

AccessLevelView AccessBook::levelView(const NodeId& node, int number, const AccessQuestion& question,
                                      const AccountId& account, const PolicyDecision& decision)
{
    AccessLevelView view{node, nodeName(m_world, node), nodeKindName(m_world, node), nodeIcon(m_world, node)};
    PolicyRequest asked = request(question);
    asked.context = context(question, account);
    bool allows = false, denies = false;
    for (const Known& policy : level(node)) {
        const PolicyVerdict verdict = policy.compiled->ask(asked);
        AccessPolicyLine line{policy.id, policy.name, {}, false};
        const auto named = [&](int statement) {
            return statementName(policy.compiled->statement(statement).sid, statement);
        };
        if (!verdict.denies.isEmpty()) {
            line.says = tr("%1 denies").arg(named(verdict.denies.first()));
            line.decides = decision.reason == DecisionReason::ExplicitDeny;
        } else if (!verdict.allows.isEmpty()) {
            line.says = statementSummary(policy.compiled->statement(verdict.allows.first()));
        } else if (const auto& statements = policy.compiled->document().statements; !statements.isEmpty()) {
            line.says = tr("%1: not this").arg(statementSummary(statements.first()));
        }
        allows = allows || !verdict.allows.isEmpty();
        denies = denies || !verdict.denies.isEmpty();
        view.policies.append(line);
    }
    view.state = denies   ? AccessLevelView::State::Denies
                 : allows ? AccessLevelView::State::Allows
                          : AccessLevelView::State::Lacks;
    view.decides = !decision.allowed && decision.level == number;
    return view;
}

QStringList AccessBook::headings()
{
    return {tr("Account"), tr("Account id"), tr("Where"), tr("Result"), tr("Why"), tr("Policy")};
}

QList<CellRow> AccessBook::rows(const AccessQuestion& question, int* allowed)
{
    PolicyEvaluation evaluation(request(question));
    QList<CellRow> rows;
    int count = 0;
    for (const AccountId& account : m_world.members(m_organization)) {
        const AccessAnswer answer = this->answer(question, account, evaluation, false);
        count += answer.allowed ? 1 : 0;
        const auto parent = m_world.parentOf(account);
        rows.append(
            {account.toString(),
             {{.text = accountName(m_world, account), .icon = nodeIcon(m_world, account), .link = true},
              {.text = account.toString(), .secondary = true},
              {.text = parent ? nodePath(m_world, *parent) : QString(), .secondary = true},
              {.text = answer.allowed ? tr("Allowed") : tr("Denied"),
               .badge = answer.allowed ? u"success"_s : u"error"_s,
               .icon = answer.allowed ? u"success"_s : u"denied"_s},
              {.text = answer.shortWhy, .toolTip = answer.sentence},
              {.text = answer.policyName}}});
    }
    if (allowed != nullptr)
        *allowed = count;
    return rows;
}

} // namespace billfold
