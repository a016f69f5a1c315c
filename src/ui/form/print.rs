//! 打印预览: the form on paper, as it comes out of the printer.

use leptos::prelude::*;

use crate::paper::{Block, Cell, CellKind, Paper, Row};
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
                let sheet = sheet.get();
                view! {
                    <article class="paper" class:wide=paper.get_untracked().is_wide()>
                        <h2>{sheet.title}</h2>
                        <p class="year">{sheet.year}</p>
                        {sheet.blocks.into_iter().map(table).collect_view()}
                    </article>
                }
            }}
        </div>
    }
}

fn table(block: Block) -> impl IntoView {
    let whole = !block.may_break();
    let columns =
        block.widths.into_iter().map(|width| view! { <col style=format!("width:{width}%") /> }).collect_view();
    view! {
        <table class:whole=whole>
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
    let class = match (cell.kind, cell.may_break()) {
        (CellKind::Long, true) => "long may-break",
        (CellKind::Long, false) => "long",
        (_, true) => "may-break",
        (_, false) => "",
    };
    let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
    let scope = match cell.kind {
        CellKind::ColumnHead => "col",
        CellKind::RowHead => "row",
        CellKind::GroupHead => "rowgroup",
        CellKind::Short | CellKind::Long => {
            return view! { <td class=class colspan=columns rowspan=rows>{cell.text}</td> }.into_any();
        }
    };
    view! { <th class=class scope=scope colspan=columns rowspan=rows>{cell.text}</th> }.into_any()
}
