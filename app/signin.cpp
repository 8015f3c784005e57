// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/signin.h"

#include "app/keyring.h"
#include "app/secretinput.h"
#include "models/services/organizationservice.h"

#include <QCoreApplication>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

constexpr auto keyVariable = "BILLFOLD_ACCESS_KEY_ID";
constexpr auto secretVariable = "BILLFOLD_SECRET_ACCESS_KEY";

QString tr(const char* sentence)
{
    return QCoreApplication::translate("SignIn", sentence);
}

/// The answer, after the service heard of it: a command has no loop that would let it.
template <typename T>
Result<T> heard(QFuture<Result<T>> future)
{
    future.waitForFinished();
    QCoreApplication::processEvents();
    return future.result();
}

/// What makes a root user of the words' account act, where it has no password.
Result<bool> actWithoutPassword(Workspace& workspace, const SignInRequest& request)
{
    if (!request.root || workspace.identity().signInRequired())
        return false;
    const World& world = workspace.organizations().world();
    const Directory& directory = workspace.identity().directory();
    std::optional<AccountId> account = AccountId::parse(request.account);
    if (const AccountSecurity* const security = directory.securityByAlias(request.account))
        account = security->account;
    if (const Account* const owner = world.accountByEmail(request.name))
        account = owner->id;
    if (!account || !world.account(*account))
        return Error{
            ErrorCode::NotFound, tr("There is no account %1 here.").arg(request.account + request.name), {}};
    auto switched = workspace.identity().switchTo({*account}, IdentityService::Remember::No);
    return switched ? Result<bool>(true) : switched.error();
}

} // namespace

Result<SignInWords> takeSignIn(QStringList& words)
{
    SignInWords taken;
    const QList<QPair<QString, QString*>> options{{u"--user"_s, &taken.user},
                                                  {u"--password-fd"_s, &taken.passwordFd},
                                                  {u"--code-fd"_s, &taken.codeFd},
                                                  {u"--key-id"_s, &taken.keyId},
                                                  {u"--key-fd"_s, &taken.keyFd}};
    for (const auto& [name, value] : options) {
        for (qsizetype i = 0; i < words.size() && words[i] != "--"_L1;) {
            if (words[i].startsWith(name + u'=')) {
                *value = words.takeAt(i).mid(name.size() + 1);
            } else if (words[i] == name && i + 1 < words.size()) {
                *value = words[i + 1];
                words.remove(i, 2);
            } else if (words[i] == name) {
                return Error{ErrorCode::Usage, tr("%1 needs a value. See billfold --help.").arg(name), {}};
            } else {
                ++i;
            }
        }
    }
    if (!taken.user.isEmpty() && !taken.keyId.isEmpty())
        return Error{ErrorCode::Usage, tr("Name a user or an access key, not both."), {}};
    if (!taken.named())
        taken.keyId = qEnvironmentVariable(keyVariable);
    return taken;
}

Result<SignInRequest> requestOf(const SignInWords& words)
{
    SignInRequest request;
    const QString user = words.user.trimmed();
    const qsizetype slash = user.indexOf(u'/');
    if (slash >= 0) {
        request.account = user.left(slash);
        request.name = user.mid(slash + 1);
        if (request.account.isEmpty() || request.name.isEmpty())
            return Error{ErrorCode::Usage,
                         tr("--user is ACCOUNT/NAME, or the account or address alone for its root user."),
                         {}};
    } else {
        request.root = true;
        (user.contains(u'@') ? request.name : request.account) = user;
    }
    return request;
}

Result<SecretText> secretOf(const SignInWords& words, const QString& database)
{
    const bool key = words.user.isEmpty();
    if (key && !words.keyFd.isEmpty())
        return readSecret(words.keyFd, u"--key-fd"_s);
    if (!key && !words.passwordFd.isEmpty())
        return readSecret(words.passwordFd, u"--password-fd"_s);
    if (key && !qEnvironmentVariableIsEmpty(secretVariable)) {
        SecretText secret(qgetenv(secretVariable));
        qunsetenv(secretVariable);
        return secret;
    }
    if (auto kept = keyringRead(keyringEntry(database, key ? words.keyId : words.user)))
        return *std::move(kept);
    return askSecret(key ? tr("Secret of the access key %1: ").arg(words.keyId)
                         : tr("Password of %1: ").arg(words.user));
}

Result<SecretText> codeOf(const SignInWords& words)
{
    return words.codeFd.isEmpty() ? askSecret(tr("MFA code: ")) : readSecret(words.codeFd, u"--code-fd"_s);
}

Result<SignInOutcome> signIn(const std::shared_ptr<Workspace>& workspace, const SignInWords& words,
                             const QString& action, const std::optional<SecretText>& password)
{
    IdentityService& identity = workspace->identity();
    auto secret = password ? Result<SecretText>(*password) : secretOf(words, workspace->path());
    if (!secret)
        return secret.error();
    if (words.user.isEmpty())
        return heard(identity.signInWithKey(words.keyId, *secret, action));
    auto request = requestOf(words);
    if (!request)
        return request.error();
    request->password = *secret;
    auto outcome = heard(identity.signIn(*request));
    if (!outcome || outcome->step != SignInOutcome::Step::CodeNeeded)
        return outcome;
    auto code = codeOf(words);
    if (!code)
        return code.error();
    request->code = *code;
    return heard(identity.signIn(*request));
}

Result<void> enter(const std::shared_ptr<Workspace>& workspace, const SignInWords& words,
                   const QString& action)
{
    IdentityService& identity = workspace->identity();
    if (!identity.signInRequired() && words.user.isEmpty())
        return {}; // a key in the environment is for databases that ask for one
    if (!words.named())
        return Error{
            ErrorCode::Conflict,
            tr("This database asks for a sign-in: name the user by --user ACCOUNT/NAME, or an access key "
               "by --key-id (see billfold --help)."),
            {},
            u"AccessDeniedException"_s};
    if (!words.user.isEmpty()) {
        auto request = requestOf(words);
        if (!request)
            return request.error();
        auto acts = actWithoutPassword(*workspace, *request);
        if (!acts)
            return acts.error();
        if (*acts)
            return {};
    }
    auto outcome = signIn(workspace, words, action);
    if (!outcome)
        return outcome.error();
    if (outcome->step == SignInOutcome::Step::PasswordExpired)
        return Error{ErrorCode::Conflict,
                     tr("This password must be changed first: billfold password --user %1").arg(words.user),
                     {}};
    return {};
}

} // namespace billfold
