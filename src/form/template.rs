//! The standard template: 决策 and 过程 are the same for every unit; 履职, 效益 and 满意度 are the unit's own and start with an empty row.

use super::{Form, Indicator, Indicators, Level1, PerPeriod, RowId};

/// 三级指标, 半年指标值, 全年指标值.
type TemplateRow = (&'static str, &'static str, &'static str);

const DECISION: &[(&str, &[TemplateRow])] = &[
    ("计划制定", &[("中长期规划制定健全性", "健全", "健全"), ("工作计划制定健全性", "健全", "健全")]),
    ("目标设定", &[("绩效目标合理性", "合理", "合理"), ("绩效指标明确性", "明确", "明确")]),
    ("预算编制", &[("预算编制科学性", "科学", "科学"), ("预算编制规范性", "规范", "规范")]),
];

/// The half-year target of 预算执行率 is the unit's own and stays empty.
const PROCESS: &[(&str, &[TemplateRow])] = &[
    (
        "预算执行",
        &[
            ("预算调整率", "＝0%", "＝0%"),
            ("支付进度符合率", "＝100%", "＝100%"),
            ("预算执行率", "", "＝100%"),
            ("预算偏差率", "≤10%", "≤10%"),
            ("结转结余率", "＝0%", "＝0%"),
            ("公用经费控制率", "≤100%", "≤100%"),
            ("“三公经费”变动率", "≤0%", "≤0%"),
            ("政府采购执行率", "＝100%", "＝100%"),
            ("非税收入预算完成率", "≥100%", "≥100%"),
        ],
    ),
    (
        "预算管理",
        &[
            ("预算管理制度健全性", "健全", "健全"),
            ("资金使用合规性", "合规", "合规"),
            ("绩效管理覆盖率", "＝100%", "＝100%"),
            ("基础信息完善性", "完善", "完善"),
            ("预决算信息公开度", "公开", "公开"),
            ("非税收入管理合规性", "合规", "合规"),
        ],
    ),
    (
        "资产管理",
        &[
            ("资产管理制度健全性", "健全", "健全"),
            ("资产管理规范性", "规范", "规范"),
            ("固定资产利用率", "＝100%", "＝100%"),
        ],
    ),
    ("项目管理", &[("项目管理制度健全性", "健全", "健全"), ("项目管理制度执行规范性", "规范", "规范")]),
    (
        "人员管理",
        &[
            ("人员管理制度健全性", "健全", "健全"),
            ("人员管理制度执行有效性", "有效", "有效"),
            ("在职人员控制率", "＝100%", "＝100%"),
        ],
    ),
    (
        "机构建设",
        &[
            ("组织建设工作及时完成率", "＝100%", "＝100%"),
            ("业务学习与培训及时完成率", "＝100%", "＝100%"),
            ("纪检监察工作有效性", "有效", "有效"),
        ],
    ),
];

/// 二级指标 that the published form prints for every unit, to be filled with rows of the unit's own.
const OWN: &[(Level1, &[&str])] = &[
    (Level1::Duty, &[""]),
    (Level1::Benefit, &["经济效益", "社会效益", "生态效益", "可持续影响"]),
    (Level1::Satisfaction, &["服务对象满意度"]),
];

/// A new form: the standard indicators of 决策 and 过程, empty rows for the rest.
pub fn standard_form(year: &str) -> Form {
    let mut indicators = Indicators::default();
    for (level1, groups) in [(Level1::Decision, DECISION), (Level1::Process, PROCESS)] {
        for (name, rows) in groups {
            indicators.push_level2(level1, name, rows.iter().map(indicator));
        }
    }
    for (level1, names) in OWN {
        for name in *names {
            indicators.push_level2(*level1, name, []);
        }
    }
    Form { year: year.to_owned(), indicators, ..Form::default() }
}

/// Whether a form is as [`standard_form`] makes it: nothing was typed into it yet but the year.
pub fn is_untouched(form: &Form) -> bool {
    *form == standard_form(&form.year)
}

fn indicator((name, half_year, full_year): &TemplateRow) -> Indicator {
    Indicator {
        name: (*name).to_owned(),
        target: PerPeriod { half_year: (*half_year).to_owned(), full_year: (*full_year).to_owned() },
        // The container gives the name of the row.
        ..Indicator::empty(RowId(0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn has_the_indicators_every_unit_shares() {
        let form = standard_form("2025");
        let count = |level1| form.indicators.rows().filter(|(l, _, row)| *l == level1 && !row.is_blank()).count();
        assert_eq!(Level1::ALL.map(count), [6, 26, 0, 0, 0]);
        assert_eq!(form.indicators.rows().count(), 32 + 1 + 4 + 1);
    }
}
