//! The report about tables that were read: what was found where, what is doubted, what was left out and what has no place.

use serde_json::{Map, Value, json};

use crate::exchange::published::json::{counts, mismatches};
use crate::exchange::published::{Level1Count, TotalMismatch};
use crate::form::Field;
use crate::grid::Place;

/// A text of the form and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The field it stands at now.
    pub field: Field,
    /// The text as it was read.
    pub text: String,
    /// The name of the file; empty where it came from no file.
    pub file: String,
    /// Where in the file.
    pub place: Place,
}

/// Something that a person should compare with the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubt {
    /// The field it is about, where it is about one.
    pub field: Option<Field>,
    /// The name of the file; empty where it came from no file.
    pub file: String,
    /// Where in the file, where it is about one place.
    pub place: Option<Place>,
    /// What is doubted, as a sentence for the user.
    pub sentence: String,
}

/// A cell, or a line outside of tables, that is not in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The name of the file; empty where it came from no file.
    pub file: String,
    /// Where in the file.
    pub place: Place,
    /// Its text, verbatim.
    pub text: String,
    /// Why it is not in the form, as a sentence for the user.
    pub why: String,
}

/// What became of the tables. Every cell and line that is not blank was placed, or is in exactly one of `skipped` and `unplaced`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// What the tables are, in the words of their titles or sheets, in the order they were read.
    pub tables: Vec<String>,
    /// What was read, by group, in the order of the form.
    pub groups: [Level1Count; 5],
    /// How many cells and lines were placed, labels and heads among them.
    pub placed: usize,
    /// The texts of the form with their places.
    pub found: Vec<Found>,
    /// What is to be checked; it should stand first where the report is shown.
    pub doubts: Vec<Doubt>,
    /// What was left out on purpose: heads that stand again, figures that the program computes.
    pub skipped: Vec<LeftOut>,
    /// What has no place in the form. The form keeps it too.
    pub unplaced: Vec<LeftOut>,
    /// Published totals that are not the sum of their parts.
    pub mismatches: Vec<TotalMismatch>,
}

impl Report {
    /// The number of indicators that were read.
    pub fn indicators(&self) -> usize {
        self.groups.iter().map(|group| group.indicators).sum()
    }

    /// The report as JSON: counts by group, and what became of each text.
    pub fn to_json(&self) -> Value {
        json!({
            "tables": self.tables,
            "indicators": self.indicators(),
            "emptyLevel2": self.groups.iter().map(|group| group.empty_level2).sum::<usize>(),
            "counts": counts(&self.groups),
            "placed": self.placed,
            "found": self.found.iter().map(|found| json!({
                "field": found.field, "text": found.text, "file": found.file, "place": place(&found.place),
            })).collect::<Vec<_>>(),
            "doubts": self.doubts.iter().map(|doubt| json!({
                "field": doubt.field, "file": doubt.file, "place": doubt.place.as_ref().map(place), "message": doubt.sentence,
            })).collect::<Vec<_>>(),
            "skipped": self.skipped.iter().map(left_out).collect::<Vec<_>>(),
            "unplaced": self.unplaced.iter().map(left_out).collect::<Vec<_>>(),
            "totalMismatches": mismatches(&self.mismatches),
        })
    }
}

/// A place: the words that name it, and for a program its parts, rows and columns counted from 1.
fn place(place: &Place) -> Value {
    use crate::grid::Part;
    let mut value = Map::new();
    value.insert("text".to_owned(), json!(place.to_string()));
    let (key, part) = match &place.part {
        Part::Sheet(name) => ("sheet", json!(name)),
        Part::Page(number) => ("page", json!(number)),
        Part::Table(number) => ("table", json!(number)),
        Part::Pasted => ("pasted", json!(true)),
    };
    value.insert(key.to_owned(), part);
    value.insert("row".to_owned(), json!(place.row + 1));
    value.insert("column".to_owned(), json!(place.column.map(|column| column + 1)));
    value.insert("cell".to_owned(), json!(place.cell()));
    Value::Object(value)
}

fn left_out(of: &LeftOut) -> Value {
    json!({ "file": of.file, "place": place(&of.place), "text": of.text, "reason": of.why })
}
