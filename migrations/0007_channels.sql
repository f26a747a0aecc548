-- The configured ways to write to customers.
CREATE TABLE channels (
    id BIGINT PRIMARY KEY,
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

-- What was to be said to whom, and why.
CREATE TABLE messages (
    id BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX messages_key ON messages (key);
CREATE INDEX messages_by_customer ON messages (customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX messages_by_address ON messages (address, id);

-- The sending of a message. Its state only moves forward.
CREATE TABLE deliveries (
    id BIGINT PRIMARY KEY,
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
CREATE INDEX deliveries_due ON deliveries (channel_id, rank, due_at, id) WHERE due_at IS NOT NULL;
CREATE INDEX deliveries_by_state ON deliveries (state, id);
CREATE INDEX deliveries_by_message ON deliveries (message_id);
CREATE INDEX deliveries_twice ON deliveries (id) WHERE maybe_twice = 1;

-- Each try, with what the server said.
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

-- Mail that came in, as it came: stored first, understood after.
CREATE TABLE inbound (
    id BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX inbound_once ON inbound (fingerprint);
CREATE INDEX inbound_by_delivery ON inbound (delivery_id) WHERE delivery_id IS NOT NULL;

-- Mail that the catcher of a demonstration took instead of the world.
CREATE TABLE caught (
    id BIGINT PRIMARY KEY,
    recipient TEXT NOT NULL,
    sender TEXT NOT NULL,
    subject TEXT NOT NULL,
    -- In base64.
    raw TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX caught_by_recipient ON caught (recipient, id);
