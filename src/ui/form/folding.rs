//! The heads of groups of rows, which fold. What is folded away says how much it is and what waits in it, and whoever is led to a row sees it
//! (`Session::show_row_of`). The rows stay in the page: they are neither drawn nor gone through, but printed, copied and pasted into as before.

use leptos::html;
use leptos::prelude::*;

use crate::check::Finding;
use crate::form::{Field, Level1, Part};
use crate::parts::count_findings;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::{busy as busy_texts, indicators as texts};

/// What the head of a group is found by.
pub fn fold_id(level1: Level1) -> String {
    format!("fold-{}", level1.code())
}

/// The head of a group. Among fields it is beside them for the Tab key (`form::side_controls`); folded it is a stop in place of the fields.
#[component]
pub fn FoldButton(session: Session, part: Part, level1: Level1) -> impl IntoView {
    let folded = Memo::new(move |_| session.is_folded(part, level1));
    let message = Memo::new(move |_| folded.get().then(|| within(session, part, level1)));
    let button = NodeRef::<html::Button>::new();
    let toggle = move |_| {
        // WebKit gives no focus to what is clicked, and the field that had it may be going.
        if let Some(button) = button.get_untracked() {
            drop(button.focus());
        }
        let fold = !folded.get_untracked();
        session.busy(session.is_long(), busy_texts::SHOWING, move || session.fold(part, level1, fold));
    };
    view! {
        <button
            type="button"
            id=fold_id(level1)
            class="fold"
            node_ref=button
            tabindex=move || (!folded.get()).then_some("-1")
            aria-expanded=move || (!folded.get()).to_string()
            title=move || if folded.get() { texts::UNFOLD } else { texts::FOLD }
            on:click=toggle
        >
            {level1.label()}
            {move || message.get().map(|message| view! { <span class="note">" "{message}</span> })}
        </button>
    }
}

/// What is folded away: 已收起 26 个指标，还缺 3 格，错误 1 条.
fn within(session: Session, part: Part, level1: Level1) -> String {
    let rows = session.watched(Topic::RowsOf(level1), |form| {
        let rows = form.indicators.group(level1).iter().flat_map(|level2| &level2.rows);
        rows.filter(|row| !row.is_blank()).count()
    });
    let here = |field: Field, of: Option<Level1>| of == Some(level1) && Part::of_field(field) == part;
    let missing = session.progress(|progress| {
        progress.missing().filter(|cell| here(cell.field, cell.level1)).map(|cell| cell.open).sum::<usize>()
    });
    let found = session.findings();
    let about = |finding: &&Finding| finding.field.is_some_and(|field| here(field, finding.group));
    let counts = count_findings(found.list().iter().filter(about));
    texts::folded(rows, missing, &counts)
}
