//! Filling a cell with what stands elsewhere in its table: the cell above it, or the target beside it. One cell, one named step.

use super::{Edit, begin_row};
use crate::brief::brief;
use crate::evaluate::StandardIndicator;
use crate::form::{Field, Form, Indicator, Period, RowChoice, RowId};
use crate::target::{as_achieved, parse_beside};

/// Takes the text of another row over into the same column. `None` where the two are not of one column, or nothing would change.
///
/// An empty cell is not taken over: nobody means to empty a cell by filling it.
pub fn fill_down(form: &Form, from: Field, to: Field) -> Option<Edit> {
    let one_column = from.row().is_some() && from.label() == to.label();
    let text = form.text(from).filter(|text| one_column && !text.trim().is_empty() && form.text(to) != Some(*text))?;
    // The row to come is made by it, as by typing.
    let Some(row) = form.indicators.row(to.row()?) else { return begin_row(form, to, text) };
    let name = format!("向下填充 {} {}", brief(&row.name), to.label());
    Some(Edit::Several(name, vec![Edit::SetText(to, text.to_owned())]))
}

/// Confirms all targets that were taken over from last year's form. `None` where there are none.
pub fn confirm_carried_over(form: &Form) -> Option<Edit> {
    let edits: Vec<Edit> = form.indicators.rows().flat_map(|(_, _, row)| confirmations(row)).collect();
    let name = format!("确认沿用的指标值 {} 格", edits.len());
    (!edits.is_empty()).then_some(Edit::Several(name, edits))
}

/// Confirms the targets of a row that were taken over from last year's form. `None` where there are none.
pub fn confirm_row(form: &Form, row: RowId) -> Option<Edit> {
    let row = form.indicators.row(row)?;
    let edits: Vec<Edit> = confirmations(row).collect();
    let name = format!("确认沿用的指标值 {}", brief(&row.name));
    (!edits.is_empty()).then_some(Edit::Several(name, edits))
}

fn confirmations(row: &Indicator) -> impl Iterator<Item = Edit> + '_ {
    row.carried_over().map(|period| Edit::ChooseInRow(row.id, RowChoice::CarriedOver(period, false)))
}

/// Takes the target of a row as what was achieved, without its sign: 450 亿元 for ≥450 亿元. `None` where something is typed already, the
/// program computes the value, or the target does not say what exactly would be achieved.
pub fn as_planned(form: &Form, row: RowId, period: Period) -> Option<Edit> {
    let level1 = form.indicators.place(row)?.level1;
    let row = form.indicators.row(row)?;
    let empty = row.actual.get(period).trim().is_empty();
    if !empty || row.is_blank() || StandardIndicator::of(level1, row).is_some() {
        return None;
    }
    let target = parse_beside(row.target.get(period), row.target.get(period.other()));
    let text = as_achieved(row.target.get(period), &target)?;
    let name = format!("{}完成值同指标值 {}", period.label(), brief(&row.name));
    Some(Edit::Several(name, vec![Edit::SetText(Field::Actual(row.id, period), text)]))
}
