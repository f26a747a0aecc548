-- Web shops that sell, and places that hold stock or hand over.
CREATE TABLE storefronts (
    id BIGINT PRIMARY KEY,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    currency TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX storefronts_key ON storefronts (key);
CREATE TABLE places (
    id BIGINT PRIMARY KEY,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX places_key ON places (key);

-- What can be bought.
CREATE TABLE categories (
    id BIGINT PRIMARY KEY,
    parent_id BIGINT,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL
);
CREATE UNIQUE INDEX categories_name ON categories (name_key, parent_id);
CREATE TABLE products (
    id BIGINT PRIMARY KEY,
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
CREATE TABLE variants (
    id BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX variants_sku ON variants (sku);
CREATE INDEX variants_by_product ON variants (product_id);
CREATE INDEX variants_by_revenue ON variants (revenue, id);
CREATE INDEX variants_by_sold ON variants (sold, id);

CREATE TABLE orders (
    id BIGINT PRIMARY KEY,
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
CREATE UNIQUE INDEX orders_number ON orders (storefront_id, number);
CREATE INDEX orders_by_number ON orders (number_key, id);
CREATE INDEX orders_by_time ON orders (placed_at, id);
CREATE INDEX orders_by_total ON orders (total, id);
CREATE INDEX orders_by_country ON orders (country, placed_at, id) WHERE country IS NOT NULL;
CREATE INDEX orders_by_status ON orders (status, placed_at, id);
CREATE INDEX orders_by_customer ON orders (customer_id, placed_at, id) WHERE customer_id IS NOT NULL;
CREATE INDEX orders_by_sale ON orders (sale_id) WHERE sale_id IS NOT NULL;

-- Lines lie with their order, counted from 1. A credit made here gives each line
-- the position of the sale's line that goes back; 0 is an amount without goods.
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

-- What became of an order, step by step.
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

-- Sales by day of the shop's calendar (days since 1970-01-01), kept with every
-- order: what reports add up. Cancelled orders are not in it.
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
