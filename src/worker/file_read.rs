//! What the page takes from the answers about texts and files: forms, and what to say of how they were read.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;
use serde_json::Value;

use crate::exchange::json;
use crate::exchange::published::{Layout, Note, Skipped};
use crate::form::{Field, Form, Period, RowId, UnplacedLine};

/// A form that was read from a text or a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FormRead {
    /// The form.
    pub form: Form,
    /// Whether the file holds all of a form, as one of this program does; a paper or a workbook does not.
    pub is_whole: bool,
    /// What it was read from, in words.
    pub source: String,
    /// What a person should compare with the file and what belongs to no single line of `found`, with where it is.
    pub doubts: Vec<String>,
    /// Other sentences about the reading.
    pub notes: Vec<String>,
    /// What was left out on purpose, with the reason.
    pub skipped: Vec<String>,
    /// What has no place in the form, which keeps it too.
    pub unplaced: Vec<Unplaced>,
    /// What was read, beside where it was found; what is doubted stands first. Empty for a running text, whose notes name its lines.
    pub found: Vec<FoundLine>,
}

/// A text that has no place in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// Where it was found.
    pub place: String,
    /// The text, verbatim.
    pub text: String,
    /// Why it has no place.
    pub reason: String,
}

impl Unplaced {
    /// What a form keeps so.
    pub fn of(form: &Form) -> Vec<Self> {
        let line = |of: &UnplacedLine| Self {
            place: format!("第 {} 行", of.line),
            text: of.text.clone(),
            reason: of.reason.clone(),
        };
        form.unplaced.iter().map(line).collect()
    }
}

/// A text of the form, or a row of it, and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundLine {
    /// What it is called.
    pub name: String,
    /// What was read.
    pub content: FoundContent,
    /// Where it was found, as one looks it up in the file.
    pub place: String,
    /// What is doubted about it.
    pub doubts: Vec<String>,
}

/// What was read of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FoundContent {
    /// A text of the form.
    Text(String),
    /// A row: its targets for the half year and the year, and whatever else was read of it.
    Row([String; 2], String),
}

#[derive(Deserialize)]
struct Answer {
    kind: String,
    form: Option<Value>,
    #[serde(default)]
    forms: Vec<Value>,
    report: Value,
}

/// The report about a file with several forms.
#[derive(Deserialize)]
struct Reports {
    forms: Vec<Value>,
    unreadable: Vec<String>,
}

#[derive(Deserialize)]
struct TextReport {
    layout: Layout,
    notes: Vec<Note>,
    skipped: Vec<Skipped>,
}

#[derive(Deserialize)]
struct TableReport {
    tables: Vec<String>,
    found: Vec<Found>,
    doubts: Vec<Doubt>,
    skipped: Vec<LeftOut>,
    unplaced: Vec<LeftOut>,
}

#[derive(Deserialize)]
struct Place {
    text: String,
}

#[derive(Deserialize)]
struct Found {
    field: String,
    text: String,
    place: Place,
}

#[derive(Deserialize)]
struct Doubt {
    field: Option<String>,
    place: Option<Place>,
    message: String,
}

#[derive(Deserialize)]
struct LeftOut {
    place: Place,
    text: String,
    reason: String,
}

impl FormRead {
    /// Takes the forms from the bytes that the second module answers about a text or a foreign file; `None` where they are something else.
    pub fn of_answer(bytes: &[u8]) -> Option<Vec<Self>> {
        let Answer { kind, form, forms, report } = serde_json::from_slice(bytes).ok()?;
        if let Some(form) = form {
            return Some(vec![Self::of_form(&kind, &form, report)?]);
        }
        let Reports { forms: reports, unreadable } = serde_json::from_value(report).ok()?;
        let mut read = forms
            .iter()
            .zip(reports)
            .map(|(form, report)| Self::of_form(&kind, form, report))
            .collect::<Option<Vec<Self>>>()?;
        // What is said of the whole file is said at its first form.
        read.first_mut()?.doubts.extend(unreadable);
        Some(read)
    }

    fn of_form(kind: &str, form: &Value, report: Value) -> Option<Self> {
        let form = json::of_form_value(form).ok()?;
        if kind == "text" {
            return Some(of_text(form, serde_json::from_value(report).ok()?));
        }
        Some(of_tables(form, kind_in_words(kind)?, serde_json::from_value(report).ok()?))
    }
}

/// What a file is called that tables were read from.
fn kind_in_words(kind: &str) -> Option<&'static str> {
    Some(match kind {
        "pdf" => "PDF 文件",
        "xlsx" | "xls" => "Excel 工作簿",
        "ods" => "ODS 工作簿",
        "docx" => "Word 文档",
        "html" => "网页",
        "csv" => "CSV 文件",
        _ => return None,
    })
}

fn of_text(form: Form, report: TextReport) -> FormRead {
    let (checks, notes): (Vec<Note>, Vec<Note>) = report.notes.into_iter().partition(|note| note.check);
    let sentences = |notes: Vec<Note>| notes.iter().map(ToString::to_string).collect();
    let unplaced = Unplaced::of(&form);
    FormRead {
        form,
        is_whole: false,
        source: report.layout.label().to_owned(),
        doubts: sentences(checks),
        notes: sentences(notes),
        skipped: report.skipped.iter().map(ToString::to_string).collect(),
        unplaced,
        found: Vec::new(),
    }
}

fn of_tables(form: Form, kind: &str, report: TableReport) -> FormRead {
    let mut of_field: HashMap<Field, Vec<String>> = HashMap::new();
    let mut doubts = Vec::new();
    for Doubt { field, place, message } in report.doubts {
        let told = place.map_or(message.clone(), |place| format!("{}：{message}", place.text));
        let field = field.and_then(|field| field.parse::<Field>().ok());
        let found = |field: &Field| report.found.iter().any(|found| found.field == field.to_string());
        match field.filter(found) {
            Some(field) => of_field.entry(field).or_default().push(message),
            None => doubts.push(told),
        }
    }
    let mut lines = lines(&form, &report.found, &mut of_field);
    // In the order of the form otherwise.
    lines.sort_by_key(|line| line.doubts.is_empty());
    let source = match report.tables.as_slice() {
        [] => kind.to_owned(),
        tables => {
            format!("{kind}，读到{}", tables.iter().map(|table| format!("“{table}”")).collect::<Vec<_>>().join("、"))
        }
    };
    let skipped = report.skipped.iter().map(|left| format!("{}“{}”：{}", left.place.text, left.text, left.reason));
    let unplaced = report.unplaced.into_iter().map(|left| Unplaced {
        place: left.place.text,
        text: left.text,
        reason: left.reason,
    });
    FormRead {
        form,
        is_whole: false,
        source,
        doubts,
        notes: Vec::new(),
        skipped: skipped.collect(),
        unplaced: unplaced.collect(),
        found: lines,
    }
}

/// One line for each text of the upper part and for each row, in the order in which they were found.
fn lines(form: &Form, found: &[Found], doubts: &mut HashMap<Field, Vec<String>>) -> Vec<FoundLine> {
    let names: BTreeMap<RowId, String> =
        form.indicators.filled().map(|(_, level2, row)| (row.id, format!("{} · {}", level2.name, row.name))).collect();
    let mut lines: Vec<FoundLine> = Vec::new();
    let mut rows: HashMap<RowId, usize> = HashMap::new();
    for Found { field, text, place } in found {
        let Ok(field) = field.parse::<Field>() else { continue };
        let doubted = doubts.remove(&field).unwrap_or_default();
        let Some(row) = field.row() else {
            // The name of a 二级指标 stands in the names of its rows.
            if !matches!(field, Field::Level2Name(_)) || !doubted.is_empty() {
                let content = FoundContent::Text(text.clone());
                lines.push(FoundLine { name: field.label(), content, place: place.text.clone(), doubts: doubted });
            }
            continue;
        };
        let at = *rows.entry(row).or_insert_with(|| {
            let name = names.get(&row).cloned().unwrap_or_default();
            let content = FoundContent::Row(Default::default(), String::new());
            lines.push(FoundLine { name, content, place: place.text.clone(), doubts: Vec::new() });
            lines.len() - 1
        });
        let Some(line) = lines.get_mut(at) else { continue };
        line.doubts.extend(doubted);
        let FoundContent::Row([half_year, full_year], others) = &mut line.content else { continue };
        match field {
            Field::Name(_) => line.place.clone_from(&place.text),
            Field::Target(_, Period::HalfYear) => half_year.clone_from(text),
            Field::Target(_, Period::FullYear) => full_year.clone_from(text),
            other => {
                let comma = if others.is_empty() { "" } else { "；" };
                *others = format!("{others}{comma}{} {text}", other.label());
            }
        }
    }
    lines
}
