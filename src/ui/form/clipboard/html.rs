//! The table of HTML that an event of the clipboard brings, taken apart by the browser itself; nothing in it runs or is loaded.

use leptos::wasm_bindgen::JsCast;
use web_sys::{DomParser, HtmlTableCellElement, HtmlTableElement, HtmlTableRowElement, Node, SupportedType};

use crate::exchange::cells::{HtmlCell, Piece, spread, text_of};

/// A longer source is not looked at: taking it apart would hold the page, and the plain text has the cells too.
const MOST_UNITS: usize = 4 << 20;

/// Elements that begin and end a line.
const BLOCKS: [&str; 10] = ["P", "DIV", "LI", "UL", "OL", "H1", "H2", "H3", "TABLE", "TR"];

/// Deeper than this nobody nests what stands in a cell.
const MOST_DEEP: usize = 60;

/// The cells of the one table that the source holds; `None` where it holds none, or several.
pub fn table_in(source: &str) -> Option<Vec<Vec<String>>> {
    if source.is_empty() || source.encode_utf16().count() > MOST_UNITS {
        return None;
    }
    let document = DomParser::new().ok()?.parse_from_string(source, SupportedType::TextHtml).ok()?;
    let tables = document.query_selector_all("table").ok()?;
    let table = tables.item(0).filter(|_| tables.length() == 1)?.dyn_into::<HtmlTableElement>().ok()?;
    let rows = table.rows();
    let rows: Vec<Vec<HtmlCell>> = (0..rows.length())
        .filter_map(|at| rows.item(at)?.dyn_into::<HtmlTableRowElement>().ok())
        .map(|row| cells_of(&row))
        .collect();
    spread(&rows)
}

fn cells_of(row: &HtmlTableRowElement) -> Vec<HtmlCell> {
    let cells = row.cells();
    let cell = |at| {
        let cell = cells.item(at)?.dyn_into::<HtmlTableCellElement>().ok()?;
        let mut pieces = Vec::new();
        collect(&cell, &mut pieces, 0);
        let size = |units: u32| usize::try_from(units).unwrap_or(1);
        Some(HtmlCell { text: text_of(pieces), columns: size(cell.col_span()), rows: size(cell.row_span()) })
    };
    (0..cells.length()).filter_map(cell).collect()
}

fn collect(node: &Node, pieces: &mut Vec<Piece>, depth: usize) {
    let mut child = node.first_child();
    while let Some(node) = child {
        let name = node.node_name();
        match node.node_type() {
            Node::TEXT_NODE => pieces.push(Piece::Text(node.node_value().unwrap_or_default())),
            Node::ELEMENT_NODE if name == "BR" => pieces.push(Piece::Break),
            // Word puts styles into the body of what it copies.
            Node::ELEMENT_NODE if name == "STYLE" || name == "SCRIPT" || depth >= MOST_DEEP => {}
            Node::ELEMENT_NODE => {
                let edge = BLOCKS.contains(&name.as_str());
                pieces.extend(edge.then_some(Piece::Edge));
                collect(&node, pieces, depth + 1);
                pieces.extend(edge.then_some(Piece::Edge));
            }
            _ => {}
        }
        child = node.next_sibling();
    }
}
