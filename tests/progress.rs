//! What a stage still wants, and that filling it in ends with nothing to remind of.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::collections::BTreeSet;

use budget_form::check::{Finding, Rule, Severity, check};
use budget_form::edit::Edit;
use budget_form::form::{
    Cause, Field, Form, Judgement, Level1, Likelihood, Part, Period, RowChoice, Stage, standard_form,
};
use budget_form::parts::tasks;
use budget_form::progress::{Cell, Need, Progress};
use support::{Unit, declared_form, progress};

fn missing(unit: &Unit) -> Vec<String> {
    progress(unit.form()).missing().map(|cell| cell.field.to_string()).collect()
}

fn need(unit: &Unit, place: &str) -> Need {
    let field = unit.field(place);
    progress(unit.form()).cells().iter().find(|cell| cell.field == field).map_or(Need::Free, |cell| cell.need)
}

/// Does what a missing cell wants, as somebody would who has something to say to everything.
fn fill(unit: &mut Unit, cell: Cell) {
    let field = cell.field;
    let typed = unit.form().text(field).is_some_and(|text| !text.trim().is_empty());
    match field {
        Field::Actual(row, period) if typed => {
            unit.do_step(Edit::ChooseInRow(row, RowChoice::Judgement(period, Some(Judgement::Partial))));
        }
        Field::Expected(row) => {
            unit.type_into(field, "5");
            unit.do_step(Edit::ChooseInRow(row, RowChoice::Likelihood(Some(Likelihood::Possible))));
            unit.do_step(Edit::ChooseInRow(row, RowChoice::Cause(Cause::Staff, true)));
        }
        _ => {
            let text = match field {
                Field::Year => "2025",
                Field::Target(..) => "≥10个",
                Field::Actual(..) => "7个",
                Field::Rating(_) => "70",
                Field::Income(_) | Field::Planned(..) | Field::Executed(..) | Field::Adjustment(..) => "100",
                Field::Base(..) | Field::Weight(_) => "10",
                _ => "已写明",
            };
            assert!(!typed, "{field} is filled in already");
            unit.type_into(field, text);
        }
    }
}

#[test]
fn filling_in_what_is_missing_ends_and_no_reminder_is_left_about_an_empty_cell() {
    for stage in Stage::ALL {
        for form in [Form::default(), standard_form("2025"), declared_form()] {
            let empty = form == Form::default();
            let mut unit = Unit::open(Form { stage, ..form });
            let mut steps = 0;
            while let Some(cell) = progress(unit.form()).next(None, false) {
                fill(&mut unit, cell);
                steps += 1;
                assert!(steps < 600, "{stage:?}: {} again and again", cell.field);
            }
            for finding in check(unit.form()) {
                let place = finding.field.and_then(|field| unit.form().text(field));
                // A form without any 二级指标 has no cell that could be named.
                let nameless = empty && finding.rule == Rule::GroupEmpty;
                let asks = finding.severity() != Severity::Advice && place.is_none_or(|text| text.trim().is_empty());
                assert!(!asks || nameless, "{stage:?}: {} {}", finding.rule, finding.sentence);
            }
        }
    }
}

#[test]
fn what_is_missing_is_what_the_checks_ask_for_and_each_cell_stands_once() {
    for stage in Stage::ALL {
        let form = Form { stage, ..declared_form() };
        let findings = check(&form);
        let progress = Progress::of(&form, &findings);
        let listed: Vec<Field> = progress.cells().iter().map(|cell| cell.field).collect();
        assert_eq!(listed.iter().collect::<BTreeSet<_>>().len(), listed.len());
        let missing: BTreeSet<Field> = progress.missing().map(|cell| cell.field).collect();
        for field in findings.iter().flat_map(Finding::to_fill) {
            assert!(missing.contains(&field), "{stage:?}: {field} is asked for and has no place");
        }
    }
}

/// Whoever is led to a group without indicators begins its row at the left.
#[test]
fn an_empty_group_is_begun_at_its_first_cell() {
    let mut unit = Unit::open(standard_form("2025"));
    let duties = |unit: &Unit| -> Vec<Field> {
        let of = |cell: &&Cell| cell.level1 == Some(Level1::Duty);
        progress(unit.form()).missing().filter(of).map(|cell| cell.field).collect()
    };
    let level2 = unit.form().indicators.group(Level1::Duty).first().unwrap().clone();
    let name = Field::Name(level2.rows.first().unwrap().id);
    assert_eq!(duties(&unit), [Field::Level2Name(level2.id), name]);
    unit.type_into(Field::Level2Name(level2.id), "负责成果转化");
    assert_eq!(duties(&unit), [name]);
}

#[test]
fn a_stage_wants_its_own_cells_only() {
    let mut unit = Unit::open(declared_form());
    let about = |unit: &Unit, of: fn(Field) -> bool| progress(unit.form()).missing().any(|cell| of(cell.field));
    let actual = |period| move |field: Field| matches!(field, Field::Actual(_, of) if of == period);
    assert!(!about(&unit, |field| matches!(field, Field::Actual(..) | Field::Base(..) | Field::Weight(_))));
    unit.at(Stage::Monitoring);
    assert!(progress(unit.form()).missing().any(|cell| actual(Period::HalfYear)(cell.field)));
    assert!(!progress(unit.form()).missing().any(|cell| actual(Period::FullYear)(cell.field)));
    assert!(!about(&unit, |field| matches!(field, Field::Weight(_))));
    unit.at(Stage::SelfEvaluation);
    assert!(progress(unit.form()).missing().any(|cell| actual(Period::FullYear)(cell.field)));
    assert!(!progress(unit.form()).missing().any(|cell| actual(Period::HalfYear)(cell.field)));
}

#[test]
fn a_declaration_wants_texts_amounts_and_targets() {
    let mut unit = Unit::open(declared_form());
    assert_eq!(need(&unit, "goals/annual"), Need::Filled);
    let before = missing(&unit).len();
    unit.run(&["goals/annual=", "@技术经纪人培训/target/fullYear=", "funds/expenditure/project/halfYear="]);
    assert_eq!(missing(&unit).len(), before + 3);
    for place in ["goals/annual", "@技术经纪人培训/target/fullYear", "funds/expenditure/project/halfYear"] {
        assert_eq!(need(&unit, place), Need::Missing, "{place}");
    }
    // One source of income is enough; the others may stay empty.
    unit.run(&["funds/income/socialInsurance="]);
    assert_eq!(need(&unit, "funds/income/socialInsurance"), Need::Free);
    // 不适用 takes the row out.
    unit.run(&["@技术经纪人培训/target/halfYear=不适用"]);
    assert_eq!(need(&unit, "@技术经纪人培训/target/fullYear"), Need::Free);
}

#[test]
fn every_figure_of_a_rate_is_counted_unless_it_does_not_apply() {
    let mut unit = Unit::open(declared_form());
    unit.at(Stage::Monitoring);
    assert_eq!(need(&unit, "baseData/procurementBudget/halfYear"), Need::Missing);
    assert_eq!(need(&unit, "baseData/procurementSpent/halfYear"), Need::Missing);
    assert_eq!(need(&unit, "progress/basic/executed/halfYear"), Need::Missing);
    // A line has something to spend by adjustment too.
    unit.run(&["funds/expenditure/project/fullYear=0"]);
    assert_eq!(need(&unit, "progress/project/executed/halfYear"), Need::Free);
    unit.run(&["progress/project/adjustment/halfYear=5"]);
    assert_eq!(need(&unit, "progress/project/executed/halfYear"), Need::Missing);
    unit.run(&["baseData/procurementBudget/halfYear=0"]);
    assert_eq!(need(&unit, "baseData/procurementBudget/halfYear"), Need::Filled);
    assert_eq!(need(&unit, "baseData/procurementSpent/halfYear"), Need::Free);
    // A value typed in place of the computed one needs no figures, but a reason.
    unit.run(&["@固定资产利用率/actual/halfYear=100%"]);
    assert_eq!(need(&unit, "baseData/assetsTotal/halfYear"), Need::Free);
    assert_eq!(need(&unit, "@固定资产利用率/overrideReason/halfYear"), Need::Missing);
}

#[test]
fn what_is_to_be_judged_or_explained_is_counted() {
    let mut unit = Unit::open(declared_form());
    unit.at(Stage::Monitoring).run(&["@技术经纪人培训/actual/halfYear=1场", "@企业研发周期/actual/halfYear=缩短"]);
    assert_eq!(need(&unit, "@技术经纪人培训/monitoring/expected"), Need::Missing);
    assert_eq!(need(&unit, "@技术经纪人培训/explanation/halfYear"), Need::Missing);
    // The value, the likelihood, a cause, the explanation: each that is given is one less.
    let count = |unit: &Unit| progress(unit.form()).count_missing();
    let before = count(&unit);
    unit.run(&["@技术经纪人培训/monitoring/expected=6场"]);
    assert_eq!(count(&unit), before - 1);
    unit.run(&["@技术经纪人培训/explanation/halfYear=师资不足"]);
    // The choices beside it are still open.
    assert_eq!((need(&unit, "@技术经纪人培训/monitoring/expected"), count(&unit)), (Need::Missing, before - 2));
    unit.run(&["@技术经纪人培训/likelihood=有可能"]);
    assert_eq!(count(&unit), before - 3);
    unit.run(&["@技术经纪人培训/cause=人员保障"]);
    assert_eq!(count(&unit), before - 4);
    assert_eq!(need(&unit, "@技术经纪人培训/monitoring/expected"), Need::Filled);
    assert_eq!(need(&unit, "@技术经纪人培训/explanation/halfYear"), Need::Filled);
}

/// The reason of an adjusted target is filled in beside the 批复稿: it is counted, and the work of the stage leads to it.
#[test]
fn the_reason_of_an_adjusted_target_is_counted_and_leads_to_the_comparison() {
    let mut unit = Unit::open(declared_form());
    let steps = |unit: &Unit| -> Vec<(Part, usize)> {
        let findings = check(unit.form());
        let all = tasks(unit.form().stage, &Progress::of(unit.form(), &findings), &findings);
        all.iter().map(|task| (task.part, task.missing)).collect()
    };
    unit.run(&["approved=批复稿"]);
    let before = steps(&unit);
    assert!(before.iter().all(|(part, _)| *part != Part::Compare));
    unit.run(&["@技术经纪人培训/target/fullYear=≥7场"]);
    assert_eq!(need(&unit, "@技术经纪人培训/adjustmentReason"), Need::Missing);
    let position = |of: Part| steps(&unit).iter().position(|(part, _)| *part == of);
    assert_eq!(position(Part::Compare).map(|at| at + 1), position(Part::Review));
    assert!(steps(&unit).contains(&(Part::Compare, 1)));
    unit.run(&["@技术经纪人培训/adjustmentReason=市里增加了任务"]);
    assert_eq!(need(&unit, "@技术经纪人培训/adjustmentReason"), Need::Filled);
    assert_eq!(steps(&unit), before);
}

#[test]
fn self_evaluation_wants_weights_even_before_the_first_one() {
    let mut unit = Unit::open(declared_form());
    unit.at(Stage::SelfEvaluation);
    let weights = |unit: &Unit| missing(unit).iter().filter(|place| place.ends_with("/weight")).count();
    let rows = unit.form().indicators.filled().filter(|(_, _, row)| !row.is_waived()).count();
    assert_eq!(weights(&unit), rows);
    unit.run(&["@技术经纪人培训/weight=5"]);
    assert_eq!(weights(&unit), rows - 1);
}

#[test]
fn the_next_missing_cell_comes_in_the_order_of_the_work_and_round_again() {
    let mut unit = Unit::open(declared_form());
    unit.run(&["profile/functions=", "goals/annual=", "@技术经纪人培训/target/fullYear="]);
    let progress = progress(unit.form());
    let all: Vec<Field> = progress.missing().map(|cell| cell.field).collect();
    let next = |at: Option<Field>, backwards| progress.next(at, backwards).unwrap().field;
    assert_eq!(next(None, false), Field::Functions);
    assert_eq!(next(Some(Field::Functions), false), Field::AnnualGoal);
    assert_eq!(next(Some(Field::Unit), true), *all.last().unwrap());
    assert_eq!(next(Some(Field::LongTermGoal), true), Field::Functions);
    assert_eq!(next(all.last().copied(), false), Field::Functions);
    let target = unit.field("@技术经纪人培训/target/fullYear");
    let cell = progress.cells().iter().find(|cell| cell.field == target).unwrap();
    assert_eq!((cell.level1, cell.need), (Some(Level1::Duty), Need::Missing));
}
