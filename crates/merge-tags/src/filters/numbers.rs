//! Filters of numbers and money.

use tongue::{Locale, Plural};

use super::Given;
use crate::render::RenderError;
use crate::value::Val;

type Done<'a> = Result<Val<'a>, RenderError>;

/// Reckons with whole numbers as long as both are, and they fit; what is no number counts as nothing.
fn reckon<'a>(
    one: &Val<'_>,
    other: &Val<'_>,
    whole: fn(i64, i64) -> Option<i64>,
    broken: fn(f64, f64) -> f64,
) -> Val<'a> {
    let (one, other) = (one.number().unwrap_or(Val::Int(0)), other.number().unwrap_or(Val::Int(0)));
    if let (Val::Int(one), Val::Int(other)) = (&one, &other)
        && let Some(it) = whole(*one, *other)
    {
        return Val::Int(it);
    }
    let it = broken(one.float().unwrap_or(0.0), other.float().unwrap_or(0.0));
    if it.is_finite() { Val::Float(it) } else { Val::Nil }
}

pub(super) fn add<'a>(one: &Val<'_>, other: &Val<'_>) -> Val<'a> {
    reckon(one, other, i64::checked_add, |one, other| one + other)
}

pub(super) fn plus<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(add(&it, &given.value(0)))
}

pub(super) fn minus<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(reckon(&it, &given.value(0), i64::checked_sub, |one, other| one - other))
}

pub(super) fn times<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(reckon(&it, &given.value(0), i64::checked_mul, |one, other| one * other))
}

/// Whole numbers are divided down to a whole one; nothing comes of dividing by nothing.
pub(super) fn divided_by<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let down = |one: i64, other: i64| {
        let it = one.checked_div(other)?;
        Some(if one % other != 0 && (one < 0) != (other < 0) { it - 1 } else { it })
    };
    Ok(reckon(&it, &given.value(0), down, |one, other| one / other))
}

pub(super) fn modulo<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let rest = |one: i64, other: i64| {
        let it = one.checked_rem(other)?;
        Some(if it != 0 && (it < 0) != (other < 0) { it + other } else { it })
    };
    Ok(reckon(&it, &given.value(0), rest, |one, other| one - other * (one / other).floor()))
}

pub(super) fn at_least<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(reckon(&it, &given.value(0), |one, other| Some(one.max(other)), f64::max))
}

pub(super) fn at_most<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    Ok(reckon(&it, &given.value(0), |one, other| Some(one.min(other)), f64::min))
}

fn of_one<'a>(it: &Val<'_>, whole: fn(i64) -> i64, broken: fn(f64) -> f64) -> Val<'a> {
    match it.number() {
        Some(Val::Int(it)) => Val::Int(whole(it)),
        Some(Val::Float(it)) => Val::Float(broken(it)),
        _ => Val::Int(0),
    }
}

/// A whole number, if it is small enough for one.
fn as_whole<'a>(it: Val<'a>) -> Val<'a> {
    match it {
        Val::Float(it) if it.abs() < 9e15 => Val::Int(it as i64),
        other => other,
    }
}

pub(super) fn abs<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    Ok(of_one(&it, i64::saturating_abs, f64::abs))
}

pub(super) fn ceil<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    Ok(as_whole(of_one(&it, |it| it, f64::ceil)))
}

pub(super) fn floor<'a>(it: Val<'a>, _: &Given<'a, '_>) -> Done<'a> {
    Ok(as_whole(of_one(&it, |it| it, f64::floor)))
}

pub(super) fn round<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let digits = given.int(0, 0).clamp(0, 12);
    if digits == 0 {
        return Ok(as_whole(of_one(&it, |it| it, f64::round)));
    }
    Ok(match it.number() {
        Some(Val::Float(it)) => {
            let scale = 10f64.powi(digits as i32);
            Val::Float((it * scale).round() / scale)
        }
        Some(whole) => whole,
        None => Val::Int(0),
    })
}

/// As the reader writes numbers, with so many digits behind the mark.
pub(super) fn number<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let (locale, digits) = (&given.manner.locale, given.int(0, 0).clamp(0, 12) as u8);
    Ok(match it.number() {
        Some(Val::Int(it)) if digits == 0 => Val::text(locale.number(it)),
        Some(number) => Val::text(locale.decimal(number.float().unwrap_or(0.0), digits)),
        None => it,
    })
}

/// An amount in the smallest unit, with its currency. What is no number, as an amount that is written out
/// already, stays as it is.
fn money_as<'a>(it: Val<'a>, given: &Given<'a, '_>, written: fn(&Locale, i64, &str) -> String) -> Done<'a> {
    let locale = &given.manner.locale;
    let code = given.args.first().filter(|it| !it.is_blank()).map(|it| it.shown().to_uppercase());
    let code = code.as_deref().unwrap_or(locale.home_currency.code);
    Ok(match it.number() {
        Some(number) => Val::text(written(
            locale,
            number.float().map_or(0, |float| match number {
                Val::Int(it) => it,
                _ => float.round() as i64,
            }),
            code,
        )),
        None => it,
    })
}

pub(super) fn money<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    money_as(it, given, Locale::money)
}

pub(super) fn money_rounded<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    money_as(it, given, Locale::money_round)
}

pub(super) fn without_currency<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    money_as(it, given, |locale, minor, code| {
        let digits = tongue::exponent(code);
        locale.decimal(minor as f64 / 10f64.powi(digits.into()), digits)
    })
}

/// The first word for one, the second for several, as the reader's language counts.
pub(super) fn pluralize<'a>(it: Val<'a>, given: &Given<'a, '_>) -> Done<'a> {
    let one = match it.number() {
        Some(Val::Int(it)) => given.manner.locale.lang.plural(it) == Plural::One,
        _ => false,
    };
    Ok(given.value(usize::from(!one)))
}
