//! Units: given twice, in conflict, missing, or not what the name says.

use crate::check::row::{Row, period_where};
use crate::check::words::{unit_in_name, unit_of, without_remark};
use crate::check::{Findings, Rule};
use crate::form::{Field, Level1, Period};
use crate::target::{Unit, normalise};

pub(super) fn check(row: &Row<'_>, findings: &mut Findings) {
    let named = unit_in_name(&row.texts.name);
    doubled(row, findings);
    if let Some(named) = &named {
        beside_name(row, named, findings);
    }
    between_periods(row, findings);
    if named.is_none() {
        missing(row, findings);
    }
    of_rates(row, findings);
}

/// The unit of a target, where it has one.
fn unit<'r>(row: &'r Row<'_>, period: Period) -> Option<&'r Unit> {
    row.number(period).map(|number| &number.quantity.unit).filter(|unit| !unit.is_none())
}

/// 20个个, ≥20场（场）, 90%%.
fn doubled(row: &Row<'_>, findings: &mut Findings) {
    let unit_at = |period| repeated_unit(row.texts.target.get(period));
    if let Some(period) = period_where(|period| unit_at(period).is_some()) {
        let sentence = format!(
            "{}的{}指标值“{}”中单位“{}”写了两次，请只留一个",
            row.called(),
            period.label(),
            row.written(period),
            unit_at(period).unwrap_or_default()
        );
        findings.add(Rule::UnitTwice, Field::Target(row.texts.id, period), sentence);
    }
}

/// The unit that stands twice after the last digit.
fn repeated_unit(text: &str) -> Option<String> {
    let text = normalise(text);
    let last = text.rfind(|c: char| c.is_ascii_digit())?;
    let after: Vec<char> = text.get(last..)?.chars().skip(1).filter(|c| !matches!(c, '(' | ')' | ' ')).collect();
    (1..=after.len() / 2).find_map(|length| {
        let mut halves = after.chunks(length);
        let (one, other) = (halves.next()?, halves.next()?);
        let word: String = one.iter().collect();
        (one == other && unit_of(&word).is_some()).then_some(word)
    })
}

/// 成交额（亿元） beside ≥450 亿元, or beside ≥450 万元.
fn beside_name(row: &Row<'_>, named: &Unit, findings: &mut Findings) {
    let differs = |unit: &Unit| unit.base != named.base || unit.factor != named.factor;
    if let Some(period) = period_where(|period| unit(row, period).is_some_and(differs)) {
        let sentence = format!(
            "{}的名称写的单位是“{}”，{}指标值“{}”的单位不同，请统一",
            row.called(),
            named.text,
            period.label(),
            row.written(period)
        );
        findings.add(Rule::UnitConflict, Field::Target(row.texts.id, period), sentence);
    } else if let Some(period) = period_where(|period| unit(row, period).is_some()) {
        let sentence = format!("{}的名称和指标值都写了单位“{}”，请只留一处", row.called(), named.text);
        findings.add(Rule::UnitTwice, Field::Target(row.texts.id, period), sentence);
    }
}

/// 100 人 for the half year, 200 人次 for the year. Multiples of one unit (万元, 亿元) are no conflict.
fn between_periods(row: &Row<'_>, findings: &mut Findings) {
    let (Some(half), Some(year)) = (unit(row, Period::HalfYear), unit(row, Period::FullYear)) else { return };
    // 450亿 beside 900亿元 is no other unit, it is half of one ([`missing`]).
    if half.base == year.base || half.base.is_empty() || year.base.is_empty() {
        return;
    }
    let sentence = format!(
        "{}的半年指标值“{}”与全年指标值“{}”单位不同，请统一",
        row.called(),
        row.written(Period::HalfYear),
        row.written(Period::FullYear)
    );
    let field = |period| Field::Target(row.texts.id, period);
    findings.add_related(Rule::UnitConflict, field(Period::FullYear), vec![field(Period::HalfYear)], sentence);
}

/// What is counted without a unit.
const UNITLESS: &[&str] = &["指数", "系数", "排名", "名次", "位次", "比值", "倍数", "等级", "pH值"];

/// 20 for 20场. 零投诉 says of what.
fn missing(row: &Row<'_>, findings: &mut Findings) {
    let name = without_remark(&row.texts.name);
    if UNITLESS.iter().any(|word| name.ends_with(word)) {
        return;
    }
    let bare = |period| {
        // 万 says how many and not of what, and an actual value of 45万元 cannot be held against it.
        row.number(period).is_some_and(|number| number.tail.is_none() && number.quantity.unit.base.is_empty())
            && !repeats(row, period)
    };
    let Some(period) = period_where(bare) else { return };
    let other = unit(row, period.other()).filter(|unit| !unit.base.is_empty());
    let example = if is_rate(name) { Some("%") } else { other.map(|unit| unit.text.as_ref()) };
    let hint = example.map(|unit| format!("，如“{unit}”")).unwrap_or_default();
    let lacks = if unit(row, period).is_some() { "只写了数量级，没有单位" } else { "没有单位" };
    let sentence =
        format!("{}的{}指标值“{}”{lacks}，请补上单位{hint}", row.called(), period.label(), row.written(period));
    findings.add(Rule::UnitMissing, Field::Target(row.texts.id, period), sentence);
}

fn repeats(row: &Row<'_>, period: Period) -> bool {
    repeated_unit(row.texts.target.get(period)).is_some()
}

/// Rates that are no share: how fast something is done (审批效率 in days), how often, how much per unit; and words that merely end so.
#[rustfmt::skip]
const OTHER_RATES: &[&str] = &[
    "效率", "频率", "功率", "速率", "心率", "脉率", "汇率", "倍率", "帧率", "码率", "比特率", "分辨率", "采样率",
    "周转率", "容积率", "生产率", "产出率", "曲率", "斜率", "折射率", "电阻率", "表率",
];
#[rustfmt::skip]
const SHARE_DEGREES: &[&str] = &[
    "满意度", "知晓度", "公开度", "覆盖度", "参与度", "认可度", "认同度", "信任度", "完成度", "关注度",
    "知名度", "配合度", "达标度", "准确度", "完整度", "规范度", "及时度", "透明度", "贡献度", "支持度",
    "符合度", "程度", "匹配度",
];

/// Whether a name without its remark is that of a share.
fn is_rate(name: &str) -> bool {
    name.ends_with('率') && !OTHER_RATES.iter().any(|word| name.ends_with(word))
}

/// A 率 in days or people, a 满意度 in people.
fn of_rates(row: &Row<'_>, findings: &mut Findings) {
    let name = without_remark(&row.texts.name);
    let rate = is_rate(name);
    let degree = SHARE_DEGREES.iter().any(|word| name.ends_with(word))
        || (row.level1 == Level1::Satisfaction && name.ends_with('度'));
    if !rate && !degree {
        return;
    }
    let wrong = |period| unit(row, period).is_some_and(|unit| !is_share(unit));
    if let Some(period) = period_where(wrong) {
        let sentence = format!(
            "{}是比率，{}指标值“{}”却不是百分数，请改指标值的单位，或改指标名称",
            row.called(),
            period.label(),
            row.written(period)
        );
        findings.add(Rule::RateUnit, Field::Target(row.texts.id, period), sentence);
    }
}

/// Whether a unit can be that of a rate. 万 alone is no unit yet; 元/人 is a quotient of its own.
fn is_share(unit: &Unit) -> bool {
    const SHARES: &[&str] = &["%", "百分点", "个千分点", "分", "倍", "级", "星", "星级", "比例", "ppm", ""];
    SHARES.contains(&unit.base.as_ref()) || unit.base.contains('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_unit_that_stands_twice() {
        for (text, unit) in [("20个个", "个"), ("≥450亿元亿元", "亿元"), ("90%%", "%"), ("≥20（场）场", "场")]
        {
            assert_eq!(repeated_unit(text).as_deref(), Some(unit), "{text}");
        }
        for text in ["20人次", "≥1000台套", "17元/人·天", "20个工作日", "健全", "≥", "满意满意"] {
            assert_eq!(repeated_unit(text), None, "{text}");
        }
    }
}
