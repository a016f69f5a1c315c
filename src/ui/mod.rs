//! The screens. Thin: they show what the core computes and turn what the user does into edits.

mod app;
mod browser;
mod busy;
mod carried;
mod context;
mod deferred;
mod dialog;
mod engine;
mod explained;
mod field_elements;
mod fields;
mod files;
mod form;
mod glossary;
mod keep_form;
mod next_year;
mod opening;
mod other_form;
mod page;
mod picture;
mod portions;
mod read_input;
mod reading;
mod restore_position;
mod room;
mod session;
mod start;
mod texts;

/// Prepares the page for the app, which `whenOpen` of the engine mounts.
pub fn start() {
    app::start();
}
