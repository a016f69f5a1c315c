//! What differs inside a text, so that a person sees it at a glance: pieces that stayed, that were put in and that were taken out.
//!
//! The pieces are cut between words, numbers and single Chinese characters by the algorithm of Myers. Its cost grows with the number of differences,
//! so it is given a bound; a text beyond it is compared sentence by sentence, and one beyond that too is shown as replaced.

/// How many steps of work a text may cost before it is compared more coarsely.
const MOST_WORK: usize = 1_000_000;

/// Two differences with no more than this between them are shown as one.
const SHORTEST_KEPT: usize = 2;

/// What became of a piece of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Stands in both texts.
    Kept,
    /// Stands only in the old text.
    Deleted,
    /// Stands only in the new text.
    Inserted,
}

/// A piece of the two texts laid over each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Which of the two texts it stands in.
    pub piece: Piece,
    /// The piece, verbatim.
    pub text: String,
}

/// The differences of two texts. Kept and deleted pieces together are the old text, kept and inserted ones the new text.
///
/// ```
/// use budget_form::compare::{Piece, difference};
/// let pieces = difference("培训4场，服务900家企业", "培训6场，服务900家企业");
/// let shown: Vec<_> = pieces.iter().map(|s| (s.piece, s.text.as_str())).collect();
/// assert_eq!(shown, [
///     (Piece::Kept, "培训"), (Piece::Deleted, "4"), (Piece::Inserted, "6"), (Piece::Kept, "场，服务900家企业"),
/// ]);
/// ```
pub fn difference(old: &str, new: &str) -> Vec<Segment> {
    let mut segments = Segments::default();
    pieces(&words(old), &words(new), &mut segments, |old, new, segments| {
        let (old, new) = (old.concat(), new.concat());
        pieces(&sentences(&old), &sentences(&new), segments, |old, new, segments| {
            segments.push(Piece::Deleted, &old.concat());
            segments.push(Piece::Inserted, &new.concat());
        });
    });
    segments.finish()
}

/// Numbers and Latin words whole, every other character by itself.
fn words(text: &str) -> Vec<&str> {
    let together = |c: char| c.is_ascii_alphanumeric() || c == '.';
    split(text, |before, here| !(together(before) && together(here)))
}

fn sentences(text: &str) -> Vec<&str> {
    split(text, |before, _| matches!(before, '。' | '；' | ';' | '\n' | '！' | '？'))
}

/// Cuts a text where `between` two characters says so.
fn split(text: &str, between: impl Fn(char, char) -> bool) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut before = None;
        let cut =
            rest.char_indices().find(|(_, here)| before.replace(*here).is_some_and(|before| between(before, *here)));
        let (part, tail) = rest.split_at_checked(cut.map_or(rest.len(), |(at, _)| at)).unwrap_or((rest, ""));
        parts.push(part);
        rest = tail;
    }
    parts
}

/// Adds the pieces of two lists of words: what they have in common at both ends, and between that what Myers finds, or `coarser` where that costs
/// too much.
fn pieces(old: &[&str], new: &[&str], segments: &mut Segments, coarser: impl Fn(&[&str], &[&str], &mut Segments)) {
    let head = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    let (kept, old) = old.split_at_checked(head).unwrap_or((old, &[]));
    let new = new.get(head..).unwrap_or_default();
    let tail = old.iter().rev().zip(new.iter().rev()).take_while(|(a, b)| a == b).count();
    let (old, kept_tail) = old.split_at_checked(old.len() - tail).unwrap_or((old, &[]));
    let new = new.get(..new.len() - tail).unwrap_or_default();
    segments.push(Piece::Kept, &kept.concat());
    match myers(old, new) {
        Some(steps) => {
            for (piece, word) in steps {
                segments.push(piece, word);
            }
        }
        None => coarser(old, new, segments),
    }
    segments.push(Piece::Kept, &kept_tail.concat());
}

/// How far the walk came on one diagonal (new − old).
#[derive(Clone)]
struct Reach {
    depth: usize,
    at: Vec<usize>,
}

impl Reach {
    fn get(&self, diagonal: isize) -> usize {
        let slot = diagonal.checked_add_unsigned(self.depth).and_then(|slot| usize::try_from(slot).ok());
        slot.and_then(|slot| self.at.get(slot)).copied().unwrap_or(0)
    }

    fn set(&mut self, diagonal: isize, old: usize) {
        let slot = diagonal.checked_add_unsigned(self.depth).and_then(|slot| usize::try_from(slot).ok());
        if let Some(slot) = slot.and_then(|slot| self.at.get_mut(slot)) {
            *slot = old;
        }
    }
}

/// The shortest way from one list to the other; `None` when it takes more than [`MOST_WORK`].
fn myers<'a>(old: &[&'a str], new: &[&'a str]) -> Option<Vec<(Piece, &'a str)>> {
    let mut trace: Vec<Reach> = Vec::new();
    let mut work = 0;
    for depth in 0..=old.len() + new.len() {
        work += depth + 1;
        if work > MOST_WORK {
            return None;
        }
        let mut reach = Reach { depth: depth + 1, at: vec![0; 2 * depth + 3] };
        for diagonal in diagonals(depth) {
            let from = trace.last().map_or(0, |before| step(before, diagonal, depth).1);
            let mut at = from;
            let mut other = at.saturating_add_signed(diagonal);
            while old.get(at).is_some_and(|word| new.get(other) == Some(word)) {
                at += 1;
                other += 1;
                work += 1;
            }
            reach.set(diagonal, at);
            if at >= old.len() && other >= new.len() {
                return Some(walk_back(old, new, &trace, depth));
            }
        }
        trace.push(reach);
    }
    None
}

fn diagonals(depth: usize) -> impl Iterator<Item = isize> {
    let depth = isize::try_from(depth).unwrap_or(isize::MAX);
    (-depth..=depth).step_by(2)
}

/// The diagonal from which a diagonal is reached, and the position in the old list: by a deletion (one further in the old list) or an insertion.
fn step(before: &Reach, diagonal: isize, depth: usize) -> (isize, usize) {
    let depth = isize::try_from(depth).unwrap_or(isize::MAX);
    let deleted = before.get(diagonal + 1) + 1;
    let inserted = before.get(diagonal - 1);
    if diagonal == -depth || (diagonal != depth && deleted > inserted) {
        (diagonal + 1, deleted)
    } else {
        (diagonal - 1, inserted)
    }
}

/// The way, from its end back to the start.
fn walk_back<'a>(old: &[&'a str], new: &[&'a str], trace: &[Reach], depth: usize) -> Vec<(Piece, &'a str)> {
    let mut steps = Vec::new();
    let (mut at, mut other) = (old.len(), new.len());
    for (before, depth) in trace.iter().take(depth).rev().zip((1..=depth).rev()) {
        let diagonal = isize::try_from(other).unwrap_or(0) - isize::try_from(at).unwrap_or(0);
        let (from, reached) = step(before, diagonal, depth);
        while at > reached && other > 0 {
            at -= 1;
            other -= 1;
            steps.extend(old.get(at).map(|word| (Piece::Kept, *word)));
        }
        if from > diagonal {
            at -= 1;
            steps.extend(old.get(at).map(|word| (Piece::Deleted, *word)));
        } else {
            other -= 1;
            steps.extend(new.get(other).map(|word| (Piece::Inserted, *word)));
        }
    }
    steps.extend(old.iter().take(at).rev().map(|word| (Piece::Kept, *word)));
    steps.reverse();
    steps
}

/// Pieces as they come, joined with those of the same kind; between two kept pieces first what was deleted, then what was inserted.
#[derive(Default)]
struct Segments {
    /// A kept piece, and what was deleted and inserted behind it.
    runs: Vec<[String; 3]>,
}

impl Segments {
    fn push(&mut self, piece: Piece, text: &str) {
        if text.is_empty() {
            return;
        }
        let changed =
            self.runs.last().is_some_and(|[_, deleted, inserted]| !(deleted.is_empty() && inserted.is_empty()));
        if self.runs.is_empty() || (piece == Piece::Kept && changed) {
            self.runs.push(Default::default());
        }
        if let Some([kept, deleted, inserted]) = self.runs.last_mut() {
            match piece {
                Piece::Kept => kept.push_str(text),
                Piece::Deleted => deleted.push_str(text),
                Piece::Inserted => inserted.push_str(text),
            }
        }
    }

    /// Joins differences with next to nothing between them: single characters that two sentences happen to share only make both unreadable.
    fn finish(self) -> Vec<Segment> {
        let mut runs: Vec<[String; 3]> = Vec::new();
        for [kept, deleted, inserted] in self.runs {
            let changes = !(deleted.is_empty() && inserted.is_empty());
            match runs.last_mut() {
                Some([_, old, new]) if changes && kept.chars().count() <= SHORTEST_KEPT && replaces(old, new) => {
                    old.push_str(&kept);
                    old.push_str(&deleted);
                    new.push_str(&kept);
                    new.push_str(&inserted);
                }
                _ => runs.push([kept, deleted, inserted]),
            }
        }
        let kinds = [Piece::Kept, Piece::Deleted, Piece::Inserted];
        let segments = runs.into_iter().flat_map(|run| kinds.into_iter().zip(run));
        segments.filter(|(_, text)| !text.is_empty()).map(|(piece, text)| Segment { piece, text }).collect()
    }
}

/// Whether words were replaced by others, not only put in or taken out.
fn replaces(old: &str, new: &str) -> bool {
    !old.is_empty() && !new.is_empty()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let sign = |piece| match piece {
            Piece::Kept => "",
            Piece::Deleted => "-",
            Piece::Inserted => "+",
        };
        difference(old, new).iter().flat_map(|s| [sign(s.piece), "[", &s.text, "]"]).collect()
    }

    #[test]
    fn numbers_are_replaced_whole() {
        assert_eq!(shown("≥450 亿元", "≥400 亿元"), "[≥]-[450]+[400][ 亿元]");
        assert_eq!(shown("＝45%", "＝44.75%"), "[＝]-[45]+[44.75][%]");
        assert_eq!(shown("", "健全"), "+[健全]");
        assert_eq!(shown("相同", "相同"), "[相同]");
    }

    #[test]
    fn sentences_put_in_and_taken_out_are_seen_as_such() {
        assert_eq!(shown("一是甲；二是乙。", "一是甲；三是丙；二是乙。"), "[一是甲；]+[三是丙；][二是乙。]");
        assert_eq!(shown("完成全年任务。", "完成任务。"), "[完成]-[全年][任务。]");
    }

    #[test]
    fn a_long_text_of_other_words_costs_little() {
        let old: String = (0..60_000_u32).filter_map(|n| char::from_u32(0x4e00 + n * 7 % 9000)).collect();
        let new: String = (0..60_000_u32).filter_map(|n| char::from_u32(0x4e00 + n * 11 % 9000)).collect();
        let pieces = difference(&old, &new);
        let of = |other| pieces.iter().filter(|s| s.piece != other).map(|s| s.text.as_str()).collect::<String>();
        assert_eq!((of(Piece::Inserted), of(Piece::Deleted)), (old, new));
    }
}
