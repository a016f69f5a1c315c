//! The published forms of the tests: the truth they were printed from (`forms`), what readers of PDF make of the print (`texts`), and what is compared.
//!
//! White space inside a cell is not compared: where a cell wraps at one, the text no longer tells that there was one.

#![allow(
    dead_code,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "each test uses some of it; a test that goes wrong stops there"
)]

use std::fs;
use std::path::PathBuf;

use budget_form::exchange::published::Imported;
use budget_form::form::{Form, Period};
use serde_json::Value;

/// Their names.
pub const FORMS: [&str; 4] = ["centre", "library", "sanitation", "sluice"];

/// Ways a text comes about that keep a row together.
pub const ROW_BY_ROW: [&str; 2] = ["copied", "raw"];

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

/// What the form prints by itself: a placed line may consist of these, in whole or in pieces.
const PRINTED: &str = "一级指标 二级指标 三级指标 重点工作 半年指标值 全年指标值 半年目标值 全年目标值 半年度指标值 年度指标值 半年值 全年值 \
    单位名称 单位主要职能 主要职责 机构设置及人员配置 部门整体资金（万元） 收入 支出 财政拨款 资金总额 财政拨款小计 一般公共预算资金 政府性基金 \
    财政专户管理资金 国有资本经营预算资金 国有资本金 社保基金 社会保险基金 上年结转资金 上年结转结余资金 其他资金 其他收入 基本支出 项目支出 \
    半年计划执行数 全年预算数 中长期目标 中长期绩效目标 年度目标 年度绩效目标 决策指标 过程指标 管理过程 履职指标 部门履职 履职效能 效益指标 \
    履职效益 满意度指标 单位：万元 金额单位：万元 - — —— / 无";

/// Every line that counts as placed stands in a text of the form. Blanks, radicals, the labels that the form prints by itself, its title and its year
/// do not count.
pub fn assert_placed_stands(text: &str, imported: &Imported) {
    let form = &imported.form;
    let mut texts = vec![packed(PRINTED)];
    texts.extend(PRINTED.split_whitespace().map(str::to_owned));
    let value = budget_form::exchange::json::form_value(form);
    strings(&value, &mut texts);
    for (level1, level2, row) in form.indicators.rows() {
        let cells = [&level2.name, &row.key_task, &row.name, &row.target.half_year, &row.target.full_year];
        texts.push(packed(&format!("{}{}", level1.label(), cells.map(String::as_str).concat())));
    }
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = unified.split('\n').collect();
    let joined: Vec<usize> = imported
        .report
        .skipped
        .iter()
        .filter_map(|skipped| skipped.why.strip_prefix("逐字拆开的文字，并入第 ")?.strip_suffix(" 行")?.parse().ok())
        .collect();
    for number in imported.report.placed.iter().filter(|number| !joined.contains(number)) {
        let line = budget_form::target::fold_radicals(lines[number - 1]);
        let line: String = line.chars().filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}')).collect();
        if is_title(&line, form) {
            continue;
        }
        for word in line.split_whitespace() {
            let glued = ["单位名称", "单位名称："].iter().find_map(|label| word.strip_prefix(label)).unwrap_or(word);
            let stands = |word: &str| texts.iter().any(|text| text.contains(word.trim_end_matches('：')));
            assert!(
                stands(word) || stands(glued) || is_title(word, form),
                "line {number} “{line}” counts as placed, but “{word}” stands nowhere"
            );
        }
    }
}

fn strings(value: &Value, texts: &mut Vec<String>) {
    match value {
        Value::String(text) => texts.push(packed(text)),
        Value::Array(values) => values.iter().for_each(|value| strings(value, texts)),
        // What has no place is kept there too.
        Value::Object(entries) => {
            entries.iter().filter(|(key, _)| *key != "unplaced").for_each(|(_, value)| strings(value, texts));
        }
        _ => {}
    }
}

/// The title with no more in it than year and unit, or the year.
fn is_title(line: &str, form: &Form) -> bool {
    let mut rest = packed(line).replace("二〇二五", "2025").replace("２０２５", "2025");
    let unit = packed(&form.profile.unit);
    for word in [form.year.as_str(), unit.as_str(), "年度", "金额单位：万元"] {
        if !word.is_empty() {
            rest = rest.replace(word, "");
        }
    }
    let rest: String = rest.chars().filter(|c| !"（）()：:".contains(*c)).collect();
    ["", "苏州市市级部门整体预算绩效目标表", "部门整体预算绩效目标表", "部门整体绩效目标表"].contains(&rest.as_str())
}
