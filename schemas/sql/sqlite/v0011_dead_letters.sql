-- Dead letters gained what they are grouped, searched and dealt with by; an edited copy waits for a second person.
CREATE TABLE dead_letters_new (
    id INTEGER PRIMARY KEY,
    sequence INTEGER NOT NULL,
    queue TEXT NOT NULL,
    failure_class TEXT NOT NULL,
    code TEXT NOT NULL,
    pointer TEXT NOT NULL,
    detail TEXT NOT NULL,
    rule TEXT,
    group_id TEXT NOT NULL,
    at INTEGER NOT NULL,
    case_id TEXT,
    alert_no TEXT,
    body_size INTEGER NOT NULL,
    edited_from INTEGER,
    proposed_by TEXT,
    note TEXT,
    changed_by TEXT,
    changed_at INTEGER,
    state TEXT NOT NULL CHECK (state IN (
        'dead', 'proposed', 'claimed', 'resolved', 'returned', 'archived', 'purged'
    )),
    -- What it was before it was claimed or archived.
    former_state TEXT
) STRICT;
INSERT INTO dead_letters_new
    (id, sequence, queue, failure_class, code, pointer, detail, group_id, at, case_id, alert_no, body_size, state)
SELECT d.id, d.sequence, d.queue, d.failure_class, d.code, d.pointer, d.detail, 'before', d.at, d.case_id, m.alert_no,
    d.body_size, d.state
FROM dead_letters d LEFT JOIN messages m ON m.sequence = d.sequence;
DROP TABLE dead_letters;
ALTER TABLE dead_letters_new RENAME TO dead_letters;
CREATE INDEX dead_letters_by_message ON dead_letters (sequence);
CREATE INDEX dead_letters_by_group ON dead_letters (group_id, state, at);
CREATE INDEX dead_letters_by_state ON dead_letters (state, at);
CREATE INDEX dead_letters_by_time ON dead_letters (at);
CREATE INDEX dead_letters_by_case ON dead_letters (case_id) WHERE case_id IS NOT NULL;

-- A task that was set aside and that people have dealt with leaves the lists.
ALTER TABLE tasks ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
DROP INDEX tasks_set_aside;
CREATE INDEX tasks_set_aside ON tasks (set_aside_at) WHERE state = 'setAside' AND archived = 0;
