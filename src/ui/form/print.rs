//! 打印预览: the form on paper, as it comes out of the printer.

use leptos::prelude::*;

use crate::paper::{Block, Cell, CellKind, Paper, Row};
use crate::ui::fields::run_of;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::print as texts;

#[component]
pub fn PrintScreen(session: Session) -> impl IntoView {
    // Until one is chosen, the stage decides.
    let chosen = RwSignal::new(None);
    let usual = Memo::new(move |_| session.watched(Topic::Stage, |form| Paper::of(form.stage)));
    let paper = Memo::new(move |_| chosen.get().unwrap_or_else(|| usual.get()));
    // A page has one size in all browsers that know none of named pages, so the size goes with the paper that is shown.
    let page =
        move || format!("@page {{ size: A4 {}; }}", if paper.get().is_wide() { "landscape" } else { "portrait" });
    let choice = move |of: Paper| {
        view! {
            <label>
                <input
                    type="radio"
                    name="paper"
                    prop:checked=move || paper.get() == of
                    on:change=move |_| chosen.set(Some(of))
                />
                {of.label()}
            </label>
        }
    };
    // What a window that cannot print says to this is its own business.
    let print = move |_| drop(window().print());
    let sheet = Memo::new(move |_| session.watched(Topic::Settled, |form| paper.get().of_form(form)));
    view! {
        <style>{page}</style>
        <div class="paper-tools">
            <div class="papers" role="radiogroup" aria-label=texts::PAPERS>{Paper::ALL.map(choice).collect_view()}</div>
            <button type="button" class="primary" on:click=print>{texts::PRINT}</button>
        </div>
        <p class="note paper-help">
            {texts::HELP}{move || if paper.get().is_wide() { texts::LIES } else { texts::STANDS }}
        </p>
        <div class="desk" tabindex="0" role="region" aria-label=move || paper.get().label()>
            {move || {
                let (sheet, high) = (sheet.get(), paper.get_untracked().high_cell());
                view! {
                    <article class="paper" class:wide=paper.get_untracked().is_wide()>
                        <h2>{sheet.title}</h2>
                        <p class="year">{sheet.year}</p>
                        {sheet.blocks.into_iter().map(|block| table(block, high)).collect_view()}
                        <p class="signatures">{sheet.signatures.iter().map(|of| view! { <span>{*of}</span> }).collect_view()}</p>
                    </article>
                }
            }}
        </div>
    }
}

fn table(block: Block, high: usize) -> impl IntoView {
    let whole = !block.may_break();
    // A merged cell that goes on draws no line at the end of a page. What stands again on every page draws it: an empty row at the foot, and one at
    // the head where the table has none.
    let edge = || {
        let columns = block.widths.len().to_string();
        (!whole).then(|| view! { <tr class="edge" aria-hidden="true"><td colspan=columns></td></tr> }.into_any())
    };
    let head = if block.head.is_empty() { edge() } else { Some(rows(block.head, high).into_any()) };
    let foot = edge();
    let columns = block.widths.iter().map(|width| view! { <col style=format!("width:{width}%") /> }).collect_view();
    view! {
        <table class:whole=whole>
            <caption class="unseen">{block.caption}</caption>
            <colgroup>{columns}</colgroup>
            <thead>{head}</thead>
            <tbody>{rows(block.rows, high)}</tbody>
            <tfoot>{foot}</tfoot>
        </table>
    }
}

fn rows(rows: Vec<Row>, high: usize) -> impl IntoView {
    let row = |row: Row| view! { <tr>{row.into_iter().map(|of| cell(of, high)).collect_view()}</tr> };
    rows.into_iter().map(row).collect_view()
}

fn cell(cell: Cell, high: usize) -> AnyView {
    let again = cell.rows > high;
    let class = match (cell.kind, cell.may_break()) {
        _ if again => "may-break goes-on",
        (CellKind::Long, true) => "long may-break",
        (CellKind::Long, false) => "long",
        (_, true) => "may-break",
        (_, false) => "",
    };
    let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
    let run = run_of(&cell.text).filter(|_| cell.kind == CellKind::Short && cell.columns == 1);
    let scope = match cell.kind {
        // A head without words heads nothing.
        _ if cell.text.is_empty() => None,
        CellKind::ColumnHead => Some("col"),
        CellKind::RowHead => Some("row"),
        CellKind::GroupHead => Some("rowgroup"),
        CellKind::Short | CellKind::Long => None,
    };
    // A head inside the cell stands again where the cell goes on, so a reader of the next page knows whose rows these are.
    let text = if again {
        view! {
            <table class="again" role="presentation">
                <thead>
                    <tr>
                        <td>{cell.text}</td>
                    </tr>
                </thead>
                <tbody>
                    <tr>
                        <td></td>
                    </tr>
                </tbody>
            </table>
        }
        .into_any()
    } else {
        cell.text.into_any()
    };
    match scope {
        Some(scope) => view! { <th class=class scope=scope colspan=columns rowspan=rows>{text}</th> }.into_any(),
        None => view! { <td class=class data-run=run colspan=columns rowspan=rows>{text}</td> }.into_any(),
    }
}
