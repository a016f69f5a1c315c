//! The forms that were deleted not long ago: to be had back, or deleted for good.

use leptos::prelude::*;

use super::ask_again::AskAgain;
use super::{EMPTY_ID, SHELF_ID};
use crate::form::year_number;
use crate::store::Deleted;
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::field_elements::focus_first;
use crate::ui::texts;

/// What opens and closes the list.
const LIST_ID: &str = "deleted-list";

#[component]
pub fn DeletedList(
    /// Changes with the list of kept forms.
    changed: RwSignal<u32>,
    /// What was done, for those who do not see the list.
    message: RwSignal<Option<String>>,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    // It stays open while its forms go one by one.
    let open = RwSignal::new(false);
    move || {
        changed.track();
        let deleted = context.with_value(|context| context.shelf.get_value().deleted());
        let row = move |deleted: Deleted| view! { <DeletedRow deleted changed message /> };
        (!deleted.is_empty()).then(|| {
            view! {
                <details
                    class="deleted"
                    open=open.get_untracked()
                    on:toggle=move |event| {
                        open.set(event_target::<web_sys::Element>(&event).has_attribute("open"));
                    }
                >
                    <summary id=LIST_ID>{format!("{}（{}）", texts::start::DELETED_LIST, deleted.len())}</summary>
                    <p class="note">{texts::start::DELETED_STAY}</p>
                    <ul>{deleted.into_iter().map(row).collect_view()}</ul>
                </details>
            }
        })
    }
}

/// A form of the list.
#[component]
fn DeletedRow(deleted: Deleted, changed: RwSignal<u32>, message: RwSignal<Option<String>>) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let Deleted { slot, record, at } = deleted;
    let unit = texts::unit_title(&record.form.profile.unit);
    let named = format!("{unit} {}", record.form.year);
    let words = format!(
        "{unit} {}{}（{}，{} {}）",
        year_number(&record.form.year),
        texts::start::YEAR,
        record.form.stage.label(),
        browser::date_time(at),
        texts::start::DELETED_AT,
    );
    let done = move |sentence: String| {
        message.set(Some(sentence));
        changed.update(|n| *n = n.wrapping_add(1));
        // What had the focus is gone with its row.
        when_drawn(|| focus_first(&[LIST_ID, SHELF_ID, EMPTY_ID]));
    };
    let have_back = {
        let (slot, named) = (slot.clone(), named.clone());
        move |_| {
            let kept = context.with_value(|context| context.shelf.get_value().have_back(&slot, browser::now()));
            let problem = kept.err().map(|why| format!("，{why}")).unwrap_or_default();
            done(format!("{} {named}{problem}", texts::start::HAD_BACK));
        }
    };
    let warning_id = format!("for-good-{slot}");
    let for_good = {
        let named = named.clone();
        let slot = slot.clone();
        move || {
            context.with_value(|context| context.shelf.get_value().delete_for_good(&slot, browser::now()));
            done(format!("{} {named}", texts::start::DELETED_FOR_GOOD));
        }
    };
    view! {
        <li>
            {words}" "
            <button type="button" aria-label=format!("{} {named}", texts::start::HAVE_BACK) on:click=have_back>
                {texts::start::HAVE_BACK}
            </button>
            <AskAgain
                label=texts::start::DELETE_FOR_GOOD
                aria_label=format!("{} {named}", texts::start::DELETE_FOR_GOOD)
                warning_id
                warning=texts::start::FOR_GOOD_WARNING
                sure=texts::start::DELETE_FOR_GOOD_SURE
                on_ask=|| ()
                on_sure=for_good
            />
        </li>
    }
}
