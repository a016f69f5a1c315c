//! Shortcuts of an open form, and the list of them. One table says what there is; the keys of tables are in `table_keys`.

use leptos::ev;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::find::Finder;
use super::indicators::row_steps::RowStep;
use super::{export_file, findings_walk, missing_cells, table_keys};
use crate::form::Part;
use crate::route::Route;
use crate::ui::context::Context;
use crate::ui::dialog::{self, Dialog};
use crate::ui::fields::composes;
use crate::ui::session::Session;
use crate::ui::texts::shortcuts as texts;

/// What a shortcut does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Undo,
    Redo,
    Save,
    Export,
    Find,
    NextHit,
    HitBefore,
    NextFinding,
    FindingBefore,
    NextMissing,
    MissingBefore,
    NextPart,
    PartBefore,
    List,
}

/// A shortcut: how it is shown, and the key with Ctrl, Shift, Alt.
struct Shortcut {
    shown: &'static str,
    what: &'static str,
    keys: &'static [(&'static str, [bool; 3])],
    action: Action,
}

const SHORTCUTS: [Shortcut; 14] = [
    shortcut("Ctrl+Z", texts::UNDO, &[("z", [true, false, false])], Action::Undo),
    shortcut(
        "Ctrl+Y，Ctrl+Shift+Z",
        texts::REDO,
        &[("y", [true, false, false]), ("z", [true, true, false])],
        Action::Redo,
    ),
    shortcut("Ctrl+S", texts::SAVE, &[("s", [true, false, false])], Action::Save),
    shortcut("Ctrl+E", texts::EXPORT, &[("e", [true, false, false])], Action::Export),
    shortcut("Ctrl+F", texts::FIND, &[("f", [true, false, false])], Action::Find),
    shortcut("F3", texts::NEXT_HIT, &[("f3", [false, false, false])], Action::NextHit),
    shortcut("Shift+F3", texts::HIT_BEFORE, &[("f3", [false, true, false])], Action::HitBefore),
    shortcut("F8", texts::NEXT_FINDING, &[("f8", [false, false, false])], Action::NextFinding),
    shortcut("Shift+F8", texts::FINDING_BEFORE, &[("f8", [false, true, false])], Action::FindingBefore),
    shortcut("F9", texts::NEXT_MISSING, &[("f9", [false, false, false])], Action::NextMissing),
    shortcut("Shift+F9", texts::MISSING_BEFORE, &[("f9", [false, true, false])], Action::MissingBefore),
    shortcut("Alt+PageDown", texts::NEXT_PART, &[("pagedown", [false, false, true])], Action::NextPart),
    shortcut("Alt+PageUp", texts::PART_BEFORE, &[("pageup", [false, false, true])], Action::PartBefore),
    shortcut(
        "?，F1",
        texts::LIST,
        &[("f1", [false; 3]), ("?", [false, true, false]), ("?", [false; 3]), ("？", [false, true, false])],
        Action::List,
    ),
];

const fn shortcut(
    shown: &'static str,
    what: &'static str,
    keys: &'static [(&'static str, [bool; 3])],
    action: Action,
) -> Shortcut {
    Shortcut { shown, what, keys, action }
}

/// Listens as long as the form is shown. Undo works on the form, not on the single box: a box of the browser's own knows nothing of totals and rows.
pub fn listen(session: Session, part: Memo<Part>, listed: RwSignal<bool>, finder: Finder) {
    let context = StoredValue::new_local(expect_context::<Context>());
    let keys = window_event_listener(ev::keydown, move |event| {
        if composes(&event) || dialog::is_open() {
            return;
        }
        let key = event.key().to_lowercase();
        let held = [event.ctrl_key() || event.meta_key(), event.shift_key(), event.alt_key()];
        let pressed = |shortcut: &&Shortcut| shortcut.keys.iter().any(|(of, with)| *of == key && *with == held);
        let Some(action) = SHORTCUTS.iter().find(pressed).map(|shortcut| shortcut.action) else { return };
        // A question mark may be meant as one.
        if action == Action::List && key != "f1" && types(&event) {
            return;
        }
        // What the search does not take is the browser's own.
        let taken = match action {
            Action::Find => finder.show(),
            Action::NextHit | Action::HitBefore => finder.step(action == Action::NextHit),
            _ => true,
        };
        if !taken {
            return;
        }
        event.prevent_default();
        context.with_value(|context| act(session, context, part.get_untracked(), listed, action));
    });
    on_cleanup(move || keys.remove());
}

/// Whether the key goes into a text.
fn types(event: &ev::KeyboardEvent) -> bool {
    let target = event.target();
    target.is_some_and(|target| target.has_type::<HtmlTextAreaElement>() || target.has_type::<HtmlInputElement>())
}

fn act(session: Session, context: &Context, part: Part, listed: RwSignal<bool>, action: Action) {
    match action {
        Action::Undo => session.undo(),
        Action::Redo => session.redo(),
        Action::Save => {
            session.flush();
            session.show_message(texts::SAVED, None);
        }
        Action::Export => export_file::export_soon(session),
        Action::NextFinding | Action::FindingBefore => {
            findings_walk::go_on(session, context, part, action == Action::FindingBefore);
        }
        Action::NextMissing | Action::MissingBefore => {
            missing_cells::go_to_next(session, context, part, action == Action::MissingBefore);
        }
        Action::Find | Action::NextHit | Action::HitBefore => {}
        Action::NextPart | Action::PartBefore => {
            let at = Part::STEPS.iter().position(|of| *of == part).unwrap_or(0);
            let to = if action == Action::NextPart { Some(at + 1) } else { at.checked_sub(1) };
            if let Some(to) = to.and_then(|to| Part::STEPS.get(to)) {
                context.go(Route::Form(session.slot(), *to));
            }
        }
        Action::List => listed.set(true),
    }
}

/// The list of shortcuts, over the page while it is open.
#[component]
pub fn ShortcutList(
    /// Whether the list is open.
    listed: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <Show when=move || listed.get()>
            <OpenList listed />
        </Show>
    }
}

#[component]
fn OpenList(listed: RwSignal<bool>) -> impl IntoView {
    let rows = |what: &'static str, keys: &'static str| view! { <tr><th scope="row">{keys}</th><td>{what}</td></tr> };
    view! {
        <Dialog id="shortcuts" title=texts::TITLE.to_owned() shut=texts::CLOSE cancel=move |()| listed.set(false)>
            <div class="two">
                <div>
                    <table>
                        <caption>{texts::EVERYWHERE}</caption>
                        {SHORTCUTS.iter().map(|shortcut| rows(shortcut.what, shortcut.shown)).collect_view()}
                    </table>
                    <table>
                        <caption>{texts::SEVERAL_CELLS}</caption>
                        {rows(texts::CHOOSE, "Shift+↑ ↓ ← →")}
                        {rows(texts::CLEAR, "Delete")}
                        {rows(texts::FILL, "Ctrl+D，Ctrl+R")}
                        {rows(texts::PASTE, "Ctrl+V")}
                    </table>
                </div>
                <table>
                    <caption>{texts::IN_TABLES}</caption>
                    {rows(texts::FIELDS, "Tab，Shift+Tab")}
                    {rows(texts::DOWN, "Enter，Shift+Enter")}
                    {rows(texts::ARROWS, "↑，↓")}
                    {table_keys::KEYS.map(|(keys, what)| rows(what, keys)).collect_view()}
                    {RowStep::ALL.map(|step| rows(step.label(), step.keys())).collect_view()}
                </table>
            </div>
        </Dialog>
    }
}
