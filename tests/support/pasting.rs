//! Pasting into a table of a form: what a block is planned to do, and the form after it.

use budget_form::edit::History;
use budget_form::exchange::cells::{CellFate, Landing, Options, Plan, read};
use budget_form::form::{Field, Form};
use budget_form::tables::Table;

/// What is decided as long as nobody decides otherwise.
pub const USUAL: Options = Options { by_names: true, grow: true };

/// What a text of the clipboard will do from a field on.
pub fn plan(form: &Form, table: Table, start: Field, text: &str) -> Plan {
    Plan::new(form, table, |_| true, start, &read(text), USUAL).expect("the field is in the table")
}

/// What is written where, as `line/column=text`, and what is refused, with the reason.
pub fn listed(plan: &Plan) -> Vec<String> {
    let tell = |landing: &Landing| {
        let place = format!("{}/{}", landing.line, landing.column);
        match landing.fate {
            CellFate::Written(_) | CellFate::Chosen(..) => format!("{place}={}", landing.new),
            CellFate::Refused(refusal) => format!("{place} {} {}", landing.new, refusal.reason()),
        }
    };
    plan.landings.iter().map(tell).collect()
}

/// The form after a paste, which is one step with the name it was planned under.
pub fn done(form: &Form, plan: Plan) -> Form {
    let mut history = History::new(form.clone());
    let name = plan.name();
    history.apply(plan.edit()).expect("the plan fits");
    assert_eq!(history.undo_name(), Some(name.as_str()));
    let after = history.form().clone();
    history.undo();
    assert_eq!(history.form(), form);
    after
}
