//! Reads the text of a published form in pieces, says how far it is, and stops where one no longer wants it.
//!
//! A reading changes nothing but what it hands over in the end, so everything else on the page goes on meanwhile, by key and by mouse: its notice
//! stands in a corner and covers nothing else.

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::fields::composes;
use super::{browser, busy, dialog, page, texts};
use crate::exchange::published::{Imported, ReadError, Reader, Turn};

/// After so many milliseconds the browser may do something else.
const PIECE_MS: u64 = 60;

/// In a window that nobody sees nothing else waits, and pieces follow one another once a second.
const PIECE_UNSEEN_MS: u64 = 800;

/// The result of reading a text; `None` where the reading was stopped.
pub type Read = Option<Result<Imported, ReadError>>;

struct Going {
    reader: Reader,
    done: Box<dyn FnOnce(Read)>,
    /// The listener that stops the reading at Escape.
    stop: WindowListenerHandle,
    /// What had the focus when it began.
    before: Option<HtmlElement>,
}

thread_local! {
    /// The reading that goes on: never more than one. Its number tells a piece whether that is still the one it belongs to.
    static GOING: RefCell<(u64, Option<Going>)> = const { RefCell::new((0, None)) };
    /// How far it is, in per cent, as it stands in the notice.
    static SHARE: ArcRwSignal<Option<u8>> = ArcRwSignal::new(None);
}

/// The button that stops the reading.
const STOP_ID: &str = "reading-stop";

/// Says that a text is read, and stops it. Its region is in the page from the first moment, or it would not be read out.
#[component]
pub fn ReadingNotice() -> impl IntoView {
    let share = SHARE.with(Clone::clone);
    let going = {
        let share = share.clone();
        Memo::new(move |_| share.get().is_some())
    };
    let share_and_stop = move || {
        let share = share.clone();
        // Seen only: read out, it would never be silent.
        view! {
            <p id="reading-share" aria-hidden="true">{move || share.get().map(texts::busy::share)}</p>
            <button
                type="button"
                id=STOP_ID
                // The focus stays where one works.
                on:mousedown=move |event| event.prevent_default()
                on:click=move |_| stop()
            >
                {texts::busy::STOP}
            </button>
        }
    };
    view! {
        <section class="reading" class:going=move || going.get() aria-label=move || going.get().then_some(texts::busy::READING_NOTICE)>
            <div role="status" id="reading">{move || going.get().then_some(texts::busy::READING_TEXT)}</div>
            {move || going.get().then(share_and_stop.clone())}
        </section>
    }
}

/// Reads a text, after the notice that says so, and hands over what came of it. Of what was being read nothing is handed over.
pub fn begin(text: String, done: impl FnOnce(Read) + 'static) {
    leave();
    let key = window_event_listener(ev::keydown, |event| {
        // A dialog has an Escape of its own.
        if event.key() == "Escape" && !event.default_prevented() && !composes(&event) && !dialog::is_open() {
            event.prevent_default();
            stop();
        }
    });
    let number = GOING.with_borrow_mut(|(number, going)| {
        *number = number.wrapping_add(1);
        *going = Some(Going { reader: Reader::new(text), done: Box::new(done), stop: key, before: page::active() });
        *number
    });
    show_share(Some(0));
    if document().hidden() {
        // Nothing is painted there.
        set_timeout(move || read_on(number), Duration::ZERO);
    } else {
        busy::when_painted(move || read_on(number));
    }
}

/// Leaves what is being read, or is to be read: nobody waits for it any longer.
pub fn leave() {
    GOING.with_borrow_mut(|(number, _)| *number = number.wrapping_add(1));
    drop(end());
}

/// Leaves what is being read for something that is still to be fetched. Tells, when that is there, whether it is still wanted: nothing else was read
/// since, and nobody has left.
pub fn prepare() -> impl Fn() -> bool {
    leave();
    let prepared = GOING.with_borrow(|(number, _)| *number);
    move || GOING.with_borrow(|(number, _)| *number == prepared)
}

/// Stops the reading, and says so to who waits for it.
fn stop() {
    if let Some(done) = end() {
        done(None);
    }
}

/// Ends the reading that goes on. Who waits for it comes back.
fn end() -> Option<Box<dyn FnOnce(Read)>> {
    let Going { done, stop, before, .. } = GOING.with_borrow_mut(|(_, going)| going.take())?;
    put_away(stop, before);
    Some(done)
}

/// Takes the notice away. Where its button had the focus, what had it before has it again.
fn put_away(key: WindowListenerHandle, before: Option<HtmlElement>) {
    key.remove();
    let at_stop = page::active().is_some_and(|at| at.id() == STOP_ID);
    show_share(None);
    if let Some(before) = before.filter(|_| at_stop) {
        request_animation_frame(move || dialog::give_back(&before));
    }
}

fn show_share(share: Option<u8>) {
    SHARE.with(|of| of.set(share));
}

/// Reads the next piece, if this reading still goes on.
fn read_on(number: u64) {
    let going = GOING.with_borrow_mut(|(of, going)| if *of == number { going.take() } else { None });
    let Some(Going { mut reader, done, stop, before }) = going else { return };
    let until = browser::now() + if document().hidden() { PIECE_UNSEEN_MS } else { PIECE_MS };
    while browser::now() < until {
        match reader.go_on() {
            Turn::Going(more) => reader = more,
            Turn::Done(read) => {
                put_away(stop, before);
                return done(Some(*read));
            }
        }
    }
    show_share(Some(reader.share()));
    GOING.with_borrow_mut(|(_, going)| *going = Some(Going { reader, done, stop, before }));
    set_timeout(move || read_on(number), Duration::ZERO);
}
