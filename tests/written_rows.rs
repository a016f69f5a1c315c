//! A form whose rows were written down before is written as one that is written for the first time.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::edit::History;
use budget_form::exchange::json::{self, WrittenRows};
use budget_form::form::{Form, UnknownKey, UnknownPlace};
use proptest::prelude::*;
use support::actions::{action, edit};
use support::declared_form;

#[test]
fn rows_are_written_in_several_steps() {
    let form = declared_form();
    let count = form.indicators.rows().count();
    let mut rows = WrittenRows::default();
    let unfinished = (0..count).take_while(|_| rows.write_some(&form, 10).is_none()).count();
    assert_eq!(unfinished, count.div_ceil(10) - 1);
    assert_eq!(rows.write_some(&form, 0), Some(json::write(&form, None)));
}

#[test]
fn a_form_without_rows_and_one_with_unknown_keys_are_written_as_ever() {
    let mut rows = WrittenRows::default();
    let empty = Form::default();
    assert_eq!(rows.write(&empty), json::write(&empty, None));
    let mut form = declared_form();
    form.unknown.push(UnknownKey { place: UnknownPlace::File, key: "地区".to_owned(), value: "苏州".into() });
    assert_eq!(rows.write(&form), json::write(&form, None));
}

#[test]
fn a_text_that_looks_like_the_place_of_the_rows_stays_a_text() {
    let mut form = declared_form();
    form.profile.unit = "\n    \"indicators\": []".to_owned();
    assert_eq!(WrittenRows::default().write(&form), json::write(&form, None));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn after_any_edits_the_form_is_written_as_for_the_first_time(
        steps in prop::collection::vec((action(), any::<bool>(), 0_usize..40), 1..30)
    ) {
        let mut history = History::new(declared_form());
        let mut rows = WrittenRows::default();
        for (action, undo, most) in steps {
            if undo {
                drop(history.undo());
            } else if let Some(edit) = edit(history.form(), action) {
                drop(history.apply(edit));
            }
            if let Some(written) = rows.write_some(history.form(), most) {
                prop_assert_eq!(written, json::write(history.form(), None));
            }
        }
        prop_assert_eq!(rows.write(history.form()), json::write(history.form(), None));
    }
}
