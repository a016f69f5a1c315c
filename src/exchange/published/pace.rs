//! How far a reading is, and the places where it rests so that whoever drives it can do something else.
//!
//! The reading is one run of functions that rest now and then. Whether it is driven at once or bit by bit (see `reader`), it does the same in the
//! same order.

use core::cell::Cell;
use core::future::poll_fn;
use core::task::Poll;
use std::rc::Rc;

/// How far a reading is, and where it rests.
#[derive(Clone, Default)]
pub(super) struct Pace {
    /// How far the reading is, in per cent.
    share: Rc<Cell<u8>>,
    /// Where the present step begins and ends, in per cent.
    step: Rc<Cell<(u8, u8)>>,
}

impl Pace {
    /// Begins a step that takes the reading to `to` per cent.
    pub fn step(&self, to: u8) {
        self.share.set(self.step.get().1.max(self.share.get()));
        self.step.set((self.share.get(), to));
    }

    /// Begins a step within the present one that was not counted in it: it takes half of what is left. Gives where the present one ends, for
    /// the step that goes on with it.
    pub fn within(&self) -> u8 {
        let ((_, to), now) = (self.step.get(), self.share.get());
        self.step.set((now, now + to.saturating_sub(now) / 2));
        to
    }

    /// Records that `done` of `all` units of the step are done, and rests.
    pub async fn done(&self, done: usize, all: usize) {
        let (from, to) = self.step.get();
        let more = usize::from(to.saturating_sub(from)) * done.min(all) / all.max(1);
        // Estimates may have been too high; a share that was shown never goes down.
        self.share.set((from + u8::try_from(more).unwrap_or(0)).max(self.share.get()));
        self.rest().await;
    }

    /// How far the reading is, in per cent; never less than it was.
    pub fn share(&self) -> u8 {
        self.share.get()
    }

    /// Rests: whoever drives the reading may do something else before it goes on.
    pub async fn rest(&self) {
        let mut rested = false;
        poll_fn(|_| if std::mem::replace(&mut rested, true) { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}
