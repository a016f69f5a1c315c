//! A form that was read from a paper or a workbook, together with the form here that it is a version of: what such a file cannot hold, or does not,
//! is taken from the form here, so that what is left to differ is what somebody changed in the file.

use std::collections::{HashMap, HashSet};

use super::matching::matching;
use super::side::Side;
use crate::evaluate::{Evaluation, income_total};
use crate::figures::Amount;
use crate::form::{
    BaseItem, ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Indicator, Level1, Level2Id, Monitoring, Period,
    RowId, Stage,
};

/// Adds to a form that was `read` from a paper what it lacks of the form that is `kept` here: the settings, the 批复稿, the form of last year, the answers
/// to findings; of rows that are the same, their numbers and what no table shows; whole columns and parts in which the file has nothing, because the
/// paper of an earlier stage does not have them. A figure that is only written otherwise (100.00 for 100) stays as it is written here.
pub fn completed_from(mut read: Form, kept: &Form) -> Form {
    let partners = Partners::of(kept, &read);
    take_rows(&mut read, kept, &partners);
    for fields in parts() {
        take_texts(&mut read, kept, &fields);
    }
    take_totals(&mut read, kept);
    // A paper of an earlier stage takes no form back to it.
    let order = |stage: Stage| Stage::ALL.iter().position(|of| *of == stage);
    if order(kept.stage) > order(read.stage) {
        read.stage = kept.stage;
    }
    read.settings = kept.settings.clone();
    read.last_year.clone_from(&kept.last_year);
    read.made_from.clone_from(&kept.made_from);
    read.approved.clone_from(&kept.approved);
    read.unknown.clone_from(&kept.unknown);
    read.acceptances.clone_from(&kept.acceptances);
    read
}

/// Which rows and 二级指标 of the form here those of the file go on with, by the numbers that they have there.
struct Partners<'a> {
    rows: HashMap<RowId, &'a Indicator>,
    level2s: HashMap<Level2Id, Level2Id>,
}

impl<'a> Partners<'a> {
    fn of(kept: &'a Form, read: &Form) -> Self {
        let (old, new) = (Side::of(kept), Side::of(read));
        let pairs = matching(&old, &new);
        let rows = pairs.rows.iter().filter_map(|(was, is)| Some((new.rows.get(is)?.row.id, old.rows.get(was)?.row)));
        let level2 =
            |(was, is): (usize, usize)| Some((new.level2s.get(is)?.level2.id, old.level2s.get(was)?.level2.id));
        Self { rows: rows.collect(), level2s: pairs.level2s.iter().filter_map(level2).collect() }
    }
}

/// Gives the rows the numbers that they have here, and what the file does not hold of them.
fn take_rows(read: &mut Form, kept: &Form, partners: &Partners<'_>) {
    let evaluation = Evaluation::of(kept);
    let columns: Vec<Column> = COLUMNS.into_iter().filter(|column| is_empty(read, *column)).collect();
    let mut free = kept.indicators.free_row_id().0;
    let mut free_level2 = kept.indicators.free_level2_id().0;
    for level1 in Level1::ALL {
        for level2 in read.indicators.group_mut(level1) {
            let next = || Level2Id(next_number(&mut free_level2));
            level2.id = partners.level2s.get(&level2.id).copied().unwrap_or_else(next);
            for row in &mut level2.rows {
                match partners.rows.get(&row.id) {
                    Some(old) => {
                        without_computed(row, old, &evaluation);
                        take_row(row, old, &columns);
                    }
                    None => row.id = RowId(next_number(&mut free)),
                }
            }
        }
    }
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

fn take_row(row: &mut Indicator, old: &Indicator, columns: &[Column]) {
    row.id = old.id;
    row.equal_rule = old.equal_rule;
    row.override_reason.clone_from(&old.override_reason);
    row.adjustment_reason.clone_from(&old.adjustment_reason);
    for column in columns {
        column.take(row, old);
    }
    for (text, was) in [(&mut row.weight, &old.weight), (&mut row.rating, &old.rating)] {
        keep_writing(text, was);
    }
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

/// A column that a paper may lack altogether.
#[derive(Clone, Copy)]
enum Column {
    Weight,
    Rating,
    Actual(Period),
    Explanation(Period),
    /// What 运行监控 asks for.
    Monitoring,
}

const COLUMNS: [Column; 7] = [
    Column::Weight,
    Column::Rating,
    Column::Actual(Period::HalfYear),
    Column::Actual(Period::FullYear),
    Column::Explanation(Period::HalfYear),
    Column::Explanation(Period::FullYear),
    Column::Monitoring,
];

impl Column {
    fn is_empty(self, row: &Indicator) -> bool {
        let text = match self {
            Self::Weight => &row.weight,
            Self::Rating => &row.rating,
            Self::Actual(period) => row.actual.get(period),
            Self::Explanation(period) => row.explanation.get(period),
            Self::Monitoring => return row.monitoring == Monitoring::default(),
        };
        text.trim().is_empty()
    }

    fn take(self, row: &mut Indicator, old: &Indicator) {
        match self {
            Self::Weight => row.weight.clone_from(&old.weight),
            Self::Rating => row.rating.clone_from(&old.rating),
            Self::Actual(period) => row.actual.get_mut(period).clone_from(old.actual.get(period)),
            Self::Explanation(period) => row.explanation.get_mut(period).clone_from(old.explanation.get(period)),
            Self::Monitoring => row.monitoring.clone_from(&old.monitoring),
        }
    }
}

fn is_empty(form: &Form, column: Column) -> bool {
    form.indicators.rows().all(|(_, _, row)| column.is_empty(row))
}

/// The parts beside the indicators, each of which a paper may lack as a whole.
fn parts() -> Vec<Vec<Field>> {
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
    single.chain(income).chain(Period::ALL.into_iter().flat_map(of_period)).collect()
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
            Some(text) if field.is_figure() => keep_writing(text, &old),
            _ => {}
        }
    }
}

fn is_zero(text: &str) -> bool {
    matches!(Amount::parse(text), Ok(Some(amount)) if amount.is_zero())
}

/// Lets a figure be written as it is here, where it is the same.
fn keep_writing(text: &mut String, old: &String) {
    if matches!((Amount::parse(text), Amount::parse(old)), (Ok(is), Ok(was)) if is == was) {
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
