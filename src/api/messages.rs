//! Messages: what was sent to customers, and what became of it.

use axum::http::Method;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value as Json};
use tongue::Lang;
use utoipa::{IntoParams, ToSchema};

use super::endpoint::{About, Asked, Done, Endpoints, NoQuery};
use super::shapes::{Page, after, id as id_in, limit, text, unusable, word};
use crate::base::db::ids;
use crate::base::page::Paged;
use crate::base::{Conn, Error, Id, Result, Row, Timestamp, Tx};
use crate::channels::{self, Content, Delivery, Message, NewMessage, Purpose, Reason, context, templates};
use crate::customers::{Customer, find, members, normal_email, root_of};
use crate::settings;
use crate::team::Scope;
use crate::web::problem::POINTER;

/// The most characters of a subject, and of a text.
const SUBJECT: usize = 500;
const TEXT: usize = 200_000;

/// The operations.
pub fn endpoints(to: Endpoints) -> Endpoints {
    let about = |id, summary, text| About { id, section: "Messages", summary, text };
    to.read(
        "/api/messages",
        Scope::MessagesRead,
        about("list_messages", "List messages", "What was sent or is to be sent, the latest first."),
        all,
    )
    .write(
        Method::POST,
        "/api/messages",
        Scope::MessagesWrite,
        about(
            "send_message",
            "Send a message",
            "Queues an email. It leaves within seconds by the shop's usual channel, is tried again where that helps, and is \
             left out where nothing may be sent to the address, or a consent is missing that its purpose needs. Send an \
             Idempotency-Key, so that it is sent once. Send the words finished, as `subject` and `html`, or name a \
             `template` of the shop that is in use.",
        ),
        send,
    )
    .read(
        "/api/messages/{id}",
        Scope::MessagesRead,
        about("get_message", "Get a message", "With its deliveries and each try."),
        one,
    )
}

/// A message.
#[derive(Serialize, ToSchema)]
#[schema(as = Message)]
pub struct MessageView {
    /// The id.
    #[schema(example = "1hm8x2v4c0g0m")]
    id: String,
    /// The customer it was written to: who they count as now.
    #[schema(example = "1hm8x2v4c0g01")]
    customer: Option<String>,
    /// The address; empty where it was none.
    #[schema(example = "thandi@example.com")]
    to: String,
    /// `service` for what serves an order, or what consent is needed for.
    #[schema(example = "service")]
    purpose: String,
    /// Language code.
    #[schema(example = "zu")]
    language: String,
    /// The subject, once it is written.
    #[schema(example = "Your order 1042")]
    subject: String,
    /// Where its latest delivery stands: `waiting`, `sending`, `sent`, `delivered`, `bounced`, `complained`, `failed`,
    /// `left_out` or `cancelled`.
    #[schema(example = "sent")]
    state: String,
    /// When it was posted.
    #[schema(schema_with = super::shapes::time)]
    created_at: String,
}

const COLUMNS: &str = "m.id, c.root_id, m.address, m.purpose, m.language, COALESCE(m.subject, d.subject), d.state,
       m.created_at";

const FROM: &str = "messages m
       JOIN deliveries d ON d.id = (SELECT MAX(l.id) FROM deliveries l WHERE l.message_id = m.id)
       LEFT JOIN customers c ON c.id = m.customer_id";

fn read(row: &Row<'_>) -> Result<MessageView> {
    Ok(MessageView {
        id: row.get::<Id<Message>>(0)?.to_string(),
        customer: row.get::<Option<Id<Customer>>>(1)?.map(|it| it.to_string()),
        to: row.get(2)?,
        purpose: row.get(3)?,
        language: row.get(4)?,
        subject: row.get(5)?,
        state: row.get(6)?,
        created_at: row.get::<Timestamp>(7)?.to_string(),
    })
}

/// A try to deliver a message.
#[derive(Serialize, ToSchema)]
#[schema(as = DeliveryAttempt)]
struct AttemptView {
    /// When it began.
    #[schema(schema_with = super::shapes::time)]
    began_at: String,
    /// When it ended.
    #[schema(schema_with = super::shapes::time)]
    ended_at: String,
    /// `accepted`, `deferred`, `refused`, `lost`, `unsure` or `crashed`.
    #[schema(example = "accepted")]
    outcome: String,
    /// The code that the server answered.
    #[schema(example = 250)]
    code: Option<i64>,
    /// The enhanced code.
    #[schema(example = "2.0.0")]
    enhanced: Option<String>,
    /// What the server said.
    #[schema(example = "Ok: queued")]
    answer: String,
}

/// The sending of a message.
#[derive(Serialize, ToSchema)]
#[schema(as = Delivery)]
struct DeliveryView {
    /// The id.
    id: String,
    /// Where it stands.
    #[schema(example = "sent")]
    state: String,
    /// What the server said last, or why it was left out.
    #[schema(example = "Ok: queued")]
    answer: String,
    /// When it was queued.
    #[schema(schema_with = super::shapes::time)]
    created_at: String,
    /// When a server took it.
    #[schema(schema_with = super::shapes::maybe_time)]
    accepted_at: Option<String>,
    /// Its tries, in time.
    attempts: Vec<AttemptView>,
}

/// A message with its deliveries.
#[derive(Serialize, ToSchema)]
#[schema(as = MessageDetails)]
struct DetailsView {
    #[serde(flatten)]
    message: MessageView,
    /// Its deliveries, the first one first.
    deliveries: Vec<DeliveryView>,
}

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// The id of a customer.
    customer: Option<String>,
    /// An address.
    #[param(example = "thandi@example.com")]
    to: Option<String>,
    /// How many rows; 50 unless said otherwise.
    #[param(minimum = 1, maximum = 200)]
    limit: Option<u32>,
    /// The `next` of the page before.
    after: Option<String>,
}

fn all(_: &Asked, db: &mut Conn<'_>, _: &(), query: &ListQuery) -> Result<Page<MessageView>> {
    let wanted = limit(query.limit)?;
    let before = after::<i64>(query.after.as_deref())?.unwrap_or(i64::MAX);
    let rows = match &query.customer {
        Some(text) => {
            let root = root_of(db, id_in::<Customer>(text, "?customer")?)?;
            Some(ids(&members(db, root)?))
        }
        None => None,
    };
    let to = query.to.as_deref().map(|it| normal_email(it).unwrap_or_else(|| it.to_owned()));
    let whose = if rows.is_some() { "m.customer_id IN {ints $1}" } else { "CAST($1 AS TEXT) IS NULL" };
    let found = db.all(
        &format!(
            "SELECT {COLUMNS}, m.id
               FROM {FROM}
              WHERE {whose} AND (CAST($2 AS TEXT) IS NULL OR m.address = $2) AND m.id < $3
              ORDER BY m.id DESC
              LIMIT $4"
        ),
        &[&rows, &to, &before, &(wanted + 1)],
        |row| Ok((read(row)?, row.get::<i64>(8)?)),
    )?;
    Ok(Page::of(Paged::cut(found, wanted, |it| it.1), |it| it.0))
}

fn one(_: &Asked, db: &mut Conn<'_>, id: &Id<Message>, _: &NoQuery) -> Result<DetailsView> {
    details(db, *id)
}

fn details(db: &mut Conn<'_>, id: Id<Message>) -> Result<DetailsView> {
    let message = db
        .first(&format!("SELECT {COLUMNS} FROM {FROM} WHERE m.id = $1"), &[&id], read)?
        .ok_or(Error::NotFound("message"))?;
    let found = db.all(
        "SELECT id, state, answer, created_at, accepted_at FROM deliveries WHERE message_id = $1 ORDER BY id",
        &[&id],
        |row| {
            let view = DeliveryView {
                id: row.get::<Id<Delivery>>(0)?.to_string(),
                state: row.get(1)?,
                answer: row.get(2)?,
                created_at: row.get::<Timestamp>(3)?.to_string(),
                accepted_at: row.get::<Option<Timestamp>>(4)?.map(|it| it.to_string()),
                attempts: Vec::new(),
            };
            Ok((row.get::<Id<Delivery>>(0)?, view))
        },
    )?;
    let mut deliveries = Vec::with_capacity(found.len());
    for (id, view) in found {
        deliveries.push(DeliveryView { attempts: attempts(db, id)?, ..view });
    }
    Ok(DetailsView { message, deliveries })
}

fn attempts(db: &mut Conn<'_>, delivery: Id<Delivery>) -> Result<Vec<AttemptView>> {
    db.all(
        "SELECT began_at, ended_at, outcome, code, enhanced, answer FROM attempts WHERE delivery_id = $1 ORDER BY n",
        &[&delivery],
        |row| {
            Ok(AttemptView {
                began_at: row.get::<Timestamp>(0)?.to_string(),
                ended_at: row.get::<Timestamp>(1)?.to_string(),
                outcome: row.get(2)?,
                code: row.get(3)?,
                enhanced: row.get(4)?,
                answer: row.get(5)?,
            })
        },
    )
}

/// A message to be sent.
#[derive(Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(
    as = NewMessage,
    example = json!({
        "customer": "1hm8x2v4c0g01",
        "subject": "Your order 1042",
        "html": "<p>Sawubona Thandi, your parcel is on its way.</p>",
    })
)]
struct New {
    /// The id of the customer. Without `to`, it goes to their email.
    #[schema(example = "1hm8x2v4c0g01")]
    customer: Option<String>,
    /// The address.
    #[schema(example = "thandi@example.com", max_length = 254)]
    to: Option<String>,
    /// `service` unless said otherwise: it serves what the customer did. Any other word asks for the customer's consent.
    #[schema(example = "service", pattern = "^[a-z][a-z0-9_-]{0,39}$")]
    purpose: Option<String>,
    /// Language code; that of the customer or the shop unless said otherwise.
    #[schema(example = "zu", pattern = "^(en|am|zu|xh)$")]
    language: Option<String>,
    /// The key or the id of a template that is in use, in place of `subject`, `html` and `text`. It is written in the
    /// language of the message, or in the nearest that the template has; what it says of the customer and the shop is
    /// looked up when it leaves.
    #[schema(example = "welcome", min_length = 1, max_length = 100)]
    template: Option<String>,
    /// What the template may say beside, by name; laid over what is known of the customer and the shop.
    #[schema(example = json!({ "order": { "number": "1042" } }))]
    data: Option<Map<String, Json>>,
    /// The subject. Needed without a template.
    #[schema(example = "Your order 1042", min_length = 1, max_length = 500)]
    subject: Option<String>,
    /// What it says, as HTML. Needed without a template.
    #[schema(example = "<p>Sawubona Thandi, your parcel is on its way.</p>", min_length = 1, max_length = 200000)]
    html: Option<String>,
    /// The same as text; made from the HTML where it is left out.
    #[schema(example = "Sawubona Thandi, your parcel is on its way.", max_length = 200000)]
    text: Option<String>,
}

fn send(asked: &Asked, tx: &mut Tx<'_>, _: &(), body: &New) -> Result<Done<DetailsView>> {
    let customer = match &body.customer {
        Some(it) => {
            let id = id_in::<Customer>(it, "/customer")?;
            Some(
                root_of(tx, id)
                    .and_then(|root| find(tx, root))
                    .map_err(|_| unusable("api-no-customer", "/customer"))?,
            )
        }
        None => None,
    };
    let known = customer.as_ref().and_then(|it| it.email.clone());
    let to = match (&body.to, known) {
        (Some(it), _) => normal_email(it).ok_or_else(|| unusable("api-not-an-address", "/to"))?,
        (None, Some(it)) => it,
        (None, None) => return Err(unusable("api-no-address", "/to")),
    };
    let language = match (&body.language, customer.as_ref().and_then(|it| it.language.as_deref())) {
        (Some(it), _) => Lang::parse(it).ok_or_else(|| unusable("api-not-a-language", "/language"))?,
        (None, known) => match known.and_then(Lang::parse) {
            Some(it) => it,
            None => settings::shop(tx)?.map(|it| it.lang()).unwrap_or_default(),
        },
    };
    let row = customer.as_ref().map(|it| it.id);
    let (content, language, marketing) = match &body.template {
        Some(name) => by_template(asked, tx, body, name, row, language)?,
        None => (finished(body)?, language, false),
    };
    let purpose = match body.purpose.as_deref() {
        None if marketing => Purpose::Marketing("marketing".to_owned()),
        Some("service") if marketing => return Err(unusable("api-template-marketing", "/purpose")),
        None | Some("service") => Purpose::Transactional,
        Some(other) => Purpose::Marketing(word(other, "/purpose")?.to_owned()),
    };
    let new = NewMessage {
        customer: row,
        to,
        purpose,
        content,
        language: language.code().to_owned(),
        key: format!("api:{}", tx.new_id::<Message>()),
        reason: Reason::new("api-message-reason"),
    };
    let posted = channels::post(tx, &new)?;
    Ok(Done::made(details(tx, posted.message)?))
}

/// Words that are finished.
fn finished(body: &New) -> Result<Content> {
    if body.data.is_some() {
        return Err(unusable("api-data-alone", "/data"));
    }
    Ok(Content::Ready {
        subject: text(body.subject.as_deref().unwrap_or_default(), SUBJECT, "/subject")?.replace(['\r', '\n'], " "),
        html: text(body.html.as_deref().unwrap_or_default(), TEXT, "/html")?.to_owned(),
        text: body.text.as_deref().map(|it| text(it, TEXT, "/text").map(str::to_owned)).transpose()?,
    })
}

/// The words of a template in this language or the nearest it has, that language, and whether it needs consent. It is
/// written once to see that nothing is missing.
fn by_template(
    asked: &Asked,
    tx: &mut Tx<'_>,
    body: &New,
    name: &str,
    customer: Option<Id<Customer>>,
    wanted: Lang,
) -> Result<(Content, Lang, bool)> {
    for (there, pointer) in [(&body.subject, "/subject"), (&body.html, "/html"), (&body.text, "/text")] {
        if there.is_some() {
            return Err(unusable("api-template-alone", pointer));
        }
    }
    let found = match templates::find_by_key(tx, name)? {
        Some(it) => Some(it),
        None => name.parse().ok().and_then(|id| templates::find(tx, id).ok()),
    };
    let template = found.ok_or_else(|| unusable("api-no-template", "/template"))?;
    let (version, language) = templates::wording_for(tx, &template.key, wanted)?
        .ok_or_else(|| unusable("api-template-not-in-use", "/template"))?;
    let data = Json::Object(body.data.clone().unwrap_or_default());
    let known = match customer {
        Some(id) => context::of_customers(tx, &[id], None)?.remove(0),
        None => context::of_nobody(tx)?,
    };
    let compiled = asked.app.templates.compiled(tx, version)?;
    compiled
        .render(&known.with(data.clone()))
        .map_err(|it| Error::Invalid(templates::unwritable(&it).with(POINTER, "/data")))?;
    Ok((Content::Template { version, data }, language, template.marketing))
}
