-- SPDX-License-Identifier: GPL-3.0-or-later
-- What was done and tried, written once: each event's hash is of itself and of the hash before it
-- (models/identity/audit.h). The head stands apart, so that a log that was cut off is told from one that ends there.

CREATE TABLE audit_event (
    number INTEGER PRIMARY KEY,
    at INTEGER NOT NULL, -- milliseconds since 1970, UTC
    principal TEXT NOT NULL, account TEXT NOT NULL,
    action TEXT NOT NULL, object TEXT NOT NULL,
    before_text TEXT NOT NULL, after_text TEXT NOT NULL,
    outcome INTEGER NOT NULL CHECK (outcome BETWEEN 0 AND 2), -- done, denied, failed
    reason TEXT NOT NULL,
    hash BLOB NOT NULL
) STRICT;

CREATE TABLE audit_head (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    number INTEGER NOT NULL,
    hash BLOB NOT NULL -- of the event of this number; empty before the first
) STRICT;
INSERT INTO audit_head VALUES (1, 0, x'');

CREATE TRIGGER audit_event_stays BEFORE DELETE ON audit_event BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER audit_event_unchanged BEFORE UPDATE ON audit_event BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER audit_event_follows BEFORE INSERT ON audit_event
WHEN NEW.number <> (SELECT number + 1 FROM audit_head)
BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER audit_head_stays BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER audit_head_follows BEFORE UPDATE ON audit_head
WHEN NEW.number <> OLD.number + 1 OR NEW.only <> 1
    OR NEW.hash IS NOT (SELECT hash FROM audit_event WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'written once'); END;
