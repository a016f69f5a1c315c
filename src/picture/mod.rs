//! Pictures of the form as data: bars with their exact figures beside them, ready to be drawn. What is drawn comes from [`crate::evaluate`];
//! how long a bar is and what has to be said about it is decided here, so that a host test can look at a picture.
//!
//! Every figure stands in a picture as text, so nobody depends on the bars. What is missing is named and never drawn as 0.

mod bar;
mod composition;
mod score;
mod status;
mod svg;

pub use bar::{Bar, Length, Look, Piece};
pub use composition::income;
pub use score::score;
pub use status::status;
pub use svg::{drawn, patterns, swatch};

use crate::evaluate::Absent;

/// What stands in place of a share that there is none of.
const NONE: &str = "–";

/// A picture.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Picture {
    /// A word of its own on the page, for the names of its parts.
    pub code: String,
    /// What it shows.
    pub title: String,
    /// What its figures are: 「全年预算数，单位：万元」.
    pub about: &'static str,
    /// The heads of its columns: of the labels, of each figure, of the bars.
    pub heads: Vec<&'static str>,
    /// What the looks of its bars mean.
    pub key: Vec<(Bar, String)>,
    /// Its bars, in the order of the form. Without any there is nothing to draw yet, and a note says why.
    pub rows: Vec<Row>,
    /// What the bars cannot say.
    pub notes: Vec<String>,
}

/// A bar with its figures.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Row {
    /// What it is of.
    pub label: String,
    /// Exact figures, one for each column, or the word for why there is none.
    pub figures: Vec<String>,
    /// The bar; none where it would have no meaning.
    pub bar: Option<Bar>,
    /// The figure that the bar shows.
    pub beside: String,
    /// What its pieces are, where it has several.
    pub below: Vec<String>,
    /// Whether it is the sum of the others.
    pub total: bool,
}

impl Picture {
    fn new(code: impl Into<String>, title: impl Into<String>, about: &'static str, heads: &[&'static str]) -> Self {
        Self {
            code: code.into(),
            title: title.into(),
            about,
            heads: heads.to_vec(),
            key: Vec::new(),
            rows: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// Whether its bars are for comparing: fewer than four that are longer than nothing say no more than their figures.
    pub fn compares(&self) -> bool {
        let is_drawn = |row: &&Row| row.bar.as_ref().is_some_and(|bar| !bar.pieces.is_empty());
        self.rows.iter().filter(is_drawn).count() >= 4
    }

    /// Says something once.
    fn note(&mut self, note: impl Into<String>) {
        let note = note.into();
        if !self.notes.contains(&note) {
            self.notes.push(note);
        }
    }

    /// Says why figures are missing; each reason once, although a sum repeats those of its parts.
    fn note_absent<'a>(&mut self, absent: impl IntoIterator<Item = &'a Absent>) {
        let mut missing = Vec::new();
        let mut others = Vec::new();
        for absent in absent {
            match absent {
                Absent::Missing(field) if missing.contains(&field.label()) => {}
                Absent::Missing(field) => missing.push(field.label()),
                other => others.push(other.to_string()),
            }
        }
        if !missing.is_empty() {
            self.note(format!("未填，不画：{}", missing.join("、")));
        }
        for other in others {
            self.note(other);
        }
    }
}
