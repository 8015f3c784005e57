// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/views/accessview.h"

#include "models/organization/managedpolicy.h"
#include "models/policy/policywriter.h"
#include "models/views/moneytext.h"
#include "models/views/organizationnames.h"
#include "models/views/organizationtext.h"

#include <QCoreApplication>

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

/// Nobody is called this: a name for "any user", which a condition may ask for.
QString nameOf(const AccessQuestion& question)
{
    if (!question.principalName.isEmpty())
        return question.principalName;
    return question.principal == PrincipalKind::User ? u"user"_s : u"role"_s;
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

AccessInquiry AccessBook::inquiry(const AccessQuestion& question) const
{
    PolicyRequest request{question.action.trimmed(),
                          question.resource.trimmed().isEmpty() ? u"*"_s : question.resource.trimmed(),
                          {},
                          question.principal};
    for (auto key = question.context.cbegin(); key != question.context.cend(); ++key)
        request.context.insert(key.key(), key.value());
    return AccessInquiry(m_world, request, nameOf(question));
}

AccessAnswer AccessBook::answer(const AccessQuestion& question, const AccountId& account) const
{
    AccessInquiry asking = inquiry(question);
    const EffectiveAccess access = asking.ask(account);
    AccessAnswer answer = explained(access, question, asking);
    for (const NodeId& node : m_world.pathTo(account)) {
        AccessLevelView view{node, nodeName(m_world, node), nodeKindName(m_world, node),
                             nodeIcon(m_world, node)};
        if (access.exemption == AccessExemption::None)
            fillLevel(view, access, asking.answersAt(node, account));
        answer.levels.append(view);
    }
    return answer;
}

AccessAnswer AccessBook::explained(const EffectiveAccess& access, const AccessQuestion& question,
                                   AccessInquiry& asking) const
{
    AccessAnswer answer;
    answer.allowed = access.allowed;
    answer.reason = access.reason;
    const QString action = question.action.trimmed();
    if (access.exemption != AccessExemption::None) {
        explainExemption(answer, access.exemption);
        return answer;
    }
    if (access.allowed) {
        answer.sentence = tr("Every level allows %1, and none denies it. The user or role needs its own "
                             "permission too: these policies never grant anything.")
                              .arg(action);
        answer.shortWhy = tr("Every level allows it");
    } else if (access.reason == DecisionReason::ExplicitDeny && !access.by.isEmpty()) {
        const AccessStatement& by = access.by.first();
        const QString where = nodeName(m_world, by.target), which = statementName(by.sid, by.statement);
        answer.policy = by.policy;
        answer.policyName = policyName(m_world, by.policy);
        answer.statement = writeStatement(asking.statementOf(by));
        answer.sentence = tr("%1, attached to %2, denies %3 (%4). A deny at any level wins.")
                              .arg(answer.policyName, where, action, which);
        answer.shortWhy = tr("%1 denies, at %2").arg(which, where);
    } else {
        const QString where = access.at ? nodeName(m_world, *access.at) : QString();
        answer.sentence =
            tr("No policy attached to %1 allows %2. Every level has to allow it.").arg(where, action);
        answer.shortWhy = tr("Nothing at %1 allows it").arg(where);
    }
    QStringList others;
    for (const AccessStatement& other : access.otherwise) {
        const QString name =
            tr("%1 of %2").arg(statementName(other.sid, other.statement), policyName(m_world, other.policy));
        if (!others.contains(name))
            others.append(name);
    }
    if (!others.isEmpty())
        answer.otherwise = tr("With another resource or other conditions the answer could differ: see %1.")
                               .arg(others.join(u", "_s));
    return answer;
}

void AccessBook::explainExemption(AccessAnswer& answer, AccessExemption exemption)
{
    switch (exemption) {
    case AccessExemption::Payer:
        answer.shortWhy = tr("Policies never limit the payer account");
        answer.sentence = tr("Policies never limit the payer account, wherever it stands.");
        return;
    case AccessExemption::ServiceLinkedRole:
        answer.shortWhy = tr("Policies never limit service-linked roles");
        answer.sentence = tr("Service-linked roles work for services, and no policy limits them.");
        return;
    case AccessExemption::None:
    case AccessExemption::NoOrganization:
    case AccessExemption::ConsolidatedBilling:
    case AccessExemption::TypeDisabled:
        break;
    }
    answer.shortWhy = tr("Service control policies are disabled");
    answer.sentence = tr("Service control policies are disabled in this organization, so they limit nobody.");
}

void AccessBook::fillLevel(AccessLevelView& view, const EffectiveAccess& access,
                           const QList<PolicyAnswer>& answers) const
{
    bool allows = false, denies = false;
    for (const PolicyAnswer& answer : answers) {
        AccessPolicyLine line{answer.policy, policyName(m_world, answer.policy), {}, false};
        const PolicyVerdict& verdict = answer.verdict;
        if (!answer.text) {
            line.says = tr("its text makes no sense, so it allows nothing");
        } else if (!verdict.denies.isEmpty()) {
            const int first = verdict.denies.first();
            line.says = tr("%1 denies").arg(statementName(answer.text->statement(first).sid, first));
            line.decides = access.reason == DecisionReason::ExplicitDeny;
        } else if (!verdict.allows.isEmpty()) {
            line.says = statementSummary(answer.text->statement(verdict.allows.first()));
        } else if (const auto& statements = answer.text->document().statements; !statements.isEmpty()) {
            line.says = tr("%1: not this").arg(statementSummary(statements.first()));
        }
        allows = allows || !verdict.allows.isEmpty();
        denies = denies || !verdict.denies.isEmpty();
        view.policies.append(line);
    }
    view.state = denies   ? AccessLevelView::State::Denies
                 : allows ? AccessLevelView::State::Allows
                          : AccessLevelView::State::Lacks;
    view.decides = !access.allowed && access.at == view.node;
}

QStringList AccessBook::headings()
{
    return {tr("Account"), tr("Account id"), tr("Where"), tr("Result"), tr("Why"), tr("Policy")};
}

QList<CellRow> AccessBook::rows(const AccessQuestion& question, int* allowed) const
{
    AccessInquiry asking = inquiry(question);
    QList<CellRow> rows;
    int count = 0;
    for (const AccountId& account : m_world.members(m_organization)) {
        const AccessAnswer answer = explained(asking.ask(account), question, asking);
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
