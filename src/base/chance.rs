//! Chance: from the operating system, or from a seed in tests.

use std::sync::{Arc, Mutex};

use ring::rand::{SecureRandom, SystemRandom};

/// A source of random bytes.
#[derive(Clone, Debug)]
pub enum Chance {
    /// The operating system's cryptographic source.
    System,
    /// A repeatable sequence for tests; never for secrets in production.
    Seeded(Arc<Mutex<u64>>),
}

impl Chance {
    /// A repeatable sequence.
    pub fn seeded(seed: u64) -> Chance {
        Chance::Seeded(Arc::new(Mutex::new(seed)))
    }

    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        match self {
            Chance::System => SystemRandom::new().fill(&mut out).expect("the operating system gives random bytes"),
            Chance::Seeded(state) => {
                let mut state = state.lock().expect("no one panics while holding the seed");
                for chunk in out.chunks_mut(8) {
                    chunk.copy_from_slice(&split_mix(&mut state).to_le_bytes()[..chunk.len()]);
                }
            }
        }
        out
    }

    /// A number in `0..below`; `below` must not be zero.
    pub fn below(&self, below: u64) -> u64 {
        u64::from_le_bytes(self.bytes::<8>()) % below
    }
}

/// SplitMix64 (Steele, Lea and Flood 2014): the next of a repeatable sequence.
fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}
