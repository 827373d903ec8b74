-- Bytes of a delivery that are kept before anybody reads them, as long as a message may bring the process down.
CREATE TABLE raw_intake (
    id INTEGER PRIMARY KEY,
    queue TEXT NOT NULL,
    body BLOB NOT NULL,
    body_size INTEGER NOT NULL,
    properties TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    crashes INTEGER NOT NULL DEFAULT 0
) STRICT;
