//! The kinds of events that webhooks can ask for: those of the glossary.

/// All of them, in its order.
pub fn kinds() -> Vec<&'static str> {
    let (_, events) = include_str!("../../docs/glossary.md").split_once("## Events").unwrap_or_default();
    let cells = events.lines().filter_map(|it| it.strip_prefix("| `")?.split('|').next());
    cells.flat_map(|it| it.split('`')).map(str::trim).filter(|it| it.contains('.') && !it.contains(' ')).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_glossary_names_the_kinds() {
        let kinds = super::kinds();
        assert!(kinds.len() > 15, "{kinds:?}");
        for it in ["order.placed", "customer.merged", "consent.withdrawn"] {
            assert!(kinds.contains(&it), "{it}");
        }
    }
}
