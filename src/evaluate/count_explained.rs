//! How the counts of 状态总览 and the lights of 运行监控 came about: which indicators, or which counts, they add up.

use super::weights::indicator_name;
use super::{Assessed, Explanation, Figure, Light, Status};
use crate::brief::brief;
use crate::form::{Level1, Period};

const COUNTED: &str = "按各指标的状态计数，没有名称和指标值的空行不计";
const LIGHTS: &str = "运行监控通行做法：达成为绿灯，部分达成为黄灯，未达成为红灯，其余为灰灯";

/// So many names are told one by one.
const NAMES: usize = 10;

/// The counts that are not 0, and the lights, in the order of the screens.
pub(super) fn count_figures(rows: &[Assessed<'_>]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for period in Period::ALL {
        for group in Level1::ALL.into_iter().map(Some).chain([None]) {
            for status in Status::ALL.into_iter().map(Some).chain([None]) {
                if rows.iter().any(|row| is_counted(row, group, period, status)) {
                    figures.push(Figure::Count(group, period, status));
                }
            }
        }
    }
    figures.extend(Light::ALL.map(Figure::Lights));
    figures
}

fn is_counted(row: &Assessed<'_>, group: Option<Level1>, period: Period, status: Option<Status>) -> bool {
    let stands = row.assessments.get(period).status;
    group.is_none_or(|group| group == row.level1) && status.is_none_or(|status| status == stands)
}

fn count(rows: &[Assessed<'_>], group: Option<Level1>, period: Period, status: Option<Status>) -> usize {
    rows.iter().filter(|row| is_counted(row, group, period, status)).count()
}

/// `部分达成 1 + 未达成 2`, what is 0 left out.
fn sum_of(parts: impl Iterator<Item = (&'static str, usize)>) -> String {
    let parts: Vec<String> =
        parts.filter(|(_, count)| *count > 0).map(|(label, count)| format!("{label} {count}")).collect();
    parts.join(" + ")
}

fn by_group(rows: &[Assessed<'_>], period: Period, status: Status) -> String {
    sum_of(Level1::ALL.into_iter().map(|level1| (level1.label(), count(rows, Some(level1), period, Some(status)))))
}

fn by_status(rows: &[Assessed<'_>], group: Option<Level1>, period: Period, statuses: &[Status]) -> String {
    sum_of(statuses.iter().map(|status| (status.label(), count(rows, group, period, Some(*status)))))
}

/// Explains how many indicators of a group, or of the form, stand so at the end of a period.
pub(super) fn explain_count(
    rows: &[Assessed<'_>],
    group: Option<Level1>,
    period: Period,
    status: Option<Status>,
) -> Explanation {
    let at = period.label();
    let whose = group.map_or("全部指标", Level1::label);
    let (title, formula) = match status {
        Some(status) => {
            (format!("{whose}{at}“{}”的指标数", status.label()), format!("{at}状态为“{}”的指标个数", status.label()))
        }
        None => (format!("{whose}的指标数（{at}）"), "各状态的指标个数之和".to_owned()),
    };
    let numbers = match (group, status) {
        (_, None) => by_status(rows, group, period, &Status::ALL),
        (None, Some(status)) => by_group(rows, period, status),
        (Some(_), Some(_)) => names(rows.iter().filter(|row| is_counted(row, group, period, status))),
    };
    let result = format!("{} 个", count(rows, group, period, status));
    Explanation { title, formula, numbers, result, source: COUNTED, assumption: None }
}

fn names<'a>(rows: impl Iterator<Item = &'a Assessed<'a>>) -> String {
    let names: Vec<String> = rows.map(|row| brief(&indicator_name(row.level2, row.row))).collect();
    let told: Vec<&str> = names.iter().take(NAMES).map(String::as_str).collect();
    let more = if names.len() > told.len() { "等" } else { "" };
    format!("{}{more}", told.join("、"))
}

/// Explains how many lights are green, yellow, red or grey at mid-year.
pub(super) fn explain_lights(rows: &[Assessed<'_>], light: Light) -> Explanation {
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(|status| Light::of(*status) == light).collect();
    let words: Vec<&str> = statuses.iter().map(|status| status.label()).collect();
    let period = Period::HalfYear;
    let numbers = match statuses.as_slice() {
        [status] => by_group(rows, period, *status),
        statuses => by_status(rows, None, period, statuses),
    };
    let lit = rows.iter().filter(|row| Light::of(row.assessments.get(period).status) == light).count();
    Explanation {
        title: format!("{}的指标数（半年）", light.label()),
        formula: format!("半年状态为“{}”的指标个数", words.join("”“")),
        numbers,
        result: format!("{lit} 个"),
        source: LIGHTS,
        assumption: None,
    }
}
