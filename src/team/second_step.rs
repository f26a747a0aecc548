//! The second step of signing in: codes from an authenticator app (TOTP, RFC
//! 6238), and recovery codes for who has lost it. Every code works once.

use data_encoding::BASE32_NOPAD;
use qrcode::QrCode;
use qrcode::render::svg;
use ring::digest::{SHA256, digest};
use serde_json::json;
use totp_rs::{Builder, Totp};

use super::audit::audit;
use super::model::Staff;
use super::passwords::letters;
use crate::base::{Chance, Conn, Error, Id, Result, Secrets, Timestamp, Tx};

/// How many recovery codes one gets.
const CODES: usize = 10;

/// A secret that an authenticator app and we know.
#[derive(Clone)]
pub struct StepSecret(pub Vec<u8>);

impl StepSecret {
    /// A new one: 160 random bits.
    pub fn new(chance: &Chance) -> StepSecret {
        StepSecret(chance.bytes::<20>().to_vec())
    }

    fn totp(&self) -> Builder {
        Builder::new().with_secret(self.0.clone())
    }

    /// The time step whose code this is, give or take one.
    fn step_of(&self, code: &str, now: Timestamp) -> Result<Option<i64>> {
        let totp: Totp = self.totp().build().map_err(Error::internal)?;
        Ok(totp.check(code, (now.ms() / 1_000).max(0) as u64).map(|it| it as i64))
    }

    /// The code of this instant; for tests, which have no app.
    #[cfg(test)]
    pub fn code(&self, now: Timestamp) -> String {
        self.totp().build().expect("a secret of 20 bytes").generate((now.ms() / 1_000) as u64).to_string()
    }

    /// As an app reads it from a picture.
    pub fn picture(&self, shop: &str, email: &str) -> Result<String> {
        let plain = |it: &str| it.replace(':', " ");
        let totp = self
            .totp()
            .with_issuer(Some(plain(shop)))
            .with_account_name(plain(email))
            .build()
            .map_err(Error::internal)?;
        let code = QrCode::new(totp.to_url().map_err(Error::internal)?).map_err(Error::internal)?;
        let drawn = code.render::<svg::Color<'_>>().min_dimensions(180, 180).quiet_zone(false).build();
        // Inside a page it needs no declaration of its own.
        Ok(drawn.find("<svg").map_or(drawn.clone(), |at| drawn[at..].to_owned()))
    }

    /// As a person types it into an app: groups of four.
    pub fn typed(&self) -> String {
        let text = BASE32_NOPAD.encode(&self.0);
        text.as_bytes().chunks(4).map(|it| String::from_utf8_lossy(it)).collect::<Vec<_>>().join(" ")
    }
}

fn purpose(staff: Id<Staff>) -> String {
    format!("second-step:{staff}")
}

/// Switches the second step on, once a code has shown that the app has the
/// secret; gives the recovery codes, which are shown once. None if the code
/// does not fit.
pub fn switch_on(
    tx: &mut Tx<'_>,
    secrets: &Secrets,
    chance: &Chance,
    staff: &Staff,
    secret: &StepSecret,
    code: &str,
) -> Result<Option<Vec<String>>> {
    let Some(step) = secret.step_of(&only_code(code), tx.now)? else { return Ok(None) };
    let sealed = secrets.seal(&purpose(staff.id), &secret.0);
    tx.run("UPDATE staff SET totp_secret = $1, totp_step = $2 WHERE id = $3", &[&sealed, &step, &staff.id])?;
    let codes = write_codes(tx, chance, staff.id)?;
    audit(tx, "second_step.added", Some(staff.name.clone()), json!({}))?;
    Ok(Some(codes))
}

/// New recovery codes in the place of all that were there, once a code has shown that the app is at hand; none if it
/// does not fit.
pub fn renew_codes(
    tx: &mut Tx<'_>,
    secrets: &Secrets,
    chance: &Chance,
    staff: &Staff,
    code: &str,
) -> Result<Option<Vec<String>>> {
    if !accept_from_app(tx, secrets, staff, &only_code(code))? {
        return Ok(None);
    }
    let codes = write_codes(tx, chance, staff.id)?;
    audit(tx, "recovery_codes.renewed", Some(staff.name.clone()), json!({}))?;
    Ok(Some(codes))
}

/// Fresh recovery codes; those before them are good no more.
fn write_codes(tx: &mut Tx<'_>, chance: &Chance, staff: Id<Staff>) -> Result<Vec<String>> {
    tx.run("DELETE FROM recovery_codes WHERE staff_id = $1", &[&staff])?;
    let codes: Vec<String> = (0..CODES).map(|_| letters(&chance.bytes::<12>())).collect();
    for code in &codes {
        let hash = hash_of(&only_code(code));
        tx.run("INSERT INTO recovery_codes (staff_id, code_hash) VALUES ($1, $2)", &[&staff, &hash])?;
    }
    Ok(codes)
}

/// Switches the second step off.
pub fn switch_off(tx: &mut Tx<'_>, staff: &Staff) -> Result<()> {
    forget(tx, staff.id)?;
    audit(tx, "second_step.removed", Some(staff.name.clone()), json!({}))
}

/// Forgets the secret and the recovery codes.
pub fn forget(tx: &mut Tx<'_>, staff: Id<Staff>) -> Result<()> {
    // The last step stays: it keeps codes of an earlier secret from coming back.
    tx.run("UPDATE staff SET totp_secret = NULL WHERE id = $1", &[&staff])?;
    tx.run("DELETE FROM recovery_codes WHERE staff_id = $1", &[&staff])?;
    Ok(())
}

/// Whether a typed code is good, from the app or a recovery code; it is used up then.
pub fn accept(tx: &mut Tx<'_>, secrets: &Secrets, staff: &Staff, typed: &str) -> Result<bool> {
    let code = only_code(typed);
    if code.len() > 6 {
        return recover(tx, staff, &code);
    }
    accept_from_app(tx, secrets, staff, &code)
}

fn accept_from_app(tx: &mut Tx<'_>, secrets: &Secrets, staff: &Staff, code: &str) -> Result<bool> {
    let sealed =
        tx.first("SELECT totp_secret FROM staff WHERE id = $1", &[&staff.id], |row| row.get::<Option<Vec<u8>>>(0))?;
    let Some(sealed) = sealed.flatten() else { return Ok(false) };
    let secret = StepSecret(secrets.open(&purpose(staff.id), &sealed)?);
    let Some(step) = secret.step_of(code, tx.now)? else { return Ok(false) };
    Ok(tx.run("UPDATE staff SET totp_step = $1 WHERE id = $2 AND totp_step < $1", &[&step, &staff.id])? == 1)
}

fn recover(tx: &mut Tx<'_>, staff: &Staff, code: &str) -> Result<bool> {
    let (now, hash) = (tx.now, hash_of(code));
    let used = tx.run(
        "UPDATE recovery_codes SET used_at = $1 WHERE staff_id = $2 AND code_hash = $3 AND used_at IS NULL",
        &[&now, &staff.id, &hash],
    )? == 1;
    if used {
        let left = codes_left(tx, staff.id)?;
        audit(tx, "recovery_code.used", Some(staff.name.clone()), json!({ "left": left }))?;
    }
    Ok(used)
}

/// How many recovery codes are left.
pub fn codes_left(db: &mut Conn<'_>, staff: Id<Staff>) -> Result<i64> {
    db.one("SELECT COUNT(*) FROM recovery_codes WHERE staff_id = $1 AND used_at IS NULL", &[&staff], |row| row.get(0))
}

/// Without the spaces and hyphens that people type.
fn only_code(typed: &str) -> String {
    typed.chars().filter(char::is_ascii_alphanumeric).map(|it| it.to_ascii_lowercase()).take(40).collect()
}

/// Sixty random bits need no slow hash.
fn hash_of(code: &str) -> Vec<u8> {
    digest(&SHA256, code.as_bytes()).as_ref().to_vec()
}
