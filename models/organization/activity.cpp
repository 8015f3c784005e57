// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/activity.h"

#include "models/organization/apiname.h"

#include <array>

using namespace Qt::StringLiterals;

namespace billfold
{

namespace
{

using Fields = QMap<QString, QString>;

QString text(bool value)
{
    return value ? u"true"_s : u"false"_s;
}

QString text(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(Qt::ISODateWithMs) : QString();
}

void addTags(Fields& fields, const QString& prefix, const Tags& tags)
{
    for (auto tag = tags.cbegin(); tag != tags.cend(); ++tag)
        fields.insert(prefix + tag.key(), tag.value());
}

Fields fieldsOf(const Account& a)
{
    Fields fields{{u"Name"_s, a.name},
                  {u"Email"_s, a.email},
                  {u"EmailVerified"_s, text(a.emailVerified)},
                  {u"State"_s, toApiName(a.state)},
                  {u"CreatedTimestamp"_s, text(a.created)},
                  {u"CreatedByOrganization"_s, text(a.createdByOrganization)},
                  {u"ContactInformation"_s, text(a.standalone.contact)},
                  {u"PaymentMethod"_s, text(a.standalone.paymentMethod)},
                  {u"PhoneVerified"_s, text(a.standalone.phoneVerified)},
                  {u"CustomerAgreement"_s, text(a.standalone.agreement)},
                  {u"CloseRequestedTimestamp"_s, text(a.closeRequested)},
                  {u"ClosedTimestamp"_s, text(a.closed)},
                  {u"PermanentlyClosed"_s, text(a.purged)}};
    if (a.membership) {
        fields.insert(u"OrganizationId"_s, a.membership->organization.toString());
        fields.insert(u"ParentId"_s, a.membership->parent.toString());
        fields.insert(u"JoinedTimestamp"_s, text(a.membership->joined));
        fields.insert(u"JoinedMethod"_s, toApiName(a.membership->method));
    }
    addTags(fields, u"Tags."_s, a.tags);
    return fields;
}

Fields fieldsOf(const MembershipPeriod& p)
{
    return {{u"AccountId"_s, p.account.toString()},
            {u"OrganizationId"_s, p.organization.toString()},
            {u"PayerAccountId"_s, p.payer.toString()},
            {u"JoinedTimestamp"_s, text(p.joined)},
            {u"JoinedMethod"_s, toApiName(p.method)},
            {u"LeftTimestamp"_s, p.left ? text(*p.left) : QString()},
            {u"DepartureMethod"_s, p.departure ? toApiName(*p.departure) : QString()}};
}

Fields fieldsOf(const CreateAccountRequest& r)
{
    Fields fields{{u"OrganizationId"_s, r.organization.toString()},
                  {u"AccountName"_s, r.accountName},
                  {u"Email"_s, r.email},
                  {u"RoleName"_s, r.roleName},
                  {u"IamUserAccessToBilling"_s, r.billingAccess ? u"ALLOW"_s : u"DENY"_s},
                  {u"State"_s, toApiName(r.state)},
                  {u"FailureReason"_s, r.failureReason},
                  {u"RequestedTimestamp"_s, text(r.requested)},
                  {u"CompletedTimestamp"_s, text(r.completed)},
                  {u"AccountId"_s, r.account ? r.account->toString() : QString()},
                  {u"DestinationParentId"_s, r.destination ? r.destination->toString() : QString()}};
    addTags(fields, u"Tags."_s, r.tags);
    return fields;
}

Fields fieldsOf(const Organization& o)
{
    Fields fields{{u"RootId"_s, o.root.toString()},
                  {u"MasterAccountId"_s, o.payer.toString()},
                  {u"FeatureSet"_s, toApiName(o.features)},
                  {u"CreatedTimestamp"_s, text(o.created)},
                  {u"FinalizedTimestamp"_s, text(o.finalizedAt)},
                  {u"AccountQuota"_s, QString::number(o.accountQuota)}};
    addTags(fields, u"RootTags."_s, o.rootTags);
    for (auto type = o.policyTypes.cbegin(); type != o.policyTypes.cend(); ++type)
        fields.insert("PolicyTypes."_L1 + toApiName(type.key()), toApiName(type.value()));
    for (auto service = o.trustedServices.cbegin(); service != o.trustedServices.cend(); ++service)
        fields.insert("ServiceAccess."_L1 + service.key(), text(service.value()));
    if (o.resourcePolicy) {
        fields.insert(u"ResourcePolicy.Id"_s, o.resourcePolicy->id.toString());
        fields.insert(u"ResourcePolicy.Content"_s, o.resourcePolicy->content);
        addTags(fields, u"ResourcePolicy.Tags."_s, o.resourcePolicy->tags);
    }
    return fields;
}

Fields fieldsOf(const Unit& u)
{
    Fields fields{{u"OrganizationId"_s, u.organization.toString()},
                  {u"ParentId"_s, u.parent.toString()},
                  {u"Name"_s, u.name},
                  {u"CreatedTimestamp"_s, text(u.created)}};
    addTags(fields, u"Tags."_s, u.tags);
    return fields;
}

Fields fieldsOf(const Policy& p)
{
    Fields fields{{u"OrganizationId"_s, p.organization.toString()},
                  {u"Type"_s, toApiName(p.type)},
                  {u"Name"_s, p.name},
                  {u"Description"_s, p.description},
                  {u"Content"_s, p.content}};
    addTags(fields, u"Tags."_s, p.tags);
    return fields;
}

Fields fieldsOf(const Attachment& a)
{
    return {{u"OrganizationId"_s, a.organization.toString()},
            {u"PolicyId"_s, a.policy.toString()},
            {u"TargetId"_s, a.target.toString()},
            {u"Type"_s, toApiName(a.type)}};
}

Fields fieldsOf(const Delegation& d)
{
    return {{u"OrganizationId"_s, d.organization.toString()},
            {u"AccountId"_s, d.account.toString()},
            {u"ServicePrincipal"_s, d.service},
            {u"DelegationEnabledDate"_s, text(d.since)}};
}

Fields fieldsOf(const Handshake& h)
{
    Fields fields{{u"Action"_s, toApiName(h.action)},
                  {u"State"_s, toApiName(h.state)},
                  {u"OrganizationId"_s, h.organization.toString()},
                  {u"TargetAccountId"_s, h.targetAccount ? h.targetAccount->toString() : QString()},
                  {u"TargetEmail"_s, h.targetEmail},
                  {u"ParentHandshakeId"_s, h.parent ? h.parent->toString() : QString()},
                  {u"ResponsibilityTransferId"_s, h.transfer ? h.transfer->toString() : QString()},
                  {u"OrganizationFeatureSet"_s, toApiName(h.offeredFeatures)},
                  {u"Notes"_s, h.notes},
                  {u"RequestedTimestamp"_s, text(h.requested)},
                  {u"ExpirationTimestamp"_s, text(h.expires)},
                  {u"EndedTimestamp"_s, text(h.ended)}};
    addTags(fields, u"Tags."_s, h.tags);
    return fields;
}

Fields fieldsOf(const ResponsibilityTransfer& t)
{
    Fields fields{{u"Name"_s, t.name},
                  {u"SourceOrganizationId"_s, t.source.toString()},
                  {u"TargetOrganizationId"_s, t.target.toString()},
                  {u"Status"_s, toApiName(t.status)},
                  {u"StartTimestamp"_s, text(t.start)},
                  {u"EndTimestamp"_s, text(t.end)},
                  {u"ActiveHandshakeId"_s, t.activeHandshake ? t.activeHandshake->toString() : QString()}};
    addTags(fields, u"Tags."_s, t.tags);
    return fields;
}

Fields fieldsOf(const std::optional<Entity>& entity)
{
    return entity ? std::visit([](const auto& value) { return fieldsOf(value); }, *entity) : Fields();
}

// In the order of Entity
constexpr std::array kinds{"Account"_L1,
                           "MembershipPeriod"_L1,
                           "CreateAccountRequest"_L1,
                           "Organization"_L1,
                           "OrganizationalUnit"_L1,
                           "Policy"_L1,
                           "PolicyAttachment"_L1,
                           "DelegatedAdministrator"_L1,
                           "Handshake"_L1,
                           "ResponsibilityTransfer"_L1};
static_assert(kinds.size() == std::variant_size_v<Entity>);

} // namespace

QList<FieldChange> fieldChanges(const ChangeSet& change)
{
    QList<FieldChange> result;
    for (const EntityChange& entity : change.changes) {
        const Fields before = fieldsOf(entity.before), after = fieldsOf(entity.after);
        Fields names = before;
        names.insert(after);
        for (auto name = names.cbegin(); name != names.cend(); ++name) {
            const QString was = before.value(name.key()), is = after.value(name.key());
            // A tag with an empty value is a tag all the same
            const bool cameOrWent =
                before.contains(name.key()) != after.contains(name.key()) && name.key().contains(u'.');
            if (was != is || cameOrWent)
                result.append({kinds.at(entity.any().index()), entityKey(entity.any()), name.key(), was, is});
        }
    }
    return result;
}

} // namespace billfold
