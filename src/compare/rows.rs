//! The changes of the indicators: 二级指标 and rows, in the order of the new version, what was removed behind what stayed.

use super::matching::{Matching, matching};
use super::moved_members::moved;
use super::same_meaning::{self, Nature};
use super::side::{Side, SideLevel2, SideRow};
use super::{Change, ChangeKind, Section};
use crate::evaluate::{ActualValue, FormFigures, Origin, StandardIndicator};
use crate::form::{EqualRule, Field, Form, Indicator, Judgement, Level1, Period, RowChoice, terms};
use crate::target::Target;

/// The comparison of the indicators of two forms: both sides, their matching, and the list of changes.
struct RowComparison<'a> {
    /// The figures of both forms.
    figures: &'a [FormFigures; 2],
    old: Side<'a>,
    new: Side<'a>,
    matching: Matching,
    changes: &'a mut Vec<Change>,
}

/// Adds the changes of all groups.
pub(super) fn indicators(old: &Form, new: &Form, figures: &[FormFigures; 2], changes: &mut Vec<Change>) {
    let (old_side, new_side) = (Side::of(old), Side::of(new));
    let matching = matching(&old_side, &new_side);
    let mut comparison = RowComparison { figures, old: old_side, new: new_side, matching, changes };
    let rows = RowLists::of(&comparison);
    for level1 in Level1::ALL {
        comparison.group(level1, &rows);
    }
}

/// The rows below each 二级指标, by position; and which of them moved within it.
struct RowLists {
    new: Vec<Vec<usize>>,
    /// Rows of the old version that went, by the 二级指标 of the old version.
    removed: Vec<Vec<usize>>,
    moved: Vec<bool>,
}

impl RowLists {
    fn of(comparison: &RowComparison) -> Self {
        let mut new = vec![Vec::new(); comparison.new.level2s.len()];
        for (at, row) in comparison.new.rows.iter().enumerate() {
            if let Some(list) = new.get_mut(row.level2) {
                list.push(at);
            }
        }
        let mut removed = vec![Vec::new(); comparison.old.level2s.len()];
        for at in comparison.matching.rows.free_old() {
            if let Some(list) = comparison.old.rows.get(at).and_then(|row| removed.get_mut(row.level2)) {
                list.push(at);
            }
        }
        let mut shifted = vec![false; comparison.new.rows.len()];
        for (level2, list) in new.iter().enumerate() {
            let stayed: Vec<(usize, usize)> = list
                .iter()
                .filter_map(|at| {
                    let before = comparison.matching.rows.of_new(*at)?;
                    let from = comparison.old.rows.get(before)?.level2;
                    (comparison.matching.level2s.of_old(from) == Some(level2)).then_some((*at, before))
                })
                .collect();
            let before: Vec<usize> = stayed.iter().map(|(_, before)| *before).collect();
            for ((at, _), moved) in stayed.iter().zip(moved(&before)) {
                if let Some(slot) = shifted.get_mut(*at) {
                    *slot = moved;
                }
            }
        }
        Self { new, removed, moved: shifted }
    }
}

impl RowComparison<'_> {
    fn group(&mut self, level1: Level1, rows: &RowLists) {
        let here: Vec<usize> = positions(&self.new.level2s, level1);
        let stayed: Vec<(usize, usize)> =
            here.iter().filter_map(|at| Some((*at, self.matching.level2s.of_new(*at)?))).collect();
        let order = moved(&stayed.iter().map(|(_, before)| *before).collect::<Vec<_>>());
        let shifted: std::collections::HashSet<usize> =
            stayed.iter().zip(order).filter(|(_, moved)| *moved).map(|((at, _), _)| *at).collect();
        for at in here {
            let before = self.matching.level2s.of_new(at);
            self.level2(at, before, shifted.contains(&at));
            for row in rows.new.get(at).into_iter().flatten() {
                self.row(*row, rows.moved.get(*row).copied().unwrap_or(false));
            }
            for row in before.and_then(|before| rows.removed.get(before)).into_iter().flatten() {
                self.removed_row(*row);
            }
        }
        for at in positions(&self.old.level2s, level1) {
            if self.matching.level2s.of_old(at).is_none() {
                self.removed_level2(at);
                for row in rows.removed.get(at).into_iter().flatten() {
                    self.removed_row(*row);
                }
            }
        }
    }

    fn level2(&mut self, at: usize, before: Option<usize>, moved: bool) {
        let Some(here) = self.new.level2s.get(at) else { return };
        let Some(old) = before.and_then(|before| self.old.level2s.get(before)) else {
            let change = Change { kind: ChangeKind::Added, new: here.level2.name.clone(), ..of_level2(here) };
            self.changes.push(Change { new_field: Some(Field::Level2Name(here.level2.id)), ..change });
            return;
        };
        let fields = (Some(Field::Level2Name(old.level2.id)), Some(Field::Level2Name(here.level2.id)));
        let base = Change { old_field: fields.0, new_field: fields.1, ..of_level2(here) };
        if moved {
            let (old, new) = (nth(old.number), nth(here.number));
            self.changes.push(Change {
                column: "二级指标位置".into(),
                kind: ChangeKind::Moved,
                old,
                new,
                ..base.clone()
            });
        }
        if let Some(kind) = same_meaning::of_text(Nature::Name, &old.level2.name, &here.level2.name) {
            let (old, new) = (old.level2.name.clone(), here.level2.name.clone());
            self.changes.push(Change { kind, old, new, ..base });
        }
    }

    fn removed_level2(&mut self, at: usize) {
        if let Some(old) = self.old.level2s.get(at) {
            let field = Some(Field::Level2Name(old.level2.id));
            let change = Change { kind: ChangeKind::Removed, old: old.level2.name.clone(), ..of_level2(old) };
            self.changes.push(Change { old_field: field, ..change });
        }
    }

    fn row(&mut self, at: usize, moved: bool) {
        let Some(here) = self.new.rows.get(at) else { return };
        let base = of_row(&self.new, here);
        let Some(old) = self.matching.rows.of_new(at).and_then(|before| self.old.rows.get(before)) else {
            let new_field = Some(Field::Name(here.row.id));
            self.changes.push(Change { kind: ChangeKind::Added, new: contents(here.row), new_field, ..base });
            return;
        };
        let base =
            Change { old_field: Some(Field::Name(old.row.id)), new_field: Some(Field::Name(here.row.id)), ..base };
        if let Some((old, new)) = self.places(old, here, moved) {
            let column = "位置".to_owned();
            self.changes.push(Change { column, kind: ChangeKind::Moved, old, new, ..base.clone() });
        }
        texts(old.row, here.row, &base, self.changes);
        choices(old.row, here.row, &base, self.changes);
        computed(self.figures, old, here, &base, self.changes);
    }

    /// Where a row stood and where it stands, if that is not the same place.
    fn places(&self, old: &SideRow, new: &SideRow, moved: bool) -> Option<(String, String)> {
        if self.matching.level2s.of_old(old.level2) == Some(new.level2) {
            return moved.then(|| (nth(old.number), nth(new.number)));
        }
        let across = old.level1 != new.level1;
        let place = |side: &Side, row: &SideRow| {
            let name = side.level2_of(row).map_or("", |at| at.level2.name.trim());
            let name = if name.is_empty() { UNNAMED } else { name };
            if across { format!("{} › {name}", row.level1.label()) } else { name.to_owned() }
        };
        Some((place(&self.old, old), place(&self.new, new)))
    }

    fn removed_row(&mut self, at: usize) {
        if let Some(old) = self.old.rows.get(at) {
            let old_field = Some(Field::Name(old.row.id));
            let base = of_row(&self.old, old);
            self.changes.push(Change { kind: ChangeKind::Removed, old: contents(old.row), old_field, ..base });
        }
    }
}

/// The words for a 二级指标 without a name.
const UNNAMED: &str = "（未填二级指标）";

fn nth(number: usize) -> String {
    format!("第 {number} 个")
}

fn positions(level2s: &[SideLevel2], level1: Level1) -> Vec<usize> {
    level2s.iter().enumerate().filter(|(_, at)| at.level1 == level1).map(|(at, _)| at).collect()
}

fn of_level2(at: &SideLevel2) -> Change {
    Change {
        section: Section::Indicators(at.level1),
        level2: at.level2.name.clone(),
        name: String::new(),
        column: terms::LEVEL2.into(),
        kind: ChangeKind::Changed,
        old: String::new(),
        new: String::new(),
        old_field: None,
        new_field: None,
    }
}

fn of_row(side: &Side, at: &SideRow) -> Change {
    Change {
        section: Section::Indicators(at.level1),
        level2: side.level2_of(at).map_or_else(String::new, |level2| level2.level2.name.clone()),
        name: at.row.name.clone(),
        column: "指标".into(),
        kind: ChangeKind::Changed,
        old: String::new(),
        new: String::new(),
        old_field: None,
        new_field: None,
    }
}

/// Every text of a row with its address: all that [`Field::row`] knows.
fn row_texts(row: &Indicator) -> impl Iterator<Item = (Field, &str)> {
    let id = row.id;
    let periods = |make: fn(crate::form::RowId, Period) -> Field,
                   texts: fn(&Indicator) -> &crate::form::PerPeriod<String>| {
        Period::ALL.map(|period| (make(id, period), texts(row).get(period).as_str()))
    };
    [(Field::KeyTask(id), row.key_task.as_str()), (Field::Name(id), row.name.as_str())]
        .into_iter()
        .chain(periods(Field::Target, |row| &row.target))
        .chain(periods(Field::Actual, |row| &row.actual))
        .chain(periods(Field::OverrideReason, |row| &row.override_reason))
        .chain([(Field::Expected(id), row.monitoring.expected.as_str())])
        .chain(periods(Field::Explanation, |row| &row.explanation))
        .chain([(Field::AdjustmentReason(id), row.adjustment_reason.as_str())])
        .chain([(Field::Weight(id), row.weight.as_str()), (Field::Rating(id), row.rating.as_str())])
}

fn texts(old: &Indicator, new: &Indicator, base: &Change, changes: &mut Vec<Change>) {
    for ((old_field, before), (new_field, after)) in row_texts(old).zip(row_texts(new)) {
        let kind = match new_field {
            Field::Target(_, period) => same_meaning::of_target(
                [before, old.target.get(period.other())],
                [after, new.target.get(period.other())],
            ),
            Field::Name(_) | Field::KeyTask(_) => same_meaning::of_text(Nature::Name, before, after),
            Field::Weight(_) | Field::Rating(_) => same_meaning::of_text(Nature::Amount, before, after),
            _ => same_meaning::of_text(Nature::Text, before, after),
        };
        if let Some(kind) = kind {
            changes.push(Change {
                column: new_field.label(),
                kind,
                old: before.to_owned(),
                new: after.to_owned(),
                old_field: Some(old_field),
                new_field: Some(new_field),
                ..base.clone()
            });
        }
    }
}

/// The choices made in a row, as words.
fn row_choices(row: &Indicator) -> [(String, String); 5] {
    let judgement = |period| {
        let word = match row.judgement.get(period) {
            None => "",
            Some(Judgement::Met) => "达成",
            Some(Judgement::Partial) => "部分达成",
            Some(Judgement::Missed) => "未达成",
        };
        (format!("{}判断", period.label()), word.to_owned())
    };
    let causes: Vec<&str> = row.monitoring.causes.iter().map(|cause| cause.label()).collect();
    let rule = RowChoice::EqualRule(row.equal_rule).label();
    let likelihood = RowChoice::Likelihood(row.monitoring.likelihood).label();
    [
        judgement(Period::HalfYear),
        judgement(Period::FullYear),
        (rule.to_owned(), row.equal_rule.map_or("", EqualRule::label).to_owned()),
        (likelihood.to_owned(), row.monitoring.likelihood.map_or("", |likelihood| likelihood.label()).to_owned()),
        (terms::CAUSES.to_owned(), causes.join("、")),
    ]
}

fn choices(old: &Indicator, new: &Indicator, base: &Change, changes: &mut Vec<Change>) {
    for ((column, old), (_, new)) in row_choices(old).into_iter().zip(row_choices(new)) {
        if old != new {
            changes.push(Change { column, kind: ChangeKind::Changed, old, new, ..base.clone() });
        }
    }
}

/// A computed actual value that is another now, although nobody typed one.
fn computed(figures: &[FormFigures; 2], old: &SideRow, new: &SideRow, base: &Change, changes: &mut Vec<Change>) {
    let [old_figures, new_figures] = figures;
    let standard = StandardIndicator::of(new.level1, new.row);
    if standard.is_none() || StandardIndicator::of(old.level1, old.row) != standard {
        return;
    }
    for period in Period::ALL {
        let values = [(old_figures, old), (new_figures, new)].map(|(figures, at)| {
            // Whether something is typed, and what is computed, does not depend on the target.
            let achieved = ActualValue::of(figures, at.row, standard, period, &Target::Empty);
            (achieved.origin == Origin::Computed).then(|| achieved.text(at.row, period))
        });
        if let [Some(old), Some(new)] = values
            && old != new
        {
            let column = format!("{}（计算）", Field::Actual(base_row(base), period).label());
            changes.push(Change { column, kind: ChangeKind::Follows, old, new, ..base.clone() });
        }
    }
}

fn base_row(base: &Change) -> crate::form::RowId {
    base.new_field.and_then(Field::row).unwrap_or(crate::form::RowId(0))
}

/// Everything that stands in a row beside its name, on one line.
fn contents(row: &Indicator) -> String {
    let texts = row_texts(row).filter(|(field, _)| !matches!(field, Field::Name(_)));
    let texts = texts.map(|(field, text)| (field.label(), text.to_owned()));
    let all: Vec<String> = texts
        .chain(row_choices(row))
        .filter(|(_, text)| !text.is_empty())
        .map(|(column, text)| format!("{column}：{text}"))
        .collect();
    if all.is_empty() { row.name.clone() } else { all.join("；") }
}
