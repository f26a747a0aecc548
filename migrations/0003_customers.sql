-- One person, as far as we know. A customer that was merged into another keeps
-- its row, its identities, its events and its own figures: `root_id` says who
-- it counts as now, so that parting them again is exact.
CREATE TABLE customers (
    id BIGINT PRIMARY KEY,
    -- Said aloud: C-10482.
    number BIGINT NOT NULL,
    -- Itself, or the customer it was merged into.
    root_id BIGINT NOT NULL,
    -- 0 while it stands for itself; only these are in lists.
    merged BIGINT NOT NULL DEFAULT 0,
    -- 1 while nothing is known of them but devices: without an order such a one is in no list.
    visitor BIGINT NOT NULL DEFAULT 0,
    -- What is shown, worked out from the attributes and identities of all members.
    name TEXT NOT NULL DEFAULT '',
    call_me TEXT NOT NULL DEFAULT '',
    -- The name folded for ordering.
    name_key TEXT NOT NULL DEFAULT '',
    -- The folded words of all names of all members: by these they are found.
    words TEXT NOT NULL DEFAULT '',
    email TEXT,
    phone TEXT,
    language TEXT,
    country TEXT,
    city TEXT,
    -- 1 where name and address were made up for a demonstration.
    made_up BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    -- Figures of this row alone, in the shop's currency (minor units).
    own_orders BIGINT NOT NULL DEFAULT 0,
    own_spent BIGINT NOT NULL DEFAULT 0,
    own_first_order_at BIGINT,
    own_last_order_at BIGINT,
    own_last_seen_at BIGINT NOT NULL,
    -- Figures of all members; kept on the root.
    orders BIGINT NOT NULL DEFAULT 0,
    spent BIGINT NOT NULL DEFAULT 0,
    first_order_at BIGINT,
    last_order_at BIGINT,
    last_seen_at BIGINT NOT NULL,
    -- Grows with every change by a person, so that two who edit at once notice.
    version BIGINT NOT NULL DEFAULT 0,
    -- The unit of work that last changed this row, or a consent of it.
    serial BIGINT NOT NULL DEFAULT 0
);
CREATE UNIQUE INDEX customers_number ON customers (number);
CREATE INDEX customers_members ON customers (root_id) WHERE merged = 1;
CREATE INDEX customers_by_name ON customers (name_key) WHERE merged = 0;
CREATE INDEX customers_serial ON customers (serial);

-- What we recognise a customer by. It belongs to the row it came with, for ever.
CREATE TABLE identities (
    id BIGINT PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    kind TEXT NOT NULL,
    -- The shop system or channel within which the value is unique; '' for the whole world.
    scope TEXT NOT NULL DEFAULT '',
    -- In normal form: E.164, lower case.
    value TEXT NOT NULL,
    -- As it was written.
    shown TEXT NOT NULL,
    -- The digits backwards, so that the last ones find it; phones only.
    tail TEXT,
    verified_at BIGINT,
    source TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    last_seen_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX identities_verified ON identities (kind, scope, value) WHERE verified_at IS NOT NULL;
CREATE UNIQUE INDEX identities_once ON identities (customer_id, kind, scope, value);
CREATE INDEX identities_by_value ON identities (value, kind);
CREATE INDEX identities_by_tail ON identities (tail) WHERE tail IS NOT NULL;

-- What we know about a customer: never changed, the best one counts.
CREATE TABLE attributes (
    id BIGINT PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    source TEXT NOT NULL,
    -- A higher source wins; among equals the later.
    priority BIGINT NOT NULL,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT
);
CREATE INDEX attributes_by_customer ON attributes (customer_id, key, priority, at, id);

-- Permission given and withdrawn: a ledger.
CREATE TABLE consents (
    id BIGINT PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    identity_id BIGINT,
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    -- 'given' or 'withdrawn'
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    recorded_at BIGINT NOT NULL,
    source TEXT NOT NULL,
    -- The words the person saw, and what proves it.
    wording TEXT NOT NULL DEFAULT '',
    evidence TEXT,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT
);
CREATE INDEX consents_by_customer ON consents (customer_id, purpose, channel, at, id);

-- What the ledger comes to for a root: for lists and for the door of deliveries.
CREATE TABLE consent_states (
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (customer_id, purpose, channel)
);
CREATE INDEX consent_states_by_state ON consent_states (channel, purpose, state, customer_id);

-- Addresses that nothing is sent to, whoever they belong to.
CREATE TABLE suppressions (
    id BIGINT PRIMARY KEY,
    channel TEXT NOT NULL,
    value TEXT NOT NULL,
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    lifted_at BIGINT,
    lifted_reason TEXT NOT NULL DEFAULT '',
    lifted_by BIGINT
);
CREATE UNIQUE INDEX suppressions_now ON suppressions (channel, value) WHERE lifted_at IS NULL;

-- Who was merged into whom, and parted again: a ledger of edges.
CREATE TABLE merges (
    id BIGINT PRIMARY KEY,
    kept_id BIGINT NOT NULL REFERENCES customers (id),
    merged_id BIGINT NOT NULL REFERENCES customers (id),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    undone_at BIGINT,
    undone_reason TEXT,
    undone_by BIGINT
);
-- Of two merges of the same pair at once, one wins.
CREATE UNIQUE INDEX merges_now ON merges (merged_id) WHERE undone_at IS NULL;
CREATE INDEX merges_by_kept ON merges (kept_id);

-- Pairs that may be the same person, with reasons, until someone decides.
CREATE TABLE duplicates (
    id BIGINT PRIMARY KEY,
    a_id BIGINT NOT NULL REFERENCES customers (id),
    b_id BIGINT NOT NULL REFERENCES customers (id),
    score BIGINT NOT NULL,
    reasons TEXT NOT NULL,
    found_at BIGINT NOT NULL,
    -- 'merged' or 'apart'
    decision TEXT,
    decided_at BIGINT,
    decided_by BIGINT
);
CREATE UNIQUE INDEX duplicates_pair ON duplicates (a_id, b_id);
CREATE INDEX duplicates_by_b ON duplicates (b_id);
CREATE INDEX duplicates_open ON duplicates (score, id) WHERE decision IS NULL;

-- What the team writes down about a customer.
CREATE TABLE notes (
    id BIGINT PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    body TEXT NOT NULL,
    author_id BIGINT,
    at BIGINT NOT NULL,
    removed_at BIGINT
);
CREATE INDEX notes_by_customer ON notes (customer_id, at, id);

-- The rows that erasures took, for whoever keeps rows in memory.
CREATE TABLE customers_gone (
    id BIGINT PRIMARY KEY,
    serial BIGINT NOT NULL
);
CREATE INDEX customers_gone_serial ON customers_gone (serial);

-- Receipts of erasures; nothing in them names the person.
CREATE TABLE erasures (
    id BIGINT PRIMARY KEY,
    -- Said aloud: E-12.
    number BIGINT NOT NULL,
    customer_number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    counts TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT
);
CREATE UNIQUE INDEX erasures_number ON erasures (number);

-- Erasures that were asked for and run at the end of the shop's day: until then
-- they can be taken back.
CREATE TABLE erasures_due (
    customer_id BIGINT PRIMARY KEY,
    number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT
);
