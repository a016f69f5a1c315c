//! What the words of a kept layout say about merged cells: which rows are similar, and which lines begin a cell of their own.

use super::fragment::Fragment;

/// How similar the rows of a cell are, for choosing between cuts that are equally good otherwise: a 二级指标 hardly ends between two rows
/// that speak of the same thing, and its name has something of its rows. What is chosen so is always reported.
pub(super) struct RowSimilarity {
    /// The characters of every row, sorted.
    rows: Vec<Vec<char>>,
    /// For each row, the cost of a cell that begins with it although the row above says something similar.
    boundary_costs: Vec<i32>,
}

impl RowSimilarity {
    /// Takes the text of every row.
    pub fn of(texts: &[String]) -> Self {
        let chars = |text: &String| {
            let mut chars: Vec<char> = text.chars().collect();
            chars.sort_unstable();
            chars.dedup();
            chars
        };
        let pairs: Vec<Vec<(char, char)>> = texts.iter().map(|text| pairs(text)).collect();
        let boundary_costs = pairs.windows(2).map(|rows| {
            let [above, below] = rows else { return 0 };
            3 * i32::try_from(above.iter().filter(|pair| below.contains(pair)).take(4).count()).unwrap_or(4)
        });
        Self {
            rows: texts.iter().map(chars).collect(),
            boundary_costs: core::iter::once(0).chain(boundary_costs).collect(),
        }
    }

    /// The cost of taking `count` rows from `first` on as those of one cell, whatever its name.
    pub fn cell_cost(&self, first: usize, count: usize) -> i32 {
        let size = i32::try_from(count.min(18)).unwrap_or(18);
        self.boundary_costs.get(first).copied().unwrap_or(0) + size * size / 20
    }

    /// The characters of a name that also stand in the rows it belongs to: frequent ones say nothing.
    pub fn distinctive(name: &str) -> Vec<char> {
        name.chars().take(40).filter(|c| !"负责和的与及工作服务管理".contains(*c)).collect()
    }

    /// The number of these characters that a row has; more than two count as two.
    pub fn shared(&self, distinctive: &[char], row: usize) -> i32 {
        let Some(chars) = self.rows.get(row) else { return 0 };
        let of = distinctive.iter().filter(|c| chars.binary_search(c).is_ok()).take(2);
        i32::try_from(of.count()).unwrap_or(2)
    }
}

/// The pairs of neighbouring characters of a text.
fn pairs(text: &str) -> Vec<(char, char)> {
    text.chars().zip(text.chars().skip(1)).filter(|(a, b)| *a != ' ' && *b != ' ').collect()
}

/// The cost of reading a line as the continuation of a 二级指标 or 重点工作 when it begins as most of them do: `负责…`, `开展…`.
pub(super) fn new_duty_cost(above: &str, piece: &Fragment) -> i32 {
    const SURELY: [&str; 4] = ["负责", "承担", "开展", "推进"];
    const MAYBE: [&str; 4] = ["指导", "协助", "统筹", "组织"];
    let begins = |verbs: &[&str]| verbs.iter().any(|verb| piece.text.starts_with(verb));
    if above.ends_with(['、', '，', '和', '与', '及', '的', '（']) {
        0
    } else if begins(&SURELY) {
        32
    } else if begins(&MAYBE) {
        16
    } else {
        0
    }
}

/// Whether a line begins with the same words as the cell above it.
pub(super) fn repeats_beginning(cell: &str, line: &str) -> bool {
    let mut words = line.chars().take(SAME_WORDS).peekable();
    words.peek().is_some() && line.chars().count() >= SAME_WORDS && cell.starts_with(&words.collect::<String>())
}

/// The number of characters that are compared.
const SAME_WORDS: usize = 5;
