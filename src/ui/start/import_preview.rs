//! What was read of one file or text, so that one can look before keeping it: what it is, what is doubted, what stands where.

use leptos::prelude::*;

use crate::compare::completed_from;
use crate::form::{Form, Level1, Part, year_number};
use crate::route::Route;
use crate::store::{KeptAlready, Record};
use crate::ui::browser;
use crate::ui::context::{CompareWith, Context};
use crate::ui::keep_form::named;
use crate::ui::other_form::OtherForm;
use crate::ui::portions::in_portions;
use crate::ui::texts;
use crate::worker::{FormRead, FoundContent, FoundLine};

use super::import_result::{Lines, UnplacedLines, result_title};

/// What was read.
#[component]
pub(super) fn Preview(
    /// The id of its heading.
    id: String,
    /// The name of the file.
    name: Option<String>,
    read: FormRead,
    /// Whether it is one of several: then keeping it does not lead away from the others.
    several: bool,
    changed: RwSignal<u32>,
    on_keep: impl Fn(Form, Part) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let FormRead { form, is_whole, source, doubts, notes, skipped, unplaced, found } = read;
    let origin = StoredValue::new(name.clone().unwrap_or_else(|| texts::import::PASTE.to_owned()));
    let summary = format!("{source}。{}", summary(&form));
    let summary_id = format!("{id}-summary");
    view! {
        <div class="preview">
            <h3 id=id tabindex="-1" aria-describedby=summary_id.clone()>{result_title(name)}</h3>
            <p id=summary_id>{summary}</p>
            // Above the lists: they may be long, and grow while they are drawn.
            <KeepButtons form is_whole origin several changed on_keep />
            <Lines title=texts::import::DOUBTS lines=doubts open=true />
            <UnplacedLines lines=unplaced />
            <FoundTable lines=found />
            <Lines title=texts::import::NOTES lines=notes open=true />
            <Lines title=texts::import::SKIPPED lines=skipped open=false />
        </div>
    }
}

/// What was read beside where it stands in the file; what is doubted first.
#[component]
fn FoundTable(lines: Vec<FoundLine>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let title = format!("{}（{} 条）", texts::import::FOUND, lines.len());
        let lines = StoredValue::new(lines);
        let places = in_portions(Memo::new(move |_| (0..lines.with_value(Vec::len)).collect::<Vec<usize>>()));
        view! {
            <details open=true>
                <summary>{title}</summary>
                <table class="found">
                    <thead>
                        <tr>
                            <th scope="col">{texts::import::FOUND_NAME}</th>
                            <th scope="col">{crate::form::Period::HalfYear.label()}</th>
                            <th scope="col">{crate::form::Period::FullYear.label()}</th>
                            <th scope="col">{texts::import::FOUND_OTHERS}</th>
                            <th scope="col">{texts::import::FOUND_PLACE}</th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || places.get() key=|at| *at let(at)>
                            {lines.with_value(|lines| lines.get(at).cloned()).map(found_row)}
                        </For>
                    </tbody>
                </table>
            </details>
        }
    })
}

fn found_row(line: FoundLine) -> impl IntoView {
    let FoundLine { name, content, place, doubts } = line;
    let doubted = !doubts.is_empty();
    let cells = match content {
        FoundContent::Text(text) => view! { <td colspan="3" class="verbatim">{text}</td> }.into_any(),
        FoundContent::Row([half_year, full_year], others) => {
            view! { <td>{half_year}</td><td>{full_year}</td><td>{others}</td> }.into_any()
        }
    };
    let doubts = doubts.into_iter().map(|doubt| view! { <span class="doubt">{doubt}</span> }).collect_view();
    view! {
        <tr class:doubted=doubted>
            <th scope="row">{name}{doubts}</th>
            {cells}
            <td class="note">{place}</td>
        </tr>
    }
}

/// Keeping it, or opening what is kept of it already: nothing that is kept is written over.
#[component]
fn KeepButtons(
    form: Form,
    /// Whether it is all of a form, not what a paper holds.
    is_whole: bool,
    /// Where it was read: the name of the file.
    origin: StoredValue<String>,
    several: bool,
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
        let keep = move |_| {
            if !several {
                return on_keep(form.get_value(), Part::Profile);
            }
            let now = browser::now();
            let record = Record { saved_at: now, form: form.get_value() };
            // What the browser does not take is in the list all the same.
            drop(context.with_value(|context| context.shelf.get_value().add(&record, now)));
            changed.update(|n| *n = n.wrapping_add(1));
        };
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
        let count = others.len();
        let Some((slot, record)) = others.into_iter().next() else {
            return keep(texts::import::KEEP, "primary").into_any();
        };
        let more = if count > 1 { format!("等 {count} 张") } else { String::new() };
        let named = named(&record);
        // The kept form is opened, and becomes what was read only if the user says so there.
        let compare = move |_| {
            let form = form.get_value();
            let form = if is_whole { form } else { completed_from(form, &record.form) };
            let read = OtherForm { form, origin: origin.get_value(), notes: Vec::new() };
            context.with_value(|context| context.compare_with.set_value(Some(CompareWith::Read(Box::new(read)))));
            browser::go(&Route::Form(slot.clone(), Part::Compare).hash());
        };
        view! {
            <p>{texts::import::OTHERS}{named}{more}{texts::import::OTHERS_ADVICE}</p>
            <div class="tools">
                <button type="button" class="primary" on:click=compare>{texts::import::COMPARE}</button>
                {keep(texts::import::KEEP_BESIDE, "")}
            </div>
        }
        .into_any()
    }
}

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
