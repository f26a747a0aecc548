-- The schema after every step in migrations/, on SQLite.
-- Written by `indaba migrate --print-schema`.

CREATE TABLE api_answers (
    token_id BIGINT NOT NULL,
    key TEXT NOT NULL,
    -- Of method, address and body: the same key with another request is a mistake.
    request_hash BLOB NOT NULL,
    status BIGINT NOT NULL,
    -- None once the person it told of was erased.
    body TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (token_id, key)
);

CREATE INDEX api_answers_by_time ON api_answers (at);

CREATE TABLE api_tokens (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    token_hash BLOB NOT NULL,
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

CREATE TABLE attempts (
    delivery_id BIGINT NOT NULL REFERENCES deliveries (id),
    n BIGINT NOT NULL,
    began_at BIGINT NOT NULL,
    ended_at BIGINT NOT NULL,
    -- accepted, deferred, refused, lost, unsure, crashed
    outcome TEXT NOT NULL,
    code BIGINT,
    enhanced TEXT,
    answer TEXT NOT NULL,
    connection TEXT NOT NULL,
    PRIMARY KEY (delivery_id, n)
) WITHOUT ROWID;

CREATE TABLE attributes (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    act TEXT NOT NULL,
    about TEXT,
    data TEXT
);

CREATE INDEX audit_by_act ON audit (act, at, id);

CREATE INDEX audit_by_time ON audit (at, id);

CREATE TABLE carts (
    customer_id INTEGER PRIMARY KEY,
    -- [{sku, name, quantity, price, image, url}], prices in minor units.
    items TEXT NOT NULL,
    pieces BIGINT NOT NULL,
    value BIGINT NOT NULL,
    currency TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    checkout_started_at BIGINT
);

CREATE INDEX carts_by_time ON carts (updated_at, customer_id);

CREATE TABLE categories (
    id INTEGER PRIMARY KEY,
    parent_id BIGINT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL
);

CREATE UNIQUE INDEX categories_name ON categories (name_key, parent_id);

CREATE TABLE caught (
    id INTEGER PRIMARY KEY,
    recipient TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- In base64.
    raw TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE INDEX caught_by_recipient ON caught (recipient, id);

CREATE TABLE channels (
    id INTEGER PRIMARY KEY,
    -- 'email'
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    from_address TEXT NOT NULL,
    from_name TEXT NOT NULL DEFAULT '',
    reply_to TEXT NOT NULL DEFAULT '',
    -- The server that takes the mail. 1 in built_in: the catcher of the demonstration, wherever it listens.
    built_in BIGINT NOT NULL DEFAULT 0,
    host TEXT NOT NULL DEFAULT '',
    port BIGINT NOT NULL DEFAULT 587,
    -- 'none', 'starttls' or 'tls'
    security TEXT NOT NULL DEFAULT 'starttls',
    login TEXT NOT NULL DEFAULT '',
    -- Sealed, in base64.
    password TEXT NOT NULL DEFAULT '',
    -- A certificate that is trusted beside those of the world, as PEM.
    certificate TEXT NOT NULL DEFAULT '',
    -- Where mail that cannot be delivered comes back to.
    bounce_domain TEXT NOT NULL DEFAULT '',
    dkim_domain TEXT NOT NULL DEFAULT '',
    dkim_selector TEXT NOT NULL DEFAULT '',
    -- Sealed, in base64.
    dkim_key TEXT NOT NULL DEFAULT '',
    dkim_on BIGINT NOT NULL DEFAULT 0,
    connections BIGINT NOT NULL DEFAULT 4,
    -- 0 for as fast as the server takes it.
    per_minute BIGINT NOT NULL DEFAULT 0,
    -- 'on' or 'paused'
    state TEXT NOT NULL DEFAULT 'on',
    -- What is wrong with the server, as a sentence with its values in JSON; tried again at retry_at.
    trouble TEXT,
    trouble_at BIGINT,
    troubles BIGINT NOT NULL DEFAULT 0,
    retry_at BIGINT NOT NULL DEFAULT 0,
    -- When a test was last sent through it and taken.
    tested_at BIGINT,
    version BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL
);

CREATE TABLE consent_states (
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    purpose TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (customer_id, purpose, channel)
);

CREATE INDEX consent_states_by_state ON consent_states (channel, purpose, state, customer_id);

CREATE TABLE consents (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    last BIGINT NOT NULL
);

CREATE TABLE customers (
    id INTEGER PRIMARY KEY,
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

CREATE INDEX customers_by_name ON customers (name_key) WHERE merged = 0;

CREATE INDEX customers_members ON customers (root_id) WHERE merged = 1;

CREATE UNIQUE INDEX customers_number ON customers (number);

CREATE INDEX customers_serial ON customers (serial);

CREATE TABLE customers_gone (
    id INTEGER PRIMARY KEY,
    serial BIGINT NOT NULL
);

CREATE INDEX customers_gone_serial ON customers_gone (serial);

CREATE TABLE deliveries (
    id INTEGER PRIMARY KEY,
    message_id BIGINT NOT NULL REFERENCES messages (id),
    -- None while the shop has no channel.
    channel_id BIGINT,
    -- waiting, sending, sent, delivered, bounced, complained, failed, left_out, cancelled
    state TEXT NOT NULL,
    -- What is for one person goes before what is for many.
    rank BIGINT NOT NULL,
    -- When it is due; while a sender has it, the end of the lease; none once it is settled.
    due_at BIGINT,
    attempts BIGINT NOT NULL DEFAULT 0,
    -- How often the program ended while it was being sent; and how often the line was lost after the message had
    -- been handed over and before the answer came.
    crashes BIGINT NOT NULL DEFAULT 0,
    unsure BIGINT NOT NULL DEFAULT 0,
    -- 1 if it may have arrived more than once.
    maybe_twice BIGINT NOT NULL DEFAULT 0,
    -- What the server said last, or why it was left out.
    answer TEXT NOT NULL DEFAULT '',
    -- Bounces that may pass.
    soft_bounces BIGINT NOT NULL DEFAULT 0,
    first_soft_at BIGINT,
    -- The delivery that someone asked to send once more.
    again_of BIGINT,
    -- The subject as it was sent.
    subject TEXT NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    accepted_at BIGINT,
    settled_at BIGINT
);

CREATE INDEX deliveries_by_message ON deliveries (message_id);

CREATE INDEX deliveries_by_state ON deliveries (state, id);

CREATE INDEX deliveries_due ON deliveries (channel_id, rank, due_at, id) WHERE due_at IS NOT NULL;

CREATE INDEX deliveries_twice ON deliveries (id) WHERE maybe_twice = 1;

CREATE TABLE duplicates (
    id INTEGER PRIMARY KEY,
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

CREATE INDEX duplicates_by_b ON duplicates (b_id);

CREATE INDEX duplicates_open ON duplicates (score, id) WHERE decision IS NULL;

CREATE UNIQUE INDEX duplicates_pair ON duplicates (a_id, b_id);

CREATE TABLE erasures (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE erasures_due (
    customer_id INTEGER PRIMARY KEY,
    number BIGINT NOT NULL,
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT
);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE identities (
    id INTEGER PRIMARY KEY,
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

CREATE INDEX identities_by_tail ON identities (tail) WHERE tail IS NOT NULL;

CREATE INDEX identities_by_value ON identities (value, kind);

CREATE UNIQUE INDEX identities_once ON identities (customer_id, kind, scope, value);

CREATE UNIQUE INDEX identities_verified ON identities (kind, scope, value) WHERE verified_at IS NOT NULL;

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

CREATE TABLE imports (
    id INTEGER PRIMARY KEY,
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

CREATE INDEX imports_by_blob ON imports (blob_key);

CREATE UNIQUE INDEX imports_number ON imports (number);

CREATE TABLE inbound (
    id INTEGER PRIMARY KEY,
    -- The fingerprint of recipient and content: the same mail twice is one.
    fingerprint TEXT NOT NULL,
    recipient TEXT NOT NULL,
    sender TEXT NOT NULL,
    -- In base64.
    raw TEXT NOT NULL,
    at BIGINT NOT NULL,
    -- What it was: hard, soft, complaint, reply, unknown; none until it was looked at.
    verdict TEXT,
    -- The delivery it is about.
    delivery_id BIGINT
);

CREATE INDEX inbound_by_delivery ON inbound (delivery_id) WHERE delivery_id IS NOT NULL;

CREATE UNIQUE INDEX inbound_once ON inbound (fingerprint);

CREATE TABLE jobs (
    id INTEGER PRIMARY KEY,
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

CREATE UNIQUE INDEX jobs_key ON jobs (kind, key) WHERE key IS NOT NULL AND attempts = 0;

CREATE INDEX jobs_parked ON jobs (parked_at) WHERE parked_at IS NOT NULL;

CREATE TABLE merges (
    id INTEGER PRIMARY KEY,
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

CREATE INDEX merges_by_kept ON merges (kept_id);

CREATE UNIQUE INDEX merges_now ON merges (merged_id) WHERE undone_at IS NULL;

CREATE TABLE messages (
    id INTEGER PRIMARY KEY,
    -- The same key twice is the same message.
    key TEXT NOT NULL,
    -- The customer row it was written to (its home), and the address in normal form.
    customer_id BIGINT,
    address TEXT NOT NULL,
    -- 'service', or what consent is needed for.
    purpose TEXT NOT NULL,
    marketing BIGINT NOT NULL,
    language TEXT NOT NULL,
    -- A version of a template with its data, or a finished text.
    version_id BIGINT,
    data TEXT,
    subject TEXT,
    html TEXT,
    body TEXT,
    -- The event that led to it, and the reason as a sentence with its values in JSON.
    reason_event BIGINT,
    reason TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE INDEX messages_by_address ON messages (address, id);

CREATE INDEX messages_by_customer ON messages (customer_id, id) WHERE customer_id IS NOT NULL;

CREATE UNIQUE INDEX messages_key ON messages (key);

CREATE TABLE migrations (
             number BIGINT NOT NULL PRIMARY KEY,
             name TEXT NOT NULL,
             ran_at BIGINT NOT NULL
         );

CREATE TABLE notes (
    id INTEGER PRIMARY KEY,
    customer_id BIGINT NOT NULL REFERENCES customers (id),
    body TEXT NOT NULL,
    author_id BIGINT,
    at BIGINT NOT NULL,
    removed_at BIGINT
);

CREATE INDEX notes_by_customer ON notes (customer_id, at, id);

CREATE TABLE order_lines (
    order_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    -- 'goods', 'shipping', 'fee', 'discount', 'sample', 'voucher', 'manual', 'stock_note', 'bad_debt', 'test'
    kind TEXT NOT NULL,
    variant_id BIGINT,
    sku TEXT NOT NULL,
    title TEXT NOT NULL,
    quantity BIGINT NOT NULL,
    -- Exact: ten-thousandths of the currency's unit (1.25 is 12500).
    unit_price_e4 BIGINT NOT NULL,
    discount BIGINT NOT NULL DEFAULT 0,
    tax BIGINT NOT NULL DEFAULT 0,
    -- Minor units; negative when it goes back.
    total BIGINT NOT NULL,
    -- The line of the file it came from.
    source_line BIGINT,
    PRIMARY KEY (order_id, position)
) WITHOUT ROWID;

CREATE INDEX order_lines_by_variant ON order_lines (variant_id, order_id) WHERE variant_id IS NOT NULL;

CREATE TABLE order_states (
    order_id BIGINT NOT NULL,
    position BIGINT NOT NULL,
    -- 'placed', 'paid', 'fulfilled', 'unfulfilled', 'cancelled', 'restored', 'refunded', 'refund_withdrawn', 'note', 'said'
    step TEXT NOT NULL,
    -- The credit of a refund.
    credit_id BIGINT,
    at BIGINT NOT NULL,
    actor_kind TEXT NOT NULL,
    actor_id BIGINT,
    note TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (order_id, position)
) WITHOUT ROWID;

CREATE TABLE orders (
    id INTEGER PRIMARY KEY,
    storefront_id BIGINT NOT NULL REFERENCES storefronts (id),
    place_id BIGINT,
    -- As the shop system says it, and for search: capitals, letters and digits only.
    number TEXT NOT NULL,
    number_key TEXT NOT NULL,
    -- 'sale', 'credit' (goods or money back, its amounts negative) or 'adjustment' (no sale: bad debt, stock notes)
    kind TEXT NOT NULL,
    -- The sale that a credit belongs to, where it is known.
    sale_id BIGINT,
    -- The customer row and identity it came with; none for a guest.
    customer_id BIGINT,
    identity_id BIGINT,
    -- 'placed', 'paid', 'fulfilled', 'cancelled', 'refunded', 'partly_refunded'
    status TEXT NOT NULL,
    currency TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    -- Sums of the lines, minor units.
    lines BIGINT NOT NULL DEFAULT 0,
    units BIGINT NOT NULL DEFAULT 0,
    goods BIGINT NOT NULL DEFAULT 0,
    discount BIGINT NOT NULL DEFAULT 0,
    shipping BIGINT NOT NULL DEFAULT 0,
    tax BIGINT NOT NULL DEFAULT 0,
    total BIGINT NOT NULL DEFAULT 0,
    -- Of `total`, what came back, as a positive amount.
    refunded BIGINT NOT NULL DEFAULT 0,
    country TEXT,
    source TEXT NOT NULL,
    import_id BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX orders_by_country ON orders (country, placed_at, id) WHERE country IS NOT NULL;

CREATE INDEX orders_by_customer ON orders (customer_id, placed_at, id) WHERE customer_id IS NOT NULL;

CREATE INDEX orders_by_number ON orders (number_key, id);

CREATE INDEX orders_by_sale ON orders (sale_id) WHERE sale_id IS NOT NULL;

CREATE INDEX orders_by_status ON orders (status, placed_at, id);

CREATE INDEX orders_by_time ON orders (placed_at, id);

CREATE INDEX orders_by_total ON orders (total, id);

CREATE UNIQUE INDEX orders_number ON orders (storefront_id, number);

CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX places_key ON places (key);

CREATE TABLE products (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    title_key TEXT NOT NULL,
    -- How far the title can be trusted: a line that was sold names a thing better than a stock note.
    title_worth BIGINT NOT NULL DEFAULT 0,
    category_id BIGINT,
    created_at BIGINT NOT NULL,
    -- Grows with every change by a person, so that two who edit at once notice.
    version BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX products_by_title ON products (title_key, id);

CREATE TABLE recent_acts (
    id INTEGER PRIMARY KEY,
    staff_id BIGINT NOT NULL,
    at BIGINT NOT NULL,
    say TEXT NOT NULL,
    -- The reverse act: a POST to this address.
    undo TEXT
);

CREATE INDEX recent_acts_by_staff ON recent_acts (staff_id, at);

CREATE TABLE recovery_codes (
    staff_id BIGINT NOT NULL REFERENCES staff (id),
    code_hash BLOB NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (staff_id, code_hash)
);

CREATE TABLE sales_days (
    day BIGINT NOT NULL,
    storefront_id BIGINT NOT NULL,
    currency TEXT NOT NULL,
    country TEXT NOT NULL,
    -- How many sales; pieces net of what came back.
    sales BIGINT NOT NULL,
    units BIGINT NOT NULL,
    -- Totals of sales, of credits (as a positive amount) and of adjustments;
    -- revenue = gross - refunded + adjusted, which is the sum of all order totals.
    gross BIGINT NOT NULL,
    refunded BIGINT NOT NULL,
    adjusted BIGINT NOT NULL,
    revenue BIGINT NOT NULL,
    PRIMARY KEY (day, storefront_id, currency, country)
) WITHOUT ROWID;

CREATE TABLE session_tokens (
    token_hash BLOB NOT NULL PRIMARY KEY,
    session_id BIGINT NOT NULL REFERENCES sessions (id),
    -- Whether it has come back: until then the answer that brought it may be lost, and the one before is good.
    used BIGINT NOT NULL,
    -- When a later one came back. It is good for a moment more, for requests on their way; after
    -- that, whoever shows it has stolen it, or it was stolen from them.
    spent_at BIGINT
);

CREATE INDEX session_tokens_by_session ON session_tokens (session_id);

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    changed_by BIGINT
);

CREATE TABLE staff (
    id INTEGER PRIMARY KEY,
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
    totp_secret BLOB,
    -- The last time step that was used, so that a code works once.
    totp_step BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    disabled_at BIGINT
);

CREATE UNIQUE INDEX staff_email ON staff (email);

CREATE TABLE storefronts (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE UNIQUE INDEX storefronts_key ON storefronts (key);

CREATE TABLE suppressions (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE template_versions (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE templates (
    id INTEGER PRIMARY KEY,
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

CREATE TABLE throttles (
    key TEXT NOT NULL PRIMARY KEY,
    tries BIGINT NOT NULL,
    since BIGINT NOT NULL
);

CREATE TABLE tracking_keys (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    -- The web shop whose visitors it tells of; none for all of them.
    storefront_id BIGINT REFERENCES storefronts (id),
    -- 'browser' (everyone can read it) or 'server' (secret)
    kind TEXT NOT NULL,
    -- By which it is found: the key itself for browsers, its hash for servers.
    lookup TEXT NOT NULL,
    -- What is shown of it.
    shown TEXT NOT NULL,
    -- The origins of pages that may send with it, as JSON; empty for all.
    origins TEXT NOT NULL DEFAULT '[]',
    -- 1 where the script stores nothing in the browser before the visitor agreed.
    ask_first BIGINT NOT NULL DEFAULT 0,
    -- 1 where visitors whose browser says so (Global Privacy Control) are not followed.
    honour_gpc BIGINT NOT NULL DEFAULT 1,
    -- 1 where an order that it tells of is booked.
    takes_orders BIGINT NOT NULL DEFAULT 0,
    -- The most events a second; 0 for as many as the machine can take.
    per_second BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    ended_at BIGINT,
    last_used_at BIGINT,
    kept BIGINT NOT NULL DEFAULT 0,
    repeated BIGINT NOT NULL DEFAULT 0,
    refused BIGINT NOT NULL DEFAULT 0,
    declined BIGINT NOT NULL DEFAULT 0
);

CREATE UNIQUE INDEX tracking_keys_lookup ON tracking_keys (lookup);

CREATE TABLE tracking_seen (
    hash_a BIGINT NOT NULL,
    hash_b BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (hash_a, hash_b)
) WITHOUT ROWID;

CREATE TABLE variant_days (
    day BIGINT NOT NULL,
    variant_id BIGINT NOT NULL,
    storefront_id BIGINT NOT NULL,
    currency TEXT NOT NULL,
    units BIGINT NOT NULL,
    revenue BIGINT NOT NULL,
    PRIMARY KEY (day, variant_id, storefront_id, currency)
) WITHOUT ROWID;

CREATE INDEX variant_days_by_variant ON variant_days (variant_id, day);

CREATE TABLE variants (
    id INTEGER PRIMARY KEY,
    product_id BIGINT NOT NULL REFERENCES products (id),
    sku TEXT NOT NULL,
    title TEXT NOT NULL DEFAULT '',
    barcode TEXT,
    -- The price it last went for, unless someone set it.
    price BIGINT,
    price_set BIGINT NOT NULL DEFAULT 0,
    cost BIGINT,
    currency TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- Sold in all: pieces net of what came back, and minor units of the shop's currency.
    sold BIGINT NOT NULL DEFAULT 0,
    revenue BIGINT NOT NULL DEFAULT 0,
    last_sold_at BIGINT
);

CREATE INDEX variants_by_product ON variants (product_id);

CREATE INDEX variants_by_revenue ON variants (revenue, id);

CREATE INDEX variants_by_sold ON variants (sold, id);

CREATE UNIQUE INDEX variants_sku ON variants (sku);

CREATE TABLE visits (
    id INTEGER PRIMARY KEY,
    -- The customer row it came with.
    customer_id BIGINT NOT NULL,
    storefront_id BIGINT,
    started_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    pages BIGINT NOT NULL,
    events BIGINT NOT NULL,
    -- The page they saw last, and when.
    page_at BIGINT NOT NULL DEFAULT 0,
    title TEXT NOT NULL DEFAULT '',
    url TEXT NOT NULL DEFAULT '',
    -- Where they came from, by the first thing that says so, and when that was.
    from_at BIGINT NOT NULL DEFAULT 0,
    referrer TEXT NOT NULL DEFAULT '',
    utm_source TEXT NOT NULL DEFAULT '',
    utm_medium TEXT NOT NULL DEFAULT '',
    utm_campaign TEXT NOT NULL DEFAULT '',
    -- 'desktop', 'phone', 'tablet' or ''
    device TEXT NOT NULL DEFAULT '',
    bot BIGINT NOT NULL DEFAULT 0
);

CREATE INDEX visits_by_customer ON visits (customer_id, last_at);

CREATE INDEX visits_by_time ON visits (last_at, id);

CREATE TABLE webhook_attempts (
    id INTEGER PRIMARY KEY,
    send_id BIGINT NOT NULL REFERENCES webhook_sends (id),
    at BIGINT NOT NULL,
    took_ms BIGINT NOT NULL,
    status BIGINT,
    -- Why there was no answer, and the beginning of the answer where there was one.
    problem TEXT,
    answer TEXT
);

CREATE INDEX webhook_attempts_by_send ON webhook_attempts (send_id, id);

CREATE TABLE webhook_sends (
    id INTEGER PRIMARY KEY,
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

CREATE INDEX webhook_sends_by_subject ON webhook_sends (subject_id) WHERE subject_id IS NOT NULL;

CREATE INDEX webhook_sends_by_webhook ON webhook_sends (webhook_id, id);

CREATE INDEX webhook_sends_due ON webhook_sends (webhook_id, next_at, id) WHERE state = 'waiting';

CREATE UNIQUE INDEX webhook_sends_once ON webhook_sends (webhook_id, event_id) WHERE event_id IS NOT NULL;

CREATE TABLE webhooks (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    -- The kinds of events that it wants, separated by spaces; empty for all.
    kinds TEXT NOT NULL,
    -- Sealed. The one before is good until `old_until`, so that the receiver can change over.
    secret BLOB NOT NULL,
    old_secret BLOB,
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
