//! The cells of one row as values, by the plan.

use jiff::ToSpan;
use jiff::tz::TimeZone;
use sheet::{Row, ValueFault};

use super::fields::Field;
use super::model::{Plan, Use};
use crate::base::{Error, Result, Say, Timestamp};

/// The most characters that are kept of a text.
const LONGEST: usize = 2_000;

/// Knows in which column each field stands, and reads it.
pub struct Cells {
    plan: Plan,
    zone: TimeZone,
    columns: Vec<(Field, usize)>,
    attributes: Vec<(usize, String)>,
    /// Rows of one order share their time: the last one that was read.
    last_time: (String, Timestamp),
}

/// Why a row cannot be used, as a sentence.
pub type Told<T> = std::result::Result<T, Say>;

impl Cells {
    /// A reader of rows by this plan.
    pub fn new(plan: &Plan) -> Result<Cells> {
        let zone = TimeZone::get(&plan.zone).map_err(Error::internal)?;
        let columns = Field::of(plan.kind).iter().filter_map(|it| Some((*it, plan.column(*it)?))).collect();
        let attributes = plan
            .uses
            .iter()
            .enumerate()
            .filter(|(_, it)| **it == Use::Attribute)
            .map(|(at, _)| (at, plan.names.get(at).cloned().unwrap_or_default()))
            .collect();
        Ok(Cells { plan: plan.clone(), zone, columns, attributes, last_time: (String::new(), Timestamp(0)) })
    }

    /// The plan.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().find(|(it, _)| *it == field).map(|(_, column)| *column)
    }

    /// The cell of a field as it stands, trimmed; none if it is empty or there is no such column.
    pub fn raw<'r>(&self, row: &Row<'r>, field: Field) -> Option<&'r str> {
        let cell = row.cell(self.column(field)?).trim();
        if cell.is_empty() { None } else { Some(cell) }
    }

    /// A sentence that names the column and what is wrong with its cell.
    pub fn fault(&self, field: Field, code: &str) -> Say {
        let column = self.column(field).and_then(|it| self.plan.names.get(it)).cloned().unwrap_or_default();
        Say::new(&format!("imports-fault-{}", code.replace('_', "-"))).with("column", column)
    }

    fn told<T>(&self, field: Field, read: std::result::Result<T, ValueFault>) -> Told<T> {
        read.map_err(|it| self.fault(field, it.code()))
    }

    /// Text without what no person wrote.
    pub fn text(&self, row: &Row<'_>, field: Field) -> Told<String> {
        let Some(cell) = self.raw(row, field) else { return Ok(String::new()) };
        self.told(field, sheet::text(cell, LONGEST)).map(|it| it.into_owned())
    }

    /// An exact decimal in millionths.
    pub fn decimal(&self, row: &Row<'_>, field: Field) -> Told<Option<i64>> {
        let Some(cell) = self.raw(row, field) else { return Ok(None) };
        self.told(field, sheet::decimal_e6(cell, self.plan.numbers)).map(Some)
    }

    /// A whole number.
    pub fn whole(&self, row: &Row<'_>, field: Field) -> Told<Option<i64>> {
        let Some(cell) = self.raw(row, field) else { return Ok(None) };
        self.told(field, sheet::whole(cell)).map(Some)
    }

    /// Yes or no.
    pub fn yes(&self, row: &Row<'_>, field: Field) -> Told<Option<bool>> {
        let Some(cell) = self.raw(row, field) else { return Ok(None) };
        self.told(field, sheet::truthy(cell)).map(Some)
    }

    /// An instant, moved by the weeks of the plan.
    pub fn time(&mut self, row: &Row<'_>, field: Field) -> Told<Option<Timestamp>> {
        let Some(cell) = self.raw(row, field) else { return Ok(None) };
        if self.last_time.0 == cell {
            return Ok(Some(self.last_time.1));
        }
        let ms = self.told(field, sheet::date_time(cell, self.plan.dates, &self.zone))?;
        let at = self.moved(ms).ok_or_else(|| self.fault(field, "no_such_date"))?;
        self.last_time = (cell.to_owned(), at);
        Ok(Some(at))
    }

    /// By whole weeks of the calendar, so that the hour and the day of the week stay.
    fn moved(&self, ms: i64) -> Option<Timestamp> {
        if self.plan.weeks == 0 {
            return Some(Timestamp(ms));
        }
        let at = jiff::Timestamp::from_millisecond(ms).ok()?.to_zoned(self.zone.clone());
        Some(Timestamp(at.checked_add(self.plan.weeks.weeks()).ok()?.timestamp().as_millisecond()))
    }

    /// The columns kept as attributes: name and value, where there is one.
    pub fn attributes(&self, row: &Row<'_>) -> Vec<(String, String)> {
        let named = self.attributes.iter().map(|(at, name)| (name.clone(), row.cell(*at).trim()));
        named
            .filter(|(name, value)| !name.is_empty() && !value.is_empty())
            .filter_map(|(name, value)| Some((name, sheet::text(value, LONGEST).ok()?.into_owned())))
            .collect()
    }
}
