//! Reads indicators from a text whose layout was kept (`pdftotext -layout`), where a merged cell stands in the middle of its rows.

use super::fragment::Column;
use super::grid::bits;
use super::heights::Print;
use super::level1;
use super::lines::Lines;
use super::pace::Pace;
use super::page_furniture::Head;
use super::report::Notes;
use super::rows::{Level2Rows, PrintedCell, Row};
use super::strip::{Bit, Strip};
use super::table::{Level2Block, Named, Table};
use super::vocabulary::Vocabulary;
use super::word_breaks::WordBreaks;
use crate::form::Level1;

/// Lines of a page and tables of a form from which the print of the table is learned.
const USUAL_LINES: usize = 120;
const USUAL_TABLES: usize = 12;
/// Lines of one page of a table; more than any page has.
const MOST_LINES: usize = 400;

/// The widest piece of every column, beside 重点工作 and without.
struct Widths([[usize; 5]; 2]);

impl Widths {
    fn new(strips: &[Strip], grids: &[Vec<Bit>]) -> Self {
        Self([false, true].map(|duty| Column::ALL.map(|column| width(strips, grids, duty, column))))
    }

    fn of(&self, duty: bool, column: Column) -> usize {
        self.0.get(usize::from(duty)).and_then(|of| of.get(column as usize)).copied().unwrap_or(0)
    }
}

/// What all readers of indicator tables need.
pub(super) struct Known<'a> {
    pub heads: &'a [Head],
    pub words: &'a Vocabulary,
    pub word_breaks: &'a WordBreaks,
    pub pace: &'a Pace,
}

/// Reads all indicators from line `start` on.
pub(super) async fn read(lines: &mut Lines, start: usize, known: Known<'_>, notes: &mut Notes) -> Vec<Level2Rows> {
    let Known { heads, words, word_breaks, pace } = known;
    let strips = strips(lines, start, heads);
    pace.step(40);
    let mut grids: Vec<Vec<Bit>> = Vec::with_capacity(strips.len());
    for strip in &strips {
        grids.push(bits(lines, strip, words, word_breaks));
        pace.done(grids.len(), strips.len()).await;
    }
    let widths = Widths::new(&strips, &grids);
    pace.step(50);
    let mut tables: Vec<(Table<'_>, Named)> = Vec::with_capacity(strips.len());
    for (at, (strip, grid)) in strips.iter().zip(&grids).enumerate() {
        let next_goes_on = strips.get(at + 1).is_some_and(|next| next.goes_on);
        let table = Table { strip, grid, next_goes_on };
        let named = table.named(&|column| widths.of(strip.duty, column), pace).await;
        tables.push((table, named));
        pace.done(at + 1, strips.len()).await;
    }
    let print = print(&tables, &widths, words, pace).await;
    pace.step(100);
    let count = tables.len();
    let mut level2s: Vec<Level2Rows> = Vec::new();
    let mut current: Option<Level1> = None;
    for (at, (table, named)) in tables.into_iter().enumerate() {
        let widths = |column| widths.of(table.strip.duty, column);
        let blocks = table.blocks(&named, words, lines, &widths, print, notes);
        let edges = [blocks.first().filter(|_| table.strip.goes_on), blocks.last().filter(|_| table.next_goes_on)];
        for block in edges.into_iter().flatten() {
            note_edge(block, words, lines, notes);
        }
        let levels = level1::levels(table.strip, table.grid, &blocks, current, words, table.next_goes_on, pace).await;
        for (block, level1) in blocks.into_iter().zip(levels.of) {
            let Some(level1) = level1 else {
                block.lines().into_iter().for_each(|line| lines.leave(line, "不知属于哪个一级指标"));
                continue;
            };
            current = Some(level1);
            add(&mut level2s, level1, block, words, lines, notes);
        }
        current = levels.last.or(current);
        pace.done(at + 1, count).await;
    }
    level2s
}

/// How the tables were printed: what makes their merged cells fit best.
async fn print(tables: &[(Table<'_>, Named)], widths: &Widths, words: &Vocabulary, pace: &Pace) -> Print {
    pace.step(75);
    let usual: Vec<&(Table<'_>, Named)> =
        tables.iter().filter(|(table, _)| table.strip.lines.len() <= USUAL_LINES).take(USUAL_TABLES).collect();
    let all: Vec<Print> = Print::all().collect();
    let mut best: Option<(i32, Print)> = None;
    for (at, print) in all.iter().enumerate() {
        let mut cost = print.allowance();
        for (table, named) in &usual {
            cost += table.cost(named, words, &|column| widths.of(table.strip.duty, column), *print);
            pace.done(at, all.len()).await;
        }
        if best.is_none_or(|(least, _)| cost < least) {
            best = Some((cost, *print));
        }
    }
    best.map(|(_, print)| print).unwrap_or_default()
}

/// Cuts the lines into strips at heads and page breaks.
fn strips(lines: &mut Lines, start: usize, heads: &[Head]) -> Vec<Strip> {
    let mut strips: Vec<Strip> = Vec::new();
    let mut head_words = Vec::new();
    let mut page = None;
    let mut fresh = true;
    let mut duty = false;
    let mut heads = heads.iter().peekable();
    for index in start..lines.len() {
        while heads.next_if(|head| head.lines.end <= index).is_some() {}
        if let Some(head) = heads.peek().filter(|head| head.lines.contains(&index)) {
            if index == head.lines.start {
                head_words.clear();
            }
            fresh = strips.last().is_none_or(|strip| strip.duty != head.key_task);
            duty = head.key_task;
            head_words.extend(lines.words(index));
            page = None;
            continue;
        }
        if !lines.is_open(index) {
            continue;
        }
        let here = lines.get(index).map(|line| line.page);
        if page != here {
            let goes_on = !fresh && !strips.is_empty();
            // On a page without a head the columns stand about where they stood on the page before.
            let above = strips.last().filter(|above| above.duty == duty && head_words.is_empty());
            let head = above.map_or_else(|| std::mem::take(&mut head_words), |above| above.head.clone());
            strips.push(Strip { duty, goes_on, head, lines: Vec::new() });
            (page, fresh) = (here, false);
        }
        match strips.last_mut() {
            Some(strip) if strip.lines.len() < MOST_LINES => strip.lines.push(index),
            _ => lines.leave(index, "这一页的行太多，没有读"),
        }
    }
    strips
}

/// The widest piece of a column on all pages.
fn width(strips: &[Strip], grids: &[Vec<Bit>], duty: bool, column: Column) -> usize {
    let shared = column != Column::Name;
    let same = strips.iter().zip(grids).filter(|(strip, _)| shared || strip.duty == duty);
    let pieces = same.flat_map(|(_, grid)| grid.iter().filter(|bit| bit.column == Some(column)));
    pieces.map(|bit| bit.piece.width.least).max().unwrap_or(0)
}

/// A cell that a page break cuts is printed in two places; its rows are to be checked, unless their names are known.
fn note_edge(block: &Level2Block, words: &Vocabulary, lines: &Lines, notes: &mut Notes) {
    if !block.rows.iter().all(|row| words.standard_name(&row.name.text).is_some()) {
        let at = block.lines().into_iter().map(|line| lines.number(line)).collect();
        notes.check(at, "这些行在换页处，合并的单元格可能被分成两半，请核对".to_owned());
    }
}

/// Adds what stands in a block to the 二级指标 of the form.
fn add(
    level2s: &mut Vec<Level2Rows>,
    level1: Level1,
    block: Level2Block,
    words: &Vocabulary,
    lines: &Lines,
    notes: &mut Notes,
) {
    let at: Vec<usize> = block.lines().into_iter().map(|line| lines.number(line)).collect();
    let Some(name) = block.name else {
        let mut rows = block.rows;
        if let Some(last) = level2s.last_mut().filter(|level2| level2.level1 == level1) {
            // The 重点工作 of the page before goes on too.
            let task = last.rows.last().map(|row| row.key_task.clone()).unwrap_or_default();
            rows.iter_mut()
                .take_while(|row| row.key_task.is_empty())
                .for_each(|row| row.key_task.text.clone_from(&task.text));
            let standard =
                rows.iter().all(|row| words.standard_name(&row.name.text).is_some_and(|(_, l2)| l2 == last.name.text));
            if !standard {
                notes.check(at, format!("接上页：这些行读作二级指标“{}”的续行，请核对", last.name.text));
            }
            last.rows.extend(rows);
        } else if !rows.is_empty() {
            notes.check(at, "前面没有二级指标，请补填".to_owned());
            level2s.push(Level2Rows { level1, name: PrintedCell::default(), rows });
        }
        return;
    };
    let standard = |row: &Row| words.standard_name(&row.name.text).is_some_and(|(_, level2)| level2 == name.cell.text);
    if block.loose && !block.rows.iter().all(standard) {
        notes.check(at, format!("二级指标“{}”包括哪几行不能从版面确定，请核对", name.cell.text));
    }
    let usually_empty = level1 == Level1::Benefit && ["生态", "可持续"].iter().any(|n| name.cell.text.starts_with(n));
    if block.rows.is_empty() && !usually_empty {
        let at = name.cell.lines.iter().map(|&line| lines.number(line)).collect();
        notes.check(at, format!("“{}”读作没有三级指标的二级指标，请核对", name.cell.text));
    }
    level2s.push(Level2Rows { level1, name: name.cell, rows: block.rows });
}
