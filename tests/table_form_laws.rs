//! Forms as odd as they come, written as papers and read back: nothing moves, nothing is lost, and what a paper does not say is not made up.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::figures::Amount;
use budget_form::form::{
    Cause, ExpenditureLine, Form, IncomeSource, Indicator, Level1, Likelihood, Period, RowId, Stage,
};
use budget_form::grid::Grid;
use budget_form::paper::Paper;
use budget_form::table_form::read;
use proptest::prelude::*;
use support::paper_grids::{as_document, as_sheet, workbook};

const NAME: &str = "[甲乙丙丁戊己庚辛]{2,6}[场次率数（）]{0,2}";
const VALUE: &str = "(≥|≤|＝|不低于)?[1-9][0-9]{0,3}(\\.[0-9])?(场|%| 亿元|人次)|健全|有序推进|2025年6月底前";

#[derive(Clone, Debug)]
struct Row {
    task: String,
    name: String,
    half: String,
    full: String,
    actual: String,
    weight: u32,
    reason: String,
    choice: usize,
}

fn row() -> impl Strategy<Value = Row> {
    let task = prop_oneof![Just(String::new()), "[子丑寅卯]{2,4}".prop_map(String::from)];
    let reason = prop_oneof![Just(String::new()), "[因果进度]{3,12}(。\n[因果]{2,5}。)?".prop_map(String::from)];
    (
        task,
        NAME,
        VALUE,
        VALUE,
        prop_oneof![Just(String::new()), VALUE.prop_map(String::from)],
        0_u32..9,
        reason,
        0_usize..7,
    )
        .prop_map(|(task, name, half, full, actual, weight, reason, choice)| Row {
            task,
            name,
            half,
            full,
            actual,
            weight,
            reason,
            choice,
        })
}

fn groups() -> impl Strategy<Value = Vec<(usize, Vec<Row>)>> {
    prop::collection::vec((0_usize..5, prop::collection::vec(row(), 0..4)), 1..12)
}

fn amount() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "(0|[1-9][0-9]{0,4})(\\.[0-9]{1,6})?".prop_map(String::from)]
}

/// Neighbours with one name are one 二级指标 on paper, so each has its own here.
fn form(groups: Vec<(usize, Vec<Row>)>, amounts: &[String], texts: &[String]) -> Form {
    let mut form = Form { year: "2025".to_owned(), ..Form::default() };
    [&mut form.profile.unit, &mut form.profile.functions, &mut form.goals.long_term, &mut form.goals.annual]
        .into_iter()
        .zip(texts)
        .for_each(|(slot, text)| text.trim().clone_into(slot));
    "内设三个科室。".clone_into(&mut form.profile.organisation);
    for (nth, (level1, rows)) in groups.into_iter().enumerate() {
        let level1 = Level1::ALL[level1];
        let rows: Vec<Indicator> = rows
            .into_iter()
            .enumerate()
            .map(|(at, row)| {
                let mut of = Indicator::empty(RowId(0));
                if level1.has_key_task() {
                    of.key_task = row.task;
                }
                // Names repeat in different places, not below each other.
                of.name = format!("{}{at}", row.name);
                (of.target.half_year, of.target.full_year) = (row.half, row.full);
                of.actual.half_year = row.actual.clone();
                of.actual.full_year = row.actual;
                of.weight = if row.weight == 0 { String::new() } else { row.weight.to_string() };
                of.explanation.half_year = row.reason.clone();
                of.explanation.full_year = row.reason;
                if row.choice < 3 {
                    of.monitoring.likelihood = Some(Likelihood::ALL[row.choice]);
                    of.monitoring.set_cause(Cause::ALL[row.choice], true);
                    of.monitoring.set_cause(Cause::Other, true);
                }
                of
            })
            .collect();
        form.indicators.push_level2(level1, &format!("二级{nth}"), rows);
    }
    for (source, text) in IncomeSource::ALL.into_iter().zip(amounts) {
        form.funds.income.get_mut(source).clone_from(text);
    }
    let lines = ExpenditureLine::ALL.into_iter().flat_map(|line| Period::ALL.map(|period| (line, period)));
    for ((line, period), text) in lines.zip(amounts.iter().skip(7)) {
        form.funds.expenditure.get_mut(line).get_mut(period).clone_from(text);
        form.progress.get_mut(line).executed.get_mut(period).clone_from(text);
    }
    form
}

type Cells = Vec<(Level1, String, Vec<Indicator>)>;

/// The rows of a form without their numbers, and without what is asked only later than a stage.
fn rows(form: &Form, keep: fn(&mut Indicator)) -> Cells {
    form.indicators
        .level2s()
        .map(|(level1, level2)| {
            let rows = level2.rows.iter().map(|row| {
                let mut row = Indicator { id: RowId(0), ..row.clone() };
                // A judgement follows from the status that is printed.
                row.judgement = budget_form::form::PerPeriod::default();
                keep(&mut row);
                row
            });
            (level1, level2.name.clone(), rows.collect())
        })
        .collect()
}

fn plan_only(row: &mut Indicator) {
    *row = Indicator {
        key_task: row.key_task.clone(),
        name: row.name.clone(),
        target: row.target.clone(),
        ..Indicator::empty(RowId(0))
    };
}

fn same_amounts(read: &Form, form: &Form) {
    let number = |text: &str| Amount::parse(text).unwrap();
    for source in IncomeSource::ALL {
        assert_eq!(number(read.funds.income.get(source)), number(form.funds.income.get(source)));
    }
    for line in ExpenditureLine::ALL {
        for period in Period::ALL {
            assert_eq!(number(read.funds.planned(line, period)), number(form.funds.planned(line, period)));
        }
    }
}

fn nothing_open(grids: &[Grid]) -> Form {
    let imported = read(grids).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(imported.report.unplaced, []);
    imported.form
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn papers_are_read_back(
        groups in groups(),
        amounts in prop::collection::vec(amount(), 11),
        texts in prop::collection::vec("[部门职能一二三，。（）0-9]{1,40}(\n[目标工作、]{1,20})?", 4),
    ) {
        let mut form = form(groups, &amounts, &texts);
        form.profile.unit = form.profile.unit.lines().next().unwrap_or_default().to_owned();
        let target = Paper::Target.of_form(&form);
        for grids in [as_document(&target), vec![as_sheet(&target, "目标表")]] {
            let read = nothing_open(&grids);
            prop_assert_eq!(rows(&read, plan_only), rows(&form, plan_only));
            prop_assert_eq!((&read.profile, &read.goals), (&form.profile, &form.goals));
            same_amounts(&read, &form);
        }
        form.stage = Stage::SelfEvaluation;
        let read = nothing_open(&workbook(&form));
        prop_assert_eq!(rows(&read, |_| {}), rows(&form, |_| {}));
        same_amounts(&read, &form);
        for line in ExpenditureLine::ALL {
            for period in Period::ALL {
                let executed = |form: &Form| Amount::parse(form.progress.get(line).executed.get(period)).unwrap();
                prop_assert_eq!(executed(&read), executed(&form));
            }
        }
    }
}
