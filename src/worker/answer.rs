//! The work of the second module.

use super::{Reply, Request};
use crate::engine;
use crate::evaluate::Evaluation;
use crate::exchange::json;
use crate::exchange::published::{Reader, Turn};
use crate::handover::{self, Format};
use crate::paper::Paper;

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
        Request::Write { format, paper } => write(bytes, *format, *paper),
    };
    done.map_or_else(Reply::Refused, Reply::Done)
}

fn read_text(bytes: Vec<u8>, tell: &mut dyn FnMut(u8)) -> Result<Vec<u8>, String> {
    let text = String::from_utf8(bytes).map_err(|_| "这段文字不是 UTF-8 编码，没有读入，请重新复制".to_owned())?;
    let mut reader = Reader::new(text);
    let imported = loop {
        match reader.go_on() {
            Turn::Going(more) => reader = more,
            Turn::Done(answer) => break answer.map_err(|error| error.to_string())?,
        }
        tell(reader.share());
    };
    Ok(engine::imported(&imported).into_bytes())
}

/// Writes a form, an exported file or the form in it, in a format.
fn write(form: Vec<u8>, format: Format, paper: Option<Paper>) -> Result<Vec<u8>, String> {
    let text = String::from_utf8(form).map_err(|_| "表的 JSON 文本不是 UTF-8 编码，没有生成文件".to_owned())?;
    let form = json::read(&text).map_err(|error| error.to_string())?.form;
    handover::write(&form, &Evaluation::of(&form), format, paper).map_err(|error| error.to_string())
}
