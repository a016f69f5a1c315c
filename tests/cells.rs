//! Cells from and for spreadsheets: what is on the clipboard, where it lands, and that copying back and forth changes nothing.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::exchange::cells::{Cell, CellFate, CellRefusal, Holds, Options, Plan, TableCells, read, write};
use budget_form::form::{
    BaseItem, Cause, ExpenditureLine, Field, Form, Indicator, Level1, Likelihood, PerPeriod, Period, RowId, Stage,
    standard_form,
};
use budget_form::tables::Table;
use proptest::prelude::*;
use support::pasting::{USUAL, done, listed, plan};
use support::{Unit, declared_form};

/// The example with something in every column, at a stage.
fn filled(stage: Stage) -> Form {
    let mut unit = Unit::open(declared_form());
    unit.at(stage);
    unit.adjust("基本支出", Period::HalfYear, "1.5").spend("基本支出", Period::HalfYear, "290.12");
    unit.spend("项目支出", Period::HalfYear, "0").spend("项目支出", Period::FullYear, "0.4");
    unit.type_into(Field::Base(BaseItem::StaffQuota, Period::HalfYear), "15");
    unit.type_into(Field::Base(BaseItem::StaffEmployed, Period::HalfYear), "14");
    let row = unit.row("培育技术经纪人");
    unit.type_into(Field::Actual(row, Period::HalfYear), "85人")
        .type_into(Field::Actual(row, Period::FullYear), "240人");
    unit.type_into(Field::Weight(row), "100").type_into(Field::Explanation(row, Period::FullYear), "甲\n\"乙\"\t丙");
    unit.type_into(Field::Expected(row), "220人").type_into(Field::Explanation(row, Period::HalfYear), "师资不足");
    unit.run(&["@培育技术经纪人/likelihood=有可能", "@培育技术经纪人/cause=经费保障", "@培育技术经纪人/cause=其他"]);
    unit.form().clone()
}

#[test]
fn cells_are_read_as_spreadsheets_write_them() {
    for (text, cells) in [
        ("", vec![]),
        ("1", vec![vec!["1"]]),
        ("1\r\n", vec![vec!["1"]]),
        ("\r\n", vec![vec![""]]),
        ("1\t2\r\n3\t4\r\n", vec![vec!["1", "2"], vec!["3", "4"]]),
        ("1\t2\n3", vec![vec!["1", "2"], vec!["3"]]),
        ("1\r2\r", vec![vec!["1"], vec!["2"]]),
        ("\t\t\r\n", vec![vec!["", "", ""]]),
        ("1\t", vec![vec!["1", ""]]),
        ("\"一\n二\"\t三\n", vec![vec!["一\n二", "三"]]),
        ("\"一\r\n二\"\r\n", vec![vec!["一\n二"]]),
        ("\"说“好”\t\"\"好\"\"\"", vec![vec!["说“好”\t\"好\""]]),
        ("\"三公\"经费\t\"三公\"\n", vec![vec!["\"三公\"经费", "\"三公\""]]),
        ("5\"管\t\"未完", vec![vec!["5\"管", "\"未完"]]),
        ("＞＝４５０　亿元\t１，２９４.５８", vec![vec!["＞＝４５０　亿元", "１，２９４.５８"]]),
    ] {
        assert_eq!(read(text), cells, "{text:?}");
    }
}

proptest! {
    #[test]
    fn what_is_written_is_read(rows in prop::collection::vec(prop::collection::vec("[\"\t\n 甲a,'=]{0,6}", 1..5), 0..6)) {
        prop_assert_eq!(read(&write(&rows)), rows);
    }
}

#[test]
fn what_is_copied_and_pasted_back_changes_nothing() {
    for stage in Stage::ALL {
        let form = filled(stage);
        for table in Table::ALL {
            let grid = TableCells::of(&form, table);
            assert!(grid.lines.iter().all(|line| line.cells.len() == grid.head.len()), "{table:?}");
            let fields: Vec<Field> = grid.lines.iter().flat_map(|line| &line.cells).filter_map(Cell::field).collect();
            assert!(!fields.is_empty());
            let text = write(&grid.texts());
            for start in fields.iter().step_by(7) {
                let plan = plan(&form, table, *start, &text);
                assert_eq!((listed(&plan), plan.below), (vec![], 0), "{table:?} at {start:?}");
                let texts =
                    fields.iter().filter(|field| form.text(**field).is_some_and(|text| !text.is_empty())).count();
                assert!(plan.by_head && plan.same + 2 >= texts, "{table:?}: {} of {texts}", plan.same);
            }
            // Without the heads too, from the first cell on.
            let body = write(&grid.texts()[1..]);
            assert_eq!(listed(&plan(&form, table, fields[0], &body)), Vec::<String>::new(), "{table:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn a_paste_writes_what_it_says_and_nothing_else(
        at in 0_usize..12, start in 0_usize..400, stage in 0_usize..3, grow in any::<bool>(),
        rows in prop::collection::vec(prop::collection::vec("[ 甲乙1.%]{0,2}", 1..8), 1..9),
    ) {
        let form = Form { stage: Stage::ALL[stage], ..declared_form() };
        let table = Table::ALL[at];
        let fields: Vec<Field> =
            TableCells::of(&form, table).lines.iter().flat_map(|line| &line.cells).filter_map(Cell::field).collect();
        let options = Options { by_names: true, grow };
        let plan = Plan::new(&form, table, |_| true, fields[start % fields.len()], &rows, options).unwrap();
        prop_assert_eq!(plan.added, if grow { plan.below } else { 0 });
        let writes: Vec<(Field, String)> = plan.fields().zip(plan.landings.iter().filter(|l| matches!(l.fate, CellFate::Written(_))).map(|l| l.new.clone())).collect();
        let filled = rows.iter().flatten().filter(|text| !text.trim().is_empty()).count();
        prop_assert!(plan.count() + plan.refused() + plan.same >= filled);
        let after = done(&form, plan.clone());
        for (field, text) in &writes {
            prop_assert_eq!(after.text(*field), Some(text.as_str()));
        }
        // What is not written stands as before.
        let mut back = after.clone();
        for (field, _) in &writes {
            if let Some(old) = form.text(*field) {
                old.clone_into(back.text_mut(*field).unwrap());
            }
        }
        if plan.added == 0 {
            prop_assert_eq!(back, form);
        } else {
            prop_assert_eq!(after.indicators.rows().count(), form.indicators.rows().count() + plan.added);
        }
        prop_assert!(after.indicators.level2s().all(|(_, level2)| !level2.rows.is_empty()));
    }
}

#[test]
fn amounts_land_below_each_other_and_what_has_no_place_is_reported() {
    let form = standard_form("2025");
    let start = Field::Income(budget_form::form::IncomeSource::CarryOver);
    let pasted = plan(&form, Table::Income, start, "1,294.58\r\n０.４\r\n9\r\n");
    assert_eq!(
        listed(&pasted),
        ["上年结转资金/全年预算数=1294.58", "其他资金/全年预算数=0.4", "/全年预算数 9 超出表的最后一行"]
    );
    assert_eq!(pasted.name(), "粘贴 2 格");
    let after = done(&form, pasted);
    assert_eq!(after.funds.income.get(budget_form::form::IncomeSource::Other), "0.4");
    let planned = Field::Planned(ExpenditureLine::Basic, Period::FullYear);
    let pasted = plan(&form, Table::Expenditure, planned, "1\t2\r\n3\t\r\n4\r\n");
    assert_eq!(
        listed(&pasted),
        [
            "基本支出/全年预算数=1",
            "基本支出/ 2 表中没有对应的栏",
            "项目支出/全年预算数=3",
            "合计/全年预算数 4 由程序计算"
        ]
    );
}

#[test]
fn a_block_goes_by_the_heads_it_brings_along_in_any_order() {
    let form = filled(Stage::Declaration);
    let any = Field::Planned(ExpenditureLine::Project, Period::FullYear);
    let block = "支出类别\t全年预算数（万元）\t半年计划执行数\t备注\r\n项目支出\t7\t3\t甲\r\n基本支出\t8\t4\t\r\n";
    let pasted = plan(&form, Table::Expenditure, any, block);
    assert!(pasted.by_head && pasted.by_names);
    assert_eq!(
        listed(&pasted),
        [
            "项目支出/全年预算数=7",
            "项目支出/半年计划执行数=3",
            "项目支出/ 甲 表中没有对应的栏",
            "基本支出/全年预算数=8",
            "基本支出/半年计划执行数=4"
        ]
    );
}

#[test]
fn rows_that_the_table_does_not_have_never_take_the_place_of_others() {
    let form = filled(Stage::Monitoring);
    let (.., first) = form.indicators.rows().find(|(.., row)| row.name == "培育技术经纪人").unwrap();
    let block = "三级指标\t全年指标值\r\n培育技术经纪人\t≥210人\r\n到馆率\t≥3%\r\n借阅量\t≥2万册\r\n";
    let pasted = plan(&form, Table::Indicators(Level1::Duty), Field::Name(first.id), block);
    assert!(pasted.by_head && pasted.by_names);
    assert_eq!((pasted.below, pasted.added), (2, 2));
    let after = done(&form, pasted);
    let names = |form: &Form| form.indicators.rows().map(|(.., row)| row.name.clone()).collect::<Vec<_>>();
    let (before, after_names) = (names(&form), names(&after));
    assert_eq!(after_names.iter().filter(|name| !before.contains(name)).collect::<Vec<_>>(), ["到馆率", "借阅量"]);
    assert!(before.iter().all(|name| after_names.contains(name)));
    assert_eq!(after.text(Field::Target(first.id, Period::FullYear)), Some("≥210人"));
    // A name that two rows have is not certain: what is called so goes nowhere, and the user may let the block lie where it was pasted.
    let mut twice = form.clone();
    let (.., other) = form.indicators.rows().find(|(.., row)| row.name == "全市技术合同成交额").unwrap();
    "培育技术经纪人".clone_into(twice.text_mut(Field::Name(other.id)).unwrap());
    let unsure = plan(&twice, Table::Indicators(Level1::Duty), Field::Name(first.id), block);
    assert_eq!((unsure.refused(), unsure.added), (2, 2));
    assert_eq!(listed(&unsure)[1], "培育技术经纪人/全年指标值 ≥210人 表中没有或不止一行是这个名称");
}

#[test]
fn a_block_goes_by_the_names_it_begins_with() {
    let mut form = filled(Stage::Monitoring);
    let row = |form: &Form, name: &str| form.indicators.rows().find(|(.., row)| row.name == name).unwrap().2.id;
    let (first, second) = (row(&form, "培育技术经纪人"), row(&form, "全市技术合同成交额"));
    let start = Field::Actual(first, Period::HalfYear);
    let block = "全市技术合同成交额\t460\r\n培育技术经纪人\t90人\r\n";
    let pasted = plan(&form, Table::Monitoring, start, block);
    assert!(pasted.by_names && !pasted.by_head);
    assert_eq!(listed(&pasted), ["全市技术合同成交额/半年完成值=460", "培育技术经纪人/半年完成值=90人"]);
    assert_eq!(done(&form, pasted).text(Field::Actual(second, Period::HalfYear)), Some("460"));
    // As it lies, where the user wants that.
    let lying = Options { by_names: false, grow: false };
    let pasted = Plan::new(&form, Table::Monitoring, |_| true, start, &read(block), lying).unwrap();
    assert_eq!(listed(&pasted)[0], "培育技术经纪人/半年完成值=全市技术合同成交额");
    // A name that two rows have is not certain.
    form.text_mut(Field::Name(second)).unwrap().clone_from(&"培育技术经纪人".to_owned());
    let pasted = plan(&form, Table::Monitoring, start, "培育技术经纪人\t90人\r\n");
    assert_eq!(listed(&pasted)[0], "培育技术经纪人/半年完成值=培育技术经纪人");
}

#[test]
fn labels_before_base_data_are_no_figures() {
    let form = standard_form("2025");
    let start = Field::Base(BaseItem::PublicExpenseBudget, Period::HalfYear);
    for block in [
        "编制数\t15\t15\r\n在职人员数\t14\t\r\n",
        "编制数\t15\t15\r\n在职人员数\t14\t\r\n\t\t\r\n\r\n",
        "在职人员控制率\t编制数\t人\t15\t15\t未填\t未填\r\n\t在职人员数\t人\t14\t\t\t\r\n",
    ] {
        let pasted = plan(&form, Table::BaseData, start, block);
        assert_eq!(listed(&pasted), ["编制数/半年=15", "编制数/全年=15", "在职人员数/半年=14"], "{block}");
    }
}

#[test]
fn a_whole_published_table_makes_its_rows_and_its_merged_cells() {
    let mut unit = Unit::open(Form { stage: Stage::Declaration, ..standard_form("2025") });
    let level2 = unit.form().indicators.group(Level1::Duty).first().cloned();
    let mut form = unit.form().clone();
    if level2.is_none() {
        form.indicators.push_level2(Level1::Duty, "", []);
    } else {
        form.indicators.group_mut(Level1::Duty).truncate(1);
        form.indicators.group_mut(Level1::Duty)[0].rows = vec![Indicator::empty(RowId(900))];
        form.indicators.group_mut(Level1::Duty)[0].name = String::new();
    }
    unit = Unit::open(form);
    let id = unit.form().indicators.group(Level1::Duty)[0].id;
    let block = "二级指标\t重点工作\t三级指标\t半年指标值\t全年指标值\r\n\
        负责成果转化\t技术合同认定\t成交额\t≥450 亿元\t≥900 亿元\r\n\t\t认定家数\t≥1\t≥2\r\n\t技术经纪人\t培育\t＞＝80人\t＞＝200人\r\n\
        负责资源共享\t\t用户数\t\t≥1500 家\r\n\t\t\t\t\r\n\t开放共享\t场次\t≥2 场\t≥8 场\r\n\t\t\t\t\r\n";
    let pasted = plan(unit.form(), Table::Indicators(Level1::Duty), Field::Level2Name(id), block);
    assert_eq!((pasted.added, pasted.merged_tasks, pasted.refused(), pasted.regrouped), (4, 1, 0, false));
    let after = done(unit.form(), pasted);
    let rows = |at: usize| -> Vec<[String; 3]> {
        let rows = &after.indicators.group(Level1::Duty)[at].rows;
        rows.iter().map(|row| [row.key_task.clone(), row.name.clone(), row.target.full_year.clone()]).collect()
    };
    assert_eq!(after.indicators.group(Level1::Duty).len(), 2);
    assert_eq!(after.indicators.group(Level1::Duty)[0].name, "负责成果转化");
    assert_eq!(after.indicators.group(Level1::Duty)[1].name, "负责资源共享");
    assert_eq!(
        rows(0),
        [
            ["技术合同认定", "成交额", "≥900 亿元"],
            ["技术合同认定", "认定家数", "≥2"],
            ["技术经纪人", "培育", "＞＝200人"]
        ]
    );
    assert_eq!(rows(1), [["", "用户数", "≥1500 家"], ["开放共享", "场次", "≥8 场"]]);
    // Without new rows the same cells are reported to be too many.
    let lying = Options { by_names: true, grow: false };
    let pasted =
        Plan::new(unit.form(), Table::Indicators(Level1::Duty), |_| true, Field::Level2Name(id), &read(block), lying)
            .unwrap();
    assert_eq!((pasted.below, pasted.added, pasted.count()), (4, 0, 5));
    assert!(pasted.landings.iter().any(|landing| landing.fate == CellFate::Refused(CellRefusal::NoLine)));
}

#[test]
fn merged_cells_never_empty_a_name_and_other_groupings_are_reported() {
    let form = declared_form();
    let duty = form.indicators.group(Level1::Duty);
    let (first, second) = (&duty[0], &duty[1]);
    let names: Vec<&str> = first.rows.iter().chain(&second.rows).map(|row| row.name.as_str()).collect();
    // All rows below one 二级指标, which the table has as two.
    let block: Vec<Vec<String>> = names
        .iter()
        .enumerate()
        .map(|(at, name)| {
            vec![if at == 0 { first.name.clone() } else { String::new() }, "同一工作".into(), format!("{name}新")]
        })
        .collect();
    let plan = Plan::new(&form, Table::Indicators(Level1::Duty), |_| true, Field::Level2Name(first.id), &block, USUAL)
        .unwrap();
    assert!(plan.regrouped);
    assert_eq!(done(&form, plan).indicators.level2(second.id).unwrap().name, second.name);
    // Another name for a row in the middle of a merged cell.
    let block = vec![vec![first.name.clone()], vec!["另一个".to_owned()]];
    let plan = Plan::new(&form, Table::Indicators(Level1::Duty), |_| true, Field::Level2Name(first.id), &block, USUAL)
        .unwrap();
    assert!(plan.regrouped && plan.landings[0].fate == CellFate::Refused(CellRefusal::Fixed(Holds::Merged)));
}

#[test]
fn a_value_too_many_that_lands_beside_the_sums_is_said_to_have_no_place_there() {
    let form = Form { stage: Stage::SelfEvaluation, ..declared_form() };
    let grid = TableCells::of(&form, Table::SelfEvaluation);
    let last = grid.lines.iter().rev().flat_map(|line| &line.cells).filter_map(Cell::field);
    let start = last.into_iter().find(|field| matches!(field, Field::Explanation(..))).unwrap();
    let pasted = plan(&form, Table::SelfEvaluation, start, "原因一\n原因二");
    let told: Vec<_> = pasted.landings.iter().map(|landing| (landing.new.as_str(), landing.fate)).collect();
    let refused = CellFate::Refused(CellRefusal::Fixed(Holds::Nothing));
    assert_eq!(told, [("原因一", CellFate::Written(start)), ("原因二", refused)]);
    assert_eq!(pasted.losses(), [("表中这一格不填写", 1)]);
    // An empty cell beside a filled one is no content that stands there already.
    assert_eq!(plan(&form, Table::SelfEvaluation, start, "\n\n").same, 0);
}

#[test]
fn an_empty_task_stays_empty_in_a_row_that_has_none() {
    let mut form = declared_form();
    let rows: Vec<RowId> =
        form.indicators.group(Level1::Duty).iter().flat_map(|l| &l.rows).map(|row| row.id).take(2).collect();
    form.text_mut(Field::KeyTask(rows[0])).unwrap().clone_from(&"甲".to_owned());
    form.text_mut(Field::KeyTask(rows[1])).unwrap().clear();
    let name = form.text(Field::Name(rows[1])).unwrap().to_owned();
    for (given, task) in [(name.as_str(), ""), ("另一项", "乙")] {
        let block = vec![vec!["乙".to_owned(), "成交额".to_owned()], vec![String::new(), given.to_owned()]];
        let plan = Plan::new(&form, Table::Indicators(Level1::Duty), |_| true, Field::KeyTask(rows[0]), &block, USUAL)
            .unwrap();
        assert_eq!(done(&form, plan).text(Field::KeyTask(rows[1])), Some(task), "{given}");
    }
}

#[test]
fn a_judgement_goes_with_the_value_it_was_made_of() {
    let mut unit = Unit::open(Form { stage: Stage::Monitoring, ..declared_form() });
    let row = unit.row("培育技术经纪人");
    unit.run(&["@培育技术经纪人/actual/halfYear=有序推进", "@培育技术经纪人/judgement/halfYear=达成"]);
    let pasted = plan(unit.form(), Table::Monitoring, Field::Actual(row, Period::HalfYear), "85人\t\t\t\t\t师资\n");
    assert_eq!(pasted.count(), 1);
    let after = done(unit.form(), pasted);
    assert_eq!(after.indicators.row(row).unwrap().judgement, PerPeriod::default());
}

#[test]
fn a_text_that_names_a_choice_makes_it() {
    let mut unit = Unit::open(filled(Stage::Monitoring));
    let row = unit.row("培育技术经纪人");
    let start = Field::Expected(row);
    let pasted = plan(
        unit.form(),
        Table::Monitoring,
        start,
        "\t完全不可能\t人员，硬件条件保障\t\n\t大概能\t缺钱\t\n\t确定能\t\t\n",
    );
    assert_eq!(
        listed(&pasted),
        [
            "培育技术经纪人/全年预计完成值=",
            "培育技术经纪人/完成目标可能性=完全不可能",
            "培育技术经纪人/偏差原因=人员保障、硬件条件保障",
            "培育技术经纪人/偏差说明=",
            "技术经纪人培训/完成目标可能性 大概能 不是可选的内容",
            "技术经纪人培训/偏差原因 缺钱 不是可选的内容",
            "科技创新券技术转移补助/完成目标可能性=确定能",
        ]
    );
    assert_eq!((pasted.count(), pasted.emptied(), pasted.refused()), (5, 2, 2));
    let after = done(unit.form(), pasted);
    let monitoring = &after.indicators.row(row).unwrap().monitoring;
    assert_eq!(monitoring.likelihood, Some(Likelihood::Impossible));
    assert_eq!(monitoring.causes, [Cause::Staff, Cause::Equipment]);
    unit.do_step(plan(unit.form(), Table::Monitoring, start, "220人\t\t\n").edit());
    assert_eq!(unit.form().indicators.row(row).unwrap().monitoring.likelihood, None);
}
