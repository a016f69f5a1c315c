//! Where the pages of a paper end: nothing is lost, every page fits, is closed and named, and none stands needlessly empty.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::form::{Form, Indicator, Level1, Level2, Level2Id, RowId, standard_form};
use budget_form::paper::{Block, BlockHeights, CellKind, Lines, Measures, Paper, Row, RowHeight, Sheet, pages};
use support::declared_form;

const TASK: &str = "同一项重点工作";
const LINE: u32 = 18;
const AROUND: u32 = 12;
const LETTER: u32 = 12;
const TITLE: u32 = 60;
const SIGNATURES: u32 = 40;

/// The size of a page: how wide, how high.
fn size(paper: Paper) -> (u32, u32) {
    if paper.is_wide() { (1008, 669) } else { (680, 998) }
}

/// On how many characters' width a cell stands.
fn letters(block: &Block, column: usize, columns: usize, width: u32) -> usize {
    let share: u32 = block.widths.iter().skip(column).take(columns).map(|share| u32::from(*share)).sum();
    usize::try_from(((share * width / 100).saturating_sub(9) / LETTER).max(1)).unwrap()
}

fn lines(text: &str, letters: usize, long: bool) -> Lines {
    let mut starts = Vec::new();
    let (mut at, mut first) = (0, true);
    // Below a paragraph that ends there is nothing.
    for paragraph in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let count = paragraph.chars().count();
        for piece in 0..count.div_ceil(letters).max(1) {
            if !first {
                starts.push(at + piece * letters);
            }
            first = false;
        }
        at += count + 1;
    }
    let count = if text.is_empty() { 0 } else { u32::try_from(starts.len() + 1).unwrap() };
    Lines { count, starts: if long { starts } else { Vec::new() } }
}

/// What a browser would measure, were all letters one size.
fn heights(block: &Block, rows: &[Row], width: u32) -> Vec<RowHeight> {
    let mut from_above = vec![0_usize; block.widths.len()];
    let mut measured: Vec<RowHeight> = Vec::new();
    let mut merged: Vec<(usize, usize, u32)> = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let mut column = 0;
        let mut of_row = RowHeight { height: LINE + AROUND, cells: Vec::new() };
        for cell in row {
            while from_above[column] > 0 {
                column += 1;
            }
            let lines = lines(&cell.text, letters(block, column, cell.columns, width), cell.kind == CellKind::Long);
            if cell.rows == 1 {
                of_row.height = of_row.height.max(lines.count * LINE + AROUND);
            } else {
                merged.push((index, index + cell.rows, lines.count * LINE + AROUND));
            }
            of_row.cells.push(lines);
            from_above[column..column + cell.columns].fill(cell.rows);
            column += cell.columns;
        }
        measured.push(of_row);
        for rows in &mut from_above {
            *rows = rows.saturating_sub(1);
        }
    }
    for (from, to, needs) in merged {
        let has: u32 = measured[from..to].iter().map(|row| row.height).sum();
        measured[to - 1].height += needs.saturating_sub(has);
    }
    measured
}

fn height(block: &Block, width: u32) -> u32 {
    [&block.head, &block.rows].into_iter().flat_map(|rows| heights(block, rows, width)).map(|row| row.height).sum()
}

fn measures(sheet: &Sheet, paper: Paper) -> Measures {
    let (width, page) = size(paper);
    let head = |block: &Block| heights(block, &block.head, width).iter().map(|row| row.height).sum();
    let blocks =
        sheet.blocks.iter().map(|block| BlockHeights { head: head(block), rows: heights(block, &block.rows, width) });
    let signatures = if sheet.signatures.is_empty() { 0 } else { SIGNATURES };
    Measures { page, title: TITLE, signatures, line: LINE, blocks: blocks.collect() }
}

/// Cells and those that reach in from above must fill every row exactly.
fn is_a_table(block: &Block) {
    let mut from_above = 0_usize;
    let mut ends: Vec<(usize, usize)> = Vec::new();
    for (at, row) in block.rows.iter().enumerate() {
        ends.retain(|(to, columns)| {
            from_above -= if *to == at { *columns } else { 0 };
            *to > at
        });
        let begun: usize = row.iter().map(|cell| cell.columns).sum();
        assert_eq!(from_above + begun, block.widths.len(), "{} {row:?}", block.caption);
        ends.extend(row.iter().map(|cell| (at + cell.rows, cell.columns)));
        from_above += begun;
    }
    assert!(ends.iter().all(|(to, _)| *to <= block.rows.len()), "{} a cell reaches below the table", block.caption);
}

/// What stands in cells of one row, without blanks and names that stand again.
fn words(blocks: &[Block]) -> String {
    let cells = blocks.iter().flat_map(|block| block.rows.iter().flatten());
    let cells =
        cells.filter(|cell| cell.rows == 1 && !cell.text.ends_with("（续）") && cell.kind != CellKind::GroupHead);
    let cells = cells.filter(|cell| cell.text != TASK);
    cells.flat_map(|cell| cell.text.chars().filter(|char| !char.is_whitespace())).collect()
}

/// Forms of all lengths: rows that end at every place of a page, names of one line and of five.
fn forms() -> Vec<Form> {
    let mut forms = vec![declared_form(), standard_form("2025"), Form::default()];
    for rows in (1..60).chain([150, 400]) {
        let mut form = if rows % 2 == 0 { standard_form("2025") } else { declared_form() };
        let name = |row: usize| format!("第{row}批{}数量", "技术合同认定登记".repeat(1 + row % 4));
        let level2 = |at: usize| {
            let number = |row: usize| u32::try_from(at * 7 + row).unwrap();
            let indicator = |row| indicator(RowId(5000 + number(row)), name(at * 7 + row), row, rows);
            let named = format!("负责{}", "成果转化和服务".repeat(1 + at % 3));
            Level2 { id: Level2Id(5000 + number(0)), name: named, rows: (0..=(at % 7)).map(indicator).collect() }
        };
        *form.indicators.group_mut(Level1::Duty) = (0..rows.div_ceil(4)).map(level2).collect();
        form.profile.functions = "（一）受委托承担技术合同的认定和登记工作，并负责解释；\n".repeat(rows);
        form.goals.annual = "落实科技创新券政策。".repeat(rows % 30);
        forms.push(form);
    }
    forms
}

fn indicator(id: RowId, name: String, at: usize, rows: usize) -> Indicator {
    let mut row = Indicator { name, ..Indicator::empty(id) };
    if !at.is_multiple_of(3) {
        TASK.clone_into(&mut row.key_task);
    }
    "≥450 亿元".clone_into(&mut row.target.full_year);
    row.explanation.half_year = "受政策影响，上半年经费到位较晚。".repeat(at * rows % 13);
    row.explanation.full_year.clone_from(&row.explanation.half_year);
    row
}

fn each(look: impl Fn(&Sheet, &[Vec<Block>], Paper)) {
    for form in forms() {
        for paper in Paper::ALL {
            let sheet = paper.of_form(&form);
            look(&sheet, &pages(&sheet, &measures(&sheet, paper)), paper);
        }
    }
}

#[test]
fn nothing_is_lost_between_pages_and_every_part_is_a_table() {
    each(|sheet, pages, _| {
        pages.iter().flatten().for_each(is_a_table);
        assert_eq!(words(&pages.concat()), words(&sheet.blocks).replace("（续）", ""));
        assert!(pages.iter().all(|page| !page.is_empty()));
    });
}

#[test]
fn every_page_fits() {
    each(|sheet, pages, paper| {
        let (width, page) = size(paper);
        for (at, blocks) in pages.iter().enumerate() {
            let title = if at == 0 { TITLE } else { 0 };
            let signed = if at + 1 == pages.len() && !sheet.signatures.is_empty() { SIGNATURES } else { 0 };
            let used: u32 = title + signed + blocks.iter().map(|block| height(block, width)).sum::<u32>();
            assert!(used <= page, "{paper:?} page {}: {used} of {page}", at + 1);
        }
    });
}

#[test]
fn the_first_row_of_every_page_carries_the_names_of_its_groups() {
    each(|_, pages, _| {
        for block in pages.iter().flatten().filter(|block| !block.head.is_empty()) {
            let first = &block.rows[0][0];
            assert!(Level1::ALL.iter().any(|of| of.label() == first.text), "{first:?}");
            assert_eq!(block.rows[0].iter().map(|cell| cell.columns).sum::<usize>(), block.widths.len());
        }
    });
}

#[test]
fn no_page_begins_with_the_last_row_of_a_table_or_ends_with_its_first() {
    each(|sheet, pages, paper| {
        let rows = |caption: &str| sheet.blocks.iter().find(|block| block.caption == caption).unwrap().rows.len();
        for (page, next) in pages.iter().zip(&pages[1..]) {
            let (last, first) = (page.last().unwrap(), &next[0]);
            if last.caption != first.caption || first.head.is_empty() {
                let is_alone = next.iter().map(|block| block.rows.len()).sum::<usize>() == 1;
                assert!(!is_alone || pages.last() != Some(next), "{paper:?} one row alone");
                continue;
            }
            // A row of eight lines is no trifle, and the white it would leave is none either.
            let low = |block: &Block, at: usize| heights(block, &block.rows, size(paper).0)[at].height < 8 * LINE;
            let goes_on = first.rows[0].iter().any(|cell| cell.text.ends_with("（续）"));
            let is_end = !goes_on && (next.get(1).is_some() || pages.last() == Some(next));
            assert!(first.rows.len() > 1 || !is_end || !low(last, last.rows.len() - 1), "{paper:?} {:?}", first.rows);
            let begins = page.len() > 1 || rows(last.caption) == last.rows.len() + first.rows.len();
            assert!(last.rows.len() > 1 || !begins || !low(last, 0), "{paper:?} {:?}", last.rows);
        }
    });
}

/// The amounts stand together, or at least all of 收入 and all of 支出.
#[test]
fn the_table_of_money_is_broken_between_income_and_expenditure_only() {
    each(|_, pages, paper| {
        if paper != Paper::Target {
            return;
        }
        for block in pages.iter().flatten().filter(|block| block.head.is_empty()) {
            let has = |label: &str| block.rows.iter().flatten().any(|cell| cell.text == label);
            assert_eq!(has("资金总额"), has("其他资金"));
            assert_eq!(has("基本支出"), has("项目支出"));
            assert_eq!(has("收入"), has("资金总额"));
            assert_eq!(has("部门整体\n资金\n（万元）"), has("收入") || has("支出"));
        }
    });
}

/// Where a page has white at its end, what follows did not fit or had to stay together.
#[test]
fn no_page_is_emptier_than_what_stays_together() {
    each(|_, pages, paper| {
        let (width, page) = size(paper);
        for (at, (blocks, next)) in pages.iter().zip(&pages[1..]).enumerate() {
            let used: u32 = blocks.iter().map(|block| height(block, width)).sum();
            let white = page.saturating_sub(used + if at == 0 { TITLE } else { 0 });
            let first = &next[0];
            let is_money = first.rows[0].iter().any(|cell| cell.text.contains("（万元）"));
            // Three rows with their head: two would leave one of a group alone.
            let rows = heights(first, &first.rows, width);
            let together = rows.iter().take(3).map(|row| row.height).sum::<u32>() + 90;
            assert!(
                is_money || white <= together,
                "{paper:?} page {}: {white} white before {:?}",
                at + 1,
                first.rows[0]
            );
        }
    });
}

#[test]
fn a_long_text_goes_on_where_a_line_ended() {
    let mut form = declared_form();
    form.profile.functions = "（一）受委托承担技术合同的认定和登记工作，并负责解释；\n".repeat(90);
    let sheet = Paper::Target.of_form(&form);
    let pages = pages(&sheet, &measures(&sheet, Paper::Target));
    let above = &pages[0].last().unwrap().rows.last().unwrap()[1].text;
    let below = &pages[1][0].rows[0][1].text;
    assert!(above.ends_with("并负责解释；\n") && below.starts_with("（一）"), "{above} | {below}");
    // Only once it is said whose text it is.
    assert_eq!(pages[1][0].rows[0][0].text, "");
}

/// Its name stands again on each page, and takes no more room on a later one.
#[test]
fn a_text_over_many_pages_fills_them_all() {
    let mut form = declared_form();
    let row = form.indicators.rows().next().unwrap().2.id;
    let row = form.indicators.row_mut(row).unwrap();
    row.explanation.full_year = "受政策影响，上半年经费到位较晚。\n".repeat(1500);
    let sheet = Paper::SelfEvaluation.of_form(&form);
    let (width, page) = size(Paper::SelfEvaluation);
    let pages = pages(&sheet, &measures(&sheet, Paper::SelfEvaluation));
    assert!(pages.len() > 50);
    assert_eq!(words(&pages.concat()), words(&sheet.blocks));
    for (at, blocks) in pages.iter().enumerate().take(50).skip(1) {
        let used: u32 = blocks.iter().map(|block| height(block, width)).sum();
        assert!((page - 4 * LINE..=page).contains(&used), "page {}: {used} of {page}", at + 1);
    }
}

/// Paragraphs with blank lines between them, of lengths that end pages at every place of one.
#[test]
fn no_page_begins_with_a_blank_line() {
    for blank in ["\n\n", "\n\n\n", "\n　\n"] {
        for before in 0..6 {
            let mut form = declared_form();
            let paragraph = format!("（一）受委托承担技术合同的认定和登记工作，并负责解释；{blank}");
            form.profile.functions = format!("{}{}", "一\n".repeat(before), paragraph.repeat(90));
            let sheet = Paper::Target.of_form(&form);
            let pages = pages(&sheet, &measures(&sheet, Paper::Target));
            assert!(pages.len() > 2);
            assert_eq!(words(&pages.concat()), words(&sheet.blocks));
            for page in &pages {
                let height: u32 = page.iter().map(|block| height(block, size(Paper::Target).0)).sum();
                assert!(height <= size(Paper::Target).1);
                for cell in page.iter().take(1).flat_map(|block| &block.rows[0]) {
                    assert!(cell.text.lines().next().is_none_or(|line| !line.trim().is_empty()), "{:?}", cell.text);
                }
            }
        }
    }
}

#[test]
fn a_paper_that_was_not_measured_stands_on_one_page() {
    let sheet = Paper::Target.of_form(&declared_form());
    assert_eq!(pages(&sheet, &Measures::default()), [sheet.blocks]);
}
