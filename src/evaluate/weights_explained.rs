//! How the sums of weights and the 得分率 of groups came about.

use rust_decimal::Decimal;

use super::explanation::{Assumption, Explanation};
use super::group_weights::group_weights_entered;
use super::score::{RowScore, Score, Tally};
use super::score_numbers::{joined, rate_numbers, term};
use super::weights::against_hundred;
use crate::form::{Choice, Form, Level1, WaivedWeight};

const BY_HAND: &str = "权重由填表人设置，合计应为 100";
const RATE: &str = "绩效自评通行做法：得分率 = 得分 ÷ 权重";

/// Explains the weight of a group, or of the whole form. `None` for a group without indicators.
pub fn explain_weights(score: &Score, group: Option<Level1>) -> Option<Explanation> {
    let tally = tally(score, group)?;
    let (terms, sum): (Vec<String>, _) = if let Some(level1) = group {
        let weights = score.rows.iter().filter(|row| row.indicator.level1 == level1);
        let weights = weights.filter_map(|row| row.indicator.weight_entered());
        (weights.map(|weight| weight.normalize().to_string()).collect(), tally.weight.normalize().to_string())
    } else {
        let groups = score.groups.iter().filter(|(_, tally)| !tally.weight.is_zero());
        (groups.map(|(level1, tally)| named(*level1, tally.weight)).collect(), against_hundred(tally.weight))
    };
    let formula =
        if group.is_some() { "组内各指标权重之和" } else { "各一级指标的权重之和，应为 100" };
    let left_out = |row: &&RowScore| {
        row.indicator.weight_entered().is_none() && group.is_none_or(|level1| level1 == row.indicator.level1)
    };
    let left_out = match score.rows.iter().filter(left_out).count() {
        0 => String::new(),
        count => format!("（{count} 个指标的权重未填或看不懂，没有计入）"),
    };
    let is_spread = group.is_some() && score.missing.is_none() && tally.weight != tally.effective;
    let after = if is_spread {
        format!("；不适用指标的权重分摊后为 {}", term(tally.effective, 0))
    } else {
        String::new()
    };
    Some(Explanation {
        title: group.map_or_else(|| "权重合计".to_owned(), |level1| format!("{}权重", level1.label())),
        formula: formula.to_owned(),
        numbers: terms.join(" + "),
        result: format!("{sum}{left_out}{after}"),
        source: BY_HAND,
        assumption: is_spread.then(|| spreading(score)),
    })
}

/// Explains the 得分率 of a group, or of the whole form. `None` while there is none.
pub fn explain_score_rate(score: &Score, group: Option<Level1>) -> Option<Explanation> {
    let tally = tally(score, group).filter(|_| score.missing.is_none())?;
    let rate = tally.rate()?;
    Some(Explanation {
        title: format!("{}得分率", group.map_or("全表", Level1::label)),
        formula: if tally.weight == tally.effective { "得分 ÷ 权重" } else { "得分 ÷ 调整后权重" }.to_owned(),
        numbers: rate_numbers(tally, rate),
        result: rate.to_string(),
        source: RATE,
        assumption: score.is_touched(group).then(|| spreading(score)),
    })
}

/// Explains the sum of 一级指标权重 that a person typed to have weights given out.
pub fn explain_shares(form: &Form) -> Explanation {
    let entered = group_weights_entered(form);
    let (numbers, result) = match &entered {
        Ok((shares, total)) => {
            let terms: Vec<String> =
                Level1::ALL.into_iter().zip(shares).map(|(level1, share)| named(level1, *share)).collect();
            (joined(&terms), against_hundred(*total))
        }
        Err(why) => (String::new(), why.to_string()),
    };
    Explanation {
        title: "一级指标权重合计".to_owned(),
        formula: "各一级指标权重之和，未填的按 0 计，应为 100".to_owned(),
        numbers,
        result,
        source: BY_HAND,
        assumption: None,
    }
}

fn named(level1: Level1, weight: Decimal) -> String {
    format!("{} {}", level1.label(), weight.normalize())
}

fn tally(score: &Score, group: Option<Level1>) -> Option<&Tally> {
    match group {
        Some(level1) => score.group(level1),
        None => Some(&score.whole),
    }
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
