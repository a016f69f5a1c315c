//! 自评表: weights, what was to be reached and was, what that scores; total and grade at the end.

use super::indicators::{Column, deviation, tables};
use super::{Block, Cell, execution};
use crate::evaluate::{Completion, Evaluation, RowScore, Score};
use crate::figures::Percent;
use crate::form::{Form, Indicator, Period};

/// 调整后权重 stands beside 权重 where 不适用 rows left theirs to others: points are made of it.
const ADJUSTED: Column = Column::short("调整后\n权重", 6);
/// What it takes away from the last column.
const TAKEN: u8 = 2;

const COLUMNS: [Column; 8] = [
    Column::short("权重", 5),
    Column::short("全年指标值", 9),
    Column::short("全年完成值", 9),
    Column::short("完成率", 7),
    Column::short("状态", 7),
    Column::short("得分率", 7),
    Column::short("得分", 6),
    Column::long("偏差原因及改进措施", 15),
];

/// The tables of the paper.
pub(super) fn blocks(form: &Form, evaluation: &Evaluation) -> Vec<Block> {
    let score = &evaluation.score;
    let mut blocks = vec![execution::block(form, &evaluation.figures.execution, Period::FullYear)];
    let is_adjusted = score.rows.iter().any(|row| row.adjusted_weight().is_some());
    let mut columns = COLUMNS.to_vec();
    if is_adjusted {
        columns.insert(1, ADJUSTED);
        columns.iter_mut().rev().take(1).for_each(|last| last.width = last.width.saturating_sub(TAKEN));
    }
    blocks.extend(tables(form, &columns, |_, _, row| {
        let mut cells = cells(evaluation, row);
        if is_adjusted {
            let weight = score.row(row.id).and_then(RowScore::weighs);
            cells.insert(1, Cell::short(weight.map_or_else(String::new, |weight| weight.to_string())));
        }
        cells
    }));
    blocks.push(result(score));
    blocks
}

fn cells(evaluation: &Evaluation, row: &Indicator) -> Vec<Cell> {
    let year = Period::FullYear;
    let scored = evaluation.score.row(row.id);
    let of = |look: fn(&RowScore) -> String| scored.map_or_else(String::new, look);
    let texts = [
        row.weight.clone(),
        row.target.get(year).clone(),
        evaluation.achieved_text(row, year),
        of(|row| row.assessment().completion.as_ref().and_then(Completion::shown).unwrap_or_else(|| "–".to_owned())),
        of(status),
        of(|row| row.share().map_or_else(|| "–".to_owned(), |share| Percent::of(share.ratio).printed())),
        of(RowScore::points),
        row.explanation.get(year).clone(),
    ];
    texts.into_iter().map(Cell::short).collect()
}

fn status(row: &RowScore) -> String {
    format!("{}{}", row.assessment().status.label(), deviation(row.assessment()))
}

/// The sum of the weights, total and grade, or what they wait for; and whose weight went where.
fn result(score: &Score) -> Block {
    let weights = score.weights.sum.normalize().to_string();
    let mut row = vec![Cell::row_head("权重合计"), Cell::short(weights)];
    row.push(Cell::row_head("总分"));
    if let (Some(total), Some(grade)) = (score.total(), score.grade()) {
        let grade = [Cell::row_head("等级"), Cell::short(grade.label())];
        row.extend([Cell::short(total.to_string())].into_iter().chain(grade));
    } else {
        let waits = score.missing.as_ref().map_or_else(|| score.whole.progress(), ToString::to_string);
        row.push(Cell::short(waits).wide(3));
    }
    let mut rows = vec![row];
    if !score.spreads.is_empty() {
        let told: Vec<String> = score.spreads.iter().map(|spread| format!("{spread}。")).collect();
        rows.push(vec![Cell::row_head("不适用指标的权重"), Cell::long(told.join("\n")).wide(5)]);
    }
    Block { caption: "自评结果", widths: vec![16, 17, 16, 18, 16, 17], head: Vec::new(), rows }
}
