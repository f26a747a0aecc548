//! What the list is asked for, as it stands in the address.

use jiff::civil::Date;

use crate::base::Id;
use crate::orders::list::{Filter, Sorted};
use crate::orders::{OrderKind, Status};

/// The whole question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ask {
    pub filter: Filter,
    pub sorted: Sorted,
    /// Where the page begins.
    pub after: Option<String>,
}

impl Ask {
    /// From the query of an address. What makes no sense is as good as not asked.
    pub fn read(query: Option<&str>) -> Ask {
        let mut it = Ask::default();
        for (name, value) in url::form_urlencoded::parse(query.unwrap_or_default().as_bytes()) {
            let value = value.trim();
            if value.is_empty() {
                continue;
            }
            let text = || value.chars().take(100).collect::<String>();
            let filter = &mut it.filter;
            match &*name {
                "q" => filter.number = text(),
                "status" => filter.status = Status::parse(value),
                "kind" => filter.kind = OrderKind::parse(value),
                "storefront" => filter.storefront = value.parse::<Id<_>>().ok(),
                "country" => filter.country = Some(text()),
                "from" => filter.from = value.parse::<Date>().ok(),
                "to" => filter.to = value.parse::<Date>().ok(),
                "who" => filter.guests = ["customer", "guest"].iter().position(|it| *it == value).map(|at| at == 1),
                "product" => filter.product = value.parse::<Id<_>>().ok(),
                "sort" => it.sorted = sorted(value),
                "after" => it.after = Some(value.to_owned()),
                _ => {}
            }
        }
        it
    }

    /// As (name, value) pairs: what is usual is left out, and so is where the page begins.
    pub fn fields(&self) -> Vec<(&'static str, String)> {
        let filter = &self.filter;
        let mut fields = Vec::new();
        let mut put = |name, value: Option<String>| fields.extend(value.map(|it| (name, it)));
        put("q", (!filter.number.is_empty()).then(|| filter.number.clone()));
        put("status", filter.status.map(|it| it.code().to_owned()));
        put("kind", filter.kind.map(|it| it.code().to_owned()));
        put("storefront", filter.storefront.map(|it| it.to_string()));
        put("country", filter.country.clone());
        put("from", filter.from.map(|it| it.to_string()));
        put("to", filter.to.map(|it| it.to_string()));
        put("who", filter.guests.map(|it| if it { "guest".to_owned() } else { "customer".to_owned() }));
        put("product", filter.product.map(|it| it.to_string()));
        put("sort", (self.sorted != Sorted::default()).then(|| sort_code(self.sorted).to_owned()));
        fields
    }

    /// The address of this list.
    pub fn href(&self) -> String {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.extend_pairs(self.fields());
        query.extend_pairs(self.after.iter().map(|it| ("after", it)));
        let query = query.finish();
        if query.is_empty() { "/orders".to_owned() } else { format!("/orders?{query}") }
    }

    /// The same list from its beginning, with something else about it.
    pub fn with(&self, change: impl FnOnce(&mut Ask)) -> Ask {
        let mut it = Ask { after: None, ..self.clone() };
        change(&mut it);
        it
    }
}

/// Every order of the list, as it stands in the address.
pub const SORTS: [&str; 4] = ["-time", "time", "-total", "total"];

/// The order with this code; the usual one where there is none.
fn sorted(code: &str) -> Sorted {
    let (name, falling) = code.strip_prefix('-').map_or((code, false), |it| (it, true));
    if SORTS.contains(&code) { Sorted { by_total: name == "total", falling } } else { Sorted::default() }
}

/// Its code.
pub fn sort_code(it: Sorted) -> &'static str {
    SORTS[usize::from(it.by_total) * 2 + usize::from(!it.falling)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_all_that_is_asked_and_nothing_that_is_usual() {
        assert_eq!(Ask::read(None).href(), "/orders");
        let query = "q=%23204&status=placed&kind=sale&country=ZA&from=2025-11-01&to=2025-11-20&who=guest&sort=-total";
        let it = Ask::read(Some(query));
        assert_eq!(it.href(), format!("/orders?{query}"));
    }

    #[test]
    fn nonsense_is_not_asked() {
        assert_eq!(Ask::read(Some("status=shoe&from=yesterday&sort=shoe&who=me&storefront=!&q=")), Ask::default());
    }
}
