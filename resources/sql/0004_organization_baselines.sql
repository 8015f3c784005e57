-- SPDX-License-Identifier: GPL-3.0-or-later
-- What organizations were like outside when they were last imported: the plan starts from it.

CREATE TABLE organization_baseline (
    organization TEXT PRIMARY KEY,
    taken INTEGER NOT NULL, -- milliseconds since 1970
    tree TEXT NOT NULL      -- JSON, as the program exports a tree
) STRICT;
