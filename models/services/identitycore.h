// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/identity/audit.h"
#include "models/identity/identitycommands.h"
#include "models/services/authorization.h"
#include "models/services/organizationcore.h"
#include "models/storage/connection.h"

#include <QHash>

#include <functional>
#include <memory>
#include <optional>

namespace billfold
{

/// Everything, secrets too, as the database has it. It lives as long as one job: no thread keeps it.
struct LoadedDirectory {
    Directory directory;
    qint64 generation = 0;
};
Result<LoadedDirectory> loadDirectory(Connection& connection);

/// What the window's thread is given: no secrets, and for each principal with a password a mark that is
/// another one after the password was changed, so that sessions end.
struct DirectoryNews {
    Directory directory;
    qint64 generation = 0;
    QHash<QString, QByteArray> passwordMarks{}; ///< by PrincipalId::key
};
DirectoryNews newsOf(const LoadedDirectory& loaded);

/// Keeps an event in the audit log, in the transaction that is open.
Result<void> noteEvent(Connection& connection, const AuditEvent& event);

/// The credentials of a principal, or empty ones.
Credentials credentialsOf(const Directory& directory, const PrincipalId& principal);
/// The change that leaves these credentials.
IdentityChange credentialChange(const Directory& directory, const QString& operation,
                                const Credentials& after);
/// Whether there is such a root user, user or role.
bool exists(const World& world, const Directory& directory, const PrincipalId& principal);
Error noSuchPrincipal(const PrincipalId& principal);

/// May the caller do that to the principal? Of its own credentials everybody manages the MFA devices, unless
/// a policy denies it outright: whoever may not assign a device is safer with one.
Permit mayManage(const World& world, const Directory& directory, const Caller& caller, const QString& action,
                 const PrincipalId& principal);
/// What an account's users and permissions are is that account's: refuses callers of another one.
Permit mayInAccount(const World& world, const Directory& directory, const Caller& caller,
                    const QString& action, const QString& resource, const AccountId& account);

/// The root user's MFA devices, recovery codes and access keys are its own affair: with one of them an
/// administrator would be what no boundary and no policy binds.
Permit unlessRootUsers(Permit permit, const Caller& caller, const PrincipalId& principal);

/// Everything that the command needs.
Permit mayPerform(const World& world, const Directory& directory, const Caller& caller,
                  const IdentityCommand& command);

/// Who asks for what, for the record and for the question whether it is allowed.
struct IdentityRequest {
    Caller caller;
    QString action;   ///< such as iam:CreateUser
    QString resource; ///< ARN
    AccountId account;
};

/// What IdentityService does on the writing thread: each call is one transaction, in which the directory is
/// read, the permission asked for, decided, written and noted.
class IdentityCore
{
public:
    IdentityCore(std::shared_ptr<const Clock> clock, std::shared_ptr<OrganizationCore> organizations)
        : m_clock(std::move(clock)), m_organizations(std::move(organizations))
    {
    }

    struct Written {
        IdentityChange change;
        LoadedDirectory loaded; ///< afterwards
    };
    /// What the operation sees.
    struct View {
        const World& world;
        const Directory& directory;
        const QDateTime& now;
    };
    using Allowed = std::function<Permit(const View& view)>;
    using Decide = std::function<Result<IdentityChange>(const View& view)>;
    Result<Written> transact(Connection& connection, const IdentityRequest& request, const Allowed& allowed,
                             const Decide& decide);
    /// The same for a command.
    Result<Written> perform(Connection& connection, const Caller& caller, const IdentityCommand& command);

private:
    std::shared_ptr<const Clock> m_clock;
    std::shared_ptr<OrganizationCore> m_organizations;
};

} // namespace billfold
