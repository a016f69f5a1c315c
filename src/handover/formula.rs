//! How a figure comes of others that stand in the same workbook, as a formula of a spreadsheet.
//!
//! A formula is only written where its value is what the cell shows, worked out here with the numbers of the cells: a spreadsheet that computes it again
//! comes to the same. What the rules add to it (a figure that counts as 0, a limit) is then not lost either: such a cell keeps its number.

use rust_decimal::Decimal;

use crate::evaluate::{Evaluation, Figure, StandardIndicator};
use crate::figures::round;
use crate::form::{
    BaseItem, ExecutionBase, ExpenditureLine, Field, Form, HalfYearDeviation, IncomeTotal, Period, ProgressBase,
};
use crate::tables::Content;

/// A term of a formula.
#[derive(Clone, Debug)]
pub(super) enum Term {
    /// What stands in another cell.
    Cell(Content),
    /// The same, but where it was typed, not where it is shown again.
    Source(Content),
    Number(Decimal),
    Sum(Vec<Content>),
    Minus(Box<Term>, Box<Term>),
    Times(Box<Term>, Box<Term>),
    Over(Box<Term>, Box<Term>),
    /// Without its sign.
    Size(Box<Term>),
    /// Rounded to two decimals.
    Rounded(Box<Term>),
}

impl Term {
    fn over(self, other: Self) -> Self {
        Self::Over(Box::new(self), Box::new(other))
    }

    fn minus(self, other: Self) -> Self {
        Self::Minus(Box::new(self), Box::new(other))
    }

    fn times(self, other: Self) -> Self {
        Self::Times(Box::new(self), Box::new(other))
    }

    fn size(self) -> Self {
        Self::Size(Box::new(self))
    }
}

/// A typed text and where it is shown again are one operand.
pub(super) fn operand(content: Content) -> Content {
    match content {
        Content::Elsewhere(field) | Content::Amount(field) => Content::Text(field),
        content => content,
    }
}

fn field(field: Field) -> Content {
    Content::Text(field)
}

fn figure(figure: Figure) -> Content {
    Content::Figure(figure)
}

/// How the figure in a cell comes of others. `None` for what is typed, and for what no short formula says.
pub(super) fn formula(form: &Form, evaluation: &Evaluation, content: Content) -> Option<Term> {
    match content {
        Content::Amount(of) => Some(Term::Source(field(of))),
        Content::Figure(of) => of_figure(form, evaluation, of),
        _ => None,
    }
}

fn of_figure(form: &Form, evaluation: &Evaluation, of: Figure) -> Option<Term> {
    let lines = |content: &dyn Fn(ExpenditureLine) -> Content| Term::Sum(ExpenditureLine::ALL.map(content).to_vec());
    Some(match of {
        Figure::Income(total) => income(total),
        Figure::Expenditure(period) => lines(&|line| field(Field::Planned(line, period))),
        Figure::AdjustmentTotal(period) => lines(&|line| field(Field::Adjustment(line, period))),
        Figure::ExecutedTotal(period) => lines(&|line| field(Field::Executed(line, period))),
        Figure::Adjusted(Some(line), period) => {
            Term::Sum(vec![field(Field::Planned(line, Period::FullYear)), field(Field::Adjustment(line, period))])
        }
        Figure::Adjusted(None, period) => lines(&|line| figure(Figure::Adjusted(Some(line), period))),
        Figure::ExecutionRate(line, period) => executed(line, period).over(budget(form, line, period)),
        Figure::Progress(line) => {
            let measure = match form.settings.progress_base {
                ProgressBase::Plan => planned(line, Period::HalfYear),
                ProgressBase::Calendar => Term::Number(Decimal::new(5, 1)).times(budget(form, line, Period::HalfYear)),
            };
            executed(line, Period::HalfYear).over(measure)
        }
        Figure::Standard(standard, period) => of_standard(form, standard, period),
        Figure::WeightSum(None) => {
            Term::Sum(evaluation.rows().iter().map(|row| field(Field::Weight(row.id))).collect())
        }
        Figure::RowScore(row) => {
            let adjusted = evaluation.score.row(row)?.adjusted_weight().is_some();
            let weight = if adjusted { Content::AdjustedWeight(row) } else { field(Field::Weight(row)) };
            Term::Cell(weight).times(Term::Cell(field(Field::Rating(row))))
        }
        Figure::TotalScore => {
            let rows = evaluation.rows().iter().map(|row| figure(Figure::RowScore(row.id)));
            Term::Rounded(Box::new(Term::Sum(rows.collect())))
        }
        _ => return None,
    })
}

/// 财政拨款小计 of its parts, 资金总额 of that and of what stands beside it.
fn income(total: IncomeTotal) -> Term {
    let appropriation = IncomeTotal::Appropriation;
    let of_parts = |parts: &[_]| parts.iter().copied().map(|source| field(Field::Income(source))).collect::<Vec<_>>();
    if total == appropriation {
        return Term::Sum(of_parts(total.parts()));
    }
    let beside: Vec<_> = total.parts().iter().copied().filter(|of| !appropriation.parts().contains(of)).collect();
    let mut parts = vec![figure(Figure::Income(appropriation))];
    parts.extend(of_parts(&beside));
    Term::Sum(parts)
}

fn executed(line: Option<ExpenditureLine>, period: Period) -> Term {
    Term::Cell(match line {
        Some(line) => field(Field::Executed(line, period)),
        None => figure(Figure::ExecutedTotal(period)),
    })
}

fn planned(line: Option<ExpenditureLine>, period: Period) -> Term {
    Term::Cell(match line {
        Some(line) => field(Field::Planned(line, period)),
        None => figure(Figure::Expenditure(period)),
    })
}

/// What 执行率 is divided by.
fn budget(form: &Form, line: Option<ExpenditureLine>, period: Period) -> Term {
    budget_by(form.settings.execution_base, line, period)
}

fn budget_by(base: ExecutionBase, line: Option<ExpenditureLine>, period: Period) -> Term {
    match base {
        ExecutionBase::Adjusted => Term::Cell(figure(Figure::Adjusted(line, period))),
        ExecutionBase::Initial => planned(line, Period::FullYear),
    }
}

fn of_standard(form: &Form, standard: StandardIndicator, period: Period) -> Term {
    use BaseItem as Item;
    use StandardIndicator as Is;
    let base = |item| Term::Cell(field(Field::Base(item, period)));
    match standard {
        Is::ExecutionRate => executed(None, period).over(budget(form, None, period)),
        Is::AdjustmentRate => {
            let adjusted = Term::Cell(figure(Figure::AdjustmentTotal(period)));
            adjusted.minus(base(Item::PolicyAdjustment)).size().over(planned(None, Period::FullYear))
        }
        Is::PaymentProgress => base(Item::ActualPayment).over(base(Item::PlannedPayment)),
        Is::BudgetDeviation => {
            let measure = match (period, form.settings.half_year_deviation) {
                (Period::HalfYear, HalfYearDeviation::Plan) => planned(None, Period::HalfYear),
                _ => budget(form, None, period),
            };
            executed(None, period).minus(measure.clone()).size().over(measure)
        }
        Is::CarryOverRate => {
            base(Item::CarryOver).over(budget_by(form.settings.carry_over_denominator(), None, period))
        }
        Is::PublicExpenseControl => base(Item::PublicExpenseSpent).over(base(Item::PublicExpenseBudget)),
        Is::ThreePublicChange => {
            let last = base(Item::ThreePublicLastYear);
            base(Item::ThreePublicThisYear).minus(last.clone()).over(last)
        }
        Is::ProcurementExecution => base(Item::ProcurementSpent).over(base(Item::ProcurementBudget)),
        Is::NonTaxIncome => base(Item::NonTaxReceived).over(base(Item::NonTaxBudget)),
        Is::StaffControl => base(Item::StaffEmployed).over(base(Item::StaffQuota)),
        Is::FixedAssetUse => base(Item::AssetsInUse).over(base(Item::AssetsTotal)),
    }
}

/// The cells that a formula is made of.
pub(super) trait Cells {
    /// The address of a cell, `C5` or `'目标表'!C5`; of one where a text was typed, if it must be the source.
    fn address(&self, of: Content, source: bool) -> Option<CellAddress>;
    /// The number that stands in it; 0 for an empty cell, `None` for words and for what has no cell.
    fn number(&self, of: Content) -> Option<Decimal>;
}

/// Where a cell stands, seen from the cell that the formula is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct CellAddress {
    /// The sheet with quotation and `!`; empty for the same sheet.
    pub sheet: String,
    pub row: u32,
    pub column: u16,
}

impl CellAddress {
    fn written(&self) -> String {
        format!("{}{}", self.sheet, place(self.row, self.column))
    }
}

/// `C5`
fn place(row: u32, column: u16) -> String {
    let mut letters = Vec::new();
    let mut rest = u32::from(column) + 1;
    while rest > 0 {
        letters.push(char::from_u32(u32::from('A') + (rest - 1) % 26).unwrap_or('A'));
        rest = (rest - 1) / 26;
    }
    format!("{}{}", letters.iter().rev().collect::<String>(), row + 1)
}

/// The longest list of a sum; spreadsheets take 255.
const MOST_RANGES: usize = 200;

impl Term {
    /// The formula as text. `None` where a cell it needs is nowhere.
    pub fn written(&self, cells: &dyn Cells) -> Option<String> {
        let both = |one: &Self, sign: &str, two: &Self| Some(format!("{}{sign}{}", one.part(cells)?, two.part(cells)?));
        match self {
            Self::Cell(of) => Some(cells.address(*of, false)?.written()),
            Self::Source(of) => Some(cells.address(*of, true)?.written()),
            Self::Number(number) => Some(number.to_string()),
            Self::Sum(of) => sum(of, cells),
            Self::Minus(one, two) => both(one, "-", two),
            Self::Times(one, two) => both(one, "*", two),
            Self::Over(one, two) => both(one, "/", two),
            Self::Size(of) => Some(format!("ABS({})", of.written(cells)?)),
            Self::Rounded(of) => Some(format!("ROUND({},2)", of.written(cells)?)),
        }
    }

    /// The same as a part of another one.
    fn part(&self, cells: &dyn Cells) -> Option<String> {
        let written = self.written(cells)?;
        let is_plain = !matches!(self, Self::Minus(..) | Self::Over(..) | Self::Times(..));
        Some(if is_plain { written } else { format!("({written})") })
    }

    /// Its value. `None` where it cannot be computed.
    pub fn value(&self, cells: &dyn Cells) -> Option<Decimal> {
        match self {
            Self::Cell(of) | Self::Source(of) => cells.number(*of),
            Self::Number(number) => Some(*number),
            // A sum passes over words, as that of a spreadsheet does.
            Self::Sum(of) => {
                of.iter().try_fold(Decimal::ZERO, |sum, of| sum.checked_add(cells.number(*of).unwrap_or_default()))
            }
            Self::Minus(one, two) => one.value(cells)?.checked_sub(two.value(cells)?),
            Self::Times(one, two) => one.value(cells)?.checked_mul(two.value(cells)?),
            Self::Over(one, two) => one.value(cells)?.checked_div(two.value(cells)?),
            Self::Size(of) => Some(of.value(cells)?.abs()),
            Self::Rounded(of) => Some(round(of.value(cells)?, 2)),
        }
    }
}

/// The sum of cells, neighbours in a column as a range.
fn sum(of: &[Content], cells: &dyn Cells) -> Option<String> {
    let mut ranges: Vec<(CellAddress, u32)> = Vec::new();
    for content in of {
        let at = cells.address(*content, false)?;
        match ranges.last_mut() {
            Some((first, last)) if first.sheet == at.sheet && first.column == at.column && *last + 1 == at.row => {
                *last = at.row;
            }
            _ => {
                let row = at.row;
                ranges.push((at, row));
            }
        }
    }
    let written = |(first, last): &(CellAddress, u32)| {
        if first.row == *last { first.written() } else { format!("{}:{}", first.written(), place(*last, first.column)) }
    };
    let written: Vec<String> = ranges.iter().map(written).collect();
    (!written.is_empty() && written.len() <= MOST_RANGES).then(|| format!("SUM({})", written.join(",")))
}
