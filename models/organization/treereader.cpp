// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what treejson.cpp writes.
#include "models/organization/apiname.h"
#include "models/organization/awsjsonfields.h"
#include "models/organization/treejson.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("TreeReader", sentence);
}

class TreeReader
{
public:
    TreeReader(const JsonFields& fields, OrganizationReading& reading) : m_fields(fields), m_reading(reading)
    {
    }

    void read()
    {
        const auto id = m_fields.id<OrganizationId>(u"Id"_s, tr("an organization"));
        if (!id)
            return;
        if (m_reading.id && *m_reading.id != *id) {
            m_fields.add(
                Severity::Error, u"Id"_s,
                tr("This is the organization %1, and other files are of %2. Read one organization at a "
                   "time.")
                    .arg(id->toString(), m_reading.id->toString()));
            return;
        }
        ++m_reading.files;
        m_reading.id = id;
        m_reading.payer = m_fields.id<AccountId>(u"MasterAccountId"_s, tr("the payer account"));
        m_reading.features = m_fields.word<FeatureSet>(u"FeatureSet"_s, fromApiName<FeatureSet>);
        m_reading.created = m_fields.time(u"Created"_s);
        if (const JsonText* const quota = m_fields.json().member(u"AccountQuota")) {
            bool good = false;
            const int accounts = quota->text.toInt(&good);
            if (good && accounts > 0)
                m_reading.accountQuota = accounts;
        }
        m_reading.allAccounts = m_reading.allHandshakes = m_reading.allDelegations = true;
        for (int type = 0; type <= static_cast<int>(PolicyType::NetworkSecurityDirector); ++type)
            m_reading.policiesOf.insert(static_cast<PolicyType>(type));
        if (const JsonText* const root = m_fields.object(u"Root"_s))
            readRoot(m_fields.inside(*root, u"Root"_s));
        forEach(m_fields, u"Policies"_s, [this](const JsonFields& policy) { readPolicy(policy); });
        forEach(m_fields, u"Handshakes"_s, [this](const JsonFields& handshake) { readHandshake(handshake); });
        m_reading.services = services(m_fields, u"EnabledServicePrincipals"_s, u"DateEnabled"_s);
        readResourcePolicy();
    }

private:
    template <typename Visit>
    void forEach(const JsonFields& fields, const QString& key, Visit visit)
    {
        const JsonText* const list = fields.array(key);
        for (qsizetype i = 0; list && i < list->items.size(); ++i) {
            const QString path = fields.path().isEmpty() ? key : QString(fields.path() + u'.' + key);
            visit(fields.inside(list->items[i], path + u'[' + QString::number(i) + u']'));
        }
    }

    void readRoot(const JsonFields& fields)
    {
        const auto id = fields.id<RootId>(u"Id"_s, tr("a root"));
        if (!id)
            return;
        m_reading.root = id;
        m_reading.policyTypes.emplace();
        forEach(fields, u"PolicyTypes"_s, [this](const JsonFields& one) {
            const auto type = one.word<PolicyType>(u"Type"_s, fromApiName<PolicyType>);
            const auto status = one.word<PolicyTypeStatus>(u"Status"_s, fromApiName<PolicyTypeStatus>);
            if (type && status)
                m_reading.policyTypes->insert(*type, *status);
        });
        readNode(*id, fields);
        readInside(*id, fields);
    }

    /// What roots, units and accounts have alike.
    void readNode(const NodeId& node, const JsonFields& fields)
    {
        m_reading.tags.insert(node.toString(), fields.tags(u"Tags"_s).value_or(Tags()));
        for (int type = 0; type <= static_cast<int>(PolicyType::NetworkSecurityDirector); ++type)
            m_reading.attachmentsOn[node].insert(static_cast<PolicyType>(type));
        forEach(fields, u"AttachedPolicies"_s, [&](const JsonFields& one) {
            const auto policy = one.id<PolicyId>(u"Id"_s, tr("a policy"));
            const auto type = one.word<PolicyType>(u"Type"_s, fromApiName<PolicyType>);
            if (policy && type)
                m_reading.attachments[node].insert(*policy, *type);
        });
    }

    void readInside(const NodeId& node, const JsonFields& fields)
    {
        m_reading.unitsIn.insert(node);
        m_reading.accountsIn.insert(node);
        forEach(fields, u"Accounts"_s, [&](const JsonFields& one) { readAccount(node, one); });
        forEach(fields, u"OrganizationalUnits"_s, [&](const JsonFields& one) {
            const auto id = one.id<UnitId>(u"Id"_s, tr("an organizational unit"));
            if (!id)
                return;
            m_reading.units.insert(*id, {one.text(u"Name"_s), node, one.place()});
            readNode(*id, one);
            readInside(*id, one);
        });
    }

    void readAccount(const NodeId& parent, const JsonFields& fields)
    {
        const auto id = fields.id<AccountId>(u"Id"_s, tr("an account"));
        if (!id)
            return;
        m_reading.accounts.insert(
            *id, {.name = fields.text(u"Name"_s),
                  .email = fields.text(u"Email"_s),
                  .state = fields.word<AccountState>(u"State"_s, fromApiName<AccountState>),
                  .method = fields.word<JoinedMethod>(u"JoinedMethod"_s, fromApiName<JoinedMethod>),
                  .joined = fields.time(u"JoinedTimestamp"_s),
                  .parent = parent,
                  .place = fields.place()});
        readNode(*id, fields);
        m_reading.delegations.insert(*id,
                                     services(fields, u"DelegatedServices"_s, u"DelegationEnabledDate"_s));
    }

    QMap<QString, QDateTime> services(const JsonFields& fields, const QString& key, const QString& dateKey)
    {
        QMap<QString, QDateTime> result;
        forEach(fields, key, [&](const JsonFields& one) {
            if (const auto service = one.text(u"ServicePrincipal"_s))
                result.insert(*service, one.time(dateKey).value_or(QDateTime()));
        });
        return result;
    }

    void readPolicy(const JsonFields& fields)
    {
        const auto id = fields.id<PolicyId>(u"Id"_s, tr("a policy"));
        if (!id)
            return;
        m_reading.policies.insert(*id, {.type = fields.word<PolicyType>(u"Type"_s, fromApiName<PolicyType>),
                                        .name = fields.text(u"Name"_s),
                                        .description = fields.text(u"Description"_s),
                                        .content = fields.text(u"Content"_s, 100'000),
                                        .place = fields.place()});
        m_reading.tags.insert(id->toString(), fields.tags(u"Tags"_s).value_or(Tags()));
    }

    void readHandshake(const JsonFields& fields)
    {
        const auto id = fields.id<HandshakeId>(u"Id"_s, tr("a handshake"));
        const auto action = fields.word<HandshakeAction>(u"Action"_s, fromApiName<HandshakeAction>);
        const auto state = fields.word<HandshakeState>(u"State"_s, fromApiName<HandshakeState>);
        const auto requested = fields.time(u"RequestedTimestamp"_s);
        const auto expires = fields.time(u"ExpirationTimestamp"_s);
        if (!id || !action || !state || !requested || !expires)
            return;
        m_reading.handshakes.insert(
            *id, {.action = *action,
                  .state = *state,
                  .targetAccount = AccountId::parse(fields.text(u"TargetAccountId"_s).value_or(QString())),
                  .targetEmail = fields.text(u"TargetEmail"_s).value_or(QString()),
                  .notes = fields.text(u"Notes"_s, 4096).value_or(QString()),
                  .parent = HandshakeId::parse(fields.text(u"ParentHandshakeId"_s).value_or(QString())),
                  .offeredFeatures = fields.word<FeatureSet>(u"OfferedFeatureSet"_s, fromApiName<FeatureSet>),
                  .requested = *requested,
                  .expires = *expires});
    }

    void readResourcePolicy()
    {
        m_reading.resourcePolicy.emplace();
        const JsonText* const object = m_fields.object(u"ResourcePolicy"_s);
        if (!object)
            return;
        const JsonFields policy = m_fields.inside(*object, u"ResourcePolicy"_s);
        const auto id = policy.id<ResourcePolicyId>(u"Id"_s, tr("a resource policy"));
        m_reading.resourcePolicy =
            ReadResourcePolicy{id, policy.text(u"Content"_s, 100'000).value_or(QString())};
        if (id)
            m_reading.tags.insert(id->toString(), policy.tags(u"Tags"_s).value_or(Tags()));
    }

    const JsonFields& m_fields;
    OrganizationReading& m_reading;
};

} // namespace

void readTreeJson(const JsonText& json, const QString& file, OrganizationReading& reading)
{
    const JsonFields fields(json, file, {}, reading.findings);
    TreeReader(fields, reading).read();
}

} // namespace billfold
