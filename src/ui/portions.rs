//! Long lists are drawn in portions, so that the browser can show what is there already and how far it is.
//!
//! All lists of a page share one allowance: what a short form needs at once, then as much again after each frame, from the top of the page to its end.
//! Until all is drawn it counts as work that is going on (`busy`), so whatever needs a row that is not there yet waits in `when_drawn`.

use std::cell::RefCell;
use std::collections::HashSet;
use std::hash::Hash;
use std::time::Duration;

use leptos::prelude::*;

use super::busy::{self, MANY_ROWS};
use super::texts;

/// A list that has more to draw.
struct Waiting {
    list: u64,
    rest: usize,
    turn: ArcTrigger,
}

struct Allowance {
    left: usize,
    drawn: usize,
    waiting: Vec<Waiting>,
    /// A frame is coming after which more is allowed.
    going: bool,
    /// Whether the notice says already that work is going on.
    announced: bool,
    lists: u64,
}

thread_local! {
    static ALLOWANCE: RefCell<Allowance> = const {
        RefCell::new(Allowance { left: MANY_ROWS, drawn: 0, waiting: Vec::new(), going: false, announced: false, lists: 0 })
    };
}

/// The members of a list that may be drawn by now, in its order. What was drawn stays; what is new waits for its turn.
pub fn in_portions<T>(all: Memo<Vec<T>>) -> Memo<Vec<T>>
where
    T: Copy + Eq + Hash + Send + Sync + 'static,
{
    let list = ALLOWANCE.with_borrow_mut(|allowance| {
        allowance.lists = allowance.lists.wrapping_add(1);
        allowance.lists
    });
    let turn = ArcTrigger::new();
    on_cleanup(move || ALLOWANCE.with_borrow_mut(|allowance| allowance.waiting.retain(|of| of.list != list)));
    Memo::new(move |before: Option<&Vec<T>>| {
        turn.track();
        let mut all = all.get();
        let drawn: HashSet<T> = before.into_iter().flatten().copied().collect();
        let mut left = take(list, all.iter().filter(|of| !drawn.contains(of)).count(), &turn);
        all.retain(|of| {
            let stays = drawn.contains(of) || left > 0;
            left = left.saturating_sub(usize::from(!drawn.contains(of)));
            stays
        });
        all
    })
}

/// How many of so many new rows a list may draw now; for the others it is given its turn again.
fn take(list: u64, new: usize, turn: &ArcTrigger) -> usize {
    let (now, begins, announces) = ALLOWANCE.with_borrow_mut(|allowance| {
        let now = new.min(allowance.left);
        allowance.left -= now;
        allowance.drawn += now;
        allowance.waiting.retain(|of| of.list != list);
        if new > now {
            allowance.waiting.push(Waiting { list, rest: new - now, turn: turn.clone() });
        }
        let begins = new > 0 && !std::mem::replace(&mut allowance.going, true);
        let announces = new > now && !std::mem::replace(&mut allowance.announced, true);
        (now, begins, announces)
    });
    if announces {
        busy::begin(texts::busy::DRAWING);
    }
    if begins {
        after_paint();
    }
    now
}

/// The frame is painted before more is drawn.
fn after_paint() {
    request_animation_frame(|| set_timeout(allow_more, Duration::ZERO));
}

fn allow_more() {
    let (waiting, drawn, announced) = ALLOWANCE.with_borrow_mut(|allowance| {
        let waiting = std::mem::take(&mut allowance.waiting);
        let (drawn, announced) = (allowance.drawn, allowance.announced);
        if waiting.is_empty() {
            (allowance.left, allowance.drawn, allowance.going, allowance.announced) = (MANY_ROWS, 0, false, false);
        } else {
            // As many again: the table is laid out anew with each portion, and small ones would take longer than all at once.
            allowance.left = allowance.drawn.max(MANY_ROWS);
        }
        (waiting, drawn, announced)
    });
    if waiting.is_empty() {
        if announced {
            busy::end();
        }
        return;
    }
    let rest: usize = waiting.iter().map(|of| of.rest).sum();
    busy::progress(drawn, drawn + rest);
    // Those that are still there ask for their part, and wait again if it is not all.
    for of in &waiting {
        of.turn.notify();
    }
    after_paint();
}
