//! The engine without the screens: what the page offers scripts as `window.budgetForm`. JSON text in, JSON text out, a sentence on bad input.
//!
//! A page or script that loads the file (in a frame or a browser driver) finds it from the event `budgetform:ready` on `document` on. Every function
//! answers a promise, of JSON text unless said otherwise, which bad input rejects with an `Error` whose message is a Chinese sentence that says what to
//! do. Amounts and figures are strings, in 万元; every text stands as it was typed. A form is an exported file or the form in it; its keys are in
//! `src/exchange/json/schema.json`. Missing keys mean empty; unknown keys are reported, kept and written back.
//!
//! - `version` is the version of the program, a string.
//! - `parseTarget(text, neighbour?)` says what is understood of a 指标值: `{"kind": "number" | "date" | "phrase" | "check", "op": "≥" | "＞" | "＝" |
//!   "＜" | "≤", "number": "450", "unit": "亿元", "reading": "不低于 450 亿元", "text": …}`; `check` has a `reason`. `neighbour` is the value of the
//!   other period, which may confirm or contradict it.
//! - `importFile(bytes, name)` reads a file, given as a `Uint8Array`: `{"kind", "form", "report"}`. `kind` is `pdf`, `xlsx`, `xls`, `ods`, `docx`,
//!   `html`, `csv`, `text`, `json` (an exported file), `record` (the raw content of a kept record) or `rescue` (the file of the recovery panel). What
//!   the file is is decided by its content. One with several forms has `forms` in place of `form`, with `report.forms` beside them and
//!   `report.unreadable`. For files with tables the report has `tables`, `found` (each text of the form with its `field` and `place`: sheet, page or
//!   table, row, column, cell, and `text` for people), `doubts`, `skipped`, `unplaced`, `counts` and `totalMismatches`. Read in a worker, in turn.
//! - `importText(text)` reads the text of a published form: `{"kind": "text", "form": …, "report": …}`. The report counts what was read, and lists
//!   every line that was `placed` (by number), `skipped` (with reason) or `unplaced`, the `notes`, and `totalMismatches`.
//! - `evaluate(form, detail?)` gives figures and verdicts: `totals`, `execution` (each rate with `numerator`, `denominator`, `quotient`, `percent`),
//!   `summary` (counts by group, period and status), `indicators` (per period: `target` as understood, `origin` (`typed`, `computed` or
//!   `overridden`), `status`, `light`, `completion`, and the code of its `reason`), `offTrack` (what is behind, worst first, with what has still to be
//!   said), `score` (绩效自评: `weights`, `rows` with `effectiveWeight`, `share`, `source` and `score`, `groups`, `whole`, `total`, `grade`, `spread`;
//!   `total` and `grade` are `null` where there is no score yet). With the detail `"explained"` every sentence as well: `reason` in words, the
//!   `reading` of a target, the `explanation` of a status, and `explanations` of all other figures by their address; this is what the exported file
//!   carries. With the detail `"verdicts"` only each indicator's `id` and `status` per period, and the `total` and `grade` of `score`, where they stand
//!   among all: for a roll-up of many forms this is several times as quick. A figure that cannot be computed is `{"absent": "missing" | "notApplicable" | "unreadable" | "negativeDenominator" | "tooLarge"}`.
//! - `explain(form, address)` says how one figure came about: `{"title", "formula", "numbers", "result", "source", "assumption", "setting"}`, `null`
//!   where the form has no such figure. Addresses are the keys of `explanations` (`execution/total/halfYear/rate`, `score/total`) and
//!   `indicators/ID/halfYear`, `…/fullYear`, `…/forecast`.
//! - `check(form)` gives `{"findings": [{"code", "severity", "title", "field", "related", "message"}], "accepted": [… with "reason"]}`, in the order of
//!   the form. `accepted` are findings that were answered with 已核对; `severity` is `error`, `warning` or `advice`; `related` are other fields it is
//!   about. What is checked depends on the `stage`; only the screens compare 年度 with the present year (C22), since a script has no clock. The rules
//!   are in `src/check/table.rs`.
//! - `exportFile(form, format, paper?)` gives a `Uint8Array` with the file; `format` is `"xlsx"`, `"docx"`, `"csv"`, `"ndjson"`, `"html"`, `"text"`,
//!   `"page"` or `"national"`. `docx`, `html` and `text` hold the papers up to the stage of the form, or the one `paper` (`"target"`, `"monitoring"`,
//!   `"selfEvaluation"`).
//! - `compare(old, new)` says what changed between two forms: `{"counts": {kind: n}, "changes": [{"section", "level1", "level2", "name", "column",
//!   "kind", "old", "new", "oldField", "newField"}]}`; `kind` is `added`, `removed`, `changed`, `moved`, `rewritten` (written differently, says the
//!   same) or `follows` (computed).
//!
//! The codes of a reason: `compared`, `inTime`, `late`, `words`, `sameWords`, `rowWaived`, `actualWaived`, `baseNotApplicable`, `notComputed`,
//! `nothingFilled`, `targetMissing`, `actualMissing`, `accountMissing`, `actualUnclear`, `targetUnclear`, `notADate`, `notANumber`, `oneRatio`,
//! `unitsDiffer`, `noBound`, `tooLarge`, `noYear`, `dayNotPrecise`, `countedFromElsewhere`.

use serde_json::{Value, json};

use crate::brief::brief;
use crate::check::{Checked, Finding};
use crate::evaluate::{Detail, Evaluation, Figure};
use crate::exchange::json as form_json;
use crate::exchange::published::{self, Imported};
use crate::handover::Format;
use crate::paper::Paper;
use crate::{check, compare, evaluate, target};

/// The version of the program.
pub fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// What is understood of a target value, as JSON. `neighbour` is the value of the other period, where there is one.
pub fn parse_target(text: &str, neighbour: Option<&str>) -> String {
    let target = neighbour.map_or_else(|| target::parse(text), |neighbour| target::parse_beside(text, neighbour));
    target::describe(&target, text).to_string()
}

/// Reads the text of a published form: `{"form": …, "report": …}`.
///
/// # Errors
/// A sentence when the text is no form.
pub fn import_text(text: &str) -> Result<String, String> {
    published::read(text).map(|imported| self::imported(&imported).to_string()).map_err(|error| error.to_string())
}

/// What [`import_text`] answers of a form that was read: `{"kind": "text", "form": …, "report": …}`.
pub fn imported(imported: &Imported) -> Value {
    json!({ "kind": "text", "form": form_json::form_value(&imported.form), "report": imported.report.to_json() })
}

/// The format and the paper that a file is asked for by their words.
///
/// # Errors
/// A sentence that names the words there are.
pub fn wanted_file(format: &str, paper: Option<&str>) -> Result<(Format, Option<Paper>), String> {
    let codes = |codes: Vec<&str>| codes.iter().map(|code| format!("\"{code}\"")).collect::<Vec<_>>().join("、");
    let unknown = |word: &str, nth: &str, known: String| format!("不认识“{}”，{nth}只能是 {known}", brief(word));
    let named = Format::of_code(format).ok_or_else(|| {
        let known = Format::ALL.map(Format::code).into_iter().chain(["page"]).collect();
        unknown(format, "第二个参数", codes(known))
    })?;
    let Some(word) = paper else { return Ok((named, None)) };
    let paper = Paper::ALL.into_iter().find(|paper| paper.code() == word);
    let paper =
        paper.ok_or_else(|| unknown(word, "第三个参数", codes(Paper::ALL.map(Paper::code).to_vec()) + " 或不填"))?;
    Ok((named, Some(paper)))
}

/// A form as the program writes it, without what is computed from it.
///
/// # Errors
/// A sentence when the text is no form.
pub fn form_text(form: &str) -> Result<String, String> {
    let form = form_json::read(form).map_err(|error| error.to_string())?.form;
    Ok(form_json::write(&form, None))
}

/// Everything computed from a form (an exported file, or the form in it): figures and verdicts or, with the detail `explained`, all sentences as well;
/// with the detail `verdicts` the verdicts alone.
///
/// # Errors
/// A sentence when the text is no form, or the detail is not known.
pub fn evaluate(form: &str, detail: Option<&str>) -> Result<String, String> {
    let detail = match detail {
        None => Some(Detail::Figures),
        Some("explained") => Some(Detail::Explained),
        Some("verdicts") => None,
        Some(other) => {
            return Err(format!("不认识“{}”，第二个参数只能是 \"explained\"、\"verdicts\" 或不填", brief(other)));
        }
    };
    let form = form_json::read(form).map_err(|error| error.to_string())?.form;
    let evaluation = Evaluation::of(&form);
    Ok(match detail {
        Some(detail) => evaluate::results_text(&form, &evaluation, detail),
        None => evaluate::verdicts_text(&evaluation),
    })
}

/// How one figure of a form came about, by its address as `evaluate` names it (`execution/total/halfYear/rate`, `indicators/12/fullYear`); `null` where
/// the form has no such figure.
///
/// # Errors
/// A sentence when the text is no form, or the address is none.
pub fn explain(form: &str, address: &str) -> Result<String, String> {
    let form = form_json::read(form).map_err(|error| error.to_string())?.form;
    let figure = address.parse::<Figure>().map_err(|error| error.to_string())?;
    let told = evaluate::explain(&form, &Evaluation::of(&form), figure);
    Ok(json!(told).to_string())
}

/// What changed from one version of a form to another: `{"counts": …, "changes": […]}`.
///
/// # Errors
/// A sentence that says which of the two texts is no form, and why.
pub fn compare(old: &str, new: &str) -> Result<String, String> {
    let old = form_json::read(old).map_err(|error| format!("原表：{error}"))?;
    let new = form_json::read(new).map_err(|error| format!("现表：{error}"))?;
    Ok(compare::to_json(&compare::compare(&old.form, &new.form)).to_string())
}

/// All findings about a form: `{"findings": [{"code", "severity", "title", "field", "related", "message"}, …], "accepted": […]}`. Those under `accepted`
/// were answered with 已核对 and have the `reason` as well.
///
/// # Errors
/// A sentence when the text is no form.
pub fn check(form: &str) -> Result<String, String> {
    let opened = form_json::read(form).map_err(|error| error.to_string())?;
    let Checked { open, accepted } = check::check_evaluated(&opened.form, &Evaluation::of(&opened.form), None);
    let open: Vec<Value> = open.iter().map(|finding| finding_json(finding, None)).collect();
    let accepted: Vec<Value> =
        accepted.iter().map(|accepted| finding_json(&accepted.finding, Some(&accepted.reason))).collect();
    Ok(json!({ "findings": open, "accepted": accepted }).to_string())
}

fn finding_json(finding: &Finding, reason: Option<&str>) -> Value {
    let mut json = json!({
        "code": finding.rule,
        "severity": finding.severity(),
        "title": finding.rule.entry().title,
        "field": finding.field.map(|field| field.to_string()),
        "related": finding.related.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "message": finding.sentence,
    });
    if let (Value::Object(entries), Some(reason)) = (&mut json, reason) {
        entries.insert("reason".to_owned(), reason.into());
    }
    json
}
