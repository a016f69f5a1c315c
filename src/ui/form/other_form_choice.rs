//! Choosing another form to look at beside the open one: from those kept in this browser, or from a file.

use leptos::prelude::*;

use crate::compare::completed_from;
use crate::store::{Entry, Kept, SlotId};
use crate::ui::browser;
use crate::ui::context::Context;
use crate::ui::other_form::OtherForm;
use crate::ui::read_input::{FileButton, Input, Taken, read_file};
use crate::ui::reading;
use crate::ui::session::Session;
use crate::ui::texts;
use crate::worker::FormRead;

/// The choice. A file that cannot be read says so here.
#[component]
pub fn OtherFormChoice(session: Session, on_chosen: impl Fn(OtherForm) + Copy + 'static) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let problem = RwSignal::new(None::<String>);
    let open = session.slot();
    let kept = StoredValue::new_local(context.with_value(|context| kept(context, &open)));
    let selected = RwSignal::new(String::new());
    let choose = move |event| {
        let id = event_target_value(&event);
        selected.set(id.clone());
        if id.is_empty() {
            return;
        }
        // A file that is still being read would take the place of this later choice.
        reading::leave();
        let chosen = SlotId::parse(&id).and_then(|id| context.with_value(|context| kept_form(context, &id)));
        problem.set(chosen.is_none().then(|| texts::versions::NOT_READABLE.to_owned()));
        if let Some(chosen) = chosen {
            on_chosen(chosen);
        }
    };
    let read = move |name: String, taken: Taken| match taken {
        Ok(Input::Forms(forms)) if forms.len() == 1 => {
            for FormRead { form, is_whole, doubts, notes, .. } in forms {
                // What a paper cannot hold is no difference.
                let form = if is_whole { form } else { session.with(|open| completed_from(form, open)) };
                problem.set(None);
                // The file takes the place of the kept form that was chosen before.
                selected.set(String::new());
                let notes = doubts.into_iter().chain(notes).collect();
                on_chosen(OtherForm { form, origin: name.clone(), notes });
            }
        }
        Ok(_) => problem.set(Some(format!("{name}：{}", texts::import::SEVERAL))),
        Err(sentence) => problem.set(Some(format!("{name}：{sentence}"))),
    };
    let read_first = move |files: Vec<web_sys::File>| {
        if let Some(file) = files.into_iter().next() {
            let name = file.name();
            read_file(&file, move |taken| read(name, taken));
        }
    };
    view! {
        <div class="tools other-form">
            <label>
                <span>{texts::versions::KEPT}</span>
                <select on:change=choose prop:value=move || selected.get()>
                    <option value="">{texts::versions::CHOOSE}</option>
                    {kept
                        .get_value()
                        .into_iter()
                        .map(|(id, title)| view! { <option value=id.to_string()>{title}</option> })
                        .collect_view()}
                </select>
            </label>
            <FileButton label=texts::versions::FILE on_chosen=read_first />
            <span class="note">{texts::versions::FILE_HELP}</span>
        </div>
        <p class="bad" role="alert">{move || problem.get()}</p>
    }
}

/// The other kept forms that can be read, by title.
fn kept(context: &Context, open: &SlotId) -> Vec<(SlotId, String)> {
    let entries = context.shelf.get_value().list();
    entries
        .into_iter()
        .filter_map(|Entry { slot: id, kept, .. }| match kept {
            Kept::Form(record) if id != *open => {
                let unit = texts::unit_title(&record.form.profile.unit);
                let saved = browser::date_time(record.saved_at);
                Some((id, format!("{unit} {}年度 {}（{saved} 保存）", record.form.year, record.form.stage.label())))
            }
            _ => None,
        })
        .collect()
}

/// A kept form to look at; `None` when it is gone or cannot be read.
pub fn kept_form(context: &Context, id: &SlotId) -> Option<OtherForm> {
    let Kept::Form(record) = context.shelf.get_value().get(id).ok()?? else { return None };
    let origin = format!("{} 保存", browser::date_time(record.saved_at));
    Some(OtherForm { form: record.form, origin, notes: Vec::new() })
}
