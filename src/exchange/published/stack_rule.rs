//! What decides beside which rows the cells of a column stand: the rule of the column, and the cost of a cell away from the middle of its rows.

use std::ops::Range;

use super::fragment::Column;
use super::heights::Heights;

/// The factor by which costs count more than what the words of rows have in common.
pub(super) const SCALE: i32 = 16;
/// Cells that cost this much or more are not looked at more closely.
pub(super) const FAR: i32 = 150 * SCALE;
/// The number of lines that a cell may stand away from its row.
pub(super) const REACH: usize = 45;

/// How the cells of a column stand beside rows.
#[derive(Clone, Copy)]
pub(super) struct Rule<'a> {
    pub column: Column,
    pub width: usize,
    /// The number of rows a cell may span at most.
    pub most_rows: usize,
    /// The cost of every cell.
    pub new_cell: i32,
    /// The cost of a cell on a line of a row that is not its own.
    pub stranger: i32,
    /// Whether a cell may stand on lines of its own, beside no row.
    pub may_be_empty: bool,
    /// The cost of a row without a cell of its own before the first cell: the cell stands on the page before.
    pub from_before: i32,
    /// The cost of any other row without a cell.
    pub without: i32,
    /// Whether the first cell may have begun on the page before, and the last one may go on over the page.
    pub edges: [bool; 2],
    /// Whether other ways nearly as good are looked for.
    pub with_others: bool,
    /// Heights of lines and rows.
    pub page: &'a Heights,
    /// For 二级指标: the standard one of each row, if it has one.
    pub standard: &'a [Option<&'a str>],
    /// For every row, whether a 重点工作 goes on in it from the row above: no 二级指标 cuts one in two.
    pub whole: &'a [bool],
    /// For 二级指标: what every row says.
    pub texts: &'a [String],
}

impl Rule<'_> {
    /// The cost of a cell having these rows rather than others.
    pub fn belongs(&self, text: &str, rows: &Range<usize>) -> i32 {
        let foreign = rows.clone().filter(|row| self.is_foreign(text, *row)).count();
        60 * i32::try_from(foreign).unwrap_or(1000) + self.cuts_task(rows.start, rows.end)
    }

    /// Whether the standard 二级指标 of a row is another one.
    pub fn is_foreign(&self, text: &str, row: usize) -> bool {
        self.standard.get(row).copied().flatten().is_some_and(|standard| standard != text)
    }

    /// The cost of a cell of rows `from..to` cutting a 重点工作 in two.
    pub fn cuts_task(&self, from: usize, to: usize) -> i32 {
        let cut = |at: usize| self.whole.get(at) == Some(&true);
        if cut(from) || cut(to) { 60 } else { 0 }
    }
}

/// A step on the way through the pieces and rows of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Move {
    Start,
    Drop,
    SkipRow,
    Cell { pieces: usize, rows: usize },
}

/// The cost, scaled, of a cell of `count` pieces on lines `first..=last` standing in the middle of its rows.
pub(super) fn distance(
    span: &Range<usize>,
    (first, last, count): (usize, usize, usize),
    rule: &Rule<'_>,
    at_top: bool,
    at_bottom: bool,
) -> i32 {
    // The more rows, the less exactly their heights are known.
    let slack = 1 + i32::try_from(span.len() / 2).unwrap_or(1000);
    let cost = |off: i32| (off - slack).clamp(0, 4000) * SCALE;
    let off = rule.page.off(span, first, last, count);
    // In a tight table the place says hardly more.
    let inside = if rule.page.print.is_tight() { off.inside / 8 } else { off.inside * SCALE / 4 };
    let middle = cost(off.outside) + inside;
    let [from_before, goes_on] = rule.edges;
    // A cell that a page break cuts may stand anywhere in its part, mostly at the top.
    let cut = (at_bottom && goes_on) || (at_top && from_before);
    if cut && rule.page.beyond(span, first, last) == 0 {
        (middle + 20).min(10 + cost(rule.page.below_top(span, first)).min(30 * SCALE))
    } else {
        middle
    }
}
