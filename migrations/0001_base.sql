-- What happened: one row an event, never changed.
CREATE TABLE events (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    -- Whose history it belongs to, the identity it came with, and the thing it is about.
    subject_id BIGINT,
    via_id BIGINT,
    thing_id BIGINT,
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    data TEXT
);
CREATE INDEX events_by_subject ON events (subject_id, at, id, kind) WHERE subject_id IS NOT NULL;
CREATE INDEX events_by_thing ON events (thing_id) WHERE thing_id IS NOT NULL;

-- What is still to do.
CREATE TABLE jobs (
    id BIGINT PRIMARY KEY,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    key TEXT,
    -- When it is due; while a worker has it, the end of the lease.
    run_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    last_error TEXT,
    parked_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX jobs_due ON jobs (run_at, id) WHERE parked_at IS NULL;
CREATE INDEX jobs_parked ON jobs (parked_at) WHERE parked_at IS NOT NULL;
-- Two jobs with the same key that have not begun are one.
CREATE UNIQUE INDEX jobs_key ON jobs (kind, key) WHERE key IS NOT NULL AND attempts = 0;

-- Settings of the shop, by name, as JSON; and small facts the program keeps.
CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT
);

-- Numbers that people say aloud, counted one by one.
CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

-- Who did what to the shop itself; kept for ever.
CREATE TABLE audit (
    id BIGINT PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    act TEXT NOT NULL,
    about TEXT,
    data TEXT
);
CREATE INDEX audit_by_time ON audit (at, id);
CREATE INDEX audit_by_act ON audit (act, at, id);
