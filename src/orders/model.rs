//! Orders: their kinds, lines, steps and sums, and the rules over them.

use crate::base::{Currency, Id, Timestamp};
use crate::catalog::{Place, Storefront, Variant};
use crate::customers::{Customer, Identity};

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$about:meta])* $variant:ident = $code:literal),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$about])* $variant),* }

        impl $name {
            /// All of them.
            pub const ALL: &'static [$name] = &[$($name::$variant),*];

            /// As stored, and as the end of its key in the catalogue.
            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),* }
            }

            /// From its code.
            pub fn parse(code: &str) -> Option<$name> {
                $name::ALL.iter().copied().find(|it| it.code() == code)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.serialize_str(self.code())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<$name, D::Error> {
                let code = String::deserialize(from)?;
                $name::parse(&code).ok_or_else(|| serde::de::Error::custom(format!("there is no `{code}` here")))
            }
        }

        impl crate::base::db::Param for $name {
            fn value(&self) -> crate::base::db::Value<'_> {
                crate::base::db::Value::Text(self.code())
            }
        }

        impl crate::base::db::Column for $name {
            fn read(value: crate::base::db::Value<'_>) -> Option<$name> {
                match value {
                    crate::base::db::Value::Text(it) => $name::parse(it),
                    _ => None,
                }
            }
        }
    };
}

words! {
    /// What an order is in the books.
    OrderKind {
        /// Goods for money.
        Sale = "sale",
        /// Goods or money back; its amounts are negative.
        Credit = "credit",
        /// No sale: bad debt, stock notes.
        Adjustment = "adjustment",
    }
}

words! {
    /// What a line is about.
    LineKind {
        /// A thing that is sold.
        Goods = "goods",
        /// Postage or carriage.
        Shipping = "shipping",
        /// What a bank or a marketplace keeps.
        Fee = "fee",
        /// Less to pay.
        Discount = "discount",
        /// Given away to try.
        Sample = "sample",
        /// A gift voucher.
        Voucher = "voucher",
        /// Written by hand.
        Manual = "manual",
        /// A remark about the stock, such as "damaged".
        StockNote = "stock_note",
        /// Money that will not come.
        BadDebt = "bad_debt",
        /// Someone tried the system.
        Test = "test",
    }
}

impl LineKind {
    /// Whether its pieces count as sold.
    pub fn is_sold(self) -> bool {
        matches!(self, LineKind::Goods | LineKind::Voucher)
    }
}

words! {
    /// Where an order stands.
    Status {
        /// It was placed.
        Placed = "placed",
        /// The money is there.
        Paid = "paid",
        /// The goods have gone out.
        Fulfilled = "fulfilled",
        /// It is off, and counts in no figure.
        Cancelled = "cancelled",
        /// All of its money went back.
        Refunded = "refunded",
        /// Some of its money went back.
        PartlyRefunded = "partly_refunded",
    }
}

words! {
    /// What became of an order.
    Step {
        /// It was placed.
        Placed = "placed",
        /// The money came.
        Paid = "paid",
        /// The goods went out.
        Fulfilled = "fulfilled",
        /// They had not, after all.
        Unfulfilled = "unfulfilled",
        /// It was called off.
        Cancelled = "cancelled",
        /// It is on again.
        Restored = "restored",
        /// Money went back, by a credit.
        Refunded = "refunded",
        /// That credit was taken back.
        RefundWithdrawn = "refund_withdrawn",
        /// Someone wrote something down.
        Note = "note",
        /// A file said of it what cannot be acted on; the note holds the word.
        Said = "said",
    }
}

/// An order, about to be written down.
#[derive(Clone, Debug)]
pub struct Booking {
    /// The web shop it came through.
    pub storefront: Id<Storefront>,
    /// Who hands it over.
    pub place: Option<Id<Place>>,
    /// As the shop system says it; unique in its storefront.
    pub number: String,
    /// What it is in the books.
    pub kind: OrderKind,
    /// The customer row it came with; none for a guest.
    pub customer: Option<Id<Customer>>,
    /// The identity it came with.
    pub identity: Option<Id<Identity>>,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// When the customer bought.
    pub placed_at: Timestamp,
    /// Where it goes.
    pub country: Option<String>,
    /// Where we know it from: `import`, `staff`, …
    pub source: String,
    /// The import that brought it.
    pub import_id: Option<i64>,
    /// Its lines, in order.
    pub lines: Vec<LineDraft>,
}

/// A line, about to be written down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineDraft {
    /// What it is about.
    pub kind: LineKind,
    /// The variant it sells, where it sells one.
    pub variant: Option<Id<Variant>>,
    /// The code on the line.
    pub sku: String,
    /// The words on the line.
    pub title: String,
    /// Pieces; negative when they come back.
    pub quantity: i64,
    /// Exact: ten-thousandths of the currency's unit (1.25 is 12500).
    pub unit_price_e4: i64,
    /// Taken off already in `total`, minor units.
    pub discount: i64,
    /// Contained in `total`, minor units.
    pub tax: i64,
    /// To pay for this line, minor units; negative when it goes back.
    pub total: i64,
    /// The line of the file it came from.
    pub source_line: Option<i64>,
}

/// The sums over some lines: `total = goods - discount + shipping`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// How many lines.
    pub lines: i64,
    /// Pieces that count as sold.
    pub units: i64,
    /// All that is neither discount nor shipping, before discounts.
    pub goods: i64,
    /// What was taken off, as a positive amount.
    pub discount: i64,
    /// Postage and carriage.
    pub shipping: i64,
    /// Contained in `total`.
    pub tax: i64,
    /// To pay.
    pub total: i64,
}

impl Sums {
    /// Over these lines.
    pub fn of<'a>(lines: impl IntoIterator<Item = &'a LineDraft>) -> Sums {
        lines.into_iter().fold(Sums::default(), |mut sums, line| {
            sums.lines += 1;
            sums.units += if line.kind.is_sold() { line.quantity } else { 0 };
            match line.kind {
                LineKind::Discount => sums.discount -= line.total,
                LineKind::Shipping => {
                    sums.shipping += line.total + line.discount;
                    sums.discount += line.discount;
                }
                _ => {
                    sums.goods += line.total + line.discount;
                    sums.discount += line.discount;
                }
            }
            sums.tax += line.tax;
            sums.total += line.total;
            sums
        })
    }
}

/// What was written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Booked {
    /// The order.
    pub id: Id<Order>,
    /// Whether its number was new.
    pub new: bool,
    /// How many lines were not there yet.
    pub added_lines: usize,
}

/// An order as it stands.
#[derive(Clone, Debug)]
pub struct Order {
    /// Its id.
    pub id: Id<Order>,
    /// The web shop it came through.
    pub storefront: Id<Storefront>,
    /// Who hands it over.
    pub place: Option<Id<Place>>,
    /// As the shop system says it.
    pub number: String,
    /// What it is in the books.
    pub kind: OrderKind,
    /// The sale that a credit belongs to, where it is known.
    pub sale: Option<Id<Order>>,
    /// The customer row it came with; none for a guest.
    pub customer: Option<Id<Customer>>,
    /// The identity it came with.
    pub identity: Option<Id<Identity>>,
    /// Where it stands.
    pub status: Status,
    /// The currency of all its amounts.
    pub currency: Currency,
    /// When the customer bought.
    pub placed_at: Timestamp,
    /// Its sums.
    pub sums: Sums,
    /// Of the total, what went back, as a positive amount.
    pub refunded: i64,
    /// Where it goes.
    pub country: Option<String>,
    /// Where we know it from.
    pub source: String,
    /// The import that brought it.
    pub import_id: Option<i64>,
}

impl Order {
    /// What can still go back to the customer.
    pub fn left(&self) -> i64 {
        if self.kind == OrderKind::Sale && self.status != Status::Cancelled {
            (self.sums.total - self.refunded).max(0)
        } else {
            0
        }
    }

    /// Whether it can be called off: nothing went out and nothing went back.
    pub fn can_cancel(&self) -> bool {
        matches!(self.status, Status::Placed | Status::Paid) && self.kind == OrderKind::Sale
    }

    /// Whether its goods can be marked as gone out.
    pub fn can_fulfil(&self) -> bool {
        self.can_cancel()
    }
}

/// A line as it stands.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its place in the order, from 1; 0 is an amount without goods.
    pub position: i64,
    /// What it says.
    pub what: LineDraft,
}

/// A step in what became of an order.
#[derive(Clone, Debug)]
pub struct State {
    /// Its place in the history, from 0.
    pub position: i64,
    /// What happened.
    pub step: Step,
    /// The credit of a refund.
    pub credit: Option<Id<Order>>,
    /// When.
    pub at: Timestamp,
    /// Who did it: kind, and which one.
    pub actor_kind: String,
    /// Which one.
    pub actor_id: Option<i64>,
    /// What was written down with it.
    pub note: String,
}

/// Where an order stands after these steps, with so much of its total gone back.
pub fn standing(steps: impl IntoIterator<Item = Step>, total: i64, refunded: i64) -> Status {
    let (mut reached, mut off) = (Status::Placed, false);
    let mut before = Status::Placed;
    for step in steps {
        match step {
            Step::Paid => reached = Status::Paid,
            Step::Fulfilled => {
                before = reached;
                reached = Status::Fulfilled;
            }
            Step::Unfulfilled => reached = before,
            Step::Cancelled => off = true,
            Step::Restored => off = false,
            Step::Placed | Step::Refunded | Step::RefundWithdrawn | Step::Note | Step::Said => {}
        }
    }
    match refunded {
        _ if off => Status::Cancelled,
        0 => reached,
        it if it >= total => Status::Refunded,
        _ => Status::PartlyRefunded,
    }
}

/// What goes back for `quantity` more pieces of a line of `of` pieces for
/// `total`, when `gone` went back before: the parts of a line always add up to it.
pub fn share(total: i64, of: i64, gone: i64, quantity: i64) -> i64 {
    let part = |pieces: i64| {
        let exact = i128::from(total) * i128::from(pieces) * 2 + i128::from(of);
        exact.div_euclid(i128::from(of) * 2) as i64
    };
    if of <= 0 { 0 } else { part(gone + quantity) - part(gone) }
}

/// The number as it is looked for: `#c-489449` finds C489449.
pub fn number_key(number: &str) -> String {
    tongue::fold(number).chars().filter(|it| it.is_alphanumeric()).collect::<String>().to_uppercase()
}

/// Up to three titles of the lines that are worth most.
pub fn top_titles(lines: &[LineDraft]) -> Vec<&str> {
    let mut goods: Vec<&LineDraft> =
        lines.iter().filter(|it| it.kind.is_sold() && !it.title.trim().is_empty()).collect();
    goods.sort_by_key(|it| std::cmp::Reverse(it.total.abs()));
    let mut titles: Vec<&str> = Vec::with_capacity(3);
    for line in goods {
        if !titles.contains(&line.title.as_str()) {
            titles.push(&line.title);
        }
        if titles.len() == 3 {
            break;
        }
    }
    titles
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(kind: LineKind, quantity: i64, total: i64, discount: i64) -> LineDraft {
        LineDraft {
            kind,
            variant: None,
            sku: "A".into(),
            title: format!("Cup {total}"),
            quantity,
            unit_price_e4: 0,
            discount,
            tax: 0,
            total,
            source_line: None,
        }
    }

    #[test]
    fn sums_add_up_whatever_the_lines() {
        let lines = [
            line(LineKind::Goods, 2, 900, 100),
            line(LineKind::Shipping, 1, 250, 0),
            line(LineKind::Discount, 1, -200, 0),
            line(LineKind::Sample, 1, 0, 0),
            line(LineKind::Fee, 1, 30, 0),
        ];
        let sums = Sums::of(&lines);
        assert_eq!((sums.lines, sums.units, sums.total), (5, 2, 980));
        assert_eq!(sums.total, sums.goods - sums.discount + sums.shipping);
    }

    #[test]
    fn an_order_stands_where_its_steps_led() {
        use Step::*;
        assert_eq!(standing([Placed], 100, 0), Status::Placed);
        assert_eq!(standing([Placed, Fulfilled], 100, 0), Status::Fulfilled);
        assert_eq!(standing([Placed, Paid, Fulfilled, Unfulfilled], 100, 0), Status::Paid);
        assert_eq!(standing([Placed, Paid, Cancelled], 100, 0), Status::Cancelled);
        assert_eq!(standing([Placed, Paid, Cancelled, Restored], 100, 0), Status::Paid);
        assert_eq!(standing([Placed, Refunded], 100, 40), Status::PartlyRefunded);
        assert_eq!(standing([Placed, Refunded, Refunded], 100, 100), Status::Refunded);
        assert_eq!(standing([Placed, Refunded, RefundWithdrawn], 100, 0), Status::Placed);
    }

    #[test]
    fn a_number_is_found_in_any_writing() {
        for text in ["#c489449", " C-489 449", "c489449"] {
            assert_eq!(number_key(text), "C489449");
        }
    }

    #[test]
    fn the_dearest_titles_come_first_and_once() {
        let lines = [
            line(LineKind::Goods, 1, 5, 0),
            line(LineKind::Goods, 1, 9, 0),
            line(LineKind::Goods, 1, 9, 0),
            line(LineKind::Shipping, 1, 90, 0),
        ];
        assert_eq!(top_titles(&lines), ["Cup 9", "Cup 5"]);
    }

    proptest::proptest! {
        #[test]
        fn the_parts_of_a_line_add_up_to_it(total in 0i64..1_000_000, of in 1i64..500, cut in 0i64..500) {
            let first = cut.min(of);
            let parts = share(total, of, 0, first) + share(total, of, first, of - first);
            proptest::prop_assert_eq!(parts, total);
        }
    }
}
