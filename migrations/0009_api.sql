-- Keys with which other programs use the API; only their hashes are kept.
CREATE TABLE api_tokens (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    token_hash BYTES NOT NULL,
    -- Its beginning, by which people know it again: ind_ab12…
    shown TEXT NOT NULL,
    -- The names of its scopes, separated by spaces.
    scopes TEXT NOT NULL,
    made_by BIGINT NOT NULL REFERENCES staff (id),
    made_at BIGINT NOT NULL,
    expires_at BIGINT,
    used_at BIGINT,
    ended_at BIGINT
);
CREATE UNIQUE INDEX api_tokens_hash ON api_tokens (token_hash);

-- What was answered to a request that carried an Idempotency-Key, written in the commit of its act.
CREATE TABLE api_answers (
    token_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    -- Of method, address and body: the same key with another request is a mistake.
    request_hash BYTES NOT NULL,
    status BIGINT NOT NULL,
    -- None once the person it told of was erased.
    body TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (token_id, key)
);
CREATE INDEX api_answers_by_time ON api_answers (at);
