//! What stands at the foot while the browser does not take the form: what is wrong, where the form is meanwhile, and the ways out.

use leptos::prelude::*;

use super::export_file::export_soon;
use super::reveal;
use crate::route::Route;
use crate::store::{SaveState, StorageError};
use crate::ui::context::Context;
use crate::ui::session::Session;
use crate::ui::texts;
use crate::ui::texts::storage as words;

#[component]
pub fn NotSaved(session: Session) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let saved = session.saved();
    // The words change only with what is wrong: while one types, the state goes to and fro.
    let why = Memo::new(move |_| {
        saved.with(|saved| if let SaveState::Failed { why, .. } = saved { Some(why.clone()) } else { None })
    });
    let copied = Memo::new(move |_| saved.with(|saved| matches!(saved, SaveState::Failed { copied: true, .. })));
    // Put away by the user; something else that goes wrong is shown again.
    let hidden = RwSignal::new(None::<StorageError>);
    view! {
        <div role="alert">
            {move || {
                let why = why.get()?;
                if hidden.get().as_ref() == Some(&why) {
                    return None;
                }
                request_animation_frame(reveal::uncover_focus);
                // What the other forms take can be freed.
                let room = (why == StorageError::Full).then(|| {
                    let shelf = context.with_value(|context| context.shelf.get_value());
                    words::room(shelf.room(Some(&session.slot())))
                });
                let hides = why.clone();
                Some(view! {
                    <div class="choice not-saved">
                        <p>
                            <strong>{words::what_is_wrong(&why)}</strong>
                            {words::way_out(&why)}
                            {room}
                            " "
                            {move || if copied.get() { words::COPIED } else { words::NOT_COPIED }}
                        </p>
                        <div class="tools">
                            <button type="button" class="primary" on:click=move |_| export_soon(session)>{words::EXPORT}</button>
                            <button type="button" on:click=move |_| context.with_value(Context::try_again)>{words::TRY_AGAIN}</button>
                            <a class="button" href=Route::Start.hash()>{texts::start::TITLE}</a>
                            <button type="button" on:click=move |_| hidden.set(Some(hides.clone()))>{words::HIDE}</button>
                        </div>
                    </div>
                })
            }}
        </div>
    }
}
