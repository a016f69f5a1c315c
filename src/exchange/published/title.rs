//! What a line calls the table that it stands above: this form, or another one of those that units publish and hand in.

use crate::form::{year_said, years_in};

/// Longest title, in characters; a longer line is text.
const LONGEST: usize = 40;

/// The table that a title names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Title {
    /// This form: the 部门整体预算绩效目标表.
    Own,
    /// Any other table or report.
    Other,
}

/// What stands before 绩效目标 in the titles of tables about a single project or fund.
const OF_A_PROJECT: [&str; 7] = ["项目", "项目支出", "专项", "资金", "转移支付", "政策", "项目库"];
/// What may stand between 绩效目标 and 表 in titles of this form.
const OWN_TAILS: [&str; 10] = ["", "申报", "（申报）", "(申报)", "申报公开", "填报", "公开", "批复", "调整", "审批"];
/// Words of the titles of other tables: one of them, and the title is none of this form's.
const OTHER_WORDS: [&str; 16] = [
    "自评", "监控", "评价", "评分", "决算", "收支", "收入", "支出", "预算", "经费", "采购", "绩效", "资产", "对照",
    "项目", "情况",
];
/// Ends of the titles of reports that have no 表 behind them.
const REPORTS: [&str; 5] = ["决算", "决算公开", "预算公开", "自评报告", "评价报告"];

/// What the line is the title of; `None` for a line that is no title.
pub(crate) fn title(text: &str) -> Option<Title> {
    let name = bare(text)?;
    if let Some((before, after)) = name.rsplit_once("绩效目标")
        && let Some(tail) = after.strip_suffix('表')
    {
        let before = before.trim_end_matches("预算");
        let project = !before.contains("整体") && OF_A_PROJECT.iter().any(|word| before.ends_with(word));
        return Some(if !project && OWN_TAILS.contains(&tail) { Title::Own } else { Title::Other });
    }
    let table = name.ends_with('表') && OTHER_WORDS.iter().any(|word| name.contains(word));
    (table || REPORTS.iter().any(|end| name.ends_with(end))).then_some(Title::Other)
}

/// The unit that a title of this form begins with: 甲中心2026年度部门整体绩效目标表. A city or a district and its level are none.
pub(crate) fn unit_in_title(text: &str) -> Option<&str> {
    let line = text.trim();
    let year = years_in(line).first().map(|year| year.at);
    let end = [year, line.find("部门"), line.find("整体")].into_iter().flatten().min()?;
    let unit = line.get(..end)?.trim_end_matches(['（', '(', '《', ' ', '\u{3000}']);
    let is_place = unit.ends_with(['级', '市', '区', '县', '省', '镇']) || unit.starts_with("附");
    (unit.chars().count() >= 3 && !is_place && title(line) == Some(Title::Own)).then_some(unit)
}

/// The year in the title of this form, or in a line that says nothing but the form's year.
pub(crate) fn year_of(text: &str) -> Option<i32> {
    let titled = || (title(text) == Some(Title::Own)).then(|| years_in(text).first().map(|of| of.year)).flatten();
    year_said(text).or_else(titled)
}

/// The title without blanks, without 附件2： before it and without what stands in brackets behind it; `None` for what is no title by its shape.
fn bare(text: &str) -> Option<String> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let mut name = compact.trim_start_matches('\u{feff}');
    if let Some(rest) = name.strip_prefix("附件").or_else(|| name.strip_prefix("附表")) {
        name = rest.trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十：:-—.、".contains(c));
    }
    while let Some(rest) = name.strip_suffix(['）', ')']) {
        // What stands in brackets in the middle of a title belongs to its name: 部门（单位）整体…
        let open = rest.rfind(['（', '('])?;
        name = name.get(..open)?;
    }
    let marks = |c: char| "，。；！？、：:;,".contains(c);
    (!name.is_empty() && name.chars().count() <= LONGEST && !name.contains(marks)).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_says_which_table_it_is() {
        for own in [
            "部门整体预算绩效目标表",
            "苏州市市级部门整体预算绩效目标表",
            "苏州市市级部门整体预算绩效目标表（2025年度）",
            "2025年度部门（单位）整体支出绩效目标申报表",
            "附件2：部门整体预算绩效目标表",
            "苏州市项目管理中心2025年度部门整体绩效目标表",
            "苏州市政策研究室部门整体支出绩效目标表",
            "部门 整体 绩效目标表",
            "绩效目标表",
        ] {
            assert_eq!(title(own), Some(Title::Own), "{own}");
        }
        for other in [
            "项目支出绩效目标表",
            "2025年度项目支出绩效目标申报表",
            "专项资金绩效目标表",
            "项目支出绩效自评表",
            "部门整体支出绩效自评表",
            "苏州市市级部门整体预算绩效自评表",
            "苏州市市级部门整体预算绩效运行监控表",
            "绩效目标实现程度监控表（2025年度）",
            "绩效目标完成情况自评表",
            "甲局2025年度部门决算",
            "收入支出决算总表",
            "一般公共预算“三公”经费支出表",
            "2025年度部门预算公开",
        ] {
            assert_eq!(title(other), Some(Title::Other), "{other}");
        }
        for text in [
            "附：2024年绩效目标完成情况见另页，其中三项未达成",
            "负责编制部门预算、决算报表",
            "年度目标",
            "单位名称 甲中心",
            "2025年度",
            "预算执行率 ＝45% ＝100%",
            "组织召开代表大会并汇报部门决算和绩效自评的结果，按时公开。",
        ] {
            assert_eq!(title(text), None, "{text}");
        }
    }

    #[test]
    fn the_title_of_this_form_may_say_its_unit() {
        for text in [
            "甲中心2026年度部门整体绩效目标表",
            "甲中心 2026 年度部门整体绩效目标表",
            "甲中心部门整体绩效目标表（2026年度）",
        ] {
            assert_eq!(unit_in_title(text), Some("甲中心"), "{text}");
        }
        for text in [
            "苏州市市级部门整体预算绩效目标表",
            "2026年度部门整体绩效目标表",
            "附件2：2026年度部门整体绩效目标表",
            "甲局2025年度部门决算",
        ] {
            assert_eq!(unit_in_title(text), None, "{text}");
        }
    }

    #[test]
    fn the_title_of_this_form_may_say_its_year() {
        for text in ["部门整体预算绩效目标表（2025年度）", "2025年度部门整体绩效目标表", "2025 年度"]
        {
            assert_eq!(year_of(text), Some(2025), "{text}");
        }
        for text in ["甲局2025年度部门决算", "填报日期：2024年12月20日", "部门整体预算绩效目标表"]
        {
            assert_eq!(year_of(text), None, "{text}");
        }
    }
}
