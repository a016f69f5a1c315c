//! A table onto the clipboard, as it is seen, with the heads of its columns and with what is computed in it.

use leptos::prelude::*;

use super::is_seen;
use crate::exchange::cells::{TableCells, html, write};
use crate::tables::{Table, TableTexts};
use crate::ui::browser;
use crate::ui::busy::is_going_on;
use crate::ui::form::drawn_columns::is_drawn;
use crate::ui::session::Session;
use crate::ui::texts::{busy as busy_texts, cells as texts};

/// Tab goes past it, as past everything that is no field: it would stand between the fields of two tables. A key leads to it (`form::side_controls`).
#[component]
pub fn CopyTable(session: Session, table: Table) -> impl IntoView {
    let copy = move |_| {
        if is_going_on() {
            return session.show_message(busy_texts::WAIT, None);
        }
        let mut grid = session
            .with_evaluation(|form, evaluation| TableCells::of_evaluated(&TableTexts::new(form, evaluation), table));
        let columns = session.with(|form| table.columns(form));
        grid.keep_columns(&columns.into_iter().map(|column| is_drawn(session, table, column)).collect::<Vec<_>>());
        grid.keep_rows(|row| is_seen(table, row));
        let cells = grid.texts();
        let message = if browser::copy(&write(&cells), &html(&cells)) {
            format!("已复制“{}”，连同栏名共 {} 行 {} 栏", table.label(), cells.len(), grid.head.len())
        } else {
            texts::NOT_COPIED.to_owned()
        };
        session.show_message(message, None);
    };
    view! {
        <button
            type="button"
            class="quiet copy-table"
            tabindex="-1"
            title=texts::COPY_HELP
            aria-label=format!("{} {}", texts::COPY, table.label())
            on:click=copy
        >
            {texts::COPY}
        </button>
    }
}
