// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/identityservice.h"

#include "models/services/credentialreport.h"
#include "models/services/identityservice_p.h"
#include "models/services/visibleworld.h"
#include "models/storage/identitystore.h"

#include <QCoreApplication>
#include <QLoggingCategory>
#include <QTimer>

#include <chrono>

namespace billfold
{

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace
{

Q_LOGGING_CATEGORY(logIdentity, "billfold.identity")

constexpr auto lookEvery = 3s;

Error mayNot(const QString& sentence)
{
    return {ErrorCode::Conflict, sentence, {}, u"AccessDeniedException"_s};
}

/// What asks for a password is no file that others read past it.
void keepPrivate(const Connection& connection, const LoadedDirectory& loaded)
{
    if (loaded.directory.anyProtected() && !connection.makePrivate())
        qCWarning(logIdentity) << "others may read" << connection.path();
}

bool same(const Caller& a, const Caller& b)
{
    return a.principal == b.principal && a.mfa == b.mfa && a.signedIn == b.signedIn;
}

} // namespace

Result<void> IdentityService::Private::open()
{
    auto reading = around.keeper.post<DirectoryNews>([](Connection& connection) -> Result<DirectoryNews> {
        auto loaded = loadDirectory(connection);
        if (!loaded)
            return loaded.error();
        keepPrivate(connection, *loaded);
        return newsOf(*loaded);
    });
    reading.waitForFinished();
    const Result<DirectoryNews> news = reading.result();
    if (!news)
        return news.error();
    known = *news;
    announce();
    QObject::connect(around.organizations.service, &OrganizationService::actorChanged, service,
                     [this] { announce(); });
    // Where the loop runs, which need not be this thread: the workspace may be handed over.
    QMetaObject::invokeMethod(
        service, [this] { startTimer(); }, Qt::QueuedConnection);
    return {};
}

void IdentityService::Private::flushOn(Connection& connection) const
{
    if (auto written = keeper->flush(connection); !written)
        qCWarning(logIdentity) << written.error().cause; // the timer tries again
}

void IdentityService::Private::tell(const DirectoryNews& news, Then then,
                                    std::optional<PrincipalId> renewed) const
{
    QMetaObject::invokeMethod(
        service,
        [parts = service->d.get(), news, then = std::move(then), renewed = std::move(renewed)] {
            parts->hear(news, renewed, then);
        },
        Qt::QueuedConnection);
}

Result<IdentityChange> IdentityService::Private::write(Connection& connection, const IdentityRequest& request,
                                                       const IdentityCore::Allowed& allowed,
                                                       const IdentityCore::Decide& decide, Then then,
                                                       std::optional<PrincipalId> renewed) const
{
    auto written = core->transact(connection, request, allowed, decide);
    if (!written)
        return written.error();
    keepPrivate(connection, written->loaded);
    tell(newsOf(written->loaded), std::move(then), std::move(renewed));
    return withoutSecrets(written->change);
}

void IdentityService::Private::startTimer()
{
    auto* const timer = new QTimer(service);
    QObject::connect(timer, &QTimer::timeout, service, [this] { look(); });
    timer->start(lookEvery);
}

void IdentityService::Private::look()
{
    if (looking)
        return;
    looking = true;
    static_cast<void>(around.keeper.post<void>([this, generation = known.generation](Connection& connection) {
        const auto look = [&]() -> Result<std::optional<DirectoryNews>> {
            if (keeper->hasWaiting() && !around.importing)
                flushOn(connection);
            auto now = IdentityStore(connection).generation();
            if (!now)
                return now.error();
            if (*now == generation)
                return std::optional<DirectoryNews>();
            auto loaded = loadDirectory(connection);
            if (!loaded)
                return loaded.error();
            return std::optional(newsOf(*loaded));
        };
        const auto news = look();
        if (!news)
            qCWarning(logIdentity) << news.error().cause;
        QMetaObject::invokeMethod(
            service,
            [this, news] {
                looking = false;
                if (news && *news)
                    hear(**news);
            },
            Qt::QueuedConnection);
        return Result<void>();
    }));
}

void IdentityService::Private::hear(const DirectoryNews& news, const std::optional<PrincipalId>& renewed,
                                    const Then& then)
{
    // Writer and keeper may cross: what is older than what is known already says nothing.
    const bool newer = news.generation > known.generation;
    if (newer) {
        known = news;
        if (renewed)
            sessions.renew(*renewed, known.passwordMarks);
        sessions.follow(known.directory, known.passwordMarks);
    }
    // Before anybody is told: whoever gives the first password is never seen as nobody.
    if (then)
        then();
    if (newer) {
        emit service->changed();
        announce();
    }
}

Caller IdentityService::Private::caller() const
{
    if (const auto acting = sessions.acting())
        return *acting;
    if (signInRequired() || sessions.isLocked())
        return {};
    const auto account = around.organizations.actor();
    return account ? Caller{PrincipalId{*account}} : Caller();
}

void IdentityService::Private::announce(bool always)
{
    // The organizations first: whoever hears of another caller finds it acting there.
    const auto acting = sessions.acting();
    std::optional<std::optional<AccountId>> imposed;
    if (acting)
        imposed = acting->principal->account;
    else if (signInRequired())
        imposed = std::optional<AccountId>();
    const quint64 before = announced;
    around.organizations.impose(imposed); // whose signal comes back here
    const Caller now = caller();
    const bool told = same(now, toldCaller) && toldRequired == signInRequired();
    if (told && (!always || announced != before))
        return;
    ++announced;
    toldCaller = now;
    toldRequired = signInRequired();
    emit service->callerChanged();
}

void IdentityService::Private::openSession(const PrincipalId& principal, bool mfa)
{
    sessions.open({principal, mfa, around.clock->now()}, known.passwordMarks);
    announce(true);
}

void IdentityService::Private::switchAccount(const AccountId& account)
{
    for (const Session& session : sessions.list()) {
        if (session.principal.account == account && service->switchTo(session.principal))
            return;
    }
    static_cast<void>(service->switchTo({account}).ok());
}

bool IdentityService::Private::mayActUnprotected(const AccountId& account) const
{
    const World& all = world();
    const Account* const wanted = all.account(account);
    if (!wanted || wanted->purged || known.directory.isProtected(account))
        return false;
    if (!signInRequired())
        return true;
    if (sessions.isLocked() || sessions.list().isEmpty())
        return false;
    // In the organization of a payer with a password, only the payer's people enter accounts without one,
    // as they would by the role that the payer has in them.
    const Organization* const organization = all.organizationOf(account);
    if (!organization || !known.directory.isProtected(organization->payer))
        return true;
    const QString role = u"arn:aws:iam::%1:role/OrganizationAccountAccessRole"_s.arg(account.toString());
    for (const Session& session : sessions.list()) {
        if (session.principal.account == organization->payer &&
            authorize(all, known.directory, {session.principal, session.mfa, true}, u"sts:AssumeRole"_s, role)
                .allowed)
            return true;
    }
    return false;
}

PasswordOwner IdentityService::Private::ownerOf(const PrincipalId& principal) const
{
    const Account* const account = world().account(principal.account);
    return {account ? account->name : QString(), account ? account->email : QString(), principal.name};
}

QList<PasswordRule> IdentityService::Private::check(const PrincipalId& principal,
                                                    const SecretText& password) const
{
    const PasswordOwner owner = ownerOf(principal);
    QString text = password.text();
    const AccountSecurity* const security = known.directory.security(principal.account);
    const auto rules =
        principal.kind == PrincipalId::Kind::Root
            ? checkRootPassword(text, owner)
            : checkUserPassword(text, security ? security->passwordPolicy : std::nullopt, owner);
    wipe(text);
    return rules;
}

IdentityChange withoutSecrets(IdentityChange change)
{
    const auto plain = [](std::optional<IdentityEntity>& entity) {
        auto* const credentials = entity ? std::get_if<Credentials>(&*entity) : nullptr;
        if (!credentials)
            return;
        Directory directory;
        directory.apply({{}, {}, {{{}, *credentials}}});
        *credentials = *directory.withoutSecrets().credentials(PrincipalId(credentials->principal));
    };
    for (IdentityEntityChange& one : change.changes) {
        plain(one.before);
        plain(one.after);
    }
    return change;
}

IdentityService::IdentityService(std::unique_ptr<Private> parts) : d(std::move(parts))
{
    d->service = this;
}

IdentityService::~IdentityService() = default;

void IdentityService::setHasher(std::shared_ptr<const PasswordHasher> hasher)
{
    d->hasher = std::move(hasher);
}

const Directory& IdentityService::directory() const
{
    return d->known.directory;
}

bool IdentityService::signInRequired() const
{
    return d->signInRequired();
}

World IdentityService::signInWorld() const
{
    return billfold::signInWorld(d->world(), d->known.directory);
}

Caller IdentityService::caller() const
{
    return d->caller();
}

bool IdentityService::isLocked() const
{
    return d->sessions.isLocked();
}

QList<Session> IdentityService::sessions() const
{
    return d->sessions.list();
}

QFuture<Result<SignInOutcome>> IdentityService::Private::letIn(
    std::function<Result<Doorkeeper::Answer>(Doorkeeper&, Connection&, bool importing)> ask)
{
    return around.keeper.post<SignInOutcome>(
        [this, ask = std::move(ask)](Connection& connection) -> Result<SignInOutcome> {
            const auto answer = ask(*keeper, connection, around.importing);
            if (!answer) {
                // Pages show who is locked. After the answer, so that it takes no time of it.
                QMetaObject::invokeMethod(
                    service, [this] { look(); }, Qt::QueuedConnection);
                return answer.error();
            }
            const PrincipalId principal = answer->outcome.principal;
            const bool mfa = answer->mfa;
            if (answer->outcome.step == SignInOutcome::Step::SignedIn) {
                tell(newsOf(*answer->loaded), [this, principal, mfa] { openSession(principal, mfa); });
            } else if (answer->outcome.step == SignInOutcome::Step::PasswordExpired) {
                QMetaObject::invokeMethod(
                    service,
                    [this, principal, mfa] {
                        expired = ExpiredSignIn{principal, mfa, around.clock->now()};
                    },
                    Qt::QueuedConnection);
            }
            return answer->outcome;
        });
}

QFuture<Result<SignInOutcome>> IdentityService::signIn(const SignInRequest& request)
{
    return d->letIn(
        [request, hasher = d->hasher](Doorkeeper& keeper, Connection& connection, bool importing) {
            return keeper.signIn(connection, request, *hasher, importing);
        });
}

QFuture<Result<SignInOutcome>> IdentityService::signInWithKey(const QString& keyId, const SecretText& secret,
                                                              const QString& action)
{
    return d->letIn([=](Doorkeeper& keeper, Connection& connection, bool importing) {
        return keeper.signInWithKey(connection, keyId, secret, action, importing);
    });
}

Result<void> IdentityService::switchTo(const PrincipalId& principal, Remember remember)
{
    if (d->sessions.has(principal)) {
        d->sessions.actAs(principal);
        d->announce();
        return {};
    }
    if (principal.kind != PrincipalId::Kind::Root || !d->mayActUnprotected(principal.account))
        return mayNot(tr("Sign in to the account %1 first.").arg(principal.account.toString()));
    if (d->signInRequired() || remember == Remember::No) {
        d->sessions.actUnprotected(principal);
    } else {
        d->sessions.rest();
        d->announce();
        d->around.organizations.service->actAs(principal.account);
    }
    d->announce();
    return {};
}

Result<void> IdentityService::assumeRole(const PrincipalId& id)
{
    const Caller by = d->caller();
    const Role* const role = d->known.directory.role(id.account, id.name);
    const Error no = mayNot(tr("The role %1 does not trust who is signed in.").arg(id.name));
    if (!by.principal || !role || id.kind != PrincipalId::Kind::Role || !trusts(*role, *by.principal))
        return no;
    // Named in a role of its own account a principal needs no permission of its own, but nothing may deny it.
    const bool named = trustsByName(*role, *by.principal) && by.principal->account == id.account;
    const Permit permit = may(u"sts:AssumeRole"_s, id.arn());
    const bool outright =
        (permit.organization && !permit.organization->allowed) || !permit.policies.isEmpty();
    if (!permit.allowed && (outright || !named))
        return denied(u"sts:AssumeRole"_s, permit);
    if (!d->sessions.acting())
        d->sessions.actUnprotected(*by.principal);
    d->sessions.actAsRole(role->id());
    d->announce();
    return {};
}

void IdentityService::signOut()
{
    d->sessions.close();
    d->announce(true);
}

void IdentityService::signOutAll()
{
    d->sessions.closeAll();
    d->announce(true);
}

void IdentityService::lock()
{
    if (!d->signInRequired() || d->sessions.isLocked())
        return; // nobody could unlock it
    d->sessions.lock();
    d->announce(true);
}

void IdentityService::refresh()
{
    d->look();
}

QList<PasswordRule> IdentityService::checkPassword(const PrincipalId& principal,
                                                   const SecretText& password) const
{
    return d->check(principal, password);
}

QFuture<Result<IdentityChange>> IdentityService::perform(const IdentityCommand& command)
{
    return d->around.writer.post<IdentityChange>(
        [parts = d.get(), by = d->caller(), command](Connection& connection) -> Result<IdentityChange> {
            auto written = parts->core->perform(connection, by, command);
            if (!written)
                return written.error();
            parts->tell(newsOf(written->loaded));
            return withoutSecrets(written->change);
        });
}

Result<void> IdentityService::rehearse(const IdentityCommand& command) const
{
    const Permit permit = mayPerform(d->world(), directory(), d->caller(), command);
    if (!permit.allowed)
        return denied(requiredAction(command), permit);
    auto change = decide(directory(), command, d->around.clock->now());
    return change ? Result<void>() : Result<void>(change.error());
}

Permit IdentityService::may(const QString& action, const QString& resource) const
{
    return authorize(d->world(), directory(), d->caller(), action, resource);
}

Permit IdentityService::simulate(const PrincipalId& principal, const QString& action,
                                 const QString& resource) const
{
    const Caller by = d->caller();
    const bool own = by.principal && *by.principal == principal;
    const Permit may = mayInAccount(d->world(), directory(), by, u"iam:SimulatePrincipalPolicy"_s,
                                    principal.arn(), principal.account);
    return own || may.allowed ? authorize(d->world(), directory(), {principal, true, true}, action, resource)
                              : may;
}

QFuture<Result<QByteArray>> IdentityService::credentialReport(const AccountId& account) const
{
    const Caller by = d->caller();
    return d->around.writer.post<QByteArray>(
        [parts = d.get(), by, account](Connection& connection) -> Result<QByteArray> {
            const IdentityRequest request{by, u"iam:GenerateCredentialReport"_s, PrincipalId{account}.arn(),
                                          account};
            const WritingAllowed allowed(connection); // who only reads is in the audit log, too
            QByteArray report;
            auto made = parts->core->transact(
                connection, request,
                [&](const IdentityCore::View& view) {
                    return mayInAccount(view.world, view.directory, by, request.action, u"*"_s, account);
                },
                [&](const IdentityCore::View& view) -> Result<IdentityChange> {
                    const Account* const known = view.world.account(account);
                    if (!known)
                        return noSuchPrincipal({account});
                    report = credentialReportOf(view.directory, *known);
                    return IdentityChange();
                });
            return made ? Result<QByteArray>(report) : made.error();
        });
}

} // namespace billfold
