//! The text form of a field's address: in exports, findings and element ids.

use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Field;
use crate::form::{BaseItem, ExpenditureLine, Grade, IncomeSource, IncomeTotal, Level1, Level2Id, Period, RowId};

/// A text that is no address of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError(String);

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "表中没有“{}”这一栏", self.0)
    }
}

impl core::error::Error for FieldError {}

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
            Self::OverrideReason(id, period) => write!(f, "indicators/{}/overrideReason/{}", id.0, period.code()),
            Self::Expected(id) => write!(f, "indicators/{}/monitoring/expected", id.0),
            Self::Explanation(id, period) => write!(f, "indicators/{}/explanation/{}", id.0, period.code()),
            Self::AdjustmentReason(id) => write!(f, "indicators/{}/adjustmentReason", id.0),
            Self::Weight(id) => write!(f, "indicators/{}/weight", id.0),
            Self::Rating(id) => write!(f, "indicators/{}/rating", id.0),
            Self::AdjustmentNote(period) => write!(f, "budgetNotes/adjustment/{}", period.code()),
            Self::ExecutionNote(period) => write!(f, "budgetNotes/execution/{}", period.code()),
            Self::Problems => f.write_str("selfReview/problems"),
            Self::Measures => f.write_str("selfReview/measures"),
            Self::Base(item, period) => write!(f, "baseData/{}/{}", item.code(), period.code()),
            Self::PartialFrom => f.write_str("settings/partialFrom"),
            Self::DeviationFrom => f.write_str("settings/deviationFrom"),
            Self::GradeFrom(grade) => write!(f, "settings/gradeFrom/{}", grade.code()),
            Self::GroupShare(level1) => write!(f, "settings/groupShares/{}", level1.code()),
        }
    }
}

impl FromStr for Field {
    type Err = FieldError;

    fn from_str(text: &str) -> Result<Self, FieldError> {
        parse(text).ok_or_else(|| FieldError(text.to_owned()))
    }
}

/// In JSON a field is its address.
impl Serialize for Field {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Field {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
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
        ["funds", "income", source] => Field::Income(coded(IncomeSource::ALL, IncomeSource::code, source)?),
        ["funds", "publishedTotals", total] => {
            Field::PublishedTotal(coded(IncomeTotal::ALL, IncomeTotal::code, total)?)
        }
        ["funds", "expenditure", line, at] => Field::Planned(expenditure_line(line)?, period_of_address(at)?),
        ["progress", line, "adjustment", at] => Field::Adjustment(expenditure_line(line)?, period_of_address(at)?),
        ["progress", line, "executed", at] => Field::Executed(expenditure_line(line)?, period_of_address(at)?),
        ["goals", "longTerm"] => Field::LongTermGoal,
        ["goals", "annual"] => Field::AnnualGoal,
        ["level2", id, "name"] => Field::Level2Name(Level2Id(id.parse().ok()?)),
        ["indicators", id, "keyTask"] => Field::KeyTask(row_of_address(id)?),
        ["indicators", id, "name"] => Field::Name(row_of_address(id)?),
        ["indicators", id, "target", at] => Field::Target(row_of_address(id)?, period_of_address(at)?),
        ["indicators", id, "actual", at] => Field::Actual(row_of_address(id)?, period_of_address(at)?),
        ["indicators", id, "overrideReason", at] => Field::OverrideReason(row_of_address(id)?, period_of_address(at)?),
        ["indicators", id, "monitoring", "expected"] => Field::Expected(row_of_address(id)?),
        ["indicators", id, "explanation", at] => Field::Explanation(row_of_address(id)?, period_of_address(at)?),
        ["indicators", id, "adjustmentReason"] => Field::AdjustmentReason(row_of_address(id)?),
        ["indicators", id, "weight"] => Field::Weight(row_of_address(id)?),
        ["indicators", id, "rating"] => Field::Rating(row_of_address(id)?),
        ["budgetNotes", "adjustment", at] => Field::AdjustmentNote(period_of_address(at)?),
        ["budgetNotes", "execution", at] => Field::ExecutionNote(period_of_address(at)?),
        ["selfReview", "problems"] => Field::Problems,
        ["selfReview", "measures"] => Field::Measures,
        ["baseData", item, at] => Field::Base(coded(BaseItem::ALL, BaseItem::code, item)?, period_of_address(at)?),
        ["settings", "partialFrom"] => Field::PartialFrom,
        ["settings", "deviationFrom"] => Field::DeviationFrom,
        ["settings", "gradeFrom", grade] => Field::GradeFrom(coded(Grade::BOUNDED, Grade::code, grade)?),
        ["settings", "groupShares", level1] => Field::GroupShare(coded(Level1::ALL, Level1::code, level1)?),
        _ => return None,
    })
}

/// The row that a part of an address names.
pub fn row_of_address(id: &str) -> Option<RowId> {
    id.parse().ok().map(RowId)
}

/// The period that a part of an address names.
pub fn period_of_address(code: &str) -> Option<Period> {
    coded(Period::ALL, Period::code, code)
}

fn expenditure_line(code: &str) -> Option<ExpenditureLine> {
    coded(ExpenditureLine::ALL, ExpenditureLine::code, code)
}

/// What a word of an address stands for, where the words of all that it may be are known.
pub fn coded<T: Copy, const N: usize>(all: [T; N], code_of: fn(T) -> &'static str, code: &str) -> Option<T> {
    all.into_iter().find(|one| code_of(*one) == code)
}
