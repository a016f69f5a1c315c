//! The top bar: which form, its stage, whether it is saved, undo and redo, handing over.

use leptos::prelude::*;

use super::reveal::STAGE_ID;
use super::stage_tasks::TasksShown;
use crate::edit::Edit;
use crate::form::{Field, Part, Stage, year_number};
use crate::route::Route;
use crate::store::SaveState;
use crate::ui::browser;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;

#[component]
pub fn Bar(
    session: Session,
    part: Memo<Part>,
    /// Whether the list of shortcuts is open.
    listed: RwSignal<bool>,
    finder: super::find::Finder,
) -> impl IntoView {
    let title = Memo::new(move |_| {
        let (unit, year) = (session.text(Field::Unit), session.text(Field::Year));
        format!("{} · {}{}", texts::unit_title(&unit), year_number(&year), texts::start::YEAR)
    });
    view! {
        <header class="bar">
            <a class="home" href=Route::Start.hash()>{texts::start::TITLE}</a>
            <strong class="title">{title}</strong>
            <StageChoice session />
            <super::missing_cells::LackButton session part />
            <SavedMark session />
            <super::tray::Passing session part />
            <StepButton
                text=texts::form::UNDO
                name=Signal::derive(move || session.undo_name())
                act=move || session.undo()
            />
            <StepButton
                text=texts::form::REDO
                name=Signal::derive(move || session.redo_name())
                act=move || session.redo()
            />
            <button type="button" title="Ctrl+F" on:click=move |_| { finder.show(); }>
                {texts::find::FIND}
            </button>
            <ExportedMark session />
            <super::form_menu::FormMenu session part listed />
            <a class="button help-link" href=Route::Form(session.slot(), Part::Help).hash() aria-label=Part::Help.label() title=Part::Help.label()>
                "?"
            </a>
        </header>
    }
}

#[component]
fn StageChoice(session: Session) -> impl IntoView {
    let stage = Memo::new(move |_| session.watched(Topic::Stage, |form| form.stage));
    let TasksShown(tasks) = expect_context();
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Some(stage) = Stage::ALL.into_iter().find(|stage| stage.code() == code) {
            session.busy(session.is_long(), texts::busy::SHOWING, move || session.edit(Edit::SetStage(stage)));
            tasks.set(true);
        }
    };
    view! {
        <label class="stage">
            <span>{texts::form::STAGE}</span>
            <select id=STAGE_ID on:change=choose prop:value=move || stage.get().code()>
                {Stage::ALL
                    .map(|of| {
                        view! {
                            <option value=of.code() selected=move || stage.get() == of>
                                {of.label()}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
        </label>
    }
}

#[component]
fn SavedMark(session: Session) -> impl IntoView {
    let saved = session.saved();
    let failed = move || saved.with(|saved| matches!(saved, SaveState::Failed { .. } | SaveState::Contested { .. }));
    let unsure = move || saved.with(|saved| matches!(saved, SaveState::Unconfirmed(_)));
    view! {
        <span
            class="saved"
            class:failed=failed
            class:unsure=unsure
            role="status"
            title=move || unsure().then_some(texts::storage::UNCONFIRMED_HELP)
        >
            {move || match saved.get() {
                SaveState::Saved(at) => format!("{} {}", texts::form::SAVED, browser::clock(at)),
                SaveState::Unconfirmed(at) => {
                    let (given, risk) = (texts::storage::UNCONFIRMED, texts::storage::UNCONFIRMED_RISK);
                    format!("{given} {}，{risk}", browser::clock(at))
                }
                SaveState::Pending => texts::form::PENDING.to_owned(),
                SaveState::Failed { why, .. } => format!("{}：{why}", texts::form::NOT_SAVED),
                SaveState::Contested { rival, .. } => {
                    format!("{}：{}", texts::form::NOT_SAVED, texts::windows::what_happened(&rival))
                }
            }}
        </span>
    }
}

/// Whether there is something that no exported file has. It never asks; it only says so more plainly after a while.
#[component]
fn ExportedMark(session: Session) -> impl IntoView {
    let exported = session.exported();
    view! {
        <span
            class="exported"
            class:due=move || exported.get().overdue_days(browser::now()).is_some()
            title=move || texts::exported::help(exported.get(), browser::now())
        >
            {move || texts::exported::mark(exported.get(), browser::now())}
        </span>
    }
}

#[component]
fn StepButton(text: &'static str, name: Signal<Option<String>>, act: impl Fn() + 'static) -> impl IntoView {
    let title = move || name.get().map_or_else(|| text.to_owned(), |name| format!("{text}：{name}"));
    // A disabled button would lose the focus of who clicks through the steps, so it only says that it has nothing to do. A click with the mouse
    // leaves the focus in the form, where the step then shows.
    view! {
        <button
            type="button"
            aria-label=title
            title=title
            aria-disabled=move || name.get().is_none().then_some("true")
            on:mousedown=move |event| event.prevent_default()
            on:click=move |_| act()
        >
            {text}
        </button>
    }
}
