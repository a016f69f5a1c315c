//! Which groups of rows are folded away, and whether the year's end is shown. That is of this window: it is no step, and only whoever comes back to the form in it finds it as it was.

use leptos::prelude::*;

use super::Session;
use crate::form::{Field, Level1, Part};
use crate::ui::restore_position;

impl Session {
    /// Whether 执行与基础数据 shows what is only filled in at the year's end, while the stage does not ask for it.
    pub fn shows_year(self) -> RwSignal<bool> {
        self.shows_year
    }

    /// Folds away what was folded away when the form was left last in this tab.
    pub fn fold_again(self) {
        let folded = restore_position::folded(&self.slot());
        if !folded.is_empty() {
            self.folded.set(folded.into_iter().collect());
        }
    }

    /// Keeps for this tab what is folded away: the form is being left.
    pub fn keep_folded(self) {
        if let Some(folded) = self.folded.try_get_untracked() {
            restore_position::keep_folded(&self.slot(), folded);
        }
    }

    /// Whether a group is folded away in a part, watched.
    pub fn is_folded(self, part: Part, level1: Level1) -> bool {
        self.folded.with(|folded| folded.contains(&(part, level1)))
    }

    /// Folds a group away in a part, or shows it again.
    pub fn fold(self, part: Part, level1: Level1, fold: bool) {
        self.folded.update(|folded| {
            if fold {
                folded.insert((part, level1));
            } else {
                folded.remove(&(part, level1));
            }
        });
    }

    /// Shows groups in all parts: something in them is to be seen.
    pub fn unfold(self, groups: &[Level1]) {
        if self.folded.with_untracked(|folded| folded.iter().any(|(_, of)| groups.contains(of))) {
            self.folded.update(|folded| folded.retain(|(_, of)| !groups.contains(of)));
        }
    }

    /// Shows the group that a field stands in.
    pub(super) fn unfold_around(self, field: Field) {
        if self.folded.with_untracked(|folded| !folded.is_empty())
            && let Some(level1) = self.with(|form| form.level1_of(field))
        {
            self.unfold(&[level1]);
        }
    }
}
