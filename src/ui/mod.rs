//! The screens. Thin: they show what the core computes and turn what the user does into edits.

use leptos::prelude::*;

/// Mounts the app into the page.
pub fn start() {
    console_error_panic_hook::set_once();
    mount_to_body(|| view! { <main id="app">"预算绩效目标表"</main> });
}
