//! An accountant at the program, without a browser: fields are named as the screens name them, typed into and left, and what the program says of them is
//! read. What stands here goes by the same core functions as the screens.

use std::fmt::Write as _;

use super::evaluated::{assess, explain};
use budget_form::edit::Edit;
use budget_form::evaluate::{DEVIATES, Evaluation, Figure};
use budget_form::form::{Field, Period, Stage};
use budget_form::found::Found;

use super::Unit;
use super::fields::fields;

/// The year in which the scenarios play.
const PRESENT: i32 = 2025;

/// An open form, and the field one is in.
pub struct Scenario {
    unit: Unit,
    at: Option<Field>,
}

impl Scenario {
    /// A new form of the standard template.
    pub fn new() -> Self {
        Self { unit: Unit::new(), at: None }
    }

    /// A form that is there already.
    pub fn open(form: budget_form::form::Form) -> Self {
        Self { unit: Unit::open(form), at: None }
    }

    /// The field that a name of the screens stands for: 基本支出全年预算数, 全市技术合同成交额 半年指标值.
    fn field(&self, name: &str) -> Field {
        let form = self.unit.form();
        let named = |field: &Field| match field.row().and_then(|row| form.indicators.row(row)) {
            Some(row) => {
                name.strip_prefix(row.name.as_str()).and_then(|rest| rest.strip_prefix(' ')) == Some(&*field.label())
            }
            None => field.label() == name,
        };
        let all = fields(form);
        *all.iter().find(|field| named(field)).unwrap_or_else(|| panic!("no field {name}"))
    }

    /// Goes into a field and types, replacing what stands there; the field one was in is left.
    pub fn type_into(&mut self, name: &str, text: &str) -> &mut Self {
        let field = self.field(name);
        if self.at != Some(field) {
            self.leave();
        }
        self.at = Some(field);
        self.unit.history.apply(Edit::SetText(field, text.to_owned())).expect("the field is there");
        self
    }

    /// Leaves the field one is in.
    pub fn leave(&mut self) -> &mut Self {
        if let Some(field) = self.at.take() {
            self.unit.history.leave(field);
        }
        self
    }

    /// Types into a field and leaves it.
    pub fn fill(&mut self, name: &str, text: &str) -> &mut Self {
        self.type_into(name, text).leave()
    }

    /// Makes a choice beside a row, named as [`Unit::run`] names it.
    pub fn choose(&mut self, place: &str, choice: &str) -> &mut Self {
        self.leave().unit.run(&[&format!("{place}={choice}")]);
        self
    }

    /// Goes to another stage of the year.
    pub fn go_on_to(&mut self, stage: Stage) -> &mut Self {
        self.leave().unit.do_step(Edit::SetStage(stage));
        self
    }

    /// Takes the last step back, and gives its name.
    pub fn undo(&mut self) -> String {
        let name = self.unit.history.undo_name().unwrap_or_default().to_owned();
        self.unit.history.undo();
        name
    }

    /// Takes the step again that was taken back last, and gives its name.
    pub fn redo(&mut self) -> String {
        let name = self.unit.history.redo_name().unwrap_or_default().to_owned();
        self.unit.history.redo();
        name
    }

    /// The text that stands in a field.
    pub fn shows(&self, name: &str) -> &str {
        self.unit.form().text(self.field(name)).expect("the field is there")
    }

    fn found(&self) -> Found {
        Found::of(self.unit.form(), &Evaluation::of(self.unit.form()), Some(PRESENT))
    }

    /// What is said of a field once typing pauses, one sentence a line; empty where nothing is.
    pub fn said(&self, name: &str) -> String {
        self.found().at(self.field(name)).map(|said| said.text()).unwrap_or_default()
    }

    /// The codes of all findings, in the order of the form.
    pub fn codes(&self) -> Vec<String> {
        self.found().list().iter().map(|finding| finding.rule.to_string()).collect()
    }

    /// How many cells the stage still wants.
    pub fn missing(&self) -> usize {
        self.found().progress().missing().count()
    }

    /// How an indicator stands: sign and word, with 偏离 where it deviates.
    pub fn status(&self, name: &str, period: Period) -> String {
        let form = self.unit.form();
        let (level1, _, row) = form.indicators.rows().find(|(_, _, row)| row.name == name).expect("the row is there");
        let assessment = assess(form, level1, row, period);
        let mut status = assessment.status.to_string();
        if assessment.deviates {
            write!(status, " {DEVIATES}").expect("a String takes every text");
        }
        status
    }

    /// What a computed figure comes to, as its explanation prints it.
    pub fn figure(&self, figure: Figure) -> String {
        explain(self.unit.form(), figure).expect("the figure is there").result
    }

    /// The formula of a computed figure with the numbers of the form.
    pub fn numbers(&self, figure: Figure) -> String {
        explain(self.unit.form(), figure).expect("the figure is there").numbers
    }
}
