//! A box for points or per cent: right-aligned, never rewritten; what is to be known about it stands in a note below it while one is in it.

use leptos::prelude::*;

use crate::form::Field;
use crate::ui::field_elements::hint_id;
use crate::ui::fields::TextField;
use crate::ui::session::Session;

#[component]
pub fn PointsField(
    session: Session,
    field: Field,
    #[prop(into)] label: Signal<String>,
    /// What counts while the box is empty.
    #[prop(optional, into)]
    placeholder: Signal<String>,
    /// What to know about it, or what is wrong.
    #[prop(into)]
    hint: Signal<String>,
    /// Whether something is wrong.
    #[prop(into)]
    wrong: Signal<bool>,
    /// Whether it stands in place of a computed figure.
    #[prop(optional, into)]
    overridden: Signal<bool>,
    #[prop(optional, into)] class: String,
) -> impl IntoView {
    let id = hint_id(field);
    view! {
        <div class="amount points" class:wrong=wrong class:overridden=overridden>
            <TextField
                session
                field
                label
                placeholder
                class=class + " figure"
                described_by=id.clone()
                invalid=wrong
            />
            <span class="hint" id=id>{move || hint.get()}</span>
        </div>
    }
}
