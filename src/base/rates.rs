//! How much is taken from one caller: a bucket that fills at a steady rate, for each key.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use super::time::Timestamp;

/// From so many keys on, those that have not asked lately are forgotten.
const MANY: usize = 10_000;

/// A limit for each key. It lives in memory: several processes each have their own.
pub struct Rates {
    /// How long one request weighs, in microseconds.
    each: i64,
    /// How much may be taken at once, in microseconds.
    burst: i64,
    /// When each key's bucket is full again, in microseconds.
    full: Mutex<HashMap<i64, i64>>,
}

impl Rates {
    /// So many a second, and so many at once.
    pub fn new(per_second: u32, at_once: u32) -> Rates {
        let each = 1_000_000 / i64::from(per_second.max(1));
        Rates { each, burst: each * i64::from(at_once.max(1)), full: Mutex::default() }
    }

    /// Takes one for `key`.
    ///
    /// # Errors
    /// How long to wait, if it has taken too many.
    pub fn take(&self, key: i64, now: Timestamp) -> Result<(), Duration> {
        let now = now.0 * 1_000;
        let mut full = self.full.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if full.len() >= MANY {
            full.retain(|_, at| *at > now);
        }
        let at = full.entry(key).or_insert(now);
        let then = (*at).max(now) + self.each;
        if then - now > self.burst {
            return Err(Duration::from_micros((then - now - self.burst) as u64));
        }
        *at = then;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_empties_fills_again_and_is_ones_own() {
        let (rates, now) = (Rates::new(10, 3), Timestamp(1_000_000));
        for _ in 0..3 {
            assert_eq!(rates.take(1, now), Ok(()));
        }
        assert_eq!(rates.take(1, now), Err(Duration::from_millis(100)));
        assert_eq!(rates.take(2, now), Ok(()));
        assert_eq!(rates.take(1, now + Duration::from_millis(100)), Ok(()));
        assert!(rates.take(1, now + Duration::from_millis(100)).is_err());
    }
}
