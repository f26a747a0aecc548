-- What messages are written by.
CREATE TABLE templates (
    id BIGINT PRIMARY KEY,
    -- By this it is asked for: 'thank-you'.
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    -- 'service' or 'marketing'
    purpose TEXT NOT NULL,
    -- The version that is in use; none before the first.
    live_number BIGINT,
    archived_at BIGINT,
    created_at BIGINT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX templates_key ON templates (key);

-- What is being written: one row for each language. Reaches nobody.
CREATE TABLE template_drafts (
    template_id BIGINT NOT NULL REFERENCES templates (id),
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    preheader TEXT NOT NULL,
    -- 'mjml', 'html' or 'plain'
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    -- The text part as written by hand; empty where it is made from the body.
    alternative TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    PRIMARY KEY (template_id, language)
);

-- What was ever in use: a version has one row for each language. Never changed, because messages refer to it.
CREATE TABLE template_versions (
    id BIGINT PRIMARY KEY,
    template_id BIGINT NOT NULL REFERENCES templates (id),
    number BIGINT NOT NULL,
    language TEXT NOT NULL,
    subject TEXT NOT NULL,
    preheader TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    alternative TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT
);
CREATE UNIQUE INDEX template_versions_once ON template_versions (template_id, number, language);
