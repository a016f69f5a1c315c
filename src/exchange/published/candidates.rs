//! The cells that may begin at a piece of a column. What does not depend on the rows beside it is worked out once.

use super::anchors::Anchor;
use super::fragment::Column;
use super::grammar;
use super::row_similarity::{RowSimilarity, new_duty_cost, repeats_beginning};
use super::stack_rule::{FAR, Move, REACH, Rule, SCALE, distance};
use super::strip::Bit;

/// The number of pieces a cell may have at most.
pub(super) const MOST_PIECES: usize = 7;
/// What a character in common counts, beside costs times `SCALE`.
const KIN: i32 = 5;
/// The cost of leaving out a piece.
const DROPPED: i32 = 120;
const AFTER_FULL: i32 = 8;

/// A column beside its rows.
pub(super) struct Beside<'a, 'b> {
    pub bits: &'b [&'a Bit],
    pub rows: &'b [Anchor],
    pub rule: &'b Rule<'b>,
    similarity: RowSimilarity,
}

/// A cell that consists of some pieces from one on.
pub(super) struct Candidate {
    pieces: usize,
    /// The first and the last line of its pieces.
    first: usize,
    last: usize,
    /// Its cost whatever it stands beside, and what is added where it stands beside one row, or several.
    own: i32,
    single: i32,
    several: i32,
    /// Whether it stands on lines without rows.
    between: bool,
    text: String,
    /// Its distinctive characters, and how many of them each row has, once asked for.
    distinctive: Vec<char>,
    shared: Vec<Option<i32>>,
}

impl<'a, 'b> Beside<'a, 'b> {
    pub fn new(bits: &'b [&'a Bit], rows: &'b [Anchor], rule: &'b Rule<'b>) -> Self {
        Self { bits, rows, rule, similarity: RowSimilarity::of(rule.texts) }
    }

    /// The cells that may begin at a piece.
    pub fn candidates(&self, f: usize) -> Vec<Candidate> {
        let Some(first) = self.bits.get(f) else { return Vec::new() };
        let rule = self.rule;
        let mut inside = grammar::begin(&first.piece, rule.column, false) + rule.new_cell + self.after_full(f);
        let mut text = String::new();
        let mut before: Option<&Bit> = None;
        let mut all = Vec::new();
        for (count, bit) in self.bits.iter().skip(f).take(MOST_PIECES).enumerate() {
            if let Some(before) = before {
                inside += grammar::go_on(&before.piece, &bit.piece, rule.column, rule.width);
                // Lines of other cells may stand between, where those have other heights.
                inside += [0, 0, 12].get(bit.row - before.row).copied().unwrap_or(60);
                inside += new_duty_cost(&before.piece.text, &bit.piece);
                // Neighbouring rows may say the same, no cell says it twice.
                inside += if repeats_beginning(&text, &bit.piece.text) { 35 } else { 0 };
            }
            before = Some(bit);
            text.push_str(&bit.piece.text);
            let length = bit.piece.text.chars().count();
            let task = rule.column == Column::KeyTask;
            let scrap = if count == 0 && length == 1 { 30 } else { 0 };
            let torn = task && count > 0 && length > 2;
            all.push(Candidate {
                pieces: count + 1,
                first: first.row,
                last: bit.row,
                own: inside + grammar::end(&bit.piece),
                single: scrap,
                several: scrap + if torn { 15 } else { i32::from(task) },
                between: rule.page.is_between(first.row, bit.row),
                distinctive: if rule.texts.is_empty() { Vec::new() } else { RowSimilarity::distinctive(&text) },
                shared: vec![None; rule.texts.len()],
                text: text.clone(),
            });
        }
        all
    }

    /// Offers every step from piece `f` and row `r`; `cells` are those that may begin at the piece.
    pub fn moves(&self, cells: &mut [Candidate], f: usize, r: usize, offer: &mut impl FnMut(usize, usize, i32, Move)) {
        let (bits, rows, rule) = (self.bits, self.rows, self.rule);
        if r < rows.len() {
            offer(f, r + 1, SCALE * if f == 0 { rule.from_before } else { rule.without }, Move::SkipRow);
        }
        if f < bits.len() {
            offer(f + 1, r, DROPPED * SCALE, Move::Drop);
        }
        let Some(first) = bits.get(f) else { return };
        let far = rows.get(r).is_some_and(|row| row.first > first.row + REACH || row.last + REACH < first.row);
        for cell in cells {
            if rule.may_be_empty {
                let cost = cell.own + self.empty(first, cell, r);
                offer(f + cell.pieces, r, cost * SCALE, Move::Cell { pieces: cell.pieces, rows: 0 });
            }
            if !far {
                self.beside_rows(cell, f, r, offer);
            }
        }
    }

    /// The cost of a cell standing beside no row, before row `r`.
    fn empty(&self, first: &Bit, cell: &Candidate, r: usize) -> i32 {
        let (above, here) = (r.checked_sub(1).and_then(|at| self.rows.get(at)), self.rows.get(r));
        let stands = |row: &Anchor| row.first <= cell.last && row.last >= cell.first;
        let crowded = [above, here].into_iter().flatten().any(stands);
        let order = here.is_some_and(|row| row.first <= cell.first) || above.is_some_and(|row| row.last >= cell.last);
        (if first.piece.known_level2 { 5 } else { 15 }) + if crowded || order { 80 } else { 0 }
    }

    /// Offers the steps in which a cell stands beside one row or more, from row `r` on.
    fn beside_rows(&self, cell: &mut Candidate, f: usize, r: usize, offer: &mut impl FnMut(usize, usize, i32, Move)) {
        let (bits, rows, rule) = (self.bits, self.rows, self.rule);
        let mut foreign = 0;
        // How many characters the rows up to one share with the cell.
        let (mut shared, mut counted) = (0, r);
        for m in 1..=rule.most_rows.min(rows.len().saturating_sub(r)) {
            let to = r + m;
            let last_cell = f + cell.pieces == bits.len() && to == rows.len();
            let lines = (cell.first, cell.last, cell.pieces);
            let off = distance(&(r..to), lines, rule, f == 0 && r == 0, last_cell);
            foreign += i32::from(rule.is_foreign(&cell.text, to - 1));
            let more = cell.own
                + 60 * foreign
                + rule.cuts_task(r, to)
                + if m > 1 { cell.several } else { cell.single }
                + self.strange(cell, r, to);
            let cost = more * SCALE + off;
            // Kinship only chooses among what is possible at all.
            let near = if !rule.texts.is_empty() && cost < FAR {
                while counted < to {
                    shared += cell.shared_with(counted, &self.similarity);
                    counted += 1;
                }
                KIN * (self.similarity.cell_cost(r, m) - shared)
            } else {
                0
            };
            offer(f + cell.pieces, to, cost + near, Move::Cell { pieces: cell.pieces, rows: m });
            if off > 60 * SCALE && rows.get(to).is_some_and(|row| row.first > cell.last) {
                break;
            }
        }
    }

    /// The cost of a cell that begins below a full line: it may rather be the rest of the cell above.
    fn after_full(&self, f: usize) -> i32 {
        let pair = f.checked_sub(1).and_then(|above| self.bits.get(above)).zip(self.bits.get(f));
        let full = pair.is_some_and(|(above, bit)| {
            let known = above.piece.known_level2 || bit.piece.known_level2;
            !known && self.rule.width > 0 && above.piece.width.most + bit.piece.unit > self.rule.width
        });
        if full { AFTER_FULL } else { 0 }
    }

    /// The cost of a cell by the lines its rows `from..to` stand on.
    fn strange(&self, cell: &Candidate, from: usize, to: usize) -> i32 {
        // A cell has the rows on whose lines it stands; what stands between rows has rows above and below.
        let slack = cell.last - cell.first;
        let row = |at: usize| self.rows.get(at);
        let top = row(from).map_or(0, |row| row.first);
        let bottom = to.checked_sub(1).and_then(row).map_or(0, |row| row.last);
        let between = usize::from(cell.between);
        let outside = top + between > cell.first + slack || bottom + slack < cell.last + between;
        // Nor does it stand on the lines of other rows.
        let stranger = from.checked_sub(1).and_then(row).is_some_and(|row| row.last >= cell.first)
            || row(to).is_some_and(|row| row.first <= cell.last);
        40 * i32::from(outside) + self.rule.stranger * i32::from(stranger)
    }
}

impl Candidate {
    /// How many of its characters a row has.
    fn shared_with(&mut self, row: usize, similarity: &RowSimilarity) -> i32 {
        let Some(slot) = self.shared.get_mut(row) else { return 0 };
        *slot.get_or_insert_with(|| similarity.shared(&self.distinctive, row))
    }
}
