//! Changing the form. Every user action is one [`Edit`]; applying it gives the edit that takes it back. Nothing else changes a form that is open.

mod accept;
mod apply;
mod fill;
mod history;
mod place;
mod plain;
mod range;
mod rows;
mod weights;

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::brief::brief;
use crate::form::{
    Acceptance, Approved, Choice, Field, Form, Indicator, LastYear, Level1, Level2, Level2Id, RowChoice, RowId, Stage,
    UnplacedLine,
};

pub use accept::{accept, use_sums, withdraw};
pub use apply::Touched;
pub use fill::{as_planned, confirm_carried_over, confirm_row, fill_down};
pub use history::{History, MOST_STEPS, Step, StepChange};
pub use place::{Place, RowOrder};
pub use plain::{make_plain, offer_at, plain_text, take_offer};
pub use range::{clear_range, fill_range_down, fill_range_right, put_in_range};
pub use rows::{
    MoveDirection, add_level2, add_row, begin_row, duplicate_row, make_row, move_level2, move_row, move_row_to,
    remove_row,
};
pub use weights::{equal_weights, full_marks_for_met, suggested_shares, weights_by_group};

/// One change of the form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// Types a text.
    SetText(Field, String),
    /// Makes a choice in a row.
    ChooseInRow(RowId, RowChoice),
    /// Makes a choice in the settings.
    Choose(Choice),
    /// Goes to another stage of the year.
    SetStage(Stage),
    /// Loads last year's form beside this one, or lets it go.
    SetLastYear(Option<Box<LastYear>>),
    /// Freezes the targets that were approved, or lets them go.
    SetApproved(Option<Box<Approved>>),
    /// Puts a 二级指标 with its rows at a position of its group.
    InsertLevel2(Level1, usize, Box<Level2>),
    /// Takes a 二级指标 away, with its rows.
    RemoveLevel2(Level2Id),
    /// Puts a row at a position below a 二级指标.
    InsertRow(Level2Id, usize, Box<Indicator>),
    /// Takes a row away.
    RemoveRow(RowId),
    /// Puts a line that an import could not place back into the list.
    InsertUnplaced(usize, UnplacedLine),
    /// Takes a line that an import could not place off the list.
    RemoveUnplaced(usize),
    /// Puts other answers to findings in place of those that there are.
    SetAcceptances(Vec<Acceptance>),
    /// Several changes that are one step for the user, in this order.
    Several(String, Vec<Self>),
}

/// Why an edit does not fit the form. The form is as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditError {
    /// The form has no row of this number.
    NoSuchRow,
    /// The form has no 二级指标 of this number.
    NoSuchLevel2,
    /// The position is beyond the end.
    NoSuchPosition,
    /// Something of that name is already there.
    Taken,
}

impl fmt::Display for EditError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoSuchRow => "这一行已不在表中，请刷新后重试",
            Self::NoSuchLevel2 => "这个二级指标已不在表中，请刷新后重试",
            Self::NoSuchPosition => "表中没有这个位置，请刷新后重试",
            Self::Taken => "表中已有这一行，请刷新后重试",
        })
    }
}

impl core::error::Error for EditError {}

impl Edit {
    /// How many changes it is: rows and texts.
    pub fn size(&self) -> usize {
        match self {
            Self::Several(_, edits) => edits.iter().map(Self::size).sum(),
            Self::InsertLevel2(_, _, level2) => level2.rows.len(),
            _ => 1,
        }
    }

    /// What the step is called in the menu: 「撤销：……」. Call it before the edit is applied.
    pub fn name(&self, form: &Form) -> String {
        let row_name = |id: RowId| form.indicators.row(id).map_or_else(String::new, |row| brief(&row.name));
        match self {
            Self::SetText(field, _) => match field.row().map(row_name) {
                Some(row) if !row.is_empty() => format!("填写 {} {}", row, field.label()),
                _ => format!("填写 {}", field.label()),
            },
            Self::ChooseInRow(row, choice) => format!("{} {}", choice.label(), row_name(*row)),
            Self::Choose(choice) => format!("设置 {}", choice.label()),
            Self::SetStage(stage) => format!("进入{}", stage.label()),
            Self::SetLastYear(Some(_)) => "载入上年目标表".into(),
            Self::SetLastYear(None) => "移除上年目标表".into(),
            Self::SetApproved(Some(_)) => "设定批复稿".into(),
            Self::SetApproved(None) => "取消批复稿".into(),
            Self::InsertLevel2(..) => "增加二级指标".into(),
            Self::RemoveLevel2(id) => {
                format!("删除二级指标 {}", form.indicators.level2(*id).map_or_else(String::new, |l| brief(&l.name)))
            }
            Self::InsertRow(..) => "增加指标".into(),
            Self::RemoveRow(row) => format!("删除指标 {}", row_name(*row)),
            Self::InsertUnplaced(..) => "恢复未归位的文字".into(),
            Self::RemoveUnplaced(_) => "移除未归位的文字".into(),
            Self::SetAcceptances(_) => "核对问题".into(),
            Self::Several(name, _) => name.clone(),
        }
    }
}
