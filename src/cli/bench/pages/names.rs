//! Made-up people: names as often and as seldom as in a real shop, places, languages.

use super::chance::Dice;

/// Given names, the most common first.
const GIVEN: &[&str] = &[
    "Thandi",
    "Sipho",
    "Nomvula",
    "Lerato",
    "Abebe",
    "Tigist",
    "Anna",
    "Pieter",
    "Zanele",
    "Themba",
    "Nomsa",
    "Ayanda",
    "Bongani",
    "Lindiwe",
    "Mandla",
    "Precious",
    "Johan",
    "Maria",
    "David",
    "Sarah",
    "Dawit",
    "Hanna",
    "Selam",
    "Yonas",
    "Meron",
    "Samuel",
    "Bethlehem",
    "Kagiso",
    "Tumelo",
    "Palesa",
    "Naledi",
    "Refilwe",
    "Karabo",
    "Mpho",
    "Tshepo",
    "Andile",
    "Busisiwe",
    "Siyabonga",
    "Nokuthula",
    "Xolani",
    "Zodwa",
    "Vusi",
    "Nandi",
    "Sibongile",
    "Lwazi",
    "Unathi",
    "Anele",
    "Fatima",
    "Yusuf",
    "Priya",
    "Rajesh",
    "Elizabeth",
    "James",
    "Michael",
    "Emma",
    "Sophie",
    "Hendrik",
    "Elsa",
    "Chantal",
    "Willem",
    "Renée",
    "Zoë",
    "Élodie",
    "André",
    "አበበ",
    "ትዕግስት",
    "ሰላም",
    "ዳዊት",
    "ሃና",
    "ብርሃኑ",
];

/// Family names, the most common first.
const FAMILY: &[&str] = &[
    "Dlamini",
    "Nkosi",
    "Ndlovu",
    "Khumalo",
    "Sithole",
    "Mokoena",
    "Botha",
    "Naidoo",
    "Van der Merwe",
    "Mthembu",
    "Mkhize",
    "Zulu",
    "Tadesse",
    "Bekele",
    "Pillay",
    "Smith",
    "Jacobs",
    "Williams",
    "Pretorius",
    "Govender",
    "Radebe",
    "Molefe",
    "Mahlangu",
    "Ngcobo",
    "Cele",
    "Zwane",
    "Gumede",
    "Nxumalo",
    "Buthelezi",
    "Mabaso",
    "Kebede",
    "Haile",
    "Alemu",
    "Girma",
    "Tesfaye",
    "Mekonnen",
    "Fourie",
    "Venter",
    "Coetzee",
    "Nel",
    "Jansen van Rensburg",
    "Steyn",
    "Swanepoel",
    "O’Brien",
    "Jones",
    "Müller",
    "Patel",
    "Moodley",
    "Chetty",
    "Daniels",
    "ታደሰ",
    "በቀለ",
];

/// Pieces of the many names that few people have.
const FIRST: &[&str] = &[
    "Ma", "Mo", "Nko", "Ndla", "Zwa", "Tsha", "Kga", "Le", "Ra", "Se", "Vil", "Ho", "Gro", "Wes", "Bar", "Den", "Ash",
    "Nor", "Gebre", "Wolde", "Tekle", "Hab", "Des", "Fik", "Yos", "Mul",
];
const MIDDLE: &[&str] = &[
    "la", "bo", "the", "ke", "si", "mba", "nga", "lo", "tse", "ri", "ne", "ling", "mi", "ta", "ku", "wa", "ber", "ton",
    "den", "se",
];
const LAST: &[&str] = &[
    "ne", "lo", "di", "thi", "ni", "si", "la", "na", "ko", "be", "mane", "ka", "se", "ley", "worth", "burg", "man",
    "son", "stad", "michael", "mariam", "selassie", "tu", "ye",
];

/// Countries, each as often as it stands here; the shop's own first.
const COUNTRIES: &[&str] = &["ZA", "ZA", "ZA", "ZA", "ZA", "ZA", "ET", "ET", "GB", "DE", "KE", "US", "BW"];
const LANGUAGES: &[&str] = &["en", "en", "en", "zu", "zu", "xh", "am"];
const CITIES: &[&str] = &["Johannesburg", "Durban", "Cape Town", "Addis Ababa", "Gqeberha", "London", "Berlin"];

/// Someone.
pub struct Person {
    pub name: String,
    pub country: &'static str,
    pub language: &'static str,
    pub city: &'static str,
}

/// Someone, by the dice.
pub fn person(dice: &mut Dice) -> Person {
    let given = GIVEN[dice.earlier(GIVEN.len())];
    // Two in three have a name that many have.
    let family = match dice.below(3) {
        0 => [FIRST, MIDDLE, LAST].map(|it| it[dice.below(it.len())]).concat(),
        _ => FAMILY[dice.earlier(FAMILY.len())].to_owned(),
    };
    Person {
        name: format!("{given} {family}"),
        country: COUNTRIES[dice.below(COUNTRIES.len())],
        language: LANGUAGES[dice.below(LANGUAGES.len())],
        city: CITIES[dice.below(CITIES.len())],
    }
}
