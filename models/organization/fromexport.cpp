// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/organization/fromexport.h"

#include "models/organization/managedpolicy.h"

#include <QCryptographicHash>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

Organization newOrganization(const AccountId& payer, const QDateTime& created)
{
    const QString id = exportedOrganizationId(payer.toString());
    Organization organization{.id = *OrganizationId::parse(id),
                              .root = *RootId::parse(QString(id).replace(0, 1, u'r')),
                              .payer = payer};
    organization.created = created;
    organization.finalizedAt = created;
    return organization;
}

/// The account as it joins.
void join(ChangeSet& change, const World& world, const Organization& organization,
          const ExportedAccount& exported)
{
    const Account* const known = world.account(exported.id);
    Account account =
        known ? *known : Account{.id = exported.id, .name = exported.name, .created = exported.since};
    // No account was paid for by an organization before there was one, nor twice at the same time.
    QDateTime joined = std::max(exported.since, organization.created);
    for (const MembershipPeriod& period : world.periodsOf(exported.id))
        joined = std::max(joined, period.left.value_or(period.joined).addMSecs(1));
    account.membership = Membership{organization.id, organization.root, joined, JoinedMethod::Invited};
    if (account.name.isEmpty())
        account.name = exported.name;
    change.changes.append({known ? std::optional<Entity>(*known) : std::nullopt, account});
    change.changes.append(
        {{},
         MembershipPeriod{account.id, organization.id, organization.payer, joined, JoinedMethod::Invited}});
    for (auto type = organization.policyTypes.cbegin(); type != organization.policyTypes.cend(); ++type) {
        const ManagedPolicy* const policy = fullAccessPolicy(type.key());
        if (policy && type.value() == PolicyTypeStatus::Enabled)
            change.changes.append({{}, Attachment{organization.id, policy->id, account.id, policy->type}});
    }
}

} // namespace

QString exportedOrganizationId(const QString& payerKey)
{
    const QByteArray hash = QCryptographicHash::hash(payerKey.toUtf8(), QCryptographicHash::Sha256);
    QString id = u"o-"_s;
    for (int i = 0; i < 10; ++i)
        id += QLatin1Char("abcdefghijklmnopqrstuvwxyz0123456789"[static_cast<uchar>(hash[i]) % 36]);
    return id;
}

ChangeSet organizationFromExport(const World& world, const AccountId& payer,
                                 const QList<ExportedAccount>& accounts, const QDateTime& now)
{
    const auto mayJoin = [&world](const AccountId& id) {
        const Account* const known = world.account(id);
        return !known || (!known->membership && known->state == AccountState::Active);
    };
    const Organization* const present = world.organizationPaidBy(payer);
    if (!present && !mayJoin(payer))
        return {};
    QList<ExportedAccount> joining;
    for (const ExportedAccount& account : accounts) {
        if (account.id != payer && mayJoin(account.id))
            joining.append(account);
    }
    ChangeSet change;
    Organization organization = present ? *present : newOrganization(payer, now);
    if (!present) {
        ExportedAccount payerAlone{payer, {}, now};
        for (const ExportedAccount& account : accounts) {
            if (account.id == payer)
                payerAlone.name = account.name;
            payerAlone.since = std::min(payerAlone.since, account.since);
        }
        organization.created = organization.finalizedAt = payerAlone.since;
        joining.prepend(payerAlone);
    }
    if (present && joining.isEmpty())
        return {};
    const qsizetype members = (present ? world.members(organization.id).size() : 0) + joining.size();
    organization.accountQuota = std::max(organization.accountQuota, static_cast<int>(members));
    if (!present || organization != *present)
        change.changes.append({present ? std::optional<Entity>(*present) : std::nullopt, organization});
    for (const ExportedAccount& account : std::as_const(joining))
        join(change, world, organization, account);
    change.operation = present ? u"ImportAccounts"_s : u"ImportOrganization"_s;
    change.subject = organization.id.toString();
    return change;
}

} // namespace billfold
