//! How the counts of 状态总览 and the lights of 运行监控 came about: which indicators, or which counts, they add up.

use super::row::RowEvaluation;
use super::{Evaluation, Explanation, Figure, Light, Status, StatusCounts};
use crate::brief::brief;
use crate::form::{Level1, Period};

const COUNTED: &str = "按各指标的状态计数，没有名称和指标值的空行不计";
const LIGHTS: &str = "运行监控通行做法：达成为绿灯，部分达成为黄灯，未达成为红灯，其余为灰灯";

/// So many names are told one by one.
const NAMES: usize = 10;

/// The counts that are not 0, and the lights, in the order of the screens.
pub(super) fn count_figures(counts: &StatusCounts) -> Vec<Figure> {
    let mut figures = Vec::new();
    for period in Period::ALL {
        for group in Level1::ALL.into_iter().map(Some).chain([None]) {
            for status in Status::ALL.into_iter().map(Some).chain([None]) {
                if counts.count(group, period, status) > 0 {
                    figures.push(Figure::Count(group, period, status));
                }
            }
        }
    }
    figures.extend(Light::ALL.map(Figure::Lights));
    figures
}

/// `部分达成 1 + 未达成 2`, what is 0 left out.
fn sum_of(parts: impl Iterator<Item = (&'static str, usize)>) -> String {
    let parts: Vec<String> =
        parts.filter(|(_, count)| *count > 0).map(|(label, count)| format!("{label} {count}")).collect();
    parts.join(" + ")
}

fn by_group(counts: &StatusCounts, period: Period, status: Status) -> String {
    sum_of(Level1::ALL.into_iter().map(|level1| (level1.label(), counts.count(Some(level1), period, Some(status)))))
}

fn by_status(counts: &StatusCounts, group: Option<Level1>, period: Period, statuses: &[Status]) -> String {
    sum_of(statuses.iter().map(|status| (status.label(), counts.count(group, period, Some(*status)))))
}

/// Explains how many indicators of a group, or of the form, stand so at the end of a period.
pub(super) fn explain_count(
    evaluation: &Evaluation,
    (group, period, status): (Option<Level1>, Period, Option<Status>),
) -> Explanation {
    let counts = &evaluation.counts;
    let at = period.label();
    let whose = group.map_or("全部指标", Level1::label);
    let (title, formula) = match status {
        Some(status) => {
            (format!("{whose}{at}“{}”的指标数", status.label()), format!("{at}状态为“{}”的指标个数", status.label()))
        }
        None => (format!("{whose}的指标数（{at}）"), "各状态的指标个数之和".to_owned()),
    };
    let numbers = match (group, status) {
        (_, None) => by_status(counts, group, period, &Status::ALL),
        (None, Some(status)) => by_group(counts, period, status),
        (Some(group), Some(status)) => {
            let rows = evaluation.rows().iter().map(AsRef::as_ref);
            names(rows.filter(|row| row.level1 == group && row.assessment(period).status == status))
        }
    };
    let result = format!("{} 个", counts.count(group, period, status));
    Explanation { title, formula, numbers, result, source: COUNTED, assumption: None }
}

fn names<'a>(rows: impl Iterator<Item = &'a RowEvaluation>) -> String {
    let names: Vec<String> = rows.map(|row| brief(&row.name)).collect();
    let told: Vec<&str> = names.iter().take(NAMES).map(String::as_str).collect();
    let more = if names.len() > told.len() { "等" } else { "" };
    format!("{}{more}", told.join("、"))
}

/// Explains how many lights are green, yellow, red or grey at mid-year.
pub(super) fn explain_lights(counts: &StatusCounts, light: Light) -> Explanation {
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(|status| Light::of(*status) == light).collect();
    let words: Vec<&str> = statuses.iter().map(|status| status.label()).collect();
    let period = Period::HalfYear;
    let numbers = match statuses.as_slice() {
        [status] => by_group(counts, period, *status),
        statuses => by_status(counts, None, period, statuses),
    };
    let lit: usize = statuses.iter().map(|status| counts.count(None, period, Some(*status))).sum();
    Explanation {
        title: format!("{}的指标数（半年）", light.label()),
        formula: format!("半年状态为“{}”的指标个数", words.join("”“")),
        numbers,
        result: format!("{lit} 个"),
        source: LIGHTS,
        assumption: None,
    }
}
