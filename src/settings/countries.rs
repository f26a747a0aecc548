//! What is usual in a country, by its ISO 3166 code.

/// What most shops of a country count in, and its clock.
pub struct Habits {
    /// ISO 4217.
    pub currency: &'static str,
    /// IANA.
    pub zone: &'static str,
}

/// What to suggest for a country; South Africa's for those not listed.
pub fn habits(country: &str) -> Habits {
    let (currency, zone) = match country {
        "ET" => ("ETB", "Africa/Addis_Ababa"),
        "BW" => ("BWP", "Africa/Gaborone"),
        "EG" => ("EGP", "Africa/Cairo"),
        "ER" => ("ERN", "Africa/Asmara"),
        "GH" => ("GHS", "Africa/Accra"),
        "KE" => ("KES", "Africa/Nairobi"),
        "LS" => ("LSL", "Africa/Maseru"),
        "MA" => ("MAD", "Africa/Casablanca"),
        "MW" => ("MWK", "Africa/Blantyre"),
        "MZ" => ("MZN", "Africa/Maputo"),
        "NA" => ("NAD", "Africa/Windhoek"),
        "NG" => ("NGN", "Africa/Lagos"),
        "RW" => ("RWF", "Africa/Kigali"),
        "SN" => ("XOF", "Africa/Dakar"),
        "SZ" => ("SZL", "Africa/Mbabane"),
        "TZ" => ("TZS", "Africa/Dar_es_Salaam"),
        "UG" => ("UGX", "Africa/Kampala"),
        "ZM" => ("ZMW", "Africa/Lusaka"),
        "ZW" => ("ZWG", "Africa/Harare"),
        "AU" => ("AUD", "Australia/Sydney"),
        "BR" => ("BRL", "America/Sao_Paulo"),
        "CA" => ("CAD", "America/Toronto"),
        "CH" => ("CHF", "Europe/Zurich"),
        "DE" => ("EUR", "Europe/Berlin"),
        "ES" => ("EUR", "Europe/Madrid"),
        "FR" => ("EUR", "Europe/Paris"),
        "GB" => ("GBP", "Europe/London"),
        "IE" => ("EUR", "Europe/Dublin"),
        "IN" => ("INR", "Asia/Kolkata"),
        "IT" => ("EUR", "Europe/Rome"),
        "NL" => ("EUR", "Europe/Amsterdam"),
        "PT" => ("EUR", "Europe/Lisbon"),
        "US" => ("USD", "America/New_York"),
        _ => ("ZAR", "Africa/Johannesburg"),
    };
    Habits { currency, zone }
}
