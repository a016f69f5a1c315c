//! Comparing two versions of a form (目标调整): what was added, removed, changed and moved, field by field, in words a person can read.
//!
//! Pure and cheap: whatever the number of rows, every step is a walk, a sort or a look-up. Which row continues which is worked out in
//! `matching`, because the two files may stem from independent imports whose row numbers mean nothing to each other.

mod approved;
mod completed;
mod csv;
mod json;
mod last_year;
mod matching;
mod moved_members;
mod name_similarity;
mod pairs;
mod rows;
mod same_meaning;
mod side;
mod single_fields;
mod text_difference;

use crate::evaluate::FormFigures;
use crate::form::{Field, Form, Level1, Part};

pub use approved::{Adjustment, adjustments, approved_from, approved_otherwise};
pub use completed::completed_from;
pub use csv::to_csv;
pub use json::to_json;
pub use text_difference::{Piece, Segment, difference};

/// A part of the form, as changes are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// 基本信息, the stage too.
    Profile,
    /// 资金
    Funds,
    /// 目标
    Goals,
    /// The indicators of a group.
    Indicators(Level1),
    /// 基础数据
    BaseData,
    /// 预算执行
    Execution,
    /// 绩效自评, what it says of the whole form.
    SelfEvaluation,
    /// 设置
    Settings,
    /// 上年目标表
    LastYear,
    /// 导入时没有归位的文字
    Unplaced,
}

impl Section {
    /// All, in the order of the form.
    pub const ALL: [Self; 14] = [
        Self::Profile,
        Self::Funds,
        Self::Goals,
        Self::Indicators(Level1::Decision),
        Self::Indicators(Level1::Process),
        Self::Indicators(Level1::Duty),
        Self::Indicators(Level1::Benefit),
        Self::Indicators(Level1::Satisfaction),
        Self::BaseData,
        Self::Execution,
        Self::SelfEvaluation,
        Self::Settings,
        Self::LastYear,
        Self::Unplaced,
    ];

    /// The heading of the section.
    pub fn label(self) -> &'static str {
        match self {
            Self::Profile => "基本信息",
            Self::Funds => "资金",
            Self::Goals => "目标",
            Self::Indicators(Level1::Decision) => "指标：决策",
            Self::Indicators(Level1::Process) => "指标：过程",
            Self::Indicators(Level1::Duty) => "指标：履职",
            Self::Indicators(Level1::Benefit) => "指标：效益指标",
            Self::Indicators(Level1::Satisfaction) => "指标：满意度指标",
            Self::BaseData => "基础数据",
            Self::Execution => "预算执行",
            Self::SelfEvaluation => "绩效自评",
            Self::Settings => "设置",
            Self::LastYear => "上年目标表",
            Self::Unplaced => "未归位的文字",
        }
    }

    /// The word that stands for it in JSON; the group of an indicator stands beside it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Funds => "funds",
            Self::Goals => "goals",
            Self::Indicators(_) => "indicators",
            Self::BaseData => "baseData",
            Self::Execution => "progress",
            Self::SelfEvaluation => "selfReview",
            Self::Settings => "settings",
            Self::LastYear => "lastYear",
            Self::Unplaced => "unplaced",
        }
    }

    /// The part of the form that shows a field of this section.
    pub fn part(self, field: Field) -> Part {
        match self {
            Self::Settings => Part::Settings,
            Self::LastYear | Self::Unplaced => Part::Profile,
            _ => Part::of_field(field),
        }
    }

    /// The group of indicators it is about.
    pub fn level1(self) -> Option<Level1> {
        if let Self::Indicators(level1) = self { Some(level1) } else { None }
    }
}

/// What became of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// Only the new version has it.
    Added,
    /// Only the old version has it.
    Removed,
    /// Its content differs.
    Changed,
    /// It stands at another place of the form.
    Moved,
    /// It is written differently and says the same: 658.29 and 658.290, ≥450亿元 and ≥450 亿元.
    Rewritten,
    /// It is computed, and differs because something else was changed.
    Follows,
}

impl ChangeKind {
    /// All kinds, the most important first.
    pub const ALL: [Self; 6] = [Self::Added, Self::Removed, Self::Changed, Self::Moved, Self::Rewritten, Self::Follows];

    /// The word shown for it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Added => "新增",
            Self::Removed => "删除",
            Self::Changed => "修改",
            Self::Moved => "移动",
            Self::Rewritten => "仅写法不同",
            Self::Follows => "计算结果变化",
        }
    }

    /// The word that stands for it in JSON.
    pub fn code(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
            Self::Rewritten => "rewritten",
            Self::Follows => "follows",
        }
    }
}

/// One difference between the two versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The part of the form.
    pub section: Section,
    /// The 二级指标 it is about, as the new version has it (the old one for what was removed); empty outside the indicators.
    pub level2: String,
    /// The 三级指标 it is about, likewise.
    pub name: String,
    /// The name of the column or box that differs.
    pub column: String,
    /// What became of it.
    pub kind: ChangeKind,
    /// What stood there; empty for what was added.
    pub old: String,
    /// What stands there; empty for what was removed.
    pub new: String,
    /// Where it is in the old version, if it has a place of its own there.
    pub old_field: Option<Field>,
    /// Where it is in the new version.
    pub new_field: Option<Field>,
}

/// All differences, in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// The differences. Each field that differs is in it exactly once.
    pub changes: Vec<Change>,
}

impl Comparison {
    /// Whether the two versions say the same in the same words.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many changes of a kind there are.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }

    /// The changes of one section.
    pub fn of(&self, section: Section) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(move |change| change.section == section)
    }
}

/// Compares two versions of a form.
///
/// ```
/// use budget_form::compare::{ChangeKind, compare};
/// use budget_form::form::standard_form;
/// let (old, mut new) = (standard_form("2025"), standard_form("2025"));
/// new.goals.annual = "完成全年任务".into();
/// let comparison = compare(&old, &new);
/// assert_eq!(comparison.count(ChangeKind::Changed), 1);
/// assert!(compare(&old, &old).is_empty());
/// ```
pub fn compare(old: &Form, new: &Form) -> Comparison {
    let mut changes = Vec::new();
    let figures = [old, new].map(FormFigures::of);
    single_fields::head(old, new, &figures, &mut changes);
    rows::indicators(old, new, &figures, &mut changes);
    single_fields::tail(old, new, &figures, &mut changes);
    last_year::last_year(old, new, &mut changes);
    single_fields::unplaced(old, new, &mut changes);
    Comparison { changes }
}
