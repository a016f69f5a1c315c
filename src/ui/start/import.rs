//! Importing: text of a published form, pasted or from a file, or a file of this program. Nothing is kept before the user has seen what was read.

use leptos::ev;
use leptos::html;
use leptos::prelude::*;

use crate::form::{Form, Level1, Part, year_number};
use crate::route::Route;
use crate::store::KeptAlready;
use crate::ui::browser;
use crate::ui::busy::when_drawn;
use crate::ui::context::Context;
use crate::ui::fields::focus;
use crate::ui::keep_form::named;
use crate::ui::read_input::{FileButton, Input, ReadForm, read_file, read_soon};
use crate::ui::texts;

use super::import_choice::FormsToChoose;
use super::import_result::{Lines, RESULT_ID, SUMMARY_ID, UnplacedLines};

/// Takes texts in, from wherever they come, and holds what was read.
#[derive(Clone, Copy)]
pub struct ImportInput {
    outcome: RwSignal<Option<Result<Input, String>>>,
}

impl ImportInput {
    /// Starts with nothing read.
    pub fn new() -> Self {
        Self { outcome: RwSignal::new(None) }
    }

    /// What was wrong with one text is not said while the next one is read.
    fn forget_error(self) {
        if self.outcome.try_with_untracked(|outcome| matches!(outcome, Some(Err(_)))) == Some(true) {
            self.outcome.set(None);
        }
    }

    fn take_text(self, text: String) {
        self.forget_error();
        read_soon(text, move |reading| {
            self.outcome.try_set(Some(reading));
        });
    }

    /// Takes in a dropped file; `false` when something else was dropped.
    pub fn take_dropped(self, event: &ev::DragEvent) -> bool {
        let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
        if let Some(file) = &file {
            event.prevent_default();
            self.forget_error();
            read_file(file, move |reading| {
                self.outcome.try_set(Some(reading));
            });
        }
        file.is_some()
    }
}

#[component]
pub fn ImportPanel(
    input: ImportInput,
    /// Changes with the list of kept forms.
    changed: RwSignal<u32>,
    on_keep: impl Fn(Form, Part) + Copy + Send + Sync + 'static,
    on_close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let pasted = NodeRef::<html::Textarea>::new();
    // What is on the clipboard can be pasted at once.
    Effect::new(move |_| {
        if let Some(area) = pasted.get() {
            drop(area.focus());
        }
    });
    // Whoever has a text read wants to see what came of it. Where it could not be read, the focus stays at what one will try again.
    Effect::new(move |before: Option<()>| {
        let read = input.outcome.with(|outcome| matches!(outcome, Some(Ok(_))));
        if before.is_some() && read {
            when_drawn(|| focus(RESULT_ID));
        }
    });
    let read_pasted = move |_| {
        if let Some(area) = pasted.get_untracked() {
            input.take_text(area.value());
        }
    };
    let close = move |_| {
        input.outcome.set(None);
        on_close();
    };
    view! {
        <section class="import" aria-labelledby="import-title">
            <h2 id="import-title">{texts::import::TITLE}</h2>
            <p>{texts::import::HELP}</p>
            <label for="import-text">{texts::import::PASTE}</label>
            <textarea id="import-text" node_ref=pasted rows="8" spellcheck="false" />
            <div class="tools" on:change=move |_| input.forget_error()>
                <button type="button" class="primary" on:click=read_pasted>{texts::import::READ}</button>
                <FileButton label=texts::import::FILE on_read=move |_, reading| input.outcome.set(Some(reading)) />
                <button type="button" on:click=close>{texts::import::CANCEL}</button>
            </div>
            <div role="status">
                {move || {
                    let sentence = input.outcome.with(|outcome| outcome.as_ref()?.as_ref().err().cloned());
                    // Whoever stopped it has made no mistake.
                    sentence.map(|sentence| {
                        let class = if sentence == texts::files::STOPPED { "note" } else { "bad" };
                        view! { <p class=class>{sentence}</p> }
                    })
                }}
            </div>
            {move || input.outcome.get().and_then(Result::ok).map(|taken| match taken {
                Input::One(read) => view! { <Preview read=*read changed on_keep /> }.into_any(),
                Input::Several(stored) => view! { <FormsToChoose stored changed /> }.into_any(),
            })}
        </section>
    }
}

/// What was read, so that one can look before keeping it.
#[component]
fn Preview(
    read: ReadForm,
    changed: RwSignal<u32>,
    on_keep: impl Fn(Form, Part) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let ReadForm { form, notes, skipped } = read;
    let summary = summary(&form);
    let unplaced = form.unplaced.clone();
    view! {
        <div class="preview">
            <h3 id=RESULT_ID tabindex="-1" aria-describedby=SUMMARY_ID>{texts::import::RESULT}</h3>
            <p id=SUMMARY_ID>{summary}</p>
            // Above the lists: they may be long, and grow while they are drawn.
            <KeepButtons form changed on_keep />
            <Lines title=texts::import::NOTES lines=notes open=true />
            <UnplacedLines lines=unplaced />
            <Lines title=texts::import::SKIPPED lines=skipped open=false />
        </div>
    }
}

/// Keeping it, or opening what is kept of it already: nothing that is kept is written over.
#[component]
fn KeepButtons(
    form: Form,
    changed: RwSignal<u32>,
    on_keep: impl Fn(Form, Part) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let context = StoredValue::new_local(expect_context::<Context>());
    let form = StoredValue::new(form);
    let beside = move || {
        changed.track();
        context.with_value(|context| form.with_value(|form| context.shelf.get_value().kept_already(form)))
    };
    let keep = move |label: &'static str, class: &'static str| {
        let keep = move |_| on_keep(form.get_value(), Part::Profile);
        view! { <button type="button" class=class on:click=keep>{label}</button> }
    };
    move || {
        let KeptAlready { same, others } = beside();
        if let Some((slot, record)) = same {
            let href = Route::Form(slot, Part::Profile).hash();
            return view! {
                <p>{texts::import::SAME}{named(&record)}{texts::import::SAME_ADVICE}</p>
                <div class="tools">
                    <button type="button" class="primary" on:click=move |_| browser::go(&href)>{texts::import::OPEN_SAME}</button>
                    {keep(texts::import::KEEP_ANYWAY, "")}
                </div>
            }
            .into_any();
        }
        let differs = others.first().map(|(slot, record)| (slot.clone(), named(record), others.len()));
        let Some((slot, named, count)) = differs else {
            return keep(texts::import::KEEP, "primary").into_any();
        };
        let compare = move |_| {
            context.with_value(|context| context.compare_with.set_value(Some(slot.clone())));
            on_keep(form.get_value(), Part::Compare);
        };
        let more = if count > 1 { format!("等 {count} 张") } else { String::new() };
        view! {
            <p>{texts::import::OTHERS}{named}{more}{texts::import::OTHERS_ADVICE}</p>
            <div class="tools">
                {keep(texts::import::KEEP, "primary")}
                <button type="button" on:click=compare>{texts::import::KEEP_AND_COMPARE}</button>
            </div>
        }
        .into_any()
    }
}

/// A form in a sentence: its unit, its year, how many indicators it has.
pub(super) fn summary(form: &Form) -> String {
    let unit = texts::unit_title(&form.profile.unit);
    let groups: Vec<String> = Level1::ALL
        .into_iter()
        .map(|level1| {
            let count = form.indicators.filled().filter(|(of, ..)| *of == level1).count();
            format!("{} {count}", level1.label())
        })
        .collect();
    let year = match year_number(&form.year) {
        "" => texts::import::YEAR_MISSING.to_owned(),
        year => format!("{year}年度"),
    };
    format!("{unit}，{year}，指标 {} 个（{}）。", form.indicators.count(), groups.join("，"))
}
