//! A form that was read from a paper or a workbook, together with the form here that it is a version of: what such a file cannot hold, or does not,
//! is taken from the form here, so that what is left to differ is what somebody changed in the file.

use std::collections::{HashMap, HashSet};

use super::matching::matching;
use super::same_meaning::is_one_amount;
use super::side::Side;
use crate::evaluate::{Evaluation, income_total};
use crate::figures::Amount;
use crate::form::{
    BaseItem, ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Indicator, Level1, Level2Id, Monitoring, Period,
    RowId,
};

/// Adds to a form that was `read` from a paper what it lacks of the form that is `kept` here: the settings, the 批复稿, the form of last year, the answers
/// to findings; of rows that are the same, their numbers and what no table shows; whole columns and parts in which the file has nothing, because the
/// paper of an earlier stage does not have them. A figure that is only written otherwise (100.00 for 100) stays as it is written here.
pub fn completed_from(mut read: Form, kept: &Form) -> Form {
    let rows = number_rows(&mut read, kept);
    let no_monitoring = read.indicators.rows().all(|(_, _, row)| row.monitoring == Monitoring::default());
    for fields in parts(&read) {
        take_texts(&mut read, kept, &fields);
    }
    take_totals(&mut read, kept);
    let evaluation = Evaluation::of(kept);
    for old in rows {
        if let Some(row) = read.indicators.row_mut(old.id) {
            without_computed(row, old, &evaluation);
            take_choices(row, old);
            if no_monitoring {
                row.monitoring.clone_from(&old.monitoring);
            }
        }
    }
    // A paper of an earlier stage takes no form back to it.
    read.stage = read.stage.max(kept.stage);
    read.settings = kept.settings.clone();
    read.last_year.clone_from(&kept.last_year);
    read.made_from.clone_from(&kept.made_from);
    read.approved.clone_from(&kept.approved);
    read.unknown.clone_from(&kept.unknown);
    read.acceptances.clone_from(&kept.acceptances);
    read
}

/// Gives the rows and 二级指标 that go on with those of the form here the numbers that they have here, and the others free ones; so an address means the
/// same in both. Gives the rows here that are in the file, in its order.
fn number_rows<'a>(read: &mut Form, kept: &'a Form) -> Vec<&'a Indicator> {
    let (old, new) = (Side::of(kept), Side::of(read));
    let pairs = matching(&old, &new);
    let row = |(was, is): (usize, usize)| Some((new.rows.get(is)?.row.id, old.rows.get(was)?.row));
    let level2 = |(was, is): (usize, usize)| Some((new.level2s.get(is)?.level2.id, old.level2s.get(was)?.level2.id));
    let rows: HashMap<RowId, &Indicator> = pairs.rows.iter().filter_map(row).collect();
    let level2s: HashMap<Level2Id, Level2Id> = pairs.level2s.iter().filter_map(level2).collect();
    let mut free = kept.indicators.free_row_id().0;
    let mut in_both = Vec::new();
    let mut free_level2 = kept.indicators.free_level2_id().0;
    for level1 in Level1::ALL {
        for level2 in read.indicators.group_mut(level1) {
            let next = || Level2Id(next_number(&mut free_level2));
            level2.id = level2s.get(&level2.id).copied().unwrap_or_else(next);
            for row in &mut level2.rows {
                let old = rows.get(&row.id).copied();
                row.id = old.map_or_else(|| RowId(next_number(&mut free)), |old| old.id);
                in_both.extend(old);
            }
        }
    }
    in_both
}

fn next_number(free: &mut u32) -> u32 {
    let number = *free;
    *free = number.saturating_add(1);
    number
}

/// An actual value that the program computes here stands in a document as if it had been typed.
fn without_computed(row: &mut Indicator, old: &Indicator, evaluation: &Evaluation) {
    for period in Period::ALL {
        let text = row.actual.get_mut(period);
        if old.actual.get(period).trim().is_empty() && *text == evaluation.achieved_text(old, period) {
            text.clear();
        }
    }
}

/// Takes what no table holds of a row.
fn take_choices(row: &mut Indicator, old: &Indicator) {
    row.equal_rule = old.equal_rule;
    row.override_reason.clone_from(&old.override_reason);
    row.adjustment_reason.clone_from(&old.adjustment_reason);
    for period in Period::ALL {
        if row.target.get(period) == old.target.get(period) {
            *row.carried_over.get_mut(period) = *old.carried_over.get(period);
            // The paper shows a status, from which the judgement follows only where the figures do not say it.
            if row.actual.get(period) == old.actual.get(period) && row.judgement.get(period).is_none() {
                *row.judgement.get_mut(period) = *old.judgement.get(period);
            }
        }
    }
}

/// The parts of a form and the columns of its indicators, each of which a paper may lack as a whole.
fn parts(form: &Form) -> Vec<Vec<Field>> {
    let column = |of: &dyn Fn(RowId) -> Field| form.indicators.rows().map(|(_, _, row)| of(row.id)).collect();
    let columns: [Vec<Field>; 2] = [column(&Field::Weight), column(&Field::Rating)];
    let columns_of = |period: Period| -> [Vec<Field>; 2] {
        [column(&|row| Field::Actual(row, period)), column(&|row| Field::Explanation(row, period))]
    };
    let lines =
        |of: fn(ExpenditureLine, Period) -> Field, period| ExpenditureLine::ALL.map(|line| of(line, period)).to_vec();
    let of_period = |period: Period| {
        [
            lines(Field::Planned, period),
            lines(Field::Adjustment, period),
            lines(Field::Executed, period),
            vec![Field::AdjustmentNote(period)],
            vec![Field::ExecutionNote(period)],
            BaseItem::ALL.map(|item| Field::Base(item, period)).to_vec(),
        ]
    };
    let single = [
        Field::Year,
        Field::Unit,
        Field::Functions,
        Field::Organisation,
        Field::LongTermGoal,
        Field::AnnualGoal,
        Field::Problems,
        Field::Measures,
    ];
    let single = single.into_iter().map(|field| vec![field]);
    let income = [IncomeSource::ALL.map(Field::Income).to_vec()];
    let of_periods = Period::ALL.into_iter().flat_map(|period| of_period(period).into_iter().chain(columns_of(period)));
    single.chain(income).chain(columns).chain(of_periods).collect()
}

/// Takes the texts of a part that the file has nothing of; of others the figures that are only written otherwise.
fn take_texts(read: &mut Form, kept: &Form, fields: &[Field]) {
    let is_missing = fields.iter().all(|field| read.text(*field).is_none_or(|text| text.trim().is_empty()));
    for field in fields {
        let Some(old) = kept.text(*field).map(str::to_owned) else { continue };
        match read.text_mut(*field) {
            Some(text) if is_missing => *text = old,
            // A paper shows no adjustment for one of 0.
            Some(text) if matches!(field, Field::Adjustment(..)) && text.trim().is_empty() && is_zero(&old) => {
                *text = old;
            }
            Some(text) if field.is_figure() || matches!(field, Field::Weight(_) | Field::Rating(_)) => {
                keep_writing(text, &old);
            }
            _ => {}
        }
    }
}

fn is_zero(text: &str) -> bool {
    matches!(Amount::parse(text), Ok(Some(amount)) if amount.is_zero())
}

/// Lets a figure be written as it is here, where it is the same.
fn keep_writing(text: &mut String, old: &String) {
    if is_one_amount(text, old) {
        text.clone_from(old);
    }
}

/// A paper prints sums, and one that is the sum of its parts does not say what was published: that stays as it is here.
fn take_totals(read: &mut Form, kept: &Form) {
    let summed: HashSet<IncomeTotal> = IncomeTotal::ALL
        .into_iter()
        .filter(|total| {
            let published = read.text(Field::PublishedTotal(*total)).map(Amount::parse);
            let sum = income_total(read, *total);
            matches!((published, sum), (Some(Ok(published)), Ok(sum)) if published == Some(sum))
        })
        .collect();
    for total in IncomeTotal::ALL {
        let field = Field::PublishedTotal(total);
        let old = kept.text(field).unwrap_or_default().to_owned();
        let Some(text) = read.text_mut(field) else { continue };
        if summed.contains(&total) || text.trim().is_empty() {
            *text = old;
        } else {
            keep_writing(text, &old);
        }
    }
}
