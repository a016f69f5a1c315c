//! An open form: top bar, rail of parts, and the part that is shown.

mod bar;
mod base_data;
mod compare;
mod execution;
mod funds;
mod goals;
mod help;
mod indicators;
mod last_year;
mod monitoring;
mod next_year;
mod other_form;
mod overview;
mod profile;
mod rail;
mod review;
mod self_evaluation;
mod settings;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::store::{Kept, SlotId};
use crate::ui::app::Context;
use crate::ui::route::{Part, Route};
use crate::ui::session::Session;
use crate::ui::texts;

pub use bar::export;

/// The page of one form. Opens it from where it is kept.
#[component]
pub fn FormPage(id: SlotId) -> impl IntoView {
    let context = expect_context::<Context>();
    let shelf = context.shelf.get_value();
    match shelf.get(&id) {
        Ok(Some(Kept::Form(record))) => {
            let session = Session::new(shelf, id, *record);
            view! { <OpenForm session /> }.into_any()
        }
        Ok(Some(Kept::Unreadable(_, why))) => view! { <Gone why /> }.into_any(),
        Ok(None) => view! { <Gone why=texts::form::GONE.to_owned() /> }.into_any(),
        Err(error) => view! { <Gone why=error.to_string() /> }.into_any(),
    }
}

#[component]
fn Gone(why: String) -> impl IntoView {
    view! {
        <main class="start">
            <p role="alert">{why}</p>
            <p><a href=Route::Start.hash()>{texts::form::BACK}</a></p>
        </main>
    }
}

#[component]
fn OpenForm(session: Session) -> impl IntoView {
    let context = expect_context::<Context>();
    let part = Memo::new(move |_| match context.route.get() {
        Route::Form(_, part) => part,
        Route::Start => Part::Profile,
    });
    save_when_left(session);
    shortcuts(session);
    compare::remember();
    let heading = NodeRef::<html::H1>::new();
    // Going to another part puts the reader at its heading, as a new page would; the first part is where the browser put them.
    Effect::new(move |before: Option<Part>| {
        let part = part.get();
        if before.is_some_and(|before| before != part)
            && let Some(heading) = heading.get_untracked()
        {
            window().scroll_to_with_x_and_y(0.0, 0.0);
            drop(heading.focus());
        }
        part
    });
    view! {
        <div class="frame">
            <bar::Bar session />
            <rail::Rail session part />
            <main class="content" id="content">
                <h1 node_ref=heading tabindex="-1">{move || part.get().label()}</h1>
                {move || screen(session, part.get())}
            </main>
        </div>
    }
}

fn screen(session: Session, part: Part) -> AnyView {
    match part {
        Part::Profile => view! { <profile::ProfileScreen session /> }.into_any(),
        Part::Funds => view! { <funds::FundsScreen session /> }.into_any(),
        Part::Goals => view! { <goals::GoalsScreen session /> }.into_any(),
        Part::Process | Part::Duty | Part::Benefit => {
            let (groups, alone) = (part.groups().iter(), part.groups().len() == 1);
            groups
                .map(|level1| view! { <indicators::GroupTable session level1=*level1 alone /> })
                .collect_view()
                .into_any()
        }
        Part::BaseData => view! { <base_data::BaseDataScreen session /> }.into_any(),
        Part::Execution => view! { <execution::ExecutionScreen session /> }.into_any(),
        Part::Monitoring => view! { <monitoring::MonitoringScreen session /> }.into_any(),
        Part::SelfEvaluation => view! { <self_evaluation::SelfEvaluationScreen session /> }.into_any(),
        Part::Review => view! { <review::ReviewScreen session /> }.into_any(),
        Part::Compare => view! { <compare::CompareScreen session /> }.into_any(),
        Part::Settings => view! { <settings::SettingsScreen session /> }.into_any(),
        Part::Help => view! { <help::HelpScreen /> }.into_any(),
        Part::Overview => view! { <overview::OverviewScreen session /> }.into_any(),
    }
}

/// Typing is saved after a pause; whoever closes the page during the pause must not lose it.
fn save_when_left(session: Session) {
    let hidden = window_event_listener(ev::visibilitychange, move |_| session.flush());
    let left = window_event_listener(ev::pagehide, move |_| session.flush());
    on_cleanup(move || {
        session.flush();
        hidden.remove();
        left.remove();
    });
}

/// Ctrl+Z, Ctrl+Y and Ctrl+Shift+Z work on the form, not on the single box: a box of the browser's own knows nothing of totals and rows.
fn shortcuts(session: Session) {
    let keys = window_event_listener(ev::keydown, move |event| {
        if !(event.ctrl_key() || event.meta_key()) || event.is_composing() || event.key_code() == 229 {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => session.undo(),
            ("z", true) | ("y", _) => session.redo(),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || keys.remove());
}
