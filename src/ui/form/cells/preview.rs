//! Before a block is pasted: which text changes into what, and which cells have no place. Nothing is done before the user says so.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::is_on_page;
use super::paste::Pasted;
use crate::edit::Place;
use crate::exchange::cells::{Fate, Landing, Options, Plan, without_end};
use crate::ui::session::{Session, Topic};
use crate::ui::texts::cells as texts;

/// So many cells are listed; what is beyond is told in numbers.
const MOST_LISTED: usize = 400;

type Waiting = RwSignal<Option<Pasted>, LocalStorage>;

#[component]
pub fn Preview(session: Session, pasted: Waiting) -> impl IntoView {
    view! { {move || pasted.get().map(|block| view! { <Dialog session pasted block /> })} }
}

#[component]
fn Dialog(session: Session, pasted: Waiting, block: Pasted) -> impl IntoView {
    let table = block.table;
    let one_column = !block.text.contains('\t');
    let block = StoredValue::new_local(block);
    let (by_names, grow) = (RwSignal::new(true), RwSignal::new(true));
    let compute = move |_: Option<&Plan>| {
        let options = Options { by_names: by_names.get(), grow: grow.get() };
        session.watched(Topic::Anything, |form| block.with_value(|block| block.plan(form, options))).unwrap_or_default()
    };
    // What may have changed is drawn again; comparing two plans would cost more code than that is worth.
    let plan = Memo::new_with_compare(compute, |_, _| true);
    // Whether there is a choice does not depend on what was chosen.
    let goes_by_names = plan.with_untracked(|plan| plan.by_head || plan.by_names);
    let confirm = NodeRef::<html::Button>::new();
    Effect::new(move |_| {
        if let Some(confirm) = confirm.get() {
            drop(confirm.focus());
        }
    });
    // Taken out of the signal first: with it the dialog goes, and what is stored for it.
    let close = move || {
        let block = block.get_value();
        pasted.set(None);
        block
    };
    let cancel = move || go_back(close());
    let keys = move |event: ev::KeyboardEvent| {
        // Neither shortcuts nor the keys of tables reach the page below.
        event.stop_propagation();
        match event.key().as_str() {
            "Escape" => cancel(),
            "Tab" => stay_inside(&event),
            _ => {}
        }
    };
    let paste = move |_| {
        let plan = plan.get_untracked();
        do_it(session, close(), plan);
    };
    view! {
        <div class="over">
            // What is clicked in it and takes no focus leaves it with the dialog, or its keys would not be heard.
            <section
                class="dialog cells"
                tabindex="-1"
                role="dialog"
                aria-modal="true"
                aria-labelledby="cells-title"
                aria-describedby="cells-counts"
                on:keydown=keys
            >
                <div class="dialog-head"><h2 id="cells-title">{format!("粘贴到“{}”", table.label())}</h2></div>
                <p id="cells-counts" role="status">{move || plan.with(texts::counts)}</p>
                <p class="note">{move || plan.with(texts::notes)}</p>
                {goes_by_names.then(|| view! { <Check text=|| texts::BY_NAMES.to_owned() checked=by_names /> })}
                <Show when=move || plan.with(|plan| plan.below > 0)>
                    <Check text=move || format!("在末尾增加 {} 行", plan.with(|plan| plan.below)) checked=grow />
                </Show>
                <List plan />
                <div class="tools">
                    <button type="button" class="primary" node_ref=confirm on:click=paste>{move || plan.with(Plan::name)}</button>
                    {one_column.then(|| view! { <button type="button" on:click=move |_| put_in_one(session, close())>{texts::IN_ONE}</button> })}
                    <button type="button" on:click=move |_| cancel()>{texts::CANCEL}</button>
                </div>
            </section>
        </div>
    }
    .into_any()
}

/// Puts the focus back where the paste came from.
fn go_back(block: Pasted) {
    request_animation_frame(move || drop(block.area.focus()));
}

/// Does what was shown, as one step; the focus goes to the first cell of it.
fn do_it(session: Session, block: Pasted, plan: Plan) {
    if plan.count() == 0 {
        return go_back(block);
    }
    let first = plan.fields().next().filter(|first| is_on_page(*first));
    let told = format!("已{}", plan.name());
    session.seal();
    session.edit(plan.edit());
    // The box of an explanation comes only after the pause.
    session.tell(told, Some(Place::Field(first.unwrap_or(block.field))));
}

/// Pastes the text into the one cell after all, in place of what is chosen in its box: a box keeps that while another has the focus.
fn put_in_one(session: Session, block: Pasted) {
    session.seal();
    drop(block.area.set_range_text(&without_end(&block.text).replace("\r\n", "\n")));
    session.set_text(block.field, block.area.value());
    session.seal();
    go_back(block);
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

/// Cell by cell. The name of a line stands at its first one.
#[component]
fn List(plan: Memo<Plan>) -> impl IntoView {
    let rows = move || {
        plan.with(|plan| {
            let before = core::iter::once("").chain(plan.landings.iter().map(|landing| landing.line.as_str()));
            let listed = plan.landings.iter().zip(before).take(MOST_LISTED);
            listed.map(|(landing, before)| row(landing, landing.line == before)).collect_view()
        })
    };
    let beyond = move || {
        let beyond = plan.with(|plan| plan.landings.len().saturating_sub(MOST_LISTED));
        (beyond > 0).then(|| view! { <p class="note">{format!("另有 {beyond} 格没有列出。")}</p> })
    };
    view! {
        <Show when=move || plan.with(|plan| !plan.landings.is_empty())>
            <div class="cells-list" role="region" tabindex="0" aria-label=texts::CELLS>
                <table>
                    <thead>
                        <tr>
                            {[texts::LINE, texts::COLUMN, texts::OLD, texts::NEW]
                                .map(|head| view! { <th scope="col">{head}</th> })
                                .collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
                {beyond}
            </div>
        </Show>
    }
}

fn row(landing: &Landing, repeated: bool) -> impl IntoView + use<> {
    let text = |text: &str| if text.is_empty() { texts::EMPTY.to_owned() } else { text.to_owned() };
    let refused = match landing.fate {
        Fate::Written(_) | Fate::Chosen(..) => None,
        Fate::Refused(refusal) => Some(format!("! {}：{}", texts::NOT_WRITTEN, refusal.reason())),
    };
    let class = refused.as_ref().map(|_| "refused");
    view! {
        <tr class=class>
            <td>{(!repeated).then(|| landing.line.clone())}</td>
            <td>{landing.column.clone()}</td>
            <td class="old">{text(&landing.old)}</td>
            <td class="new">
                <span>{text(&landing.new)}</span>
                {refused.map(|reason| view! { <span class="reason">{reason}</span> })}
            </td>
        </tr>
    }
}

/// Tab goes from the last control to the first, and back.
fn stay_inside(event: &ev::KeyboardEvent) {
    let dialog = event.current_target().and_then(|dialog| dialog.dyn_into::<HtmlElement>().ok());
    let Some(all) = dialog.and_then(|dialog| dialog.query_selector_all("button, input, [tabindex]").ok()) else {
        return;
    };
    let control = |at: u32| all.item(at)?.dyn_into::<HtmlElement>().ok();
    let (Some(first), Some(last)) = (control(0), all.length().checked_sub(1).and_then(control)) else { return };
    let at = document().active_element();
    let is_at = |control: &HtmlElement| at.as_ref().is_some_and(|at| control.is_same_node(Some(at)));
    let to = match event.shift_key() {
        true if is_at(&first) => last,
        false if is_at(&last) => first,
        _ => return,
    };
    event.prevent_default();
    drop(to.focus());
}
