//! Sheets of cells, and what a form read of them says row by row.

use budget_form::form::{Form, Period};
use budget_form::grid::{Grid, Part};

/// A sheet in which each text is a cell of its own.
pub fn sheet(name: &str, rows: &[&[&str]]) -> Grid {
    Grid::of_rows(Part::Sheet(name.to_owned()), rows.iter().map(|row| row.iter().copied()))
}

/// The rows of a form: 一级, 二级, 重点工作, 三级, 半年, 全年.
pub fn rows(form: &Form) -> Vec<[String; 6]> {
    let row = form.indicators.rows().map(|(level1, level2, row)| {
        let [half, full] = Period::ALL.map(|period| row.target.get(period).clone());
        [level1.code().to_owned(), level2.name.clone(), row.key_task.clone(), row.name.clone(), half, full]
    });
    row.collect()
}
