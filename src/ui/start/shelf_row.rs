//! A line of the list of kept forms: what the form is, how far it is, and what can be done with it there.

use leptos::prelude::*;

use super::ask_again::AskAgain;
use super::row_summary::{Summaries, SummaryCells};
use crate::evaluate::Evaluation;
use crate::form::{Form, Part};
use crate::route::Route;
use crate::store::{Exported, Record, SlotId};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::form::export;
use crate::ui::keep_form::{copy_of, keep, next_year_of};
use crate::ui::texts;
use crate::ui::texts::storage as words;

#[component]
pub fn FormRow(
    id: SlotId,
    record: Record,
    /// Whether it is in memory only.
    unsaved: bool,
    /// The room it takes, where that is to be shown.
    size: Option<String>,
    /// How it stands to the file that was made of it last.
    handed: Exported,
    /// It was handed over as a file.
    exported: impl Fn(&SlotId) + Copy + Send + Sync + 'static,
    remove: impl Fn(SlotId, String) + Copy + Send + Sync + 'static,
    ask: impl Fn() + Copy + Send + Sync + 'static,
    on_next_year: impl Fn(Form) + Copy + Send + Sync + 'static,
    summaries: Summaries,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let Record { saved_at, form } = record;
    let summary = summaries.of(&id, saved_at, &form);
    let form = StoredValue::new(form);
    let unit = form.with_value(|form| texts::unit_title(&form.profile.unit).to_owned());
    let (year, stage) = form.with_value(|form| (form.year.clone(), form.stage.label()));
    let named = format!("{unit} {year}");
    let href = Route::Form(id.clone(), Part::Profile).hash();
    let slot = StoredValue::new(id.clone());
    let copy = id.is_copy().then(|| view! { <span class="note">{texts::start::COPY}</span> });
    let unsaved = unsaved.then(|| view! { <span class="bad">{words::UNSAVED}</span> });
    // A clock that was set back since is told, or the order of the list would be a riddle.
    let later = (saved_at > browser::now()).then(|| view! { <span class="note">{words::LATER_THAN_NOW}</span> });
    view! {
        <tr>
            <td>{year}</td>
            <th scope="row"><a href=href>{unit}</a>{copy}</th>
            <td>{stage}</td>
            <SummaryCells summary />
            <td>{if unsaved.is_some() { String::new() } else { browser::date_time(saved_at) }}{later}{unsaved}</td>
            <td class:due=handed.overdue_days(browser::now()).is_some()>{texts::exported::line(handed)}</td>
            {size.map(|size| view! { <td>{size}</td> })}
            <td class="row-tools">
                <button
                    type="button"
                    aria-label=format!("{} {named}", texts::start::EXPORT)
                    on:click=move |_| {
                        form.with_value(|form| export(form, &Evaluation::of(form)));
                        slot.with_value(exported);
                    }
                >
                    {texts::start::EXPORT}
                </button>
                <a
                    class="button"
                    href=Route::Form(id.clone(), Part::Compare).hash()
                    aria-label=format!("{} {named}", texts::snapshots::TITLE)
                >
                    {texts::snapshots::TITLE}
                </a>
                <button
                    type="button"
                    aria-label=format!("{} {named}", texts::start::DUPLICATE)
                    title=texts::form::COPY_FORM
                    on:click=move |_| {
                        let copy = form.with_value(copy_of);
                        context.with_value(|context| keep(context, copy, Part::Profile));
                    }
                >
                    {texts::start::DUPLICATE}
                </button>
                <button
                    type="button"
                    aria-label=format!("{} {named}", texts::versions::NEXT_YEAR)
                    title=texts::versions::NEXT_YEAR_HELP
                    on:click=move |_| on_next_year(form.with_value(next_year_of))
                >
                    {texts::versions::NEXT_YEAR}
                </button>
                <DeleteButton named id remove on_ask=ask />
            </td>
        </tr>
    }
}

/// Deleting asks once more, and says whether there is a way back.
#[component]
pub fn DeleteButton(
    named: String,
    id: SlotId,
    remove: impl Fn(SlotId, String) + Copy + Send + Sync + 'static,
    /// One is asked: what was said before is no news any more.
    on_ask: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let copies = expect_context::<Context>().shelf.with_value(|shelf| shelf.copies().is_connected());
    let warning = if copies { texts::start::WAY_BACK } else { texts::start::NO_WAY_BACK };
    let (warning_id, aria_label) = (format!("no-way-back-{id}"), format!("{} {named}", texts::start::DELETE));
    let on_sure = move || remove(id.clone(), named.clone());
    view! {
        <AskAgain label=texts::start::DELETE aria_label warning_id warning sure=texts::start::DELETE_SURE on_ask on_sure />
    }
}
