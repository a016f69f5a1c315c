//! The changes of last year's form that stands beside this one.

use super::pairs::{Pairs, key};
use super::same_meaning::{self, Nature};
use super::single_fields::whole;
use super::{Change, ChangeKind, Section};
use crate::form::{Form, LastYear, LastYearRow, plain};

/// Adds the changes. The order of last year's rows says nothing and is not compared.
pub(super) fn last_year(old: &Form, new: &Form, changes: &mut Vec<Change>) {
    let whole_form = |kind, old: &str, new: &str| Change {
        kind,
        old: old.to_owned(),
        new: new.to_owned(),
        ..whole(Section::LastYear, "上年目标表")
    };
    match (&old.last_year, &new.last_year) {
        (None, None) => {}
        (Some(old), None) => changes.push(whole_form(ChangeKind::Removed, &summary(old), "")),
        (None, Some(new)) => changes.push(whole_form(ChangeKind::Added, "", &summary(new))),
        (Some(old), Some(new)) => both(old, new, changes),
    }
}

fn summary(of: &LastYear) -> String {
    format!("{}年度 {}，指标 {} 个", of.year, of.unit, of.indicators.len())
}

fn both(old: &LastYear, new: &LastYear, changes: &mut Vec<Change>) {
    let mut text = |base: Change, nature, old: &str, new: &str| {
        if let Some(kind) = same_meaning::of_text(nature, old, new) {
            changes.push(Change { kind, old: old.to_owned(), new: new.to_owned(), ..base });
        }
    };
    text(whole(Section::LastYear, "上年年度"), Nature::Text, &old.year, &new.year);
    text(whole(Section::LastYear, "上年单位名称"), Nature::Name, &old.unit, &new.unit);
    text(whole(Section::LastYear, "上年调整后预算"), Nature::Text, &old.budget, &new.budget);
    text(whole(Section::LastYear, "上年全年执行数"), Nature::Text, &old.executed, &new.executed);
    let pairs = pairs(old, new);
    for (at, here) in new.indicators.iter().enumerate() {
        let Some(before) = pairs.of_new(at).and_then(|at| old.indicators.get(at)) else { continue };
        text(of_row(here, "上年二级指标"), Nature::Name, &before.level2, &here.level2);
        text(of_row(here, "上年三级指标"), Nature::Name, &before.name, &here.name);
        text(of_row(here, "上年全年指标值"), Nature::Text, &before.target, &here.target);
        text(of_row(here, "上年全年实际完成值"), Nature::Text, &before.actual, &here.actual);
    }
    for here in pairs.free_new().filter_map(|at| new.indicators.get(at)) {
        changes.push(Change { kind: ChangeKind::Added, new: contents(here), ..of_row(here, "上年指标") });
    }
    for before in pairs.free_old().filter_map(|at| old.indicators.get(at)) {
        changes.push(Change { kind: ChangeKind::Removed, old: contents(before), ..of_row(before, "上年指标") });
    }
}

fn pairs(old: &LastYear, new: &LastYear) -> Pairs {
    let mut pairs = Pairs::new(old.indicators.len(), new.indicators.len());
    let same = |row: &LastYearRow| key(&[&named(row), &row.target, &row.actual]);
    pairs.join_by(&|at| old.indicators.get(at).map(same), &|at| new.indicators.get(at).map(same));
    pairs.join_by(&|at| old.indicators.get(at).map(named), &|at| new.indicators.get(at).map(named));
    pairs
}

fn of_row(row: &LastYearRow, column: &str) -> Change {
    let base = whole(Section::LastYear, column);
    Change { level2: row.level2.clone(), name: row.name.clone(), ..base }
}

fn named(row: &LastYearRow) -> String {
    key(&[row.level1.code(), &plain(&row.level2), &plain(&row.name)])
}

fn contents(row: &LastYearRow) -> String {
    format!("全年指标值：{}；全年实际完成值：{}", row.target, row.actual)
}
