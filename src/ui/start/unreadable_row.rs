//! The row of a record that cannot be read: what is wrong with it, what of it can still be read, and the ways out.

use leptos::prelude::*;

use super::ask_again::AskAgain;
use super::import_preview::summary;
use super::shelf_row::DeleteButton;
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::store::{SlotId, Unreadable};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::form::export;
use crate::ui::texts;
use crate::ui::texts::storage as words;

/// A record that cannot be read: never dropped without being asked, and its text can be taken out. Of a damaged one it is said what can be read; that can
/// be taken out alone, and can take the place of the record.
#[component]
pub(super) fn UnreadableRow(
    id: SlotId,
    text: String,
    why: Unreadable,
    /// The room it takes, where that is to be shown.
    size: Option<String>,
    remove: impl Fn(SlotId, String) + Copy + Send + Sync + 'static,
    mend: impl Fn(SlotId) + Copy + Send + Sync + 'static,
    ask: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let name = format!("budget-form-{id}.txt");
    let (title, advice, why) = match why {
        Unreadable::Newer(why) => (words::NEWER, words::NEWER_ADVICE, why),
        Unreadable::Damaged(why) => (texts::start::UNREADABLE, words::DAMAGED_ADVICE, why),
    };
    let mended = expect_context::<Context>().shelf.with_value(|shelf| shelf.mended(&id));
    let part = mended.as_ref().map(readable_part);
    let tools = mended.map(|form| mend_tools(form, id.clone(), mend, ask));
    view! {
        <tr>
            <td></td>
            <th scope="row">{title}</th>
            <td colspan="6">{why}<p class="note">{advice}</p>{part}</td>
            {size.map(|size| view! { <td>{size}</td> })}
            <td class="row-tools">
                <button type="button" on:click=move |_| browser::download(&name, "text/plain", &text)>
                    {texts::start::SAVE_RAW}
                </button>
                {tools}
                <DeleteButton named=title.to_owned() id remove on_ask=ask />
            </td>
        </tr>
    }
}

/// What can be read of a damaged record, and what cannot.
fn readable_part(form: &Form) -> impl IntoView + use<> {
    let lost = form.unplaced.iter().map(|line| view! { <li><span class="verbatim">{line.text.clone()}</span>" "<span class="note">{line.reason.clone()}</span></li> });
    let lost = lost.collect_view();
    let list = (!form.unplaced.is_empty()).then(|| {
        view! {
            <details>
                <summary>{format!("{}（{} 处）", words::LOST_PLACES, form.unplaced.len())}</summary>
                <p class="note">{words::LOST_PLACES_HELP}</p>
                <ul>{lost}</ul>
            </details>
        }
    });
    view! { <p>{words::READABLE_PART}{summary(form)}</p>{list} }
}

/// The ways out that a damaged record has and others do not.
fn mend_tools(
    form: Form,
    id: SlotId,
    mend: impl Fn(SlotId) + Copy + Send + Sync + 'static,
    ask: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let warning_id = format!("mend-{id}");
    view! {
        <button type="button" on:click=move |_| drop(export(&form, &Evaluation::of(&form)))>{words::SAVE_READABLE}</button>
        <AskAgain
            label=words::MEND
            aria_label=format!("{} {}", words::MEND, texts::start::UNREADABLE)
            warning_id
            warning=words::MEND_WARNING
            sure=words::MEND_SURE
            keep=words::DO_NOT_MEND
            on_ask=ask
            on_sure=move || mend(id.clone())
        />
    }
}
