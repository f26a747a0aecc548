//! Signatures in the manner of Standard Webhooks.

use data_encoding::BASE64;
use ring::hmac::{HMAC_SHA256, Key, sign};

use crate::base::{Chance, Timestamp};

/// What every secret begins with, so that it is known where it should not be.
const BEGINNING: &str = "whsec_";

/// A secret that both sides know.
#[derive(Clone)]
pub struct Secret(pub Vec<u8>);

impl Secret {
    /// A new one: 256 random bits.
    pub fn new(chance: &Chance) -> Secret {
        Secret(chance.bytes::<32>().to_vec())
    }

    /// As the receiver types it in.
    pub fn shown(&self) -> String {
        format!("{BEGINNING}{}", BASE64.encode(&self.0))
    }
}

/// The header `webhook-signature`: one signature for each secret that is good.
pub fn signature(secrets: &[Secret], id: &str, at: Timestamp, body: &str) -> String {
    let said = format!("{id}.{}.{body}", seconds(at));
    let one = |secret: &Secret| {
        let tag = sign(&Key::new(HMAC_SHA256, &secret.0), said.as_bytes());
        format!("v1,{}", BASE64.encode(tag.as_ref()))
    };
    secrets.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The header `webhook-timestamp`.
pub fn seconds(at: Timestamp) -> i64 {
    at.0.div_euclid(1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_signature_is_as_the_standard_says() {
        // The example of the specification's reference libraries.
        let secret = Secret(BASE64.decode(b"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap());
        let body = "{\"test\": 2432232314}";
        let signed = signature(
            std::slice::from_ref(&secret),
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            Timestamp(1_614_265_330_000),
            body,
        );
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        let both = signature(&[secret.clone(), Secret(vec![1])], "a", Timestamp(0), "b");
        assert_eq!(both.split(' ').count(), 2);
    }
}
