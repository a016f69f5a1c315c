//! The work of the second module.

use serde_json::{Value, json};

use super::{Reply, Request};
use crate::engine;
use crate::evaluate::Evaluation;
use crate::exchange::json as form_json;
use crate::exchange::published::{Imported, Reader, Turn};
use crate::files::{self, Content};
use crate::grid::Grid;
use crate::handover::{self, Format};
use crate::paper::Paper;
use crate::store::{self, Stored};
use crate::table_form::{self, TableError};

/// Does what is asked. `tell` hears how far it is, in per cent, whenever that is more than before.
pub fn answer(request: &Request, bytes: Vec<u8>, tell: &mut dyn FnMut(u8)) -> Reply {
    let mut told = 0;
    let mut tell_more = |share: u8| {
        if share > told {
            told = share;
            tell(share);
        }
    };
    let done = match request {
        Request::ReadText => read_text(bytes, &mut tell_more),
        Request::ReadFile { name } => read_file(name, bytes, &mut tell_more),
        Request::Write { format, paper } => {
            return write(bytes, *format, *paper).map_or_else(Reply::Refused, Reply::Done);
        }
    };
    done.map_or_else(Reply::Refused, |value| Reply::Done(value.to_string().into_bytes()))
}

fn read_text(bytes: Vec<u8>, tell: &mut dyn FnMut(u8)) -> Result<Value, String> {
    let text = String::from_utf8(bytes).map_err(|_| "这段文字不是 UTF-8 编码，没有读入，请重新复制".to_owned())?;
    published(text, tell).map(|imported| engine::imported(&imported))
}

fn published(text: String, tell: &mut dyn FnMut(u8)) -> Result<Imported, String> {
    let mut reader = Reader::new(text);
    loop {
        match reader.go_on() {
            Turn::Going(more) => reader = more,
            Turn::Done(answer) => return answer.map_err(|error| error.to_string()),
        }
        tell(reader.share());
    }
}

/// What a file holds: `{"kind", "form", "report"}`, or `"forms"` for one that holds several.
fn read_file(name: &str, bytes: Vec<u8>, tell: &mut dyn FnMut(u8)) -> Result<Value, String> {
    let content = files::open(name, &bytes)?;
    // The file is not held while it is read on.
    drop(bytes);
    match content {
        Content::Ours(text) if store::is_file(&text) => ours(&text),
        Content::Ours(text) | Content::Text(text) => published(text, tell).map(|imported| engine::imported(&imported)),
        Content::Grids(kind, grids) => {
            tell(50);
            tables(kind.code(), grids)
        }
    }
}

/// The forms that tables make.
fn tables(kind: &str, grids: Vec<Grid>) -> Result<Value, String> {
    let mut all = table_form::read_all(grids);
    if all.len() < 2 {
        let read = all.pop().unwrap_or(Err(TableError::Empty)).map_err(|error| error.to_string())?;
        let form = form_json::form_value(&read.form);
        return Ok(json!({ "kind": kind, "form": form, "report": read.report.to_json() }));
    }
    let (mut forms, mut reports, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
    for read in all {
        match read {
            Ok(read) => {
                forms.push(form_json::form_value(&read.form));
                reports.push(read.report.to_json());
            }
            Err(error) => unreadable.push(error.to_string()),
        }
    }
    Ok(json!({ "kind": kind, "forms": forms, "report": { "forms": reports, "unreadable": unreadable } }))
}

/// A file of this program: an exported form, a record of a browser, or what the recovery panel exports, which may hold several.
fn ours(text: &str) -> Result<Value, String> {
    let stored = store::open(text).map_err(|error| error.to_string())?;
    if let [Stored { saved_at, content }] = stored.as_slice() {
        let opened = content.clone()?;
        let kind = if saved_at.is_some() { "record" } else { "json" };
        let report = json!({ "remarks": opened.remarks, "savedAt": saved_at });
        return Ok(json!({ "kind": kind, "form": form_json::form_value(&opened.form), "report": report }));
    }
    let readable = stored.iter().filter_map(|of| Some((of.saved_at, of.content.as_ref().ok()?)));
    let (forms, reports): (Vec<Value>, Vec<Value>) = readable
        .map(|(saved_at, opened)| {
            (form_json::form_value(&opened.form), json!({ "remarks": opened.remarks, "savedAt": saved_at }))
        })
        .unzip();
    let unreadable: Vec<&String> = stored.iter().filter_map(|of| of.content.as_ref().err()).collect();
    Ok(json!({ "kind": "rescue", "forms": forms, "report": { "forms": reports, "unreadable": unreadable } }))
}

/// Writes a form, an exported file or the form in it, in a format.
fn write(form: Vec<u8>, format: Format, paper: Option<Paper>) -> Result<Vec<u8>, String> {
    let text = String::from_utf8(form).map_err(|_| "表的 JSON 文本不是 UTF-8 编码，没有生成文件".to_owned())?;
    let form = form_json::read(&text).map_err(|error| error.to_string())?.form;
    handover::write(&form, &Evaluation::of(&form), format, paper).map_err(|error| error.to_string())
}
