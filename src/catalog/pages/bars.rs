//! Bars by month, drawn once broad and once narrow.

/// A chart of bars, ready to be written as SVG.
pub struct Bars {
    /// The class that shows it on a broad or a narrow card.
    pub class: &'static str,
    pub width: u32,
    pub bars: Vec<Bar>,
}

/// One bar: its box, and the words at its foot and head.
pub struct Bar {
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub middle: f64,
    /// The month; empty where there is no room for all.
    pub label: String,
    /// The value, on the tallest bar only.
    pub value: String,
    /// What hovering says.
    pub title: String,
}

/// The height of the drawing, and the line that the bars stand on.
pub const HEIGHT: u32 = 180;
/// Where the bars stand.
pub const FLOOR: f64 = 156.0;
const TOP: f64 = 20.0;

/// A month and its value: what stands below, the value, and the value in words.
pub struct Month {
    pub label: String,
    pub value: i64,
    pub said: String,
}

/// Draws the months into so much width, naming every `step`th.
pub fn draw(months: &[Month], class: &'static str, width: u32, step: usize) -> Bars {
    let most = months.iter().map(|it| it.value).max().unwrap_or(0).max(1) as f64;
    let pitch = f64::from(width) / months.len().max(1) as f64;
    let bar_width = (pitch * 0.62).round();
    let tallest = months.iter().position(|it| it.value as f64 == most);
    let bars = months.iter().enumerate().map(|(at, month)| {
        // A month in which more came back than went out stands at nothing; its value is in the table.
        let height = ((month.value.max(0) as f64 / most) * (FLOOR - TOP)).round();
        let middle = ((at as f64 + 0.5) * pitch).round();
        Bar {
            x: middle - bar_width / 2.0,
            y: FLOOR - height,
            width: bar_width,
            height,
            middle,
            label: if (months.len() - 1 - at).is_multiple_of(step) { month.label.clone() } else { String::new() },
            value: if tallest == Some(at) { month.said.clone() } else { String::new() },
            title: format!("{}: {}", month.label, month.said),
        }
    });
    Bars { class, width, bars: bars.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_on_the_floor_and_the_tallest_says_its_value() {
        let month = |value| Month { label: "Nov".into(), value, said: value.to_string() };
        let drawn = draw(&[month(50), month(100), month(-3)], "broad", 300, 2);
        assert_eq!(drawn.bars.iter().map(|it| it.y + it.height).collect::<Vec<_>>(), [FLOOR; 3]);
        assert_eq!(drawn.bars.iter().map(|it| it.value.as_str()).collect::<Vec<_>>(), ["", "100", ""]);
        assert_eq!(drawn.bars.iter().map(|it| it.label.as_str()).collect::<Vec<_>>(), ["Nov", "", "Nov"]);
        assert_eq!(drawn.bars[2].height, 0.0);
    }
}
