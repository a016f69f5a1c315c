//! What the stage asks for, step by step, each ticked off when it is done: above the part that is shown, from the moment a stage is chosen until it is
//! put away.

use leptos::prelude::*;

use super::reveal::HEADING_ID;
use crate::form::Part;
use crate::parts::{Task, tasks};
use crate::route::Route;
use crate::ui::field_elements::focus;
use crate::ui::session::{Session, Topic};
use crate::ui::texts::progress::DONE;
use crate::ui::texts::tasks as texts;

/// Whether the list is shown.
#[derive(Clone, Copy)]
pub struct TasksShown(pub RwSignal<bool>);

#[component]
pub fn StageTasks(session: Session, part: Memo<Part>) -> impl IntoView {
    let TasksShown(shown) = expect_context();
    view! {
        <Show when=move || shown.get()>
            <List session part on_close=move || close(shown) />
        </Show>
    }
}

/// Puts the list away; the button that did it goes with it, so the focus goes to the heading of the part.
fn close(shown: RwSignal<bool>) {
    focus(HEADING_ID);
    shown.set(false);
}

#[component]
fn List(session: Session, part: Memo<Part>, on_close: impl Fn() + 'static) -> impl IntoView {
    let stage = Memo::new(move |_| session.watched(Topic::Stage, |form| form.stage));
    let all = Memo::new(move |_| {
        let found = session.findings();
        session.progress(|progress| tasks(stage.get(), progress, found.list()))
    });
    let handed_over = session.handed_over();
    let step = move |task: Task| {
        let left = move || texts::left(task, handed_over.get());
        view! {
            <li class:done=move || left().is_none()>
                <a
                    href=Route::Form(session.slot(), task.part).hash()
                    aria-current=move || (part.get() == task.part).then_some("step")
                >
                    {task.part.label()}
                </a>
                <span class="left">{move || left().unwrap_or_else(|| DONE.to_owned())}</span>
            </li>
        }
    };
    view! {
        <section class="stage-tasks" aria-labelledby="stage-tasks-title">
            <h2 id="stage-tasks-title">{move || texts::title(stage.get())}</h2>
            <ol>{move || all.get().into_iter().map(step).collect_view()}</ol>
            <button type="button" class="quiet" on:click=move |_| on_close()>{texts::CLOSE}</button>
        </section>
    }
}
