//! The work of the second module.

use super::{Reply, Request};
use crate::engine;
use crate::exchange::published::{Reader, Turn};

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
