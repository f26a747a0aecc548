//! What the list is asked for, as it stands in the address: all of it, so that a list can be shared.

use crate::customers::list::{Filter, Order, Seen, Sort};

/// A column that can be shown beside the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Number,
    Email,
    Phone,
    Place,
    Language,
    Seen,
    Orders,
    Spent,
    LastOrder,
    Created,
}

impl Column {
    /// All of them, in their order.
    pub const ALL: [Column; 10] = [
        Column::Number,
        Column::Email,
        Column::Phone,
        Column::Place,
        Column::Language,
        Column::Seen,
        Column::Orders,
        Column::Spent,
        Column::LastOrder,
        Column::Created,
    ];

    const USUAL: [Column; 5] = [Column::Place, Column::Seen, Column::Orders, Column::Spent, Column::LastOrder];

    /// As it stands in the address, and at the end of its key in the catalogue.
    pub fn code(self) -> &'static str {
        match self {
            Column::Number => "number",
            Column::Email => "email",
            Column::Phone => "phone",
            Column::Place => "place",
            Column::Language => "language",
            Column::Seen => "seen",
            Column::Orders => "orders",
            Column::Spent => "spent",
            Column::LastOrder => "last-order",
            Column::Created => "created",
        }
    }

    /// What the list is ordered by under this head.
    pub fn sort(self) -> Option<Sort> {
        Sort::parse(self.code())
    }

    /// Whether it holds figures, which stand at the right.
    pub fn is_figure(self) -> bool {
        matches!(self, Column::Orders | Column::Spent)
    }
}

/// The whole question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// Who.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// What to show of each.
    pub columns: Vec<Column>,
    /// Where the page begins.
    pub after: Option<String>,
    /// How many minor units make one of the shop's currency: amounts are asked for in whole units.
    unit: i64,
}

impl Ask {
    /// From the query of an address. What makes no sense is as good as not asked.
    pub fn read(query: Option<&str>, unit: i64) -> Ask {
        let mut it = Ask {
            filter: Filter::default(),
            order: Order::default(),
            columns: Column::USUAL.to_vec(),
            after: None,
            unit,
        };
        let mut columns: Vec<String> = Vec::new();
        for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let text = || Some(value.chars().take(200).collect::<String>());
            match &*name {
                "q" => it.filter.words = text().unwrap_or_default(),
                "country" => it.filter.country = text(),
                "language" => it.filter.language = text(),
                "consent" => it.filter.consent = text(),
                "seen" => it.filter.seen = Seen::parse(value),
                "orders" => it.filter.orders = at_least(value),
                "spent" => it.filter.spent = at_least(value).map(|it| it.saturating_mul(unit)),
                "sort" => {
                    let (code, falling) = value.strip_prefix('-').map_or((value, false), |it| (it, true));
                    if let Some(sort) = Sort::parse(code) {
                        it.order = Order { sort, falling };
                    }
                }
                "cols" | "column" => columns.extend(value.split(',').map(str::to_owned)),
                "after" => it.after = Some(value.to_owned()),
                _ => {}
            }
        }
        if !columns.is_empty() {
            it.columns = Column::ALL.into_iter().filter(|it| columns.iter().any(|code| code == it.code())).collect();
        }
        it
    }

    /// As (name, value) pairs: what is usual is left out, and so is where the page begins.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let mut fields = Vec::new();
        let mut put = |name, value: Option<String>| {
            if let Some(value) = value {
                fields.push((name, value));
            }
        };
        put("q", (!filter.words.is_empty()).then(|| filter.words.clone()));
        put("country", filter.country.clone());
        put("language", filter.language.clone());
        put("consent", filter.consent.clone());
        put("seen", filter.seen.map(|it| it.code().to_owned()));
        put("orders", filter.orders.map(|it| it.to_string()));
        put("spent", filter.spent.map(|it| (it / self.unit).to_string()));
        put("sort", (self.order != Order::default()).then(|| sort_code(self.order)));
        let columns: Vec<&str> = self.columns.iter().map(|it| it.code()).collect();
        put("cols", (self.columns != Column::USUAL).then(|| columns.join(",")));
        fields
    }

    /// The address of this list.
    pub fn href(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields());
        query.extend_pairs(self.after.iter().map(|it| ("after", it)));
        let query = query.finish();
        if query.is_empty() { "/customers".to_owned() } else { format!("/customers?{query}") }
    }

    /// The same list from its beginning, with something else about it.
    pub fn with(&self, change: impl FnOnce(&mut Ask)) -> Ask {
        let mut it = Ask { after: None, ..self.clone() };
        change(&mut it);
        it
    }

    /// The address of this list ordered by `sort`: the other way round if it is already.
    pub fn sorted_by(&self, sort: Sort) -> String {
        let falling = if self.order.sort == sort { !self.order.falling } else { sort.falls() };
        self.with(|it| it.order = Order { sort, falling }).href()
    }
}

/// An order as it stands in the address: `-spent` for the most first.
pub fn sort_code(order: Order) -> String {
    format!("{}{}", if order.falling { "-" } else { "" }, order.sort.code())
}

/// A whole number that a person wrote, whatever stands between its digits; nothing is asked by zero.
fn at_least(text: &str) -> Option<i64> {
    let whole = text.split(['.', ',']).next().unwrap_or_default();
    let digits: String = whole.chars().filter(char::is_ascii_digit).take(15).collect();
    digits.parse().ok().filter(|it| *it > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all_that_is_asked_and_nothing_that_is_usual() {
        let plain = Ask::read(None, 100);
        assert_eq!(plain.href(), "/customers");
        let query = "q=thandi&country=ZA&seen=30d&spent=1%C2%A0500&sort=name&cols=phone%2Cspent";
        let it = Ask::read(Some(query), 100);
        assert_eq!(it.filter.spent, Some(150_000));
        assert_eq!(it.href(), "/customers?q=thandi&country=ZA&seen=30d&spent=1500&sort=name&cols=phone%2Cspent");
        assert_eq!(Ask::read(it.href().strip_prefix("/customers?"), 100), it);
    }

    #[test]
    fn nonsense_is_not_asked() {
        let it = Ask::read(Some("sort=shoe&seen=never&orders=none&spent=0&country=&cols=shoe"), 100);
        assert_eq!(it.with(|it| it.columns = Column::USUAL.to_vec()), Ask::read(None, 100));
    }

    #[test]
    fn the_same_head_turns_the_order_round() {
        let it = Ask::read(Some("after=x"), 100);
        assert_eq!(it.sorted_by(Sort::Seen), "/customers?sort=seen");
        assert_eq!(it.sorted_by(Sort::Spent), "/customers?sort=-spent");
        assert_eq!(it.sorted_by(Sort::Name), "/customers?sort=name");
    }
}
