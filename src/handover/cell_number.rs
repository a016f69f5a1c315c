//! The number that a cell of a paper shows, and how it is written there, so that a spreadsheet can compute with it and shows the same.

use rust_decimal::Decimal;

use crate::figures::round;
use crate::form::Field;
use crate::tables::Content;

/// Digits of a number in a spreadsheet at most; longer ones stay texts there, because they would lose their last digits.
const MOST_DIGITS: usize = 15;

/// A number as a cell shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellNumber {
    /// Its value: 0.4475 of 44.75%.
    pub value: Decimal,
    /// Decimals that are shown.
    decimals: u32,
    grouped: bool,
    percent: bool,
}

impl CellNumber {
    /// Reads a number as the program shows it: `658.29`, `1,294.5`, `44.75%`. `None` for words.
    pub fn of(text: &str) -> Option<Self> {
        let (digits, percent) = text.strip_suffix('%').map_or((text, false), |digits| (digits, true));
        let plain = digits.replace(',', "");
        let unsigned = plain.strip_prefix('-').unwrap_or(&plain);
        let is_plain = unsigned.starts_with(|c: char| c.is_ascii_digit())
            && unsigned.ends_with(|c: char| c.is_ascii_digit())
            && unsigned.chars().all(|c| c.is_ascii_digit() || c == '.');
        let count = unsigned.chars().filter(char::is_ascii_digit).count();
        // A number that begins with 0 is a code, or a decimal fraction.
        let is_code = unsigned.starts_with('0') && unsigned.len() > 1 && !unsigned.starts_with("0.");
        if !is_plain || is_code || count > MOST_DIGITS {
            return None;
        }
        let shown: Decimal = plain.parse().ok()?;
        let value = if percent { shown.checked_div(Decimal::ONE_HUNDRED)? } else { shown };
        Some(Self { value, decimals: shown.scale(), grouped: digits.contains(','), percent })
    }

    /// How a spreadsheet is told to show it.
    pub fn format(&self) -> String {
        let whole = if self.grouped { "#,##0" } else { "0" };
        let point = if self.decimals > 0 { "." } else { "" };
        let decimals = "0".repeat(usize::try_from(self.decimals).unwrap_or_default());
        let sign = if self.percent { "%" } else { "" };
        format!("{whole}{point}{decimals}{sign}")
    }

    /// Whether a value is shown as this number is.
    pub fn shows(&self, value: Decimal) -> bool {
        let more = if self.percent { 2 } else { 0 };
        round(value, self.decimals + more) == round(self.value, self.decimals + more)
    }
}

/// Whether a figure stands in a cell, rather than a text that may look like one: 指标值 and 完成值 stay as they were typed.
pub(super) fn is_figure(content: Content) -> bool {
    match content {
        Content::Text(field) | Content::Elsewhere(field) => {
            field.is_figure() || matches!(field, Field::Weight(_) | Field::Rating(_))
        }
        Content::Amount(_) | Content::Figure(_) | Content::AdjustedWeight(_) | Content::Completion(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_read_as_they_are_shown() {
        for (text, value, format) in [
            ("658.29", "658.29", "0.00"),
            ("0", "0", "0"),
            ("1,294.50", "1294.50", "#,##0.00"),
            ("-0.4", "-0.4", "0.0"),
            ("44.75%", "0.4475", "0.00%"),
            ("100%", "1", "0%"),
        ] {
            let number = CellNumber::of(text).unwrap();
            assert_eq!((number.value, number.format().as_str()), (value.parse().unwrap(), format), "{text}");
            assert!(number.shows(value.parse().unwrap()), "{text}");
        }
        for text in ["", "–", "不适用", "0571", "1.2.3", ".5", "5.", "≥5", "1234567890123456", "1e5", "不足 100%"]
        {
            assert_eq!(CellNumber::of(text), None, "{text}");
        }
        let rate = CellNumber::of("44.75%").unwrap();
        assert!(rate.shows("0.447492".parse().unwrap()) && !rate.shows("0.4476".parse().unwrap()));
    }
}
