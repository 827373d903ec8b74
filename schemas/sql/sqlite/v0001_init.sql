-- Times are milliseconds since 1970-01-01T00:00:00Z. Documents are JSON with sorted keys.
-- Bytes of messages and tasks are in tables of their own, so that figures never read them.

-- Every accepted message, once, with exactly one disposition (invariant 5).
CREATE TABLE messages (
    sequence INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    message_id TEXT,
    digest TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    disposition TEXT NOT NULL CHECK (disposition IN (
        'applied', 'noted', 'recorded', 'duplicate', 'waiting', 'held', 'dead', 'archived', 'purged'
    )),
    case_id TEXT,
    alert_no TEXT,
    code TEXT
) STRICT;
CREATE INDEX messages_by_identity ON messages (queue, kind, key);

CREATE TABLE message_bodies (
    sequence INTEGER PRIMARY KEY,
    properties TEXT NOT NULL,
    body BLOB NOT NULL
) STRICT;

-- Versions of alerts in the order of arrival.
CREATE TABLE alert_revisions (
    alert_no TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    revision INTEGER,
    digest TEXT NOT NULL,
    PRIMARY KEY (alert_no, sequence)
) STRICT, WITHOUT ROWID;

-- Alerts that are no dispute and got no case.
CREATE TABLE recorded_alerts (
    alert_no TEXT PRIMARY KEY,
    document TEXT NOT NULL
) STRICT;

-- Messages written and acknowledged that cannot be applied yet.
CREATE TABLE waiting_messages (
    sequence INTEGER PRIMARY KEY,
    due INTEGER NOT NULL,
    reason TEXT NOT NULL,
    attempt INTEGER NOT NULL,
    released_by TEXT NOT NULL,
    since INTEGER NOT NULL
) STRICT;
CREATE INDEX waiting_messages_by_due ON waiting_messages (due);

-- What releases a waiting message at once.
CREATE TABLE waiting_references (
    key TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (key, sequence)
) STRICT, WITHOUT ROWID;
CREATE INDEX waiting_references_by_message ON waiting_references (sequence);

-- Messages that could not be processed, with the reason.
CREATE TABLE dead_letters (
    id INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,
    queue TEXT NOT NULL,
    failure_class TEXT NOT NULL,
    code TEXT NOT NULL,
    pointer TEXT NOT NULL,
    detail TEXT NOT NULL,
    at INTEGER NOT NULL,
    case_id TEXT,
    body_size INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('dead', 'claimed', 'resolved', 'returned', 'archived', 'purged'))
) STRICT;
CREATE INDEX dead_letters_by_message ON dead_letters (sequence);

-- Cases: the document is the case, the columns are what it is looked for by.
CREATE TABLE cases (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL,
    code TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    reported_at INTEGER NOT NULL,
    station_code TEXT NOT NULL,
    type_code TEXT NOT NULL,
    band TEXT NOT NULL,
    stage INTEGER NOT NULL,
    phase TEXT NOT NULL,
    outcome TEXT,
    agreed INTEGER NOT NULL,
    document TEXT NOT NULL
) STRICT;
CREATE INDEX cases_by_opening ON cases (opened_at, number);
CREATE INDEX cases_by_phase ON cases (stage, phase);

-- What has ever named a case: alert numbers, its code, event numbers of the governance side.
CREATE TABLE case_references (
    key TEXT PRIMARY KEY,
    case_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Keyed digests of people and place by which earlier cases are found.
CREATE TABLE case_keys (
    kind TEXT NOT NULL CHECK (kind IN ('person', 'place')),
    key TEXT NOT NULL,
    case_number INTEGER NOT NULL,
    PRIMARY KEY (kind, key, case_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_keys_by_case ON case_keys (case_number);

-- The outbox. Urgent tasks leave before others: red ones, and older ones of a case that has a red one.
CREATE TABLE tasks (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    lane TEXT NOT NULL,
    routing_key TEXT NOT NULL,
    case_id TEXT NOT NULL,
    band TEXT NOT NULL,
    type_code TEXT NOT NULL,
    issued_at INTEGER NOT NULL,
    caused_at INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('pending', 'confirmed', 'setAside')),
    urgent INTEGER NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    last_code TEXT,
    confirmed_at INTEGER,
    set_aside_at INTEGER,
    set_aside_detail TEXT
) STRICT;
CREATE INDEX tasks_by_case ON tasks (case_id);
CREATE INDEX tasks_pending ON tasks (lane, urgent DESC, sequence) WHERE state = 'pending';
CREATE INDEX tasks_set_aside ON tasks (set_aside_at) WHERE state = 'setAside';

CREATE TABLE task_bodies (
    sequence INTEGER PRIMARY KEY,
    body BLOB NOT NULL
) STRICT;

-- The trail; each row holds the digest of the one before.
CREATE TABLE trail (
    sequence INTEGER PRIMARY KEY,
    cause INTEGER,
    case_id TEXT,
    alert_no TEXT,
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    facts TEXT NOT NULL,
    rule_set_version TEXT,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
) STRICT;
CREATE INDEX trail_by_case ON trail (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX trail_by_cause ON trail (cause) WHERE cause IS NOT NULL;

-- Rule sets, policies and directories that decided anything (invariant 8).
CREATE TABLE artifacts (
    digest TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    content BLOB NOT NULL
) STRICT;

CREATE TABLE named_values (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
