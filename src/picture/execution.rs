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
    let (title, about, heads, mark) = match period {
        Period::HalfYear => (
            "半年预算执行",
            "每条以本行预算为 100%，单位：万元",
            ["支出类别", "预算数", "半年计划", "半年执行", "半年执行率"],
            "半年计划",
        ),
        Period::FullYear => (
            "全年预算执行",
            "每条以本行预算为 100%，单位：万元",
            ["支出类别", "预算数", "半年执行", "全年执行", "全年执行率"],
            "半年执行",
        ),
    };
    let mut picture = Picture::new(format!("execution-{}", period.code()), title, about, &heads);
    let lines = [
        (ExpenditureLine::Basic.label(), &execution.basic),
        (ExpenditureLine::Project.label(), &execution.project),
        ("合计", &execution.total),
    ];
    let budgets = lines.map(|(_, line)| &line.periods.get(period).budget);
    if budgets.iter().all(|budget| matches!(budget, Err(Absent::Missing(_)))) {
        picture.note("填写全年预算数后，这里显示执行情况。");
        return picture;
    }
    picture.key = vec![
        (Bar::of(Look::Plain), heads.get(3).copied().unwrap_or_default().to_owned()),
        (Bar::outline(Length::WHOLE), "预算（100%）".to_owned()),
        (Bar::marked(), mark.to_owned()),
    ];
    for (label, line) in lines {
        let row = row(&mut picture, label, line, period, mark);
        picture.rows.push(Row { total: label == "合计", ..row });
    }
    if picture.rows.iter().any(|row| row.bar.as_ref().is_some_and(Bar::goes_beyond)) {
        picture.key.insert(1, (Bar::of(Look::Beyond), "超出预算".to_owned()));
    }
    let figures = lines.map(|(_, line)| line.periods.get(period));
    let absent = figures.iter().flat_map(|of| [of.budget.as_ref().err(), of.executed.as_ref().err()]);
    picture.note_absent(absent.flatten());
    let marks = lines.map(|(_, line)| marked(line, period).as_ref().err());
    picture.note_absent(marks.into_iter().flatten().filter(|absent| !matches!(absent, Absent::Missing(_))));
    for (label, line) in lines {
        if let Err(why @ (Absent::NotApplicable(_) | Absent::NegativeDenominator)) = &line.periods.get(period).rate {
            picture.note(format!("{label}：{why}"));
        }
    }
    picture
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
