//! Charts as values: from numbers to what is drawn. The partial
//! `components/charts.html` writes them as SVG; colours are tokens of the style
//! sheet, so both themes come free. Nothing here knows what the numbers mean.

use std::fmt::Write;

/// How wide a chart is drawn: once for a screen, once for a phone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Size {
    /// In units of the drawing, which are pixels where it fits.
    pub width: f64,
    pub height: f64,
}

impl Size {
    /// Beside other things.
    pub const BROAD: Size = Size { width: 760.0, height: 224.0 };
    /// On a phone.
    pub const NARROW: Size = Size { width: 340.0, height: 200.0 };
    /// A third of a screen.
    pub const THIRD: Size = Size { width: 340.0, height: 220.0 };
}

/// Room above the highest line for the words of a point.
const ABOVE: f64 = 26.0;
/// Room below the lowest line for the words of the axis.
const BELOW: f64 = 26.0;
/// The width of a letter of 11 pixels, on the safe side.
const LETTER: f64 = 6.4;

/// A hairline with its value.
#[derive(Clone, Debug, PartialEq)]
pub struct GridLine {
    pub y: String,
    pub text_y: String,
    pub text: String,
}

/// Words at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    pub x: String,
    pub y: String,
    pub anchor: &'static str,
    pub text: String,
}

/// A place where the pointer learns the exact value.
#[derive(Clone, Debug, PartialEq)]
pub struct Hover {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    pub text: String,
}

/// What a line chart is made of. `values` and `before` are as long as `names`
/// or empty; a none is a gap.
pub struct Line<'a> {
    pub values: &'a [Option<f64>],
    pub before: &'a [Option<f64>],
    /// The words below the axis.
    pub names: &'a [String],
    /// The exact words of each point.
    pub exact: &'a [String],
    /// How a value is written on the axis and at the last point.
    pub format: &'a dyn Fn(f64) -> String,
}

/// A line chart in one size.
#[derive(Clone, Debug, PartialEq)]
pub struct LineDrawing {
    pub width: String,
    pub height: String,
    pub left: String,
    pub right: String,
    pub grid: Vec<GridLine>,
    pub names: Vec<Words>,
    pub area: String,
    pub line: String,
    pub before: String,
    /// The last point: where, and its value.
    pub last: Option<Words>,
    pub last_dot: Option<(String, String)>,
    pub hovers: Vec<Hover>,
}

/// Stacked bars: each has parts from below, in the colours `c1`, `c2`, ….
pub struct Stack<'a> {
    pub bars: &'a [Vec<f64>],
    pub names: &'a [String],
    pub exact: &'a [String],
    /// The colour of each part: `k1` to `k5`.
    pub tones: &'a [&'static str],
    pub format: &'a dyn Fn(f64) -> String,
}

/// One rectangle.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    pub x: String,
    pub y: String,
    pub width: String,
    pub height: String,
    pub tone: &'static str,
}

/// Stacked bars in one size.
#[derive(Clone, Debug, PartialEq)]
pub struct StackDrawing {
    pub width: String,
    pub height: String,
    pub left: String,
    pub grid: Vec<GridLine>,
    pub names: Vec<Words>,
    pub tops: Vec<Words>,
    pub blocks: Vec<Block>,
    pub hovers: Vec<Hover>,
}

/// A bar with words on both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    pub label: String,
    /// Where the label leads; empty for nowhere.
    pub href: String,
    /// Of the longest bar.
    pub percent: u8,
    pub value: String,
    pub beside: String,
}

/// A row of a heat map.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatRow {
    pub label: String,
    pub size: String,
    pub cells: Vec<HeatCell>,
}

/// A cell of a heat map; empty where there is nothing yet.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatCell {
    pub text: String,
    /// `h6` to `h52`.
    pub tint: String,
    /// The exact words.
    pub exact: String,
}

/// Round values for an axis: from below the smallest to above the largest, at most four lines.
pub fn ticks(low: f64, high: f64) -> Vec<f64> {
    let (low, high) = (low.min(0.0), high.max(0.0));
    let reach = high - low;
    if reach <= 0.0 {
        return vec![0.0, 1.0];
    }
    let size = 10f64.powf((reach / 3.0).log10().floor());
    let round = [1.0, 2.0, 2.5, 4.0, 5.0, 10.0, 20.0, 25.0, 50.0];
    for by in round {
        let step = size * by;
        let (first, last) = ((low / step).floor(), (high / step).ceil().max(1.0));
        if last - first <= 3.0 {
            return (first as i64..=last as i64).map(|it| it as f64 * step).collect();
        }
    }
    vec![low, high]
}

struct Scale {
    left: f64,
    right: f64,
    top: f64,
    bottom: f64,
    low: f64,
    high: f64,
}

impl Scale {
    fn y(&self, value: f64) -> f64 {
        self.bottom - (value - self.low) / (self.high - self.low) * (self.bottom - self.top)
    }

    fn grid(&self, ticks: &[f64], format: &dyn Fn(f64) -> String) -> Vec<GridLine> {
        let line = |it: &f64| GridLine { y: n(self.y(*it)), text_y: n(self.y(*it) + 4.0), text: format(*it) };
        ticks.iter().map(line).collect()
    }
}

fn scale(size: Size, ticks: &[f64], format: &dyn Fn(f64) -> String) -> Scale {
    let widest = ticks.iter().map(|it| format(*it).chars().count()).max().unwrap_or(1);
    Scale {
        left: (widest as f64 * LETTER + 10.0).min(size.width / 3.0),
        right: size.width - 6.0,
        top: ABOVE,
        bottom: size.height - BELOW,
        low: ticks[0],
        high: ticks[ticks.len() - 1],
    }
}

/// A number in as few letters as will do.
fn n(value: f64) -> String {
    let text = format!("{value:.1}");
    text.strip_suffix(".0").map_or(text.clone(), str::to_owned)
}

/// A line chart drawn in one size.
pub fn line(it: &Line<'_>, size: Size) -> LineDrawing {
    let all = || it.values.iter().chain(it.before).flatten().copied();
    let ticks = ticks(all().fold(0.0, f64::min), all().fold(0.0, f64::max));
    let mut scale = scale(size, &ticks, it.format);
    let last = it.values.iter().rposition(Option::is_some);
    let said = last.and_then(|at| it.values[at]).map(it.format).unwrap_or_default();
    // The last point says its value beside it, so the line leaves it the room.
    scale.right -= said.chars().count() as f64 * LETTER + 8.0;
    let count = it.values.len();
    let step = (scale.right - scale.left) / (count.max(2) - 1) as f64;
    let x = |at: usize| scale.left + step * at as f64;
    let place = last.map(|at| (at, x(at), scale.y(it.values[at].unwrap_or_default())));
    let hover = |(at, text): (usize, &String)| Hover {
        x: n((x(at) - step / 2.0).max(scale.left)),
        y: n(scale.top),
        width: n(step.max(1.0)),
        height: n(scale.bottom - scale.top),
        text: text.clone(),
    };
    LineDrawing {
        width: n(size.width),
        height: n(size.height),
        left: n(scale.left),
        right: n(size.width),
        grid: scale.grid(&ticks, it.format),
        names: names(it.names, &x, size, &scale),
        area: area(it.values, &x, &scale),
        line: path(it.values, &x, &scale),
        before: path(it.before, &x, &scale),
        last: place.map(|(_, px, py)| Words { x: n(px + 8.0), y: n(py + 4.0), anchor: "start", text: said }),
        last_dot: place.map(|(_, px, py)| (n(px), n(py))),
        hovers: it.exact.iter().enumerate().map(hover).collect(),
    }
}

/// As many names below the axis as fit: the first, the last, and some between.
fn names(names: &[String], x: &dyn Fn(usize) -> f64, size: Size, scale: &Scale) -> Vec<Words> {
    let Some(last) = names.len().checked_sub(1) else { return Vec::new() };
    let widest = names.iter().map(|it| it.chars().count()).max().unwrap_or(1) as f64 * LETTER + 16.0;
    let room = (((scale.right - scale.left) / widest).floor() as usize).clamp(2, 6);
    let every = last.div_ceil(room.max(2) - 1).max(1);
    let mut places: Vec<usize> = (0..=last).step_by(every).collect();
    if places.last() != Some(&last) {
        // The last is always said; the one before makes room for it.
        if last - places[places.len() - 1] < every.div_ceil(2).max(1) && places.len() > 1 {
            places.pop();
        }
        let gap = x(last) - places.last().map_or(scale.left, |it| x(*it));
        if gap < widest && places.len() > 1 {
            places.pop();
        }
        places.push(last);
    }
    let word = |at: usize| Words {
        x: n(x(at)),
        y: n(size.height - 6.0),
        anchor: match at {
            0 => "start",
            it if it == last => "end",
            _ => "middle",
        },
        text: names[at].clone(),
    };
    places.into_iter().map(word).collect()
}

/// Runs of points without gaps.
fn runs(values: &[Option<f64>]) -> impl Iterator<Item = Vec<(usize, f64)>> {
    let mut runs: Vec<Vec<(usize, f64)>> = vec![Vec::new()];
    for (at, value) in values.iter().enumerate() {
        match value {
            Some(it) => runs.last_mut().expect("there is always one").push((at, *it)),
            None => runs.push(Vec::new()),
        }
    }
    runs.into_iter().filter(|it| !it.is_empty())
}

fn path(values: &[Option<f64>], x: &dyn Fn(usize) -> f64, scale: &Scale) -> String {
    let mut d = String::new();
    for run in runs(values) {
        for (nth, (at, value)) in run.iter().enumerate() {
            let _ = write!(d, "{}{} {}", if nth == 0 { 'M' } else { 'L' }, n(x(*at)), n(scale.y(*value)));
        }
        if run.len() == 1 {
            // A lone point shows as a dot of the round cap.
            d.push_str("h.01");
        }
    }
    d
}

fn area(values: &[Option<f64>], x: &dyn Fn(usize) -> f64, scale: &Scale) -> String {
    let (mut d, zero) = (String::new(), scale.y(0.0));
    for run in runs(values).filter(|it| it.len() > 1) {
        let (first, last) = (run[0].0, run[run.len() - 1].0);
        let _ = write!(d, "M{} {}", n(x(first)), n(zero));
        for (at, value) in &run {
            let _ = write!(d, "L{} {}", n(x(*at)), n(scale.y(*value)));
        }
        let _ = write!(d, "L{} {}Z", n(x(last)), n(zero));
    }
    d
}

/// Stacked bars drawn in one size.
pub fn stack(it: &Stack<'_>, size: Size) -> StackDrawing {
    let sums: Vec<f64> = it.bars.iter().map(|bar| bar.iter().sum()).collect();
    let ticks = ticks(0.0, sums.iter().copied().fold(0.0, f64::max));
    let scale = scale(size, &ticks, it.format);
    let slot = (scale.right - scale.left) / it.bars.len().max(1) as f64;
    let width = (slot * 0.62).min(44.0);
    let middle = |at: usize| scale.left + slot * (at as f64 + 0.5);
    let mut blocks = Vec::new();
    for (at, bar) in it.bars.iter().enumerate() {
        let mut below = 0.0;
        for (part, tone) in bar.iter().zip(it.tones) {
            let (top, bottom) = (scale.y(below + part), scale.y(below));
            // Two pixels between the parts of a bar.
            let gap = if below > 0.0 { 2.0 } else { 0.0 };
            below += part;
            if bottom - top > gap {
                let (x, width, height) = (n(middle(at) - width / 2.0), n(width), n(bottom - top - gap));
                blocks.push(Block { x, y: n(top), width, height, tone });
            }
        }
    }
    let wide = sums.iter().map(|it_| (it.format)(*it_).chars().count()).max().unwrap_or(1) as f64 * LETTER;
    let top = |(at, sum): (usize, &f64)| Words {
        x: n(middle(at)),
        y: n(scale.y(*sum) - 6.0),
        anchor: "middle",
        text: (it.format)(*sum),
    };
    let hover = |(at, text): (usize, &String)| Hover {
        x: n(middle(at) - slot / 2.0),
        y: n(scale.top),
        width: n(slot),
        height: n(scale.bottom - scale.top),
        text: text.clone(),
    };
    StackDrawing {
        width: n(size.width),
        height: n(size.height),
        left: n(scale.left),
        grid: scale.grid(&ticks, it.format),
        names: under_bars(it.names, &middle, slot, size),
        // Values that would run into each other are left to the table.
        tops: if wide + 4.0 <= slot { sums.iter().enumerate().map(top).collect() } else { Vec::new() },
        blocks,
        hovers: it.exact.iter().enumerate().map(hover).collect(),
    }
}

fn under_bars(names: &[String], middle: &dyn Fn(usize) -> f64, slot: f64, size: Size) -> Vec<Words> {
    let widest = names.iter().map(|it| it.chars().count()).max().unwrap_or(1) as f64 * LETTER + 6.0;
    let every = (widest / slot).ceil().max(1.0) as usize;
    let last = names.len().saturating_sub(1);
    let word =
        |at: usize| Words { x: n(middle(at)), y: n(size.height - 6.0), anchor: "middle", text: names[at].clone() };
    // Counted from the last, which is the one people ask about.
    (0..names.len()).filter(|at| (last - at).is_multiple_of(every)).map(word).collect()
}

/// The share of the longest, for a bar from zero.
pub fn percent(value: f64, longest: f64) -> u8 {
    if longest <= 0.0 { 0 } else { (value / longest * 100.0).clamp(0.0, 100.0).round() as u8 }
}

/// A direction without an axis, 160 by 28; empty if there are not two points. It goes straight over what is not known:
/// it says where things go, not what they were on a day.
pub fn sparkline(values: &[Option<f64>]) -> String {
    let known = || values.iter().flatten().copied();
    let (low, high) = (known().fold(f64::INFINITY, f64::min), known().fold(f64::NEG_INFINITY, f64::max));
    if known().count() < 2 {
        return String::new();
    }
    let scale = Scale { left: 0.0, right: 160.0, top: 3.0, bottom: 25.0, low, high: high.max(low + 1e-9) };
    let step = 160.0 / (values.len() - 1) as f64;
    let places: Vec<usize> = (0..values.len()).filter(|at| values[*at].is_some()).collect();
    let known: Vec<Option<f64>> = known().map(Some).collect();
    path(&known, &|at| step * places[at] as f64, &scale)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_starts_at_zero_and_has_at_most_four_lines() {
        assert_eq!(ticks(0.0, 121.0), [0.0, 50.0, 100.0, 150.0]);
        assert_eq!(ticks(0.0, 0.0), [0.0, 1.0]);
        assert_eq!(ticks(-40.0, 95.0), [-50.0, 0.0, 50.0, 100.0]);
        for high in [1.0, 7.0, 99.0, 1_234.0, 9.9e9] {
            let ticks = ticks(0.0, high);
            assert!(ticks.len() <= 4 && ticks[0] == 0.0 && ticks[ticks.len() - 1] >= high, "{ticks:?}");
        }
    }

    #[test]
    fn a_gap_is_a_gap() {
        let values = [Some(1.0), Some(2.0), None, Some(3.0), Some(1.0)];
        let names = ["a", "b", "c", "d", "e"].map(str::to_owned);
        let it = Line { values: &values, before: &[], names: &names, exact: &[], format: &|it| it.to_string() };
        let drawn = line(&it, Size::BROAD);
        assert_eq!(drawn.line.matches('M').count(), 2);
        assert_eq!(drawn.area.matches('Z').count(), 2);
        assert_eq!(drawn.last.unwrap().text, "1");
    }

    #[test]
    fn a_sparkline_has_no_gaps() {
        assert_eq!(sparkline(&[Some(1.0), None, Some(3.0)]), "M0 25L160 3");
        assert_eq!(sparkline(&[Some(1.0), None]), "");
    }

    #[test]
    fn the_parts_of_a_bar_stand_on_each_other_from_zero() {
        let it = Stack {
            bars: &[vec![3.0, 1.0], vec![0.0, 0.0]],
            names: &["a".into(), "b".into()],
            exact: &[],
            tones: &["k1", "k2"],
            format: &|it| it.to_string(),
        };
        let drawn = stack(&it, Size::THIRD);
        assert_eq!(drawn.blocks.len(), 2, "nothing is drawn for nothing");
        let number = |text: &str| text.parse::<f64>().unwrap();
        let (lower, upper) = (&drawn.blocks[0], &drawn.blocks[1]);
        assert!((number(&upper.y) + number(&upper.height) + 2.0 - number(&lower.y)).abs() < 0.2);
    }

    #[test]
    fn names_never_run_into_each_other() {
        for count in [1, 2, 7, 12, 30, 52, 90] {
            let names: Vec<String> = (0..count).map(|it| format!("{} Nov", it % 30 + 1)).collect();
            let values = vec![Some(1.0); count];
            let it = Line { values: &values, before: &[], names: &names, exact: &[], format: &|it| it.to_string() };
            for size in [Size::BROAD, Size::NARROW] {
                let drawn = line(&it, size);
                let places: Vec<f64> = drawn.names.iter().map(|it| it.x.parse().unwrap()).collect();
                assert!(places.windows(2).all(|it| it[1] - it[0] > 40.0), "{count}: {places:?}");
            }
        }
    }
}
