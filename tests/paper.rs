//! The form on paper: its shapes, and where its figures come from.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test that goes wrong stops there")]

mod support;

use budget_form::form::{Approved, Field, Form, IncomeSource, Level1, Period, Stage, standard_form};
use budget_form::paper::{Block, CellKind, Paper, Sheet};
use support::declared_form;

fn texts(block: &Block) -> Vec<Vec<&str>> {
    block.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect()).collect()
}

fn row<'a>(sheet: &'a Sheet, name: &str) -> Vec<&'a str> {
    let rows = sheet.blocks.iter().flat_map(texts);
    rows.into_iter().find(|row| row.contains(&name)).unwrap_or_default()
}

/// Cells and those that reach in from above must fill every row of a table exactly, and the widths the whole paper.
fn is_a_table(block: &Block) {
    let width = block.widths.len();
    assert_eq!(block.widths.iter().map(|width| u32::from(*width)).sum::<u32>(), 100, "{}", block.caption);
    for rows in [&block.head, &block.rows] {
        let mut from_above: Vec<(usize, usize)> = Vec::new();
        for row in rows {
            let merged: usize = from_above.iter().map(|(columns, _)| columns).sum();
            let begun: usize = row.iter().map(|cell| cell.columns).sum();
            assert_eq!(merged + begun, width, "{} {row:?}", block.caption);
            from_above.extend(row.iter().map(|cell| (cell.columns, cell.rows)));
            for (_, rows) in &mut from_above {
                *rows -= 1;
            }
            from_above.retain(|(_, rows)| *rows > 0);
        }
        assert_eq!(from_above, [], "{} a cell reaches below the table", block.caption);
    }
}

#[test]
fn every_table_of_every_paper_is_filled_exactly() {
    for form in [declared_form(), standard_form("2025"), Form::default()] {
        for paper in [&Paper::ALL[..], &[Paper::Adjustment, Paper::Findings]].concat() {
            paper.of_form(&form).blocks.iter().for_each(is_a_table);
        }
    }
}

#[test]
fn the_target_paper_has_the_published_shape() {
    let form = declared_form();
    let sheet = Paper::Target.of_form(&form);
    assert_eq!((sheet.title, sheet.year.as_str()), ("苏州市市级部门整体预算绩效目标表", "2025年度"));
    let heads: Vec<Vec<&str>> =
        sheet.blocks[1..].iter().map(|block| block.head[0].iter().map(|cell| cell.text.as_str()).collect()).collect();
    let plain = ["一级指标", "二级指标", "三级指标", "半年指标值", "全年指标值"].to_vec();
    let duty = ["一级指标", "二级指标", "重点工作", "三级指标", "半年指标值", "全年指标值"].to_vec();
    assert_eq!(heads, [plain.clone(), duty, plain]);
    let labels: Vec<&str> = sheet.blocks[0].rows.iter().map(|row| row[0].text.as_str()).collect();
    assert_eq!(
        labels,
        [
            "单位名称",
            "单位\n主要职能",
            "机构设置及\n人员配置",
            "部门整体\n资金\n（万元）",
            "资金总额",
            "财政拨款",
            "一般公共预算资金",
            "政府性基金",
            "财政专户管理资金",
            "国有资本金",
            "社保基金",
            "上年结转资金",
            "其他资金",
            "支出",
            "基本支出",
            "项目支出",
            "中长期目标",
            "年度目标"
        ]
    );
    assert_eq!(row(&sheet, "资金总额"), ["资金总额", "658.29"]);
    assert_eq!(row(&sheet, "基本支出"), ["基本支出", "294.58", "657.89"]);
    assert_eq!(row(&sheet, "技术合同认定")[2..], ["技术合同认定", "全市技术合同成交额", "≥450 亿元", "≥900 亿元"]);
    // 二级指标 without 三级指标 keep their rows.
    assert_eq!(row(&sheet, "生态效益"), ["生态效益", "", "", ""]);
    let rows: usize = sheet.blocks[1..].iter().map(|block| block.rows.len()).sum();
    assert_eq!(rows, form.indicators.rows().count());
}

#[test]
fn amounts_and_the_year_are_printed_as_plain_figures() {
    let mut form = standard_form("２０２５年");
    let total = |form: &Form| row(&Paper::Target.of_form(form), "资金总额")[1].to_owned();
    assert_eq!(Paper::Target.of_form(&form).year, "2025年度");
    assert_eq!(total(&form), "");
    "1,200.50".clone_into(form.funds.income.get_mut(IncomeSource::GeneralPublicBudget));
    "300.125".clone_into(form.funds.income.get_mut(IncomeSource::Other));
    assert_eq!(total(&form), "1500.625");
    let printed = |form: &Form, label: &str| row(&Paper::Target.of_form(form), label)[1].to_owned();
    let other = IncomeSource::Other;
    for (typed, plain) in
        [("６５８。29", "658.29"), ("=600+58.29", "658.29"), ("￥12.50万元", "12.50"), ("0.00", "0.00")]
    {
        typed.clone_into(form.funds.income.get_mut(other));
        assert_eq!(printed(&form, other.label()), plain);
    }
    // What nobody can read is not left out.
    "若干".clone_into(form.funds.income.get_mut(other));
    assert_eq!((printed(&form, other.label()).as_str(), total(&form).as_str()), ("若干", ""));
}

#[test]
fn neighbours_share_the_cell_of_their_key_task_within_one_second_level() {
    let mut form = declared_form();
    let duty = form.indicators.group_mut(Level1::Duty);
    duty[0].rows.iter_mut().take(2).for_each(|row| "同一项".clone_into(&mut row.key_task));
    let sheet = Paper::Target.of_form(&form);
    let rows = &sheet.blocks[2].rows;
    assert_eq!((rows[0][2].text.as_str(), rows[0][2].rows), ("同一项", 2));
    assert_eq!(rows[1][0].text, "培育技术经纪人");
    sheet.blocks.iter().for_each(is_a_table);
}

#[test]
fn monitoring_shows_status_and_light_in_words() {
    let mut form = declared_form();
    let duty = form.indicators.group_mut(Level1::Duty);
    "85人".clone_into(&mut duty[0].rows[1].actual.half_year);
    "人手不足".clone_into(&mut duty[0].rows[1].explanation.half_year);
    "290.12".clone_into(&mut form.progress.basic.executed.half_year);
    let sheet = Paper::Monitoring.of_form(&form);
    assert_eq!(
        row(&sheet, "培育技术经纪人")[1..],
        ["培育技术经纪人", "≥100人", "85人", "黄灯\n部分达成", "≥200人", "", "", "", "人手不足"]
    );
    assert_eq!(row(&sheet, "半年运行情况")[1], "绿灯 0，黄灯 1，红灯 0，灰灯 53");
    assert_eq!(row(&sheet, "基本支出")[4..], ["294.58", "290.12", "44.10%", "98.49%"]);
}

#[test]
fn the_self_evaluation_gives_no_score_before_there_is_one() {
    let mut form = declared_form();
    assert_eq!(row(&Paper::SelfEvaluation.of_form(&form), "总分").len(), 4);
    for level1 in Level1::ALL {
        for row in form.indicators.group_mut(level1).iter_mut().flat_map(|level2| &mut level2.rows) {
            "0".clone_into(&mut row.weight);
        }
    }
    let row_of_all = &mut form.indicators.group_mut(Level1::Duty)[0].rows[1];
    "100".clone_into(&mut row_of_all.weight);
    "180人".clone_into(&mut row_of_all.actual.full_year);
    let sheet = Paper::SelfEvaluation.of_form(&form);
    assert_eq!(
        row(&sheet, "培育技术经纪人")[1..],
        ["培育技术经纪人", "100", "≥200人", "180人", "90.00%", "部分达成", "90.00%", "90.00", ""]
    );
    assert_eq!(row(&sheet, "总分"), ["权重合计", "100", "总分", "90.00", "等级", "优"]);
}

/// What a reader of the paper multiplies: not the weight that was set, but the one that 不适用 rows left.
#[test]
fn the_self_evaluation_has_a_column_for_weights_that_others_left() {
    let mut form = declared_form();
    for level1 in Level1::ALL {
        for row in form.indicators.group_mut(level1).iter_mut().flat_map(|level2| &mut level2.rows) {
            "0".clone_into(&mut row.weight);
        }
    }
    let rows = &mut form.indicators.group_mut(Level1::Duty)[0].rows;
    for (row, (weight, actual)) in rows.iter_mut().zip([("40", "不适用"), ("60", "180人")]) {
        weight.clone_into(&mut row.weight);
        actual.clone_into(&mut row.actual.full_year);
    }
    let sheet = Paper::SelfEvaluation.of_form(&form);
    assert_eq!(
        row(&sheet, "培育技术经纪人")[1..],
        ["培育技术经纪人", "60", "100", "≥200人", "180人", "90.00%", "部分达成", "90.00%", "90.00", ""]
    );
    assert!(sheet.blocks[2].head[0].iter().any(|cell| cell.text == "调整后\n权重"));
    sheet.blocks.iter().for_each(is_a_table);
}

#[test]
fn heads_head_something_and_the_stage_decides_the_paper() {
    for paper in Paper::ALL {
        for block in paper.of_form(&declared_form()).blocks {
            let heads = |kind| matches!(kind, CellKind::ColumnHead | CellKind::RowHead | CellKind::GroupHead);
            let cells = block.head.iter().chain(&block.rows).flatten();
            assert!(cells.filter(|cell| heads(cell.kind)).all(|cell| !cell.text.is_empty()), "{}", block.caption);
        }
    }
    assert_eq!(Stage::ALL.map(Paper::of), Paper::ALL);
}

#[test]
fn papers_that_are_handed_in_are_signed_and_the_published_one_is_not() {
    let form = declared_form();
    assert!(Paper::Target.of_form(&form).signatures.is_empty());
    for paper in [Paper::Monitoring, Paper::SelfEvaluation] {
        let line = paper.of_form(&form).signatures.concat();
        assert!(line.contains("负责人") && line.contains("填表人") && line.contains("日期"), "{line}");
    }
    let line = Paper::Findings.of_form(&form).signatures.concat();
    assert!(line.contains("审核人（签字）") && line.contains("审核日期"), "{line}");
}

/// Digits of one worth stand below each other; a word in their place stands as words do.
#[test]
fn amounts_are_figures_and_words_instead_of_them_are_not() {
    let form = declared_form();
    let kind = |paper: Paper, text: &str| {
        let blocks = paper.of_form(&form).blocks;
        blocks.iter().flat_map(|block| block.rows.iter().flatten()).find(|cell| cell.text == text).map(|cell| cell.kind)
    };
    assert_eq!(kind(Paper::Target, "658.29"), Some(CellKind::Figure));
    assert_eq!(kind(Paper::Target, "294.58"), Some(CellKind::Figure));
    assert_eq!(kind(Paper::Monitoring, "657.89"), Some(CellKind::Figure));
    assert_eq!(kind(Paper::Monitoring, "未填"), Some(CellKind::Short));
    assert_eq!(kind(Paper::Target, "≥450 亿元"), Some(CellKind::Short));
}

#[test]
fn a_table_of_adjustments_says_what_was_approved_what_it_is_now_and_why() {
    let mut form = declared_form();
    let offered = |more: &[Paper]| [&Paper::ALL, more, &[Paper::Findings]].concat();
    assert_eq!(Paper::offered(&form), offered(&[]));
    form.approved = Some(Box::new(Approved::of(&form, "批复稿", "2025-02-10")));
    assert_eq!(Paper::offered(&form), offered(&[Paper::Adjustment]));
    let texts = |form: &Form| -> Vec<Vec<String>> {
        let sheet = Paper::Adjustment.of_form(form);
        let rows = sheet.blocks.into_iter().flat_map(|block| block.rows);
        rows.map(|row| row.into_iter().map(|cell| cell.text).collect()).collect()
    };
    assert_eq!(texts(&form)[0], ["批复稿", "批复稿 2025-02-10"]);
    assert_eq!(texts(&form)[1], ["指标和指标值与批复稿一致"]);
    let row = form.indicators.rows().find(|(_, _, row)| row.name == "全市技术合同成交额").unwrap().2.id;
    *form.text_mut(Field::Target(row, Period::FullYear)).unwrap() = "≥800 亿元".into();
    *form.text_mut(Field::AdjustmentReason(row)).unwrap() = "上级任务调减".into();
    let rows = texts(&form);
    assert_eq!(rows.len(), 2);
    assert_eq!(
        rows[1],
        [
            "履职",
            "负责成果转化",
            "全市技术合同成交额",
            "≥450 亿元",
            "≥900 亿元",
            "≥450 亿元",
            "≥800 亿元",
            "上级任务调减"
        ]
    );
    Paper::Adjustment.of_form(&form).blocks.iter().for_each(is_a_table);
}
