//! A unit's accountant at work, without a browser: the form is filled in by the names that stand on the screen.

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::expect_used, clippy::panic, reason = "a story that goes wrong stops there")]

use budget_form::edit::{Edit, History, add_row};
use budget_form::form::{ExpenditureLine, Field, Form, IncomeSource, Level1, Period, RowId, standard_form};

/// An open form and who fills it in.
pub struct Unit {
    pub history: History,
}

impl Unit {
    /// Opens a new form from the standard template.
    pub fn new() -> Self {
        Self::open(standard_form("2025"))
    }

    /// Opens a form.
    pub fn open(form: Form) -> Self {
        Self { history: History::new(form) }
    }

    /// The form as it is now.
    pub fn form(&self) -> &Form {
        self.history.form()
    }

    /// Types into any field.
    pub fn type_into(&mut self, field: Field, text: &str) -> &mut Self {
        self.history.apply(Edit::SetText(field, text.to_owned())).expect("the field is there");
        self.history.seal();
        self
    }

    /// Fills in a source of income or a line of the expenditure plan by its published name.
    pub fn fill(&mut self, name: &str, period: Period, amount: &str) -> &mut Self {
        let income = IncomeSource::ALL.into_iter().find(|source| source.label() == name).map(Field::Income);
        let field = income.unwrap_or_else(|| Field::Planned(line(name), period));
        self.type_into(field, amount)
    }

    /// Enters what was spent.
    pub fn spend(&mut self, name: &str, period: Period, amount: &str) -> &mut Self {
        self.type_into(Field::Executed(line(name), period), amount)
    }

    /// Enters what was added to the budget.
    pub fn adjust(&mut self, name: &str, period: Period, amount: &str) -> &mut Self {
        self.type_into(Field::Adjustment(line(name), period), amount)
    }

    /// Does a step.
    pub fn do_step(&mut self, edit: Edit) -> &mut Self {
        self.history.apply(edit).expect("the step fits");
        self
    }

    /// Adds a row to 履职, with its half-year target and actual value.
    pub fn add_duty(&mut self, name: &str, target: &str, actual: &str) -> RowId {
        let last = self.form().indicators.group(Level1::Duty).iter().flat_map(|level2| &level2.rows).last();
        let last = last.expect("履职 has a row").id;
        let (edit, row) = add_row(self.form(), last).expect("the row is there");
        self.do_step(edit);
        self.type_into(Field::Name(row), name)
            .type_into(Field::Target(row, Period::HalfYear), target)
            .type_into(Field::Actual(row, Period::HalfYear), actual);
        row
    }

    /// The row of an indicator.
    pub fn row(&self, name: &str) -> RowId {
        let mut rows = self.form().indicators.rows().map(|(_, _, row)| row);
        rows.find(|row| row.name == name).unwrap_or_else(|| panic!("no indicator {name}")).id
    }
}

fn line(name: &str) -> ExpenditureLine {
    ExpenditureLine::ALL.into_iter().find(|line| line.label() == name).unwrap_or_else(|| panic!("no line {name}"))
}
