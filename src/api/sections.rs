//! The sections of the API, in the order in which to read them.

/// One kind of thing.
pub struct Section {
    /// Its name.
    pub name: &'static str,
    /// What it is.
    pub text: &'static str,
}

/// All of them.
pub const SECTIONS: &[Section] = &[
    Section {
        name: "Customers",
        text: "One person, as far as the shop knows. A customer that was merged into another is answered for by the one \
               it counts as now, so an id stays good for ever; only erasure ends it.",
    },
    Section {
        name: "Identities",
        text: "By what a customer is recognised: an email, a phone, the id a shop gave them. Unverified ones may be \
               shared by several people, and then mean none of them.",
    },
    Section {
        name: "Consents",
        text: "A ledger of what a customer agreed to and when, by purpose and channel. The latest decision counts.",
    },
    Section {
        name: "Events",
        text: "What happened, newest first. Events are never changed. A page may hold fewer rows than the limit, and \
               even none, where few events fit; go on while there is a `next`.",
    },
    Section {
        name: "Orders",
        text: "What was bought and what became of it. The number of an order is unique in its storefront, so sending \
               the same order twice books it once.",
    },
    Section { name: "Products", text: "What the shop sells: products with their variants, each with its SKU." },
    Section {
        name: "Messages",
        text: "What was sent to customers and what became of it: a message, its deliveries, and each try of those.",
    },
];
