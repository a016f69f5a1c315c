//! Where the weight of 不适用 indicators goes (an assumption, 口径待确认): to the others of their group in proportion to weight; from a group
//! that has no other left, to all other groups in proportion. A setting of the form has it all go to the whole form instead, or has it stay
//! where it is, with full marks.

use core::fmt;

use rust_decimal::Decimal;

use super::row::RowEvaluation;
use super::row_rating::RowRating;
use crate::brief::brief;
use crate::form::{Level1, RowId, WaivedWeight};

/// What the spreading asks of a row.
pub(super) struct Part<'a> {
    pub row: &'a RowEvaluation,
    pub weight: Decimal,
    /// Not 不适用.
    pub applies: bool,
}

impl<'a> Part<'a> {
    pub(super) fn of(row: &'a RowEvaluation) -> Self {
        let weight = row.weight_entered().unwrap_or_default();
        Self { row, weight, applies: row.rating != RowRating::NotApplicable }
    }
}

/// Weight that went from 不适用 rows to others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redistribution {
    /// The group it comes from.
    pub level1: Level1,
    /// The rows it comes from: name of the row, what it is called, what it weighs.
    pub from: Vec<(RowId, String, Decimal)>,
    /// The sum of these weights.
    pub weight: Decimal,
    /// The groups it goes to: the same one, or others when that has no other row to take it.
    pub to: Vec<Level1>,
    /// How many rows take it.
    pub takers: usize,
    /// The rule it went by.
    pub rule: WaivedWeight,
}

impl Redistribution {
    /// Where the weight goes: 「按权重比例分摊到过程的其余 25 个指标」.
    pub fn destination(&self) -> String {
        match self.rule {
            WaivedWeight::FullMarks => return "按满分计".to_owned(),
            WaivedWeight::Whole => return format!("按权重比例分摊到全表其余 {} 个指标", self.takers),
            WaivedWeight::Group => {}
        }
        let to: Vec<&str> = self.to.iter().map(|level1| level1.label()).collect();
        let others = if self.to == [self.level1] { "其余" } else { "" };
        format!("按权重比例分摊到{}的{others} {} 个指标", to.join("、"), self.takers)
    }
}

impl fmt::Display for Redistribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<String> = self.from.iter().map(|(_, name, _)| brief(name)).collect();
        let stays = self.rule != WaivedWeight::Group || self.to == [self.level1];
        let alone = if stays { "" } else { "（该组没有其他可计分的指标）" };
        let (group, weight) = (self.level1.label(), self.weight.normalize());
        write!(f, "{group}“{}”不适用{alone}，权重 {weight} {}", names.join("”、“"), self.destination())
    }
}

/// One step by which the weight of each row of a group grows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Growth {
    /// What it is multiplied by,
    pub times: Decimal,
    /// and divided by.
    pub by: Decimal,
    /// Both in words, as they stand in a formula behind the weight.
    pub words: &'static str,
}

const OF_GROUP: &str = " × 本组权重合计 ÷ 本组适用指标的权重合计";
const OF_OTHERS: &str = " × 100 ÷ 有适用指标的各组权重合计";
const OF_WHOLE: &str = " × 100 ÷ 全表适用指标的权重合计";

/// By how much the weights of each group grow, as exact as pairs of figures can say it, and what was spread.
pub(super) struct Redistributions {
    rule: WaivedWeight,
    pub growths: [(Level1, Vec<Growth>); 5],
    pub spreads: Vec<Redistribution>,
}

/// The weight of a group: of the rows that apply, and of all.
struct GroupWeight {
    level1: Level1,
    applying: Decimal,
    all: Decimal,
}

impl GroupWeight {
    fn of(parts: &[Part<'_>], level1: Level1) -> Option<Self> {
        let mut weight = Self { level1, applying: Decimal::ZERO, all: Decimal::ZERO };
        for part in parts.iter().filter(|part| part.row.level1 == level1) {
            weight.all = weight.all.checked_add(part.weight)?;
            if part.applies {
                weight.applying = weight.applying.checked_add(part.weight)?;
            }
        }
        Some(weight)
    }

    /// Nobody in the group can take its weight.
    fn is_stranded(&self) -> bool {
        self.applying.is_zero() && !self.all.is_zero()
    }
}

impl Redistributions {
    /// Spreads the weights of the 不适用 rows; all weights together are 100. `None` for figures too large to compute with.
    pub(super) fn of(parts: &[Part<'_>], rule: WaivedWeight) -> Option<Self> {
        let mut groups = Vec::with_capacity(Level1::ALL.len());
        let mut placed = Decimal::ONE_HUNDRED;
        for level1 in Level1::ALL {
            let group = GroupWeight::of(parts, level1)?;
            if group.is_stranded() {
                placed = placed.checked_sub(group.all)?;
            }
            groups.push(group);
        }
        let whole = Self::over_the_whole(&groups)?;
        let growths = Level1::ALL.map(|level1| {
            let group = groups.iter().find(|group| group.level1 == level1);
            let factors = match (rule, group) {
                (WaivedWeight::Whole, _) => vec![Growth { times: Decimal::ONE_HUNDRED, by: whole, words: OF_WHOLE }],
                (WaivedWeight::Group, Some(group)) if !group.applying.is_zero() => {
                    let own = Growth { times: group.all, by: group.applying, words: OF_GROUP };
                    vec![own, Growth { times: Decimal::ONE_HUNDRED, by: placed, words: OF_OTHERS }]
                }
                _ => Vec::new(),
            };
            (level1, factors.into_iter().filter(|step| step.times != step.by).collect())
        });
        let spreads = groups.iter().filter_map(|group| spread(parts, &groups, group, rule)).collect();
        Some(Self { rule, growths, spreads })
    }

    /// What all rows that apply weigh together; 1 where there are none, so that one can divide by it.
    fn over_the_whole(groups: &[GroupWeight]) -> Option<Decimal> {
        let whole = groups.iter().try_fold(Decimal::ZERO, |sum, group| sum.checked_add(group.applying))?;
        Some(if whole.is_zero() { Decimal::ONE } else { whole })
    }

    /// The weight of a row with what it took from others; 0 for a 不适用 row that does not keep its own.
    pub(super) fn effective(&self, part: &Part<'_>) -> Option<Decimal> {
        match (part.applies, self.rule) {
            (false, WaivedWeight::FullMarks) => return Some(part.weight),
            (false, _) => return Some(Decimal::ZERO),
            (true, _) => {}
        }
        let (_, growth) = self.growths.iter().find(|(level1, _)| *level1 == part.row.level1)?;
        if growth.is_empty() {
            return Some(part.weight.normalize());
        }
        // All multiplications before the divisions: 2 ÷ 3 × 3 must be 2.
        let numerator = growth.iter().try_fold(part.weight, |weight, step| weight.checked_mul(step.times))?;
        let denominator = growth.iter().try_fold(Decimal::ONE, |by, step| by.checked_mul(step.by))?;
        Some(numerator.checked_div(denominator)?.normalize())
    }
}

/// What a group's 不适用 rows gave away, if they had anything and there was somebody to take it.
fn spread(
    parts: &[Part<'_>],
    groups: &[GroupWeight],
    group: &GroupWeight,
    rule: WaivedWeight,
) -> Option<Redistribution> {
    let weight = group.all.checked_sub(group.applying)?;
    let stays = rule == WaivedWeight::FullMarks;
    let to: Vec<Level1> = if stays {
        Vec::new()
    } else if rule == WaivedWeight::Whole || group.is_stranded() {
        groups.iter().filter(|other| !other.applying.is_zero()).map(|other| other.level1).collect()
    } else {
        vec![group.level1]
    };
    if weight.is_zero() || (to.is_empty() && !stays) {
        return None;
    }
    let weighs = |part: &&Part<'_>| !part.weight.is_zero();
    let gave = parts.iter().filter(weighs).filter(|part| part.row.level1 == group.level1 && !part.applies);
    let takers = parts.iter().filter(weighs).filter(|part| to.contains(&part.row.level1) && part.applies).count();
    let from = gave.map(|part| (part.row.id, part.row.name.clone(), part.weight)).collect();
    Some(Redistribution { level1: group.level1, from, weight, to, takers, rule })
}
