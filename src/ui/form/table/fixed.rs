//! A table whose lines are the same in every form: 收入, 支出, 基础数据, 预算执行.

use leptos::prelude::*;

use super::head::{ColumnHead, class_of};
use crate::evaluate::{Figure, headcount_error};
use crate::form::Field;
use crate::tables::{Cell, Column, Content, Line, Table};
use crate::ui::explained::ComputedCell;
use crate::ui::fields::{AmountField, CheckedField};
use crate::ui::session::{Session, Topic};

#[component]
pub fn FixedTable(
    session: Session,
    table: Table,
    class: &'static str,
    caption: &'static str,
    /// Whether the caption is only heard: the heading of the screen says it.
    #[prop(optional)]
    caption_unseen: bool,
    /// Whether a column is drawn.
    shown: impl Fn(Column) -> bool + 'static,
) -> impl IntoView {
    let (columns, lines) = session.with(|form| (table.columns(form), table.lines(form)));
    let columns: Vec<(Column, bool)> = columns.into_iter().map(|column| (column, shown(column))).collect();
    let bodies = bodies(lines).into_iter().map(|lines| {
        let lines = lines.into_iter().map(|line| view! { <TableRow session table line columns=columns.clone() /> });
        view! { <tbody>{lines.collect_view()}</tbody> }
    });
    let bodies = bodies.collect_view();
    let drawn: Vec<Column> = columns.iter().filter(|(_, shown)| *shown).map(|(column, _)| *column).collect();
    view! {
        <table class=format!("grid {class}")>
            <caption class:unseen=caption_unseen>{caption}</caption>
            <thead>
                <tr>{heads(&drawn)}</tr>
            </thead>
            {bodies}
        </table>
    }
}

/// A column without a head of its own shares that of the one before it.
fn heads(columns: &[Column]) -> impl IntoView + use<> {
    let is_nameless = |column: &&Column| column.head().is_empty();
    let head = |(at, column): (usize, &Column)| {
        let span = 1 + columns.iter().skip(at + 1).take_while(is_nameless).count();
        (!column.head().is_empty()).then(|| view! { <ColumnHead column=*column span=several(span) /> })
    };
    columns.iter().enumerate().map(head).collect_view()
}

/// The lines of each computed indicator are a body of their own; all others are one.
fn bodies(lines: Vec<Line>) -> Vec<Vec<Line>> {
    let mut bodies: Vec<Vec<Line>> = Vec::new();
    for line in lines {
        let begins = matches!(line, Line::Base { merged: Some(_), .. });
        match bodies.last_mut().filter(|_| !begins) {
            Some(body) => body.push(line),
            None => bodies.push(vec![line]),
        }
    }
    bodies
}

fn several(count: usize) -> Option<String> {
    (count > 1).then(|| count.to_string())
}

#[component]
fn TableRow(
    session: Session,
    table: Table,
    line: Line,
    /// The columns of the table, each with whether it is drawn.
    columns: Vec<(Column, bool)>,
) -> impl IntoView {
    let cell = |(at, (column, shown)): (usize, &(Column, bool))| {
        let cell = table.cell(line, *column);
        // A cell over several columns is as wide as those of them that are drawn.
        let width = columns.iter().skip(at).take(cell.columns).filter(|(_, shown)| *shown).count();
        shown.then(|| cell_view(session, line, *column, Cell { columns: width, ..cell }))
    };
    let cells = columns.iter().enumerate().filter_map(cell).collect_view();
    view! { <tr class:total=line.is_total()>{cells}</tr> }
}

fn cell_view(session: Session, line: Line, column: Column, cell: Cell) -> Option<AnyView> {
    let (lines, columns) = (several(cell.lines), several(cell.columns));
    // A name over several lines heads them all, and so does that of a body of one line.
    let heads_body = lines.is_some() || matches!(line, Line::Base { .. }) && column == Column::ComputedIndicator;
    let scope = if heads_body { "rowgroup" } else { "row" };
    Some(match cell.content {
        Content::Words(words) if column.is_name() => {
            view! { <th scope=scope rowspan=lines colspan=columns>{words}</th> }.into_any()
        }
        Content::Words(words) => view! { <td class=format!("{} note", class_of(column))>{words}</td> }.into_any(),
        Content::Remark(words) => view! { <td colspan=columns class="note">{words}</td> }.into_any(),
        Content::Text(field) => view! { <td class="number"><FigureField session field /></td> }.into_any(),
        Content::Amount(field) => {
            let text = move || session.watched_figures(|figures| figures.amount_text(field));
            view! { <td class="number computed">{text}</td> }.into_any()
        }
        Content::Figure(figure) => view! { <FigureCell session figure lines /> }.into_any(),
        _ => return None,
    })
}

/// A figure that follows what is typed, or the word for why there is none.
#[component]
fn FigureCell(session: Session, figure: Figure, lines: Option<String>) -> impl IntoView {
    let text = Memo::new(move |_| session.watched_figures(|figures| figures.text(figure)).unwrap_or_default());
    view! { <ComputedCell session figure text rows=lines /> }
}

/// The box of an amount or of a number of people; what is neither is marked.
#[component]
fn FigureField(session: Session, field: Field) -> impl IntoView {
    match field {
        Field::Base(item, _) if item.is_headcount() => {
            let wrong = Memo::new(move |_| session.watched(Topic::Text(field), |form| headcount_error(form, field)));
            view! { <CheckedField session field label=field.label() error=wrong /> }.into_any()
        }
        field => view! { <AmountField session field label=field.label() /> }.into_any(),
    }
}
