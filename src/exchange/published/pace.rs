//! Reading in pieces: whoever has a long text read can do something else in between, tell how far it is, or leave it.
//!
//! The reading is one run of functions that rest now and then. Whether it is driven at once or bit by bit, it does the same in the same order.

use core::cell::Cell;
use core::future::{Future, poll_fn};
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};
use std::rc::Rc;

use super::{Imported, ReadError, build};

/// How far a reading is, and where it rests.
#[derive(Clone, Default)]
pub(super) struct Pace {
    /// In per cent of all.
    share: Rc<Cell<u8>>,
    /// The part of it that the present step takes up.
    step: Rc<Cell<(u8, u8)>>,
}

impl Pace {
    /// A step begins that takes the reading so far, in per cent.
    pub fn step(&self, to: u8) {
        self.share.set(self.step.get().1.max(self.share.get()));
        self.step.set((self.share.get(), to));
    }

    /// A step begins within the present one, which was not counted in it: it takes half of what is left of it. Gives where the present one ends, for
    /// the step that goes on with it.
    pub fn within(&self) -> u8 {
        let ((_, to), now) = (self.step.get(), self.share.get());
        self.step.set((now, now + to.saturating_sub(now) / 2));
        to
    }

    /// So much of the step is done. Gives whoever drives the reading the time for something else.
    pub async fn done(&self, done: usize, all: usize) {
        let (from, to) = self.step.get();
        let more = usize::from(to.saturating_sub(from)) * done.min(all) / all.max(1);
        // Estimates may have been too high; what was told is never taken back.
        self.share.set((from + u8::try_from(more).unwrap_or(0)).max(self.share.get()));
        self.rest().await;
    }

    /// Gives whoever drives the reading the time for something else.
    pub async fn rest(&self) {
        let mut rested = false;
        poll_fn(|_| if std::mem::replace(&mut rested, true) { Poll::Ready(()) } else { Poll::Pending }).await;
    }
}

type Answer = Result<Imported, ReadError>;

/// A text of a published form that is read bit by bit. Dropped, it is left.
///
/// ```
/// use budget_form::exchange::published::{Reader, Turn, read};
/// let text = "2025年度\n单位名称 苏州市示例中心\n资金总额 12.50\n";
/// let mut reader = Reader::new(text.to_owned());
/// let answer = loop {
///     match reader.go_on() {
///         Turn::Going(more) => reader = more,
///         Turn::Done(answer) => break *answer,
///     }
/// };
/// assert_eq!(answer, read(text));
/// ```
pub struct Reader {
    work: Pin<Box<dyn Future<Output = Answer>>>,
    pace: Pace,
}

/// What became of a reading in one turn.
pub enum Turn {
    /// There is more to do.
    Going(Reader),
    /// It is read.
    Done(Box<Answer>),
}

impl Reader {
    /// Nothing is read yet.
    pub fn new(text: String) -> Self {
        let pace = Pace::default();
        let own = pace.clone();
        Self { work: Box::pin(async move { build::read(&text, &own).await }), pace }
    }

    /// Reads on for a moment.
    pub fn go_on(mut self) -> Turn {
        match self.work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => Turn::Done(Box::new(answer)),
            Poll::Pending => Turn::Going(self),
        }
    }

    /// How far it is, about, in per cent; never less than it was.
    pub fn share(&self) -> u8 {
        self.pace.share.get()
    }
}

/// Reads a text in one go.
pub(super) fn at_once(text: &str) -> Answer {
    let pace = Pace::default();
    let mut work = pin!(build::read(text, &pace));
    loop {
        if let Poll::Ready(answer) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return answer;
        }
    }
}
