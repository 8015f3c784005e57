// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commands/identitycommand.h"
#include "app/keyring.h"
#include "app/secretinput.h"
#include "models/services/organizationservice.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace billfold
{

using namespace Qt::StringLiterals;

namespace
{

QString tr(const char* sentence)
{
    return QCoreApplication::translate("PasswordCommand", sentence);
}

Result<SecretText> newPassword(const Options& options)
{
    if (options.has(u"new-password-fd"_s))
        return readSecret(options.value(u"new-password-fd"_s), u"--new-password-fd"_s);
    return askNewSecret(tr("New password: "), tr("The same again: "));
}

/// Of a database that asks nobody to sign in: the root user's first password. It asks from then on.
Result<void> setFirst(const CommandContext& context, const std::shared_ptr<Workspace>& workspace,
                      const Options& options)
{
    if (auto entered = enter(workspace, context.signIn, {}); !entered)
        return entered;
    auto acting = actingPrincipal(*workspace);
    if (!acting)
        return acting.error();
    auto next = newPassword(options);
    if (!next)
        return next.error();
    return heard(workspace->identity().setRootPassword(acting->account, *next));
}

Result<void> change(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {u"new-password-fd"_s}, {});
    if (!options)
        return options.error();
    if (!options->operands().isEmpty())
        return Error{ErrorCode::Usage,
                     tr("billfold password takes no words of its own: name the user by --user.")};
    if (context.databaseNamed && !QFileInfo::exists(context.database))
        return Error{ErrorCode::NotFound, tr("There is no database %1.").arg(context.database), {}};
    auto workspace = Workspace::open(context.database, context.clock);
    if (!workspace)
        return workspace.error();
    IdentityService& identity = (*workspace)->identity();
    auto request = requestOf(context.signIn);
    if (!request)
        return request.error();
    if (request->root && !identity.signInRequired())
        return setFirst(context, *workspace, *options);
    if (context.signIn.user.isEmpty())
        return Error{ErrorCode::Usage, tr("Name the user whose password it is: --user ACCOUNT/NAME"), {}};
    auto present = secretOf(context.signIn, (*workspace)->path());
    if (!present)
        return present.error();
    auto outcome = signIn(*workspace, context.signIn, {}, *present);
    if (!outcome)
        return outcome.error();
    auto next = newPassword(*options);
    if (!next)
        return next.error();
    return heard(identity.changePassword(outcome->principal, *present, *next));
}

QString entryOf(const CommandContext& context)
{
    const SignInWords& words = context.signIn;
    return keyringEntry(context.database, words.user.isEmpty() ? words.keyId : words.user);
}

Result<void> checkNamed(const CommandContext& context)
{
    auto options = Options::parse(context.arguments, {}, {});
    if (!options)
        return options.error();
    if (options->operands().isEmpty() && context.signIn.named())
        return {};
    return Error{ErrorCode::Usage,
                 tr("Say whose secret it is: --user ACCOUNT/NAME, or --key-id ID for an access key."),
                 {}};
}

Result<void> store(const CommandContext& context)
{
    if (auto named = checkNamed(context); !named)
        return named;
    if (context.databaseNamed && !QFileInfo::exists(context.database))
        return Error{ErrorCode::NotFound, tr("There is no database %1.").arg(context.database), {}};
    auto workspace = Workspace::open(context.database, context.clock);
    if (!workspace)
        return workspace.error();
    // What is wrong is not kept: a later command would count as a wrong attempt each time.
    const SignInWords& words = context.signIn;
    auto secret = secretOf(words, (*workspace)->path());
    if (!secret)
        return secret.error();
    IdentityService& identity = (*workspace)->identity();
    auto request = requestOf(words);
    if (!request)
        return request.error();
    request->password = *secret;
    auto right = heard(words.user.isEmpty() ? identity.signInWithKey(words.keyId, *secret, {})
                                            : identity.signIn(*request));
    if (!right)
        return right.error();
    return keyringStore(entryOf(context), *secret);
}

Result<void> remove(const CommandContext& context)
{
    if (auto named = checkNamed(context); !named)
        return named;
    return keyringRemove(entryOf(context));
}

constexpr CommandPart keyringParts[] = {{"store"_L1, store}, {"remove"_L1, remove}};

} // namespace

int passwordCommand(const CommandContext& context)
{
    auto changed = change(context);
    return changed ? exitDone : report(changed.error());
}

int keyringCommand(const CommandContext& context)
{
    return runPart(context, keyringParts);
}

} // namespace billfold
