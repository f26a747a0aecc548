//! How a person is shown: the name, and addresses as far as the reader may see them.

use phonenumber::Mode;
use tongue::Ago;

use crate::base::Timestamp;
use crate::customers::customer::Customer;
use crate::team::Act;
use crate::web::Shell;

/// The name to show: never an address that the reader may not see.
pub fn name(shell: &Shell, it: &Customer) -> String {
    if !it.name.is_empty() {
        return it.name.clone();
    }
    let address = it.email.as_deref().map(|it| email(shell, it));
    address.or_else(|| it.phone.as_deref().map(|it| phone(shell, it))).unwrap_or_else(|| number(it.number))
}

/// As it is said aloud: C-10482.
pub fn number(number: i64) -> String {
    format!("C-{number}")
}

/// The number to show beside the name; nothing where it is the name.
pub fn number_beside(it: &Customer, name: &str) -> String {
    let number = number(it.number);
    if number == name { String::new() } else { number }
}

/// An email address, or what the reader may see of it.
pub fn email(shell: &Shell, address: &str) -> String {
    if shell.may(Act::SeeContacts) {
        return address.to_owned();
    }
    let (local, domain) = address.rsplit_once('@').unwrap_or(("", address));
    format!("{}•••@{domain}", local.chars().take(1).collect::<String>())
}

/// A phone as people of its country write it, or its last four digits.
pub fn phone(shell: &Shell, e164: &str) -> String {
    if !shell.may(Act::SeeContacts) {
        let digits: Vec<char> = e164.chars().filter(char::is_ascii_digit).collect();
        return format!("••• {}", digits[digits.len().saturating_sub(4)..].iter().collect::<String>());
    }
    phonenumber::parse(None, e164)
        .map_or_else(|_| e164.to_owned(), |it| it.format().mode(Mode::International).to_string())
}

/// The value of an identity, or what the reader may see of it.
pub fn identity(shell: &Shell, kind: &str, value: &str) -> String {
    match kind {
        "email" => email(shell, value),
        "phone" => phone(shell, value),
        _ => value.to_owned(),
    }
}

/// The name of a language in its own words; its code where we do not speak it.
pub fn language(code: &str) -> String {
    tongue::Lang::parse(code).map_or_else(|| code.to_owned(), |it| it.own_name().to_owned())
}

/// The value of a field as people read it.
pub fn field(shell: &Shell, key: &str, value: &str) -> String {
    match key {
        _ if value.is_empty() => String::new(),
        "language" => language(value),
        "country" => shell.country(value),
        _ => identity(shell, key, value),
    }
}

/// City and country in one line.
pub fn place(shell: &Shell, it: &Customer) -> String {
    let parts = [it.city.clone(), it.country.as_deref().map(|it| shell.country(it))];
    parts.into_iter().flatten().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
}

/// When they were last seen, as a sentence.
pub fn seen(shell: &Shell, at: Timestamp) -> String {
    match shell.locale.ago(shell.now.0, at.0) {
        Ago::Date(date) => shell.tn("customers-seen-on", [("date", &date)]),
        _ => shell.tn("customers-seen-ago", [("ago", &ago(shell, at))]),
    }
}

/// How long ago it was, in few words.
pub fn ago(shell: &Shell, at: Timestamp) -> String {
    match shell.locale.ago(shell.now.0, at.0) {
        Ago::Now => shell.t("customers-ago-now"),
        Ago::Minutes(n) => shell.tn("customers-ago-minutes", [("n", &n)]),
        Ago::Hours(n) => shell.tn("customers-ago-hours", [("n", &n)]),
        Ago::Yesterday => shell.t("customers-ago-yesterday"),
        Ago::Days(n) => shell.tn("customers-ago-days", [("n", &n)]),
        Ago::Date(date) => date,
    }
}

/// An instant for machines: `2025-11-20T10:00:00Z`.
pub fn machine(at: Timestamp) -> String {
    at.to_string()
}

/// The month of an instant in the reader's calendar, from 1.
pub fn month(shell: &Shell, at: Timestamp) -> u8 {
    let day = shell.locale.day_of(at.0);
    match shell.locale.calendar {
        tongue::Calendar::Gregorian => day.month().unsigned_abs(),
        tongue::Calendar::Ethiopian => tongue::EthiopianDate::from_gregorian(day).month(),
    }
}
