-- Deadlines as rows: each that runs, found by the time of its next firing, or by its limit.
CREATE TABLE deadlines (
    case_id TEXT NOT NULL,
    deadline_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    due_at INTEGER,
    limit_at INTEGER NOT NULL,
    station_code TEXT NOT NULL,
    band TEXT NOT NULL,
    PRIMARY KEY (case_id, deadline_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX deadlines_by_time ON deadlines (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX deadlines_by_limit ON deadlines (limit_at);

-- What has happened to each case, with what each decision looked at: from it a case is decided anew.
CREATE TABLE case_events (
    number INTEGER PRIMARY KEY,
    case_id TEXT NOT NULL,
    document BLOB NOT NULL
) STRICT;
CREATE INDEX case_events_of_case ON case_events (case_id, number);

-- Cases gained clocks, consents, corrections and approval rounds.
UPDATE cases SET document = json_set(
    document,
    '$.deadlines', json('[]'),
    '$.contactConsents', json('[]'),
    '$.safeToCall', json('{}'),
    '$.corrected', json('[]'),
    '$.isWithoutFeedback', json('false'),
    '$.tasks', (
        SELECT json_group_array(json_set(value, '$.isWithheld', json('false'))) FROM json_each(cases.document, '$.tasks')
    ),
    '$.callBacks', (
        SELECT json_group_array(json_set(value, '$.triedOn', json('[]'))) FROM json_each(cases.document, '$.callBacks')
    )
);
UPDATE cases SET document = json_set(
    document,
    '$.departmentWork.complexity', 'general',
    '$.departmentWork.returns', 0,
    '$.departmentWork.awaitsAdjudication', json('false')
) WHERE json_type(document, '$.departmentWork') = 'object';
UPDATE cases SET document = json_set(
    document,
    '$.pendingApproval', json_object(
        'draft', json_extract(document, '$.pendingApproval.draft'),
        'township', json_extract(document, '$.pendingApproval.township'),
        'round', json_object(
            'draftDigest', json_extract(document, '$.pendingApproval.draftDigest'),
            'requestedBy', json_extract(document, '$.pendingApproval.requestedBy'),
            'requestedAt', json_extract(document, '$.pendingApproval.requestedAt'),
            'needsSecond', json('false'),
            'requests', json_array(json_object(
                'id', json_extract(document, '$.pendingApproval.requestID'),
                'approver', json_extract(document, '$.pendingApproval.approver'),
                'seat', 'first'
            )),
            'confirmations', json('[]')
        )
    )
) WHERE json_type(document, '$.pendingApproval') = 'object';
