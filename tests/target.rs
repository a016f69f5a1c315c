//! Target values read one by one: a table of real and realistic values, each judged by hand.

#![allow(clippy::panic, clippy::indexing_slicing)]

use budget_form::target::{
    Actual, DoubtReason, LONGEST, Quantity, Target, comparable, describe, fold_radicals, parse, parse_actual,
    parse_beside,
};

/// text ⇥ kind ⇥ operator ⇥ number, date or reason ⇥ unit
const VECTORS: &str = include_str!("target_vectors.tsv");

/// The row that a value gives, in the columns of the table.
fn row(text: &str, target: &Target) -> String {
    let columns = match target {
        Target::Empty => ["empty", "", "", ""].map(str::to_owned),
        Target::Number(n) => {
            ["number".to_owned(), n.op.as_sign().to_owned(), n.figure(), n.quantity.unit.text.to_string()]
        }
        Target::Date(d) => ["date".to_owned(), d.op.as_sign().to_owned(), d.shown(), String::new()],
        Target::Phrase(_) => ["phrase", "", "", ""].map(str::to_owned),
        Target::Check(d) => ["check".to_owned(), String::new(), format!("{:?}", d.reason), String::new()],
    };
    format!("{text}\t{}", columns.join("\t"))
}

#[test]
fn every_value_of_the_table_reads_as_judged() {
    let lines = VECTORS.lines().filter(|line| !line.starts_with("# "));
    let wrong: Vec<String> = lines
        .filter_map(|line| {
            let text = line.split('\t').next().unwrap_or_default();
            let found = row(text, &parse(text));
            (found != line).then(|| format!("wanted {line}\nfound  {found}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_table_is_complete() {
    let lines = VECTORS.lines().filter(|line| !line.starts_with("# ")).count();
    assert!(lines >= 108 + 136 + 250, "only {lines} values");
}

/// value, neighbour, whether it is read as a number
const BESIDE: &[(&str, &str, bool)] = &[
    // With nothing beside it the number stands as written, with a note.
    ("2280次", "", true),
    ("2468人", "", true),
    ("2468人", "≥400人", false),
    ("2468人", "≥2000人", true),
    ("2468人", "1200人", true),
    ("2280次", "1200次", true),
    ("1200次", "2280次", true),
    ("2280次", "≥140次", false),
    ("2280次", "≥1140次", true),
    ("2280次", "≥2000次", true),
    ("2280次", "≤2500次", true),
    ("2280次", "≥1.2万次", true),
    ("2280次", "健全", true),
    ("280人次", "≥40人次", false),
    ("280人次", "≥200人次", true),
    ("280人次", "≥140人次", false),
    ("28家", "≥7家", false),
    ("28家", "", true),
    ("25%", "≥5%", false),
    ("合格率292%", "", false),
    ("增长250%", "", true),
    ("280人次", "40人次", true),
    ("280人次", "≤40人次", true),
    ("220", "≥200", true),
    ("220", "≥20", false),
    ("283只", "", true),
    ("25人次", "≥20人次", true),
    ("290%", "≥90%", false),
    ("290%", "290%", false),
    ("250%", "150%", true),
    ("250%", "≥120%", true),
    ("250%", "50%", false),
    ("≥290%", "≥90%", true),
    ("44561", "44742", false),
    ("44561", "90000", true),
    ("44561", "≥50000", true),
    ("44561", "2021年12月31日", false),
    ("44,561", "", false),
    ("2025", "1800", true),
    ("2025", "2025", false),
    ("2025", "12月底", false),
];

#[test]
fn the_neighbour_confirms_or_contradicts() {
    for (text, neighbour, number) in BESIDE {
        let found = parse_beside(text, neighbour);
        assert_eq!(matches!(found, Target::Number(_)), *number, "{text} beside {neighbour}: {found:?}");
    }
}

#[test]
fn a_scanned_sign_shows_what_it_probably_was() {
    let Target::Check(doubt) = parse_beside("2280次", "≥140次") else {
        panic!("not in doubt");
    };
    assert_eq!(doubt.guess.map(|guess| guess.reading()).as_deref(), Some("不低于 280 次"));
}

#[test]
fn a_number_that_nothing_contradicts_has_a_note() {
    assert!(parse("2468人").remark().is_some_and(|note| note.contains("以“2”开头")));
    assert_eq!(parse("3468人").remark(), None);
    assert_eq!(parse("≥2468人").remark(), None);
}

#[test]
fn n_a_is_not_applicable() {
    for text in ["N/A", "n/a", "Ｎ／Ａ", " NA。", "N.A."] {
        assert_eq!(parse(text), Target::Phrase("不适用".into()), "{text}");
    }
}

/// Each kind of text once as long as is looked into, and once far longer: beyond the bound nothing is searched, so the time does not grow
/// with what stands there. Without the bound some of these took minutes.
#[test]
fn a_text_of_any_length_is_read_at_once() {
    let kinds = [
        "次",
        "不少于",
        "9",
        "≥",
        "(",
        ")",
        "()",
        "(上年)",
        "〔",
        "1人",
        "百分之",
        "年底",
        "应",
        "/万",
        "1/万",
        "。",
        " 一",
    ];
    for kind in kinds {
        let long = kind.repeat(1_000_000 / kind.chars().count());
        let beyond = kind.repeat(LONGEST + 1);
        let words = kind.contains(char::is_alphabetic) && !kind.contains(|c: char| c.is_ascii_digit());
        for text in [long.as_str(), beyond.as_str()] {
            let target = parse(text);
            if words {
                assert!(matches!(target, Target::Phrase(_)), "{kind}");
            } else {
                let reason = if kind == "9" || kind.contains(['1', '≥', '(', ')', '〔', '。']) {
                    "文字过长"
                } else {
                    ""
                };
                assert!(target.reading().contains(reason), "{kind}: {}", target.reading());
            }
            assert!(matches!(parse_actual(text), Actual::Phrase(_) | Actual::Check(_)), "{kind}");
        }
    }
    // White space does not count, and nothing is lost of what is long and plain.
    let padded = format!("{}≥5家{}", " ".repeat(100_000), "\n".repeat(100_000));
    assert!(matches!(parse(&padded), Target::Number(_)));
    let longest = format!("≥5家{}", "（含）".repeat(100));
    assert!(longest.chars().count() < LONGEST && matches!(parse(&longest), Target::Number(_)));
}

#[test]
fn the_reading_says_everything_that_was_understood() {
    for (text, reading) in [
        ("", "指标值未填"),
        ("≥450亿元", "不低于 450 亿元"),
        ("健全", "文字目标：健全"),
        ("20个", "等于 20 个（未写符号，按“＝”理解）"),
        ("同比增长5%以上", "同比增长：不低于 5%"),
        ("≥5家企业", "不低于 5 家企业"),
        ("±3%以内", "偏差（不论正负）不高于 3%"),
        ("200人左右", "约 200 人（左右）"),
        ("≤1：15", "不高于 1:15"),
        ("每年12月底前", "每年：不晚于 12 月 31 日"),
        ("2021年12月31日", "时间为 2021 年 12 月 31 日"),
        ("公里", "看不懂，请核对：只有符号或单位，没有数字，请补上数字"),
    ] {
        assert_eq!(parse(text).reading(), reading, "{text}");
    }
}

#[test]
fn the_scale_and_the_verbatim_text_reach_the_scripts() {
    for (text, json) in [
        (
            "＝ 7.10 %",
            r#"{"explicitOp":true,"kind":"number","number":"7.10","op":"＝","reading":"等于 7.10%","text":"＝ 7.10 %","unit":"%"}"#,
        ),
        (
            "220",
            r#"{"explicitOp":false,"kind":"number","number":"220","op":"＝","reading":"等于 220（未写符号，按“＝”理解）","text":"220"}"#,
        ),
        (
            "≤1:15",
            r#"{"explicitOp":true,"kind":"number","number":"1:15","op":"≤","reading":"不高于 1:15","text":"≤1:15"}"#,
        ),
        ("", r#"{"kind":"check","reading":"指标值未填","reason":"指标值未填","text":""}"#),
        ("健全", r#"{"kind":"phrase","phrase":"健全","reading":"文字目标：健全","text":"健全"}"#),
        (
            "6月底前",
            r#"{"date":"6 月 30 日","day":30,"explicitOp":true,"kind":"date","month":6,"op":"≤","reading":"不晚于 6 月 30 日","text":"6月底前"}"#,
        ),
    ] {
        assert_eq!(describe(&parse(text), text).to_string(), json);
    }
}

/// The quantity of a target that must be a number.
fn quantity(text: &str) -> Quantity {
    match parse(text) {
        Target::Number(number) => number.quantity,
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn quantities_are_compared_in_the_unit_of_the_target() {
    for (target, actual, converted) in [
        ("≥450亿元", "≥5000000万元", "500"),
        ("≥450亿元", "460", "460"),
        ("≥450亿元", "＝46000000000元", "460"),
        ("≤2小时", "90分钟", "1.5"),
        ("≥90%", "92.50%", "92.50"),
        ("≥90%", "92.5", "92.5"),
        ("≥90%", "0", "0"),
        ("≤5‰", "0.4%", "4"),
        ("≥1.5万人", "18000人", "1.8"),
        ("≥100人", "120名", "120"),
        ("≤10天", "8日", "8"),
        ("≥1200㎡", "0.13万平方米", "1300"),
        ("≤400元/人·天", "380元/人.每天", "380"),
        ("≥50", "55家", "55"),
        ("≤3年", "30个月", "2.5"),
        ("≥5公里", "5600米", "5.6"),
    ] {
        let found = comparable(&quantity(target), &quantity(actual));
        assert_eq!(found.map(|n| n.to_string()).as_deref(), Ok(converted), "{target} and {actual}");
    }
}

#[test]
fn what_measures_something_else_is_a_conflict() {
    for (target, actual) in [
        ("≥100人", "120人次"),
        ("≥5%", "6个百分点"),
        ("≥90%", "0.98"),
        ("≥90%", "1"),
        ("≥450亿元", "46000000000"),
        ("≥30万元", "310000"),
        ("≥0.9", "92%"),
        ("≤5天", "4个工作日"),
        ("≤1:15", "15"),
        ("≤1:15", "6.7%"),
        ("≥2次", "2次/年"),
        ("≥50", "5万元"),
        ("≥3个", "4万元"),
    ] {
        let found = comparable(&quantity(target), &quantity(actual));
        assert!(found.is_err(), "{target} and {actual}: {found:?}");
    }
}

#[test]
fn an_actual_is_one_exact_figure() {
    assert_eq!(parse_actual(" "), Actual::Empty);
    for text in ["44.75%", "＝44.75%", "执行率44.75%", "44.75 ％"] {
        assert!(
            matches!(parse_actual(text), Actual::Number(n) if n.number.to_string() == "44.75" && n.unit.is_percent()),
            "{text}"
        );
    }
    for text in ["≥95%", "95%以上", "约95%", "±3%", "90%-95%", "早于6月30日", "**"] {
        assert!(matches!(parse_actual(text), Actual::Check(_)), "{text}");
    }
    // Typed, not scanned: no suspicion.
    for text in ["290%", "2280次", "44561", "2025"] {
        assert!(matches!(parse_actual(text), Actual::Number(_)), "{text}");
    }
    assert!(matches!(parse_actual("1:12"), Actual::Ratio { .. }));
    assert!(matches!(parse_actual("2025年6月20日"), Actual::Date(_)));
    assert_eq!(parse_actual("健全。"), Actual::Phrase("健全".into()));
}

#[test]
fn radicals_become_the_characters_they_look_like() {
    assert_eq!(fold_radicals("⻔⻓⻅⻚⻛⻢⻋⻝⺠⻬⻄⻆⼈⾦⼾⾯⽤"), "门长见页风马车食民齐西角人金户面用");
    assert_eq!(fold_radicals("Ａ１，≥ ⺀"), "Ａ１，≥ ⺀");
    let all: String = ('\u{2E80}'..='\u{2FDF}').collect();
    let left: Vec<char> = fold_radicals(&all)
        .chars()
        .filter(|c| ('\u{2E81}'..='\u{2FD5}').contains(c) && !matches!(c, '\u{2E9A}' | '\u{2EF4}'..='\u{2EFF}'))
        .collect();
    assert!(left.is_empty(), "{left:?}");
}

/// A number in words that no rule reads as one is told, and not taken for a phrase that somebody may judge without noticing.
#[test]
fn a_number_in_words_that_is_no_certain_number_is_told() {
    for text in [
        "九百来亿元左右",
        "三五次",
        "十几场",
        "数百人",
        "近千人次",
        "三百余人",
        "几十家",
        "两到三次",
        "不少于二十多场",
        "数次",
    ] {
        assert!(
            matches!(parse(text), Target::Check(ref doubt) if doubt.reason == DoubtReason::InexactNumber),
            "{text}: {:?}",
            parse(text)
        );
    }
    for text in [
        "一流",
        "统一规范",
        "三到位",
        "一来二去",
        "数据共享",
        "二级及以上",
        "完成第一批项目",
        "四季度完成",
        "多次",
        "十三五规划",
        "半年一次",
        "多家单位参与",
    ] {
        assert!(matches!(parse(text), Target::Phrase(_)), "{text}: {:?}", parse(text));
    }
}

/// What was understood is said, and the text itself stands in its cell.
#[test]
fn a_long_text_is_not_said_back() {
    let long = "按照年度计划有序推进各项改革任务并形成阶段性成果";
    assert_eq!(parse(long).reading(), "文字目标（24 字），是否达成由填表人判断");
    assert_eq!(parse("有序推进").reading(), "文字目标：有序推进");
    let labelled = parse("全年开展面向科技型中小企业的各类专题培训活动不少于20场");
    assert!(
        labelled.reading().ends_with("不低于 20 场") && labelled.reading().chars().count() < 26,
        "{}",
        labelled.reading()
    );
}
