//! Published forms read back: the same form in four layouts of its text, against the truth it was printed from (`tests/published/forms`).

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a story that goes wrong stops there")]

use std::collections::BTreeSet;

use budget_form::exchange::published::{Imported, read};
use budget_form::form::{ExpenditureLine, Field, IncomeSource, IncomeTotal, Level1, Period};
use proptest::prelude::*;
use serde_json::Value;

const FORMS: [(&str, [(&str, &str); 4]); 4] = [
    (
        include_str!("published/forms/centre.json"),
        [
            ("copied", include_str!("published/texts/centre.copied.txt")),
            ("raw", include_str!("published/texts/centre.raw.txt")),
            ("layout", include_str!("published/texts/centre.layout.txt")),
            ("columns", include_str!("published/texts/centre.columns.txt")),
        ],
    ),
    (
        include_str!("published/forms/library.json"),
        [
            ("copied", include_str!("published/texts/library.copied.txt")),
            ("raw", include_str!("published/texts/library.raw.txt")),
            ("layout", include_str!("published/texts/library.layout.txt")),
            ("columns", include_str!("published/texts/library.columns.txt")),
        ],
    ),
    (
        include_str!("published/forms/sanitation.json"),
        [
            ("copied", include_str!("published/texts/sanitation.copied.txt")),
            ("raw", include_str!("published/texts/sanitation.raw.txt")),
            ("layout", include_str!("published/texts/sanitation.layout.txt")),
            ("columns", include_str!("published/texts/sanitation.columns.txt")),
        ],
    ),
    (
        include_str!("published/forms/sluice.json"),
        [
            ("copied", include_str!("published/texts/sluice.copied.txt")),
            ("raw", include_str!("published/texts/sluice.raw.txt")),
            ("layout", include_str!("published/texts/sluice.layout.txt")),
            ("columns", include_str!("published/texts/sluice.columns.txt")),
        ],
    ),
];

/// 一级, 二级, 重点工作, 三级, half year, year.
type Row = [String; 6];

fn true_rows(truth: &Value) -> Vec<Row> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let mut rows = Vec::new();
    for group in truth["indicators"].as_array().unwrap() {
        let (level1, level2) = (text(&group["level1"]), text(&group["level2"]));
        let cells = group["rows"].as_array().unwrap();
        if cells.is_empty() {
            rows.push([level1.clone(), level2.clone(), String::new(), String::new(), String::new(), String::new()]);
        }
        for row in cells {
            rows.push([level1.clone(), level2.clone(), text(&row[0]), text(&row[1]), text(&row[2]), text(&row[3])]);
        }
    }
    rows
}

fn read_rows(imported: &Imported) -> Vec<Row> {
    let rows = imported.form.indicators.rows();
    rows.map(|(level1, level2, row)| {
        [
            level1.code().to_owned(),
            level2.name.clone(),
            row.key_task.clone(),
            row.name.clone(),
            row.target.half_year.clone(),
            row.target.full_year.clone(),
        ]
    })
    .collect()
}

/// Every line that says something is in exactly one list.
fn account_for(text: &str, imported: &Imported) {
    let said: BTreeSet<usize> = text
        .lines()
        .enumerate()
        .filter(|(_, line)| line.chars().any(|c| !c.is_whitespace() && c != '\u{feff}' && c != '\u{c}'))
        .map(|(at, _)| at + 1)
        .collect();
    let report = &imported.report;
    let mut lines: Vec<usize> = report.placed.clone();
    lines.extend(report.skipped.iter().map(|line| line.line));
    lines.extend(report.unplaced.iter().map(|line| line.line));
    let told: BTreeSet<usize> = lines.iter().copied().collect();
    assert_eq!(told.len(), lines.len(), "a line is told twice");
    assert_eq!(told, said);
    assert_eq!(report.unplaced, imported.form.unplaced);
}

#[test]
fn cell_after_cell_and_kept_layout_are_read_completely() {
    for (truth, texts) in FORMS {
        let truth: Value = serde_json::from_str(truth).unwrap();
        for (mode, text) in texts.iter().filter(|(mode, _)| *mode != "columns") {
            let imported = read(text).unwrap();
            let place = format!("{} {mode}", truth["unit"]);
            let (rows, truths) = (read_rows(&imported), true_rows(&truth));
            for (row, truth) in rows.iter().zip(&truths) {
                // Where a cell wraps at a space, the text no longer tells that there was one. A value of which the text does not tell the
                // column stays out of the row, but is told.
                let plain = |text: &str| text.replace(' ', "");
                let told =
                    |cell: &str| imported.report.unplaced.iter().any(|line| plain(&line.text).contains(&plain(cell)));
                let right = row
                    .iter()
                    .zip(truth)
                    .all(|(cell, truth)| plain(cell) == plain(truth) || (cell.is_empty() && told(truth)));
                assert!(right, "{place}\n  read {row:?}\n  true {truth:?}");
            }
            assert_eq!(rows.len(), truths.len(), "{place}");
            let form = &imported.form;
            for (field, key) in [
                (Field::Year, "year"),
                (Field::Unit, "unit"),
                (Field::Functions, "functions"),
                (Field::Organisation, "organisation"),
                (Field::LongTermGoal, "longTerm"),
                (Field::AnnualGoal, "annual"),
            ] {
                // Where a paragraph ends cannot always be seen; every character can.
                let solid = |text: Option<&str>| text.map(|text| text.split_whitespace().collect::<String>());
                assert_eq!(solid(form.text(field)), solid(truth[key].as_str()), "{place} {key}");
            }
            account_for(text, &imported);
        }
    }
}

#[test]
fn amounts_are_read_in_every_layout() {
    for (truth, texts) in FORMS {
        let truth: Value = serde_json::from_str(truth).unwrap();
        for (mode, text) in texts.iter().filter(|(mode, _)| *mode != "columns") {
            let form = read(text).unwrap().form;
            let place = format!("{} {mode}", truth["unit"]);
            for source in IncomeSource::ALL {
                assert_eq!(
                    Some(form.funds.income.get(source)),
                    truth["income"][source.code()].as_str(),
                    "{place} {source:?}"
                );
            }
            for total in IncomeTotal::ALL {
                let published = form.funds.published_totals.get(total);
                assert_eq!(Some(published), truth["income"][total.code()].as_str(), "{place} {total:?}");
            }
            for line in ExpenditureLine::ALL {
                for (at, period) in Period::ALL.into_iter().enumerate() {
                    let amount = truth["expenditure"][line.code()][at].as_str();
                    assert_eq!(Some(form.funds.planned(line, period)), amount, "{place} {line:?} {period:?}");
                }
            }
        }
    }
}

#[test]
fn column_after_column_is_never_read_wrongly() {
    for (truth, texts) in FORMS {
        let truth: Value = serde_json::from_str(truth).unwrap();
        let (_, text) = texts.iter().find(|(mode, _)| *mode == "columns").unwrap();
        let imported = read(text).unwrap();
        let rows = true_rows(&truth);
        for row in read_rows(&imported).into_iter().filter(|row| !row[3].is_empty()) {
            let right = rows.iter().any(|truth| {
                // A cell may be left empty; one that is filled must be the right one.
                truth.iter().zip(&row).all(|(truth, read)| read.is_empty() || truth == read)
            });
            assert!(right, "{} {row:?}", truth["unit"]);
        }
        let form = &imported.form;
        for source in IncomeSource::ALL {
            let amount = form.funds.income.get(source);
            assert!(
                amount.is_empty() || Some(amount) == truth["income"][source.code()].as_str(),
                "{source:?} {amount}"
            );
        }
        account_for(text, &imported);
    }
}

#[test]
fn line_ends_and_marks_of_other_systems_change_nothing() {
    for (_, texts) in FORMS {
        for (_, text) in texts {
            let plain = read(text).unwrap().form;
            assert_eq!(read(&format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap().form, plain);
        }
    }
}

#[test]
fn radicals_of_pdf_fonts_are_read_as_characters() {
    let (_, texts) = FORMS[0];
    let (_, text) = texts[0];
    let with_radicals = text.replace('人', "⼈").replace('金', "⾦").replace('长', "⻓").replace('门', "⻔");
    assert_ne!(with_radicals, text);
    assert_eq!(read_rows(&read(&with_radicals).unwrap()), read_rows(&read(text).unwrap()));
}

#[test]
fn a_published_total_that_disagrees_is_reported() {
    let (_, texts) = FORMS[1];
    let report = read(texts[0].1).unwrap().report;
    assert_eq!(report.mismatches.len(), 1);
    assert_eq!(
        (report.mismatches[0].published.as_str(), report.mismatches[0].computed.as_str()),
        ("3,260.00", "3258.50")
    );
}

#[test]
fn the_example_has_what_the_sample_has() {
    let form = budget_form::exchange::example::form();
    let count = |level1| form.indicators.rows().filter(|(of, _, row)| *of == level1 && !row.is_blank()).count();
    assert_eq!(Level1::ALL.map(count), [6, 26, 13, 8, 1]);
    assert_eq!(form.unplaced, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Lines go missing, repeat and change places in what people copy. Whatever is read then, no line is lost.
    #[test]
    fn no_line_of_a_mangled_text_is_lost(form in 0..FORMS.len(), mode in 0_usize..4, cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6)) {
        let mut lines: Vec<&str> = FORMS[form].1[mode].1.lines().collect();
        for (from, to) in cuts {
            let line = lines.remove(from.index(lines.len()));
            let at = to.index(lines.len() + 1);
            lines.insert(at, line);
            lines.remove(at / 2);
        }
        let text = lines.join("\n");
        if let Ok(imported) = read(&text) {
            account_for(&text, &imported);
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,200}", head in any::<bool>()) {
        let text = if head { format!("单位名称 某某中心\n一级指标 二级指标 三级指标 半年指标值 全年指标值\n{text}") } else { text };
        if let Ok(imported) = read(&text) {
            account_for(&text, &imported);
        }
    }
}

#[test]
fn the_example_is_what_its_published_text_gives() {
    let mut expected = read(include_str!("published/texts/centre.copied.txt")).unwrap().form;
    "苏州市示例中心".clone_into(&mut expected.profile.unit);
    assert_eq!(budget_form::exchange::example::form(), expected);
    let opened = budget_form::exchange::json::read(include_str!("../src/exchange/example.json")).unwrap();
    assert!(opened.remarks.is_empty(), "{:?}", opened.remarks);
}
