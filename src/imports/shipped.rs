//! The real data that the program carries with it, for the demonstration.

/// The key of the Online Retail II data.
pub const ONLINE_RETAIL: &str = "shipped/online-retail-ii";
/// The name of its file.
pub const ONLINE_RETAIL_FILE: &str = "transactions_2009-12_2011-08.csv.gz";

static ONLINE_RETAIL_DATA: &[u8] = include_bytes!("../../demo/online-retail-ii/transactions_2009-12_2011-08.csv.gz");

/// The packed file with this key; none if it is not one of ours.
pub fn shipped(key: &str) -> Option<&'static [u8]> {
    (key == ONLINE_RETAIL).then_some(ONLINE_RETAIL_DATA)
}
