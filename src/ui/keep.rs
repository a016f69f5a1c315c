//! Keeping a form that is new in this browser.

use leptos::prelude::GetValue;

use crate::evaluate::achieved_text;
use crate::form::{Form, Period, next_year};
use crate::store::{Beside, Record};
use crate::ui::app::Context;
use crate::ui::browser;
use crate::ui::route::{Part, Route};

/// Keeps a form that is new here and opens it at one of its parts.
///
/// # Errors
/// A sentence when it cannot be kept; nothing is opened then.
pub fn keep(context: &Context, form: Form, part: Part) -> Result<(), String> {
    let shelf = context.shelf.get_value();
    let now = browser::now();
    let slot = shelf.free_slot(now).map_err(|error| error.to_string())?;
    shelf.put(&slot, &Record { saved_at: now, form }).map_err(|error| error.to_string())?;
    browser::go(&Route::Form(slot, part).hash());
    Ok(())
}

/// Opens a form that the program itself has made: the kept one where the very same is kept already, so that asking twice does not make two.
///
/// # Errors
/// A sentence when it cannot be kept; nothing is opened then.
pub fn keep_once(context: &Context, form: Form, part: Part) -> Result<(), String> {
    match context.shelf.get_value().beside(&form) {
        Ok(Beside { same: Some((slot, _)), .. }) => {
            browser::go(&Route::Form(slot, part).hash());
            Ok(())
        }
        _ => keep(context, form, part),
    }
}

/// Next year's form, with what the program computed of this one.
pub fn next_year_of(form: &Form) -> Form {
    next_year(form, |level1, row| achieved_text(form, level1, row, Period::FullYear))
}
