//! Blanks taken out of a text and put back, so that what lies between can be worked on.

use merge_tags::tags;

/// A text with marks in place of its blanks.
pub(super) struct Blanked<'s> {
    source: &'s str,
    /// How a mark begins: letters and digits that the source nowhere has in this order, since nothing else
    /// passes through every other program unchanged.
    sign: String,
    /// The text with marks.
    pub text: String,
    /// Where pieces of the text begin, there and in the source.
    places: Vec<(usize, usize)>,
    blanks: Vec<&'s str>,
}

/// A mark, or what lies between two.
pub(super) enum Bit<'t> {
    Text(&'t str),
    /// The number of a blank.
    Mark(usize),
}

impl<'s> Blanked<'s> {
    /// `around` says what to write before and after a mark at this place of the text so far.
    pub fn new(source: &'s str, mut around: impl FnMut(&str) -> (&'static str, &'static str)) -> Blanked<'s> {
        let sign = (0..).map(|it| format!("zq{it}blank")).find(|it| !source.contains(it)).expect("one is free");
        let text = String::with_capacity(source.len() * 2);
        let mut it = Blanked { source, sign, text, places: Vec::new(), blanks: Vec::new() };
        let mut from = 0;
        for tag in tags(source) {
            it.keep(from, tag.range.start);
            let (before, after) = around(&it.text);
            it.text.push_str(before);
            it.places.push((it.text.len(), tag.range.start));
            let mark = it.mark(it.blanks.len());
            it.text.push_str(&mark);
            it.text.push_str(after);
            it.blanks.push(&source[tag.range.clone()]);
            from = tag.range.end;
        }
        it.keep(from, source.len());
        it
    }

    fn keep(&mut self, from: usize, to: usize) {
        self.places.push((self.text.len(), from));
        self.text.push_str(&self.source[from..to]);
    }

    /// The byte of the source that a byte of the text stands for.
    pub fn in_source(&self, offset: usize) -> usize {
        let at = self.places.partition_point(|it| it.0 <= offset).saturating_sub(1);
        let (text, source) = self.places.get(at).copied().unwrap_or((0, 0));
        (source + (offset - text.min(offset))).min(self.source.len())
    }

    /// The blank with this number.
    pub fn blank(&self, number: usize) -> &'s str {
        self.blanks.get(number).copied().unwrap_or_default()
    }

    /// The mark of the blank with this number.
    pub fn mark(&self, number: usize) -> String {
        format!("{}{number}z", self.sign)
    }

    /// A text that was made of this one, with the blanks in place of the marks.
    pub fn back(&self, made: &str) -> String {
        let mut out = String::with_capacity(made.len() + self.source.len() / 2);
        for bit in self.bits(made) {
            match bit {
                Bit::Text(text) => out.push_str(text),
                Bit::Mark(number) => out.push_str(self.blank(number)),
            }
        }
        out
    }

    /// A text cut at its marks.
    pub fn bits<'t>(&self, text: &'t str) -> impl Iterator<Item = Bit<'t>> + use<'t, '_, 's> {
        let mut rest = text;
        std::iter::from_fn(move || {
            if rest.is_empty() {
                return None;
            }
            let mark = rest.strip_prefix(&self.sign).and_then(|it| it.split_once('z'));
            if let Some((number, after)) = mark.and_then(|(number, after)| Some((number.parse().ok()?, after))) {
                rest = after;
                return Some(Bit::Mark(number));
            }
            // What only looks like a mark is text.
            let skip = if rest.starts_with(&self.sign) { self.sign.len() } else { 0 };
            let end = rest[skip..].find(&self.sign).map_or(rest.len(), |it| it + skip);
            let (now, later) = rest.split_at(end);
            rest = later;
            Some(Bit::Text(now))
        })
    }
}
