-- SPDX-License-Identifier: GPL-3.0-or-later
-- What the owners of accounts decided on their own: services signed up for or left, and plans of premium support.
-- Times are milliseconds since 1970, UTC. The latest row of an account and service, or of an account, is in force.

CREATE TABLE account_service (
    account TEXT NOT NULL, service TEXT NOT NULL, chosen INTEGER NOT NULL,
    name TEXT NOT NULL,
    signed_up INTEGER NOT NULL CHECK (signed_up IN (0, 1)),
    PRIMARY KEY (account, service, chosen)
) STRICT, WITHOUT ROWID;

CREATE TABLE account_support (
    account TEXT NOT NULL, chosen INTEGER NOT NULL,
    plan TEXT NOT NULL,
    PRIMARY KEY (account, chosen)
) STRICT, WITHOUT ROWID;
