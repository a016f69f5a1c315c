//! What happens to the text of a published form on its way: pages, clipboards, lost lines, parts of a form. (`published_readings.rs` has the plain ones.)

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    reason = "a test may stop at the first surprise"
)]

mod published;

use budget_form::exchange::published::{Imported, ReadError, read};
use budget_form::form::{ExpenditureLine, IncomeSource, IncomeTotal, Level1, Period};
use proptest::prelude::*;
use published::{FORMS, Row, assert_accounted, packed, read_rows, text, true_rows, truth};

/// Rows that are in no published form and that no note asks to check.
fn silently_wrong(text: &str, imported: &Imported, truth: &[Row]) -> Vec<Row> {
    let checks: Vec<_> = imported.report.notes.iter().filter(|note| note.check).collect();
    let flagged = |row: &Row| {
        let on = |line: &str| row[2..4].iter().any(|cell| !cell.is_empty() && packed(line).contains(first_five(cell)));
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        let at: Vec<usize> =
            unified.split('\n').enumerate().filter(|(_, line)| on(line)).map(|(at, _)| at + 1).collect();
        checks.iter().any(|note| {
            note.lines.iter().any(|line| at.contains(line))
                || row[1..4].iter().any(|cell| cell.chars().count() > 2 && packed(&note.text).contains(cell.as_str()))
        }) || imported.report.unplaced.iter().any(|line| at.contains(&line.line))
    };
    read_rows(&imported.form).into_iter().filter(|row| !truth.contains(row) && !flagged(row)).collect()
}

fn first_five(text: &str) -> &str {
    text.char_indices().nth(5).map_or(text, |(end, _)| &text[..end])
}

#[test]
fn the_sample_has_54_indicators_and_two_empty_level2() {
    for mode in ["copied", "raw"] {
        let imported = read(&text("centre", mode)).expect("a form");
        assert_eq!(imported.form.indicators.count(), 54, "{mode}");
        let groups = imported.report.groups;
        assert_eq!(groups.map(|group| group.level1), Level1::ALL);
        assert_eq!(groups.map(|group| group.indicators), [6, 26, 13, 8, 1], "{mode}");
        assert_eq!(groups.map(|group| group.empty_level2), [0, 0, 0, 2, 0], "{mode}");
    }
}

#[test]
fn one_value_of_two_is_not_guessed_where_columns_are_lost() {
    for mode in ["copied", "raw"] {
        let imported = read(&text("library", mode)).expect("a form");
        let row = imported.form.indicators.rows().find(|(_, _, row)| row.name == "通借通还覆盖率");
        let (_, _, row) = row.expect("the row");
        assert_eq!((row.target.half_year.as_str(), row.target.full_year.as_str()), ("", ""));
        let line = imported.form.unplaced.iter().find(|line| line.text.contains("通借通还覆盖率")).expect("kept");
        assert!(line.reason.contains("不知是半年还是全年"));
    }
}

#[test]
fn nothing_is_wrong_without_a_word() {
    for form in FORMS {
        let rows_of = true_rows(&truth(form));
        for mode in ["copied", "raw"] {
            let text = text(form, mode);
            let imported = read(&text).expect("a form");
            assert_accounted(&text, &imported);
            assert_eq!(silently_wrong(&text, &imported, &rows_of), Vec::<Row>::new(), "{form} {mode}");
        }
    }
}

#[test]
fn what_a_viewer_copies_is_read_with_wrapped_cells_and_page_breaks() {
    let text = text("sluice", "viewer");
    let imported = read(&text).expect("a form");
    assert_eq!(read_rows(&imported.form), true_rows(&truth("sluice")));
    assert_accounted(&text, &imported);
}

#[test]
fn a_line_that_begins_with_a_comma_goes_on() {
    // Marks set close together look like the end of a line to some programs.
    let plain = text("sluice", "raw");
    let broken = plain.replace("防汛物资储备、演", "防汛物资储备\n、演");
    assert_ne!(broken, plain);
    let imported = read(&broken).expect("a form");
    assert_eq!(read_rows(&imported.form), true_rows(&truth("sluice")));
    assert_accounted(&broken, &imported);
}

#[test]
fn cells_without_a_blank_between_them_are_separated() {
    let plain = text("centre", "copied");
    let glued = plain
        .replace("满意度指标 服务对象满意度", "满意度指标服务对象满意度")
        .replace("支付进度符合率 ＝100% ＝100%", "支付进度符合率＝100%＝100%");
    assert_ne!(glued, plain);
    assert_eq!(read_rows(&read(&glued).expect("a form").form), true_rows(&truth("centre")));
}

#[test]
fn an_amount_cut_in_two_by_its_cell_is_put_together_and_said() {
    let plain = text("centre", "copied").replace("资金总额 658.29", "资金总额 658.2\n9");
    let imported = read(&plain).expect("a form");
    assert_eq!(imported.form.funds.published_totals.get(IncomeTotal::Total), "658.29");
    assert!(imported.report.notes.iter().any(|note| note.check && note.text.contains("分在两行")));
}

#[test]
fn a_page_copied_character_by_character_is_left_out_aloud() {
    let plain = text("centre", "copied");
    let at = plain.find("科技镇长团会议").expect("the row");
    let end = plain.find("科技镇长团宣传").expect("the row");
    let scattered: String = plain[at..end].split_whitespace().flat_map(str::chars).flat_map(|c| [c, '\n']).collect();
    let text = format!("{}{scattered}{}", &plain[..at], &plain[end..]);
    let imported = read(&text).expect("a form");
    assert_accounted(&text, &imported);
    let (read_rows, truth) = (read_rows(&imported.form), true_rows(&truth("centre")));
    assert_eq!(read_rows.len() + 2, truth.len());
    assert!(read_rows.iter().all(|row| truth.contains(row)));
    let left: Vec<_> = imported.report.unplaced.iter().filter(|line| line.reason.contains("逐字拆开")).collect();
    // A line for every row, with all its characters; the others say which one they went into.
    let texts: Vec<&str> = left.iter().map(|line| line.text.as_str()).collect();
    let rows = ["科技镇长团会议组织召开科技镇长团各类会议≥2场≥4场", "科技镇长团服务科技镇长团服务保障工作满意满意"];
    assert_eq!(texts, rows);
    let into = |line: usize| {
        imported.report.skipped.iter().filter(|skipped| skipped.why.ends_with(&format!("并入第 {line} 行"))).count()
    };
    assert_eq!(left.iter().map(|line| 1 + into(line.line)).sum::<usize>(), scattered.lines().count());
    // What follows may have lost its 二级指标 there.
    assert!(imported.report.notes.iter().any(|note| note.check && note.text.contains("逐字拆开")));
}

/// A department's list holds one form after the other.
#[test]
fn more_than_one_form_in_a_text_is_reported() {
    let reported = |text: &str| {
        let notes = read(text).expect("a form").report.notes;
        notes.into_iter().find(|note| note.check && note.text.contains("张表")).map(|note| note.text)
    };
    for mode in ["copied", "raw"] {
        for form in FORMS {
            assert_eq!(reported(&text(form, mode)), None, "{form} {mode}");
        }
        let both = format!("{}\n{}", text("centre", mode), text("library", mode));
        assert!(reported(&both).is_some_and(|text| text.contains("2 张表")), "{mode}");
    }
}

#[test]
fn totals_that_disagree_are_reported() {
    let text = text("centre", "copied").replace("资金总额 658.29", "资金总额 660.00");
    let imported = read(&text).expect("a form");
    let [mismatch] = imported.report.mismatches.as_slice() else { panic!("one total is wrong") };
    assert_eq!((mismatch.total, mismatch.published.as_str()), (IncomeTotal::Total, "660.00"));
    let note = "公布的资金总额 660.00 与各项合计 658.29 不一致";
    assert!(imported.report.notes.iter().any(|note_of| note_of.text == note && note_of.check));
    assert_eq!(imported.form.funds.published_totals.get(IncomeTotal::Total), "660.00");
}

#[test]
fn what_a_clipboard_does_to_a_text_changes_nothing() {
    let plain = text("centre", "copied");
    let expected = read(&plain).expect("a form").form;
    let radicals = plain.replace('人', "⼈").replace('金', "⾦").replace('长', "⻓");
    let variants = [
        plain.replace('\n', "\r\n"),
        plain.replace('\n', "\r"),
        format!("\u{feff}{plain}"),
        plain.replace(' ', "\u{3000}"),
        plain.replace(' ', "\t"),
        plain.replace(' ', "\u{a0}"),
        plain.replace('\n', " \n"),
        plain.replace("单位名称 ", "单位名称"),
        radicals.clone(),
    ];
    for variant in variants {
        let imported = read(&variant).expect("a form");
        assert_eq!(read_rows(&imported.form), read_rows(&expected));
        assert_eq!(imported.form.profile, expected.profile);
        assert_eq!(imported.form.goals, expected.goals);
        assert_eq!(imported.form.funds, expected.funds);
        assert_accounted(&variant, &imported);
    }
    let notes = read(&radicals).expect("a form").report.notes;
    assert!(notes.iter().any(|note| note.text.contains("部首字符") && !note.lines.is_empty()));
}

#[test]
fn page_numbers_and_repeated_titles_are_skipped() {
    let head = "一级指标 二级指标 重点工作 三级指标 半年指标值 全年指标值";
    let plain = text("centre", "copied");
    let row = "科技镇长团服务 科技镇长团服务保障工作 满意 满意";
    let page = format!("第 3 页\n\u{c}苏州市市级部门整体预算绩效目标表\n2025年度\n{head}\n{row}");
    let paged = plain.replace(row, &page);
    let imported = read(&paged).expect("a form");
    assert_eq!(read_rows(&imported.form), true_rows(&truth("centre")));
    let whys: Vec<&str> = imported.report.skipped.iter().map(|skipped| skipped.why.as_str()).collect();
    assert_eq!(whys, ["页码", "重复的标题", "重复的标题", "重复的表头"]);
    assert_accounted(&paged, &imported);
}

#[test]
fn names_that_stand_again_on_the_next_page_are_no_part_of_its_rows() {
    let head = "一级指标 二级指标 重点工作 三级指标 半年指标值 全年指标值\n";
    let names = "履职 负责技术转\n移服务\n";
    let row = |n: usize| format!("技术培训工作{n} 培训班数量{n} ≥{n}场 ≥{}场\n", 2 * n);
    let page = |rows: core::ops::Range<usize>| format!("{head}{names}{}", rows.map(row).collect::<String>());
    let text = format!("2025年度\n单位名称 苏州市示例中心\n{}\u{c}{}\u{c}{}", page(1..6), page(6..12), page(12..15));
    let form = read(&text).unwrap().form;
    let duty = form.indicators.group(Level1::Duty);
    assert_eq!(duty.iter().map(|level2| level2.name.as_str()).collect::<Vec<_>>(), ["负责技术转移服务"]);
    let names: Vec<_> = duty[0].rows.iter().map(|row| row.name.clone()).collect();
    assert_eq!(names, (1..15).map(|n| format!("培训班数量{n}")).collect::<Vec<_>>());
}

#[test]
fn a_page_break_in_a_sentence_does_not_cut_it() {
    let plain = text("centre", "copied");
    let broken = plain.replace("全年成交额", "全年\n- 1 -\n\u{c}成交额");
    let imported = read(&broken).expect("a form");
    assert_eq!(imported.form.goals.annual, read(&plain).expect("a form").form.goals.annual);
}

#[test]
fn a_part_of_a_form_is_read_as_far_as_it_goes() {
    let plain = text("centre", "copied");
    let (_, indicators) = plain.split_at(plain.find("一级指标").expect("the head"));
    let imported = read(indicators).expect("a part of a form");
    assert_eq!(read_rows(&imported.form), true_rows(&truth("centre")));
    assert!(imported.report.notes.iter().any(|note| note.text.contains("没有找到年度")));

    let (_, duty) = indicators.split_at(indicators.find("履职").expect("the group"));
    let imported = read(duty).expect("a part of a form");
    assert_eq!(imported.report.groups.map(|group| group.indicators), [0, 0, 13, 8, 1]);
}

#[test]
fn the_head_stands_in_for_a_lost_level1() {
    let imported = read(&text("centre", "copied").replace("\n履职\n", "\n")).expect("a form");
    assert_eq!(read_rows(&imported.form), true_rows(&truth("centre")));
    assert!(imported.report.notes.iter().any(|note| note.check && note.text.contains("没有找到一级指标“履职”")));
}

#[test]
fn what_is_no_form_is_refused_with_advice() {
    assert_eq!(read(""), Err(ReadError::Empty));
    assert_eq!(read(" \n\u{3000}\n\u{c}"), Err(ReadError::Empty));
    assert_eq!(read("今天天气很好。\n明天也是。"), Err(ReadError::NotAForm));
    let long = "单位名称 某中心\n".repeat(100_000);
    assert_eq!(read(&long), Err(ReadError::TooLong(long.len(), 100_000)));
    for error in [ReadError::Empty, ReadError::TooLong(2 << 20, 9), ReadError::NotAForm] {
        assert!(error.to_string().contains('请'));
    }
}

#[test]
fn amounts_are_read_in_every_spelling() {
    let text = "2026年度\n部门名称：某局\n部门整体资金（万元）\n收入\n资金总额 1,200.50\n财政拨款\n小计 1,000.50\n\
        一般公共预算拨款 900.50\n政府性基金预算 100\n财政专户\n国有资本经营预算资金 0\n社会保险基金 0.00\n上年结转结余资金 200\n其他收入 —\n\
        支出\n半年 全年\n基本支出 500 1,000\n项目支出 200.50\n中长期目标\n办好事。";
    let imported = read(text).expect("a form");
    let funds = &imported.form.funds;
    assert_eq!(imported.form.profile.unit, "某局");
    assert_eq!(IncomeSource::ALL.map(|s| funds.income.get(s)), ["900.50", "100", "", "0", "0.00", "200", ""]);
    assert_eq!(funds.planned(ExpenditureLine::Basic, Period::FullYear), "1,000");
    // One amount of two is not guessed.
    assert_eq!(funds.planned(ExpenditureLine::Project, Period::FullYear), "");
    assert!(imported.form.unplaced.iter().any(|line| line.text == "项目支出 200.50"));
    assert!(imported.report.notes.iter().any(|note| note.text.contains("“一般公共预算拨款”读作")));
    assert_eq!(imported.report.mismatches, []);
}

#[test]
fn lost_and_moved_lines_are_never_wrong_without_a_word() {
    for (form, mode) in [("centre", "copied"), ("library", "raw"), ("sanitation", "raw")] {
        let plain = text(form, mode);
        let truth = true_rows(&truth(form));
        let lines: Vec<&str> = plain.lines().collect();
        // A limit: when a part of a wrapped name is lost, what is left of it is a name like any other.
        let torn = |line: &str| {
            let first = line.split_whitespace().next().unwrap_or_default();
            truth.iter().any(|row| row[3] != first && row[3].contains(first) && first.chars().count() > 4)
        };
        for at in (0..lines.len()).step_by(13).filter(|&at| !torn(lines[at])) {
            let mut fewer = lines.clone();
            fewer.remove(at);
            let fewer = fewer.join("\n");
            // Reading must not fail, and every line is accounted for; a name that went missing is a row less, not a row made up.
            let imported = read(&fewer).expect("a form");
            assert_accounted(&fewer, &imported);
            let names: Vec<&String> = truth.iter().map(|row| &row[3]).collect();
            let made_up = silently_wrong(&fewer, &imported, &truth);
            let made_up: Vec<&Row> = made_up.iter().filter(|row| !names.contains(&&row[3])).collect();
            assert!(made_up.is_empty(), "{form} {mode} without line {}: {made_up:?}", at + 1);
        }
    }
}

#[test]
fn pages_in_the_wrong_order_are_noticed() {
    let plain = text("centre", "raw");
    let (first, rest) = plain.split_at(plain.find("效益指标 经济效益").expect("the group"));
    let (upper, duty) = first.split_at(first.find("一级指标 二级指标 重点工作").expect("the head"));
    let shuffled = format!("{upper}{rest}\n{duty}");
    let imported = read(&shuffled).expect("a form");
    assert!(imported.report.notes.iter().any(|note| note.check && note.text.contains("页的顺序可能不对")));
}

#[test]
fn long_texts_are_read_to_their_end() {
    let texts = [
        "单位名称 某中心\n履职\n".to_owned() + &"重点 名称 ≥1个 ≥2个\n".repeat(4_000),
        "单位名称 某中心\n一级指标 二级指标 三级指标 半年指标值 全年指标值\n".to_owned()
            + &"甲 名称 健全 健全\n".repeat(4_000),
        "单位名称 ".to_owned() + &"甲 ".repeat(200_000),
        "单位名称 某中心\n资金总额 1.50\n基本支出 1.50 2.5\n".to_owned()
            + &"乙 1.50 2.5\n1 2\n".repeat(8_000)
            + "项目支出 0 0\n",
        "一级指标 二级指标 三级指标\n甲 乙 丙\n".to_owned() + &"甲 ".repeat(200_000),
        "一级指标 二级指标 三级指标\n".repeat(4_000),
    ];
    // A reader that searches within its search does not come to the end of these in minutes.
    for text in texts {
        let imported = read(&text).expect("something like a form");
        assert_accounted(&text, &imported);
    }
}

/// Words a form is made of, to mix.
const WORDS: [&str; 26] = [
    "单位名称",
    "单位",
    "主要职能",
    "机构设置及",
    "人员配置",
    "资金总额",
    "小计",
    "12.5",
    "0",
    "基本支出",
    "支出",
    "一级指标",
    "二级指标",
    "三级指标",
    "重点工作",
    "半年指标值",
    "全年指标值",
    "决策",
    "履职",
    "满意度指标",
    "计划制定",
    "预算执行率",
    "≥5个",
    "健全",
    "（一）",
    "某项工作很长的名称",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn every_line_of_any_text_is_accounted_for(
        parts in prop::collection::vec((0..WORDS.len(), prop::sample::select(vec![" ", "\n", "\n\n", "    ", "", "\u{c}", "\t", "\r\n"])), 1..120)
    ) {
        let text: String = parts.iter().flat_map(|(word, gap)| [WORDS[*word], *gap]).collect();
        if let Ok(imported) = read(&text) {
            assert_accounted(&text, &imported);
        }
    }

    #[test]
    fn any_characters_are_survived(text in "\\PC{0,200}|[\\s\\S]{0,200}") {
        if let Ok(imported) = read(&format!("单位名称 甲\n{text}")) {
            assert_accounted(&format!("单位名称 甲\n{text}"), &imported);
        }
    }
}
