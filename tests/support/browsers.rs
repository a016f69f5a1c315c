//! Browsers as the store sees them: a storage that can fail in every known way, and a store that answers when it is told to.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use budget_form::form::standard_form;
use budget_form::store::{
    Answer, Kept, LateStore, MemoryStorage, Pace, Record, Shelf, SlotId, Storage, StorageError, may_replace,
};

/// How a storage behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    None,
    /// The getter of the storage throws.
    Blocked,
    /// `setItem` throws for want of room.
    Full,
    /// `setItem` throws for another reason.
    Refusing,
    /// `setItem` does nothing.
    Deaf,
    /// `getItem` throws.
    Unreadable,
}

/// The storage of a browser, which outlives its windows.
#[derive(Clone)]
pub struct Browser {
    pub storage: Rc<MemoryStorage>,
    pub fault: Rc<Cell<Fault>>,
    pub disk: Disk,
}

impl Browser {
    pub fn new() -> Self {
        Self { storage: Rc::default(), fault: Rc::new(Cell::new(Fault::None)), disk: Disk::default() }
    }

    pub fn with(fault: Fault) -> Self {
        let browser = Self::new();
        browser.fault.set(fault);
        browser
    }

    /// A window that has been opened: what is on the disk is brought together with the storage.
    pub fn window(&self, word: &str) -> Shelf {
        self.window_at(word, 10)
    }

    /// The same, at a time.
    pub fn window_at(&self, word: &str, now: u64) -> Shelf {
        let shelf = Shelf::new(self.clone(), word);
        shelf.connect(&Rc::new(self.disk.clone()));
        shelf.merge(&self.disk.records(), now);
        shelf
    }

    /// The storage as it stands on the disk of a browser that is killed.
    pub fn snapshot(&self) -> BTreeMap<String, String> {
        let keys = self.storage.keys().unwrap();
        keys.into_iter().map(|key| (key.clone(), self.storage.get(&key).unwrap().unwrap())).collect()
    }

    /// The browser is killed: its storage is again what it was, and nobody waits for an answer any more.
    pub fn kill(&self, before: &BTreeMap<String, String>) {
        for key in self.storage.keys().unwrap() {
            self.storage.remove(&key).unwrap();
        }
        for (key, text) in before {
            self.storage.set(key, text).unwrap();
        }
        self.disk.waiting.borrow_mut().clear();
    }
}

impl Storage for Browser {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        match self.fault.get() {
            Fault::Blocked => Err(StorageError::Blocked),
            Fault::Unreadable => Err(StorageError::Unreadable),
            _ => self.storage.get(key),
        }
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        match self.fault.get() {
            Fault::Blocked => Err(StorageError::Blocked),
            Fault::Full => Err(StorageError::Full),
            Fault::Refusing => Err(StorageError::Refused),
            Fault::Deaf => Ok(()),
            Fault::None | Fault::Unreadable => self.storage.set(key, text),
        }
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        if self.fault.get() == Fault::Blocked { Err(StorageError::Blocked) } else { self.storage.remove(key) }
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        if self.fault.get() == Fault::Blocked { Err(StorageError::Blocked) } else { self.storage.keys() }
    }
}

/// Texts on their way to the disk: key, text, pace and who waits for the answer.
type Waiting = Vec<(String, String, Pace, Answer)>;

/// A store that writes when it is told to.
#[derive(Clone, Default)]
pub struct Disk {
    kept: Rc<RefCell<BTreeMap<String, String>>>,
    waiting: Rc<RefCell<Waiting>>,
}

impl LateStore for Disk {
    fn put(&self, key: &str, text: &str, pace: Pace, answer: Answer) {
        self.waiting.borrow_mut().push((key.to_owned(), text.to_owned(), pace, answer));
    }

    fn forget(&self, key: &str) {
        self.kept.borrow_mut().remove(key);
    }

    fn read(&self, key: &str, answer: Box<dyn FnOnce(Option<String>)>) {
        let text = self.kept.borrow().get(key).cloned();
        answer(text);
    }

    fn keys(&self, prefix: &'static str, answer: Box<dyn FnOnce(Vec<String>)>) {
        let keys = self.kept.borrow().keys().filter(|key| key.starts_with(prefix)).cloned().collect();
        answer(keys);
    }
}

impl Disk {
    /// The records that stand on it.
    pub fn records(&self) -> Vec<(String, String)> {
        self.all().into_iter().filter(|(key, _)| key.starts_with(SlotId::PREFIX)).collect()
    }

    /// Everything that stands on it.
    pub fn all(&self) -> Vec<(String, String)> {
        self.kept.borrow().iter().map(|(key, text)| (key.clone(), text.clone())).collect()
    }

    /// How many texts are on their way.
    pub fn on_the_way(&self) -> usize {
        self.waiting.borrow().len()
    }

    /// Writes what is on its way, and what comes of the answers.
    pub fn write(&self) {
        while let Some((key, text, pace, answer)) = self.take() {
            let there = self.kept.borrow().get(&key).cloned();
            if pace == Pace::AtOnce || may_replace(there.as_deref(), &text) {
                self.kept.borrow_mut().insert(key, text);
            }
            answer(Ok(()));
        }
    }

    /// Refuses what is on its way.
    pub fn refuse(&self) {
        self.refuse_for(&StorageError::Refused);
    }

    /// Refuses what is on its way, for this reason.
    pub fn refuse_for(&self, why: &StorageError) {
        for (.., answer) in self.waiting.take() {
            answer(Err(why.clone()));
        }
    }

    fn take(&self) -> Option<(String, String, Pace, Answer)> {
        let mut waiting = self.waiting.borrow_mut();
        (!waiting.is_empty()).then(|| waiting.remove(0))
    }
}

/// A browser with one form that is saved and on the disk.
pub fn with_form(unit: &str) -> (Browser, Shelf, SlotId) {
    let browser = Browser::new();
    let shelf = browser.window("a");
    let (slot, kept) = shelf.add(&record(1, unit), 1);
    kept.expect("the storage takes it");
    browser.disk.write();
    (browser, shelf, slot)
}

/// A form of this unit, as it is saved at a time.
pub fn record(saved_at: u64, unit: &str) -> Record {
    let mut form = standard_form("2025");
    unit.clone_into(&mut form.profile.unit);
    Record { saved_at, form }
}

/// The units of all forms that a window shows; `?` for what it cannot read.
pub fn units(shelf: &Shelf) -> Vec<String> {
    let unit = |kept| if let Kept::Form(record) = kept { record.form.profile.unit } else { "?".into() };
    let mut units: Vec<String> = shelf.list().into_iter().map(|entry| unit(entry.kept)).collect();
    units.sort();
    units
}
