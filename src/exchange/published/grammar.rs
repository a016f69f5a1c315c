//! The cost of reading a piece of a table as a certain cell, as a cost: the lower, the better.
//!
//! The cells of a row come in the order 二级指标, 重点工作, 三级指标, 半年, 全年, and any of them may be wrapped or missing. Which reading is
//! right is decided over the whole group (see `flow`): the one with the lowest cost. The strongest help is the width of a column: a
//! line of a wrapped cell is full, so a short piece is never continued, and no piece is wider than its column.

use super::fragment::{Column, Fragment};
use super::value::{Likeness, is_rest, wants_number};

/// Widths of the columns in half characters; 0 where nothing is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Widths {
    pub level2: usize,
    pub key_task: usize,
    /// 三级指标 beside 重点工作.
    pub name: usize,
    /// 三级指标 across both columns.
    pub wide_name: usize,
    pub half_year: usize,
    pub full_year: usize,
}

impl Widths {
    /// All widths, to be tried out one by one.
    pub fn slots(&mut self) -> [&mut usize; 6] {
        [
            &mut self.level2,
            &mut self.key_task,
            &mut self.name,
            &mut self.wide_name,
            &mut self.half_year,
            &mut self.full_year,
        ]
    }

    pub fn of(&self, column: Column, duty: bool) -> usize {
        match column {
            Column::Level2 => self.level2,
            Column::KeyTask => self.key_task,
            Column::Name if duty => self.name,
            Column::Name => self.wide_name,
            Column::HalfYear => self.half_year,
            Column::FullYear => self.full_year,
        }
    }
}

/// Works out once what is asked of a piece over and over. `standard`: of 决策 or 过程, whose names are the same everywhere.
pub(super) fn judge(piece: &mut Fragment, standard: bool) {
    piece.begins = Column::ALL.map(|column| begin(piece, column, standard));
    piece.ends = end(piece);
}

/// The cost of a piece standing in a column at all.
pub(super) fn stand(piece: &Fragment, column: Column, width: usize) -> i32 {
    let own = if column.is_value() { piece.run.least } else { piece.width.least };
    if width == 0 || own <= width {
        0
    } else if own == width + 1 {
        15
    } else {
        60
    }
}

/// The cost of a cell beginning with this piece.
pub(super) fn begin(piece: &Fragment, column: Column, standard_group: bool) -> i32 {
    let mut cost = if piece.closes || piece.cannot_begin() {
        60
    } else if piece.text.starts_with(['（', '(']) {
        // Mostly the rest of a wrapped name.
        30
    } else {
        0
    };
    if column.is_value() {
        let scrap = piece.likeness == Likeness::Short && piece.text.chars().count() == 1;
        let rest = is_rest(&piece.text);
        return cost + value_cost(piece.likeness, &piece.text) + if scrap || rest { 40 } else { 0 };
    }
    if piece.joins_on() {
        cost += 15;
    }
    // No name is a single character; the rest of a wrapped one often is.
    cost += name_cost(piece.likeness)
        + match piece.text.chars().count() {
            1 => 60,
            2 => 25,
            3 => 6,
            _ => 0,
        };
    cost + match (column, piece.known_level2, piece.known_name) {
        (Column::Level2, true, _) | (Column::Name, _, true) => -25,
        (Column::Level2, _, true) | (Column::KeyTask | Column::Name, true, _) => 50,
        (Column::Level2, false, _) if standard_group => 10,
        (Column::Level2, ..) if piece.repeated => 40,
        // What a unit is charged with is a 二级指标, hardly a piece of work.
        (Column::KeyTask, ..) if piece.text.starts_with("负责") || piece.text.starts_with("承担") => 25,
        _ => 0,
    }
}

/// The cost of reading a text as a value.
pub(super) fn value_cost(likeness: Likeness, text: &str) -> i32 {
    match likeness {
        Likeness::Strong => 0,
        Likeness::Number => 3,
        Likeness::Phrase => 5,
        Likeness::Short => 20 + if text.chars().count() > 4 { 8 } else { 0 },
        Likeness::No => 55,
    }
}

/// The cost of reading a text as a name.
pub(super) fn name_cost(likeness: Likeness) -> i32 {
    match likeness {
        Likeness::Strong => 90,
        Likeness::Number => 40,
        Likeness::Phrase => 25,
        Likeness::Short | Likeness::No => 0,
    }
}

/// The cost of a cell ending with this piece.
pub(super) fn end(piece: &Fragment) -> i32 {
    let open = if piece.opens || wants_number(&piece.text) { 50 } else { 0 };
    open + if piece.cannot_end() {
        50
    } else if piece.wants_more() {
        15
    } else {
        0
    }
}

/// The cost of reading `piece` as the continuation of the cell that `before` is in.
pub(super) fn go_on(before: &Fragment, piece: &Fragment, column: Column, width: usize) -> i32 {
    let needed = if before.opens || piece.closes || piece.cannot_begin() || before.cannot_end() { -10 } else { 0 };
    let value = column.is_value();
    let own_value = match piece.likeness {
        Likeness::Strong => 90,
        Likeness::Number if value && wants_number(&before.text) => -10,
        Likeness::Number if value && !before.wants_unit => 40,
        Likeness::Number if !value && !piece.first => 45,
        Likeness::Number => 20,
        Likeness::Phrase => 30,
        Likeness::Short | Likeness::No => 0,
    };
    let length = piece.text.chars().count();
    let unit = value && before.wants_unit && piece.likeness <= Likeness::Short && length <= 6;
    // `28115工` and `作日`: the rest of a unit.
    let counted = before.likeness >= Likeness::Number || before.run != before.width;
    let rest = value && piece.likeness <= Likeness::Short && (length <= 2 || (length <= 4 && counted));
    if !piece.first {
        // A blank hardly ever stands inside a cell, and then beside figures or Latin letters.
        let latin = before.text.ends_with(|c: char| c.is_ascii_alphanumeric())
            || piece.text.starts_with(|c: char| c.is_ascii_alphanumeric());
        return needed
            + own_value
            + if unit {
                2
            } else if value {
                30
            } else if latin {
                40
            } else {
                60
            };
    }
    let together = before.run.most + piece.unit;
    let fill = if width == 0 {
        10
    } else if together > width {
        0
    } else if together == width {
        20
    } else {
        60
    };
    // Figures are wider than half a character, so a unit may be cut off early.
    let fill = if unit { fill / 3 } else { fill };
    let known = if before.known_level2 || before.known_name || piece.known_level2 || piece.known_name { 50 } else { 0 };
    let whole = if before.complete && value { 40 } else { 0 };
    // Neighbouring rows may say the same, no cell says it twice.
    let again = length > 3 && before.text == piece.text;
    let joined = if value { 0 } else { piece.join_cost } + if again { 40 } else { 0 };
    needed + own_value + known + fill + joined + whole + if unit || rest { 4 } else { 18 }
}

/// The cost of a row going on in a further column, or `None` where the order of the cells forbids it.
pub(super) fn next(from: Column, to: Column, new_line: bool, duty: bool) -> Option<i32> {
    if from >= to || (to == Column::KeyTask && !duty) {
        return None;
    }
    let wrapped = if !new_line {
        0
    } else if to.is_value() {
        8
    } else {
        4
    };
    let skipped = match (from, to) {
        (Column::Level2, Column::Name) if duty => 30,
        // A 二级指标 shares its line with a 重点工作 of the same rows, and with the name of its single row.
        (Column::Level2, Column::KeyTask) if !new_line => 5,
        (Column::Level2, Column::Name) if !new_line => 10,
        (Column::Level2 | Column::KeyTask, Column::HalfYear) => 80,
        (Column::Level2 | Column::KeyTask | Column::Name, Column::FullYear) => return None,
        _ => 0,
    };
    Some(wrapped + skipped)
}

/// The cost of a new row after a row that ended in `from`, or `None` where that is no row.
pub(super) fn new_row(from: Column, to: Column, duty: bool) -> Option<i32> {
    let ended = match from {
        Column::FullYear => 0,
        Column::HalfYear => 60,
        Column::Name => 100,
        Column::KeyTask => 150,
        Column::Level2 if to == Column::Level2 => 25,
        Column::Level2 => return None,
    };
    let begun = match to {
        Column::Level2 => 10,
        Column::KeyTask if duty => 0,
        // The 重点工作 above it goes on.
        Column::Name if duty => 10,
        Column::Name => 0,
        _ => return None,
    };
    Some(ended + begun)
}

/// The cost of a 二级指标 without rows: only some of the known ones have none.
pub(super) fn empty(level2: &Fragment) -> i32 {
    if level2.known_level2 { 0 } else { 35 }
}

/// The cost of a group beginning with a column.
pub(super) fn first(column: Column) -> i32 {
    match column {
        Column::Level2 => 0,
        Column::KeyTask | Column::Name => 60,
        Column::HalfYear | Column::FullYear => 200,
    }
}

/// The cost of a group ending in a column.
pub(super) fn last(column: Column) -> i32 {
    match column {
        Column::FullYear => 0,
        Column::Level2 => 25,
        Column::HalfYear => 60,
        Column::Name => 100,
        Column::KeyTask => 150,
    }
}

/// The cost of two values beside each other: below 0 where they are equal, as in `健全 健全`.
pub(super) fn twin(before: &Fragment, piece: &Fragment) -> i32 {
    if before.text != piece.text {
        0
    } else if piece.likeness >= Likeness::Number {
        -5
    } else {
        -25
    }
}
