//! Names and addresses for a demonstration: the data has customer numbers only. The same number always gives the
//! same person, and every address is under a domain that is kept free for examples (RFC 2606).

/// First names and family names as they are found together.
type Names = (&'static [&'static str], &'static [&'static str]);

const BRITISH: Names = (
    &[
        "Margaret", "Susan", "David", "Helen", "Paul", "Claire", "Andrew", "Emma", "Gareth", "Fiona", "Moira", "Ian",
        "Rhys", "Sian", "Catriona", "Duncan", "Heather", "Graham", "Judith", "Colin", "Tessa", "Nigel", "Beth",
        "Oliver", "Harriet", "Martin", "Rosemary", "Lorna", "Keith", "Pippa", "Alistair", "Bronwen", "Cedric",
        "Daphne", "Edmund", "Felicity", "Gordon", "Hazel", "Iris", "Jocelyn", "Kenneth", "Lydia", "Malcolm", "Nerys",
        "Owen", "Philippa", "Quentin", "Rosalind", "Stuart", "Thelma", "Una", "Victor", "Winifred", "Yvonne", "Adrian",
        "Brenda", "Clifford", "Deborah", "Elspeth", "Frank", "Gwen", "Howard", "Imogen", "Jasper", "Kirsty", "Leonard",
        "Marion", "Neil", "Olwen", "Patrick", "Rachel", "Simon", "Theresa", "Ursula", "Vernon", "Wendy", "Angus",
        "Bridget", "Callum", "Dorothy",
    ],
    &[
        "Ashworth",
        "Barlow",
        "Carter",
        "Dawson",
        "Ellis",
        "Fletcher",
        "Griffiths",
        "Hargreaves",
        "Ingram",
        "Jenkins",
        "Kirkbride",
        "Lister",
        "MacLeod",
        "Naylor",
        "Oakley",
        "Pritchard",
        "Quigley",
        "Rowlands",
        "Sinclair",
        "Thornton",
        "Underwood",
        "Vaughan",
        "Whitaker",
        "Yates",
        "Bevan",
        "Cartwright",
        "Duffield",
        "Entwistle",
        "Garside",
        "Holroyd",
        "Lockwood",
        "Pemberton",
        "Stanhope",
        "Tweedy",
        "Wetherby",
        "Appleby",
        "Blackwood",
        "Crawford",
        "Denholm",
        "Eastwood",
        "Farnham",
        "Goodwin",
        "Hathaway",
        "Ivory",
        "Jessop",
        "Kendrick",
        "Langley",
        "Marlow",
        "Newbury",
        "Ogilvie",
        "Penrose",
        "Radcliffe",
        "Selwyn",
        "Tremaine",
        "Upton",
        "Verney",
        "Waverley",
        "Abbott",
        "Brookes",
        "Chadwick",
        "Drummond",
        "Everett",
        "Finlay",
        "Gilmour",
        "Harcourt",
        "Irvine",
        "Jameson",
        "Kilbride",
        "Lambert",
        "Mortimer",
        "Northcott",
        "Orchard",
        "Preston",
        "Ramsey",
        "Stratton",
        "Trelawney",
        "Usher",
        "Warwick",
        "Aldridge",
        "Burnett",
    ],
);
const ARRIVED: Names = (
    &[
        "Amina",
        "Priya",
        "Rajesh",
        "Nkechi",
        "Olu",
        "Zofia",
        "Tomasz",
        "Farah",
        "Imran",
        "Mei",
        "Chidi",
        "Leila",
        "Nomsa",
        "Thabo",
        "Abebe",
        "Hanna",
        "Sunita",
        "Arjun",
        "Yusuf",
        "Ewa",
        "Marek",
        "Grace",
        "Kwame",
        "Ama",
        "Lindiwe",
        "Sipho",
        "Almaz",
        "Tadesse",
        "Wei",
        "Dilip",
        "Adaeze",
        "Bilal",
        "Chioma",
        "Devika",
        "Emeka",
        "Fatima",
        "Gopal",
        "Halima",
        "Ibrahim",
        "Jasmin",
        "Kamal",
        "Lakshmi",
        "Mandla",
        "Nasreen",
        "Obinna",
        "Parveen",
        "Qasim",
        "Ritu",
        "Samir",
        "Thandeka",
        "Usha",
        "Vikram",
        "Wanjiru",
        "Xolani",
        "Yaa",
        "Zainab",
        "Agnieszka",
        "Bogdan",
        "Cezary",
        "Danuta",
        "Elena",
        "Florin",
        "Gabriela",
        "Hiwot",
        "Irena",
        "Jakub",
        "Katya",
        "Liang",
        "Mihai",
        "Natalia",
        "Oksana",
        "Piotr",
        "Renata",
        "Selam",
        "Temesgen",
        "Uzma",
        "Violeta",
        "Wojtek",
        "Yonas",
        "Zanele",
    ],
    &[
        "Adeyemi",
        "Ahmed",
        "Banerjee",
        "Boateng",
        "Chowdhury",
        "Dlamini",
        "Eze",
        "Gill",
        "Hussain",
        "Iyer",
        "Kaur",
        "Kowalski",
        "Lam",
        "Mahlangu",
        "Mensah",
        "Nguyen",
        "Nowak",
        "Okafor",
        "Patel",
        "Qureshi",
        "Rahman",
        "Sharma",
        "Singh",
        "Tesfaye",
        "Bekele",
        "Uddin",
        "Wong",
        "Zulu",
        "Mthembu",
        "Wójcik",
        "Abiodun",
        "Bhatt",
        "Chaudhry",
        "Desai",
        "Ekwueme",
        "Farooq",
        "Gupta",
        "Haile",
        "Igwe",
        "Joshi",
        "Khan",
        "Lewandowski",
        "Malik",
        "Ndlovu",
        "Osei",
        "Popescu",
        "Rana",
        "Sesay",
        "Tiwari",
        "Usman",
        "Venter",
        "Wieczorek",
        "Xaba",
        "Yilmaz",
        "Zielinski",
        "Asante",
        "Begum",
        "Chen",
        "Danso",
        "Edozie",
        "Fofanah",
        "Girma",
        "Huang",
        "Islam",
        "Jankowski",
        "Khumalo",
        "Lungu",
        "Mazur",
        "Naidoo",
        "Onyango",
        "Petrov",
        "Rajan",
        "Sithole",
        "Teferi",
        "Ugwu",
        "Verma",
        "Wolde",
        "Yadav",
        "Zhang",
        "Zwane",
    ],
);
const GERMAN: Names = (
    &[
        "Anke", "Jürgen", "Katrin", "Matthias", "Heike", "Stefan", "Ute", "Lukas", "Birgit", "Florian", "Greta",
        "Emre", "Andrea", "Bernd", "Claudia", "Dieter", "Elke", "Frieda", "Gisela", "Holger", "Ilse", "Jonas", "Karla",
        "Ludwig",
    ],
    &[
        "Becker", "Brandt", "Fischer", "Hoffmann", "Keller", "Lindner", "Möller", "Neumann", "Schäfer", "Vogel",
        "Weiß", "Yıldız", "Albrecht", "Böhm", "Dietrich", "Engel", "Frank", "Graf", "Hartmann", "Jansen", "Krüger",
        "Lorenz", "Meier", "Pfeiffer",
    ],
);
const FRENCH: Names = (
    &[
        "Amélie", "Benoît", "Camille", "Didier", "Élodie", "Fabrice", "Inès", "Julien", "Manon", "Noémie", "Rachid",
        "Sylvie", "Antoine", "Brigitte", "Cédric", "Delphine", "Étienne", "Florence", "Gaspard", "Hélène", "Jeanne",
        "Laurent", "Mathilde", "Olivier",
    ],
    &[
        "Bernard",
        "Chevalier",
        "Dubois",
        "Fontaine",
        "Garnier",
        "Lefèvre",
        "Mercier",
        "Perrin",
        "Rousseau",
        "Benali",
        "Vidal",
        "Marchand",
        "Aubert",
        "Blanchard",
        "Collet",
        "Deschamps",
        "Faure",
        "Gauthier",
        "Hamel",
        "Joly",
        "Lambert",
        "Moreau",
        "Picard",
        "Renaud",
    ],
);
const NORTHERN: Names = (
    &[
        "Anneke", "Bram", "Freja", "Henrik", "Ingrid", "Jens", "Kaisa", "Lars", "Maarten", "Sanne", "Sigrún", "Veikko",
        "Astrid", "Bjørn", "Daan", "Elin", "Femke", "Gunnar", "Hilde", "Ivar", "Joost", "Kirsten", "Linnea", "Mikko",
    ],
    &[
        "Andersson",
        "Bakker",
        "de Vries",
        "Eriksen",
        "Hansen",
        "Jónsdóttir",
        "Korhonen",
        "Lindqvist",
        "Nielsen",
        "Visser",
        "Virtanen",
        "Solberg",
        "Berg",
        "Christensen",
        "Dahl",
        "Ekström",
        "Friis",
        "Gustafsson",
        "Haugen",
        "Jansen",
        "Koskinen",
        "Larsen",
        "Mulder",
        "Nyström",
    ],
);
const SOUTHERN: Names = (
    &[
        "Andreas", "Beatriz", "Carmen", "Chiara", "Duarte", "Eleni", "Giulia", "Inês", "Javier", "Lorenzo", "Marta",
        "Nikos", "Alba", "Bruno", "Concetta", "Diego", "Elisa", "Fernando", "Gonzalo", "Helena", "Irene", "João",
        "Katerina", "Lucia",
    ],
    &[
        "Almeida",
        "Bianchi",
        "Castro",
        "Demetriou",
        "Esposito",
        "Ferreira",
        "García",
        "Georgiou",
        "Moretti",
        "Navarro",
        "Papadopoulos",
        "Vella",
        "Alonso",
        "Borg",
        "Conti",
        "Domínguez",
        "Fonseca",
        "Greco",
        "Herrera",
        "Ioannou",
        "Lopes",
        "Marino",
        "Ortega",
        "Pereira",
    ],
);
const EASTERN: Names = (
    &[
        "Aiko", "Chen", "Dana", "Haruto", "Jia", "Khalid", "Layla", "Min-jun", "Noor", "Omar", "Ravi", "Tamar", "Amir",
        "Bo-ra", "Eitan", "Fumiko", "Hana", "Jun", "Kenji", "Lior", "Mariam", "Naoko", "Rania", "Yael",
    ],
    &[
        "Cohen", "Haddad", "Kim", "Lee", "Mizrahi", "Nakamura", "Park", "Saleh", "Sato", "Tan", "Tanaka", "Al Farsi",
        "Azoulay", "Choi", "Ito", "Khoury", "Lim", "Mansour", "Ng", "Peretz", "Suzuki", "Watanabe", "Yamada", "Zayed",
    ],
);

/// A prime that divides the size of no pool.
const STRIDE: usize = 2_749;

const DOMAINS: [&str; 3] = ["example.com", "example.org", "example.net"];

/// The name and the address of the customer with this number. Numbers that follow each other go through all pairs of
/// a pool before one comes again, so that nobody seems to be there twice who is not.
pub fn person(number: &str, country: &str) -> (String, String) {
    let mut seed = seed(number);
    let (firsts, families) = names(country, &mut seed);
    let place = number.parse::<usize>().unwrap_or(seed as usize % 1_000_000) * STRIDE % (firsts.len() * families.len());
    let (first, family) = (firsts[place % firsts.len()], families[place / firsts.len()]);
    let plain = |it: &str| tongue::fold(it).chars().filter(char::is_ascii_alphanumeric).collect::<String>();
    let id: String = number.chars().filter(char::is_ascii_alphanumeric).collect();
    let domain = DOMAINS[(next(&mut seed) % DOMAINS.len() as u64) as usize];
    let email = format!("{}.{}.{}@{domain}", plain(first), plain(family), id.to_lowercase());
    (format!("{first} {family}"), email)
}

fn names(country: &str, seed: &mut u64) -> Names {
    match country {
        "Germany" | "Austria" | "Switzerland" => GERMAN,
        "France" | "Belgium" => FRENCH,
        "Netherlands" | "Sweden" | "Norway" | "Denmark" | "Finland" | "Iceland" => NORTHERN,
        "Spain" | "Portugal" | "Italy" | "Greece" | "Cyprus" | "Malta" | "Brazil" => SOUTHERN,
        "Japan"
        | "Hong Kong"
        | "Singapore"
        | "Korea"
        | "Israel"
        | "Lebanon"
        | "Bahrain"
        | "Saudi Arabia"
        | "United Arab Emirates"
        | "Thailand" => EASTERN,
        "Nigeria" | "RSA" => ARRIVED,
        _ if next(seed).is_multiple_of(4) => ARRIVED,
        _ => BRITISH,
    }
}

/// FNV-1a, written out because it must never change with a library.
fn seed(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// SplitMix64: the next of a repeatable sequence.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let z = (*state ^ (*state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_always_the_same_person_and_no_two_share_an_address() {
        assert_eq!(person("13085", "United Kingdom"), person("13085", "United Kingdom"));
        let mut all: Vec<String> = (12_000..18_300).map(|it| person(&it.to_string(), "United Kingdom").1).collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 6_300);
        for it in all {
            assert!(sheet::email(&it).is_ok(), "{it}");
            assert!(DOMAINS.iter().any(|domain| it.ends_with(&format!("@{domain}"))), "{it}");
        }
    }
}
