//! Icons: each page carries those it uses, and no others.

/// The name and the drawing of every icon.
fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("icons.txt").lines().filter_map(|it| it.split_once('\t'))
}

/// The drawing with this name, for parts that are shown on pages which do not carry it.
pub fn drawing(name: &str) -> &'static str {
    all().find(|it| it.0 == name).map_or("", |it| it.1)
}

/// A page with the icons it uses, and no others, at the place marked for them.
/// `parts`: icons that may come later, inside parts.
pub fn with_icons(html: &str, parts: &[&str]) -> String {
    const PLACE: &str = "<!--icons-->";
    let used = |name: &str| parts.contains(&name) || html.contains(&format!("#i-{name}\""));
    let mut sprite = String::from(r#"<svg class="sprite" aria-hidden="true" focusable="false"><defs>"#);
    for (name, drawing) in all() {
        if used(name) {
            sprite.push_str(&format!(r#"<symbol id="i-{name}" viewBox="0 0 20 20">{drawing}</symbol>"#));
        }
    }
    sprite.push_str("</defs></svg>");
    html.replacen(PLACE, &sprite, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_only_the_icons_it_uses() {
        let page = with_icons("<body><!--icons--><use href=\"#i-bag\"/>", &["check"]);
        assert!(page.contains("id=\"i-bag\"") && page.contains("id=\"i-check\""));
        assert_eq!(page.matches("<symbol").count(), 2, "{page}");
    }
}
