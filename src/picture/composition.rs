//! 收入构成: what the sum is made of, in the order of the form. (支出 has two lines, which need no bars.)

use rust_decimal::Decimal;

use super::{Bar, Length, NONE, Picture, Row};
use crate::evaluate::{Absent, FigureResult, FormFigures, amount, amount_text};
use crate::figures::{Amount, Percent, Rate};
use crate::form::{Field, Form, IncomeSource, IncomeTotal, terms};

/// A part of a sum.
type Part = (&'static str, FigureResult<Amount>);

/// 收入构成: 全年预算数 by source.
pub fn income(form: &Form, figures: &FormFigures) -> Picture {
    let heads = ["资金来源", terms::BUDGET, "占比"];
    let picture = Picture::new("income", "收入构成", "全年预算数，单位：万元", &heads);
    let parts = IncomeSource::ALL.map(|source| (source.label(), amount(form, Field::Income(source))));
    composed(picture, &parts, (IncomeTotal::Total.label(), figures.income(IncomeTotal::Total)))
}

fn composed(mut picture: Picture, parts: &[Part], total: (&str, &FigureResult<Amount>)) -> Picture {
    if let Err(Absent::Missing(_)) = total.1 {
        picture.note("填写金额后，这里显示各项所占的比重。");
        return picture;
    }
    let whole = whole(&mut picture, parts, total.1);
    let rows = parts.iter().map(|(label, part)| {
        let share = part.as_ref().ok().zip(whole).and_then(|(part, whole)| share(*part, whole));
        Row {
            label: (*label).to_owned(),
            figures: vec![amount_text(part)],
            beside: share.as_ref().map_or_else(|| NONE.to_owned(), |(percent, _)| percent.to_string()),
            bar: share.map(|(_, bar)| bar),
            ..Row::default()
        }
    });
    picture.rows = rows.collect();
    let hundred = whole.map_or_else(|| NONE.to_owned(), |_| Percent::of(Decimal::ONE).to_string());
    let (label, sum) = total;
    picture.rows.push(Row {
        label: label.to_owned(),
        figures: vec![amount_text(sum)],
        beside: hundred,
        total: true,
        ..Row::default()
    });
    picture
}

/// What the parts are measured by, where all of them can be parts of it; what is in the way is noted.
fn whole(picture: &mut Picture, parts: &[Part], total: &FigureResult<Amount>) -> Option<Decimal> {
    let wrong = parts.iter().filter_map(|(_, part)| part.as_ref().err());
    let wrong: Vec<&Absent> = wrong.filter(|absent| !matches!(absent, Absent::Missing(_))).collect();
    picture.note_absent(wrong);
    let Ok(total) = total else {
        picture.note_absent(total.as_ref().err().filter(|absent| **absent == Absent::TooLarge));
        picture.note("金额核对后显示占比。");
        return None;
    };
    let negative = parts.iter().filter(|(_, part)| part.as_ref().is_ok_and(|part| part.is_negative()));
    let negative: Vec<&str> = negative.map(|(label, _)| *label).collect();
    if !negative.is_empty() {
        picture.note(format!("{}为负数，不能看作整体的一部分，不显示占比。", negative.join("、")));
        return None;
    }
    if total.is_zero() {
        picture.note("合计为 0，没有占比。");
        return None;
    }
    if parts.iter().any(|(_, part)| part.is_err()) {
        picture.note("未填的项目不画，占比按已填的金额计算。");
    }
    if shown_sum(parts, total.decimal()).is_some_and(|sum| sum != Decimal::ONE_HUNDRED) {
        picture.note("占比经四舍五入，相加与 100% 略有出入。");
    }
    Some(total.decimal())
}

fn share(part: Amount, whole: Decimal) -> Option<(Percent, Bar)> {
    let rate = Rate::of(part.decimal(), whole).ok()?;
    Some((rate.percent(), Bar::filled(Length::WHOLE, Length::of(part.decimal(), whole)?)))
}

/// What the shares as shown add up to.
fn shown_sum(parts: &[Part], whole: Decimal) -> Option<Decimal> {
    let amounts = parts.iter().filter_map(|(_, part)| part.as_ref().ok());
    amounts
        .map(|part| Rate::of(part.decimal(), whole).ok())
        .try_fold(Decimal::ZERO, |sum, rate| sum.checked_add(rate?.percent().figure()))
}
