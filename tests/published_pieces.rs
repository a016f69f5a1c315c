//! A text read in pieces is read as in one go.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a test that goes wrong stops there")]

mod published;

use budget_form::exchange::published::{Imported, MAX_BYTES, ReadError, Reader, Turn, read};
use proptest::prelude::*;
use published::{FORMS, text, true_rows, truth};

const MODES: [&str; 2] = ["copied", "raw"];

/// What comes of a text, and how far the reader said it was.
fn in_pieces(text: &str) -> (Result<Imported, ReadError>, Vec<u8>) {
    let mut reader = Reader::new(text.to_owned());
    let mut shares = vec![reader.share()];
    loop {
        match reader.go_on() {
            Turn::Going(more) => reader = more,
            Turn::Done(answer) => return (*answer, shares),
        }
        shares.push(reader.share());
    }
}

/// What is read of the forms in one go is held against the truth elsewhere (`published_readings`).
#[test]
fn every_text_is_read_the_same_in_pieces_and_it_says_how_far_it_is() {
    for form in FORMS {
        for mode in MODES {
            let text = text(form, mode);
            let (answer, shares) = in_pieces(&text);
            assert_eq!(answer, read(&text), "{form} {mode}");
            assert!(shares.is_sorted(), "{form} {mode}: {shares:?}");
            assert_eq!((shares[0], shares.last()), (0, Some(&100)), "{form} {mode}: {shares:?}");
            let mut reported = shares;
            reported.dedup();
            assert!(reported.len() >= 10, "{form} {mode}: {reported:?}");
        }
    }
}

#[test]
fn what_is_not_read_at_all_says_so_in_pieces_too() {
    for text in [String::new(), "\n \n".to_owned(), "附近的天气".to_owned(), "一".repeat(MAX_BYTES)] {
        let (answer, _) = in_pieces(&text);
        assert!(answer.is_err());
        assert_eq!(answer, read(&text));
    }
}

/// A form as it is copied of which no row has a 重点工作: its settings are looked for once more, after all else has been.
fn without_tasks(form: &str) -> String {
    let mut text =
        "2025年度\n单位名称 苏州市示例中心\n一级指标 二级指标 重点工作 三级指标 半年指标值 全年指标值\n履职\n"
            .to_owned();
    let mut above = String::new();
    for [_, level2, _, name, half_year, full_year] in true_rows(&truth(form)).into_iter().filter(|row| row[0] == "duty")
    {
        if level2 != above {
            text = text + &level2 + "\n";
            above = level2;
        }
        text = text + &[name, half_year, full_year].join(" ") + "\n";
    }
    text
}

/// The second search has a share of its own, and what follows it has one too.
#[test]
fn a_second_search_leaves_a_share_to_what_follows() {
    for form in FORMS {
        let (answer, shares) = in_pieces(&without_tasks(form));
        let notes = answer.expect("a form").report.notes;
        assert!(notes.iter().any(|note| note.text.contains("读作全部空白")), "{form}: {notes:?}");
        let late = shares.iter().filter(|share| **share >= 80).count();
        assert!(late > 3 && late * 10 < shares.len(), "{form}: {late} of {} pieces above 80 %", shares.len());
    }
}

/// None of the pieces is a large part of a long text, or the page could not be used between them: it has more than two for each page,
/// and none of them is told to be more than a fifth of all.
#[test]
fn a_long_text_is_read_in_many_pieces() {
    const ROWS: usize = 54;
    for mode in MODES {
        let shares: Vec<Vec<u8>> = [1, 6, 12].map(|count| in_pieces(&text("centre", mode).repeat(count)).1).into();
        for (of, shares) in [1, 6, 12].into_iter().zip(&shares) {
            let pieces = shares.len();
            assert!(pieces > 2 * ROWS && pieces > 2 * of * PAGES, "{mode} ×{of}: {pieces} pieces");
            let widest = shares.windows(2).map(|pair| pair[1] - pair[0]).max();
            assert!(widest <= Some(20), "{mode} ×{of}: {widest:?} % in one piece");
        }
    }
}

/// Pages of the form `centre`.
const PAGES: usize = 6;

/// A reader that is dropped, at whatever place, leaves nothing that another one would find.
#[test]
fn a_reader_may_be_left_at_any_place() {
    for mode in MODES {
        let text = text("centre", mode);
        let (answer, shares) = in_pieces(&text);
        let places = (0..shares.len()).step_by(1 + shares.len() / 12);
        for left_at in places {
            let mut reader = Some(Reader::new(text.clone()));
            for _ in 0..left_at {
                reader = reader.and_then(|reader| match reader.go_on() {
                    Turn::Going(more) => Some(more),
                    Turn::Done(_) => None,
                });
            }
            assert!(reader.is_some_and(|left| left.share() == shares[left_at]), "{mode}, at {left_at}");
        }
        assert_eq!(in_pieces(&text), (answer, shares), "{mode}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Also where lines are missing or change places, and where two texts are read by turns in any order: each is read as alone, and tells the same.
    #[test]
    fn two_mangled_texts_that_are_read_by_turns_are_read_as_each_alone(
        forms in [0..FORMS.len(), 0..FORMS.len()],
        modes in [0..MODES.len(), 0..MODES.len()],
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
        turns in prop::collection::vec(any::<bool>(), 1..64),
    ) {
        let texts = [mangled(&text(FORMS[forms[0]], MODES[modes[0]]), &cuts), text(FORMS[forms[1]], MODES[modes[1]])];
        let alone = [in_pieces(&texts[0]), in_pieces(&texts[1])];
        let mut readers = [Some(Reader::new(texts[0].clone())), Some(Reader::new(texts[1].clone()))];
        let mut shares = [vec![0], vec![0]];
        let mut answers = [None, None];
        let mut order = turns.iter().cycle();
        while answers.iter().any(Option::is_none) {
            let wanted = usize::from(*order.next().expect("a turn"));
            let at = if answers[wanted].is_none() { wanted } else { 1 - wanted };
            match readers[at].take().expect("a reader").go_on() {
                Turn::Going(more) => {
                    shares[at].push(more.share());
                    readers[at] = Some(more);
                }
                Turn::Done(answer) => answers[at] = Some(*answer),
            }
        }
        for (at, (answer, reported)) in alone.into_iter().enumerate() {
            prop_assert_eq!(answers[at].take(), Some(answer));
            prop_assert_eq!(&shares[at], &reported);
        }
    }
}

fn mangled(whole: &str, cuts: &[(prop::sample::Index, prop::sample::Index)]) -> String {
    let mut lines: Vec<&str> = whole.lines().collect();
    for (from, to) in cuts {
        let line = lines.remove(from.index(lines.len()));
        lines.insert(to.index(lines.len() + 1), line);
        lines.remove(to.index(lines.len()));
    }
    lines.join("\n")
}
