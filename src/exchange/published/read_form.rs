//! From text to form: runs the steps and puts their results together.

use std::collections::BTreeMap;

use super::lines::Lines;
use super::pace::Pace;
use super::page_furniture::{Head, claim_heads, heads, skip_page_furniture};
use super::report::{Layout, Level1Count, Notes, Report};
use super::rows::Level2Rows;
use super::running_text::Known;
use super::vocabulary::Vocabulary;
use super::word_breaks::WordBreaks;
use super::{
    Imported, MAX_BYTES, MAX_LINES, ReadError, claim_check, empty_level2, funds, lost_rows, running_text, scattered,
    sections, table_kind, upper_part,
};
use crate::exchange::cells::unquoted;
use crate::form::{Form, Indicator, Level1, Profile, RowId};

/// Reads a text, resting now and then.
pub(super) async fn read(text: &str, pace: &Pace) -> Result<Imported, ReadError> {
    if text.len() > MAX_BYTES || text.lines().nth(MAX_LINES).is_some() {
        return Err(ReadError::TooLong(text.len(), text.lines().count()));
    }
    pace.step(4);
    // A sheet that was copied out of a spreadsheet.
    let sheet = unquoted(text);
    let mut lines = Lines::new(&sheet.text);
    if lines.len() == 0 {
        return Err(ReadError::Empty);
    }
    let words = Vocabulary::new();
    let mut notes = Notes::default();
    pace.done(1, 4).await;
    scattered::gather(&mut lines, &words, &mut notes);
    pace.done(2, 4).await;
    table_kind::sift(&mut lines, &words, &mut notes).map_err(ReadError::Other)?;
    several(&lines, &words, &mut notes);
    let mut heads = heads(&lines);
    heads.retain(|head| lines.is_open(head.lines.start));
    skip_page_furniture(&mut lines);
    claim_heads(&mut lines, &heads);
    let mut form = Form::default();
    let start = start_of_indicators(&lines, &heads, &words);
    pace.done(3, 4).await;
    let layout = if lines.blank_share >= 25 { Layout::Copied } else { Layout::Raw };
    let lost_rows = lost_rows::refusal(&lines, start, &words);
    pace.step(10);
    pace.done(1, 3).await;
    upper_part::place_title(&mut form, &mut lines, start, &mut notes);
    let boxes = sections::cut(&mut lines, start);
    if boxes.content.is_empty() && heads.is_empty() && start == lines.len() {
        return Err(ReadError::NotAForm);
    }
    if let Some(refusal) = lost_rows {
        return Err(refusal);
    }
    pace.done(2, 3).await;
    upper_part::read(&mut form, &mut lines, &boxes, &mut notes);
    let Form { profile, goals, .. } = &mut form;
    for text in [&mut profile.functions, &mut profile.organisation, &mut goals.long_term, &mut goals.annual] {
        sheet.restore(text);
    }
    pace.done(3, 3).await;
    let word_breaks = WordBreaks::new(&lines);
    let known = Known { heads: &heads, words: &words, word_breaks: &word_breaks, pace };
    let level2s = running_text::read(&mut lines, start, known, &mut notes).await;
    pace.step(100);
    pace.done(1, 1).await;
    let level2s = empty_level2::split_off(across_pages(level2s, &lines, &words, &word_breaks, &mut notes), &words);
    fill_indicators(&mut form, level2s, &lines, &words, &mut notes);
    claim_check::withdraw_claims(&form, &mut lines, pace).await;
    let only_named = form.indicators.count() == 0 && holds_only_name(&form);
    let imported = finish(form, lines, layout, notes);
    let report = &imported.report;
    if only_named && heads.is_empty() && report.unplaced.len() >= report.placed.len() {
        return Err(ReadError::NotAForm);
    }
    Ok(imported)
}

/// The number of standard indicators that must stand there twice before a text is taken for more than one form: a long text may mention a single one.
const AGAIN: usize = 5;

/// Adds a note when the text holds more than one form. Every form has the standard indicators once, and no page repeats them.
fn several(lines: &Lines, words: &Vocabulary, notes: &mut Notes) {
    let mut stands: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, line) in lines.iter().filter(|(index, _)| lines.is_open(*index)) {
        for word in line.text.split_whitespace() {
            if words.standard_name(word).is_some() {
                stands.entry(word).or_default().push(lines.number(index));
            }
        }
    }
    let mut all: Vec<Vec<usize>> = stands.into_values().collect();
    all.sort_by_key(|at| core::cmp::Reverse(at.len()));
    if let Some(at) = all.into_iter().nth(AGAIN - 1).filter(|at| at.len() > 1) {
        let forms = at.len();
        let text = format!("这段文字里像是有 {forms} 张表，只能读成一张，内容会混在一起；请每次只导入一张表的文字");
        notes.check(at, text);
    }
}

fn start_of_indicators(lines: &Lines, heads: &[Head], words: &Vocabulary) -> usize {
    let head = heads.first().map(|head| head.lines.start);
    // A part of a form may begin below a head.
    let first = sections::first_indicator(lines, words);
    head.into_iter().chain(first).min().unwrap_or(lines.len())
}

/// Whether nothing but unit and year was read: any table of a unit has these.
fn holds_only_name(form: &Form) -> bool {
    let (year, unit) = (form.year.clone(), form.profile.unit.clone());
    let profile = Profile { unit, ..Profile::default() };
    *form == Form { year, profile, unplaced: form.unplaced.clone(), ..Form::default() }
}

/// Puts the indicators into the form.
fn fill_indicators(form: &mut Form, level2s: Vec<Level2Rows>, lines: &Lines, words: &Vocabulary, notes: &mut Notes) {
    let mut merged: Vec<Level2Rows> = Vec::new();
    for level2 in level2s {
        match merged.last_mut().filter(|last| last.level1 == level2.level1 && last.name.text == level2.name.text) {
            Some(last) => last.rows.extend(level2.rows),
            None => merged.push(level2),
        }
    }
    for level2 in merged {
        note_odd_level2(&level2, lines, words, notes);
        for row in &level2.rows {
            let here = (level2.level1, level2.name.text.as_str());
            if let Some((_, usual_level2)) = words.standard_name(&row.name.text).filter(|usual| *usual != here) {
                let at = row.lines().iter().map(|&line| lines.number(line)).collect();
                let text =
                    format!("“{}”通常属于“{usual_level2}”，这里读在“{}”下，请核对", row.name.text, level2.name.text);
                notes.check(at, text);
            }
        }
        let rows = level2.rows.into_iter().map(|row| {
            let mut indicator = Indicator::empty(RowId(0));
            indicator.key_task = row.key_task.text;
            indicator.name = row.name.text;
            indicator.target.half_year = row.half_year.text;
            indicator.target.full_year = row.full_year.text;
            indicator
        });
        form.indicators.push_level2(level2.level1, &level2.name.text, rows);
    }
}

/// How many lines at the top of a page may come before the rest of a cell that the end of the page before cut.
const TOP_OF_PAGE: usize = 3;

/// Puts 二级指标 together whose name was cut by the end of a page.
fn across_pages(
    level2s: Vec<Level2Rows>,
    lines: &Lines,
    words: &Vocabulary,
    word_breaks: &WordBreaks,
    notes: &mut Notes,
) -> Vec<Level2Rows> {
    let page = |line: usize| lines.get(line).map(|line| line.page);
    let goes_on = |above: &Level2Rows, below: &Level2Rows| {
        let (Some(&last), Some(&first)) = (above.name.lines.last(), below.name.lines.first()) else { return false };
        let top =
            (0..first).rev().take_while(|&line| page(line) == page(first)).filter(|&line| !lines.is_skipped(line));
        let shared = words.level2(&above.name.text).or_else(|| words.level2(&below.name.text)).is_some();
        let cut = page(last) < page(first) && top.count() <= TOP_OF_PAGE && above.level1 == below.level1;
        cut && !shared && word_breaks.is_word(&above.name.text, &below.name.text)
    };
    let mut whole: Vec<Level2Rows> = Vec::new();
    for level2 in level2s {
        match whole.last_mut().filter(|above| goes_on(above, &level2)) {
            Some(above) => {
                let at = above.name.lines.iter().chain(&level2.name.lines).map(|&line| lines.number(line)).collect();
                let text = format!("“{}”和“{}”在换页处分开", above.name.text, level2.name.text);
                notes.check(at, format!("{text}，合成了一个二级指标，请核对"));
                above.name.text.push_str(&level2.name.text);
                above.name.lines.extend(level2.name.lines);
                above.rows.extend(level2.rows);
            }
            None => whole.push(level2),
        }
    }
    whole
}

/// Adds a note about a name that may be the rest of a neighbouring one: a wrapped cell read as two looks like a 二级指标 that nobody measures.
fn note_odd_level2(level2: &Level2Rows, lines: &Lines, words: &Vocabulary, notes: &mut Notes) {
    let name = level2.name.text.as_str();
    if name.is_empty() || words.level2(name).is_some() {
        return;
    }
    let unmeasured = level2.rows.iter().all(|row| row.lines().is_empty());
    let unsatisfied = level2.level1 == Level1::Satisfaction && !name.contains("满意");
    // A duty is no figure: `…投诉下降率` is the rest of a 三级指标.
    let figure = level2.level1 == Level1::Duty && name.ends_with(['率', '数', '度', '）']);
    if unmeasured || unsatisfied || figure {
        let at = level2.name.lines.iter().map(|&line| lines.number(line)).collect();
        notes.check(at, format!("二级指标“{name}”可能是相邻名称的一部分，请核对它的名称和所含指标"));
    }
}

fn finish(mut form: Form, lines: Lines, layout: Layout, mut notes: Notes) -> Imported {
    if !lines.folded.is_empty() {
        let text = format!("{} 行中有部首字符，已换成相应的汉字", lines.folded.len());
        notes.inform(lines.folded.clone(), text);
    }
    let mismatches = funds::mismatches(&form, &mut notes);
    let groups = Level1::ALL.map(|level1| {
        let group = form.indicators.group(level1);
        let filled = |level2: &crate::form::Level2| level2.rows.iter().filter(|row| !row.is_blank()).count();
        Level1Count {
            level1,
            level2: group.len(),
            empty_level2: group.iter().filter(|level2| filled(level2) == 0).count(),
            indicators: group.iter().map(filled).sum(),
        }
    });
    let (placed, skipped, unplaced) = lines.settle();
    form.unplaced.clone_from(&unplaced);
    let report = Report { layout, groups, placed, skipped, unplaced, notes: notes.0, mismatches };
    Imported { form, report }
}
