//! 绩效自评得分: per indicator, per group and for the whole form, for the full year.
//!
//! There is no score of anything before the weights add up to 100, and no total and no grade while an indicator waits. Rows keep their full
//! precision; a sum is formed of the unrounded figures and rounded once, when it is shown; the grade goes by the total as shown.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::Assessment;
use super::grade::Thresholds;
use super::places::Places;
use super::row::RowEvaluation;
use super::row_rating::{RowRating, Share, Waiting};
use super::waived_weight::{Growth, Part, Redistribution, Redistributions};
use super::weights::{NoScore, Weights};
use crate::figures::{Percent, round};
use crate::form::{Form, Grade, Level1, Period, RowId, WaivedWeight};

/// A quotient has 28 digits, of which the last are noise: 2 ÷ 3 × 3 must be 2. Rows are settled to this many decimals, sums to
/// [`SUM_DECIMALS`], so that a half that is rounded up is a half.
const ROW_DECIMALS: u32 = 18;
pub(super) const SUM_DECIMALS: u32 = 15;

/// Decimals of an adjusted weight where it is shown.
const WEIGHT_DECIMALS: u32 = 4;

/// A score as it is shown: two decimals, 四舍五入.
pub fn shown(figure: Decimal) -> Decimal {
    let mut shown = round(round(figure, SUM_DECIMALS), 2);
    shown.rescale(2);
    shown
}

/// What stands in place of a score that is still waited for.
pub const WAITING: &str = "待评分";

/// The score of one indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowScore {
    /// The indicator, with its weight as typed and its 得分率.
    pub indicator: Arc<RowEvaluation>,
    /// Its weight with what 不适用 rows left to it; `None` while the weights are not complete.
    pub effective: Option<Decimal>,
    /// Its score; `None` while it waits, is 不适用, or the weights are not complete.
    pub score: Option<Decimal>,
}

impl RowScore {
    /// How it stands for the full year.
    pub fn assessment(&self) -> &Assessment {
        self.indicator.assessment(Period::FullYear)
    }

    /// Its 得分率.
    pub fn share(&self) -> Option<Share> {
        match self.indicator.rating {
            RowRating::Scored(share) => Some(share),
            _ => None,
        }
    }

    /// Why it waits.
    pub fn waiting(&self) -> Option<&Waiting> {
        match &self.indicator.rating {
            RowRating::Waiting(waiting) => Some(waiting),
            _ => None,
        }
    }

    /// Whether there is something to rate: not while it is open or 不适用.
    pub fn is_rated(&self) -> bool {
        match &self.indicator.rating {
            RowRating::Scored(_) => true,
            RowRating::Waiting(waiting) => !matches!(waiting, Waiting::Open(..)),
            RowRating::NotApplicable => false,
        }
    }

    /// Its score as it stands in a cell. What has no weight left has no score to wait for either.
    pub fn points(&self) -> String {
        let weighs = self.effective.is_some_and(|weight| !weight.is_zero());
        match self.score {
            Some(score) => shown(score).to_string(),
            None if weighs => WAITING.to_owned(),
            None => "–".to_owned(),
        }
    }

    /// 调整后权重, up to four decimals, whether or not it is another than was typed; `None` while the weights are not complete.
    pub fn weighs(&self) -> Option<Decimal> {
        Some(round(self.effective?, WEIGHT_DECIMALS).normalize())
    }

    /// 调整后权重 where what 不适用 rows left made it another than was typed.
    pub fn adjusted_weight(&self) -> Option<Decimal> {
        self.weighs()
            .filter(|_| self.effective.unwrap_or_default() != self.indicator.weight_entered().unwrap_or_default())
    }

    /// Whether it holds up the total: a row that weighs nothing does not.
    pub fn holds_up(&self) -> bool {
        self.waiting().is_some() && self.effective.is_none_or(|weight| !weight.is_zero())
    }
}

/// Scores added up, for a group or for the whole form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many indicators.
    pub indicators: usize,
    /// Their weights as typed.
    pub weight: Decimal,
    /// Their weights after 不适用 rows left theirs to others.
    pub effective: Decimal,
    /// The score of those that do not wait.
    pub scored: Decimal,
    /// How many wait.
    pub waiting: usize,
    /// What those weigh.
    pub waiting_weight: Decimal,
}

impl Tally {
    /// The score as shown, once nothing waits. `None` too where nothing has a weight left.
    pub fn total(&self) -> Option<Decimal> {
        (self.waiting == 0 && !self.effective.is_zero()).then(|| shown(self.scored))
    }

    /// 得分率, once nothing waits.
    pub fn rate(&self) -> Option<Percent> {
        self.total()?;
        let quotient = self.scored.checked_div(self.effective)?;
        Some(Percent::of(round(quotient, SUM_DECIMALS)))
    }

    /// While indicators wait: 「已评 60.00 分，还有 3 个指标（权重 12）待评分」.
    pub fn progress(&self) -> String {
        let (scored, weight) = (shown(self.scored), shown(self.waiting_weight).normalize());
        format!("已评 {scored} 分，还有 {} 个指标（权重 {weight}）待评分", self.waiting)
    }

    /// 得分率 as it stands in a cell; `ready` once the weights add up.
    pub fn rate_shown(&self, ready: bool) -> String {
        let rate = self.rate().filter(|_| ready);
        rate.map_or_else(|| "–".to_owned(), |rate| rate.figure().to_string())
    }

    /// The score as it stands in a cell; `ready` once the weights add up.
    pub fn total_shown(&self, ready: bool) -> String {
        match self.total() {
            _ if !ready => "–".to_owned(),
            Some(total) => total.to_string(),
            None if self.waiting > 0 => WAITING.to_owned(),
            None if self.weight.is_zero() => "–".to_owned(),
            None => "⌀ 不适用".to_owned(),
        }
    }

    /// The weight after 不适用 rows left theirs to other groups, where it is shown as another than was typed: quotients have noise behind the decimals shown.
    fn adjusted_weight(&self) -> Option<Decimal> {
        let adjusted = round(self.effective, WEIGHT_DECIMALS).normalize();
        (adjusted != round(self.weight, WEIGHT_DECIMALS).normalize()).then_some(adjusted)
    }

    fn add(&mut self, row: &RowScore) -> Option<()> {
        let effective = row.effective.unwrap_or_default();
        self.indicators += 1;
        self.weight = self.weight.checked_add(row.indicator.weight_entered().unwrap_or_default())?;
        self.effective = self.effective.checked_add(effective)?;
        self.scored = self.scored.checked_add(row.score.unwrap_or_default())?;
        if row.holds_up() {
            self.waiting += 1;
            self.waiting_weight = self.waiting_weight.checked_add(effective)?;
        }
        Some(())
    }
}

/// The score of a form, as far as it has one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Score {
    /// The weights.
    pub weights: Weights,
    /// Why there is no score at all, if there is none.
    pub missing: Option<NoScore>,
    /// All indicators in the order of the form.
    pub rows: Vec<RowScore>,
    /// Where each row stands in `rows`, so that a screen of many rows finds each at once.
    places: Places,
    /// The groups that have indicators.
    pub groups: Vec<(Level1, Tally)>,
    /// The whole form.
    pub whole: Tally,
    /// Whose weight went where.
    pub spreads: Vec<Redistribution>,
    /// By how much that made the weights of each group grow.
    growths: Vec<(Level1, Vec<Growth>)>,
    /// The rule it went by.
    pub waived_weight: WaivedWeight,
    /// What the grade goes by.
    pub thresholds: Thresholds,
}

impl Score {
    /// Scores a form whose indicators are evaluated; `places` says where each stands among them.
    pub(super) fn of(form: &Form, indicators: &[Arc<RowEvaluation>], places: Places) -> Self {
        let weights = Weights::of(indicators);
        let unweighed = |indicator: &Arc<RowEvaluation>| RowScore {
            indicator: Arc::clone(indicator),
            effective: None,
            score: None,
        };
        let mut rows: Vec<RowScore> = indicators.iter().map(unweighed).collect();
        let (mut spreads, mut growths) = (Vec::new(), Vec::new());
        let mut missing = weights.complete().err();
        if missing.is_none() {
            match weigh(&mut rows, form.settings.waived_weight) {
                Some(spreading) => (spreads, growths) = (spreading.spreads, spreading.growths.to_vec()),
                None => missing = Some(NoScore::TooLarge),
            }
        }
        let tallies = add_up(&rows);
        let idle = |row: &RowScore| {
            row.indicator.rating == RowRating::NotApplicable || row.effective.is_none_or(|weight| weight.is_zero())
        };
        if missing.is_none() && rows.iter().all(idle) {
            missing = Some(NoScore::AllNotApplicable);
        }
        if tallies.is_none() {
            missing = Some(NoScore::TooLarge);
        }
        let (groups, whole) = tallies.unwrap_or_default();
        let (thresholds, waived_weight) = (Thresholds::of(&form.settings), form.settings.waived_weight);
        Self { weights, missing, rows, places, groups, whole, spreads, growths, waived_weight, thresholds }
    }

    /// A row.
    pub fn row(&self, id: RowId) -> Option<&RowScore> {
        self.rows.get(self.places.at(id)?)
    }

    /// A group.
    pub fn group(&self, level1: Level1) -> Option<&Tally> {
        self.groups.iter().find(|(of, _)| *of == level1).map(|(_, tally)| tally)
    }

    /// What stands beside the sums of a group or of the whole, once the weights add up: the weight after 不适用 rows left theirs to other groups, by how much the
    /// other rows of a group with such rows grew, and what is rated so far while indicators wait.
    pub fn remark(&self, of: Option<Level1>) -> String {
        let Some(tally) = self.tally(of).filter(|_| self.missing.is_none()) else { return String::new() };
        let adjusted = tally.adjusted_weight().map(|weight| format!("调整后权重 {weight}"));
        let grown = of.and_then(|level1| self.grown_beside_waived(level1));
        let rated = (tally.waiting > 0).then(|| format!("已评 {} 分，{} 个待评分", shown(tally.scored), tally.waiting));
        [adjusted, grown, rated].into_iter().flatten().collect::<Vec<_>>().join("；")
    }

    /// 「不适用 1 个，其余权重 × 30 ÷ 28.84」, where a group has 不适用 rows whose weight went to others of it.
    fn grown_beside_waived(&self, level1: Level1) -> Option<String> {
        let waived = |row: &&RowScore| {
            row.indicator.level1 == level1
                && row.indicator.rating == RowRating::NotApplicable
                && row.indicator.weight_entered().is_some_and(|weight| !weight.is_zero())
        };
        let waived = self.rows.iter().filter(waived).count();
        let step = |step: &Growth| format!(" × {} ÷ {}", step.times.normalize(), step.by.normalize());
        let steps = self.growth(level1).iter().map(step).collect::<Vec<_>>().concat();
        (waived > 0 && !steps.is_empty()).then(|| format!("不适用 {waived} 个，其余权重{steps}"))
    }

    /// 调整后权重 as it stands beside the weight of a row; `None` where it is what was typed, and where it follows from what the line of the group says: by how much its
    /// rows grew, or its new weight where all of them grew in the same proportion.
    pub fn weight_beside(&self, id: RowId) -> Option<Decimal> {
        let row = self.row(id)?;
        let adjusted = row.adjusted_weight()?;
        let level1 = row.indicator.level1;
        let group = self.group(level1)?;
        let in_proportion = || {
            let typed = row.indicator.weight_entered()?;
            let grown = typed.checked_mul(group.effective)?.checked_div(group.weight)?;
            Some(round(grown, WEIGHT_DECIMALS).normalize() == adjusted)
        };
        let is_said = self.missing.is_none()
            && (self.grown_beside_waived(level1).is_some()
                || group.adjusted_weight().is_some() && in_proportion() == Some(true));
        (!is_said).then_some(adjusted)
    }

    /// By how much the weights of a group grew.
    pub(super) fn growth(&self, level1: Level1) -> &[Growth] {
        self.growths.iter().find(|(of, _)| *of == level1).map_or(&[], |(_, growth)| growth)
    }

    /// Whether 不适用 rows have a part in the figures of a group, or of the whole form.
    pub fn is_touched(&self, group: Option<Level1>) -> bool {
        let of_group =
            |level1| self.spreads.iter().any(|spread| spread.level1 == level1 || spread.to.contains(&level1));
        group.map_or(!self.spreads.is_empty(), of_group)
    }

    /// The total with two decimals, once the weights add up to 100 and nothing waits.
    pub fn total(&self) -> Option<Decimal> {
        if self.missing.is_some() { None } else { self.whole.total() }
    }

    /// The grade of the total as shown.
    pub fn grade(&self) -> Option<Grade> {
        self.total().map(|total| self.thresholds.grade(total))
    }

    /// The rows so far beyond their target that it was set too low (偏离); each says whether its reason is there.
    pub fn deviating(&self) -> impl Iterator<Item = &RowScore> {
        self.rows.iter().filter(|row| row.assessment().deviates)
    }

    /// The rows whose 偏差原因及改进措施 is required and not there.
    pub fn unexplained(&self) -> impl Iterator<Item = &RowScore> {
        self.rows.iter().filter(|row| row.indicator.needs_explanation() && !row.indicator.explained.full_year)
    }
}

/// Gives every row its effective weight and its score. `None` for figures too large to compute with.
fn weigh(rows: &mut [RowScore], rule: WaivedWeight) -> Option<Redistributions> {
    let parts: Vec<Part<'_>> = rows.iter().map(|row| Part::of(&row.indicator)).collect();
    let spreading = Redistributions::of(&parts, rule)?;
    for row in rows {
        let effective = spreading.effective(&Part::of(&row.indicator))?;
        row.effective = Some(effective);
        row.score = match row.indicator.rating {
            RowRating::Scored(share) => Some(round(effective.checked_mul(share.ratio)?, ROW_DECIMALS).normalize()),
            RowRating::NotApplicable if rule == WaivedWeight::FullMarks => Some(effective),
            _ => None,
        };
    }
    Some(spreading)
}

/// The groups that have indicators, and the whole. `None` for figures too large to add.
fn add_up(rows: &[RowScore]) -> Option<(Vec<(Level1, Tally)>, Tally)> {
    let mut whole = Tally::default();
    let mut groups = Level1::ALL.map(|level1| (level1, Tally::default()));
    for row in rows {
        whole.add(row)?;
        let group = groups.iter_mut().find(|(level1, _)| *level1 == row.indicator.level1)?;
        group.1.add(row)?;
    }
    Some((groups.into_iter().filter(|(_, tally)| tally.indicators > 0).collect(), whole))
}
