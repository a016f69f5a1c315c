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

/// Adds what it finds about sums: published totals that are not the sum of their parts, 收入 and 支出 that differ. What has one cause, an amount that was
/// changed beside published totals, is one finding.
pub(in crate::check) fn sums(form: &Form, figures: &FormFigures, findings: &mut Findings) {
    let published = differing_totals(form, figures);
    let imbalance = Imbalance::of(figures);
    let together = imbalance.filter(|imbalance| !published.is_empty() && imbalance.has_the_cause_of(&published));
    if together.is_none() {
        report_totals(&published, findings);
    }
    if let Some(imbalance) = imbalance {
        imbalance.report(together.map_or(&[], |_| &published), findings);
    }
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

/// A published total that is not the sum of its parts.
struct DifferingTotal {
    total: IncomeTotal,
    published: Amount,
    sum: Amount,
}

impl DifferingTotal {
    fn field(&self) -> Field {
        Field::PublishedTotal(self.total)
    }

    /// By how much the parts are more than what was published.
    fn excess(&self) -> Option<Amount> {
        self.sum.checked_sub(self.published)
    }

    fn in_words(&self) -> String {
        format!("原表{}为 {}，各项合计为 {}", self.total.label(), self.published.grouped(), self.sum.grouped())
    }
}

fn differing_totals(form: &Form, figures: &FormFigures) -> Vec<DifferingTotal> {
    let differs = |total| {
        let (published, sum) =
            (amount(form, Field::PublishedTotal(total)).ok()?, *figures.income(total).as_ref().ok()?);
        (published != sum).then_some(DifferingTotal { total, published, sum })
    };
    IncomeTotal::ALL.into_iter().filter_map(differs).collect()
}

/// Reports totals; those that differ by the same amount do so for one reason.
fn report_totals(totals: &[DifferingTotal], findings: &mut Findings) {
    const ADVICE: &str = "请核对各项资金，或以合计为准";
    let words = |total: &DifferingTotal| format!("{}，{}", total.in_words(), difference(total.published, total.sum));
    match totals {
        [first, second] if first.excess().is_some() && first.excess() == second.excess() => {
            let both = format!("{}；{}，{ADVICE}", first.in_words(), words(second));
            findings.add_related(Rule::TotalDiffers, first.field(), vec![second.field()], both);
        }
        totals => {
            for total in totals {
                findings.add(Rule::TotalDiffers, total.field(), format!("{}，{ADVICE}", words(total)));
            }
        }
    }
}

/// 收入 and 支出 that differ. They must be equal to the last digit.
#[derive(Clone, Copy)]
struct Imbalance {
    income: Amount,
    expenditure: Amount,
}

impl Imbalance {
    fn of(figures: &FormFigures) -> Option<Self> {
        match (figures.income(IncomeTotal::Total), &figures.expenditure.full_year) {
            (Ok(income), Ok(expenditure)) if income != expenditure => {
                Some(Self { income: *income, expenditure: *expenditure })
            }
            _ => None,
        }
    }

    /// Whether published totals differ for the same reason: 支出 is what was published, and an amount of 收入 is not.
    fn has_the_cause_of(self, totals: &[DifferingTotal]) -> bool {
        let excess = self.income.checked_sub(self.expenditure);
        excess.is_some() && totals.iter().all(|total| total.excess() == excess)
    }

    /// Reports it, together with the totals that differ for the same reason.
    fn report(self, totals: &[DifferingTotal], findings: &mut Findings) {
        let (more, distance) = match self.expenditure.checked_sub(self.income) {
            Some(distance) if distance.is_negative() => ("少", distance.abs()),
            Some(distance) => ("多", distance),
            None => ("不同于", Amount::ZERO),
        };
        let (income, expenditure, distance) = (self.income.grouped(), self.expenditure.grouped(), distance.grouped());
        let published: Vec<String> =
            totals.iter().map(|total| format!("{} {}", total.total.label(), total.published.grouped())).collect();
        let advice = if published.is_empty() {
            "，请核对基本支出或项目支出".to_owned()
        } else {
            let published = published.join("、");
            format!("；各项收入与原表{published} 也差 {distance} 万元，请核对改过的收入，或以合计为准并相应调整支出")
        };
        let sentence = format!("支出合计 {expenditure} 比收入 {income} {more} {distance} 万元{advice}");
        let related = totals.iter().map(DifferingTotal::field).collect();
        let place = Field::Planned(ExpenditureLine::Basic, Period::FullYear);
        findings.add_related(Rule::Unbalanced, place, related, sentence);
    }
}

fn difference(left: Amount, right: Amount) -> String {
    left.checked_sub(right).map_or_else(String::new, |distance| format!("相差 {} 万元", distance.abs().grouped()))
}
