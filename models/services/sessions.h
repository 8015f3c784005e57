// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/identityservice.h"

#include <QHash>

namespace billfold
{

/// Who signed in, and who of them acts. A value of the service's thread; it knows nothing of passwords but
/// their marks (see DirectoryNews).
class Sessions
{
public:
    using Marks = QHash<QString, QByteArray>;

    QList<Session> list() const;
    bool isLocked() const { return m_locked; }
    /// The session's principal, the role that it took on, or the root user of an account without a password;
    /// nothing where nobody acts.
    std::optional<Caller> acting() const;
    bool has(const PrincipalId& principal) const;

    /// A sign-in: it acts. The first after a lock ends the other sessions.
    void open(const Session& session, const Marks& marks);
    void actAs(const PrincipalId& principal);          ///< who has a session
    void actUnprotected(const PrincipalId& principal); ///< a root user without a password
    void actAsRole(const PrincipalId& role);           ///< on behalf of who acts
    void rest() { m_acting.clear(); }                  ///< nobody with a session acts
    void close(); ///< the one that acts; of a role: back to who took it on
    void closeAll();
    void lock();
    /// The principal changed its own password, so this session holds.
    void renew(const PrincipalId& principal, const Marks& marks);
    /// Ends the sessions of principals that are gone or whose password was changed or taken away, and stops
    /// acting as somebody whom that ends.
    void follow(const Directory& directory, const Marks& marks);

private:
    struct Entry {
        Session session;
        QByteArray mark; ///< of the password that it was opened with
    };
    struct Acting {
        PrincipalId principal;
        bool mfa = false, signedIn = false;
    };
    const Entry* entry(const PrincipalId& principal) const;

    QList<Entry> m_entries;
    QList<Acting> m_acting; ///< who acts is the last; below it who took on the role
    bool m_locked = false;
};

/// Whether the role trusts the principal: by name, by its account's id or by its account's root user's ARN.
bool trusts(const Role& role, const PrincipalId& principal);
/// The same, by name alone.
bool trustsByName(const Role& role, const PrincipalId& principal);

} // namespace billfold
