//! What is being read beside the page: its notice, and who no longer wants it.
//!
//! A reading changes nothing but what it hands over in the end, so everything else on the page goes on meanwhile, by key and by mouse: its notice
//! stands in a corner and covers nothing else.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Uint8Array;
use leptos::ev;
use leptos::prelude::*;
use web_sys::HtmlElement;

use super::fields::composes;
use super::files::{self, Failure, Progress, Ticket};
use super::{dialog, page, texts};
use crate::worker::Request;

/// What is going on.
#[derive(Default)]
struct Going {
    /// What is asked of the second module, in order.
    tickets: Vec<Ticket>,
    /// The listener that stops it all at Escape.
    stop: Option<WindowListenerHandle>,
    /// What had the focus when it began.
    before: Option<HtmlElement>,
    /// Changes whenever what went on is left.
    left: u64,
}

thread_local! {
    static GOING: RefCell<Going> = RefCell::new(Going::default());
    /// How far the first one is, as it stands in the notice.
    static SHARE: ArcRwSignal<Option<Progress>> = ArcRwSignal::new(None);
}

/// The button that stops the reading.
const STOP_ID: &str = "reading-stop";

/// Says that something is read, and stops it. Its region is in the page from the first moment, or it would not be read out.
#[component]
pub fn ReadingNotice() -> impl IntoView {
    let share = SHARE.with(Clone::clone);
    let going = {
        let share = share.clone();
        Memo::new(move |_| share.get().map(|share| share == Progress::InPage))
    };
    let share_and_stop = move || {
        let share = share.clone();
        let per_cent = move || match share.get() {
            Some(Progress::Beside(share)) => Some(texts::busy::share(share)),
            _ => None,
        };
        // Seen only: read out, it would never be silent.
        view! {
            <p id="reading-share" aria-hidden="true">{per_cent}</p>
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
    let words = move || {
        going.get().map(|in_page| if in_page { texts::busy::READING_HERE } else { texts::busy::READING_BESIDE })
    };
    view! {
        <section
            class="reading"
            class:going=move || going.get().is_some()
            aria-label=move || going.get().map(|_| texts::busy::READING_NOTICE)
        >
            <div role="status" id="reading">{words}</div>
            {move || (going.get() == Some(false)).then(share_and_stop.clone())}
        </section>
    }
}

/// Up to this many bytes are read in a moment: a notice that flashes disturbs.
const SHORT: u32 = 3_000;

/// Asks the second module and, where that takes longer than a moment, says so until it has answered.
pub fn begin(request: Request, bytes: Uint8Array, done: impl FnOnce(Result<Vec<u8>, Failure>) + 'static) {
    let is_long = bytes.length() > SHORT;
    let is_told = GOING.with_borrow(|going| going.stop.is_some());
    if is_long && !is_told {
        let key = window_event_listener(ev::keydown, |event| {
            // A dialog has an Escape of its own.
            if event.key() == "Escape" && !event.default_prevented() && !composes(&event) && !dialog::is_open() {
                event.prevent_default();
                stop();
            }
        });
        GOING.with_borrow_mut(|going| {
            going.stop = Some(key);
            going.before = page::active();
        });
        show(Some(Progress::Beside(0)));
    }
    let ticket = Rc::new(Cell::new(None));
    let own = Rc::clone(&ticket);
    let made = files::ask(
        request,
        bytes,
        move |progress| {
            if is_long {
                show(Some(progress));
            }
        },
        move |answer| {
            if let Some(made) = own.get() {
                ended(made);
            }
            done(answer);
        },
    );
    ticket.set(Some(made));
    GOING.with_borrow_mut(|going| going.tickets.push(made));
}

/// Leaves what is being read, or is to be read: nobody waits for it any longer.
pub fn leave() {
    let tickets = GOING.with_borrow_mut(|going| {
        going.left = going.left.wrapping_add(1);
        std::mem::take(&mut going.tickets)
    });
    if !tickets.is_empty() {
        tickets.into_iter().rev().for_each(Ticket::leave);
        put_away();
    }
}

/// Leaves what is being read for something that is still to be fetched. Tells, when that is there, whether it is still wanted: nothing else was read
/// since, and nobody has left.
pub fn prepare() -> impl Fn() -> bool {
    leave();
    let prepared = GOING.with_borrow(|going| going.left);
    move || GOING.with_borrow(|going| going.left == prepared)
}

/// Stops what is being read, and says so to who waits for it.
fn stop() {
    let tickets = GOING.with_borrow(|going| going.tickets.clone());
    // From the last on, or the next one would begin.
    tickets.into_iter().rev().for_each(Ticket::stop);
}

/// One is done; with the last one the notice goes.
fn ended(ticket: Ticket) {
    let is_last = GOING.with_borrow_mut(|going| {
        going.tickets.retain(|of| *of != ticket);
        going.tickets.is_empty()
    });
    if is_last {
        put_away();
    }
}

/// Takes the notice away. Where its button had the focus, what had it before has it again.
fn put_away() {
    let (key, before) = GOING.with_borrow_mut(|going| (going.stop.take(), going.before.take()));
    if let Some(key) = key {
        key.remove();
    }
    let at_stop = page::active().is_some_and(|at| at.id() == STOP_ID);
    show(None);
    if let Some(before) = before.filter(|_| at_stop) {
        request_animation_frame(move || dialog::give_back(&before));
    }
}

fn show(share: Option<Progress>) {
    SHARE.with(|of| of.set(share));
}
