//! The changes of one part of the form, old and new side by side.

use leptos::prelude::*;

use super::jump::{JumpTarget, jump_target, put_focus};
use crate::compare::{Change, ChangeKind, Piece, Section, difference};
use crate::route::Route;
use crate::ui::session::Session;
use crate::ui::texts;

/// How many changes are shown before one asks for the rest: nobody reads thousands, and drawing them takes time.
const SHOWN_AT_FIRST: usize = 200;

#[component]
pub fn ChangeTable(
    session: Session,
    section: Section,
    changes: Vec<Change>,
    /// Whether the open form is the old version: then the old fields are the ones to go to.
    this_is_old: bool,
) -> impl IntoView {
    let count = changes.len();
    let all = RwSignal::new(count <= SHOWN_AT_FIRST);
    let changes = StoredValue::new(changes);
    let named = changes.with_value(|changes| changes.iter().any(|change| !label(change).is_empty()));
    let rows = move || {
        let shown = if all.get() { count } else { SHOWN_AT_FIRST };
        changes.with_value(|changes| {
            let changes = changes.get(..shown).unwrap_or(changes);
            changes
                .chunk_by(|a, b| (&a.level2, &a.name) == (&b.level2, &b.name))
                .flat_map(|group| {
                    group.iter().enumerate().map(|(at, change)| (change, (at == 0).then_some(group.len())))
                })
                .map(|(change, height)| {
                    let target = jump_target(session, change, this_is_old);
                    view! { <ChangeRow session change=change.clone() height=height.filter(|_| named) target /> }
                })
                .collect_view()
        })
    };
    view! {
        <section class="changes">
            <h2>{section.label()}<span class="note">{format!(" {count} 处")}</span></h2>
            <table class="grid">
                <thead>
                    <tr>
                        {named.then(|| view! { <th scope="col" class="which">{texts::versions::INDICATOR}</th> })}
                        <th scope="col" class="column">{texts::versions::COLUMN}</th>
                        <th scope="col" class="kind">{texts::versions::CHANGE}</th>
                        <th scope="col">{texts::versions::OLD_TEXT}</th>
                        <th scope="col">{texts::versions::NEW_TEXT}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <Show when=move || !all.get()>
                <button type="button" on:click=move |_| all.set(true)>
                    {format!("显示其余 {} 处", count - SHOWN_AT_FIRST)}
                </button>
            </Show>
        </section>
    }
}

/// 二级指标 › 三级指标; empty outside the indicators.
fn label(change: &Change) -> String {
    let names = [change.level2.trim(), change.name.trim()];
    names.into_iter().filter(|name| !name.is_empty()).collect::<Vec<_>>().join(" › ")
}

#[component]
fn ChangeRow(
    session: Session,
    change: Change,
    /// How many rows its indicator has, in the first of them.
    height: Option<usize>,
    target: Option<JumpTarget>,
) -> impl IntoView {
    let (old, new) = sides(&change);
    let column = change.column.clone();
    view! {
        <tr>
            {height
                .map(|height| {
                    view! { <th scope="rowgroup" class="which" rowspan=height.to_string()>{label(&change)}</th> }
                })}
            <td class="column">
                {match target {
                    None => column.into_any(),
                    Some(JumpTarget { part, field }) => {
                        view! {
                            <a href=Route::Form(session.slot(), part).hash() on:click=move |_| put_focus(session, field)>
                                {column}
                            </a>
                        }
                            .into_any()
                    }
                }}
            </td>
            <td class=format!("kind {}", change.kind.code())>{change.kind.label()}</td>
            <td class="side">{old}</td>
            <td class="side">{new}</td>
        </tr>
    }
}

/// Where a change is, in words: the section, the indicator and the column.
pub fn place(change: &Change) -> String {
    let words = [change.section.label().to_owned(), label(change), change.column.clone()];
    words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" › ")
}

/// What stands in the two cells: for texts with their differences marked, by sign and line, not by colour alone.
pub fn sides(change: &Change) -> (AnyView, AnyView) {
    let empty = || view! { <span class="note">{texts::versions::EMPTY}</span> }.into_any();
    match change.kind {
        ChangeKind::Moved | ChangeKind::Follows => (change.old.clone().into_any(), change.new.clone().into_any()),
        ChangeKind::Added => (().into_any(), inserted(change.new.clone()).into_any()),
        ChangeKind::Removed => (deleted(change.old.clone()).into_any(), ().into_any()),
        ChangeKind::Changed | ChangeKind::Rewritten => {
            let segments = difference(&change.old, &change.new);
            let pick = |own: Piece, shown: &str| {
                if shown.is_empty() {
                    return empty();
                }
                let own = segments.iter().filter(move |segment| [Piece::Kept, own].contains(&segment.piece));
                own.map(|segment| match segment.piece {
                    Piece::Kept => segment.text.clone().into_any(),
                    Piece::Deleted => deleted(segment.text.clone()).into_any(),
                    Piece::Inserted => inserted(segment.text.clone()).into_any(),
                })
                .collect_view()
                .into_any()
            };
            (pick(Piece::Deleted, &change.old), pick(Piece::Inserted, &change.new))
        }
    }
}

fn deleted(text: String) -> impl IntoView {
    view! { <del>{text}</del> }
}

fn inserted(text: String) -> impl IntoView {
    view! { <ins>{text}</ins> }
}
