-- SPDX-License-Identifier: GPL-3.0-or-later
-- Accounts and organizations as the rules know them (models/organization/world.h), and what was done to them. Times
-- are milliseconds since 1970, UTC; words are numbers in the order of their enums. Foreign keys wait for the end of
-- the transaction, so that a change is written in any order. What may outlive its organization (periods, handshakes,
-- requests, transfers) does not point to it.

ALTER TABLE organization RENAME TO old_organization;
ALTER TABLE member RENAME TO old_member;

CREATE TABLE organization (
    id TEXT PRIMARY KEY,
    root TEXT NOT NULL UNIQUE,
    payer TEXT NOT NULL UNIQUE REFERENCES org_account (id) DEFERRABLE INITIALLY DEFERRED,
    features INTEGER NOT NULL CHECK (features BETWEEN 0 AND 1),
    created INTEGER NOT NULL, finalized INTEGER,
    account_quota INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What is not listed is disabled.
CREATE TABLE organization_policy_type (
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 12),
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 2),
    PRIMARY KEY (organization, type)
) STRICT, WITHOUT ROWID;

CREATE TABLE trusted_service (
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    service TEXT NOT NULL, since INTEGER NOT NULL,
    PRIMARY KEY (organization, service)
) STRICT, WITHOUT ROWID;

CREATE TABLE resource_policy (
    organization TEXT PRIMARY KEY REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    id TEXT NOT NULL UNIQUE, content TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    parent TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED, -- NULL: the root
    name TEXT NOT NULL, created INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_organization ON unit (organization);
CREATE INDEX unit_parent ON unit (parent);

-- Of an organization, or standing alone. Bills name their accounts by text (account.key), which need not be one of
-- these.
CREATE TABLE org_account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL, email_verified INTEGER NOT NULL, -- an empty address is unknown
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 4),
    created INTEGER NOT NULL, created_by_organization INTEGER NOT NULL,
    has_contact INTEGER NOT NULL, has_payment_method INTEGER NOT NULL, has_phone INTEGER NOT NULL,
    has_agreement INTEGER NOT NULL,
    organization TEXT REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED, -- NULL: it stands alone
    unit TEXT REFERENCES unit (id) DEFERRABLE INITIALLY DEFERRED,                 -- NULL: in the root
    joined INTEGER, joined_method INTEGER CHECK (joined_method BETWEEN 0 AND 2),
    close_requested INTEGER, closed INTEGER, purged INTEGER NOT NULL,
    CHECK ((organization IS NULL) = (joined IS NULL) AND (organization IS NULL) = (joined_method IS NULL)),
    CHECK (organization IS NOT NULL OR unit IS NULL)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX org_account_email ON org_account (lower(email)) WHERE email <> '';
CREATE INDEX org_account_organization ON org_account (organization);
CREATE INDEX org_account_unit ON org_account (unit);

-- For which time which payer paid for an account.
CREATE TABLE membership_period (
    account TEXT NOT NULL, joined INTEGER NOT NULL, organization TEXT NOT NULL,
    payer TEXT NOT NULL,
    method INTEGER NOT NULL CHECK (method BETWEEN 0 AND 2),
    left_at INTEGER, departure INTEGER CHECK (departure BETWEEN 0 AND 2),
    PRIMARY KEY (account, joined, organization)
) STRICT, WITHOUT ROWID;

CREATE TABLE create_request (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL,
    account_name TEXT NOT NULL, email TEXT NOT NULL, role_name TEXT NOT NULL, billing_access INTEGER NOT NULL,
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 2),
    failure_reason TEXT NOT NULL,
    requested INTEGER NOT NULL, completed INTEGER,
    account TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE policy (
    id TEXT PRIMARY KEY,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 12),
    name TEXT NOT NULL, description TEXT NOT NULL, content TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX policy_organization ON policy (organization);

-- The policy may be one of the provider's own, the target a root, a unit or an account.
CREATE TABLE attachment (
    target TEXT NOT NULL, policy TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    type INTEGER NOT NULL CHECK (type BETWEEN 0 AND 12),
    PRIMARY KEY (target, policy)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachment_organization ON attachment (organization);

CREATE TABLE delegation (
    account TEXT NOT NULL REFERENCES org_account (id) DEFERRABLE INITIALLY DEFERRED,
    service TEXT NOT NULL,
    organization TEXT NOT NULL REFERENCES organization (id) DEFERRABLE INITIALLY DEFERRED,
    since INTEGER NOT NULL,
    PRIMARY KEY (account, service)
) STRICT, WITHOUT ROWID;
CREATE INDEX delegation_organization ON delegation (organization);

CREATE TABLE handshake (
    id TEXT PRIMARY KEY,
    action INTEGER NOT NULL CHECK (action BETWEEN 0 AND 4),
    state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 5),
    organization TEXT NOT NULL,
    target_account TEXT, target_email TEXT NOT NULL,
    parent TEXT, transfer TEXT,
    offered_features INTEGER NOT NULL CHECK (offered_features BETWEEN 0 AND 1),
    notes TEXT NOT NULL,
    requested INTEGER NOT NULL, expires INTEGER NOT NULL, ended INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE responsibility_transfer (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    source TEXT NOT NULL, target TEXT NOT NULL,
    status INTEGER NOT NULL CHECK (status BETWEEN 0 AND 5),
    starts INTEGER NOT NULL, ends INTEGER,
    active_handshake TEXT
) STRICT, WITHOUT ROWID;

-- owner_kind: 0 account, 1 create request, 2 root, 3 resource policy, 4 unit, 5 policy, 6 handshake.
CREATE TABLE tag (
    owner_kind INTEGER NOT NULL CHECK (owner_kind BETWEEN 0 AND 6),
    owner TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL,
    PRIMARY KEY (owner_kind, owner, key)
) STRICT, WITHOUT ROWID;

-- fields: a JSON list of [kind, id, field, before, after]. folded: what a search looks through, whatever its case.
CREATE TABLE activity (
    id INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL, operation TEXT NOT NULL, subject TEXT NOT NULL,
    fields TEXT NOT NULL,
    folded TEXT NOT NULL
) STRICT;
CREATE TABLE activity_about (
    about TEXT NOT NULL,
    activity INTEGER NOT NULL REFERENCES activity (id),
    PRIMARY KEY (about, activity)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER activity_stays BEFORE DELETE ON activity BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER activity_unchanged BEFORE UPDATE ON activity BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER activity_about_stays BEFORE DELETE ON activity_about
BEGIN SELECT RAISE(ABORT, 'written once'); END;
CREATE TRIGGER activity_about_unchanged BEFORE UPDATE ON activity_about
BEGIN SELECT RAISE(ABORT, 'written once'); END;

-- Payers, and accounts of bills, that no organization of the above can have: keys of other providers.
CREATE TABLE known_payer (
    payer TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    organization_id TEXT NOT NULL,
    created INTEGER NOT NULL             -- seconds since 1970, UTC
) STRICT, WITHOUT ROWID;
CREATE TABLE known_member (
    payer TEXT NOT NULL,
    account INTEGER NOT NULL REFERENCES account (id),
    PRIMARY KEY (payer, account)
) STRICT, WITHOUT ROWID;

-- What was kept until now: a payer with twelve digits gets an organization, with its members that have twelve digits.
-- An account that several payers had goes to one of them; an account that pays for others goes to none.
CREATE TABLE carried (account TEXT PRIMARY KEY, payer TEXT NOT NULL, joined INTEGER NOT NULL) STRICT, WITHOUT ROWID;

INSERT INTO carried
SELECT o.payer, o.payer, coalesce(
    (SELECT CAST(strftime('%s', printf('%04d-%02d-01', min(p.period) / 12, min(p.period) % 12 + 1)) AS INTEGER)
     FROM part p WHERE p.payer = o.payer AND p.state = 0), o.created) * 1000
FROM old_organization o WHERE length(o.payer) = 12 AND o.payer NOT GLOB '*[^0-9]*';

INSERT INTO carried
SELECT k.key, k.payer, coalesce(
    (SELECT CAST(strftime('%s', printf('%04d-%02d-01', min(p.period) / 12, min(p.period) % 12 + 1)) AS INTEGER)
     FROM part p JOIN part_account pa ON pa.part = p.id
     WHERE p.payer = k.payer AND pa.account = k.account AND p.state = 0) * 1000,
    (SELECT max(c.joined, o.created * 1000) FROM carried c JOIN old_organization o ON o.payer = c.payer
     WHERE c.account = k.payer))
FROM (SELECT a.key, a.id AS account, min(m.payer) AS payer FROM old_member m JOIN account a ON a.id = m.account
      WHERE length(a.key) = 12 AND a.key NOT GLOB '*[^0-9]*'
      AND length(m.payer) = 12 AND m.payer NOT GLOB '*[^0-9]*' GROUP BY a.id) k
WHERE k.key NOT IN (SELECT account FROM carried);

-- An id that is none makes place for one of the payer's digits.
INSERT INTO organization
SELECT i.id, 'r-' || substr(i.id, 3), i.payer, 1, i.created, i.created,
    max(10, (SELECT count(*) FROM carried m WHERE m.payer = i.payer))
FROM (SELECT o.payer, c.joined AS created,
          CASE WHEN length(o.organization_id) BETWEEN 12 AND 34 AND o.organization_id GLOB 'o-*'
                    AND substr(o.organization_id, 3) NOT GLOB '*[^a-z0-9]*'
                    AND (SELECT count(*) FROM old_organization x WHERE x.organization_id = o.organization_id) = 1
               THEN o.organization_id ELSE 'o-' || o.payer END AS id
      FROM old_organization o JOIN carried c ON c.account = o.payer AND c.payer = o.payer) i;

INSERT INTO org_account
SELECT c.account, coalesce((SELECT nullif(n.name, '') FROM named_account n WHERE n.key = c.account),
    (SELECT nullif(x.name, x.payer) FROM old_organization x WHERE x.payer = c.account), ''), '', 1, 1, c.joined, 0,
    1, 1, 1, 1, o.id, NULL, c.joined, 1, NULL, NULL, 0
FROM carried c JOIN organization o ON o.payer = c.payer;

INSERT INTO membership_period
SELECT c.account, c.joined, o.id, c.payer, 1, NULL, NULL FROM carried c JOIN organization o ON o.payer = c.payer;

-- The list of changes begins with what was carried over, as an import would have told it.
INSERT INTO activity (at, actor, operation, subject, fields, folded)
SELECT CAST(strftime('%s', 'now') AS INTEGER) * 1000, 'system', 'ImportOrganization', o.id,
    (SELECT json_group_array(json_array(kind, id, field, '', after)) FROM (
         SELECT 'Organization' AS kind, o.id AS id, 'MasterAccountId' AS field, o.payer AS after
         UNION ALL SELECT 'Organization', o.id, 'RootId', o.root
         UNION ALL SELECT 'Account', a.id, 'OrganizationId', o.id FROM org_account a WHERE a.organization = o.id
         UNION ALL SELECT 'Account', a.id, 'JoinedTimestamp',
             strftime('%Y-%m-%dT%H:%M:%S.000Z', a.joined / 1000, 'unixepoch')
             FROM org_account a WHERE a.organization = o.id ORDER BY 1 DESC, 2, 3)),
    'importorganization' || char(10) || o.id || char(10) || 'system'
FROM organization o ORDER BY o.id;
INSERT INTO activity_about
SELECT o.id, v.id FROM activity v JOIN organization o ON o.id = v.subject
UNION SELECT a.id, v.id FROM activity v JOIN org_account a ON a.organization = v.subject;

INSERT INTO known_payer SELECT * FROM old_organization WHERE payer NOT IN (SELECT payer FROM organization);
INSERT INTO known_member
SELECT m.payer, m.account FROM old_member m JOIN account a ON a.id = m.account
WHERE a.key NOT IN (SELECT account FROM carried WHERE payer = m.payer);

DROP TABLE carried;
DROP TABLE old_member;
DROP TABLE old_organization;

-- Every payer that has an organization, of either kind; the name is empty where the payer has none.
CREATE VIEW payer_organization (payer, name, organization_id) AS
SELECT o.payer, m.name, o.id FROM organization o JOIN org_account m ON m.id = o.payer
UNION ALL SELECT payer, name, organization_id FROM known_payer
WHERE payer NOT IN (SELECT payer FROM organization);

-- Their accounts, the payer among them.
CREATE VIEW payer_member (payer, key) AS
SELECT o.payer, m.id FROM organization o JOIN org_account m ON m.organization = o.id
UNION SELECT k.payer, a.key FROM known_member k JOIN account a ON a.id = k.account;

-- The name that the organization has goes before a given one, and that before the imported one.
DROP VIEW named_account;
CREATE VIEW named_account AS
SELECT a.id, a.key, coalesce(nullif(m.name, ''), nullif(a.given_name, ''), a.imported_name) AS name
FROM account a LEFT JOIN org_account m ON m.id = a.key;
