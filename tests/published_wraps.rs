//! Published forms whose cells wrap: labels, names, values and amounts on several lines, and what stands between these lines.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod published;

use budget_form::exchange::published::{Imported, read};
use budget_form::form::{ExpenditureLine, Level1, Period};
use published::assert_accounted;

fn imported(text: &str) -> Imported {
    let imported = read(text).unwrap();
    assert_accounted(text, &imported);
    imported
}

/// 二级指标, 重点工作, 三级指标, 半年, 全年 of a group.
fn rows(imported: &Imported, level1: Level1) -> Vec<[&str; 5]> {
    let of = imported.form.indicators.rows().filter(|(group, _, _)| *group == level1);
    of.map(|(_, level2, row)| {
        let target = |period| row.target.get(period);
        [
            level2.name.as_str(),
            row.key_task.as_str(),
            row.name.as_str(),
            target(Period::HalfYear),
            target(Period::FullYear),
        ]
    })
    .collect()
}

fn is_reported(imported: &Imported, what: &str) -> bool {
    imported.report.notes.iter().any(|note| note.check && note.text.contains(what))
}

#[test]
fn the_end_of_a_label_above_a_head_is_no_part_of_the_head() {
    let text = "单位名
称
苏州市示例中心
中长期
目标
推进教育考试领域数字化转型，提高管理效能，加强队伍建设。
年度目
标
一级指
标
二级指标 三级指标 半年指标值 全年指标值
决策
计划制定
中长期规划制定健全性 健全 健全
工作计划制定健全性 健全 健全
";
    let imported = imported(text);
    assert_eq!(imported.form.profile.unit, "苏州市示例中心");
    assert_eq!(imported.form.goals.long_term, "推进教育考试领域数字化转型，提高管理效能，加强队伍建设。");
    assert_eq!(imported.form.goals.annual, "");
    assert!(imported.form.unplaced.is_empty());
    assert_eq!(imported.form.indicators.count(), 2);
}

#[test]
fn a_label_with_one_character_on_a_line_is_no_scattered_page() {
    let narrow = |label: &str| label.chars().flat_map(|c| [c, '\n']).collect::<String>();
    let text = format!(
        "2025年度\n{}苏州市示例中心\n{}以服务群众为宗旨，不断完善动物疫病防控体系。\n{}内设三个科室。\n资金总额 5.00\n",
        narrow("单位名称"),
        narrow("单位主要职能"),
        narrow("机构设置及人员配置"),
    );
    let imported = imported(&text);
    assert_eq!(imported.form.profile.unit, "苏州市示例中心");
    assert_eq!(imported.form.profile.functions, "以服务群众为宗旨，不断完善动物疫病防控体系。");
    assert_eq!(imported.form.profile.organisation, "内设三个科室。");
}

#[test]
fn amounts_too_wide_for_their_cells_are_put_together() {
    let raw = "单位名称 苏州市示例中心\n资金总额 14.028811\n上年结转资金 14.028811\n其他资金 0.000000\n支出\n半年\n计划执行\n数\n全年\n预算数\n\
        基本支出 1422.7137\n52\n3092.8559\n83\n项目支出 1181.1838\n50\n2952.9596\n26\n中长期目标\n加强队伍建设。\n";
    let imported = imported(raw);
    let planned = |line, period| imported.form.funds.planned(line, period);
    assert_eq!(planned(ExpenditureLine::Basic, Period::HalfYear), "1422.713752");
    assert_eq!(planned(ExpenditureLine::Basic, Period::FullYear), "3092.855983");
    assert_eq!(planned(ExpenditureLine::Project, Period::HalfYear), "1181.183850");
    assert_eq!(planned(ExpenditureLine::Project, Period::FullYear), "2952.959626");
    assert!(is_reported(&imported, "分在两行"));
    assert!(imported.form.unplaced.is_empty());
}

#[test]
fn a_whole_amount_is_never_the_rest_of_the_one_before() {
    let text = "单位名称 苏州市示例中心\n资金总额\n658.29\n0\n基本支出\n294.58\n300\n项目支出\n10.25\n20\n";
    let imported = imported(text);
    assert_ne!(imported.form.funds.planned(ExpenditureLine::Basic, Period::HalfYear), "294.58300");
    assert_eq!(imported.form.funds.planned(ExpenditureLine::Project, Period::FullYear), "20");
}

#[test]
fn a_form_without_any_key_task_is_read_as_one() {
    let text = "2025年度
单位名称 苏州市示例中心
一级指标 二级指标 重点工作 三级指标 半年指标值 全年指标值
履职
义务教育均衡发展
食品安全检查数量 ≥50% ≥100%
认定数量 有效 有效
教育考试
建设情况 有效 有效
乡村学校教师改造覆盖面 ＝89场 ＝91场
教师队伍建设
实训基地培训工作 ≥1场 ≥2场
食品安全检查工作 ≥85% ≥85%
";
    let imported = imported(text);
    let names: Vec<_> = rows(&imported, Level1::Duty).iter().map(|row| (row[0], row[1])).collect();
    let expected = ["义务教育均衡发展", "义务教育均衡发展", "教育考试", "教育考试", "教师队伍建设", "教师队伍建设"];
    assert_eq!(names, expected.map(|level2| (level2, "")));
    assert!(is_reported(&imported, "读作全部空白"));
}

#[test]
fn a_value_that_has_the_unit_of_the_one_beside_it_is_whole() {
    let text = "2025年度
单位名称 苏州市示例中心
一级指标 二级指标 重点工作 三级指标 半年指标值 全年指标值
履职
教育考试
考点建设 考点建设合格率 ≥50% ≥99.5%
实训基地考务 考务完成时间 6月底前完成 12月底前完成
职业教育
校舍维修改造 巡回指导完成率 ≥16件 ≥36件
校舍认定 认定工作 100% 100%
";
    let imported = imported(text);
    let duty = rows(&imported, Level1::Duty);
    assert_eq!(duty.iter().map(|row| row[0]).collect::<Vec<_>>(), ["教育考试", "教育考试", "职业教育", "职业教育"]);
    assert_eq!(duty[1][4], "12月底前完成");
}

#[test]
fn a_wrapped_name_that_forms_share_is_one_name() {
    let text = "2025年度
单位名称 苏州市示例中心
一级指标 二级指标 三级指标 半年指标值 全年指标值
满意度
指标
服务对象
满意度
办事群众满意度 ≥95% ≥95%
社会组织满意度 ≥90% ≥90%
受助群众满意度 ≥95% ≥95%
";
    let imported = imported(text);
    let names: Vec<_> = rows(&imported, Level1::Satisfaction).iter().map(|row| row[0]).collect();
    assert_eq!(names, ["服务对象满意度"; 3]);
}

#[test]
fn the_rest_of_a_cell_below_a_head_is_no_part_of_the_head() {
    let head = "一级指标 二级指标 重点工作 三级指标 半年指标值 全年指标值";
    let text = format!(
        "2025年度\n单位名称 苏州市示例中心\n{head}\n履职\n负责非遗传\n承管理服务工\n场所传习活动 场所提档升级情况 ≥179公里 ≥243公里\n\
         - 4 -\n\u{c}{head}\n作\n文物保护单位 评定情况 ≥155处 ≥206处\n文物修缮 修缮情况 ≥15处 ≥20处\n"
    );
    let imported = imported(&text);
    let kept = rows(&imported, Level1::Duty).iter().flatten().any(|cell| cell.contains('作'))
        || imported.form.unplaced.iter().any(|line| line.text == "作");
    assert!(kept, "{:?}", rows(&imported, Level1::Duty));
}

#[test]
fn scattered_rows_of_the_standard_form_are_read_and_others_left_in_whole_rows() {
    let rows_of =
        ["过程", "预算执行", "预算调整率＝0%＝0%", "预算偏差率≤10%≤10%", "预算管理", "资金使用合规性合规合规"];
    let duty = "技术经纪人培训≥2场≥4场";
    let scattered: String = rows_of.concat().chars().chain(duty.chars()).flat_map(|c| [c, '\n']).collect();
    let text =
        format!("2025年度\n单位名称 苏州市示例中心\n一级指标 二级指标 三级指标 半年指标值 全年指标值\n{scattered}");
    let imported = imported(&text);
    assert_eq!(
        rows(&imported, Level1::Process),
        [
            ["预算执行", "", "预算调整率", "＝0%", "＝0%"],
            ["预算执行", "", "预算偏差率", "≤10%", "≤10%"],
            ["预算管理", "", "资金使用合规性", "合规", "合规"],
        ]
    );
    assert!(is_reported(&imported, "按标准的指标名称拼成"));
    let left: Vec<_> = imported.form.unplaced.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(left, [duty]);
}

#[test]
fn scattered_columns_are_not_read_as_rows() {
    let names = "机构建设组织建设工作及时完成率业务学习与培训及时完成率纪检监察工作有效性";
    let values = "＝100%＝100%有效＝100%＝100%有效";
    let scattered: String = names.chars().chain(values.chars()).flat_map(|c| [c, '\n']).collect();
    let text =
        format!("2025年度\n单位名称 苏州市示例中心\n一级指标 二级指标 三级指标 半年指标值 全年指标值\n{scattered}");
    let imported = imported(&text);
    assert_eq!(rows(&imported, Level1::Process), Vec::<[&str; 5]>::new());
    assert!(!imported.form.unplaced.is_empty());
}
