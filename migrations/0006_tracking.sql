-- The keys with which storefronts send what visitors do.
CREATE TABLE tracking_keys (
    id BIGINT PRIMARY KEY,
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

-- Messages that were taken, by the hash of key and message id, so that none counts twice. Those of long ago are forgotten.
CREATE TABLE tracking_seen (
    hash_a BIGINT NOT NULL,
    hash_b BIGINT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (hash_a, hash_b)
) WITHOUT ROWID;

-- What someone did without a break of half an hour.
CREATE TABLE visits (
    id BIGINT PRIMARY KEY,
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

-- What lies in someone's cart, worked out from their events; of the person they count as.
CREATE TABLE carts (
    customer_id BIGINT PRIMARY KEY,
    -- [{sku, name, quantity, price, image, url}], prices in minor units.
    items TEXT NOT NULL,
    pieces BIGINT NOT NULL,
    value BIGINT NOT NULL,
    currency TEXT NOT NULL,
    updated_at BIGINT NOT NULL,
    checkout_started_at BIGINT
);
CREATE INDEX carts_by_time ON carts (updated_at, customer_id);
