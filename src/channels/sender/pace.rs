//! How fast: no faster than a channel allows, and slower where a receiving domain asks for it.

use std::collections::HashMap;
use std::time::Duration;

use crate::base::Timestamp;

/// So many refusals of a domain in a row before it is left alone for a while.
const ENOUGH: u32 = 3;
/// How long it is left alone at first, doubled each time.
const FIRST_REST: Duration = Duration::from_secs(60);
const LONGEST_REST: Duration = Duration::from_secs(30 * 60);

/// What a channel may send now: so many a minute, evenly over its seconds.
#[derive(Debug, Default)]
pub(super) struct Allowance {
    left: f64,
    at: Option<Timestamp>,
}

impl Allowance {
    /// How many of `wanted` may be sent now; `per_minute` 0 is no limit.
    pub fn take(&mut self, wanted: usize, per_minute: u32, now: Timestamp) -> usize {
        if per_minute == 0 {
            return wanted;
        }
        let per_second = f64::from(per_minute) / 60.0;
        let most = per_second.max(1.0);
        let since = self.at.map_or(f64::MAX, |at| now.since(at).as_secs_f64());
        self.left = (self.left + since * per_second).min(most);
        self.at = Some(now);
        let granted = (self.left.floor() as usize).min(wanted);
        self.left -= granted as f64;
        granted
    }

    /// What was not used is there again.
    pub fn give_back(&mut self, unused: usize) {
        self.left += unused as f64;
    }
}

/// The domains that said "not now" again and again.
#[derive(Debug, Default)]
pub(super) struct Domains {
    known: HashMap<String, Slow>,
}

#[derive(Debug, Default)]
struct Slow {
    in_a_row: u32,
    rests: u32,
    until: Timestamp,
}

/// The domain of an address.
pub(super) fn domain(address: &str) -> &str {
    address.rsplit_once('@').map_or("", |(_, it)| it)
}

impl Domains {
    /// Until when this domain is left alone, if it is.
    pub fn resting(&self, domain: &str, now: Timestamp) -> Option<Timestamp> {
        self.known.get(domain).map(|it| it.until).filter(|it| *it > now)
    }

    /// It took a message: all is well.
    pub fn took(&mut self, domain: &str) {
        if !self.known.is_empty() {
            self.known.remove(domain);
        }
    }

    /// It said "not now".
    pub fn deferred(&mut self, domain: &str, now: Timestamp) {
        let it = self.known.entry(domain.to_owned()).or_default();
        it.in_a_row += 1;
        if it.in_a_row >= ENOUGH && it.until <= now {
            it.until = now + FIRST_REST.saturating_mul(1 << it.rests.min(8)).min(LONGEST_REST);
            it.rests += 1;
            it.in_a_row = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp(1_763_632_800_000 + seconds * 1_000)
    }

    #[test]
    fn a_channel_sends_no_more_in_a_minute_than_it_may() {
        let mut allowance = Allowance::default();
        let sent: usize = (0..60).map(|second| allowance.take(1_000, 600, at(second))).sum();
        assert_eq!(sent, 600);
        let mut slow = Allowance::default();
        let sent: usize = (0..60).map(|second| slow.take(1_000, 6, at(second))).sum();
        assert!((6..=7).contains(&sent), "{sent}");
        assert_eq!(Allowance::default().take(500, 0, at(0)), 500);
    }

    #[test]
    fn a_domain_that_refuses_again_and_again_is_left_alone_for_a_while() {
        let mut domains = Domains::default();
        for _ in 0..2 {
            domains.deferred("slow.example", at(0));
        }
        assert_eq!(domains.resting("slow.example", at(0)), None);
        domains.deferred("slow.example", at(0));
        assert_eq!(domains.resting("slow.example", at(1)), Some(at(60)));
        assert_eq!(domains.resting("other.example", at(1)), None);
        for _ in 0..3 {
            domains.deferred("slow.example", at(61));
        }
        assert_eq!(domains.resting("slow.example", at(62)), Some(at(61 + 120)));
        domains.took("slow.example");
        assert_eq!(domains.resting("slow.example", at(62)), None);
    }
}
