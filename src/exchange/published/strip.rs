//! The parts of a kept layout that its readers share: the strips of lines that a table is cut into, and the cells on their lines.

use super::fragment::{Column, Fragment};
use super::lines::Word;

/// A cell on a line, or the part of it that stands on this line.
#[derive(Clone, Debug)]
pub(super) struct Bit {
    /// `None`: a piece of a 一级指标.
    pub column: Option<Column>,
    pub piece: Fragment,
    /// Position of the line in its strip.
    pub row: usize,
    /// Whether a blank stands inside that may as well be the space between two columns.
    pub doubtful: bool,
}

/// Lines of a table between two heads or page breaks.
#[derive(Clone, Debug, Default)]
pub(super) struct Strip {
    pub duty: bool,
    /// Whether it goes on from the strip before it, over a page break.
    pub goes_on: bool,
    /// The head above it, or above the page before.
    pub head: Vec<Word>,
    pub lines: Vec<usize>,
}
