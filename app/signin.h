// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"
#include "models/services/identityservice.h"
#include "models/services/workspace.h"

#include <QStringList>

#include <memory>
#include <optional>

namespace billfold
{

/// How a command says who asks. Secrets are never among the words: other programs can read those.
struct SignInWords {
    QString user;       ///< --user ACCOUNT/NAME, or ACCOUNT or an address for a root user
    QString passwordFd; ///< --password-fd
    QString codeFd;     ///< --code-fd
    QString keyId;      ///< --key-id, or BILLFOLD_ACCESS_KEY_ID
    QString keyFd;      ///< --key-fd
    bool named() const { return !user.isEmpty() || !keyId.isEmpty(); }
};

/// Takes the options of signing in out of the words, wherever they stand.
Result<SignInWords> takeSignIn(QStringList& words);

/// The request that --user means, without its password.
Result<SignInRequest> requestOf(const SignInWords& words);
/// The password of --user, or the secret of --key-id: from a descriptor, the environment (keys alone), the
/// keyring or the terminal, the first of these that there is.
Result<SecretText> secretOf(const SignInWords& words, const QString& database);
/// An MFA code, from a descriptor or the terminal.
Result<SecretText> codeOf(const SignInWords& words);

/// Signs in as the words say, asking for the code where one is needed. `password` is the one to sign in with
/// where it is known already.
Result<SignInOutcome> signIn(const std::shared_ptr<Workspace>& workspace, const SignInWords& words,
                             const QString& action, const std::optional<SecretText>& password = {});
/// Lets a command do its work on the database: signs in where the database asks for it, or where the words
/// say so; refuses where they do not.
Result<void> enter(const std::shared_ptr<Workspace>& workspace, const SignInWords& words,
                   const QString& action);

} // namespace billfold
