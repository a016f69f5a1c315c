//! Reads the five 一级指标 of a running text (`level1_of_text`), and puts what was read of each together again.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::flow::{Level1Text, PageSetting, Reading};
use super::fragment::{Column, Fragment};
use super::grammar;
use super::level1_of_text;
use super::line_breaks::{CellStep, State};
use super::lines::{Lines, Word};
use super::pace::Pace;
use super::page_furniture::Head;
use super::report::Notes;
use super::rows::{Level2Rows, PrintedCell, Row};
use super::value::{is_odd_pair, wants_unit};
use super::vocabulary::Vocabulary;
use super::widths::settings;
use super::word_breaks::{WordBreaks, rate_continuations};
use crate::form::{Level1, terms};

/// The margin up to which another reading is close enough for the row to be reported.
const CLOSE: i32 = 15;
/// The same where 重点工作 are merged over rows, which makes more readings possible.
const CLOSE_IF_MERGED: i32 = 25;
/// A piece that costs this much or more is reported, even where no other reading is better.
const STRAINED: i32 = 45;

/// What is known of the text before its indicators are read.
pub(super) struct Known<'a> {
    pub heads: &'a [Head],
    pub words: &'a Vocabulary,
    pub word_breaks: &'a WordBreaks,
    pub pace: &'a Pace,
}

/// Reads all indicators from line `start` on.
pub(super) async fn read(lines: &mut Lines, start: usize, known: Known<'_>, notes: &mut Notes) -> Vec<Level2Rows> {
    let Known { heads, words, word_breaks, pace } = known;
    let found = level1_of_text::cut(lines, start, heads, words, notes);
    pace.rest().await;
    let parts: Vec<Level1Text> =
        found.iter().map(|(level1, words_of)| part(*level1, words_of, words, word_breaks)).collect();
    pace.step(50);
    let (setting, others) = settings(&parts, pace).await;
    pace.step(100);
    // Every part is read once, and once more in every setting nearly as good.
    let all = parts.iter().map(|part| part.pieces.len() + 1).sum::<usize>() * (others.len() + 1);
    let mut done = 0;
    let mut level2s = Vec::new();
    for ((level1, _), part) in found.iter().zip(&parts) {
        let mut readings = part.read(&setting, pace).await;
        let bare = without_tasks(part, &readings, &setting, pace).await;
        let (part, others) = match &bare {
            Some((bare, settings)) => {
                note_without_tasks(bare, lines, notes);
                readings = bare.read(&settings.0, pace).await;
                (bare, &settings.1)
            }
            None => (part, &others),
        };
        done += part.pieces.len() + 1;
        pace.done(done, all).await;
        for (more, other) in others {
            part.compare(&mut readings, other, *more, pace).await;
            done += part.pieces.len() + 1;
            pace.done(done, all).await;
        }
        level2s.extend(read_part(*level1, part, &readings, words, lines, notes));
    }
    level2s
}

fn read_part(
    level1: Level1,
    part: &Level1Text,
    readings: &[Reading],
    words: &Vocabulary,
    lines: &mut Lines,
    notes: &mut Notes,
) -> Vec<Level2Rows> {
    note_close(part, readings, lines, notes);
    note_bare(part, readings, lines, notes);
    assemble(level1, part, readings, words, lines, notes)
}

/// A setting, and others nearly as good.
type SettingsFound = (PageSetting, Vec<(i32, PageSetting)>);

/// Whether a 二级指标 has a first row without a 重点工作.
fn has_bare_row(readings: &[Reading]) -> bool {
    let bare = |above: &Reading, row: &Reading| {
        above.column == Column::Level2 && row.column == Column::Name && row.step == CellStep::Next
    };
    readings.iter().zip(readings.iter().skip(1)).any(|(above, row)| bare(above, row))
}

/// Where rows lack a 重点工作, what stands before a 三级指标 may as well be a 二级指标 whose row lacks one; so may what reads like a duty.
fn note_bare(part: &Level1Text, readings: &[Reading], lines: &Lines, notes: &mut Notes) {
    if !part.tasks {
        return;
    }
    let of = part.pieces.iter().zip(readings);
    let tasks = of.filter(|(_, reading)| reading.column == Column::KeyTask && reading.step == CellStep::NewRow);
    let number = |piece: &Fragment| lines.number(piece.line);
    if has_bare_row(readings) {
        let at: Vec<usize> = tasks.map(|(piece, _)| number(piece)).collect();
        let text = "表中有的行没有重点工作，所以这些行的“重点工作”也可能是二级指标，请核对";
        if !at.is_empty() {
            notes.check(at, text.to_owned());
        }
        return;
    }
    for (piece, _) in tasks.filter(|(piece, _)| DUTY.iter().any(|verb| piece.text.starts_with(verb))) {
        let text = format!("“{}”读作重点工作，也可能是没有重点工作的二级指标，请核对", piece.text);
        notes.check(vec![number(piece)], text);
    }
}

/// What 二级指标 often begin with, and 重点工作 hardly ever.
const DUTY: [&str; 3] = ["负责", "承担", "推进"];

/// What a form costs more that leaves the column 重点工作 empty throughout.
const NO_TASKS: i32 = 20;

/// The part read as one in which no row has a 重点工作, if it reads better so. It is tried only where a 二级指标 has a row without one.
async fn without_tasks(
    part: &Level1Text,
    readings: &[Reading],
    setting: &PageSetting,
    pace: &Pace,
) -> Option<(Level1Text, SettingsFound)> {
    if !part.tasks || !has_bare_row(readings) {
        return None;
    }
    let other = Level1Text { tasks: false, ..part.clone() };
    let end = pace.within();
    let found = settings(std::slice::from_ref(&other), pace).await;
    pace.step(end);
    let states = State::all();
    let better = other.cost(&found.0, &states) + NO_TASKS < part.cost(setting, &states);
    better.then_some((other, found))
}

fn note_without_tasks(part: &Level1Text, lines: &Lines, notes: &mut Notes) {
    let mut at: Vec<usize> = part.pieces.iter().map(|piece| lines.number(piece.line)).collect();
    at.dedup();
    notes.check(at, "“重点工作”一栏读作全部空白，请核对二级指标和三级指标".to_owned());
}

fn part(level1: Level1, words_of: &[Word], words: &Vocabulary, word_breaks: &WordBreaks) -> Level1Text {
    let mut pieces: Vec<Fragment> = Vec::new();
    for word in words_of.iter().flat_map(|word| words.unglued(word)) {
        let first = pieces.last().is_none_or(|piece| piece.line != word.line);
        let mut piece = Fragment::new(word, first, level1, words);
        if let Some(before) = pieces.last() {
            piece.follow(before);
        }
        pieces.push(piece);
    }
    mark_repeated(&mut pieces);
    rate_continuations(&mut pieces.iter_mut().collect::<Vec<_>>(), word_breaks, words);
    let standard = matches!(level1, Level1::Decision | Level1::Process);
    for piece in &mut pieces {
        grammar::judge(piece, standard);
    }
    Level1Text { duty: level1.has_key_task(), tasks: level1.has_key_task(), pieces }
}

fn mark_repeated(pieces: &mut [Fragment]) {
    let mut begins: HashMap<String, usize> = HashMap::new();
    let shares_line = |pair: &[Fragment]| matches!(pair, [piece, next] if piece.first && !next.first);
    for pair in pieces.windows(2).filter(|pair| shares_line(pair)) {
        if let [piece, _] = pair {
            *begins.entry(piece.text.clone()).or_default() += 1;
        }
    }
    for piece in pieces.iter_mut().filter(|piece| piece.first) {
        piece.repeated = begins.get(&piece.text).is_some_and(|&count| count > 1);
    }
}

/// Says which pieces could as well be something else.
fn note_close(part: &Level1Text, readings: &[Reading], lines: &Lines, notes: &mut Notes) {
    let merged = |reading: &Reading| part.duty && reading.step == CellStep::NewRow && reading.column == Column::Name;
    let close = if readings.iter().any(merged) { CLOSE_IF_MERGED } else { CLOSE };
    let mut doubtful: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let mut below: Vec<usize> = Vec::new();
    // Whether the 二级指标, and the 重点工作, above these pieces is doubtful.
    let (mut level2, mut task) = (false, false);
    for (piece, reading) in part.pieces.iter().zip(readings) {
        let is_doubtful = reading.margin <= close || reading.cost >= STRAINED;
        let begins = |column: Column| reading.column == column && reading.step != CellStep::Continue;
        if begins(Column::Level2) {
            (level2, task) = (false, false);
        } else if begins(Column::KeyTask) {
            task = false;
        }
        if is_doubtful {
            level2 |= reading.column == Column::Level2 || reading.other == Some(Column::Level2);
            task |= reading.column == Column::KeyTask || reading.other == Some(Column::KeyTask);
            let what = match (reading.step, reading.column) {
                (CellStep::Continue, _) => "前一段的续行",
                (_, Column::Level2) => terms::LEVEL2,
                (_, Column::KeyTask) => terms::KEY_TASK,
                (_, Column::Name) => terms::NAME,
                (_, Column::HalfYear) => "半年指标值",
                (_, Column::FullYear) => "全年指标值",
            };
            doubtful.entry(piece.line).or_default().push(format!("“{}”读作{what}", piece.text));
        } else if level2 || task {
            below.push(lines.number(piece.line));
        }
    }
    for (line, what) in &doubtful {
        notes.check(vec![lines.number(*line)], format!("{}，也可能有别的读法，请核对", what.join("，")));
    }
    below.dedup();
    let settled: HashSet<usize> = doubtful.keys().map(|line| lines.number(*line)).collect();
    below.retain(|number| !settled.contains(number));
    if !below.is_empty() {
        notes.check(below, "这些行上面的二级指标或重点工作可能有别的读法，请核对它们归在哪一项下".to_owned());
    }
}

/// Puts cells, rows and 二级指标 together.
fn assemble(
    level1: Level1,
    part: &Level1Text,
    readings: &[Reading],
    words: &Vocabulary,
    lines: &mut Lines,
    notes: &mut Notes,
) -> Vec<Level2Rows> {
    let mut level2s: Vec<Level2Rows> = Vec::new();
    let mut merged: Vec<usize> = Vec::new();
    let mut before = None;
    for (piece, reading) in part.pieces.iter().zip(readings) {
        lines.place(piece.line);
        let new_row =
            reading.step == CellStep::NewRow || (reading.step == CellStep::Next && before == Some(Column::Level2));
        let begins = reading.column == Column::Level2 && reading.step != CellStep::Continue;
        if begins || level2s.is_empty() {
            level2s.push(Level2Rows { level1, name: PrintedCell::default(), rows: Vec::new() });
        }
        before = Some(reading.column);
        let Some(level2) = level2s.last_mut() else { continue };
        if reading.column == Column::Level2 {
            level2.name.push(&piece.text, piece.line);
            continue;
        }
        if new_row || level2.rows.is_empty() {
            let above = level2.rows.last().map(|row| row.key_task.clone()).filter(|task| !task.is_empty());
            level2.rows.push(Row::default());
            if let (true, Column::Name, Some(row), Some(task)) =
                (part.duty, reading.column, level2.rows.last_mut(), above)
            {
                merged.push(lines.number(piece.line));
                row.key_task.text = task.text;
            }
        }
        let Some(row) = level2.rows.last_mut() else { continue };
        let cell = match reading.column {
            Column::KeyTask => &mut row.key_task,
            Column::HalfYear => &mut row.half_year,
            Column::FullYear => &mut row.full_year,
            Column::Name | Column::Level2 => &mut row.name,
        };
        cell.push(&piece.text, piece.line);
    }
    if !merged.is_empty() {
        notes.check(merged, "这些行没有自己的重点工作，按与上一行合并的单元格处理".to_owned());
    }
    tidy(&mut level2s, words, lines, notes);
    note_odd(&level2s, words, lines, notes);
    level2s
}

/// 二级指标 that may be something else: without rows although others have some, or at the top of a page, where a cut cell goes on.
fn note_odd(level2s: &[Level2Rows], words: &Vocabulary, lines: &Lines, notes: &mut Notes) {
    let page = |line: usize| lines.get(line).map(|line| line.page);
    for row in level2s.iter().flat_map(|level2| &level2.rows) {
        let unlike = !row.half_year.is_empty() && wants_unit(&row.half_year.text) != wants_unit(&row.full_year.text);
        if unlike || row.half_year.lines.len() > 1 || row.full_year.lines.len() > 1 {
            let at = row.lines().into_iter().map(|line| lines.number(line)).collect();
            notes.check(at, format!("“{}”的指标值由几行拼成，或单位不全，请核对", row.name.text));
        }
    }
    for row in level2s.iter().flat_map(|level2| &level2.rows) {
        if is_odd_pair(&row.half_year.text, &row.full_year.text) {
            let at = row.lines().into_iter().map(|line| lines.number(line)).collect();
            let text = format!("“{}”的指标值“{}”“{}”不常见", row.name.text, row.half_year.text, row.full_year.text);
            notes.check(at, format!("{text}，可能是别的栏目，请核对"));
        }
    }
    for (nth, level2) in level2s.iter().enumerate().filter(|(_, level2)| words.level2(&level2.name.text).is_none()) {
        let at: Vec<usize> = level2.name.lines.iter().map(|&line| lines.number(line)).collect();
        if level2.rows.is_empty() {
            notes.check(at, format!("“{}”读作没有三级指标的二级指标，请核对", level2.name.text));
            continue;
        }
        let first = level2.name.lines.first().copied().unwrap_or(0);
        let tops = (first > 0).then(|| first - 1);
        if tops.is_some_and(|above| page(above) != page(first) || lines.is_skipped(above)) {
            let above = nth.checked_sub(1).and_then(|nth| level2s.get(nth));
            let all = above.iter().flat_map(|above| &above.rows).chain(&level2.rows).flat_map(Row::lines);
            let all = all.map(|line| lines.number(line));
            let text = format!("“{}”在一页的开头，可能是上一页二级指标的续行，请核对", level2.name.text);
            notes.check(at.into_iter().chain(all).collect(), text);
        }
    }
}

/// Takes out what is no row, and names the 二级指标 that only their rows can name.
fn tidy(level2s: &mut Vec<Level2Rows>, words: &Vocabulary, lines: &mut Lines, notes: &mut Notes) {
    for level2 in &mut *level2s {
        level2.rows.retain_mut(|row| keep(row, lines));
        let standard = level2.rows.first().and_then(|row| words.standard_name(&row.name.text));
        if level2.name.is_empty() {
            if let Some((_, name)) = standard.filter(|(level1, _)| *level1 == level2.level1) {
                name.clone_into(&mut level2.name.text);
            }
            let at = level2.rows.first().map(Row::lines).unwrap_or_default();
            let text = format!("前面没有二级指标，读作“{}”，请核对", level2.name.text);
            notes.check(at.iter().map(|&line| lines.number(line)).collect(), text);
        }
    }
    level2s.retain(|level2| !level2.name.is_empty() || !level2.rows.is_empty());
}

/// Whether a row is one; its lines stay unplaced otherwise.
fn keep(row: &mut Row, lines: &mut Lines) -> bool {
    let at = row.lines();
    let value = std::mem::take(&mut row.half_year);
    if row.full_year.is_empty() && !value.is_empty() && !row.name.is_empty() {
        let reason = format!("“{}”只有一个指标值“{}”，不知是半年还是全年，请手工填写", row.name.text, value.text);
        value.lines.iter().for_each(|&line| lines.leave(line, reason.clone()));
        return true;
    }
    row.half_year = value;
    if row.name.is_empty() || row.full_year.is_empty() {
        for line in at {
            lines.leave(line, "这一行不像完整的指标：缺少三级指标或指标值");
        }
        return false;
    }
    true
}
