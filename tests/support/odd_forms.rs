//! Forms as odd as they come: rows in any number and order, with and without each of their texts.

use budget_form::form::{Cause, ExpenditureLine, Form, IncomeSource, Indicator, Level1, Likelihood, Period, RowId};
use proptest::prelude::*;

const NAME: &str = "[甲乙丙丁戊己庚辛]{2,6}[场次率数（）]{0,2}";
const VALUE: &str = "(≥|≤|＝|不低于)?[1-9][0-9]{0,3}(\\.[0-9])?(场|%| 亿元|人次)|健全|有序推进|2025年6月底前";

/// A row before it stands in a form.
#[derive(Clone, Debug)]
pub struct Row {
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

/// 二级指标 with their rows, each by the number of its 一级指标.
pub fn groups() -> impl Strategy<Value = Vec<(usize, Vec<Row>)>> {
    prop::collection::vec((0_usize..5, prop::collection::vec(row(), 0..4)), 1..12)
}

/// An amount, or none.
pub fn amount() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "(0|[1-9][0-9]{0,4})(\\.[0-9]{1,6})?".prop_map(String::from)]
}

/// Neighbours with one name are one 二级指标 on paper, so each has its own here.
pub fn form(groups: Vec<(usize, Vec<Row>)>, amounts: &[String], texts: &[String]) -> Form {
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
