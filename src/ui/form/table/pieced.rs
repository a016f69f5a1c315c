//! A table of indicators, which may be long: in pieces then (`tables::pieces`), which are drawn when they come near the window, and of which the browser
//! lays out and paints those in sight.

use leptos::prelude::*;

use crate::form::RowId;
use crate::tables::{Body, Piece, PiecePart, Table, pieces};
use crate::ui::deferred::{DeferredPiece, Holds};
use crate::ui::portions::in_portions;
use crate::ui::session::Session;

/// The rows of one body of a table in one piece.
#[derive(Clone, Copy)]
pub struct DrawnPart {
    /// Those that may be drawn by now: the first piece of a long table comes in portions.
    pub rows: Memo<Vec<RowId>>,
    /// Whether the body goes on from the piece before.
    pub goes_on: Memo<bool>,
}

impl DrawnPart {
    /// The row that carries what is merged over the part; the rows that it concerns are woken when it is another one ([`Session::has_part`]).
    pub fn first(self, session: Session) -> Memo<Option<RowId>> {
        let first = Memo::new(move |_| self.rows.with(|rows| rows.first().copied()));
        session.wake_with_part(first);
        first
    }
}

/// A table whose rows stand in bodies of their own, such as the 二级指标 of a group.
///
/// Each piece has the heads of the columns, for those who cannot see it; seen are those above the first one, which stay in sight.
#[component]
pub fn PiecedTable(
    session: Session,
    /// Which table it is.
    of: Table,
    /// The bodies from the top, with their rows.
    bodies: Memo<Vec<(Body, Vec<RowId>)>>,
    /// How each piece looks.
    #[prop(into)]
    class: Signal<String>,
    /// What the table is called, for those who cannot see where it stands.
    caption: &'static str,
    /// Whether the rows of a body are folded away.
    #[prop(into)]
    is_folded: Callback<Body, bool>,
    /// Draws the heads of the columns.
    #[prop(into)]
    head: Callback<(), AnyView>,
    /// Draws a part of a body.
    #[prop(into)]
    body: Callback<(Body, DrawnPart), AnyView>,
) -> impl IntoView {
    let cut = Memo::new(move |_| pieces(bodies.get()));
    let is_long = Memo::new(move |_| cut.with(|cut| cut.len() > 1));
    let froms = move || cut.with(|cut| cut.iter().map(|piece| piece.from).collect::<Vec<_>>());
    let piece = move |from: Option<RowId>| {
        let parts = Memo::new(move |_| cut.with(|cut| parts_of(cut, from)));
        let keys = move || parts.with(|parts| parts.iter().map(|part| part.body).collect::<Vec<_>>());
        let rows_in_sight = move || {
            let of = |part: &PiecePart| if is_folded.run(part.body) { 0 } else { part.rows.len() };
            parts.with(|parts| parts.iter().map(of).sum::<usize>()).to_string()
        };
        let part = move |of: Body| {
            let look = move |parts: &Vec<PiecePart>| parts.iter().find(|part| part.body == of).cloned();
            let rows = Memo::new(move |_| parts.with(look).map_or_else(Vec::new, |part| part.rows));
            let goes_on = Memo::new(move |_| parts.with(look).is_some_and(|part| part.goes_on));
            // The first piece may be long, and those after it come one by one.
            let rows = if from.is_none() { in_portions(rows) } else { rows };
            body.run((of, DrawnPart { rows, goes_on }))
        };
        let table = move || {
            view! {
                <table class=class>
                    <caption class="unseen">{caption}</caption>
                    {head.run(())}
                    <For each=keys key=|of| *of let(of)>{part(of)}</For>
                </table>
            }
        };
        if from.is_none() {
            return view! { <div class="piece" style:--rows=rows_in_sight>{table()}</div> }.into_any();
        }
        let holds = Holds {
            row_of: Callback::new(move |field| {
                parts.with_untracked(|parts| parts.iter().any(|part| part.shows(field)))
            }),
            column_of: Callback::new(move |field| session.with(|form| of.has_column_of(form, field))),
        };
        let unseen = Signal::derive(move || {
            let seen = |part: &PiecePart| !is_folded.run(part.body) || part.has_head();
            parts.with(|parts| !parts.iter().any(seen))
        });
        let content = Callback::new(move |()| table().into_any());
        view! { <DeferredPiece rows=Signal::derive(rows_in_sight) holds unseen content /> }.into_any()
    };
    view! {
        <div class="pieces" class:long=is_long>
            <Show when=move || is_long.get()>
                <table class=move || format!("{} heads", class.get()) aria-hidden="true">{head.run(())}</table>
            </Show>
            <For each=froms key=|from| *from let(from)>{piece(from)}</For>
        </div>
    }
}

fn parts_of(cut: &[Piece], from: Option<RowId>) -> Vec<PiecePart> {
    cut.iter().find(|piece| piece.from == from).map_or_else(Vec::new, |piece| piece.parts.clone())
}
