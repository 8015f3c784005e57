-- SPDX-License-Identifier: GPL-3.0-or-later
-- Issued bills and their documents, and the last door: triggers that refuse to change what was issued, whoever asks.

CREATE TABLE issued_bill (
    part INTEGER PRIMARY KEY REFERENCES part (id),
    number TEXT NOT NULL UNIQUE,
    issued_on INTEGER NOT NULL, due_on INTEGER NOT NULL, -- days since 1970
    payer_name TEXT NOT NULL,
    settings TEXT NOT NULL
) STRICT;

-- The names that accounts had when their bill was issued.
CREATE TABLE issued_account (
    part INTEGER NOT NULL REFERENCES part (id),
    account INTEGER NOT NULL REFERENCES account (id),
    name TEXT NOT NULL,
    PRIMARY KEY (part, account)
) STRICT, WITHOUT ROWID;

CREATE TABLE document (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL, number TEXT NOT NULL UNIQUE,
    part INTEGER NOT NULL REFERENCES issued_bill (part),
    account_key TEXT NOT NULL, account_name TEXT NOT NULL, seller TEXT NOT NULL,
    amount_n INTEGER NOT NULL, amount_s INTEGER NOT NULL,
    issued_on INTEGER NOT NULL, due_on INTEGER NOT NULL,
    payable INTEGER NOT NULL,                           -- 0: for information only
    refers_to TEXT NOT NULL, reason TEXT NOT NULL
) STRICT;
CREATE INDEX document_part ON document (part);

-- The payer's ledger: no row while a document is open.
CREATE TABLE payment (
    document INTEGER PRIMARY KEY REFERENCES document (id),
    paid_on INTEGER NOT NULL, reference TEXT NOT NULL
) STRICT;

CREATE TRIGGER issued_part_stays BEFORE DELETE ON part WHEN OLD.issued = 1
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_part_unchanged BEFORE UPDATE ON part WHEN OLD.issued = 1
BEGIN SELECT RAISE(ABORT, 'issued'); END;

CREATE TRIGGER issued_import_stays BEFORE DELETE ON import
WHEN EXISTS (SELECT 1 FROM part WHERE import = OLD.id AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_import_unchanged BEFORE UPDATE ON import
WHEN EXISTS (SELECT 1 FROM part WHERE import = OLD.id AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_file_stays BEFORE DELETE ON import_file
WHEN EXISTS (SELECT 1 FROM part WHERE import = OLD.import AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER import_file_unchanged BEFORE UPDATE ON import_file
BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER issued_finding_stays BEFORE DELETE ON finding
WHEN EXISTS (SELECT 1 FROM part WHERE import = OLD.import AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER finding_unchanged BEFORE UPDATE ON finding
BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER issued_exact_text_stays BEFORE DELETE ON exact_text
WHEN EXISTS (SELECT 1 FROM part WHERE import = OLD.import AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER exact_text_unchanged BEFORE UPDATE ON exact_text
BEGIN SELECT RAISE(ABORT, 'written once'); END;

CREATE TRIGGER issued_part_account_stays BEFORE DELETE ON part_account
WHEN EXISTS (SELECT 1 FROM part WHERE id = OLD.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_part_account_alone BEFORE INSERT ON part_account
WHEN EXISTS (SELECT 1 FROM part WHERE id = NEW.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER part_account_unchanged BEFORE UPDATE ON part_account
BEGIN SELECT RAISE(ABORT, 'written once'); END;

-- The origin tells the part's own lines from those of the import's other months between them.
CREATE TRIGGER issued_line_stays BEFORE DELETE ON charge_line
WHEN EXISTS (SELECT 1 FROM part p JOIN origin o ON o.id = OLD.origin
    WHERE p.issued = 1 AND p.last_line >= OLD.id AND p.first_line <= OLD.id
    AND o.payer = p.payer AND o.period = p.period AND o.currency = p.currency)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER line_unchanged BEFORE UPDATE ON charge_line
BEGIN SELECT RAISE(ABORT, 'written once'); END;

CREATE TRIGGER issued_run_stays BEFORE DELETE ON line_run
WHEN EXISTS (SELECT 1 FROM part WHERE id = OLD.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_run_alone BEFORE INSERT ON line_run
WHEN EXISTS (SELECT 1 FROM part WHERE id = NEW.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER run_unchanged BEFORE UPDATE ON line_run
BEGIN SELECT RAISE(ABORT, 'written once'); END;

CREATE TRIGGER issued_rollup_stays BEFORE DELETE ON rollup
WHEN EXISTS (SELECT 1 FROM part WHERE id = OLD.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_rollup_alone BEFORE INSERT ON rollup
WHEN EXISTS (SELECT 1 FROM part WHERE id = NEW.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER rollup_unchanged BEFORE UPDATE ON rollup
BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER issued_rollup_tag_stays BEFORE DELETE ON rollup_tag
WHEN EXISTS (SELECT 1 FROM part WHERE id = OLD.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_rollup_tag_alone BEFORE INSERT ON rollup_tag
WHEN EXISTS (SELECT 1 FROM part WHERE id = NEW.part AND issued = 1)
BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER rollup_tag_unchanged BEFORE UPDATE ON rollup_tag
BEGIN SELECT RAISE(ABORT, 'written once'); END;

CREATE TRIGGER origin_stays BEFORE DELETE ON origin BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER origin_unchanged BEFORE UPDATE ON origin BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER item_stays BEFORE DELETE ON item BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER item_unchanged BEFORE UPDATE ON item BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER kind_stays BEFORE DELETE ON kind BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER kind_unchanged BEFORE UPDATE ON kind BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER description_stays BEFORE DELETE ON description BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER description_unchanged BEFORE UPDATE ON description BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER resource_stays BEFORE DELETE ON resource BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER resource_unchanged BEFORE UPDATE ON resource BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER tagset_stays BEFORE DELETE ON tagset BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER tagset_unchanged BEFORE UPDATE ON tagset BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER commitment_stays BEFORE DELETE ON commitment BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER commitment_unchanged BEFORE UPDATE ON commitment BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER account_stays BEFORE DELETE ON account BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER account_key_unchanged BEFORE UPDATE ON account WHEN OLD.key <> NEW.key OR OLD.id <> NEW.id
BEGIN SELECT RAISE(ABORT, 'written once'); END;

CREATE TRIGGER issued_bill_stays BEFORE DELETE ON issued_bill BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_bill_unchanged BEFORE UPDATE ON issued_bill BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_account_stays BEFORE DELETE ON issued_account BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER issued_account_unchanged BEFORE UPDATE ON issued_account BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER document_stays BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'issued'); END;
CREATE TRIGGER document_unchanged BEFORE UPDATE ON document BEGIN SELECT RAISE(ABORT, 'issued'); END;
