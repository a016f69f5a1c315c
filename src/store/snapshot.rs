//! One snapshot: which form it is of, when and why it was taken, and its key, which says all of this.

use super::PREFIX;
use super::record::SlotId;

/// How long the name of a snapshot may be, in characters.
const MOST_OF_NAME: usize = 40;

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SnapshotReason {
    /// The first change on another day: what the form was before it.
    Daily,
    /// Before many cells were changed in one step: a paste, a preset.
    ManyCells,
    /// Before the stage was changed.
    Stage,
    /// Before another form was read into this one.
    Import,
    /// Before the content of another window or of another version took the place of this one.
    Replaced,
    /// By hand, with a name.
    ByHand,
}

impl SnapshotReason {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Daily, Self::ManyCells, Self::Stage, Self::Import, Self::Replaced, Self::ByHand];

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Daily => "当日首次修改前",
            Self::ManyCells => "批量填写前",
            Self::Stage => "更改阶段前",
            Self::Import => "载入其他表前",
            Self::Replaced => "换成其他内容前",
            Self::ByHand => "手动保留",
        }
    }

    /// The word that stands for it in a key.
    fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::ManyCells => "cells",
            Self::Stage => "stage",
            Self::Import => "import",
            Self::Replaced => "replaced",
            Self::ByHand => "hand",
        }
    }
}

/// What is known of a snapshot without reading it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The form.
    pub slot: SlotId,
    /// When the form was so, in milliseconds since 1970 (UTC).
    pub taken_at: u64,
    /// Why it was taken.
    pub reason: SnapshotReason,
    /// What it is called, where it has a name.
    pub name: String,
    /// How long its text is, in characters as browsers count them.
    pub length: usize,
    /// A number made of its content: two that differ have different content.
    pub digest: u64,
}

impl Snapshot {
    /// Head of the keys of all snapshots.
    pub const PREFIX: &'static str = "budget-form/snapshot/";

    /// A name without what a key or a line of a list cannot have.
    pub(super) fn plain_name(name: &str) -> String {
        let plain: String = name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        plain.trim().chars().take(MOST_OF_NAME).collect()
    }

    /// Its key in the store.
    pub fn key(&self) -> String {
        let Self { slot, taken_at, reason, name, length, digest } = self;
        format!("{PREFIX}snapshot/{slot}/{taken_at}/{}/{length}/{digest:016x}/{name}", reason.code())
    }

    /// What a key says; `None` for one that is not the key of a snapshot.
    pub fn of_key(key: &str) -> Option<Self> {
        let mut parts = key.strip_prefix(Self::PREFIX)?.splitn(6, '/');
        let slot = SlotId::parse(parts.next()?)?;
        let taken_at = parts.next()?.parse().ok()?;
        let code = parts.next()?;
        let reason = SnapshotReason::ALL.into_iter().find(|reason| reason.code() == code)?;
        let length = parts.next()?.parse().ok()?;
        let digest = u64::from_str_radix(parts.next()?, 16).ok()?;
        Some(Self { slot, taken_at, reason, name: parts.next()?.to_owned(), length, digest })
    }
}

/// A number made of a text (FNV-1a, 64 bits), by which the same content is known.
pub(super) fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_says_all_that_is_known_without_reading() {
        for (reason, name) in SnapshotReason::ALL.into_iter().zip(["", "报送前", "a/b/c", "甲 乙", "…", "x"]) {
            let slot = SlotId::parse("1700000000000-copy1").unwrap();
            let (name, digest) = (Snapshot::plain_name(name), digest(name));
            let snapshot = Snapshot { slot, taken_at: 7, reason, name, length: 9, digest };
            assert_eq!(Snapshot::of_key(&snapshot.key()), Some(snapshot));
        }
        for key in ["budget-form/form/1", "budget-form/snapshot/1/2/daily/3/x/", "budget-form/snapshot/1/2/daily/3"] {
            assert_eq!(Snapshot::of_key(key), None);
        }
        assert_eq!(Snapshot::plain_name(&format!(" 甲\n乙{} ", "丙".repeat(99))).chars().count(), MOST_OF_NAME);
    }
}
