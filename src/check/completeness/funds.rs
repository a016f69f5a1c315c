//! The amounts of the form: missing, unreadable, and sums that do not add up.

use crate::brief::brief;
use crate::check::{Findings, Rule};
use crate::evaluate::{Absent, FormFigures, amount, headcount};
use crate::figures::Amount;
use crate::form::{BaseItem, ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Period};

pub(super) fn check(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    missing(form, findings);
    unreadable(form, findings);
    sums(form, figures, findings);
}

/// Adds what it finds about sums: published totals that are not the sum of their parts, 收入 and 支出 that differ.
pub(in crate::check) fn sums(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    published_totals(form, figures, findings);
    balance(figures, findings);
}

fn missing(form: &Form, findings: &mut Findings) {
    let is_empty = |field| form.text(field).is_none_or(|text| text.trim().is_empty());
    if IncomeSource::ALL.into_iter().map(Field::Income).all(is_empty) {
        let sentence = "收入各项都没有填，请填写；没有的请填 0";
        findings.add(Rule::AmountMissing, Field::Income(IncomeSource::GeneralPublicBudget), sentence);
    }
    let planned =
        ExpenditureLine::ALL.into_iter().flat_map(|line| Period::ALL.map(|period| Field::Planned(line, period)));
    for field in planned.filter(|field| is_empty(*field)) {
        findings.add(Rule::AmountMissing, field, format!("{}未填，请填写；没有的请填 0", field.label()));
    }
}

fn unreadable(form: &Form, findings: &mut Findings) {
    let incomes = IncomeSource::ALL.into_iter().map(Field::Income);
    let totals = IncomeTotal::ALL.into_iter().map(Field::PublishedTotal);
    let lines = ExpenditureLine::ALL.into_iter().flat_map(|line| {
        Period::ALL.into_iter().flat_map(move |period| {
            [Field::Planned(line, period), Field::Adjustment(line, period), Field::Executed(line, period)]
        })
    });
    for field in incomes.chain(totals).chain(lines) {
        report(form, Rule::AmountUnreadable, amount(form, field).err(), findings);
    }
    for item in BaseItem::ALL {
        for field in Period::ALL.map(|period| Field::Base(item, period)) {
            let absent = if item.is_headcount() { headcount(form, field).err() } else { amount(form, field).err() };
            report(form, Rule::BaseUnreadable, absent, findings);
        }
    }
}

fn report(form: &Form, rule: Rule, absent: Option<Absent>, findings: &mut Findings) {
    if let Some(Absent::Unreadable(field, why)) = absent {
        let text = form.text(field).unwrap_or_default();
        findings.add(rule, field, format!("{}“{}”：{why}", field.label(), brief(text)));
    }
}

fn published_totals(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    for total in IncomeTotal::ALL {
        let field = Field::PublishedTotal(total);
        if let (Ok(published), Ok(sum)) = (amount(form, field), figures.income(total))
            && published != *sum
        {
            let sentence = format!(
                "原表{}为 {}，各项合计为 {}，{}，请核对各项资金，或以合计为准",
                total.label(),
                published.grouped(),
                sum.grouped(),
                difference(published, *sum)
            );
            findings.add(Rule::TotalDiffers, field, sentence);
        }
    }
}

/// 收入 must equal 支出 to the last digit (domain §2).
fn balance(figures: &FormFigures, findings: &mut Findings) {
    let (Ok(income), Ok(expenditure)) = (figures.income(IncomeTotal::Total), &figures.expenditure.full_year) else {
        return;
    };
    if income == expenditure {
        return;
    }
    let (more, distance) = match expenditure.checked_sub(*income) {
        Some(distance) if distance.is_negative() => ("少", distance.abs()),
        Some(distance) => ("多", distance),
        None => ("不同于", Amount::ZERO),
    };
    let sentence = format!(
        "支出合计 {} 比收入 {} {more} {} 万元，请核对基本支出或项目支出",
        expenditure.grouped(),
        income.grouped(),
        distance.grouped()
    );
    findings.add(Rule::Unbalanced, Field::Planned(ExpenditureLine::Basic, Period::FullYear), sentence);
}

fn difference(left: Amount, right: Amount) -> String {
    left.checked_sub(right).map_or_else(String::new, |distance| format!("相差 {} 万元", distance.abs().grouped()))
}
