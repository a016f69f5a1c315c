//! Published forms read back: the same form as viewers copy it and as `pdftotext -raw` prints it, against the truth it was printed from (`tests/published/forms`).

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod published;

mod support;

use budget_form::exchange::published::read;
use budget_form::form::{ExpenditureLine, Field, IncomeSource, IncomeTotal, Level1, Period};
use proptest::prelude::*;
use published::{FORMS, ROW_BY_ROW, assert_accounted, packed, read_rows, text, true_rows, truth};
use support::declared_form;

#[test]
fn every_cell_is_read() {
    for name in FORMS {
        let truth = truth(name);
        for mode in ROW_BY_ROW {
            let text = text(name, mode);
            let imported = read(&text).unwrap();
            let place = format!("{name} {mode}");
            let (rows, truths) = (read_rows(&imported.form), true_rows(&truth));
            for (row, truth) in rows.iter().zip(&truths) {
                // A value whose column does not follow from the text stays out of the row, but is reported.
                let reported =
                    |cell: &str| imported.report.unplaced.iter().any(|line| packed(&line.text).contains(cell));
                let right =
                    row.iter().zip(truth).all(|(cell, truth)| cell == truth || (cell.is_empty() && reported(truth)));
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
                assert_eq!(form.text(field).map(packed), truth[key].as_str().map(packed), "{place} {key}");
            }
            assert_accounted(&text, &imported);
        }
    }
}

#[test]
fn every_amount_is_read() {
    for name in FORMS {
        let truth = truth(name);
        for mode in ROW_BY_ROW {
            let form = read(&text(name, mode)).unwrap().form;
            let place = format!("{name} {mode}");
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
fn line_ends_and_marks_of_other_systems_change_nothing() {
    for name in FORMS {
        for mode in ROW_BY_ROW {
            let text = text(name, mode);
            let plain = read(&text).unwrap().form;
            assert_eq!(read(&format!("\u{feff}{}", text.replace('\n', "\r\n"))).unwrap().form, plain);
        }
    }
}

#[test]
fn radicals_of_pdf_fonts_are_read_as_characters() {
    let text = text("centre", "copied");
    let with_radicals = text.replace('人', "⼈").replace('金', "⾦").replace('长', "⻓").replace('门', "⻔");
    assert_ne!(with_radicals, text);
    assert_eq!(read(&with_radicals).unwrap().form, read(&text).unwrap().form);
}

#[test]
fn a_published_total_that_disagrees_is_reported() {
    let report = read(&text("library", "copied")).unwrap().report;
    assert_eq!(report.mismatches.len(), 1);
    assert_eq!(
        (report.mismatches[0].published.as_str(), report.mismatches[0].computed.as_str()),
        ("3,260.00", "3258.50")
    );
}

#[test]
fn the_example_has_what_the_sample_has() {
    let form = declared_form();
    let count = |level1| form.indicators.rows().filter(|(of, _, row)| *of == level1 && !row.is_blank()).count();
    assert_eq!(Level1::ALL.map(count), [6, 26, 13, 8, 1]);
    assert_eq!(form.unplaced, []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// Lines go missing, repeat and change places in what people copy. Whatever is read then, no line is lost.
    #[test]
    fn no_line_of_a_mangled_text_is_lost(form in 0..FORMS.len(), mode in 0..ROW_BY_ROW.len(), cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6)) {
        let whole = text(FORMS[form], ROW_BY_ROW[mode]);
        let mut lines: Vec<&str> = whole.lines().collect();
        for (from, to) in cuts {
            let line = lines.remove(from.index(lines.len()));
            let at = to.index(lines.len() + 1);
            lines.insert(at, line);
            lines.remove(at / 2);
        }
        let text = lines.join("\n");
        if let Ok(imported) = read(&text) {
            assert_accounted(&text, &imported);
        }
    }

    #[test]
    fn no_text_makes_the_reader_fail(text in "\\PC{0,200}", head in any::<bool>()) {
        let text = if head { format!("单位名称 某某中心\n一级指标 二级指标 三级指标 半年指标值 全年指标值\n{text}") } else { text };
        if let Ok(imported) = read(&text) {
            assert_accounted(&text, &imported);
        }
    }
}

#[test]
fn the_declared_form_is_what_its_published_text_gives() {
    let mut expected = read(&text("centre", "copied")).unwrap().form;
    "苏州市示例中心".clone_into(&mut expected.profile.unit);
    assert_eq!(declared_form(), expected);
    let opened = budget_form::exchange::json::read(support::DECLARED_FILE).unwrap();
    assert!(opened.remarks.is_empty(), "{:?}", opened.remarks);
}
