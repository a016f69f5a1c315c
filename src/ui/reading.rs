//! Reads the text of a published form in pieces, says how far it is, and stops where one no longer wants it.
//!
//! A reading changes nothing but what it hands over in the end, so everything else on the page goes on meanwhile.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;

use super::{browser, busy, texts};
use crate::exchange::published::{Imported, ReadError, Reader, Reading};

/// After so many milliseconds the browser may do something else.
const PIECE_MS: u64 = 60;

/// What came of a text; nothing where the reading was stopped.
pub type Read = Option<Result<Imported, ReadError>>;

struct Going {
    reader: Reader,
    done: Box<dyn FnOnce(Read)>,
    /// Hears Escape.
    stop: WindowListenerHandle,
}

thread_local! {
    /// The reading that goes on: never more than one. Its number tells a piece whether that is still the one it belongs to.
    static GOING: RefCell<(u64, Option<Going>)> = const { RefCell::new((0, None)) };
}

/// Reads a text, after the notice that says so, and hands over what came of it. Of what was being read nothing is handed over.
pub fn begin(text: String, done: impl FnOnce(Read) + 'static) {
    leave();
    let stop = window_event_listener(ev::keydown, |event| {
        if event.key() == "Escape" && !event.is_composing() && !event.default_prevented() {
            event.prevent_default();
            if let Some(done) = end() {
                done(None);
            }
        }
    });
    let number = GOING.with_borrow_mut(|(number, going)| {
        *number = number.wrapping_add(1);
        *going = Some(Going { reader: Reader::new(text), done: Box::new(done), stop });
        *number
    });
    busy::begin(texts::busy::READING_TEXT);
    busy::when_painted(move || read_on(number));
}

/// Leaves what is being read: nobody waits for it any longer.
pub fn leave() {
    drop(end());
}

/// Ends the reading that goes on. Who waits for it comes back.
fn end() -> Option<Box<dyn FnOnce(Read)>> {
    let Going { done, stop, .. } = GOING.with_borrow_mut(|(_, going)| going.take())?;
    stop.remove();
    busy::end();
    Some(done)
}

/// Reads the next piece, if this reading still goes on.
fn read_on(number: u64) {
    let going = GOING.with_borrow_mut(|(of, going)| if *of == number { going.take() } else { None });
    let Some(Going { mut reader, done, stop }) = going else { return };
    let until = browser::now() + PIECE_MS;
    while browser::now() < until {
        match reader.go_on() {
            Reading::Going(more) => reader = more,
            Reading::Done(read) => {
                stop.remove();
                done(Some(*read));
                return busy::end();
            }
        }
    }
    busy::share(reader.share());
    GOING.with_borrow_mut(|(_, going)| *going = Some(Going { reader, done, stop }));
    set_timeout(move || read_on(number), Duration::ZERO);
}
