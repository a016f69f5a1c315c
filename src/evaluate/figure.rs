//! The address of a computed figure, as [`crate::form::Field`] is that of a typed text.

use core::fmt;
use core::str::FromStr;

use super::{Light, StandardIndicator, Status};
use crate::brief::brief;
use crate::form::{
    ExpenditureLine, IncomeTotal, Level1, Period, RowId, coded, period_of_address as period, row_of_address as row,
};

/// A computed figure of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Figure {
    /// 资金总额, 财政拨款小计.
    Income(IncomeTotal),
    /// 支出合计 as planned.
    Expenditure(Period),
    /// 调整数合计
    AdjustmentTotal(Period),
    /// 执行数合计
    ExecutedTotal(Period),
    /// 调整后预算 of a line, or of all lines together.
    Adjusted(Option<ExpenditureLine>, Period),
    /// 执行率 of a line, or of all lines together.
    ExecutionRate(Option<ExpenditureLine>, Period),
    /// 支付进度 at mid-year of a line, or of all lines together.
    Progress(Option<ExpenditureLine>),
    /// What a computed process indicator comes to, whether or not the form has a row for it.
    Standard(StandardIndicator, Period),
    /// How an indicator stands in a period.
    Status(RowId, Period),
    /// How an indicator would stand at the year's end with 全年预计完成值.
    Forecast(RowId),
    /// How many indicators of a group, or of all groups, have a status at the end of a period, or any.
    Count(Option<Level1>, Period, Option<Status>),
    /// How many lights are of a colour at mid-year.
    Lights(Light),
    /// 权重 of a group, or of the whole form.
    WeightSum(Option<Level1>),
    /// 一级指标权重 together, as typed to have weights given out.
    ShareSum,
    /// 得分率 of a group, or of the whole form.
    ScoreRate(Option<Level1>),
    /// 得分率 of an indicator.
    RowRate(RowId),
    /// 得分 of an indicator.
    RowScore(RowId),
    /// 得分 of a group.
    GroupScore(Level1),
    /// 自评总分
    TotalScore,
}

impl Figure {
    /// Whether it is a sum of the funds or a figure of 预算执行.
    pub fn is_money(self) -> bool {
        matches!(
            self,
            Self::Income(_)
                | Self::Expenditure(_)
                | Self::AdjustmentTotal(_)
                | Self::ExecutedTotal(_)
                | Self::Adjusted(..)
                | Self::ExecutionRate(..)
                | Self::Progress(_)
        )
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = |line: &Option<ExpenditureLine>| line.map_or("total", ExpenditureLine::code);
        let group = |level1: &Option<Level1>| level1.map_or("total", Level1::code);
        match self {
            Self::Income(total) => write!(f, "totals/income/{}", total.code()),
            Self::Expenditure(period) => write!(f, "totals/expenditure/{}", period.code()),
            Self::AdjustmentTotal(period) => write!(f, "execution/total/{}/adjustment", period.code()),
            Self::ExecutedTotal(period) => write!(f, "execution/total/{}/executed", period.code()),
            Self::Adjusted(line, period) => write!(f, "execution/{}/{}/adjusted", code(line), period.code()),
            Self::ExecutionRate(line, period) => write!(f, "execution/{}/{}/rate", code(line), period.code()),
            Self::Progress(line) => write!(f, "execution/{}/halfYear/progress", code(line)),
            Self::Standard(standard, period) => write!(f, "computed/{}/{}", standard.code(), period.code()),
            Self::Status(row, period) => write!(f, "indicators/{}/{}", row.0, period.code()),
            Self::Forecast(row) => write!(f, "indicators/{}/forecast", row.0),
            Self::Count(level1, period, status) => {
                let status = status.map_or("total", Status::code);
                write!(f, "counts/{}/{}/{status}", group(level1), period.code())
            }
            Self::Lights(light) => write!(f, "lights/{}", light.code()),
            Self::WeightSum(level1) => write!(f, "score/weights/{}", group(level1)),
            Self::ShareSum => f.write_str("score/shares/total"),
            Self::ScoreRate(level1) => write!(f, "score/rates/{}", group(level1)),
            Self::RowRate(row) => write!(f, "score/indicators/{}/rate", row.0),
            Self::RowScore(row) => write!(f, "score/indicators/{}", row.0),
            Self::GroupScore(level1) => write!(f, "score/groups/{}", level1.code()),
            Self::TotalScore => f.write_str("score/total"),
        }
    }
}

/// A text that is the address of no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureError(String);

impl fmt::Display for FigureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "“{}”不是数字的地址，请使用 evaluate 结果中 explanations 的名称或 indicators/编号/fullYear 这样的写法",
            brief(&self.0)
        )
    }
}

impl core::error::Error for FigureError {}

/// The inverse of `Display`.
impl FromStr for Figure {
    type Err = FigureError;

    fn from_str(text: &str) -> Result<Self, FigureError> {
        parse(text).ok_or_else(|| FigureError(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Figure> {
    let parts: Vec<&str> = text.split('/').collect();
    Some(match *parts.as_slice() {
        ["totals", "income", total] => Figure::Income(coded(IncomeTotal::ALL, IncomeTotal::code, total)?),
        ["totals", "expenditure", at] => Figure::Expenditure(period(at)?),
        ["execution", "total", at, "adjustment"] => Figure::AdjustmentTotal(period(at)?),
        ["execution", "total", at, "executed"] => Figure::ExecutedTotal(period(at)?),
        ["execution", of, at, "adjusted"] => {
            let at = period(at)?;
            of_line(of, |line| Figure::Adjusted(line, at))?
        }
        ["execution", of, at, "rate"] => {
            let at = period(at)?;
            of_line(of, |line| Figure::ExecutionRate(line, at))?
        }
        ["execution", of, "halfYear", "progress"] => of_line(of, Figure::Progress)?,
        ["computed", standard, at] => {
            Figure::Standard(coded(StandardIndicator::ALL, StandardIndicator::code, standard)?, period(at)?)
        }
        ["indicators", id, "forecast"] => Figure::Forecast(row(id)?),
        ["indicators", id, at] => Figure::Status(row(id)?, period(at)?),
        ["counts", of, at, status] => {
            let at = period(at)?;
            let status = if status == "total" { None } else { Some(coded(Status::ALL, Status::code, status)?) };
            of_level1(of, |level1| Figure::Count(level1, at, status))?
        }
        ["lights", light] => Figure::Lights(coded(Light::ALL, Light::code, light)?),
        ["score", "weights", of] => of_level1(of, Figure::WeightSum)?,
        ["score", "shares", "total"] => Figure::ShareSum,
        ["score", "rates", of] => of_level1(of, Figure::ScoreRate)?,
        ["score", "indicators", id, "rate"] => Figure::RowRate(row(id)?),
        ["score", "indicators", id] => Figure::RowScore(row(id)?),
        ["score", "groups", of] => Figure::GroupScore(coded(Level1::ALL, Level1::code, of)?),
        ["score", "total"] => Figure::TotalScore,
        _ => return None,
    })
}

/// The figure of one line of expenditure or, by the word `total`, of all of them together.
fn of_line(code: &str, figure: impl FnOnce(Option<ExpenditureLine>) -> Figure) -> Option<Figure> {
    let line = coded(ExpenditureLine::ALL, ExpenditureLine::code, code);
    (line.is_some() || code == "total").then(|| figure(line))
}

/// The figure of one 一级指标 or, by the word `total`, of the whole form.
fn of_level1(code: &str, figure: impl FnOnce(Option<Level1>) -> Figure) -> Option<Figure> {
    let level1 = coded(Level1::ALL, Level1::code, code);
    (level1.is_some() || code == "total").then(|| figure(level1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::{Detail, Evaluation, results};
    use crate::exchange::example;

    #[test]
    fn every_address_of_an_answer_is_read_back_as_the_figure_it_names() {
        let form = example::form();
        let answer = results(&form, &Evaluation::of(&form), Detail::Explained);
        let addresses = answer["explanations"].as_object().unwrap().keys();
        let rows = form.indicators.filled().flat_map(|(_, _, row)| {
            ["halfYear", "fullYear", "forecast"].map(|at| format!("indicators/{}/{at}", row.id.0))
        });
        let all: Vec<String> = addresses.cloned().chain(rows).collect();
        assert!(all.len() > 150);
        for address in all {
            assert_eq!(address.parse::<Figure>().map(|figure| figure.to_string()), Ok(address));
        }
        for nothing in
            ["", "totals/income", "execution/basis/halfYear/rate", "indicators/x/fullYear", "score/groups/total"]
        {
            assert!(nothing.parse::<Figure>().is_err(), "{nothing}");
        }
    }
}
