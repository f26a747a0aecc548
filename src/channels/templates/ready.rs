//! Templates that are there from the beginning, in all our languages.

use tongue::Lang;

use super::model::{Kind, Template, Wording};
use super::store;
use crate::base::{Id, Result, Tx};
use crate::settings;
use crate::web::words;

/// A wording in each language.
type Written = fn(Lang) -> Wording;

/// The layout of the message after an order; what stands between two `@` differs by language.
const THANK_YOU: &str = include_str!("ready/thank-you.mjml");

/// Adds the templates that a shop begins with, each once: one that was put away or rewritten stays as it is.
pub fn add_ready_made(tx: &mut Tx<'_>) -> Result<()> {
    let shop = settings::shop(tx)?.map(|it| it.lang()).unwrap_or_default();
    let made: [(&str, Written); 2] = [("thank-you", thank_you), ("welcome", welcome)];
    for (key, wording) in made {
        let name = words::say(shop, &format!("templates-ready-{key}"), &[]);
        let Some(id) = store::insert(tx, key, &name, false)? else { continue };
        start(tx, id, &Lang::ALL.map(|lang| (lang, wording(lang))))?;
    }
    Ok(())
}

fn start(tx: &mut Tx<'_>, id: Id<Template>, wordings: &[(Lang, Wording)]) -> Result<()> {
    for (lang, it) in wordings {
        store::set_draft(tx, id, *lang, it)?;
    }
    let number = store::add_version(tx, id, wordings)?;
    store::set_live(tx, id, Some(number))
}

/// The message after an order.
pub(super) fn thank_you(lang: Lang) -> Wording {
    let (subject, preheader) = match lang {
        Lang::En => {
            ("Thank you for your order {{ order.number | required }}", "{{ order.total_money }}, {{ order.placed_on }}")
        }
        Lang::Am => ("ለትዕዛዝዎ {{ order.number | required }} እናመሰግናለን", "{{ order.total_money }}፣ {{ order.placed_on }}"),
        Lang::Zu => {
            ("Siyabonga nge‑oda lakho {{ order.number | required }}", "{{ order.total_money }}, {{ order.placed_on }}")
        }
        Lang::Xh => {
            ("Enkosi nge‑odolo yakho {{ order.number | required }}", "{{ order.total_money }}, {{ order.placed_on }}")
        }
    };
    // Ethiopic letters are taller.
    let (line, head) = if lang == Lang::Am { ("1.85", "1.5") } else { ("1.5", "1.25") };
    let mut body = THANK_YOU.replace("@lang@", lang.tag()).replace("@line@", line).replace("@head@", head);
    for (name, said) in said_in(lang) {
        body = body.replace(&format!("@{name}@"), said);
    }
    Wording { subject: subject.into(), preheader: preheader.into(), kind: Kind::Mjml, body, ..Wording::default() }
}

fn said_in(lang: Lang) -> [(&'static str, &'static str); 9] {
    match lang {
        Lang::En => [
            ("title", "Thank you"),
            ("greeting", "Hello {{ customer.call_me | default: 'there' }},"),
            (
                "received",
                "We have your order {{ order.number | required }} of {{ order.placed_on }} and are getting it ready.",
            ),
            ("discount", "Discount"),
            ("shipping", "Delivery"),
            ("total", "Total"),
            ("next", "If anything is not right, just answer this message."),
            ("bye", "With thanks,"),
            (
                "why",
                "You get this message because an order was placed at {{ shop.name }} with this address. It is about \
                 that order only.",
            ),
        ],
        Lang::Am => [
            ("title", "እናመሰግናለን"),
            ("greeting", "ሰላም {{ customer.call_me | default: 'ውድ ደንበኛችን' }}፣"),
            ("received", "በ{{ order.placed_on }} ያዘዙት ትዕዛዝ ቁጥር {{ order.number | required }} ደርሶናል፤ እያዘጋጀነው ነው።"),
            ("discount", "ቅናሽ"),
            ("shipping", "ማድረሻ"),
            ("total", "ጠቅላላ ድምር"),
            ("next", "ትክክል ያልሆነ ነገር ካለ ለዚህ መልእክት መልስ ይስጡ።"),
            ("bye", "ከምስጋና ጋር፣"),
            ("why", "ይህ መልእክት የደረሰዎት በዚህ አድራሻ ከ{{ shop.name }} ትዕዛዝ ስለተሰጠ ነው። ስለዚያ ትዕዛዝ ብቻ ነው።"),
        ],
        Lang::Zu => [
            ("title", "Siyabonga"),
            ("greeting", "Sawubona {{ customer.call_me | default: 'khasimende lethu' }},"),
            (
                "received",
                "Silitholile i‑oda lakho {{ order.number | required }} elifakwe ngo‑{{ order.placed_on }}, futhi \
                 siyalilungiselela.",
            ),
            ("discount", "Isaphulelo"),
            ("shipping", "Ukulethwa"),
            ("total", "Isamba"),
            ("next", "Uma kukhona okungalungile, phendula nje lo myalezo."),
            ("bye", "Ngokubonga,"),
            (
                "why",
                "Uthola lo myalezo ngoba kufakwe i‑oda kwa‑{{ shop.name }} ngaleli kheli. Umayelana nalelo oda kuphela.",
            ),
        ],
        Lang::Xh => [
            ("title", "Enkosi"),
            ("greeting", "Molo {{ customer.call_me | default: 'mthengi wethu' }},"),
            (
                "received",
                "Siyifumene i‑odolo yakho {{ order.number | required }} eyafakwa ngo‑{{ order.placed_on }}, kwaye \
                 siyayilungiselela.",
            ),
            ("discount", "Isaphulelo"),
            ("shipping", "Ukuhanjiswa"),
            ("total", "Isixa esipheleleyo"),
            ("next", "Ukuba kukho into engalunganga, phendula nje lo myalezo."),
            ("bye", "Ngombulelo,"),
            ("why", "Ufumana lo myalezo kuba kufakwe i‑odolo kwa‑{{ shop.name }} ngale dilesi. Ungaloo odolo kuphela."),
        ],
    }
}

/// A few lines to someone new.
pub(super) fn welcome(lang: Lang) -> Wording {
    let (subject, body) = match lang {
        Lang::En => (
            "Welcome to {{ shop.name }}",
            "Hello {{ customer.call_me | default: 'there' }},\n\nit is good to have you with us. When you have a \
             question, just answer this message.\n\n{{ shop.name }}\n",
        ),
        Lang::Am => (
            "ወደ {{ shop.name }} እንኳን ደህና መጡ",
            "ሰላም {{ customer.call_me | default: 'ውድ ደንበኛችን' }}፣\n\nከእኛ ጋር በመሆንዎ ደስ ብሎናል። ጥያቄ ሲኖርዎት ለዚህ መልእክት መልስ ይስጡ።\n\n\
             {{ shop.name }}\n",
        ),
        Lang::Zu => (
            "Siyakwamukela kwa‑{{ shop.name }}",
            "Sawubona {{ customer.call_me | default: 'khasimende lethu' }},\n\nsiyajabula ukuba nawe. Uma unombuzo, \
             phendula nje lo myalezo.\n\n{{ shop.name }}\n",
        ),
        Lang::Xh => (
            "Wamkelekile kwa‑{{ shop.name }}",
            "Molo {{ customer.call_me | default: 'mthengi wethu' }},\n\nsiyavuya ukuba nawe. Xa unombuzo, phendula nje \
             lo myalezo.\n\n{{ shop.name }}\n",
        ),
    };
    Wording { subject: subject.into(), kind: Kind::Plain, body: body.into(), ..Wording::default() }
}
