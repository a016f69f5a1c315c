//! The second module of the shipped file: reads and writes foreign formats, in a worker beside the page (`worker/page.js` starts it).

#[cfg(target_arch = "wasm32")]
mod exported {
    use budget_form::worker::{self, Reply, Request};
    use js_sys::{Function, Uint8Array};
    use wasm_bindgen::prelude::*;

    /// Answers a request, whose head is text, about some bytes. `tell` is called with how far it is, in per cent.
    #[wasm_bindgen]
    pub fn answer(head: &str, bytes: Vec<u8>, tell: &Function) -> Uint8Array {
        // What cannot be told is only missing on the screen.
        let mut tell = |share: u8| drop(tell.call1(&JsValue::NULL, &JsValue::from(share)));
        let reply = Request::of_head(head).map_or_else(
            || Reply::Refused("文件中的两部分程序不是同一个版本，请重新取得本文件".to_owned()),
            |request| worker::answer(&request, bytes, &mut tell),
        );
        Uint8Array::from(reply.into_bytes().as_slice())
    }
}

fn main() {
    // The message of a panic goes to the console; the page says what it means.
    #[cfg(target_arch = "wasm32")]
    console_error_panic_hook::set_once();
}
