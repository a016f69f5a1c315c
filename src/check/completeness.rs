//! 完整性: what is missing, and sums that do not add up.

use super::{Finding, Rule};
use crate::evaluate::{Absent, amount, expenditure_total, income_total, understood};
use crate::figures::Amount;
use crate::form::{ExpenditureLine, Field, Form, IncomeSource, IncomeTotal, Period};
use crate::target::Target;

/// Adds what it finds.
pub(super) fn check(form: &Form, findings: &mut Vec<Finding>) {
    texts(form, findings);
    amounts(form, findings);
    sums(form, findings);
    indicators(form, findings);
    if !form.unplaced.is_empty() {
        let sentence = format!("导入的文字中还有 {} 行没有归位，请在“基本信息”末尾逐行处理", form.unplaced.len());
        findings.push(Finding { rule: Rule::LinesUnplaced, field: None, sentence });
    }
}

/// Adds what it finds about sums: published totals that are not the sum of their parts, 收入 and 支出 that differ.
pub(super) fn sums(form: &Form, findings: &mut Vec<Finding>) {
    published_totals(form, findings);
    balance(form, findings);
}

fn texts(form: &Form, findings: &mut Vec<Finding>) {
    for field in
        [Field::Year, Field::Unit, Field::Functions, Field::Organisation, Field::LongTermGoal, Field::AnnualGoal]
    {
        if form.text(field).is_none_or(|text| text.trim().is_empty()) {
            let sentence = format!("{}未填，请补充", field.label());
            findings.push(Finding { rule: Rule::TextMissing, field: Some(field), sentence });
        }
    }
    let year = form.year.trim();
    let is_year = year.len() == 4 && year.starts_with("20") && year.chars().all(|c| c.is_ascii_digit());
    if !year.is_empty() && !is_year {
        let sentence = format!("年度“{year}”请写成四位数字，如 2025");
        findings.push(Finding { rule: Rule::YearUnclear, field: Some(Field::Year), sentence });
    }
}

fn amounts(form: &Form, findings: &mut Vec<Finding>) {
    let incomes = IncomeSource::ALL.into_iter().map(Field::Income);
    let totals = IncomeTotal::ALL.into_iter().map(Field::PublishedTotal);
    let lines = ExpenditureLine::ALL.into_iter().flat_map(|line| {
        Period::ALL.into_iter().flat_map(move |period| {
            [Field::Planned(line, period), Field::Adjustment(line, period), Field::Executed(line, period)]
        })
    });
    for field in incomes.chain(totals).chain(lines) {
        if let Err(Absent::Unreadable(field, why)) = amount(form, field) {
            let sentence = format!("{}“{}”：{why}", field.label(), form.text(field).unwrap_or_default());
            findings.push(Finding { rule: Rule::AmountUnreadable, field: Some(field), sentence });
        }
    }
}

fn published_totals(form: &Form, findings: &mut Vec<Finding>) {
    for total in IncomeTotal::ALL {
        let field = Field::PublishedTotal(total);
        if let (Ok(published), Ok(sum)) = (amount(form, field), income_total(form, total))
            && published != sum
        {
            let sentence = format!(
                "原表{}为 {}，各项合计为 {}，{}，请核对各项资金，或以合计为准",
                total.label(),
                published.grouped(),
                sum.grouped(),
                difference(published, sum)
            );
            findings.push(Finding { rule: Rule::TotalDiffers, field: Some(field), sentence });
        }
    }
}

/// 收入 must equal 支出 to the last digit (domain §2).
fn balance(form: &Form, findings: &mut Vec<Finding>) {
    let (Ok(income), Ok(expenditure)) =
        (income_total(form, IncomeTotal::Total), expenditure_total(form, Period::FullYear))
    else {
        return;
    };
    if income == expenditure {
        return;
    }
    let (more, distance) = match expenditure.checked_sub(income) {
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
    let field = Some(Field::Planned(ExpenditureLine::Basic, Period::FullYear));
    findings.push(Finding { rule: Rule::Unbalanced, field, sentence });
}

fn difference(left: Amount, right: Amount) -> String {
    left.checked_sub(right).map_or_else(String::new, |distance| format!("相差 {} 万元", distance.abs().grouped()))
}

fn indicators(form: &Form, findings: &mut Vec<Finding>) {
    for (_, _, row) in form.indicators.filled() {
        let name = row.name.trim();
        if name.is_empty() {
            let sentence = "有指标值而没有三级指标名称，请补充名称或删除这一行".to_owned();
            findings.push(Finding { rule: Rule::NameMissing, field: Some(Field::Name(row.id)), sentence });
        }
        for period in Period::ALL {
            let field = Some(Field::Target(row.id, period));
            match understood(row, period) {
                Target::Empty => {
                    let sentence = format!("“{name}”的{}指标值未填，请补充", period.label());
                    findings.push(Finding { rule: Rule::TargetMissing, field, sentence });
                }
                Target::Check(doubt) => {
                    let text = row.target.get(period).trim();
                    let sentence = format!("“{name}”的{}指标值“{text}”：{}", period.label(), doubt.reason);
                    findings.push(Finding { rule: Rule::TargetUnclear, field, sentence });
                }
                _ => {}
            }
        }
    }
}
