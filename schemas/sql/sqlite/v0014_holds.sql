-- An invalid message whose case is known holds later answers of that case until then, unless it is dealt with before.
ALTER TABLE dead_letters ADD COLUMN holds_until INTEGER;
CREATE INDEX dead_letters_holding ON dead_letters (holds_until) WHERE holds_until IS NOT NULL;
