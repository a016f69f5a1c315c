//! Drives the reading of a text, at once or bit by bit: between two bits the caller can do something else, show how far it is, or drop it.

use core::future::Future;
use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

use super::pace::Pace;
use super::{Imported, ReadError, read_form};

type Answer = Result<Imported, ReadError>;

/// A reading of the text of a published form that goes on bit by bit. Dropping it ends the reading.
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

/// The result of reading on until the next rest.
pub enum Turn {
    /// The text is not read to its end; the reader goes on with it.
    Going(Reader),
    /// The text is read.
    Done(Box<Answer>),
}

impl Reader {
    /// Prepares the reading of a text; nothing is read yet.
    pub fn new(text: String) -> Self {
        let pace = Pace::default();
        let own = pace.clone();
        Self { work: Box::pin(async move { read_form::read(&text, &own).await }), pace }
    }

    /// Reads on until the next rest.
    pub fn go_on(mut self) -> Turn {
        match self.work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(answer) => Turn::Done(Box::new(answer)),
            Poll::Pending => Turn::Going(self),
        }
    }

    /// How far the reading is, about, in per cent; never less than it was.
    pub fn share(&self) -> u8 {
        self.pace.share()
    }
}

/// Reads a text without rests.
pub(super) fn at_once(text: &str) -> Answer {
    let pace = Pace::default();
    let mut work = pin!(read_form::read(text, &pace));
    loop {
        if let Poll::Ready(answer) = work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return answer;
        }
    }
}
