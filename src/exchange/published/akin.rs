//! What the words of a kept layout say of merged cells: which rows are akin, and which lines begin a cell of their own.

use core::ops::Range;

use super::fragment::Fragment;

/// How little akin the rows of a cell are, for choosing between cuts that are equally good otherwise: a 二级指标 hardly ends between two rows
/// that speak of the same thing, and its name has something of its rows. What is chosen so is always reported.
pub(super) fn kinship(texts: &[String], name: &str, rows: &Range<usize>) -> i32 {
    let edge = rows.start.checked_sub(1).and_then(|above| texts.get(above)).zip(texts.get(rows.start));
    let size = i32::try_from(rows.len().min(18)).unwrap_or(18);
    let akin = |text: &String| {
        name.chars().take(40).filter(|c| !"负责和的与及工作服务管理".contains(*c) && text.contains(*c)).count().min(2)
    };
    let own: usize = texts.get(rows.clone()).unwrap_or_default().iter().map(akin).sum();
    edge.map_or(0, |(above, below)| 3 * shared(above, below).min(4)) + size * size / 20
        - i32::try_from(own).unwrap_or(0)
}

/// Pairs of neighbouring characters that stand in both texts.
fn shared(one: &str, other: &str) -> i32 {
    let pairs = |text: &str| -> Vec<(char, char)> {
        text.chars().zip(text.chars().skip(1)).filter(|(a, b)| *a != ' ' && *b != ' ').collect()
    };
    let other = pairs(other);
    i32::try_from(pairs(one).iter().filter(|pair| other.contains(pair)).count()).unwrap_or(0)
}

/// What speaks against a line of 二级指标 or 重点工作 going on, because it begins like one of its own, as most of them do: `负责…`, `开展…`.
pub(super) fn begins_duty(above: &str, piece: &Fragment) -> i32 {
    const SURELY: [&str; 4] = ["负责", "承担", "开展", "推进"];
    const MAYBE: [&str; 4] = ["指导", "协助", "统筹", "组织"];
    let begins = |verbs: &[&str]| verbs.iter().any(|verb| piece.text.starts_with(verb));
    if above.ends_with(['、', '，', '和', '与', '及', '的', '（']) {
        0
    } else if begins(&SURELY) {
        32
    } else if begins(&MAYBE) {
        16
    } else {
        0
    }
}

/// Whether a line begins as its cell does, with the same words.
pub(super) fn says_again(cell: &str, line: &str) -> bool {
    let mut words = line.chars().take(SAME_WORDS).peekable();
    words.peek().is_some() && line.chars().count() >= SAME_WORDS && cell.starts_with(&words.collect::<String>())
}

/// Characters that make a beginning the same.
const SAME_WORDS: usize = 5;
