//! Names of months and days as CLDR has them for dates, and of the parts of the day.

use crate::{Calendar, Lang};

pub(crate) fn month(lang: Lang, calendar: Calendar, n: u8) -> &'static str {
    let names: &[&str] = match (calendar, lang) {
        (Calendar::Ethiopian, Lang::Am) => &ETHIOPIAN,
        (Calendar::Ethiopian, _) => &ETHIOPIAN_IN_LATIN,
        (Calendar::Gregorian, Lang::En) => &[
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ],
        (Calendar::Gregorian, Lang::Am) => {
            &["ጃንዋሪ", "ፌብሩዋሪ", "ማርች", "ኤፕሪል", "ሜይ", "ጁን", "ጁላይ", "ኦገስት", "ሴፕቴምበር", "ኦክቶበር", "ኖቬምበር", "ዲሴምበር"]
        }
        (Calendar::Gregorian, Lang::Zu) => &[
            "Januwari",
            "Februwari",
            "Mashi",
            "Ephreli",
            "Meyi",
            "Juni",
            "Julayi",
            "Agasti",
            "Septhemba",
            "Okthoba",
            "Novemba",
            "Disemba",
        ],
        (Calendar::Gregorian, Lang::Xh) => &[
            "Janyuwari",
            "Februwari",
            "Matshi",
            "Epreli",
            "Meyi",
            "Juni",
            "Julayi",
            "Agasti",
            "Septemba",
            "Okthobha",
            "Novemba",
            "Disemba",
        ],
    };
    nth(names, n)
}

pub(crate) fn month_short(lang: Lang, calendar: Calendar, n: u8) -> &'static str {
    let names: &[&str] = match (calendar, lang) {
        (Calendar::Ethiopian, _) => return month(lang, calendar, n),
        (Calendar::Gregorian, Lang::En) => {
            &["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
        }
        (Calendar::Gregorian, Lang::Am) => {
            &["ጃን", "ፌብ", "ማርች", "ኤፕሪ", "ሜይ", "ጁን", "ጁላይ", "ኦገስ", "ሴፕቴ", "ኦክቶ", "ኖቬም", "ዲሴም"]
        }
        (Calendar::Gregorian, Lang::Zu) => {
            &["Jan", "Feb", "Mas", "Eph", "Mey", "Jun", "Jul", "Aga", "Sep", "Okt", "Nov", "Dis"]
        }
        (Calendar::Gregorian, Lang::Xh) => {
            &["Jan", "Feb", "Mat", "Epr", "Mey", "Jun", "Jul", "Aga", "Sept", "Okt", "Nov", "Dis"]
        }
    };
    nth(names, n)
}

const ETHIOPIAN: [&str; 13] =
    ["መስከረም", "ጥቅምት", "ኅዳር", "ታኅሣሥ", "ጥር", "የካቲት", "መጋቢት", "ሚያዝያ", "ግንቦት", "ሰኔ", "ሐምሌ", "ነሐሴ", "ጳጉሜን"];

const ETHIOPIAN_IN_LATIN: [&str; 13] = [
    "Meskerem", "Tikimt", "Hidar", "Tahsas", "Tir", "Yekatit", "Megabit", "Miyazya", "Ginbot", "Sene", "Hamle",
    "Nehase", "Pagumen",
];

/// The name of a weekday, 1 for Monday.
pub(crate) fn weekday(lang: Lang, n: u8) -> &'static str {
    let names: &[&str] = match lang {
        Lang::En => &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        Lang::Am => &["ሰኞ", "ማክሰኞ", "ረቡዕ", "ሐሙስ", "ዓርብ", "ቅዳሜ", "እሑድ"],
        Lang::Zu => &["UMsombuluko", "ULwesibili", "ULwesithathu", "ULwesine", "ULwesihlanu", "UMgqibelo", "ISonto"],
        Lang::Xh => &["Mvulo", "Lwesibini", "Lwesithathu", "Lwesine", "Lwesihlanu", "Mgqibelo", "Cawe"],
    };
    nth(names, n)
}

/// The short name of a weekday, 1 for Monday.
pub(crate) fn weekday_short(lang: Lang, n: u8) -> &'static str {
    let names: &[&str] = match lang {
        Lang::En => &["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"],
        Lang::Am => &["ሰኞ", "ማክሰ", "ረቡዕ", "ሐሙስ", "ዓርብ", "ቅዳሜ", "እሑድ"],
        Lang::Zu => &["Mso", "Bil", "Tha", "Sin", "Hla", "Mgq", "Son"],
        Lang::Xh => &["Mvu", "Bin", "Tha", "Sin", "Hla", "Mgq", "Caw"],
    };
    nth(names, n)
}

/// The part of the day that makes an hour of the Ethiopian clock clear; `hour` counts from midnight.
pub(crate) fn part_of_day(lang: Lang, hour: u8) -> &'static str {
    let names = match lang {
        Lang::En => ["at night", "in the morning", "in the afternoon", "in the evening"],
        Lang::Am => ["ከሌሊቱ", "ከጠዋቱ", "ከቀኑ", "ከምሽቱ"],
        Lang::Zu => ["ebusuku", "ekuseni", "ntambama", "kusihlwa"],
        Lang::Xh => ["ebusuku", "kusasa", "emva kwemini", "ngokuhlwa"],
    };
    names[usize::from(hour / 6) % 4]
}

/// The half of the day that Amharic puts behind a western hour.
pub(crate) fn half_of_day(hour: u8) -> &'static str {
    if hour < 12 { "ጥዋት" } else { "ከሰዓት" }
}

fn nth(names: &[&'static str], n: u8) -> &'static str {
    names.get(usize::from(n).wrapping_sub(1)).copied().unwrap_or_default()
}
