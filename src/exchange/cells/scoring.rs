//! The table of 绩效自评: groups with their totals, then their rows, without empty ones.

use super::grid::{Cell, Grid, Holds, TableLine};
use super::indicators::{actual, status};
use crate::evaluate::{Assessed, Evaluation, RowScore, Score, Tally, computed_share};
use crate::figures::Percent;
use crate::form::{Field, Form, Indicator, Level1, Period};

const HEAD: [&str; 9] =
    ["二级指标", "三级指标", "权重", "全年指标值", "全年完成值", "全年状态", "得分率 %", "得分", "偏差原因及改进措施"];

/// The cells of the table of 绩效自评.
pub(super) fn grid(form: &Form) -> Grid {
    let evaluation = Evaluation::of(form);
    let score = &evaluation.score;
    let ready = score.missing.is_none();
    let mut lines = Vec::new();
    for level1 in Level1::ALL {
        let mut rows = Vec::new();
        let mut above = None;
        for assessed in evaluation.assessed(form).filter(|assessed| assessed.level1 == level1) {
            let first = above.replace(assessed.level2.id) != Some(assessed.level2.id);
            rows.push(line(form, score, &assessed, first));
        }
        if !rows.is_empty() {
            lines.push(total(level1.label(), &score.group(level1).cloned().unwrap_or_default(), ready, true));
        }
        lines.extend(rows);
    }
    lines.push(total("合计", &score.whole, ready, false));
    Grid::new(HEAD.map(str::to_owned).to_vec(), 1, lines)
}

fn line(form: &Form, score: &Score, assessed: &Assessed<'_>, first: bool) -> TableLine {
    let Assessed { level2, row, evaluation, .. } = assessed;
    let year = Period::FullYear;
    let scored = score.row(row.id);
    let computed = |text: String| Cell::fixed(Holds::Computed, text);
    let cells = vec![
        if first { Cell::fixed(Holds::Label, level2.name.as_str()) } else { Cell::fixed(Holds::Merged, "") },
        Cell::fixed(Holds::Label, row.name.as_str()),
        Cell::text(form, Field::Weight(row.id)),
        Cell::fixed(Holds::Elsewhere, row.target.get(year).as_str()),
        actual(evaluation, row, year),
        status(evaluation, row, year),
        scored.map_or_else(|| computed("–".to_owned()), |scored| rating(row, scored)),
        computed(scored.map_or_else(String::new, RowScore::points)),
        Cell::text(form, Field::Explanation(row.id, year)),
    ];
    TableLine { label: row.name.clone(), row: Some(row.id), heads: false, cells }
}

/// 得分率: while nothing is typed, what the figures give is seen in its place. Open and 不适用 rows have nothing to rate.
fn rating(row: &Indicator, scored: &RowScore) -> Cell {
    if !scored.is_rated() {
        return Cell::fixed(Holds::Computed, "–");
    }
    let computed = computed_share(scored.assessment()).filter(|_| row.rating.is_empty());
    let shown = computed.map_or_else(|| row.rating.clone(), |ratio| Percent::of(ratio).figure().to_string());
    Cell { shown, holds: Holds::Text(Field::Rating(row.id)) }
}

/// The totals of a group, or of the whole.
fn total(label: &str, tally: &Tally, ready: bool, heads: bool) -> TableLine {
    let computed = |text: String| Cell::fixed(Holds::Computed, text);
    let nothing = || Cell::fixed(Holds::Label, "");
    let cells = vec![
        Cell::fixed(Holds::Label, format!("{label}（{} 个指标）", tally.indicators)),
        nothing(),
        computed(tally.weight.normalize().to_string()),
        computed(tally.remark(ready)),
        nothing(),
        nothing(),
        computed(tally.rate_shown(ready)),
        computed(tally.total_shown(ready)),
        nothing(),
    ];
    TableLine { label: label.to_owned(), row: None, heads, cells }
}
