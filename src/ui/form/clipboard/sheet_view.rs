//! The block that waits to be pasted, drawn as a table.

use leptos::prelude::*;

use super::paste::Pasted;
use crate::exchange::cells::{CellRefusal, Plan, RowFate, Sheet, SheetCell, SheetLine};
use crate::ui::texts::cells as texts;

/// How many rows are shown; of those beyond, only rows with cells that are not written.
const MOST_SHOWN: usize = 200;

#[component]
pub fn SheetView(plan: Memo<Plan>, block: StoredValue<Pasted, LocalStorage>) -> impl IntoView {
    let sheet = move || block.with_value(|block| plan.with(|plan| plan.sheet(&block.cells, MOST_SHOWN)));
    view! {
        <div class="cells-list" role="region" tabindex="0" aria-label=texts::CELLS>
            {move || drawn(sheet())}
        </div>
    }
}

fn drawn(sheet: Sheet) -> impl IntoView {
    let head = |text: Option<String>| match text {
        Some(text) => view! { <th scope="col">{text}</th> }.into_any(),
        None => view! { <th scope="col" class="refused">{marked(CellRefusal::NoColumn)}</th> }.into_any(),
    };
    let left_out =
        (sheet.left_out > 0).then(|| view! { <p class="note">{format!("另有 {} 行没有列出。", sheet.left_out)}</p> });
    view! {
        <table>
            <thead>
                <tr>
                    <th scope="col" class="name">{texts::LINE}</th>
                    {sheet.head.into_iter().map(head).collect_view()}
                </tr>
            </thead>
            <tbody>{sheet.lines.into_iter().map(line).collect_view()}</tbody>
        </table>
        {left_out}
    }
}

fn marked(refusal: CellRefusal) -> String {
    format!("! {}", refusal.reason())
}

fn line(line: SheetLine) -> impl IntoView {
    let message = match line.row {
        RowFate::Seen => None,
        RowFate::Hidden => Some(texts::HIDDEN.to_owned()),
        RowFate::Added => Some(texts::ADDED.to_owned()),
        RowFate::Refused(refusal) => Some(marked(refusal)),
    };
    view! {
        <tr class:refused=matches!(line.row, RowFate::Refused(_))>
            <th scope="row" class="name">{line.name}{message.map(reason)}</th>
            {line.cells.into_iter().map(cell).collect_view()}
        </tr>
    }
}

fn reason(text: String) -> impl IntoView {
    view! { <span class="reason">{text}</span> }
}

/// The old text is struck out before the new one; what stands there already is pale. A whole row or column without a place says so at its head.
fn cell(cell: SheetCell) -> AnyView {
    match cell {
        SheetCell::Same(text) => view! { <td class="same">{text}</td> }.into_any(),
        SheetCell::Written { old, new, doubt } => {
            let new = if new.is_empty() { texts::EMPTIED.to_owned() } else { new };
            let old = (!old.is_empty()).then(|| view! { <del>{old}</del>" " });
            let doubt = doubt.map(|doubt| reason(format!("? {doubt}")));
            view! { <td>{old}<ins>{new}</ins>{doubt}</td> }.into_any()
        }
        SheetCell::Refused(text, refusal) => {
            let message = !matches!(refusal, CellRefusal::NoColumn | CellRefusal::NoLine | CellRefusal::NoName);
            view! { <td class="refused"><s>{text}</s>{message.then(|| reason(marked(refusal)))}</td> }.into_any()
        }
    }
}
