//! Countries as a reader reads them: by name, in the order of the language.

use super::shell::{Choice, Shell};

impl Shell {
    /// The name of a country in the reader's language; as it was written where that is no code.
    pub fn country(&self, code: &str) -> String {
        tongue::country_name(self.locale.lang, code).unwrap_or(code).to_owned()
    }

    /// These countries to choose from, by name. What is no code comes last.
    pub fn countries<S: AsRef<str>>(&self, codes: &[S], chosen: Option<&str>) -> Vec<Choice> {
        let wanted = |code: &str| codes.iter().any(|it| it.as_ref() == code);
        let named = tongue::countries(self.locale.lang).into_iter().filter(|(code, _)| wanted(code));
        let others = codes.iter().map(|it| (it.as_ref(), it.as_ref()));
        let others = others.filter(|(code, _)| tongue::country_name(self.locale.lang, code).is_none());
        let choice = |(code, name): (&str, &str)| Choice {
            value: code.to_owned(),
            text: name.to_owned(),
            chosen: chosen == Some(code),
        };
        named.chain(others).map(choice).collect()
    }

    /// Every country to choose from, by name; also what is chosen now, if that is none.
    pub fn all_countries(&self, chosen: &str) -> Vec<Choice> {
        let mut codes: Vec<&str> = tongue::countries(self.locale.lang).into_iter().map(|it| it.0).collect();
        // Nobody lives in the European Union and in no country.
        codes.retain(|it| *it != "EU" || chosen == "EU");
        if !chosen.is_empty() && !codes.contains(&chosen) {
            codes.push(chosen);
        }
        self.countries(&codes, Some(chosen))
    }
}
