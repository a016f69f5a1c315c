//! An open form: top bar, rail of parts, and the part that is shown.

mod about;
mod accepted_list;
mod answer;
mod choices;
mod clipboard;
mod compare;
mod drawn_columns;
mod execution;
mod export_file;
mod field_note;
mod find;
mod findings_walk;
mod first_hint;
mod folding;
mod form_menu;
mod funds;
mod goals;
mod hand_over;
mod help;
mod indicators;
mod last_year;
mod missing_cells;
mod monitoring;
mod next_year;
mod not_saved;
mod off_track;
mod other_form_choice;
mod overview;
mod paper;
mod part_help;
mod print;
mod profile;
mod rail;
mod range;
mod reveal;
mod review;
mod self_evaluation;
mod settings;
mod shortcuts;
mod side_controls;
mod stage_tasks;
mod table;
mod table_keys;
mod theme;
mod top_bar;
mod tray;
mod two_windows;

use leptos::ev;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;

use crate::form::Part;
use crate::route::Route;
use crate::store::{Keeper, Kept, Opened, SlotId};
use crate::ui::context::Context;
use crate::ui::picture;
use crate::ui::restore_position;
use crate::ui::session::Session;
use crate::ui::texts;

pub use export_file::export;
pub use print::ToReadOnly;
pub use theme::show as show_theme;

/// The page of one form. Opens it from where it is kept.
#[component]
pub fn FormPage(id: SlotId) -> impl IntoView {
    let context = expect_context::<Context>();
    let shelf = context.shelf.get_value();
    match Keeper::open(shelf, id) {
        Ok(Some(Opened { kept: Kept::Form(record), keeper, steps, newer_program, unsaved })) => {
            let session = Session::new(*record, keeper, &steps, unsaved);
            session.save_again();
            if let Some(program) = newer_program {
                session.show_message(texts::storage::newer_program(&program), None);
            }
            view! { <OpenForm session /> }.into_any()
        }
        Ok(Some(Opened { kept: Kept::Unreadable(_, why), .. })) => view! { <Gone why=why.to_string() /> }.into_any(),
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
    let part = Memo::new(move |_| context.route.get().part().unwrap_or(Part::Profile));
    session.fold_again();
    save_when_left(session);
    follow_other_windows(session);
    let listed = RwSignal::new(false);
    provide_context(stage_tasks::TasksShown(RwSignal::new(false)));
    provide_context(hand_over::ChosenPaper(RwSignal::new(None)));
    let finder = find::Finder::new(session, part);
    shortcuts::listen(session, part, listed, finder);
    // Before the keys of single cells: what is done to a range is done to no cell of it alone.
    let ranges = range::Ranges::listen(session, part);
    table_keys::listen(session, part);
    let pasted = clipboard::listen(session, part, move || ranges.first_field());
    publish_open_form(session, &context);
    compare::remember(&context);
    picture::remember();
    let heading = NodeRef::<html::H1>::new();
    // Going to another part puts the reader at its heading, as a new page would; the first part is where the browser put them.
    Effect::new(move |before: Option<Part>| {
        let part = part.get();
        if before.is_some_and(|before| before != part)
            && let Some(heading) = heading.get_untracked()
        {
            session.check_if_due();
            window().scroll_to_with_x_and_y(0.0, 0.0);
            drop(heading.focus());
        }
        part
    });
    go_to_groups(session, &context);
    Effect::new(move |_| {
        if let Some(message) = session.message() {
            reveal::reveal(session, &context, part.get_untracked(), message.place);
        }
    });
    view! {
        <div class="frame">
            <top_bar::Bar session part listed finder />
            <rail::Rail session part />
            <main
                class="content"
                class:paper-page=move || part.get() == Part::HandOver
                class:wide-part=move || part.get().is_wide()
                id="content"
            >
                <first_hint::FirstHint />
                <stage_tasks::StageTasks session part />
                <div class="part-head">
                    <h1 node_ref=heading id=reveal::HEADING_ID tabindex="-1">{move || part.get().label()}</h1>
                    <For each=move || [part.get()] key=|part| *part let(part)>{part_help::help_of(session, part)}</For>
                </div>
                {move || screen(session, part.get())}
            </main>
            <tray::Tray session part finder ranges />
            <indicators::RowDrag session />
            <shortcuts::ShortcutList listed />
            <clipboard::Preview session pasted />
            <answer::AnswerDialog session />
        </div>
    }
}

/// Goes to the group of indicators that the address names, each time it is asked for.
fn go_to_groups(session: Session, context: &Context) {
    let route = context.route;
    Effect::new(move |_| {
        if let Route::Group(_, level1) = route.get()
            && !restore_position::goes_back()
        {
            reveal::go_to_group(session, level1);
        }
    });
}

/// Makes the open form known to the page (the recovery panel), for as long as it is open.
fn publish_open_form(session: Session, context: &Context) {
    let open = context.session;
    open.set_value(Some(session));
    on_cleanup(move || {
        open.try_update_value(|open| open.take_if(|open| *open == session));
    });
}

fn screen(session: Session, part: Part) -> AnyView {
    match part {
        Part::Profile => view! { <profile::ProfileScreen session /> }.into_any(),
        Part::Funds => view! { <funds::FundsScreen session /> }.into_any(),
        Part::Goals => view! { <goals::GoalsScreen session /> }.into_any(),
        Part::Indicators => view! { <indicators::IndicatorsScreen session /> }.into_any(),
        Part::Execution => view! { <execution::ExecutionScreen session /> }.into_any(),
        Part::Monitoring => view! { <monitoring::MonitoringScreen session /> }.into_any(),
        Part::SelfEvaluation => view! { <self_evaluation::SelfEvaluationScreen session /> }.into_any(),
        Part::Review => view! { <review::ReviewScreen session /> }.into_any(),
        Part::Compare => view! { <compare::CompareScreen session /> }.into_any(),
        Part::Settings => view! { <settings::SettingsScreen session /> }.into_any(),
        Part::Help => view! { <help::HelpScreen session /> }.into_any(),
        Part::HandOver => view! { <hand_over::HandOverScreen session /> }.into_any(),
    }
}

/// What is folded away is kept when the form is left; and what was typed last must not wait for a pause then. The page does the same when it is closed.
fn save_when_left(session: Session) {
    let listeners = ["visibilitychange", "pagehide"]
        .map(|name| window_event_listener_untyped(name, move |_: ev::Event| session.keep_folded()));
    on_cleanup(move || {
        session.flush();
        session.keep_folded();
        listeners.into_iter().for_each(WindowListenerHandle::remove);
    });
}

/// Other windows may have the same form open. The browser tells when they save; where it does not, or the page was asleep, coming back to the
/// window is the time to look.
fn follow_other_windows(session: Session) {
    let look = move |event: ev::Event| {
        let stored = event.dyn_ref::<web_sys::StorageEvent>();
        if stored.is_none_or(|stored| session.concerned(stored.key().as_deref())) {
            session.catch_up();
        }
    };
    let listeners =
        ["storage", "focus", "pageshow", "visibilitychange"].map(|name| window_event_listener_untyped(name, look));
    on_cleanup(move || listeners.into_iter().for_each(WindowListenerHandle::remove));
}
