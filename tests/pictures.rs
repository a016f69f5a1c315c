//! Pictures as data and as drawn: figures agree with those elsewhere, nothing leaves its frame, and what is missing is named and not drawn.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that goes wrong stops there"
)]

mod support;

use budget_form::evaluate::{FormFigures, Status, income_total, shown};
use budget_form::figures::Amount;
use budget_form::form::{Field, Form, IncomeSource, IncomeTotal, Indicator, Level1, Period, RowId, standard_form};
use budget_form::picture::{self, Bar, Length, Look, Picture, Row, drawn, patterns};
use proptest::prelude::*;
use rust_decimal::Decimal;
use support::evaluated::{counts, score};
use support::{Unit, declared_form};

use Period::{FullYear, HalfYear};

fn income(form: &Form) -> Picture {
    picture::income(form, &FormFigures::of(form))
}

/// All pictures of a form.
fn pictures(form: &Form) -> Vec<Picture> {
    let counts = counts(form);
    let mut all = vec![income(form), picture::score(&score(form))];
    for period in Period::ALL {
        all.push(picture::status(&counts, period));
    }
    all
}

fn row<'a>(picture: &'a Picture, label: &str) -> &'a Row {
    picture.rows.iter().find(|row| row.label == label).unwrap_or_else(|| panic!("{label} in {picture:?}"))
}

fn texts<'a>(picture: &'a Picture, label: &str) -> Vec<&'a str> {
    let row = row(picture, label);
    row.figures.iter().map(String::as_str).chain([row.beside.as_str()]).collect()
}

/// Where the filled part of a bar ends, in thousandths of the frame.
fn filled(row: &Row) -> Option<u16> {
    row.bar.as_ref()?.pieces.last().map(|piece| piece.to.thousandths())
}

fn frame(row: &Row) -> Option<u16> {
    row.bar.as_ref()?.frame.map(Length::thousandths)
}

/// What holds for every picture of every form.
fn is_sound(picture: &Picture) {
    for row in &picture.rows {
        assert_eq!(row.figures.len() + 2, picture.heads.len(), "{row:?}");
        assert!(row.figures.iter().all(|figure| !figure.is_empty()), "{row:?}");
        let Some(bar) = &row.bar else { continue };
        let mut end = 0;
        for piece in &bar.pieces {
            let (from, to) = (piece.from.thousandths(), piece.to.thousandths());
            assert!(end <= from && from <= to && to <= 1000, "{row:?}");
            end = to;
        }
        is_drawn_within(&drawn(bar, &picture.code));
    }
    // Either something is drawn or it is said why not.
    assert!(!picture.rows.is_empty() || !picture.notes.is_empty(), "{}", picture.title);
    for (at, note) in picture.notes.iter().enumerate() {
        assert!(!picture.notes[..at].contains(note), "said twice: {note}");
    }
}

/// Every share of the width in the text is between 0 and 100, and what begins somewhere ends within.
fn is_drawn_within(svg: &str) {
    assert!(!svg.contains("NaN") && !svg.contains("inf") && !svg.contains("=\"-"), "{svg}");
    let share = |text: &str, name: &str| {
        let (_, rest) = text.split_once(&format!(" {name}=\""))?;
        rest.split_once("%\"")?.0.parse::<f64>().ok()
    };
    for rect in svg.split("<rect").skip(1) {
        let rect = rect.split('>').next().unwrap();
        let (x, width) = (share(rect, "x").unwrap_or(0.0), share(rect, "width").unwrap());
        assert!(x >= 0.0 && width >= 0.0 && x + width <= 100.0001, "{rect}");
    }
}

#[test]
fn the_example_is_drawn_as_it_stands_elsewhere() {
    let form = declared_form();
    for picture in pictures(&form) {
        is_sound(&picture);
    }
    let income = income(&form);
    assert_eq!(texts(&income, "一般公共预算资金"), ["658.29", "100.00%"]);
    assert_eq!(texts(&income, "资金总额"), ["658.29", "100.00%"]);
    let parts = [row(&income, "一般公共预算资金"), row(&income, "政府性基金")];
    assert_eq!(parts.map(filled), [Some(1000), None]);
    assert_eq!(income.rows.len(), IncomeSource::ALL.len() + 1);
}

#[test]
fn fewer_than_four_bars_are_not_for_comparing() {
    let mut unit = Unit::new();
    assert!(!income(unit.form()).compares());
    unit.fill("一般公共预算资金", FullYear, "75").fill("政府性基金", FullYear, "0");
    unit.fill("其他资金", FullYear, "25").fill("社保基金", FullYear, "1");
    assert!(!income(unit.form()).compares(), "0 is no bar");
    assert!(income(unit.fill("上年结转资金", FullYear, "2").form()).compares());
}

#[test]
fn what_is_missing_is_named_and_has_no_bar() {
    let mut unit = Unit::new();
    let empty = income(unit.form());
    assert!(empty.rows.is_empty() && empty.notes[0].starts_with("填写金额后"), "{empty:?}");
    unit.fill("一般公共预算资金", FullYear, "75").fill("政府性基金", FullYear, "0").fill("其他资金", FullYear, "25");
    let income = income(unit.form());
    assert_eq!(texts(&income, "社保基金"), ["未填", "–"]);
    assert_eq!(row(&income, "社保基金").bar, None);
    // Nothing entered and 0 entered are two things.
    assert_eq!(texts(&income, "政府性基金"), ["0", "0.00%"]);
    assert_eq!((frame(row(&income, "政府性基金")), filled(row(&income, "政府性基金"))), (Some(1000), None));
    assert_eq!(filled(row(&income, "其他资金")), Some(250));
    assert!(income.notes.iter().any(|note| note.contains("未填")), "{:?}", income.notes);
}

#[test]
fn an_amount_that_cannot_be_read_is_named_and_nothing_is_shared_out() {
    let mut unit = Unit::new();
    unit.fill("一般公共预算资金", FullYear, "75").fill("政府性基金", FullYear, "约三百");
    let income = income(unit.form());
    assert_eq!(texts(&income, "政府性基金"), ["请核对", "–"]);
    assert_eq!(texts(&income, "一般公共预算资金"), ["75", "–"]);
    assert!(income.rows.iter().all(|row| row.bar.is_none()));
    assert!(income.notes[0].contains("政府性基金") && income.notes[0].contains("看不懂"), "{:?}", income.notes);
}

#[test]
fn sums_of_zero_and_negative_parts_have_no_shares() {
    let mut unit = Unit::new();
    unit.fill("一般公共预算资金", FullYear, "0").fill("政府性基金", FullYear, "0.00");
    let zero = income(unit.form());
    assert_eq!(texts(&zero, "政府性基金"), ["0.00", "–"]);
    assert_eq!((zero.rows[0].bar.clone(), zero.notes[0].as_str()), (None, "合计为 0，没有占比。"));
    unit.fill("一般公共预算资金", FullYear, "-5").fill("政府性基金", FullYear, "15");
    let negative = income(unit.form());
    assert_eq!(texts(&negative, "一般公共预算资金"), ["-5", "–"]);
    assert_eq!(texts(&negative, "资金总额"), ["10", "–"]);
    assert!(negative.notes[0].starts_with("一般公共预算资金为负数"), "{:?}", negative.notes);
}

#[test]
fn amounts_of_a_whole_city_keep_every_digit() {
    let mut unit = Unit::new();
    for source in IncomeSource::ALL {
        unit.type_into(Field::Income(source), "1,000,000,000,000.000001");
    }
    let income = income(unit.form());
    assert_eq!(texts(&income, "其他资金"), ["1,000,000,000,000.000001", "14.29%"]);
    assert_eq!(texts(&income, "资金总额")[0], "7,000,000,000,000.000007");
    assert_eq!(filled(row(&income, "其他资金")), Some(143));
    // 7 × 14.29 is 100.03: the picture says that the shares were rounded.
    assert!(income.notes.iter().any(|note| note.contains("四舍五入")), "{:?}", income.notes);
    is_sound(&income);
}

#[test]
fn statuses_are_those_of_the_table() {
    let mut form = declared_form();
    // Nothing reported yet: a row of empty bars would say nothing.
    let bare = picture::status(&counts(&form), HalfYear);
    assert!(bare.rows.is_empty() && bare.notes[0].contains("未填"), "{bare:?}");
    let duty = form.indicators.group_mut(Level1::Duty);
    "85人".clone_into(&mut duty[0].rows[1].actual.half_year);
    "460.5 亿元".clone_into(&mut duty[0].rows[0].actual.half_year);
    let counts = counts(&form);
    let half = picture::status(&counts, HalfYear);
    is_sound(&half);
    for level1 in Level1::ALL {
        let of_group = Status::ALL.map(|status| (status, counts.count(Some(level1), HalfYear, Some(status))));
        let printed: Vec<String> = of_group
            .iter()
            .filter(|(_, count)| *count > 0)
            .map(|(status, count)| format!("{status} {count}"))
            .collect();
        let row = row(&half, level1.label());
        assert_eq!(row.below, printed);
        assert_eq!(row.figures, [of_group.iter().map(|(_, count)| count).sum::<usize>().to_string()]);
        assert_eq!(filled(row), Some(1000), "all indicators of the group");
        assert_eq!(row.bar.as_ref().unwrap().pieces.len(), printed.len());
    }
    assert_eq!(row(&half, "合计").figures, ["54"]);
}

fn weighed(name: &str, actual: &str, weight: &str) -> Indicator {
    let mut row = Indicator { name: name.into(), weight: weight.into(), ..Indicator::empty(RowId(0)) };
    row.target.full_year = "≥100人".into();
    row.actual.full_year = actual.into();
    row
}

#[test]
fn points_stand_within_weights_once_there_is_a_score() {
    let mut form = Form::default();
    form.indicators.push_level2(Level1::Duty, "一项", [weighed("甲", "100人", "50"), weighed("乙", "80人", "30")]);
    form.indicators.push_level2(Level1::Benefit, "一项", [weighed("丙", "50人", "10")]);
    let early = picture::score(&score(&form));
    assert_eq!((early.rows.len(), early.notes[0].as_str()), (0, "权重合计 90，还差 10。"));
    form.indicators.push_level2(Level1::Satisfaction, "一项", [weighed("丁", "", "10")]);
    let waiting = picture::score(&score(&form));
    assert_eq!(texts(&waiting, Level1::Duty.label()), ["80", "74.00", "92.50%"]);
    assert_eq!(texts(&waiting, Level1::Satisfaction.label()), ["10", "待评分", "–"]);
    assert_eq!(texts(&waiting, "合计"), ["100", "待评分", "–"]);
    let [duty, open] = [Level1::Duty, Level1::Satisfaction].map(|level1| row(&waiting, level1.label()));
    assert_eq!((frame(duty), filled(duty)), (Some(1000), Some(925)));
    assert_eq!((frame(open), filled(open)), (Some(125), None));
    is_sound(&waiting);
    let last = &mut form.indicators.group_mut(Level1::Satisfaction)[0].rows[0];
    "100人".clone_into(&mut last.actual.full_year);
    let whole = score(&form);
    let done = picture::score(&whole);
    assert_eq!(texts(&done, "合计"), ["100", "89.00", "89.00%"]);
    assert_eq!(done.notes, ["总分 89.00，等级良。"]);
    assert_eq!(shown(whole.whole.scored).to_string(), texts(&done, "合计")[1]);
}

#[test]
fn points_never_exceed_the_weight_that_others_left() {
    let mut form = Form::default();
    form.indicators.push_level2(Level1::Duty, "一项", [weighed("甲", "100人", "60")]);
    form.indicators.push_level2(Level1::Benefit, "一项", [weighed("乙", "不适用", "40")]);
    let picture = picture::score(&score(&form));
    let [duty, benefit] = [Level1::Duty, Level1::Benefit].map(|level1| row(&picture, level1.label()));
    assert_eq!(texts(&picture, Level1::Duty.label()), ["100", "100.00", "100.00%"]);
    assert_eq!((frame(duty), filled(duty)), (Some(1000), Some(1000)));
    assert_eq!((texts(&picture, Level1::Benefit.label()), benefit.bar.as_ref()), (vec!["0", "不适用", "–"], None));
    assert!(picture.notes.iter().any(|note| note.contains("口径待确认")), "{:?}", picture.notes);
    is_sound(&picture);
}

#[test]
fn every_fill_has_its_pattern_and_all_names_are_the_picture_s_own() {
    let defined = patterns("a");
    for look in Look::ALL {
        let bar = Bar {
            pieces: vec![budget_form::picture::Piece { from: Length::START, to: Length::WHOLE, look }],
            ..Bar::default()
        };
        let svg = drawn(&bar, "a");
        if let Some((_, name)) = svg.split_once("url(#") {
            let name = name.split(')').next().unwrap();
            assert!(defined.contains(&format!("id=\"{name}\"")), "{name}");
        }
    }
    let form = declared_form();
    let mut codes: Vec<String> = pictures(&form).into_iter().map(|picture| picture.code).collect();
    let all = codes.len();
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), all);
}

/// Amounts as people type them, and what they type by mistake.
fn typed() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (0_u64..1_000_000_000_000, 0_u32..7).prop_map(|(whole, places)| Decimal::new(i64::try_from(whole).unwrap(), places).to_string()),
        1 => Just("0".to_owned()),
        1 => Just(String::new()),
        1 => Just("-12.5".to_owned()),
        1 => Just("999999999999999.999999".to_owned()),
        1 => Just("0.000001".to_owned()),
        1 => ".{0,4}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_amounts_are_drawn_within_the_frame(texts in proptest::collection::vec(typed(), IncomeSource::ALL.len())) {
        let mut form = standard_form("2025");
        for (source, text) in IncomeSource::ALL.into_iter().zip(&texts) {
            text.clone_into(form.text_mut(Field::Income(source)).unwrap());
        }
        for picture in pictures(&form) {
            is_sound(&picture);
        }
        shares_add_up(&income(&form), income_total(&form, IncomeTotal::Total).ok());
    }

    #[test]
    fn lengths_keep_the_order_of_figures(a in 0_i64..1_000_000, b in 0_i64..1_000_000, whole in 1_i64..1_000_000) {
        let length = |figure: i64| Length::of(Decimal::from(figure), Decimal::from(whole)).unwrap();
        prop_assert!((a <= b) == (length(a) <= length(b)) || length(a) == length(b));
        prop_assert_eq!(length(a) == Length::START, a == 0, "nothing alone is not drawn");
    }
}

/// Where shares are shown they are of the sum that is shown, and add up to 100 % but for what rounding can do.
fn shares_add_up(picture: &Picture, total: Option<Amount>) {
    let Some((sum, parts)) = picture.rows.split_last() else { return };
    if sum.beside == "–" {
        assert!(parts.iter().all(|row| row.beside == "–" && row.bar.is_none()), "{picture:?}");
        return;
    }
    assert_eq!(Some(&sum.figures[0]), total.map(Amount::grouped).as_ref());
    let shares =
        parts.iter().filter_map(|row| row.beside.strip_suffix('%')).map(|text| text.parse::<Decimal>().unwrap());
    let off = (shares.sum::<Decimal>() - Decimal::ONE_HUNDRED).abs();
    assert!(off <= Decimal::new(5 * i64::try_from(parts.len()).unwrap(), 3), "{off} {picture:?}");
    let lengths: u16 = parts.iter().filter_map(filled).sum();
    assert!(usize::from(lengths.abs_diff(1000)) <= parts.len(), "{lengths} {picture:?}");
}
