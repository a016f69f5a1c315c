//! Whether two lines belong to one cell, by what stands elsewhere in the text.
//!
//! A cell is broken between any two characters, mostly inside a word. Where the characters on both sides of a break stand beside each other
//! elsewhere in the text, they are a word, and the break is one inside a cell; two cells that only stand below each other hardly ever meet so.

use super::fragment::Fragment;
use super::lines::Lines;
use super::vocabulary::Vocabulary;

/// The cost where three characters around the break stand together elsewhere, and where two do.
const THREE: i32 = -16;
const TWO: i32 = -9;
/// The cost where none do.
const NONE: i32 = 3;

/// The pairs and triples of characters that stand beside each other on the lines of a text.
pub(super) struct WordBreaks {
    twos: Vec<[char; 2]>,
    threes: Vec<[char; 3]>,
}

impl WordBreaks {
    /// Collects them from all lines of a text.
    pub fn new(lines: &Lines) -> Self {
        let (mut twos, mut threes) = (Vec::new(), Vec::new());
        for (_, line) in lines.iter() {
            for word in line.text.split(' ') {
                let chars: Vec<char> = word.chars().collect();
                twos.extend(chars.windows(2).filter_map(|pair| <[char; 2]>::try_from(pair).ok()));
                threes.extend(chars.windows(3).filter_map(|three| <[char; 3]>::try_from(three).ok()));
            }
        }
        twos.sort_unstable();
        twos.dedup();
        threes.sort_unstable();
        threes.dedup();
        Self { twos, threes }
    }

    /// Whether three characters around the break between two texts stand together elsewhere.
    pub fn is_word(&self, above: &str, below: &str) -> bool {
        self.join_cost(above, below) == THREE
    }

    /// The cost of reading the second text as the continuation of the first: below 0 where the characters around the break form a word elsewhere.
    pub fn join_cost(&self, above: &str, below: &str) -> i32 {
        let mut back = above.chars().rev();
        let mut ahead = below.chars();
        let (Some(last), Some(first)) = (back.next(), ahead.next()) else { return 0 };
        let three = |three: Option<[char; 3]>| three.is_some_and(|three| self.threes.binary_search(&three).is_ok());
        if three(back.next().map(|before| [before, last, first])) || three(ahead.next().map(|next| [last, first, next]))
        {
            THREE
        } else if self.twos.binary_search(&[last, first]).is_ok() {
            TWO
        } else {
            NONE
        }
    }
}

/// The cost where the lines together are a name that all forms share.
const SHARED: i32 = -60;

/// Sets `join_cost` of pieces that follow each other in a column or in a running text.
pub(super) fn rate_continuations(pieces: &mut [&mut Fragment], word_breaks: &WordBreaks, words: &Vocabulary) {
    for at in 1..pieces.len() {
        let Some([above, below]) = pieces.get_mut(at - 1..=at) else { continue };
        below.join_cost = word_breaks.join_cost(&above.text, &below.text);
    }
    let mut at = 0;
    while at < pieces.len() {
        let run = pieces.iter().skip(at).enumerate().take_while(|(nth, piece)| *nth == 0 || piece.first);
        let count = words.wrapped(run.map(|(_, piece)| piece.text.as_str()));
        for (nth, piece) in pieces.iter_mut().skip(at).take(count).enumerate() {
            (piece.known_level2, piece.known_name) = (false, false);
            if nth > 0 {
                piece.join_cost = SHARED;
            }
        }
        at += count.max(1);
    }
}
