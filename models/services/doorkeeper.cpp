// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/doorkeeper.h"

#include "models/identity/totp.h"
#include "models/services/recoverycodes.h"
#include "models/storage/identitystore.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QLocale>
#include <QMutexLocker>
#include <QRegularExpression>

#include <algorithm>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr int patience = 50;             // milliseconds for the writer's place, while an import has it
constexpr qint64 memoryOfNames = 86'400; // seconds: as long as failures count (throttle.h)

QString tr(const char* sentence)
{
    return QCoreApplication::translate("IdentityService", sentence);
}

Error failure()
{
    return {ErrorCode::Invalid,
            tr("The account, the name or the password is not right. Check them and try again."),
            {},
            u"AuthenticationFailure"_s};
}

Error wrongCode()
{
    return {ErrorCode::Invalid,
            tr("This code is not right, or it was used before. Try again with the next one."),
            {},
            u"AuthenticationFailure"_s,
            u"MFA"_s};
}

/// Accounts are typed with or without dashes.
std::optional<AccountId> accountOf(const Directory& directory, const QString& typed)
{
    const QString text = typed.trimmed();
    if (const auto id = AccountId::parse(QString(text).remove(u'-')))
        return id;
    const AccountSecurity* const security = text.isEmpty() ? nullptr : directory.securityByAlias(text);
    return security ? std::optional(security->account) : std::nullopt;
}

QByteArray hashOfName(const QString& name)
{
    return QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Sha256);
}

/// What the record calls somebody who is not known: what was typed where it has the form of an account, since
/// people also type passwords into the wrong field.
QString unknownName(const QString& typedAccount)
{
    static const QRegularExpression form(u"\\A[a-z0-9-]{3,63}\\z"_s);
    const QString text = typedAccount.trimmed();
    return form.match(text).hasMatch() ? text : u"unknown"_s;
}

Result<void> checkThrottle(const Attempts& known, const QDateTime& now)
{
    const Attempts attempts = afterTime(known, now);
    const QDateTime next = nextAttemptAt(attempts, now);
    if (next <= now)
        return {};
    const QString time = QLocale().toString(next.toLocalTime().time(), u"HH:mm:ss"_s);
    const QString sentence =
        attempts.failures >= lockedFrom
            ? tr("There were %1 wrong attempts with this name, so it is locked until %2. Try again then.")
                  .arg(QString::number(attempts.failures), time)
            : tr("There were too many wrong attempts with this name. Try again at %1.").arg(time);
    return Error{ErrorCode::Conflict, sentence, {}, u"ThrottlingException"_s, next.toString(Qt::ISODate)};
}

/// Whether what was found right is right still, now that nobody else can write: another program may have
/// taken the same code, or counted wrong attempts.
Result<void> checkAgain(const SignInTrace& trace, const Credentials& credentials, const Attempts& attempts)
{
    if (trace.count != SignInTrace::Count::Success)
        return {};
    if (auto heard = checkThrottle(attempts, trace.event.at); !heard)
        return heard;
    for (const MfaDevice& device : credentials.devices) {
        if (device.name == trace.device && device.lastStep >= trace.step)
            return wrongCode();
    }
    if (!trace.recoveryCode.isEmpty() && !credentials.recoveryCodes.contains(trace.recoveryCode))
        return wrongCode();
    return {};
}

} // namespace

Attempts applied(const SignInTrace& trace, const Attempts& attempts)
{
    switch (trace.count) {
    case SignInTrace::Count::Nothing:
        break;
    case SignInTrace::Count::Failure:
        return afterFailure(attempts, trace.event.at);
    case SignInTrace::Count::Success:
        return {};
    }
    return attempts;
}

void apply(const SignInTrace& trace, Credentials& credentials)
{
    if (trace.name.isEmpty())
        credentials.attempts = applied(trace, credentials.attempts);
    if (trace.signedIn)
        credentials.lastSignIn = trace.event.at;
    for (MfaDevice& device : credentials.devices) {
        if (device.name == trace.device)
            device.lastStep = std::max(device.lastStep, trace.step);
    }
    credentials.recoveryCodes.removeAll(trace.recoveryCode);
    for (AccessKey& key : credentials.keys) {
        if (key.id != trace.keyId)
            continue;
        key.lastUsed = trace.event.at;
        key.lastAction = trace.keyAction;
    }
}

PasswordAge passwordAge(const Directory& directory, const Credentials& credentials, const QDateTime& now)
{
    PasswordAge age;
    if (!credentials.password || credentials.principal.kind != PrincipalId::Kind::User)
        return age; // the root user's does not expire (section 6.1 of the reference)
    age.expired = credentials.password->mustChange;
    const AccountSecurity* const security = directory.security(credentials.principal.account);
    if (!security || !security->passwordPolicy || !security->passwordPolicy->maxAgeDays)
        return age;
    const QDateTime end = credentials.password->changed.addDays(*security->passwordPolicy->maxAgeDays);
    if (end <= now) {
        age.expired = true;
        age.needsAdministrator = security->passwordPolicy->hardExpiry;
        return age;
    }
    constexpr qint64 secondsADay = 86'400;
    constexpr qint64 warnedDays = 15;
    const qint64 days = (now.secsTo(end) + secondsADay - 1) / secondsADay;
    if (days <= warnedDays)
        age.daysLeft = static_cast<int>(days);
    return age;
}

Result<Doorkeeper::Visitor> Doorkeeper::visitor(Connection& connection, const SignInRequest& request) const
{
    auto loaded = loadDirectory(connection);
    if (!loaded)
        return loaded.error();
    const auto account = accountOf(loaded->directory, request.account);
    const QString typedAccount = request.account.trimmed();
    std::optional<PrincipalId> principal;
    QString typed = account ? account->toString() : typedAccount.toLower();
    if (!request.root) {
        const QString name = request.name.trimmed();
        const User* const user = account ? loaded->directory.user(*account, name) : nullptr;
        if (user)
            principal = user->id();
        typed = u"user/%1/%2"_s.arg(typed, name.toLower());
    } else {
        // By the address; by the account alone where none is given. Either way it counts as the same name.
        IdentityStore store(connection);
        QString email = request.name.trimmed().toLower();
        std::optional<AccountId> meant = account;
        if (!email.isEmpty()) {
            auto owner = store.accountByEmail(email);
            if (!owner)
                return owner.error();
            meant = typedAccount.isEmpty() || account == *owner ? *owner : std::nullopt;
        } else if (account) {
            auto known = store.emailOf(*account);
            if (!known)
                return known.error();
            email = known->toLower();
        }
        if (meant)
            principal = PrincipalId{*meant};
        typed = u"root/"_s + (email.isEmpty() ? typed : email);
    }
    auto found = visitor(connection, principal, hashOfName(typed), *std::move(loaded));
    if (found && !principal) {
        found->trace.event.principal = account ? account->toString() : unknownName(typedAccount);
        found->trace.event.account = account ? account->toString() : QString();
    }
    return found;
}

Result<Doorkeeper::Visitor> Doorkeeper::visitor(Connection& connection,
                                                const std::optional<PrincipalId>& principal,
                                                const QByteArray& name, LoadedDirectory loaded) const
{
    const Credentials* const known = principal ? loaded.directory.credentials(*principal) : nullptr;
    Credentials credentials =
        known ? *known : Credentials{principal.value_or(PrincipalId{*AccountId::parse(u"000000000000")})};
    SignInTrace trace;
    trace.event.at = m_clock->now();
    trace.event.action = u"billfold:SignIn"_s;
    if (principal) {
        trace.event.principal = principal->arn();
        trace.event.account = principal->account.toString();
    }
    if (known) {
        trace.principal = principal;
    } else {
        auto attempts = IdentityStore(connection).attempts(name);
        if (!attempts)
            return attempts.error();
        credentials.attempts = *attempts;
        trace.name = name;
    }
    for (const SignInTrace& waiting : m_waiting) {
        if (known && waiting.principal == principal)
            apply(waiting, credentials);
        else if (!known && waiting.name == name)
            credentials.attempts = applied(waiting, credentials.attempts);
    }
    return Visitor{std::move(loaded), std::move(credentials), std::move(trace)};
}

Result<Doorkeeper::Visitor> Doorkeeper::keyVisitor(Connection& connection, const QString& keyId) const
{
    auto loaded = loadDirectory(connection);
    if (!loaded)
        return loaded.error();
    // Wrong secrets count against the key, so that nobody locks a person out with them: its attempts are
    // kept like those of a name that does not exist.
    const Credentials* const owner = loaded->directory.credentialsOfKey(keyId);
    std::optional<Credentials> credentials = owner ? std::optional(*owner) : std::nullopt;
    auto found = visitor(connection, std::nullopt, hashOfName(u"key/"_s + keyId), *std::move(loaded));
    if (!found)
        return found;
    SignInTrace& trace = found->trace;
    trace.event.action = u"billfold:SignInWithKey"_s;
    trace.event.principal = u"unknown"_s;
    if (credentials) {
        credentials->attempts = found->credentials.attempts;
        found->credentials = *credentials;
        trace.principal = credentials->principal;
        trace.event.principal = credentials->principal.arn();
        trace.event.account = credentials->principal.account.toString();
    }
    return found;
}

Error Doorkeeper::refuse(Connection& connection, Visitor& visitor, const QString& why, bool importing)
{
    visitor.trace.count = SignInTrace::Count::Failure;
    visitor.trace.event.outcome = AuditEvent::Outcome::Failed;
    visitor.trace.event.reason = why;
    if (auto left = leave(connection, visitor.trace, importing); !left)
        return left.error(); // not even whether it was right is told where it cannot be counted
    return failure();
}

bool Doorkeeper::takeCode(Visitor& visitor, const SecretText& code, Answer& answer) const
{
    constexpr int stepSeconds = 30;
    SignInTrace& trace = visitor.trace;
    QString typed = code.text().remove(u' ');
    if (isTotpCode(typed)) {
        for (const MfaDevice& device : std::as_const(visitor.credentials.devices)) {
            const QDateTime deviceTime = trace.event.at.addSecs(qint64(device.drift) * stepSeconds);
            const auto step =
                acceptTotp(SecretText(QByteArray(device.secret)), typed, deviceTime, device.lastStep);
            if (step && trace.device.isEmpty()) {
                trace.device = device.name;
                trace.step = *step;
            }
        }
        wipe(typed);
        return !trace.device.isEmpty();
    }
    const SecretText plain = normalRecoveryCode(typed);
    wipe(typed);
    for (const QByteArray& hash : std::as_const(visitor.credentials.recoveryCodes)) {
        if (randomSecretMatches(hash, plain))
            trace.recoveryCode = hash;
    }
    if (trace.recoveryCode.isEmpty())
        return false;
    answer.outcome.recoveryCodesLeft = static_cast<int>(visitor.credentials.recoveryCodes.size()) - 1;
    return true;
}

Result<Doorkeeper::Answer> Doorkeeper::letIn(Connection& connection, Visitor& visitor, Answer answer,
                                             bool importing)
{
    answer.outcome.step = SignInOutcome::Step::SignedIn;
    visitor.trace.signedIn = visitor.trace.keyId.isEmpty(); // a key is used, its owner does not sign in
    if (auto left = leave(connection, visitor.trace, importing); !left)
        return left.error();
    auto loaded = loadDirectory(connection);
    if (!loaded)
        return loaded.error();
    answer.loaded = *std::move(loaded);
    return answer;
}

Result<Doorkeeper::Answer> Doorkeeper::signIn(Connection& connection, const SignInRequest& request,
                                              const PasswordHasher& hasher, bool importing)
{
    auto found = [&] {
        const QMutexLocker lock(&m_mutex);
        return visitor(connection, request);
    }();
    if (!found)
        return found.error();
    Visitor& visitor = *found;
    SignInTrace& trace = visitor.trace;
    if (auto heard = checkThrottle(visitor.credentials.attempts, trace.event.at); !heard)
        return heard.error();
    const auto& password = visitor.credentials.password;
    if (!hasher.matches(password ? password->hash : QByteArray(), request.password))
        return refuse(connection, visitor, tr("wrong password"), importing);
    Answer answer{SignInOutcome{SignInOutcome::Step::SignedIn, visitor.credentials.principal}};
    if (!visitor.credentials.devices.isEmpty()) {
        if (request.code.isEmpty()) {
            answer.outcome.step = SignInOutcome::Step::CodeNeeded;
            return answer;
        }
        if (!takeCode(visitor, request.code, answer)) {
            const Error refused = refuse(connection, visitor, tr("wrong code"), importing);
            return refused.name == "AuthenticationFailure"_L1 ? wrongCode() : refused;
        }
        answer.mfa = true;
    }
    trace.count = SignInTrace::Count::Success;
    const PasswordAge age = passwordAge(visitor.loaded.directory, visitor.credentials, trace.event.at);
    answer.outcome.daysToExpiry = age.daysLeft;
    if (!age.expired)
        return letIn(connection, visitor, answer, importing);
    trace.event.outcome = AuditEvent::Outcome::Failed;
    trace.event.reason = tr("the password has expired");
    if (auto left = leave(connection, trace, importing); !left)
        return left.error();
    if (age.needsAdministrator)
        return Error{ErrorCode::Conflict,
                     tr("This password has expired. Ask an administrator of the account for a new one."),
                     {},
                     u"PasswordExpired"_s};
    answer.outcome.step = SignInOutcome::Step::PasswordExpired;
    return answer;
}

Result<Doorkeeper::Answer> Doorkeeper::signInWithKey(Connection& connection, const QString& keyId,
                                                     const SecretText& secret, const QString& action,
                                                     bool importing)
{
    auto found = [&] {
        const QMutexLocker lock(&m_mutex);
        return keyVisitor(connection, keyId);
    }();
    if (!found)
        return found.error();
    Visitor& visitor = *found;
    visitor.trace.event.object = action;
    if (auto heard = checkThrottle(visitor.credentials.attempts, visitor.trace.event.at); !heard)
        return heard.error();
    const AccessKey* used = nullptr;
    for (const AccessKey& key : std::as_const(visitor.credentials.keys)) {
        if (key.id == keyId)
            used = &key;
    }
    const bool matches = randomSecretMatches(used ? used->hash : QByteArray(), secret);
    if (!matches || !used->active) {
        const Error refused = refuse(connection, visitor,
                                     matches ? tr("the key is not active") : tr("wrong secret"), importing);
        if (refused.name != "AuthenticationFailure"_L1)
            return refused;
        return Error{ErrorCode::Invalid,
                     tr("The access key or its secret is not right, or the key is not active any more."),
                     {},
                     refused.name};
    }
    visitor.trace.count = SignInTrace::Count::Success;
    visitor.trace.keyId = keyId;
    visitor.trace.keyAction = action;
    return letIn(connection, visitor, {SignInOutcome{{}, visitor.credentials.principal}}, importing);
}

Result<void> Doorkeeper::checkPassword(Connection& connection, const PrincipalId& principal,
                                       const SecretText& password, const PasswordHasher& hasher,
                                       bool importing)
{
    auto found = [&]() -> Result<Visitor> {
        const QMutexLocker lock(&m_mutex);
        auto loaded = loadDirectory(connection);
        if (!loaded)
            return loaded.error();
        return visitor(connection, principal, hashOfName(principal.key()), *std::move(loaded));
    }();
    if (!found)
        return found.error();
    found->trace.event.action = u"iam:ChangePassword"_s;
    if (auto heard = checkThrottle(found->credentials.attempts, found->trace.event.at); !heard)
        return heard;
    const auto& known = found->credentials.password;
    if (hasher.matches(known ? known->hash : QByteArray(), password))
        return {};
    const Error refused = refuse(connection, *found, tr("wrong password"), importing);
    if (refused.name != "AuthenticationFailure"_L1)
        return refused;
    return Error{ErrorCode::Invalid, tr("The present password is not right."), {}, refused.name};
}

Result<void> Doorkeeper::write(Connection& connection, const QList<SignInTrace>& traces, bool fresh)
{
    IdentityStore store(connection);
    for (const SignInTrace& trace : traces) {
        // Read and written alike whether the name exists or not, so that it takes the same time.
        auto directory = store.load();
        if (!directory)
            return directory.error();
        const Credentials before = credentialsOf(
            *directory, trace.principal.value_or(PrincipalId{*AccountId::parse(u"000000000000")}));
        auto attempts = trace.name.isEmpty() ? Result<Attempts>(before.attempts) : store.attempts(trace.name);
        if (!attempts)
            return attempts.error();
        if (auto right = fresh ? checkAgain(trace, before, *attempts) : Result<void>(); !right)
            return right;
        Credentials after = before;
        apply(trace, after);
        if (after != before && directory->credentials(before.principal)) { // its owner may be deleted by now
            if (auto written = store.write(credentialChange(*directory, trace.event.action, after)); !written)
                return written.error();
        }
        if (!trace.name.isEmpty() && trace.count != SignInTrace::Count::Nothing) {
            if (auto kept = store.setAttempts(trace.name, applied(trace, *attempts),
                                              trace.event.at.addSecs(-memoryOfNames));
                !kept)
                return kept;
        }
        if (auto noted = noteEvent(connection, trace.event); !noted)
            return noted;
    }
    return {};
}

Result<void> Doorkeeper::leave(Connection& connection, const SignInTrace& trace, bool importing)
{
    const QMutexLocker lock(&m_mutex);
    Transaction transaction(connection);
    if (importing) {
        const auto begun = transaction.tryBegin(patience);
        if (!begun)
            return begun.error();
        if (!*begun) {
            m_waiting.append(trace);
            return {};
        }
    } else if (auto begun = transaction.begin(); !begun) {
        return begun;
    }
    if (auto written = write(connection, m_waiting, false); !written)
        return written;
    if (auto written = write(connection, {trace}, true); !written)
        return written;
    if (auto committed = transaction.commit(); !committed)
        return committed;
    m_waiting.clear();
    return {};
}

Result<void> Doorkeeper::flush(Connection& connection)
{
    const QMutexLocker lock(&m_mutex);
    if (m_waiting.isEmpty())
        return {};
    Transaction transaction(connection);
    if (auto begun = transaction.begin(); !begun)
        return begun;
    if (auto written = write(connection, m_waiting, false); !written)
        return written;
    if (auto committed = transaction.commit(); !committed)
        return committed;
    m_waiting.clear();
    return {};
}

bool Doorkeeper::hasWaiting() const
{
    const QMutexLocker lock(&m_mutex);
    return !m_waiting.isEmpty();
}

} // namespace billfold
