//! Which cells share a line of the text, and what that says about their heights.
//!
//! A text that runs cell after cell starts a new line wherever the next piece stands higher or lower on the page. Cells are centred
//! in their rows, so two neighbours share a line of the text when both have a single line; some programs (`pdftotext -raw`) also join cells
//! that are half a line apart, a cell of one line and one of two. A merged cell stands in the middle of its rows, on no line of the first.
//! So the line ends tell wrapped cells from short ones, and merged cells from cells of one row.

use super::fragment::{Column, Fragment};
use super::grammar;

/// How a piece follows the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellStep {
    /// It is a further line of the same cell.
    Continue,
    /// A further cell of the same row.
    Next,
    /// The first cell of a new row.
    NewRow,
}

/// Which line of its cell a piece is. The height of a cell is settled when it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// The only line of its cell.
    Only,
    /// The first of two lines.
    FirstOfTwo,
    LastOfTwo,
    /// The first of three or more.
    FirstOfMore,
    SecondOfMore,
    /// The third or a later one.
    LaterOfMore,
}

impl Phase {
    const ALL: [Self; 6] =
        [Self::Only, Self::FirstOfTwo, Self::LastOfTwo, Self::FirstOfMore, Self::SecondOfMore, Self::LaterOfMore];
    const BEGINS: [Self; 3] = [Self::Only, Self::FirstOfTwo, Self::FirstOfMore];

    fn next_line(self) -> Option<Self> {
        match self {
            Self::Only | Self::LastOfTwo => None,
            Self::FirstOfTwo => Some(Self::LastOfTwo),
            Self::FirstOfMore => Some(Self::SecondOfMore),
            Self::SecondOfMore | Self::LaterOfMore => Some(Self::LaterOfMore),
        }
    }

    /// The lines of a cell that may end here, three for more.
    fn height_at_end(self) -> Option<usize> {
        match self {
            Self::Only => Some(1),
            Self::LastOfTwo => Some(2),
            Self::LaterOfMore => Some(3),
            Self::FirstOfTwo | Self::FirstOfMore | Self::SecondOfMore => None,
        }
    }

    fn height_at_begin(self) -> usize {
        match self {
            Self::FirstOfTwo | Self::LastOfTwo => 2,
            Self::Only => 1,
            _ => 3,
        }
    }
}

/// Whether the last 重点工作 shares a line with the cell after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Task {
    Plain,
    /// They share a line: the 重点工作 has hardly more than this row.
    Joined,
    /// They stand on two lines although each has only one: the 重点工作 is merged over further rows.
    Apart,
}

/// The state of the reading after a piece: what of the pieces before matters for the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct State {
    pub column: Column,
    phase: Phase,
    /// The 二级指标 shares its line with its first row: it has hardly more than that.
    solo: bool,
    task: Task,
}

/// A transition from one state to the next piece's state, with its cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Transition {
    pub to: State,
    pub step: CellStep,
    pub cost: i32,
}

impl State {
    /// The number of states.
    pub const COUNT: usize = 5 * 6 * 2 * 3;

    /// The number of this state.
    pub fn index(self) -> usize {
        ((self.column as usize * 6 + self.phase as usize) * 2 + usize::from(self.solo)) * 3 + self.task as usize
    }

    /// All states in the order of [`Self::index`].
    pub fn all() -> Vec<Self> {
        let mut all = Vec::with_capacity(Self::COUNT);
        for column in Column::ALL {
            for phase in Phase::ALL {
                for solo in [false, true] {
                    for task in [Task::Plain, Task::Joined, Task::Apart] {
                        all.push(Self { column, phase, solo, task });
                    }
                }
            }
        }
        all
    }

    /// The states in which a first piece may stand.
    pub fn firsts(column: Column) -> [Self; 3] {
        Phase::BEGINS.map(|phase| Self { column, phase, solo: false, task: Task::Plain })
    }

    /// Whether a cell may end here.
    pub fn may_end(self) -> bool {
        self.phase.height_at_end().is_some()
    }
}

/// What is known of a 一级指标 for judging its line breaks.
#[derive(Clone, Copy, Debug)]
pub(super) struct LineBreaks {
    pub duty: bool,
    /// Whether cells half a line apart share a line of the text.
    pub loose: bool,
}

/// Two pieces after each other: what does not depend on the state, worked out once.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    /// Whether the second begins a line.
    first: bool,
    /// By column: the cost of the cell going on, and of one beginning.
    goes_on: [i32; 5],
    begins: [i32; 5],
    end: i32,
    twin: i32,
    empty: i32,
}

impl Pair {
    /// `width`: the width of a column.
    pub fn new(before: &Fragment, piece: &Fragment, width: impl Fn(Column) -> usize) -> Self {
        Self {
            first: piece.first,
            goes_on: Column::ALL.map(|column| grammar::go_on(before, piece, column, width(column))),
            begins: piece.begins,
            end: before.ends,
            twin: grammar::twin(before, piece),
            empty: grammar::empty(before),
        }
    }

    fn of(cost: &[i32; 5], column: Column) -> i32 {
        cost.get(column as usize).copied().unwrap_or(0)
    }
}

impl LineBreaks {
    /// Offers every transition from a piece in a state to the next piece.
    pub fn ways(self, pair: &Pair, from: State, mut offer: impl FnMut(Transition)) {
        let phase = if pair.first { from.phase.next_line() } else { Some(from.phase) };
        if let Some(phase) = phase {
            let cost = Pair::of(&pair.goes_on, from.column);
            offer(Transition { to: State { phase, ..from }, step: CellStep::Continue, cost });
        }
        let Some(height) = from.phase.height_at_end() else { return };
        for column in Column::ALL {
            let next = grammar::next(from.column, column, pair.first, self.duty);
            let row = grammar::new_row(from.column, column, self.duty).filter(|_| pair.first);
            if next.is_none() && row.is_none() {
                continue;
            }
            let cell = pair.end + Pair::of(&pair.begins, column);
            let twin = if (from.column, column) == (Column::HalfYear, Column::FullYear) { pair.twin } else { 0 };
            let empty = if from.column == Column::Level2 { pair.empty } else { 0 };
            for phase in Phase::BEGINS {
                if let Some(cost) = next {
                    let (to, height_cost) = self.cell_of_row(from, height, column, phase, !pair.first);
                    offer(Transition { to, step: CellStep::Next, cost: cost + cell + twin + height_cost });
                }
                if let Some(cost) = row {
                    let (to, height_cost) = self.cell_of_new_row(from, column, phase);
                    offer(Transition { to, step: CellStep::NewRow, cost: cost + cell + empty + height_cost });
                }
            }
        }
    }

    /// The state in the next cell of the row, and the cost of the heights of both cells beside the line break.
    fn cell_of_row(self, from: State, height: usize, column: Column, phase: Phase, joined: bool) -> (State, i32) {
        let lines = height + phase.height_at_begin();
        let merged = matches!(from.column, Column::Level2 | Column::KeyTask);
        let cost = match (joined, lines) {
            (true, 2) => 0,
            (true, 3) => {
                if self.loose {
                    2
                } else {
                    25
                }
            }
            (true, _) => 45,
            (false, 2) if !merged => 15,
            (false, 3) if !merged && self.loose => 10,
            _ => 0,
        };
        let solo = match from.column {
            Column::Level2 => joined,
            // Both may be merged over the same rows.
            Column::KeyTask => from.solo && joined,
            _ => from.solo,
        };
        let apart = !joined && lines <= if self.loose { 3 } else { 2 };
        let task = match from.column {
            Column::KeyTask if joined => Task::Joined,
            Column::KeyTask if apart => Task::Apart,
            Column::KeyTask | Column::Level2 => Task::Plain,
            _ => from.task,
        };
        (State { column, phase, solo, task }, cost)
    }

    /// The state in the first cell of a new row, and the cost of a 二级指标 or 重点工作 that was taken for one row and has more, or the reverse.
    fn cell_of_new_row(self, from: State, column: Column, phase: Phase) -> (State, i32) {
        let [alone, joined] = if self.loose { [8, 4] } else { [20, 20] };
        let solo = if from.solo && column != Column::Level2 { alone } else { 0 };
        let task = match (from.task, column) {
            (Task::Joined, Column::Name) => joined,
            (Task::Apart, Column::KeyTask | Column::Level2) => 8,
            _ => 0,
        };
        (State { column, phase, solo: false, task: Task::Plain }, solo + task)
    }
}
