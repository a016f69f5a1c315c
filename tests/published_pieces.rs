//! A text read in pieces is read as in one go.

#![allow(clippy::expect_used, clippy::indexing_slicing, reason = "a story that goes wrong stops there")]

mod published;

use budget_form::exchange::published::{Imported, MAX_BYTES, ReadError, Reader, Turn, read};
use proptest::prelude::*;
use published::{FORMS, text, true_rows, truth};

const MODES: [&str; 4] = ["copied", "raw", "layout", "columns"];

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

#[test]
fn every_text_is_read_the_same_in_pieces_and_it_says_how_far_it_is() {
    for form in FORMS {
        for mode in MODES {
            let text = text(form, mode);
            let (answer, shares) = in_pieces(&text);
            assert_eq!(answer, read(&text), "{form} {mode}");
            assert!(shares.is_sorted(), "{form} {mode}: {shares:?}");
            assert!(shares.iter().all(|share| *share <= 100), "{form} {mode}: {shares:?}");
            if mode != "columns" {
                let mut told = shares;
                told.dedup();
                assert!(told.len() >= 10 && told.last().is_some_and(|last| *last >= 90), "{form} {mode}: {told:?}");
            }
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

/// None of the pieces is a large part of a long text, or the page could not be used between them.
#[test]
fn a_long_text_is_read_in_many_pieces() {
    for mode in ["copied", "raw", "layout"] {
        let (_, few) = in_pieces(&text("centre", mode));
        let (_, many) = in_pieces(&text("centre", mode).repeat(6));
        assert!(many.len() > 100 && many.len() > few.len(), "{mode}: {} and {} pieces", few.len(), many.len());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    /// Also where lines are missing or change places, and where another text is read in between and left.
    #[test]
    fn mangled_texts_are_read_the_same_in_pieces(
        form in 0..FORMS.len(),
        mode in 0..MODES.len(),
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
        left_at in 0_usize..400,
    ) {
        let whole = text(FORMS[form], MODES[mode]);
        let mut lines: Vec<&str> = whole.lines().collect();
        for (from, to) in cuts {
            let line = lines.remove(from.index(lines.len()));
            lines.insert(to.index(lines.len() + 1), line);
            lines.remove(to.index(lines.len()));
        }
        let text = lines.join("\n");
        let mut reader = Reader::new(text.clone());
        let mut other = Some(Reader::new(whole));
        let mut turns = 0;
        let answer = loop {
            turns += 1;
            other = other.filter(|_| turns < left_at).and_then(|other| match other.go_on() {
                Turn::Going(other) => Some(other),
                Turn::Done(_) => None,
            });
            match reader.go_on() {
                Turn::Going(more) => reader = more,
                Turn::Done(answer) => break *answer,
            }
        };
        prop_assert_eq!(answer, read(&text));
    }
}
