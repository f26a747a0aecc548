//! Storing a slice: orders, customers, faults, counts and the place to go on, in one unit of work.

use std::collections::{BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;

use serde_json::json;

use super::model::{Fault, Import, Plan, State, Sum, Totals};
use super::orders::{OrderDraft, Person};
use super::people::PersonDraft;
use super::run::ForgetFile;
use super::slices::Slice;
use super::{retail, store};
use crate::base::{Error, Event, Id, Result, Tx};
use crate::catalog::{self, Offered, Sales, Storefront, Variant};
use crate::customers::{self, Arrival, Customer, NewConsent, Resolved, Seen};
use crate::orders::{self, Booking, Followed, LineDraft, LineKind};

use super::model::Codes;

/// The most people whose facts are remembered; then it begins afresh, which costs a little time and nothing else.
const REMEMBERED: usize = 200_000;

/// What was told about people already, so that each fact is written once and not with every order.
#[derive(Default)]
pub struct Memory {
    told: Mutex<HashSet<u64>>,
}

impl Memory {
    fn knows(&self, print: u64) -> bool {
        self.told.lock().expect("no one panics while remembering").contains(&print)
    }

    /// Keeps what a slice told, once it is on disk.
    pub fn keep(&self, told: HashSet<u64>) {
        let mut all = self.told.lock().expect("no one panics while remembering");
        if all.len() > REMEMBERED {
            all.clear();
        }
        all.extend(told);
    }
}

/// What became of a slice.
#[derive(Debug)]
pub enum Stored {
    /// It is stored, and the import stands like this.
    Done(Box<Import>, HashSet<u64>),
    /// Somebody stopped the import, or another worker went on with it; nothing was stored.
    NotOurs,
}

/// Stores a slice, if the import still stands where the slice begins. `tell` says whether open pages are told.
pub fn store_slice(tx: &mut Tx<'_>, id: Id<Import>, slice: &Slice, memory: &Memory, tell: bool) -> Result<Stored> {
    let mut it = store::find(tx, id)?;
    if it.state != State::Running || it.position.slices + 1 != slice.after.slices {
        return Ok(Stored::NotOurs);
    }
    let mut work = Work { import: it.number, id, memory, told: HashSet::new(), totals: Totals::default() };
    let mut faults = slice.faults.clone();
    let first: i64 = tx.new_id::<Variant>().raw();
    work.orders(tx, &it.plan, &slice.orders)?;
    work.people(tx, &it.plan, &slice.people, &mut faults)?;
    work.totals.explain("blank", Sum { rows: slice.blank, amount: 0 });
    work.totals.products = tx.one("SELECT COUNT(*) FROM variants WHERE id > $1", &[&first], |row| row.get::<i64>(0))?;
    store::add_faults(tx, id, &faults)?;
    it.totals.join(&work.totals);
    it.rows_faulty += faults.len() as i64;
    it.rows_stored = it.totals.rows_stored();
    it.rows_explained = it.totals.rows_explained();
    it.rows_read = it.rows_stored + it.rows_explained + it.rows_faulty;
    it.position = slice.after.clone();
    store::set_progress(tx, &it)?;
    if slice.ended {
        end(tx, &mut it)?;
    }
    if tell || slice.ended {
        tx.tell(format!("import:{id}"), "progress", json!({}));
    }
    Ok(Stored::Done(Box::new(it), work.told))
}

fn end(tx: &mut Tx<'_>, it: &mut Import) -> Result<()> {
    it.state = State::Done;
    store::set_state(tx, it.id, State::Done)?;
    let data = json!({
        "number": it.number, "kind": it.plan.kind.code(), "stored": it.rows_stored,
        "explained": it.rows_explained, "faulty": it.rows_faulty,
    });
    tx.record(&Event::new("import.finished", tx.now).about(it.id).with(data))?;
    tx.tell("imports", "changed", json!({}));
    tx.enqueue(&ForgetFile { blob_key: it.blob_key.clone() })?;
    tx.enqueue(&customers::SweepDuplicates { after: None })
}

struct Work<'a> {
    import: i64,
    id: Id<Import>,
    memory: &'a Memory,
    told: HashSet<u64>,
    totals: Totals,
}

impl Work<'_> {
    fn orders(&mut self, tx: &mut Tx<'_>, plan: &Plan, drafts: &[OrderDraft]) -> Result<()> {
        if drafts.is_empty() {
            return Ok(());
        }
        let storefront = catalog::ensure_storefront(tx, &plan.storefront, &plan.storefront_name, plan.currency)?;
        let mut sales = Sales::open(tx)?;
        let codes: BTreeSet<_> = drafts.iter().flat_map(|it| &it.lines).filter_map(|it| code(plan, it)).collect();
        catalog::meet_variants(tx, &mut sales, &codes.into_iter().collect::<Vec<_>>())?;
        for draft in drafts {
            self.order(tx, plan, storefront, &mut sales, draft)?;
        }
        sales.write(tx)
    }

    fn order(
        &mut self,
        tx: &mut Tx<'_>,
        plan: &Plan,
        storefront: Id<Storefront>,
        sales: &mut Sales,
        draft: &OrderDraft,
    ) -> Result<()> {
        let who = draft.person.as_ref().map(|it| self.who(tx, plan, draft, it)).transpose()?.flatten();
        let mut lines = Vec::with_capacity(draft.lines.len());
        for line in &draft.lines {
            let variant = variant(tx, plan, sales, draft, line)?;
            lines.push(LineDraft {
                kind: line.kind,
                variant,
                sku: line.sku.clone(),
                title: line.title.clone(),
                quantity: line.quantity,
                unit_price_e4: line.unit_e4,
                discount: line.discount,
                tax: line.tax,
                total: line.total,
                source_line: line.source.map(|it| it as i64),
            });
        }
        let booking = Booking {
            storefront,
            place: None,
            number: draft.number.clone(),
            kind: draft.kind,
            customer: who.map(|it| it.customer),
            identity: who.and_then(|it| it.identity),
            currency: draft.currency,
            placed_at: draft.at,
            country: draft.country.clone(),
            source: "import".into(),
            import_id: Some(self.id.raw()),
            lines,
        };
        let booked = orders::book(tx, &booking, sales)?;
        let followed = match &draft.said {
            Some(said) => orders::follow(tx, sales, &booked, said)?,
            None => Followed::Stays,
        };
        self.totals.count_sums(draft);
        self.totals.count_standing(draft, followed);
        if booked.new {
            let lines = draft.lines.iter().map(|it| (it.kind, it.source.is_some(), it.total));
            self.totals.count_order(draft.kind, true, lines);
            return Ok(());
        }
        let mut rest = draft.sum();
        if booked.added_lines > 0 {
            let there = orders::lines(tx, booked.id)?;
            let added: Vec<_> = there[there.len() - booked.added_lines..].iter().map(|it| &it.what).collect();
            rest.rows -= added.iter().filter(|it| it.source_line.is_some()).count() as i64;
            rest.amount -= added.iter().map(|it| it.total).sum::<i64>();
            let lines = added.iter().map(|it| (it.kind, it.source_line.is_some(), it.total));
            self.totals.count_order(draft.kind, false, lines);
        }
        self.totals.explain(if followed == Followed::Stays { "already" } else { "moved" }, rest);
        Ok(())
    }

    /// Whom an order belongs to; none where nothing in it means a person (`test@test.com`).
    fn who(&mut self, tx: &mut Tx<'_>, plan: &Plan, order: &OrderDraft, it: &Person) -> Result<Option<Resolved>> {
        let source = format!("shop:{}", plan.storefront);
        let identities = identities(plan, it.external.as_deref(), it.email.as_deref(), it.phone.as_deref());
        let print = print(it, order.country.as_deref());
        if let (Some(first), true) = (identities.first(), self.memory.knows(print) || self.told.contains(&print)) {
            let arrival =
                Arrival { identities: std::slice::from_ref(first), at: order.at, source: &source, hints: &[] };
            return customers::resolve(tx, &arrival).map(Some);
        }
        let mut hints = Vec::with_capacity(3);
        hints.extend(it.name.as_deref().map(|it| ("name", it)));
        hints.extend(order.country.as_deref().map(|it| ("country", it)));
        hints.extend(plan.made_up.then_some(("made_up", "1")));
        let arrival = Arrival { identities: &identities, at: order.at, source: &source, hints: &hints };
        match customers::resolve(tx, &arrival) {
            Ok(found) => {
                self.told.insert(print);
                self.totals.customers += i64::from(found.created);
                Ok(Some(found))
            }
            Err(Error::Invalid(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn people(&mut self, tx: &mut Tx<'_>, plan: &Plan, drafts: &[PersonDraft], faults: &mut Vec<Fault>) -> Result<()> {
        for draft in drafts {
            match self.person(tx, plan, draft) {
                Ok(()) => {}
                Err(Error::Invalid(reason)) => {
                    faults.push(Fault { index: draft.index, line: draft.line, reason, raw: draft.raw.clone() });
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn person(&mut self, tx: &mut Tx<'_>, plan: &Plan, it: &PersonDraft) -> Result<()> {
        let source = format!("import:{}", plan.storefront);
        let identities = identities(plan, it.external.as_deref(), it.email.as_deref(), it.phone.as_deref());
        let hints: Vec<_> = it.facts.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let at = it.since.unwrap_or(tx.now);
        // Whatever is written for this row gets a later id than this.
        let before: Id<Customer> = tx.new_id();
        let found = customers::resolve(tx, &Arrival { identities: &identities, at, source: &source, hints: &hints })?;
        for (channel, agreed) in &it.consents {
            self.consent(tx, &found, channel, *agreed, &source, it)?;
        }
        if found.created {
            self.totals.customers += 1;
            self.totals.count_customer("new");
        } else if changed(tx, found.customer, before)? {
            self.totals.count_customer("changed");
        } else {
            self.totals.explain("already", Sum { rows: 1, amount: 0 });
        }
        Ok(())
    }

    /// Writes down what they decided, unless that is what counts already. A no from someone who never said yes is
    /// no decision.
    fn consent(
        &mut self,
        tx: &mut Tx<'_>,
        of: &Resolved,
        channel: &str,
        agreed: bool,
        source: &str,
        it: &PersonDraft,
    ) -> Result<()> {
        let counts = customers::effective_consents(tx, of.customer)?;
        let given = counts
            .iter()
            .find(|it| it.purpose == "marketing" && it.channel == channel)
            .map(|it| it.state == customers::State::Given);
        if given.unwrap_or(false) == agreed {
            return Ok(());
        }
        let evidence = json!({ "import": self.import, "line": it.line }).to_string();
        let (now, given) = (tx.now, customers::State::Given);
        customers::record_consent(
            tx,
            &NewConsent {
                customer: of.customer,
                identity: of.identity,
                purpose: "marketing",
                channel,
                state: if agreed { given } else { customers::State::Withdrawn },
                source,
                wording: "",
                evidence: Some(&evidence),
                at: it.since.unwrap_or(now),
            },
        )?;
        Ok(())
    }
}

/// The variant that a line sells; none for what is no product.
fn variant(
    tx: &mut Tx<'_>,
    plan: &Plan,
    sales: &mut Sales,
    order: &OrderDraft,
    line: &super::orders::LineDraft,
) -> Result<Option<Id<Variant>>> {
    let Some(code) = code(plan, line) else { return Ok(None) };
    let sold = line.quantity > 0 && line.total > 0;
    let price = (sold && line.quantity != 0).then(|| line.total / line.quantity);
    let offered = Offered { sku: &code, title: &line.title, sold, price, currency: order.currency };
    catalog::ensure_variant(tx, sales, &offered).map(Some)
}

/// The code of the variant that a line sells; without one the title stands for it.
fn code(plan: &Plan, line: &super::orders::LineDraft) -> Option<String> {
    let code = if line.sku.is_empty() { line.title.as_str() } else { line.sku.as_str() };
    if !line.kind.is_sold() || line.kind == LineKind::StockNote || code.is_empty() {
        return None;
    }
    Some(match plan.codes {
        Codes::OnlineRetail => retail::product_code(code),
        Codes::Plain => code.to_owned(),
    })
}

/// By what a person is recognised, the strongest first.
fn identities<'a>(
    plan: &'a Plan,
    external: Option<&'a str>,
    email: Option<&'a str>,
    phone: Option<&'a str>,
) -> Vec<Seen<'a>> {
    let seen = |kind, scope, value: Option<&'a str>| value.map(|value| Seen { kind, scope, value, verified: false });
    [seen("shop", plan.storefront.as_str(), external), seen("email", "", email), seen("phone", "", phone)]
        .into_iter()
        .flatten()
        .collect()
}

fn print(it: &Person, country: Option<&str>) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&it.external, &it.email, &it.phone, &it.name, country).hash(&mut hasher);
    hasher.finish()
}

/// Whether anything was written down about this row of a customer after the id `before`.
fn changed(tx: &mut Tx<'_>, customer: Id<Customer>, before: Id<Customer>) -> Result<bool> {
    tx.one(
        "SELECT CASE WHEN EXISTS (SELECT 1 FROM attributes WHERE customer_id = $1 AND id > $2)
                       OR EXISTS (SELECT 1 FROM identities WHERE customer_id = $1 AND id > $2)
                       OR EXISTS (SELECT 1 FROM consents WHERE customer_id = $1 AND id > $2)
                     THEN 1 ELSE 0 END",
        &[&customer, &before],
        |row| Ok(row.get::<i64>(0)? == 1),
    )
}
