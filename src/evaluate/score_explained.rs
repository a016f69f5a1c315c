//! How each figure of the score came about, as a line of an audit.

use rust_decimal::Decimal;

use super::Figure;
use super::completion_in_words::completion_formula;
use super::explanation::{Assumption, Explanation};
use super::row_rating::{RowRating, Share, Source, band, computed_share};
use super::score::{RowScore, Score, Tally, shown};
use super::score_numbers::{Weighing, rate_numbers, row_numbers, sum_numbers};
use super::weights_explained::{explain_score_rate, spreading};
use crate::brief::brief as brief_text;
use crate::figures::Percent;
use crate::form::{Level1, RowId, terms};

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
            (explain_row(score, row.indicator.id), None, format!("“{}”得分", brief_text(&row.indicator.name)))
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
    let title = format!("“{}”得分", brief_text(&row.indicator.name));
    let (formula, numbers, result, source) = match &row.indicator.rating {
        RowRating::Scored(share) => {
            let (factor, source) = factor(row, *share);
            let result = row.score.map(shown).unwrap_or_default();
            (weight.formula(&factor), row_numbers(row, &weight, *share), result.to_string(), source)
        }
        RowRating::Waiting(waiting) => (
            weight.formula(terms::RATE_OF_POINTS),
            weight.numbers(0, &format!("？（{waiting}）")),
            "待评分".to_owned(),
            BANDS,
        ),
        RowRating::NotApplicable => not_applicable(score, row),
    };
    let assumption = match (&row.indicator.rating, weight.is_adjusted()) {
        (RowRating::NotApplicable, _) | (_, true) => Some(spreading(score)),
        (RowRating::Scored(Share { source: Source::Overridden, .. }), _) => Some(OVERRIDING),
        _ => None,
    };
    Some(Explanation { title, formula, numbers, result, source, assumption })
}

/// Explains the 得分率 of an indicator, which waits for no weights. `None` for a row that is not scored.
pub(super) fn explain_rate(row: &RowScore) -> Option<Explanation> {
    let (formula, numbers, result, source) = match &row.indicator.rating {
        RowRating::Scored(share) => {
            let (factor, source) = factor(row, *share);
            let result = Percent::of(share.ratio).printed();
            let (words, numbers) = completed(row, *share, &result);
            let words = if words.is_empty() { String::new() } else { format!("；{words}") };
            (format!("{factor}{words}"), numbers, result, source)
        }
        RowRating::Waiting(waiting) => {
            (format!("{}", band(row.assessment())), String::new(), waiting.to_string(), BANDS)
        }
        RowRating::NotApplicable => return None,
    };
    let assumption = row.assessment().completion.is_some().then_some(OVERRIDING);
    Some(Explanation {
        title: format!("“{}”得分率", brief_text(&row.indicator.name)),
        formula,
        numbers,
        result,
        source,
        assumption,
    })
}

/// The 完成率 that a 得分率 is made of, in words and with numbers. Where it does not count as it is, that stands behind it.
fn completed(row: &RowScore, share: Share, result: &str) -> (&'static str, String) {
    let Some(completion) = row.assessment().completion.filter(|_| share.source == Source::Computed) else {
        return ("", String::new());
    };
    let (words, mut numbers) = completion_formula(&completion);
    if !numbers.is_empty() && completion.shown().as_deref() != Some(result) {
        let why = if completion.met { "达到目标，" } else { "" };
        let counts = if completion.counted().is_zero() { "0" } else { "100" };
        numbers = format!("{numbers}，{why}按 {counts}% 计");
    }
    (words, numbers)
}

/// What becomes of a row that is 不适用, and of its weight.
fn not_applicable(score: &Score, row: &RowScore) -> (String, String, String, &'static str) {
    let gone = score.spreads.iter().find(|spread| spread.from.iter().any(|(id, ..)| *id == row.indicator.id));
    let numbers = gone.map_or_else(|| "没有权重可以分摊".to_owned(), ToString::to_string);
    let (counts, result) = match row.score {
        Some(points) => ("按满分计", shown(points).to_string()),
        None => ("不计分", "不适用".to_owned()),
    };
    (format!("不适用（{}），{counts}", row.assessment().sentence()), numbers, result, "本程序的处理办法")
}

/// What a weight is multiplied by, in words, and where that rule comes from.
fn factor(row: &RowScore, share: Share) -> (String, &'static str) {
    let computed = computed_share(row.assessment());
    match (share.source, row.assessment().completion) {
        (Source::Rated, _) => {
            let status = row.assessment().status.label();
            (format!("得分率（{status}，由填表人在区间内评定）"), BANDS)
        }
        (Source::Overridden, _) => {
            let given =
                computed.map_or_else(String::new, |ratio| format!("，程序计算为 {}", Percent::of(ratio).printed()));
            (
                format!("得分率（由填表人手填{given}）"),
                if row.assessment().completion.is_some() { FIGURES } else { BANDS },
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
            Some(_) => (terms::COMPLETION.to_owned(), FIGURES),
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
    let scores: Vec<(&str, Decimal)> = score
        .rows
        .iter()
        .filter(|row| row.indicator.level1 == level1)
        .filter_map(|row| Some(("", row.score?)))
        .collect();
    let rate =
        tally.rate().map_or_else(String::new, |rate| format!("；得分率 = {} = {rate}", rate_numbers(tally, rate)));
    Some(Explanation {
        title: format!("{}得分", level1.label()),
        formula: "组内各指标得分之和（各行按未取整的得分相加，合计四舍五入保留两位小数）".to_owned(),
        // What weighs nothing has no score, not one of 0.
        numbers: if tally.effective.is_zero() {
            String::new()
        } else {
            format!("{}{rate}", sum_numbers(&scores, tally.scored))
        },
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
    let groups = score.groups.iter().filter(|(_, tally)| !tally.effective.is_zero());
    let scores: Vec<(&str, Decimal)> = groups.map(|(level1, tally)| (level1.label(), tally.scored)).collect();
    let usual =
        if score.thresholds.as_typed { "" } else { "（设置中的等级起点无法使用，按通行标准）" };
    let grade = score.grade().map_or_else(String::new, |grade| format!("（{}）", grade.label()));
    Some(Explanation {
        title: "绩效自评总分".to_owned(),
        formula: format!(
            "各组得分之和，四舍五入保留两位小数；等级按两位小数的总分确定：{}{usual}",
            score.thresholds.in_words()
        ),
        numbers: sum_numbers(&scores, score.whole.scored),
        result: format!("{}{grade}", result(&score.whole)),
        source: SUMS,
        assumption: (!score.spreads.is_empty()).then(|| spreading(score)),
    })
}

fn result(tally: &Tally) -> String {
    match tally.total() {
        Some(total) => total.to_string(),
        None if tally.waiting > 0 => tally.progress(),
        None if tally.weight.is_zero() => "权重为 0，不计分".to_owned(),
        None => "不适用".to_owned(),
    }
}
