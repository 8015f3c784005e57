-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may sign in to which account, with what, and what they may do there (models/identity/directory.h). Times are
-- milliseconds since 1970, UTC. Users, groups, roles and policies belong to an account and are named in it, ignoring
-- case; principals (owners of credentials) are named by ARN.
--
-- What is secret: of passwords, recovery codes and keys there are only hashes. The secrets of MFA devices stand as they
-- are, since codes are computed from them, and a key to them would have to lie beside them: the file is protected by
-- its mode (0600) and by the disk's encryption.

-- Counts the changes, so that a program notices another one's.
CREATE TABLE identity_generation (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    value INTEGER NOT NULL
) STRICT;
INSERT INTO identity_generation VALUES (1, 0);

CREATE TABLE account_security (
    account TEXT PRIMARY KEY,
    alias TEXT NOT NULL,                                                   -- empty: none
    minimum_length INTEGER CHECK (minimum_length BETWEEN 6 AND 128),       -- NULL: the provider's policy is in force
    require_symbols INTEGER NOT NULL, require_numbers INTEGER NOT NULL, require_uppercase INTEGER NOT NULL,
    require_lowercase INTEGER NOT NULL, allow_users_to_change INTEGER NOT NULL,
    max_age_days INTEGER CHECK (max_age_days BETWEEN 1 AND 1095),
    reuse_prevention INTEGER CHECK (reuse_prevention BETWEEN 1 AND 24),
    hard_expiry INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX account_security_alias ON account_security (lower(alias)) WHERE alias <> '';

CREATE TABLE iam_user (
    account TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
    created INTEGER NOT NULL, boundary TEXT,
    PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE iam_user_tag (
    account TEXT NOT NULL, user TEXT NOT NULL COLLATE NOCASE, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (account, user, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE iam_membership (
    account TEXT NOT NULL, user TEXT NOT NULL COLLATE NOCASE, position INTEGER NOT NULL, member_of TEXT NOT NULL,
    PRIMARY KEY (account, user, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE iam_group (
    account TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE, created INTEGER NOT NULL,
    PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE iam_role (
    account TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
    description TEXT NOT NULL, created INTEGER NOT NULL, boundary TEXT,
    PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE iam_trust (
    account TEXT NOT NULL, role TEXT NOT NULL COLLATE NOCASE, position INTEGER NOT NULL, trusted TEXT NOT NULL,
    PRIMARY KEY (account, role, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE iam_policy (
    account TEXT NOT NULL, name TEXT NOT NULL COLLATE NOCASE,
    description TEXT NOT NULL, content TEXT NOT NULL, created INTEGER NOT NULL, updated INTEGER NOT NULL,
    PRIMARY KEY (account, name)
) STRICT, WITHOUT ROWID;

-- What hangs on a user, a group or a role. holder_kind: 0 user, 1 role, 2 group. The policy may be a ready-made one.
CREATE TABLE iam_attachment (
    holder_kind INTEGER NOT NULL CHECK (holder_kind BETWEEN 0 AND 2),
    account TEXT NOT NULL, holder TEXT NOT NULL COLLATE NOCASE, position INTEGER NOT NULL, policy TEXT NOT NULL,
    PRIMARY KEY (holder_kind, account, holder, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE iam_inline_policy (
    holder_kind INTEGER NOT NULL CHECK (holder_kind BETWEEN 0 AND 2),
    account TEXT NOT NULL, holder TEXT NOT NULL COLLATE NOCASE, name TEXT NOT NULL, content TEXT NOT NULL,
    PRIMARY KEY (holder_kind, account, holder, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE credential (
    principal TEXT PRIMARY KEY COLLATE NOCASE,
    password TEXT, password_changed INTEGER, must_change INTEGER, -- NULL: no password
    failures INTEGER NOT NULL, last_failure INTEGER,
    last_sign_in INTEGER, mfa_postponed INTEGER,
    CHECK ((password IS NULL) = (password_changed IS NULL) AND (password IS NULL) = (must_change IS NULL))
) STRICT, WITHOUT ROWID;
CREATE TABLE earlier_password (
    principal TEXT NOT NULL COLLATE NOCASE, position INTEGER NOT NULL, password TEXT NOT NULL,
    PRIMARY KEY (principal, position)
) STRICT, WITHOUT ROWID;
-- drift: the steps that the device's clock is ahead of ours; last_step: of the last code that was taken.
CREATE TABLE mfa_device (
    principal TEXT NOT NULL COLLATE NOCASE, position INTEGER NOT NULL,
    name TEXT NOT NULL, secret BLOB NOT NULL, enabled INTEGER NOT NULL,
    last_step INTEGER NOT NULL, drift INTEGER NOT NULL,
    PRIMARY KEY (principal, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE recovery_code (
    principal TEXT NOT NULL COLLATE NOCASE, position INTEGER NOT NULL, hash BLOB NOT NULL,
    PRIMARY KEY (principal, position)
) STRICT, WITHOUT ROWID;
CREATE TABLE access_key (
    id TEXT PRIMARY KEY,
    principal TEXT NOT NULL COLLATE NOCASE, position INTEGER NOT NULL,
    hash BLOB NOT NULL, active INTEGER NOT NULL, created INTEGER NOT NULL,
    last_used INTEGER, last_action TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Wrong attempts with names that do not exist, and with keys. What was typed is kept as a hash only: it happens that
-- somebody types a password there.
CREATE TABLE sign_in_attempt (
    name BLOB PRIMARY KEY,
    failures INTEGER NOT NULL, last_failure INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sign_in_attempt_time ON sign_in_attempt (last_failure);
