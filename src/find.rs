//! Finding words in the texts of a form.
//!
//! They are found however they were written: width of the characters, capital letters, radicals copied out of a PDF and white space make no
//! difference, because a published text wraps anywhere and an input method types in either width.

mod computed;

pub use computed::find_computed;

use crate::form::{Field, Form, Level1};
use crate::tables::{fields_after_indicators, fields_before_indicators, fields_of_row};
use crate::target::fold;

/// How many characters of the text stand before and after the words in an excerpt.
const AROUND: usize = 16;

/// The kind of text that found words are part of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HitKind {
    /// A text that somebody typed.
    Typed,
    /// An actual value that is computed, in the place of a typed one.
    Computed,
    /// The status of the row.
    Status,
}

/// One place of the form where the words stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The field they stand in.
    pub field: Field,
    /// The group, for an indicator or a 二级指标.
    pub level1: Option<Level1>,
    /// What the row is called, for an indicator: its name, else that of its 二级指标.
    pub row: String,
    /// The text they are part of.
    pub kind: HitKind,
    /// The number of this place among those in the same text, from 0 on.
    pub nth: usize,
    /// The words with what stands around them.
    pub excerpt: Excerpt,
}

/// Words with some of the text around them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before them, cut to what is needed to recognise the place.
    pub before: String,
    /// The words themselves, as written there.
    pub words: String,
    /// What stands after them, cut likewise.
    pub after: String,
    /// Where they begin and end in the text, in UTF-16 units, as browsers count.
    pub range: (u32, u32),
}

/// All places where the words stand in what was typed, in the order of the form. They do not overlap. No words are found nowhere.
///
/// ```
/// use budget_form::{find::find, form::{Field, standard_form}};
/// let mut form = standard_form("2025");
/// form.goals.annual = "成交额≥４５０\n亿元".into();
/// let hits = find(&form, "450亿元");
/// assert_eq!(hits.len(), 1);
/// assert_eq!((hits[0].field, hits[0].excerpt.words.as_str()), (Field::AnnualGoal, "４５０\n亿元"));
/// ```
pub fn find(form: &Form, words: &str) -> Vec<Hit> {
    let wanted: Vec<char> = words.chars().filter_map(folded).collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    let plain = |fields: Vec<Field>, hits: &mut Vec<Hit>| {
        for field in fields {
            add(&wanted, field, form.text(field).unwrap_or_default(), None, hits);
        }
    };
    plain(fields_before_indicators(form), &mut hits);
    in_indicators(form, &wanted, &mut hits);
    plain(fields_after_indicators(form), &mut hits);
    hits
}

/// Adds the places in a text. `row` is the group and the name of the row.
fn add(wanted: &[char], field: Field, text: &str, row: Option<(Level1, &str)>, hits: &mut Vec<Hit>) {
    for (nth, excerpt) in excerpts(wanted, text).into_iter().enumerate() {
        let (level1, name) = row.unzip();
        hits.push(Hit { field, level1, row: name.unwrap_or_default().to_owned(), kind: HitKind::Typed, nth, excerpt });
    }
}

/// Texts of indicators are taken from their rows: looking each up by its address would walk through all rows every time.
fn in_indicators(form: &Form, wanted: &[char], hits: &mut Vec<Hit>) {
    for (level1, level2) in form.indicators.level2s() {
        let mut look = |field: Field, row: &str, text: &str| add(wanted, field, text, Some((level1, row)), hits);
        look(Field::Level2Name(level2.id), level2.name.trim(), &level2.name);
        for row in &level2.rows {
            let name = if row.name.trim().is_empty() { level2.name.trim() } else { row.name.trim() };
            for field in fields_of_row(row.id) {
                look(field, name, row.text(field).unwrap_or_default());
            }
        }
    }
}

/// The words at each place where they stand in a text. `wanted` is folded and not empty.
fn excerpts(wanted: &[char], text: &str) -> Vec<Excerpt> {
    let characters: Vec<(usize, char)> =
        text.chars().enumerate().filter_map(|(at, c)| folded(c).map(|c| (at, c))).collect();
    let mut found = Vec::new();
    let mut rest = characters.as_slice();
    while let Some(window) = rest.get(..wanted.len()) {
        let same = window.iter().map(|(_, c)| c).eq(wanted);
        if same && let (Some(first), Some(last)) = (window.first(), window.last()) {
            found.push((first.0, last.0 + 1));
        }
        rest = rest.get(if same { wanted.len() } else { 1 }..).unwrap_or_default();
    }
    if found.is_empty() {
        return Vec::new();
    }
    let text: Vec<char> = text.chars().collect();
    found.into_iter().map(|(start, end)| excerpt(&text, start, end)).collect()
}

/// The words from one character of a text to another.
fn excerpt(text: &[char], start: usize, end: usize) -> Excerpt {
    let taken = |from: usize, to: usize| text.get(from..to).unwrap_or_default().iter().collect::<String>();
    let units = |to: usize| {
        let before = text.get(..to).unwrap_or_default();
        u32::try_from(before.iter().copied().map(char::len_utf16).sum::<usize>()).unwrap_or(u32::MAX)
    };
    let (first, last) = (start.saturating_sub(AROUND), text.len().min(end + AROUND));
    let (cut, goes_on) = (if first > 0 { "…" } else { "" }, if text.len() > last { "…" } else { "" });
    Excerpt {
        before: format!("{cut}{}", taken(first, start)),
        words: taken(start, end),
        after: format!("{}{goes_on}", taken(end, last)),
        range: (units(start), units(end)),
    }
}

/// A character as it is compared; white space and what has no width is none.
fn folded(c: char) -> Option<char> {
    let c = fold(c)?;
    // Letters that become two when they are small are not met in such texts; the first is enough to find them.
    c.to_lowercase().next()
}
