//! Papers as tables of HTML, for a website: with what they need to look like a form wherever they are put, and nothing that loads or runs.

use super::markup::escaped;
use super::sheets::{NamedSheet, of_papers};
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::paper::{Block, Cell, CellKind, Paper, Row};

/// A page of HTML with some papers of a form.
pub fn page(form: &Form, evaluation: &Evaluation, papers: &[Paper]) -> String {
    let sheets = of_papers(form, evaluation, papers);
    let first = sheets.first().map_or("", |sheet| sheet.sheet.title);
    let title = escaped(&format!("{first} {}", form.profile.unit.trim()));
    let body: String = sheets.iter().map(of_sheet).collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"zh-CN\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}

/// The tables of some papers alone, to be put into a page of a website.
pub fn tables(form: &Form, evaluation: &Evaluation, papers: &[Paper]) -> String {
    of_papers(form, evaluation, papers).iter().map(of_sheet).collect()
}

fn of_sheet(NamedSheet { sheet, .. }: &NamedSheet) -> String {
    let (title, year) = (escaped(sheet.title), escaped(&sheet.year));
    let tables: String = sheet.blocks.iter().map(table).collect();
    format!("<h2 style=\"text-align:center\">{title}</h2>\n<p style=\"text-align:center\">{year}</p>\n{tables}")
}

fn table(block: &Block) -> String {
    let columns =
        block.widths.iter().map(|width| format!("<col style=\"width:{width}%\">")).collect::<Vec<_>>().concat();
    let head = if block.head.is_empty() { String::new() } else { format!("<thead>\n{}</thead>\n", rows(&block.head)) };
    format!(
        "<table style=\"width:100%;border-collapse:collapse;table-layout:fixed\">\n<colgroup>{columns}</colgroup>\n{head}<tbody>\n{}</tbody>\n</table>\n",
        rows(&block.rows)
    )
}

fn rows(rows: &[Row]) -> String {
    let row = |row: &Row| format!("<tr>{}</tr>\n", row.iter().map(cell).collect::<String>());
    rows.iter().map(row).collect()
}

fn cell(cell: &Cell) -> String {
    let is_head = matches!(cell.kind, CellKind::ColumnHead | CellKind::RowHead | CellKind::GroupHead);
    let tag = if is_head && !cell.text.is_empty() { "th" } else { "td" };
    let side = match cell.kind {
        CellKind::Figure => "right",
        CellKind::Long => "left",
        _ => "center",
    };
    let span = |name: &str, count: usize| if count > 1 { format!(" {name}=\"{count}\"") } else { String::new() };
    let spans = span("colspan", cell.columns) + &span("rowspan", cell.rows);
    let text = escaped(&cell.text).replace('\n', "<br>");
    format!(
        "<{tag}{spans} style=\"border:1px solid #000;padding:4px;text-align:{side};font-weight:normal;word-break:break-word\">{text}</{tag}>"
    )
}
