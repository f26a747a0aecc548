//! The currencies of ISO 4217 and how many digits their minor unit has.

/// A currency that a shop may count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Currency {
    /// The ISO 4217 code: "ZAR".
    pub code: &'static str,
    /// How many digits the minor unit has: 2 for cents, 0 where there is none.
    pub exponent: u8,
}

/// Codes in alphabetical order, by exponent; those that are no money (metals, test codes) left out.
///
/// The last ones of two digits were withdrawn lately and still stand on old orders.
const BY_EXPONENT: [(u8, &[&str]); 5] = [
    (
        0,
        &[
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF", "XPF",
        ],
    ),
    (
        2,
        &[
            "AED", "AFN", "ALL", "AMD", "AOA", "ARS", "AUD", "AWG", "AZN", "BAM", "BBD", "BDT", "BMD", "BND", "BOB",
            "BOV", "BRL", "BSD", "BTN", "BWP", "BYN", "BZD", "CAD", "CDF", "CHE", "CHF", "CHW", "CNY", "COP", "COU",
            "CRC", "CUP", "CVE", "CZK", "DKK", "DOP", "DZD", "EGP", "ERN", "ETB", "EUR", "FJD", "FKP", "GBP", "GEL",
            "GHS", "GIP", "GMD", "GTQ", "GYD", "HKD", "HNL", "HTG", "HUF", "IDR", "ILS", "INR", "IRR", "JMD", "KES",
            "KGS", "KHR", "KPW", "KYD", "KZT", "LAK", "LBP", "LKR", "LRD", "LSL", "MAD", "MDL", "MGA", "MKD", "MMK",
            "MNT", "MOP", "MRU", "MUR", "MVR", "MWK", "MXN", "MXV", "MYR", "MZN", "NAD", "NGN", "NIO", "NOK", "NPR",
            "NZD", "PAB", "PEN", "PGK", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB", "SAR", "SBD", "SCR", "SDG",
            "SEK", "SGD", "SHP", "SLE", "SOS", "SRD", "SSP", "STN", "SVC", "SYP", "SZL", "THB", "TJS", "TMT", "TOP",
            "TRY", "TTD", "TWD", "TZS", "UAH", "USD", "USN", "UYU", "UZS", "VED", "VES", "WST", "XAD", "XCD", "XCG",
            "YER", "ZAR", "ZMW", "ZWG",
        ],
    ),
    (3, &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]),
    (4, &["CLF", "UYW"]),
    (2, &["ANG", "BGN", "CUC", "HRK", "SLL", "ZWL"]),
];

/// The currency with this code, in any case.
pub fn currency(code: &str) -> Option<Currency> {
    let mut upper: [u8; 3] = code.as_bytes().try_into().ok()?;
    upper.make_ascii_uppercase();
    BY_EXPONENT.iter().find_map(|(exponent, codes)| {
        let at = codes.binary_search_by(|it| it.as_bytes().cmp(&upper)).ok()?;
        Some(Currency { code: codes[at], exponent: *exponent })
    })
}

/// How many digits the minor unit has; 2 for a code that nobody knows, as nearly all have.
pub fn exponent(code: &str) -> u8 {
    currency(code).map_or(2, |it| it.exponent)
}

/// Every known currency, for a list to choose from; not in the order of the alphabet.
pub fn currencies() -> impl Iterator<Item = Currency> {
    BY_EXPONENT.iter().flat_map(|(exponent, codes)| codes.iter().map(|code| Currency { code, exponent: *exponent }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_currency_is_found() {
        for listed in currencies() {
            assert_eq!(currency(listed.code), Some(listed), "is its row in order?");
        }
        assert!(currencies().count() > 160);
    }

    #[test]
    fn minor_units_follow_the_standard() {
        let digits = ["ZAR", "ETB", "jpy", "XOF", "KWD", "CLF", "MGA", "HUF"].map(exponent);
        assert_eq!(digits, [2, 2, 0, 0, 3, 4, 2, 2]);
        assert_eq!(currency("XAU"), None);
        assert_eq!(currency("ራንድ"), None);
        assert_eq!(exponent("points"), 2);
    }
}
