//! What is said of the API as a whole, before its operations.

/// A chapter of the reference.
pub struct Chapter {
    /// Its place in the page.
    pub id: &'static str,
    /// What it is about.
    pub title: &'static str,
    /// What there is to say.
    pub text: &'static [&'static str],
    /// What it looks like.
    pub example: &'static str,
}

/// All of them, in the order in which to read them.
pub const CHAPTERS: &[Chapter] = &[
    Chapter {
        id: "start",
        title: "Getting started",
        text: &[
            "Make a token on the page Settings, API, with the scopes that the program needs, and send it with every \
             request. The token is shown once; the shop keeps only its fingerprint. End it there at any time: it stops \
             working at once.",
            "Everything is JSON in UTF-8. The whole description for programs is OpenAPI 3.1, at /api/openapi.json.",
        ],
        example: "curl -H 'Authorization: Bearer ind_…' https://desk.shop.example/api/customers",
    },
    Chapter {
        id: "values",
        title: "Ids, times and money",
        text: &[
            "Ids are the short texts that stand in the addresses of the console. Numbers such as C-10482 are for people; \
             no operation takes them.",
            "Times are RFC 3339 in UTC. Amounts are whole minor units (cents, pence, santim) with their ISO 4217 \
             currency: 24950 and ZAR are R 249,50. There are no fractions.",
            "A field that an operation does not know is refused, so a slip of the keyboard is not lost silently. Answers \
             may gain fields; ignore those that you do not know.",
        ],
        example: "{ \"amount\": 24950, \"currency\": \"ZAR\" }",
    },
    Chapter {
        id: "paging",
        title: "Pages",
        text: &[
            "Lists come in pages of 50, or as many as limit says, up to 200. While there is more, the answer has a next: \
             send it as after. Pages neither skip nor repeat a row while others are added, and the thousandth costs what \
             the first does.",
        ],
        example: "GET /api/orders?limit=100\n→ { \"rows\": [ … ], \"next\": \"WzE3MzI…\" }\nGET /api/orders?limit=100&after=WzE3MzI…",
    },
    Chapter {
        id: "idempotency",
        title: "Doing it once",
        text: &[
            "A request may be lost on its way, and so may its answer. Send an Idempotency-Key with every write, a new \
             one for each act, and repeat the request under the same key until there is an answer: it is done once. The \
             second answer is the first one again, with the header Idempotent-Replay: true.",
            "Keys are kept for 24 hours, each for the token that sent it. The same key with another request is refused \
             with 422. A request that was refused changed nothing and can be mended and sent under the same key.",
        ],
        example: "curl -X POST … -H 'Idempotency-Key: order-1042-refund-1' …",
    },
    Chapter {
        id: "webhooks",
        title: "Webhooks",
        text: &[
            "On the page Settings, Webhooks, an address can be told of what happens: a POST of the event, signed as \
             Standard Webhooks describes. webhook-signature is v1, and the base64 of HMAC-SHA256 with your secret over \
             webhook-id.webhook-timestamp.body. After the secret was changed, two signatures stand there for 24 hours.",
            "Answer with any 2xx within 15 seconds. Anything else is tried again for about three days; 410 ends the \
             webhook. The same event may come twice, always with the same webhook-id; the order is not promised. \
             Redirects are not followed.",
        ],
        example: "POST /told HTTP/1.1\nwebhook-id: 1hm8x2v4c0g0s\nwebhook-timestamp: 1772439330\nwebhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=\n\n{ \"id\": \"1hm8x2v4c0g0a\", \"type\": \"order.placed\", \"at\": \"2026-03-02T08:15:30Z\",\n  \"customer\": { \"id\": \"1hm8x2v4c0g01\", \"number\": \"C-10482\" },\n  \"thing\": \"1hm8x2v4c0g09\", \"data\": { \"number\": \"1042\", \"total\": 24950, \"currency\": \"ZAR\" } }",
    },
    Chapter {
        id: "limits",
        title: "Limits",
        text: &[
            "A token may ask 50 times a second, and up to 200 times at once after a rest. Beyond that the answer is 429 \
             with a Retry-After in seconds. A body may have up to 1 MB.",
        ],
        example: "",
    },
];
