// SPDX-License-Identifier: GPL-3.0-or-later
// Policies, handshakes, tags, delegation: the other half of awsjsonreader.cpp.
#include "models/organization/awsjsonreader.h"

#include "models/organization/apiname.h"
#include "models/organization/awsjsonmerge.h"
#include "models/organization/managedpolicy.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{
constexpr qsizetype longestContent =
    100'000; // characters; the largest document that any type may have is 40,000
}

std::optional<PolicyId> AwsJsonReader::readSummary(const JsonFields& fields, std::optional<PolicyType>& type)
{
    const auto id = fields.id<PolicyId>(u"Id"_s, tr("a policy"));
    type = fields.word<PolicyType>(u"Type"_s, fromApiName<PolicyType>);
    if (!id || !belongs(fields))
        return std::nullopt;
    // The provider's own are everywhere the same, and nobody's.
    const JsonText* const managed = fields.json().member(u"AwsManaged");
    const ManagedPolicy* const own = awsManagedPolicy(*id);
    if (own) {
        type = own->type;
        return id;
    }
    if (managed && managed->text == "true"_L1) {
        fields.add(Severity::Info, u"Id"_s,
                   tr("The provider's policy %1 is not known here. It is left out.").arg(id->toString()));
        return std::nullopt;
    }
    ReadPolicy& policy = m_reading.policies[*id];
    if (policy.place.file.isEmpty())
        policy.place = fields.place();
    merge(policy.type, type, policy.place, fields, u"Type"_s);
    merge(policy.name, fields.text(u"Name"_s), policy.place, fields, u"Name"_s);
    merge(policy.description, fields.text(u"Description"_s), policy.place, fields, u"Description"_s);
    return id;
}

void AwsJsonReader::readPolicies(const AwsOutput& output)
{
    const auto target = NodeId::parse(output.name.id);
    const bool ofTarget = target && output.name.command != "list-policies"_L1;
    if (!ofTarget && output.name.command == "list-policies-for-target"_L1) {
        (void)ownerOf(output, tr("root, unit or account"));
        return;
    }
    QSet<PolicyType> types;
    if (output.name.type)
        types.insert(*output.name.type);
    forEach(output, u"Policies"_s, [&](const JsonFields& fields) {
        std::optional<PolicyType> type;
        const auto id = readSummary(fields, type);
        if (type)
            types.insert(*type);
        if (id && type && ofTarget)
            m_reading.attachments[*target].insert(*id, *type);
    });
    if (types.isEmpty())
        fieldsOf(output).add(
            Severity::Info, u"Policies"_s,
            tr("The output is empty, and does not say of which type. End the file's name with "
               "it, such as -SERVICE_CONTROL_POLICY.json; what is here stays."));
    for (const PolicyType type : std::as_const(types)) {
        if (ofTarget) {
            const QString listing = u"target/"_s + target->toString() + u'/' + toApiName(type);
            countPage(output, listing);
            m_attachmentListings.insert(listing, {*target, type});
        } else {
            const QString listing = u"policies/"_s + toApiName(type);
            countPage(output, listing);
            m_policyListings.insert(listing, type);
        }
    }
}

void AwsJsonReader::readDescribedPolicy(const AwsOutput& output)
{
    const JsonFields top = fieldsOf(output);
    const JsonText* const object = top.object(u"Policy"_s);
    if (!object)
        return;
    const JsonFields policy = top.inside(*object, u"Policy"_s);
    const JsonText* const summary = policy.object(u"PolicySummary"_s);
    if (!summary) {
        policy.add(Severity::Error, {},
                   tr("The PolicySummary is missing, so nobody knows which policy it is."));
        return;
    }
    std::optional<PolicyType> type;
    const auto id = readSummary(policy.inside(*summary, u"Policy.PolicySummary"_s), type);
    const auto content = policy.text(u"Content"_s, longestContent);
    if (id && !awsManagedPolicy(*id)) {
        ReadPolicy& known = m_reading.policies[*id];
        merge(known.content, content, known.place, policy, u"Content"_s);
    }
}

void AwsJsonReader::readTargets(const AwsOutput& output)
{
    const auto policy = PolicyId::parse(output.name.id);
    if (!policy) {
        (void)ownerOf(output, tr("policy"));
        return;
    }
    const ManagedPolicy* const managed = awsManagedPolicy(*policy);
    const auto known = m_reading.policies.constFind(*policy);
    const auto type = managed                                  ? std::optional(managed->type)
                      : known != m_reading.policies.constEnd() ? known->type
                                                               : output.name.type;
    if (!type) {
        fieldsOf(output).add(
            Severity::Warning, {},
            tr("No file tells the type of the policy %1. Add the outputs of list-policies; its "
               "targets are left out.")
                .arg(policy->toString()));
        return;
    }
    const QString listing = u"targets/"_s + policy->toString();
    countPage(output, listing);
    m_targetListings.insert(listing, *policy);
    forEach(output, u"Targets"_s, [&](const JsonFields& fields) {
        const auto target = fields.id<NodeId>(u"TargetId"_s, tr("a root, a unit or an account"));
        if (target && belongs(fields))
            m_reading.attachments[*target].insert(*policy, *type);
    });
}

void AwsJsonReader::readHandshakes(const AwsOutput& output)
{
    if (output.json.member(u"Handshake")) {
        const JsonFields top = fieldsOf(output);
        if (const JsonText* const object = top.object(u"Handshake"_s))
            readHandshake(top.inside(*object, u"Handshake"_s));
        return;
    }
    countPage(output, u"handshakes"_s);
    forEach(output, u"Handshakes"_s, [this](const JsonFields& fields) { readHandshake(fields); });
}

void AwsJsonReader::readHandshake(const JsonFields& fields)
{
    const auto id = fields.id<HandshakeId>(u"Id"_s, tr("a handshake"));
    if (!id || !belongs(fields))
        return;
    const auto action = fields.word<HandshakeAction>(u"Action"_s, fromApiName<HandshakeAction>);
    const auto state = fields.word<HandshakeState>(u"State"_s, fromApiName<HandshakeState>);
    const auto requested = fields.time(u"RequestedTimestamp"_s);
    const auto expires = fields.time(u"ExpirationTimestamp"_s);
    if (!action || !state || !requested || !expires) {
        fields.add(Severity::Warning, {},
                   tr("The handshake %1 lacks its action, its state or its times. It is left out.")
                       .arg(id->toString()));
        return;
    }
    if (*action == HandshakeAction::TransferResponsibility) {
        fields.add(
            Severity::Info, u"Action"_s,
            tr("Offers to hand over the paying of a bill are not read. %1 is left out.").arg(id->toString()));
        return;
    }
    ReadHandshake handshake{.action = *action, .state = *state, .requested = *requested, .expires = *expires};
    if (const JsonText* const parties = fields.array(u"Parties"_s)) {
        for (const JsonText& party : parties->items) {
            const JsonFields one = fields.inside(party, fields.path() + u".Parties"_s);
            const QString type = one.text(u"Type"_s).value_or(QString());
            if (type == "ACCOUNT"_L1)
                handshake.targetAccount = one.id<AccountId>(u"Id"_s, tr("an account"));
            else if (type == "EMAIL"_L1)
                handshake.targetEmail = one.text(u"Id"_s).value_or(QString());
        }
    }
    if (const JsonText* const resources = fields.array(u"Resources"_s)) {
        for (const JsonText& resource : resources->items) {
            const JsonFields one = fields.inside(resource, fields.path() + u".Resources"_s);
            const QString type = one.text(u"Type"_s).value_or(QString());
            const QString value = one.text(u"Value"_s, 4096).value_or(QString());
            if (type == "NOTES"_L1)
                handshake.notes = value;
            else if (type == "PARENT_HANDSHAKE"_L1)
                handshake.parent = HandshakeId::parse(value);
        }
    }
    m_reading.handshakes.insert(*id, handshake);
}

void AwsJsonReader::readTags(const AwsOutput& output)
{
    if (output.name.id.isEmpty()) {
        (void)ownerOf(output, tr("account, root, unit or policy"));
        return;
    }
    const auto tags = fieldsOf(output).tags(u"Tags"_s);
    if (!tags)
        return;
    countPage(output, u"tags/"_s + output.name.id);
    m_reading.tags[output.name.id].insert(*tags);
}

void AwsJsonReader::readAdministrators(const AwsOutput& output)
{
    countPage(output, u"delegations"_s);
    forEach(output, u"DelegatedAdministrators"_s, [this](const JsonFields& fields) {
        readAccount(fields, std::nullopt);
        if (const auto id = AccountId::parse(fields.text(u"Id"_s).value_or(QString())))
            m_administrators.insert(*id, fields.place());
    });
}

void AwsJsonReader::readDelegatedServices(const AwsOutput& output)
{
    const auto account = AccountId::parse(output.name.id);
    if (!account) {
        (void)ownerOf(output, tr("account"));
        return;
    }
    QMap<QString, QDateTime>& services = m_reading.delegations[*account];
    forEach(output, u"DelegatedServices"_s, [&](const JsonFields& fields) {
        if (const auto service = fields.text(u"ServicePrincipal"_s))
            services.insert(*service, fields.time(u"DelegationEnabledDate"_s).value_or(QDateTime()));
    });
}

void AwsJsonReader::readServices(const AwsOutput& output)
{
    countPage(output, u"services"_s);
    if (!m_reading.services)
        m_reading.services.emplace();
    forEach(output, u"EnabledServicePrincipals"_s, [this](const JsonFields& fields) {
        if (const auto service = fields.text(u"ServicePrincipal"_s))
            m_reading.services->insert(*service, fields.time(u"DateEnabled"_s).value_or(QDateTime()));
    });
}

void AwsJsonReader::readResourcePolicy(const AwsOutput& output)
{
    const JsonFields top = fieldsOf(output);
    const JsonText* const object = top.object(u"ResourcePolicy"_s);
    if (!object)
        return;
    const JsonFields policy = top.inside(*object, u"ResourcePolicy"_s);
    const auto content = policy.text(u"Content"_s, longestContent);
    const JsonText* const summary = policy.object(u"ResourcePolicySummary"_s);
    if (!content || !summary) {
        policy.add(Severity::Error, {}, tr("The resource policy lacks its summary or its content."));
        return;
    }
    const JsonFields fields = policy.inside(*summary, u"ResourcePolicy.ResourcePolicySummary"_s);
    const auto id = fields.id<ResourcePolicyId>(u"Id"_s, tr("a resource policy"));
    if (id && belongs(fields))
        m_reading.resourcePolicy = ReadResourcePolicy{id, *content};
}

void AwsJsonReader::concludeDelegations()
{
    for (auto i = m_administrators.cbegin(); i != m_administrators.cend(); ++i)
        if (!m_reading.delegations.contains(i.key()))
            m_reading.findings.append({Severity::Info, i->file, i->line, u"DelegatedAdministrators"_s,
                                       tr("No file tells which services %1 administers. Add "
                                          "list-delegated-services-for-account-%1.json.")
                                           .arg(i.key().toString())});
    // An account that is not in the whole list administers nothing.
    if (m_reading.allDelegations)
        for (auto i = m_reading.accounts.keyBegin(); i != m_reading.accounts.keyEnd(); ++i)
            if (!m_administrators.contains(*i) && !m_reading.delegations.contains(*i))
                m_reading.delegations.insert(*i, {});
}

} // namespace billfold
