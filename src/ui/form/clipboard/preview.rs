//! Before a block is pasted: the block as the table that it will be, with what changes and what has no place. Nothing is done before the user says so.

use leptos::prelude::*;

use super::is_on_page;
use super::paste::Pasted;
use super::sheet_view::SheetView;
use crate::edit::Place;
use crate::exchange::cells::{Options, Plan, without_end};
use crate::form::Field;
use crate::ui::busy::MANY_ROWS;
use crate::ui::dialog::Dialog;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::{busy as busy_texts, cells as texts, form as form_texts};

type Waiting = RwSignal<Option<Pasted>, LocalStorage>;

#[component]
pub fn Preview(session: Session, pasted: Waiting) -> impl IntoView {
    view! { {move || pasted.get().map(|block| view! { <Asking session pasted block /> })} }
}

#[component]
fn Asking(session: Session, pasted: Waiting, block: Pasted) -> impl IntoView {
    let table = block.table;
    let one_column = block.cells.iter().all(|row| row.len() == 1);
    let block = StoredValue::new_local(block);
    let (by_names, grow) = (RwSignal::new(true), RwSignal::new(true));
    let compute = move |_: Option<&Plan>| {
        let options = Options { by_names: by_names.get(), grow: grow.get() };
        session.watched(Topic::Anything, |form| block.with_value(|block| block.plan(form, options))).unwrap_or_default()
    };
    // What may have changed is drawn again; comparing two plans would cost more code than that is worth.
    let plan = Memo::new_with_compare(compute, |_, _| true);
    // Whether there is a choice does not depend on what was chosen.
    let goes_by_names = plan.with_untracked(Plan::is_arranged);
    // What loses something is not done by a key that one presses without reading.
    let loses = move || plan.with(|plan| !plan.losses().is_empty());
    let lossy = plan.with_untracked(|plan| !plan.losses().is_empty());
    // What is needed is taken first: with the dialog goes what is stored for it.
    let paste = move |_| {
        let (field, plan) = (block.with_value(|block| block.field), plan.get_untracked());
        pasted.set(None);
        do_it(session, field, plan);
    };
    let in_one = move |_| {
        let block = block.get_value();
        pasted.set(None);
        put_in_one(session, &block);
    };
    view! {
        <Dialog
            id="cells"
            class="cells"
            title=format!("粘贴到“{}”", table.label())
            described=true
            cancel=move |()| pasted.set(None)
        >
            <div id="cells-told" role="status">
                {move || plan.with(texts::losses).map(|losses| view! { <p class="bad">{losses}</p> })}
                <p>{move || plan.with(texts::counts)}</p>
            </div>
            <p class="note">{move || plan.with(texts::notes)}</p>
            {goes_by_names.then(|| view! { <Check text=|| texts::BY_NAMES.to_owned() checked=by_names /> })}
            <Show when=move || plan.with(|plan| plan.below > 0)>
                <Check text=move || plan.with(texts::grow) checked=grow />
            </Show>
            <SheetView plan block />
            <div class="tools">
                <button type="button" class:primary=move || !loses() data-first=(!lossy).then_some("") on:click=paste>
                    {move || plan.with(Plan::name)}
                </button>
                {one_column.then(|| view! { <button type="button" on:click=in_one>{texts::IN_ONE}</button> })}
                <button
                    type="button"
                    class:primary=loses
                    data-first=lossy.then_some("")
                    on:click=move |_| pasted.set(None)
                >
                    {texts::CANCEL}
                </button>
            </div>
        </Dialog>
    }
    .into_any()
}

/// Does what was shown, as one step; the focus goes to the first cell of it, or back to where it was.
fn do_it(session: Session, field: Field, plan: Plan) {
    if plan.count() == 0 {
        return;
    }
    let long = plan.rows.len() > MANY_ROWS;
    session.busy(long, busy_texts::SHOWING, move || write(session, field, plan));
}

fn write(session: Session, field: Field, plan: Plan) {
    let first = plan.fields().next().filter(|first| is_on_page(*first));
    let message = form_texts::done(&plan.name());
    // What is written is seen.
    if plan.fields().any(Field::is_year_end_of_budget) {
        session.shows_year().set(true);
    }
    session.seal();
    session.edit(plan.edit());
    // The box of an explanation comes only after the pause.
    session.show_message(message, Some(Place::Field(first.unwrap_or(field))));
}

/// Pastes the text into the one cell after all, in place of what is chosen in its box: a box keeps that while another has the focus.
fn put_in_one(session: Session, block: &Pasted) {
    session.seal();
    drop(block.area.set_range_text(&without_end(&block.text).replace("\r\n", "\n")));
    session.type_text(block.field, block.area.value());
    session.leave(block.field);
}

#[component]
fn Check(text: impl Fn() -> String + Send + Sync + 'static, checked: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="check">
            <input
                type="checkbox"
                prop:checked=move || checked.get()
                on:change=move |event| checked.set(event_target_checked(&event))
            />
            {text}
        </label>
    }
}
