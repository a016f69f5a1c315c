//! The heads of columns, and how the cells of a column look.

use leptos::prelude::*;

use crate::form::Period;
use crate::tables::Column;

/// How the head and the cells of a column look.
pub fn class_of(column: Column) -> &'static str {
    match column {
        Column::ComputedIndicator => "indicator",
        Column::BaseUnit => "unit",
        Column::Level2 => "level2",
        Column::KeyTask => "task",
        Column::Name => "name",
        Column::Target(_) => "target",
        Column::Actual(_) => "actual",
        Column::Status(_) => "status",
        Column::Expected => "expected",
        Column::Likelihood => "likelihood",
        Column::Causes => "causes",
        Column::Explanation(Period::HalfYear) => "explanation-text",
        Column::Explanation(Period::FullYear) => "deviation",
        Column::Weight => "number weight",
        Column::Rating => "number rating",
        Column::Points => "number score",
        column if column.is_number() => "number",
        _ => "",
    }
}

/// The heads of columns, each over a column of its own.
pub fn column_heads(columns: Vec<Column>) -> AnyView {
    let heads = columns.into_iter().map(|column| view! { <ColumnHead column /> }).collect_view();
    view! { <thead><tr>{heads}</tr></thead> }.into_any()
}

/// The head of a column.
#[component]
pub fn ColumnHead(
    column: Column,
    /// Over how many columns it stands, if it is more than one.
    #[prop(default = None)]
    span: Option<String>,
) -> impl IntoView {
    view! { <th scope="col" class=class_of(column) colspan=span>{column.head_with_unit()}</th> }
}
