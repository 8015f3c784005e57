-- SPDX-License-Identifier: GPL-3.0-or-later
-- Amounts are pairs: *_n billionths, *_s units of 10^-18 of the same sign. Texts repeated on lines stand once in
-- dictionaries, found by the hash of their content; their entries are never changed.

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    imported_name TEXT NOT NULL,         -- as the latest export has it
    given_name TEXT NOT NULL DEFAULT ''  -- by a person; goes before the imported one
) STRICT;

CREATE VIEW named_account AS
SELECT id, key, CASE WHEN given_name <> '' THEN given_name ELSE imported_name END AS name FROM account;

CREATE TABLE organization (
    payer TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    created INTEGER NOT NULL             -- seconds since 1970, UTC
) STRICT, WITHOUT ROWID;

CREATE TABLE member (
    payer TEXT NOT NULL REFERENCES organization (payer),
    account INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (payer, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    hash INTEGER NOT NULL,
    payer TEXT NOT NULL, payer_name TEXT NOT NULL, currency TEXT NOT NULL, invoice TEXT NOT NULL,
    seller TEXT NOT NULL, invoicing_entity TEXT NOT NULL, billing_entity TEXT NOT NULL, bill_type TEXT NOT NULL,
    provider TEXT NOT NULL, period INTEGER NOT NULL
) STRICT;

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    hash INTEGER NOT NULL,
    service_code TEXT NOT NULL, service_name TEXT NOT NULL, region TEXT NOT NULL, zone TEXT NOT NULL,
    usage_type TEXT NOT NULL, operation TEXT NOT NULL, unit TEXT NOT NULL, family TEXT NOT NULL
) STRICT;

CREATE TABLE kind (
    id INTEGER PRIMARY KEY,
    hash INTEGER NOT NULL,
    raw_type TEXT NOT NULL, tax_type TEXT NOT NULL, charge_type INTEGER NOT NULL
) STRICT;

CREATE TABLE description (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE resource (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE tagset (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE TABLE commitment (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
CREATE INDEX origin_hash ON origin (hash);
CREATE INDEX item_hash ON item (hash);
CREATE INDEX kind_hash ON kind (hash);
CREATE INDEX description_hash ON description (hash);
CREATE INDEX resource_hash ON resource (hash);
CREATE INDEX tagset_hash ON tagset (hash);
CREATE INDEX commitment_hash ON commitment (hash);

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    imported INTEGER NOT NULL,           -- seconds since 1970, UTC
    source TEXT NOT NULL, format TEXT NOT NULL, format_name TEXT NOT NULL,
    report_name TEXT NOT NULL, assembly TEXT NOT NULL,
    bytes INTEGER NOT NULL, hash BLOB NOT NULL, -- of its files
    lines INTEGER NOT NULL, errors INTEGER NOT NULL, warnings INTEGER NOT NULL,
    skipped INTEGER NOT NULL, skipped_n INTEGER, skipped_s INTEGER,
    has_amortized INTEGER NOT NULL, has_blended INTEGER NOT NULL, has_list INTEGER NOT NULL,
    undone INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE import_file (
    import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, path TEXT NOT NULL,
    PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE finding (
    import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    number INTEGER NOT NULL, severity INTEGER NOT NULL, file TEXT NOT NULL, line INTEGER NOT NULL,
    column_name TEXT NOT NULL, message TEXT NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (import, number)
) STRICT, WITHOUT ROWID;

-- Amounts with more decimals than a pair keeps, as the file has them.
CREATE TABLE exact_text (
    import INTEGER NOT NULL REFERENCES import (id) ON DELETE CASCADE,
    file INTEGER NOT NULL, line INTEGER NOT NULL, column_name TEXT NOT NULL, text TEXT NOT NULL,
    PRIMARY KEY (import, file, line, column_name)
) STRICT, WITHOUT ROWID;

-- One payer's month in one currency of one import. state: 0 in force, 1 replaced, 2 undone, 3 beside an issued month.
CREATE TABLE part (
    id INTEGER PRIMARY KEY,
    import INTEGER NOT NULL REFERENCES import (id),
    payer TEXT NOT NULL, payer_name TEXT NOT NULL, period INTEGER NOT NULL, currency TEXT NOT NULL,
    state INTEGER NOT NULL,
    replaces INTEGER REFERENCES part (id),
    issued INTEGER NOT NULL DEFAULT 0,
    has_lines INTEGER NOT NULL DEFAULT 1,                         -- 0: given up, with the sums
    lines INTEGER NOT NULL, accounts INTEGER NOT NULL, estimate INTEGER NOT NULL,
    first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,        -- days since 1970
    first_line INTEGER NOT NULL, last_line INTEGER NOT NULL,      -- other parts of the import may lie between
    total_n INTEGER NOT NULL, total_s INTEGER NOT NULL,
    absent_net INTEGER NOT NULL, absent_amortized INTEGER NOT NULL, absent_blended INTEGER NOT NULL,
    absent_list INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX part_in_force ON part (payer, period, currency) WHERE state = 0;
CREATE UNIQUE INDEX part_beside ON part (payer, period, currency) WHERE state = 3;
CREATE INDEX part_issued ON part (last_line) WHERE issued = 1;
CREATE INDEX part_import ON part (import);

CREATE TABLE part_account (
    part INTEGER NOT NULL REFERENCES part (id), account INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (part, account)
) STRICT, WITHOUT ROWID;

-- No secondary index: lines come in runs sorted by account, item and time, and line_run says where they are.
-- detail: the line's id, times, other costs, commitment and place in its file, packed (linedetail.h).
CREATE TABLE charge_line (
    id INTEGER PRIMARY KEY,
    origin INTEGER NOT NULL, account INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL,
    description INTEGER, resource INTEGER, tags INTEGER,
    usage_n INTEGER NOT NULL, usage_s INTEGER NOT NULL,
    cost_n INTEGER NOT NULL, cost_s INTEGER NOT NULL,
    detail BLOB NOT NULL
) STRICT;

-- Lines `first` to `last` are of one part and one account, and their items' numbers lie between two.
CREATE TABLE line_run (
    part INTEGER NOT NULL, account INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    item_low INTEGER NOT NULL, item_high INTEGER NOT NULL,
    PRIMARY KEY (part, first)
) STRICT, WITHOUT ROWID;

-- Sums of a part. A cell may stand in several rows (`number` tells them apart): readers add them. A cost that is NULL
-- equals the unblended one. absent_*: lines for which the export had no such cost. days: the unblended cost by day of
-- the month, packed (daysums.h), for a month up to a day.
CREATE TABLE rollup (
    part INTEGER NOT NULL, account INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL,
    origin INTEGER NOT NULL, number INTEGER NOT NULL,
    lines INTEGER NOT NULL, usage_n INTEGER NOT NULL, usage_s INTEGER NOT NULL,
    cost_n INTEGER NOT NULL, cost_s INTEGER NOT NULL, net_n INTEGER, net_s INTEGER,
    amortized_n INTEGER, amortized_s INTEGER, blended_n INTEGER, blended_s INTEGER,
    list_n INTEGER, list_s INTEGER,
    absent_net INTEGER NOT NULL, absent_amortized INTEGER NOT NULL, absent_blended INTEGER NOT NULL,
    absent_list INTEGER NOT NULL,
    days BLOB NOT NULL,
    PRIMARY KEY (part, account, item, kind, origin, number)
) STRICT, WITHOUT ROWID;

-- The same for lines with tags, by tag set.
CREATE TABLE rollup_tag (
    part INTEGER NOT NULL, account INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL,
    origin INTEGER NOT NULL, tags INTEGER NOT NULL, number INTEGER NOT NULL,
    lines INTEGER NOT NULL, usage_n INTEGER NOT NULL, usage_s INTEGER NOT NULL,
    cost_n INTEGER NOT NULL, cost_s INTEGER NOT NULL, net_n INTEGER, net_s INTEGER,
    amortized_n INTEGER, amortized_s INTEGER, blended_n INTEGER, blended_s INTEGER,
    list_n INTEGER, list_s INTEGER,
    absent_net INTEGER NOT NULL, absent_amortized INTEGER NOT NULL, absent_blended INTEGER NOT NULL,
    absent_list INTEGER NOT NULL,
    PRIMARY KEY (part, account, item, kind, origin, tags, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE saved_view (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE reconcile (
    payer TEXT NOT NULL, period INTEGER NOT NULL, currency TEXT NOT NULL,
    invoice TEXT NOT NULL, seller TEXT NOT NULL,
    invoiced_n INTEGER, invoiced_s INTEGER, state INTEGER NOT NULL, note TEXT NOT NULL, changed INTEGER NOT NULL,
    PRIMARY KEY (payer, period, currency, invoice, seller)
) STRICT, WITHOUT ROWID;
