-- Alerts that are no dispute but bear risk signs are listed for a second look, the last reported first.
ALTER TABLE recorded_alerts ADD COLUMN reported_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recorded_alerts ADD COLUMN station_code TEXT NOT NULL DEFAULT '';
ALTER TABLE recorded_alerts ADD COLUMN second_look INTEGER NOT NULL DEFAULT 0;
UPDATE recorded_alerts SET
    reported_at = json_extract(document, '$.alert.reportedAt'),
    station_code = json_extract(document, '$.alert.jurisdiction.code'),
    second_look = NOT json_extract(document, '$.assessment.isDispute')
        AND json_array_length(document, '$.assessment.indicators') > 0
        AND json_extract(document, '$.alert.eventKind') IN ('created', 'amended');
CREATE INDEX recorded_alerts_for_second_look ON recorded_alerts (reported_at) WHERE second_look;
