//! What differs from the 批复稿 of a form: 目标调整, row by row.

use std::collections::HashSet;

use super::ChangeKind;
use super::matching::matching;
use super::same_meaning;
use super::side::Side;
use crate::form::{Approved, ApprovedRow, Form, Indicator, Level1, PerPeriod, Period, RowId, plain};

/// An indicator that differs from what was approved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Adjustment {
    /// [`ChangeKind::Added`] where none was approved, [`ChangeKind::Removed`] where it is no longer there, [`ChangeKind::Changed`] otherwise.
    pub kind: ChangeKind,
    /// The row of the form; `None` for one that is no longer there.
    pub row: Option<RowId>,
    /// 一级指标
    pub level1: Level1,
    /// 二级指标 as it is now, or was.
    pub level2: String,
    /// 三级指标 as it is now, or was.
    pub name: String,
    /// What it was called when it was approved, where it is called otherwise now.
    pub approved_name: Option<String>,
    /// The targets that were approved.
    pub approved: PerPeriod<String>,
    /// The targets now.
    pub now: PerPeriod<String>,
    /// The periods whose targets differ.
    pub periods: Vec<Period>,
    /// 指标值调整原因
    pub reason: String,
}

/// Whether the target of a period is another than the approved one; what is only written differently is not.
fn differs(approved: &ApprovedRow, row: &Indicator, period: Period) -> bool {
    let both = |target: &'_ PerPeriod<String>| [target.get(period).clone(), target.get(period.other()).clone()];
    let (old, new) = (both(&approved.target), both(&row.target));
    let kind = same_meaning::of_target(old.each_ref().map(String::as_str), new.each_ref().map(String::as_str));
    kind == Some(ChangeKind::Changed)
}

/// What was approved for the target of a row, where that is something else than what stands there now; empty for a row that was not approved.
pub fn approved_otherwise(approved: &Approved, level1: Level1, row: &Indicator, period: Period) -> Option<String> {
    match approved.row(level1, row) {
        Some(of) => differs(of, row, period).then(|| of.target.get(period).clone()),
        None => (!row.is_blank()).then(String::new),
    }
}

/// The targets of another version of a form, to be held against this one: its rows bear the numbers that they have here, whatever numbers they have there.
pub fn approved_from(other: &Form, form: &Form, name: &str) -> Approved {
    let (old, new) = (Side::of(other), Side::of(form));
    let pairs = matching(&old, &new).rows;
    let number = |old_at: Option<usize>| new.rows.get(pairs.of_old(old_at?)?).map(|row| row.row.id);
    let mut approved = Approved::of(other, name, "");
    for row in &mut approved.indicators {
        row.id = number(old.rows.iter().position(|of| Some(of.row.id) == row.id));
    }
    approved
}

/// All indicators that differ from the 批复稿, in the order of the form, and behind them those that are gone. None where there is no 批复稿.
pub fn adjustments(form: &Form) -> Vec<Adjustment> {
    let Some(approved) = &form.approved else { return Vec::new() };
    let index = approved.index();
    let mut seen = HashSet::new();
    let mut all = Vec::new();
    for (level1, level2, row) in form.indicators.filled() {
        let found = index.row(level1, row);
        seen.extend(found.map(|(at, _)| at));
        let of = found.map(|(_, of)| of);
        let changed = |of: &ApprovedRow| Period::ALL.into_iter().filter(|period| differs(of, row, *period)).collect();
        let periods: Vec<Period> = of.map_or_else(|| Period::ALL.to_vec(), changed);
        let renamed = of.filter(|of| plain(&of.name) != plain(&row.name)).map(|of| of.name.clone());
        if of.is_some() && periods.is_empty() && renamed.is_none() {
            continue;
        }
        all.push(Adjustment {
            kind: if of.is_some() { ChangeKind::Changed } else { ChangeKind::Added },
            row: Some(row.id),
            level1,
            level2: level2.name.clone(),
            name: row.name.clone(),
            approved_name: renamed,
            approved: of.map_or_else(PerPeriod::default, |of| of.target.clone()),
            now: row.target.clone(),
            periods,
            reason: row.adjustment_reason.clone(),
        });
    }
    let gone = approved.indicators.iter().enumerate().filter(|(at, _)| !seen.contains(at));
    all.extend(gone.map(|(_, of)| Adjustment {
        kind: ChangeKind::Removed,
        row: None,
        level1: of.level1,
        level2: of.level2.clone(),
        name: of.name.clone(),
        approved_name: None,
        approved: of.target.clone(),
        now: PerPeriod::default(),
        periods: Period::ALL.to_vec(),
        reason: String::new(),
    }));
    all
}
