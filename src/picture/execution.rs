//! 预算执行: what was spent of the budget, with what was planned to be spent by mid-year, or was spent by then, marked on it.
//!
//! Each bar is measured by the budget of its own line: a rate is looked for, not an amount, and beside 基本支出 most 项目支出 could not be seen.

use rust_decimal::Decimal;

use super::{Bar, Length, Look, Picture, Row};
use crate::evaluate::{Absent, Execution, LineExecution, Outcome, PeriodExecution, amount_text, rate_text};
use crate::figures::{Amount, Rate};
use crate::form::{ExpenditureLine, Period};

/// Where the frame of the picture ends, in per cent of the budget. More than the budget can be seen as such; what lies beyond is cut off, and said.
const END: Decimal = Decimal::from_parts(120, 0, 0, false, 0);

/// 预算执行 to the end of a period.
pub fn execution(execution: &Execution, period: Period) -> Picture {
    let (mark, executed, rate) = match period {
        Period::HalfYear => ("半年计划", "半年执行", "半年执行率"),
        Period::FullYear => ("半年执行", "全年执行", "全年执行率"),
    };
    let mut picture = Picture::new(
        format!("execution-{}", period.code()),
        format!("{}预算执行", period.label()),
        "每条以本行预算为 100%，单位：万元",
        &["支出类别", "预算数", mark, executed, rate],
    );
    let lines = ExpenditureLine::ALL.map(|line| (line.label(), execution.line(line)));
    let all = || lines.into_iter().chain([("合计", &execution.total)]);
    if all().all(|(_, line)| matches!(line.periods.get(period).budget, Err(Absent::Missing(_)))) {
        picture.note("填写全年预算数后，这里显示执行情况。");
        return picture;
    }
    for (label, line) in all() {
        let row = row(&mut picture, label, line, period, mark);
        picture.rows.push(row);
    }
    if let Some(total) = picture.rows.last_mut() {
        total.total = true;
    }
    picture.key.push((Bar::of(Look::Plain), executed.to_owned()));
    if picture.rows.iter().any(|row| row.bar.as_ref().is_some_and(Bar::goes_beyond)) {
        picture.key.push((Bar::of(Look::Beyond), "超出预算".to_owned()));
    }
    picture.key.push((Bar::outline(Length::WHOLE), "预算（100%）".to_owned()));
    picture.key.push((Bar::marked(), mark.to_owned()));
    note_what_is_absent(&mut picture, all(), period);
    picture
}

/// Says why bars, marks and rates are not there. A mark that is only missing says so in its cell.
fn note_what_is_absent<'a>(
    picture: &mut Picture,
    lines: impl Iterator<Item = (&'static str, &'a LineExecution)>,
    period: Period,
) {
    let mut absent = Vec::new();
    let mut without_rate = Vec::new();
    for (label, line) in lines {
        let figures = line.periods.get(period);
        absent.extend([figures.budget.as_ref().err(), figures.executed.as_ref().err()].into_iter().flatten());
        let mark = marked(line, period).as_ref().err();
        absent.extend(mark.filter(|absent| !matches!(absent, Absent::Missing(_))));
        if let Err(why @ (Absent::NotApplicable(_) | Absent::NegativeDenominator)) = &figures.rate {
            without_rate.push(format!("{label}：{why}"));
        }
    }
    picture.note_absent(absent);
    for why in without_rate {
        picture.note(why);
    }
}

/// What the mark shows: the plan at mid-year; at the year's end, how far it was by then.
fn marked(line: &LineExecution, period: Period) -> &Outcome<Amount> {
    match period {
        Period::HalfYear => &line.periods.half_year.planned,
        Period::FullYear => &line.periods.half_year.executed,
    }
}

fn row(picture: &mut Picture, label: &str, line: &LineExecution, period: Period, mark: &str) -> Row {
    let figures = line.periods.get(period);
    let marked = marked(line, period);
    let share = |budget: &Amount, amount: &Amount| {
        (!budget.is_negative()).then(|| Rate::of(amount.decimal(), budget.decimal()).ok()).flatten()
    };
    let share = figures.budget.as_ref().ok().zip(marked.as_ref().ok()).and_then(|(budget, of)| share(budget, of));
    let mark_text = match share {
        Some(rate) => format!("{}（{}）", amount_text(marked), rate.percent()),
        None => amount_text(marked),
    };
    Row {
        label: label.to_owned(),
        figures: vec![amount_text(&figures.budget), mark_text, amount_text(&figures.executed)],
        bar: bar(picture, label, figures, (mark, marked)),
        beside: rate_text(&figures.rate),
        ..Row::default()
    }
}

/// `None` without a budget that can be spent from. What of it cannot be drawn is noted.
fn bar(
    picture: &mut Picture,
    label: &str,
    figures: &PeriodExecution,
    (mark, marked): (&str, &Outcome<Amount>),
) -> Option<Bar> {
    let budget = figures.budget.as_ref().ok()?.decimal();
    let end = budget.checked_mul(END)?.checked_div(Decimal::ONE_HUNDRED)?;
    let frame = Length::of(budget, end)?;
    let executed = figures.executed.as_ref().map_or(Decimal::ZERO, |executed| executed.decimal());
    let cut = executed > end;
    if cut {
        picture.note(format!("{label}超出图幅，条形只画到预算的 {END}%，末端以箭头表示。"));
    }
    if executed < Decimal::ZERO {
        picture.note(format!("{label}执行数为负数，不画条形。"));
    }
    let reached = marked.as_ref().ok().map(|amount| amount.decimal());
    let within = reached.filter(|amount| *amount >= Decimal::ZERO && *amount <= end);
    if reached.is_some() && within.is_none() {
        picture.note(format!("{label}的{mark}在图幅以外，不画标记。"));
    }
    let mark = within.and_then(|amount| Length::of(amount, end));
    Some(Bar { mark, cut, ..Bar::filled(frame, Length::of(executed, end)?) })
}
