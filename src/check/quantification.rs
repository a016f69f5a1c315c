//! 细化量化: values that say what is done and not what comes of it.
//!
//! Results in words (健全, 合理, 有序推进, 有所提升, 较显著, 满意, 及时) are accepted everywhere. A bare verb is not: 宣传
//! says what the unit does, 提升 says which way and not how far.

use super::row::{Row, period_where};
use super::words::has_one_of;
use super::{Findings, Rule};
use crate::form::{Field, Level1, Period};
use crate::target::Target;

/// What a unit does.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "宣传", "推动", "推进", "加强", "开展", "做好", "落实", "组织", "支持", "促进", "配合", "协助", "引导",
    "指导", "监督", "管理", "实施", "建设", "建立", "制定", "举办", "召开", "培训", "培育", "培养", "强化",
    "深化", "推广", "升级", "抓好", "搞好", "参与", "跟进", "服务", "保障", "维护", "执行", "统筹", "协调",
    "助推", "助力",
];

/// Which way something changes.
#[rustfmt::skip]
const DIRECTIONS: &[&str] = &[
    "提升", "提高", "增强", "增加", "改善", "优化", "降低", "减少", "下降", "缩短", "扩大", "增长", "节约",
    "上升", "缓解", "加快", "巩固", "拓展",
];

/// Words by which a value tells a result after all: 落实到位, 推动作用明显.
#[rustfmt::skip]
const RESULTS: &[&str] = &[
    "到位", "显著", "明显", "有效", "完成", "有力", "良好", "顺利", "及时", "规范", "健全", "完善", "达标",
    "合格", "较", "优", "满意", "全面", "有序", "率", "已", "稳定", "正常", "充分", "常态", "成效", "效果",
    "作用", "按时", "按期", "平稳", "全覆盖", "无", "不", "零", "一定", "逐步", "持续", "进一步", "水平",
];

/// A longer value is a sentence, and a sentence is for people to judge.
const LONGEST: usize = 10;

/// What concerns one row.
pub(super) fn row(row: &Row<'_>, findings: &mut Findings) {
    let phrase = |period: Period| match row.target(period) {
        Target::Phrase(words) => Some(words.as_ref()),
        _ => None,
    };
    let told = |period: Period| format!("{}的{}指标值“{}”", row.called(), period.label(), row.written(period));
    if let Some(period) = period_where(|period| phrase(period).is_some_and(is_direction)) {
        let sentence = format!("{}只写了方向，请写明变化多少或达到什么水平", told(period));
        findings.add(Rule::BareDirection, Field::Target(row.texts.id, period), sentence);
    } else if let Some(period) = period_where(|period| phrase(period).is_some_and(is_verb)) {
        let sentence = format!("{}只写了做什么，请写明以什么体现，如次数、家数、完成时限", told(period));
        findings.add(Rule::VerbTarget, Field::Target(row.texts.id, period), sentence);
    }
}

/// Whether a value is one or two words of direction and nothing else.
fn is_direction(words: &str) -> bool {
    let after = |words: &'_ str| -> Option<String> {
        DIRECTIONS.iter().find_map(|direction| words.strip_prefix(direction)).map(str::to_owned)
    };
    after(words).is_some_and(|rest| rest.is_empty() || after(&rest).is_some_and(|rest| rest.is_empty()))
}

/// Whether a value starts with what is done and tells no result.
fn is_verb(words: &str) -> bool {
    words.chars().count() <= LONGEST && VERBS.iter().any(|verb| words.starts_with(verb)) && !has_one_of(words, RESULTS)
}

/// 履职 with nothing that can be counted.
pub(super) fn form(rows: &[Row<'_>], findings: &mut Findings) {
    const FEWEST: usize = 3;
    let duty = || rows.iter().filter(|row| row.level1 == Level1::Duty && !row.is_waived());
    let counted = |row: &Row<'_>| {
        Period::ALL.into_iter().any(|period| {
            // What is in doubt may be a number; it has a finding of its own.
            matches!(row.target(period), Target::Number(_) | Target::Date(_) | Target::Check(_) | Target::Empty)
        })
    };
    if let Some(first) = duty().next()
        && duty().count() >= FEWEST
        && !duty().any(counted)
    {
        let field = Field::Target(first.texts.id, Period::FullYear);
        findings.add(Rule::DutyUnquantified, field, "履职指标全部是文字，请至少把主要工作量写成数量或时限");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_verbs_from_results() {
        for words in
            ["宣传", "推动", "推动升级", "加强", "开展", "做好", "落实", "加强管理", "推动产业升级", "开展宣传"]
        {
            assert!(is_verb(words), "{words}");
        }
        for words in [
            "有序推进",
            "落实到位",
            "推动作用明显",
            "健全",
            "合理",
            "满意",
            "有所提升",
            "较显著",
            "按时完成",
            "管理规范",
            "持续改善",
            "服务水平提升",
            "基本完成",
            "初步建立",
            "明显改善",
            "已完成",
            "公开",
        ] {
            assert!(!is_verb(words) && !is_direction(words), "{words}");
        }
        for words in ["提升", "降低", "缩短", "巩固提高"] {
            assert!(is_direction(words), "{words}");
        }
    }
}
