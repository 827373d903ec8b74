-- Replays: what was shown, and what became of it.
CREATE TABLE replay_jobs (
    id INTEGER PRIMARY KEY,
    state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'done', 'stopped', 'cancelled')),
    created_at INTEGER NOT NULL,
    requested_by TEXT NOT NULL,
    reason TEXT NOT NULL,
    selection TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    rate INTEGER NOT NULL,
    canary INTEGER NOT NULL,
    stop_percent INTEGER NOT NULL,
    started_at INTEGER,
    ended_at INTEGER,
    ended_because TEXT
) STRICT;
CREATE INDEX replay_jobs_running ON replay_jobs (id) WHERE state = 'running';

CREATE TABLE replay_items (
    job INTEGER NOT NULL,
    ordinal INTEGER NOT NULL,
    -- A dead letter's id, or t: and a task's.
    subject TEXT NOT NULL,
    letter INTEGER,
    case_id TEXT,
    case_version INTEGER,
    forecast TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN (
        'planned', 'leftOut', 'claimed', 'resolved', 'returned', 'changed', 'cancelled'
    )),
    result TEXT,
    at INTEGER,
    PRIMARY KEY (job, ordinal)
) STRICT, WITHOUT ROWID;
CREATE INDEX replay_items_by_state ON replay_items (job, state, ordinal);
-- One open claim on a letter or task.
CREATE UNIQUE INDEX replay_claims ON replay_items (subject) WHERE state = 'claimed';
