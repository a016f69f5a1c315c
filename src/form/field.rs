//! The address of a text in the form.
//!
//! Whatever is typed has exactly one [`Field`]. Edits, findings, search, comparison and the screens all name places by it; its text form
//! (`indicators/12/target/halfYear`) stands in exports and in element ids and stays stable.

use core::fmt;
use core::str::FromStr;

use super::{ExpenditureLine, Form, IncomeSource, IncomeTotal, Level1, Level2Id, Period, RowId};

/// One text of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// 年度
    Year,
    /// 单位名称
    Unit,
    /// 单位主要职能
    Functions,
    /// 机构设置及人员配置
    Organisation,
    /// 收入, one source.
    Income(IncomeSource),
    /// A total as a published form printed it.
    PublishedTotal(IncomeTotal),
    /// 支出: 半年计划执行数 or 全年预算数 of a line.
    Planned(ExpenditureLine, Period),
    /// 调整数 of a line, cumulative.
    Adjustment(ExpenditureLine, Period),
    /// 执行数 of a line, cumulative.
    Executed(ExpenditureLine, Period),
    /// 中长期目标
    LongTermGoal,
    /// 年度目标
    AnnualGoal,
    /// 二级指标
    Level2Name(Level2Id),
    /// 重点工作
    KeyTask(RowId),
    /// 三级指标
    Name(RowId),
    /// 半年指标值, 全年指标值
    Target(RowId, Period),
    /// 实际完成值
    Actual(RowId, Period),
    /// 部分达成 from this completion on.
    PartialFrom,
    /// 偏离 from this completion on.
    DeviationFrom,
}

/// A text that is no address of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError(String);

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "表中没有“{}”这一栏", self.0)
    }
}

impl core::error::Error for FieldError {}

impl Field {
    /// The name of the column or box, as the published form has it.
    pub fn label(self) -> String {
        match self {
            Self::Year => "年度".into(),
            Self::Unit => "单位名称".into(),
            Self::Functions => "单位主要职能".into(),
            Self::Organisation => "机构设置及人员配置".into(),
            Self::Income(source) => source.label().into(),
            Self::PublishedTotal(total) => format!("原表{}", total.label()),
            Self::Planned(line, Period::HalfYear) => format!("{}半年计划执行数", line.label()),
            Self::Planned(line, Period::FullYear) => format!("{}全年预算数", line.label()),
            Self::Adjustment(line, period) => format!("{}{}调整数", line.label(), period.label()),
            Self::Executed(line, period) => format!("{}{}执行数", line.label(), period.label()),
            Self::LongTermGoal => "中长期目标".into(),
            Self::AnnualGoal => "年度目标".into(),
            Self::Level2Name(_) => "二级指标".into(),
            Self::KeyTask(_) => "重点工作".into(),
            Self::Name(_) => "三级指标".into(),
            Self::Target(_, period) => format!("{}指标值", period.label()),
            Self::Actual(_, period) => format!("{}实际完成值", period.label()),
            Self::PartialFrom => "部分达成的起点".into(),
            Self::DeviationFrom => "偏离的起点".into(),
        }
    }

    /// The row it belongs to, for a field of an indicator.
    pub fn row(self) -> Option<RowId> {
        match self {
            Self::KeyTask(row) | Self::Name(row) | Self::Target(row, _) | Self::Actual(row, _) => Some(row),
            _ => None,
        }
    }

    /// Whether it holds an amount in 万元.
    pub fn is_amount(self) -> bool {
        matches!(
            self,
            Self::Income(_) | Self::PublishedTotal(_) | Self::Planned(..) | Self::Adjustment(..) | Self::Executed(..)
        )
    }
}

impl Form {
    /// The text at a field; `None` when the row or 二级指标 it names is gone.
    pub fn text(&self, field: Field) -> Option<&str> {
        Some(match field {
            Field::Year => &self.year,
            Field::Unit => &self.profile.unit,
            Field::Functions => &self.profile.functions,
            Field::Organisation => &self.profile.organisation,
            Field::Income(source) => self.funds.income.get(source),
            Field::PublishedTotal(total) => self.funds.published_totals.get(total),
            Field::Planned(line, period) => self.funds.planned(line, period),
            Field::Adjustment(line, period) => self.progress.get(line).adjustment.get(period),
            Field::Executed(line, period) => self.progress.get(line).executed.get(period),
            Field::LongTermGoal => &self.goals.long_term,
            Field::AnnualGoal => &self.goals.annual,
            Field::Level2Name(id) => &self.indicators.level2(id)?.name,
            Field::KeyTask(id) => &self.indicators.row(id)?.key_task,
            Field::Name(id) => &self.indicators.row(id)?.name,
            Field::Target(id, period) => self.indicators.row(id)?.target.get(period),
            Field::Actual(id, period) => self.indicators.row(id)?.actual.get(period),
            Field::PartialFrom => &self.settings.partial_from,
            Field::DeviationFrom => &self.settings.deviation_from,
        })
    }

    /// The text at a field, to be changed. Only edits use it, so that every change can be undone.
    pub fn text_mut(&mut self, field: Field) -> Option<&mut String> {
        Some(match field {
            Field::Year => &mut self.year,
            Field::Unit => &mut self.profile.unit,
            Field::Functions => &mut self.profile.functions,
            Field::Organisation => &mut self.profile.organisation,
            Field::Income(source) => self.funds.income.get_mut(source),
            Field::PublishedTotal(total) => self.funds.published_totals.get_mut(total),
            Field::Planned(line, period) => self.funds.expenditure.get_mut(line).get_mut(period),
            Field::Adjustment(line, period) => self.progress.get_mut(line).adjustment.get_mut(period),
            Field::Executed(line, period) => self.progress.get_mut(line).executed.get_mut(period),
            Field::LongTermGoal => &mut self.goals.long_term,
            Field::AnnualGoal => &mut self.goals.annual,
            Field::Level2Name(id) => &mut self.indicators.level2_mut(id)?.name,
            Field::KeyTask(id) => &mut self.indicators.row_mut(id)?.key_task,
            Field::Name(id) => &mut self.indicators.row_mut(id)?.name,
            Field::Target(id, period) => self.indicators.row_mut(id)?.target.get_mut(period),
            Field::Actual(id, period) => self.indicators.row_mut(id)?.actual.get_mut(period),
            Field::PartialFrom => &mut self.settings.partial_from,
            Field::DeviationFrom => &mut self.settings.deviation_from,
        })
    }

    /// The group a field of an indicator stands in.
    pub fn level1_of(&self, field: Field) -> Option<Level1> {
        match field {
            Field::Level2Name(id) => self.indicators.level2_place(id).map(|(level1, _)| level1),
            field => self.indicators.place(field.row()?).map(|place| place.level1),
        }
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Year => f.write_str("year"),
            Self::Unit => f.write_str("profile/unit"),
            Self::Functions => f.write_str("profile/functions"),
            Self::Organisation => f.write_str("profile/organisation"),
            Self::Income(source) => write!(f, "funds/income/{}", source.code()),
            Self::PublishedTotal(total) => write!(f, "funds/publishedTotals/{}", total.code()),
            Self::Planned(line, period) => write!(f, "funds/expenditure/{}/{}", line.code(), period.code()),
            Self::Adjustment(line, period) => write!(f, "progress/{}/adjustment/{}", line.code(), period.code()),
            Self::Executed(line, period) => write!(f, "progress/{}/executed/{}", line.code(), period.code()),
            Self::LongTermGoal => f.write_str("goals/longTerm"),
            Self::AnnualGoal => f.write_str("goals/annual"),
            Self::Level2Name(id) => write!(f, "level2/{}/name", id.0),
            Self::KeyTask(id) => write!(f, "indicators/{}/keyTask", id.0),
            Self::Name(id) => write!(f, "indicators/{}/name", id.0),
            Self::Target(id, period) => write!(f, "indicators/{}/target/{}", id.0, period.code()),
            Self::Actual(id, period) => write!(f, "indicators/{}/actual/{}", id.0, period.code()),
            Self::PartialFrom => f.write_str("settings/partialFrom"),
            Self::DeviationFrom => f.write_str("settings/deviationFrom"),
        }
    }
}

impl FromStr for Field {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        parse(text).ok_or_else(|| FieldError(text.to_owned()))
    }
}

/// The inverse of `Display`.
fn parse(text: &str) -> Option<Field> {
    let parts: Vec<&str> = text.split('/').collect();
    Some(match *parts.as_slice() {
        ["year"] => Field::Year,
        ["profile", "unit"] => Field::Unit,
        ["profile", "functions"] => Field::Functions,
        ["profile", "organisation"] => Field::Organisation,
        ["funds", "income", source] => Field::Income(IncomeSource::ALL.into_iter().find(|s| s.code() == source)?),
        ["funds", "publishedTotals", total] => {
            Field::PublishedTotal(IncomeTotal::ALL.into_iter().find(|t| t.code() == total)?)
        }
        ["funds", "expenditure", line, at] => Field::Planned(expenditure_line(line)?, period(at)?),
        ["progress", line, "adjustment", at] => Field::Adjustment(expenditure_line(line)?, period(at)?),
        ["progress", line, "executed", at] => Field::Executed(expenditure_line(line)?, period(at)?),
        ["goals", "longTerm"] => Field::LongTermGoal,
        ["goals", "annual"] => Field::AnnualGoal,
        ["level2", id, "name"] => Field::Level2Name(Level2Id(id.parse().ok()?)),
        ["indicators", id, "keyTask"] => Field::KeyTask(row(id)?),
        ["indicators", id, "name"] => Field::Name(row(id)?),
        ["indicators", id, "target", at] => Field::Target(row(id)?, period(at)?),
        ["indicators", id, "actual", at] => Field::Actual(row(id)?, period(at)?),
        ["settings", "partialFrom"] => Field::PartialFrom,
        ["settings", "deviationFrom"] => Field::DeviationFrom,
        _ => return None,
    })
}

fn row(id: &str) -> Option<RowId> {
    id.parse().ok().map(RowId)
}

fn period(code: &str) -> Option<Period> {
    Period::ALL.into_iter().find(|period| period.code() == code)
}

fn expenditure_line(code: &str) -> Option<ExpenditureLine> {
    ExpenditureLine::ALL.into_iter().find(|line| line.code() == code)
}
