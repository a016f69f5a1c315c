//! What a pasted block brings along that is no content: the name of the table as its first column, and heads that are repeated. And what a paste loses.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::exchange::cells::{Options, Plan, SheetCell, TableCells, read, unquoted, write};
use budget_form::exchange::published;
use budget_form::form::{Field, Form, IncomeSource, Level1, Period, RowId, Stage, standard_form};
use budget_form::tables::Table;
use support::pasting::{done, plan};
use support::{Unit, declared_form};

const DUTY: Table = Table::Indicators(Level1::Duty);
const YEAR: Period = Period::FullYear;

/// The rows of a group that hold something: `二级|重点|三级|半年|全年`.
fn rows(form: &Form, level1: Level1) -> Vec<String> {
    let filled = form.indicators.filled().filter(|(of, ..)| *of == level1);
    filled
        .map(|(_, level2, row)| {
            [&level2.name, &row.key_task, &row.name, &row.target.half_year, &row.target.full_year]
                .map(String::as_str)
                .join("|")
        })
        .collect()
}

fn first(form: &Form, level1: Level1) -> (Field, RowId) {
    let level2 = &form.indicators.group(level1)[0];
    (Field::Level2Name(level2.id), level2.rows[0].id)
}

const ROW: &str = "负责成果转化\t技术合同认定\t全市技术合同成交额\t≥450 亿元\t≥900 亿元\n";
const READ: &str = "负责成果转化|技术合同认定|全市技术合同成交额|≥450 亿元|≥900 亿元";

#[test]
fn a_first_column_that_names_the_table_is_left_out() {
    for stage in Stage::ALL {
        let form = Form { stage, ..standard_form("2025") };
        let (level2, row) = first(&form, Level1::Duty);
        for own in ["履职", "履职指标", " 履职\u{3000}", "履职（13 个指标）"] {
            for start in [level2, Field::Name(row), Field::KeyTask(row)] {
                let plan = plan(&form, DUTY, start, &format!("{own}\t{ROW}"));
                assert!(plan.set_aside.own_name && plan.is_arranged(), "{own} {stage:?} {start:?}");
                assert_eq!(plan.losses(), []);
                assert_eq!(rows(&done(&form, plan), Level1::Duty), [READ], "{own} {stage:?} {start:?}");
            }
        }
    }
}

#[test]
fn the_name_is_left_out_where_it_is_merged_below_heads_or_beside_rows_that_are_there() {
    let form = standard_form("2025");
    let (start, _) = first(&form, Level1::Duty);
    let more = "\t\t\t技术经纪人培训\t≥2场\t≥8场\n";
    let merged = done(&form, plan(&form, DUTY, start, &format!("履职\t{ROW}{more}")));
    assert_eq!(rows(&merged, Level1::Duty)[1], "负责成果转化|技术合同认定|技术经纪人培训|≥2场|≥8场");
    let heads = "一级指标\t二级指标\t重点工作\t三级指标\t半年指标值\t全年指标值\n";
    let headed = plan(&form, DUTY, start, &format!("{heads}履职\t{ROW}"));
    assert_eq!((headed.set_aside.own_name, headed.by_head, headed.losses()), (true, true, vec![]));
    assert_eq!(rows(&done(&form, headed), Level1::Duty), [READ]);
    // Heads on a further page, and once more below.
    let again = plan(
        &form,
        DUTY,
        start,
        &format!("履职\t{ROW}{heads}履职\t{ROW}{heads}").replacen("技术合同认定\t全市", "其他\t各县", 1),
    );
    assert_eq!((again.set_aside.own_name, again.set_aside.head_rows, again.losses()), (true, 2, vec![]));
    assert_eq!(rows(&done(&form, again), Level1::Duty)[1], READ);
    // Values of rows that are there go to them by their names.
    let example = declared_form();
    let (start, _) = first(&example, Level1::Duty);
    let changed = ROW.replace("900", "950");
    let after = done(&example, plan(&example, DUTY, start, &format!("履职\t{changed}")));
    assert_eq!(rows(&after, Level1::Duty).len(), rows(&example, Level1::Duty).len());
    assert!(rows(&after, Level1::Duty).contains(&READ.replace("900", "950")));
    // A group without 重点工作, and 一级指标 before 三级指标.
    let (start, row) = first(&form, Level1::Satisfaction);
    let group = Table::Indicators(Level1::Satisfaction);
    let wide = "满意度指标\t服务对象满意度\t群众满意度\t≥90%\t≥95%\n";
    assert_eq!(
        rows(&done(&form, plan(&form, group, start, wide)), Level1::Satisfaction),
        ["服务对象满意度||群众满意度|≥90%|≥95%"]
    );
    let level2 = &form.indicators.group(Level1::Satisfaction)[0].name;
    let short = "满意度\t群众满意度\t≥90%\t≥95%\n";
    let after = done(&form, plan(&form, group, Field::Name(row), short));
    assert_eq!(rows(&after, Level1::Satisfaction), [format!("{level2}||群众满意度|≥90%|≥95%")]);
}

#[test]
fn a_second_level_called_like_the_table_and_any_other_name_are_pasted() {
    let form = standard_form("2025");
    let (start, _) = first(&form, Level1::Satisfaction);
    let group = Table::Indicators(Level1::Satisfaction);
    let same = "满意度指标\t群众满意度\t≥90%\t≥95%\n";
    let plan_of_same = plan(&form, group, start, same);
    assert!(!plan_of_same.set_aside.own_name);
    assert_eq!(rows(&done(&form, plan_of_same), Level1::Satisfaction), ["满意度指标||群众满意度|≥90%|≥95%"]);
    let both = "满意度指标\t满意度指标\t群众满意度\t≥90%\t≥95%\n";
    assert_eq!(
        rows(&done(&form, plan(&form, group, start, both)), Level1::Satisfaction),
        ["满意度指标||群众满意度|≥90%|≥95%"]
    );
    // Another table's name, and one that only some rows have.
    let (start, row) = first(&form, Level1::Duty);
    for text in [format!("效益指标\t{ROW}"), format!("履职\t{ROW}决策\t{ROW}"), format!("履职工作\t{ROW}")]
    {
        assert!(!plan(&form, DUTY, start, &text).set_aside.own_name, "{text}");
    }
    let list = plan(&form, DUTY, Field::Name(row), "履职\n履职\n");
    assert!(!list.set_aside.own_name && list.count() == 2, "a column of names is no column beside others");
    // Whoever wants the block as it lies has it so.
    let as_it_lies = Options { by_names: false, grow: true };
    let plan = Plan::new(&form, DUTY, |_| true, start, &read(&format!("履职\t{ROW}")), as_it_lies).unwrap();
    assert!(!plan.set_aside.own_name && plan.losses() == [("表中没有对应的栏", 1)]);
}

#[test]
fn a_column_is_pasted_without_the_heads_in_it() {
    let form = Form { stage: Stage::SelfEvaluation, ..declared_form() };
    let filled: Vec<RowId> = form.indicators.filled().map(|(.., row)| row.id).collect();
    let values: Vec<String> = (0..48).map(|at| format!("{}场", at + 1)).collect();
    for heads in [
        ["全年完成值", "全年完成值", "全年完成值"],
        ["全年 完成值", "实际完成值", "全年实际完成值（截至12月）"],
        ["完成值", "完成情况", "年度完成值"],
    ] {
        // On top, in the middle, and where a third page begins; and once not on top.
        for cuts in [[0, 20, 40], [5, 20, 40]] {
            let mut column = values.clone();
            for (cut, head) in cuts.iter().zip(heads).rev() {
                column.insert(*cut, head.to_owned());
            }
            assert_eq!(column.len(), 51);
            let text = column.join("\n");
            let plan = plan(&form, Table::SelfEvaluation, Field::Actual(filled[0], YEAR), &text);
            assert_eq!((plan.losses(), plan.count()), (vec![], values.len()), "{heads:?} {cuts:?}");
            assert_eq!(plan.set_aside.head_rows, if cuts[0] == 0 { 2 } else { 3 });
            let after = done(&form, plan);
            let written: Vec<&str> =
                filled.iter().take(values.len()).map(|id| after.text(Field::Actual(*id, YEAR)).unwrap()).collect();
            assert_eq!(written, values, "{heads:?} {cuts:?}");
        }
    }
}

#[test]
fn rows_of_heads_and_single_heads_are_left_out_of_a_block_too() {
    let form = standard_form("2025");
    let (start, row) = first(&form, Level1::Duty);
    let heads = "二级指标\t重点工作\t三级指标\t半年指标值\t全年指标值\n";
    let other = "负责培训\t培训\t技术经纪人培训\t≥2场\t≥8场\n";
    for text in [format!("{heads}{ROW}{heads}{other}"), format!("{ROW}{heads}{other}{heads}"), format!("{ROW}{other}")]
    {
        let after = done(&form, plan(&form, DUTY, start, &text));
        assert_eq!(rows(&after, Level1::Duty), [READ, "负责培训|培训|技术经纪人培训|≥2场|≥8场"], "{text}");
    }
    // One head among values: the row is one of the table's, the head is not.
    let text = "全市技术合同成交额\t半年指标值\t≥900 亿元\n";
    let plan_of_one = plan(&form, DUTY, Field::Name(row), text);
    let sheet = plan_of_one.sheet(&read(text), 10);
    let cell = sheet.lines.iter().flat_map(|line| &line.cells).find(|cell| matches!(cell, SheetCell::Refused(..)));
    assert!(
        matches!(cell, Some(SheetCell::Refused(text, why)) if text == "半年指标值" && why.reason() == "栏名，不写入")
    );
    assert_eq!((plan_of_one.losses(), plan_of_one.refused(), plan_of_one.count()), (vec![], 0, 2));
    // Values that only begin like a head, and heads of another column among values, are what they are.
    let plan = plan(&form, DUTY, Field::Name(row), "三级指标体系建设\t≥1套\t≥2套\n重点工作\t≥1项\t≥2项\n");
    assert_eq!((plan.set_aside.head_rows, plan.count()), (0, 6));
}

#[test]
fn values_that_fall_off_are_counted_by_their_reason_and_nothing_else_is() {
    let form = Form { stage: Stage::SelfEvaluation, ..declared_form() };
    let id = form.indicators.filled().next().unwrap().2.id;
    let (weight, last) = (Field::Weight(id), Field::Explanation(id, YEAR));
    for (table, start, text, losses) in [
        (Table::SelfEvaluation, last, "说明\t多余\n", vec![("表中没有对应的栏", 1)]),
        (Table::Income, Field::Income(IncomeSource::Other), "1\n2\n3\n", vec![("超出表的最后一行", 2)]),
        (Table::SelfEvaluation, weight, "5\t≥3场\n", vec![("请在指标表中填写", 1)]),
        (Table::Income, Field::Income(IncomeSource::Other), "1\t2\n", vec![("表中没有对应的栏", 1)]),
        // Nothing is lost with empty cells, with errors, and with what the program computes.
        (Table::SelfEvaluation, last, "说明\t \n", vec![]),
        (Table::Income, Field::Income(IncomeSource::Other), "#N/A\n\n\n", vec![]),
        (Table::SelfEvaluation, weight, "5\n", vec![]),
    ] {
        assert_eq!(plan(&form, table, start, text).losses(), losses, "{text:?}");
    }
    // A whole table with other amounts, and so with other sums, loses nothing.
    let changed = write(&TableCells::of(&form, Table::Income).texts()).replace("658.29", "700");
    let of_income = plan(&form, Table::Income, Field::Income(IncomeSource::Other), &changed);
    assert!(of_income.losses().is_empty() && of_income.refused() > 0 && of_income.count() > 0);
}

#[test]
fn a_sheet_in_quotation_marks_is_imported_as_it_was() {
    let sheet = "部门整体预算绩效目标表\t\t\t\n2025年度\t\t\t\n单位名称\t苏州市示例中心\t\t\n\"单位\n主要职能\"\t\"（一）负责技术合同认定；\n（二）说\"\"好\"\"。\"\t\t\n\
        \"机构设置及\n人员配置\"\t\"内设机构3个。\n在编15人。\"\t\t\n中长期目标\t建成服务体系。\t\t\n年度目标\t\"1.完成认定；\n2.培训8场。\"\t\t\n\
        一级指标\t二级指标\t重点工作\t三级指标\t半年指标值\t全年指标值\n履职\t负责成果转化\t技术合同认定\t\"全市技术合同\n成交额\"\t≥450 亿元\t\"≥900\n亿元\"\n";
    for text in [sheet.to_owned(), sheet.replace('\n', "\r\n")] {
        let imported = published::read(&text).unwrap();
        let form = imported.form;
        assert_eq!(form.profile.unit, "苏州市示例中心");
        assert_eq!(form.profile.functions, "（一）负责技术合同认定；\n（二）说\"好\"。");
        assert_eq!(form.profile.organisation, "内设机构3个。\n在编15人。");
        assert_eq!(form.goals.annual, "1.完成认定；\n2.培训8场。");
        assert_eq!(rows(&form, Level1::Duty), ["负责成果转化|技术合同认定|全市技术合同成交额|≥450 亿元|≥900亿元"]);
        assert_eq!(form.unplaced, []);
    }
}

#[test]
fn marks_that_are_no_quotation_of_cells_stay() {
    for text in ["\"三公\"经费\t5\n", "\"十四五\"规划\n落实\"双减\"\n", "甲\t乙\n", "\"未完\t5\n", "\"甲\n乙\"\n", ""]
    {
        assert_eq!(unquoted(text).text, text);
    }
}

/// What last year's form had stands between the columns of this year and in no other table.
#[test]
fn a_block_passes_over_the_column_of_last_year() {
    let mut unit = Unit::open(declared_form());
    unit.run(&["lastYear=履职|负责成果转化|技术经纪人培训|4场"]);
    let form = unit.form();
    let start = Field::Name(unit.row("技术经纪人培训"));
    let after = done(form, plan(form, DUTY, start, "甲指标\t≥1个\t≥2个"));
    let row = after.indicators.row(unit.row("技术经纪人培训")).unwrap();
    assert_eq!(
        (row.name.as_str(), row.target.half_year.as_str(), row.target.full_year.as_str()),
        ("甲指标", "≥1个", "≥2个")
    );
    // A table that was copied here has that column.
    let grid = TableCells::of(form, DUTY);
    let copied =
        plan(form, DUTY, Field::Level2Name(form.indicators.group(Level1::Duty)[0].id), &write(&grid.texts()[1..]));
    assert_eq!((copied.count(), copied.losses()), (0, vec![]));
}
