//! The forms of a browser as they are found in its storage: those of this program, of earlier and newer ones, and what is none.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::check::{Severity, check};
use budget_form::exchange::json;
use budget_form::form::{Form, Stage, standard_form};
use budget_form::progress::Progress;
use budget_form::store::{
    Entry, Keeper, Kept, ListOrder, MemoryStorage, Record, Saving, Shelf, SlotId, Storage, Unreadable, arrange,
};
use budget_form::summary::Summary;
use support::declared_form;

fn shelf_with(entries: &[(&str, &str)]) -> Shelf {
    let storage = MemoryStorage::default();
    for (key, text) in entries {
        storage.set(key, text).unwrap();
    }
    Shelf::new(storage, "w")
}

#[test]
fn the_colours_of_a_browser_are_kept_beside_the_forms() {
    let shelf = shelf_with(&[]);
    assert_eq!(shelf.theme(), "");
    shelf.set_theme("dark");
    assert_eq!(shelf.theme(), "dark");
    assert!(shelf.is_empty());
}

#[test]
fn gives_back_what_it_was_given() {
    let shelf = shelf_with(&[]);
    let record = Record { saved_at: 1_700_000_000_000, form: standard_form("2025") };
    let (id, kept) = shelf.add(&record, 7);
    kept.unwrap();
    assert_eq!(shelf.get(&id).unwrap(), Some(Kept::Form(Box::new(record))));
    assert_ne!(shelf.free_slot(7), id);
}

#[test]
fn knows_whether_a_form_is_kept_and_whether_the_hint_was_shown() {
    let shelf = shelf_with(&[("budget-form/steps/1", "x"), ("budget-form/form/", "no slot")]);
    assert!(shelf.is_empty());
    assert!(!shelf.is_hinted());
    shelf.set_hinted();
    assert!(shelf.is_hinted());
    assert!(shelf.is_empty(), "the mark is no form");
    assert!(!shelf_with(&[("budget-form/form/1", "even one that cannot be read")]).is_empty());
}

#[test]
fn reads_what_earlier_programs_saved_and_goes_on_from_it() {
    let form = standard_form("2025");
    for stamp in ["1700000000000", "1700000000000 k3x9"] {
        let shelf = shelf_with(&[("budget-form/form/1", &format!("{stamp}\n{}", json::write(&form, None)))]);
        let id = SlotId::parse("1").unwrap();
        let record = Record { saved_at: 1_700_000_000_000, form: form.clone() };
        assert_eq!(shelf.get(&id).unwrap(), Some(Kept::Form(Box::new(record.clone()))));
        let mut keeper = Keeper::open(shelf.clone(), id.clone()).unwrap().unwrap().keeper;
        assert_eq!(keeper.save(&Record { saved_at: 5, form: form.clone() }), Saving::Kept);
        assert_eq!(shelf.get(&id).unwrap(), Some(Kept::Form(Box::new(Record { saved_at: 5, form: form.clone() }))));
    }
}

#[test]
fn shows_what_it_cannot_read_and_leaves_other_keys_alone() {
    let shelf = shelf_with(&[
        ("budget-form/form/1", "5\n{broken"),
        ("budget-form/form/2", "5 w 1\n{\"format\":\"budget-form\",\"version\":999,\"form\":{}}"),
        ("somebody-else", "x"),
        ("budget-form/other", ""),
    ]);
    let list = shelf.list();
    assert_eq!(list.len(), 2);
    assert!(matches!(&list[0].kept, Kept::Unreadable(text, Unreadable::Damaged(_)) if text == "5\n{broken"));
    assert!(matches!(&list[1].kept, Kept::Unreadable(_, Unreadable::Newer(_))));
}

#[test]
fn the_list_is_put_into_an_order_and_shows_the_forms_that_have_the_words() {
    let shelf = shelf_with(&[("budget-form/form/9", "no record")]);
    for (at, (unit, year, stage)) in [
        (" 市图书馆", "2025", Stage::Monitoring),
        ("市档案馆", "2024", Stage::SelfEvaluation),
        ("市图书馆", "", Stage::Declaration),
    ]
    .into_iter()
    .enumerate()
    {
        let mut form = Form { stage, ..standard_form(year) };
        unit.clone_into(&mut form.profile.unit);
        shelf.add(&Record { saved_at: u64::try_from(at).unwrap(), form }, 100 + u64::try_from(at).unwrap()).1.unwrap();
    }
    let shown = |words: &str, order, backwards| {
        let name = |entry: Entry| match entry.kept {
            Kept::Form(record) => format!("{}{}", record.form.profile.unit.trim(), record.form.year),
            Kept::Unreadable(..) => "?".to_owned(),
        };
        arrange(shelf.list(), words, order, backwards).into_iter().map(name).collect::<Vec<_>>()
    };
    // What cannot be read stands first and is never left out.
    assert_eq!(shown("", ListOrder::Saved, false), ["?", "市图书馆", "市档案馆2024", "市图书馆2025"]);
    assert_eq!(shown("", ListOrder::Saved, true), ["?", "市图书馆2025", "市档案馆2024", "市图书馆"]);
    assert_eq!(shown("", ListOrder::Year, false), ["?", "市图书馆2025", "市档案馆2024", "市图书馆"]);
    assert_eq!(shown("", ListOrder::Unit, false), ["?", "市图书馆", "市图书馆2025", "市档案馆2024"]);
    assert_eq!(shown("", ListOrder::Stage, false), ["?", "市图书馆", "市图书馆2025", "市档案馆2024"]);
    assert_eq!(shown(" 图书  2025", ListOrder::Saved, false), ["?", "市图书馆2025"]);
    assert_eq!(shown("绩效自评", ListOrder::Saved, false), ["?", "市档案馆2024"]);
    assert_eq!(shown("体育", ListOrder::Saved, false), ["?"]);
}

#[test]
fn a_line_of_the_list_says_what_the_form_itself_says() {
    let form = Form { stage: Stage::Monitoring, ..declared_form() };
    let summary = Summary::of(&form);
    let findings = check(&form);
    assert_eq!(summary.missing, Progress::of(&form, &findings).missing().count());
    let open =
        |severity| findings.iter().filter(|of| of.severity() == severity && of.to_fill().next().is_none()).count();
    assert_eq!(summary.findings, [open(Severity::Error), open(Severity::Warning)]);
    assert_eq!(summary.score, None);
    let scored = Form { stage: Stage::SelfEvaluation, ..form };
    assert_eq!(Summary::of(&scored).score, None, "the weights are not there yet");
}
