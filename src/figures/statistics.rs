//! Sum, number and average of what stands in several cells, as the foot of a spreadsheet shows them.

use rust_decimal::Decimal;

use super::Amount;
use super::round;

/// The decimals of an average, beyond which it is rounded.
const DECIMALS: u32 = 4;

/// What is counted of several cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    /// How many cells hold something.
    pub filled: usize,
    /// How many of them hold a plain number.
    pub numbers: usize,
    /// The sum of the numbers; `None` where there is none, or the sum has more digits than an amount.
    pub sum: Option<Amount>,
    /// The sum by the number of numbers, rounded to four decimals; `None` where there is no sum.
    pub average: Option<Decimal>,
}

impl Statistics {
    /// Counts the texts of cells. What is no plain number counts as filled only.
    ///
    /// ```
    /// use budget_form::figures::Statistics;
    /// let of = Statistics::of(["600", "58.29", "", "有序推进"]);
    /// assert_eq!((of.filled, of.numbers), (3, 2));
    /// assert_eq!(of.sum.unwrap().to_string(), "658.29");
    /// assert_eq!(of.average.unwrap().to_string(), "329.145");
    /// ```
    pub fn of<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> Self {
        let mut of = Self::default();
        let mut sum = Some(Amount::ZERO);
        for text in texts {
            let text = text.as_ref();
            of.filled += usize::from(!text.trim().is_empty());
            if let Ok(Some(amount)) = Amount::parse(text) {
                of.numbers += 1;
                sum = sum.and_then(|sum| sum.checked_add(amount));
            }
        }
        of.sum = sum.filter(|_| of.numbers > 0);
        let count = Decimal::from(of.numbers);
        of.average =
            of.sum.and_then(|sum| sum.0.checked_div(count)).map(|average| round(average, DECIMALS).normalize());
        of
    }
}
