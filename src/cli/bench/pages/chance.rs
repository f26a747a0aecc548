//! The dice of made-up data: the same on every run.

/// A small generator (splitmix64): quick, and the same everywhere.
pub struct Dice(pub u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut it = self.0;
        it = (it ^ (it >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        it = (it ^ (it >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        it ^ (it >> 31)
    }

    /// A number under `below`, each as likely.
    pub fn below(&mut self, below: usize) -> usize {
        (self.next() % below.max(1) as u64) as usize
    }

    /// A share of one.
    fn share(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// A number under `below`, the early ones by far the likeliest: few buy and look around the most.
    pub fn early(&mut self, below: usize) -> usize {
        (below as f64 * self.share().powi(2)) as usize
    }

    /// A number under `below`, the early ones somewhat likelier: some names are more common than others.
    pub fn earlier(&mut self, below: usize) -> usize {
        (below as f64 * self.share().powf(1.3)) as usize
    }
}
