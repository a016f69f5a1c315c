//! Snapshots: what a form was at some moments, kept beside the durable copies, so that one can look back at it and have it back.
//!
//! What a snapshot is stands in its key, so that all of them can be listed without reading any. They are bounded in number and in room, and give way when
//! the durable copies of the forms need it.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use super::StorageError;
use super::late::{LateStore, Pace};
use super::record::{Kept, Record, SlotId, read};
use super::snapshot::{Snapshot, SnapshotReason, digest};
use crate::edit::Edit;

/// How many snapshots that were taken by themselves a form keeps.
pub const MOST_AUTOMATIC: usize = 24;

/// Of these, how many are kept whatever the day; of an older day the last one stays.
const NEWEST: usize = 8;

/// How many snapshots that were taken by hand a form keeps. No more are taken then: none of them goes by itself.
pub const MOST_BY_HAND: usize = 20;

/// How much room the snapshots of all forms take at most, in characters.
const MOST_ROOM: usize = 20_000_000;

/// How many changes make an edit one that a snapshot is taken before.
const MANY_CELLS: usize = 20;

/// A day, in milliseconds.
const DAY_MS: u64 = 24 * 60 * 60 * 1000;

/// Why no snapshot was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotTaken {
    /// The browser gives no store for them.
    NoStore,
    /// The same content is kept already.
    Same,
    /// As many as may be were taken by hand.
    TooMany,
}

/// Called when the list of snapshots has changed.
type Listener = Box<dyn Fn()>;

#[derive(Default)]
struct Inner {
    store: RefCell<Option<Rc<dyn LateStore>>>,
    known: RefCell<BTreeMap<SlotId, Vec<Snapshot>>>,
    /// Those that are on their way to the disk.
    on_the_way: RefCell<Vec<Snapshot>>,
    listener: RefCell<Option<Listener>>,
}

/// The snapshots of all forms. A handle: copies are the same.
#[derive(Clone, Default)]
pub struct Snapshots(Rc<Inner>);

impl SnapshotReason {
    /// The reason to take a snapshot before an edit: it changes much at once, or begins another stage.
    pub fn before(edit: &Edit) -> Option<Self> {
        match edit {
            Edit::SetStage(_) => Some(Self::Stage),
            Edit::SetLastYear(Some(_)) => Some(Self::Import),
            Edit::Several(..) if edit.size() >= MANY_CELLS => Some(Self::ManyCells),
            _ => None,
        }
    }
}

impl Snapshots {
    /// Takes up the store, whenever the browser gives one.
    pub(super) fn connect(&self, store: Rc<dyn LateStore>) {
        *self.0.store.borrow_mut() = Some(store);
    }

    /// Has a function called whenever the list has changed.
    pub fn listen(&self, listener: impl Fn() + 'static) {
        *self.0.listener.borrow_mut() = Some(Box::new(listener));
    }

    /// Whether this browser gives a store for them.
    pub fn is_connected(&self) -> bool {
        self.0.store.borrow().is_some()
    }

    /// The forms that have snapshots.
    pub(super) fn slots(&self) -> Vec<SlotId> {
        self.0.known.borrow().keys().cloned().collect()
    }

    /// Asks the store anew which snapshots there are: other windows take some too.
    pub fn refresh(&self) {
        self.refresh_and(|| {});
    }

    /// As [`Self::refresh`], and does something when they are known.
    pub(super) fn refresh_and(&self, then: impl FnOnce() + 'static) {
        let Some(store) = self.0.store.borrow().clone() else { return };
        let of = self.clone();
        store.keys(
            Snapshot::PREFIX,
            Box::new(move |keys| {
                let mut known: BTreeMap<SlotId, Vec<Snapshot>> = BTreeMap::new();
                // What is on its way is not on the disk yet.
                let coming: Vec<Snapshot> =
                    of.0.on_the_way.borrow().iter().filter(|snapshot| of.knows(snapshot)).cloned().collect();
                let coming = coming.into_iter().filter(|snapshot| !keys.contains(&snapshot.key()));
                for snapshot in coming.chain(keys.iter().filter_map(|key| Snapshot::of_key(key))) {
                    known.entry(snapshot.slot.clone()).or_default().push(snapshot);
                }
                let changed = *of.0.known.borrow() != known;
                *of.0.known.borrow_mut() = known;
                then();
                if changed {
                    of.say_changed();
                }
            }),
        );
    }

    /// The snapshots of a form, the latest first.
    pub fn of(&self, slot: &SlotId) -> Vec<Snapshot> {
        let mut all = self.0.known.borrow().get(slot).cloned().unwrap_or_default();
        all.sort_by(|a, b| b.taken_at.cmp(&a.taken_at).then_with(|| a.key().cmp(&b.key())));
        all
    }

    /// Reads a snapshot; `None` where it is gone or cannot be read.
    pub fn read(&self, snapshot: &Snapshot, answer: impl FnOnce(Option<Record>) + 'static) {
        let Some(store) = self.0.store.borrow().clone() else { return answer(None) };
        let record = move |text: Option<String>| match text.map(|text| read(&text)) {
            Some(Kept::Form(record)) => answer(Some(*record)),
            _ => answer(None),
        };
        store.read(&snapshot.key(), Box::new(record));
    }

    fn knows(&self, snapshot: &Snapshot) -> bool {
        self.0.known.borrow().get(&snapshot.slot).is_some_and(|of_slot| of_slot.contains(snapshot))
    }

    /// Deletes a snapshot.
    pub fn remove(&self, snapshot: &Snapshot) {
        if let Some(store) = &*self.0.store.borrow() {
            store.forget(&snapshot.key());
        }
        if let Some(of_slot) = self.0.known.borrow_mut().get_mut(&snapshot.slot) {
            of_slot.retain(|known| known != snapshot);
        }
        self.say_changed();
    }

    /// Deletes all snapshots of a form.
    pub(super) fn remove_all(&self, slot: &SlotId) {
        for snapshot in self.of(slot) {
            self.remove(&snapshot);
        }
    }

    /// Keeps the text of a record as a snapshot, unless its content is kept already; a name makes that one bear it.
    pub(super) fn take(
        &self,
        slot: &SlotId,
        (reason, name): (SnapshotReason, &str),
        taken_at: u64,
        record: &str,
    ) -> Result<(), NotTaken> {
        let store = self.0.store.borrow().clone().ok_or(NotTaken::NoStore)?;
        let all = self.of(slot);
        let by_hand = reason == SnapshotReason::ByHand;
        let snapshot = Snapshot::new(slot, (reason, name), taken_at, record);
        let same: Vec<&Snapshot> = all.iter().filter(|known| known.digest == snapshot.digest).collect();
        if same.iter().any(|known| !by_hand || known.reason == SnapshotReason::ByHand && known.name == snapshot.name) {
            return Err(NotTaken::Same);
        }
        if by_hand && all.iter().filter(|known| known.reason == SnapshotReason::ByHand).count() >= MOST_BY_HAND {
            return Err(NotTaken::TooMany);
        }
        let of = (self.clone(), snapshot.clone());
        // Before it is handed over: a store may answer at once.
        self.0.on_the_way.borrow_mut().push(snapshot.clone());
        self.0.known.borrow_mut().entry(slot.clone()).or_default().push(snapshot.clone());
        store.put(
            &snapshot.key(),
            record,
            Pace::Careful,
            Box::new(move |kept| {
                of.0.0.on_the_way.borrow_mut().retain(|snapshot| *snapshot != of.1);
                // One that was removed meanwhile is removed from the disk as well.
                if kept.is_err() || !of.0.knows(&of.1) {
                    of.0.remove(&of.1);
                }
                if kept == Err(StorageError::Full) {
                    of.0.make_room();
                }
            }),
        );
        for surplus in self.surplus(slot) {
            self.remove(&surplus);
        }
        self.say_changed();
        Ok(())
    }

    /// What is to go: of this form the automatic ones that are too many, of all forms the oldest automatic ones while they take too much room.
    fn surplus(&self, slot: &SlotId) -> Vec<Snapshot> {
        let mut surplus = too_many(&self.of(slot));
        let mut all: Vec<Snapshot> = self.0.known.borrow().values().flatten().cloned().collect();
        all.retain(|snapshot| !surplus.contains(snapshot));
        let mut room: usize = all.iter().map(|snapshot| snapshot.length).sum();
        all.retain(|snapshot| snapshot.reason != SnapshotReason::ByHand);
        all.sort_by_key(|snapshot| snapshot.taken_at);
        for snapshot in all {
            if room <= MOST_ROOM {
                break;
            }
            room = room.saturating_sub(snapshot.length);
            surplus.push(snapshot);
        }
        surplus
    }

    /// Gives way: half of the automatic ones go, the oldest first; where there are none left, half of the others.
    pub(super) fn make_room(&self) {
        let mut all: Vec<Snapshot> = self.0.known.borrow().values().flatten().cloned().collect();
        all.sort_by_key(|snapshot| (snapshot.reason == SnapshotReason::ByHand, snapshot.taken_at));
        let automatic = all.iter().filter(|snapshot| snapshot.reason != SnapshotReason::ByHand).count();
        let going = if automatic > 0 { automatic } else { all.len() }.div_ceil(2);
        for snapshot in all.into_iter().take(going) {
            self.remove(&snapshot);
        }
    }

    fn say_changed(&self) {
        if let Some(listener) = &*self.0.listener.borrow() {
            listener();
        }
    }
}

/// Of the snapshots of a form, the latest first, the automatic ones that are too many: the newest ones stay, of an older day the last one, and no more than
/// [`MOST_AUTOMATIC`].
fn too_many(all: &[Snapshot]) -> Vec<Snapshot> {
    let mut days = Vec::new();
    let mut kept = 0;
    let mut surplus = Vec::new();
    for snapshot in all.iter().filter(|snapshot| snapshot.reason != SnapshotReason::ByHand) {
        let day = snapshot.taken_at / DAY_MS;
        let stays = (kept < NEWEST || !days.contains(&day)) && kept < MOST_AUTOMATIC;
        if stays {
            kept += 1;
            days.push(day);
        } else {
            surplus.push(snapshot.clone());
        }
    }
    surplus
}

impl Snapshot {
    fn new(slot: &SlotId, (reason, name): (SnapshotReason, &str), taken_at: u64, record: &str) -> Self {
        let content = record.split_once('\n').map_or(record, |(_, content)| content);
        Self {
            slot: slot.clone(),
            taken_at,
            reason,
            name: Self::plain_name(name),
            length: record.encode_utf16().count(),
            digest: digest(content),
        }
    }
}
