// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/identity/passwordhash.h"

namespace billfold
{

/// The costly part of passwords, so that tests can do with less of it, and count it. Used by any thread.
class PasswordHasher
{
public:
    explicit PasswordHasher(HashCost cost = HashCost::Interactive) : m_cost(cost) {}
    virtual ~PasswordHasher() = default;
    PasswordHasher(const PasswordHasher&) = delete;
    PasswordHasher& operator=(const PasswordHasher&) = delete;

    virtual Result<QByteArray> hash(const SecretText& password) const
    {
        return hashPassword(password, m_cost);
    }
    /// With an empty hash: the same work, and no.
    virtual bool matches(const QByteArray& hash, const SecretText& password) const
    {
        return passwordMatches(hash, password, m_cost);
    }

private:
    HashCost m_cost;
};

} // namespace billfold
