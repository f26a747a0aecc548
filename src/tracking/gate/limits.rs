//! Limits that hold memory and the database within bounds, whatever comes.

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use governor::clock::{Clock, DefaultClock};
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota, RateLimiter};

use crate::base::Id;
use crate::tracking::keys::Key;
use crate::web::visitor::network;

/// What requests under way may hold together, in kilobytes of what came over the line and is taken apart.
const ROOM: usize = 64 << 10;
/// A message that was taken apart needs so many times the bytes that came.
const TAKEN_APART: usize = 4;
/// Requests a second from one address, in the long run and at once.
const FROM_ADDRESS: (u32, u32) = (100, 1_000);
/// How many requests go by until addresses that are quiet are forgotten.
const SWEEP: u32 = 20_000;
/// How many seconds' worth a key may send at once.
const AT_ONCE: i64 = 10;

/// How long to wait before trying again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wait(pub Duration);

/// Room that a request holds; dropped, it is free for others.
pub struct Hold(#[expect(dead_code, reason = "held, not read")] tokio::sync::OwnedSemaphorePermit);

/// Of a key: how much it may, and what it used of that.
type OfKey = (i64, Arc<DefaultDirectRateLimiter>);

pub struct Limits {
    room: Arc<tokio::sync::Semaphore>,
    addresses: DefaultKeyedRateLimiter<IpAddr>,
    asked: AtomicU32,
    keys: Mutex<std::collections::HashMap<Id<Key>, OfKey>>,
    clock: DefaultClock,
}

fn quota(each_second: u32, at_once: u32) -> Quota {
    let at_least_one = |it: u32| NonZeroU32::new(it).unwrap_or(NonZeroU32::MIN);
    Quota::per_second(at_least_one(each_second)).allow_burst(at_least_one(at_once))
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            room: Arc::new(tokio::sync::Semaphore::new(ROOM)),
            addresses: RateLimiter::keyed(quota(FROM_ADDRESS.0, FROM_ADDRESS.1)),
            asked: AtomicU32::new(0),
            keys: Mutex::default(),
            clock: DefaultClock::default(),
        }
    }
}

impl Limits {
    pub fn room(&self, bytes: usize) -> Option<Hold> {
        let kilobytes = (bytes * TAKEN_APART).div_ceil(1_024).clamp(1, ROOM) as u32;
        self.room.clone().try_acquire_many_owned(kilobytes).ok().map(Hold)
    }

    pub fn address(&self, address: IpAddr) -> Result<(), Wait> {
        if self.asked.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.addresses.retain_recent();
            self.addresses.shrink_to_fit();
        }
        let taken = self.addresses.check_key(&network(address));
        taken.map_err(|it| Wait(it.wait_time_from(self.clock.now())))
    }

    pub fn events(&self, key: Id<Key>, per_second: i64, events: usize) -> Result<(), Wait> {
        let Some(events) = u32::try_from(events).ok().and_then(NonZeroU32::new) else { return Ok(()) };
        if per_second <= 0 {
            return Ok(());
        }
        let limiter = self.of_key(key, per_second);
        match limiter.check_n(events) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(it)) => Err(Wait(it.wait_time_from(self.clock.now()))),
            // More at once than ever fits: let it through when nothing else was sent for a while.
            Err(_) => {
                let most = u32::try_from(per_second.saturating_mul(AT_ONCE)).unwrap_or(u32::MAX);
                let whole = NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN);
                match limiter.check_n(whole) {
                    Ok(Ok(())) => Ok(()),
                    _ => Err(Wait(Duration::from_secs(AT_ONCE as u64))),
                }
            }
        }
    }

    fn of_key(&self, key: Id<Key>, per_second: i64) -> Arc<DefaultDirectRateLimiter> {
        let mut all = self.keys.lock().expect("no one panics while counting");
        let fits = all.get(&key).filter(|it| it.0 == per_second).map(|it| it.1.clone());
        fits.unwrap_or_else(|| {
            let each = u32::try_from(per_second).unwrap_or(u32::MAX);
            let new = Arc::new(RateLimiter::direct(quota(each, each.saturating_mul(AT_ONCE as u32))));
            all.insert(key, (per_second, new.clone()));
            new
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn room_is_bounded_and_comes_back() {
        let limits = Limits::default();
        let mut held = Vec::new();
        while let Some(it) = limits.room(4 << 20) {
            held.push(it);
        }
        assert_eq!(held.len(), 4, "four of the largest at once");
        held.pop();
        assert!(limits.room(4 << 20).is_some());
    }

    #[test]
    fn a_key_sends_so_much_and_no_more() {
        let limits = Limits::default();
        let key = Id::from_raw(1);
        assert!((0..10).all(|_| limits.events(key, 100, 100).is_ok()));
        assert!(limits.events(key, 100, 100).is_err_and(|it| it.0 > Duration::ZERO));
        assert!(limits.events(Id::from_raw(2), 100, 100).is_ok(), "another key has its own");
        assert!((0..100).all(|_| limits.events(key, 0, 10_000).is_ok()), "no limit");
        assert!(limits.events(Id::from_raw(3), 100, 5_000).is_ok(), "a large batch of a quiet key");
        assert!(limits.events(Id::from_raw(3), 100, 5_000).is_err());
    }

    #[test]
    fn an_address_asks_so_often_and_no_more() {
        let limits = Limits::default();
        let from: IpAddr = "203.0.113.7".parse().unwrap();
        assert!((0..1_000).all(|_| limits.address(from).is_ok()));
        assert!((0..300).any(|_| limits.address(from).is_err()));
        assert!(limits.address("203.0.113.8".parse().unwrap()).is_ok());
    }
}
