-- People who work for the shop and sign in.
CREATE TABLE staff (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    -- Set when someone else chose the password: it must be changed at the next sign-in.
    password_expired BIGINT NOT NULL DEFAULT 0,
    language TEXT NOT NULL DEFAULT 'en',
    calendar TEXT NOT NULL DEFAULT 'gregorian',
    clock TEXT NOT NULL DEFAULT 'western',
    keys_off BIGINT NOT NULL DEFAULT 0,
    data_saver BIGINT NOT NULL DEFAULT 0,
    -- Encrypted; present once the second step is switched on.
    totp_secret BYTES,
    -- The last time step that was used, so that a code works once.
    totp_step BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);
CREATE UNIQUE INDEX staff_email ON staff (email);

-- Signed-in browsers.
CREATE TABLE sessions (
    id BIGINT PRIMARY KEY,
    rotated_at BIGINT NOT NULL,
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    csrf TEXT NOT NULL,
    browser TEXT NOT NULL,
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_staff ON sessions (staff_id);

-- The tokens of a session, one after the other; only their hashes are kept.
CREATE TABLE session_tokens (
    token_hash BYTES NOT NULL PRIMARY KEY,
    session_id BIGINT NOT NULL REFERENCES sessions (id),
    -- Whether it has come back: until then the answer that brought it may be lost, and the one before is good.
    used BIGINT NOT NULL,
    -- When a later one came back. It is good for a moment more, for requests on their way; after
    -- that, whoever shows it has stolen it, or it was stolen from them.
    spent_at BIGINT
);
CREATE INDEX session_tokens_by_session ON session_tokens (session_id);

-- One-time codes for who has lost the second step.
CREATE TABLE recovery_codes (
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    code_hash BYTES NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (staff_id, code_hash)
);

-- Counted tries, by what is being tried: sign-in by address and by email.
CREATE TABLE throttles (
    key TEXT NOT NULL PRIMARY KEY,
    tries BIGINT NOT NULL,
    since BIGINT NOT NULL
);

-- What a staff member did lately and can take back.
CREATE TABLE recent_acts (
    id BIGINT PRIMARY KEY,
    staff_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    say TEXT NOT NULL,
    -- The reverse act: a POST to this address.
    undo TEXT
);
CREATE INDEX recent_acts_by_staff ON recent_acts (staff_id, at);
