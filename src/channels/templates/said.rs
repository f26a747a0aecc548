//! Faults of templates as sentences.

use merge_tags::{FaultKind, RenderError, Wanted};

use crate::base::Say;

/// What is wrong, for whoever wrote it.
pub(super) fn fault(kind: &FaultKind) -> Say {
    match kind {
        FaultKind::NotClosed { open } => Say::new("templates-fault-not-closed")
            .with("open", open)
            .with("close", if *open == "{{" { "}}" } else { "%}" }),
        FaultKind::BlockNotClosed { tag } => Say::new("templates-fault-block").with("tag", tag),
        FaultKind::Stray { tag } => Say::new("templates-fault-stray").with("tag", tag),
        FaultKind::UnknownTag { name, meant } => unknown("templates-fault-tag", name, meant),
        FaultKind::FromElsewhere { tag } => Say::new("templates-fault-elsewhere").with("tag", tag),
        FaultKind::UnknownFilter { name, meant } => unknown("templates-fault-filter", name, meant),
        FaultKind::UnknownVariable { name, meant } => unknown("templates-fault-variable", name, meant),
        FaultKind::NotAList { name } => Say::new("templates-fault-no-list").with("name", name),
        FaultKind::NotOneValue { name, meant } => unknown("templates-fault-many", name, meant),
        FaultKind::Unexpected { found, wanted } => unexpected(found, *wanted),
        FaultKind::WrongCount { filter, least, most, given } => {
            let key = if least == most { "templates-fault-count" } else { "templates-fault-count-range" };
            Say::new(key).with("filter", filter).with("least", least).with("most", most).with("given", given)
        }
        FaultKind::UnknownOption { filter, name } => {
            Say::new("templates-fault-option").with("filter", filter).with("name", name)
        }
        FaultKind::BadFormat { format } => Say::new("templates-fault-format").with("format", format),
        FaultKind::TooDeep { most } => Say::new("templates-fault-deep").with("most", most),
    }
}

/// With the words of what was perhaps meant.
fn unknown(key: &str, name: &str, meant: &Option<String>) -> Say {
    match meant {
        Some(meant) => Say::new(&format!("{key}-meant")).with("name", name).with("meant", meant),
        None => Say::new(key).with("name", name),
    }
}

fn unexpected(found: &str, wanted: Wanted) -> Say {
    let need = match wanted {
        Wanted::Value => "value",
        Wanted::Name => "name",
        Wanted::Filter => "filter",
        Wanted::Comparison => "comparison",
        Wanted::End => "end",
        Wanted::Quote => "quote",
        _ => "sign",
    };
    let found: String = found.chars().take(40).collect();
    let (key, sign) = (format!("templates-need-{need}"), wanted.sign().unwrap_or_default());
    if found.is_empty() { Say::new(&format!("{key}-end")) } else { Say::new(&key).with("found", found) }
        .with("sign", sign)
}

/// Why a message did not come about.
pub fn unwritable(error: &RenderError) -> Say {
    match error {
        RenderError::TooManySteps(most) => Say::new("templates-endless").with("most", most),
        RenderError::TooLong(most) => Say::new("templates-too-big").with("most", most / 1024),
        RenderError::Missing(name) => Say::new("templates-value-missing").with("name", name),
    }
}
