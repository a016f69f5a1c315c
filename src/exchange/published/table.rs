//! One strip of a kept layout: from its cells to rows, and from rows to 二级指标.

use crate::form::terms;
use std::ops::Range;

use super::anchors::{Anchor, Tall};
use super::bands::{Cutting, Rows};
use super::fragment::{Column, Fragment};
use super::heights::{Heights, Print};
use super::lines::Lines;
use super::pace::Pace;
use super::report::Notes;
use super::rows::Row;
use super::stack::{Span, Stack, spans};
use super::stack_rule::Rule;
use super::strip::{Bit, Strip};
use super::value::{is_garbled, is_odd_pair};
use super::vocabulary::Vocabulary;

/// Characters of a row that are compared with other rows.
const MOST_COMPARED: usize = 80;

/// A 二级指标 of a strip, or the rows above the first one.
#[derive(Clone, Debug, Default)]
pub(super) struct Level2Block {
    /// `None` for rows that go on from the page before.
    pub name: Option<Tall>,
    pub rows: Vec<Row>,
    /// First and last line of the strip.
    pub first: usize,
    pub last: usize,
    pub loose: bool,
}

impl Level2Block {
    /// The lines that its name and rows came from.
    pub fn lines(&self) -> Vec<usize> {
        let name = self.name.iter().flat_map(|tall| tall.cell.lines.iter().copied());
        name.chain(self.rows.iter().flat_map(Row::lines)).collect()
    }
}

/// A strip of the table with the cells on its lines.
pub(super) struct Table<'a> {
    pub strip: &'a Strip,
    pub grid: &'a [Bit],
    pub next_goes_on: bool,
}

impl Table<'_> {
    fn column(&self, column: Column) -> Vec<&Bit> {
        self.grid.iter().filter(|bit| bit.column == Some(column)).collect()
    }

    fn rule<'a>(&self, column: Column, width: usize, page: &'a Heights) -> Rule<'a> {
        let from_before = if self.strip.goes_on { 4 } else { 70 };
        let rule = Rule {
            column,
            width,
            most_rows: 60,
            new_cell: 5,
            stranger: 6,
            may_be_empty: false,
            from_before,
            without: 70,
            edges: [self.strip.goes_on, self.next_goes_on],
            with_others: true,
            page,
            standard: &[],
            whole: &[],
            texts: &[],
        };
        match column {
            Column::Level2 => Rule { may_be_empty: true, without: 150, new_cell: 25, stranger: 20, ..rule },
            _ => rule,
        }
    }

    /// The rows with their names.
    pub async fn named(&self, width: &impl Fn(Column) -> usize, pace: &Pace) -> Named {
        let columns = [Column::Name, Column::HalfYear, Column::FullYear];
        let cutting = Cutting {
            columns: columns.map(|column| self.column(column)),
            widths: columns.map(width),
            edges: [self.strip.goes_on, self.next_goes_on],
        };
        let Rows { anchors, names, left } = cutting.rows(pace).await;
        Named { anchors, names, left }
    }

    /// The standard 二级指标 of every row that has one.
    fn standard<'a>(named: &Named, words: &'a Vocabulary) -> Vec<Option<&'a str>> {
        let mut standard = vec![None; named.anchors.len()];
        for span in &named.names {
            if let Some(slot) = standard.get_mut(span.rows.start) {
                *slot = words.standard_name(&span.tall.cell.text).map(|(_, level2)| level2);
            }
        }
        standard
    }

    /// The 二级指标 of the strip with their rows.
    pub fn blocks(
        &self,
        named: &Named,
        words: &Vocabulary,
        lines: &mut Lines,
        width: &impl Fn(Column) -> usize,
        print: Print,
        notes: &mut Notes,
    ) -> Vec<Level2Block> {
        for bit in self.grid {
            lines.place(bit.piece.line);
        }
        let Merged { anchors, tasks, level2s, dropped, .. } = self.merged(named, words, width, print, true);
        for piece in named.left.iter().chain(&dropped) {
            lines.leave(piece.line, format!("不知道“{}”属于哪一行", piece.text));
        }
        for bit in self.grid.iter().filter(|bit| bit.doubtful) {
            let text = format!("“{}”读作一个单元格，也可能是相邻的两个，请核对", bit.piece.text);
            notes.check(vec![lines.number(bit.piece.line)], text);
        }
        note_loose(&named.names, terms::NAME, lines, notes);
        note_loose(&tasks, terms::KEY_TASK, lines, notes);
        let rows = rows(&anchors, &named.names, &tasks, lines, notes);
        blocks(&anchors, &rows, level2s)
    }

    /// How badly the merged cells fit if the table was printed so.
    pub fn cost(&self, named: &Named, words: &Vocabulary, width: &impl Fn(Column) -> usize, print: Print) -> i32 {
        self.merged(named, words, width, print, false).cost
    }

    /// The cells of 重点工作 and 二级指标 with their rows.
    fn merged(
        &self,
        named: &Named,
        words: &Vocabulary,
        width: &impl Fn(Column) -> usize,
        print: Print,
        with_others: bool,
    ) -> Merged {
        let standard = Self::standard(named, words);
        let mut anchors = named.anchors.clone();
        let page = self.heights(&anchors, &[&named.names], print);
        let none = || Stack { spans: Vec::new(), dropped: Vec::new(), cost: 0 };
        let rule = Rule { with_others, ..self.rule(Column::KeyTask, width(Column::KeyTask), &page) };
        let tasks = if self.strip.duty { spans(&self.column(Column::KeyTask), &anchors, &rule) } else { none() };
        widen(&mut anchors, &tasks.spans);
        let page = self.heights(&anchors, &[&named.names, &tasks.spans], print);
        let inside = |at: &usize| tasks.spans.iter().any(|task| task.rows.start < *at && *at < task.rows.end);
        let whole: Vec<bool> = (0..anchors.len()).map(|at| inside(&at)).collect();
        let texts: Vec<String> = texts(&anchors, &named.names, &tasks.spans);
        let rule = self.rule(Column::Level2, width(Column::Level2), &page);
        let rule = Rule { with_others, standard: &standard, whole: &whole, texts: &texts, ..rule };
        let level2s = spans(&self.column(Column::Level2), &anchors, &rule);
        let dropped = tasks.dropped.iter().chain(&level2s.dropped).map(|bit| bit.piece.clone()).collect();
        let cost = tasks.cost + level2s.cost;
        Merged { anchors, tasks: tasks.spans, level2s: level2s.spans, dropped, cost }
    }

    /// Where lines and rows stand, from the values and the cells of single rows.
    fn heights(&self, anchors: &[Anchor], spans: &[&[Span]], print: Print) -> Heights {
        let lines_of = |tall: &Tall| {
            let place = |line: &usize| self.strip.lines.iter().position(|own| own == line);
            tall.cell.lines.iter().filter_map(place).collect::<Vec<usize>>()
        };
        let mut cells: Vec<(usize, Vec<usize>)> = Vec::new();
        for (row, anchor) in anchors.iter().enumerate() {
            cells.extend(anchor.half_year.iter().chain(&anchor.full_year).map(|tall| (row, lines_of(tall))));
        }
        let single = spans.iter().flat_map(|spans| spans.iter()).filter(|span| span.rows.len() == 1);
        cells.extend(single.map(|span| (span.rows.start, lines_of(&span.tall))));
        Heights::new(anchors.len(), self.strip.lines.len(), &cells, print)
    }
}

/// The rows of a strip with their names.
pub(super) struct Named {
    anchors: Vec<Anchor>,
    names: Vec<Span>,
    left: Vec<Fragment>,
}

/// The cells that may be merged over rows.
struct Merged {
    anchors: Vec<Anchor>,
    tasks: Vec<Span>,
    level2s: Vec<Span>,
    dropped: Vec<Fragment>,
    cost: i32,
}

/// What every row says, for finding rows that are similar.
fn texts(anchors: &[Anchor], names: &[Span], tasks: &[Span]) -> Vec<String> {
    let text = |at: usize| {
        let of = tasks.iter().chain(names).filter(|span| span.rows.contains(&at));
        of.map(|span| span.tall.cell.text.as_str()).collect::<Vec<_>>().join(" ").chars().take(MOST_COMPARED).collect()
    };
    (0..anchors.len()).map(text).collect()
}

fn note_loose<'a>(spans: impl IntoIterator<Item = &'a Span>, what: &str, lines: &Lines, notes: &mut Notes) {
    for span in spans.into_iter().filter(|span| span.loose) {
        let at = span.tall.cell.lines.iter().map(|&line| lines.number(line)).collect();
        notes.check(at, format!("{what}“{}”包括哪几行不能从版面确定，请核对", span.tall.cell.text));
    }
}

/// Rows cover the lines of the cells that are theirs alone.
fn widen(anchors: &mut [Anchor], spans: &[Span]) {
    for span in spans.iter().filter(|span| span.rows.len() == 1) {
        if let Some(anchor) = anchors.get_mut(span.rows.start) {
            anchor.first = anchor.first.min(span.tall.first);
            anchor.last = anchor.last.max(span.tall.last);
        }
    }
}

/// The rows with all their cells; `None` where a row is not whole.
fn rows(anchors: &[Anchor], names: &[Span], tasks: &[Span], lines: &mut Lines, notes: &mut Notes) -> Vec<Option<Row>> {
    let mut rows = Vec::new();
    for (at, anchor) in anchors.iter().enumerate() {
        let cell = |tall: &Option<Tall>| tall.as_ref().map(|tall| tall.cell.clone()).unwrap_or_default();
        let beside =
            |spans: &[Span]| spans.iter().find(|span| span.rows.contains(&at)).map(|span| span.tall.cell.clone());
        let row = Row {
            key_task: beside(tasks).unwrap_or_default(),
            name: beside(names).unwrap_or_default(),
            half_year: cell(&anchor.half_year),
            full_year: cell(&anchor.full_year),
        };
        if row.name.is_empty() {
            row.lines().into_iter().for_each(|line| lines.leave(line, "这一行有指标值，但没有三级指标"));
            rows.push(None);
            continue;
        }
        if row.half_year.is_empty() || row.full_year.is_empty() {
            let numbers = row.lines().into_iter().map(|line| lines.number(line)).collect();
            let which = if row.half_year.is_empty() { "半年" } else { "全年" };
            notes.check(numbers, format!("“{}”没有{which}指标值（按版面位置判断），请核对", row.name.text));
        }
        if is_odd_pair(&row.half_year.text, &row.full_year.text) {
            let numbers = row.lines().into_iter().map(|line| lines.number(line)).collect();
            notes.check(numbers, format!("“{}”的指标值不常见，可能是别的栏目，请核对", row.name.text));
        }
        let apart = anchor
            .half_year
            .as_ref()
            .zip(anchor.full_year.as_ref())
            .is_some_and(|(half, full)| (half.first + half.last).abs_diff(full.first + full.last) > 2);
        let wrapped = row.half_year.lines.len() > 1
            || row.full_year.lines.len() > 1
            || is_garbled(&row.half_year.text)
            || is_garbled(&row.full_year.text);
        if wrapped {
            let numbers = row.lines().into_iter().map(|line| lines.number(line)).collect();
            notes.check(numbers, format!("“{}”的指标值由几行拼成，或字的次序不对，请核对", row.name.text));
        } else if apart
            || !row.half_year.lines.iter().chain(&row.full_year.lines).any(|line| row.name.lines.contains(line))
        {
            let numbers = row.lines().into_iter().map(|line| lines.number(line)).collect();
            notes.check(numbers, format!("“{}”与它的指标值不在同一行，按顺序对应，请核对", row.name.text));
        }
        rows.push(Some(row));
    }
    rows
}

/// Cuts the rows at the 二级指标.
fn blocks(anchors: &[Anchor], rows: &[Option<Row>], level2s: Vec<Span>) -> Vec<Level2Block> {
    let extent = |range: &Range<usize>| {
        let first = anchors.get(range.start).map(|anchor| anchor.first);
        let last = range.end.checked_sub(1).and_then(|at| anchors.get(at)).map(|anchor| anchor.last);
        first.zip(last).filter(|_| !range.is_empty())
    };
    let take = |range: &Range<usize>| {
        rows.get(range.clone()).unwrap_or_default().iter().flatten().cloned().collect::<Vec<Row>>()
    };
    let mut blocks = Vec::new();
    let mut done = 0;
    for span in level2s {
        if span.rows.start > done {
            let range = done..span.rows.start;
            let (first, last) = extent(&range).unwrap_or_default();
            blocks.push(Level2Block { name: None, rows: take(&range), first, last, loose: false });
        }
        let (first, last) = extent(&span.rows).unwrap_or((span.tall.first, span.tall.last));
        let rows = take(&span.rows);
        done = done.max(span.rows.end);
        blocks.push(Level2Block { name: Some(span.tall), rows, first, last, loose: span.loose });
    }
    if done < anchors.len() {
        let range = done..anchors.len();
        let (first, last) = extent(&range).unwrap_or_default();
        blocks.push(Level2Block { name: None, rows: take(&range), first, last, loose: false });
    }
    blocks
}
