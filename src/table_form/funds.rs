//! 部门整体资金: amounts by the labels beside or above them, in whatever unit the table is.

use super::cells::{Cells, compact};
use super::draft::Entered;
use super::execution::as_typed;
use super::finish::COMPUTED_SUM;
use super::money::{Money, money};
use super::names::{FORM_POWER, is_blank, money_name, money_unit};
use super::reading::Reading;
use super::sections::MoneyHeads;
use crate::exchange::published::vocabulary::{FundsWord, Label, funds_word};
use crate::form::{ExpenditureLine, Field, IncomeSource, Period, terms};

/// The period that the head of a column of amounts names; `None` for what is no such head.
fn head_period(text: &str) -> Option<Period> {
    let name = compact(text);
    let name = name.split(['（', '(']).next().unwrap_or_default();
    match name {
        "半年"
        | "半年度"
        | "上半年"
        | terms::MID_YEAR_PLAN
        | "半年计划"
        | "半年计划数"
        | "半年预算数"
        | "半年度计划执行数"
        | "上半年计划执行数"
        | "半年执行计划" => Some(Period::HalfYear),
        terms::BUDGET
        | "全年预算"
        | "年初预算数"
        | "年度预算数"
        | "预算数"
        | "金额"
        | "全年"
        | "预算金额"
        | "年度预算"
        | "全年计划" => Some(Period::FullYear),
        _ => None,
    }
}

/// What a label of amounts is for.
fn amount_label(text: &str) -> Option<FundsWord> {
    let name = compact(text);
    let name = without_number(&name);
    let name = name.trim_end_matches(['：', ':']);
    let bare = name.split(['（', '(']).next().unwrap_or_default();
    if let "财政拨款" | "财政拨款收入" | "财政拨款资金" = bare {
        return None;
    }
    funds_word(bare).filter(|word| *word != FundsWord::Heading)
}

/// Whether a text is a label of amounts, or of their block.
pub(super) fn is_label(text: &str) -> bool {
    amount_label(text).is_some() || Label::Funds.names().contains(&compact(text).as_str())
}

/// A label without the number before it: 一、, （二）, 1. and 其中：.
fn without_number(name: &str) -> &str {
    let name = name.strip_prefix("其中").map_or(name, |rest| rest.trim_start_matches(['：', ':']));
    let digits = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let open = name.trim_start_matches(['（', '(']);
    let rest = open.trim_start_matches(digits);
    let numbered = rest.strip_prefix(['、', '.', '．', '）', ')']);
    numbered.filter(|_| rest.len() < open.len()).unwrap_or(name)
}

/// Sums of 支出, which the program works out itself.
fn is_computed_sum(text: &str) -> bool {
    matches!(
        compact(text).as_str(),
        "支出合计" | "支出总额" | "支出总计" | "合计" | "总计" | "年度预算合计" | "支出总计数"
    )
}

/// Words that only name the block or a column of it.
pub(super) fn is_heading(text: &str) -> bool {
    let name = compact(text);
    Label::Funds.names().contains(&name.as_str())
        || funds_word(&name) == Some(FundsWord::Heading)
        || head_period(text).is_some()
        || matches!(
            name.as_str(),
            "资金来源"
                | "支出类别"
                | "财政拨款"
                | "部门整体资金"
                | "预算支出"
                | "收入支出"
                | "项目"
                | "年度部门整体资金"
                | "资金"
                | "收入来源"
                | "支出结构"
                | "预算收入"
        )
}

/// Reads the labels and amounts of a row.
pub(super) fn row(reading: &mut Reading, cells: &mut Cells<'_>, row: usize) {
    let begun = cells.begun(row);
    heads(reading, cells, &begun);
    for &index in &begun {
        if !cells.is_open(index) {
            continue;
        }
        let text = cells.text(index).to_owned();
        if let Some((name, rest)) = text.split_once(['：', ':'])
            && let Some(word) = amount_label(name)
            && !rest.trim().is_empty()
        {
            let amount = money(rest, reading.power);
            if let Money::Amount(_) = amount
                && enter(reading, cells, (word, index), &[(index, amount)])
            {
                cells.placed(index);
            }
            continue;
        }
        if is_computed_sum(&text) {
            sum(reading, cells, row, index);
        } else if let Some(word) = amount_label(&text) {
            let amounts = amounts(reading, cells, row, index);
            if !amounts.is_empty() || !cells.is_open(index) {
                enter(reading, cells, (word, index), &amounts);
            }
            cells.placed(index);
        } else if is_heading(&text) {
            cells.placed(index);
        }
    }
}

/// Notes the heads of columns, and the unit that a label or head names.
fn heads(reading: &mut Reading, cells: &Cells<'_>, begun: &[usize]) {
    let named: Vec<(Period, (i32, i32))> =
        begun.iter().filter_map(|index| Some((head_period(cells.text(*index))?, cells.range(*index)))).collect();
    if !named.is_empty() {
        reading.upper_heads = MoneyHeads(named);
    }
    for index in begun {
        let text = cells.text(*index);
        let outer = text.split(['（', '(']).next().unwrap_or_default();
        if (is_heading(text) || is_heading(outer) || compact(text).contains("单位"))
            && text.chars().count() <= 24
            && let Some(power) = money_unit(text)
        {
            reading.power = power;
        }
    }
}

/// A sum and the amounts behind it are left out.
fn sum(reading: &Reading, cells: &mut Cells<'_>, row: usize, index: usize) {
    let behind: Vec<usize> = cells.row(row).iter().copied().skip_while(|other| *other != index).skip(1).collect();
    let amounts = behind.into_iter().take_while(|other| {
        is_blank(cells.text(*other)) || matches!(money(cells.text(*other), reading.power), Money::Amount(_))
    });
    let amounts: Vec<usize> = amounts.filter(|other| !cells.text(*other).is_empty()).collect();
    if amounts.is_empty() {
        return;
    }
    cells.skip(index, COMPUTED_SUM);
    cells.skip_all(amounts, COMPUTED_SUM);
}

/// The amounts of a label: behind it up to the next label; where another label follows at once, the one below it.
fn amounts(reading: &Reading, cells: &mut Cells<'_>, row: usize, label: usize) -> Vec<(usize, Money)> {
    let behind: Vec<usize> = cells.row(row).iter().copied().skip_while(|other| *other != label).skip(1).collect();
    let mut found = Vec::new();
    let mut next_is_label = behind.is_empty();
    for (nth, &index) in behind.iter().enumerate() {
        let text = cells.text(index).to_owned();
        if text.is_empty() {
            continue;
        }
        if amount_label(&text).is_some() || is_heading(&text) || is_computed_sum(&text) || !cells.is_open(index) {
            next_is_label = nth == 0;
            break;
        }
        match money(&text, reading.power) {
            Money::Blank => cells.placed(index),
            amount => found.push((index, amount)),
        }
    }
    if found.is_empty() && next_is_label {
        let range = cells.range(label);
        let below = cells.cell(label).map_or(row + 1, |cell| cell.row + cell.rows.max(1));
        let under =
            cells.row(below).iter().copied().find(|other| cells.range(*other) == range && cells.is_open(*other));
        found.extend(
            under
                .map(|index| (index, money(cells.text(index), reading.power)))
                .filter(|(_, amount)| matches!(amount, Money::Amount(_))),
        );
    }
    found
}

/// Enters the amounts of a label; whether they stand in the form now.
fn enter(
    reading: &mut Reading,
    cells: &mut Cells<'_>,
    (word, label): (FundsWord, usize),
    amounts: &[(usize, Money)],
) -> bool {
    let fields: Vec<Field> = match word {
        FundsWord::Total(total) => vec![Field::PublishedTotal(total)],
        FundsWord::Source(source) => {
            note_variant(reading, cells, source, label);
            vec![Field::Income(source)]
        }
        FundsWord::Basic => Period::ALL.map(|period| Field::Planned(ExpenditureLine::Basic, period)).to_vec(),
        FundsWord::Project => Period::ALL.map(|period| Field::Planned(ExpenditureLine::Project, period)).to_vec(),
        FundsWord::Heading => return false,
    };
    let mut all = true;
    for (nth, (index, amount)) in amounts.iter().enumerate() {
        let field = match fields.as_slice() {
            [only] => income_of(reading, cells, (nth, amounts.len()), *index).then_some(*only),
            of_periods => {
                let period = period_of(reading, cells, (nth, amounts.len()), *index);
                of_periods.get(usize::from(period == Period::FullYear)).copied()
            }
        };
        all &= field.is_some_and(|field| put(reading, cells, field, *index, amount));
    }
    all
}

/// Enters one amount.
fn put(reading: &mut Reading, cells: &mut Cells<'_>, field: Field, index: usize, amount: &Money) -> bool {
    let from = Reading::from(cells, index);
    let text = match amount {
        Money::Amount(text) => text.clone(),
        Money::Blank => return true,
        Money::Other => as_typed(reading, cells, index, field),
    };
    match reading.draft.enter(field, &text, &from) {
        Entered::Yes => {
            if reading.power != FORM_POWER && !reading.told_unit {
                reading.told_unit = true;
                let name = money_name(reading.power);
                reading.draft.doubt(Some(field), Some(&from), format!("这张表的金额单位是{name}，已换算成万元"));
            }
            cells.placed(index);
            true
        }
        Entered::Differs => {
            cells.skip(index, "与前面读到的金额不同，没有采用");
            false
        }
        Entered::NoField => false,
    }
}

/// Whether an amount of 收入 is the year's: the only one, or the one below the head of the year.
fn income_of(reading: &mut Reading, cells: &mut Cells<'_>, (nth, count): (usize, usize), index: usize) -> bool {
    if count == 1 {
        return true;
    }
    let period = by_heads(reading, cells, index);
    if period.unwrap_or(if nth + 1 == count { Period::FullYear } else { Period::HalfYear }) == Period::FullYear {
        return true;
    }
    cells.leave(index, "收入只填全年预算数，这个金额没有对应的栏目");
    false
}

fn period_of(reading: &mut Reading, cells: &Cells<'_>, (nth, count): (usize, usize), index: usize) -> Period {
    if let Some(period) = by_heads(reading, cells, index) {
        return period;
    }
    if count == 1 {
        let from = Reading::from(cells, index);
        reading.draft.doubt(None, Some(&from), "这一行只有一个金额，读作全年预算数，请核对");
        return Period::FullYear;
    }
    if nth == 0 { Period::HalfYear } else { Period::FullYear }
}

fn by_heads(reading: &Reading, cells: &Cells<'_>, index: usize) -> Option<Period> {
    let (from, to) = cells.range(index);
    let shared = |(_, (start, end)): &(Period, (i32, i32))| to.min(*end).saturating_sub(from.max(*start));
    let best = reading.upper_heads.0.iter().max_by_key(|head| shared(head))?;
    (shared(best) > 0).then_some(best.0)
}

/// Tells of a label that is read although it is not the standard one.
fn note_variant(reading: &mut Reading, cells: &Cells<'_>, source: IncomeSource, label: usize) {
    let text = compact(cells.text(label));
    if !text.contains(source.label()) && !source.label().starts_with(&text) {
        let from = Reading::from(cells, label);
        let sentence = format!("“{}”读作“{}”", crate::brief::brief(&text), source.label());
        reading.draft.doubt(Some(Field::Income(source)), Some(&from), sentence);
    }
}
