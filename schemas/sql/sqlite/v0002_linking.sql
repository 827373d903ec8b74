-- A repeat is known by both sides, so a key says whose it is. Keys of older cases count as one side.
ALTER TABLE case_keys ADD COLUMN side INTEGER NOT NULL DEFAULT 0;

-- What a later alert of the same dispute is compared with: the band without history and officer, the grade as it was
-- first given, and whether the alert only chased another (2).
ALTER TABLE cases ADD COLUMN own_band TEXT NOT NULL DEFAULT 'blue';
ALTER TABLE cases ADD COLUMN first_grade INTEGER;
ALTER TABLE cases ADD COLUMN relation INTEGER;
UPDATE cases SET
    own_band = json_extract(document, '$.assessment.band'),
    first_grade = json_extract(document, '$.alert.grade'),
    relation = json_extract(document, '$.alert.relation'),
    document = json_set(
        document,
        '$.ownBand', json_extract(document, '$.assessment.band'),
        '$.firstGrade', json_extract(document, '$.alert.grade'),
        '$.bandContributions', json('[]')
    );
