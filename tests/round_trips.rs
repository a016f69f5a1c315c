//! A form written as a workbook, a document or a table of data and read back: all of it comes back but what the README says that each leaves out.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use std::collections::{BTreeMap, BTreeSet};

use budget_form::compare::{Change, Section, compare, completed_from};
use budget_form::evaluate::Evaluation;
use budget_form::exchange::json::form_value;
use budget_form::files::{Content, open};
use budget_form::form::{
    BaseData, BaseItem, BudgetNotes, ExpenditureLine, Form, Goals, Indicator, Indicators, Monitoring, PerPeriod,
    Period, RowId, SelfReview, Stage,
};
use budget_form::handover::{Format, write};
use budget_form::table_form::read_all;
use proptest::prelude::*;
use serde_json::Value;
use support::amounts::amounts_as_numbers;
use support::declared_form;
use support::faultless::faultless;
use support::odd_forms::{amount, form, groups};

/// What comes back of a form.
fn back(form: &Form, format: Format) -> Form {
    let bytes = write(form, &Evaluation::of(form), format, None).unwrap();
    let Content::Grids(_, grids) = open("表", &bytes).unwrap() else { panic!("no tables") };
    let mut read = read_all(grids);
    assert_eq!(read.len(), 1);
    let imported = read.remove(0).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(imported.report.unplaced, [], "{format:?}");
    without_rows_own(&imported.form, |_| {})
}

/// A form without what no table holds, nor `leave`: settings, other forms beside it, answered findings, what a file of a newer program has; of rows their
/// numbers, their comparison rules, reasons for typed-over and adjusted values, and judgements, which follow from the status that is printed.
fn without_rows_own(form: &Form, leave: impl Fn(&mut Indicator)) -> Form {
    let Form { year, stage, profile, funds, goals, progress, budget_notes, self_review, base_data, .. } = form.clone();
    let mut told =
        Form { year, stage, profile, funds, goals, progress, budget_notes, self_review, base_data, ..Form::default() };
    for (level1, level2) in form.indicators.level2s() {
        let rows = level2.rows.iter().map(|row| {
            let mut row = Indicator {
                id: RowId(0),
                judgement: PerPeriod::default(),
                equal_rule: None,
                override_reason: PerPeriod::default(),
                adjustment_reason: String::new(),
                ..row.clone()
            };
            leave(&mut row);
            row
        });
        told.indicators.push_level2(level1, &level2.name, rows);
    }
    amounts_as_numbers(&mut told);
    told
}

/// What a form has at a stage: the rest of it is in no paper yet.
fn until(stage: Stage, form: &Form) -> Form {
    let row = |row: &mut Indicator| {
        if stage < Stage::SelfEvaluation {
            row.weight.clear();
            row.rating.clear();
            row.actual.full_year.clear();
            row.explanation.full_year.clear();
        }
        if stage < Stage::Monitoring {
            row.actual.half_year.clear();
            row.explanation.half_year.clear();
            row.monitoring = Monitoring::default();
        }
    };
    let mut form = Form { stage, ..without_rows_own(form, row) };
    let later = Period::ALL.into_iter().filter(|period| match period {
        Period::HalfYear => stage < Stage::Monitoring,
        Period::FullYear => stage < Stage::SelfEvaluation,
    });
    for period in later {
        for line in ExpenditureLine::ALL {
            form.progress.get_mut(line).executed.get_mut(period).clear();
            form.progress.get_mut(line).adjustment.get_mut(period).clear();
        }
    }
    if stage < Stage::SelfEvaluation {
        form.self_review = SelfReview::default();
    }
    if stage < Stage::Monitoring { without_base_data(form) } else { form }
}

/// What papers alone hold: 基础数据 has none.
fn without_base_data(mut form: Form) -> Form {
    form.base_data = BaseData::default();
    form
}

/// What records hold: indicators and funds, without the texts about the unit, notes and empty rows of 二级指标.
fn of_records(mut form: Form) -> Form {
    form.profile.functions.clear();
    form.profile.organisation.clear();
    (form.goals, form.budget_notes, form.self_review) =
        (Goals::default(), BudgetNotes::default(), SelfReview::default());
    let mut indicators = Indicators::default();
    for (level1, level2) in form.indicators.level2s() {
        let rows: Vec<Indicator> = level2.rows.iter().filter(|row| !row.is_blank()).cloned().collect();
        if !rows.is_empty() {
            indicators.push_level2(level1, &level2.name, rows);
        }
    }
    form.indicators = indicators;
    without_base_data(form)
}

/// The texts of a form by where they stand.
fn texts(value: &Value, at: String, all: &mut BTreeMap<String, String>) {
    match value {
        Value::Object(entries) => entries.iter().for_each(|(key, value)| texts(value, format!("{at}/{key}"), all)),
        Value::Array(values) => {
            values.iter().enumerate().for_each(|(nth, value)| texts(value, format!("{at}/{nth}"), all));
        }
        other => drop(all.insert(at, other.to_string())),
    }
}

/// What differs between two forms: where, what came back and what was expected.
fn differences(read: &Form, expected: &Form) -> Vec<String> {
    let [read, expected] = [read, expected].map(|form| {
        let mut all = BTreeMap::new();
        texts(&form_value(form), String::new(), &mut all);
        all
    });
    let places: BTreeSet<&String> = read.keys().chain(expected.keys()).collect();
    let differ = places.into_iter().filter(|at| read.get(*at) != expected.get(*at));
    differ.map(|at| format!("{at}: {:?}, expected {:?}", read.get(at), expected.get(at))).collect()
}

fn assert_comes_back(form: &Form) {
    for stage in Stage::ALL {
        let form = Form { stage, ..form.clone() };
        let expected = until(stage, &form);
        let none: Vec<String> = Vec::new();
        let differ = |format, expected: &Form| differences(&back(&form, format), expected);
        assert_eq!(differ(Format::Xlsx, &expected), none, "xlsx, {stage:?}");
        // What is computed of 基础数据 stands in a document as if it were typed.
        let bare = without_base_data(expected.clone());
        assert_eq!(differences(&back(&bare, Format::Docx), &bare), none, "docx, {stage:?}");
        // Without indicators a table of data has no column that says what it is.
        if expected.indicators.filled().count() == 0 {
            continue;
        }
        // Records hold whatever is filled in, and what is filled in says the stage.
        let differ = differences(&back(&expected, Format::Csv), &of_records(expected.clone()));
        assert_eq!(differ, none, "csv, {stage:?}");
    }
}

#[test]
fn filled_forms_come_back() {
    assert_comes_back(&declared_form());
    let mut form = faultless(Stage::SelfEvaluation).form().clone();
    "人手不足。\n设备老旧。".clone_into(&mut form.self_review.problems);
    // An adjustment of 0 that was entered comes back as none, and with it goes what is computed of it.
    for (line, period) in ExpenditureLine::ALL.into_iter().flat_map(|line| Period::ALL.map(|period| (line, period))) {
        form.progress.get_mut(line).adjustment.get_mut(period).clear();
    }
    "明年增加一人。".clone_into(&mut form.self_review.measures);
    assert_comes_back(&form);
}

/// What changes when a workbook or a document is taken into the form that it was made of, each as `column: old → new`.
fn taken_into(form: &Form, bytes: &[u8]) -> Vec<String> {
    let Content::Grids(_, grids) = open("表", bytes).unwrap() else { panic!("no tables") };
    let read = read_all(grids).remove(0).unwrap_or_else(|error| panic!("{error}"));
    let comparison = compare(form, &completed_from(read.form, form));
    let told = |change: &Change| format!("{} {}: {} → {}", change.name, change.column, change.old, change.new);
    Section::ALL.into_iter().flat_map(|section| comparison.of(section).map(told).collect::<Vec<_>>()).collect()
}

#[test]
fn a_file_that_nobody_edited_changes_nothing_of_the_form_it_was_made_of() {
    for stage in Stage::ALL {
        let mut unit = faultless(stage);
        unit.run(&[
            "approved=批复稿",
            "@技术经纪人培训/target/fullYear=≥6场",
            "@技术经纪人培训/adjustmentReason=市里增加了任务",
            "@技术经纪人培训/equalRule=越低越好",
            "@全市技术合同成交额/carriedOver/halfYear=是",
            "settings/groupShares/duty=30",
            "settings/partialFrom=70",
            "funds/income/other=0.10",
        ]);
        if stage == Stage::SelfEvaluation {
            unit.run(&[
                "@技术经纪人培训/weight=5",
                "@技术经纪人培训/rating=100",
                "progress/basic/adjustment/fullYear=0",
            ]);
        }
        for format in [Format::Xlsx, Format::Docx] {
            let bytes = write(unit.form(), &Evaluation::of(unit.form()), format, None).unwrap();
            assert_eq!(taken_into(unit.form(), &bytes), Vec::<String>::new(), "{stage:?} {format:?}");
        }
        // What somebody changed in the file is all that changes.
        let mut edited = support::Unit::open(unit.form().clone());
        edited.run(&["@培育技术经纪人/target/fullYear=≥250人", "goals/annual=另一个目标"]);
        let bytes = write(edited.form(), &Evaluation::of(edited.form()), Format::Xlsx, None).unwrap();
        let changes = taken_into(unit.form(), &bytes);
        assert_eq!(changes.len(), 2, "{stage:?}: {changes:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn odd_forms_come_back(
        groups in groups(),
        amounts in prop::collection::vec(amount(), 11),
        texts in prop::collection::vec("[部门职能一二三，。（）0-9]{1,40}(\n[目标工作、]{1,20})?", 4),
        base in prop::collection::vec(prop_oneof![Just(String::new()), "[1-9][0-9]{0,3}".prop_map(String::from)], 1..9),
    ) {
        let mut form = form(groups, &amounts, &texts);
        form.profile.unit = form.profile.unit.lines().next().unwrap_or_default().to_owned();
        let items = BaseItem::ALL.into_iter().flat_map(|item| Period::ALL.map(|period| (item, period)));
        for ((item, period), text) in items.zip(base.iter().cycle()) {
            form.base_data.get_mut(item, period).into_iter().for_each(|slot| text.clone_into(slot));
        }
        assert_comes_back(&form);
        for stage in Stage::ALL {
            let form = Form { stage, ..form.clone() };
            let bytes = write(&form, &Evaluation::of(&form), Format::Xlsx, None).unwrap();
            prop_assert_eq!(taken_into(&form, &bytes), Vec::<String>::new());
        }
    }
}
