//! Whatever comes over the line is understood or refused, and nothing in it happens in the future.

#![no_main]

use indaba::base::{Id, Timestamp};
use indaba::tracking::read::{self, Around, Call};
use libfuzzer_sys::fuzz_target;

const NOW: Timestamp = Timestamp(1_700_000_000_000);

fuzz_target!(|bytes: &[u8]| {
    let around = Around { received: NOW, browser: "Mozilla/5.0", key: Some(Id::from_raw(1)), from_browser: true };
    for call in [Call::One(None), Call::One(Some("track")), Call::Batch, Call::Import] {
        let Ok(body) = read::body(bytes, call) else { continue };
        let all = body.understand(&around);
        assert_eq!(all.messages.len() + all.faults.len(), body.len());
        assert!(all.messages.iter().all(|it| it.at <= NOW && (it.user.is_some() || it.anonymous.is_some())));
    }
});
