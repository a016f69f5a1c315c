//! What the mark beside a form says: whether the form is kept, where, and what stands against it.

use super::StorageError;
use super::keeper::Rival;
use super::late::CopyState;

/// Whether what is on the screen is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It stands on the disk; it was saved at this time.
    Saved(u64),
    /// It was given to the browser at this time, which has not written it to the disk for certain: there is no durable copy.
    Unconfirmed(u64),
    /// Changed, or on its way to the disk.
    Pending,
    /// The storage of the browser does not take it.
    Failed {
        /// Why not.
        why: StorageError,
        /// Whether its durable copy stands on the disk all the same, from which it comes back at the next start.
        copied: bool,
    },
    /// Not kept, because another window was there; the user has to choose.
    Contested {
        /// What the other window did.
        rival: Rival,
        /// Whether what is here is kept in a copy. Nothing to keep is `None`.
        copy: Option<Result<(), StorageError>>,
    },
}

/// How the last saving of a form ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The form is in the storage, as it was at this time.
    Kept(u64),
    /// The storage did not take it; it is held in memory.
    Held(StorageError),
    /// Another window was there in between.
    Contested(Rival, Option<Result<(), StorageError>>),
}

impl Outcome {
    /// What is to be said: `changed` where something was changed since that saving, `copy` of the durable copy of that saving.
    pub fn state(&self, changed: bool, copy: CopyState) -> SaveState {
        match self {
            // A choice that is asked for stays asked for, and what is wrong stays wrong until a saving ends well.
            Self::Contested(rival, kept) => SaveState::Contested { rival: rival.clone(), copy: kept.clone() },
            Self::Held(why) => SaveState::Failed { why: why.clone(), copied: !changed && copy == CopyState::Copied },
            Self::Kept(at) => match copy {
                _ if changed => SaveState::Pending,
                CopyState::Copied => SaveState::Saved(*at),
                CopyState::OnTheWay => SaveState::Pending,
                CopyState::Missing => SaveState::Unconfirmed(*at),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn saved_is_said_only_of_what_stands_on_the_disk() {
        let all = [CopyState::Copied, CopyState::OnTheWay, CopyState::Missing];
        let outcomes = [
            Outcome::Kept(5),
            Outcome::Held(StorageError::Full),
            Outcome::Contested(Rival::Deleted, None),
            Outcome::Contested(Rival::Changed(3), Some(Ok(()))),
        ];
        let mut saved = Vec::new();
        for outcome in &outcomes {
            for (changed, copy) in [true, false].into_iter().flat_map(|changed| all.map(|copy| (changed, copy))) {
                if matches!(outcome.state(changed, copy), SaveState::Saved(_)) {
                    saved.push((outcome.clone(), changed, copy));
                }
            }
        }
        assert_eq!(saved, [(Outcome::Kept(5), false, CopyState::Copied)]);
    }

    #[test]
    fn what_is_on_its_way_what_is_not_certain_and_what_failed_are_told_apart() {
        let kept = |changed, copy| Outcome::Kept(5).state(changed, copy);
        assert_eq!(kept(false, CopyState::OnTheWay), SaveState::Pending);
        assert_eq!(kept(true, CopyState::Copied), SaveState::Pending);
        assert_eq!(kept(true, CopyState::Missing), SaveState::Pending);
        assert_eq!(kept(false, CopyState::Missing), SaveState::Unconfirmed(5));
        let held = |changed, copy| Outcome::Held(StorageError::Blocked).state(changed, copy);
        let failed = |copied| SaveState::Failed { why: StorageError::Blocked, copied };
        assert_eq!(held(false, CopyState::Copied), failed(true));
        assert_eq!(held(true, CopyState::Copied), failed(false));
        assert_eq!(held(false, CopyState::OnTheWay), failed(false));
    }
}
