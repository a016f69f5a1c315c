//! A paper as it is drawn, page by page; and how it is measured, so that the core can say where pages end.

use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, Node, Range};

use crate::paper::{Block, BlockHeights, Cell, CellKind, Lines, Measures, Row, RowHeight, Sheet, pages};
use crate::ui::fields::run_of;
use crate::ui::page::all;
use crate::ui::texts::print as texts;

/// A text of fewer lines is never cut, so nobody asks where its lines begin.
const FEWEST_LINES: u32 = 4;

/// The pages of a sheet, as this browser sets its texts. A browser that cannot be asked gets one page, and breaks it as it likes.
pub fn pages_of(sheet: &Sheet, wide: bool) -> Vec<Vec<Block>> {
    pages(sheet, &measured(sheet, wide).unwrap_or_default())
}

/// Draws a sheet on its pages.
pub fn drawn(sheet: &Sheet, pages: Vec<Vec<Block>>, wide: bool) -> AnyView {
    let last = pages.len().saturating_sub(1);
    let page = |(at, blocks): (usize, Vec<Block>)| {
        let (first, last) = (at == 0, at == last);
        page(first.then_some(sheet), blocks, if last { sheet.signatures } else { &[] }, at + 1)
    };
    let pages = pages.into_iter().enumerate().map(page).collect_view();
    view! { <article class="paper" class:wide=wide>{pages}</article> }.into_any()
}

fn page(
    titled: Option<&Sheet>,
    blocks: Vec<Block>,
    signatures: &'static [&'static str],
    number: usize,
) -> impl IntoView {
    let title = titled.map(|sheet| view! { <h2>{sheet.title}</h2><p class="year">{sheet.year.clone()}</p> });
    let signatures = (!signatures.is_empty()).then(|| {
        view! { <p class="signatures">{signatures.iter().map(|of| view! { <span>{*of}</span> }).collect_view()}</p> }
    });
    view! {
        <div class="page">
            <div class="area">
                {title}
                {blocks.into_iter().map(table).collect_view()}
                {signatures}
                <p class="number">{texts::page(number)}</p>
            </div>
        </div>
    }
}

fn table(block: Block) -> impl IntoView {
    let columns =
        block.widths.iter().map(|width| leptos::html::col().attr("width", format!("{width}%"))).collect_view();
    view! {
        <table>
            <caption class="unseen">{block.caption}</caption>
            <colgroup>{columns}</colgroup>
            <thead>{rows(block.head)}</thead>
            <tbody>{rows(block.rows)}</tbody>
        </table>
    }
}

fn rows(rows: Vec<Row>) -> impl IntoView {
    rows.into_iter().map(|row| view! { <tr>{row.into_iter().map(cell).collect_view()}</tr> }).collect_view()
}

fn cell(cell: Cell) -> AnyView {
    let class = match cell.kind {
        CellKind::Long => "long",
        CellKind::Figure => "digits",
        _ => "",
    };
    let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
    let is_value = matches!(cell.kind, CellKind::Short | CellKind::Figure) && cell.columns == 1;
    let run = run_of(&cell.text).filter(|_| is_value);
    let scope = match cell.kind {
        // A head without words heads nothing.
        _ if cell.text.is_empty() => None,
        CellKind::ColumnHead => Some("col"),
        CellKind::RowHead => Some("row"),
        CellKind::GroupHead => Some("rowgroup"),
        CellKind::Short | CellKind::Figure | CellKind::Long => None,
    };
    match scope {
        Some(scope) => view! { <th class=class scope=scope colspan=columns rowspan=rows>{cell.text}</th> }.into_any(),
        None => view! { <td class=class data-run=run colspan=columns rowspan=rows>{cell.text}</td> }.into_any(),
    }
}

/// Draws the sheet where nobody sees it, once without an end and once without anything, and looks at it.
fn measured(sheet: &Sheet, wide: bool) -> Option<Measures> {
    let holder = document().create_element("div").ok()?.dyn_into::<HtmlElement>().ok()?;
    holder.set_class_name("measuring");
    document().body()?.append_child(&holder).ok()?;
    let of = sheet.clone();
    let mounted = mount_to(holder.clone(), move || {
        let whole = page(Some(&of), of.blocks.clone(), of.signatures, 1);
        view! { <article class="paper" class:wide=wide>{page(None, Vec::new(), &[], 1)}{whole}</article> }
    });
    let measures = measures(&holder);
    drop(mounted);
    holder.remove();
    measures
}

fn measures(holder: &Element) -> Option<Measures> {
    let areas = all::<Element>(holder.query_selector_all(".area"));
    let [empty, whole] = areas.as_slice() else { return None };
    // What stands around the content belongs to no page.
    let first = top(&one(whole, "h2")?);
    let around = first - top(whole);
    let tables = all::<Element>(whole.query_selector_all("table"));
    let line = height(&one(whole, ".year")?);
    Some(Measures {
        page: whole_pixels_within(top(&one(empty, ".number")?) - top(empty) - around),
        title: tables.first().map_or(0, |table| whole_pixels(top(table) - first)),
        signatures: one(whole, ".signatures").map_or(0, |of| height(&of)),
        line,
        blocks: tables.iter().map(|table| block_heights(table, f64::from(line))).collect(),
    })
}

fn block_heights(table: &Element, line: f64) -> BlockHeights {
    let range = document().create_range().ok();
    let of = |within: &Element, selector: &str| all::<Element>(within.query_selector_all(selector));
    let row = |row: &Element| RowHeight {
        height: height(row),
        cells: of(row, "th, td").iter().map(|cell| lines(cell, range.as_ref(), line)).collect(),
    };
    let head: u32 = of(table, "thead tr").iter().map(height).sum();
    let rows: Vec<RowHeight> = of(table, "tbody tr").iter().map(row).collect();
    // The outer lines are half outside of the rows, on every page anew.
    let lines = height(table).saturating_sub(head + rows.iter().map(|row| row.height).sum::<u32>());
    BlockHeights { head: head + lines, rows }
}

/// The lines of a cell, and where they begin if it may be cut.
fn lines(cell: &Element, range: Option<&Range>, line: f64) -> Lines {
    let Some((range, text)) = range.zip(cell.first_child()) else { return Lines::default() };
    let Some(tops) = line_tops(range, &text, line) else { return Lines::default() };
    let count = u32::try_from(tops.len()).unwrap_or_default();
    if !cell.class_list().contains("long") || count < FEWEST_LINES {
        return Lines { count, starts: Vec::new() };
    }
    let written = text.node_value().unwrap_or_default();
    let units = u32::try_from(written.encode_utf16().count()).unwrap_or_default();
    let starts = tops.iter().skip(1).map(|top| {
        let unit = first_at(range, &text, units, *top - line / 2.0);
        chars_before(&written, unit)
    });
    Lines { count, starts: starts.collect() }
}

/// Where the lines of a text stand.
fn line_tops(range: &Range, text: &Node, line: f64) -> Option<Vec<f64>> {
    range.select_node_contents(text).ok()?;
    let rects = range.get_client_rects()?;
    let mut tops: Vec<f64> = Vec::new();
    for rect in (0..rects.length()).filter_map(|at| rects.get(at)) {
        if tops.last().is_none_or(|last| rect.top() > last + line / 2.0) {
            tops.push(rect.top());
        }
    }
    Some(tops)
}

/// The first unit of a text that stands below a height.
fn first_at(range: &Range, text: &Node, units: u32, height: f64) -> u32 {
    let (mut low, mut high) = (0, units);
    while low < high {
        let middle = low.midpoint(high);
        // The end of a paragraph has no place of its own in some browsers; what comes after it has.
        let seen = (middle..high).find_map(|unit| {
            range.set_start(text, unit).ok()?;
            range.set_end(text, unit + 1).ok()?;
            top_of(range)
        });
        if seen.is_none_or(|top| top >= height) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    low
}

/// Where the last rectangle of a range stands: in WebKit the first unit of a line has one more at the end of the line before.
fn top_of(range: &Range) -> Option<f64> {
    let rects = range.get_client_rects()?;
    let rects = (0..rects.length()).rev().filter_map(|at| rects.get(at));
    rects.filter(|rect| rect.height() > 0.0).map(|rect| rect.top()).next()
}

/// How many characters stand before a unit of UTF-16.
fn chars_before(text: &str, unit: u32) -> usize {
    let ends = text.chars().scan(0, |units, char| {
        *units += char.len_utf16();
        u32::try_from(*units).ok()
    });
    ends.take_while(|end| *end <= unit).count()
}

fn one(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}

fn top(of: &Element) -> f64 {
    of.get_bounding_client_rect().top()
}

fn height(of: &Element) -> u32 {
    whole_pixels(of.get_bounding_client_rect().height())
}

/// The part of a pixel that is left out when a measure is rounded up.
const HAIR: f64 = 0.05;

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
fn whole_pixels(of: f64) -> u32 {
    (of - HAIR).ceil().max(0.0) as u32
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "pixels of a page")]
fn whole_pixels_within(of: f64) -> u32 {
    of.floor().max(0.0) as u32
}
