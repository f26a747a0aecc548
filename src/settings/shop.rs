//! What a shop can be set to: checks and lists for the first start and the settings page.

use jiff::tz::TimeZone;
use tongue::Lang;

use crate::base::{Currency, Error, Result, Say};
use crate::web::{Choice, Shell};

/// The name of a shop, cleaned.
pub fn name(typed: &str) -> Result<String> {
    let name = tongue::clean_name(typed);
    if name.is_empty() { Err(Error::invalid("settings-name-missing")) } else { Ok(name) }
}

/// A language of ours, by its code.
pub fn language(code: &str) -> Result<Lang> {
    Lang::parse(code).ok_or_else(|| Error::invalid("base-form-unreadable"))
}

/// A country, by its code.
pub fn country(code: &str) -> Result<String> {
    let known = tongue::country_name(Lang::En, code).is_some() && code != "EU";
    if known { Ok(code.to_owned()) } else { Err(Error::invalid("settings-country-unknown")) }
}

/// A currency, by its code in any case.
pub fn currency(typed: &str) -> Result<Currency> {
    let wrong = || Error::invalid(Say::new("settings-currency-unknown").with("typed", typed.trim()));
    let known = tongue::currency(typed.trim()).ok_or_else(wrong)?;
    known.code.parse().map_err(|_| wrong())
}

/// A time zone, by its name; spaces are as good as underscores.
pub fn zone(typed: &str) -> Result<String> {
    let wanted = typed.trim().replace(' ', "_");
    let found = zones().into_iter().find(|it| it.eq_ignore_ascii_case(&wanted));
    found.ok_or_else(|| Error::invalid(Say::new("settings-zone-unknown").with("typed", typed.trim())))
}

/// Time zones that places have.
pub fn zones() -> Vec<String> {
    const ODD: &[&str] = &["Etc/", "SystemV/", "posix/", "right/", "US/", "Brazil/", "Canada/", "Chile/", "Mexico/"];
    let of_places = |it: &String| it.contains('/') && !ODD.iter().any(|odd| it.starts_with(odd));
    let mut zones: Vec<String> = jiff::tz::db().available().map(|it| it.to_string()).filter(of_places).collect();
    zones.push("UTC".to_owned());
    zones.sort();
    // A machine without a list of zones still knows the name it was given.
    zones.retain(|it| TimeZone::get(it).is_ok());
    zones
}

/// Every currency, in order.
pub fn currencies(chosen: &str) -> Vec<Choice> {
    let mut codes: Vec<&str> = tongue::currencies().map(|it| it.code).collect();
    codes.sort_unstable();
    codes.into_iter().map(|it| Choice { value: it.to_owned(), text: it.to_owned(), chosen: it == chosen }).collect()
}

/// Our languages by the names their speakers give them.
pub fn languages(chosen: Lang) -> Vec<Choice> {
    let choice =
        |it: Lang| Choice { value: it.code().to_owned(), text: it.own_name().to_owned(), chosen: it == chosen };
    Lang::ALL.into_iter().map(choice).collect()
}

/// The sentence of a refusal; none if all is well.
pub fn fault<T>(shell: &Shell, checked: &Result<T>) -> String {
    match checked {
        Err(Error::Invalid(say) | Error::Conflict(say)) => shell.say(say),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings::countries::habits;

    #[test]
    fn what_is_suggested_for_a_country_exists() {
        for (code, _) in tongue::countries(Lang::En) {
            let habits = habits(code);
            assert!(currency(habits.currency).is_ok(), "{code}");
            assert_eq!(zone(habits.zone).unwrap(), habits.zone, "{code}");
        }
        assert!(known_is_strict());
    }

    fn known_is_strict() -> bool {
        country("ZA").is_ok() && country("za").is_err() && country("XX").is_err() && country("EU").is_err()
    }

    #[test]
    fn zones_and_currencies_are_read_as_people_type_them() {
        assert_eq!(zone(" africa/addis ababa ").unwrap(), "Africa/Addis_Ababa");
        assert!(zone("Africa/Wakanda").is_err());
        assert_eq!(currency(" zar ").unwrap().code(), "ZAR");
        assert!(currency("GOLD").is_err());
    }
}
