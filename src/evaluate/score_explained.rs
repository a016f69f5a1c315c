//! How each figure of the score came about, as a line of an audit.

use rust_decimal::Decimal;

use super::Figure;
use super::explained::completion_formula;
use super::explanation::{Assumption, Explanation};
use super::score::{RowScore, Score, Tally, shown};
use super::spread::Growth;
use super::standing::{Share, Source, Standing, band, computed_share};
use super::weights_explained::explain_score_rate;
use crate::brief::brief as brief_text;
use crate::figures::{Percent, round};
use crate::form::{Choice, Level1, RowId, WaivedWeight};

/// Where the bands of 得分率 come from.
const BANDS: &str = "财预〔2020〕10号《项目支出绩效评价管理办法》：达成 100%–80%、部分达成 80%–60%、未达成 60%–0%，由填表人在相应区间内评定";
/// Where the score of a figure comes from.
const FIGURES: &str = "绩效自评通行做法：定量指标得分 = 权重 × 完成率，完成率高于 100% 按 100% 计";
/// Where the score of a date comes from.
const DATES: &str = "绩效自评通行做法：在时限内完成得满分";
/// What a person's rating in place of a figure assumes.
const OVERRIDING: Assumption = Assumption::fixed("有完成率的指标也可以手填得分率，手填后以手填为准，区间为 0% 至 100%");
/// Where sums come from.
const SUMS: &str = "绩效自评通行做法：各指标得分相加，权重合计为 100";

/// Explains a score or a 得分率, or says what it waits for. `None` for what the form does not have.
pub(super) fn explain_score(score: &Score, figure: Figure) -> Option<Explanation> {
    let (told, of, title) = match figure {
        Figure::RowScore(row) => {
            let row = score.row(row)?;
            (explain_row(score, row.row), None, format!("“{}”得分", brief_text(&row.name)))
        }
        Figure::GroupScore(level1) => {
            (explain_group(score, level1), score.group(level1), format!("{}得分", level1.label()))
        }
        Figure::ScoreRate(group) => {
            let tally = group.map_or(Some(&score.whole), |level1| score.group(level1));
            (explain_score_rate(score, group), tally, format!("{}得分率", group.map_or("全表", Level1::label)))
        }
        _ => (explain_total(score), Some(&score.whole), "绩效自评总分".to_owned()),
    };
    told.or_else(|| {
        let waits = of.filter(|tally| tally.indicators > 0).map(result);
        let result = score.missing.as_ref().map(ToString::to_string).or(waits)?;
        let formula = "权重合计为 100、各指标都有得分率后计算".to_owned();
        Some(Explanation { title, formula, numbers: String::new(), result, source: SUMS, assumption: None })
    })
}

/// Explains the score of an indicator. `None` while there are no scores, or when the row is gone.
pub fn explain_row(score: &Score, row: RowId) -> Option<Explanation> {
    if score.missing.is_some() {
        return None;
    }
    let row = score.row(row)?;
    let weight = Weighing::of(score, row);
    let title = format!("“{}”得分", brief_text(&row.name));
    let (formula, numbers, result, source) = match &row.standing {
        Standing::Scored(share) => {
            let (factor, source) = factor(row, *share);
            let result = row.score.map(shown).unwrap_or_default();
            // As many decimals as it takes to reach the result with the figures that stand there.
            let reaches = |more| {
                weight
                    .rounded(more)
                    .checked_mul(share_told(*share, more))
                    .is_some_and(|product| shown(per_cent_of(product)) == result)
            };
            let more = decimals_until(reaches);
            let numbers = weight.numbers(more, &format!("{}%", share_told(*share, more)));
            (weight.formula(&factor), numbers, result.to_string(), source)
        }
        Standing::Waiting(waiting) => {
            (weight.formula("得分率"), weight.numbers(0, &format!("？（{waiting}）")), "待评分".to_owned(), BANDS)
        }
        Standing::NotApplicable => not_applicable(score, row),
    };
    let assumption = match (&row.standing, weight.is_adjusted()) {
        (Standing::NotApplicable, _) | (_, true) => Some(spreading(score)),
        (Standing::Scored(Share { source: Source::Overridden, .. }), _) => Some(OVERRIDING),
        _ => None,
    };
    Some(Explanation { title, formula, numbers, result, source, assumption })
}

/// Explains the 得分率 of an indicator, which waits for no weights. `None` for a row that is not scored.
pub(super) fn explain_rate(row: &RowScore) -> Option<Explanation> {
    let (formula, numbers, result, source) = match &row.standing {
        Standing::Scored(share) => {
            let (factor, source) = factor(row, *share);
            let completion = row.assessment.completion.filter(|_| share.source == Source::Computed);
            let (words, numbers) = completion.as_ref().map_or(("", String::new()), completion_formula);
            let words = if words.is_empty() { String::new() } else { format!("；{words}") };
            (format!("{factor}{words}"), numbers, percent(share.ratio).to_string(), source)
        }
        Standing::Waiting(waiting) => (format!("{}", band(&row.assessment)), String::new(), waiting.to_string(), BANDS),
        Standing::NotApplicable => return None,
    };
    let assumption = row.assessment.completion.is_some().then_some(OVERRIDING);
    Some(Explanation {
        title: format!("“{}”得分率", brief_text(&row.name)),
        formula,
        numbers,
        result,
        source,
        assumption,
    })
}

/// What becomes of a row that is 不适用, and of its weight.
fn not_applicable(score: &Score, row: &RowScore) -> (String, String, String, &'static str) {
    let gone = score.spreads.iter().find(|spread| spread.from.iter().any(|(id, ..)| *id == row.row));
    let numbers = gone.map_or_else(|| "没有权重可以分摊".to_owned(), ToString::to_string);
    let (counts, result) = match row.score {
        Some(points) => ("按满分计", shown(points).to_string()),
        None => ("不计分", "不适用".to_owned()),
    };
    (format!("不适用（{}），{counts}", row.assessment.reason), numbers, result, "本程序的处理办法")
}

/// What is assumed about the weight of 不适用 rows.
pub(super) fn spreading(score: &Score) -> Assumption {
    let text = match score.waived_weight {
        WaivedWeight::Group => "不适用指标的权重按权重比例分摊到同组其他指标；全组不适用的，分摊到其他各组",
        WaivedWeight::Whole => "不适用指标的权重按权重比例分摊到全表其他指标",
        WaivedWeight::FullMarks => "不适用指标按满分计，权重不分摊",
    };
    Assumption::in_setting(text, Choice::WaivedWeight(score.waived_weight))
}

/// The weight of a row as it stands in a formula: as typed, or with what 不适用 rows left to it, step by step.
struct Weighing<'a> {
    typed: Decimal,
    effective: Decimal,
    steps: &'a [Growth],
}

impl<'a> Weighing<'a> {
    fn of(score: &'a Score, row: &RowScore) -> Self {
        let (typed, effective) = (row.weight.unwrap_or_default(), row.effective.unwrap_or_default());
        Self { typed, effective, steps: score.growth(row.level1) }
    }

    fn is_adjusted(&self) -> bool {
        self.typed != self.effective
    }

    fn rounded(&self, more: u32) -> Decimal {
        if self.is_adjusted() {
            round(self.effective, TERM_DECIMALS + more).normalize()
        } else {
            self.typed.normalize()
        }
    }

    fn formula(&self, factor: &str) -> String {
        if !self.is_adjusted() {
            return format!("权重 × {factor}");
        }
        let steps: String = self.steps.iter().map(|step| step.words).collect();
        format!("调整后权重 × {factor}；调整后权重 = 权重{steps}")
    }

    /// `2 × 20 ÷ 18 = 2.2222；2.2222 × 95.00%`
    fn numbers(&self, more: u32, factor: &str) -> String {
        let weight = self.rounded(more);
        if !self.is_adjusted() {
            return format!("{weight} × {factor}");
        }
        let steps = self.steps.iter().map(|step| format!(" × {} ÷ {}", step.times.normalize(), step.by.normalize()));
        format!("{}{} = {weight}；{weight} × {factor}", self.typed.normalize(), steps.collect::<String>())
    }
}

/// 得分率 in per cent as it stands in a formula.
fn share_told(share: Share, more: u32) -> Decimal {
    Percent::of(share.ratio).to(2 + more)
}

fn per_cent_of(product: Decimal) -> Decimal {
    product.checked_div(Decimal::ONE_HUNDRED).unwrap_or_default()
}

/// What a weight is multiplied by, in words, and where that rule comes from.
fn factor(row: &RowScore, share: Share) -> (String, &'static str) {
    let computed = computed_share(&row.assessment);
    match (share.source, row.assessment.completion) {
        (Source::Rated, _) => {
            let status = row.assessment.status.label();
            (format!("得分率（{status}，由填表人在区间内评定）"), BANDS)
        }
        (Source::Overridden, _) => {
            let given = computed.map_or_else(String::new, |ratio| format!("，程序计算为 {}", percent(ratio)));
            (
                format!("得分率（由填表人手填{given}）"),
                if row.assessment.completion.is_some() { FIGURES } else { BANDS },
            )
        }
        (Source::Computed, Some(completion)) => match completion.rate {
            Some(rate) if rate.quotient() > Decimal::ONE => {
                (format!("完成率（{}，按 100% 计）", rate.percent()), FIGURES)
            }
            Some(rate) if rate.quotient().is_sign_negative() && !rate.quotient().is_zero() => {
                (format!("完成率（{}，按 0 计）", rate.percent()), FIGURES)
            }
            Some(_) if completion.met => ("完成率（达到目标，按 100% 计）".to_owned(), FIGURES),
            Some(_) => ("完成率".to_owned(), FIGURES),
            None => ("得分率（目标为 0，达到得满分，未达到不得分）".to_owned(), FIGURES),
        },
        (Source::Computed, None) => ("得分率（在时限内完成，按 100% 计）".to_owned(), DATES),
    }
}

/// Explains the score of a group. `None` while there are no scores, or when the group has no indicators.
pub fn explain_group(score: &Score, level1: Level1) -> Option<Explanation> {
    if score.missing.is_some() {
        return None;
    }
    let tally = score.group(level1)?;
    let scores: Vec<Decimal> =
        score.rows.iter().filter(|row| row.level1 == level1).filter_map(|row| row.score).collect();
    let more = decimals_of_sum(&scores, tally.scored);
    let terms: Vec<String> = scores.iter().map(|score| term(*score, more).to_string()).collect();
    let rate =
        tally.rate().map_or_else(String::new, |rate| format!("；得分率 = {} = {rate}", rate_numbers(tally, rate)));
    Some(Explanation {
        title: format!("{}得分", level1.label()),
        formula: "组内各指标得分之和（各行按未取整的得分相加，合计四舍五入保留两位小数）".to_owned(),
        numbers: format!("{}{rate}", sum(&terms)),
        result: result(tally),
        source: SUMS,
        assumption: score.is_touched(Some(level1)).then(|| spreading(score)),
    })
}

/// Explains the total and its grade. `None` while there are no scores.
pub fn explain_total(score: &Score) -> Option<Explanation> {
    if score.missing.is_some() {
        return None;
    }
    let groups: Vec<_> = score.groups.iter().filter(|(_, tally)| !tally.effective.is_zero()).collect();
    let scores: Vec<Decimal> = groups.iter().map(|(_, tally)| tally.scored).collect();
    let more = decimals_of_sum(&scores, score.whole.scored);
    let terms: Vec<String> =
        groups.iter().map(|(level1, tally)| format!("{} {}", level1.label(), term(tally.scored, more))).collect();
    let usual =
        if score.thresholds.as_typed { "" } else { "（设置中的等级起点无法使用，按通行标准）" };
    let grade = score.grade().map_or_else(String::new, |grade| format!("（{}）", grade.label()));
    Some(Explanation {
        title: "绩效自评总分".to_owned(),
        formula: format!(
            "各组得分之和，四舍五入保留两位小数；等级按两位小数的总分确定：{}{usual}",
            score.thresholds.in_words()
        ),
        numbers: sum(&terms),
        result: format!("{}{grade}", result(&score.whole)),
        source: SUMS,
        assumption: (!score.spreads.is_empty()).then(|| spreading(score)),
    })
}

pub(super) fn sum(terms: &[String]) -> String {
    if terms.is_empty() { "没有已评分的指标".to_owned() } else { terms.join(" + ") }
}

fn result(tally: &Tally) -> String {
    match tally.total() {
        Some(total) => total.to_string(),
        None if tally.waiting > 0 => tally.progress(),
        None => "不适用".to_owned(),
    }
}

/// Decimals of a term of a formula, which tell more than the two that are shown.
const TERM_DECIMALS: u32 = 4;
/// Figures of a score have so many decimals at most.
const LONGEST: u32 = 16;

/// A term of a formula: up to four decimals, and so many more.
pub(super) fn term(figure: Decimal, more: u32) -> Decimal {
    round(figure, TERM_DECIMALS + more).normalize()
}

/// How many more decimals the terms of a formula need before they lead to its result: a reader with a pocket calculator must reach it.
pub(super) fn decimals_until(reaches: impl Fn(u32) -> bool) -> u32 {
    (0..LONGEST - TERM_DECIMALS).find(|more| reaches(*more)).unwrap_or(LONGEST - TERM_DECIMALS)
}

fn decimals_of_sum(scores: &[Decimal], sum: Decimal) -> u32 {
    decimals_until(|more| {
        let printed = scores.iter().try_fold(Decimal::ZERO, |sum, score| sum.checked_add(term(*score, more)));
        printed.map(shown) == Some(shown(sum))
    })
}

/// `84 ÷ 100`, the points and the weight that a 得分率 is made of.
pub(super) fn rate_numbers(tally: &Tally, rate: Percent) -> String {
    let pair = |more| (term(tally.scored, more), term(tally.effective, more));
    let reaches = |(scored, weight): (Decimal, Decimal)| {
        scored.checked_div(weight).is_some_and(|quotient| Percent::of(quotient).figure() == rate.figure())
    };
    let (scored, weight) = pair(decimals_until(|more| reaches(pair(more))));
    format!("{scored} ÷ {weight}")
}

fn percent(ratio: Decimal) -> Percent {
    Percent::of(ratio)
}
