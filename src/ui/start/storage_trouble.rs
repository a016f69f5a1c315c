//! What is wrong with the storage of the browser, above the list of forms: what it means for them, and what takes the room.

use leptos::prelude::*;

use crate::store::StorageError;
use crate::ui::context::Context;
use crate::ui::texts::storage as texts;

#[component]
pub fn StorageTrouble(
    /// Changes with the list of kept forms.
    changed: RwSignal<u32>,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    view! {
        <div role="alert">
            {move || {
                changed.track();
                let shelf = context.with_value(|context| context.shelf.get_value());
                let why = shelf.trouble()?;
                let room = (why == StorageError::Full).then(|| texts::room(shelf.room(None)));
                Some(view! {
                    <div class="storage-trouble">
                        <p><strong>{texts::what_is_wrong(&why)}</strong>{texts::way_out(&why)}{room}</p>
                    </div>
                })
            }}
        </div>
    }
}
