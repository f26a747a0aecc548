-- Addresses of other programs that are told of what happens.
CREATE TABLE webhooks (
    id BIGINT PRIMARY KEY,
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    -- The kinds of events that it wants, separated by spaces; empty for all.
    kinds TEXT NOT NULL,
    -- Sealed. The one before is good until `old_until`, so that the receiver can change over.
    secret BYTES NOT NULL,
    old_secret BYTES,
    old_until BIGINT,
    made_by BIGINT NOT NULL REFERENCES staff (id),
    made_at BIGINT NOT NULL,
    -- Tries that failed since one went well, and the first of them.
    failures BIGINT NOT NULL DEFAULT 0,
    failing_since BIGINT,
    paused_at BIGINT,
    -- 'staff' or 'failing'
    paused_why TEXT,
    ended_at BIGINT,
    -- 'staff' or 'gone'
    ended_why TEXT
);

-- One event on its way to one webhook.
CREATE TABLE webhook_sends (
    id BIGINT PRIMARY KEY,
    webhook_id BIGINT NOT NULL REFERENCES webhooks (id),
    -- None for a trial.
    event_id BIGINT,
    kind TEXT NOT NULL,
    subject_id BIGINT,
    -- 'waiting', 'delivered', 'given_up'
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL DEFAULT 0,
    next_at BIGINT NOT NULL,
    -- What was last answered.
    status BIGINT,
    -- As it was first sent.
    body TEXT,
    made_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE UNIQUE INDEX webhook_sends_once ON webhook_sends (webhook_id, event_id) WHERE event_id IS NOT NULL;
CREATE INDEX webhook_sends_due ON webhook_sends (webhook_id, next_at, id) WHERE state = 'waiting';
CREATE INDEX webhook_sends_by_webhook ON webhook_sends (webhook_id, id);
CREATE INDEX webhook_sends_by_subject ON webhook_sends (subject_id) WHERE subject_id IS NOT NULL;

-- Each try to deliver it.
CREATE TABLE webhook_attempts (
    id BIGINT PRIMARY KEY,
    send_id BIGINT NOT NULL REFERENCES webhook_sends (id),
    at BIGINT NOT NULL,
    took_ms BIGINT NOT NULL,
    status BIGINT,
    -- Why there was no answer, and the beginning of the answer where there was one.
    problem TEXT,
    answer TEXT
);
CREATE INDEX webhook_attempts_by_send ON webhook_attempts (send_id, id);
