//! 自评得分 by group: points against weights.

use rust_decimal::Decimal;

use super::{Bar, Length, Look, NONE, Picture, Row};
use crate::evaluate::{Score, Tally, WAITING, shown};
use crate::form::{Level1, terms};

/// The points of each group within its weight. No group has points before the weights add up to 100, nor while one of its indicators waits.
pub fn score(score: &Score) -> Picture {
    let heads = [terms::LEVEL1, terms::WEIGHT, terms::POINTS, terms::RATE_OF_POINTS];
    let mut picture = Picture::new("score", "一级指标得分", "得分与权重，单位：分", &heads);
    if let Some(why) = &score.missing {
        picture.note(format!("{why}。"));
        return picture;
    }
    picture.key = vec![
        (Bar::of(Look::Plain), terms::POINTS.to_owned()),
        (Bar::outline(Length::WHOLE), "权重（满分）".to_owned()),
    ];
    let heaviest = score.groups.iter().map(|(_, tally)| tally.effective).max().unwrap_or_default();
    let groups = score.groups.iter();
    picture.rows = groups.map(|(level1, tally)| row(Level1::label(*level1), tally, Some(heaviest))).collect();
    picture.rows.push(Row { total: true, ..row("合计", &score.whole, None) });
    match score.total().zip(score.grade()) {
        Some((total, grade)) => picture.note(format!("总分 {total}，等级{}。", grade.label())),
        None => picture.note(format!("{}。", score.whole.progress())),
    }
    if score.groups.iter().any(|(_, tally)| tally.weight != tally.effective) {
        picture.note("不适用指标的权重已分给其他指标（口径待确认），权重按分后的计。");
    }
    picture
}

/// A group, or the whole, which has no bar: beside it the groups would be too short to compare.
fn row(label: &str, tally: &Tally, heaviest: Option<Decimal>) -> Row {
    let bar = heaviest.and_then(|heaviest| {
        let frame = Length::of(tally.effective, heaviest)?;
        // Rounded apart, a full score could end beyond its weight.
        let points = tally.total().and_then(|_| Length::of(tally.scored, heaviest)).map(|points| points.min(frame));
        Some(points.map_or_else(|| Bar::outline(frame), |points| Bar::filled(frame, points)))
    });
    let points = match tally.total() {
        Some(total) => total.to_string(),
        None if tally.waiting > 0 => WAITING.to_owned(),
        None => "不适用".to_owned(),
    };
    let weight = shown(tally.effective).normalize().to_string();
    Row {
        label: label.to_owned(),
        figures: vec![weight, points],
        bar: bar.filter(|_| !tally.effective.is_zero()),
        beside: tally.rate().map_or_else(|| NONE.to_owned(), |rate| rate.to_string()),
        ..Row::default()
    }
}
