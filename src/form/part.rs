//! The parts that a form is shown and filled in by, in the order of the work.

use super::{Field, Form, Level1, Period, RowId, Stage};

/// A part of the form, in the order of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// 基本信息
    Profile,
    /// 资金
    Funds,
    /// 目标
    Goals,
    /// 全部指标: the groups of the next three parts, one below the other
    Indicators,
    /// 决策与过程
    Process,
    /// 履职
    Duty,
    /// 效益与满意度
    Benefit,
    /// 基础数据
    BaseData,
    /// 预算执行
    Execution,
    /// 运行监控
    Monitoring,
    /// 绩效自评
    SelfEvaluation,
    /// 审核
    Review,
    /// 状态总览
    Overview,
    /// 打印预览
    Print,
    /// 版本比较
    Compare,
    /// 设置
    Settings,
    /// 帮助
    Help,
}

impl Part {
    /// All, in the order of the work.
    pub const ALL: [Self; 17] = [
        Self::Profile,
        Self::Funds,
        Self::Goals,
        Self::Indicators,
        Self::Process,
        Self::Duty,
        Self::Benefit,
        Self::BaseData,
        Self::Execution,
        Self::Monitoring,
        Self::SelfEvaluation,
        Self::Review,
        Self::Overview,
        Self::Print,
        Self::Compare,
        Self::Settings,
        Self::Help,
    ];

    /// Its name in the rail and as a heading.
    pub fn label(self) -> &'static str {
        match self {
            Self::Profile => "基本信息",
            Self::Funds => "资金",
            Self::Goals => "目标",
            Self::Indicators => "全部指标",
            Self::Process => "决策与过程",
            Self::Duty => "履职",
            Self::Benefit => "效益与满意度",
            Self::BaseData => "基础数据",
            Self::Execution => "预算执行",
            Self::Monitoring => "运行监控",
            Self::SelfEvaluation => "绩效自评",
            Self::Review => "审核",
            Self::Overview => "状态总览",
            Self::Print => "打印预览",
            Self::Compare => "版本比较",
            Self::Settings => "设置",
            Self::Help => "帮助",
        }
    }

    /// Its name in two characters, for a narrow rail.
    pub fn short(self) -> &'static str {
        match self {
            Self::Profile => "基本",
            Self::Funds => "资金",
            Self::Goals => "目标",
            Self::Indicators => "全部",
            Self::Process => "过程",
            Self::Duty => "履职",
            Self::Benefit => "效益",
            Self::BaseData => "数据",
            Self::Execution => "执行",
            Self::Monitoring => "监控",
            Self::SelfEvaluation => "自评",
            Self::Review => "审核",
            Self::Overview => "总览",
            Self::Print => "打印",
            Self::Compare => "比较",
            Self::Settings => "设置",
            Self::Help => "帮助",
        }
    }

    /// Its word in the address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Profile => "profile",
            Self::Funds => "funds",
            Self::Goals => "goals",
            Self::Indicators => "indicators",
            Self::Process => "process",
            Self::Duty => "duty",
            Self::Benefit => "benefit",
            Self::BaseData => "base-data",
            Self::Execution => "execution",
            Self::Monitoring => "monitoring",
            Self::SelfEvaluation => "self-evaluation",
            Self::Review => "review",
            Self::Overview => "overview",
            Self::Print => "print",
            Self::Compare => "compare",
            Self::Settings => "settings",
            Self::Help => "help",
        }
    }

    /// The stage from which on it is needed; before, it is dimmed, not hidden.
    pub fn needed_from(self) -> Stage {
        match self {
            Self::BaseData | Self::Execution | Self::Monitoring | Self::Overview => Stage::Monitoring,
            Self::SelfEvaluation => Stage::SelfEvaluation,
            _ => Stage::Declaration,
        }
    }

    /// Whether it grows with the number of indicators.
    pub fn shows_rows(self) -> bool {
        !self.groups().is_empty()
            || matches!(
                self,
                Self::Monitoring
                    | Self::SelfEvaluation
                    | Self::Review
                    | Self::Print
                    | Self::Compare
                    // What every setting does is found by evaluating the form with each of its choices.
                    | Self::Settings
            )
    }

    /// The groups of indicators it shows.
    pub fn groups(self) -> &'static [Level1] {
        match self {
            Self::Indicators => &Level1::ALL,
            Self::Process => &[Level1::Decision, Level1::Process],
            Self::Duty => &[Level1::Duty],
            Self::Benefit => &[Level1::Benefit, Level1::Satisfaction],
            _ => &[],
        }
    }

    /// Whether its table has many columns, which a wide window is for.
    pub fn is_wide(self) -> bool {
        !self.groups().is_empty() || matches!(self, Self::Monitoring | Self::SelfEvaluation)
    }

    /// Whether whoever is led to something of another part need not leave this one: it is that part, or shows all of its groups.
    pub fn covers(self, other: Self) -> bool {
        let groups = other.groups();
        self == other || !groups.is_empty() && groups.iter().all(|level1| self.groups().contains(level1))
    }

    /// The part that a group of indicators is counted in, and that one is led to from elsewhere.
    pub fn of_group(level1: Level1) -> Self {
        match level1 {
            Level1::Decision | Level1::Process => Self::Process,
            Level1::Duty => Self::Duty,
            Level1::Benefit | Level1::Satisfaction => Self::Benefit,
        }
    }

    /// The part that shows a field; of an indicator it depends on its 一级指标 as well.
    pub fn of_field(field: Field, level1: Option<Level1>) -> Self {
        match field {
            Field::Year | Field::Unit | Field::Functions | Field::Organisation => Self::Profile,
            Field::Income(_) | Field::PublishedTotal(_) | Field::Planned(..) => Self::Funds,
            Field::LongTermGoal | Field::AnnualGoal => Self::Goals,
            Field::Adjustment(..) | Field::Executed(..) | Field::AdjustmentNote(_) | Field::ExecutionNote(_) => {
                Self::Execution
            }
            Field::Base(..) => Self::BaseData,
            Field::Expected(_) | Field::Explanation(_, Period::HalfYear) => Self::Monitoring,
            Field::Explanation(_, Period::FullYear)
            | Field::Weight(_)
            | Field::Rating(_)
            | Field::GroupShare(_)
            | Field::Problems
            | Field::Measures => Self::SelfEvaluation,
            Field::AdjustmentReason(_) => Self::Compare,
            Field::PartialFrom | Field::DeviationFrom | Field::GradeFrom(_) => Self::Settings,
            Field::Level2Name(_)
            | Field::KeyTask(_)
            | Field::Name(_)
            | Field::Target(..)
            | Field::Actual(..)
            | Field::OverrideReason(..) => level1.map_or(Self::Overview, Self::of_group),
        }
    }

    /// The part that shows a field of this form.
    pub fn showing(form: &Form, field: Field) -> Self {
        Self::of_field(field, form.level1_of(field))
    }

    /// Whether a field of an indicator of this 一级指标 is typed into in the table of this part.
    pub fn takes(self, field: Field, level1: Level1) -> bool {
        let of_period = |of: Period| match field {
            Field::Actual(_, period) | Field::OverrideReason(_, period) | Field::Explanation(_, period) => period == of,
            _ => false,
        };
        match self {
            Self::Monitoring => of_period(Period::HalfYear) || matches!(field, Field::Expected(_)),
            Self::SelfEvaluation => of_period(Period::FullYear) || matches!(field, Field::Weight(_) | Field::Rating(_)),
            part => part.covers(Self::of_field(field, Some(level1))),
        }
    }

    /// The fields by which the parts that show a row begin it: whichever is on the page leads to the row.
    pub fn first_fields(row: RowId) -> [Field; 3] {
        [Field::Name(row), Field::Expected(row), Field::Weight(row)]
    }
}
