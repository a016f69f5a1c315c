//! Showing only some rows: one line above the tables. What is left out is told, and nothing vanishes while one types: rows are chosen when the
//! choice is made, and all are there again when one comes back to the part.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use crate::filter::Wanted;
use crate::form::{Form, Indicator, Level1, Level2, RowId};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::{busy as busy_texts, indicators as texts};

#[component]
pub fn FilterLine(session: Session) -> impl IntoView {
    let wanted = RwSignal::new(None::<Wanted>);
    let hidden = session.hidden();
    let offered = Memo::new(move |_| session.watched(Topic::Stage, |form| Wanted::at(form.stage)));
    let choose = move |of: Option<Wanted>| {
        // Another part may have come before the notice was drawn.
        if wanted.try_set(of).is_some() {
            return;
        }
        // What one asks for is not to be looked for behind a folded head.
        if of.is_some() {
            session.unfold(&Level1::ALL);
        }
        hidden.set(Arc::new(
            of.map_or_else(HashSet::new, |of| session.with_evaluation(|form, evaluation| of.others(form, evaluation))),
        ));
    };
    // What another stage asks for is another list.
    Effect::new(move |before: Option<()>| {
        offered.track();
        if before.is_some() {
            choose(None);
        }
    });
    forget_gone(session);
    on_cleanup(move || {
        hidden.try_set(Arc::default());
    });
    let count = Memo::new(move |_| {
        watch_groups(session);
        // The row that stands for a 二级指标 without 三级指标 is none.
        let counts = |(level2, row): &(&Level2, &Indicator)| level2.rows.len() > 1 || !row.is_blank();
        let all: Vec<RowId> = session.with(|form| rows_of(form).filter(counts).map(|(_, row)| row.id).collect());
        hidden.with(|hidden| (all.iter().filter(|row| !hidden.contains(row)).count(), all.len()))
    });
    let message = move || {
        wanted.get().map(|_| {
            let (shown, all) = count.get();
            let shown_rows = format!("显示 {shown} / {all} 行");
            if shown == 0 { format!("{}，{shown_rows}", texts::NO_MATCH) } else { shown_rows }
        })
    };
    let options = move || {
        let option = |of: Option<Wanted>, label: String, value: usize| {
            view! { <option value=value.to_string() selected=move || wanted.get() == of>{label}</option> }
        };
        let all = offered.get();
        let of = all.iter().enumerate().map(|(at, of)| option(Some(*of), of.label(), at + 1));
        core::iter::once(option(None, texts::ALL_ROWS.to_owned(), 0)).chain(of).collect_view()
    };
    let on_change = move |event| {
        let at = event_target_value(&event).parse::<usize>().ok().and_then(|at| at.checked_sub(1));
        let of = at.and_then(|at| offered.with_untracked(|all| all.get(at).copied()));
        session.busy(session.is_long(), busy_texts::SHOWING, move || choose(of));
    };
    // The button goes with what it takes away.
    let select = NodeRef::<leptos::html::Select>::new();
    let show_all = move |_| {
        session.busy(session.is_long(), busy_texts::SHOWING, move || choose(None));
        if let Some(select) = select.get_untracked() {
            drop(select.focus());
        }
    };
    view! {
        <div class="filter">
            <label>
                <span>{texts::FILTER}</span>
                <select node_ref=select on:change=on_change>{options}</select>
            </label>
            <span role="status">{message}</span>
            <Show when=move || wanted.get().is_some()>
                <button type="button" class="quiet" on:click=show_all>{texts::SHOW_ALL}</button>
            </Show>
        </div>
    }
}

fn watch_groups(session: Session) {
    for level1 in Level1::ALL {
        session.watch(Topic::RowsOf(level1));
    }
}

fn rows_of(form: &Form) -> impl Iterator<Item = (&Level2, &Indicator)> {
    form.indicators.rows().map(|(_, level2, row)| (level2, row))
}

/// The number of a row that is gone may be given to a new one, which must be seen.
fn forget_gone(session: Session) {
    Effect::new(move |_| {
        watch_groups(session);
        let hidden = session.hidden();
        let all: HashSet<RowId> = session.with(|form| rows_of(form).map(|(_, row)| row.id).collect());
        if hidden.with_untracked(|hidden| !hidden.is_subset(&all)) {
            hidden.update(|hidden| *hidden = Arc::new(hidden.intersection(&all).copied().collect()));
        }
    });
}
