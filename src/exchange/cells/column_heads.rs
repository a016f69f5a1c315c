//! What columns are called: here, in the official tables, and by those who make their own sheets.

use super::table_cells::TableCells;
use crate::form::{Period, plain, terms};

/// Words that say the period before the name of a column. A longer one stands before those it begins with.
const PERIODS: [(&str, Period); 7] = [
    ("上半年", Period::HalfYear),
    ("半年度", Period::HalfYear),
    ("半年", Period::HalfYear),
    ("全年", Period::FullYear),
    ("年度", Period::FullYear),
    ("本年", Period::FullYear),
    ("当年", Period::FullYear),
];

/// Other names of the columns, after the period and 实际 are taken away: the name here, then the others.
const SYNONYMS: [(&str, &[&str]); 9] = [
    (terms::TARGET, &["目标值", "绩效指标值", "计划指标值"]),
    (terms::ACTUAL, &["完成情况", "完成指标值"]),
    // 全年预计完成值 without its period.
    ("预计完成值", &["预计完成情况"]),
    (terms::NAME, &["三级指标名称", "指标名称"]),
    (terms::LEVEL2, &["二级指标名称"]),
    (terms::WEIGHT, &["分值", "指标权重", "权重分值"]),
    (terms::EXPLANATION, &["偏差原因分析及改进措施", "未完成原因及改进措施"]),
    (terms::EXECUTED, &["执行"]),
    // 半年计划执行数 without its period.
    ("计划执行数", &["计划"]),
];

/// The name of a column, taken apart so that names which mean the same are the same.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Name {
    period: Option<Period>,
    term: String,
}

impl Name {
    fn of(text: &str) -> Self {
        let (name, behind) = text.split_once(['（', '(']).unwrap_or((text, ""));
        let name = plain(name);
        let (before, term) = period_before(&name);
        // 「指标值（全年）」
        let period = before.or_else(|| period_before(&plain(behind)).0);
        let term = term.strip_prefix("实际").unwrap_or(term);
        let known = SYNONYMS.into_iter().find(|(_, others)| others.contains(&term));
        Self { period, term: known.map_or(term, |(here, _)| here).to_owned() }
    }
}

fn period_before(name: &str) -> (Option<Period>, &str) {
    let found = PERIODS.into_iter().find_map(|(word, period)| Some((Some(period), name.strip_prefix(word)?)));
    found.filter(|(_, term)| !term.is_empty()).unwrap_or((None, name))
}

/// A name without the unit behind it: 「全年预算数（万元）」.
fn without_unit(text: &str) -> String {
    plain(text.split(['（', '(']).next().unwrap_or_default())
}

/// The length of the longest head, in characters.
const LONGEST: usize = 24;

/// The heads of a table, taken apart once.
pub(super) struct Heads(Vec<ColumnHead>);

struct ColumnHead {
    name: Name,
    /// What the column is called here, and in other places of the program.
    exact: Vec<String>,
}

impl Heads {
    pub(super) fn of(table_cells: &TableCells) -> Self {
        let head = |(column, head): (usize, &String)| {
            let field = table_cells.lines.iter().find_map(|line| line.cells.get(column)?.field());
            // 「半年实际完成值」
            let label = field.filter(|field| field.row().is_some()).map(|field| plain(&field.label()));
            let exact = core::iter::once(without_unit(head)).chain(label).filter(|name| !name.is_empty()).collect();
            ColumnHead { name: Name::of(head), exact }
        };
        Self(table_cells.head.iter().enumerate().map(head).collect())
    }

    /// The column that a text is the head of; `None` where it is the head of none, or may be that of several.
    pub(super) fn column(&self, text: &str) -> Option<usize> {
        let short = without_unit(text);
        if short.is_empty() || text.chars().count() > LONGEST {
            return None;
        }
        if let Some(exact) = self.0.iter().position(|head| head.exact.contains(&short)) {
            return Some(exact);
        }
        let name = Name::of(text);
        let means = |head: &ColumnHead| {
            let periods = [head.name.period, name.period];
            head.name.term == name.term && (periods.contains(&None) || head.name.period == name.period)
        };
        let mut found = self.0.iter().enumerate().filter(|(_, head)| means(head)).map(|(column, _)| column);
        found.next().filter(|_| found.next().is_none())
    }

    /// Whether a text is the head of this column. Of which period makes no difference: a head is no value.
    pub(super) fn is_of(&self, column: usize, text: &str) -> bool {
        let Some(head) = self.0.get(column).filter(|_| text.chars().count() <= LONGEST) else { return false };
        let short = without_unit(text);
        !short.is_empty() && (head.exact.contains(&short) || head.name.term == Name::of(text).term)
    }
}
