//! Whether a text is this form at all. Units publish and hand in other tables that share its labels: for projects, self-evaluations, monitoring,
//! accounts, budgets. Read as this form, such a table would fill wrong boxes without a word.
//!
//! The heads of the indicator tables decide where there are any, for each kind of table has columns of its own; then titles, then labels that only
//! other tables have. Prose never decides: a form may well tell of 决算 and 自评.

use core::fmt;
use core::ops::Range;

use super::lines::Lines;
use super::report::Notes;
use super::sections::find_label;
use super::title::{Title, title};
use super::vocabulary::{Label, Vocabulary, is_head_piece};
use crate::brief::brief;

/// Why a text is another table: what was found, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherTable {
    /// What the table calls itself, where it has a title.
    pub name: Option<String>,
    /// What shows that it is another one, for the middle of a sentence.
    pub sign: String,
    /// The line that shows it, counted from 1.
    pub line: usize,
}

impl fmt::Display for OtherTable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, sign, line } = self;
        let name = name.as_deref().map_or_else(String::new, |name| format!("“{}”，", brief(name)));
        write!(f, "这是另一种表：{name}不是部门整体预算绩效目标表（第 {line} 行{sign}）。没有读入任何内容，")?;
        let own_paper = name.contains("部门整体预算绩效自评表") || name.contains("部门整体预算绩效运行监控表");
        f.write_str(if own_paper {
            "请导入目标表的文字；要接着填这张表，请改用填表的电脑上在“交表”中得到的 JSON 文件"
        } else {
            "请导入目标表的文字"
        })
    }
}

/// Columns that other tables have beside 一级指标, 二级指标 and 三级指标. A wrapped head is put together from pieces of these names.
const OTHER_HEADS: [&str; 41] = [
    "指标值",
    "指标名称",
    "年初目标值",
    "年初设定目标值",
    "年初指标值",
    "实际完成值",
    "全年实际完成值",
    "全年完成值",
    "半年完成值",
    "全年预计完成值",
    "全年预计完成情况",
    "预期完成值",
    "实际完成情况",
    "完成情况",
    "执行情况",
    "完成率",
    "完成比例",
    "完成目标可能性",
    "状态",
    "分值",
    "权重",
    "权重（%）",
    "调整后权重",
    "得分",
    "得分率",
    "自评得分",
    "评价得分",
    "评分标准",
    "评价标准",
    "评分规则",
    "扣分原因",
    "偏差原因",
    "偏差说明",
    "偏差原因分析及改进措施",
    "偏差原因及改进措施",
    "未完成原因分析",
    "指标性质",
    "计算符号",
    "度量单位",
    "计量单位",
    "指标解释",
];

/// What in a head belongs to other tables only. Whatever column it is, its values would be taken for those of another one.
const MARKS: [&str; 25] = [
    "年初目标值",
    "年初设定",
    "年初指标值",
    "实际完成",
    "完成值",
    "预计完成",
    "完成情况",
    "执行情况",
    "完成率",
    "完成比例",
    "可能性",
    "得分率",
    "得分",
    "分值",
    "权重",
    "评分",
    "评价标准",
    "扣分",
    "偏差",
    "未完成原因",
    "指标性质",
    "计算符号",
    "度量单位",
    "计量单位",
    "指标解释",
];

/// Marks that may as well be the end of the name of an indicator that a page break cut (业务学习与培训及时 完成率).
const ENDS_OF_NAMES: [&str; 4] = ["完成率", "完成情况", "执行情况", "得分率"];

/// Labels that stand at the head of tables about a single project, and never in this form.
pub(crate) const PROJECT_LABELS: [&str; 6] =
    ["项目名称", "项目编码", "项目类别", "项目负责人", "项目实施单位", "项目资金"];

/// 一级 and 二级指标 of tables about a single project.
pub(crate) const PROJECT_LEVELS: [&str; 6] =
    ["产出指标", "数量指标", "质量指标", "时效指标", "成本指标", "经济成本指标"];

/// What stands beside or below 单位名称 where that is the head of a column of another table.
const TABLE_WORDS: [&str; 24] = [
    "项目",
    "项目名称",
    "项目编码",
    "科目",
    "科目编码",
    "科目名称",
    "编码",
    "名称",
    "金额",
    "合计",
    "行次",
    "栏次",
    "序号",
    "预算数",
    "决算数",
    "执行数",
    "年初预算",
    "年初预算数",
    "全年预算数",
    "功能分类",
    "资金性质",
    "主管部门",
    "预算单位",
    "备注",
];

/// A head longer than this is a sentence about heads.
const LONGEST_HEAD: usize = 90;

/// A head has hardly more lines, however its cells wrap.
const MOST_HEAD_LINES: usize = 40;

/// Lines at the top of a text among which a title is looked for.
const TOP: usize = 15;

/// A head of an indicator table.
struct TableHead {
    lines: Range<usize>,
    /// What makes it the head of another table.
    mark: Option<&'static str>,
    /// Whether it has a column for the half year.
    half: bool,
    /// Whether it has a column of values.
    values: bool,
}

/// Refuses a text that is another table; where this form is in it as well, sets the other tables apart.
///
/// # Errors
/// [`OtherTable`] when there is no sign of this form, or its table has columns that this form has not.
pub(super) fn sift(lines: &mut Lines, words: &Vocabulary, notes: &mut Notes) -> Result<(), OtherTable> {
    let heads = table_heads(lines);
    let own = heads.iter().any(|head| head.mark.is_none() && head.half);
    let titles: Vec<(usize, Title)> =
        (0..lines.len()).filter_map(|at| title(lines.text(at)).map(|title| (at, title))).collect();
    if own {
        set_apart(lines, &heads, &titles, notes);
        return Ok(());
    }
    let top = top_of(lines);
    let other_title = titles.iter().find(|(at, of)| *of == Title::Other && *at < top).map(|(at, _)| *at);
    let refuse = |at: usize, sign: String| {
        let name = other_title.map(|at| lines.text(at).split_whitespace().collect());
        Err(OtherTable { name, sign, line: lines.number(at) })
    };
    if let Some((head, mark)) = heads.iter().find_map(|head| head.mark.map(|mark| (head, mark))) {
        return refuse(head.lines.start, format!("的表头有“{mark}”一栏"));
    }
    if titles.iter().any(|(_, of)| *of == Title::Own) {
        return Ok(());
    }
    if let Some(at) = other_title {
        return refuse(at, "是它的标题".to_owned());
    }
    if let Some((at, label)) = project_label(lines) {
        return refuse(at, format!("有“{label}”一栏"));
    }
    let levels = || {
        let of = |at: usize| lines.text(at).split_whitespace().find(|word| PROJECT_LEVELS.contains(word));
        (0..lines.len()).filter_map(move |at| of(at).map(|word| (at, word.to_owned())))
    };
    if let (Some((at, level)), Some(_)) = (levels().next(), levels().nth(1)) {
        return refuse(at, format!("有“{level}”，目标表中没有这样的指标"));
    }
    let standard = lines.iter().any(|(_, line)| line.text.split_whitespace().any(|w| words.standard_name(w).is_some()));
    // A head without any values is only a torn one.
    match heads.iter().find(|head| head.values && !head.half) {
        Some(head) if !standard => refuse(head.lines.start, "的表头没有“半年指标值”一栏".to_owned()),
        _ => Ok(()),
    }
}

/// Whether a text may be the name of a unit: it has letters, and is more than heads of columns.
pub(super) fn is_name(text: &str) -> bool {
    let is_head = |word: &str| TABLE_WORDS.contains(&word) || OTHER_HEADS.contains(&word);
    text.contains(char::is_alphabetic) && !text.split_whitespace().all(is_head)
}

/// A label of tables about a single project that begins a line.
fn project_label(lines: &Lines) -> Option<(usize, &'static str)> {
    (0..lines.len()).find_map(|at| {
        let first = lines.text(at).split_whitespace().next()?;
        let label = PROJECT_LABELS.into_iter().find(|label| {
            let rest = first.strip_prefix(label);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['：', ':', '（', '(']))
        })?;
        Some((at, label))
    })
}

/// Where the top of the text ends, in which titles stand: at the first label of a long text, below which prose begins.
fn top_of(lines: &Lines) -> usize {
    let texts = [Label::Functions, Label::Organisation, Label::LongTerm, Label::Annual];
    let begins = |at: &usize| texts.into_iter().any(|label| find_label(lines, *at, label).is_some());
    (0..lines.len().min(TOP)).find(begins).unwrap_or(lines.len().min(TOP))
}

/// Leaves other tables in the text out, from their title, or else their head, to the next head or title of this form.
fn set_apart(lines: &mut Lines, heads: &[TableHead], titles: &[(usize, Title)], notes: &mut Notes) {
    let mut done = 0;
    for (nth, head) in heads.iter().enumerate() {
        let Some(mark) = head.mark.filter(|_| head.lines.start >= done) else { continue };
        let above = heads.iter().take(nth).filter(|other| other.mark.is_none()).map(|other| other.lines.end).max();
        let first = above.unwrap_or(0).max(done);
        let titled = titles.iter().rev().find(|(at, _)| (first..head.lines.start).contains(at));
        let start = titled.filter(|(_, of)| *of == Title::Other).map_or(head.lines.start, |(at, _)| *at);
        let own_head = heads.iter().skip(nth).find(|other| other.mark.is_none()).map(|other| other.lines.start);
        let own_title = titles.iter().find(|(at, of)| *at > head.lines.end && *of == Title::Own).map(|(at, _)| *at);
        done = own_head.into_iter().chain(own_title).min().unwrap_or(lines.len());
        (start..done).for_each(|at| lines.leave(at, format!("属于另一张表（表头有“{mark}”一栏），没有读入")));
        let at = (start..done).map(|at| lines.number(at)).collect();
        notes.check(at, format!("文字中还有另一张表（表头有“{mark}”一栏），没有读入它的内容"));
    }
}

/// All heads of indicator tables, those of other tables too.
fn table_heads(lines: &Lines) -> Vec<TableHead> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let run = (at..lines.len()).take_while(|index| lines.text(*index).split_whitespace().all(is_piece)).count();
        let head = if run == 0 { single(lines, at) } else { head_in(lines, at..at + run) };
        at += run.max(1);
        found.extend(head);
    }
    found
}

fn is_piece(word: &str) -> bool {
    is_head_piece(word) || OTHER_HEADS.iter().any(|head| head.contains(word))
}

fn is_indicator_head(compact: &str) -> bool {
    let levels = ["一级指标", "二级指标", "三级指标"];
    compact.contains("三级指标") && levels.iter().filter(|level| compact.contains(**level)).count() >= 2
}

/// A head whose lines consist of pieces of columns.
fn head_in(lines: &Lines, run: Range<usize>) -> Option<TableHead> {
    let text = |of: Range<usize>| of.flat_map(|at| lines.text(at).split_whitespace()).collect::<String>();
    let whole = text(run.clone());
    // Where wrapped cells are printed line by line, 一级 beside 二级, their names are torn.
    let stems = ["一级", "二级", "三级"].iter().filter(|stem| whole.contains(**stem)).count();
    if !is_indicator_head(&whole) && stems < 3 {
        return None;
    }
    let half = whole.contains("半年");
    // Once this form's head is whole, what follows may be the rest of a name.
    let is_own = |text: &str| half && text.contains("全年") && is_indicator_head(text) && mark_in(text).is_none();
    let end = run.clone().take(MOST_HEAD_LINES).map(|at| at + 1).find(|end| is_own(&text(run.start..*end)));
    let mark = mark_in(&whole).filter(|mark| end.is_none() || !ENDS_OF_NAMES.contains(mark));
    Some(TableHead { lines: run, mark, half, values: has_values(&whole) })
}

/// A head on a line with columns that are in no list.
fn single(lines: &Lines, at: usize) -> Option<TableHead> {
    let compact: String = lines.text(at).split_whitespace().collect();
    let sentence = compact.contains(['，', '。', '；', '：', '“']) || compact.contains("指标、");
    let head = is_indicator_head(&compact) && !sentence && compact.chars().count() <= LONGEST_HEAD;
    head.then(|| TableHead {
        lines: at..at + 1,
        mark: mark_in(&compact),
        half: compact.contains("半年"),
        values: has_values(&compact),
    })
}

fn has_values(head: &str) -> bool {
    head.contains("指标值") || head.contains("目标值")
}

fn mark_in(text: &str) -> Option<&'static str> {
    MARKS.into_iter().filter_map(|mark| Some((text.find(mark)?, mark))).min_by_key(|(at, _)| *at).map(|(_, mark)| mark)
}
