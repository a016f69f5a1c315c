//! How the indicators of each group stand.

use rust_decimal::Decimal;

use super::{Bar, Length, Look, Picture, Piece, Row};
use crate::evaluate::{Status, StatusCounts};
use crate::form::{Level1, Period, terms};

/// The statuses of a period by group. Every bar is all indicators of its group: what share stands how, not which group is the largest.
pub fn status(counts: &StatusCounts, period: Period) -> Picture {
    let title = format!("{}状态分布", period.label());
    let heads = [terms::LEVEL1, "指标数", "各状态所占的比重"];
    let mut picture = Picture::new(format!("status-{}", period.code()), title, "每条为该组全部指标", &heads);
    let whole = Status::ALL.map(|status| (status, counts.count(None, period, Some(status))));
    match whole.iter().filter(|(_, count)| *count > 0).collect::<Vec<_>>().as_slice() {
        [] => {
            picture.note("表中还没有指标。");
            return picture;
        }
        [(Status::Missing, count)] => {
            picture.note(format!("{count} 个指标的{}状态都是未填，填写完成值后这里显示分布。", period.label()));
            return picture;
        }
        _ => {}
    }
    picture.key = Status::ALL.map(|status| (Bar::of(Look::Status(status)), status.to_string())).to_vec();
    for level1 in Level1::ALL {
        let counts = Status::ALL.map(|status| (status, counts.count(Some(level1), period, Some(status))));
        picture.rows.extend(row(level1.label(), counts));
    }
    picture.rows.extend(row("合计", whole).map(|row| Row { total: true, ..row }));
    picture
}

/// `None` for a group without indicators.
fn row(label: &str, counts: [(Status, usize); 6]) -> Option<Row> {
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let whole = Decimal::from(all);
    let mut before = 0;
    let mut pieces = Vec::new();
    let mut below = Vec::new();
    for (status, count) in counts.into_iter().filter(|(_, count)| *count > 0) {
        let from = Length::of(Decimal::from(before), whole)?;
        before += count;
        let to = Length::of(Decimal::from(before), whole)?;
        pieces.push(Piece { from, to, look: Look::Status(status) });
        below.push(format!("{status} {count}"));
    }
    let bar = Bar { pieces, frame: Some(Length::WHOLE) };
    let row = Row { label: label.to_owned(), figures: vec![all.to_string()], bar: Some(bar), below, ..Row::default() };
    (all > 0).then_some(row)
}
