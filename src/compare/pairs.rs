//! Which things of the old version go with which of the new one: pairs that are found pass by pass, each pass by a key of its own.

use std::collections::{HashMap, VecDeque};

/// Partners of two lists, by position.
#[derive(Debug)]
pub(super) struct Pairs {
    forth: Vec<Option<usize>>,
    back: Vec<Option<usize>>,
}

impl Pairs {
    /// Starts with nothing paired.
    pub(super) fn new(old: usize, new: usize) -> Self {
        Self { forth: vec![None; old], back: vec![None; new] }
    }

    /// The partner in the new list.
    pub(super) fn of_old(&self, old: usize) -> Option<usize> {
        self.forth.get(old).copied().flatten()
    }

    /// The partner in the old list.
    pub(super) fn of_new(&self, new: usize) -> Option<usize> {
        self.back.get(new).copied().flatten()
    }

    /// Pairs two that are both free; `false` when one is not.
    pub(super) fn join(&mut self, old: usize, new: usize) -> bool {
        match (self.forth.get_mut(old), self.back.get_mut(new)) {
            (Some(forth @ None), Some(back @ None)) => {
                *forth = Some(new);
                *back = Some(old);
                true
            }
            _ => false,
        }
    }

    /// The members of the old list without a partner.
    pub(super) fn free_old(&self) -> impl Iterator<Item = usize> {
        self.forth.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(at, _)| at)
    }

    /// The members of the new list without a partner.
    pub(super) fn free_new(&self) -> impl Iterator<Item = usize> {
        self.back.iter().enumerate().filter(|(_, partner)| partner.is_none()).map(|(at, _)| at)
    }

    /// All pairs, in the order of the old list.
    pub(super) fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        self.forth.iter().enumerate().filter_map(|(old, new)| new.map(|new| (old, new)))
    }

    /// Pairs what is free and has the same key: the first with the first, the second with the second. Which version is called old makes no
    /// difference. A key is a text (see [`key`]), so that all passes share one look-up in the shipped module.
    pub(super) fn join_by(
        &mut self,
        old_key: &dyn Fn(usize) -> Option<String>,
        new_key: &dyn Fn(usize) -> Option<String>,
    ) {
        let mut waiting: HashMap<String, VecDeque<usize>> = HashMap::new();
        for new in self.free_new() {
            if let Some(key) = new_key(new) {
                waiting.entry(key).or_default().push_back(new);
            }
        }
        let found: Vec<(usize, usize)> =
            self.free_old().filter_map(|old| Some((old, waiting.get_mut(&old_key(old)?)?.pop_front()?))).collect();
        for (old, new) in found {
            self.join(old, new);
        }
    }

    /// Pairs candidates, the best first. A candidate is (old, new, merit); among equals the nearest in position goes first, by an order that is
    /// the same from both sides.
    pub(super) fn join_best(&mut self, mut candidates: Vec<(usize, usize, usize)>) {
        candidates.sort_by_key(|(old, new, merit)| {
            (core::cmp::Reverse(*merit), old.abs_diff(*new), old + new, *old.min(new))
        });
        for (old, new, _) in candidates {
            self.join(old, new);
        }
    }
}

/// A key of several parts.
pub(super) fn key(parts: &[&str]) -> String {
    parts.join("\u{1f}")
}
