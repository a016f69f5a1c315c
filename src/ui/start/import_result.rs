//! How what was read is shown, of one form and of many: its heading and summary, and lists of lines.

use leptos::prelude::*;

use crate::ui::portions::in_portions;
use crate::ui::texts;
use crate::worker::Unplaced;

/// How the ids of the headings of what was read begin.
pub(super) const RESULT_ID: &str = "import-result";

/// The heading of what was read, with the name of the file.
pub(super) fn result_title(name: Option<String>) -> String {
    name.map_or_else(|| texts::import::RESULT.to_owned(), |name| format!("{}：{name}", texts::import::RESULT))
}

#[component]
pub(super) fn Lines(title: &'static str, lines: Vec<String>, open: bool) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let title = format!("{title}（{} 条）", lines.len());
        let lines = StoredValue::new(lines);
        view! {
            <details open=open>
                <summary>{title}</summary>
                <ul>
                    <For each=places(lines) key=|at| *at let(at)>
                        <li>{line_at(lines, at)}</li>
                    </For>
                </ul>
            </details>
        }
    })
}

/// The places of lines that may be drawn by now: a whole document has thousands that belong to no form.
fn places<T: Send + Sync + 'static>(lines: StoredValue<Vec<T>>) -> impl Fn() -> Vec<usize> + Copy {
    let drawn = in_portions(Memo::new(move |_| (0..lines.with_value(Vec::len)).collect()));
    move || drawn.get()
}

fn line_at<T: Clone + Send + Sync + 'static>(lines: StoredValue<Vec<T>>, at: usize) -> Option<T> {
    lines.with_value(|lines| lines.get(at).cloned())
}

#[component]
pub(super) fn UnplacedLines(lines: Vec<Unplaced>) -> impl IntoView {
    (!lines.is_empty()).then(|| {
        let title = format!("{}（{} 行）", texts::import::UNPLACED, lines.len());
        let lines = StoredValue::new(lines);
        let row = |Unplaced { place, text, reason }: Unplaced| {
            view! {
                <span class="where">{place}</span>
                <span class="verbatim">{text}</span>
                <span class="note">{reason}</span>
            }
        };
        view! {
            <section class="unplaced">
                <h3>{title}</h3>
                <p class="note">{texts::import::UNPLACED_HELP}</p>
                <ul>
                    <For each=places(lines) key=|at| *at let(at)>
                        <li>{line_at(lines, at).map(row)}</li>
                    </For>
                </ul>
            </section>
        }
    })
}
