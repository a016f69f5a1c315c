//! Ruling lines as tables: which lines belong together, which cells they bound, and which cells are merged because no line parts them.

use super::path::Rule;

/// Lines that lie closer together than this are one.
const SAME: f64 = 3.0;
/// How far a line may end before the one that it meets.
const REACH: f64 = 4.0;
/// A line without a partner stands this far from the next one at least where it is an edge of its own.
const EDGE: f64 = 9.0;
/// The most rows times columns of a table.
const MOST_PLACES: usize = 400_000;

/// A line along an axis: where it lies across it, and from where to where it goes.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Line {
    at: f64,
    from: f64,
    to: f64,
}

/// A cell of a table that is ruled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RuledCell {
    pub row: usize,
    pub column: usize,
    pub rows: usize,
    pub columns: usize,
}

/// A table by its ruling lines.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RuledTable {
    /// Where columns begin and the last one ends.
    pub xs: Vec<f64>,
    /// Where rows begin and the last one ends, from above.
    pub ys: Vec<f64>,
    pub cells: Vec<RuledCell>,
}

impl RuledTable {
    /// The row and column in which a point lies.
    pub fn place(&self, x: f64, y: f64) -> Option<(usize, usize)> {
        let within = |edges: &[f64], at: f64| {
            let behind = edges.partition_point(|edge| *edge <= at);
            (behind > 0 && behind < edges.len()).then(|| behind - 1)
        };
        Some((within(&self.ys, y)?, within(&self.xs, x)?))
    }

    pub fn top(&self) -> f64 {
        self.ys.first().copied().unwrap_or_default()
    }
}

/// The tables that lines rule, from above.
pub(super) fn tables(rules: &[Rule]) -> Vec<RuledTable> {
    let (mut across, mut down) = (Vec::new(), Vec::new());
    for rule in rules {
        let (width, height) = ((rule.to.x - rule.from.x).abs(), (rule.to.y - rule.from.y).abs());
        if width >= height {
            let (from, to) = (rule.from.x.min(rule.to.x), rule.from.x.max(rule.to.x));
            across.push(Line { at: f64::midpoint(rule.from.y, rule.to.y), from, to });
        } else {
            let (from, to) = (rule.from.y.min(rule.to.y), rule.from.y.max(rule.to.y));
            down.push(Line { at: f64::midpoint(rule.from.x, rule.to.x), from, to });
        }
    }
    let (across, down) = (joined(across), joined(down));
    let groups = groups(&across, &down);
    let mut tables: Vec<RuledTable> = groups.iter().filter_map(|(across, down)| table(across, down)).collect();
    tables.sort_by(|one, other| one.top().total_cmp(&other.top()));
    tables
}

/// Lines that lie on each other or go on with each other, as one.
fn joined(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|one, other| one.at.total_cmp(&other.at));
    // Lines at nearly the same place get the same place.
    let mut start = 0;
    while start < lines.len() {
        let first = lines.get(start).map_or(0.0, |line| line.at);
        let count = lines.iter().skip(start).take_while(|line| line.at - first <= SAME).count();
        for line in lines.iter_mut().skip(start).take(count) {
            line.at = first;
        }
        start += count.max(1);
    }
    lines.sort_by(|one, other| one.at.total_cmp(&other.at).then(one.from.total_cmp(&other.from)));
    let mut whole: Vec<Line> = Vec::new();
    for line in lines {
        match whole.last_mut() {
            Some(last) if (last.at - line.at).abs() < f64::EPSILON && line.from <= last.to + SAME => {
                last.to = last.to.max(line.to);
            }
            _ => whole.push(line),
        }
    }
    whole
}

/// Lines that meet, directly or by others.
fn groups(across: &[Line], down: &[Line]) -> Vec<(Vec<Line>, Vec<Line>)> {
    let mut of_across: Vec<Option<usize>> = vec![None; across.len()];
    let mut of_down: Vec<Option<usize>> = vec![None; down.len()];
    let meets = |row: &Line, column: &Line| {
        row.from - REACH <= column.at
            && column.at <= row.to + REACH
            && column.from - REACH <= row.at
            && row.at <= column.to + REACH
    };
    let mut count = 0;
    for start in 0..across.len() {
        if of_across.get(start).is_none_or(Option::is_some) {
            continue;
        }
        let mut open = vec![(true, start)];
        while let Some((is_across, at)) = open.pop() {
            let (lines, others, mine, theirs) = if is_across {
                (across, down, &mut of_across, &mut of_down)
            } else {
                (down, across, &mut of_down, &mut of_across)
            };
            let Some(slot) = mine.get_mut(at).filter(|slot| slot.is_none()) else { continue };
            *slot = Some(count);
            let Some(line) = lines.get(at) else { continue };
            for (other, (of, group)) in others.iter().zip(theirs.iter()).enumerate() {
                if group.is_none() && (if is_across { meets(line, of) } else { meets(of, line) }) {
                    open.push((!is_across, other));
                }
            }
        }
        count += 1;
    }
    let of = |lines: &[Line], groups: &[Option<usize>], group: usize| {
        lines.iter().zip(groups).filter(|(_, of)| **of == Some(group)).map(|(line, _)| *line).collect::<Vec<Line>>()
    };
    (0..count).map(|group| (of(across, &of_across, group), of(down, &of_down, group))).collect()
}

/// The places of lines, with those at which lines across end without one: the sides of a table that is open there.
fn edges(lines: &[Line], crossing: &[Line]) -> Vec<f64> {
    let mut edges: Vec<f64> = lines.iter().map(|line| line.at).collect();
    let least = crossing.iter().map(|line| line.from).fold(f64::INFINITY, f64::min);
    let most = crossing.iter().map(|line| line.to).fold(f64::NEG_INFINITY, f64::max);
    for end in [least, most] {
        if end.is_finite() && edges.iter().all(|edge| (edge - end).abs() > EDGE) {
            edges.push(end);
        }
    }
    edges.sort_by(f64::total_cmp);
    edges.dedup_by(|one, other| (*one - *other).abs() <= SAME);
    edges
}

fn table(across: &[Line], down: &[Line]) -> Option<RuledTable> {
    let (xs, ys) = (edges(down, across), edges(across, down));
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    // A frame around a page, or a line below a title, is no table.
    if columns == 0 || rows == 0 || columns * rows < 2 || columns.checked_mul(rows)? > MOST_PLACES {
        return None;
    }
    let right = Borders::of(down, &xs, &ys);
    let below = Borders::of(across, &ys, &xs);
    let mut taken = vec![false; rows * columns];
    let mut cells = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if taken.get(row * columns + column).copied().unwrap_or(true) {
                continue;
            }
            let free = |at: usize| taken.get(row * columns + at) == Some(&false);
            let wide = (column + 1..columns).take_while(|at| free(*at) && !right.has(*at, row)).count() + 1;
            let open_below = |at: usize| {
                (column..column + wide).all(|over| !below.has(at, over))
                    && (column + 1..column + wide).all(|over| !right.has(over, at))
            };
            let high = (row + 1..rows).take_while(|at| open_below(*at)).count() + 1;
            for slot in (row..row + high).flat_map(|at| at * columns + column..at * columns + column + wide) {
                if let Some(slot) = taken.get_mut(slot) {
                    *slot = true;
                }
            }
            cells.push(RuledCell { row, column, rows: high, columns: wide });
        }
    }
    Some(RuledTable { xs, ys, cells })
}

/// Where lines part neighbours.
struct Borders {
    /// For each edge the pieces of it that are ruled.
    ruled: Vec<Vec<bool>>,
}

impl Borders {
    fn of(lines: &[Line], edges: &[f64], crossing: &[f64]) -> Self {
        let mut ruled = vec![vec![false; crossing.len().saturating_sub(1)]; edges.len()];
        for line in lines {
            let nearest = edges
                .iter()
                .enumerate()
                .min_by(|(_, one), (_, other)| (**one - line.at).abs().total_cmp(&(**other - line.at).abs()));
            let Some(of_edge) = nearest.and_then(|(at, _)| ruled.get_mut(at)) else { continue };
            for (piece, ends) in of_edge.iter_mut().zip(crossing.windows(2)) {
                if let [from, to] = ends {
                    let shared = line.to.min(*to) - line.from.max(*from);
                    *piece |= shared > (to - from) * 0.5;
                }
            }
        }
        Self { ruled }
    }

    /// Whether the edge is ruled beside the place.
    fn has(&self, edge: usize, place: usize) -> bool {
        self.ruled.get(edge).and_then(|of| of.get(place)).copied().unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::super::matrix::Point;
    use super::*;

    fn rule(x: f64, y: f64, to_x: f64, to_y: f64) -> Rule {
        Rule { from: Point { x, y }, to: Point { x: to_x, y: to_y } }
    }

    #[test]
    fn cells_are_merged_where_no_line_parts_them() {
        // Three columns and two rows; the first column is one cell, and the last two of the second row are another.
        let rules = [
            rule(0.0, 0.0, 90.0, 0.3),
            rule(0.0, 40.0, 90.0, 40.0),
            rule(30.0, 20.0, 60.0, 20.0),
            rule(60.0, 20.5, 90.0, 20.5),
            rule(0.0, 0.0, 0.0, 40.0),
            rule(30.0, 0.0, 30.0, 40.0),
            rule(60.0, 0.0, 60.0, 20.0),
            rule(90.0, 0.0, 90.0, 40.0),
        ];
        let tables = tables(&rules);
        let [table] = tables.as_slice() else { panic!("{tables:?}") };
        let cells: Vec<[usize; 4]> = table.cells.iter().map(|c| [c.row, c.column, c.rows, c.columns]).collect();
        assert_eq!(cells, [[0, 0, 2, 1], [0, 1, 1, 1], [0, 2, 1, 1], [1, 1, 1, 2]]);
        assert_eq!((table.place(35.0, 30.0), table.place(95.0, 10.0)), (Some((1, 1)), None));
    }

    #[test]
    fn lines_that_do_not_meet_are_tables_of_their_own_and_open_sides_are_edges() {
        let frame = |top: f64| {
            [
                rule(0.0, top, 90.0, top),
                rule(0.0, top + 20.0, 90.0, top + 20.0),
                rule(0.0, top + 40.0, 90.0, top + 40.0),
                rule(45.0, top, 45.0, top + 40.0),
            ]
        };
        let rules: Vec<Rule> =
            frame(0.0).into_iter().chain(frame(100.0)).chain([rule(0.0, 300.0, 90.0, 300.0)]).collect();
        let found = tables(&rules);
        assert_eq!(found.iter().map(|table| (table.xs.len(), table.ys.len())).collect::<Vec<_>>(), [(3, 3), (3, 3)]);
    }
}
