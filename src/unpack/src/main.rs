//! The third module of the shipped file, the smallest: unpacks the second, where that one is to run (`src/worker/page.js` starts both).

#[cfg(target_arch = "wasm32")]
mod packing;

#[cfg(target_arch = "wasm32")]
mod exported {
    use crate::packing;
    use js_sys::Uint8Array;
    use wasm_bindgen::prelude::*;

    /// What was packed beside those known bytes; nothing where one of the two is damaged.
    #[wasm_bindgen]
    pub fn unpack(packed: &[u8], known: &[u8]) -> Option<Uint8Array> {
        packing::unpacked(packed, known).map(|result| Uint8Array::from(result.as_slice()))
    }
}

fn main() {}
