//! The checks on generated forms, large and odd: they end, agree with themselves and name places that exist.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::check::{Finding, check};
use budget_form::form::{Field, Form, Indicator, Level1, Period, Stage};
use budget_form::progress::Progress;
use proptest::prelude::*;
use support::faultless::faultless;

/// A form of a few thousand rows, each with something to say about: a search within a search would not come to its end in minutes.
#[test]
fn a_long_form_is_checked_to_its_end() {
    const ROWS: usize = 20_000;
    let mut form = faultless(Stage::SelfEvaluation).form().clone();
    let row = form.indicators.group(Level1::Duty)[0].rows[0].clone();
    let name = |at: usize| format!("{}{at}", row.name);
    let named = (0..ROWS).map(|at| Indicator { name: name(at), rating: "120".into(), ..row.clone() });
    form.indicators.push_level2(Level1::Duty, "很多", named);
    assert!(check(&form).len() >= ROWS);
}

/// The fields of a form of which any may be typed into.
fn any_field(form: &Form) -> Vec<Field> {
    let rows = form.indicators.rows().map(|(_, _, row)| row.id.0);
    let of_row = |id: u32| {
        ["keyTask", "name", "weight", "rating", "monitoring/expected"]
            .map(|column| format!("indicators/{id}/{column}"))
            .into_iter()
            .chain(["target", "actual", "overrideReason", "explanation"].into_iter().flat_map(move |column| {
                Period::ALL.map(|period| format!("indicators/{id}/{column}/{}", period.code()))
            }))
    };
    let lines = ["basic", "project"].into_iter().flat_map(|line| {
        Period::ALL.into_iter().flat_map(move |period| {
            let at = period.code();
            [
                format!("funds/expenditure/{line}/{at}"),
                format!("progress/{line}/adjustment/{at}"),
                format!("progress/{line}/executed/{at}"),
            ]
        })
    });
    let others = [
        "year",
        "profile/unit",
        "goals/annual",
        "funds/income/other",
        "funds/publishedTotals/total",
        "settings/partialFrom",
        "settings/groupShares/duty",
        "settings/gradeFrom/good",
        "baseData/staffQuota/fullYear",
        "baseData/assetsTotal/halfYear",
    ];
    let all = rows.flat_map(of_row).chain(lines).chain(others.map(str::to_owned));
    all.map(|address| address.parse().unwrap()).collect()
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        "[≥≤＝><±]?-?[0-9]{0,30}(\\.[0-9]{0,30})?(亿元|万元|%|%%|场|人次|天|家家|个（个）|年底前)?(以上|以内|左右)?",
        Just("79228162514264337593543950335".to_owned()),
        Just("0.0000000000000000000000000001%".to_owned()),
        Just("999999999999999".to_owned()),
        Just("-999999999999999.999999".to_owned()),
        Just("1:0".to_owned()),
        Just("不适用".to_owned()),
        Just("XX".to_owned()),
        Just("（（）".to_owned()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(30))]

    #[test]
    fn any_texts_are_checked_without_a_stop_and_always_alike(
        texts in prop::collection::vec((0_usize..10_000, any_text()), 1..30),
        stage in 0_usize..3,
    ) {
        let mut unit = faultless(Stage::ALL[stage]);
        unit.run(&["approved=批复稿"]);
        let fields = any_field(unit.form());
        for (at, text) in texts {
            unit.type_into(fields[at % fields.len()], &text);
        }
        let findings = check(unit.form());
        prop_assert_eq!(&findings, &check(unit.form()));
        // A finding that only asks for cells is not counted beside them, so each of them has to be counted.
        let progress = Progress::of(unit.form(), &findings);
        for field in findings.iter().flat_map(Finding::to_fill) {
            prop_assert!(progress.missing().any(|cell| cell.field == field), "{} is asked for and not counted", field);
        }
        for finding in findings {
            prop_assert!(finding.field.is_none_or(|field| unit.form().text(field).is_some()));
            prop_assert!(!finding.sentence.is_empty() && finding.rule.applies(Stage::ALL[stage]));
        }
    }
}
