// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/treejson.h"

#include "models/organization/apiname.h"

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr QStringView formatName = u"billfold-organization";

JsonText textOf(const QString& text)
{
    return {JsonText::Kind::String, 0, text};
}

JsonText numberOf(qint64 number)
{
    return {JsonText::Kind::Number, 0, QString::number(number)};
}

JsonText timeOf(const QDateTime& time)
{
    return time.isValid() ? textOf(time.toUTC().toString(Qt::ISODateWithMs)) : JsonText{};
}

JsonText listOf(QList<JsonText> items)
{
    return {JsonText::Kind::Array, 0, {}, std::move(items)};
}

JsonText objectOf(QList<std::pair<QString, JsonText>> members)
{
    return {JsonText::Kind::Object, 0, {}, {}, std::move(members)};
}

JsonText tagsOf(const Tags& tags)
{
    QList<JsonText> list;
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
        list.append(objectOf({{u"Key"_s, textOf(tag.key())}, {u"Value"_s, textOf(*tag)}}));
    return listOf(list);
}

/// Puts the parts of one organization together.
class TreeWriter
{
public:
    TreeWriter(const World& world, const Organization& organization)
        : m_world(world), m_organization(organization)
    {
    }

    JsonText write() const
    {
        const Account* const payer = m_world.account(m_organization.payer);
        return objectOf(
            {{u"Format"_s, textOf(formatName.toString())},
             {u"Version"_s, numberOf(1)},
             {u"Id"_s, textOf(m_organization.id.toString())},
             {u"Arn"_s, textOf(arnOf(m_organization))},
             {u"FeatureSet"_s, textOf(toApiName(m_organization.features))},
             {u"MasterAccountId"_s, textOf(m_organization.payer.toString())},
             {u"MasterAccountEmail"_s, textOf(payer ? payer->email : QString())},
             {u"Created"_s, timeOf(m_organization.created)},
             {u"AccountQuota"_s, numberOf(m_organization.accountQuota)},
             {u"Root"_s, root()},
             {u"Policies"_s, policies()},
             {u"Handshakes"_s, handshakes()},
             {u"EnabledServicePrincipals"_s, services(m_organization.trustedServices, u"DateEnabled"_s)},
             {u"ResourcePolicy"_s, resourcePolicy()}});
    }

private:
    JsonText root() const
    {
        QList<JsonText> types;
        for (auto type = m_organization.policyTypes.cbegin(); type != m_organization.policyTypes.cend();
             ++type)
            types.append(objectOf(
                {{u"Type"_s, textOf(toApiName(type.key()))}, {u"Status"_s, textOf(toApiName(*type))}}));
        QList<std::pair<QString, JsonText>> members{{u"Id"_s, textOf(m_organization.root.toString())},
                                                    {u"Name"_s, textOf(u"Root"_s)},
                                                    {u"PolicyTypes"_s, listOf(types)},
                                                    {u"Tags"_s, tagsOf(m_organization.rootTags)}};
        return objectOf(members + inside(m_organization.root));
    }

    QList<std::pair<QString, JsonText>> inside(const NodeId& node) const
    {
        QList<JsonText> accounts, units;
        for (const AccountId& id : m_world.accountsIn(node))
            accounts.append(account(*m_world.account(id)));
        for (const UnitId& id : m_world.unitsIn(node))
            units.append(unit(*m_world.unit(id)));
        return {{u"AttachedPolicies"_s, attached(node)},
                {u"Accounts"_s, listOf(accounts)},
                {u"OrganizationalUnits"_s, listOf(units)}};
    }

    JsonText unit(const Unit& unit) const
    {
        QList<std::pair<QString, JsonText>> members{{u"Id"_s, textOf(unit.id.toString())},
                                                    {u"Arn"_s, textOf(arnOf(m_organization, unit.id))},
                                                    {u"Name"_s, textOf(unit.name)},
                                                    {u"Tags"_s, tagsOf(unit.tags)}};
        return objectOf(members + inside(unit.id));
    }

    JsonText account(const Account& account) const
    {
        QMap<QString, QDateTime> delegated;
        for (const Delegation& delegation : m_world.delegationsOf(account.id))
            delegated.insert(delegation.service, delegation.since);
        return objectOf({{u"Id"_s, textOf(account.id.toString())},
                         {u"Arn"_s, textOf(arnOf(m_organization, account.id))},
                         {u"Name"_s, textOf(account.name)},
                         {u"Email"_s, textOf(account.email)},
                         {u"State"_s, textOf(toApiName(account.state))},
                         {u"JoinedMethod"_s, textOf(toApiName(account.membership->method))},
                         {u"JoinedTimestamp"_s, timeOf(account.membership->joined)},
                         {u"Tags"_s, tagsOf(account.tags)},
                         {u"AttachedPolicies"_s, attached(account.id)},
                         {u"DelegatedServices"_s, services(delegated, u"DelegationEnabledDate"_s)}});
    }

    JsonText attached(const NodeId& node) const
    {
        QList<JsonText> list;
        for (const Attachment& attachment : m_world.attachmentsOn(node))
            list.append(objectOf({{u"Id"_s, textOf(attachment.policy.toString())},
                                  {u"Type"_s, textOf(toApiName(attachment.type))}}));
        return listOf(list);
    }

    JsonText policies() const
    {
        QList<JsonText> list;
        for (const Policy& policy : m_world.policies()) {
            if (policy.organization != m_organization.id)
                continue;
            list.append(objectOf({{u"Id"_s, textOf(policy.id.toString())},
                                  {u"Type"_s, textOf(toApiName(policy.type))},
                                  {u"Name"_s, textOf(policy.name)},
                                  {u"Description"_s, textOf(policy.description)},
                                  {u"Content"_s, textOf(policy.content)},
                                  {u"Tags"_s, tagsOf(policy.tags)}}));
        }
        return listOf(list);
    }

    JsonText handshakes() const
    {
        QList<JsonText> list;
        for (const Handshake& one : m_world.handshakes()) {
            if (one.organization != m_organization.id ||
                one.action == HandshakeAction::TransferResponsibility)
                continue;
            list.append(
                objectOf({{u"Id"_s, textOf(one.id.toString())},
                          {u"Action"_s, textOf(toApiName(one.action))},
                          {u"State"_s, textOf(toApiName(one.state))},
                          {u"TargetAccountId"_s,
                           one.targetAccount ? textOf(one.targetAccount->toString()) : JsonText{}},
                          {u"TargetEmail"_s, textOf(one.targetEmail)},
                          {u"Notes"_s, textOf(one.notes)},
                          {u"ParentHandshakeId"_s, one.parent ? textOf(one.parent->toString()) : JsonText{}},
                          {u"OfferedFeatureSet"_s, textOf(toApiName(one.offeredFeatures))},
                          {u"RequestedTimestamp"_s, timeOf(one.requested)},
                          {u"ExpirationTimestamp"_s, timeOf(one.expires)}}));
        }
        return listOf(list);
    }

    static JsonText services(const QMap<QString, QDateTime>& services, const QString& dateKey)
    {
        QList<JsonText> list;
        for (auto service = services.cbegin(); service != services.cend(); ++service)
            list.append(
                objectOf({{u"ServicePrincipal"_s, textOf(service.key())}, {dateKey, timeOf(*service)}}));
        return listOf(list);
    }

    JsonText resourcePolicy() const
    {
        if (!m_organization.resourcePolicy)
            return {};
        const ResourcePolicy& policy = *m_organization.resourcePolicy;
        return objectOf({{u"Id"_s, textOf(policy.id.toString())},
                         {u"Content"_s, textOf(policy.content)},
                         {u"Tags"_s, tagsOf(policy.tags)}});
    }

    const World& m_world;
    const Organization& m_organization;
};

/// With quotes; everything that is not printable is escaped, so that it is good in JSON and in YAML.
QByteArray quoted(const QString& text)
{
    QString result = u"\""_s;
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        if (c == u'"' || c == u'\\')
            result += QString(u'\\') + c;
        else if (c == u'\n')
            result += "\\n"_L1;
        else if (c == u'\t')
            result += "\\t"_L1;
        else if (code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029 ||
                 code == 0xfeff || code >= 0xfffe)
            result += "\\u"_L1 + QString::number(code, 16).rightJustified(4, u'0');
        else
            result += c;
    }
    return (result + u'"').toUtf8();
}

QByteArray scalar(const JsonText& json)
{
    switch (json.kind) {
    case JsonText::Kind::String:
        return quoted(json.text);
    case JsonText::Kind::Array:
        return "[]";
    case JsonText::Kind::Object:
        return "{}";
    case JsonText::Kind::Null:
        return "null";
    case JsonText::Kind::Number:
    case JsonText::Kind::Bool:
        break;
    }
    return json.text.toLatin1();
}

bool isScalar(const JsonText& json)
{
    return json.items.isEmpty() && json.members.isEmpty();
}

void writeJson(const JsonText& json, qsizetype indent, QByteArray& to)
{
    if (isScalar(json)) {
        to += scalar(json);
        return;
    }
    const bool isArray = json.kind == JsonText::Kind::Array;
    const qsizetype count = isArray ? json.items.size() : json.members.size();
    to += isArray ? '[' : '{';
    for (qsizetype i = 0; i < count; ++i) {
        to += (i > 0 ? ",\n" : "\n") + QByteArray(indent + 2, ' ');
        if (!isArray)
            to += quoted(json.members[i].first) + ": ";
        writeJson(isArray ? json.items[i] : json.members[i].second, indent + 2, to);
    }
    to += '\n' + QByteArray(indent, ' ') + (isArray ? ']' : '}');
}

/// `to` stands behind a key or a dash.
void writeYaml(const JsonText& json, qsizetype indent, bool afterDash, QByteArray& to)
{
    if (isScalar(json)) {
        to += (to.isEmpty() ? "" : " ") + scalar(json) + '\n';
        return;
    }
    const QByteArray space(indent, ' ');
    if (!afterDash && !to.isEmpty())
        to += '\n';
    bool first = true;
    for (const auto& [key, value] : json.members) {
        to += (first && afterDash ? QByteArray(" ") : space) + key.toUtf8() + ':';
        writeYaml(value, indent + 2, false, to);
        first = false;
    }
    for (const JsonText& item : json.items) {
        to += space + '-';
        writeYaml(item, indent + 2, true, to);
    }
}

} // namespace

JsonText treeJson(const World& world, const Organization& organization)
{
    return TreeWriter(world, organization).write();
}

bool isTreeJson(const JsonText& json)
{
    const JsonText* const format = json.member(u"Format");
    return format && format->text == formatName;
}

QByteArray writeJson(const JsonText& json)
{
    QByteArray result;
    writeJson(json, 0, result);
    return result + '\n';
}

QByteArray writeYaml(const JsonText& json)
{
    QByteArray result;
    writeYaml(json, 0, false, result);
    return result;
}

} // namespace billfold
