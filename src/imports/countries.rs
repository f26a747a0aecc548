//! Countries as merchants write them, as ISO 3166 codes.

/// Code, and what it goes by beside its names. `EU` is reserved by ISO 3166 for what the data calls European Community.
const ALSO: &[(&str, &[&str])] = &[
    ("AE", &["UAE"]),
    ("CD", &["Democratic Republic of the Congo", "DR Congo"]),
    ("CG", &["Congo"]),
    ("CI", &["Ivory Coast"]),
    ("CZ", &["Czech Republic"]),
    ("DE", &["Deutschland"]),
    ("EU", &["European Community"]),
    ("GB", &["UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"]),
    ("IE", &["EIRE", "Republic of Ireland"]),
    ("KN", &["Saint Kitts and Nevis"]),
    ("KR", &["Korea", "Republic of Korea"]),
    ("LC", &["Saint Lucia"]),
    ("MK", &["Macedonia"]),
    ("MM", &["Burma"]),
    ("NL", &["Holland", "The Netherlands"]),
    ("RU", &["Russian Federation"]),
    ("SZ", &["Swaziland"]),
    ("TR", &["Turkey"]),
    ("US", &["USA", "United States of America", "U.S.A."]),
    ("VC", &["Saint Vincent and the Grenadines"]),
    ("VN", &["Viet Nam"]),
    ("ZA", &["RSA", "Republic of South Africa", "Suid-Afrika", "uMzantsi Afrika"]),
];

/// The code of a country or territory that was written as a code or by name; as it was written where it has no code
/// (Channel Islands, West Indies); none where the cell says that nobody knows.
pub fn country(cell: &str) -> Option<String> {
    let cell = tongue::clean_name(cell);
    let small = cell.to_lowercase();
    if ["", "unspecified", "unknown", "n/a", "-", "none"].contains(&small.as_str()) {
        return None;
    }
    let also = || ALSO.iter().find(|(_, names)| names.iter().any(|it| it.to_lowercase() == small)).map(|it| it.0);
    let code = tongue::country_code(&cell).or_else(also);
    Some(code.map_or(cell, str::to_owned))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_codes_and_old_names_are_understood() {
        for (cell, code) in [
            ("EIRE", "IE"),
            ("RSA", "ZA"),
            ("USA", "US"),
            ("Korea", "KR"),
            ("United Kingdom", "GB"),
            ("za", "ZA"),
            (" Hong Kong ", "HK"),
            ("European Community", "EU"),
            ("cote d'ivoire", "CI"),
            ("ኢትዮጵያ", "ET"),
            ("iNingizimu Afrika", "ZA"),
            ("E-United Kingdom", "GB"),
        ] {
            assert_eq!(country(cell).as_deref(), Some(code), "{cell}");
        }
    }

    #[test]
    fn what_is_no_country_is_kept_as_written() {
        assert_eq!(country("Unspecified"), None);
        assert_eq!(country(""), None);
        assert_eq!(country("Channel Islands").as_deref(), Some("Channel Islands"));
    }
}
