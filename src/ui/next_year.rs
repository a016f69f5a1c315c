//! 生成下一年度: making next year's form, and asking first where one of that unit and year is kept already.

use leptos::prelude::*;
use web_sys::HtmlElement;

use super::browser;
use super::busy::when_drawn;
use super::context::Context;
use super::field_elements::focus;
use super::keep_form::{Other, keep, keep_unless_others};
use super::page;
use super::texts::versions as words;
use crate::form::{Form, Part};
use crate::route::Route;

/// The answer that harms nothing, which gets the focus.
const ANSWER_ID: &str = "open-next-year";

/// What is to be made, and what came of it.
#[derive(Clone, Copy)]
pub struct NextYear {
    context: StoredValue<Context, LocalStorage>,
    asked: RwSignal<Option<(Form, Other)>>,
    /// What had the focus before one was asked.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl NextYear {
    /// Nothing made yet.
    pub fn new() -> Self {
        Self {
            context: StoredValue::new_local(expect_context()),
            asked: RwSignal::new(None),
            before: StoredValue::new_local(None),
        }
    }

    /// Keeps next year's form and opens it. Where the very same is kept it is opened; where others of that unit and year are, the user is asked.
    pub fn make(self, form: Form) {
        let other = self.context.with_value(|context| keep_unless_others(context, &form, Part::Profile));
        self.before.set_value(page::active());
        self.asked.set(other.map(|other| (form, other)));
        when_drawn(|| focus(ANSWER_ID));
    }

    fn make_another(self, form: Form) {
        self.context.with_value(|context| keep(context, form, Part::Profile));
        self.leave();
    }

    /// Asks no more. The focus goes back to where it was, if that is still there.
    fn leave(self) {
        self.asked.set(None);
        if let Some(before) = self.before.try_update_value(Option::take).flatten() {
            when_drawn(move || drop(before.focus()));
        }
    }
}

/// Whether to open the kept form or to make another.
#[component]
pub fn AskNextYear(next_year: NextYear) -> impl IntoView {
    move || {
        let (form, Other { slot, named, count }) = next_year.asked.get()?;
        let more = if count > 1 { format!("等 {count} 张") } else { String::new() };
        let href = Route::Form(slot, Part::Profile).hash();
        Some(view! {
            <div class="ask-next-year" role="group" aria-label=words::NEXT_YEAR>
                <p role="alert">{words::NEXT_YEAR_THERE}{named}{more}{words::NEXT_YEAR_DIFFERS}</p>
                <div class="tools">
                    <button id=ANSWER_ID type="button" class="primary" on:click=move |_| browser::go(&href)>
                        {words::NEXT_YEAR_OPEN}
                    </button>
                    <button type="button" on:click=move |_| next_year.make_another(form.clone())>
                        {words::NEXT_YEAR_ANOTHER}
                    </button>
                    <button type="button" on:click=move |_| next_year.leave()>{words::NEXT_YEAR_LEAVE}</button>
                </div>
            </div>
        })
    }
}
