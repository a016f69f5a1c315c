//! One kept form: its slot, when and by which window it was saved, and the envelope with the form.

use core::fmt;
use std::rc::Rc;

use super::{PREFIX, Storage, StorageError};
use crate::exchange::json;
use crate::form::Form;

/// Stands in the slot of a copy, behind the slot it is a copy of. (A slot alone is a number.)
const COPY: &str = "-copy";

/// Head of the keys of steps. They are never listed as forms.
const STEPS: &str = "budget-form/steps/";

/// The key that says that the first hint was shown in this browser.
const HINTED: &str = "budget-form/hinted";

/// The key of the colours chosen in this browser. The page reads it before the program starts.
const THEME: &str = "budget-form/theme";

/// Names a kept form for its whole life in this browser.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotId(String);

impl SlotId {
    /// Reads a slot from an address; only what [`Shelf::free_slot`] gives is valid.
    pub fn parse(text: &str) -> Option<Self> {
        let valid = !text.is_empty() && text.len() <= 64 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        valid.then(|| Self(text.to_owned()))
    }

    /// Whether the form was put aside beside another one, because another window had changed that one.
    pub fn is_copy(&self) -> bool {
        self.0.contains(COPY)
    }

    /// The slot that a key of the storage belongs to, if it is the key of a kept form.
    pub(super) fn of_key(key: &str) -> Option<Self> {
        key.strip_prefix(PREFIX)?.strip_prefix("form/").and_then(Self::parse)
    }

    /// The key of the form in the storage.
    pub(super) fn key(&self) -> String {
        format!("{PREFIX}form/{}", self.0)
    }

    /// The key of the steps that led to the form.
    fn steps_key(&self) -> String {
        format!("{STEPS}{}", self.0)
    }
}

impl fmt::Display for SlotId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A kept form that could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// When it was saved, in milliseconds since 1970 (UTC).
    pub saved_at: u64,
    /// The form as it was saved.
    pub form: Form,
}

/// Tells one saving of a slot from every other: when, and by which window. Compared, never ordered: clocks are set back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(String);

/// What a slot holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// A form that could be read.
    Form(Box<Record>),
    /// Something that cannot be read: the text as it is, and why.
    Unreadable(String, String),
}

/// The forms that are kept in a storage.
#[derive(Clone)]
pub struct Shelf {
    storage: Rc<dyn Storage>,
    writer: Rc<str>,
}

impl Shelf {
    /// The forms in a storage, as seen by one window; `writer` is a word (of letters and digits) that no other window has.
    pub fn new(storage: impl Storage + 'static, writer: &str) -> Self {
        Self { storage: Rc::new(storage), writer: writer.into() }
    }

    /// Every slot, the one saved last first, those that cannot be read at the end.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn list(&self) -> Result<Vec<(SlotId, Kept)>, StorageError> {
        let head = format!("{PREFIX}form/");
        let mut slots = Vec::new();
        for key in self.storage.keys()? {
            if let Some(id) = key.strip_prefix(&head).and_then(SlotId::parse)
                && let Some(kept) = self.get(&id)?
            {
                slots.push((id, kept));
            }
        }
        slots.sort_by_key(|(id, kept)| {
            let saved_at = if let Kept::Form(record) = kept { record.saved_at } else { 0 };
            (core::cmp::Reverse(saved_at), id.clone())
        });
        Ok(slots)
    }

    /// Whether no form is kept, without reading any.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn is_empty(&self) -> Result<bool, StorageError> {
        let head = format!("{PREFIX}form/");
        let is_slot = |key: &String| key.strip_prefix(&head).is_some_and(|id| SlotId::parse(id).is_some());
        Ok(!self.storage.keys()?.iter().any(is_slot))
    }

    /// Whether the first hint was shown in this browser. Where that cannot be known it was: a hint too many is worse than one that is missing.
    pub fn is_hinted(&self) -> bool {
        self.storage.get(HINTED).map_or(true, |text| text.is_some())
    }

    /// Remembers that the first hint was shown, as far as the browser lets it.
    pub fn set_hinted(&self) {
        drop(self.storage.set(HINTED, "1"));
    }

    /// The colours chosen in this browser: `light`, `dark`, or empty for those of the system.
    pub fn theme(&self) -> String {
        self.storage.get(THEME).ok().flatten().unwrap_or_default()
    }

    /// Remembers them, as far as the browser lets it.
    pub fn set_theme(&self, theme: &str) {
        drop(self.storage.set(THEME, theme));
    }

    /// How long the text of a kept form is; 0 where there is none.
    pub fn length(&self, id: &SlotId) -> usize {
        self.storage.get(&id.key()).ok().flatten().map_or(0, |text| text.len())
    }

    /// What a slot holds; `None` when it is free.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn get(&self, id: &SlotId) -> Result<Option<Kept>, StorageError> {
        Ok(self.storage.get(&id.key())?.map(|text| read(&text)))
    }

    /// The stamp of the saving that a slot holds, and what it holds; `None` when it is free.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub(super) fn get_stamped(&self, id: &SlotId) -> Result<Option<(Stamp, Kept)>, StorageError> {
        Ok(self.storage.get(&id.key())?.map(|text| (stamp(&text), read(&text))))
    }

    /// The stamp of the saving that a slot holds; `None` when it is free.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub(super) fn stamp(&self, id: &SlotId) -> Result<Option<Stamp>, StorageError> {
        Ok(self.storage.get(&id.key())?.map(|text| stamp(&text)))
    }

    /// Keeps a form whatever the slot held before, and makes sure that it is kept. Over a form that another window may have open, save
    /// through a [`super::Keeper`].
    ///
    /// # Errors
    /// [`StorageError`]; the form is then not saved, and whatever the slot held before is still there.
    pub fn put(&self, id: &SlotId, record: &Record) -> Result<Stamp, StorageError> {
        let text = format!("{} {}\n{}", record.saved_at, self.writer, json::write(&record.form, None));
        if let Err(error) = self.storage.set(&id.key(), &text) {
            // A form is worth more than the way to it: steps make room, those of other forms too.
            if error != StorageError::Full || !self.drop_all_steps()? {
                return Err(error);
            }
            self.storage.set(&id.key(), &text)?;
        }
        if self.storage.get(&id.key())?.as_deref() == Some(text.as_str()) {
            Ok(stamp(&text))
        } else {
            Err(StorageError::NotKept)
        }
    }

    /// Forgets a form, and the steps that led to it.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn remove(&self, id: &SlotId) -> Result<(), StorageError> {
        self.storage.remove(&id.key())?;
        self.storage.remove(&id.steps_key())
    }

    /// The steps that led to one saving of a form; none when those that are kept led to another one.
    pub(super) fn steps(&self, id: &SlotId, of: &Stamp) -> Option<String> {
        let text = self.storage.get(&id.steps_key()).ok()??;
        let (stamp, steps) = text.split_once('\n')?;
        (stamp == of.0).then(|| steps.to_owned())
    }

    /// Keeps the steps that led to one saving of a form, in place of those kept before. Where there is no room for them there are none.
    pub(super) fn put_steps(&self, id: &SlotId, of: &Stamp, steps: &str) {
        let key = id.steps_key();
        let kept = !steps.is_empty() && self.storage.set(&key, &format!("{}\n{steps}", of.0)).is_ok();
        if !kept {
            // What is left over led to another saving, so it is never taken up, but it takes room.
            drop(self.storage.remove(&key));
        }
    }

    /// Drops the steps of all forms, and says whether there were any.
    fn drop_all_steps(&self) -> Result<bool, StorageError> {
        let mut any = false;
        for key in self.storage.keys()? {
            if key.starts_with(STEPS) {
                self.storage.remove(&key)?;
                any = true;
            }
        }
        Ok(any)
    }

    /// A slot that holds nothing, named after the time it is made.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub fn free_slot(&self, now: u64) -> Result<SlotId, StorageError> {
        let mut stamp = now;
        loop {
            let id = SlotId(stamp.to_string());
            if self.storage.get(&id.key())?.is_none() {
                return Ok(id);
            }
            stamp = stamp.wrapping_add(1);
        }
    }

    /// A slot that holds nothing, for a copy of a form.
    ///
    /// # Errors
    /// [`StorageError`] when the storage cannot be reached.
    pub(super) fn free_copy_slot(&self, of: &SlotId) -> Result<SlotId, StorageError> {
        let original = of.0.split(COPY).next().unwrap_or_default();
        let mut number = 1_u32;
        loop {
            let id = SlotId(format!("{original}{COPY}{number}"));
            if self.storage.get(&id.key())?.is_none() {
                return Ok(id);
            }
            number = number.wrapping_add(1);
        }
    }
}

/// The first line is the stamp; a text without one, which is no record of ours, is its own.
fn stamp(text: &str) -> Stamp {
    Stamp(text.split('\n').next().unwrap_or_default().to_owned())
}

/// When a record was saved, and the envelope in it; or why it is no record. The raw text is looked at before anything is decoded.
///
/// A record is a line with the time and the window that saved it, then the envelope. Before there were windows the line had the time alone.
pub(super) fn parts(text: &str) -> Result<(u64, &str), &'static str> {
    let (stamp, envelope) = text.split_once('\n').ok_or("记录的开头不完整")?;
    let saved_at = stamp.split_whitespace().next().and_then(|time| time.parse().ok());
    Ok((saved_at.ok_or("记录的保存时间无法识别")?, envelope))
}

fn read(text: &str) -> Kept {
    let unreadable = |why: String| Kept::Unreadable(text.to_owned(), why);
    match parts(text).map(|(saved_at, envelope)| (saved_at, json::read(envelope))) {
        Ok((saved_at, Ok(opened))) => Kept::Form(Box::new(Record { saved_at, form: opened.form })),
        Ok((_, Err(error))) => unreadable(error.to_string()),
        Err(why) => unreadable(why.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::standard_form;
    use crate::store::MemoryStorage;

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
        assert_eq!(shelf.is_empty(), Ok(true));
    }

    #[test]
    fn gives_back_what_it_was_given() {
        let shelf = shelf_with(&[]);
        let id = shelf.free_slot(7).unwrap();
        let record = Record { saved_at: 1_700_000_000_000, form: standard_form("2025") };
        shelf.put(&id, &record).unwrap();
        assert_eq!(shelf.get(&id).unwrap(), Some(Kept::Form(Box::new(record))));
        assert_ne!(shelf.free_slot(7).unwrap(), id);
    }

    #[test]
    fn knows_whether_a_form_is_kept_and_whether_the_hint_was_shown() {
        let shelf = shelf_with(&[("budget-form/steps/1", "x"), ("budget-form/form/", "no slot")]);
        assert_eq!(shelf.is_empty(), Ok(true));
        assert!(!shelf.is_hinted());
        shelf.set_hinted();
        assert!(shelf.is_hinted());
        assert_eq!(shelf.is_empty(), Ok(true), "the mark is no form");
        assert_eq!(shelf_with(&[("budget-form/form/1", "even one that cannot be read")]).is_empty(), Ok(false));
    }

    #[test]
    fn reads_what_was_saved_before_there_were_windows() {
        let form = standard_form("2025");
        let text = format!("1700000000000\n{}", json::write(&form, None));
        let shelf = shelf_with(&[("budget-form/form/1", &text)]);
        let id = SlotId::parse("1").unwrap();
        let record = Record { saved_at: 1_700_000_000_000, form };
        assert_eq!(shelf.get(&id).unwrap(), Some(Kept::Form(Box::new(record))));
    }

    #[test]
    fn shows_what_it_cannot_read_and_leaves_other_keys_alone() {
        let shelf =
            shelf_with(&[("budget-form/form/1", "5\n{broken"), ("somebody-else", "x"), ("budget-form/other", "")]);
        let list = shelf.list().unwrap();
        assert_eq!(list.len(), 1);
        assert!(matches!(&list[0].1, Kept::Unreadable(text, _) if text == "5\n{broken"));
    }
}
