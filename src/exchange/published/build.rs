//! From text to form: runs the steps and puts their results together.

use std::collections::BTreeMap;

use super::furniture::{Head, claim_heads, heads, heads_on, skip_furniture};
use super::knit::Knit;
use super::layout::Known;
use super::lines::{Lines, Word, width};
use super::pace::Pace;
use super::report::{GroupCount, Layout, Notes, Report};
use super::rows::Group;
use super::sections::{self, Boxes, Piece};
use super::title::{self, Title};
use super::words::{Label, Vocabulary};
use super::{
    Imported, MAX_BYTES, MAX_LINES, ReadError, columns, funds, kind, layout, parts, prose, scattered, stands, upper,
    waived,
};
use crate::brief::brief;
use crate::form::{Form, Indicator, Level1, Profile, RowId, year_said};

/// Reads a text, with rests.
pub(super) async fn read(text: &str, pace: &Pace) -> Result<Imported, ReadError> {
    if text.len() > MAX_BYTES || text.lines().nth(MAX_LINES).is_some() {
        return Err(ReadError::TooLong);
    }
    pace.step(4);
    let mut lines = Lines::new(text);
    if lines.len() == 0 {
        return Err(ReadError::Empty);
    }
    let words = Vocabulary::new();
    let mut notes = Notes::default();
    pace.done(1, 4).await;
    scattered::gather(&mut lines, &words, &mut notes);
    pace.done(2, 4).await;
    kind::sift(&mut lines, &words, &mut notes).map_err(ReadError::Other)?;
    several(&lines, &words, &mut notes);
    let mut heads = heads(&lines);
    heads.retain(|head| lines.is_open(head.lines.start));
    skip_furniture(&mut lines);
    claim_heads(&mut lines, &heads);
    let mut form = Form::default();
    let start = start_of_indicators(&lines, &heads, &words);
    pace.done(3, 4).await;
    let layout = detect(&lines, start);
    pace.step(10);
    pace.done(1, 3).await;
    place_title(&mut form, &mut lines, start, &mut notes);
    let kept = layout == Layout::Layout;
    let torn = kept || layout == Layout::Columns;
    let boxes = if torn { upper::cut(&mut lines, start) } else { sections::cut(&mut lines, start) };
    if boxes.content.is_empty() && heads.is_empty() && start == lines.len() {
        return Err(ReadError::NotAForm);
    }
    pace.done(2, 3).await;
    fill_top(&mut form, &mut lines, &boxes, &mut notes);
    for &line in &boxes.torn {
        let text = "这一行在长文本中的位置是按版面推断的，请核对前后文字".to_owned();
        notes.check(vec![lines.number(line)], text);
    }
    if layout == Layout::Columns {
        let at = [Label::Functions, Label::Organisation, Label::LongTerm, Label::Annual];
        let at = at.iter().filter_map(|label| boxes.content.get(label)).flatten().map(|piece| lines.number(piece.line));
        notes.check(at.collect(), "逐列输出的文本中，各段文字的次序可能不对，请核对".to_owned());
    }
    let amounts = boxes.content.get(&Label::Funds).map_or(&[][..], Vec::as_slice);
    let amounts: Vec<Word> =
        amounts.iter().flat_map(|piece| if kept { lines.words(piece.line) } else { words_of(piece) }).collect();
    funds::read(&mut form, &mut lines, &amounts, kept, &mut notes);
    if layout == Layout::Columns {
        let at = boxes.content.get(&Label::Funds).into_iter().flatten().map(|piece| piece.line);
        funds::drop_unproved(&mut form, &mut lines, at);
    }
    pace.done(3, 3).await;
    let knit = Knit::new(&lines);
    let known = || Known { heads: &heads, words: &words, knit: &knit, pace };
    let groups = match layout {
        Layout::Layout => layout::read(&mut lines, start, known(), &mut notes).await,
        Layout::Columns => columns::read(&mut lines, start, &words, &mut notes),
        Layout::Copied | Layout::Raw => parts::read(&mut lines, start, known(), &mut notes).await,
    };
    pace.step(100);
    pace.done(1, 1).await;
    let groups = waived::apart(across_pages(groups, &lines, &words, &knit, &mut notes), &words);
    fill_indicators(&mut form, groups, &lines, &words, &mut notes);
    stands::withdraw_claims(&form, &mut lines, pace).await;
    let only_named = form.indicators.count() == 0 && holds_only_name(&form);
    let imported = finish(form, lines, layout, notes);
    let report = &imported.report;
    if only_named && heads.is_empty() && report.unplaced.len() >= report.placed.len() {
        return Err(ReadError::NotAForm);
    }
    Ok(imported)
}

fn words_of(piece: &Piece) -> Vec<Word> {
    piece
        .text
        .split_whitespace()
        .map(|text| Word { text: text.to_owned(), line: piece.line, start: 0, end: 0 })
        .collect()
}

/// So many standard indicators must stand there again before a text is taken for more than one form; a single one may be told of in a long text.
const AGAIN: usize = 5;

/// Says that there is more than one form in the text. Every form has the standard indicators once, and no page repeats them.
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

/// How the text came out of the PDF.
fn detect(lines: &Lines, start: usize) -> Layout {
    let spaced = lines.iter().filter(|(_, line)| line.text.trim().contains("   ")).count();
    let together = lines.iter().any(|(_, line)| heads_on(line) >= 3);
    let apart = lines.iter().filter(|(_, line)| heads_on(line) == 1).count();
    if spaced * 8 > lines.len() {
        Layout::Layout
    } else if (!together && apart >= 3) || upper::tears_labels(lines, start) {
        Layout::Columns
    } else if lines.blank_share >= 25 {
        Layout::Copied
    } else {
        Layout::Raw
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

/// Title and year; the year is the first one that a title or a line of its own says.
fn place_title(form: &mut Form, lines: &mut Lines, end: usize, notes: &mut Notes) {
    for index in 0..end {
        if !lines.is_open(index) {
            continue;
        }
        let year = title::year_of(lines.text(index));
        let own = title::title(lines.text(index)) == Some(Title::Own);
        // Another year is none of the title's: it may be the end of a sentence.
        if (own || year.is_some()) && take_year(form, year, lines.number(index), notes) {
            lines.place(index);
        }
    }
}

/// Enters the year that a line says. Whether the line says no other one than the form has then.
fn take_year(form: &mut Form, year: Option<i32>, line: usize, notes: &mut Notes) -> bool {
    let Some(year) = year else { return true };
    if form.year.is_empty() {
        form.year = year.to_string();
    }
    let same = form.year == year.to_string();
    if !same {
        notes.check(vec![line], format!("这一行写的是 {year} 年度，本表读作 {} 年度，请核对", form.year));
    }
    same
}

/// Unit, year and the long texts.
fn fill_top(form: &mut Form, lines: &mut Lines, boxes: &Boxes, notes: &mut Notes) {
    for &index in &boxes.top {
        // 年度：2025 beside other words of the head.
        let (year, _) = year_apart(lines.text(index));
        if year.is_some() && take_year(form, year, lines.number(index), notes) {
            lines.place(index);
        }
    }
    for piece in boxes.content.get(&Label::Unit).into_iter().flatten() {
        take_year(form, year_apart(&piece.text).0, lines.number(piece.line), notes);
    }
    if form.year.is_empty() {
        notes.check(Vec::new(), "没有找到写明年度的一行（如“2025年度”），请手工填写年度".to_owned());
    }
    for (label, pieces) in &boxes.content {
        if *label == Label::Unit {
            fill_unit(form, lines, pieces);
            continue;
        }
        let text = || prose::join(pieces.iter().map(|piece| piece.text.as_str()));
        match label {
            Label::Functions => form.profile.functions = text(),
            Label::Organisation => form.profile.organisation = text(),
            Label::LongTerm => form.goals.long_term = text(),
            Label::Annual => form.goals.annual = text(),
            Label::Unit | Label::Funds => continue,
        }
        for piece in pieces {
            lines.place(piece.line);
        }
    }
}

/// A text without the words that say the year, and the year.
fn year_apart(text: &str) -> (Option<i32>, String) {
    let words: Vec<&str> = text.split_whitespace().collect();
    for (from, count) in (0..words.len()).flat_map(|from| [(from, 2), (from, 1)]) {
        let Some(year) = words.get(from..from + count).and_then(|said| year_said(&said.concat())) else { continue };
        let (before, after) = (words.iter().take(from), words.iter().skip(from + count));
        return (Some(year), before.chain(after).copied().collect::<Vec<_>>().join(" "));
    }
    (None, text.to_owned())
}

/// The unit's name: one line, or two when the first is long. What follows without a label is not part of it.
fn fill_unit(form: &mut Form, lines: &mut Lines, pieces: &[Piece]) {
    for (at, piece) in pieces.iter().enumerate() {
        let unit = &mut form.profile.unit;
        let (_, text) = year_apart(&piece.text);
        if !kind::is_name(&text) {
            lines.leave(piece.line, format!("“{}”不像单位名称，请手工填写", brief(&text)));
        } else if at == 0 || (at == 1 && width(unit) >= 24 && text.chars().count() <= 20) {
            unit.push_str(&text);
            lines.place(piece.line);
        } else {
            lines.leave(piece.line, "单位名称之后、其他栏目之前的内容，不知属于哪一栏");
        }
    }
}

/// Puts the indicators into the form.
fn fill_indicators(form: &mut Form, groups: Vec<Group>, lines: &Lines, words: &Vocabulary, notes: &mut Notes) {
    let mut merged: Vec<Group> = Vec::new();
    for group in groups {
        match merged.last_mut().filter(|last| last.level1 == group.level1 && last.name.text == group.name.text) {
            Some(last) => last.rows.extend(group.rows),
            None => merged.push(group),
        }
    }
    for group in merged {
        note_odd_level2(&group, lines, words, notes);
        for row in &group.rows {
            let here = (group.level1, group.name.text.as_str());
            if let Some((_, level2)) = words.standard_name(&row.name.text).filter(|usual| *usual != here) {
                let at = row.lines().iter().map(|&line| lines.number(line)).collect();
                let text = format!("“{}”通常属于“{level2}”，这里读在“{}”下，请核对", row.name.text, group.name.text);
                notes.check(at, text);
            }
        }
        let rows = group.rows.into_iter().map(|row| {
            let mut indicator = Indicator::empty(RowId(0));
            indicator.key_task = row.key_task.text;
            indicator.name = row.name.text;
            indicator.target.half_year = row.half_year.text;
            indicator.target.full_year = row.full_year.text;
            indicator
        });
        form.indicators.push_level2(group.level1, &group.name.text, rows);
    }
}

/// Lines at the top of a page among which the rest of a cell begins that the end of the page before cut.
const TOP_OF_PAGE: usize = 3;

/// Puts 二级指标 together whose name was cut by the end of a page.
fn across_pages(groups: Vec<Group>, lines: &Lines, words: &Vocabulary, knit: &Knit, notes: &mut Notes) -> Vec<Group> {
    let page = |line: usize| lines.get(line).map(|line| line.page);
    let goes_on = |above: &Group, below: &Group| {
        let (Some(&last), Some(&first)) = (above.name.lines.last(), below.name.lines.first()) else { return false };
        let top =
            (0..first).rev().take_while(|&line| page(line) == page(first)).filter(|&line| !lines.is_skipped(line));
        let shared = words.level2(&above.name.text).or_else(|| words.level2(&below.name.text)).is_some();
        let cut = page(last) < page(first) && top.count() <= TOP_OF_PAGE && above.level1 == below.level1;
        cut && !shared && knit.is_word(&above.name.text, &below.name.text)
    };
    let mut whole: Vec<Group> = Vec::new();
    for group in groups {
        match whole.last_mut().filter(|above| goes_on(above, &group)) {
            Some(above) => {
                let at = above.name.lines.iter().chain(&group.name.lines).map(|&line| lines.number(line)).collect();
                let text = format!("“{}”和“{}”在换页处分开", above.name.text, group.name.text);
                notes.check(at, format!("{text}，合成了一个二级指标，请核对"));
                above.name.text.push_str(&group.name.text);
                above.name.lines.extend(group.name.lines);
                above.rows.extend(group.rows);
            }
            None => whole.push(group),
        }
    }
    whole
}

/// A name that may be the rest of a neighbouring one: a wrapped cell read as two looks like a 二级指标 that nobody measures.
fn note_odd_level2(group: &Group, lines: &Lines, words: &Vocabulary, notes: &mut Notes) {
    let name = group.name.text.as_str();
    if name.is_empty() || words.level2(name).is_some() {
        return;
    }
    let unmeasured = group.rows.iter().all(|row| row.lines().is_empty());
    let unsatisfied = group.level1 == Level1::Satisfaction && !name.contains("满意");
    // A duty is no figure: `…投诉下降率` is the rest of a 三级指标.
    let figure = group.level1 == Level1::Duty && name.ends_with(['率', '数', '度', '）']);
    if unmeasured || unsatisfied || figure {
        let at = group.name.lines.iter().map(|&line| lines.number(line)).collect();
        notes.check(at, format!("二级指标“{name}”可能是相邻名称的一部分，请核对它的名称和所含指标"));
    }
}

fn finish(mut form: Form, lines: Lines, layout: Layout, mut notes: Notes) -> Imported {
    if !lines.folded.is_empty() {
        let text = format!("{} 行中有部首字符，已换成相应的汉字", lines.folded.len());
        notes.tell(lines.folded.clone(), text);
    }
    let mismatches = funds::mismatches(&form, &mut notes);
    let groups = Level1::ALL.map(|level1| {
        let group = form.indicators.group(level1);
        let filled = |level2: &crate::form::Level2| level2.rows.iter().filter(|row| !row.is_blank()).count();
        GroupCount {
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
