//! 帮助: the rules of the program in plain words.

use leptos::prelude::*;

#[component]
pub fn HelpScreen() -> impl IntoView {}
