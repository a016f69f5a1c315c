//! The forms that were deleted not long ago, to be had back.

use leptos::prelude::*;

use crate::form::year_number;
use crate::store::Deleted;
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::texts;

#[component]
pub fn DeletedList(
    /// Changes with the list of kept forms.
    changed: RwSignal<u32>,
    /// What was done, for those who do not see the list.
    message: RwSignal<Option<String>>,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let row = move |Deleted { slot, record, at }: Deleted| {
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
        let have_back = {
            let named = named.clone();
            move |_| {
                let kept = context.with_value(|context| context.shelf.get_value().have_back(&slot, browser::now()));
                let problem = kept.err().map(|why| format!("，{why}")).unwrap_or_default();
                message.set(Some(format!("{} {named}{problem}", texts::start::HAD_BACK)));
                changed.update(|n| *n = n.wrapping_add(1));
            }
        };
        view! {
            <li>
                {words}" "
                <button type="button" aria-label=format!("{} {named}", texts::start::HAVE_BACK) on:click=have_back>
                    {texts::start::HAVE_BACK}
                </button>
            </li>
        }
    };
    move || {
        changed.track();
        let deleted = context.with_value(|context| context.shelf.get_value().deleted());
        (!deleted.is_empty()).then(|| {
            view! {
                <details class="deleted">
                    <summary>{format!("{}（{}）", texts::start::DELETED_LIST, deleted.len())}</summary>
                    <p class="note">{texts::start::DELETED_STAY}</p>
                    <ul>{deleted.into_iter().map(row).collect_view()}</ul>
                </details>
            }
        })
    }
}
