-- SPDX-License-Identifier: GPL-3.0-or-later
-- Amounts are pairs: *_n billionths, *_s units of 10^-18 of the same sign. Texts repeated on lines stand once in dictionaries,
-- found by the hash of their content.

CREATE TABLE organization (
    payer TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    created INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    renamed INTEGER NOT NULL DEFAULT 0 -- 1: named by a person, and imports leave the name alone
) STRICT;

CREATE TABLE member (
    payer TEXT NOT NULL REFERENCES organization (payer),
    account INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (payer, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE origin (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    payer TEXT NOT NULL, payer_name TEXT NOT NULL, currency TEXT NOT NULL, period INTEGER NOT NULL,
    invoice TEXT NOT NULL, seller TEXT NOT NULL, invoicing_entity TEXT NOT NULL, billing_entity TEXT NOT NULL,
    bill_type TEXT NOT NULL, provider TEXT NOT NULL
) STRICT;

CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    service_code TEXT NOT NULL, service_name TEXT NOT NULL, region TEXT NOT NULL, zone TEXT NOT NULL,
    usage_type TEXT NOT NULL, operation TEXT NOT NULL, unit TEXT NOT NULL, family TEXT NOT NULL
) STRICT;

CREATE TABLE kind (
    id INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    raw_type TEXT NOT NULL, tax_type TEXT NOT NULL, charge_type INTEGER NOT NULL
) STRICT;

CREATE TABLE description (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TABLE resource (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TABLE tagset (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;
CREATE TABLE commitment (id INTEGER PRIMARY KEY, hash BLOB NOT NULL UNIQUE, text TEXT NOT NULL) STRICT;

CREATE TABLE import (
    id INTEGER PRIMARY KEY,
    imported INTEGER NOT NULL,           -- seconds since 1970, UTC
    source TEXT NOT NULL, format TEXT NOT NULL, format_name TEXT NOT NULL,
    report_name TEXT NOT NULL, assembly TEXT NOT NULL,
    hash BLOB NOT NULL,
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
    has_lines INTEGER NOT NULL DEFAULT 1,
    lines INTEGER NOT NULL, accounts INTEGER NOT NULL, estimate INTEGER NOT NULL,
    first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, -- days since 1970
    total_n INTEGER NOT NULL, total_s INTEGER NOT NULL,
    absent_net INTEGER NOT NULL, absent_amortized INTEGER NOT NULL, absent_blended INTEGER NOT NULL,
    absent_list INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX part_in_force ON part (payer, period, currency) WHERE state = 0;

-- No secondary index: lines come in runs sorted by account, item and time, and line_run says where each account's are.
-- A cost that is NULL equals the unblended one.
CREATE TABLE charge_line (
    id INTEGER PRIMARY KEY,
    origin INTEGER NOT NULL, account INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL,
    description INTEGER, resource INTEGER, tags INTEGER, commitment INTEGER,
    start INTEGER NOT NULL, seconds INTEGER NOT NULL,
    usage_n INTEGER NOT NULL, usage_s INTEGER NOT NULL,
    cost_n INTEGER NOT NULL, cost_s INTEGER NOT NULL,
    net_n INTEGER, net_s INTEGER, amortized_n INTEGER, amortized_s INTEGER,
    blended_n INTEGER, blended_s INTEGER, list_n INTEGER, list_s INTEGER,
    file INTEGER NOT NULL, line INTEGER NOT NULL, line_id ANY
) STRICT;

CREATE TABLE line_run (
    part INTEGER NOT NULL, account INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
    PRIMARY KEY (part, account, first)
) STRICT, WITHOUT ROWID;

-- Sums of a part. A cell may stand in several rows: readers add them.
CREATE TABLE rollup (
    part INTEGER NOT NULL, number INTEGER NOT NULL,
    origin INTEGER NOT NULL, account INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL,
    lines INTEGER NOT NULL, usage_n INTEGER NOT NULL, usage_s INTEGER NOT NULL,
    cost_n INTEGER NOT NULL, cost_s INTEGER NOT NULL, net_n INTEGER NOT NULL, net_s INTEGER NOT NULL,
    amortized_n INTEGER NOT NULL, amortized_s INTEGER NOT NULL, blended_n INTEGER NOT NULL, blended_s INTEGER NOT NULL,
    list_n INTEGER NOT NULL, list_s INTEGER NOT NULL,
    PRIMARY KEY (part, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_tag (
    part INTEGER NOT NULL, number INTEGER NOT NULL,
    origin INTEGER NOT NULL, account INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL,
    tags INTEGER NOT NULL, -- 0: none
    lines INTEGER NOT NULL, usage_n INTEGER NOT NULL, usage_s INTEGER NOT NULL,
    cost_n INTEGER NOT NULL, cost_s INTEGER NOT NULL, net_n INTEGER NOT NULL, net_s INTEGER NOT NULL,
    amortized_n INTEGER NOT NULL, amortized_s INTEGER NOT NULL, blended_n INTEGER NOT NULL, blended_s INTEGER NOT NULL,
    list_n INTEGER NOT NULL, list_s INTEGER NOT NULL,
    PRIMARY KEY (part, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE rollup_day (
    part INTEGER NOT NULL, number INTEGER NOT NULL,
    day INTEGER NOT NULL, account INTEGER NOT NULL, item INTEGER NOT NULL, kind INTEGER NOT NULL,
    cost_n INTEGER NOT NULL, cost_s INTEGER NOT NULL,
    PRIMARY KEY (part, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE reconcile (
    payer TEXT NOT NULL, period INTEGER NOT NULL, currency TEXT NOT NULL,
    invoice TEXT NOT NULL, seller TEXT NOT NULL,
    invoiced_n INTEGER, invoiced_s INTEGER, state INTEGER NOT NULL, note TEXT NOT NULL, changed INTEGER NOT NULL,
    PRIMARY KEY (payer, period, currency, invoice, seller)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL, number TEXT NOT NULL UNIQUE,
    part INTEGER NOT NULL REFERENCES part (id),
    payer TEXT NOT NULL, payer_name TEXT NOT NULL, period INTEGER NOT NULL, currency TEXT NOT NULL,
    account_key TEXT NOT NULL, account_name TEXT NOT NULL, seller TEXT NOT NULL,
    amount_n INTEGER NOT NULL, amount_s INTEGER NOT NULL,
    issued_on INTEGER NOT NULL, due_on INTEGER NOT NULL,
    settings TEXT NOT NULL,
    refers_to TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;

CREATE TABLE payment (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    paid_on INTEGER NOT NULL, reference TEXT NOT NULL
) STRICT;

CREATE TABLE saved_view (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- The last door: what was issued stays as it is, whoever asks.
CREATE TRIGGER issued_part_stays BEFORE DELETE ON part WHEN OLD.issued = 1
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_part_unchanged BEFORE UPDATE ON part
WHEN OLD.issued = 1 AND (NEW.issued <> 1 OR NEW.state <> OLD.state OR NEW.total_n <> OLD.total_n OR NEW.total_s <> OLD.total_s
    OR NEW.lines <> OLD.lines OR NEW.payer <> OLD.payer OR NEW.period <> OLD.period OR NEW.currency <> OLD.currency)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_rollup_stays BEFORE DELETE ON rollup
WHEN EXISTS (SELECT 1 FROM part WHERE id = OLD.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_rollup_unchanged BEFORE UPDATE ON rollup
BEGIN SELECT RAISE(ABORT, 'sums are written once'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER document_unchanged BEFORE UPDATE ON document
BEGIN SELECT RAISE(ABORT, 'issued'); END;
