//! Where pages end. Browsers break tables each in their own way: none draws the line below a merged cell that goes on, few repeat a name, and what
//! must stay together leaves half a page white. So the tables are taken apart here, from the heights that a browser measured.

use super::parts::{GOES_ON, Span};
use super::{Block, CellKind, Sheet};

/// What a browser measured of a paper that stands on one endless page, in whole pixels, rounded up.
#[derive(Clone, Debug, Default)]
pub struct Measures {
    /// What a page holds.
    pub page: u32,
    /// Title and year.
    pub title: u32,
    /// The line that is filled in by hand.
    pub signatures: u32,
    /// A line of text.
    pub line: u32,
    /// Each table.
    pub blocks: Vec<BlockHeights>,
}

/// How high a table is.
#[derive(Clone, Debug, Default)]
pub struct BlockHeights {
    /// The rows that stand again on every page.
    pub head: u32,
    /// The others.
    pub rows: Vec<RowHeight>,
}

/// How high a row is.
#[derive(Clone, Debug, Default)]
pub struct RowHeight {
    /// With all that stands in it.
    pub height: u32,
    /// Each cell that begins in it.
    pub cells: Vec<Lines>,
}

/// How a text stands in its cell.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    /// On how many lines.
    pub count: u32,
    /// Of a long text: how many characters stand before each line but the first.
    pub starts: Vec<usize>,
}

/// What a page would rather leave white, in pixels, than to end where it should not: within a 二级指标 or a 重点工作,
const WITHIN: u32 = 12;
/// with a single row of a group on one side,
const LONELY: u32 = 90;
/// with a single row of a table on one side,
const SINGLE: u32 = 140;
/// between 收入 and 支出,
const SEAM: u32 = 160;
/// within either,
const TORN: u32 = 800;
/// in a text.
const IN_TEXT: u32 = 24;
/// In a row of figures and names a text is rather kept whole.
const IN_ROW: u32 = 200;

/// Of a text that goes on, so many lines stand at least on either page.
const LINES_TOGETHER: usize = 2;

/// A place where a page may end: above a row, or in it, below so many lines of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct End {
    block: usize,
    row: usize,
    /// Which cell, and how many lines of it stay.
    inside: Option<(usize, usize)>,
}

/// The tables of each page. A paper that was not measured stands on one.
pub fn pages(sheet: &Sheet, measures: &Measures) -> Vec<Vec<Block>> {
    if measures.page == 0 || measures.blocks.len() != sheet.blocks.len() {
        return vec![sheet.blocks.clone()];
    }
    let mut left = Left::new(sheet, measures);
    let mut pages = Vec::new();
    let mut room = measures.page.saturating_sub(measures.title);
    while !left.is_empty() {
        let end = left.end(room);
        pages.push(left.take(end));
        room = measures.page;
    }
    if pages.is_empty() {
        pages.push(Vec::new());
    }
    pages
}

/// A table with its heights.
struct Table {
    block: Block,
    heights: BlockHeights,
    spans: Vec<Span>,
}

/// What stands on no page yet.
struct Left {
    tables: Vec<Table>,
    /// The first row that is left of the first table that is left.
    start: (usize, usize),
    line: u32,
    signatures: u32,
}

impl Left {
    fn new(sheet: &Sheet, measures: &Measures) -> Self {
        let tables = sheet.blocks.iter().zip(&measures.blocks);
        let tables = tables.map(|(block, heights)| Table {
            block: block.clone(),
            heights: heights.clone(),
            spans: block.spans(),
        });
        let mut left =
            Self { tables: tables.collect(), start: (0, 0), line: measures.line, signatures: measures.signatures };
        left.start = left.settled((0, 0));
        left
    }

    fn is_empty(&self) -> bool {
        self.start.0 >= self.tables.len()
    }

    /// Below the last row of a table is above the first one of the next.
    fn settled(&self, (block, row): (usize, usize)) -> (usize, usize) {
        match self.tables.get(block) {
            Some(table) if row < table.block.rows.len() => (block, row),
            Some(_) => self.settled((block + 1, 0)),
            None => (block, 0),
        }
    }

    /// Where the page ends best: as far below as possible, unless a place above it costs less than the white it leaves.
    fn end(&self, room: u32) -> End {
        let mut ends: Vec<(End, u32, u32)> = Vec::new();
        let mut used = 0;
        let (first_block, first_row) = self.start;
        for (block, table) in self.tables.iter().enumerate().skip(first_block) {
            let from = if block == first_block { first_row } else { 0 };
            for row in from..table.block.rows.len() {
                for (end, height) in table.ends_inside(block, from, row, self.line) {
                    if used + height <= room {
                        ends.push((end, used + height, if table.has_head() { IN_ROW } else { IN_TEXT }));
                    }
                }
                let height = used + table.height(from, row + 1, self.line);
                if height > room {
                    return self.best(&ends, room);
                }
                let (next_block, next_row) = self.settled((block, row + 1));
                let end = End { block: next_block, row: next_row, inside: None };
                let is_all = next_block >= self.tables.len();
                if !is_all || height + self.signatures <= room {
                    ends.push((end, height, if is_all { 0 } else { self.cost(from, end, block) }));
                }
            }
            used += table.height(from, table.block.rows.len(), self.line);
        }
        match ends.last() {
            Some((end, ..)) if end.block >= self.tables.len() => *end,
            _ => self.best(&ends, room),
        }
    }

    fn best(&self, ends: &[(End, u32, u32)], room: u32) -> End {
        // The later one of two as good.
        let best = ends.iter().rev().min_by_key(|(_, used, cost)| room.saturating_sub(*used) + cost);
        // What fits on no page stands on one nevertheless.
        let (block, row) = self.settled((self.start.0, self.start.1 + 1));
        best.map_or(End { block, row, inside: None }, |(end, ..)| *end)
    }

    /// What it costs to end above a row. `from` is the first row on this page of the table that the last row on it stands in.
    fn cost(&self, from: usize, end: End, last: usize) -> u32 {
        let rows_left: usize =
            self.tables.iter().skip(end.block).map(|table| table.block.rows.len()).sum::<usize>() - end.row;
        let mut cost = if rows_left == 1 { SINGLE } else { 0 };
        let Some(table) = self.tables.get(end.block).filter(|_| end.block == last) else { return cost };
        let rows = table.block.rows.len();
        let going_on = table.spans.iter().filter(|span| span.goes_on(end.row));
        if !table.has_head() {
            return cost + [0, SEAM].get(going_on.count()).copied().unwrap_or(TORN);
        }
        if end.row == 1 || end.row + 1 == rows {
            cost = SINGLE;
        }
        for span in going_on {
            let alone = end.row - span.from.max(from) == 1 || span.to - end.row == 1;
            cost += if span.column > 0 { WITHIN } else { 0 } + if alone { LONELY } else { 0 };
        }
        cost
    }

    /// Takes what stands above an end.
    fn take(&mut self, end: End) -> Vec<Block> {
        let mut until = (end.block, end.row);
        if let Some((cell, lines)) = end.inside
            && let Some(table) = self.tables.get_mut(end.block)
        {
            table.cut(end.row, cell, lines, self.line);
            until.1 += 1;
        }
        let (first, row) = std::mem::replace(&mut self.start, until);
        let tables = self.tables.iter().enumerate().skip(first).take((until.0 + 1).saturating_sub(first));
        let parts = tables.map(|(at, table)| {
            let from = if at == first { row } else { 0 };
            let to = if at == until.0 { until.1 } else { table.block.rows.len() };
            table.block.part(&(from..to))
        });
        parts.filter(|part| !part.rows.is_empty()).collect()
    }
}

impl Table {
    fn has_head(&self) -> bool {
        !self.block.head.is_empty()
    }

    /// How high some of its rows are. A name that stands on each page needs its lines on each.
    fn height(&self, from: usize, to: usize, line: u32) -> u32 {
        let within = |from: usize, to: usize| -> u32 {
            self.heights.rows.iter().skip(from).take(to.saturating_sub(from)).map(|row| row.height).sum()
        };
        let cut = self.spans.iter().filter(|span| span.goes_on(from) || span.goes_on(to));
        let more = cut.map(|span| {
            let row = self.heights.rows.get(span.from);
            let needs = row.and_then(|row| Some(row.cells.get(span.cell)?.count * line + self.around(span.from, line)));
            needs.unwrap_or_default().saturating_sub(within(span.from.max(from), span.to.min(to)))
        });
        self.heights.head + within(from, to) + more.sum::<u32>()
    }

    /// What is around the text of a row.
    fn around(&self, row: usize, line: u32) -> u32 {
        let (Some(heights), Some(cells)) = (self.heights.rows.get(row), self.block.rows.get(row)) else { return 0 };
        let single = heights.cells.iter().zip(cells).filter(|(_, cell)| cell.rows == 1);
        let lines = single.map(|(lines, _)| lines.count).max().unwrap_or_default().max(1);
        heights.height.saturating_sub(lines * line).min(line)
    }

    /// The places in the text of a row where a page may end, and how high the table is then.
    fn ends_inside(&self, block: usize, from: usize, row: usize, line: u32) -> Vec<(End, u32)> {
        let (Some(heights), Some(cells)) = (self.heights.rows.get(row), self.block.rows.get(row)) else {
            return Vec::new();
        };
        let above = self.height(from, row, line);
        let texts = heights.cells.iter().zip(cells).enumerate();
        // The longest: a shorter one beside it stays whole.
        let Some((cell, (lines, _))) =
            texts.filter(|(_, (_, cell))| cell.kind == CellKind::Long).max_by_key(|(_, (lines, _))| lines.count)
        else {
            return Vec::new();
        };
        let beside = heights.cells.iter().enumerate().filter(|(at, _)| *at != cell).map(|(_, lines)| lines.count).max();
        let last = (lines.starts.len() + 1).saturating_sub(LINES_TOGETHER);
        let kept = (LINES_TOGETHER..=last).filter_map(|count| Some((count, u32::try_from(count).ok()?)));
        kept.filter(|(_, count)| beside.is_none_or(|beside| beside <= *count))
            .map(|(count, lines)| {
                let end = End { block, row, inside: Some((cell, count)) };
                (end, above + lines * line + self.around(row, line))
            })
            .collect()
    }

    /// Lets the text of a row go on in a new row below it.
    fn cut(&mut self, row: usize, cell: usize, lines: usize, line: u32) {
        let around = self.around(row, line);
        let Some(heights) = self.heights.rows.get_mut(row) else { return };
        let Some(text) = heights.cells.get_mut(cell) else { return };
        let Some(chars) = lines.checked_sub(1).and_then(|at| text.starts.get(at)).copied() else { return };
        // No page begins with blank lines.
        let next = chars + self.block.blank_after(row, cell, chars);
        let rest: Vec<usize> = text.starts.iter().skip(lines).filter_map(|start| start.checked_sub(next)).collect();
        let rest: Vec<usize> = rest.into_iter().filter(|start| *start > 0).collect();
        let blank = text.starts.len().saturating_sub(lines + rest.len());
        text.starts.truncate(lines - 1);
        let count = u32::try_from(lines).unwrap_or_default();
        let gone = text.count.saturating_sub(count);
        let below = Lines { count: gone.saturating_sub(u32::try_from(blank).unwrap_or_default()), starts: rest };
        text.count = count;
        // The row below is named again, and the first time a little more than named.
        let named = heights.cells.iter().enumerate().filter(|(at, _)| *at != cell).map(|(_, lines)| lines.count).max();
        let goes_on = self.block.rows.get(row).is_some_and(|cells| cells.iter().any(|of| of.text.ends_with(GOES_ON)));
        let named = if self.block.head.is_empty() { 0 } else { named.unwrap_or_default() + u32::from(!goes_on) };
        heights.height = heights.height.saturating_sub(gone * line);
        let height = below.count.max(named) * line + around;
        let singles = self.block.rows.get(row).map(|row| row.iter().map(|cell| cell.rows == 1).collect::<Vec<_>>());
        let cells = singles.unwrap_or_default().into_iter().enumerate().filter(|(_, single)| *single);
        let cells = cells
            .map(|(at, _)| if at == cell { below.clone() } else { Lines { count: named, starts: Vec::new() } })
            .collect();
        self.heights.rows.insert(row + 1, RowHeight { height, cells });
        self.block.cut_row(row, cell, chars, next);
        self.spans = self.block.spans();
    }
}
