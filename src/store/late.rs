//! The durable copies: every record is also handed to a store that answers later, once it stands on the disk.
//!
//! localStorage is the place of a form, because it answers at once and every window sees it. But a browser may keep it in memory for a minute, so a form
//! counts as saved only when its copy has been answered for.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::StorageError;
use super::record::SlotId;
use super::stamp::{Relation, Stamp};

/// How a text is handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// What is there already is looked at first, and stays where [`may_replace`] says so.
    Careful,
    /// Without a look, because the page may end before it is answered.
    AtOnce,
}

/// What is called when a store has answered: whether the text, or one that goes on from it, stands on the disk; [`StorageError::Full`] or another reason
/// where it does not.
pub type Answer = Box<dyn FnOnce(Result<(), StorageError>)>;

/// A store that writes to the disk and answers later.
pub trait LateStore {
    /// Keeps a text under a key.
    fn put(&self, key: &str, text: &str, pace: Pace, answer: Answer);

    /// Forgets a key, in its own time.
    fn forget(&self, key: &str);

    /// Reads the text under a key; `None` where there is none, or it cannot be read.
    fn read(&self, key: &str, answer: Box<dyn FnOnce(Option<String>)>);

    /// Gives all keys that begin so; none where they cannot be read.
    fn keys(&self, prefix: &'static str, answer: Box<dyn FnOnce(Vec<String>)>);
}

/// Whether a record may take the place of what stands in the store: not if that goes on from it.
pub fn may_replace(there: Option<&str>, text: &str) -> bool {
    there.is_none_or(|there| Stamp::of(there).relation(&Stamp::of(text)) != Relation::Newer)
}

/// Whether a saving stands on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyState {
    /// It stands on the disk.
    Copied,
    /// The store was asked and has not answered yet.
    OnTheWay,
    /// There is no such store in this browser, or it refused.
    Missing,
}

/// What is known of the copy of one slot.
#[derive(Default)]
struct Copying {
    /// The saving that stands on the disk.
    copied: Option<Stamp>,
    /// The text that was handed over last, while it is not answered for.
    sent: Option<Rc<str>>,
    /// The text to hand over after that.
    waiting: Option<Rc<str>>,
}

/// Called with the slot whose copy was answered for.
type Listener = Box<dyn Fn(&SlotId)>;

#[derive(Default)]
struct Inner {
    store: RefCell<Option<Rc<dyn LateStore>>>,
    slots: RefCell<BTreeMap<SlotId, Copying>>,
    listener: RefCell<Option<Listener>>,
    give_way: RefCell<Option<Box<dyn Fn()>>>,
}

/// The durable copies of all slots. A handle: copies are the same.
#[derive(Clone, Default)]
pub struct Copies(Rc<Inner>);

impl Copies {
    /// Takes up the store, whenever the browser gives one. What was to be copied before is handed over now.
    pub fn connect(&self, store: Rc<dyn LateStore>) {
        *self.0.store.borrow_mut() = Some(store);
        self.retry();
    }

    /// Has a function called whenever the copy of a slot was answered for.
    pub fn listen(&self, listener: impl Fn(&SlotId) + 'static) {
        *self.0.listener.borrow_mut() = Some(Box::new(listener));
    }

    /// Has a function called when the store has no room for a copy: whatever may give way does so, and the copy is tried again later.
    pub(super) fn on_full(&self, give_way: impl Fn() + 'static) {
        *self.0.give_way.borrow_mut() = Some(Box::new(give_way));
    }

    /// Notes that a saving stands on the disk already.
    pub(super) fn note(&self, slot: &SlotId, stamp: Stamp) {
        self.0.slots.borrow_mut().entry(slot.clone()).or_default().copied = Some(stamp);
    }

    /// Whether there is or was a copy of this slot.
    pub(super) fn knows(&self, slot: &SlotId) -> bool {
        self.0.slots.borrow().contains_key(slot)
    }

    /// Has the record of a slot copied, unless it is already. One is on the way at a time; of those that come meanwhile only the last one counts.
    pub(super) fn copy(&self, slot: &SlotId, text: Rc<str>) {
        {
            let mut slots = self.0.slots.borrow_mut();
            let copying = slots.entry(slot.clone()).or_default();
            if copying.copied.as_ref() == Some(&Stamp::of(&text)) {
                return;
            }
            copying.waiting = Some(text);
            if copying.sent.is_some() {
                return;
            }
        }
        self.send_waiting(slot, Pace::Careful);
    }

    /// Whether this browser gives a store for them.
    pub fn is_connected(&self) -> bool {
        self.0.store.borrow().is_some()
    }

    /// Forgets the copy of a slot for good.
    pub(super) fn forget(&self, slot: &SlotId) {
        if let Some(store) = &*self.0.store.borrow() {
            store.forget(&slot.key());
        }
    }

    /// Hands over again what the store refused.
    pub fn retry(&self) {
        let refused = |copying: &Copying| copying.sent.is_none() && copying.waiting.is_some();
        let slots: Vec<SlotId> =
            self.0.slots.borrow().iter().filter(|(_, of)| refused(of)).map(|(slot, _)| slot.clone()).collect();
        for slot in slots {
            self.send_waiting(&slot, Pace::Careful);
        }
    }

    /// Hands everything over that is not answered for: the page may end.
    pub fn hurry(&self) {
        let slots: Vec<SlotId> = self.0.slots.borrow().keys().cloned().collect();
        for slot in slots {
            let again = {
                let mut slots = self.0.slots.borrow_mut();
                let copying = slots.entry(slot.clone()).or_default();
                if copying.waiting.is_none() {
                    copying.waiting = copying.sent.clone();
                }
                copying.waiting.is_some()
            };
            if again {
                self.send_waiting(&slot, Pace::AtOnce);
            }
        }
    }

    /// Whether a saving of a slot stands on the disk.
    pub(super) fn state(&self, slot: &SlotId, stamp: &Stamp) -> CopyState {
        let slots = self.0.slots.borrow();
        let Some(copying) = slots.get(slot) else { return CopyState::Missing };
        let copied = copying.copied.as_ref().map(|copied| copied.relation(stamp));
        if matches!(copied, Some(Relation::Same | Relation::Newer)) {
            CopyState::Copied
        } else if copying.sent.is_some() {
            CopyState::OnTheWay
        } else {
            CopyState::Missing
        }
    }

    fn send_waiting(&self, slot: &SlotId, pace: Pace) {
        let Some(store) = self.0.store.borrow().clone() else { return };
        let text = {
            let mut slots = self.0.slots.borrow_mut();
            let Some(copying) = slots.get_mut(slot) else { return };
            let Some(text) = copying.waiting.take() else { return };
            copying.sent = Some(text.clone());
            text
        };
        let (copies, of, sent) = (self.clone(), slot.clone(), text.clone());
        let answer = move |kept: Result<(), StorageError>| copies.answered(&of, &sent, &kept);
        store.put(&slot.key(), &text, pace, Box::new(answer));
    }

    fn answered(&self, slot: &SlotId, text: &Rc<str>, answer: &Result<(), StorageError>) {
        let (mut go_on, kept) = (true, answer.is_ok());
        if *answer == Err(StorageError::Full)
            && let Some(give_way) = &*self.0.give_way.borrow()
        {
            give_way();
        }
        {
            let mut slots = self.0.slots.borrow_mut();
            let copying = slots.entry(slot.clone()).or_default();
            let stamp = Stamp::of(text);
            let known = copying.copied.as_ref().map(|copied| copied.relation(&stamp));
            if kept && !matches!(known, Some(Relation::Newer)) {
                copying.copied = Some(stamp);
            }
            if copying.sent.as_ref().is_some_and(|sent| Rc::ptr_eq(sent, text)) {
                copying.sent = None;
            }
            if !kept && copying.waiting.is_none() {
                // Tried again later, by `retry`: a store that refuses now refuses at once again.
                copying.waiting = Some(text.clone());
                go_on = false;
            }
        }
        if go_on {
            self.send_waiting(slot, Pace::Careful);
        }
        if let Some(listener) = &*self.0.listener.borrow() {
            listener(slot);
        }
    }
}
