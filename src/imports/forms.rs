//! What the mapping page sends.

use serde::Deserialize;
use sheet::{Delimiter, Encoding, Overrides, Quote};

use super::fields::Field;
use super::model::{Codes, Plan, Use, parse_date_order, parse_numbers};
use crate::base::{Error, Result};
use crate::catalog::Storefront;

/// The fields of the mapping page.
#[derive(Debug, Deserialize)]
pub struct PlanForm {
    /// What each column is used for, in the order of the columns.
    #[serde(default)]
    uses: Vec<String>,
    encoding: String,
    delimiter: String,
    quote: String,
    header: String,
    dates: String,
    numbers: String,
    currency: String,
    zone: String,
    #[serde(default)]
    codes: String,
    /// The key of the web shop; not sent where there is one only.
    #[serde(default)]
    storefront: String,
}

impl PlanForm {
    /// How the file is said to be written.
    pub fn overrides(&self, now: &Plan) -> Overrides {
        let delimiter = serde_json::from_value::<Delimiter>(self.delimiter.as_str().into());
        let quote = serde_json::from_value::<Quote>(self.quote.as_str().into());
        Overrides {
            encoding: Some(Encoding::for_label(self.encoding.as_bytes()).unwrap_or(now.format.encoding)),
            delimiter: Some(delimiter.unwrap_or(now.format.delimiter)),
            quote: Some(quote.unwrap_or(now.format.quote)),
            header: Some(self.header == "yes"),
        }
    }

    /// What its amounts and times mean where they do not say.
    ///
    /// # Errors
    /// If the currency or the time zone is none.
    pub fn apply_places(&self, plan: &mut Plan) -> Result<()> {
        let currency = self.currency.trim().to_uppercase();
        plan.currency = currency.parse().map_err(|_| Error::invalid("imports-no-currency"))?;
        jiff::tz::TimeZone::get(self.zone.trim()).map_err(|_| Error::invalid("imports-no-zone"))?;
        plan.zone = self.zone.trim().to_owned();
        Ok(())
    }

    /// The web shop that its orders and customer numbers belong to.
    ///
    /// # Errors
    /// If it is none of ours.
    pub fn apply_storefront(&self, plan: &mut Plan, all: &[Storefront]) -> Result<()> {
        if self.storefront.is_empty() {
            return Ok(());
        }
        let it =
            all.iter().find(|it| it.key == self.storefront).ok_or_else(|| Error::invalid("imports-no-storefront"))?;
        plan.belongs_to(it);
        Ok(())
    }

    /// How its values are to be understood, and what the columns are used for.
    pub fn apply_choices(&self, plan: &mut Plan) {
        plan.dates = parse_date_order(&self.dates);
        plan.numbers = parse_numbers(&self.numbers);
        plan.codes = if self.codes == "online_retail" { Codes::OnlineRetail } else { Codes::Plain };
        let uses = self.uses.iter().map(|it| match it.as_str() {
            "attribute" => Use::Attribute,
            code => Field::parse(code).filter(|it| Field::of(plan.kind).contains(it)).map_or(Use::Nothing, Use::Field),
        });
        let mut uses: Vec<Use> = uses.collect();
        uses.resize(plan.names.len(), Use::Nothing);
        plan.uses = uses;
    }
}
