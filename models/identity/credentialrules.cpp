// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/identity/identityrules.h"

#include <algorithm>

namespace billfold
{

namespace
{

QString nameOf(const PrincipalId& principal)
{
    return principal.kind == PrincipalId::Kind::Root ? principal.arn() : principal.name;
}

QList<AccessKey>::iterator findKey(Credentials& credentials, const QString& id)
{
    return std::find_if(credentials.keys.begin(), credentials.keys.end(),
                        [&](const AccessKey& key) { return key.id == id; });
}

Error noSuchKey(const PrincipalId& principal, const QString& id)
{
    return identityRefusal(
        u"NoSuchEntity",
        IdentityText::tr("“%1” has no access key %2. Reload the page.").arg(nameOf(principal), id));
}

} // namespace

Result<void> carryOut(IdentityDraft& draft, const UpdateAccessKey& command)
{
    Result<Credentials> credentials = requireCredentials(draft, command.principal);
    if (!credentials)
        return credentials.error();
    const auto key = findKey(*credentials, command.keyId);
    if (key == credentials->keys.end())
        return noSuchKey(command.principal, command.keyId);
    key->active = command.active;
    draft.put(*credentials);
    draft.about(nameOf(command.principal));
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const DeleteAccessKey& command)
{
    Result<Credentials> credentials = requireCredentials(draft, command.principal);
    if (!credentials)
        return credentials.error();
    const auto key = findKey(*credentials, command.keyId);
    if (key == credentials->keys.end())
        return noSuchKey(command.principal, command.keyId);
    credentials->keys.erase(key);
    draft.put(*credentials);
    draft.about(nameOf(command.principal));
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const DeactivateMfaDevice& command)
{
    Result<Credentials> credentials = requireCredentials(draft, command.principal);
    if (!credentials)
        return credentials.error();
    const qsizetype removed =
        credentials->devices.removeIf([&](const MfaDevice& device) { return device.name == command.device; });
    if (removed == 0)
        return identityRefusal(u"NoSuchEntity",
                               IdentityText::tr("“%1” has no MFA device “%2”. Reload the page.")
                                   .arg(nameOf(command.principal), command.device));
    // Recovery codes stand in for a device, and are nothing without one.
    if (credentials->devices.isEmpty())
        credentials->recoveryCodes.clear();
    draft.put(*credentials);
    draft.about(nameOf(command.principal));
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const DeleteLoginProfile& command)
{
    if (const Result<User> user = requireUser(draft, command.user); !user)
        return user.error();
    Result<Credentials> credentials = requireCredentials(draft, command.user);
    if (!credentials)
        return credentials.error();
    if (!credentials->password)
        return identityRefusal(
            u"NoSuchEntity",
            IdentityText::tr("“%1” has no password. Reload the page.").arg(command.user.name));
    credentials->password.reset();
    draft.put(*credentials);
    draft.about(command.user.name);
    return {};
}

Result<void> carryOut(IdentityDraft& draft, const UnlockPrincipal& command)
{
    Result<Credentials> credentials = requireCredentials(draft, command.principal);
    if (!credentials)
        return credentials.error();
    draft.about(nameOf(command.principal));
    if (credentials->attempts == Attempts{})
        return {};
    credentials->attempts = {};
    draft.put(*credentials);
    return {};
}

} // namespace billfold
