// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/directory.h"
#include "models/storage/connection.h"

#include <optional>

namespace billfold
{

/// Users, permissions and credentials in the database, secrets and all. It keeps what it is given: whether
/// that may be is for the rules (models/identity/identitycommands.h) and the services to say.
class IdentityStore
{
public:
    explicit IdentityStore(Connection& connection) : m_connection(connection) {}

    /// Everything, of one moment.
    Result<Directory> load();
    /// Another number after each change, whoever made it.
    Result<qint64> generation();
    /// Writes the change in one transaction, each entity once, in any order; answers with the new generation.
    /// Conflict where an entity that is to change or go is not there.
    Result<qint64> write(const IdentityChange& change);

    /// The account whose root user has this address.
    Result<std::optional<AccountId>> accountByEmail(const QString& email);
    Result<QString> emailOf(const AccountId& account);
    /// Whether the account has users, or its root user a password.
    Result<bool> isUsed(const AccountId& account);

    /// Wrong attempts with a name that has no credentials, by the hash of what was typed. Those that have
    /// some have their attempts among them.
    Result<Attempts> attempts(const QByteArray& name);
    /// Forgets those of others that are older than `forgetBefore`, and the oldest beyond ten thousand.
    Result<void> setAttempts(const QByteArray& name, const Attempts& attempts, const QDateTime& forgetBefore);

private:
    Connection& m_connection;
};

} // namespace billfold
