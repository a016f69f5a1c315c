//! A unit's accountant at work, without a browser: the form is filled in by the names that stand on the screen.

#![allow(dead_code, reason = "each test file uses its own part of this")]
#![allow(clippy::expect_used, clippy::indexing_slicing, clippy::panic, reason = "a test that goes wrong stops there")]

pub mod actions;
pub mod amounts;
pub mod browsers;
pub mod calculator;
pub mod evaluated;
pub mod faultless;
pub mod fields;
pub mod odd_forms;
pub mod paper_grids;
pub mod pasting;
pub mod rated;
pub mod scenario;
pub mod sheets;

use std::sync::LazyLock;

use budget_form::check::check;
use budget_form::edit::{Edit, History, add_row, remove_row};
use budget_form::evaluate::Status;
use budget_form::exchange::json;
use budget_form::form::{
    Approved, Cause, EqualRule, ExpenditureLine, Field, Form, IncomeSource, Indicator, Judgement, LastYear,
    LastYearRow, Level1, Likelihood, PerPeriod, Period, RowChoice, RowId, Stage, UnplacedLine, standard_form,
};
use budget_form::progress::Progress;

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

    /// Applies an edit.
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

/// Steps written as lines with the addresses of the form: `@技术经纪人培训/target/fullYear=≥20场`.
impl Unit {
    /// Does what each line says: sets a text, or makes a choice that is no text.
    pub fn run(&mut self, lines: &[&str]) -> &mut Self {
        for line in lines {
            let (place, text) = line.split_once('=').unwrap_or_else(|| panic!("{line}"));
            if let Some(edit) = self.choice(place, text) {
                self.history.apply(edit).expect("the row is there");
                continue;
            }
            match place {
                "add" => self.add(text),
                "lastYear" => self.remember(text),
                "lastYearMoney" => self.remember_money(text),
                "approved" => {
                    let approved = Approved::of(self.form(), text, "");
                    self.become_form(Form { approved: Some(Box::new(approved)), ..self.form().clone() })
                }
                "remove" => {
                    let row = self.row(text);
                    let edit = remove_row(self.form(), row).expect("the row is there");
                    self.do_step(edit)
                }
                "unplaced" => {
                    let line = UnplacedLine { line: 1, text: text.to_owned(), reason: String::new() };
                    self.become_form(Form { unplaced: vec![line], ..self.form().clone() })
                }
                _ => self.type_into(self.field(place), text),
            };
        }
        self
    }

    /// Goes on with another form.
    fn become_form(&mut self, form: Form) -> &mut Self {
        self.history = History::new(form);
        self
    }

    /// Moves the form to a stage.
    pub fn at(&mut self, stage: Stage) -> &mut Self {
        self.become_form(Form { stage, ..self.form().clone() })
    }

    /// The field at an address; `@name` stands for the row of that name, `@一级/二级` for its first row.
    pub fn field(&self, place: &str) -> Field {
        let Some((name, rest)) = place.strip_prefix('@').and_then(|place| place.split_once('/')) else {
            return place.parse().unwrap_or_else(|_| panic!("no field {place}"));
        };
        if rest == "level2" {
            let mut rows = self.form().indicators.rows();
            let (_, level2, _) = rows.find(|(_, _, row)| row.name == name).expect("the row is there");
            return Field::Level2Name(level2.id);
        }
        let id = self.row_at(name).0;
        format!("indicators/{id}/{rest}").parse().unwrap_or_else(|_| panic!("no field {place}"))
    }

    /// A row by its own name or, where it has none, by that of its 二级指标.
    fn row_at(&self, name: &str) -> RowId {
        let rows: Vec<_> = self.form().indicators.rows().map(|(_, level2, row)| (level2.name.clone(), row)).collect();
        let named = rows.iter().rfind(|(_, row)| row.name == name);
        let found = named.or_else(|| rows.iter().find(|(level2, _)| level2 == name));
        found.unwrap_or_else(|| panic!("no row {name}")).1.id
    }

    fn choice(&self, place: &str, text: &str) -> Option<Edit> {
        let (name, what) = place.strip_prefix('@')?.split_once('/')?;
        let choice = match what {
            "judgement/halfYear" => RowChoice::Judgement(Period::HalfYear, judgement(text)),
            "judgement/fullYear" => RowChoice::Judgement(Period::FullYear, judgement(text)),
            "equalRule" => RowChoice::EqualRule(EqualRule::ALL.into_iter().find(|rule| rule.label() == text)),
            "likelihood" => RowChoice::Likelihood(Likelihood::ALL.into_iter().find(|l| l.label() == text)),
            "carriedOver/halfYear" => RowChoice::CarriedOver(Period::HalfYear, text == "是"),
            "carriedOver/fullYear" => RowChoice::CarriedOver(Period::FullYear, text == "是"),
            "cause" => RowChoice::Cause(Cause::ALL.into_iter().find(|cause| cause.label() == text)?, true),
            _ => return None,
        };
        Some(Edit::ChooseInRow(self.row_at(name), choice))
    }

    /// A new row: `履职|二级指标|重点工作|名称|半年指标值|全年指标值`. A 二级指标 of that name is used if there is one.
    fn add(&mut self, text: &str) -> &mut Self {
        let cells: Vec<&str> = text.split('|').collect();
        let &[group, level2, key_task, name, half_year, full_year] = cells.as_slice() else { panic!("{text}") };
        let mut form = self.form().clone();
        let level1 = level1(group);
        let row = Indicator {
            key_task: key_task.to_owned(),
            name: name.to_owned(),
            target: PerPeriod { half_year: half_year.to_owned(), full_year: full_year.to_owned() },
            ..Indicator::empty(form.indicators.free_row_id())
        };
        match form.indicators.group_mut(level1).iter_mut().find(|there| there.name == level2) {
            Some(there) => there.rows.push(row),
            None => form.indicators.push_level2(level1, level2, [row]),
        }
        self.become_form(form)
    }

    /// A row of last year: `履职|二级指标|名称|全年实际完成值`.
    fn remember(&mut self, text: &str) -> &mut Self {
        let cells: Vec<&str> = text.split('|').collect();
        let &[group, level2, name, actual] = cells.as_slice() else { panic!("{text}") };
        let row = LastYearRow {
            level1: level1(group),
            level2: level2.to_owned(),
            name: name.to_owned(),
            target: String::new(),
            actual: actual.to_owned(),
        };
        let last_year =
            LastYear { year: "2024".to_owned(), unit: String::new(), indicators: vec![row], ..LastYear::default() };
        self.become_form(Form { last_year: Some(Box::new(last_year)), ..self.form().clone() })
    }
}

impl Unit {
    /// What last year might be spent and was: `658.29|656.17`.
    fn remember_money(&mut self, text: &str) -> &mut Self {
        let (budget, executed) = text.split_once('|').unwrap();
        let last_year = LastYear { year: "2024".to_owned(), ..LastYear::default() };
        let last_year = last_year.with_money(budget.to_owned(), executed.to_owned());
        self.become_form(Form { last_year: Some(Box::new(last_year)), ..self.form().clone() })
    }
}

fn level1(label: &str) -> Level1 {
    Level1::ALL.into_iter().find(|level1| level1.label().starts_with(label)).unwrap_or_else(|| panic!("no {label}"))
}

fn judgement(label: &str) -> Option<Judgement> {
    Judgement::ALL.into_iter().find(|judgement| Status::from(*judgement).label() == label)
}

/// The example as it was declared, with nothing yet of what comes of it in the year. Read once: reading it takes longer than comparing it.
pub fn declared_form() -> Form {
    static DECLARED: LazyLock<Form> = LazyLock::new(|| json::read(DECLARED_FILE).unwrap().form);
    DECLARED.clone()
}

/// The file of that form.
pub const DECLARED_FILE: &str = include_str!("../fixtures/declared.json");

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

/// What the stage of a form still wants.
pub fn progress(form: &Form) -> Progress {
    Progress::of(form, &check(form))
}
