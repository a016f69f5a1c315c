//! The list of kept forms as somebody wants to see it: in an order, and only those that have certain words.

use core::cmp::Ordering;

use super::record::{Kept, Record};
use super::shelf::Entry;
use crate::form::{Stage, read_year};

/// By what the list is ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// The form that was saved last comes first.
    #[default]
    Saved,
    /// By 年度, the latest first.
    Year,
    /// By 单位名称.
    Unit,
    /// By 阶段, in the order of the year.
    Stage,
}

impl ListOrder {
    fn compare(self, one: &Record, other: &Record) -> Ordering {
        let stage = |record: &Record| Stage::ALL.iter().position(|stage| *stage == record.form.stage);
        match self {
            Self::Saved => other.saved_at.cmp(&one.saved_at),
            Self::Year => read_year(&other.form.year).cmp(&read_year(&one.form.year)),
            Self::Unit => one.form.profile.unit.trim().cmp(other.form.profile.unit.trim()),
            Self::Stage => stage(one).cmp(&stage(other)),
        }
    }
}

/// Puts a list into an order, maybe the other way round, and leaves out the forms that lack one of the words in their year, unit and stage. What
/// cannot be read comes first and is never left out: it waits for somebody to look after it. Forms that are equal in the order stay as they were.
pub fn arrange(entries: Vec<Entry>, words: &str, order: ListOrder, backwards: bool) -> Vec<Entry> {
    let words: Vec<String> = words.split_whitespace().map(str::to_lowercase).collect();
    let has_words = |record: &Record| {
        let form = &record.form;
        let text = format!("{} {} {}", form.year, form.profile.unit, form.stage.label()).to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let mut shown: Vec<Entry> = entries
        .into_iter()
        .filter(|entry| match &entry.kept {
            Kept::Form(record) => has_words(record),
            Kept::Unreadable(..) => true,
        })
        .collect();
    shown.sort_by(|one, other| match (&one.kept, &other.kept) {
        (Kept::Form(one), Kept::Form(other)) => {
            let ordering = order.compare(one, other);
            if backwards { ordering.reverse() } else { ordering }
        }
        (Kept::Unreadable(..), Kept::Form(_)) => Ordering::Less,
        (Kept::Form(_), Kept::Unreadable(..)) => Ordering::Greater,
        (Kept::Unreadable(..), Kept::Unreadable(..)) => Ordering::Equal,
    });
    shown
}
