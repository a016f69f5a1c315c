//! The numbers of a score as they stand in its formula.
//!
//! A reader with a pocket calculator must reach the printed result. Figures are printed with as few decimals as lead there; where no rounded
//! figure does, because its decimals never end and the result is a half that is rounded up, with nothing rounded on the way: 113/60 × 90 % is
//! 1.695, and 1.8833 × 90 % is not.

use rust_decimal::Decimal;

use super::row_rating::{Share, Source};
use super::score::{RowScore, SUM_DECIMALS, Score, Tally, shown};
use super::waived_weight::Growth;
use crate::figures::{Percent, fraction, round};

/// Decimals of a term of a formula, which tell more than the two that are shown.
const TERM_DECIMALS: u32 = 4;
/// So many more are printed where they lead to the result. Nobody types longer figures into a calculator.
const MORE: u32 = 4;
/// So many are printed where nothing else is left.
const LONGEST: u32 = 16;
/// Decimals of a quotient that are no noise of its last digits.
const EXACT: u32 = 22;

/// A term of a formula: up to four decimals, and so many more.
pub(super) fn term(figure: Decimal, more: u32) -> Decimal {
    round(figure, TERM_DECIMALS + more).normalize()
}

/// How many more decimals the figures of a formula need before they lead to its result, if so many do.
fn decimals_until(reaches: impl Fn(u32) -> bool) -> Option<u32> {
    (0..=MORE).find(|more| reaches(*more))
}

/// Whether what a reader works out, rounded to two decimals, is the result.
fn leads_to(worked_out: Option<Decimal>, result: Decimal) -> bool {
    worked_out.is_some_and(|figure| round(round(figure, EXACT), 2) == result)
}

/// A figure as it is printed without being rounded: as it is, or as a fraction.
struct Unrounded {
    numerator: Decimal,
    /// 1 for a figure whose decimals end.
    denominator: Decimal,
}

impl Unrounded {
    fn of(figure: Decimal) -> Option<Self> {
        let plain = figure.normalize();
        let (numerator, denominator) =
            if plain.scale() <= TERM_DECIMALS + MORE { (plain, Decimal::ONE) } else { fraction(figure, SUM_DECIMALS)? };
        Some(Self { numerator, denominator })
    }

    fn figure(&self) -> Option<Decimal> {
        self.numerator.checked_div(self.denominator)
    }

    fn text(&self) -> String {
        let Self { numerator, denominator } = self;
        if *denominator == Decimal::ONE { numerator.to_string() } else { format!("{numerator} ÷ {denominator}") }
    }

    /// As one figure among others that are multiplied and divided.
    fn in_brackets(&self) -> String {
        if self.denominator == Decimal::ONE { self.text() } else { format!("({})", self.text()) }
    }
}

/// The weight of a row as it stands in a formula: as typed, or with what 不适用 rows left to it, step by step.
pub(super) struct Weighing<'a> {
    typed: Option<Decimal>,
    effective: Decimal,
    steps: &'a [Growth],
}

impl<'a> Weighing<'a> {
    pub(super) fn of(score: &'a Score, row: &RowScore) -> Self {
        Self {
            typed: row.indicator.weight_entered(),
            effective: row.effective.unwrap_or_default(),
            steps: score.growth(row.indicator.level1),
        }
    }

    pub(super) fn is_adjusted(&self) -> bool {
        self.typed() != self.effective
    }

    /// A row without a weight weighs nothing.
    fn typed(&self) -> Decimal {
        self.typed.unwrap_or_default()
    }

    fn rounded(&self, more: u32) -> Decimal {
        if self.is_adjusted() { term(self.effective, more) } else { self.typed().normalize() }
    }

    /// In words, with what it is multiplied by.
    pub(super) fn formula(&self, factor: &str) -> String {
        if !self.is_adjusted() {
            let weight = if self.typed.is_none() { "权重（未填，按 0 计）" } else { "权重 " };
            return format!("{weight}× {factor}");
        }
        let steps: String = self.steps.iter().map(|step| step.words).collect();
        format!("调整后权重 × {factor}；调整后权重 = 权重{steps}")
    }

    /// `2 × 20 ÷ 18 = 2.2222；2.2222 × 95.00%`
    pub(super) fn numbers(&self, more: u32, factor: &str) -> String {
        let weight = self.rounded(more);
        self.after_growth(more, &format!("{weight} × {factor}"))
    }

    /// The steps by which an adjusted weight grew before what is made of it.
    fn after_growth(&self, more: u32, product: &str) -> String {
        if !self.is_adjusted() {
            return product.to_owned();
        }
        let steps = self.steps.iter().map(|step| format!(" × {} ÷ {}", step.times.normalize(), step.by.normalize()));
        let grown = format!("{}{}", self.typed().normalize(), steps.collect::<String>());
        format!("{grown} = {}；{product}", self.rounded(more))
    }
}

/// 得分率 in per cent as it stands in a formula. One that is no 100 % does not say so.
fn share_told(ratio: Decimal, more: u32) -> Decimal {
    let percent = Percent::of(ratio);
    let rounded = percent.to(2 + more);
    let full = rounded >= Decimal::ONE_HUNDRED && ratio < Decimal::ONE;
    let mut told = if full { percent.beside(Decimal::ONE_HUNDRED) } else { rounded }.normalize();
    told.rescale(told.scale().max(2));
    told
}

fn per_cent_of(weight: Decimal, percent: Decimal) -> Option<Decimal> {
    weight.checked_mul(percent)?.checked_div(Decimal::ONE_HUNDRED)
}

/// The score of a row with its numbers: `2 × 20 ÷ 18 = 2.2222；2.2222 × 95.00%`.
pub(super) fn row_numbers(row: &RowScore, weight: &Weighing<'_>, share: Share) -> String {
    let score = row.score.unwrap_or_default();
    let result = shown(score);
    let rounded = |more| weight.numbers(more, &format!("{}%", share_told(share.ratio, more)));
    if let Some(more) =
        decimals_until(|more| leads_to(per_cent_of(weight.rounded(more), share_told(share.ratio, more)), result))
    {
        return rounded(more);
    }
    let exact = unrounded_product(row, weight, share).filter(|(worked_out, _)| leads_to(Some(*worked_out), result));
    match exact {
        Some((_, product)) => weight.after_growth(0, &product),
        None => format!("{} = {}", rounded(LONGEST - TERM_DECIMALS), round(score, SUM_DECIMALS).normalize()),
    }
}

/// `1.13 × 100 × 90.00% ÷ 60`: nothing rounded on the way, and the divisions last, so that a calculator rounds nothing either.
fn unrounded_product(row: &RowScore, weight: &Weighing<'_>, share: Share) -> Option<(Decimal, String)> {
    let (mut above, mut below) = (vec![weight.typed().normalize()], Vec::new());
    if weight.is_adjusted() {
        above.extend(weight.steps.iter().map(|step| step.times.normalize()));
        below.extend(weight.steps.iter().map(|step| step.by.normalize()));
    }
    let mut factors: Vec<String> = above.iter().map(ToString::to_string).collect();
    let percent = share.ratio.checked_mul(Decimal::ONE_HUNDRED)?.normalize();
    if percent.scale() <= TERM_DECIMALS + MORE {
        above.push(share.ratio);
        factors.push(format!("{}%", share_told(share.ratio, MORE)));
    } else {
        let share = unrounded_share(row, share)?;
        above.push(share.numerator);
        factors.push(share.numerator.to_string());
        below.push(share.denominator);
    }
    let product = |figures: &[Decimal]| figures.iter().try_fold(Decimal::ONE, |all, figure| all.checked_mul(*figure));
    let worked_out = product(&above)?.checked_div(product(&below)?)?;
    let divisors: Vec<String> = below.iter().map(ToString::to_string).collect();
    let divided = match divisors.as_slice() {
        [] => String::new(),
        [one] => format!(" ÷ {one}"),
        several => format!(" ÷ ({})", several.join(" × ")),
    };
    Some((worked_out, format!("{}{divided}", factors.join(" × "))))
}

/// What a 完成率 divides by what, where both are figures as people type them; else the simplest fraction.
fn unrounded_share(row: &RowScore, share: Share) -> Option<Unrounded> {
    let is_short = |figure: Decimal| figure.normalize().scale() <= TERM_DECIMALS + MORE;
    let completion = row.assessment().completion.filter(|_| share.source == Source::Computed);
    let rate = completion.and_then(|completion| completion.rate);
    if let Some(rate) = rate.filter(|rate| is_short(rate.numerator()) && is_short(rate.denominator())) {
        return Some(Unrounded {
            numerator: rate.numerator().normalize(),
            denominator: rate.denominator().normalize(),
        });
    }
    let (numerator, denominator) = fraction(share.ratio, EXACT)?;
    Some(Unrounded { numerator, denominator })
}

/// Scores added up, each behind its name, where it has one: `决策 10 + 履职 74.5`.
pub(super) fn sum_numbers(terms: &[(&str, Decimal)], sum: Decimal) -> String {
    let result = shown(sum);
    let add = |figures: Vec<Option<Decimal>>| {
        figures.into_iter().try_fold(Decimal::ZERO, |sum, figure| sum.checked_add(figure?))
    };
    let rounded = |more| -> Vec<String> {
        terms.iter().map(|(name, score)| named(name, &term(*score, more).to_string())).collect()
    };
    let reaches = |more| leads_to(add(terms.iter().map(|(_, score)| Some(term(*score, more))).collect()), result);
    if let Some(more) = decimals_until(reaches) {
        return joined(&rounded(more));
    }
    let exact: Option<Vec<Unrounded>> = terms.iter().map(|(_, score)| Unrounded::of(*score)).collect();
    if let Some(exact) = exact.filter(|exact| leads_to(add(exact.iter().map(Unrounded::figure).collect()), result)) {
        let told: Vec<String> = terms.iter().zip(exact).map(|((name, _), score)| named(name, &score.text())).collect();
        return joined(&told);
    }
    let sum = round(sum, SUM_DECIMALS).normalize();
    format!("{} = {sum}", joined(&rounded(LONGEST - TERM_DECIMALS)))
}

fn named(name: &str, figure: &str) -> String {
    if name.is_empty() { figure.to_owned() } else { format!("{name} {figure}") }
}

/// Terms with a plus between them.
pub(super) fn joined(terms: &[String]) -> String {
    if terms.is_empty() { "没有已评分的指标".to_owned() } else { terms.join(" + ") }
}

/// `84 ÷ 100`, the points and the weight that a 得分率 is made of.
pub(super) fn rate_numbers(tally: &Tally, rate: Percent) -> String {
    let reaches = |scored: Decimal, weight: Decimal| {
        let percent = scored.checked_mul(Decimal::ONE_HUNDRED).and_then(|scored| scored.checked_div(weight));
        leads_to(percent, rate.figure())
    };
    let pair = |more| (term(tally.scored, more), term(tally.effective, more));
    let few = decimals_until(|more| {
        let (scored, weight) = pair(more);
        reaches(scored, weight)
    });
    let exact = Unrounded::of(tally.scored).zip(Unrounded::of(tally.effective));
    match (few, exact) {
        (None, Some((scored, weight))) => format!("{} ÷ {}", scored.in_brackets(), weight.in_brackets()),
        (few, _) => {
            let (scored, weight) = pair(few.unwrap_or(LONGEST - TERM_DECIMALS));
            format!("{scored} ÷ {weight}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figure(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn a_sum_that_no_rounded_terms_lead_to_is_told_in_fractions() {
        let third = figure("0.333333333333333333");
        let rest = figure("0.338333333333333333");
        let numbers = |terms: &[Decimal]| {
            let named: Vec<(&str, Decimal)> = terms.iter().map(|term| ("", *term)).collect();
            sum_numbers(&named, terms.iter().sum())
        };
        assert_eq!(numbers(&[third, third, rest]), "1 ÷ 3 + 1 ÷ 3 + 203 ÷ 600");
        assert_eq!(numbers(&[third, third, third]), "0.3333 + 0.3333 + 0.3333");
        assert_eq!(numbers(&[figure("20"), figure("0.00500000")]), "20 + 0.005");
        assert_eq!(numbers(&[]), "没有已评分的指标");
    }

    #[test]
    fn a_rate_that_rounded_figures_do_not_lead_to_is_told_in_fractions() {
        let rate = |scored: &str, effective: &str| {
            let tally = Tally { scored: figure(scored), effective: figure(effective), ..Tally::default() };
            let quotient = round(tally.scored / tally.effective, SUM_DECIMALS);
            rate_numbers(&tally, Percent::of(quotient))
        };
        assert_eq!(rate("84", "100"), "84 ÷ 100");
        // 33.325 %, and a hair less with any decimals that are left out.
        assert_eq!(rate("11.108333333333333333", "33.333333333333333333"), "(1333 ÷ 120) ÷ (100 ÷ 3)");
        assert_eq!(rate("57.142857142857142857", "71.428571428571428571"), "57.1429 ÷ 71.4286");
    }
}
