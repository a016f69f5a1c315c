//! The published forms of the tests: the truth they were printed from (`forms`), what readers of PDF make of the print (`texts`), and what is compared.
//!
//! White space inside a cell is not compared: where a cell wraps at one, the text no longer tells that there was one.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "each test uses some of it; a story that goes wrong stops there"
)]

use std::fs;
use std::path::PathBuf;

use budget_form::exchange::published::Imported;
use budget_form::form::{Form, Period};
use serde_json::Value;

/// Their names.
pub const FORMS: [&str; 4] = ["centre", "library", "sanitation", "sluice"];

/// Ways a text comes about that keep a row together; the fourth, `columns`, does not.
pub const ROW_BY_ROW: [&str; 3] = ["copied", "raw", "layout"];

/// 一级, 二级, 重点工作, 三级, 半年, 全年.
pub type Row = [String; 6];

fn folder(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/published").join(name)
}

/// What a reader of PDF makes of a form.
pub fn text(form: &str, mode: &str) -> String {
    fs::read_to_string(folder("texts").join(format!("{form}.{mode}.txt"))).expect("a text")
}

/// What the form was printed from.
pub fn truth(form: &str) -> Value {
    let json = fs::read_to_string(folder("forms").join(format!("{form}.json"))).expect("a form");
    serde_json::from_str(&json).expect("JSON")
}

/// A text without its white space.
pub fn packed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// The rows a form was printed from.
pub fn true_rows(truth: &Value) -> Vec<Row> {
    let string = |value: &Value| packed(value.as_str().expect("a string"));
    let mut rows = Vec::new();
    for entry in truth["indicators"].as_array().expect("a list") {
        let head = [string(&entry["level1"]), string(&entry["level2"])];
        let own = entry["rows"].as_array().expect("a list");
        if own.is_empty() {
            rows.push([head[0].clone(), head[1].clone(), String::new(), String::new(), String::new(), String::new()]);
        }
        for row in own {
            let cell = |at: usize| string(&row[at]);
            rows.push([head[0].clone(), head[1].clone(), cell(0), cell(1), cell(2), cell(3)]);
        }
    }
    rows
}

/// The rows that were read.
pub fn read_rows(form: &Form) -> Vec<Row> {
    let cells = form.indicators.rows().map(|(level1, level2, row)| {
        let target = |period| packed(row.target.get(period));
        [
            level1.code().to_owned(),
            packed(&level2.name),
            packed(&row.key_task),
            packed(&row.name),
            target(Period::HalfYear),
            target(Period::FullYear),
        ]
    });
    cells.collect()
}

/// Every line that is not blank is in exactly one of the three lists.
pub fn assert_accounted(text: &str, imported: &Imported) {
    let report = &imported.report;
    let mut lines: Vec<usize> = report.placed.clone();
    lines.extend(report.skipped.iter().map(|skipped| skipped.line));
    lines.extend(report.unplaced.iter().map(|unplaced| unplaced.line));
    lines.sort_unstable();
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let invisible = |c: char| {
        c.is_whitespace() || c.is_control() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{ad}' | '\u{2060}')
    };
    let filled = unified.split('\n').enumerate().filter(|(_, line)| !line.chars().all(invisible));
    let expected: Vec<usize> = filled.map(|(at, _)| at + 1).collect();
    assert_eq!(lines, expected);
    assert_eq!(imported.form.unplaced, report.unplaced);
}
