//! What is pasted into a cell: a single value is the browser's own business, a block of cells is shown first.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use super::html::table_in;
use super::is_seen;
use crate::exchange::cells::{Options, Plan, better, is_block, read};
use crate::form::{Field, Form, Part};
use crate::tables::Table;
use crate::ui::busy::{MUCH_TEXT, busy, is_going_on, when_drawn};
use crate::ui::field_elements::{box_of, field_of};
use crate::ui::fields::takes_lines;
use crate::ui::page;
use crate::ui::session::Session;
use crate::ui::texts::busy as texts;

/// A block that waits for the user's word.
#[derive(Clone)]
pub struct Pasted {
    pub table: Table,
    /// The field it was pasted into.
    pub field: Field,
    pub area: HtmlTextAreaElement,
    /// What was on the clipboard.
    pub text: String,
    /// The cells of the block, row by row.
    pub cells: Vec<Vec<String>>,
}

impl Pasted {
    pub fn plan(&self, form: &Form, options: Options) -> Option<Plan> {
        Plan::new(form, self.table, |row| is_seen(self.table, row), self.field, &self.cells, options)
    }
}

/// Listens as long as the form is shown. `range_start` gives the first field of the range that is chosen, where one is.
pub fn listen(
    session: Session,
    part: Memo<Part>,
    range_start: impl Fn() -> Option<Field> + 'static,
) -> RwSignal<Option<Pasted>, LocalStorage> {
    let pasted = RwSignal::new_local(None);
    let paste = window_event_listener(ev::paste, move |event| {
        let Some(block) = block_of(session, part.get_untracked(), range_start(), &event) else { return };
        event.prevent_default();
        let show = move || {
            let long = block.text.len() > MUCH_TEXT;
            busy(long, texts::READING, move || {
                pasted.try_set(Some(block));
            });
        };
        // Rows that are not drawn yet would be taken for left out by the filter.
        if is_going_on() { when_drawn(show) } else { show() }
    });
    on_cleanup(move || paste.remove());
    pasted
}

fn block_of(session: Session, part: Part, start: Option<Field>, event: &web_sys::ClipboardEvent) -> Option<Pasted> {
    // Into a range it goes from the first cell on, wherever the range was begun.
    let first = start.and_then(|field| box_of(field)?.dyn_into().ok());
    let area = first.or_else(|| page::target::<HtmlTextAreaElement>(event))?;
    let clipboard = event.clipboard_data()?;
    let text = clipboard.get_data("text/plain").ok()?;
    if !is_block(&text, takes_lines(&area)) {
        return None;
    }
    let field = field_of(&area.id())?;
    // The same text may stand in tables of several parts.
    let here = |table: &Table| table.part() == part && session.with(|form| table.holds(form, field));
    let table = Table::ALL.into_iter().find(here)?;
    let (plain, html) = (read(&text), clipboard.get_data("text/html").ok());
    let cells = match html.and_then(|source| table_in(&source)) {
        Some(cells) => better(cells, plain),
        None => plain,
    };
    Some(Pasted { table, field, area, text, cells })
}
