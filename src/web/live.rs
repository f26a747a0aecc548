//! The live stream of a page: server-sent events for the topics it names.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::{Query, State};
use axum::http::HeaderMap;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::{Stream, StreamExt, stream};
use serde::Deserialize;

use super::who::{Who, forbidden};
use crate::app::App;
use crate::base::live::{Live, Missed, Numbered};
use crate::base::{Error, Result};
use crate::team::Act;

/// How long a stream lasts. The browser comes back by itself, and is asked anew who it is and what it may see.
const LONGEST: Duration = Duration::from_secs(5 * 60);

/// What one must be allowed to do to hear of a topic; none for an unknown topic.
fn needed(topic: &str) -> Option<Act> {
    match topic.split(':').next()? {
        "customers" | "customer" | "visitors" => Some(Act::SeeCustomers),
        "orders" | "order" => Some(Act::SeeOrders),
        "imports" | "import" => Some(Act::Import),
        "messages" => Some(Act::SeeMessages),
        "jobs" => Some(Act::ManageJobs),
        "tracking" => Some(Act::ManageTracking),
        "reports" => Some(Act::SeeReports),
        _ => None,
    }
}

#[derive(Deserialize)]
pub struct Wanted {
    topics: String,
    /// The last that the page knows of; a browser that comes back says a later one in a header.
    after: Option<String>,
}

/// GET `/events?topics=import:…,jobs&after=…`.
pub async fn stream(
    State(app): State<App>,
    who: Who,
    Query(wanted): Query<Wanted>,
    headers: HeaderMap,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>> {
    let topics: Vec<String> = wanted.topics.split(',').map(str::to_owned).collect();
    for topic in &topics {
        let act = needed(topic).ok_or(Error::NotFound("topic"))?;
        if !who.may(act) {
            return Err(forbidden(act));
        }
    }
    let live = app.db.live().clone();
    let last = headers.get("last-event-id").and_then(|it| it.to_str().ok()).or(wanted.after.as_deref());
    let last = last.map_or_else(|| live.newest(), |it| live.number_of(it));
    let (missed, listener) = live.listen(&topics, Some(last));
    // Who loses the line before anything was told can say all the same what they saw last.
    let start = Event::default().id(live.mark(last));
    let before = match missed {
        Missed::These(missed) => missed.into_iter().map(Some).collect::<Vec<_>>(),
        Missed::TooMuch => vec![None],
    };
    // A reader too slow for the stream is told to load the page again, and comes back by itself.
    let after = stream::unfold(Some(listener), |listener| async move {
        let mut listener = listener?;
        let next = listener.next().await;
        let going_on = next.is_some().then_some(listener);
        Some((next, going_on))
    });
    let events = stream::iter(before).chain(after).map(move |it| {
        Ok(match it {
            None => Event::default().event("reload").data(""),
            Some(it) => event(&live, &it),
        })
    });
    let events = stream::iter([Ok(start)]).chain(events);
    // An open page must not hold up a server that is to stop; the browser comes back by itself.
    let mut stopping = app.stopping();
    let events = events.take_until(Box::pin(async move {
        let _ = tokio::time::timeout(LONGEST, stopping.wait_for(|it| *it)).await;
    }));
    Ok(Sse::new(events).keep_alive(KeepAlive::new().interval(Duration::from_secs(25))))
}

fn event(live: &Live, it: &Numbered) -> Event {
    Event::default().id(live.mark(it.number)).event(it.told.event).data(&it.told.data)
}
