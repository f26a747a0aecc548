-- Files that were brought in. The file itself is a blob; nothing sent is lost.
CREATE TABLE imports (
    id BIGINT PRIMARY KEY,
    -- Said aloud: I-12.
    number BIGINT NOT NULL,
    -- 'orders' or 'customers'
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    -- Named by the content, so that the same file is known again.
    blob_key TEXT NOT NULL,
    size BIGINT NOT NULL,
    -- How the file is written, which column means what, and choices: JSON.
    plan TEXT NOT NULL,
    -- 'mapping', 'checking', 'checked', 'running', 'stopped', 'done', 'failed'
    state TEXT NOT NULL,
    -- Where to go on, and everything the import carries from slice to slice: JSON.
    position TEXT NOT NULL,
    -- Counts of records of the file.
    rows_total BIGINT,
    rows_read BIGINT NOT NULL DEFAULT 0,
    rows_stored BIGINT NOT NULL DEFAULT 0,
    rows_explained BIGINT NOT NULL DEFAULT 0,
    rows_faulty BIGINT NOT NULL DEFAULT 0,
    -- What the report page shows: JSON.
    totals TEXT NOT NULL,
    error TEXT,
    created_at BIGINT NOT NULL,
    started_at BIGINT,
    -- When a worker last got on with it.
    touched_at BIGINT NOT NULL,
    ended_at BIGINT,
    actor_id BIGINT,
    -- The person for whose erasure the file was last looked through.
    searched_for BIGINT
);
CREATE UNIQUE INDEX imports_number ON imports (number);
CREATE INDEX imports_by_blob ON imports (blob_key);

-- Records that could not be used, with the reason; they can be downloaded.
CREATE TABLE import_faults (
    import_id BIGINT NOT NULL,
    -- How many records come before it.
    record BIGINT NOT NULL,
    line BIGINT NOT NULL,
    -- A key of the catalogue and its values.
    reason TEXT NOT NULL,
    raw TEXT NOT NULL,
    PRIMARY KEY (import_id, record)
) WITHOUT ROWID;
