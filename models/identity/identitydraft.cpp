// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identitydraft.h"

#include "models/identity/jobfunctions.h"

namespace billfold
{

using namespace Qt::StringLiterals;

void IdentityDraft::put(const IdentityEntity& entity)
{
    const std::optional<IdentityEntity> before = m_directory.find(entity);
    if (before == entity)
        return;
    m_directory.apply({{}, {}, {{before, entity}}});
    note(entityKey(entity), before, entity);
}

void IdentityDraft::remove(const IdentityEntity& entity)
{
    const std::optional<IdentityEntity> before = m_directory.find(entity);
    if (!before)
        return;
    m_directory.apply({{}, {}, {{before, std::nullopt}}});
    note(entityKey(entity), before, std::nullopt);
}

void IdentityDraft::note(const QString& key, const std::optional<IdentityEntity>& before,
                         const std::optional<IdentityEntity>& after)
{
    const auto place = m_placeOf.constFind(key);
    if (place == m_placeOf.cend()) {
        m_placeOf.insert(key, m_changes.size());
        m_changes.append({before, after});
    } else {
        m_changes[*place].after = after;
    }
}

IdentityChange IdentityDraft::change(const QString& operation) const
{
    IdentityChange result{operation, m_subject, m_changes};
    result.changes.removeIf([](const IdentityEntityChange& change) { return change.before == change.after; });
    return result;
}

Error identityRefusal(QStringView name, const QString& message)
{
    const bool missing = name == u"NoSuchEntity";
    const bool invalid =
        name == u"ValidationError" || name == u"InvalidInput" || name == u"MalformedPolicyDocument";
    const ErrorCode code = missing ? ErrorCode::NotFound : invalid ? ErrorCode::Invalid : ErrorCode::Conflict;
    return {code, message, {}, name.toString(), {}};
}

Result<User> requireUser(const IdentityDraft& draft, const PrincipalId& principal)
{
    if (principal.kind != PrincipalId::Kind::User)
        return identityRefusal(
            u"ValidationError",
            IdentityText::tr("This can be done with users only, not with %1.").arg(principal.arn()));
    if (const User* const user = draft.directory().user(principal.account, principal.name))
        return *user;
    return identityRefusal(u"NoSuchEntity",
                           IdentityText::tr("There is no user “%1” in the account %2. Reload the page.")
                               .arg(principal.name, principal.account.toString()));
}

Result<Group> requireGroup(const IdentityDraft& draft, const AccountId& account, const QString& name)
{
    if (const Group* const group = draft.directory().group(account, name))
        return *group;
    return identityRefusal(u"NoSuchEntity",
                           IdentityText::tr("There is no group “%1” in the account %2. Reload the page.")
                               .arg(name, account.toString()));
}

Result<Role> requireRole(const IdentityDraft& draft, const PrincipalId& principal)
{
    if (principal.kind != PrincipalId::Kind::Role)
        return identityRefusal(
            u"ValidationError",
            IdentityText::tr("This can be done with roles only, not with %1.").arg(principal.arn()));
    if (const Role* const role = draft.directory().role(principal.account, principal.name))
        return *role;
    return identityRefusal(u"NoSuchEntity",
                           IdentityText::tr("There is no role “%1” in the account %2. Reload the page.")
                               .arg(principal.name, principal.account.toString()));
}

Result<void> requirePolicy(const IdentityDraft& draft, const AccountId& account, const PolicyArn& arn)
{
    if (jobFunction(arn))
        return {};
    const IdentityPolicy* const policy = draft.directory().policy(arn);
    // Another account's policy is answered as one that does not exist. The ARN is compared as it is: kept in
    // another spelling it would not be found where the policy is deleted.
    if (policy && policy->account == account && policy->arn() == arn)
        return {};
    return identityRefusal(
        u"NoSuchEntity",
        IdentityText::tr("There is no policy %1 that the account %2 could attach. Choose one "
                         "of its own, or a ready-made one.")
            .arg(arn, account.toString()));
}

Result<IdentityPolicy> requireOwnPolicy(const IdentityDraft& draft, const PolicyArn& arn)
{
    if (const JobFunction* const job = jobFunction(arn))
        return identityRefusal(
            u"InvalidInput",
            IdentityText::tr("%1 is ready-made and cannot be changed. Make a policy of your own instead.")
                .arg(job->name));
    if (const IdentityPolicy* const policy = draft.directory().policy(arn); policy && policy->arn() == arn)
        return *policy;
    return identityRefusal(u"NoSuchEntity",
                           IdentityText::tr("There is no policy %1. Reload the page.").arg(arn));
}

Result<Credentials> requireCredentials(const IdentityDraft& draft, const PrincipalId& principal)
{
    if (principal.kind == PrincipalId::Kind::User) {
        if (const Result<User> user = requireUser(draft, principal); !user)
            return user.error();
    } else if (principal.kind == PrincipalId::Kind::Role) {
        return identityRefusal(
            u"ValidationError",
            IdentityText::tr("A role has no password, no devices and no keys: who takes it "
                             "on signs in with their own."));
    }
    const Credentials* const found = draft.directory().credentials(principal);
    Credentials none{principal};
    return found ? *found : none;
}

void replaceTrusted(IdentityDraft& draft, const PrincipalId& principal,
                    const std::optional<PrincipalId>& renamed)
{
    const QList<IdentityEntity> all = draft.directory().everything();
    for (const IdentityEntity& entity : all) {
        const Role* const role = std::get_if<Role>(&entity);
        if (!role)
            continue;
        QStringList trusted;
        for (const QString& one : role->trusted) {
            const std::optional<PrincipalId> id = PrincipalId::parse(one);
            if (!id || !(*id == principal))
                trusted.append(one);
            else if (renamed)
                trusted.append(renamed->arn());
        }
        if (trusted == role->trusted)
            continue;
        Role changed = *role;
        changed.trusted = trusted;
        draft.put(changed);
    }
}

} // namespace billfold
