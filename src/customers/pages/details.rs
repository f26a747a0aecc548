//! Writing down a person by hand, and changing what is known; two who change the same person both see both.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;

use super::acts::{page_of, remember};
use super::person;
use crate::app::App;
use crate::base::{Error, Id, Result, Say, Tx};
use crate::customers::customer::add;
use crate::customers::edit::check;
use crate::customers::identity::{normal, shop_country};
use crate::customers::{Crossed, Customer, Edited, LookForDuplicates, STAFF, add_identity, edit, find, set_attributes};
use crate::team::Act;
use crate::web::form::Form;
use crate::web::{self, Choice, Shell, Who};

/// What can be written down of a person.
#[derive(Clone, Deserialize, Default)]
pub struct PersonForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    call_me: String,
    #[serde(default)]
    email: String,
    #[serde(default)]
    phone: String,
    #[serde(default)]
    city: String,
    #[serde(default)]
    country: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    version: i64,
}

impl PersonForm {
    fn of(it: &Customer) -> PersonForm {
        PersonForm {
            name: it.name.clone(),
            call_me: it.call_me.clone(),
            email: it.email.clone().unwrap_or_default(),
            phone: it.phone.clone().unwrap_or_default(),
            city: it.city.clone().unwrap_or_default(),
            country: it.country.clone().unwrap_or_default(),
            language: it.language.clone().unwrap_or_default(),
            version: it.version,
        }
    }

    fn fields(&self) -> [(&'static str, &str); 7] {
        [
            ("name", &self.name),
            ("call_me", &self.call_me),
            ("email", &self.email),
            ("phone", &self.phone),
            ("city", &self.city),
            ("country", &self.country),
            ("language", &self.language),
        ]
    }

    /// Only what differs from `it`: what nobody touched is not said again by the team.
    fn changes(&self, it: &Customer) -> Vec<(&'static str, String)> {
        let before = PersonForm::of(it);
        let both = self.fields().into_iter().zip(before.fields());
        both.filter(|(now, was)| now.1.trim() != was.1).map(|(now, _)| (now.0, now.1.trim().to_owned())).collect()
    }
}

#[derive(Template)]
#[template(path = "customers/pages/details.html")]
struct DetailsPage {
    shell: Shell,
    /// The person; none while they are new.
    id: Option<Id<Customer>>,
    name: String,
    form: PersonForm,
    countries: Vec<Choice>,
    languages: Vec<Choice>,
    error: String,
    /// Someone who has this address already.
    known: Option<(String, String)>,
    /// Field, what is there now, what was wanted.
    crossed: Vec<(String, String, String)>,
}

fn page(who: &Who, it: Option<&Customer>, form: PersonForm) -> DetailsPage {
    let shell = who.shell("nav-customers");
    let mut languages = vec![Choice {
        value: String::new(),
        text: shell.t("customers-language-unknown"),
        chosen: form.language.is_empty(),
    }];
    languages.extend(tongue::Lang::ALL.map(|it| Choice {
        value: it.code().to_owned(),
        text: it.own_name().to_owned(),
        chosen: tongue::Lang::parse(&form.language) == Some(it),
    }));
    if !form.language.is_empty() && tongue::Lang::parse(&form.language).is_none() {
        languages.push(Choice { value: form.language.clone(), text: form.language.clone(), chosen: true });
    }
    let mut countries = vec![Choice {
        value: String::new(),
        text: shell.t("customers-country-unknown"),
        chosen: form.country.is_empty(),
    }];
    countries.extend(shell.all_countries(form.country.trim()));
    DetailsPage {
        id: it.map(|it| it.id),
        name: it.map(|it| person::name(&shell, it)).unwrap_or_default(),
        form,
        countries,
        languages,
        error: String::new(),
        known: None,
        crossed: Vec::new(),
        shell,
    }
}

/// GET `/customers/new`
pub async fn blank(who: Who) -> Result<Response> {
    web::page(&page(&who, None, PersonForm::default()))
}

/// GET `/customers/{id}/edit`
pub async fn form(State(app): State<App>, who: Who, Path(id): Path<Id<Customer>>) -> Result<Response> {
    let it = app.db.read(move |db| find(db, id)).await?;
    if it.merged {
        return Ok(web::go(&format!("/customers/{}/edit", it.root)));
    }
    web::page(&page(&who, Some(&it), PersonForm::of(&it)))
}

/// What became of someone new.
enum Written {
    New(Id<Customer>),
    /// This person has the address already.
    Known(Box<Customer>),
}

fn write_down(tx: &mut Tx<'_>, form: &PersonForm) -> Result<Written> {
    let addresses = [("email", form.email.trim()), ("phone", form.phone.trim())];
    form.fields().into_iter().try_for_each(|(key, value)| check(key, value.trim()))?;
    let country = shop_country(tx)?;
    for (kind, written) in addresses {
        let Some(it) = normal(kind, written, country.as_deref()) else { continue };
        let root = tx.first(
            "SELECT c.root_id FROM identities i JOIN customers c ON c.id = i.customer_id
              WHERE i.value = $1 AND i.kind = $2 ORDER BY i.id LIMIT 1",
            &[&it.value, &kind],
            |row| row.get(0),
        )?;
        if let Some(root) = root {
            return Ok(Written::Known(Box::new(find(tx, root)?)));
        }
    }
    let now = tx.now;
    let id = add(tx, now)?;
    for (kind, written) in addresses.into_iter().filter(|(_, written)| !written.is_empty()) {
        add_identity(tx, id, kind, written, STAFF)?;
    }
    let facts: Vec<_> = form.fields().into_iter().filter(|(key, _)| !matches!(*key, "email" | "phone")).collect();
    let facts: Vec<_> = facts.into_iter().filter(|(_, value)| !value.trim().is_empty()).collect();
    set_attributes(tx, id, &facts, STAFF, now)?;
    tx.enqueue(&LookForDuplicates { customer: id })?;
    Ok(Written::New(id))
}

/// POST `/customers/new`
pub async fn create(State(app): State<App>, who: Who, Form(form): Form<PersonForm>) -> Result<Response> {
    let refuse = |error: String, known| {
        let it = DetailsPage { error, known, ..page(&who, None, form.clone()) };
        web::refused(&it)
    };
    let shell = who.shell("");
    if [&form.name, &form.email, &form.phone].iter().all(|it| it.trim().is_empty()) {
        return refuse(shell.t("customers-new-empty"), None);
    }
    let (asked, staff, say) = (form.clone(), who.staff().id, Say::new("customers-new-done"));
    let told = say.clone();
    let written = app
        .db
        .write(who.actor(), move |tx| {
            let written = write_down(tx, &asked)?;
            if let Written::New(id) = written {
                remember(tx, staff, id, &told, None)?;
            }
            Ok(written)
        })
        .await;
    match written {
        Ok(Written::New(id)) => Ok(web::done(&page_of(id), say, None)),
        Ok(Written::Known(it)) => {
            let name = person::name(&shell, &it);
            refuse(shell.tn("customers-new-known", [("name", &name)]), Some((name, page_of(it.id))))
        }
        Err(Error::Invalid(why)) => refuse(shell.say(&why), None),
        Err(error) => Err(error),
    }
}

/// POST `/customers/{id}/edit`
pub async fn save(
    State(app): State<App>,
    who: Who,
    Path(id): Path<Id<Customer>>,
    Form(form): Form<PersonForm>,
) -> Result<Response> {
    who.must(Act::EditCustomers)?;
    let (asked, staff, say) = (form.clone(), who.staff().id, Say::new("customers-edit-saved"));
    let told = say.clone();
    let edited = app
        .db
        .write(who.actor(), move |tx| {
            let changes = asked.changes(&find(tx, id)?);
            let changes: Vec<_> = changes.iter().map(|(key, value)| (*key, value.as_str())).collect();
            let edited = edit(tx, id, asked.version, &changes)?;
            if matches!(edited, Edited::Saved(_)) {
                remember(tx, staff, id, &told, None)?;
            }
            Ok(edited)
        })
        .await;
    match edited {
        Ok(Edited::Saved(it)) => Ok(web::done(&page_of(it.id), say, None)),
        Ok(Edited::Crossed(crossed)) => both_versions(&who, crossed, form),
        Err(Error::Invalid(why)) => {
            let it = app.db.read(move |db| find(db, id)).await?;
            let page = page(&who, Some(&it), form);
            let error = page.shell.say(&why);
            web::refused(&DetailsPage { error, ..page })
        }
        Err(error) => Err(error),
    }
}

/// The form as it was sent, beside what someone else wrote meanwhile. Sending it again is a choice.
fn both_versions(who: &Who, crossed: Crossed, form: PersonForm) -> Result<Response> {
    let form = PersonForm { version: crossed.now.version, ..form };
    let page = page(who, Some(&crossed.now), form);
    let error = page.shell.say(&crossed.say());
    let differ = crossed.differ.into_iter();
    let said = |key: &str, value: &str| person::field(&page.shell, key, value);
    let crossed = differ
        .map(|(key, now, wanted)| {
            (page.shell.t(&format!("customers-field-{key}")), said(&key, &now), said(&key, &wanted))
        })
        .collect();
    let mut response = web::page(&DetailsPage { error, crossed, ..page })?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}
