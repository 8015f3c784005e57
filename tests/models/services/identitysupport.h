// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/totp.h"
#include "models/organization/commands.h"
#include "models/services/identityservice.h"
#include "models/services/organizationservice.h"
#include "models/services/passwordhasher.h"
#include "tests/models/services/servicesupport.h"

#include <QCoreApplication>

#include <atomic>

namespace billfold::test
{

/// Does as little as possible, and counts.
class CountingHasher : public PasswordHasher
{
public:
    CountingHasher() : PasswordHasher(HashCost::Least) {}
    Result<QByteArray> hash(const SecretText& password) const override
    {
        ++made;
        return PasswordHasher::hash(password);
    }
    bool matches(const QByteArray& hash, const SecretText& password) const override
    {
        ++compared;
        return PasswordHasher::matches(hash, password);
    }
    mutable std::atomic<int> made{0}, compared{0};
};

inline SecretText secret(const char* text)
{
    return SecretText(QString::fromUtf8(text));
}

/// The answer, after everything that was told on the way was heard.
template <typename T>
Result<T> heard(QFuture<Result<T>> future)
{
    future.waitForFinished();
    QCoreApplication::processEvents();
    return future.result();
}
template <typename T>
T good(QFuture<Result<T>> future)
{
    Result<T> result = heard(std::move(future));
    if (!result)
        qFatal("%s", qPrintable(result.error().message + u' ' + result.error().cause));
    if constexpr (!std::is_void_v<T>)
        return *std::move(result);
}
/// The name of the error; empty where there was none.
template <typename T>
QString errorName(QFuture<Result<T>> future)
{
    const Result<T> result = heard(std::move(future));
    return result ? QString() : result.error().name;
}

/// A payer with an organization, one account linked to it, and one that stands alone; nobody has a password
/// yet. Its clock stands still until it is set.
class GuardedOffice
{
public:
    static constexpr auto rootPassword = "Pine#Forest42";
    static constexpr auto userPassword = "River-Stone7";

    GuardedOffice()
    {
        open();
        OrganizationService& organizations = workspace->organizations();
        heardChange(organizations.perform(
            {AddAccount{payer(), QStringLiteral("Payer"), QStringLiteral("pay@example.com")}}));
        organizations.actAs(payer());
        heardChange(organizations.perform({CreateOrganization{}}));
        heardChange(organizations.perform(
            {CreateAccount{QStringLiteral("Shop"), QStringLiteral("shop@example.com")}}));
        heardChange(organizations.perform(
            {AddAccount{alone(), QStringLiteral("Alone"), QStringLiteral("alone@example.com")}}));
        m_shop = organizations.world().accountByEmail(QStringLiteral("shop@example.com"))->id;
    }
    static AccountId payer() { return *AccountId::parse(u"111111111111"); }
    static AccountId alone() { return *AccountId::parse(u"333333333333"); }
    AccountId shop() const { return *m_shop; }
    static PrincipalId root() { return {payer()}; }
    static PrincipalId user(const QString& name = QStringLiteral("ines"))
    {
        return {payer(), PrincipalId::Kind::User, name};
    }

    /// Closes the file and opens it again, as if the program was started again.
    void open()
    {
        workspace.reset();
        auto opened =
            Workspace::open(dir.filePath(QStringLiteral("t.billfold")), std::make_shared<FixedClock>(now));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        workspace = *opened;
        workspace->identity().setHasher(hasher);
        QCoreApplication::processEvents();
    }
    void openAfter(int seconds)
    {
        now = now.addSecs(seconds);
        open();
    }
    IdentityService& identity() const { return workspace->identity(); }

    /// The payer's root user has a password and is signed in.
    void protect() { good(identity().setRootPassword(payer(), secret(rootPassword))); }
    /// A user of the payer, with that policy attached, and a password.
    void addUser(const QString& name = QStringLiteral("ines"),
                 const QString& policy = QStringLiteral("arn:aws:iam::aws:policy/AdministratorAccess"))
    {
        CreateUser create{payer(), name};
        create.permissions.policies = {policy};
        good(identity().perform(create));
        good(identity().setUserPassword(user(name), secret(userPassword), false));
    }
    /// Assigns a device to who acts, with the codes of now; answers with its secret.
    SecretText assignDevice(QList<SecretText>* codes = nullptr)
    {
        const auto enrolment = identity().beginMfa(*identity().caller().principal, QStringLiteral("phone"));
        if (!enrolment)
            qFatal("%s", qPrintable(enrolment.error().message));
        const qint64 step = totpStep(now);
        const auto shown = good(identity().finishMfa(*enrolment, totpCode(enrolment->secret, step - 1),
                                                     totpCode(enrolment->secret, step)));
        if (codes)
            *codes = shown;
        return enrolment->secret;
    }
    SecretText code(const SecretText& device, int later = 0) const
    {
        return SecretText(totpCode(device, totpStep(now) + later));
    }

    static SignInRequest asRoot(const char* password = rootPassword, const SecretText& code = {})
    {
        return {{}, QStringLiteral("pay@example.com"), true, secret(password), code};
    }
    static SignInRequest asUser(const QString& name = QStringLiteral("ines"),
                                const char* password = userPassword, const SecretText& code = {})
    {
        return {payer().toString(), name, false, secret(password), code};
    }
    /// What a sign-in came to: its step, or the error's name.
    QString signIn(const SignInRequest& request) const
    {
        const auto outcome = heard(identity().signIn(request));
        if (!outcome)
            return outcome.error().name;
        switch (outcome->step) {
        case SignInOutcome::Step::SignedIn:
            return QStringLiteral("in");
        case SignInOutcome::Step::CodeNeeded:
            return QStringLiteral("code");
        case SignInOutcome::Step::PasswordExpired:
            return QStringLiteral("expired");
        }
        return {};
    }
    QString caller() const
    {
        const Caller caller = identity().caller();
        return caller.principal ? caller.principal->arn() : QStringLiteral("nobody");
    }

    QTemporaryDir dir;
    QDateTime now{{2026, 10, 3}, {7, 40}, Qt::UTC};
    std::shared_ptr<CountingHasher> hasher = std::make_shared<CountingHasher>();
    std::shared_ptr<Workspace> workspace;

private:
    std::optional<AccountId> m_shop;

    static void heardChange(QFuture<Result<ChangeSet>> future) { good(std::move(future)); }
};

} // namespace billfold::test
