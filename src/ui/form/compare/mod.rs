//! 版本比较: what changed between this form and another version of it. Only looks; nothing of it changes a form.

mod approved;
mod change_table;
mod jump;
mod snapshot_list;

use std::sync::Arc;

use leptos::prelude::*;

use super::other_form_choice::{OtherFormChoice, kept_form};
use crate::compare::{ChangeKind, Comparison, Section, approved_from, compare, to_csv};
use crate::edit::Edit;
use crate::exchange::file_name::file_name_of;
use crate::form::{Form, Stage, read_year, terms};
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::context::{CompareWith, Context};
use crate::ui::field_elements::focus;
use crate::ui::other_form::OtherForm;
use crate::ui::session::{Session, Topic};
use crate::ui::texts;
use change_table::ChangeTable;
pub use change_table::{place, sides};

/// The other version. It stays while one goes to a field that changed and comes back, as long as the form is open.
#[derive(Clone, Copy)]
struct Chosen {
    other: RwSignal<Option<Arc<OtherForm>>>,
    /// Whether the open form is the old version.
    this_is_old: RwSignal<bool>,
    /// Whether it was chosen just now, and what differs is to be brought before the eyes.
    is_new: StoredValue<bool>,
}

/// The heading of what differs, which stands below the ways to choose.
const RESULT_ID: &str = "compare-result";

/// Keeps the choice for as long as the form is open. It begins with the form that the open one was to be compared with, if there is one.
pub fn remember(context: &Context) {
    let asked = context.compare_with.try_update_value(Option::take).flatten();
    let this_is_old = matches!(asked, Some(CompareWith::Read(_)));
    let other = asked.and_then(|asked| match asked {
        CompareWith::Kept(slot) => kept_form(context, &slot),
        CompareWith::Read(read) => Some(*read),
    });
    let is_new = StoredValue::new(other.is_some());
    let other = RwSignal::new(other.map(Arc::new));
    provide_context(Chosen { other, this_is_old: RwSignal::new(this_is_old), is_new });
}

#[component]
pub fn CompareScreen(session: Session) -> impl IntoView {
    let Chosen { other, this_is_old, is_new } = expect_context();
    let choose = move |chosen: OtherForm| {
        // The form of a later year or stage is the new version; otherwise one looks at what became of an older one.
        let when = |form: &Form| (read_year(&form.year), Stage::ALL.iter().position(|stage| *stage == form.stage));
        let later = when(&chosen.form) > session.with(when);
        this_is_old.set(later);
        is_new.set_value(true);
        other.set(Some(Arc::new(chosen)));
    };
    view! {
        <snapshot_list::SnapshotList session on_chosen=choose />
        <approved::ApprovedSection session />
        <h2>{texts::versions::COMPARE}</h2>
        <p class="note">{texts::versions::COMPARE_HELP}</p>
        <OtherFormChoice session on_chosen=choose />
        {move || {
            other
                .get()
                .map(|other| {
                    if is_new.try_update_value(core::mem::take) == Some(true) {
                        when_drawn(show_result);
                    }
                    view! { <Differences session other this_is_old /> }
                })
        }}
    }
}

fn show_result() {
    focus(RESULT_ID);
    if let Some(heading) = document().get_element_by_id(RESULT_ID) {
        heading.scroll_into_view();
    }
}

/// The two sides, what changed in numbers, and the changes.
#[component]
fn Differences(session: Session, other: Arc<OtherForm>, this_is_old: RwSignal<bool>) -> impl IntoView {
    let other = StoredValue::new(other);
    let comparison = Memo::new(move |_| {
        session.watched(Topic::Settled, |form| {
            other.with_value(|other| Arc::new(in_order(this_is_old.get(), form, &other.form, compare)))
        })
    });
    let export = move |_| {
        let name = session.with(|form| file_name_of(form, "版本对照", "csv"));
        browser::download(&name, "text/csv;charset=utf-8", &comparison.with(|comparison| to_csv(comparison)));
    };
    // What was approved may be a version that is no longer on the screen.
    let freeze = move |_| {
        let named = |other: &Arc<OtherForm>| format!("{}（{}）", terms::APPROVED, other.origin);
        let approved = other.with_value(|other| session.with(|form| approved_from(&other.form, form, &named(other))));
        session.edit(Edit::SetApproved(Some(Box::new(approved))));
        session.show_step_message();
    };
    let take = move |_| {
        let (form, origin) = other.with_value(|other| (other.form.clone(), other.origin.clone()));
        session.take_version(form, &origin);
    };
    let side = move |old: bool| {
        if old == this_is_old.get() {
            session.watch(Topic::Settled);
            session.with(|form| format!("{}（{}）", texts::versions::THIS, title(form)))
        } else {
            other.with_value(|other| format!("{}（{}）", title(&other.form), other.origin))
        }
    };
    view! {
        <h3 id=RESULT_ID tabindex="-1" class="compare-result">{texts::versions::RESULT}</h3>
        <dl class="sides">
            <dt>{texts::versions::OLD}</dt>
            <dd>{move || side(true)}</dd>
            <dt>{texts::versions::NEW}</dt>
            <dd>{move || side(false)}</dd>
        </dl>
        <div class="tools">
            <button type="button" on:click=move |_| this_is_old.update(|old| *old = !*old)>
                {texts::versions::SWAP}
            </button>
            <button type="button" on:click=export>{texts::versions::EXPORT}</button>
            <button type="button" title=texts::versions::TAKE_HELP on:click=take>{texts::versions::TAKE}</button>
            <button type="button" on:click=freeze>{texts::approved::FREEZE_OTHER}</button>
        </div>
        <Notes notes=other.with_value(|other| other.notes.clone()) />
        <p role="status" class="summary">{move || comparison.with(|comparison| summary(comparison))}</p>
        <p class="note">{texts::versions::LEGEND}</p>
        {move || {
            let comparison = comparison.get();
            let this_is_old = this_is_old.get();
            Section::ALL
                .into_iter()
                .filter_map(|section| {
                    let changes: Vec<_> = comparison.of(section).cloned().collect();
                    (!changes.is_empty()).then(|| view! { <ChangeTable session section changes this_is_old /> })
                })
                .collect_view()
        }}
    }
}

/// What the reading of a file had to say.
#[component]
fn Notes(notes: Vec<String>) -> impl IntoView {
    (!notes.is_empty()).then(|| {
        view! {
            <details>
                <summary>{format!("{}（{} 条）", texts::versions::NOTES, notes.len())}</summary>
                <ul>{notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view()}</ul>
            </details>
        }
    })
}

/// Calls with the older form first.
fn in_order<T>(this_is_old: bool, this: &Form, other: &Form, look: impl Fn(&Form, &Form) -> T) -> T {
    if this_is_old { look(this, other) } else { look(other, this) }
}

fn title(form: &Form) -> String {
    format!("{} {}年度", texts::unit_title(&form.profile.unit), form.year)
}

/// 新增 2 处，修改 3 处；另有仅写法不同 1 处.
pub fn summary(comparison: &Comparison) -> String {
    if comparison.is_empty() {
        return texts::versions::SAME.to_owned();
    }
    let counts = |kinds: &[ChangeKind]| -> String {
        let counted = kinds.iter().map(|kind| (kind.label(), comparison.count(*kind))).filter(|(_, count)| *count > 0);
        counted.map(|(label, count)| format!("{label} {count} 处")).collect::<Vec<_>>().join("，")
    };
    let weighty = counts(&[ChangeKind::Added, ChangeKind::Removed, ChangeKind::Changed, ChangeKind::Moved]);
    let light = counts(&[ChangeKind::Rewritten, ChangeKind::Follows]);
    match (weighty.is_empty(), light.is_empty()) {
        (false, false) => format!("{weighty}；另有{light}。"),
        (false, true) => format!("{weighty}。"),
        (true, _) => format!("内容没有实质变化，{light}。"),
    }
}
