//! The block 部门整体资金: amounts by label.
//!
//! A number belongs to the label before it. Where labels come first and numbers after them, they are matched in
//! order, and only when there are as many numbers as labels; an empty cell makes that impossible and the numbers stay unplaced.

use std::collections::BTreeMap;

use super::lines::{Lines, Word};
use super::report::{Notes, TotalMismatch};
use super::vocabulary::{FundsWord, funds_word};
use crate::figures::Amount;
use crate::form::{ExpenditureLine, Form, IncomeSource, IncomeTotal};

/// A label and the numbers behind it.
struct Entry {
    word: FundsWord,
    label: Word,
    numbers: Vec<Word>,
}

/// Reads the block from its words into the form.
pub(super) fn read(form: &mut Form, lines: &mut Lines, words: &[Word], notes: &mut Notes) {
    let cuts = cuts(words);
    let usual = usual_decimals(words, &cuts);
    let words = joined(words, &cuts, usual, lines, notes);
    let mut entries = entries(lines, words, usual, notes);
    match_runs(&mut entries, lines, notes);
    for entry in &entries {
        enter(form, lines, entry);
    }
}

/// Whether the text is an amount. No published form prints a formula: what begins like one is a target, 「＝100」.
pub(super) fn is_number(text: &str) -> bool {
    !text.starts_with(['=', '＝', '﹦'])
        && text.chars().any(|c| c.is_ascii_digit() || ('０'..='９').contains(&c))
        && matches!(Amount::parse(text), Ok(Some(_)))
}

/// The number of decimals of an amount.
fn decimals(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, decimals)| decimals.chars().count())
}

/// How many digits of an amount may wrap to the next line.
const MOST_CUT_OFF: usize = 5;

/// The words of a line. All words come line by line.
fn of_line(words: &[Word], line: usize) -> &[Word] {
    let from = words.partition_point(|word| word.line < line);
    let to = words.partition_point(|word| word.line <= line);
    words.get(from..to).unwrap_or_default()
}

/// For each word the number of which it could be the last digits: it stands above the word, and has a point.
fn cuts(words: &[Word]) -> Vec<Option<usize>> {
    (0..words.len()).map(|at| cut_before(words, at)).collect()
}

fn cut_before(words: &[Word], at: usize) -> Option<usize> {
    let word = words.get(at)?;
    let digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    if word.text.len() > MOST_CUT_OFF || !digits(&word.text) {
        return None;
    }
    let whole = |other: &Word| other.text.contains('.') && is_number(&other.text);
    let above = |other: &Word| other.line + 1 == word.line && whole(other);
    let before = at.checked_sub(1)?;
    let alone = words.get(at + 1).is_none_or(|next| next.line != word.line);
    words.get(before).filter(|other| alone && above(other)).map(|_| before)
}

/// How many digits the amounts of a form have behind the point: mostly the same, as they come from one program.
fn usual_decimals(words: &[Word], cuts: &[Option<usize>]) -> usize {
    let mut rests = vec![0; words.len()];
    // Where two could be the rest, the first is.
    for (above, word) in cuts.iter().zip(words).rev() {
        if let Some(rest) = above.and_then(|above| rests.get_mut(above)) {
            *rest = word.text.len();
        }
    }
    let mut votes: BTreeMap<usize, usize> = BTreeMap::new();
    for (word, rest) in words.iter().zip(rests).filter(|(word, _)| word.text.contains('.') && is_number(&word.text)) {
        *votes.entry(decimals(&word.text) + rest).or_default() += 1;
    }
    votes.into_iter().max_by_key(|(count, votes)| (*votes, *count)).map_or(2, |(count, _)| count)
}

/// Puts amounts together that were too wide for their cells, where only so they have as many digits as the others.
fn joined(words: &[Word], cuts: &[Option<usize>], usual: usize, lines: &mut Lines, notes: &mut Notes) -> Vec<Word> {
    let mut whole: Vec<Option<Word>> = words.iter().cloned().map(Some).collect();
    for ((at, word), above) in words.iter().enumerate().zip(cuts) {
        let Some((above, first)) = above.and_then(|above| Some((above, words.get(above)?))) else { continue };
        let short = decimals(&first.text) < usual && decimals(&first.text) + word.text.len() == usual;
        // A label between the two lines of its amount may stand on the second of them.
        let has_label = |line: usize| of_line(words, line).iter().any(|word| is_label(&word.text));
        let below = has_label(word.line);
        if below && has_label(first.line) {
            continue;
        }
        let Some(slot) = whole.get_mut(above).and_then(Option::as_mut).filter(|_| short && usual <= MOST_DECIMALS)
        else {
            continue;
        };
        slot.text.push_str(&word.text);
        let numbers = vec![lines.number(first.line), lines.number(word.line)];
        notes.check(numbers, format!("{} 分在两行，已合成一个金额，请核对", slot.text));
        let (from, to) = if below { (above, at) } else { (at, above) };
        let text = slot.text.clone();
        if let Some(rest) = whole.get_mut(to).and_then(Option::as_mut) {
            rest.text = text;
        }
        if let Some(rest) = whole.get_mut(from) {
            *rest = None;
        }
        lines.place(first.line);
        lines.place(word.line);
    }
    whole.into_iter().flatten().collect()
}

fn is_label(text: &str) -> bool {
    funds_word(text).is_some_and(|word| word != FundsWord::Heading)
}

/// How many decimals an amount may have.
const MOST_DECIMALS: usize = 6;

/// Groups words into labels with their numbers.
fn entries(lines: &mut Lines, words: Vec<Word>, usual: usize, notes: &mut Notes) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut pending: Option<Word> = None;
    for word in words {
        let text = pending.as_ref().map_or(word.text.clone(), |p| format!("{}{}", p.text, word.text));
        let known = funds_word(&text).or_else(|| funds_word(&word.text));
        lines.place(word.line);
        if is_number(&word.text) {
            match entries.last_mut() {
                Some(entry) => add_number(entry, word, usual, lines, notes),
                None => lines.leave(word.line, format!("“{}”前面没有栏目名称", word.text)),
            }
            pending = None;
        } else if let Some(known) = known {
            if known != FundsWord::Heading {
                note_variant(known, &text, lines.number(word.line), notes);
                entries.push(Entry { word: known, label: word, numbers: Vec::new() });
            }
            pending = None;
        } else if ["-", "—", "/", "——", "无"].contains(&word.text.as_str()) {
            notes.inform(vec![lines.number(word.line)], format!("金额栏中的“{}”按空白处理", word.text));
        } else if pending.is_none() && begins_label(&word.text) {
            pending = Some(word);
        } else {
            lines.leave(word.line, format!("部门整体资金中看不懂“{}”", word.text));
        }
    }
    entries
}

/// Adds a number to its label. The rest of a number that was too wide for its cell goes to its end.
fn add_number(entry: &mut Entry, word: Word, usual: usize, lines: &Lines, notes: &mut Notes) {
    let full = entry.numbers.len() >= expected(entry.word);
    if let Some(last) = entry.numbers.last_mut().filter(|last| word.line == last.line + 1) {
        let whole = format!("{}{}", last.text, word.text);
        let count = decimals(&last.text) + word.text.chars().count();
        let cut_short = last.text.contains('.')
            && (full || decimals(&last.text) < 2)
            && word.text.chars().count() <= 2
            && count <= usual.max(2);
        if cut_short && word.text.chars().all(|c| c.is_ascii_digit()) && is_number(&whole) {
            let at = vec![lines.number(last.line), lines.number(word.line)];
            notes.check(at, format!("{whole} 分在两行，已合成一个金额，请核对"));
            last.text = whole;
            return;
        }
    }
    entry.numbers.push(word);
}

/// Whether a wrapped label may begin with the text.
fn begins_label(text: &str) -> bool {
    let labels = IncomeSource::ALL.map(IncomeSource::label);
    text.chars().count() >= 2 && labels.iter().any(|label| label.starts_with(text))
}

/// Adds a note about a label that is read although it is not the standard one.
fn note_variant(word: FundsWord, text: &str, line: usize, notes: &mut Notes) {
    if let FundsWord::Source(source) = word
        && !source.label().starts_with(text)
    {
        notes.inform(vec![line], format!("“{text}”读作“{}”", source.label()));
    }
}

fn expected(word: FundsWord) -> usize {
    if matches!(word, FundsWord::Basic | FundsWord::Project) { 2 } else { 1 }
}

/// Where a label has more numbers than it can hold, the labels before it stood in a column of their own.
fn match_runs(entries: &mut [Entry], lines: &mut Lines, notes: &mut Notes) {
    let mut start = 0;
    for end in 0..entries.len() {
        let Some((word, count)) = entries.get(end).map(|entry| (entry.word, entry.numbers.len())) else { continue };
        if count > expected(word) {
            let Some(run) = entries.get_mut(start..=end) else { continue };
            let mut numbers: Vec<Word> = run.iter_mut().flat_map(|entry| std::mem::take(&mut entry.numbers)).collect();
            let at: Vec<usize> = numbers.iter().map(|word| lines.number(word.line)).collect();
            if numbers.len() == run.len() && run.iter().all(|entry| expected(entry.word) == 1) {
                run.iter_mut().zip(numbers.drain(..)).for_each(|(entry, number)| entry.numbers.push(number));
                notes.check(at, format!("{} 个金额与前面的 {} 个栏目按顺序对应，请核对", run.len(), run.len()));
            } else {
                for number in numbers {
                    lines.leave(number.line, format!("金额“{}”与栏目的个数不一致，不知属于哪一栏", number.text));
                }
            }
        }
        if count > 0 {
            start = end + 1;
        }
    }
}

fn enter(form: &mut Form, lines: &mut Lines, entry: &Entry) {
    let [first, rest @ ..] = entry.numbers.as_slice() else { return };
    let slot = match entry.word {
        FundsWord::Source(source) => form.funds.income.get_mut(source),
        FundsWord::Total(total) => form.funds.published_totals.get_mut(total),
        FundsWord::Basic | FundsWord::Project => {
            let line = if entry.word == FundsWord::Basic { ExpenditureLine::Basic } else { ExpenditureLine::Project };
            let slot = form.funds.expenditure.get_mut(line);
            if let [second, ..] = rest {
                slot.half_year.clone_from(&first.text);
                slot.full_year.clone_from(&second.text);
            } else {
                let reason = format!("{}只有一个金额 {}，不知是半年还是全年", line.label(), first.text);
                lines.leave(first.line, reason);
            }
            return;
        }
        FundsWord::Heading => return,
    };
    if slot.is_empty() {
        slot.clone_from(&first.text);
    } else if *slot != first.text {
        lines.leave(first.line, format!("“{}”出现了两次，金额不同", entry.label.text));
    }
}

/// Published totals that are not the sum of their parts; nothing where a figure is missing or not understood.
pub(super) fn mismatches(form: &Form, notes: &mut Notes) -> Vec<TotalMismatch> {
    let mut found = Vec::new();
    for total in IncomeTotal::ALL {
        let published = form.funds.published_totals.get(total);
        let Ok(Some(stated)) = Amount::parse(published) else { continue };
        let parts = total.parts().iter().map(|&source| Amount::parse(form.funds.income.get(source)));
        let Ok(parts) = parts.collect::<Result<Vec<_>, _>>() else { continue };
        let Some(sum) = parts.into_iter().flatten().try_fold(Amount::ZERO, Amount::checked_add) else { continue };
        if sum != stated {
            let text = format!("公布的{} {published} 与各项合计 {sum} 不一致", total.label());
            notes.check(Vec::new(), text);
            found.push(TotalMismatch { total, published: published.to_owned(), computed: sum.to_string() });
        }
    }
    found
}
