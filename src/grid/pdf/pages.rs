//! A page as grids: its ruled tables, or what white space makes of it, with the text between.

use super::IsHead;
use super::content::{Content, Glyph};
use super::lattice::{RuledTable, tables};
use super::lines::{Line, cell_text, lines};
use super::loose::{self, Block};
use super::matrix::Point;
use super::path::Rule;
use crate::grid::{Certainty, Grid, GridCell, Part, TextLine};

/// Places in a grid are told in tenths of a point.
const UNIT: f64 = 10.0;

/// The grids of a page, from above.
pub(super) fn grids(mut content: Content, page: usize, is_head: IsHead<'_>) -> Vec<Grid> {
    turn_upright(&mut content);
    let Content { glyphs, rules, .. } = content;
    let tables: Vec<RuledTable> = tables(&rules);
    let mut of_cells: Vec<Vec<Vec<&Glyph>>> = tables.iter().map(|table| vec![Vec::new(); table.cells.len()]).collect();
    let mut outside: Vec<&Glyph> = Vec::new();
    let mut hidden: Vec<&Glyph> = Vec::new();
    for glyph in &glyphs {
        if glyph.hidden {
            hidden.push(glyph);
            continue;
        }
        // A little above the baseline, where every character has ink.
        let (x, y) = (f64::midpoint(glyph.from.x, glyph.to.x), glyph.from.y - 0.35 * glyph.size);
        let found = tables.iter().enumerate().find_map(|(nth, table)| Some((nth, cell_at(table, x, y)?)));
        let cell = found.and_then(|(nth, cell)| of_cells.get_mut(nth)?.get_mut(cell));
        match cell {
            Some(cell) => cell.push(glyph),
            None => outside.push(glyph),
        }
    }
    for (table, cells) in tables.iter().zip(&mut of_cells) {
        fill_cut_cells(table, cells, &hidden);
    }
    let ruled: Vec<(f64, Grid)> = tables
        .iter()
        .zip(&of_cells)
        .filter(|(_, cells)| cells.iter().any(|glyphs| !glyphs.is_empty()))
        .map(|(table, cells)| (table.top(), grid(table, cells, page)))
        .collect();
    with_lines(ruled, &lines_outside(&outside), page, is_head)
}

/// A merged cell that a page end cuts has its text on one of the pages; a spreadsheet draws it on the other one too, where it lies outside of the table and is
/// cut off. There it says what the empty piece of the cell is.
fn fill_cut_cells<'g>(table: &RuledTable, cells: &mut [Vec<&'g Glyph>], hidden: &[&'g Glyph]) {
    let rows = table.ys.len().saturating_sub(1);
    let (Some(top), Some(bottom)) = (table.ys.first(), table.ys.last()) else { return };
    for (cell, glyphs) in table.cells.iter().zip(cells) {
        let at_edge = [(cell.row == 0, true), (cell.row + cell.rows == rows, false)];
        let edges = (table.xs.get(cell.column), table.xs.get(cell.column + cell.columns));
        let (true, (Some(left), Some(right))) = (glyphs.is_empty(), edges) else { continue };
        let beyond = |glyph: &&&Glyph| {
            let inside = glyph.from.x >= left - 1.0 && glyph.to.x <= right + 1.0;
            let (above, below) = (glyph.from.y <= top + 1.0, glyph.from.y - 0.7 * glyph.size >= bottom - 1.0);
            inside && at_edge.iter().any(|(touches, upper)| *touches && if *upper { above } else { below })
        };
        glyphs.extend(hidden.iter().filter(beyond).copied());
    }
}

/// The cell of a table in which a point lies.
fn cell_at(table: &RuledTable, x: f64, y: f64) -> Option<usize> {
    let (row, column) = table.place(x, y)?;
    table.cells.iter().position(|cell| {
        (cell.row..cell.row + cell.rows).contains(&row) && (cell.column..cell.column + cell.columns).contains(&column)
    })
}

/// Turns a page whose text runs up or down, or stands on its head; what runs another way than most does is left as it is.
fn turn_upright(content: &mut Content) {
    let direction = |glyph: &Glyph| {
        let (x, y) = (glyph.to.x - glyph.from.x, glyph.to.y - glyph.from.y);
        if x.abs() >= y.abs() { usize::from(x < 0.0) * 2 } else { 1 + usize::from(y < 0.0) * 2 }
    };
    let mut counts = [0_usize; 4];
    for glyph in &content.glyphs {
        if let Some(count) = counts.get_mut(direction(glyph)) {
            *count += 1;
        }
    }
    let most = counts.iter().enumerate().max_by_key(|(_, count)| **count).map_or(0, |(at, _)| at);
    let turned = |point: Point| match most {
        1 => Point { x: point.y, y: -point.x },
        2 => Point { x: -point.x, y: -point.y },
        3 => Point { x: -point.y, y: point.x },
        _ => point,
    };
    if most != 0 {
        for glyph in &mut content.glyphs {
            (glyph.from, glyph.to) = (turned(glyph.from), turned(glyph.to));
        }
        for rule in &mut content.rules {
            *rule = Rule { from: turned(rule.from), to: turned(rule.to) };
        }
    }
    // What runs another way is a stamp or a watermark.
    content.glyphs.retain(|glyph| (glyph.to.y - glyph.from.y).abs() <= 0.2 * glyph.size.max(1.0));
}

fn grid(table: &RuledTable, cells: &[Vec<&Glyph>], page: usize) -> Grid {
    let edge = |column: usize| table.xs.get(column).copied().unwrap_or_default();
    let cells = table.cells.iter().zip(cells).map(|(cell, glyphs)| GridCell {
        text: cell_text(&lines(glyphs), (edge(cell.column), edge(cell.column + cell.columns))),
        row: cell.row,
        column: cell.column,
        rows: cell.rows,
        columns: cell.columns,
    });
    let cells = cells.collect();
    Grid { part: Part::Page(page), cells, edges: table.xs.iter().map(|x| tenths(*x)).collect(), ..Grid::default() }
}

#[allow(clippy::cast_possible_truncation, reason = "a place on a page, held within bounds")]
fn tenths(place: f64) -> i32 {
    (place * UNIT).round().clamp(-1e8, 1e8) as i32
}

/// The lines outside of tables in their pieces, from above.
fn lines_outside(glyphs: &[&Glyph]) -> Vec<Vec<Line>> {
    let mut of_lines: Vec<Vec<Line>> = Vec::new();
    for line in lines(glyphs) {
        let near = |glyph: &&&Glyph| (glyph.from.y - line.base).abs() <= line.size * 0.45;
        let mut own: Vec<&Glyph> = glyphs.iter().filter(near).copied().collect();
        own.sort_by(|one, other| one.from.x.total_cmp(&other.from.x));
        let mut pieces: Vec<Vec<&Glyph>> = Vec::new();
        let mut end = f64::NEG_INFINITY;
        for glyph in own.into_iter().filter(|glyph| !glyph.text.trim().is_empty() || glyph.text == "\u{3000}") {
            match pieces.last_mut() {
                Some(piece) if glyph.from.x - end <= loose::gap(line.size) => piece.push(glyph),
                _ => pieces.push(vec![glyph]),
            }
            end = end.max(glyph.to.x);
        }
        of_lines.push(pieces.iter().flat_map(|piece| lines(piece)).filter(|line| !line.text.is_empty()).collect());
    }
    of_lines.retain(|pieces| !pieces.is_empty());
    of_lines
}

/// Puts the lines before the tables below them. Where a run of lines looks like a table of its own, it becomes one.
fn with_lines(ruled: Vec<(f64, Grid)>, outside: &[Vec<Line>], page: usize, is_head: IsHead<'_>) -> Vec<Grid> {
    let mut grids = Vec::new();
    let mut at = 0;
    let mut waiting: Vec<TextLine> = Vec::new();
    let until = |from: usize, top: f64| {
        outside.iter().skip(from).take_while(|pieces| pieces.first().is_some_and(|line| line.base <= top)).count()
    };
    for (top, mut grid) in ruled {
        let count = until(at, top + 1.0);
        loose_between(outside.get(at..at + count).unwrap_or_default(), (at, page, is_head), &mut waiting, &mut grids);
        at += count;
        grid.before = core::mem::take(&mut waiting);
        grids.push(grid);
    }
    loose_between(outside.get(at..).unwrap_or_default(), (at, page, is_head), &mut waiting, &mut grids);
    if !waiting.is_empty() {
        grids.push(Grid { part: Part::Page(page), before: waiting, ..Grid::default() });
    }
    grids
}

/// Lines between tables: those that look like a table become a grid, the others wait for the next table.
fn loose_between(
    lines: &[Vec<Line>],
    (first, page, is_head): (usize, usize, IsHead<'_>),
    waiting: &mut Vec<TextLine>,
    grids: &mut Vec<Grid>,
) {
    let mut at = 0;
    while at < lines.len() {
        let block = block_from(lines, at);
        if loose::is_table(&block) {
            for part in loose::parts(&block, |pieces| is_head_line(pieces, is_head)) {
                at += match part {
                    loose::Part::Table(table, count) => {
                        grids.push(Grid { before: core::mem::take(waiting), ..loose_grid(&table, page) });
                        count
                    }
                    loose::Part::Lines(count) => {
                        waiting.extend(text_lines(lines, (first, at), count));
                        count
                    }
                };
            }
            continue;
        }
        // What is a part of these lines is no table either.
        waiting.extend(text_lines(lines, (first, at), block.len().max(1)));
        at += block.len().max(1);
    }
}

/// Whether a line is the head of a table of indicators.
fn is_head_line(pieces: &[Line], is_head: IsHead<'_>) -> bool {
    let texts = pieces.iter().map(|line| line.text.as_str());
    pieces.len() > 2 && is_head(&Grid::of_rows(Part::default(), [texts]))
}

/// Some lines from one on as text.
fn text_lines(lines: &[Vec<Line>], (first, at): (usize, usize), count: usize) -> impl Iterator<Item = TextLine> {
    let numbered = (first + at + 1..).zip(lines.iter().skip(at).take(count));
    numbered.map(|(number, pieces)| {
        let text = pieces.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\u{3000}");
        TextLine { text, number }
    })
}

/// The lines from one on that may be a table together: with several pieces, or close to one that has.
fn block_from(lines: &[Vec<Line>], at: usize) -> Block {
    let mut block = Block::new();
    let mut base: Option<(f64, f64)> = None;
    for pieces in lines.iter().skip(at) {
        let Some(line) = pieces.first() else { break };
        let near = base.is_none_or(|(base, size)| line.base - base <= 4.0 * size);
        if !near || pieces.len() < 2 && block.is_empty() && !is_close(lines, at) {
            break;
        }
        base = Some((line.base, line.size));
        block.push(pieces.clone());
    }
    while block.last().is_some_and(|pieces| pieces.len() < 2)
        && !block.len().checked_sub(2).is_some_and(|above| is_close(&block, above))
    {
        block.pop();
    }
    block
}

/// Whether a line and the next one stand as close as those of one cell, and one of them has several pieces: a page end may leave one line of a cell.
fn is_close(lines: &[Vec<Line>], at: usize) -> bool {
    let (Some(one), Some(next)) = (lines.get(at), lines.get(at + 1)) else { return false };
    let (Some(above), Some(below)) = (one.first(), next.first()) else { return false };
    one.len().max(next.len()) > 1 && below.base - above.base <= 1.75 * above.size
}

fn loose_grid(table: &loose::LooseTable, page: usize) -> Grid {
    let edge = |column: usize| table.edges.get(column).copied().unwrap_or_default();
    let cells = table.cells.iter().map(|cell| GridCell {
        text: cell_text(&cell.lines, (edge(cell.column), edge(cell.column + 1))),
        row: cell.row,
        column: cell.column,
        rows: cell.rows,
        columns: 1,
    });
    Grid {
        part: Part::Page(page),
        cells: cells.filter(|cell| !cell.text.is_empty()).collect(),
        edges: table.edges.iter().map(|x| tenths(*x)).collect(),
        certainty: Certainty::Guessed,
        ..Grid::default()
    }
}
