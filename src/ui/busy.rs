//! Says that the program works, and begins only when that has been drawn: work in one piece leaves the browser no time to draw anything.

use std::cell::RefCell;
use std::time::Duration;

use leptos::prelude::*;

/// So many rows, or as much text for them, take longer than a moment to draw or to work through.
pub const MANY_ROWS: usize = 60;
pub const MUCH_TEXT: usize = 60_000;

/// The region that says it. It is in the page from the first moment, or it would not be read out.
const ID: &str = "busy";

type Work = Box<dyn FnOnce()>;

thread_local! {
    /// The works that are going on, and what waits until all are done.
    static WAITING: RefCell<(usize, Vec<Work>)> = const { RefCell::new((0, Vec::new())) };
}

#[component]
pub fn BusyNotice() -> impl IntoView {
    view! { <div role="status"><p class="busy" id=ID></p></div> }
}

/// Does something at once, or where it is `long` after the notice stands on the screen.
pub fn busy(long: bool, told: &'static str, work: impl FnOnce() + 'static) {
    if !long {
        return work();
    }
    write(Some(told));
    WAITING.with_borrow_mut(|(works, _)| *works += 1);
    // The first frame draws the notice; when the second one begins, it has been drawn.
    let begin = move || set_timeout(move || finish(work), Duration::ZERO);
    request_animation_frame(move || request_animation_frame(begin));
}

fn finish(work: impl FnOnce()) {
    work();
    let waiting = WAITING.with_borrow_mut(|(works, waiting)| {
        *works = works.saturating_sub(1);
        (*works == 0).then(|| std::mem::take(waiting))
    });
    if let Some(waiting) = waiting {
        write(None);
        waiting.into_iter().for_each(request_animation_frame);
    }
}

/// Does something in the next frame, or when the work is done and drawn.
pub fn when_drawn(next: impl FnOnce() + 'static) {
    let mut next: Option<Work> = Some(Box::new(next));
    WAITING.with_borrow_mut(|(works, waiting)| {
        if *works > 0 {
            waiting.extend(next.take());
        }
    });
    if let Some(next) = next {
        request_animation_frame(next);
    }
}

fn write(told: Option<&str>) {
    if let Some(region) = document().get_element_by_id(ID) {
        region.set_text_content(told);
    }
}
