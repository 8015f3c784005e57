-- SPDX-License-Identifier: GPL-3.0-or-later
-- The unit that an account goes to once its creation is over; null is the root.

ALTER TABLE create_request ADD COLUMN destination TEXT;

-- owner_kind 7: a transfer of billing responsibility. A CHECK cannot be altered, so the table is made anew.
CREATE TABLE new_tag (
    owner_kind INTEGER NOT NULL CHECK (owner_kind BETWEEN 0 AND 7),
    owner TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (owner_kind, owner, key)
) STRICT, WITHOUT ROWID;
INSERT INTO new_tag SELECT owner_kind, owner, key, value FROM tag;
DROP TABLE tag;
ALTER TABLE new_tag RENAME TO tag;
