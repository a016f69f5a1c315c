//! 自评表: weights, what was to be reached and was, what that scores; total and grade at the end.

use super::indicators::{Shown, deviation, tables};
use super::{Block, Cell, PaperColumn, execution};
use crate::evaluate::{Figure, NoScore, RowScore, Score};
use crate::figures::Percent;
use crate::form::{Form, Indicator, Period, terms};
use crate::tables::{Column, Content, Table, TableTexts};

const YEAR: Period = Period::FullYear;

/// 调整后权重 stands beside 权重 where 不适用 rows left theirs to others: points are made of it.
const ADJUSTED: PaperColumn = PaperColumn::short(Column::AdjustedWeight, 6).broken_after(3);
/// What it takes away from the last column.
const TAKEN: u8 = 2;

const COLUMNS: [PaperColumn; 8] = [
    PaperColumn::short(Column::Weight, 5),
    PaperColumn::short(Column::Target(YEAR), 9),
    PaperColumn::short(Column::Actual(YEAR), 9),
    PaperColumn::short(Column::Completion, 7),
    PaperColumn::short(Column::Status(YEAR), 7).of_one_period(),
    PaperColumn::short(Column::Rating, 7),
    PaperColumn::short(Column::Points, 6),
    PaperColumn::long(Column::Explanation(YEAR), 15),
];

/// The tables of the paper.
pub(super) fn blocks(texts: &TableTexts<'_>) -> Vec<Block> {
    let score = &texts.evaluation().score;
    let mut columns = COLUMNS.to_vec();
    if score.rows.iter().any(|row| row.adjusted_weight().is_some()) {
        columns.insert(1, ADJUSTED);
        columns.iter_mut().rev().take(1).for_each(|last| last.width = last.width.saturating_sub(TAKEN));
    }
    let otherwise = |row: &Indicator, column: Column| otherwise(score, row, column);
    let mut blocks = vec![execution::block(texts, YEAR)];
    blocks.extend(tables(texts, &Shown { table: Table::SelfEvaluation, columns: &columns, otherwise: &otherwise }));
    blocks.push(result(texts.form(), score));
    blocks
}

/// The status in words alone, because its 完成率 has a column of its own here; 得分率 with what it counts as.
fn otherwise(score: &Score, row: &Indicator, column: Column) -> Option<String> {
    let scored = score.row(row.id);
    let of = |look: fn(&RowScore) -> String| Some(scored.map_or_else(String::new, look));
    match column {
        Column::Status(_) => of(status),
        Column::Rating => {
            of(|row| row.share().map_or_else(|| "–".to_owned(), |share| Percent::of(share.ratio).printed()))
        }
        _ => None,
    }
}

fn status(row: &RowScore) -> String {
    format!("{}{}", row.assessment().status.label(), deviation(row.assessment()))
}

/// The sum of the weights, total and grade, or what they wait for; and whose weight went where.
fn result(form: &Form, score: &Score) -> Block {
    let weights = score.weights.sum.normalize().to_string();
    let mut row =
        vec![Cell::row_head("权重合计"), Cell::short(weights).holding(Content::Figure(Figure::WeightSum(None)))];
    row.push(Cell::row_head("总分"));
    if let (Some(total), Some(grade)) = (score.total(), score.grade()) {
        let grade = [Cell::row_head("等级"), Cell::short(grade.label())];
        let total = Cell::short(total.to_string()).holding(Content::Figure(Figure::TotalScore));
        row.extend([total].into_iter().chain(grade));
    } else {
        let waits = score.missing.as_ref().map_or_else(|| score.whole.progress(), NoScore::stated);
        row.push(Cell::short(waits).wide(3));
    }
    let mut rows = vec![row];
    let review = &form.self_review;
    for (term, text) in [(terms::PROBLEMS, &review.problems), (terms::MEASURES, &review.measures)] {
        if !text.trim().is_empty() {
            rows.push(vec![Cell::row_head(term), Cell::long(text.trim()).wide(5)]);
        }
    }
    if !score.spreads.is_empty() {
        let told: Vec<String> = score.spreads.iter().map(|spread| format!("{spread}。")).collect();
        rows.push(vec![Cell::row_head("不适用指标的权重"), Cell::long(told.join("\n")).wide(5)]);
    }
    Block { caption: "自评结果", widths: vec![16, 17, 16, 18, 16, 17], head: Vec::new(), rows }
}
