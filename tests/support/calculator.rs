//! The formulas of explanations, read back and worked out again, in decimals, by nothing that the program itself computes with.

#![allow(
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

use budget_form::figures::round;
use budget_form::form::Form;
use rust_decimal::Decimal;

/// A pocket calculator: + − × ÷, brackets, bars for size, and per cent.
struct Calculator<'a> {
    rest: &'a str,
}

impl Calculator<'_> {
    fn skip(&mut self, sign: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(sign);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn sum(&mut self) -> Option<Decimal> {
        let mut sum = self.product()?;
        loop {
            if self.skip("+") {
                sum += self.product()?;
            } else if self.skip("−") {
                sum -= self.product()?;
            } else {
                return Some(sum);
            }
        }
    }

    fn product(&mut self) -> Option<Decimal> {
        let mut product = self.term()?;
        loop {
            if self.skip("×") {
                product *= self.term()?;
            } else if self.skip("÷") {
                product = product.checked_div(self.term()?)?;
            } else {
                return Some(product);
            }
        }
    }

    fn term(&mut self) -> Option<Decimal> {
        for (open, close) in [("(", ")"), ("|", "|")] {
            if self.skip(open) {
                let inside = self.sum()?;
                self.skip(close).then_some(())?;
                return Some(if open == "|" { inside.abs() } else { inside });
            }
        }
        self.rest = self.rest.trim_start();
        // Groups have their names before their figures: 履职 84.
        self.rest = self.rest.trim_start_matches(|c: char| c.is_alphabetic()).trim_start();
        let negative = self.skip("-");
        let end = self.rest.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(self.rest.len());
        let number: Decimal = self.rest[..end].replace(',', "").parse().ok()?;
        self.rest = &self.rest[end..];
        let number = if self.skip("%") { number / Decimal::ONE_HUNDRED } else { number };
        Some(if negative { -number } else { number })
    }
}

fn work_out(formula: &str) -> Option<Decimal> {
    let mut calculator = Calculator { rest: formula };
    calculator.sum().filter(|_| calculator.rest.trim().is_empty())
}

/// The number that a printed result begins with, in per cent where it says so, and its decimals.
fn printed(result: &str) -> Option<(Decimal, u32)> {
    let unsigned = result.strip_prefix(['-', '−']).unwrap_or(result);
    let end = unsigned.find(|c: char| !c.is_ascii_digit() && !".,".contains(c)).unwrap_or(unsigned.len());
    let number: Decimal = unsigned[..end].replace(',', "").parse().ok()?;
    let number = if unsigned.len() < result.len() { -number } else { number };
    let percent = unsigned[end..].starts_with('%');
    Some(if percent { (number / Decimal::ONE_HUNDRED, number.scale() + 2) } else { (number, number.scale()) })
}

/// A quotient has 28 digits, and what a reader works out on paper has no such end: 1 ÷ 3 + 1 ÷ 3 + 1 ÷ 3 is 1.
const SETTLED: u32 = 22;

/// Whether the formula, worked out and rounded as the result is, gives the result.
pub fn agrees(formula: &str, result: &str) -> Result<bool, String> {
    let found = round(work_out(formula).ok_or_else(|| format!("{formula} cannot be worked out"))?, SETTLED);
    if result.starts_with("不足 100%") {
        return Ok(found < Decimal::ONE && round(found, 4) == Decimal::ONE);
    }
    let (expected, decimals) = printed(result).ok_or_else(|| format!("{result} is no number"))?;
    Ok(round(found, decimals) == expected)
}

/// Whether a figure that counts as another one, or not, is the result of the whole: `−98.00%，按 0% 计` is 0.00 %.
fn counts_as(stated: &str, result: &str) -> bool {
    let counted = stated.rsplit_once("按 ").and_then(|(_, counted)| counted.strip_suffix(" 计"));
    match (printed(counted.unwrap_or(stated)), printed(result)) {
        (Some((counted, _)), Some((result, _))) => counted == result,
        _ => stated == result,
    }
}

/// Works out every part of a line `a ÷ b = c；d × e`, whose last part comes to the result where it has no = of its own. What stands between is said
/// about the figures. Gives how many were worked out.
pub fn recompute(numbers: &str, result: &str) -> Result<usize, String> {
    let mut worked = 0;
    let mut last = None;
    for part in numbers.split('；').filter(|part| part.contains(['+', '−', '×', '÷'])) {
        // What waits for a figure has nothing to work out, and no result.
        if ["？", "未填（", "请核对", "超出范围"].iter().any(|word| part.contains(word)) {
            if printed(result).is_some() {
                return Err(format!("{part} cannot be {result}"));
            }
            continue;
        }
        let (formula, stated) =
            part.rsplit_once(" = ").map_or((part, None), |(formula, stated)| (formula, Some(stated)));
        let rate = formula.strip_prefix("得分率 = ");
        let formula = rate.unwrap_or(formula);
        let result = result.strip_prefix("已评 ").unwrap_or(result);
        if !agrees(formula, stated.unwrap_or(result))? {
            return Err(format!("{formula} is not {}", stated.unwrap_or(result)));
        }
        worked += 1;
        last = if rate.is_some() { last } else { stated };
    }
    // The line of an indicator is a sentence; any other result is that of the last formula.
    match last.filter(|_| !result.starts_with("实际")) {
        Some(stated) if printed(result).is_some() && !result.contains("表中没有") && !counts_as(stated, result) => {
            Err(format!("{numbers} is not {result}"))
        }
        _ => Ok(worked),
    }
}

/// Every explanation that the export carries, recomputed; gives how many formulas there were.
pub fn recompute_all(form: &Form) -> Result<usize, String> {
    let results = super::evaluated::results(form);
    let mut explanations: Vec<&serde_json::Value> = results["explanations"].as_object().unwrap().values().collect();
    for indicator in results["indicators"].as_array().unwrap() {
        explanations
            .extend(["halfYear", "fullYear", "forecast"].iter().map(|period| &indicator[*period]["explanation"]));
    }
    let mut worked = 0;
    for explanation in explanations.into_iter().filter(|explanation| explanation.is_object()) {
        let text = |key: &str| explanation[key].as_str().unwrap_or_default();
        worked += recompute(text("numbers"), text("result")).map_err(|why| format!("{}: {why}", text("title")))?;
    }
    Ok(worked)
}
