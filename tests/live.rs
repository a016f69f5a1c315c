//! The evaluation that an open form keeps from one edit to the next is always the one that a form read anew would get.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::collections::HashSet;

use budget_form::edit::{Edit, History};
use budget_form::evaluate::{Evaluation, FormFigures, RowEvaluation};
use budget_form::form::{
    BaseItem, Choice, ExpenditureLine, Field, Form, Grade, IncomeSource, LastYear, Level1, Period, RowChoice, RowId,
    Stage,
};
use budget_form::found::Found;
use budget_form::live::{LiveEvaluation, LiveFindings};
use budget_form::tables::{fields_after_indicators, fields_before_indicators, fields_of_row};
use proptest::prelude::*;
use support::actions::{self, level2_at, row_at};
use support::declared_form;

/// Something that is done to an open form.
#[derive(Clone, Debug)]
enum Step {
    Rows(actions::Action),
    Type(usize, usize, String),
    Choose(usize),
    Stage(usize),
    Undo,
    Redo,
    /// A screen looks at one row, and at nothing else.
    Look(usize),
    /// Typing pauses, and what hangs on all rows is looked at.
    LookAtAll,
    /// Some rows are evaluated or checked, and then another edit comes.
    CheckSome(usize),
    /// The form is checked to the end.
    Check,
    /// Last year's form is put beside it, or taken away.
    LastYear(bool),
}

fn step() -> impl Strategy<Value = Step> {
    let text = prop_oneof![
        Just(String::new()),
        Just("100".to_owned()),
        Just("60".to_owned()),
        Just("2024".to_owned()),
        Just("12月底前".to_owned()),
        Just("≥95%".to_owned()),
        Just("96%".to_owned()),
        Just("2024年12月20日".to_owned()),
        Just("预算执行率".to_owned()),
        Just("不适用".to_owned()),
        "[0-9]{1,3}",
        ".{0,4}",
    ];
    prop_oneof![
        3 => actions::action().prop_map(Step::Rows),
        8 => (0_usize..40, 0_usize..200, text).prop_map(|(of, at, text)| Step::Type(of, at, text)),
        1 => (0_usize..40).prop_map(Step::Choose),
        1 => (0_usize..3).prop_map(Step::Stage),
        2 => Just(Step::Undo),
        1 => Just(Step::Redo),
        4 => (0_usize..200).prop_map(Step::Look),
        2 => Just(Step::LookAtAll),
        2 => (0_usize..60).prop_map(Step::CheckSome),
        3 => Just(Step::Check),
        1 => prop::bool::ANY.prop_map(Step::LastYear),
    ]
}

/// A field of any kind, chosen by a number; where it is one of many rows, the other number chooses the row.
fn field(form: &Form, of: usize, at: usize) -> Field {
    let row: RowId = row_at(form, at);
    let period = Period::ALL[at % 2];
    let line = ExpenditureLine::ALL[at % 2];
    let fields = [
        Field::Year,
        Field::Unit,
        Field::AnnualGoal,
        Field::Income(IncomeSource::ALL[at % 7]),
        Field::Planned(line, period),
        Field::Adjustment(line, period),
        Field::Executed(line, period),
        Field::Base(BaseItem::ALL[at % BaseItem::ALL.len()], period),
        Field::AdjustmentNote(period),
        Field::ExecutionNote(period),
        Field::PartialFrom,
        Field::DeviationFrom,
        Field::GradeFrom(Grade::BOUNDED[at % 3]),
        Field::GroupShare(Level1::ALL[at % 5]),
        Field::Level2Name(level2_at(form, at)),
        Field::KeyTask(row),
        Field::Name(row),
        Field::Target(row, period),
        Field::Actual(row, period),
        Field::OverrideReason(row, period),
        Field::Expected(row),
        Field::Explanation(row, period),
        Field::Weight(row),
        Field::Rating(row),
    ];
    fields[of % fields.len()]
}

fn edit(form: &Form, step: Step) -> Option<Edit> {
    match step {
        Step::Rows(action) => actions::edit(form, action),
        Step::Type(of, at, text) => Some(Edit::SetText(field(form, of, at), text)),
        Step::Choose(at) => {
            let all: Vec<Choice> = Choice::all().into_iter().flatten().collect();
            Some(Edit::Choose(all[at % all.len()]))
        }
        Step::Stage(at) => Some(Edit::SetStage([Stage::Declaration, Stage::Monitoring, Stage::SelfEvaluation][at % 3])),
        Step::LastYear(there) => Some(Edit::SetLastYear(there.then(|| Box::new(last_year(form))))),
        Step::Undo | Step::Redo | Step::Look(_) | Step::LookAtAll | Step::CheckSome(_) | Step::Check => None,
    }
}

/// What is found in a form that is read anew.
fn found_in(form: &Form) -> Found {
    Found::of(form, &Evaluation::of(form), Some(2025))
}

/// A form of last year with the indicators of this one, of which more was reached than is asked for now.
fn last_year(form: &Form) -> LastYear {
    LastYear { year: "2024".to_owned(), ..LastYear::of(form, |_| "1000".to_owned()) }
}

/// A row as a form that is read anew has it, empty rows too.
fn row_anew(form: &Form, id: RowId) -> Option<RowEvaluation> {
    let mut rows = form.indicators.rows();
    let place = rows.find(|(_, _, row)| row.id == id)?;
    Some(RowEvaluation::of(form, &FormFigures::of(form), place))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_kept_is_what_would_be_computed_anew(steps in prop::collection::vec(step(), 1..40)) {
        let mut history = History::new(declared_form());
        let (mut live, mut findings) = (LiveEvaluation::default(), LiveFindings::default());
        for step in steps {
            let touched = match step {
                Step::Undo => history.undo(),
                Step::Redo => history.redo(),
                Step::Look(at) => {
                    let id = row_at(history.form(), at);
                    let kept = live.row(history.form(), id);
                    let fresh = row_anew(history.form(), id);
                    prop_assert_eq!(kept.as_deref(), fresh.as_ref());
                    Vec::new()
                }
                Step::LookAtAll => {
                    let (kept, fresh) = (live.whole(history.form()), Evaluation::of(history.form()));
                    prop_assert_eq!(&*kept, &fresh);
                    Vec::new()
                }
                Step::CheckSome(most) => {
                    findings.go_on(history.form(), &mut live, most);
                    Vec::new()
                }
                Step::Check => {
                    prop_assert_eq!(findings.found(history.form(), &mut live, Some(2025)), found_in(history.form()));
                    Vec::new()
                }
                step => edit(history.form(), step).and_then(|edit| history.apply(edit).ok()).unwrap_or_default(),
            };
            live.forget(&touched);
            findings.forget(&touched);
        }
        prop_assert_eq!(findings.found(history.form(), &mut live, Some(2025)), found_in(history.form()));
        prop_assert_eq!(&*live.whole(history.form()), &Evaluation::of(history.form()));
    }
}

/// The fields of a form, and of the rows that it had before.
fn fields_of(forms: [&Form; 2]) -> HashSet<Field> {
    let of = |form: &Form| {
        let rows = form.indicators.rows().flat_map(|(_, level2, row)| {
            core::iter::once(Field::Level2Name(level2.id)).chain(fields_of_row(row.id)).collect::<Vec<_>>()
        });
        let around = fields_before_indicators(form).into_iter().chain(fields_after_indicators(form));
        around.chain(rows).collect::<Vec<_>>()
    };
    forms.into_iter().flat_map(of).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_fields_of_which_something_else_is_said_are_named_and_no_others(steps in prop::collection::vec(step(), 1..8)) {
        let mut history = History::new(declared_form());
        for step in steps {
            let (form, before) = (history.form().clone(), found_in(history.form()));
            if let Some(edit) = edit(history.form(), step) {
                drop(history.apply(edit));
            }
            let after = found_in(history.form());
            let named: HashSet<Field> = before.fields_said_otherwise(&after).into_iter().collect();
            for field in fields_of([&form, history.form()]) {
                if before.at(field) != after.at(field) {
                    prop_assert!(named.contains(&field), "{field:?}");
                }
            }
            // A sentence may change that is not told at the field, but never without a finding about it.
            prop_assert!(named.iter().all(|field| before.at(*field).is_some() || after.at(*field).is_some()));
        }
    }
}

#[test]
fn one_text_changes_what_is_said_of_a_few_fields() {
    let mut history = History::new(declared_form());
    let before = found_in(history.form());
    let row = history.form().indicators.filled().nth(9).unwrap().2.id;
    let field = Field::Target(row, Period::FullYear);
    history.apply(Edit::SetText(field, String::new())).unwrap();
    let named = before.fields_said_otherwise(&found_in(history.form()));
    assert!(named.contains(&field) && named.len() < 6, "{named:?}");
}

#[test]
fn a_judgement_is_seen_at_once() {
    let mut history = History::new(declared_form());
    let mut live = LiveEvaluation::default();
    let id = history.form().indicators.filled().next().unwrap().2.id;
    let before = live.whole(history.form());
    let judged =
        Edit::ChooseInRow(id, RowChoice::Judgement(Period::FullYear, Some(budget_form::form::Judgement::Missed)));
    live.forget(&history.apply(judged).unwrap());
    let after = live.whole(history.form());
    assert_ne!(before.assessment(id, Period::FullYear), after.assessment(id, Period::FullYear));
    // The other rows are not evaluated anew.
    let others = before.rows().iter().zip(after.rows()).filter(|(one, other)| std::sync::Arc::ptr_eq(one, other));
    assert_eq!(others.count(), before.rows().len() - 1);
}
