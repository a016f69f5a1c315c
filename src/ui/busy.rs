//! Says that the program works, and begins only when that has been drawn: work in one piece leaves the browser no time to draw anything.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;

use super::texts;

/// From this many rows on, or as much text for them, drawing and working through them takes longer than a moment.
pub const MANY_ROWS: usize = 60;
pub const MUCH_TEXT: usize = 60_000;

/// The region that says it. It is in the page from the first moment, or it would not be read out.
const ID: &str = "busy";

/// The id of the text that says how far the work is. It is hidden from screen readers: read out, it would never be silent.
const SHARE_ID: &str = "busy-share";

type Work = Box<dyn FnOnce()>;

thread_local! {
    /// The works that are going on, and what waits until all are done.
    static WAITING: RefCell<(usize, Vec<Work>)> = const { RefCell::new((0, Vec::new())) };
}

#[component]
pub fn BusyNotice() -> impl IntoView {
    view! {
        <div role="status"><p class="busy" id=ID></p></div>
        <p class="busy-share" id=SHARE_ID aria-hidden="true"></p>
    }
}

/// Does something at once, or where it is `long` after the notice stands on the screen.
pub fn busy(long: bool, message: &'static str, work: impl FnOnce() + 'static) {
    if !long {
        return work();
    }
    begin(message);
    when_painted(move || finish(work));
}

/// Does something when what was just written has been painted: the first frame draws it; when the second one begins, it has been drawn.
pub fn when_painted(next: impl FnOnce() + 'static) {
    request_animation_frame(move || request_animation_frame(move || set_timeout(next, Duration::ZERO)));
}

fn finish(work: impl FnOnce()) {
    work();
    end();
}

/// Says that a work goes on, until it [`end`]s. For work that is done in pieces, here or elsewhere.
pub fn begin(message: &str) {
    write(ID, Some(message));
    WAITING.with_borrow_mut(|(works, _)| *works += 1);
}

/// Says how far the work is.
pub fn progress(done: usize, all: usize) {
    write(SHARE_ID, Some(&texts::busy::progress(done, all)));
}

/// The work is done; what waits for the last one begins.
pub fn end() {
    let waiting = WAITING.with_borrow_mut(|(works, waiting)| {
        *works = works.saturating_sub(1);
        (*works == 0).then(|| std::mem::take(waiting))
    });
    if let Some(waiting) = waiting {
        write(ID, None);
        write(SHARE_ID, None);
        waiting.into_iter().for_each(next_frame);
    }
}

/// Whether a work is going on: what is asked of the page may not be there yet.
pub fn is_going_on() -> bool {
    WAITING.with_borrow(|(works, _)| *works > 0)
}

/// Does something in the next frame, or when the work is done and drawn.
pub fn when_drawn(next: impl FnOnce() + 'static) {
    let next: Work = Box::new(next);
    if is_going_on() {
        wait(next);
    } else {
        next_frame(next);
    }
}

/// What is drawn in this frame may turn out to be only the first piece.
fn next_frame(next: Work) {
    request_animation_frame(move || if is_going_on() { wait(next) } else { next() });
}

fn wait(next: Work) {
    WAITING.with_borrow_mut(|(_, waiting)| waiting.push(next));
}

fn write(id: &str, message: Option<&str>) {
    if let Some(region) = document().get_element_by_id(id) {
        region.set_text_content(message);
    }
}
