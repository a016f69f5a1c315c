//! The parts that a form is shown and filled in by, in the order of the work.

use super::{Field, Period, RowChoice, RowId, Stage};

/// A part of the form: a page of the program with its own address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// 基本信息
    Profile,
    /// 资金
    Funds,
    /// 目标
    Goals,
    /// 指标: the tables of all groups, one below the other.
    Indicators,
    /// 执行与基础数据
    Execution,
    /// 运行监控
    Monitoring,
    /// 绩效自评
    SelfEvaluation,
    /// 审核, with the overview of what stands how.
    Review,
    /// 交表: the papers and the files.
    HandOver,
    /// 版本比较
    Compare,
    /// 设置
    Settings,
    /// 帮助
    Help,
}

impl Part {
    /// All, in the order of the work; those that are no step of it stand last.
    pub const ALL: [Self; 12] = [
        Self::Profile,
        Self::Funds,
        Self::Goals,
        Self::Indicators,
        Self::Execution,
        Self::Monitoring,
        Self::SelfEvaluation,
        Self::Review,
        Self::HandOver,
        Self::Compare,
        Self::Settings,
        Self::Help,
    ];

    /// The steps of the work, which the rail lists: all parts up to 交表.
    pub const STEPS: &'static [Self] = {
        const ALL: &[Part] = &Part::ALL;
        ALL.split_at(Part::HandOver as usize + 1).0
    };

    /// Its name in the rail and as a heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Profile => "基本信息",
            Self::Funds => "资金",
            Self::Goals => "目标",
            Self::Indicators => "指标",
            Self::Execution => "执行与基础数据",
            Self::Monitoring => "运行监控",
            Self::SelfEvaluation => "绩效自评",
            Self::Review => "审核",
            Self::HandOver => "交表",
            Self::Compare => "版本比较",
            Self::Settings => "设置",
            Self::Help => "帮助",
        }
    }

    /// Its name in two characters, for a narrow rail.
    pub fn short(self) -> &'static str {
        match self {
            Self::Profile => "基本",
            Self::Execution => "执行",
            Self::Monitoring => "监控",
            Self::SelfEvaluation => "自评",
            Self::Compare => "比较",
            part => part.label(),
        }
    }

    /// Its word in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Funds => "funds",
            Self::Goals => "goals",
            Self::Indicators => "indicators",
            Self::Execution => "execution",
            Self::Monitoring => "monitoring",
            Self::SelfEvaluation => "self-evaluation",
            Self::Review => "review",
            Self::HandOver => "hand-over",
            Self::Compare => "compare",
            Self::Settings => "settings",
            Self::Help => "help",
        }
    }

    /// The stage from which on it is needed; before, it is dimmed, not hidden.
    pub fn needed_from(self) -> Stage {
        match self {
            Self::Execution | Self::Monitoring => Stage::Monitoring,
            Self::SelfEvaluation => Stage::SelfEvaluation,
            _ => Stage::Declaration,
        }
    }

    /// Whether it grows with the number of indicators.
    pub fn shows_rows(self) -> bool {
        matches!(
            self,
            Self::Indicators
                | Self::Monitoring
                | Self::SelfEvaluation
                | Self::Review
                | Self::HandOver
                | Self::Compare
                // What every setting does is found by evaluating the form with each of its choices.
                | Self::Settings
        )
    }

    /// Whether its table has many columns, which a wide window is for.
    pub fn is_wide(self) -> bool {
        matches!(self, Self::Indicators | Self::Monitoring | Self::SelfEvaluation)
    }

    /// The part in which the report of a period on the indicators is filled in.
    pub fn of_report(period: Period) -> Self {
        match period {
            Period::HalfYear => Self::Monitoring,
            Period::FullYear => Self::SelfEvaluation,
        }
    }

    /// The part in which a field is filled in. Each is filled in at one place: what a stage reports on an indicator on the page of that stage.
    pub fn of_field(field: Field) -> Self {
        match field {
            Field::Year | Field::Unit | Field::Functions | Field::Organisation => Self::Profile,
            Field::Income(_) | Field::PublishedTotal(_) | Field::Planned(..) => Self::Funds,
            Field::LongTermGoal | Field::AnnualGoal => Self::Goals,
            Field::Level2Name(_) | Field::KeyTask(_) | Field::Name(_) | Field::Target(..) => Self::Indicators,
            Field::Adjustment(..)
            | Field::Executed(..)
            | Field::AdjustmentNote(_)
            | Field::ExecutionNote(_)
            | Field::Base(..) => Self::Execution,
            Field::Actual(_, period) | Field::OverrideReason(_, period) | Field::Explanation(_, period) => {
                Self::of_report(period)
            }
            Field::Expected(_) => Self::Monitoring,
            Field::Weight(_) | Field::Rating(_) | Field::GroupShare(_) | Field::Problems | Field::Measures => {
                Self::SelfEvaluation
            }
            Field::AdjustmentReason(_) => Self::Compare,
            Field::PartialFrom | Field::DeviationFrom | Field::GradeFrom(_) => Self::Settings,
        }
    }

    /// The part in which a choice of a row is made.
    pub fn of_choice(choice: RowChoice) -> Self {
        match choice {
            RowChoice::Judgement(period, _) => Self::of_report(period),
            RowChoice::Likelihood(_) | RowChoice::Cause(..) => Self::Monitoring,
            RowChoice::EqualRule(_) | RowChoice::CarriedOver(..) => Self::Indicators,
        }
    }

    /// The fields by which the parts that show a row begin it: whichever is on the page leads to the row.
    pub fn first_fields(row: RowId) -> [Field; 3] {
        [Field::Name(row), Field::Expected(row), Field::Weight(row)]
    }
}
