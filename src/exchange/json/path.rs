//! Where something stands in a file, in words of the form: 第 3 个指标的半年指标值.

use crate::brief::brief_to;
use crate::form::{Field, terms};

/// Characters of a file's own text that are quoted.
pub(super) const MOST_QUOTED: usize = 40;

/// A step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum PathStep {
    Key(String),
    Index(usize),
}

/// The last step on the way to a value while it is looked at, with the way to where it begins. It is written out only where something is said about
/// the value.
pub(super) struct Way<'a> {
    before: Option<&'a Way<'a>>,
    step: Step<'a>,
    depth: usize,
}

/// A step that borrows its key.
#[derive(Clone, Copy)]
pub(super) enum Step<'a> {
    Key(&'a str),
    Index(usize),
}

impl<'a> Way<'a> {
    /// One step further.
    pub(super) fn on(before: Option<&'a Self>, step: Step<'a>) -> Self {
        Self { before, step, depth: before.map_or(0, Self::depth) + 1 }
    }

    /// How many steps it has.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn steps(&self) -> Vec<PathStep> {
        let mut steps = self.before.map_or_else(Vec::new, Way::steps);
        steps.push(match self.step {
            Step::Key(key) => PathStep::Key(key.to_owned()),
            Step::Index(at) => PathStep::Index(at),
        });
        steps
    }
}

/// Words for what has no field: parts of the form, lists, choices.
const WORDS: &[(&str, &str)] = &[
    ("format", "文件的种类"),
    ("version", "格式版本"),
    ("form", "表的内容"),
    ("entries", "备份的内容"),
    ("year", "年度"),
    ("stage", "阶段"),
    ("profile", "基本信息"),
    ("unit", "单位名称"),
    ("funds", "部门整体资金"),
    ("income", "收入"),
    ("expenditure", "支出"),
    ("publishedTotals", "原表合计"),
    ("basic", "基本支出"),
    ("project", "项目支出"),
    ("goals", "目标"),
    ("indicators", "指标"),
    ("level1", terms::LEVEL1),
    ("level2", terms::LEVEL2),
    ("level2Id", "二级指标编号"),
    ("id", "编号"),
    ("name", "名称"),
    ("target", terms::TARGET),
    ("actual", "实际完成值"),
    ("judgement", "完成情况判断"),
    ("equalRule", "“＝”的算法"),
    ("overrideReason", "手填原因"),
    ("monitoring", "运行监控"),
    ("likelihood", terms::LIKELIHOOD),
    ("causes", terms::CAUSES),
    ("explanation", terms::MID_YEAR_EXPLANATION),
    ("halfYear", "半年"),
    ("fullYear", "全年"),
    ("progress", "预算执行"),
    ("adjustment", "调整"),
    ("executed", terms::EXECUTED),
    ("budgetNotes", "预算说明"),
    ("execution", "执行"),
    ("baseData", "基础数据"),
    ("settings", "设置"),
    ("executionBase", "执行率的分母"),
    ("reverseRule", "越低越好的算法"),
    ("halfYearDeviation", "半年预算偏差率的口径"),
    ("progressBase", "支付进度的口径"),
    ("carryOverBase", "结转结余率的分母"),
    ("waivedWeight", "不适用指标的权重"),
    ("gradeFrom", "等级的起点"),
    ("groupShares", "各组权重合计"),
    ("lastYear", "上年目标表"),
    ("approved", terms::APPROVED),
    ("date", "日期"),
    ("adjustmentReason", terms::ADJUSTMENT_REASON),
    ("carriedOver", "全年指标值沿用上年、尚待确认"),
    ("carriedOverHalfYear", "半年指标值沿用上年、尚待确认"),
    ("madeFrom", "生成本表的上一年度表"),
    ("unplaced", "没有归位的文字"),
    ("line", "行号"),
    ("text", "文字"),
    ("reason", "原因"),
];

/// The way to a value in words.
pub(super) fn in_words(path: &[PathStep]) -> String {
    match path {
        [] => "整个文件".to_owned(),
        [PathStep::Key(list), PathStep::Index(at), rest @ ..] if list == "indicators" => nth("指标", *at, rest),
        [PathStep::Key(list), PathStep::Index(at), rest @ ..] if list == "unplaced" => nth("没有归位的文字", *at, rest),
        [PathStep::Key(part), rest @ ..] if part == "lastYear" && !rest.is_empty() => {
            format!("上年目标表的{}", in_words(rest))
        }
        _ => of_form(path),
    }
}

/// What stands in the item of a list.
fn nth(what: &str, at: usize, rest: &[PathStep]) -> String {
    let item = format!("第 {} 个{what}", at + 1);
    match rest {
        [] => item,
        [PathStep::Key(key)] if key == "name" => format!("{item}的名称"),
        _ => {
            // The address of a field has the number of a row, whichever it is.
            let row = [PathStep::Key("indicators".to_owned()), PathStep::Index(0)];
            let field = field(&row.iter().chain(rest).cloned().collect::<Vec<_>>());
            format!("{item}的{}", field.unwrap_or_else(|| last_steps_in_words(rest)))
        }
    }
}

fn of_form(path: &[PathStep]) -> String {
    field(path).unwrap_or_else(|| last_steps_in_words(path))
}

/// The name of the field at a place, where there is one.
fn field(path: &[PathStep]) -> Option<String> {
    // A longer way than any field has is none, and may be as long as the file.
    let short = path.len() <= 6 && path.iter().all(|step| !matches!(step, PathStep::Key(key) if key.len() > 40));
    let steps = path.iter().map(|step| match step {
        PathStep::Key(key) => key.clone(),
        PathStep::Index(at) => at.to_string(),
    });
    let address = short.then(|| steps.collect::<Vec<_>>().join("/"))?;
    address.parse::<Field>().ok().map(Field::label)
}

/// The last two steps, each in its word.
fn last_steps_in_words(path: &[PathStep]) -> String {
    let words: Vec<String> = path.iter().rev().take(2).rev().map(word).collect();
    words.join("的")
}

fn word(step: &PathStep) -> String {
    match step {
        PathStep::Key(key) => {
            let known = WORDS.iter().find(|(word, _)| word == key);
            known.map_or_else(|| format!("“{}”", brief_to(key, MOST_QUOTED)), |(_, word)| (*word).to_owned())
        }
        PathStep::Index(at) => format!("第 {} 项", at + 1),
    }
}
