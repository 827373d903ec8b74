-- What a later alert is told of a case, as one document: everything that links compare or show.
ALTER TABLE cases ADD COLUMN linked TEXT NOT NULL DEFAULT '{}';
UPDATE cases SET
    linked = json_object(
        'summary', json_object(
            'when', reported_at,
            'type', type_code,
            'band', band,
            'outcome', outcome,
            'agreed', json(iif(agreed, 'true', 'false')),
            'dueDates', json(coalesce(json_extract(document, '$.agreement.dueDates'), '[]'))
        ),
        'sidesInCommon', 0,
        'relation', relation,
        'ownBand', own_band,
        'grade', first_grade,
        'identity', json_object(
            'caseID', id,
            'alertNo', json_extract(document, '$.alert.alertNo'),
            'isInCallBack', json(iif(phase = 'callBack', 'true', 'false')),
            'closedAt', iif(phase = 'closed', json_extract(document, '$.closedAt'), NULL)
        ),
        'repeats', json('[]'),
        'isByOrder', json('false')
    ),
    document = json_set(document, '$.links', json('{"ordered":[],"proposals":[],"crimes":[],"repeats":[]}'));
ALTER TABLE cases DROP COLUMN own_band;
ALTER TABLE cases DROP COLUMN first_grade;
ALTER TABLE cases DROP COLUMN relation;
ALTER TABLE cases DROP COLUMN outcome;
ALTER TABLE cases DROP COLUMN agreed;

-- What happened at a place of late is read from the end of this index.
ALTER TABLE case_keys ADD COLUMN reported_at INTEGER NOT NULL DEFAULT 0;
UPDATE case_keys SET reported_at = (SELECT reported_at FROM cases WHERE number = case_number);
CREATE INDEX case_keys_at_place ON case_keys (key, reported_at) WHERE kind = 'place';

-- What decisions looked at has gained as much.
UPDATE case_events SET document = CAST(json_set(
    CAST(document AS TEXT),
    '$.evidence.history.atPlace', json('[]'),
    '$.evidence.history.linked', (
        SELECT json_group_array(json_set(
            value, '$.repeats', json('[]'), '$.isByOrder', json('false'), '$.summary.dueDates', json('[]')
        ))
        FROM json_each(CAST(case_events.document AS TEXT), '$.evidence.history.linked')
    )
) AS BLOB);

-- What people have said of two cases, on the case they said it on.
CREATE TABLE case_links (
    case_id TEXT NOT NULL,
    alert_no TEXT NOT NULL,
    other_id TEXT NOT NULL,
    other_alert_no TEXT NOT NULL,
    is_linked INTEGER NOT NULL,
    ordered_by TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (case_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX case_links_by_other ON case_links (other_id);
