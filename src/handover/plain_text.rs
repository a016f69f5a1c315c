//! Papers as plain text, for a website without tables, a message, or 导入 of this program.
//!
//! Every row is a line, its cells with a tab between them. What is merged over several rows stands in the first of them, as in a text that is copied
//! from a published form.

use super::sheets::of_papers;
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::paper::{Block, Paper, Row};

/// The text of some papers of a form.
pub fn text(form: &Form, evaluation: &Evaluation, papers: &[Paper]) -> String {
    let mut text = String::new();
    for sheet in of_papers(form, evaluation, papers) {
        if !text.is_empty() {
            text.push('\n');
        }
        text.extend([format!("{}\n{}\n\n", sheet.sheet.title, sheet.sheet.year)]);
        sheet.sheet.blocks.iter().for_each(|block| add_block(&mut text, block));
        if !sheet.sheet.signatures.is_empty() {
            text.push_str(&sheet.sheet.signatures.join("\t"));
            text.push('\n');
        }
    }
    text
}

fn add_block(text: &mut String, block: &Block) {
    block.head.iter().chain(&block.rows).for_each(|row| add_row(text, row));
    text.push('\n');
}

fn add_row(text: &mut String, row: &Row) {
    let cell = |text: &String| text.replace('\t', " ");
    let line: Vec<String> = row.iter().map(|of| &of.text).filter(|text| !text.is_empty()).map(cell).collect();
    if !line.is_empty() {
        text.push_str(&line.join("\t"));
        text.push('\n');
    }
}
