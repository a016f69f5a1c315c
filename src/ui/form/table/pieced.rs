//! A table of indicators, which may be long: in pieces then (`tables::pieces`), of which the browser lays out and paints those in sight.

use core::hash::Hash;

use leptos::prelude::*;

use crate::form::RowId;
use crate::tables::{Piece, PiecePart, pieces};

/// The rows of one body of a table in one piece, and whether it goes on from the piece before.
#[derive(Clone, Copy)]
pub struct DrawnPart {
    pub rows: Memo<Vec<RowId>>,
    pub goes_on: Memo<bool>,
}

/// A table whose rows stand in bodies of their own, such as the 二级指标 of a group.
///
/// Each piece has the heads of the columns, for those who cannot see it; seen are those above the first one, which stay in sight.
#[component]
pub fn PiecedTable<K>(
    /// The bodies from the top, with their rows.
    bodies: Memo<Vec<(K, Vec<RowId>)>>,
    /// How each piece looks.
    #[prop(into)]
    class: Signal<String>,
    /// What the table is called, for those who cannot see where it stands.
    caption: &'static str,
    /// Whether the rows of a body are folded away.
    is_folded: impl Fn(K) -> bool + Copy + Send + Sync + 'static,
    /// Draws the heads of the columns.
    head: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
    /// Draws a part of a body.
    body: impl Fn(K, DrawnPart) -> AnyView + Copy + Send + Sync + 'static,
) -> impl IntoView
where
    K: Copy + Eq + Hash + Send + Sync + 'static,
{
    let cut = Memo::new(move |_| pieces(bodies.get()));
    let is_long = Memo::new(move |_| cut.with(|cut| cut.len() > 1));
    let froms = move || cut.with(|cut| cut.iter().map(|piece| piece.from).collect::<Vec<_>>());
    let piece = move |from: Option<RowId>| {
        let parts = Memo::new(move |_| cut.with(|cut| parts_of(cut, from)));
        let keys = move || parts.with(|parts| parts.iter().map(|part| part.body).collect::<Vec<_>>());
        let rows_in_sight = move || {
            let of = |part: &PiecePart<K>| if is_folded(part.body) { 0 } else { part.rows.len() };
            parts.with(|parts| parts.iter().map(of).sum::<usize>()).to_string()
        };
        let part = move |of: K| {
            let look = move |parts: &Vec<PiecePart<K>>| parts.iter().find(|part| part.body == of).cloned();
            let rows = Memo::new(move |_| parts.with(look).map_or_else(Vec::new, |part| part.rows));
            let goes_on = Memo::new(move |_| parts.with(look).is_some_and(|part| part.goes_on));
            body(of, DrawnPart { rows, goes_on })
        };
        view! {
            <div class="piece" style:--rows=rows_in_sight>
                <table class=class>
                    <caption class="unseen">{caption}</caption>
                    {head()}
                    <For each=keys key=|of| *of let(of)>{part(of)}</For>
                </table>
            </div>
        }
    };
    view! {
        <div class="pieces" class:long=is_long>
            <Show when=move || is_long.get()>
                <table class=move || format!("{} heads", class.get()) aria-hidden="true">{head()}</table>
            </Show>
            <For each=froms key=|from| *from let(from)>{piece(from)}</For>
        </div>
    }
}

fn parts_of<K: Copy>(cut: &[Piece<K>], from: Option<RowId>) -> Vec<PiecePart<K>> {
    cut.iter().find(|piece| piece.from == from).map_or_else(Vec::new, |piece| piece.parts.clone())
}
