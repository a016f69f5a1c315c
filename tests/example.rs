//! The example that the program opens: a form filled in for all three stages.

#![allow(clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::check::{Severity, check};
use budget_form::evaluate::{Evaluation, Status};
use budget_form::exchange::{example, json};
use budget_form::form::{Form, Grade, Level1, Period, Stage};
use serde_json::Value;
use support::{declared_form, progress};

#[test]
fn it_is_read_without_a_remark() {
    let opened = json::read(include_str!("../src/exchange/example.json")).unwrap();
    assert!(opened.remarks.is_empty(), "{:?}", opened.remarks);
    assert_eq!(opened.form, example::form());
}

#[test]
fn no_stage_misses_a_cell_or_has_an_error() {
    for stage in Stage::ALL {
        let form = Form { stage, ..example::form() };
        assert_eq!(progress(&form).missing().count(), 0, "{stage:?}");
        let errors: Vec<_> = check(&form).into_iter().filter(|of| of.severity() == Severity::Error).collect();
        assert!(errors.is_empty(), "{stage:?}: {errors:?}");
    }
}

#[test]
fn it_shows_what_the_stages_are_about() {
    let form = example::form();
    let evaluation = Evaluation::of(&form);
    let count = |period, status| evaluation.rows().iter().filter(|row| row.assessment(period).status == status).count();
    for period in Period::ALL {
        assert!(count(period, Status::Met) > 40 && count(period, Status::Partial) > 0, "{period:?}");
        assert_eq!(count(period, Status::Missing), 0, "{period:?}");
    }
    assert!(count(Period::FullYear, Status::Missed) > 0);
    assert_eq!(evaluation.score.grade(), Some(Grade::Excellent));
    // One row of 过程 is 不适用: what it left stays in the group, whose sum is as it was typed.
    assert_eq!(evaluation.score.remark(Some(Level1::Process)), "不适用 1 个，其余权重 × 30 ÷ 28.84");
    assert!(!form.self_review.problems.is_empty() && !form.self_review.measures.is_empty());
}

#[test]
fn without_what_came_of_it_it_is_the_declared_form() {
    let planned = |form: &Form| {
        let mut value = json::form_value(form);
        let whole = value.as_object_mut().unwrap();
        for key in ["progress", "budgetNotes", "baseData", "selfReview"] {
            whole.remove(key);
        }
        whole["settings"].as_object_mut().unwrap().remove("groupShares");
        for row in whole["indicators"].as_array_mut().unwrap().iter_mut().filter_map(Value::as_object_mut) {
            for key in ["actual", "judgement", "monitoring", "explanation", "weight", "rating"] {
                row.remove(key);
            }
        }
        value
    };
    assert_eq!(planned(&example::form()), planned(&declared_form()));
}
