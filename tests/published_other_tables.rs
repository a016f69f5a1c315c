//! Texts that are not this form, or only in part: other tables are refused with the reason, years are not picked up by chance, and what counts as placed
//! stands in the form.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod published;

use budget_form::exchange::published::{Imported, ReadError, read};
use budget_form::form::{Form, IncomeTotal};
use proptest::prelude::*;
use published::{FORMS, ROW_BY_ROW, assert_accounted, assert_placed_stands, packed, text};

/// The sentence with which a text is refused.
fn refused(text: &str) -> String {
    match read(text) {
        Err(ReadError::Other(other)) => other.to_string(),
        Err(error) => panic!("{error}: {text}"),
        Ok(imported) => panic!("read: {:?}\n{text}", imported.form),
    }
}

fn taken(text: &str) -> Imported {
    let imported = read(text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_accounted(text, &imported);
    assert_placed_stands(text, &imported);
    imported
}

const OTHER_TABLES: [(&str, &str); 14] = [
    (
        "项目支出绩效自评表\n2025年度\n单位名称 甲中心\n年度目标\n办好三件事。\n\
         一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n产出指标 数量指标 培训场次 ≥8场 8 10 10\n",
        "实际完成",
    ),
    // The title cut off.
    (
        "单位名称 甲中心\n年度目标\n办好三件事。\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n产出指标 数量指标 培训场次 ≥8场 8 10 10\n",
        "实际完成",
    ),
    // A head of one column a line, as some viewers copy it.
    (
        "部门整体支出绩效自评表\n单位名称 甲中心\n一级\n指标\n二级\n指标\n三级指标\n年度\n指标值\n全年\n完成值\n分值\n得分\n\
         产出指标\n数量指标\n培训场次\n≥8场\n8\n10\n10\n",
        "完成值",
    ),
    // Cells without blanks between them, and a column that nobody has heard of.
    (
        "单位名称 甲中心\n一级指标二级指标三级指标年度指标值权重评价要点得分\n决策 立项 依据充分性 充分 5 见说明 5\n",
        "权重",
    ),
    (
        "项目支出绩效目标表\n2025年度\n项目名称 设备购置\n主管部门 甲局\n年度目标\n买好设备。\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 台数 ≥8台\n",
        "标题",
    ),
    (
        "项目名称：设备购置\n年度目标 买好设备。\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 台数 ≥8台\n",
        "项目名称",
    ),
    (
        "年度目标 买好设备。\n一级指标 二级指标 三级指标 指标值\n产出指标 数量指标 台数 ≥8台\n效益指标 质量指标 合格率 ≥98%\n",
        "产出指标",
    ),
    (
        "单位名称 甲中心\n年度目标 买好设备。\n一级指标 二级指标 三级指标 年度指标值\n效益 社会效益 台数 ≥8台\n",
        "半年指标值",
    ),
    ("一级指标 二级指标 三级指标 指标性质 计算符号 指标值 度量单位\n产出指标 数量指标 台数 正向 ≥ 8 台\n", "指标性质"),
    ("甲局2025年度部门决算\n单位名称\n1\n2025年度\n收入支出决算总表\n", "标题"),
    (
        "单位名称：甲中心\n2025年收支预算总表\n单位：万元\n项目 预算数 项目 预算数\n一般公共预算 12.50 教育支出 12.50\n",
        "标题",
    ),
    (
        "绩效目标实现程度监控表\n（2025年度）\n单位名称 甲中心\n一级指标 二级指标 三级指标 年度指标值 1-6月执行情况 全年预计完成情况\n产出 数量 场次 8 4 8\n",
        "执行情况",
    ),
    (
        "苏州市市级部门整体预算绩效自评表\n2025年度\n单位名称 甲中心 期间 1月1日至12月31日\n\
         一级指标 二级指标 三级指标 权重 全年指标值 全年完成值 完成率 状态 得分率 得分 偏差原因及改进措施\n\
         决策\n计划制定\n中长期规划制定健全性 2 健全 健全 – 达成 90% 1.8\n",
        "JSON",
    ),
    (
        "苏州市市级部门整体预算绩效运行监控表\n2025年度\n单位名称 甲中心 期间 1月1日至6月30日\n\
         一级指标 二级指标 三级指标 半年指标值 半年完成值 状态 全年指标值 全年预计 完成目标 偏差原因 偏差说明\n完成值 可能性\n\
         决策\n计划制定\n中长期规划制定健全性 健全 健全 绿 达成 健全 健全 确定能\n",
        "JSON",
    ),
];

#[test]
fn another_table_is_refused_with_the_reason() {
    for (text, sign) in OTHER_TABLES {
        let sentence = refused(text);
        assert!(sentence.contains("另一种表") && sentence.contains(sign), "{sentence}\n{text}");
        assert!(sentence.contains("第 ") && sentence.contains("没有读入任何内容"), "{sentence}");
        assert!(sentence.chars().count() < 200, "{sentence}");
        // The same with the layout kept, and with line ends of Windows.
        refused(&text.replace(' ', "        "));
        refused(&text.replace('\n', "\r\n"));
    }
}

#[test]
fn a_form_that_mentions_other_tables_is_read() {
    let head = "一级指标 二级指标 三级指标 半年指标值 全年指标值\n决策 计划制定 中长期规划制定健全性 健全 健全\n";
    for (title, prose) in [
        ("苏州市市级部门整体预算绩效目标表\n2025年度\n", "编制部门决算，组织绩效自评，公开“三公”经费。"),
        ("2025年度\n", "负责项目支出绩效自评表和\n部门决算\n的汇总。"),
        ("", "负责权重、分值和得分的核定，汇总实际完成值。"),
        ("2025年度部门预算公开\n部门整体预算绩效目标表\n2025年度\n", "按时公开预决算。"),
        ("附件：2024年度部门决算、自评情况\n部门整体预算绩效目标表（2025年度）\n", "按时公开预决算。"),
        ("苏州市项目支出评审中心部门整体预算绩效目标表\n2025年度\n", "评审项目支出绩效自评。"),
    ] {
        let text =
            format!("{title}单位名称 甲中心\n单位主要职能 {prose}\n年度目标 完成部门决算和项目名称审核。\n{head}");
        let form = taken(&text).form;
        assert_eq!(packed(&form.profile.functions), packed(prose), "{text}");
        assert_eq!(form.goals.annual, "完成部门决算和项目名称审核。");
        assert_eq!((form.profile.unit.as_str(), form.indicators.count()), ("甲中心", 1), "{text}");
    }
}

#[test]
fn the_end_of_a_name_below_a_head_is_no_column_of_it() {
    let text = "2025年度\n单位名称 甲中心\n一级指标 二级指标 三级指标 半年指标值 全年指标值\n过程 机构建设 业务学习与培训及时完成率 ＝100% ＝100%\n\
                \u{c}一级指标 二级指标 三级指标 半年指标值 全年指标值\n完成率\n";
    assert_eq!(taken(text).form.indicators.count(), 1);
}

#[test]
fn another_table_in_the_same_text_is_set_apart() {
    let own = "部门整体预算绩效目标表\n2025年度\n单位名称 甲中心\n一级指标 二级指标 三级指标 半年指标值 全年指标值\n\
               决策 计划制定 中长期规划制定健全性 健全 健全\n工作计划制定健全性 健全 健全\n";
    let other = "项目支出绩效自评表\n2024年度\n项目名称 设备购置\n一级指标 二级指标 三级指标 年度指标值 实际完成值 分值 得分\n\
                 决策 计划制定 中长期规划制定健全性 健全 健全 5 5\n";
    let alone = taken(own).form;
    for text in [format!("{own}{other}"), format!("{other}{own}"), format!("{other}{own}{other}")] {
        let imported = taken(&text);
        assert_eq!(Form { unplaced: Vec::new(), ..imported.form.clone() }, alone, "{text}");
        assert!(imported.report.notes.iter().any(|note| note.check && note.text.contains("另一张表")));
        let left = |word: &str| imported.form.unplaced.iter().any(|line| line.text.contains(word));
        assert!(left("设备购置") && left("项目支出绩效自评表") && left("健全 5 5"), "{text}");
    }
}

#[test]
fn only_what_is_a_name_becomes_the_name_of_the_unit() {
    for name in ["1", "项目名称 金额", "12.50", "行次"] {
        let text = format!("2025年度\n单位名称 {name}\n单位主要职能 办好三件事。\n资金总额 12.50\n");
        let imported = taken(&text);
        assert_eq!(imported.form.profile.unit, "", "{name}");
        assert!(imported.form.unplaced.iter().any(|line| line.text.contains(name)), "{name}");
    }
    for name in ["甲中心", "苏州市第1中学", "一〇一医院", "项目评审中心"] {
        let text = format!("单位名称 {name} 年度：2025\n资金总额 12.50\n");
        let form = taken(&text).form;
        assert_eq!((form.profile.unit.as_str(), form.year.as_str()), (name, "2025"));
    }
    assert_eq!(read("单位名称\n2025年度\n1\n项目\n栏次\n金额\n").unwrap_err(), ReadError::NotAForm);
}

#[test]
fn the_year_comes_from_a_line_that_says_it() {
    let year_of = |top: &str| {
        let text = format!("{top}\n单位名称 甲中心\n资金总额 12.50\n");
        let imported = taken(&text);
        let asked = imported.report.notes.iter().any(|note| note.check && note.text.contains("没有找到年度"));
        assert_eq!(asked, imported.form.year.is_empty(), "{top}");
        assert_eq!(imported.form.funds.published_totals.get(IncomeTotal::Total), "12.50");
        imported.form.year
    };
    for top in [
        "2025年度",
        "部门整体预算绩效目标表（2025年度）",
        "部门整体预算绩效目标表\n年度：2025",
        "年度：２０２５ 金额单位：万元",
        "部门整体预算绩效目标表\n二〇二五年度",
        "填报日期：2024年12月20日\n2025年度",
        "2025年度部门整体预算绩效目标表",
        "（2025 年度）\n填报日期：2024年12月20日",
    ] {
        assert_eq!(year_of(top), "2025", "{top}");
    }
    for top in [
        "部门整体预算绩效目标表\n填报日期：2024年12月20日",
        "部门整体预算绩效目标表\n联系人：张三，2019年入职",
        "部门整体预算绩效目标表\n1998年度",
        "部门整体预算绩效目标表\n附：2024年度绩效目标完成情况见另页",
        "部门整体预算绩效目标表\n苏财绩〔2024〕5号",
        "部门整体预算绩效目标表\n2025",
    ] {
        assert_eq!(year_of(top), "", "{top}");
    }
}

#[test]
fn a_second_year_is_reported() {
    let imported = taken("部门整体预算绩效目标表（2025年度）\n2024年度\n单位名称 甲中心\n资金总额 12.50\n");
    assert_eq!(imported.form.year, "2025");
    assert!(imported.report.notes.iter().any(|note| note.check && note.text.contains("2024 年度")));
    assert!(imported.form.unplaced.iter().any(|line| line.text == "2024年度"));
}

#[test]
fn a_line_that_stands_nowhere_in_the_form_has_no_place() {
    let strange = "附：2024年绩效目标完成情况见另页，其中三项未达成";
    let text = format!("2025年度\n部门整体预算绩效目标表\n{strange}\n单位名称 甲中心\n资金总额 12.50\n");
    let imported = taken(&text);
    assert!(imported.form.unplaced.iter().any(|line| line.text == strange), "{:?}", imported.report);
    let text = "甲乙丙中心2025年度部门整体预算绩效目标表\n单位名称 丁中心\n资金总额 12.50\n";
    assert!(taken(text).form.unplaced.iter().any(|line| line.text.contains("甲乙丙中心")));
    assert_eq!(taken(&text.replace("丁中心", "甲乙丙中心")).form.unplaced, []);
}

#[test]
fn what_counts_as_placed_stands_in_the_form() {
    for form in FORMS {
        for mode in ROW_BY_ROW {
            taken(&text(form, mode));
        }
    }
    taken(&text("sluice", "viewer"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Lines lost, doubled and put elsewhere, and strange ones between them.
    #[test]
    fn what_counts_as_placed_stands_in_the_form_whatever_came_in(
        form in prop::sample::select(FORMS.to_vec()),
        mode in prop::sample::select(ROW_BY_ROW.to_vec()),
        moves in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 0..6),
        strange in prop::collection::vec((any::<prop::sample::Index>(), "[决算表甲乙丙0-9.：≥%年度附 ]{1,12}"), 0..4),
    ) {
        let whole = text(form, mode);
        let mut lines: Vec<String> = whole.lines().map(str::to_owned).collect();
        for (from, to) in moves {
            let line = lines.remove(from.index(lines.len()));
            lines.insert(to.index(lines.len()), line);
        }
        for (at, line) in strange {
            lines.insert(at.index(lines.len()), line);
        }
        let text = lines.join("\n");
        if let Ok(imported) = read(&text) {
            assert_accounted(&text, &imported);
            assert_placed_stands(&text, &imported);
        }
    }
}
