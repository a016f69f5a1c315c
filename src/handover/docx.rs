//! A document for Word and WPS with papers of the form: real tables with merged cells, heads that stand again on each page, A4 upright or lying.
//!
//! Written by hand: four small parts of XML in a zip, where a crate for documents would bring more code than the rest of the handing over.

use core::fmt::{self, Write as _};
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::WriteError;
use super::full_rows::{Slot, full_rows};
use super::markup::escaped;
use super::sheets::{NamedSheet, of_papers};
use crate::evaluate::Evaluation;
use crate::form::Form;
use crate::paper::{Block, CellKind, Paper, Row};

/// The sides of A4 and the margin, in twentieths of a point.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
const MARGIN: u32 = 850;

const DECLARATION: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";

/// Writes a document with some papers of a form, each on pages of its own.
///
/// # Errors
/// [`WriteError`] where the document cannot be put together, which no form is known to cause.
pub fn document(form: &Form, evaluation: &Evaluation, papers: &[Paper]) -> Result<Vec<u8>, WriteError> {
    let failed = |error: &dyn fmt::Display| WriteError(error.to_string());
    let body = body(&of_papers(form, evaluation, papers)).map_err(|error| failed(&error))?;
    let parts = [
        ("[Content_Types].xml", content_types()),
        ("_rels/.rels", relations(&[("officeDocument", "word/document.xml")])),
        ("word/document.xml", body),
        ("word/_rels/document.xml.rels", relations(&[("styles", "styles.xml"), ("footer", "footer1.xml")])),
        ("word/styles.xml", styles()),
        ("word/footer1.xml", footer()),
    ];
    packed(&parts).map_err(|error| failed(&error))
}

fn packed(parts: &[(&str, String)]) -> Result<Vec<u8>, zip::result::ZipError> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    // The time of a part is left at the first day that a zip knows, so the same form gives the same bytes.
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, text) in parts {
        zip.start_file(*name, options.last_modified_time(zip::DateTime::default()))?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}

fn content_types() -> String {
    let part = |name: &str, kind: &str| {
        format!(
            r#"<Override PartName="/word/{name}.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"/>"#
        )
    };
    format!(
        r#"{DECLARATION}<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{}{}{}</Types>"#,
        part("document", "document.main"),
        part("styles", "styles"),
        part("footer1", "footer")
    )
}

/// The relations of a part, numbered from rId1 on.
fn relations(of: &[(&str, &str)]) -> String {
    let relation = |(at, (kind, target)): (usize, &(&str, &str))| {
        format!(r#"<Relationship Id="rId{}" Type="{RELATIONS}/{kind}" Target="{target}"/>"#, at + 1)
    };
    let relations = of.iter().enumerate().map(relation).collect::<Vec<_>>().concat();
    format!(r#"{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{relations}</Relationships>"#)
}

/// 宋体 of 10 points, the usual small size of such forms.
fn styles() -> String {
    format!(
        r#"{DECLARATION}<w:styles xmlns:w="{WORD}"><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="宋体" w:hAnsi="宋体" w:eastAsia="宋体" w:cs="宋体"/><w:sz w:val="20"/><w:szCs w:val="20"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style><w:style w:type="table" w:default="1" w:styleId="a1"><w:name w:val="Normal Table"/></w:style></w:styles>"#
    )
}

/// 第 n 页 in the middle.
fn footer() -> String {
    format!(
        r#"{DECLARATION}<w:ftr xmlns:w="{WORD}"><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t xml:space="preserve">第 </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> 页</w:t></w:r></w:p></w:ftr>"#
    )
}

fn body(sheets: &[NamedSheet]) -> Result<String, fmt::Error> {
    let mut body = String::new();
    for (at, sheet) in sheets.iter().enumerate() {
        paper(&mut body, sheet)?;
        let section = section(sheet.is_wide);
        // The last section belongs to the document, the others to the paragraph they end with.
        if at + 1 == sheets.len() {
            body.push_str(&section);
        } else {
            write!(body, "<w:p><w:pPr>{TINY}{section}</w:pPr></w:p>")?;
        }
    }
    Ok(format!(
        r#"{DECLARATION}<w:document xmlns:w="{WORD}" xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>"#
    ))
}

/// The size of the page of a paper, and its footer.
fn section(is_wide: bool) -> String {
    let (width, height) = if is_wide { (LONG_SIDE, SHORT_SIDE) } else { (SHORT_SIDE, LONG_SIDE) };
    let lies = if is_wide { r#" w:orient="landscape""# } else { "" };
    format!(
        r#"<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{lies}/><w:pgMar w:top="{MARGIN}" w:right="{MARGIN}" w:bottom="{MARGIN}" w:left="{MARGIN}" w:header="400" w:footer="400" w:gutter="0"/></w:sectPr>"#
    )
}

/// A paragraph that takes no room: between two tables, which would be one without it.
const TINY: &str = r#"<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>"#;

fn paper(body: &mut String, NamedSheet { sheet, is_wide, .. }: &NamedSheet) -> fmt::Result {
    let bold = r#"<w:b/><w:sz w:val="32"/>"#;
    body.push_str(&paragraph(sheet.title, "center", bold));
    body.push_str(&paragraph(&sheet.year, "center", ""));
    let width = if *is_wide { LONG_SIDE } else { SHORT_SIDE } - 2 * MARGIN;
    for block in &sheet.blocks {
        table(body, block, width)?;
        write!(body, "<w:p><w:pPr>{TINY}</w:pPr></w:p>")?;
    }
    if !sheet.signatures.is_empty() {
        body.push_str(&paragraph(&sheet.signatures.join("　　　"), "left", ""));
    }
    Ok(())
}

/// A paragraph, set to a side, with what its run is set in.
fn paragraph(text: &str, side: &str, run: &str) -> String {
    let run = if run.is_empty() { String::new() } else { format!("<w:rPr>{run}</w:rPr>") };
    let text = escaped(text).replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
    let run = if text.is_empty() {
        String::new()
    } else {
        format!(r#"<w:r>{run}<w:t xml:space="preserve">{text}</w:t></w:r>"#)
    };
    format!(r#"<w:p><w:pPr><w:jc w:val="{side}"/></w:pPr>{run}</w:p>"#)
}

fn table(body: &mut String, block: &Block, width: u32) -> fmt::Result {
    let widths: Vec<u32> = block.widths.iter().map(|share| u32::from(*share) * width / 100).collect();
    let lines = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let lines = lines.map(|side| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>"#));
    let grid = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect::<Vec<_>>().concat();
    let whole: u32 = widths.iter().sum();
    write!(
        body,
        r#"<w:tbl><w:tblPr><w:tblW w:w="{whole}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="60" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#,
        lines.concat()
    )?;
    rows(body, &block.head, &widths, true)?;
    rows(body, &block.rows, &widths, false)?;
    body.write_str("</w:tbl>")
}

fn rows(body: &mut String, rows: &[Row], widths: &[u32], is_head: bool) -> fmt::Result {
    for slots in full_rows(rows, widths.len()) {
        let is_long = slots.iter().any(|slot| slot.cell.kind == CellKind::Long);
        let whole = if is_long { "" } else { "<w:cantSplit/>" };
        let again = if is_head { "<w:tblHeader/>" } else { "" };
        write!(body, "<w:tr><w:trPr>{whole}{again}</w:trPr>")?;
        for slot in &slots {
            cell(body, slot, widths)?;
        }
        body.push_str("</w:tr>");
    }
    Ok(())
}

fn cell(body: &mut String, slot: &Slot<'_>, widths: &[u32]) -> fmt::Result {
    let Slot { cell, column, goes_on } = slot;
    let width: u32 = widths.iter().skip(*column).take(cell.columns).sum();
    let mut properties = format!(r#"<w:tcW w:w="{width}" w:type="dxa"/>"#);
    if cell.columns > 1 {
        write!(properties, r#"<w:gridSpan w:val="{}"/>"#, cell.columns)?;
    }
    if *goes_on {
        properties.push_str("<w:vMerge/>");
    } else if cell.rows > 1 {
        properties.push_str(r#"<w:vMerge w:val="restart"/>"#);
    }
    let (side, run) = match cell.kind {
        CellKind::ColumnHead => ("center", "<w:b/>"),
        CellKind::RowHead | CellKind::GroupHead | CellKind::Short => ("center", ""),
        CellKind::Figure => ("right", ""),
        CellKind::Long => ("left", ""),
    };
    let text = if *goes_on { "" } else { cell.text.as_str() };
    let paragraphs = text.split('\n').map(|line| paragraph(line, side, run)).collect::<Vec<_>>().concat();
    write!(body, r#"<w:tc><w:tcPr>{properties}<w:vAlign w:val="center"/></w:tcPr>{paragraphs}</w:tc>"#)
}
