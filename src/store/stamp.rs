//! The first line of a record: when, by which window and as the how-manieth saving of its form it was saved, and which savings it goes on from.
//!
//! Savings are put in order by their counter and by what they go on from, never by the clock: clocks stand still and are set back.

/// How many windows a stamp remembers that its form went through. What is older counts as unknown, and then both forms are kept.
const MOST_BEFORE: usize = 12;

/// Separates the counter from the savings it goes on from.
const BEFORE: char = ';';

/// Stands for a window without a word: records that were written before there were windows.
const NO_WINDOW: &str = "-";

/// Tells one saving of a slot from every other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp(pub(super) String);

/// How one saving stands to another one of the same slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// It is the same saving.
    Same,
    /// The other one goes on from this one.
    Older,
    /// This one goes on from the other one.
    Newer,
    /// Each has something that the other does not go on from, or it cannot be known.
    Diverged,
}

/// What the words of a stamp say.
struct Words<'a> {
    saved_at: u64,
    window: &'a str,
    counter: u64,
    before: Vec<(&'a str, u64)>,
}

impl Stamp {
    /// The stamp of a record: its first line. A text without one, which is no record of ours, is its own.
    pub fn of(text: &str) -> Self {
        Self(text.split('\n').next().unwrap_or_default().to_owned())
    }

    /// The stamp of a saving that goes on from others. `window` is a word of letters and digits that no other window has.
    pub fn next(saved_at: u64, window: &str, from: &[&Self]) -> Self {
        let from: Vec<Words<'_>> = from.iter().filter_map(|stamp| stamp.words()).collect();
        let counter = from.iter().map(|words| words.counter).max().unwrap_or(0).saturating_add(1);
        let mut before: Vec<(&str, u64)> = Vec::new();
        let all = from.iter().flat_map(|words| words.before.iter().copied().chain([(words.window, words.counter)]));
        for (of, counter) in all.filter(|(of, _)| *of != window) {
            match before.iter_mut().find(|(known, _)| *known == of) {
                Some((_, most)) => *most = counter.max(*most),
                None => before.push((of, counter)),
            }
        }
        before.sort_by_key(|(_, counter)| core::cmp::Reverse(*counter));
        before.truncate(MOST_BEFORE);
        let mut line = format!("{saved_at} {window} {counter}");
        for (of, counter) in before {
            let of = if of.is_empty() { NO_WINDOW } else { of };
            line = format!("{line}{BEFORE}{of}:{counter}");
        }
        Self(line)
    }

    /// The same with the program that wrote it: its version, and behind `+` the commit of its sources where that is known.
    pub(super) fn by(self, program: &str) -> Self {
        if program.is_empty() { self } else { Self(format!("{} {program}", self.0)) }
    }

    /// The program that wrote it; `None` for a record of one that did not say so.
    pub fn program(&self) -> Option<&str> {
        self.0.split_whitespace().nth(3)
    }

    /// The line that it is in a record.
    pub fn line(&self) -> &str {
        &self.0
    }

    /// When it was saved, in milliseconds since 1970 (UTC), by the clock of that moment; `None` where the line is no stamp.
    pub fn saved_at(&self) -> Option<u64> {
        self.words().map(|words| words.saved_at)
    }

    /// How this saving stands to another one of the same slot.
    pub fn relation(&self, other: &Self) -> Relation {
        if self == other {
            return Relation::Same;
        }
        let (Some(this), Some(that)) = (self.words(), other.words()) else { return Relation::Diverged };
        match (this.goes_on_from(&that), that.goes_on_from(&this)) {
            (true, true) => Relation::Same,
            (true, false) => Relation::Newer,
            (false, true) => Relation::Older,
            (false, false) => Relation::Diverged,
        }
    }

    /// A line has the time alone, the time and the window, or also the counter and what it goes on from, and then the program. The first two were written by
    /// earlier programs.
    fn words(&self) -> Option<Words<'_>> {
        let mut words = self.0.split_whitespace();
        let saved_at = words.next()?.parse().ok()?;
        let window = words.next().unwrap_or_default();
        let mut rest = words.next().unwrap_or("0").split(BEFORE);
        let counter = rest.next()?.parse().ok()?;
        let before = rest.filter_map(|part| {
            let (of, counter) = part.split_once(':')?;
            Some((if of == NO_WINDOW { "" } else { of }, counter.parse().ok()?))
        });
        Some(Words { saved_at, window, counter, before: before.collect() })
    }
}

impl Words<'_> {
    /// Whether this saving is the other one, or goes on from it.
    fn goes_on_from(&self, other: &Words<'_>) -> bool {
        // Earlier programs did not count; of one window's savings the later one had the later time.
        let own = self.window == other.window
            && (self.counter, if self.counter == 0 { self.saved_at } else { 0 })
                >= (other.counter, if self.counter == 0 { other.saved_at } else { 0 });
        own || self.before.iter().any(|(of, counter)| *of == other.window && *counter >= other.counter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn next(window: &str, from: &[&Stamp]) -> Stamp {
        Stamp::next(7, window, from)
    }

    #[test]
    fn savings_are_put_in_order_by_their_counter_though_the_clock_stands() {
        let first = next("a", &[]);
        let second = next("a", &[&first]);
        assert_ne!(first, second);
        assert_eq!(second.relation(&first), Relation::Newer);
        assert_eq!(first.relation(&second), Relation::Older);
        let set_back = Stamp::next(1, "b", &[&second]);
        assert_eq!(set_back.relation(&second), Relation::Newer);
        assert_eq!(set_back.relation(&first), Relation::Newer);
        assert_eq!(set_back.saved_at(), Some(1));
    }

    #[test]
    fn two_windows_that_went_on_from_one_saving_have_diverged() {
        let start = next("a", &[]);
        let (ours, theirs) = (next("b", &[&next("b", &[&start])]), next("c", &[&start]));
        assert_eq!(ours.relation(&theirs), Relation::Diverged);
        assert_eq!(theirs.relation(&ours), Relation::Diverged);
        let both = next("b", &[&ours, &theirs]);
        assert_eq!(both.relation(&ours), Relation::Newer);
        assert_eq!(both.relation(&theirs), Relation::Newer);
        // What the window saved before it saw the other one is no part of what that one knows.
        assert_eq!(theirs.relation(&both), Relation::Older);
    }

    #[test]
    fn the_stamps_of_earlier_programs_are_read() {
        let (alone, with_window) = (Stamp("1700000000000".into()), Stamp("1700000000001 k3x9".into()));
        assert_eq!(alone.saved_at(), Some(1_700_000_000_000));
        for old in [&alone, &with_window] {
            let new = next("w", &[old]);
            assert_eq!(new.relation(old), Relation::Newer, "{old:?} {new:?}");
            assert_eq!(old.relation(&new), Relation::Older);
            assert_eq!(next("w", &[&new]).relation(old), Relation::Newer);
        }
        let later = Stamp("1700000000002 k3x9".into());
        assert_eq!(later.relation(&with_window), Relation::Newer);
        assert_eq!(alone.relation(&with_window), Relation::Diverged);
        assert_eq!(Stamp("{broken".into()).relation(&alone), Relation::Diverged);
        assert_eq!(Stamp("{broken".into()).saved_at(), None);
    }

    #[test]
    fn a_form_that_went_through_many_windows_is_older_or_unknown_but_never_newer() {
        let mut all = vec![next("w0", &[])];
        for window in 1..40 {
            let last = all.last().unwrap();
            all.push(next(&format!("w{window}"), &[last]));
        }
        let (last, before) = all.split_last().unwrap();
        assert!(last.0.len() < 200, "{}", last.0);
        for (at, stamp) in before.iter().rev().enumerate() {
            let expected = if at < MOST_BEFORE { Relation::Newer } else { Relation::Diverged };
            assert_eq!(last.relation(stamp), expected, "{at}");
        }
        let damaged = Stamp(format!("{};x;y:;z:1:2", last.0));
        assert_eq!(damaged.relation(before.last().unwrap()), Relation::Newer);
        assert_eq!(Stamp(format!("1 w {}", u64::MAX)).relation(&next("w", &[])), Relation::Newer);
        assert_eq!(next("v", &[&Stamp(format!("1 w {}", u64::MAX))]).saved_at(), Some(7));
    }
}
