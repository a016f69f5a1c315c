//! A unit's accountant at work, without a browser: the form is filled in by the names that stand on the screen.

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::expect_used, clippy::panic, reason = "a story that goes wrong stops there")]

use std::sync::LazyLock;

use budget_form::edit::{Edit, History};
use budget_form::exchange::{example, json};
use budget_form::form::{ExpenditureLine, Field, Form, IncomeSource, Period, RowId, standard_form};

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

    /// The row of an indicator.
    pub fn row(&self, name: &str) -> RowId {
        let mut rows = self.form().indicators.rows().map(|(_, _, row)| row);
        rows.find(|row| row.name == name).unwrap_or_else(|| panic!("no indicator {name}")).id
    }
}

fn line(name: &str) -> ExpenditureLine {
    ExpenditureLine::ALL.into_iter().find(|line| line.label() == name).unwrap_or_else(|| panic!("no line {name}"))
}

/// The example, read once: reading it takes longer than comparing it.
pub fn example_form() -> Form {
    static EXAMPLE: LazyLock<Form> = LazyLock::new(example::form);
    EXAMPLE.clone()
}

/// The rows of a form numbered anew, as another import would number them.
pub fn renumbered(form: &Form) -> Form {
    let mut value = json::form_value(form);
    for row in value["indicators"].as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        row.remove("id");
        row.remove("level2Id");
    }
    json::read(&value.to_string()).unwrap().form
}
