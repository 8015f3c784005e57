// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/identityservice.h"

#include "models/identity/totp.h"
#include "models/services/identityservice_p.h"
#include "models/services/recoverycodes.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace billfold
{

// Passwords, devices and keys: what needs a secret.

using namespace Qt::StringLiterals;

namespace
{

using View = IdentityCore::View;

constexpr int expiredSignInHolds = 600;       // seconds
constexpr qsizetype rememberedPasswords = 24; // as many as a policy can ask for
constexpr qsizetype deviceLimit = 8;
constexpr qsizetype keyLimit = 2;
constexpr int enrolWindow = 1;    // steps
constexpr int resyncWindow = 120; // steps to each side: an hour

QString tr(const char* sentence)
{
    return QCoreApplication::translate("IdentityService", sentence);
}

template <typename T>
QFuture<Result<T>> answered(Error error)
{
    Promised<T> promised;
    promised.give(std::move(error));
    return promised.future();
}

Error invalid(const QString& sentence, const QString& name)
{
    return {ErrorCode::Invalid, sentence, {}, name};
}

Error conflict(const QString& sentence, const QString& name)
{
    return {ErrorCode::Conflict, sentence, {}, name};
}

/// May the caller of the request do that to the principal's credentials (mayManage), asked where it is
/// written.
IdentityCore::Allowed managing(const IdentityRequest& request, const PrincipalId& principal)
{
    return [request, principal](const View& view) {
        return mayManage(view.world, view.directory, request.caller, request.action, principal);
    };
}

/// Refuses a password that does not keep the rules, with the first that is not met.
Result<void> rulesMet(const QList<PasswordRule>& rules)
{
    const auto missed =
        std::find_if(rules.cbegin(), rules.cend(), [](const PasswordRule& rule) { return !rule.met; });
    if (missed == rules.cend())
        return {};
    return invalid(tr("The password does not keep a rule: %1.").arg(missed->text),
                   u"PasswordPolicyViolation"_s);
}

/// Where the account's policy keeps earlier passwords from coming again. Each takes the time of one hash.
Result<void> checkReuse(const Directory& directory, const Credentials& credentials, const SecretText& next,
                        const PasswordHasher& hasher)
{
    if (!credentials.password)
        return {};
    const AccountSecurity* const security = directory.security(credentials.principal.account);
    const bool user = credentials.principal.kind == PrincipalId::Kind::User;
    const int prevented = user && security && security->passwordPolicy
                              ? security->passwordPolicy->reusePrevention.value_or(0)
                              : 0;
    QList<QByteArray> taken = credentials.password->earlier;
    taken.prepend(credentials.password->hash);
    // One that must be changed becomes another one in any case.
    taken = taken.first(
        std::min<qsizetype>(taken.size(), std::max(prevented, credentials.password->mustChange ? 1 : 0)));
    for (const QByteArray& hash : std::as_const(taken)) {
        if (hasher.matches(hash, next))
            return invalid(tr("This password was used before. Choose another one."),
                           u"PasswordPolicyViolation"_s);
    }
    return {};
}

/// The credentials with another password.
Credentials withPassword(Credentials credentials, const QByteArray& hash, bool mustChange,
                         const QDateTime& now)
{
    PasswordRecord record{hash, now, mustChange, {}};
    if (credentials.password && credentials.principal.kind == PrincipalId::Kind::User) {
        record.earlier = credentials.password->earlier;
        record.earlier.prepend(credentials.password->hash);
        record.earlier = record.earlier.first(std::min(record.earlier.size(), rememberedPasswords));
    }
    credentials.password = record;
    return credentials;
}

/// Random characters of Base32: capital letters and digits.
QString randomText(int bytes)
{
    return base32(SecretText(randomBytes(bytes)));
}

const MfaDevice* deviceOf(const Credentials& credentials, const QString& name)
{
    const auto found = std::find_if(credentials.devices.cbegin(), credentials.devices.cend(),
                                    [&](const MfaDevice& device) { return device.name == name; });
    return found == credentials.devices.cend() ? nullptr : &*found;
}

/// Whether a device of that name can be assigned: its serial is made of it, so that is unique in the account.
Result<void> checkDevice(const Directory& directory, const PrincipalId& principal, const QString& name)
{
    static const QRegularExpression form(u"\\A[A-Za-z0-9_+=,.@-]{1,64}\\z"_s);
    if (principal.kind == PrincipalId::Kind::Role)
        return invalid(tr("Roles have no MFA devices."), u"ValidationError"_s);
    if (!form.match(name).hasMatch())
        return invalid(tr("A device's name has 1 to 64 letters, digits and the characters + = , . @ _ -"),
                       u"ValidationError"_s);
    if (credentialsOf(directory, principal).devices.size() >= deviceLimit)
        return conflict(tr("There are %1 devices already. Remove one first.").arg(deviceLimit),
                        u"LimitExceeded"_s);
    QList<PrincipalId> all{PrincipalId{principal.account}};
    for (const User& user : directory.users(principal.account))
        all.append(user.id());
    for (const PrincipalId& one : std::as_const(all)) {
        const Credentials* const credentials = directory.credentials(one);
        if (credentials && deviceOf(*credentials, name))
            return conflict(
                tr("There is a device %1 in this account already. Choose another name.").arg(name),
                u"EntityAlreadyExists"_s);
    }
    return {};
}

Error wrongCodes()
{
    return invalid(tr("These are not two codes in a row of this device. Wait for the next code, and enter it "
                      "and the one after it."),
                   u"InvalidAuthenticationCode"_s);
}

Error changedMeanwhile()
{
    return conflict(tr("Somebody else changed it meanwhile. Try again."), u"ConcurrentModification"_s);
}

/// Ten new codes and their hashes.
struct RecoveryCodes {
    QList<SecretText> shown = makeRecoveryCodes();
    QList<QByteArray> hashes() const
    {
        QList<QByteArray> list;
        for (const SecretText& code : shown)
            list.append(hashRandomSecret(normalRecoveryCode(code.text())));
        return list;
    }
};

} // namespace

QFuture<Result<void>> IdentityService::setRootPassword(const AccountId& account, const SecretText& password)
{
    const PrincipalId root{account};
    if (auto met = rulesMet(checkPassword(root, password)); !met)
        return answered<void>(met.error());
    const Caller by = d->caller();
    const bool anybody = !d->signInRequired();
    const IdentityRequest request{by, u"iam:CreateLoginProfile"_s, root.arn(), account};
    Private* const parts = d.get();
    return d->inTwoSteps<void>([=, hasher = d->hasher](Connection&) -> Result<Private::Step<void>> {
        auto hash = hasher->hash(password);
        if (!hash)
            return hash.error();
        return Private::Step<void>([=, hash = *hash](Connection& connection) -> Result<void> {
            auto written = parts->write(
                connection, request,
                [&](const View& view) {
                    // Without any password whoever opens the file can act as any account.
                    if (anybody && !view.directory.anyProtected())
                        return authorize(view.world, view.directory, {root}, request.action,
                                         request.resource);
                    return mayInAccount(view.world, view.directory, by, request.action, request.resource,
                                        account);
                },
                [&](const View& view) -> Result<IdentityChange> {
                    if (!exists(view.world, view.directory, root))
                        return noSuchPrincipal(root);
                    if (view.directory.isProtected(account))
                        return conflict(
                            tr("The account %1 has a password already. Change it on its page of credentials.")
                                .arg(account.toString()),
                            u"EntityAlreadyExists"_s);
                    return credentialChange(
                        view.directory, u"CreateLoginProfile"_s,
                        withPassword(credentialsOf(view.directory, root), hash, false, view.now));
                },
                [parts, root] { parts->openSession(root, false); });
            return written ? Result<void>() : written.error();
        });
    });
}

IdentityCore::Allowed IdentityService::Private::mayChangePassword(const Caller& by,
                                                                  const PrincipalId& principal,
                                                                  bool wasExpired) const
{
    return [=](const View& view) -> Permit {
        if (wasExpired)
            return {};
        const Permit permit =
            authorize(view.world, view.directory, by, u"iam:ChangePassword"_s, principal.arn());
        const AccountSecurity* const security = view.directory.security(principal.account);
        const bool policy =
            security && security->passwordPolicy && security->passwordPolicy->allowUsersToChange;
        const bool byOrganization = permit.organization && !permit.organization->allowed;
        return policy && !byOrganization && permit.policies.isEmpty() ? Permit() : permit;
    };
}

QFuture<Result<void>> IdentityService::changePassword(const PrincipalId& principal, const SecretText& present,
                                                      const SecretText& next)
{
    Private* const parts = d.get();
    const Caller acting = d->caller();
    const QDateTime now = d->around.clock->now();
    const bool own = acting.principal && *acting.principal == principal;
    const bool expired = !own && d->expired && d->expired->principal == principal &&
                         d->expired->at.secsTo(now) <= expiredSignInHolds;
    if (!own && !expired)
        return answered<void>(
            conflict(tr("Only who is signed in changes its own password."), u"AccessDeniedException"_s));
    if (auto met = rulesMet(checkPassword(principal, next)); !met)
        return answered<void>(met.error());
    const bool mfa = expired ? d->expired->mfa : acting.mfa;
    const Caller by = expired ? Caller{principal, mfa, true} : acting;
    const IdentityRequest request{by, u"iam:ChangePassword"_s, principal.arn(), principal.account};
    const auto allowed = d->mayChangePassword(by, principal, expired);
    // Who may not is told so, and not whether the present password is right.
    if (!allowed({d->world(), directory(), now}).allowed)
        return d->around.writer.post<void>([=](Connection& connection) -> Result<void> {
            auto written =
                parts->write(connection, request, allowed,
                             [](const View&) -> Result<IdentityChange> { return changedMeanwhile(); });
            return written ? Result<void>() : written.error();
        });
    return d->inTwoSteps<void>([=, hasher = d->hasher](Connection& keeping) -> Result<Private::Step<void>> {
        if (auto right =
                parts->keeper->checkPassword(keeping, principal, present, *hasher, parts->around.importing);
            !right)
            return right.error();
        auto loaded = loadDirectory(keeping);
        if (!loaded)
            return loaded.error();
        const Credentials before = credentialsOf(loaded->directory, principal);
        if (auto fresh = checkReuse(loaded->directory, before, next, *hasher); !fresh)
            return fresh.error();
        auto hash = hasher->hash(next);
        if (!hash)
            return hash.error();
        return Private::Step<void>([=, hash = *hash](Connection& connection) -> Result<void> {
            auto written = parts->write(
                connection, request, allowed,
                [&](const View& view) -> Result<IdentityChange> {
                    const Credentials still = credentialsOf(view.directory, principal);
                    if (still.password != before.password)
                        return changedMeanwhile();
                    return credentialChange(view.directory, u"ChangePassword"_s,
                                            withPassword(still, hash, false, view.now));
                },
                [=] {
                    parts->expired.reset();
                    // What was locked while it was hashed stays so: only a sign-in opens it.
                    if (expired || (!parts->sessions.isLocked() && !parts->sessions.has(principal)))
                        parts->openSession(principal, mfa);
                },
                principal);
            return written ? Result<void>() : written.error();
        });
    });
}

QFuture<Result<void>> IdentityService::setUserPassword(const PrincipalId& user, const SecretText& password,
                                                       bool mustChange)
{
    if (user.kind != PrincipalId::Kind::User)
        return answered<void>(invalid(tr("Only users are given a password."), u"ValidationError"_s));
    if (auto met = rulesMet(checkPassword(user, password)); !met)
        return answered<void>(met.error());
    const Caller by = d->caller();
    const Credentials* const known = directory().credentials(user);
    const bool has = known && known->password;
    const IdentityRequest request{by, has ? u"iam:UpdateLoginProfile"_s : u"iam:CreateLoginProfile"_s,
                                  user.arn(), user.account};
    Private* const parts = d.get();
    return d->inTwoSteps<void>([=, hasher = d->hasher](Connection& keeping) -> Result<Private::Step<void>> {
        auto loaded = loadDirectory(keeping);
        if (!loaded)
            return loaded.error();
        Credentials before = credentialsOf(loaded->directory, user);
        if (before.password)
            before.password->mustChange = false; // who sets it may set the same again
        if (auto fresh = checkReuse(loaded->directory, before, password, *hasher); !fresh)
            return fresh.error();
        auto hash = hasher->hash(password);
        if (!hash)
            return hash.error();
        return Private::Step<void>([=, hash = *hash](Connection& connection) -> Result<void> {
            auto written = parts->write(
                connection, request,
                [&](const View& view) {
                    return mayInAccount(view.world, view.directory, by, request.action, request.resource,
                                        user.account);
                },
                [&](const View& view) -> Result<IdentityChange> {
                    if (!exists(view.world, view.directory, user))
                        return noSuchPrincipal(user);
                    return credentialChange(
                        view.directory, request.action.mid(4),
                        withPassword(credentialsOf(view.directory, user), hash, mustChange, view.now));
                });
            return written ? Result<void>() : written.error();
        });
    });
}

Result<MfaEnrolment> IdentityService::beginMfa(const PrincipalId& principal, const QString& device) const
{
    const World& world = d->world();
    const QString action = u"iam:EnableMFADevice"_s;
    if (const Permit permit = mayManage(world, directory(), d->caller(), action, principal); !permit.allowed)
        return denied(action, permit);
    if (!exists(world, directory(), principal))
        return noSuchPrincipal(principal);
    if (auto free = checkDevice(directory(), principal, device); !free)
        return free.error();
    MfaEnrolment enrolment{principal, device, makeTotpSecret(), {}};
    enrolment.uri = totpUri(
        device, principal.kind == PrincipalId::Kind::Root ? principal.account.toString() : principal.name,
        enrolment.secret);
    return enrolment;
}

QFuture<Result<QList<SecretText>>> IdentityService::finishMfa(const MfaEnrolment& enrolment,
                                                              const QString& first, const QString& second)
{
    const Caller by = d->caller();
    const PrincipalId principal = enrolment.principal;
    const IdentityRequest request{by, u"iam:EnableMFADevice"_s, principal.arn(), principal.account};
    return d->around.writer.post<QList<SecretText>>([=, parts = d.get()](
                                                        Connection& connection) -> Result<QList<SecretText>> {
        const RecoveryCodes codes;
        bool firstDevice = false;
        auto written = parts->write(
            connection, request, managing(request, principal),
            [&](const View& view) -> Result<IdentityChange> {
                if (!exists(view.world, view.directory, principal))
                    return noSuchPrincipal(principal);
                if (auto free = checkDevice(view.directory, principal, enrolment.device); !free)
                    return free.error();
                const auto step = acceptTwoTotp(enrolment.secret, first, second, view.now, 0, enrolWindow);
                if (!step)
                    return wrongCodes();
                Credentials after = credentialsOf(view.directory, principal);
                firstDevice = after.devices.isEmpty();
                after.devices.append({enrolment.device, enrolment.secret.bytes(), view.now, *step, 0});
                after.mfaPostponed.reset();
                if (firstDevice)
                    after.recoveryCodes = codes.hashes();
                return credentialChange(view.directory, u"EnableMFADevice"_s, after);
            });
        if (!written)
            return written.error();
        return firstDevice ? codes.shown : QList<SecretText>();
    });
}

QFuture<Result<void>> IdentityService::resynchronizeMfa(const PrincipalId& principal, const QString& device,
                                                        const QString& first, const QString& second)
{
    const Caller by = d->caller();
    const IdentityRequest request{by, u"iam:ResyncMFADevice"_s, principal.arn(), principal.account};
    return d->around.writer.post<void>([=, parts = d.get()](Connection& connection) -> Result<void> {
        auto written = parts->write(
            connection, request, managing(request, principal),
            [&](const View& view) -> Result<IdentityChange> {
                Credentials after = credentialsOf(view.directory, principal);
                for (MfaDevice& one : after.devices) {
                    if (one.name != device)
                        continue;
                    const auto step = acceptTwoTotp(SecretText(QByteArray(one.secret)), first, second,
                                                    view.now, one.lastStep, resyncWindow);
                    if (!step)
                        return wrongCodes();
                    one.lastStep = *step;
                    one.drift = static_cast<int>(*step - totpStep(view.now));
                    return credentialChange(view.directory, u"ResyncMFADevice"_s, after);
                }
                return Error{
                    ErrorCode::NotFound, tr("There is no device %1.").arg(device), {}, u"NoSuchEntity"_s};
            });
        return written ? Result<void>() : written.error();
    });
}

QFuture<Result<QList<SecretText>>> IdentityService::makeRecoveryCodes(const PrincipalId& principal)
{
    const Caller by = d->caller();
    const IdentityRequest request{by, u"iam:EnableMFADevice"_s, principal.arn(), principal.account};
    return d->around.writer.post<QList<SecretText>>([=, parts = d.get()](
                                                        Connection& connection) -> Result<QList<SecretText>> {
        const RecoveryCodes codes;
        auto written = parts->write(
            connection, request, managing(request, principal),
            [&](const View& view) -> Result<IdentityChange> {
                Credentials after = credentialsOf(view.directory, principal);
                if (after.devices.isEmpty())
                    return conflict(tr("Assign an MFA device first: recovery codes stand in for its codes."),
                                    u"NoSuchEntity"_s);
                after.recoveryCodes = codes.hashes();
                return credentialChange(view.directory, u"CreateRecoveryCodes"_s, after);
            });
        return written ? Result<QList<SecretText>>(codes.shown) : written.error();
    });
}

QFuture<Result<void>> IdentityService::postponeMfa(const PrincipalId& principal)
{
    const Caller by = d->caller();
    const IdentityRequest request{by, u"iam:EnableMFADevice"_s, principal.arn(), principal.account};
    return d->around.writer.post<void>([=, parts = d.get()](Connection& connection) -> Result<void> {
        auto written = parts->write(connection, request, managing(request, principal),
                                    [&](const View& view) -> Result<IdentityChange> {
                                        if (!exists(view.world, view.directory, principal))
                                            return noSuchPrincipal(principal);
                                        Credentials after = credentialsOf(view.directory, principal);
                                        after.mfaPostponed = view.now;
                                        return credentialChange(view.directory, u"PostponeMFA"_s, after);
                                    });
        return written ? Result<void>() : written.error();
    });
}

QFuture<Result<NewAccessKey>> IdentityService::createAccessKey(const PrincipalId& principal)
{
    const Caller by = d->caller();
    const IdentityRequest request{by, u"iam:CreateAccessKey"_s, principal.arn(), principal.account};
    return d->around.writer.post<NewAccessKey>(
        [=, parts = d.get()](Connection& connection) -> Result<NewAccessKey> {
            constexpr int idBytes = 10;     // sixteen characters
            constexpr int secretBytes = 25; // forty
            QString secret = randomText(secretBytes);
            const NewAccessKey key{u"AKIA"_s + randomText(idBytes), SecretText(secret)};
            wipe(secret);
            auto written = parts->write(
                connection, request,
                [&](const View& view) {
                    return unlessRootUsers(mayInAccount(view.world, view.directory, by, request.action,
                                                        request.resource, principal.account),
                                           by, principal);
                },
                [&](const View& view) -> Result<IdentityChange> {
                    if (principal.kind == PrincipalId::Kind::Role ||
                        !exists(view.world, view.directory, principal))
                        return noSuchPrincipal(principal);
                    Credentials after = credentialsOf(view.directory, principal);
                    if (after.keys.size() >= keyLimit)
                        return conflict(tr("There are two access keys already. Delete one first."),
                                        u"LimitExceeded"_s);
                    after.keys.append({key.id, hashRandomSecret(key.secret), true, view.now, {}, {}});
                    return credentialChange(view.directory, u"CreateAccessKey"_s, after);
                });
            return written ? Result<NewAccessKey>(key) : written.error();
        });
}

} // namespace billfold
