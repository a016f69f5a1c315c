//! Keeping a form that is new in this browser.

use leptos::prelude::GetValue;

use crate::evaluate::{self, Evaluation};
use crate::form::{Form, Part};
use crate::route::Route;
use crate::store::{KeptAlready, Record, SlotId};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::texts;

/// Keeps a form that is new here and opens it at one of its parts. Where the browser does not take it, it is there all the same, and its page says so.
pub fn keep(context: &Context, form: Form, part: Part) {
    let now = browser::now();
    let (slot, _) = context.shelf.get_value().add(&Record { saved_at: now, form }, now);
    browser::go(&Route::Form(slot, part).hash());
}

/// Opens a form that the program itself has made: the kept one where the very same is kept already, so that asking twice does not make two.
pub fn keep_once(context: &Context, form: Form, part: Part) {
    match context.shelf.get_value().kept_already(&form).same {
        Some((slot, _)) => browser::go(&Route::Form(slot, part).hash()),
        None => keep(context, form, part),
    }
}

/// A form that is kept beside one that is to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    /// The slot it is kept in.
    pub slot: SlotId,
    /// What it is called in a sentence.
    pub named: String,
    /// How many kept forms there are of the same unit and year.
    pub count: usize,
}

/// As [`keep_once`], but where others of the same unit and year are kept nothing is made: the one saved last is given, so that the user may choose.
pub fn keep_unless_others(context: &Context, form: &Form, part: Part) -> Option<Other> {
    let KeptAlready { same, others } = context.shelf.get_value().kept_already(form);
    if same.is_none()
        && let Some((slot, record)) = others.first()
    {
        return Some(Other { slot: slot.clone(), named: named(record), count: others.len() });
    }
    keep_once(context, form.clone(), part);
    None
}

/// A kept form in a sentence: 市图书馆 2025年度（目标申报，2025-03-01 10:32 保存）.
pub fn named(record: &Record) -> String {
    let Record { saved_at, form } = record;
    let (unit, stage) = (texts::unit_title(&form.profile.unit), form.stage.label());
    format!("{unit} {}年度（{stage}，{} 保存）", form.year, browser::date_time(*saved_at))
}

/// A form to go on with apart from this one. Its unit says that it is a copy, because nothing else tells the two apart.
pub fn copy_of(form: &Form) -> Form {
    let mut copy = form.clone();
    copy.profile.unit = format!("{}（{}）", copy.profile.unit.trim_end(), texts::form::COPY_MARK);
    copy
}

/// Next year's form, with what the program computed of this one.
pub fn next_year_of(form: &Form) -> Form {
    evaluate::next_year_of(form, &Evaluation::of(form))
}
