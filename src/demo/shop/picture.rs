//! The pictures of things: no photographs came with the data, so each has a pattern of its own, made from its code.

/// The shapes of a picture, as the inside of an SVG of 120 by 120.
pub fn picture(sku: &str) -> String {
    let seed = sku.bytes().fold(0x811c_9dc5_u32, |hash, it| (hash ^ u32::from(it)).wrapping_mul(0x0100_0193));
    let part = |shift: u32, of: u32| (seed >> shift) % of;
    let (across, size) = (3 + part(3, 3), part(7, 3));
    let step = 120 / across;
    let mut shapes = String::new();
    for row in 0..across {
        for column in 0..across {
            let (x, y) = (column * step + step / 2, row * step + step / 2);
            let turn = (row * 5 + column * 3 + seed) % 4;
            let radius = step / 2 - 3 - size * 2;
            let tone = (seed >> ((row * across + column) % 24)) % 3;
            shapes.push_str(&match turn {
                0 => format!(r#"<circle class="t{tone}" cx="{x}" cy="{y}" r="{radius}"/>"#),
                1 => format!(
                    r#"<rect class="t{tone}" x="{}" y="{}" width="{w}" height="{w}" rx="4"/>"#,
                    x - radius,
                    y - radius,
                    w = radius * 2
                ),
                2 => format!(
                    r#"<path class="t{tone}" d="M{} {y}a{radius} {radius} 0 0 1 {} 0z"/>"#,
                    x - radius,
                    radius * 2
                ),
                _ => format!(
                    r#"<path class="t{tone}" d="m{x} {} {radius} {radius} -{radius} {radius} -{radius} -{radius}z"/>"#,
                    y - radius
                ),
            });
        }
    }
    format!(r#"<svg class="pic p{}" viewBox="0 0 120 120" aria-hidden="true">{shapes}</svg>"#, seed % 6)
}

#[cfg(test)]
mod tests {
    use super::picture;

    #[test]
    fn a_thing_has_one_picture_and_codes_stay_out_of_it() {
        assert_eq!(picture("85123A"), picture("85123A"));
        assert_ne!(picture("85123A"), picture("22423"));
        assert!(!picture("<script>").contains("script"));
    }
}
