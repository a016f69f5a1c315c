//! The steps survive with the form they led to, and with no other; and they never cost a form.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use std::cell::Cell;
use std::rc::Rc;

use budget_form::edit::{Edit, History};
use budget_form::exchange::json;
use budget_form::form::{
    Choice, ExecutionBase, Field, Form, Indicator, LastYear, Level1, RowId, Stage, UnplacedLine, standard_form,
};
use budget_form::store::{
    Keeper, Kept, MemoryStorage, Opened, Record, Saving, Shelf, SlotId, Storage, StorageError, open_with_steps,
    write_steps,
};
use proptest::prelude::*;
use support::actions::{action, edit};
use support::declared_form;

/// A storage that windows share, with room for so many bytes.
#[derive(Clone)]
struct Browser {
    storage: Rc<MemoryStorage>,
    room: Rc<Cell<usize>>,
}

impl Browser {
    fn new() -> Self {
        Self { storage: Rc::new(MemoryStorage::default()), room: Rc::new(Cell::new(usize::MAX)) }
    }

    fn shelf(&self, window: &str) -> Shelf {
        Shelf::new(self.clone(), window)
    }

    fn open(&self, window: &str, slot: &SlotId) -> (Form, Keeper, String) {
        match Keeper::open(self.shelf(window), slot.clone()).unwrap() {
            Some(Opened { kept: Kept::Form(record), keeper, steps, .. }) => (record.form, keeper, steps),
            other => panic!("no form: {:?}", other.map(|opened| opened.kept)),
        }
    }

    /// Opens a form with its steps, as a window does.
    fn history(&self, window: &str, slot: &SlotId) -> (History, Keeper) {
        let (form, keeper, steps) = self.open(window, slot);
        let history = open_with_steps(form, &steps);
        (history, keeper)
    }

    fn step_keys(&self) -> usize {
        self.keys().unwrap().iter().filter(|key| key.starts_with("budget-form/steps/")).count()
    }
}

impl Storage for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        self.storage.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        let others = self.keys()?.into_iter().filter(|other| other != key);
        let used: usize = others.filter_map(|other| self.get(&other).unwrap()).map(|text| text.len()).sum();
        if used + text.len() > self.room.get() { Err(StorageError::Full) } else { self.storage.set(key, text) }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.storage.remove(key)
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        self.storage.keys()
    }
}

fn new_slot(browser: &Browser, form: &Form) -> SlotId {
    let shelf = browser.shelf("start");
    let (slot, kept) = shelf.add(&Record { saved_at: 1, form: form.clone() }, 1);
    kept.unwrap();
    slot
}

fn save(history: &History, keeper: &mut Keeper, saved_at: u64) {
    assert_eq!(keeper.save(&Record { saved_at, form: history.form().clone() }), Saving::Kept);
    keeper.keep_steps(&write_steps(history));
}

fn type_unit(history: &mut History, text: &str) {
    history.apply(Edit::SetText(Field::Unit, text.into())).unwrap();
    history.seal();
}

fn undo_all(history: &mut History) -> Vec<String> {
    let mut names = Vec::new();
    while let Some(name) = history.undo_name().map(str::to_owned) {
        assert!(!history.undo().is_empty(), "{name}");
        names.push(name);
    }
    names
}

fn redo_all(history: &mut History) {
    while history.redo_name().is_some() {
        assert!(!history.redo().is_empty());
    }
}

proptest! {
    #[test]
    fn every_step_is_there_again_after_a_reload(
        actions in prop::collection::vec(action(), 1..30),
        taken_back in 0_usize..10,
        elsewhere in 0_usize..3,
    ) {
        let before = standard_form("2025");
        let mut history = History::new(before.clone());
        for (at, action) in actions.into_iter().enumerate() {
            if at == elsewhere {
                history.replace(declared_form(), "采用另一窗口的内容");
            }
            if let Some(edit) = edit(history.form(), action) {
                drop(history.apply(edit));
                history.seal();
            }
        }
        let last = { let mut all = history.clone(); redo_all(&mut all); all.form().clone() };
        for _ in 0..taken_back {
            history.undo();
        }
        let browser = Browser::new();
        let slot = new_slot(&browser, &before);
        save(&history, &mut browser.open("a", &slot).1, 2);
        let (mut again, _) = browser.history("b", &slot);
        prop_assert_eq!(again.form(), history.form());
        prop_assert_eq!(again.undo_name(), history.undo_name());
        prop_assert_eq!(again.redo_name(), history.redo_name());
        prop_assert_eq!(undo_all(&mut again), undo_all(&mut history));
        prop_assert_eq!(again.form(), &before);
        redo_all(&mut again);
        prop_assert_eq!(again.form(), &last);
    }

    #[test]
    fn no_text_is_too_strange_to_be_no_steps(text in any::<String>(), cut in 0_usize..2_000) {
        let mut history = History::new(declared_form());
        type_unit(&mut history, "甲");
        history.apply(Edit::RemoveRow(RowId(3))).unwrap();
        let steps = write_steps(&history);
        let broken: String = steps.chars().take(cut).collect();
        let spliced = format!("{broken}{text}");
        for text in [text, broken, spliced] {
            let mut opened = open_with_steps(declared_form(), &text);
            undo_some(&mut opened);
        }
    }
}

/// Takes back and again whatever there is; steps that do not fit change nothing.
fn undo_some(history: &mut History) {
    for _ in 0..10 {
        history.undo();
    }
    for _ in 0..10 {
        history.redo();
    }
}

#[test]
fn every_kind_of_step_goes_through_text() {
    let before = declared_form();
    let mut history = History::new(before.clone());
    let level2 = history.form().indicators.group(Level1::Duty)[0].clone();
    let edits = [
        Edit::Choose(Choice::ExecutionBase(ExecutionBase::Initial)),
        Edit::SetStage(Stage::SelfEvaluation),
        Edit::SetLastYear(Some(Box::new(LastYear::of(&before, |row| row.name.clone())))),
        Edit::InsertUnplaced(0, UnplacedLine { line: 3, text: "第一行\n<第二行".into(), reason: "原因".into() }),
        Edit::RemoveUnplaced(0),
        Edit::InsertRow(level2.id, 0, Box::new(Indicator::empty(RowId(900)))),
        Edit::RemoveLevel2(level2.id),
        Edit::SetText(Field::AnnualGoal, "一、\n二、\u{2028}“引号”\"\\".into()),
    ];
    for edit in edits {
        history.apply(edit).unwrap();
    }
    let mut again = open_with_steps(history.form().clone(), &write_steps(&history));
    assert_eq!(undo_all(&mut again).len(), 8);
    assert_eq!(again.form(), &before);
    redo_all(&mut again);
    assert_eq!(again.form(), history.form());
}

#[test]
fn two_hundred_steps_are_kept_and_the_newest_of_too_many() {
    let mut history = History::new(declared_form());
    for number in 0..500 {
        type_unit(&mut history, &format!("单位{number}"));
    }
    let mut again = open_with_steps(history.form().clone(), &write_steps(&history));
    assert_eq!(undo_all(&mut again).len(), 500);
    // Half a million characters in each step: the first ones have to go, and the form is still the one they led to.
    for number in 0..6 {
        type_unit(&mut history, &format!("{number}{}", "x".repeat(500_000)));
    }
    let steps = write_steps(&history);
    assert!(steps.len() <= 1_600_000, "{}", steps.len());
    let mut again = open_with_steps(history.form().clone(), &steps);
    assert_eq!(undo_all(&mut again).len(), 2);
    assert!(again.form().profile.unit.starts_with('3'));
}

#[test]
fn steps_of_another_version_are_none() {
    let mut history = History::new(declared_form());
    type_unit(&mut history, "甲");
    let steps = write_steps(&history);
    assert_eq!(open_with_steps(declared_form(), &steps).undo_name(), Some("填写 单位名称"));
    let version = steps.split_whitespace().nth(1).unwrap();
    let other = steps.replacen(&format!("steps {version}"), "steps 999", 1);
    assert_ne!(other, steps);
    assert_eq!(open_with_steps(declared_form(), &other).undo_name(), None);
}

#[test]
fn steps_belong_to_one_saving() {
    let browser = Browser::new();
    let slot = new_slot(&browser, &standard_form("2025"));
    let (mut here, mut our_keeper) = browser.history("a", &slot);
    type_unit(&mut here, "甲");
    save(&here, &mut our_keeper, 2);
    // Another window saves, and has no steps kept.
    let (mut there, mut their_keeper) = browser.history("b", &slot);
    assert_eq!(there.undo_name(), Some("填写 单位名称"));
    type_unit(&mut there, "乙");
    their_keeper.save(&Record { saved_at: 3, form: there.form().clone() });
    assert_eq!(browser.history("c", &slot).0.undo_name(), None);
    // Our steps, late, do not become theirs.
    our_keeper.keep_steps(&write_steps(&here));
    assert_eq!(browser.history("c", &slot).0.undo_name(), None);
    // The same moment in two windows is not the same saving.
    let (mut other, mut keeper) = browser.history("d", &slot);
    type_unit(&mut other, "丙");
    keeper.save(&Record { saved_at: 3, form: other.form().clone() });
    their_keeper.keep_steps(&write_steps(&there));
    assert_eq!(browser.history("c", &slot).0.undo_name(), None);
}

#[test]
fn steps_go_with_their_form_and_are_no_form() {
    let browser = Browser::new();
    let slot = new_slot(&browser, &standard_form("2025"));
    let (mut history, mut keeper) = browser.history("a", &slot);
    type_unit(&mut history, "甲");
    save(&history, &mut keeper, 2);
    assert_eq!(browser.step_keys(), 1);
    assert_eq!(browser.shelf("a").list().len(), 1);
    browser.shelf("a").remove(&slot, 9).unwrap();
    assert_eq!(browser.keys().unwrap(), Vec::<String>::new());
}

#[test]
fn forms_come_before_steps_where_there_is_little_room() {
    let browser = Browser::new();
    let slot = new_slot(&browser, &standard_form("2025"));
    let (mut history, mut keeper) = browser.history("a", &slot);
    let form_alone = json::write(history.form(), None).len() + 200;
    for number in 0..40 {
        type_unit(&mut history, &format!("单位{number}"));
    }
    browser.room.set(form_alone);
    save(&history, &mut keeper, 2);
    assert_eq!(browser.step_keys(), 0);
    assert_eq!(browser.history("b", &slot).0.form(), history.form());
    // With more room they are kept, until another form needs it.
    browser.room.set(form_alone * 2 - 1_000);
    save(&history, &mut keeper, 3);
    assert_eq!(browser.step_keys(), 1);
    let (_, refused) = browser.shelf("a").add(&Record { saved_at: 4, form: declared_form() }, 9);
    assert_eq!(refused, Err(StorageError::Full));
    browser.room.set(form_alone * 2);
    save(&history, &mut keeper, 5);
    assert_eq!(browser.step_keys(), 1);
    browser.shelf("a").add(&Record { saved_at: 6, form: standard_form("2025") }, 9).1.unwrap();
    assert_eq!((browser.step_keys(), browser.shelf("a").list().len()), (0, 2));
}
