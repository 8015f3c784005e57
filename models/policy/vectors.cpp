// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/policy/vectors.h"

#include "models/policy/accessdecision.h"
#include "models/policy/jsontext.h"
#include "models/policy/policyparser.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString say(const char* sentence)
{
    return QCoreApplication::translate("PolicyVectors", sentence);
}

class VectorReader
{
public:
    explicit VectorReader(const QString& text) : m_text(text), m_findings(text) {}

    Result<QList<VectorDecision>> read()
    {
        const std::optional<JsonNode> root = readJson(m_text, m_findings);
        if (!root || !m_findings.understood()) {
            const PolicyFinding first = m_findings.take().value(0);
            return Error{ErrorCode::Invalid, say("Line %1: %2").arg(first.line).arg(first.sentence), {}};
        }
        const JsonMember* inside = root->member(u"vectors");
        const JsonNode& list = inside ? inside->value : *root;
        if (!list.isArray())
            return Error{ErrorCode::Invalid,
                         say("The file must hold a list of vectors, each with id, levels and action."),
                         {}};
        QList<VectorDecision> decisions;
        for (const JsonNode& item : list.items) {
            decisions.append(decideOne(item));
            if (!m_error.isEmpty())
                return Error{ErrorCode::Invalid, m_error, {}};
        }
        return decisions;
    }

private:
    enum class Policies { ServiceControl, ResourceControl, Identity };

    VectorDecision decideOne(const JsonNode& node)
    {
        m_now = {};
        m_policies = {};
        m_request = {};
        m_request.principal = PrincipalKind::User;
        m_payer = false;
        if (!node.isObject()) {
            wrong(node, say("A vector is an object in braces."));
            return m_now;
        }
        m_now.id = textOf(node, u"id");
        m_request.action = textOf(node, u"action");
        if (const JsonMember* levels = node.member(u"levels"))
            m_policies.serviceControl = levelsOf(levels->value, Policies::ServiceControl);
        else
            wrong(node, say("It has no levels."));
        if (m_request.action.isEmpty())
            wrong(node, say("It has no action."));
        if (const JsonMember* iam = node.member(u"iam"))
            m_policies.identity = levelOf(iam->value, Policies::Identity);
        if (const QString expected = textOf(node, u"expected"); !expected.isEmpty())
            m_now.expected = expected == u"ALLOW"_s;
        if (const JsonMember* arguments = node.member(u"args")) {
            for (const JsonMember& member : arguments->value.members)
                readArgument(member.key, member.value);
        }
        decideNow();
        return m_now;
    }

    void decideNow()
    {
        if (m_payer)
            m_request.principal = PrincipalKind::ManagementAccount;
        // The root user's own name ends in :root in every account.
        const QString key = u"aws:principalarn"_s;
        if (m_request.principal == PrincipalKind::RootUser && !m_request.context.find(key))
            m_request.context.insert(key, {u"arn:aws:iam::000000000000:root"_s});
        const AccessDecision decision = decideAccess(m_policies, m_request);
        m_now.allowed = decision.allowed;
        m_now.reason = accessReason(decision);
    }

    void readArgument(const QString& key, const JsonNode& value)
    {
        const QString name = key.toLower().remove(u'_').remove(u'-');
        const bool yes = value.text == u"true"_s;
        if (name == u"mgmt"_s || name == u"management"_s || name == u"payer"_s)
            m_payer = yes;
        else if (name == u"principal"_s)
            readPrincipal(value);
        else if (name == u"ctx"_s || name == u"context"_s)
            readContext(value);
        else if (name == u"res"_s || name == u"resource"_s)
            m_request.resource = value.text;
        else if (name == u"boundary"_s)
            m_policies.boundary = levelOf(value, Policies::Identity);
        else if (name == u"session"_s)
            m_policies.session = levelOf(value, Policies::Identity);
        else if (name == u"rcp"_s || name == u"resourcecontrol"_s)
            m_policies.resourceControl = levelsOf(value, Policies::ResourceControl);
        else if (value.type == JsonNode::Type::Bool && name.contains(u"disabled"_s))
            m_policies.serviceControlEnabled = !yes;
        else if (value.type == JsonNode::Type::Bool &&
                 (name.contains(u"scp"_s) || name.contains(u"enabled"_s)))
            m_policies.serviceControlEnabled = yes;
        else
            m_now.notes.append(say("The argument %1 is not known and left out.").arg(key));
    }

    void readPrincipal(const JsonNode& value)
    {
        if (value.text == u"root"_s)
            m_request.principal = PrincipalKind::RootUser;
        else if (value.text == u"slr"_s)
            m_request.principal = PrincipalKind::ServiceLinkedRole;
        else if (value.text == u"mgmt"_s)
            m_payer = true;
        else if (const auto kind = principalKindOf(value.text))
            m_request.principal = *kind;
        else if (value.text != u"user"_s && value.text != u"role"_s)
            m_now.notes.append(say("The principal %1 is not known and taken for a user.").arg(value.text));
    }

    void readContext(const JsonNode& value)
    {
        for (const JsonMember& member : value.members) {
            QStringList values;
            if (member.value.isArray()) {
                for (const JsonNode& item : member.value.items)
                    values.append(item.text);
            } else if (member.value.type != JsonNode::Type::Null) {
                values.append(member.value.text);
            }
            m_request.context.insert(member.key, values);
        }
    }

    QList<PolicyLevel> levelsOf(const JsonNode& node, Policies kind)
    {
        QList<PolicyLevel> levels;
        if (!node.isArray())
            wrong(node, say("Levels are a list of lists of policies."));
        for (const JsonNode& item : node.items)
            levels.append(levelOf(item, kind));
        return levels;
    }

    PolicyLevel levelOf(const JsonNode& node, Policies kind)
    {
        PolicyLevel level;
        if (node.isObject()) {
            addPolicy(level, node, kind);
        } else if (node.isArray()) {
            for (const JsonNode& item : node.items)
                addPolicy(level, item, kind);
        } else {
            wrong(node, say("A list of policies is needed here."));
        }
        return level;
    }

    void addPolicy(PolicyLevel& level, const JsonNode& node, Policies kind)
    {
        const QString text = m_text.sliced(node.begin, node.end - node.begin);
        // Vectors share most of their policies.
        PolicyPtr& policy = m_compiled[static_cast<int>(kind)][text];
        if (!policy) {
            const PolicyParse parse =
                kind == Policies::Identity ? parseIdentityPolicy(text)
                : kind == Policies::ResourceControl
                    ? parsePolicy(text, PolicyType::ResourceControl, PolicyOrigin::Vendor)
                    : parsePolicy(text, PolicyType::ServiceControl);
            if (!parse.document) {
                const PolicyFinding first = parse.findings.value(0);
                m_error = say("Line %1, vector %2: %3")
                              .arg(m_findings.lineOf(node.begin + first.offset))
                              .arg(m_now.id, first.sentence);
                return;
            }
            policy = std::make_shared<const CompiledPolicy>(*parse.document);
        }
        level.append(policy);
    }

    void wrong(const JsonNode& node, const QString& sentence)
    {
        if (m_error.isEmpty())
            m_error =
                say("Line %1, vector %2: %3").arg(m_findings.lineOf(node.begin)).arg(m_now.id, sentence);
    }

    static QString textOf(const JsonNode& node, QStringView key)
    {
        const JsonMember* member = node.member(key);
        return member ? member->value.text : QString();
    }

    const QString m_text;
    PolicyFindings m_findings;
    QString m_error;
    QHash<int, QHash<QString, PolicyPtr>> m_compiled;
    VectorDecision m_now;
    AccessPolicies m_policies;
    PolicyRequest m_request;
    bool m_payer = false;
};

} // namespace

Result<QList<VectorDecision>> evaluateVectors(const QByteArray& json)
{
    return VectorReader(QString::fromUtf8(json)).read();
}

} // namespace billfold
